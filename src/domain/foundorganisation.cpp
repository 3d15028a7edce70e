#include "decisions.h"
#include "plumbline/domain/entities.h"
#include "references.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

/// Whether this change makes the acting person a member in the role they act in.
bool enrols(const Change &change, const Actor &actor)
{
    static const auto role = static_cast<std::size_t>(describe<User>().indexOf(u"role"));
    const auto *created = std::get_if<Created>(&change);
    return created != nullptr && created->after.kind == EntityKind::User && created->after.id == actor.user.uuid()
        && created->after.values.at(role) == Value(toToken(actor.role));
}

bool belongsToFoundation(const Change &change)
{
    const EntityKind kind = entityOf(change);
    return std::holds_alternative<Created>(change)
        && (kind == EntityKind::Organisation || kind == EntityKind::Team || kind == EntityKind::User || kind == EntityKind::Stage);
}

} // namespace

Result<Changes> decideOne(FoundOrganisation &&founding, const View &view, const Actor &actor)
{
    const Changes &changes = founding.changes;
    const auto organisations = std::ranges::count(changes, EntityKind::Organisation, entityOf);
    // The founder comes with the organisation, and there is only one: nobody gets a role by founding again.
    PLUMBLINE_TRY_ASSIGN(const std::vector<Record> founded, view.all(EntityKind::Organisation));
    const bool founds = founded.empty() && organisations == 1 && std::ranges::all_of(changes, belongsToFoundation)
        && std::ranges::any_of(changes, [&](const Change &change) { return enrols(change, actor); });
    if (!founds)
        return fail(errors::NotPermitted, QStringLiteral("found_organisation"));
    References references(view);
    PLUMBLINE_TRY(references.addCreated(changes));
    for (const Change &change : changes) {
        PLUMBLINE_TRY(validate(std::get<Created>(change).after));
        PLUMBLINE_TRY(references.check(std::get<Created>(change).after));
    }
    return std::move(founding.changes);
}

} // namespace plumbline::domain
