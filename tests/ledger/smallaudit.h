#pragma once

#include "plumbline/ledger/auditexport.h"

namespace plumbline::tests {

/// A small organisation's exported audit trail: an import, a signed receipt, a rename, and a receipt that was refused.
struct SmallAudit {
    ledger::AuditExport exported;
    QByteArray hubKey;
    QByteArray deviceKey;
};
[[nodiscard]] SmallAudit smallAudit();

} // namespace plumbline::tests
