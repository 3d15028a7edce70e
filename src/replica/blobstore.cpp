#include "blobstore.h"

#include "plumbline/ledger/digesttext.h"

namespace plumbline::replica {
namespace {

using domain::Result;
using ledger::Digest;
using storage::sqlite::Bytes;
using storage::sqlite::Row;
using storage::sqlite::Scan;

Bytes bytesIn(QByteArrayView view) {
    return {reinterpret_cast<const std::uint8_t *>(view.data()), static_cast<std::size_t>(view.size())};
}

Digest digestFrom(Bytes bytes) {
    Digest digest{};
    std::ranges::copy(bytes.first(std::min(bytes.size(), digest.size())), digest.begin());
    return digest;
}

} // namespace

std::optional<Digest> hashOf(const domain::Record &attachment) {
    static const auto field = static_cast<std::size_t>(domain::describe<domain::Attachment>().indexOf(u"sha256"));
    if (attachment.kind != domain::EntityKind::Attachment)
        return std::nullopt;
    const auto *text = std::get_if<QString>(&attachment.values.at(field));
    return text ? ledger::digestFromHex(*text) : std::nullopt;
}

void addHashes(const domain::Changes &changes, std::set<Digest> &hashes) {
    for (const domain::Change &change : changes)
        if (const auto *created = std::get_if<domain::Created>(&change))
            if (const auto hash = hashOf(created->after))
                hashes.insert(*hash);
}

/// A blob's state: 0 while it is being added, 1 while it is coming, 2 when it is whole.
BlobStore::Statements::Statements(storage::sqlite::Connection &connection)
    : insertNew(connection, R"(INSERT INTO kept_blob (state, size, have) VALUES (0, 0, 0) RETURNING blob)"),
      insertPiece(connection, R"(INSERT INTO kept_piece (blob, first_byte, bytes) VALUES (?1, ?2, ?3))"),
      deletePieces(connection, R"(DELETE FROM kept_piece WHERE blob = ?1)"),
      deleteBlob(connection, R"(DELETE FROM kept_blob WHERE blob = ?1)"),
      deleteUnclaimedPieces(connection, R"(DELETE FROM kept_piece WHERE blob IN (SELECT blob FROM kept_blob WHERE state = 0))"),
      deleteUnclaimed(connection, R"(DELETE FROM kept_blob WHERE state = 0)"),
      claim(connection, R"(UPDATE kept_blob SET state = 2, sha256 = ?2, size = ?3, have = ?3 WHERE blob = ?1)"),
      byHash(connection, R"(SELECT blob, size, have, state, known_epoch IS NOT NULL FROM kept_blob WHERE sha256 = ?1)"),
      pieceAt(connection, R"(SELECT first_byte, bytes FROM kept_piece WHERE blob = ?1 AND first_byte <= ?2
          ORDER BY first_byte DESC LIMIT 1)"),
      toSend(connection, R"(SELECT blob, sha256, size FROM kept_blob AS kept WHERE state = 2 AND blob > ?2
          AND (known_epoch IS NULL OR known_epoch <> ?1) AND EXISTS (SELECT 1 FROM attachment
              WHERE attachment.sha256 = lower(hex(kept.sha256)) AND attachment.revision > 0) ORDER BY blob LIMIT 1)"),
      setKnown(connection, R"(UPDATE kept_blob SET known_epoch = ?2 WHERE sha256 = ?1)"),
      insertWanted(connection, R"(INSERT INTO kept_blob (state, sha256, size, have) VALUES (1, ?1, ?2, 0))"),
      wanted(connection, R"(SELECT sha256, size, have FROM kept_blob WHERE state = 1 ORDER BY blob)"),
      setHave(connection, R"(UPDATE kept_blob SET have = ?2 WHERE sha256 = ?1)"),
      setWhole(connection, R"(UPDATE kept_blob SET state = 2, known_epoch = ?2 WHERE sha256 = ?1)"),
      insertHold(connection, R"(INSERT OR IGNORE INTO held_blob (sequence, sha256) VALUES (?1, ?2))"),
      deleteHolds(connection, R"(DELETE FROM held_blob WHERE
          NOT EXISTS (SELECT 1 FROM waiting_operation WHERE waiting_operation.sequence = held_blob.sequence) AND
          NOT EXISTS (SELECT 1 FROM settled_operation WHERE settled_operation.sequence = held_blob.sequence) AND
          NOT EXISTS (SELECT 1 FROM quarantined_operation WHERE quarantined_operation.sequence = held_blob.sequence))"),
      isHeld(connection, R"(SELECT EXISTS (SELECT 1 FROM attachment WHERE sha256 = ?2) OR EXISTS (SELECT 1 FROM held_blob
          WHERE sha256 = ?1 AND (sequence IN (SELECT sequence FROM waiting_operation)
              OR sequence IN (SELECT sequence FROM quarantined_operation))))") {}

Result<std::int64_t> BlobStore::begin() {
    std::int64_t blob = 0;
    PLUMBLINE_TRY(m_statements.insertNew.each([&](const Row<1> &row) {
        blob = row.get<0, std::int64_t>();
        return Scan::Continue;
    }));
    return blob;
}

Result<void> BlobStore::insertPieces(std::int64_t blob, std::int64_t offset, QByteArrayView bytes) {
    for (qsizetype at = 0; at < bytes.size(); at += Attachments::PieceSize) {
        const QByteArrayView piece = bytes.sliced(at, std::min(Attachments::PieceSize, bytes.size() - at));
        PLUMBLINE_TRY(m_statements.insertPiece.run(blob, static_cast<std::int64_t>(offset + at), bytesIn(piece)));
    }
    return {};
}

Result<void> BlobStore::append(std::int64_t blob, std::int64_t offset, QByteArrayView bytes) {
    return insertPieces(blob, offset, bytes);
}

Result<void> BlobStore::discard(std::int64_t blob) {
    PLUMBLINE_TRY(m_statements.deletePieces.run(blob));
    return m_statements.deleteBlob.run(blob);
}

Result<void> BlobStore::sweep() {
    PLUMBLINE_TRY(m_statements.deleteUnclaimedPieces.run());
    return m_statements.deleteUnclaimed.run();
}

Result<void> BlobStore::claim(std::int64_t blob, const Digest &sha256, std::int64_t size) {
    PLUMBLINE_TRY_ASSIGN(const auto there, kept(sha256));
    if (there && there->state == KeptBytes::State::Whole)
        return discard(blob);
    if (there) {
        PLUMBLINE_TRY_ASSIGN(const auto coming, m_statements.byHash.value<std::int64_t>(Bytes(sha256)));
        PLUMBLINE_TRY(discard(coming.value_or(0)));
    }
    return m_statements.claim.run(blob, Bytes(sha256), size);
}

Result<std::optional<KeptBytes>> BlobStore::kept(const Digest &sha256) {
    return m_statements.byHash.first(
        [](const Row<5> &row) {
            KeptBytes found;
            found.size = row.get<1, std::int64_t>();
            found.have = row.get<2, std::int64_t>();
            found.state = row.get<3, std::int64_t>() == 2 ? KeptBytes::State::Whole : KeptBytes::State::Coming;
            found.atHub = row.get<4, std::int64_t>() != 0 ? KeptBytes::AtHub::Known : KeptBytes::AtHub::Unknown;
            return found;
        },
        Bytes(sha256));
}

Result<QByteArray> BlobStore::piece(const Digest &sha256, std::int64_t offset) {
    PLUMBLINE_TRY_ASSIGN(const auto blob, m_statements.byHash.value<std::int64_t>(Bytes(sha256)));
    if (!blob)
        return QByteArray();
    PLUMBLINE_TRY_ASSIGN(auto found, m_statements.pieceAt.first(
                                         [offset](const Row<2> &row) {
                                             const Bytes bytes = row.get<1, Bytes>();
                                             const auto skipped = static_cast<std::size_t>(offset - row.get<0, std::int64_t>());
                                             return skipped < bytes.size()
                                                        ? QByteArray(reinterpret_cast<const char *>(bytes.data()) + skipped,
                                                                     static_cast<qsizetype>(bytes.size() - skipped))
                                                        : QByteArray();
                                         },
                                         *blob, offset));
    return std::move(found).value_or(QByteArray());
}

Result<std::optional<BytesToSend>> BlobStore::toSend(ledger::EpochId epoch, std::int64_t after) {
    return m_statements.toSend.first(
        [](const Row<3> &row) {
            return BytesToSend{row.get<0, std::int64_t>(), digestFrom(row.get<1, Bytes>()), row.get<2, std::int64_t>()};
        },
        epoch.uuid(), after);
}

Result<void> BlobStore::setAtHub(const Digest &sha256, ledger::EpochId epoch) {
    return m_statements.setKnown.run(Bytes(sha256), epoch.uuid());
}

Result<void> BlobStore::want(const Digest &sha256, std::int64_t size) {
    PLUMBLINE_TRY_ASSIGN(const auto there, kept(sha256));
    if (there && (there->state == KeptBytes::State::Whole || there->size == size))
        return {};
    if (there) {
        // Another attachment told another size of it.
        PLUMBLINE_TRY_ASSIGN(const auto coming, m_statements.byHash.value<std::int64_t>(Bytes(sha256)));
        PLUMBLINE_TRY(discard(coming.value_or(0)));
    }
    return m_statements.insertWanted.run(Bytes(sha256), size);
}

Result<std::vector<WantedBytes>> BlobStore::wanted() {
    std::vector<WantedBytes> found;
    PLUMBLINE_TRY(m_statements.wanted.each([&](const Row<3> &row) {
        found.push_back({digestFrom(row.get<0, Bytes>()), row.get<1, std::int64_t>(), row.get<2, std::int64_t>()});
        return Scan::Continue;
    }));
    return found;
}

Result<void> BlobStore::add(const WantedBytes &to, QByteArrayView bytes) {
    PLUMBLINE_TRY_ASSIGN(const auto blob, m_statements.byHash.value<std::int64_t>(Bytes(to.sha256)));
    PLUMBLINE_TRY(insertPieces(blob.value_or(0), to.have, bytes));
    return m_statements.setHave.run(Bytes(to.sha256), static_cast<std::int64_t>(to.have + bytes.size()));
}

Result<void> BlobStore::setWhole(const Digest &sha256, ledger::EpochId epoch) {
    return m_statements.setWhole.run(Bytes(sha256), epoch.uuid());
}

Result<void> BlobStore::startAgain(const Digest &sha256) {
    PLUMBLINE_TRY_ASSIGN(const auto blob, m_statements.byHash.value<std::int64_t>(Bytes(sha256)));
    PLUMBLINE_TRY(m_statements.deletePieces.run(blob.value_or(0)));
    return m_statements.setHave.run(Bytes(sha256), std::int64_t{0});
}

Result<void> BlobStore::hold(std::int64_t sequence, const Digest &sha256) {
    return m_statements.insertHold.run(sequence, Bytes(sha256));
}

Result<void> BlobStore::letGo(const std::set<Digest> &hashes) {
    if (hashes.empty())
        return {};
    PLUMBLINE_TRY(m_statements.deleteHolds.run());
    for (const Digest &hash : hashes) {
        PLUMBLINE_TRY_ASSIGN(const auto held, m_statements.isHeld.value<std::int64_t>(Bytes(hash), ledger::toHex(hash)));
        PLUMBLINE_TRY_ASSIGN(const auto blob, m_statements.byHash.value<std::int64_t>(Bytes(hash)));
        if (blob && held.value_or(0) == 0)
            PLUMBLINE_TRY(discard(*blob));
    }
    return {};
}

} // namespace plumbline::replica
