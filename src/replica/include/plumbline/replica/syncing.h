#pragma once

#include "plumbline/ledger/feed.h"
#include "plumbline/ledger/merkletree.h"
#include "plumbline/replica/replica.h"

namespace plumbline::replica {

/// What a replica keeps of the organisation it belongs to. Inside the encrypted file.
struct Enrolment {
    domain::OrganisationId organisation;
    domain::Actor user;
    ledger::DeviceId device;
    /// Ed25519; verifies signed heads and revocations.
    QByteArray hubKey;
    /// `host:port`, and the SHA-256 of the certificate it has to show.
    QString address;
    QByteArray certificate;
};

/// Operations that wait for the hub, in the order they were made.
struct Waiting {
    ledger::Operation operation;
    /// Why it has no effect here at present (the rules refuse it on what the hub has sent since); absent: its effect shows.
    std::optional<domain::Error> refused;
};

/// An operation on rows that were taken away before the hub had it: kept, never sent.
struct Quarantined {
    ledger::Operation operation;
    QString reason;
};

/// An operation of this device and what became of it.
struct SettledOperation {
    ledger::Operation operation;
    ledger::Outcome outcome;
};

/// An operation of this device that the hub refused, or that came too late to decide anything: it had no effect.
struct RefusedAtHub {
    ledger::Operation operation;
    ledger::Position position = 0;
    /// domain.already_decided where somebody else decided first.
    domain::Error why;
    /// Nobody has looked at it here yet.
    bool isNews = false;
};

/// A page of the hub, whole.
struct ConfirmedPage {
    ledger::Cursor from;
    ledger::Cursor to;
    std::vector<ledger::Row> rows;
    std::vector<ledger::Gone> gone;
    std::vector<ledger::SeenEntry> entries;
    std::vector<ledger::Settled> settled;
};

/// What became of a page.
enum class PageFate {
    Applied,
    /// It does not start where this replica is: repeated, late or out of order. Nothing was changed.
    NotNext
};

enum class ScanKind {
    /// Into an empty replica: rows go into the tables as they come.
    First,
    /// Over what is there (another epoch, a newer program): rows are staged, and replace everything at the end at once.
    Again
};

struct RunningScan {
    ScanKind kind = ScanKind::First;
    /// What the page after the scan starts from.
    ledger::Cursor at;
    ledger::ScanPoint next;
    /// As SyncState's, of the rows it brings.
    int schema = 0;
};

struct SyncState {
    ledger::Cursor cursor;
    std::int64_t pending = 0;
    std::int64_t quarantined = 0;
    std::int64_t openConflicts = 0;
    /// What the hub refused and nobody has looked at here yet.
    std::int64_t refused = 0;
    std::optional<RunningScan> scan;
    /// Whether the rows fit together: not before the first scan is through, nor between a scan's end and the page behind it,
    /// which brings what changed while it ran.
    bool isWhole = false;
    /// When a session last heard the hub, by this machine's clock.
    std::optional<domain::Instant> heardAt;
    /// For how many days from then on the rows may be shown; 0: nobody said.
    int leaseDays = 0;
    /// What this program and the hub's both knew when the rows were read, as the number they tell each other; 0: not known.
    int schema = 0;
};

/// Whether the hub was not heard for longer than its lease. A clock that was put back tells nothing: then it is over too.
[[nodiscard]] bool isLeaseOver(const SyncState &state, domain::Instant now);

/// The replica as a session with the hub sees it: confirmed state, and what was done here and waits. Blocking calls on the
/// writer's thread. Every call is one transaction or none; a crash between two calls loses nothing.
class Syncing {
public:
    [[nodiscard]] const Enrolment &enrolment() const;
    /// Role changes come with each session.
    [[nodiscard]] domain::Result<void> setRole(domain::Role role);
    /// By the key made at enrolment, which never leaves this file.
    [[nodiscard]] QByteArray sign(QByteArrayView message) const;
    [[nodiscard]] domain::Result<SyncState> state() const;

    /// Operations behind `sequence` that have no outcome yet, in order, at most `limit`.
    [[nodiscard]] domain::Result<std::vector<ledger::Operation>> pending(std::int64_t sequence, int limit) const;
    /// Notes that these were handed to the network: from now on the hub may have them.
    [[nodiscard]] domain::Result<void> markSent(std::int64_t lastSequence);
    /// The person has looked at what the hub refused.
    [[nodiscard]] domain::Result<void> markRefusalsSeen();
    /// The hub knows this device's operations up to `lastSequence` only, in a new life: acknowledged ones behind it wait again.
    [[nodiscard]] domain::Result<void> offerAgain(std::int64_t lastSequence);

    /// Undoes pending work where it meets the page, applies the page, drops what got its outcome, decides the rest again, and
    /// moves the cursor, in one transaction; then erases what was retracted from every file.
    [[nodiscard]] domain::Result<PageFate> apply(const ConfirmedPage &page);

    /// Starts or restarts a scan. `First` only where there is no confirmed row. `schema`: as SyncState's.
    [[nodiscard]] domain::Result<void> beginScan(ScanKind kind, const ledger::Cursor &at, int schema = 0);
    [[nodiscard]] domain::Result<void> keepScanned(std::span<const ledger::Row> rows, const ledger::ScanPoint &next);
    [[nodiscard]] domain::Result<void> finishScan();

    /// The tree head this replica has seen last; a hub's ledger has to go on from it.
    [[nodiscard]] domain::Result<std::optional<ledger::SignedHead>> rememberedHead() const;
    [[nodiscard]] domain::Result<void> rememberHead(const ledger::SignedHead &head);
    [[nodiscard]] domain::Result<void> heard();
    /// What the hub said of its lease.
    [[nodiscard]] domain::Result<void> keepLease(int days);

    /// The hub revoked this device: overwrites the wrapped data key. Nothing in the folder can be read from then on.
    [[nodiscard]] domain::Result<void> destroyKey();

    explicit Syncing(Replica &replica) : m_replica(replica) {}

private:
    Replica &m_replica;
};

} // namespace plumbline::replica
