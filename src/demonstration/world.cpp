#include "world.h"

namespace plumbline::demonstration {

std::size_t World::sellerOf(std::size_t team, domain::Date day, Random &random) const
{
    const std::vector<std::size_t> &members = teams.at(team).members;
    for (int attempt = 0; attempt < 8; ++attempt) {
        const std::size_t member = members[random.skewed(members.size() - 1)];
        if (people[member].worksOn(day))
            return member;
    }
    return members.back();
}

std::int64_t World::rateMicro(domain::Currency currency, domain::Date day) const
{
    if (currency == base)
        return 1'000'000;
    std::int64_t rate = 7'150'000;
    if (currency == domain::Currency::of("EUR"))
        rate = 7'820'000;
    else if (currency == domain::Currency::of("JPY"))
        rate = 47'500;
    const std::int64_t month = day.year() * 12 + static_cast<std::int64_t>(day.month());
    const std::int64_t drift = month * 7919 % 31 - 15;
    return rate + rate * drift / 1000;
}

domain::Date toWeekday(domain::Date day)
{
    const unsigned weekday = std::chrono::weekday(day.sysDays()).iso_encoding();
    return weekday > 5 ? day.plusDays(static_cast<int>(8 - weekday)) : day;
}

} // namespace plumbline::demonstration
