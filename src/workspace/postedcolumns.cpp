#include "postedcolumns.h"

#include "plumbline/analytics/posting.h"
#include "plumbline/domain/entities.h"

#include <map>

namespace plumbline::workspace {

using namespace domain;

namespace {

/// Whether columns are filled from it.
bool isInColumns(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Organisation:
    case EntityKind::Team:
    case EntityKind::User:
    case EntityKind::Account:
    case EntityKind::Product:
    case EntityKind::Stage:
    case EntityKind::Deal:
    case EntityKind::StageChange:
    case EntityKind::Fact:
    case EntityKind::Instalment:
    case EntityKind::Allocation:
    case EntityKind::DunningAction:
    case EntityKind::PromiseToPay: return true;
    default: return false;
    }
}

class Reading {
public:
    explicit Reading(const View &before) : m_before(before) {}

    /// Whether columns can take it as it is.
    Result<bool> take(const Change &change)
    {
        if (!isInColumns(entityOf(change)))
            return true;
        const auto *created = std::get_if<Created>(&change);
        if (!created)
            return false;
        switch (created->after.kind) {
        case EntityKind::Fact: return append(created->after, m_posted.facts);
        case EntityKind::DunningAction: return append(created->after, m_posted.chases);
        case EntityKind::PromiseToPay: return append(created->after, m_posted.promises);
        case EntityKind::Instalment: return append(created->after, m_posted.instalments);
        case EntityKind::Allocation: return takeAllocation(created->after);
        default: return false;
        }
    }
    [[nodiscard]] const analytics::Posted &posted() const { return m_posted; }

private:
    template<typename Entity>
    static Result<bool> append(const Record &record, std::vector<Entity> &to)
    {
        PLUMBLINE_TRY_ASSIGN(Entity entity, fromRecord<Entity>(record));
        to.push_back(std::move(entity));
        return true;
    }

    Result<bool> takeAllocation(const Record &record)
    {
        PLUMBLINE_TRY_ASSIGN(const Allocation allocation, fromRecord<Allocation>(record));
        const auto own = std::ranges::find(m_posted.instalments, allocation.instalment, &Instalment::id);
        if (own != m_posted.instalments.end()) {
            m_posted.allocations.push_back({allocation, own->invoice});
            return true;
        }
        PLUMBLINE_TRY_ASSIGN(const auto there, m_before.find(EntityKind::Instalment, allocation.instalment.uuid()));
        if (!there)
            return false;
        PLUMBLINE_TRY_ASSIGN(const Instalment instalment, fromRecord<Instalment>(*there));
        m_posted.allocations.push_back({allocation, instalment.invoice});
        return true;
    }

    const View &m_before;
    analytics::Posted m_posted;
};

} // namespace

Result<std::shared_ptr<const ColumnSet>> columnsAfter(const ColumnSet &columns, const Changes &act, const View &before, ledger::Position position)
{
    Reading reading(before);
    for (const Change &change : act) {
        PLUMBLINE_TRY_ASSIGN(const bool isTaken, reading.take(change));
        if (!isTaken)
            return nullptr;
    }
    auto after = std::make_shared<ColumnSet>(columns);
    after->position = std::max(columns.position, position);
    after->columns.receivables = analytics::withPosted(*columns.columns.receivables, reading.posted(), after->position);
    if (!after->columns.receivables)
        return nullptr;
    return after;
}

} // namespace plumbline::workspace
