#pragma once

#include "plumbline/analytics/pipelinecolumns.h"
#include "plumbline/domain/entities/promises.h"

namespace plumbline::analytics {

struct ReceivablesData;

/// Documents, instalments, allocations, chases and promises as columns in memory: immutable, read from any thread.
/// Receivables and health are computed from them.
class ReceivablesColumns {
public:
    explicit ReceivablesColumns(std::unique_ptr<const ReceivablesData> data);
    ~ReceivablesColumns();
    [[nodiscard]] std::size_t factCount() const;
    [[nodiscard]] std::size_t memoryBytes() const;
    [[nodiscard]] const DirectoryPtr &directory() const;
    /// For what is computed inside the library.
    [[nodiscard]] const ReceivablesData &data() const { return *d; }

private:
    std::unique_ptr<const ReceivablesData> d;
};
using ReceivablesColumnsPtr = std::shared_ptr<const ReceivablesColumns>;

/// Records may come in any order. `revision` is the ledger position a record was written at; 0 where it is not known, which
/// counts as known at any time.
class ReceivablesBuilder {
public:
    /// The pipeline gives documents the owner, product and source of their deals. It must be of the same directory.
    explicit ReceivablesBuilder(PipelineColumnsPtr pipeline, WorkersPtr workers = {});
    ~ReceivablesBuilder();
    void add(const domain::Fact &fact, std::int64_t revision = 0);
    void add(const domain::Instalment &instalment, std::int64_t revision = 0);
    void add(const domain::Allocation &allocation, std::int64_t revision = 0);
    void add(const domain::DunningAction &chase, std::int64_t revision = 0);
    void add(const domain::PromiseToPay &promise, std::int64_t revision = 0);
    /// Once. Throws InvariantError where an instalment comes without its invoice. The receipt of an allocation may be outside of
    /// what a person may have: it lessens its instalment all the same.
    /// Errors: analytics.amounts_too_large.
    [[nodiscard]] domain::Result<ReceivablesColumnsPtr> build();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace plumbline::analytics
