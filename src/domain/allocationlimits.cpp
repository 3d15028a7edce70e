#include "allocationlimits.h"

#include "acts.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace plumbline::domain {
namespace {

struct Fields {
    std::size_t from = at<Allocation>(u"from");
    std::size_t instalment = at<Allocation>(u"instalment");
    std::size_t allocated = at<Allocation>(u"amount");
    std::size_t document = at<Fact>(u"amount");
    std::size_t scheduled = at<Instalment>(u"amount");
    std::size_t kind = at<Fact>(u"kind");

    template<typename Entity>
    static std::size_t at(QStringView field)
    {
        return static_cast<std::size_t>(describe<Entity>().indexOf(field));
    }
};

const Fields &fields()
{
    static const Fields all;
    return all;
}

/// What a document or an instalment has left by the acts' own account: a reversed one has nothing.
Result<Money> leftOf(const Record &record, const View &view)
{
    return record.kind == EntityKind::Fact ? unallocatedOf(FactId(record.id), view) : openOf(InstalmentId(record.id), view);
}

/// Errors: NotAllocatable for a document that nothing is set from.
Result<void> checkKind(const Record &record)
{
    static const std::array sources{toToken(FactKind::Receipt), toToken(FactKind::CreditNote), toToken(FactKind::WriteOff)};
    if (record.kind != EntityKind::Fact)
        return {};
    const auto *kind = std::get_if<QString>(&record.values.at(fields().kind));
    if (kind == nullptr || std::ranges::find(sources, *kind) == sources.end())
        return fail(errors::NotAllocatable, entityName(EntityKind::Fact));
    return {};
}

/// What a file sets against each document or each instalment.
class Limits {
public:
    /// `limited`: the entity the allocations are counted over, `field`: the allocation's reference to it.
    Limits(EntityKind limited, std::size_t amount, std::size_t field) : m_limited(limited), m_amount(amount), m_field(field) {}

    Result<void> add(const Record &allocation)
    {
        const Money amount = std::get<Money>(allocation.values[fields().allocated]);
        Each &each = m_each[std::get<Uuid>(allocation.values[m_field])];
        if (!each.brought)
            each.brought = Money(0, amount.currency());
        PLUMBLINE_TRY_ASSIGN(each.brought, each.brought->add(amount));
        return {};
    }

    Result<void> note(const Record &created)
    {
        const auto found = created.kind == m_limited ? m_each.find(created.id) : m_each.end();
        if (found == m_each.end())
            return {};
        found->second.limit = std::get<Money>(created.values[m_amount]);
        return checkKind(created);
    }

    Result<void> check(const View &view, ErrorCode exceeded)
    {
        for (auto &[id, each] : m_each) {
            // What comes with the same file has no allocations yet.
            if (!each.limit)
                PLUMBLINE_TRY(lookUpLimit(id, each, view));
            PLUMBLINE_TRY_ASSIGN(const Money left, each.limit->subtract(*each.brought));
            const bool beyond = each.limit->isNegative() ? left.minor() > 0 : left.isNegative();
            if (beyond && !each.brought->isZero())
                return fail(exceeded, each.limit->plain());
        }
        return {};
    }

private:
    struct Each {
        std::optional<Money> brought;
        std::optional<Money> limit;
    };

    Result<void> lookUpLimit(const Uuid &id, Each &each, const View &view) const
    {
        PLUMBLINE_TRY_ASSIGN(const std::optional<Record> record, view.find(m_limited, id));
        if (!record)
            return fail(errors::RecordNotFound, entityName(m_limited));
        PLUMBLINE_TRY(checkKind(*record));
        each.limit = std::get<Money>(record->values.at(m_amount));
        const bool isOwed = !each.limit->isNegative();
        PLUMBLINE_TRY_ASSIGN(const auto earlier, view.where(EntityKind::Allocation, static_cast<int>(m_field), id));
        for (const Record &allocation : earlier) {
            PLUMBLINE_TRY_ASSIGN(each.limit, each.limit->subtract(std::get<Money>(allocation.values.at(fields().allocated))));
        }
        if (!isOwed)
            return {};
        PLUMBLINE_TRY_ASSIGN(const Money left, leftOf(*record, view));
        each.limit = std::min(*each.limit, left);
        return {};
    }

    EntityKind m_limited;
    std::size_t m_amount;
    std::size_t m_field;
    std::unordered_map<Uuid, Each> m_each;
};

const Record *createdOf(const Change &change)
{
    const auto *created = std::get_if<Created>(&change);
    return created == nullptr ? nullptr : &created->after;
}

} // namespace

Result<void> checkAllocationLimits(const Changes &changes, const View &view)
{
    Limits documents(EntityKind::Fact, fields().document, fields().from);
    Limits instalments(EntityKind::Instalment, fields().scheduled, fields().instalment);
    bool allocates = false;
    for (const Change &change : changes) {
        const Record *created = createdOf(change);
        if (created == nullptr || created->kind != EntityKind::Allocation)
            continue;
        allocates = true;
        PLUMBLINE_TRY(documents.add(*created));
        PLUMBLINE_TRY(instalments.add(*created));
    }
    if (!allocates)
        return {};
    for (const Change &change : changes) {
        if (const Record *created = createdOf(change)) {
            PLUMBLINE_TRY(documents.note(*created));
            PLUMBLINE_TRY(instalments.note(*created));
        }
    }
    PLUMBLINE_TRY(documents.check(view, errors::AllocationExceedsSource));
    return instalments.check(view, errors::AllocationExceedsInstalment);
}

} // namespace plumbline::domain
