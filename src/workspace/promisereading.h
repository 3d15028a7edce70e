#pragma once

#include "plumbline/replica/reader.h"
#include "plumbline/workspace/errors.h"
#include "plumbline/workspace/promises.h"
#include "session.h"
#include "texts.h"

namespace plumbline::workspace {

/// Reads promises and requests with their names, within one snapshot; made anew for each question.
class PromiseReading {
public:
    PromiseReading(const replica::Reader &reader, const domain::Actor &actor, const domain::Clock &clock, domain::Date today)
        : m_reader(reader), m_actor(actor), m_clock(clock), m_today(today), m_texts(reader)
    {
    }

    [[nodiscard]] domain::Result<CommitmentShown> shown(domain::Commitment commitment);
    /// With its steps in any order.
    [[nodiscard]] CommitmentShown shown(domain::Commitment commitment, std::vector<domain::ApprovalStep> steps);
    [[nodiscard]] domain::Result<WriteOffToSign> shown(domain::WriteOffRequest request);
    /// With whether the person may decide it. Errors: domain.record_not_found.
    [[nodiscard]] domain::Result<ApprovalShown> toDecide(const domain::ApprovalStep &step);
    [[nodiscard]] domain::Result<ApprovalShown> toDecide(const domain::WriteOffRequest &request);
    /// With whether the person may take it back.
    [[nodiscard]] domain::Result<ApprovalShown> decided(const domain::ApprovalStep &step);
    [[nodiscard]] domain::Result<ApprovalShown> decided(const domain::WriteOffRequest &request);
    [[nodiscard]] QString titleOf(domain::EntityKind kind, const domain::Uuid &id) { return m_texts.titleOf(kind, id); }
    [[nodiscard]] domain::Date today() const { return m_today; }
    [[nodiscard]] const domain::Actor &actor() const { return m_actor; }
    [[nodiscard]] QString person(domain::UserId user) { return m_texts.titleOf(domain::EntityKind::User, user.uuid()); }

private:
    [[nodiscard]] domain::Result<ApprovalShown> approval(const domain::ApprovalStep &step);
    [[nodiscard]] domain::Result<ApprovalShown> approval(const domain::WriteOffRequest &request);
    /// What `decide` says to it; amounts that were not looked at are no reason.
    [[nodiscard]] std::optional<domain::Error> whyNot(domain::Command command) const;
    [[nodiscard]] domain::Result<QStringList> delegatorsIn(domain::Role role);

    const replica::Reader &m_reader;
    domain::Actor m_actor;
    const domain::Clock &m_clock;
    domain::Date m_today;
    Texts m_texts;
};

/// Runs `task(Reader &, PromiseReading &)` within one snapshot.
template<typename T, typename Task>
auto inOneSnapshot(const Session &session, const replica::Reader &reader, const domain::Clock &clock, domain::Date today, Task task) -> domain::Result<T>
{
    domain::Result<T> answer = domain::fail(errors::Locked);
    PromiseReading reading(reader, session.actor(), clock, today);
    PLUMBLINE_TRY(reader.inSnapshot([&]() -> domain::Result<void> {
        answer = task(reader, reading);
        return {};
    }));
    return answer;
}

/// Every record of `Entity` that `wanted` lets through.
template<typename Entity, typename Wanted>
[[nodiscard]] domain::Result<std::vector<Entity>> readAll(const replica::Reader &reader, Wanted wanted)
{
    std::vector<Entity> found;
    PLUMBLINE_TRY(reader.forEach(Entity::Kind, [&](const domain::Record &record) {
        if (auto entity = domain::fromRecord<Entity>(record); entity && wanted(*entity))
            found.push_back(std::move(*entity));
        return replica::Continue::Yes;
    }));
    return found;
}

/// Errors: domain.record_not_found with the entity's name.
template<typename Entity>
[[nodiscard]] domain::Result<Entity> readOne(const replica::Reader &reader, domain::Id<Entity> id)
{
    PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(Entity::Kind, id.uuid()));
    if (!record)
        return domain::fail(domain::errors::RecordNotFound, QString::fromLatin1(domain::describe<Entity>().name));
    return domain::fromRecord<Entity>(*record);
}

/// By an indexed field.
template<typename Entity>
[[nodiscard]] domain::Result<std::vector<Entity>> readWhere(const replica::Reader &reader, QStringView field, const domain::Value &value)
{
    PLUMBLINE_TRY_ASSIGN(const auto records, reader.where(Entity::Kind, domain::describe<Entity>().indexOf(field), value));
    std::vector<Entity> found;
    for (const domain::Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(found.emplace_back(), domain::fromRecord<Entity>(record));
    }
    return found;
}

} // namespace plumbline::workspace
