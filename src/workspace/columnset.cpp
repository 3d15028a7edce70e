#include "columnset.h"

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

/// Calls `use` with every record of an entity as its struct; a record that does not read is an error, not a gap.
template<typename Entity, typename Use>
Result<void> each(const replica::Reader &reader, Pace &pace, const Use &use)
{
    std::optional<Error> unreadable;
    PLUMBLINE_TRY(reader.forEachRevised(Entity::Kind, [&](const Record &record, ledger::Position revision) {
        auto entity = fromRecord<Entity>(record);
        if (!entity) {
            unreadable = entity.error();
            return replica::Continue::No;
        }
        use(*entity, revision);
        return pace.tick();
    }));
    if (unreadable)
        return tl::unexpected(*unreadable);
    return pace.finished();
}

Result<analytics::DirectoryPtr> loadDirectory(const replica::Reader &reader, Currency currency, Pace &pace)
{
    DirectoryBuilder builder(currency);
    const auto add = [&builder](const auto &entity, ledger::Position) { builder.add(entity); };
    PLUMBLINE_TRY(each<Team>(reader, pace, add));
    PLUMBLINE_TRY(each<User>(reader, pace, add));
    PLUMBLINE_TRY(each<Account>(reader, pace, add));
    PLUMBLINE_TRY(each<Product>(reader, pace, add));
    PLUMBLINE_TRY(each<Stage>(reader, pace, add));
    return builder.build();
}

Result<analytics::PipelineColumnsPtr> loadPipeline(const replica::Reader &reader, analytics::DirectoryPtr directory,
                                                   const analytics::WorkersPtr &workers, Pace &pace)
{
    PipelineBuilder builder(std::move(directory), workers);
    PLUMBLINE_TRY_ASSIGN(const auto deals, reader.count(EntityKind::Deal));
    PLUMBLINE_TRY_ASSIGN(const auto changes, reader.count(EntityKind::StageChange));
    builder.reserve(static_cast<std::size_t>(deals), static_cast<std::size_t>(changes));
    static_assert(replica::NoDay == analytics::NoDay);
    PLUMBLINE_TRY(reader.forEachDeal([&](const replica::DealRow &row) {
        builder.addDeal({row.id, row.title, row.account, row.product, row.owner, row.stage, row.source, row.sourceRef, row.baseAmount,
                         row.createdOn, row.expectedClose, row.closedOn, row.probability, row.revision});
        return pace.tick();
    }));
    PLUMBLINE_TRY(pace.finished());
    PLUMBLINE_TRY(reader.forEachStageChange([&](const replica::StageChangeRow &row) {
        builder.addStageChange({row.deal, row.stage, row.on, row.ordinal, row.baseAmount, row.revision});
        return pace.tick();
    }));
    PLUMBLINE_TRY(pace.finished());
    return builder.build();
}

Result<analytics::ReceivablesColumnsPtr> loadReceivables(const replica::Reader &reader, analytics::PipelineColumnsPtr pipeline,
                                                         const analytics::WorkersPtr &workers, Pace &pace)
{
    ReceivablesBuilder builder(std::move(pipeline), workers);
    const auto add = [&builder](const auto &entity, ledger::Position revision) { builder.add(entity, revision); };
    PLUMBLINE_TRY(each<Fact>(reader, pace, add));
    PLUMBLINE_TRY(each<Instalment>(reader, pace, add));
    PLUMBLINE_TRY(each<Allocation>(reader, pace, add));
    PLUMBLINE_TRY(each<DunningAction>(reader, pace, add));
    PLUMBLINE_TRY(each<PromiseToPay>(reader, pace, add));
    return builder.build();
}

} // namespace

Result<std::shared_ptr<const ColumnSet>> loadColumns(const replica::Reader &reader, const GoOn &goOn)
{
    auto set = std::make_shared<ColumnSet>();
    PLUMBLINE_TRY(reader.inSnapshot([&]() -> Result<void> {
        Pace pace(goOn);
        PLUMBLINE_TRY_ASSIGN(set->position, reader.position());
        PLUMBLINE_TRY(each<Organisation>(reader, pace, [&](const Organisation &organisation, ledger::Position) {
            set->currency = Currency::parse(organisation.base_currency).value_or(Currency());
        }));
        const auto workers = analytics::Workers::make();
        PLUMBLINE_TRY_ASSIGN(auto directory, loadDirectory(reader, set->currency, pace));
        PLUMBLINE_TRY_ASSIGN(set->columns.pipeline, loadPipeline(reader, std::move(directory), workers, pace));
        PLUMBLINE_TRY_ASSIGN(set->columns.receivables, loadReceivables(reader, set->columns.pipeline, workers, pace));
        return {};
    }));
    return set;
}

} // namespace plumbline::workspace
