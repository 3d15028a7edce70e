#include "names.h"
#include "world.h"

namespace plumbline::demonstration {
namespace {

using domain::Role;

constexpr int SellersOfTeam = 5;

struct StageFacts {
    QStringView name;
    domain::StageOutcome outcome;
    std::int64_t probability;
};

constexpr std::array<StageFacts, 6> StageList{{
    {u"初步接触", domain::StageOutcome::Open, 1000},
    {u"方案演示", domain::StageOutcome::Open, 2500},
    {u"技术答疑", domain::StageOutcome::Open, 4500},
    {u"样品测试/报价", domain::StageOutcome::Open, 7000},
    {u"赢单", domain::StageOutcome::Won, 10000},
    {u"输单", domain::StageOutcome::Lost, 0},
}};

void addStages(World &world, Emitter &emitter)
{
    for (std::size_t rank = 0; rank < StageList.size(); ++rank) {
        domain::Stage stage;
        stage.id = emitter.newId<domain::Stage>();
        stage.name = StageList[rank].name.toString();
        stage.rank = static_cast<std::int64_t>(rank);
        stage.outcome = StageList[rank].outcome;
        stage.probability = StageList[rank].probability;
        world.stages.push_back(stage.id);
        emitter.add(stage);
    }
}

class Staff {
public:
    explicit Staff(World &world, Emitter &emitter)
        : m_world(world), m_emitter(emitter), m_random(world.randomFor(1)), m_names(world.randomFor(2))
    {
    }

    std::size_t hire(Role role, std::size_t team)
    {
        Person person;
        person.id = m_emitter.newId<domain::User>();
        person.name = m_names.person(m_random.chance(300) ? Language::English : Language::Chinese);
        person.role = role;
        person.team = team;
        m_world.people.push_back(person);
        return m_world.people.size() - 1;
    }

    /// Some joined while the history runs and some left; the others were there before it began.
    void date(Person &person)
    {
        const bool sells = person.role == Role::Salesperson;
        const int days = m_world.options.today - m_world.first;
        if (sells && m_random.chance(280))
            person.joined = toWeekday(m_world.first.plusDays(m_random.between(20, days - 60)));
        else
            person.joined = toWeekday(m_world.first.plusDays(-m_random.between(90, 2500)));
        if (sells && m_random.chance(130))
            person.left = std::min(std::max(m_world.first, *person.joined).plusDays(m_random.between(120, days)), m_world.options.today);
        if (person.left == m_world.options.today)
            person.left.reset();
    }

    void add(const Person &person)
    {
        domain::User user;
        user.id = person.id;
        user.name = person.name;
        user.role = person.role;
        const bool inTeam = person.role == Role::Salesperson || person.role == Role::Manager;
        if (inTeam)
            user.team = m_world.teams.at(person.team).id;
        user.joined_on = person.joined;
        user.left_on = person.left;
        if (person.role == Role::Salesperson)
            user.sales_fte = m_random.chance(60) ? 50 : 100;
        else
            user.sales_fte = person.role == Role::Manager ? 30 : 0;
        m_emitter.add(user);
    }

private:
    World &m_world;
    Emitter &m_emitter;
    Random m_random;
    Names m_names;
};

void addTeams(World &world, Emitter &emitter)
{
    for (const SalesTeam &each : world.teams) {
        domain::Team team;
        team.id = each.id;
        team.name = each.name;
        team.region = Regions.at(each.region).toString();
        team.manager = world.people.at(each.members.back()).name;
        emitter.add(team);
    }
}

domain::Actor actorOf(const World &world, std::size_t person)
{
    return {world.people.at(person).id, world.people.at(person).role};
}

} // namespace

void foundOrganisation(World &world, Emitter &emitter)
{
    domain::Organisation organisation;
    organisation.id = emitter.newId<domain::Organisation>();
    organisation.name = QStringLiteral("澄衡仪器");
    organisation.base_currency = world.base.code();
    organisation.time_zone = QStringLiteral("Asia/Shanghai");
    emitter.add(organisation);
    addStages(world, emitter);

    Staff staff(world, emitter);
    world.administrator = actorOf(world, staff.hire(Role::Administrator, 0));
    world.director = actorOf(world, staff.hire(Role::Director, 0));
    world.finance = actorOf(world, staff.hire(Role::Finance, 0));
    for (const Role role : {Role::Director, Role::Finance, Role::Finance, Role::Finance, Role::Delivery, Role::Delivery, Role::Delivery,
                            Role::Delivery, Role::Auditor})
        staff.hire(role, 0);
    constexpr std::array<QStringView, 2> ordinals{u"一", u"二"};
    for (std::size_t i = 0; i < Regions.size() * ordinals.size(); ++i) {
        SalesTeam team;
        team.id = emitter.newId<domain::Team>();
        team.region = i / ordinals.size();
        team.name = Regions.at(team.region).toString() + ordinals.at(i % ordinals.size()).toString() + u'组';
        for (int seller = 0; seller < SellersOfTeam; ++seller)
            team.members.push_back(staff.hire(Role::Salesperson, i));
        team.members.push_back(staff.hire(Role::Manager, i));
        world.teams.push_back(std::move(team));
    }
    addTeams(world, emitter);
    for (Person &person : world.people) {
        staff.date(person);
        staff.add(person);
    }
    emitter.found(organisation.name, world.administrator);
}

} // namespace plumbline::demonstration
