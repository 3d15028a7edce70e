#include "plainorganisation.h"

#include "plumbline/domain/calendar.h"

namespace plumbline::tests {

using namespace domain;
using analytics::Dimension;

Uuid PlainOrganisation::nextId() {
    ++m_lastId;
    std::array<std::uint8_t, 16> bytes{};
    // Scattered, so that the order of ids is not that of making.
    const std::uint64_t mixed = (m_lastId + 1) * 0x9E3779B97F4A7C15ULL;
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[i] = static_cast<std::uint8_t>(mixed >> (8 * i));
        bytes[8 + i] = static_cast<std::uint8_t>(std::uint64_t{m_lastId} >> (8 * i));
    }
    return Uuid(bytes);
}

Team &PlainOrganisation::addTeam(const QString &name, const std::optional<QString> &region) {
    Team team;
    team.id = TeamId(nextId());
    team.name = name;
    team.region = region;
    return teams.emplace_back(team);
}

User &PlainOrganisation::addUser(const QString &name, const std::optional<TeamId> &team, std::optional<std::int64_t> salesFte) {
    User user;
    user.id = UserId(nextId());
    user.name = name;
    user.team = team;
    user.sales_fte = salesFte;
    return users.emplace_back(user);
}

Account &PlainOrganisation::addAccount(const QString &name) {
    Account account;
    account.id = AccountId(nextId());
    account.name = name;
    return accounts.emplace_back(account);
}

Product &PlainOrganisation::addProduct(const QString &name) {
    Product product;
    product.id = ProductId(nextId());
    product.name = name;
    return products.emplace_back(product);
}

Stage &PlainOrganisation::addStage(const QString &name, int rank, StageOutcome outcome, int probability) {
    Stage stage;
    stage.id = StageId(nextId());
    stage.name = name;
    stage.rank = rank;
    stage.outcome = outcome;
    stage.probability = probability;
    return stages.emplace_back(stage);
}

void PlainOrganisation::addUsualStages() {
    addStage(QStringLiteral("Lost"), 0, StageOutcome::Lost, 0);
    addStage(QStringLiteral("Won"), 3, StageOutcome::Won, 10000);
    addStage(QStringLiteral("Proposal"), 2, StageOutcome::Open, 5000);
    addStage(QStringLiteral("Prospecting"), 0, StageOutcome::Open, 1000);
    addStage(QStringLiteral("Engaging"), 1, StageOutcome::Open, 3333);
}

analytics::DealInput &PlainOrganisation::addDeal(const Stage &stage, std::int64_t amount) {
    analytics::DealInput deal;
    deal.id = nextId();
    deal.title = "Deal " + QByteArray::number(deals.size());
    deal.stage = stage.id.uuid();
    deal.baseAmount = amount;
    return deals.emplace_back(deal);
}

analytics::StageChangeInput &PlainOrganisation::addChange(const analytics::DealInput &deal, const Stage &stage,
                                                          std::optional<Date> on, std::int64_t amount) {
    analytics::StageChangeInput change;
    change.deal = deal.id;
    change.stage = stage.id.uuid();
    change.on = on ? on->days() : analytics::NoDay;
    change.baseAmount = amount;
    bool last = true;
    for (const auto &other : changes) {
        if (other.deal != deal.id)
            continue;
        change.ordinal += other.on == change.on ? 1 : 0;
        last = last && other.on <= change.on;
    }
    // A deal's record says what its newest change says, as every way of writing leaves it.
    for (auto &each : deals)
        if (last && each.id == deal.id)
            each.baseAmount = amount;
    return changes.emplace_back(change);
}

Fact &PlainOrganisation::addFact(FactKind kind, Date date, std::int64_t amount) {
    Fact fact;
    fact.id = FactId(nextId());
    fact.kind = kind;
    fact.date = date;
    fact.document = QStringLiteral("D-%1").arg(facts.size());
    fact.amount = Money(amount, base);
    fact.base_amount = Money(amount, base);
    fact.rate_micro = 1000000;
    return facts.emplace_back(fact);
}

Instalment &PlainOrganisation::addInstalment(const Fact &invoice, std::optional<Date> due, std::int64_t amount) {
    Instalment instalment;
    instalment.id = InstalmentId(nextId());
    instalment.invoice = invoice.id;
    instalment.due_date = due;
    instalment.amount = Money(amount, base);
    instalment.base_amount = Money(amount, base);
    return instalments.emplace_back(instalment);
}

Allocation &PlainOrganisation::addAllocation(const Fact &from, const Instalment &to, Date on, std::int64_t amount) {
    Allocation allocation;
    allocation.id = AllocationId(nextId());
    allocation.from = from.id;
    allocation.instalment = to.id;
    allocation.on = on;
    allocation.amount = Money(amount, base);
    allocation.base_amount = Money(amount, base);
    return allocations.emplace_back(allocation);
}

analytics::Columns PlainOrganisation::columns(std::size_t threads) const {
    analytics::DirectoryBuilder directory(base);
    for (const auto &each : teams)
        directory.add(each);
    for (const auto &each : users)
        directory.add(each);
    for (const auto &each : accounts)
        directory.add(each);
    for (const auto &each : products)
        directory.add(each);
    for (const auto &each : stages)
        directory.add(each);
    const auto workers = analytics::Workers::make(threads);
    analytics::PipelineBuilder pipeline(directory.build().value(), workers);
    for (const auto &each : changes)
        pipeline.addStageChange(each);
    for (const auto &each : deals)
        pipeline.addDeal(each);
    analytics::Columns all;
    all.pipeline = pipeline.build().value();
    analytics::ReceivablesBuilder receivables(all.pipeline, workers);
    const auto revisionOf = [this](const Uuid &id) { return revisions.contains(id) ? revisions.at(id) : 0; };
    for (const auto &each : allocations)
        receivables.add(each, revisionOf(each.id.uuid()));
    for (const auto &each : instalments)
        receivables.add(each);
    for (const auto &each : facts)
        receivables.add(each, revisionOf(each.id.uuid()));
    for (const auto &each : chases)
        receivables.add(each);
    for (const auto &each : promises)
        receivables.add(each);
    all.receivables = receivables.build().value();
    return all;
}

std::vector<analytics::Figure> everyFigure(const analytics::Columns &columns, const analytics::Slice &slice) {
    const auto pipeline = analytics::pipelinePage(columns, slice);
    std::vector<analytics::Figure> all{pipeline.openCount, pipeline.openValue, pipeline.weighted,  pipeline.winRate,
                                       pipeline.wonValue,  pipeline.wonCount,  pipeline.lostCount, pipeline.unattributedAccounts,
                                       pipeline.openWithoutAccount, pipeline.openWithoutAmount, pipeline.undated};
    for (const auto &stage : pipeline.stages)
        all.insert(all.end(), {stage.count, stage.value});
    for (const auto &step : pipeline.cohort)
        all.insert(all.end(), {step.entered, step.advanced, step.lost, step.open, step.conversion});
    for (const auto &source : pipeline.sources)
        all.insert(all.end(), {source.count, source.value});
    for (const auto &step : analytics::pipelineChange(columns, slice).steps)
        all.insert(all.end(), {step.value, step.count});
    for (const auto &stage : analytics::dwellPage(columns, slice, domain::WorkCalendar()).stages)
        all.insert(all.end(), {stage.count, stage.ended, stage.open, stage.median, stage.upperQuartile, stage.medianWorking,
                               stage.upperQuartileWorking});
    const auto receivables = analytics::receivablesPage(columns, slice);
    all.insert(all.end(), {receivables.outstanding, receivables.openCount, receivables.overdue, receivables.overSixtyDays,
                           receivables.disputed, receivables.unapplied});
    for (const auto &column : receivables.ageing)
        all.insert(all.end(), {column.amount, column.count});
    const auto health = analytics::healthPage(columns, slice);
    for (const auto *figure : {&health.outputPerHead, &health.cashConversionCycle, &health.newCustomerCost}) {
        all.push_back(figure->figure);
        all.insert(all.end(), figure->parts.begin(), figure->parts.end());
    }
    return all;
}

} // namespace plumbline::tests
