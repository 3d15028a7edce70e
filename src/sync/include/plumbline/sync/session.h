#pragma once

#include "plumbline/replica/syncing.h"
#include "plumbline/wire/invitation.h"
#include "plumbline/wire/messages.h"

#include <functional>

/// The device's side of a conversation with the hub. Transport is outside: a session takes frames and gives frames, so that
/// the same code runs over TLS and over a simulated network.
namespace plumbline::sync {

using domain::Result;

enum class Phase {
    Connecting,
    /// Rows are coming for the first time, or all over again.
    Scanning,
    /// Pages and outcomes are coming.
    CatchingUp,
    /// Nothing is missing here and nothing waits there, as of the last frame.
    UpToDate,
    /// The hub ended it, or the line is gone. A session is for once; whoever owns it starts another.
    Ended
};

struct Progress {
    Phase phase = Phase::Connecting;
    std::int64_t rowsScanned = 0;
    std::int64_t rowsExpected = 0;
    std::int64_t pending = 0;
};

enum class Mode {
    /// Ends the session when it is up to date.
    Once,
    /// Stays and hears what comes.
    Follow
};

/// An attachment's bytes on their way.
struct AttachmentProgress {
    ledger::Digest sha256{};
    enum class Way { ToHub, FromHub } way = Way::ToHub;
    /// Bytes that are there; all of them when `done` is `size`.
    std::int64_t done = 0;
    std::int64_t size = 0;
    /// Why it does not go on over this line.
    std::optional<domain::Error> error;
};

struct Listener {
    std::function<void(QByteArray frame)> send;
    std::function<void(const Progress &)> progress;
    /// Rows changed: a page or a scan was applied.
    std::function<void()> changed;
    /// Optional.
    std::function<void(const AttachmentProgress &)> attachment;
    /// `error` is nothing when it ended because everything is done. `sync.revoked` after the replica's key was destroyed.
    std::function<void(const std::optional<domain::Error> &error)> ended;
};

/// One session over one connection; on the thread that owns the replica's writer. Every call returns quickly: at most one
/// page or batch is applied in it.
class Session {
public:
    Session(replica::Replica &replica, Mode mode, Listener listener);
    ~Session();
    /// A frame came.
    void receive(const QByteArray &frame);
    /// Something was done here: operations wait, or an attachment is wanted.
    void localWork();
    /// Asks for what is new now.
    void syncNow();
    /// The line is gone. Everything taken so far stays; nothing half-done does.
    void disconnected();
    [[nodiscard]] Progress progress() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

using wire::InvitationText;
/// As in wire, with errors of this library: sync.invitation_unreadable.
[[nodiscard]] QString formatInvitation(const InvitationText &invitation);
[[nodiscard]] Result<InvitationText> parseInvitation(const QString &text);

/// Enrols over one connection: makes the device's key, answers the challenge, and hands over what an enrolled replica is
/// created with.
class Enrolling {
public:
    struct Done {
        replica::Enrolment enrolment;
        ledger::SigningKey deviceKey;
    };
    Enrolling(InvitationText invitation, QString deviceName, ledger::DeviceId device, std::function<void(QByteArray frame)> send,
              std::function<void(Result<Done>)> ended);
    ~Enrolling();
    void receive(const QByteArray &frame);
    void disconnected();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace plumbline::sync
