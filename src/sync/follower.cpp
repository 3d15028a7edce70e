#include "plumbline/sync/follower.h"

#include "plumbline/sync/errors.h"

#include <QTimer>

#include <algorithm>

namespace plumbline::sync {
namespace {

constexpr QLatin1StringView GoingAway("hub.going_away");

} // namespace

std::chrono::milliseconds BackOff::next() {
    constexpr int MostDoublings = 16;
    const auto doubled = First * (1 << std::min(m_failures, MostDoublings));
    m_failures = std::min(m_failures + 1, MostDoublings);
    const auto whole = std::min<std::chrono::milliseconds>(doubled, Longest);
    const auto half = whole / 2;
    return half + std::chrono::milliseconds(m_jitter(static_cast<std::uint32_t>(half.count()) + 1));
}

bool mayTryAgain(const domain::Error &error) {
    if (error.code == errors::Refused)
        return error.detail == GoingAway;
    return error.code != errors::Revoked && error.code != errors::HistoryRewritten && error.code != errors::InvitationUnreadable;
}

struct Follower::Private {
    Private(replica::Replica &of, Jitter jitter, Listener who, Patience how)
        : replica(of),
          backOff(std::move(jitter)),
          listener(std::move(who)),
          patience(how) {
        waiting.setSingleShot(true);
        QObject::connect(&waiting, &QTimer::timeout, &waiting, [this] { start(); });
    }

    void start() {
        waiting.stop();
        sync::Listener of;
        of.progress = [this](const Progress &progress) {
            if (progress.phase == Phase::UpToDate)
                backOff.reset();
            if (listener.progress)
                listener.progress(progress);
        };
        of.changed = listener.changed;
        of.attachment = listener.attachment;
        of.ended = [this](const std::optional<domain::Error> &error) {
            ended(error.value_or(domain::Error{errors::Unreachable}));
        };
        connection = std::make_unique<Connection>(replica, Mode::Follow, std::move(of), patience);
        if (listener.progress)
            listener.progress(connection->progress());
    }
    void ended(const domain::Error &error) {
        connection.reset();
        std::optional<std::chrono::milliseconds> again;
        if (mayTryAgain(error)) {
            again = backOff.next();
            waiting.start(*again);
        }
        // A copy, since the follower may go in it.
        if (const auto interrupted = listener.interrupted)
            interrupted(error, again);
    }

    replica::Replica &replica;
    BackOff backOff;
    Listener listener;
    Patience patience;
    QTimer waiting;
    std::unique_ptr<Connection> connection;
};

Follower::Follower(replica::Replica &replica, Jitter jitter, Listener listener, Patience patience)
    : d(std::make_unique<Private>(replica, std::move(jitter), std::move(listener), patience)) {
    d->start();
}

Follower::~Follower() = default;

void Follower::localWork() {
    if (d->connection)
        d->connection->localWork();
}

void Follower::syncNow() {
    if (d->connection) {
        d->connection->syncNow();
        return;
    }
    d->backOff.reset();
    d->start();
}

Progress Follower::progress() const {
    return d->connection ? d->connection->progress() : Progress{Phase::Ended};
}

} // namespace plumbline::sync
