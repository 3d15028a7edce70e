#pragma once

#include "plumbline/analytics/directory.h"
#include "plumbline/analytics/workers.h"

#include <QByteArray>

namespace plumbline::analytics {

/// "No date" in the inputs.
inline constexpr std::int32_t NoDay = INT32_MIN;

/// A deal as it stands. References are ids, nil where absent; days are days since 1970.
struct DealInput {
    domain::Uuid id;
    QByteArray title;
    domain::Uuid account, product, owner, stage;
    /// Empty where absent.
    QByteArray source;
    QByteArray sourceRef;
    /// Minor units of the base currency.
    std::int64_t baseAmount = 0;
    std::int32_t createdOn = NoDay, expectedClose = NoDay, closedOn = NoDay;
    /// Basis points; -1 where absent.
    std::int32_t probability = -1;
    /// Ledger position of its last change.
    std::int64_t revision = 0;
};

struct StageChangeInput {
    domain::Uuid deal, stage;
    std::int32_t on = NoDay;
    std::int32_t ordinal = 0;
    std::int64_t baseAmount = 0;
    std::int64_t revision = 0;
    /// The day the deal was expected to close from then on.
    std::int32_t expectedClose = NoDay;
};

struct PipelineData;

/// Deals and their stage changes as columns in memory: immutable, read from any thread.
///
/// A deal without any stage change is taken to have come to its stage on a day nobody knows (its closing day, when closed).
/// It is there from the day it was created, or from its first stage change where nobody said when.
/// A deal whose last stage change leaves it open is worth, and expected, from then on what its record says. Where no stage change
/// of a deal has an expected close, nobody ever put it off, and the record's stands for all of them. Stage changes without a date come before all dated ones of their deal. Days outside 1900-01-01 … 2079-06-04 are held
/// as the nearest of the two.
class PipelineColumns {
public:
    explicit PipelineColumns(std::unique_ptr<const PipelineData> data);
    ~PipelineColumns();
    [[nodiscard]] std::size_t dealCount() const;
    [[nodiscard]] std::size_t stageChangeCount() const;
    /// Everything held for deals and stage changes, the texts included.
    [[nodiscard]] std::size_t memoryBytes() const;
    [[nodiscard]] const DirectoryPtr &directory() const;
    /// For what is computed inside the library.
    [[nodiscard]] const PipelineData &data() const { return *d; }

private:
    std::unique_ptr<const PipelineData> d;
};
using PipelineColumnsPtr = std::shared_ptr<const PipelineColumns>;

/// Rows may come in any order; they are fastest when a deal's stage changes come together.
class PipelineBuilder {
public:
    /// Without `workers` the columns get their own.
    explicit PipelineBuilder(DirectoryPtr directory, WorkersPtr workers = {});
    ~PipelineBuilder();
    void reserve(std::size_t deals, std::size_t stageChanges);
    void addDeal(const DealInput &deal);
    /// A deal may come after its stage changes. Throws InvariantError from `build` where a stage change has no deal, or a
    /// deal or stage change a stage the directory does not have.
    void addStageChange(const StageChangeInput &change);
    /// Once. Errors: analytics.amounts_too_large.
    [[nodiscard]] domain::Result<PipelineColumnsPtr> build();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace plumbline::analytics
