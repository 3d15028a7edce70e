#pragma once

#include "plumbline/workspace/promises.h"

#include <QString>

/// What the pages of promises say of commitments and requests.
namespace plumbline::pages {

/// "Rebate", "Write-off"
[[nodiscard]] QString kindText(const workspace::ApprovalShown &approval);
[[nodiscard]] QString kindText(domain::CommitmentKind kind);
[[nodiscard]] QString stateText(domain::CommitmentState state);
[[nodiscard]] QString stateText(domain::ApprovalState state);
[[nodiscard]] QString roleText(domain::Role role);
/// "Rebate · Aurora"
[[nodiscard]] QString headingOf(const workspace::ApprovalShown &approval);
/// Why this person may not decide it, as a sentence of the page's own where there is one.
[[nodiscard]] QString whyNotText(const workspace::ApprovalShown &approval);
/// "Finance signs next.", "It is in force."
[[nodiscard]] QString afterApproval(const workspace::ApprovalShown &approval);

} // namespace plumbline::pages
