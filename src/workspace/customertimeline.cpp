#include "customerreading.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/ports.h"

#include <map>
#include <set>

namespace plumbline::workspace {

using namespace domain;

namespace {

/// What a customer gets or sends; costs and balances are the organisation's own.
constexpr std::array Documents{FactKind::Contract, FactKind::Order, FactKind::Invoice, FactKind::CreditNote, FactKind::Refund, FactKind::WriteOff};

/// When a version 7 id was made.
Instant madeAt(const Uuid &id)
{
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6; ++i)
        milliseconds = milliseconds * 256 + id.bytes()[i];
    return Instant(std::chrono::milliseconds(milliseconds));
}

/// Newest first; what has a moment comes before what only has that day, and among equals the one made last.
bool isNewer(const TimelineItem &a, const TimelineItem &b)
{
    if (a.on != b.on)
        return a.on > b.on;
    if (a.at != b.at)
        return a.at > b.at;
    return a.record > b.record;
}

} // namespace

TimelineReading::TimelineReading(const replica::Reader &reader, const ColumnSet &columns, QString timeZone)
    : m_reader(reader), m_columns(columns), m_timeZone(std::move(timeZone)), m_texts(reader)
{
}

Result<std::vector<TimelineItem>> TimelineReading::of(AccountId account)
{
    m_holders.emplace_back(account.uuid(), QString());
    PLUMBLINE_TRY(addDeals(account));
    PLUMBLINE_TRY(addDocuments(account));
    PLUMBLINE_TRY(addContacts(account));
    PLUMBLINE_TRY(addCommitments(account));
    PLUMBLINE_TRY(addFiles());
    std::ranges::stable_sort(m_items, &isNewer);
    return std::move(m_items);
}

TimelineItem &TimelineReading::add(Kind kind, Date on, EntityKind entity, const Uuid &record)
{
    TimelineItem item;
    item.kind = kind;
    item.on = on;
    item.entity = entity;
    item.record = record;
    return m_items.emplace_back(std::move(item));
}

QString TimelineReading::person(const std::optional<UserId> &user)
{
    return user ? m_texts.titleOf(EntityKind::User, user->uuid()) : QString();
}

QString TimelineReading::deal(const std::optional<DealId> &deal)
{
    return deal ? m_texts.titleOf(EntityKind::Deal, deal->uuid()) : QString();
}

Result<void> TimelineReading::addDeals(AccountId account)
{
    const std::vector<DealId> ids = analytics::dealsOf(m_columns.columns, account.uuid());
    std::vector<Value> deals;
    for (const DealId &id : ids) {
        deals.emplace_back(id.uuid());
        m_holders.emplace_back(id.uuid(), deal(id));
    }
    PLUMBLINE_TRY_ASSIGN(const auto changes, foundWhere<StageChange>(m_reader, u"deal", deals));
    for (const StageChange &each : changes) {
        // Where nobody said when, it has no place among what happened.
        if (!each.on)
            continue;
        TimelineItem &item = add(Kind::Stage, *each.on, EntityKind::Deal, each.deal.uuid());
        item.what = m_texts.titleOf(EntityKind::Stage, each.stage.uuid());
        item.subject = deal(each.deal);
        item.amount = each.base_amount;
    }
    PLUMBLINE_TRY_ASSIGN(const auto events, foundWhere<KeyEvent>(m_reader, u"deal", deals));
    for (const KeyEvent &each : events) {
        TimelineItem &item = add(Kind::Act, each.on, EntityKind::Deal, each.deal.uuid());
        item.at = each.at;
        item.what = toToken(each.type);
        item.subject = deal(each.deal);
        item.other = each.recipient.value_or(QString());
        item.by = person(each.by);
        item.until = each.planned_for;
        m_holders.emplace_back(each.id.uuid(), item.subject);
    }
    PLUMBLINE_TRY_ASSIGN(const auto handovers, foundWhere<Handover>(m_reader, u"deal", deals));
    for (const Handover &each : handovers) {
        const auto step = [&](HandoverState state, Instant at, const std::optional<UserId> &by) {
            TimelineItem &item = add(Kind::Handover, businessDate(at, m_timeZone), EntityKind::Handover, each.id.uuid());
            item.at = at;
            item.what = toToken(state);
            item.subject = deal(each.deal);
            item.by = person(by);
        };
        step(HandoverState::Offered, each.offered_at, each.offered_by);
        if (each.decided_at)
            step(each.state, *each.decided_at, each.decided_by);
        m_holders.emplace_back(each.id.uuid(), deal(each.deal));
    }
    return {};
}

Result<void> TimelineReading::addDocuments(AccountId account)
{
    PLUMBLINE_TRY_ASSIGN(const auto documents, foundWhere<Fact>(m_reader, u"account", {Value(account.uuid())}));
    for (const Fact &each : documents) {
        const bool receipt = each.kind == FactKind::Receipt;
        if (!receipt && std::ranges::find(Documents, each.kind) == Documents.end())
            continue;
        TimelineItem &item = add(receipt ? Kind::Receipt : Kind::Document, each.date, EntityKind::Fact, each.id.uuid());
        item.what = toToken(each.kind);
        item.subject = each.document;
        item.amount = each.amount;
        item.until = each.due_date;
        item.by = person(each.owner);
        item.reverses = each.reverses.has_value();
        m_holders.emplace_back(each.id.uuid(), each.document);
    }
    return addAllocations(documents);
}

/// What of this customer's money was set against something, and what was set against this customer's invoices.
Result<void> TimelineReading::addAllocations(const std::vector<Fact> &documents)
{
    std::vector<Value> credits;
    std::vector<Value> invoices;
    for (const Fact &each : documents)
        (each.kind == FactKind::Invoice ? invoices : credits).emplace_back(each.id.uuid());
    PLUMBLINE_TRY_ASSIGN(const auto instalments, foundWhere<Instalment>(m_reader, u"invoice", invoices));
    PLUMBLINE_TRY_ASSIGN(auto allocations, foundWhere<Allocation>(m_reader, u"instalment", idsOf(instalments)));
    PLUMBLINE_TRY_ASSIGN(const auto given, foundWhere<Allocation>(m_reader, u"from", credits));
    allocations.insert(allocations.end(), given.begin(), given.end());
    std::map<InstalmentId, FactId> invoiceOf;
    for (const Instalment &each : instalments)
        invoiceOf.emplace(each.id, each.invoice);
    std::set<AllocationId> known;
    for (const Allocation &each : allocations) {
        if (!known.insert(each.id).second)
            continue;
        if (!invoiceOf.contains(each.instalment)) {
            PLUMBLINE_TRY_ASSIGN(const auto elsewhere, found(m_reader, each.instalment));
            invoiceOf.emplace(each.instalment, elsewhere ? elsewhere->invoice : FactId());
        }
        TimelineItem &item = add(Kind::Allocation, each.on, EntityKind::Fact, each.from.uuid());
        item.subject = m_texts.titleOf(EntityKind::Fact, each.from.uuid());
        item.other = m_texts.titleOf(EntityKind::Fact, invoiceOf.at(each.instalment).uuid());
        item.amount = each.amount;
        item.reverses = each.reverses.has_value();
    }
    return {};
}

Result<void> TimelineReading::addContacts(AccountId account)
{
    PLUMBLINE_TRY_ASSIGN(const auto chases, foundWhere<DunningAction>(m_reader, u"account", {Value(account.uuid())}));
    for (const DunningAction &each : chases) {
        TimelineItem &item = add(Kind::Chase, each.on, EntityKind::DunningAction, each.id.uuid());
        item.subject = each.invoice ? m_texts.titleOf(EntityKind::Fact, each.invoice->uuid()) : QString();
        item.level = each.level;
        item.by = person(each.by);
    }
    PLUMBLINE_TRY_ASSIGN(const auto promises, foundWhere<PromiseToPay>(m_reader, u"account", {Value(account.uuid())}));
    for (const PromiseToPay &each : promises) {
        TimelineItem &item = add(Kind::PromiseToPay, each.made_on, EntityKind::PromiseToPay, each.id.uuid());
        item.subject = each.invoice ? m_texts.titleOf(EntityKind::Fact, each.invoice->uuid()) : QString();
        item.amount = each.amount;
        item.until = each.due_date;
    }
    return {};
}

Result<void> TimelineReading::addCommitments(AccountId account)
{
    PLUMBLINE_TRY_ASSIGN(const auto commitments, foundWhere<Commitment>(m_reader, u"account", {Value(account.uuid())}));
    for (const Commitment &each : commitments) {
        const auto step = [&](CommitmentState state, Date on) {
            TimelineItem &item = add(Kind::Commitment, on, EntityKind::Commitment, each.id.uuid());
            item.what = toToken(state);
            item.subject = deal(each.deal);
            item.other = toToken(each.kind);
            item.amount = each.liability;
            item.until = each.due_date;
            item.by = person(each.promised_by);
        };
        step(CommitmentState::Submitted, each.promised_on);
        if (each.closed_on)
            step(each.state, *each.closed_on);
        m_holders.emplace_back(each.id.uuid(), deal(each.deal));
    }
    return {};
}

Result<void> TimelineReading::addFiles()
{
    for (const auto &[holder, name] : m_holders) {
        PLUMBLINE_TRY_ASSIGN(const auto files, foundWhere<Attachment>(m_reader, u"record", {Value(holder.toString())}));
        for (const Attachment &each : files) {
            const Instant at = madeAt(each.id.uuid());
            TimelineItem &item = add(Kind::File, businessDate(at, m_timeZone), entityNamed(each.record_kind).value_or(EntityKind::None), holder);
            item.at = at;
            item.subject = each.name;
            item.other = name;
            item.by = person(each.added_by);
        }
    }
    return {};
}

} // namespace plumbline::workspace
