#pragma once

#include "plumbline/hub/hub.h"

namespace plumbline::hub {

/// Prometheus's text format, version 0.0.4.
[[nodiscard]] QByteArray metricsText(const Status &status);

} // namespace plumbline::hub
