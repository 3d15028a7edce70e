#include "allocationlimits.h"
#include "commitmentstates.h"
#include "decisions.h"
#include "references.h"
#include "rules.h"

#include <algorithm>
#include <unordered_map>

namespace plumbline::domain {
namespace {

/// Checks an import's changes one by one; records the import has updated before are remembered as they then are.
class ImportCheck {
public:
    ImportCheck(const View &view, Role role, References &references) : m_view(view), m_role(role), m_references(references) {}

    Result<void> operator()(const Created &created)
    {
        PLUMBLINE_TRY(mayImport(created.after.kind));
        PLUMBLINE_TRY(validate(created.after));
        // That the id is a new one is the store's to check: its primary key does so at no cost of a look-up.
        return m_references.check(created.after);
    }

    Result<void> operator()(Updated &updated)
    {
        PLUMBLINE_TRY(mayImport(updated.kind));
        const EntityDescription &description = describe(updated.kind);
        PLUMBLINE_TRY_ASSIGN(Record * record, current(updated));
        for (const FieldChange &change : updated.fields) {
            if (change.field < 0 || static_cast<std::size_t>(change.field) >= record->values.size())
                throw InvariantError("a change of a field that is not described");
            PLUMBLINE_TRY(mayUpdateByImport(description, change.field, m_role));
            Value &value = record->values[static_cast<std::size_t>(change.field)];
            if (value != change.before)
                return fail(errors::Stale, description.qualifiedName(change.field));
            if (value != change.after)
                PLUMBLINE_TRY(checkAgreed(*record, change.field, m_view));
            value = change.after;
            PLUMBLINE_TRY(m_references.check(description, change.field, change.after));
        }
        std::erase_if(updated.fields, [](const FieldChange &change) { return change.before == change.after; });
        return validate(*record);
    }

    Result<void> operator()(const Removed &removed) { return fail(errors::NotPermitted, entityName(removed.before.kind)); }

private:
    Result<void> mayImport(EntityKind kind)
    {
        if (!importers(kind).contains(m_role))
            return fail(errors::NotPermitted, entityName(kind));
        return {};
    }

    Result<Record *> current(const Updated &updated)
    {
        const auto known = m_records.find(updated.id);
        if (known != m_records.end())
            return &known->second;
        PLUMBLINE_TRY_ASSIGN(auto found, m_view.find(updated.kind, updated.id));
        if (!found)
            return fail(errors::RecordNotFound, entityName(updated.kind));
        return &m_records.emplace(updated.id, std::move(*found)).first->second;
    }

    const View &m_view;
    Role m_role;
    References &m_references;
    std::unordered_map<Uuid, Record> m_records;
};

bool changesNothing(const Change &change)
{
    const auto *updated = std::get_if<Updated>(&change);
    return updated != nullptr && updated->fields.empty();
}

} // namespace

Result<Changes> decideOne(ImportRecords &&import, const View &view, const Actor &actor)
{
    References references(view);
    PLUMBLINE_TRY(references.addCreated(import.changes));
    ImportCheck check(view, actor.role, references);
    for (Change &change : import.changes)
        PLUMBLINE_TRY(std::visit(check, change));
    PLUMBLINE_TRY(checkAllocationLimits(import.changes, view));
    std::erase_if(import.changes, changesNothing);
    return std::move(import.changes);
}

} // namespace plumbline::domain
