#pragma once

#include "plumbline/domain/entities/acts.h"
#include "plumbline/workspace/workspace.h"

namespace plumbline::workspace {

/// Something the signed-in person was told of, with the names of what it is about.
struct NoticeShown {
    domain::NoticeId id;
    domain::Instant at;
    bool seen = false;
    domain::KeyEventId event;
    domain::KeyEventType type{};
    domain::DealId deal;
    QString dealTitle;
    /// The deal's customer; empty where it has none.
    QString customer;
    QString by;
    QString recipient;
    std::optional<domain::Date> plannedFor;
};

struct NoticesShown {
    /// Newest first.
    std::vector<NoticeShown> notices;
    /// How many there are altogether, and how many of them are unseen.
    std::int64_t total = 0;
    std::int64_t unseen = 0;
};

/// What people are told of, such as what was done in the deals of their team.
class NoticeDesk {
public:
    explicit NoticeDesk(Workspace &workspace) : m_workspace(workspace) {}

    /// Those of the signed-in person, the newest `limit` of them and every unseen one.
    [[nodiscard]] Pending<NoticesShown> notices(int limit);
    /// All unseen ones, of which there may be more than are listed.
    [[nodiscard]] Pending<std::vector<domain::NoticeId>> unseen();
    /// How many that is, for the rail.
    [[nodiscard]] Pending<int> unseenCount();

private:
    Workspace &m_workspace;
};

} // namespace plumbline::workspace
