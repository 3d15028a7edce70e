#pragma once

#include "columnset.h"
#include "texts.h"

#include "plumbline/analytics/effects.h"
#include "plumbline/domain/ports.h"
#include "plumbline/workspace/syncing.h"

namespace plumbline::workspace {

/// A conflict with the field it is about, and the record where it is there still.
struct Dispute {
    domain::Conflict conflict;
    domain::EntityKind kind{};
    domain::Uuid record;
    int field = 0;
    std::optional<domain::Record> now;

    [[nodiscard]] const domain::FieldDescription &description() const;
    [[nodiscard]] domain::Value current() const;
    /// Errors: those of domain::fromValueText.
    [[nodiscard]] domain::Result<domain::Value> mine() const;
    [[nodiscard]] domain::Result<domain::Value> theirs() const;
};

/// Errors: domain.record_not_found where there is no such conflict, or its field is not known here.
[[nodiscard]] domain::Result<Dispute> disputeIn(const replica::Reader &reader, domain::ConflictId id);
[[nodiscard]] domain::Result<Dispute> disputeOf(const domain::Record &conflict, const replica::Reader &reader);

/// Makes what a person sees of conflicts; for one question, within one snapshot.
class ConflictReading {
public:
    ConflictReading(const replica::Reader &reader, const ColumnSet &columns, const domain::Actor &actor, const domain::Clock &clock,
                    domain::Date today);

    [[nodiscard]] domain::Result<ConflictShown> shown(const Dispute &dispute);
    /// Figures that would differ from now with this value in the field.
    [[nodiscard]] std::vector<EffectLine> effects(const Dispute &dispute, const domain::Value &value);

private:
    [[nodiscard]] QString text(const Dispute &dispute, const domain::Value &value);
    [[nodiscard]] std::optional<domain::Error> whyNot(const Dispute &dispute) const;

    const replica::Reader &m_reader;
    analytics::Effects m_effects;
    domain::Actor m_actor;
    const domain::Clock &m_clock;
    Texts m_texts;
};

/// What a person typed, as a value of the field; an amount without a currency is in that of `current`, a record may be named by its
/// id or by a title that is its alone. Errors: workspace.value_unreadable.
[[nodiscard]] domain::Result<domain::Value> valueTyped(const QString &text, const Dispute &dispute, const replica::Reader &reader);

} // namespace plumbline::workspace
