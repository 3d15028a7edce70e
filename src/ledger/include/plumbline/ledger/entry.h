#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/entities.h"
#include "plumbline/ledger/outcome.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// The ordered, append-only record of everything that happened. Pure: no files, no clock.
namespace plumbline::ledger {

/// An operation and what it did. The changes themselves are kept beside it in chunks, since an import may make millions.
struct Entry {
    Position position = 0;
    OperationId operation;
    DeviceId device;
    std::int64_t deviceSequence = 0;
    domain::UserId actor;
    domain::Instant madeAt{};
    /// domain::commandName of the command.
    QString kind;
    /// What a person calls it by: the imported file's name, the record's title; may be empty.
    QString subject;
    /// The entity most changes are about, and how many changes there are by kind.
    domain::EntityKind entity = domain::EntityKind::None;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t removed = 0;
    /// For an undo: the position of what it took back.
    std::optional<Position> undoes;
    /// What became of it. A ledger without a hub holds applied operations, and attempts that were refused.
    Outcome outcome = Applied{};
    /// When the hub took it in, by the hub's clock; without a hub the same as `madeAt`.
    domain::Instant admittedAt{};
    /// payloadHash of the operation; zeros without a hub.
    Digest payload{};
    /// SHA-256 over the encoded changes.
    Digest changesHash{};
    /// Without a hub entryHash, chained from the entry before; of a hub's entry entryLeaf, its leaf in the Merkle tree.
    Digest hash{};
    friend bool operator==(const Entry &, const Entry &) = default;
};

/// Changes as bytes: field numbers, never names; stable across versions. Fields a reader does not know are kept out of
/// its way, absent fields read as absent. Compressed by the caller.
[[nodiscard]] QByteArray encodeChanges(std::span<const domain::Change> changes);
/// Errors: `ledger.changes_unreadable`.
[[nodiscard]] domain::Result<domain::Changes> decodeChanges(const QByteArray &bytes);

/// The whole entry as bytes, and back. Canonical: equal entries are equal bytes. Errors: `ledger.entry_unreadable`.
[[nodiscard]] QByteArray encodeEntry(const Entry &entry);
[[nodiscard]] domain::Result<Entry> decodeEntry(const QByteArray &bytes);

/// The entity most of the changes are about; None where there are none.
[[nodiscard]] domain::EntityKind mainEntity(std::span<const domain::Change> changes);

/// The hash chained from `previous`; everything of the entry but its own hash is under it.
[[nodiscard]] Digest entryHash(const Entry &entry, const Digest &previous);
/// As replicas of the first schema have it, before entries had outcomes: to check files that were written then.
[[nodiscard]] Digest firstEntryHash(const Entry &entry, const Digest &previous);

} // namespace plumbline::ledger
