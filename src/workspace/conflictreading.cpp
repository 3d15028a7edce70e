#include "conflictreading.h"

#include "plumbline/domain/commands.h"
#include "plumbline/domain/errors.h"
#include "plumbline/domain/valuetext.h"
#include "plumbline/workspace/errors.h"
#include "plumbline/workspace/labels.h"

namespace plumbline::workspace {

using namespace domain;

namespace {

EffectLine::Figure figureOf(analytics::AffectedFigure figure)
{
    switch (figure) {
    case analytics::AffectedFigure::Receivables: return EffectLine::Figure::Receivables;
    case analytics::AffectedFigure::OverSixtyDays: return EffectLine::Figure::Overdue;
    case analytics::AffectedFigure::WeightedPipeline: return EffectLine::Figure::Forecast;
    case analytics::AffectedFigure::CashReceived: break;
    }
    return EffectLine::Figure::CommissionBase;
}

} // namespace

const FieldDescription &Dispute::description() const
{
    return describe(kind).fields.at(static_cast<std::size_t>(field));
}

Value Dispute::current() const
{
    return now ? now->values.at(static_cast<std::size_t>(field)) : Value();
}

Result<Value> Dispute::mine() const
{
    return fromValueText(conflict.mine, description());
}

Result<Value> Dispute::theirs() const
{
    return fromValueText(conflict.theirs, description());
}

ConflictReading::ConflictReading(const replica::Reader &reader, const ColumnSet &columns, const Actor &actor, const Clock &clock,
                                 Date today)
    : m_reader(reader), m_effects(columns.columns, today), m_actor(actor), m_clock(clock), m_texts(reader)
{
}

Result<Dispute> disputeIn(const replica::Reader &reader, ConflictId id)
{
    PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(EntityKind::Conflict, id.uuid()));
    if (!record)
        return fail(domain::errors::RecordNotFound, id.toString());
    return disputeOf(*record, reader);
}

Result<Dispute> disputeOf(const Record &record, const replica::Reader &reader)
{
    Dispute dispute;
    PLUMBLINE_TRY_ASSIGN(dispute.conflict, fromRecord<Conflict>(record));
    PLUMBLINE_TRY_ASSIGN(dispute.kind, entityNamed(dispute.conflict.record_kind));
    PLUMBLINE_TRY_ASSIGN(dispute.record, Uuid::parse(dispute.conflict.record));
    dispute.field = describe(dispute.kind).indexOfNumber(static_cast<int>(dispute.conflict.field));
    if (dispute.field < 0)
        return fail(domain::errors::RecordNotFound, dispute.conflict.record_kind);
    PLUMBLINE_TRY_ASSIGN(dispute.now, reader.find(dispute.kind, dispute.record));
    return dispute;
}

QString ConflictReading::text(const Dispute &dispute, const Value &value)
{
    return valueLabel(dispute.kind, QString::fromLatin1(dispute.description().name), m_texts.textOf(dispute.description(), value));
}

std::optional<Error> ConflictReading::whyNot(const Dispute &dispute) const
{
    const auto decided = decide(ResolveConflict{dispute.conflict.id, ConflictChoice::Theirs, dispute.current(), {}}, m_reader, m_actor, m_clock);
    return decided ? std::optional<Error>() : std::optional(decided.error());
}

std::vector<EffectLine> ConflictReading::effects(const Dispute &dispute, const Value &value)
{
    // As somebody who may: what an edit does is the same whoever is asked for it.
    const auto changes = decide(PatchField{dispute.kind, dispute.record, dispute.field, dispute.current(), value}, m_reader,
                                {m_actor.user, Role::Administrator}, m_clock);
    std::vector<EffectLine> lines;
    if (!changes)
        return lines;
    for (const Change &change : *changes)
        if (const auto *updated = std::get_if<Updated>(&change))
            for (const analytics::Effect &effect : m_effects.of(*updated))
                lines.push_back({figureOf(effect.figure), m_texts.titleOf(EntityKind::User, effect.person), effect.now, effect.then});
    return lines;
}

Result<ConflictShown> ConflictReading::shown(const Dispute &dispute)
{
    const Conflict &conflict = dispute.conflict;
    ConflictShown shown;
    shown.id = conflict.id;
    shown.kind = dispute.kind;
    shown.record = dispute.record;
    shown.field = dispute.field;
    shown.title = m_texts.titleOf(dispute.kind, dispute.record);
    if (shown.title.isEmpty() && dispute.now)
        shown.title = m_texts.firstReference(*dispute.now);
    shown.kindLabel = label(dispute.kind);
    shown.fieldLabel = fieldLabel(QString::fromUtf8(dispute.description().spec.label));
    PLUMBLINE_TRY_ASSIGN(const Value base, fromValueText(conflict.base, dispute.description()));
    PLUMBLINE_TRY_ASSIGN(shown.mineValue, dispute.mine());
    PLUMBLINE_TRY_ASSIGN(shown.theirsValue, dispute.theirs());
    shown.currentValue = dispute.current();
    shown.base = text(dispute, base);
    shown.mine = text(dispute, shown.mineValue);
    shown.theirs = text(dispute, shown.theirsValue);
    shown.current = text(dispute, shown.currentValue);
    shown.mineBy = m_texts.titleOf(EntityKind::User, conflict.by.uuid());
    shown.mineAt = conflict.made_at;
    if (conflict.theirs_by)
        shown.theirsBy = m_texts.titleOf(EntityKind::User, conflict.theirs_by->uuid());
    shown.theirsAt = conflict.theirs_at;
    shown.isOwn = conflict.by == m_actor.user;
    shown.state = conflict.state;
    if (conflict.resolved_by)
        shown.resolvedBy = m_texts.titleOf(EntityKind::User, conflict.resolved_by->uuid());
    shown.resolvedAt = conflict.resolved_at;
    if (conflict.state == ConflictState::Open) {
        shown.ifMine = effects(dispute, shown.mineValue);
        shown.ifTheirs = effects(dispute, shown.theirsValue);
        shown.readOnly = whyNot(dispute);
    }
    return shown;
}

} // namespace plumbline::workspace
