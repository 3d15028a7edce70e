#pragma once

#include "plainorganisation.h"

#include <functional>

/// Every metric once more, slowly: from the records themselves and the definitions, with nothing of the columns.
namespace plumbline::tests {

/// A figure's value, or nothing where it can't be had.
using SlowValue = std::optional<std::int64_t>;

/// Of the pipeline page; `bucket` counts stages in the order of the funnel, and sources by name.
[[nodiscard]] SlowValue slowPipeline(const PlainOrganisation &organisation, const analytics::Slice &slice,
                                     const analytics::FigureId &figure);
/// What a step of the cohort says beside its figures.
struct SlowMarks {
    std::int64_t immature = 0, skipped = 0, regressed = 0;
};
[[nodiscard]] SlowMarks slowMarks(const PlainOrganisation &organisation, const analytics::Slice &slice, int fromStage);

/// What happened between the slice's two instants, and to how many deals.
struct SlowChange {
    std::int64_t value = 0, count = 0;
};
[[nodiscard]] SlowChange slowChange(const PlainOrganisation &organisation, const analytics::Slice &slice, analytics::ChangeStep step);

/// How long a deal was in a stage, in the days that count.
struct SlowStay {
    int days = 0;
    bool hasEnded = false;
};
[[nodiscard]] std::vector<SlowStay> slowStays(const PlainOrganisation &organisation, const analytics::Slice &slice, int stage,
                                              const std::function<bool(domain::Date)> &counts);
/// The first day by which at most 1 ÷ `parts` of them are still in it.
[[nodiscard]] SlowValue slowQuantile(std::vector<SlowStay> stays, int parts);

/// Amounts per ageing column, and how many lines are in each.
struct SlowAgeing {
    std::array<std::int64_t, analytics::AgeingColumnCount> amounts{};
    std::array<std::int64_t, analytics::AgeingColumnCount> counts{};
    std::int64_t disputed = 0;
    std::int64_t trade = 0;
    /// Invoices − receipts − credit notes + refunds − write-offs; what was set against an invoice or reverses one goes with it.
    std::int64_t ledger = 0;
};
[[nodiscard]] SlowAgeing slowAgeing(const PlainOrganisation &organisation, const analytics::Slice &slice);
[[nodiscard]] SlowValue slowHealth(const PlainOrganisation &organisation, const analytics::Slice &slice,
                                   analytics::Metric metric);

/// Whether a slice has what belongs to these members; absent ones are the empty key.
struct Belongings {
    std::optional<domain::UserId> owner;
    std::optional<domain::AccountId> account;
    std::optional<domain::ProductId> product;
    QString source;
};
[[nodiscard]] bool has(const PlainOrganisation &organisation, const analytics::Slice &slice, const Belongings &belongings);
[[nodiscard]] Belongings belongingsOf(const PlainOrganisation &organisation, const domain::Fact &fact);

template <typename Entities, typename EntityId>
auto *byId(const Entities &entities, const EntityId &id) {
    for (const auto &each : entities)
        if (each.id == id)
            return &each;
    throw domain::InvariantError("no such record");
}

} // namespace plumbline::tests
