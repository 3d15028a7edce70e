#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/ledger/entry.h"
#include "plumbline/ledger/signing.h"

namespace plumbline::ledger {

struct EpochTag {};
/// One life of a hub's ledger; a hub restored from a backup begins another.
using EpochId = domain::Id<EpochTag>;

/// What the writer had seen: everything up to `position` of a life of the ledger.
struct Seen {
    EpochId epoch;
    Position position = 0;
    friend bool operator==(const Seen &, const Seen &) = default;
};

/// What a device did, as it travels to the hub. Its identity is (device, deviceSequence); the same identity with other
/// content is refused. Nothing the device says of itself is believed but what the hub can check.
struct Operation {
    OperationId id;
    DeviceId device;
    /// 1, 2, 3 … on each device, without gaps.
    std::int64_t deviceSequence = 0;
    domain::UserId actor;
    /// The device's clock; shown, never decided on.
    domain::Instant madeAt{};
    /// domain::commandName of the command in `body`.
    QString kind;
    /// What a person calls it by, as in Entry.
    QString subject;
    /// encodeCommand of the command.
    QByteArray body;
    Seen base;
    /// Earlier operations of the same device that this one builds on: when one of them did not take effect, neither does this.
    std::vector<std::int64_t> dependsOn;
    /// For acts that are signed where they are made (approvals and receipts); empty otherwise.
    QByteArray signature;
    friend bool operator==(const Operation &, const Operation &) = default;
};

/// The kind of an operation that was set aside before the hub had it: it has no body, and the hub refuses it as
/// `ledger.withdrawn`, so that the device's sequence has no gap.
inline constexpr std::string_view WithdrawnKind = "withdrawn";

/// A command as bytes: field and entity numbers, never names. Errors of decoding: CommandUnreadable; CommandUnknown for a
/// kind, entity or field of a later version (detail: what).
[[nodiscard]] QByteArray encodeCommand(const domain::Command &command);
[[nodiscard]] domain::Result<domain::Command> decodeCommand(QStringView kind, const QByteArray &body);

/// The operation as bytes, and back. Errors: OperationUnreadable. Canonical: equal operations are equal bytes.
[[nodiscard]] QByteArray encodeOperation(const Operation &operation);
[[nodiscard]] domain::Result<Operation> decodeOperation(const QByteArray &bytes);

/// SHA-256 over everything of the operation: the hub's dedup compares it.
[[nodiscard]] Digest payloadHash(const Operation &operation);
/// The bytes a device signs: everything of the operation but the signature itself.
[[nodiscard]] QByteArray signedBytes(const Operation &operation);
/// Whether operations of this kind have to be signed by the device that made them.
[[nodiscard]] bool mustBeSigned(QStringView kind);

} // namespace plumbline::ledger
