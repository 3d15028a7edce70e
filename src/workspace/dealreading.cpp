#include "dealreading.h"

#include "plumbline/domain/commands.h"
#include "plumbline/domain/errors.h"
#include "plumbline/ledger/operation.h"

#include <set>

namespace plumbline::workspace {

using namespace domain;

namespace {

std::optional<AuditChange> withoutWhatFollows(AuditChange change)
{
    // What a stage change says better, and what follows from another field.
    std::erase_if(change.fields, [](const FieldText &field) {
        return field.field == QLatin1String("stage") || field.field == QLatin1String("closed_on") || field.field == QLatin1String("base_amount");
    });
    if (change.kind == ChangeKind::Updated && change.fields.empty())
        return std::nullopt;
    return change;
}

CommitmentLine lineOf(const Commitment &commitment, CommitmentState state)
{
    return {commitment.id, commitment.kind, state, commitment.due_date, commitment.liability};
}

bool isCustomers(FactKind kind)
{
    return kind == FactKind::Contract || kind == FactKind::Order || kind == FactKind::Invoice || kind == FactKind::Receipt ||
           kind == FactKind::CreditNote || kind == FactKind::Refund || kind == FactKind::WriteOff;
}

bool isClosed(CommitmentState state)
{
    return state == CommitmentState::Fulfilled || state == CommitmentState::Broken || state == CommitmentState::Cancelled;
}

} // namespace

const StageShown &DealShown::stage() const
{
    const auto found = std::ranges::find(stages, deal.stage, [](const StageShown &each) { return each.stage.id; });
    if (found == stages.end())
        throw InvariantError("a deal in no stage");
    return *found;
}

Result<GateShown> gateShown(const Missing &asks, const replica::Reader &reader)
{
    GateShown shown{asks, {}, 0};
    if (!asks.document)
        return shown;
    PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(EntityKind::Document, asks.document->uuid()));
    if (!record)
        return shown;
    PLUMBLINE_TRY_ASSIGN(const auto document, fromRecord<Document>(*record));
    shown.document = document.title;
    shown.version = document.version;
    return shown;
}

Result<std::vector<GateShown>> gatesIn(const replica::Reader &reader)
{
    PLUMBLINE_TRY_ASSIGN(const auto records, reader.all(EntityKind::StageGate));
    std::vector<GateShown> gates;
    for (const Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(const auto gate, fromRecord<StageGate>(record));
        PLUMBLINE_TRY_ASSIGN(gates.emplace_back(), gateShown({gate.id, gate.stage, gate.event, gate.document}, reader));
    }
    std::ranges::sort(gates, {}, [](const GateShown &each) { return each.asks.gate; });
    return gates;
}

template<typename Entity>
Result<std::vector<Entity>> DealReading::where(QStringView field, const Value &value) const
{
    PLUMBLINE_TRY_ASSIGN(const auto records, m_reader.where(Entity::Kind, describe<Entity>().indexOf(field), value));
    std::vector<Entity> entities;
    for (const Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(entities.emplace_back(), fromRecord<Entity>(record));
    }
    return entities;
}

QString DealReading::nameOf(const std::optional<UserId> &user)
{
    return user ? m_texts.titleOf(EntityKind::User, user->uuid()) : QString();
}

Date DealReading::dayOf(Instant at) const
{
    return businessDate(at, m_timeZone);
}

Result<DealReading::Making> DealReading::makingOf(EntityKind kind, const Uuid &record)
{
    if (const auto waiting = m_waiting.find(record); waiting != m_waiting.end())
        return waiting->second;
    PLUMBLINE_TRY_ASSIGN(const auto history, m_reader.history(kind, record));
    if (history.empty())
        return Making{};
    const ledger::Entry &entry = history.back().entry;
    return Making{entry.madeAt, nameOf(entry.actor)};
}

Result<QStringList> DealReading::filesOf(EntityKind kind, const Uuid &record) const
{
    PLUMBLINE_TRY_ASSIGN(const auto attachments, where<Attachment>(u"record", record.toString()));
    QStringList names;
    for (const Attachment &each : attachments)
        if (each.record_kind == QLatin1String(describe(kind).name))
            names << each.name;
    return names;
}

Result<DealShown> DealReading::read(DealId deal)
{
    PLUMBLINE_TRY_ASSIGN(const auto record, m_reader.find(EntityKind::Deal, deal.uuid()));
    if (!record)
        return fail(domain::errors::RecordNotFound, QString::fromLatin1(describe(EntityKind::Deal).name));
    PLUMBLINE_TRY_ASSIGN(m_shown.deal, fromRecord<Deal>(*record));
    const Deal &it = m_shown.deal;
    m_shown.today = m_today;
    m_shown.account = it.account ? m_texts.titleOf(EntityKind::Account, it.account->uuid()) : QString();
    m_shown.product = it.product ? m_texts.titleOf(EntityKind::Product, it.product->uuid()) : QString();
    m_shown.owner = nameOf(it.owner);
    m_shown.team = it.owner ? m_texts.contextOf(EntityKind::User, it.owner->uuid()) : QString();
    PLUMBLINE_TRY(readWaiting());
    PLUMBLINE_TRY(readStages());
    PLUMBLINE_TRY_ASSIGN(m_history, m_reader.history(EntityKind::Deal, deal.uuid()));
    PLUMBLINE_TRY(readStageChanges());
    readEdits();
    PLUMBLINE_TRY(readKeyEvents());
    PLUMBLINE_TRY(readCommitments());
    PLUMBLINE_TRY(readHandovers());
    PLUMBLINE_TRY(readDocuments());
    PLUMBLINE_TRY(readFiles());
    // Of one day: what says its moment by it, and above it what only says its day, newest first as it was read.
    std::ranges::stable_sort(m_shown.timeline, [](const DealMoment &a, const DealMoment &b) {
        return a.day != b.day ? a.day > b.day : a.at.has_value() && b.at.has_value() ? *a.at > *b.at : a.at.has_value() && !b.at.has_value();
    });
    return std::move(m_shown);
}

/// Operations that wait are the signed-in person's own.
Result<void> DealReading::readWaiting()
{
    if (!m_reader.isEnrolled())
        return {};
    PLUMBLINE_TRY_ASSIGN(const auto waiting, m_reader.waiting());
    for (const replica::Waiting &each : waiting) {
        if (each.refused)
            continue;
        const auto command = ledger::decodeCommand(each.operation.kind, each.operation.body);
        if (!command)
            continue;
        const Making making{each.operation.madeAt, nameOf(each.operation.actor)};
        if (const auto *advance = std::get_if<AdvanceStage>(&*command))
            m_waiting.emplace(advance->change.uuid(), making);
        else if (const auto *attach = std::get_if<AttachFile>(&*command))
            m_waiting.emplace(attach->attachment.id.uuid(), making);
        else if (const auto *patch = std::get_if<PatchField>(&*command); patch != nullptr && patch->id == m_shown.deal.id.uuid()) {
            ledger::Entry entry;
            entry.actor = each.operation.actor;
            const AuditChange change = m_texts.auditChange(entry, Updated{patch->kind, patch->id, {FieldChange{patch->field, patch->base, patch->value}}});
            m_shown.timeline.push_back({dayOf(each.operation.madeAt), each.operation.madeAt, making.who, DealEdited{change.kind, change.fields}, {}});
        }
    }
    return {};
}

Result<void> DealReading::readStages()
{
    PLUMBLINE_TRY_ASSIGN(const auto records, m_reader.all(EntityKind::Stage));
    PLUMBLINE_TRY_ASSIGN(const auto gates, gatesIn(m_reader));
    for (const Record &record : records) {
        StageShown shown;
        PLUMBLINE_TRY_ASSIGN(shown.stage, fromRecord<Stage>(record));
        std::ranges::copy_if(gates, std::back_inserter(shown.gates), [&](const GateShown &gate) { return gate.asks.stage == shown.stage.id; });
        m_shown.stages.push_back(std::move(shown));
    }
    std::ranges::sort(m_shown.stages, {}, [](const StageShown &each) {
        return std::tuple(each.stage.outcome == StageOutcome::Lost, each.stage.rank, each.stage.id);
    });
    const Stage &now = m_shown.stage().stage;
    if (now.outcome == StageOutcome::Open)
        m_shown.probability = m_shown.deal.probability.value_or(now.probability);
    return {};
}

/// Each move set the deal's stage as well; of these, those that were not taken back belong to the stage changes that are there,
/// the last to the last.
std::map<Uuid, DealReading::Making> DealReading::movers(const std::vector<StageChange> &inOrder)
{
    static const int stage = describe<Deal>().indexOf(u"stage");
    std::map<Uuid, Making> moved = m_waiting;
    std::set<ledger::Position> takenBack;
    auto next = inOrder.rbegin();
    for (const replica::HistoryItem &item : m_history) {
        if (takenBack.contains(item.entry.position))
            continue;
        if (item.entry.undoes) {
            takenBack.insert(*item.entry.undoes);
            continue;
        }
        const auto *updated = std::get_if<Updated>(&item.change);
        const auto field = updated == nullptr ? std::vector<FieldChange>::const_iterator() : std::ranges::find(updated->fields, stage, &FieldChange::field);
        if (updated == nullptr || field == updated->fields.end())
            continue;
        const auto found = std::find_if(next, inOrder.rend(), [&](const StageChange &each) {
            return !moved.contains(each.id.uuid()) && Value(each.stage.uuid()) == field->after;
        });
        if (found == inOrder.rend())
            continue;
        moved.emplace(found->id.uuid(), Making{item.entry.madeAt, nameOf(item.entry.actor)});
        next = std::next(found);
    }
    return moved;
}

Result<void> DealReading::readStageChanges()
{
    PLUMBLINE_TRY_ASSIGN(auto changes, where<StageChange>(u"deal", m_shown.deal.id.uuid()));
    std::ranges::sort(changes, {}, [](const StageChange &each) { return std::tuple(each.on, each.ordinal, each.id); });
    const std::map<Uuid, Making> moved = movers(changes);
    std::optional<StageId> before;
    std::vector<DealMoment> moments;
    for (const StageChange &each : changes) {
        const auto by = moved.find(each.id.uuid());
        const Making made = by == moved.end() ? Making{} : by->second;
        const auto stage = std::ranges::find(m_shown.stages, each.stage, [](const StageShown &at) { return at.stage.id; });
        const StageOutcome outcome = stage == m_shown.stages.end() ? StageOutcome::Open : stage->stage.outcome;
        if (before != each.stage) {
            m_shown.since = each.on;
            m_shown.before = before;
        }
        const Date day = each.on ? *each.on : made.at ? dayOf(*made.at) : m_shown.deal.created_on.value_or(m_today);
        // Where the day was said, it counts, not the moment of saying so.
        const bool atOnce = made.at && dayOf(*made.at) == day;
        moments.push_back({day, atOnce ? made.at : std::nullopt, made.who,
                           CameToStage{each.stage, m_texts.titleOf(EntityKind::Stage, each.stage.uuid()), outcome,
                                       before ? m_texts.titleOf(EntityKind::Stage, before->uuid()) : QString(), each.reason,
                                       before == each.stage ? CameToStage::Step::Stayed : CameToStage::Step::Moved, each.base_amount},
                           {}});
        m_shown.lostFor = outcome == StageOutcome::Lost ? each.reason : std::nullopt;
        before = each.stage;
    }
    std::ranges::move(moments.rbegin(), moments.rend(), std::back_inserter(m_shown.timeline));
    return {};
}

void DealReading::readEdits()
{
    for (const replica::HistoryItem &item : m_history)
        if (auto change = withoutWhatFollows(m_texts.auditChange(item.entry, item.change)))
            m_shown.timeline.push_back(
                {dayOf(item.entry.madeAt), item.entry.madeAt, change->actor, DealEdited{change->kind, std::move(change->fields)}, {}});
}

Result<void> DealReading::readKeyEvents()
{
    PLUMBLINE_TRY_ASSIGN(const auto events, where<KeyEvent>(u"deal", m_shown.deal.id.uuid()));
    for (const KeyEvent &each : events) {
        PLUMBLINE_TRY_ASSIGN(const QStringList files, filesOf(EntityKind::KeyEvent, each.id.uuid()));
        m_shown.timeline.push_back({each.on, each.at, nameOf(each.by), each, files});
        const bool kept = std::ranges::any_of(events, [&](const KeyEvent &other) { return other.booking == each.id; });
        if (each.type == KeyEventType::VisitBooked && !kept)
            m_shown.booked.push_back(each);
    }
    std::ranges::sort(m_shown.booked, {}, [](const KeyEvent &each) { return std::tuple(each.planned_for, each.id); });
    return {};
}

/// Found by their account: a deal of nobody's account has none that could be found without reading all.
Result<void> DealReading::readCommitments()
{
    if (!m_shown.deal.account)
        return {};
    PLUMBLINE_TRY_ASSIGN(auto commitments, where<Commitment>(u"account", m_shown.deal.account->uuid()));
    std::erase_if(commitments, [this](const Commitment &each) { return each.deal != m_shown.deal.id; });
    for (const Commitment &each : commitments) {
        m_shown.commitments.push_back(lineOf(each, each.state));
        PLUMBLINE_TRY_ASSIGN(const QStringList files, filesOf(EntityKind::Commitment, each.id.uuid()));
        m_shown.timeline.push_back({each.promised_on, std::nullopt, nameOf(each.promised_by), lineOf(each, CommitmentState::Submitted), files});
        if (each.closed_on && isClosed(each.state))
            m_shown.timeline.push_back({*each.closed_on, std::nullopt, {}, lineOf(each, each.state), {}});
    }
    std::ranges::sort(m_shown.commitments, {}, [](const CommitmentLine &each) { return std::tuple(isClosed(each.state), each.due, each.id); });
    return {};
}

Result<void> DealReading::readHandovers()
{
    PLUMBLINE_TRY_ASSIGN(auto handovers, where<Handover>(u"deal", m_shown.deal.id.uuid()));
    std::ranges::sort(handovers, {}, &Handover::offered_at);
    for (const Handover &each : handovers) {
        const HandoverLine line{each.id, each.state, each.clause, each.reason};
        m_shown.handover = line;
        PLUMBLINE_TRY_ASSIGN(const QStringList files, filesOf(EntityKind::Handover, each.id.uuid()));
        HandoverLine offered = line;
        offered.state = HandoverState::Offered;
        m_shown.timeline.push_back({dayOf(each.offered_at), each.offered_at, nameOf(each.offered_by), std::move(offered), files});
        if (each.decided_at)
            m_shown.timeline.push_back({dayOf(*each.decided_at), each.decided_at, nameOf(each.decided_by), line, {}});
    }
    return {};
}

Result<void> DealReading::readDocuments()
{
    if (!m_shown.deal.account)
        return {};
    PLUMBLINE_TRY_ASSIGN(const auto facts, where<Fact>(u"account", m_shown.deal.account->uuid()));
    for (const Fact &each : facts) {
        // Costs and the like are nothing between the customer and us, and not for everybody.
        if (each.deal != m_shown.deal.id || !isCustomers(each.kind))
            continue;
        const DocumentLine line{each.id, each.kind, each.document, each.date, each.amount};
        m_shown.documents.push_back(line);
        m_shown.timeline.push_back({each.date, std::nullopt, {}, line, {}});
    }
    std::ranges::sort(m_shown.documents, [](const DocumentLine &a, const DocumentLine &b) {
        return a.date != b.date ? a.date > b.date : a.id < b.id;
    });
    return {};
}

/// The deal's own; those of what happened in it are told with that.
Result<void> DealReading::readFiles()
{
    PLUMBLINE_TRY_ASSIGN(const auto attachments, where<Attachment>(u"record", m_shown.deal.id.uuid().toString()));
    for (const Attachment &each : attachments) {
        if (each.record_kind != QLatin1String(describe(EntityKind::Deal).name))
            continue;
        PLUMBLINE_TRY_ASSIGN(const Making made, makingOf(EntityKind::Attachment, each.id.uuid()));
        m_shown.timeline.push_back({made.at ? dayOf(*made.at) : m_today, made.at, nameOf(each.added_by), FileHung{each.name}, {}});
    }
    return {};
}

} // namespace plumbline::workspace
