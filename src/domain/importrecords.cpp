#include "acts.h"
#include "allocationlimits.h"
#include "commitmentstates.h"
#include "decisions.h"
#include "plumbline/domain/missing.h"
#include "references.h"
#include "rules.h"

#include <algorithm>
#include <unordered_map>

namespace plumbline::domain {
namespace {

/// What acts ask of a deal that moves or changes its price is asked of a file too. Stages are looked up once for all rows.
class DealCheck {
public:
    DealCheck(const View &view, const Actor &actor) : m_view(view), m_actor(actor) {}

    /// `before` is the deal as the rows before this one leave it. Errors: CommitmentNeeded, GateClosed, NotPermitted.
    Result<void> operator()(const Record &before, const Updated &updated)
    {
        const auto moved = changed(updated, [this](int field) { return field == m_stage; });
        const auto agreed = changed(updated, isAgreed);
        if (moved == updated.fields.end() && agreed == updated.fields.end())
            return {};
        PLUMBLINE_TRY(loadStages());
        const auto from = m_stages.find(std::get<Uuid>(before.values.at(static_cast<std::size_t>(m_stage))));
        const bool isWon = from != m_stages.end() && from->second.outcome == StageOutcome::Won;
        if (isWon && agreed != updated.fields.end())
            return fail(errors::CommitmentNeeded, describe<Deal>().qualifiedName(agreed->field));
        return moved != updated.fields.end() ? mayMove(before, moved->after, isWon) : Result<void>();
    }

private:
    template<typename Is>
    static std::vector<FieldChange>::const_iterator changed(const Updated &updated, Is is)
    {
        return std::ranges::find_if(updated.fields, [&](const FieldChange &each) { return is(each.field) && each.before != each.after; });
    }

    Result<void> mayMove(const Record &before, const Value &to, bool isWon)
    {
        const auto *id = std::get_if<Uuid>(&to);
        // A stage that is not there is refused for that.
        const auto target = id == nullptr ? m_stages.end() : m_stages.find(*id);
        if (target == m_stages.end())
            return {};
        if (isWon && target->second.outcome != StageOutcome::Won && !Leaders.contains(m_actor.role))
            return fail(errors::NotPermitted, describe<Deal>().qualifiedName(m_stage));
        if (!*m_hasGates)
            return {};
        PLUMBLINE_TRY_ASSIGN(const Deal deal, fromRecord<Deal>(before));
        PLUMBLINE_TRY_ASSIGN(const auto missing, missingFor(deal, target->second.id, m_actor.user, m_view));
        if (!missing.empty())
            return fail(errors::GateClosed, toText(missing));
        return {};
    }

    Result<void> loadStages()
    {
        if (m_hasGates)
            return {};
        PLUMBLINE_TRY_ASSIGN(const auto stages, m_view.all(EntityKind::Stage));
        for (const Record &record : stages) {
            PLUMBLINE_TRY_ASSIGN(const Stage stage, fromRecord<Stage>(record));
            m_stages.emplace(record.id, stage);
        }
        PLUMBLINE_TRY_ASSIGN(const auto gates, m_view.all(EntityKind::StageGate));
        m_hasGates = !gates.empty();
        return {};
    }

    const View &m_view;
    const Actor &m_actor;
    const int m_stage = describe<Deal>().indexOf(u"stage");
    std::unordered_map<Uuid, Stage> m_stages;
    std::optional<bool> m_hasGates;
};

/// Checks an import's changes one by one; records the import has updated before are remembered as they then are.
class ImportCheck {
public:
    ImportCheck(const View &view, const Actor &actor, References &references)
        : m_view(view), m_role(actor.role), m_references(references), m_deals(view, actor)
    {
    }

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
        if (updated.kind == EntityKind::Deal)
            PLUMBLINE_TRY(m_deals(*record, updated));
        for (const FieldChange &change : updated.fields) {
            if (change.field < 0 || static_cast<std::size_t>(change.field) >= record->values.size())
                throw InvariantError("a change of a field that is not described");
            PLUMBLINE_TRY(mayUpdateByImport(description, change.field, m_role));
            Value &value = record->values[static_cast<std::size_t>(change.field)];
            if (value != change.before)
                return fail(errors::Stale, description.qualifiedName(change.field));
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
    DealCheck m_deals;
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
    ImportCheck check(view, actor, references);
    for (Change &change : import.changes)
        PLUMBLINE_TRY(std::visit([&](auto &each) { return check(each); }, change));
    PLUMBLINE_TRY(checkAllocationLimits(import.changes, view));
    std::erase_if(import.changes, changesNothing);
    return std::move(import.changes);
}

} // namespace plumbline::domain
