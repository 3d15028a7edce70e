#pragma once

#include "plumbline/workspace/dealshown.h"

#include <QString>

/// What happened in a deal, as sentences.
namespace plumbline::pages {

struct MomentWords {
    /// One line, or one per field that was edited.
    QString sentence;
    /// Files and the like; may be empty.
    QString detail;
};
[[nodiscard]] MomentWords wordsOf(const workspace::DealMoment &moment);
/// "Rebate · Open"
[[nodiscard]] QString commitmentText(const workspace::CommitmentLine &line);

} // namespace plumbline::pages
