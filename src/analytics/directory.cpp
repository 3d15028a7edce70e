#include "plumbline/analytics/directory.h"

#include "pipelinedata.h"
#include "plumbline/analytics/errors.h"

#include <map>
#include <tuple>

namespace plumbline::analytics {

namespace {

template <typename Entity>
domain::Uuid uuidOr(const std::optional<domain::Id<Entity>> &id) {
    return id ? id->uuid() : domain::Uuid();
}

QString normal(const QString &name) {
    return name.simplified().toCaseFolded();
}

int outcomeOrder(domain::StageOutcome outcome) {
    switch (outcome) {
    case domain::StageOutcome::Open:
        return 0;
    case domain::StageOutcome::Won:
        return 1;
    case domain::StageOutcome::Lost:
        return 2;
    }
    return 2;
}

/// Gives every region that occurs a number; 0 is none.
class Regions {
public:
    explicit Regions(std::vector<QString> &names) : m_names(names) { m_names.assign(1, QString()); }
    Ordinal operator()(const std::optional<QString> &name) {
        const QString plain = name ? name->trimmed() : QString();
        if (plain.isEmpty())
            return 0;
        const auto [found, added] = m_ordinals.try_emplace(plain, static_cast<Ordinal>(m_names.size()));
        if (added)
            m_names.push_back(plain);
        return found->second;
    }

private:
    std::vector<QString> &m_names;
    std::map<QString, Ordinal> m_ordinals;
};

/// Companies of one group: those that name the same parent, and the parent itself where it is an account. Chains are followed.
std::vector<Ordinal> groupsOf(const std::vector<domain::Account> &accounts) {
    std::map<QString, QString> parentOf;
    std::map<QString, bool> isParent;
    for (const domain::Account &account : accounts)
        if (account.parent && !normal(*account.parent).isEmpty()) {
            parentOf.try_emplace(normal(account.name), normal(*account.parent));
            isParent[normal(*account.parent)] = true;
        }
    std::map<QString, Ordinal> ordinals;
    std::vector<Ordinal> groups(1, 0);
    Ordinal next = 1;
    for (const domain::Account &account : accounts) {
        QString head = account.parent ? normal(*account.parent) : QString();
        if (head.isEmpty() && isParent.contains(normal(account.name)))
            head = normal(account.name);
        if (head.isEmpty()) {
            groups.push_back(next++);
            continue;
        }
        // Bounded: two companies may each name the other as parent; the smallest name on the circle stands for it.
        QString seenLast = head;
        for (std::size_t step = 0; step < parentOf.size() && parentOf.contains(head); ++step)
            head = parentOf[head];
        if (parentOf.contains(head)) {
            seenLast = head;
            for (QString at = parentOf[head]; at != head; at = parentOf[at])
                seenLast = std::min(seenLast, at);
            head = seenLast;
        }
        const auto [found, added] = ordinals.try_emplace(head, next);
        if (added)
            ++next;
        groups.push_back(found->second);
    }
    return groups;
}

std::vector<StageEntry> inFunnelOrder(const std::vector<domain::Stage> &stages) {
    std::vector<StageEntry> entries;
    for (const domain::Stage &stage : stages)
        entries.push_back({stage.id.uuid(), stage.name, stage.outcome, stage.rank, stage.probability});
    std::ranges::sort(entries, [](const StageEntry &a, const StageEntry &b) {
        return std::tuple(outcomeOrder(a.outcome), a.rank, a.id) < std::tuple(outcomeOrder(b.outcome), b.rank, b.id);
    });
    return entries;
}

} // namespace

domain::Result<DirectoryPtr> DirectoryBuilder::build() const {
    if (m_stages.size() > static_cast<std::size_t>(MaxStages))
        return domain::fail(errors::TooManyStages, QString::number(m_stages.size()));
    auto directory = std::make_shared<Directory>();
    directory->baseCurrency = m_currency;
    Regions region(directory->regions);

    directory->teams.resize(1);
    for (const domain::Team &team : m_teams) {
        directory->m_teams.emplace(team.id.uuid(), static_cast<Ordinal>(directory->teams.size()));
        directory->teams.push_back({team.id.uuid(), team.name, region(team.region)});
    }
    directory->people.resize(1);
    for (const domain::User &user : m_users) {
        directory->m_people.emplace(user.id.uuid(), static_cast<Ordinal>(directory->people.size()));
        const Ordinal team = directory->team(uuidOr(user.team));
        directory->people.push_back({user.id.uuid(), user.name, user.role, team, directory->teams[team].region, user.joined_on,
                                     user.left_on, user.sales_fte});
    }
    const std::vector<Ordinal> groups = groupsOf(m_accounts);
    directory->accounts.resize(1);
    for (const domain::Account &account : m_accounts) {
        const auto ordinal = static_cast<Ordinal>(directory->accounts.size());
        directory->m_accounts.emplace(account.id.uuid(), ordinal);
        directory->accounts.push_back({account.id.uuid(), account.name, region(account.region),
                                       directory->person(uuidOr(account.owner)), groups[ordinal],
                                       account.credit_rating.value_or(QString())});
    }
    directory->products.resize(1);
    for (const domain::Product &product : m_products) {
        directory->m_products.emplace(product.id.uuid(), static_cast<Ordinal>(directory->products.size()));
        directory->products.push_back({product.id.uuid(), product.name});
    }
    directory->stages = inFunnelOrder(m_stages);
    for (std::size_t i = 0; i < directory->stages.size(); ++i) {
        directory->m_stages.emplace(directory->stages[i].id, static_cast<int>(i));
        directory->openStages += directory->stages[i].outcome == domain::StageOutcome::Open ? 1 : 0;
        directory->rankedStages += directory->stages[i].outcome != domain::StageOutcome::Lost ? 1 : 0;
    }
    return DirectoryPtr(std::move(directory));
}

} // namespace plumbline::analytics
