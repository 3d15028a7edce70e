#pragma once

#include "plumbline/domain/entities/acts.h"
#include "plumbline/domain/entities/approvals.h"
#include "plumbline/domain/entities/delivery.h"
#include "plumbline/domain/entities/devices.h"
#include "plumbline/domain/entities/organisation.h"
#include "plumbline/domain/entities/pipeline.h"
#include "plumbline/domain/entities/promises.h"
#include "plumbline/domain/entities/receivables.h"
#include "plumbline/domain/entities/records.h"
