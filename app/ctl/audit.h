#pragma once

#include "output.h"

#include "plumbline/replica/reader.h"
#include "plumbline/workspace/audit.h"

namespace plumbline::ctl {

/// `kind=import_records`, `entity=deal` → a filter of ledger entries. Errors: Misused.
[[nodiscard]] domain::Result<replica::EntryFilter> auditFilter(const QStringList &filters);
void printAudit(const workspace::AuditPage &page, Format format);
void printChanges(const std::vector<workspace::AuditChange> &changes, Format format);

} // namespace plumbline::ctl
