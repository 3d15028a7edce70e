#pragma once

#include "plumbline/analytics/columns.h"

namespace plumbline::analytics {

/// A deal as a board of stages shows it.
struct BoardCard {
    domain::Uuid deal;
    QString title;
    /// Empty where there is none.
    QString account;
    QString owner;
    /// Minor units of the base currency.
    std::int64_t amount = 0;
    std::optional<domain::Date> expectedClose;
    /// Days since the deal came to the stage; absent where nobody said when.
    std::optional<int> daysInStage;
    friend bool operator==(const BoardCard &, const BoardCard &) = default;
};

/// One stage of a board. Count and value are those of the pipeline's snapshot: Metric::SnapshotCount and SnapshotValue of the
/// same stage in the same slice.
struct BoardStage {
    domain::Uuid stage;
    QString name;
    domain::StageOutcome outcome{};
    std::int64_t count = 0;
    std::int64_t value = 0;
    /// The largest amounts first, by id where they are equal; of open stages only.
    std::vector<BoardCard> cards;
    friend bool operator==(const BoardStage &, const BoardStage &) = default;
};

/// Every stage in the order of the funnel with at most `perStage` cards each; one pass over the deals.
[[nodiscard]] std::vector<BoardStage> dealBoard(const Columns &columns, const Slice &slice, std::size_t perStage);

} // namespace plumbline::analytics
