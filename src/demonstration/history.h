#pragma once

#include "world.h"

namespace plumbline::demonstration {

/// A deal comes to a stage, or its amount changes while it stays there.
struct Visit {
    std::size_t stage = FirstStage;
    domain::Date on;
    /// Of what the deal was first thought to be worth, in thousandths.
    std::int64_t worth = 1000;
};

/// The way one deal takes until today: forwards mostly, sometimes over a stage or back, lost and now and then reopened.
class History {
public:
    History(domain::Date today, Random &random) : m_today(today), m_random(random) {}
    /// The visits from the day of creation on, in order.
    [[nodiscard]] const std::vector<Visit> &run(domain::Date createdOn);

private:
    [[nodiscard]] bool step();
    [[nodiscard]] bool leaveOpenStage();
    [[nodiscard]] bool reopen(int perMille, int most);
    bool visit(std::size_t stage, domain::Date on);
    [[nodiscard]] domain::Date dayOfWin(domain::Date on);
    [[nodiscard]] int dwell();
    void revise();

    domain::Date m_today;
    Random &m_random;
    std::vector<Visit> m_visits;
    std::int64_t m_worth = 1000;
};

} // namespace plumbline::demonstration
