#include "commitmentstates.h"
#include "dealrevision.h"
#include "decisions.h"
#include "plumbline/domain/entities.h"
#include "patching.h"
#include "references.h"
#include "rules.h"

namespace plumbline::domain {
namespace {

/// The deal's amount in base currency goes along with its amount, at the rate frozen in the two.
/// Errors: CurrencyMismatch when that rate says nothing of the new amount.
Result<Money> rebased(Money before, Money after, Money base)
{
    if (after.currency() == base.currency())
        return after;
    if (after.currency() != before.currency() || before.isZero())
        return fail(errors::CurrencyMismatch, after.currency().code());
    return base.tryScaled(after.minor(), before.minor(), Rounding::HalfEven);
}

Result<std::optional<FieldChange>> followingChange(const Record &before, const Record &after)
{
    static const int amount = describe<Deal>().indexOf(u"amount");
    static const int baseAmount = describe<Deal>().indexOf(u"base_amount");
    const auto at = [](const Record &record, int field) { return record.values.at(static_cast<std::size_t>(field)); };
    if (after.kind != EntityKind::Deal || at(before, amount) == at(after, amount))
        return std::nullopt;
    const Money base = std::get<Money>(at(before, baseAmount));
    PLUMBLINE_TRY_ASSIGN(const Money follows, rebased(std::get<Money>(at(before, amount)), std::get<Money>(at(after, amount)), base));
    if (follows == base)
        return std::nullopt;
    return FieldChange{baseAmount, base, follows};
}

} // namespace

Result<void> mayPatch(const EntityDescription &description, int field, Role role)
{
    const FieldSpec &spec = description.fields.at(static_cast<std::size_t>(field)).spec;
    if (spec.patch.isEmpty())
        return fail(errors::CommandOnly, description.qualifiedName(field));
    if (!spec.patch.contains(role) || !spec.read.contains(role))
        return fail(errors::NotPermitted, description.qualifiedName(field));
    return {};
}

Result<Updated> withField(const Record &record, int field, Value value, const View &view)
{
    PLUMBLINE_TRY(checkAgreed(record, field, view));
    return withAgreedField(record, field, std::move(value), view);
}

Result<Updated> withAgreedField(const Record &record, int field, Value value, const View &view)
{
    const EntityDescription &description = describe(record.kind);
    const auto at = static_cast<std::size_t>(field);
    Record after = record;
    after.values.at(at) = value;
    PLUMBLINE_TRY(validate(after));
    PLUMBLINE_TRY(References(view).check(description, field, value));
    Updated updated{record.kind, record.id, {FieldChange{field, record.values.at(at), std::move(value)}}};
    PLUMBLINE_TRY_ASSIGN(auto following, followingChange(record, after));
    if (following)
        updated.fields.push_back(std::move(*following));
    return updated;
}

Result<Changes> decideOne(PatchField &&patch, const View &view, const Actor &actor, const Clock &clock)
{
    const EntityDescription &description = describe(patch.kind);
    if (patch.field < 0 || static_cast<std::size_t>(patch.field) >= description.fields.size())
        throw InvariantError("a patch of a field that is not described");
    PLUMBLINE_TRY(mayPatch(description, patch.field, actor.role));

    PLUMBLINE_TRY_ASSIGN(const std::optional<Record> found, view.find(patch.kind, patch.id));
    if (!found)
        return fail(errors::RecordNotFound, entityName(patch.kind));
    const Value &current = found->values.at(static_cast<std::size_t>(patch.field));
    if (current == patch.value)
        return Changes{};
    if (current != patch.base)
        return fail(errors::Stale, description.qualifiedName(patch.field));
    PLUMBLINE_TRY_ASSIGN(const Updated updated, withField(*found, patch.field, std::move(patch.value), view));
    Changes changes{updated};
    PLUMBLINE_TRY(addRevision(changes, *found, updated, view, clock));
    return changes;
}

} // namespace plumbline::domain
