#include "history.h"

namespace plumbline::demonstration {
namespace {

using domain::Date;

/// In thousandths of all moves out of each open stage; what is left is lost.
struct Moves {
    int on;
    int over;
    int back;
};
constexpr std::array<Moves, 4> MovesFrom{{{720, 60, 0}, {740, 60, 50}, {740, 50, 70}, {690, 0, 80}}};

constexpr int RevisionsInThousand = 340;
constexpr int StallsInThousand = 12;
constexpr std::size_t MostVisits = 24;

Date endOfQuarter(Date day)
{
    const int monthsLeft = static_cast<int>((12 - day.month()) % 3);
    return day.plusMonths(monthsLeft).lastOfMonth();
}

} // namespace

const std::vector<Visit> &History::run(Date createdOn)
{
    m_visits.clear();
    m_worth = 1000;
    // Some leads come so warm that the first talk is a demonstration.
    m_visits.push_back({m_random.chance(80) ? FirstStage + 1 : FirstStage, createdOn, m_worth});
    while (m_visits.size() < MostVisits && step()) {
    }
    return m_visits;
}

bool History::step()
{
    switch (m_visits.back().stage) {
    case WonStage:
        return reopen(12, 60);
    case LostStage:
        return reopen(60, 150);
    default:
        return leaveOpenStage();
    }
}

bool History::leaveOpenStage()
{
    if (m_random.chance(StallsInThousand))
        return false;
    const Visit now = m_visits.back();
    const Date on = toWeekday(now.on.plusDays(dwell()));
    if (m_random.chance(RevisionsInThousand)) {
        revise();
        return visit(now.stage, on);
    }
    const Moves &moves = MovesFrom.at(now.stage);
    const auto roll = m_random.below(1000);
    if (roll < moves.on)
        return visit(now.stage + 1, now.stage == LastOpenStage ? dayOfWin(on) : on);
    if (roll < moves.on + moves.over)
        return visit(now.stage + 2, now.stage + 2 == WonStage ? dayOfWin(on) : on);
    if (roll < moves.on + moves.over + moves.back)
        return visit(now.stage - 1, on);
    return visit(LostStage, on);
}

bool History::reopen(int perMille, int most)
{
    if (!m_random.chance(perMille))
        return false;
    const Date on = toWeekday(m_visits.back().on.plusDays(m_random.between(10, most)));
    return visit(static_cast<std::size_t>(m_random.between(1, 2)), on);
}

bool History::visit(std::size_t stage, Date on)
{
    if (on > m_today)
        return false;
    m_visits.push_back({stage, on, m_worth});
    return true;
}

/// Contracts are signed towards the end of a quarter where that is near.
Date History::dayOfWin(Date on)
{
    const Date end = endOfQuarter(on);
    if (end - on > 25 || !m_random.chance(450))
        return on;
    const Date late = end.plusDays(-m_random.between(0, 6));
    const unsigned weekday = std::chrono::weekday(late.sysDays()).iso_encoding();
    return std::max(on, weekday > 5 ? late.plusDays(5 - static_cast<int>(weekday)) : late);
}

int History::dwell()
{
    int days = m_random.between(1, 8);
    if (m_random.chance(300))
        days += m_random.between(3, 30);
    if (m_random.chance(40))
        days += m_random.between(20, 90);
    return days;
}

void History::revise()
{
    m_worth = std::max<std::int64_t>(300, m_worth * m_random.between(850, 1140) / 1000);
}

} // namespace plumbline::demonstration
