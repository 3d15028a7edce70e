#pragma once

#include "world.h"

namespace plumbline::demonstration {

/// A deal that was won, for the documents that follow.
struct Booking {
    domain::DealId deal;
    std::optional<std::size_t> customer;
    std::size_t owner = 0;
    domain::Date on;
    domain::Money amount;
    std::int64_t rate = 0;
    /// The day the win was taken back, where it was.
    std::optional<domain::Date> cancelledOn;
};

/// Deals with their stage histories, in the order of their creation; gives those that were won.
[[nodiscard]] std::vector<Booking> generateDeals(const World &world, Emitter &emitter);

} // namespace plumbline::demonstration
