#pragma once

#include "plumbline/analytics/columns.h"
#include "plumbline/domain/changes.h"

/// What an edit of one record would do to the figures people argue about. Pure.
namespace plumbline::analytics {

enum class AffectedFigure : std::uint8_t {
    /// Metric::Outstanding and Metric::OverSixtyDays.
    Receivables,
    OverSixtyDays,
    /// Metric::WeightedPipeline.
    WeightedPipeline,
    /// Cash received, which incentives are paid on (METRICS, Incentive): what receipts were set against a person's invoices, less
    /// what was refunded. A document counts for the owner of its deal; where there is none for its own owner, else its account's.
    CashReceived,
};

struct Effect {
    AffectedFigure figure{};
    /// Whose figure it is, for CashReceived; nil: the organisation's.
    domain::Uuid person;
    /// Minor units of the base currency.
    std::int64_t now = 0;
    std::int64_t then = 0;
    friend bool operator==(const Effect &, const Effect &) = default;
};

/// The figures as of a date, made ready for many questions: each takes as long as there are documents of the record it is about.
class Effects {
public:
    Effects(Columns columns, domain::Date asOf);
    ~Effects();
    Effects(const Effects &) = delete;
    Effects &operator=(const Effects &) = delete;

    /// Figures that would differ, in the order of AffectedFigure, people by their ids; nobody's share is not told.
    [[nodiscard]] std::vector<Effect> of(const domain::Updated &change) const;

    /// The organisation's figure as it stands.
    [[nodiscard]] std::int64_t now(AffectedFigure figure) const;
    [[nodiscard]] std::int64_t cashReceivedFor(const domain::Uuid &person) const;

private:
    struct Private;
    std::unique_ptr<const Private> d;
};

} // namespace plumbline::analytics
