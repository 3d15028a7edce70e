#pragma once

#include "plumbline/ledger/sha256.h"
#include "plumbline/replica/attachments.h"
#include "plumbline/replica/reader.h"

/// Files on records, as tests make and read them.
namespace plumbline::tests {

/// Bytes that do not compress and that differ from one `seed` to another.
[[nodiscard]] QByteArray noise(qsizetype size, std::uint64_t seed);

/// Hangs a file with these bytes on the record, as the replica's owner.
[[nodiscard]] domain::Result<domain::AttachmentId> attach(replica::Replica &replica, domain::EntityKind kind, const domain::Uuid &record,
                                                          const QString &name, const QByteArray &bytes, const domain::Uuid &id);

/// All that is here and whole under the hash of these bytes; empty where they are not.
[[nodiscard]] QByteArray keptBytes(const replica::Replica &replica, const ledger::Digest &sha256);

} // namespace plumbline::tests
