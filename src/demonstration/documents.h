#pragma once

#include "pipeline.h"

namespace plumbline::demonstration {

/// Writes the rows of the fact table for one booking, numbered.
class Documents {
public:
    Documents(const World &world, Emitter &emitter) : m_world(world), m_emitter(emitter) {}

    struct Wanted {
        domain::FactKind kind;
        domain::Date on;
        domain::Money amount;
        std::optional<domain::Date> dueDate = {};
        std::optional<QString> category = {};
        std::optional<domain::FactId> reverses = {};
    };
    /// Of a booking: its customer, deal and owner.
    domain::Fact add(const Booking &booking, const Wanted &wanted);
    /// Of the company as a whole.
    domain::Fact add(const Wanted &wanted);

private:
    domain::Fact make(const Wanted &wanted);

    const World &m_world;
    Emitter &m_emitter;
    std::array<int, 11> m_numbers{};
};

} // namespace plumbline::demonstration
