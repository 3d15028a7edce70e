#include "seasons.h"

#include <algorithm>
#include <array>

namespace plumbline::demonstration {
namespace {

using domain::Date;

/// First days of the Chinese year.
constexpr std::array SpringFestivals{Date(2023, 1, 22), Date(2024, 2, 10), Date(2025, 1, 29), Date(2026, 2, 17), Date(2027, 2, 6),
                                     Date(2028, 1, 26), Date(2029, 2, 13), Date(2030, 2, 3),  Date(2031, 1, 23), Date(2032, 2, 11)};

/// Per cent of an ordinary month, from January.
constexpr std::array<std::int64_t, 12> Months{80, 75, 125, 90, 95, 130, 85, 90, 125, 85, 110, 150};

bool isAboutFestival(Date day)
{
    return std::ranges::any_of(SpringFestivals, [&](Date festival) { return day - festival >= -4 && day - festival <= 10; });
}

std::int64_t weightOf(Date day, Date first)
{
    const bool weekend = std::chrono::weekday(day.sysDays()).iso_encoding() > 5;
    std::int64_t weight = (weekend ? 6 : 100) * Months.at(day.month() - 1);
    if (isAboutFestival(day))
        weight /= 8;
    // Two fifths more after two years.
    return weight * (1000 + (day - first) * 400 / 730);
}

} // namespace

Seasons::Seasons(Date first, Date last) : m_first(first)
{
    std::int64_t sum = 0;
    for (Date day = first; day <= last; day = day.plusDays(1))
        m_upTo.push_back(sum += weightOf(day, first));
}

Date Seasons::draw(Random &random) const
{
    const auto found = std::ranges::upper_bound(m_upTo, random.below(m_upTo.back()));
    return m_first.plusDays(static_cast<int>(found - m_upTo.begin()));
}

} // namespace plumbline::demonstration
