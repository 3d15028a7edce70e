#pragma once

#include "plumbline/ledger/auditexport.h"
#include "plumbline/replica/auditing.h"
#include "plumbline/sync/connection.h"

/// Fetching a reading of the audit trail with its proofs, which a replica does not keep.
namespace plumbline::sync {

using replica::AuditSelection;

struct AuditReading {
    ledger::AuditExport exported;
    /// Entries that were asked for and are not for this person to see whole: they can't be proven.
    std::int64_t withheld = 0;
};

/// One conversation: says who it is, checks that the hub's ledger goes on from the remembered head, and asks until it has all of
/// the selection. What it gives has been verified against the hub's key.
class Auditing {
public:
    struct Listener {
        std::function<void(QByteArray frame)> send;
        /// Positions looked at, of how many.
        std::function<void(ledger::Position looked, ledger::Position total)> progress;
        /// Errors: sync.history_rewritten, sync.answer_unreadable, sync.refused, sync.unreachable; those of the replica and of verifyAuditExport.
        std::function<void(Result<AuditReading>)> ended;
    };
    Auditing(replica::Replica &replica, AuditSelection selection, Listener listener);
    ~Auditing();
    void receive(const QByteArray &frame);
    void disconnected();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The same over a connection of its own. Destroying it gives up; it may be destroyed in `ended`.
class AuditConnection {
public:
    /// `Listener::send` is not looked at.
    AuditConnection(replica::Replica &replica, AuditSelection selection, Auditing::Listener listener, Patience patience = {});
    ~AuditConnection();
    AuditConnection(const AuditConnection &) = delete;
    AuditConnection &operator=(const AuditConnection &) = delete;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace plumbline::sync
