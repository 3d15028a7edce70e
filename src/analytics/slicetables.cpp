#include "slicetables.h"

namespace plumbline::analytics {

namespace {

using Table = std::vector<std::uint8_t>;

/// `find` gives the ordinal of a key that is not empty, 0 where there is none.
template <typename Find>
Table tableOf(const std::vector<MemberKey> &keys, std::size_t size, const Find &find) {
    if (keys.empty())
        return {};
    Table table(size, 0);
    for (const MemberKey &key : keys) {
        if (key.isEmpty()) {
            table[0] = 1;
            continue;
        }
        if (const Ordinal at = find(key); at != 0)
            table[at] = 1;
    }
    return table;
}

template <typename Lookup>
auto byId(const Lookup &lookUp) {
    return [lookUp](const MemberKey &key) -> Ordinal {
        const auto id = domain::Uuid::parse(key);
        return id ? lookUp(*id) : 0;
    };
}

template <typename Names>
auto byName(const Names &names) {
    return [&names](const MemberKey &key) -> Ordinal {
        const auto found = std::find(names.begin() + 1, names.end(), key);
        return found == names.end() ? 0 : static_cast<Ordinal>(found - names.begin());
    };
}

} // namespace

SliceTables tablesOf(const Slice &slice, const Directory &directory, const QStringList &sources) {
    SliceTables tables;
    tables.owner = tableOf(slice.membersOf(Dimension::Owner), directory.people.size(),
                           byId([&](const domain::Uuid &id) { return directory.person(id); }));
    const Table team = tableOf(slice.membersOf(Dimension::Team), directory.teams.size(),
                               byId([&](const domain::Uuid &id) { return directory.team(id); }));
    if (!team.empty()) {
        if (tables.owner.empty())
            tables.owner.assign(directory.people.size(), 1);
        for (std::size_t person = 0; person < tables.owner.size(); ++person)
            tables.owner[person] &= team[directory.people[person].team];
    }
    tables.product = tableOf(slice.membersOf(Dimension::Product), directory.products.size(),
                             byId([&](const domain::Uuid &id) { return directory.product(id); }));
    tables.account = tableOf(slice.membersOf(Dimension::Account), directory.accounts.size(),
                             byId([&](const domain::Uuid &id) { return directory.account(id); }));
    tables.region = tableOf(slice.membersOf(Dimension::Region), directory.regions.size(), byName(directory.regions));
    tables.source = tableOf(slice.membersOf(Dimension::Source), static_cast<std::size_t>(sources.size()), byName(sources));
    return tables;
}

std::optional<std::int64_t> ratioOf(std::int64_t numerator, std::int64_t scale, std::int64_t denominator) {
    if (denominator <= 0)
        return std::nullopt;
    return domain::multiplyDivide(numerator, scale, denominator, domain::Rounding::HalfEven);
}

} // namespace plumbline::analytics
