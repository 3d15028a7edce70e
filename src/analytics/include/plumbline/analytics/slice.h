#pragma once

#include "plumbline/domain/date.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace plumbline::analytics {

/// What every page can be cut by.
enum class Dimension : std::uint8_t { Owner, Team, Product, Region, Source, Account };
inline constexpr std::array AllDimensions{Dimension::Owner,  Dimension::Team,   Dimension::Product,
                                          Dimension::Region, Dimension::Source, Dimension::Account};

/// A member of a dimension as slices name it: the record's id as text, or the text itself for region and source.
/// The empty key stands for "unattributed".
using MemberKey = QString;

/// An earlier instant a pipeline is compared with: as it stood on a day, as known up to a ledger position; absent: as known now.
struct Since {
    domain::Date asOf;
    std::optional<std::int64_t> asKnown;
    friend bool operator==(const Since &, const Since &) = default;
};

/// One choice of everything a page depends on: when, as known when, and which part of the organisation. Absent or empty
/// means all. All conditions hold at once.
struct Slice {
    /// Business date: only what is dated by then counts.
    domain::Date asOf;
    /// Ledger position: only what was recorded by then counts; absent: everything recorded. The workspace answers from columns
    /// of that position. Asked of later columns directly, rows recorded since are left out, but what was removed or changed
    /// since is not brought back.
    std::optional<std::int64_t> asKnown;
    /// Pipeline: snapshot by creation date, cohorts and dwell by the date of entering the stage, win rate and won value by close
    /// date, change by the date deals are expected to close on.
    /// Receivables: by invoice date. Health: the flows of the period; absent means the twelve months up to `asOf`.
    domain::DateRange period;
    /// Indexed by Dimension.
    std::array<std::vector<MemberKey>, AllDimensions.size()> members;
    /// Days within which a deal of a cohort has to reach the next stage to count as advanced.
    int horizonDays = 90;
    /// What change is reckoned from; other figures do not look at it. Absent: from the as-of day, so that nothing changed.
    std::optional<Since> since;

    [[nodiscard]] const std::vector<MemberKey> &membersOf(Dimension dimension) const {
        return members[static_cast<std::size_t>(dimension)];
    }
    [[nodiscard]] std::vector<MemberKey> &membersOf(Dimension dimension) { return members[static_cast<std::size_t>(dimension)]; }
    friend bool operator==(const Slice &, const Slice &) = default;
};

/// A member of a dimension as people see it.
struct Member {
    MemberKey key;
    QString name;
    friend bool operator==(const Member &, const Member &) = default;
};

} // namespace plumbline::analytics
