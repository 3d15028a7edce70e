#include "names.h"
#include "world.h"

namespace plumbline::demonstration {
namespace {

struct GoodFacts {
    QStringView name;
    QStringView series;
    std::int64_t priceInMajor;
};

constexpr std::array<GoodFacts, 12> Goods{{
    {u"LD-200 激光位移传感器", u"传感器", 6'800},      {u"LD-500 激光位移传感器", u"传感器", 12'500},
    {u"PT-30 压力变送器", u"传感器", 2'400},           {u"FM-80 电磁流量计", u"流量", 9'600},
    {u"FM-150 超声流量计", u"流量", 21'000},           {u"VS-2 视觉检测系统", u"视觉", 86'000},
    {u"VS-5 高速视觉检测系统", u"视觉", 168'000},      {u"CM-700 三坐标测量机", u"计量", 420'000},
    {u"CM-900 三坐标测量机", u"计量", 690'000},        {u"DL-16 数据采集器", u"数据", 15'800},
    {u"DL-64 数据采集器", u"数据", 38'000},            {u"校准与维护服务", u"服务", 18'000},
}};

constexpr std::array<QStringView, 8> Sectors{u"汽车", u"电子", u"新能源", u"医疗", u"食品", u"化工", u"物流", u"轨道交通"};
constexpr std::array<QStringView, 4> Ratings{u"A", u"B", u"C", u"D"};
constexpr std::array<std::int64_t, 4> LimitsInMajor{5'000'000, 2'000'000, 800'000, 200'000};
constexpr std::array<int, 4> Terms{60, 45, 30, 15};
/// How often a customer of each rating pays by each habit.
constexpr std::array<std::array<int, 4>, 4> HabitsOfRating{{{60, 35, 5, 0}, {35, 50, 13, 2}, {10, 45, 38, 7}, {2, 23, 45, 30}}};

int customerCount(Size size)
{
    switch (size) {
    case Size::Small:
        return 150;
    case Size::Medium:
        return 3'000;
    case Size::Large:
        return 30'000;
    }
    throw domain::InvariantError("a size without customers");
}

void addGoods(World &world, Emitter &emitter)
{
    for (const GoodFacts &facts : Goods) {
        domain::Product product;
        product.id = emitter.newId<domain::Product>();
        product.name = facts.name.toString();
        product.series = facts.series.toString();
        product.list_price = domain::Money(facts.priceInMajor * world.base.minorPerMajor(), world.base);
        emitter.add(product);
        world.goods.push_back({product.id, product.name, *product.list_price});
    }
}

class Customers {
public:
    Customers(World &world, Emitter &emitter)
        : m_world(world), m_emitter(emitter), m_random(world.randomFor(3)), m_names(world.randomFor(4))
    {
    }

    void add(int number)
    {
        const bool foreign = m_random.chance(140);
        const std::size_t team = static_cast<std::size_t>(m_random.below(static_cast<std::int64_t>(m_world.teams.size())));
        const std::size_t region = m_world.teams[team].region;
        const auto company = m_names.company(foreign ? Language::English : Language::Chinese, static_cast<int>(region));
        const std::size_t rating = m_random.weighted(std::array{22, 45, 25, 8});

        domain::Account account;
        account.id = m_emitter.newId<domain::Account>();
        account.name = company.name;
        account.sector = m_random.pick(Sectors).toString();
        account.region = Regions.at(region).toString();
        if (!m_random.chance(40)) {
            account.credit_rating = Ratings.at(rating).toString();
            account.credit_limit = domain::Money(LimitsInMajor.at(rating) * m_world.base.minorPerMajor(), m_world.base);
        }
        account.owner = m_world.people[m_world.sellerOf(team, m_world.options.today, m_random)].id;
        if (m_random.chance(50))
            account.parent = m_group;
        else
            m_group = company.brief;
        account.source_ref = QStringLiteral("KH-%1").arg(number, 5, 10, QChar(u'0'));
        m_emitter.add(account);
        m_world.customers.push_back({account.id, company.brief, team, foreign ? foreignCurrency() : m_world.base, habitOf(rating), Terms.at(rating)});
    }

private:
    domain::Currency foreignCurrency()
    {
        constexpr std::array<std::string_view, 3> codes{"USD", "EUR", "JPY"};
        return domain::Currency::of(codes.at(m_random.weighted(std::array{60, 27, 13})));
    }
    Habit habitOf(std::size_t rating) { return static_cast<Habit>(m_random.weighted(HabitsOfRating.at(rating))); }

    World &m_world;
    Emitter &m_emitter;
    Random m_random;
    Names m_names;
    QString m_group = QStringLiteral("澄屿");
};

} // namespace

void openMarket(World &world, Emitter &emitter)
{
    emitter.beginFile(QStringLiteral("products"), world.administrator);
    addGoods(world, emitter);
    emitter.beginFile(QStringLiteral("customers"), world.administrator);
    Customers customers(world, emitter);
    const int count = customerCount(world.options.size);
    for (int i = 1; i <= count && emitter.goesOn(); ++i)
        customers.add(i);
    emitter.flush();
}

} // namespace plumbline::demonstration
