#pragma once

#include "plumbline/demonstration/generate.h"
#include "plumbline/domain/entities.h"

namespace plumbline::demonstration {

/// Gathers records into steps of at most so many changes, as files would bring them, a minute apart.
class Emitter {
public:
    static constexpr std::size_t MostChanges = 20'000;

    Emitter(const Options &options, const std::function<bool(Step &&)> &batch);

    template<typename Entity>
    [[nodiscard]] domain::Id<Entity> newId()
    {
        return domain::Id<Entity>(m_ids.next());
    }
    /// What follows comes from the file `name`, brought in by `actor`.
    void beginFile(const QString &name, const domain::Actor &actor);
    template<typename Entity>
    void add(const Entity &entity)
    {
        m_changes.emplace_back(domain::Created{domain::toRecord(entity)});
        if (m_changes.size() == MostChanges)
            flush();
    }
    /// Ends the foundation: everything added so far founds the organisation.
    void found(const QString &organisation, const domain::Actor &actor);
    void flush();
    /// Whether the caller said to go on so far.
    [[nodiscard]] bool goesOn() const { return m_goesOn; }

private:
    void hand(domain::Command command, const QString &subject);

    const std::function<bool(Step &&)> &m_batch;
    domain::FixedClock m_clock;
    domain::Uuid7Source m_ids;
    domain::Changes m_changes;
    domain::Actor m_actor;
    QString m_file;
    int m_part = 0;
    bool m_goesOn = true;
};

} // namespace plumbline::demonstration
