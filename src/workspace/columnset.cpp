#include "columnset.h"

#include "past.h"

#include "plumbline/domain/entities.h"
#include "plumbline/workspace/errors.h"

namespace plumbline::workspace {
namespace {

using namespace domain;
using analytics::DirectoryBuilder;
using analytics::PipelineBuilder;
using analytics::ReceivablesBuilder;
using GoOn = std::function<replica::Continue()>;

/// Asks `goOn` once in a while and remembers a "no".
class Pace {
public:
    explicit Pace(const GoOn &goOn) : m_goOn(goOn) {}
    replica::Continue tick()
    {
        if (++m_rows % 4096 == 0 && m_goOn() == replica::Continue::No)
            m_stopped = true;
        return m_stopped ? replica::Continue::No : replica::Continue::Yes;
    }
    [[nodiscard]] Result<void> finished() const
    {
        if (m_stopped)
            return fail(errors::Locked);
        return {};
    }

private:
    const GoOn &m_goOn;
    std::int64_t m_rows = 0;
    bool m_stopped = false;
};

/// What columns are read from: the rows of a replica, as they stood at some time.
struct Source {
    const replica::Reader &reader;
    const Past &past;
    Pace &pace;
};

/// Calls `use` with every record of an entity as its struct; a record that does not read is an error, not a gap. A row that
/// stood otherwise then has no revision of its own any more.
template<typename Entity, typename Use>
Result<void> each(const Source &source, const Use &use)
{
    std::optional<Error> unreadable;
    const auto take = [&](const Record &record, ledger::Position revision) {
        auto entity = fromRecord<Entity>(record);
        if (entity)
            use(*entity, revision);
        else
            unreadable = entity.error();
    };
    PLUMBLINE_TRY(source.reader.forEachRevised(Entity::Kind, [&](const Record &record, ledger::Position revision) {
        if (source.past.keeps(record.id, revision))
            take(record, revision);
        return unreadable ? replica::Continue::No : source.pace.tick();
    }));
    source.past.forEachOther(Entity::Kind, [&](const Record &record) { take(record, 0); });
    if (unreadable)
        return tl::unexpected(*unreadable);
    return source.pace.finished();
}

std::int32_t dayOf(const std::optional<Date> &date)
{
    return date ? date->days() : analytics::NoDay;
}

template<typename Entity>
Uuid idOf(const std::optional<Id<Entity>> &id)
{
    return id ? id->uuid() : Uuid();
}

analytics::DealInput inputOf(const Deal &deal)
{
    return {deal.id.uuid(),
            deal.title.toUtf8(),
            idOf(deal.account),
            idOf(deal.product),
            idOf(deal.owner),
            deal.stage.uuid(),
            deal.source.value_or(QString()).toUtf8(),
            deal.source_ref.value_or(QString()).toUtf8(),
            deal.base_amount.minor(),
            dayOf(deal.created_on),
            dayOf(deal.expected_close),
            dayOf(deal.closed_on),
            static_cast<std::int32_t>(deal.probability.value_or(-1)),
            0};
}

analytics::StageChangeInput inputOf(const StageChange &change)
{
    return {change.deal.uuid(), change.stage.uuid(), dayOf(change.on), static_cast<std::int32_t>(change.ordinal),
            change.base_amount.minor(), 0, dayOf(change.expected_close)};
}

/// Rows that stood otherwise then, as their struct. Errors: those of fromRecord.
template<typename Entity, typename Use>
Result<void> eachOther(const Past &past, const Use &use)
{
    std::optional<Error> unreadable;
    past.forEachOther(Entity::Kind, [&](const Record &record) {
        if (const auto entity = fromRecord<Entity>(record))
            use(*entity);
        else
            unreadable = entity.error();
    });
    return unreadable ? Result<void>(tl::unexpected(*unreadable)) : Result<void>();
}

Result<analytics::DirectoryPtr> loadDirectory(const Source &source, Currency currency)
{
    DirectoryBuilder builder(currency);
    const auto add = [&builder](const auto &entity, ledger::Position) { builder.add(entity); };
    PLUMBLINE_TRY(each<Team>(source, add));
    PLUMBLINE_TRY(each<User>(source, add));
    PLUMBLINE_TRY(each<Account>(source, add));
    PLUMBLINE_TRY(each<Product>(source, add));
    PLUMBLINE_TRY(each<Stage>(source, add));
    return builder.build();
}

Result<analytics::PipelineColumnsPtr> loadPipeline(const Source &source, analytics::DirectoryPtr directory,
                                                   const analytics::WorkersPtr &workers)
{
    PipelineBuilder builder(std::move(directory), workers);
    PLUMBLINE_TRY_ASSIGN(const auto deals, source.reader.count(EntityKind::Deal));
    PLUMBLINE_TRY_ASSIGN(const auto changes, source.reader.count(EntityKind::StageChange));
    builder.reserve(static_cast<std::size_t>(deals), static_cast<std::size_t>(changes));
    static_assert(replica::NoDay == analytics::NoDay);
    PLUMBLINE_TRY(source.reader.forEachDeal([&](const replica::DealRow &row) {
        if (source.past.keeps(row.id, row.revision))
            builder.addDeal({row.id, row.title, row.account, row.product, row.owner, row.stage, row.source, row.sourceRef, row.baseAmount,
                             row.createdOn, row.expectedClose, row.closedOn, row.probability, row.revision});
        return source.pace.tick();
    }));
    PLUMBLINE_TRY(source.pace.finished());
    PLUMBLINE_TRY(source.reader.forEachStageChange([&](const replica::StageChangeRow &row) {
        if (source.past.keepsUnchanging(row.revision))
            builder.addStageChange({row.deal, row.stage, row.on, row.ordinal, row.baseAmount, row.revision, row.expectedClose});
        return source.pace.tick();
    }));
    PLUMBLINE_TRY(source.pace.finished());
    PLUMBLINE_TRY(eachOther<Deal>(source.past, [&](const Deal &deal) { builder.addDeal(inputOf(deal)); }));
    PLUMBLINE_TRY(eachOther<StageChange>(source.past, [&](const StageChange &change) { builder.addStageChange(inputOf(change)); }));
    return builder.build();
}

Result<analytics::ReceivablesColumnsPtr> loadReceivables(const Source &source, analytics::PipelineColumnsPtr pipeline,
                                                         const analytics::WorkersPtr &workers)
{
    ReceivablesBuilder builder(std::move(pipeline), workers);
    const auto add = [&builder](const auto &entity, ledger::Position revision) { builder.add(entity, revision); };
    PLUMBLINE_TRY(each<Fact>(source, add));
    PLUMBLINE_TRY(each<Instalment>(source, add));
    PLUMBLINE_TRY(each<Allocation>(source, add));
    PLUMBLINE_TRY(each<DunningAction>(source, add));
    PLUMBLINE_TRY(each<PromiseToPay>(source, add));
    return builder.build();
}

Result<analytics::CustomerMarksPtr> loadCustomers(const Source &source, const analytics::PipelineColumnsPtr &pipeline)
{
    analytics::CustomerMarksBuilder builder(pipeline);
    const auto add = [&builder](const auto &entity, ledger::Position) { builder.add(entity); };
    PLUMBLINE_TRY(each<Commitment>(source, add));
    PLUMBLINE_TRY(each<KeyEvent>(source, add));
    return builder.build();
}

Result<void> fill(ColumnSet &set, const Source &source)
{
    // The base currency never changes, and before the first operation there is none.
    PLUMBLINE_TRY(source.reader.forEach(EntityKind::Organisation, [&](const Record &record) {
        if (const auto organisation = fromRecord<Organisation>(record))
            set.currency = Currency::parse(organisation->base_currency).value_or(Currency());
        return replica::Continue::No;
    }));
    const auto workers = analytics::Workers::make();
    PLUMBLINE_TRY_ASSIGN(auto directory, loadDirectory(source, set.currency));
    PLUMBLINE_TRY_ASSIGN(set.columns.pipeline, loadPipeline(source, std::move(directory), workers));
    PLUMBLINE_TRY_ASSIGN(set.columns.receivables, loadReceivables(source, set.columns.pipeline, workers));
    PLUMBLINE_TRY_ASSIGN(set.customers, loadCustomers(source, set.columns.pipeline));
    return {};
}

} // namespace

Result<std::shared_ptr<const ColumnSet>> loadColumns(const replica::Reader &reader, const GoOn &goOn)
{
    auto set = std::make_shared<ColumnSet>();
    PLUMBLINE_TRY(reader.inSnapshot([&]() -> Result<void> {
        Pace pace(goOn);
        PLUMBLINE_TRY_ASSIGN(set->position, reader.position());
        const Past past = Past::now();
        return fill(*set, {reader, past, pace});
    }));
    return set;
}

Result<std::shared_ptr<const ColumnSet>> emptyColumns()
{
    auto set = std::make_shared<ColumnSet>();
    const auto workers = analytics::Workers::make();
    PLUMBLINE_TRY_ASSIGN(auto directory, DirectoryBuilder(set->currency).build());
    PLUMBLINE_TRY_ASSIGN(set->columns.pipeline, PipelineBuilder(std::move(directory), workers).build());
    PLUMBLINE_TRY_ASSIGN(set->columns.receivables, ReceivablesBuilder(set->columns.pipeline, workers).build());
    set->customers = analytics::CustomerMarksBuilder(set->columns.pipeline).build();
    return set;
}

Result<std::shared_ptr<const ColumnSet>> loadColumnsAt(ledger::Position position, const replica::Reader &reader, const GoOn &goOn)
{
    auto set = std::make_shared<ColumnSet>();
    set->position = position;
    PLUMBLINE_TRY(reader.inSnapshot([&]() -> Result<void> {
        Pace pace(goOn);
        PLUMBLINE_TRY_ASSIGN(const Past past, Past::at(position, reader, goOn));
        return fill(*set, {reader, past, pace});
    }));
    return set;
}

} // namespace plumbline::workspace
