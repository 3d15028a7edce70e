#pragma once

#include "plumbline/sync/session.h"

#include <chrono>

/// A session over the network: one WebSocket over TLS 1.3 to a hub known by its certificate and by nothing else. Everything
/// happens on the thread it is made on, which owns the replica's writer and runs an event loop.
namespace plumbline::sync {

/// How long is waited for what.
struct Patience {
    /// Until the WebSocket is open.
    std::chrono::milliseconds connect = std::chrono::seconds(10);
    /// Between two pings; a line on which nothing came since the last one is dead, unless the hub owes an answer.
    std::chrono::milliseconds ping = std::chrono::seconds(15);
    /// For the hub to say something while it owes an answer, be it that it works on it; answers to pings don't count.
    std::chrono::milliseconds answer = std::chrono::seconds(60);
};

/// `host:port`, a numeric IPv6 host in brackets.
struct Address {
    QString host;
    quint16 port = 0;
};
/// Errors: sync.invitation_unreadable.
[[nodiscard]] Result<Address> parseAddress(const QString &text);

class Connection {
public:
    /// `Listener::send` is not looked at. Everything is told from the event loop; the connection may be destroyed in `ended`,
    /// and only there. `ended` says sync.certificate_mismatch too.
    Connection(replica::Replica &replica, Mode mode, Listener listener, Patience patience = {});
    /// Closes without a word to the listener.
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Something was done here: operations wait.
    void localWork();
    void syncNow();
    [[nodiscard]] Progress progress() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The first step of a device: enrols over a connection of its own. Destroying it gives up.
class EnrolConnection {
public:
    EnrolConnection(const InvitationText &invitation, const QString &deviceName, ledger::DeviceId device,
                    std::function<void(Result<Enrolling::Done>)> ended, Patience patience = {});
    ~EnrolConnection();
    EnrolConnection(const EnrolConnection &) = delete;
    EnrolConnection &operator=(const EnrolConnection &) = delete;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Errors in `ended`: sync.unreachable, sync.certificate_mismatch, sync.refused, sync.answer_unreadable,
/// sync.invitation_unreadable.
[[nodiscard]] std::unique_ptr<EnrolConnection> enrolOver(const InvitationText &invitation, const QString &deviceName,
                                                         ledger::DeviceId device,
                                                         std::function<void(Result<Enrolling::Done>)> ended,
                                                         Patience patience = {});

} // namespace plumbline::sync
