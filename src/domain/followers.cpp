#include "hangings.h"
#include "plumbline/domain/entities.h"
#include "plumbline/domain/scope.h"

#include <algorithm>
#include <set>

namespace plumbline::domain {
namespace {

bool decidesTeam(EntityKind kind, int field)
{
    const QLatin1StringView name(describe(kind).fields.at(static_cast<std::size_t>(field)).name);
    if (kind == EntityKind::User)
        return name == u"team";
    return std::ranges::any_of(hangings(), [&](const Hanging &each) { return each.child == kind && each.field == name; });
}

class Following {
public:
    explicit Following(const View &view) : m_view(view) {}

    Result<void> follow(EntityKind kind, const Uuid &id)
    {
        for (const Hanging &hanging : hangings()) {
            if (hanging.parent != kind)
                continue;
            PLUMBLINE_TRY_ASSIGN(const auto records, m_view.where(hanging.child, describe(hanging.child).indexOf(hanging.field), id));
            for (const Record &record : records)
                if (!hangsElsewhere(record, hanging))
                    PLUMBLINE_TRY(add(record.kind, record.id));
        }
        // What names a person's row is everybody's, as the row is.
        if (kind == EntityKind::User)
            return {};
        return followNames(kind, id);
    }

    [[nodiscard]] std::vector<RecordKey> takeKeys() { return std::move(m_keys); }

private:
    Result<void> add(EntityKind kind, const Uuid &id)
    {
        if (!m_seen.emplace(kind, id).second)
            return {};
        m_keys.emplace_back(kind, id);
        return isNamed(kind) ? follow(kind, id) : Result<void>();
    }

    Result<void> followNames(EntityKind kind, const Uuid &id)
    {
        for (const EntityKind naming : namingKinds()) {
            const EntityDescription &description = describe(naming);
            const auto recordKind = static_cast<std::size_t>(description.indexOf(u"record_kind"));
            PLUMBLINE_TRY_ASSIGN(const auto records, m_view.where(naming, description.indexOf(u"record"), id.toString()));
            for (const Record &record : records)
                if (record.values.at(recordKind) == Value(QString::fromLatin1(describe(kind).name)))
                    PLUMBLINE_TRY(add(naming, record.id));
        }
        return {};
    }

    /// A document with an owner is the owner's, whatever account it is of.
    static bool hangsElsewhere(const Record &record, const Hanging &by)
    {
        for (const Hanging &hanging : hangings()) {
            if (hanging.child != record.kind)
                continue;
            if (hanging.field == by.field)
                return false;
            if (!isAbsent(record.values.at(static_cast<std::size_t>(describe(record.kind).indexOf(hanging.field)))))
                return true;
        }
        return false;
    }

    const View &m_view;
    std::set<RecordKey> m_seen;
    std::vector<RecordKey> m_keys;
};

} // namespace

Result<std::vector<RecordKey>> followers(const Updated &updated, const View &view)
{
    const bool decides = std::ranges::any_of(updated.fields, [&](const FieldChange &change) {
        return change.before != change.after && decidesTeam(updated.kind, change.field);
    });
    if (!decides)
        return std::vector<RecordKey>();
    Following following(view);
    PLUMBLINE_TRY(following.follow(updated.kind, updated.id));
    return following.takeKeys();
}

} // namespace plumbline::domain
