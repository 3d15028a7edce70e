#pragma once

#include "plumbline/ledger/auditexport.h"
#include "plumbline/wire/limits.h"
#include "plumbline/wire/rows.h"

#include <variant>

/// What a device and the hub say to each other. Every number, text and list has a bound (limits.h) that decoding holds.
/// Entities of a later version are left out of what the hub says and refused in what a device says.
namespace plumbline::wire {

inline constexpr int ProtocolVersion = 1;

using ledger::Cursor;
using ledger::Departure;
using ledger::Gone;
using ledger::ScanPoint;
using ledger::SeenEntry;

// From the hub: who speaks first.

struct Challenge {
    int protocol = ProtocolVersion;
    /// 32 random bytes; signed by the device, so that a recorded Hello is worth nothing.
    QByteArray nonce;
    friend bool operator==(const Challenge &, const Challenge &) = default;
};

// From a device, once per session: one of the two.

struct Hello {
    int protocol = ProtocolVersion;
    /// schemaNumber() of the device's program.
    int schema = 0;
    ledger::DeviceId device;
    Cursor cursor;
    /// Size of the tree the device remembers; 0 for none. The hub proves that its ledger goes on from there.
    std::int64_t rememberedSize = 0;
    /// Of helloBytes(hello, nonce).
    QByteArray signature;
    friend bool operator==(const Hello &, const Hello &) = default;
};
[[nodiscard]] QByteArray helloBytes(const Hello &hello, QByteArrayView nonce);

struct Enrol {
    int protocol = ProtocolVersion;
    int schema = 0;
    ledger::DeviceId device;
    QString deviceName;
    /// The one-time secret of the invitation.
    QByteArray token;
    QByteArray publicKey;
    QByteArray signature;
    friend bool operator==(const Enrol &, const Enrol &) = default;
};
[[nodiscard]] QByteArray enrolBytes(const Enrol &enrol, QByteArrayView nonce);

// The hub's answers to these.

struct Enrolled {
    domain::OrganisationId organisation;
    domain::UserId user;
    /// Verifies signed heads and revocations.
    QByteArray hubKey;
    friend bool operator==(const Enrolled &, const Enrolled &) = default;
};

struct Welcome {
    int schema = 0;
    ledger::EpochId epoch;
    std::int64_t scopeVersion = 0;
    /// The last operation of this device that the hub has.
    std::int64_t lastSequence = 0;
    domain::UserId user;
    domain::Role role = domain::Role::Salesperson;
    ledger::SignedHead head;
    /// From Hello::rememberedSize to head.size; empty when either is 0.
    std::vector<ledger::Digest> consistency;
    /// After this many days without a session the device has to lock itself.
    int leaseDays = 0;
    friend bool operator==(const Welcome &, const Welcome &) = default;
};

/// The session ends. `code` is an ErrorCode's id. A revocation is signed, since a device destroys its key on it.
struct Refused {
    QString code;
    QString detail;
    QByteArray signature;
    friend bool operator==(const Refused &, const Refused &) = default;
};
[[nodiscard]] QByteArray revocationBytes(ledger::DeviceId device);

// Work.

struct Push {
    /// In the order of their sequences, the first directly behind what the hub has (Welcome, then Taken).
    std::vector<ledger::Operation> operations;
    friend bool operator==(const Push &, const Push &) = default;
};
/// The hub has everything up to here, durably. Their outcomes come in pages. Sent for a repeated or out-of-order Push too:
/// the device goes on behind `lastSequence`.
struct Taken {
    std::int64_t lastSequence = 0;
    friend bool operator==(const Taken &, const Taken &) = default;
};

/// Everything behind the cursor, and when `follow` is set everything that comes.
struct Pull {
    Cursor from;
    bool follow = false;
    /// The first of this device's operations that has no outcome yet, 0 where all have: those the hub decided at or before the
    /// cursor, such as during a scan, are told with the answer.
    std::int64_t waitingFrom = 0;
    friend bool operator==(const Pull &, const Pull &) = default;
};

/// One part of what lies between two cursors; applied when the last part is there, in one transaction.
struct Page {
    Cursor from;
    Cursor to;
    int part = 0;
    bool last = true;
    std::vector<RowBatch> batches;
    std::vector<Gone> gone;
    std::vector<SeenEntry> entries;
    std::vector<ledger::Settled> settled;
    friend bool operator==(const Page &, const Page &) = default;
};
/// The cursor can't be gone on from (another epoch, or too far behind): scan.
struct ScanNeeded {
    friend bool operator==(const ScanNeeded &, const ScanNeeded &) = default;
};

/// Asks for the current rows behind the point, `batches` batches of them.
struct Scan {
    ScanPoint from;
    int batches = 1;
    friend bool operator==(const Scan &, const Scan &) = default;
};
struct ScanBatch {
    /// What a page after the scan has to start from: the hub's cursor when this batch was read. A device keeps that of its first.
    Cursor at;
    RowBatch batch;
    ScanPoint next;
    bool finished = false;
    /// Rows this device may have in all, about; for progress.
    std::int64_t total = 0;
    /// The point it was asked for: a batch that does not start where the device has come to is not its next.
    ScanPoint from;
    friend bool operator==(const ScanBatch &, const ScanBatch &) = default;
};

/// Entries of one record, or the newest of all behind `before`; for reading history that was never on the device.
struct HistoryRequest {
    domain::EntityKind kind = domain::EntityKind::None;
    domain::Uuid id;
    ledger::Position before = 0;
    int limit = 100;
    friend bool operator==(const HistoryRequest &, const HistoryRequest &) = default;
};
struct History {
    std::vector<SeenEntry> entries;
    friend bool operator==(const History &, const History &) = default;
};

/// An attachment's bytes, named by their SHA-256, in pieces of at most MaxBlobPiece.
struct BlobRequest {
    ledger::Digest sha256{};
    std::int64_t offset = 0;
    friend bool operator==(const BlobRequest &, const BlobRequest &) = default;
};
/// To the hub: store; from the hub: the answer to a request. `size` is the whole's.
struct BlobPiece {
    ledger::Digest sha256{};
    std::int64_t offset = 0;
    std::int64_t size = 0;
    QByteArray bytes;
    friend bool operator==(const BlobPiece &, const BlobPiece &) = default;
};
/// How much of it the hub has: where the next piece starts. `size` -1: it is not here, or not for this device.
struct BlobState {
    ledger::Digest sha256{};
    std::int64_t have = 0;
    std::int64_t size = -1;
    friend bool operator==(const BlobState &, const BlobState &) = default;
};

/// A reading of the audit trail: entries behind `after` up to and with `upTo`, each with what proves it in the tree of the first
/// `size` entries. An entry can be proven only to whom all of it may be shown.
struct AuditRequest {
    std::int64_t size = 0;
    ledger::Position after = 0;
    ledger::Position upTo = 0;
    /// Only those that changed this record; kind None for all.
    domain::EntityKind kind = domain::EntityKind::None;
    domain::Uuid id;
    /// Only those the hub took in on these days of the organisation's time zone.
    std::optional<domain::Date> firstDay;
    std::optional<domain::Date> lastDay;
    /// Bytes of the first entry's changes that are there already.
    std::int64_t changesFrom = 0;
    friend bool operator==(const AuditRequest &, const AuditRequest &) = default;
};
struct AuditPart {
    /// Changes of the first begin at AuditRequest::changesFrom.
    std::vector<ledger::AuditItem> items;
    /// Of the last one's changes: bytes that are still to come. Then the same entry is asked for again.
    std::int64_t missing = 0;
    /// Everything up to here was looked at; at `upTo` there is no more.
    ledger::Position looked = 0;
    /// Entries among those that were asked for and can't be shown whole to this person.
    std::int64_t withheld = 0;
    friend bool operator==(const AuditPart &, const AuditPart &) = default;
};

using FromHub = std::variant<Challenge, Enrolled, Welcome, Refused, Taken, Page, ScanNeeded, ScanBatch, History, BlobPiece, BlobState, AuditPart>;
using FromDevice = std::variant<Hello, Enrol, Push, Pull, Scan, HistoryRequest, BlobRequest, BlobPiece, AuditRequest>;

/// Compressed where that pays. A message that would be larger than a frame may be throws InvariantError: senders split.
[[nodiscard]] QByteArray encode(const FromHub &message);
[[nodiscard]] QByteArray encode(const FromDevice &message);
/// Errors: FrameUnreadable, FrameTooLarge, MessageUnknown. Never reads past the frame, never unpacks past the bound.
[[nodiscard]] domain::Result<FromHub> decodeFromHub(const QByteArray &frame);
[[nodiscard]] domain::Result<FromDevice> decodeFromDevice(const QByteArray &frame);

/// The number of entities and fields this program knows, as one number that only rises: a device that knows more than the hub
/// keeps what it made until the hub is newer, one that knows less is sent what it can read.
[[nodiscard]] int schemaNumber();

} // namespace plumbline::wire
