#include "acts.h"
#include "commitmentstates.h"
#include "decisions.h"
#include "patching.h"
#include "plumbline/domain/takingback.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace plumbline::domain {
namespace {

/// Takes changes back from the last to the first; each has to be still as the operation left it.
class Undoing {
public:
    Undoing(const View &view, const Changes &operation) : m_view(view)
    {
        for (const Change &change : operation)
            if (std::holds_alternative<Created>(change) && entityOf(change) == EntityKind::Deal)
                m_made.insert(recordOf(change));
    }

    Result<void> takeBack(const Change &change)
    {
        PLUMBLINE_TRY_ASSIGN(const std::optional<Record> now, current(entityOf(change), recordOf(change)));
        PLUMBLINE_TRY(std::visit([&](const auto &each) { return check(each, now); }, change));
        m_changes.push_back(inverse(change));
        return {};
    }

    [[nodiscard]] Changes takeChanges() { return std::move(m_changes); }

private:
    Result<std::optional<Record>> current(EntityKind kind, const Uuid &id) const
    {
        const auto touched = m_touched.find(id);
        return touched == m_touched.end() ? m_view.find(kind, id) : touched->second;
    }

    Result<void> check(const Created &created, const std::optional<Record> &now)
    {
        if (created.after.kind == EntityKind::Organisation || !now)
            return fail(errors::NotUndoable, entityName(created.after.kind));
        const EntityDescription &description = describe(created.after.kind);
        for (std::size_t i = 0; i < now->values.size(); ++i)
            if (now->values[i] != created.after.values.at(i))
                return fail(errors::Stale, description.qualifiedName(static_cast<int>(i)));
        if (created.after.kind == EntityKind::StageChange)
            return checkNotRevised(created.after);
        // What still points to the record is the store's to find: its foreign keys refuse the removal.
        return {};
    }

    /// A deal's amount or expected close was edited where this row had brought it: that edit has to be taken back first.
    Result<void> checkNotRevised(const Record &row)
    {
        PLUMBLINE_TRY_ASSIGN(const StageChange taken, fromRecord<StageChange>(row));
        m_removed.insert(row.id);
        if (m_made.contains(taken.deal.uuid()))
            return {};
        PLUMBLINE_TRY_ASSIGN(auto history, lookUpWhere<StageChange>(m_view, u"deal", taken.deal.uuid()));
        std::erase_if(history, [&](const StageChange &each) { return each.id != taken.id && m_removed.contains(each.id.uuid()); });
        std::ranges::sort(history, {}, [](const StageChange &each) { return std::pair(each.on, each.ordinal); });
        const auto at = std::ranges::find(history, taken.id, &StageChange::id);
        const bool isMove = at == history.begin() || std::prev(at)->stage != taken.stage;
        const bool isFollowed = at != history.end() && std::next(at) != history.end() && std::next(at)->stage == taken.stage;
        return isMove && isFollowed ? fail(errors::Stale, nameOfField<Deal>(u"amount")) : Result<void>();
    }

    Result<void> check(const Updated &updated, const std::optional<Record> &now)
    {
        if (!now)
            return fail(errors::NotUndoable, entityName(updated.kind));
        Record before = *now;
        for (auto change = updated.fields.rbegin(); change != updated.fields.rend(); ++change) {
            Value &value = before.values.at(static_cast<std::size_t>(change->field));
            if (value != change->after)
                return fail(errors::Stale, describe(updated.kind).qualifiedName(change->field));
            PLUMBLINE_TRY(checkAgreed(*now, change->field, m_view));
            value = change->before;
        }
        m_touched.insert_or_assign(updated.id, std::move(before));
        return {};
    }

    Result<void> check(const Removed &removed, const std::optional<Record> &now)
    {
        if (now)
            return fail(errors::NotUndoable, entityName(removed.before.kind));
        m_touched.insert_or_assign(removed.before.id, removed.before);
        return {};
    }

    const View &m_view;
    /// Records the operation changed more than once, as they are after what was taken back so far.
    std::unordered_map<Uuid, std::optional<Record>> m_touched;
    /// Deals the operation made; rows of histories that were taken back so far.
    std::unordered_set<Uuid> m_made, m_removed;
    Changes m_changes;
};

/// A conflict's own fields say nothing of who may choose; the field it is about does.
Result<void> mayReopen(const View &view, const Uuid &id, Role role)
{
    PLUMBLINE_TRY_ASSIGN(const Conflict conflict, lookUpPresent(view, ConflictId(id)));
    return mayChoose(conflict, role);
}

} // namespace

Result<void> mayTakeBack(QStringView kind)
{
    static const std::array posting{commandName(RecordReceipt()), commandName(AllocateReceipt()),
                                    commandName(PostDocument()), commandName(ReverseDocument()),
                                    commandName(TakeBackAllocation()), commandName(DecideWriteOff())};
    if (std::ranges::find(posting, kind) != posting.end())
        return fail(errors::NotUndoable, kind.toString());
    return {};
}

Result<Changes> decideOne(UndoOperation &&undo, const View &view, const Actor &actor)
{
    if (actor.role == Role::Auditor)
        return fail(errors::NotPermitted, QStringLiteral("undo_operation"));
    Undoing undoing(view, undo.changes);
    for (auto change = undo.changes.rbegin(); change != undo.changes.rend(); ++change) {
        if (!isUndoable(*change))
            return fail(errors::NotUndoable, entityName(entityOf(*change)));
        // Whose operation it was is not known here: whoever could have done it may take it back.
        PLUMBLINE_TRY(entityOf(*change) == EntityKind::Conflict ? mayReopen(view, recordOf(*change), actor.role)
                                                                : mayTakeBack(*change, actor.role));
        PLUMBLINE_TRY(undoing.takeBack(*change));
    }
    return undoing.takeChanges();
}

} // namespace plumbline::domain
