#include "domain/memoryview.h"
#include "support/generators.h"
#include "support/law.h"
#include "support/testregistry.h"

#include "plumbline/domain/scope.h"

#include <set>

using namespace plumbline::domain;
using plumbline::tests::anyRecordOf;
using plumbline::tests::MemoryView;

namespace {

using Teams = std::map<RecordKey, std::optional<TeamId>>;

/// A few records of every entity whose references lead to one another, or nowhere, and names that lead to any record.
class RandomWorld {
public:
    RandomWorld()
    {
        for (const EntityKind kind : allEntities()) {
            const int count = *rc::gen::inRange(1, 4);
            for (int i = 0; i < count; ++i)
                put(kind);
        }
    }

    [[nodiscard]] Value anyReference(const FieldDescription &field) const
    {
        std::vector<Value> values;
        for (const auto &[key, record] : view.records())
            if (key.first == field.references)
                values.emplace_back(key.second);
        if (field.spec.presence == Presence::Optional || values.empty())
            values.emplace_back();
        return *rc::gen::elementOf(values);
    }

    /// Another reference in one field of one record.
    [[nodiscard]] Updated anyUpdate() const
    {
        std::vector<Updated> all;
        for (const auto &[key, record] : view.records()) {
            const auto &fields = describe(key.first).fields;
            for (std::size_t i = 0; i < fields.size(); ++i)
                if (fields[i].type == FieldType::Reference)
                    all.push_back({key.first, key.second, {{static_cast<int>(i), record.values[i], Value()}}});
        }
        Updated updated = *rc::gen::elementOf(all);
        FieldChange &change = updated.fields.front();
        change.after = anyReference(describe(updated.kind).fields[static_cast<std::size_t>(change.field)]);
        return updated;
    }

    [[nodiscard]] Teams teams() const
    {
        Teams teams;
        for (const auto &[key, record] : view.records())
            teams.emplace(key, teamOf(record, view).value());
        return teams;
    }

    MemoryView view;

private:
    void put(EntityKind kind)
    {
        Record record = *anyRecordOf(kind);
        const EntityDescription &description = describe(kind);
        for (std::size_t i = 0; i < record.values.size(); ++i)
            if (description.fields[i].type == FieldType::Reference)
                record.values[i] = anyReference(description.fields[i]);
        const int name = description.indexOf(u"record_kind");
        if (name >= 0) {
            std::vector<RecordKey> keys;
            for (const auto &[key, each] : view.records())
                keys.push_back(key);
            const RecordKey key = *rc::gen::elementOf(keys);
            record.values[static_cast<std::size_t>(name)] = QString::fromLatin1(describe(key.first).name);
            record.values[static_cast<std::size_t>(description.indexOf(u"record"))] = key.second.toString();
        }
        view.apply({Created{record}});
    }
};

bool follows(const Updated &updated, const MemoryView &view, const Teams &before, const Teams &after)
{
    const auto found = followers(updated, view).value();
    const std::set<RecordKey> keys(found.begin(), found.end());
    if (keys.size() != found.size() || keys.contains({updated.kind, updated.id}))
        return false;
    return std::ranges::all_of(before, [&](const auto &each) {
        const auto &[key, team] = each;
        return after.at(key) == team || key == RecordKey(updated.kind, updated.id) || keys.contains(key);
    });
}

} // namespace

class DomainScopeLaws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowWhoseTeamChangesIsFound()
    {
        PLUMBLINE_LAW([] {
            RandomWorld world;
            const Updated updated = world.anyUpdate();
            const Teams before = world.teams();
            const MemoryView then = world.view;
            world.view.apply({updated});
            const Teams after = world.teams();
            RC_CLASSIFY(before != after, "moves rows");
            RC_ASSERT(follows(updated, then, before, after));
            RC_ASSERT(follows(updated, world.view, before, after));
        });
    }

    void aRowIsInExactlyTheScopesItsTeamSays()
    {
        PLUMBLINE_LAW([] {
            const RandomWorld world;
            const Date today(2026, 11, 24);
            const auto users = world.view.all(EntityKind::User);
            for (const Record &user : *users) {
                const Scope scope = scopeOf(UserId(user.id), world.view, today).value();
                RC_ASSERT(std::ranges::is_sorted(scope.teams));
                const bool everything = scope.role != Role::Salesperson && scope.role != Role::Manager;
                for (const auto &[key, record] : world.view.records()) {
                    const auto team = teamOf(record, world.view).value();
                    const bool mine = everything || !team || std::ranges::find(scope.teams, *team) != scope.teams.end();
                    RC_ASSERT(scope.includes(team) == mine);
                    RC_ASSERT(mine || !mayHave(record, team, scope));
                    const bool restricted = key.first == EntityKind::Device || key.first == EntityKind::Fact || key.first == EntityKind::Conflict;
                    RC_ASSERT(restricted || mayHave(record, team, scope) == mine);
                }
            }
        });
    }

    void whatIsRedactedStaysValidAndLosesNothingReadable()
    {
        PLUMBLINE_LAW([] {
            const EntityKind kind = *rc::gen::elementOf(std::vector(allEntities().begin(), allEntities().end()));
            const Record record = *anyRecordOf(kind);
            for (const auto &[role, text] : Tokens<Role>::names) {
                const Record left = redacted(record, role);
                RC_ASSERT(validate(left).has_value());
                for (std::size_t i = 0; i < record.values.size(); ++i)
                    RC_ASSERT(left.values[i] == record.values[i] || !describe(kind).fields[i].spec.read.contains(role));
            }
        });
    }
};

PLUMBLINE_TEST(DomainScopeLaws)
#include "domainscopelaws.moc"
