#include "pipeline.h"
#include "history.h"
#include "seasons.h"

#include <algorithm>

namespace plumbline::demonstration {
namespace {

using domain::Date;
using domain::Money;
using domain::Rounding;

std::size_t dealCount(Size size)
{
    switch (size) {
    case Size::Small:
        return 2'000;
    case Size::Medium:
        return 40'000;
    case Size::Large:
        return 1'000'000;
    }
    throw domain::InvariantError("a size without deals");
}

constexpr std::array<QStringView, 6> Sources{u"展会", u"官网", u"转介绍", u"电话", u"渠道", u""};
constexpr std::array<int, 6> SourceWeights{22, 20, 18, 14, 14, 12};

/// To a hundred whole units: nobody quotes fen.
Money rounded(Money amount)
{
    const std::int64_t step = 100 * amount.currency().minorPerMajor();
    const std::int64_t steps = std::max<std::int64_t>(1, domain::multiplyDivide(amount.minor(), 1, step, Rounding::HalfEven));
    return Money(steps * step, amount.currency());
}

class Deals {
public:
    Deals(const World &world, Emitter &emitter)
        : m_world(world), m_emitter(emitter), m_random(world.randomFor(5)), m_historyRandom(world.randomFor(6)),
          m_history(world.options.today, m_historyRandom)
    {
        for (const QStringView source : Sources)
            m_sources.push_back(source.toString());
    }

    void add(std::size_t number, Date createdOn)
    {
        const std::vector<Visit> &visits = m_history.run(createdOn);
        const Visit &last = visits.back();
        const bool open = last.stage <= LastOpenStage;
        const std::size_t customer = m_random.skewed(m_world.customers.size());
        const std::size_t good = m_random.skewed(m_world.goods.size());
        const bool nameless = last.stage != WonStage && m_random.chance(35);
        Begun begun = begin(customer, good, createdOn);

        domain::Deal deal;
        deal.id = m_emitter.newId<domain::Deal>();
        deal.title = titleOf(nameless ? QStringLiteral("展会线索") : m_world.customers[customer].brief, good);
        if (!nameless)
            deal.account = m_world.customers[customer].id;
        deal.product = m_world.goods[good].id;
        deal.owner = ownerOf(customer, createdOn, open, begun);
        const std::size_t source = m_random.weighted(SourceWeights);
        if (source + 1 < Sources.size())
            deal.source = m_sources[source];
        deal.stage = m_world.stages[last.stage];
        deal.amount = amountAt(begun, last);
        deal.base_amount = m_world.toBase(deal.amount, begun.rate);
        deal.created_on = createdOn;
        deal.expected_close = toWeekday(last.on.plusDays(open ? m_random.between(7, 80) : m_random.between(-20, 15)));
        if (!open)
            deal.closed_on = last.on;
        else if (m_random.chance(150))
            deal.probability = m_random.between(2, 18) * 500;
        deal.source_ref = QStringLiteral("CRM-%1").arg(number, 7, 10, QChar(u'0'));
        m_emitter.add(deal);
        addVisits(deal, number, visits, begun);
        book(deal.id, nameless ? std::nullopt : std::optional(customer), visits, begun);
    }

    [[nodiscard]] std::vector<Booking> takeBookings() { return std::move(m_bookings); }

private:
    struct Begun {
        Money first;
        std::int64_t rate = 0;
        std::size_t owner = 0;
    };

    Begun begin(std::size_t customer, std::size_t good, Date createdOn)
    {
        const domain::Currency currency = m_world.customers[customer].currency;
        const std::int64_t rate = m_world.rateMicro(currency, createdOn);
        const std::int64_t pieces = 1 + static_cast<std::int64_t>(m_random.skewed(24));
        const Money list = m_world.goods[good].price.scaled(pieces * m_random.between(820, 1000), 1000, Rounding::HalfEven);
        // The other way round: what one unit of base currency is in the customer's.
        const std::int64_t back = domain::multiplyDivide(1'000'000, 1'000'000, rate, Rounding::HalfEven);
        return {rounded(list.converted(currency, back, Rounding::HalfEven)), rate, 0};
    }

    /// Who began it; what is open and was a leaver's has gone to a colleague.
    domain::UserId ownerOf(std::size_t customer, Date createdOn, bool open, Begun &begun)
    {
        const std::size_t team = m_world.customers[customer].team;
        begun.owner = m_world.sellerOf(team, createdOn, m_random);
        if (open && !m_world.people[begun.owner].worksOn(m_world.options.today))
            begun.owner = m_world.sellerOf(team, m_world.options.today, m_random);
        return m_world.people[begun.owner].id;
    }

    QString titleOf(const QString &customer, std::size_t good) const
    {
        return customer + QStringLiteral(" · ") + m_world.goods[good].name;
    }

    static Money amountAt(const Begun &begun, const Visit &visit)
    {
        return visit.worth == 1000 ? begun.first : rounded(begun.first.scaled(visit.worth, 1000, Rounding::HalfEven));
    }

    /// What was thought when the deal came there: of three, one is put off on the way, and now and then one comes sooner. Weeks are
    /// told from the deal's number, so that everything else stays as it was drawn.
    static std::optional<Date> expectedAt(const domain::Deal &deal, std::size_t number, std::size_t toGo, Date on)
    {
        if (!deal.expected_close || toGo == 0)
            return deal.expected_close;
        const std::size_t lot = number % 12;
        const int weeks = lot < 4 ? -static_cast<int>(2 + number % 5) : lot == 4 ? 5 : 0;
        return std::max(toWeekday(deal.expected_close->plusDays(weeks * 7 * static_cast<int>(std::min<std::size_t>(toGo, 3)))), on);
    }

    void addVisits(const domain::Deal &deal, std::size_t number, const std::vector<Visit> &visits, const Begun &begun)
    {
        std::int64_t ordinal = 0;
        for (std::size_t i = 0; i < visits.size(); ++i) {
            ordinal = i > 0 && visits[i].on == visits[i - 1].on ? ordinal + 1 : 0;
            domain::StageChange change;
            change.id = m_emitter.newId<domain::StageChange>();
            change.deal = deal.id;
            change.stage = m_world.stages[visits[i].stage];
            change.on = visits[i].on;
            change.base_amount = m_world.toBase(amountAt(begun, visits[i]), begun.rate);
            change.ordinal = ordinal;
            change.expected_close = expectedAt(deal, number, visits.size() - 1 - i, visits[i].on);
            m_emitter.add(change);
        }
    }

    /// A booking for each time the deal was won, taken back where it was reopened.
    void book(domain::DealId deal, std::optional<std::size_t> customer, const std::vector<Visit> &visits, const Begun &begun)
    {
        for (std::size_t i = 0; i < visits.size(); ++i) {
            if (visits[i].stage != WonStage)
                continue;
            Booking booking{deal, customer, begun.owner, visits[i].on, amountAt(begun, visits[i]), begun.rate, {}};
            if (i + 1 < visits.size())
                booking.cancelledOn = visits[i + 1].on;
            m_bookings.push_back(booking);
        }
    }

    const World &m_world;
    Emitter &m_emitter;
    Random m_random;
    Random m_historyRandom;
    History m_history;
    std::vector<QString> m_sources;
    std::vector<Booking> m_bookings;
};

} // namespace

std::vector<Booking> generateDeals(const World &world, Emitter &emitter)
{
    Random random = world.randomFor(7);
    const Seasons seasons(world.first, world.options.today);
    std::vector<Date> days(dealCount(world.options.size));
    std::ranges::generate(days, [&] { return seasons.draw(random); });
    std::ranges::sort(days);

    emitter.beginFile(QStringLiteral("pipeline"), world.administrator);
    Deals deals(world, emitter);
    for (std::size_t i = 0; i < days.size() && emitter.goesOn(); ++i)
        deals.add(i + 1, days[i]);
    emitter.flush();
    return deals.takeBookings();
}

} // namespace plumbline::demonstration
