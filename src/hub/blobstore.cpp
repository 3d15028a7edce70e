#include "blobstore.h"

#include "plumbline/ledger/sha256.h"

namespace plumbline::hub {
namespace {

using domain::EntityKind;
using ledger::Digest;
using storage::Bytes;
using storage::bytesOf;
using storage::Row;
using storage::Scan;

QString hexOf(const Digest &digest) {
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(digest.size())).toHex());
}

} // namespace

BlobStore::Statements::Statements(storage::Connection &connection)
    : state(connection, R"(SELECT size, have FROM stored_blob WHERE sha256 = $1)"),
      insert(connection, R"(INSERT INTO stored_blob (sha256, size, have) VALUES ($1, $2, $3))"),
      setHave(connection, R"(UPDATE stored_blob SET have = $1 WHERE sha256 = $2)"),
      remove(connection, R"(DELETE FROM stored_blob WHERE sha256 = $1)"),
      piece(connection, R"(SELECT bytes FROM stored_piece WHERE sha256 = $1 AND first_byte = $2)"),
      pieces(connection, R"(SELECT bytes FROM stored_piece WHERE sha256 = $1 ORDER BY first_byte)", storage::Rows::Many),
      insertPiece(connection, R"(INSERT INTO stored_piece (sha256, first_byte, bytes) VALUES ($1, $2, $3))"),
      removePieces(connection, R"(DELETE FROM stored_piece WHERE sha256 = $1)") {}

Result<std::optional<BlobStore::State>> BlobStore::state(const Digest &sha256) {
    return m_statements.state.first([](const Row<2> &row) { return State{row.get<0, std::int64_t>(), row.get<1, std::int64_t>()}; },
                                    Bytes(sha256));
}

Result<QByteArray> BlobStore::piece(const Digest &sha256, std::int64_t offset) {
    PLUMBLINE_TRY_ASSIGN(auto bytes, m_statements.piece.value<QByteArray>(Bytes(sha256), offset));
    return std::move(bytes).value_or(QByteArray());
}

Result<bool> BlobStore::hasItsHash(const Digest &sha256) {
    ledger::Sha256 hash;
    PLUMBLINE_TRY(m_statements.pieces.each(
        [&](const Row<1> &row) {
            hash.add(row.get<0, QByteArray>());
            return Scan::Continue;
        },
        Bytes(sha256)));
    return hash.finish() == sha256;
}

Result<wire::BlobState> BlobStore::take(const wire::BlobPiece &piece) {
    PLUMBLINE_TRY_ASSIGN(auto known, state(piece.sha256));
    const std::int64_t end = piece.offset + piece.bytes.size();
    if (piece.size <= 0 || piece.size > MaxBlobSize || piece.bytes.isEmpty() || end > piece.size || (known && known->size != piece.size))
        return wire::BlobState{piece.sha256, known ? known->have : 0, known ? known->size : -1};
    if (!known) {
        known = State{piece.size, 0};
        PLUMBLINE_TRY(m_statements.insert.run(Bytes(piece.sha256), piece.size, std::int64_t{0}));
    }
    if (piece.offset != known->have)
        return wire::BlobState{piece.sha256, known->have, known->size};
    PLUMBLINE_TRY(m_statements.insertPiece.run(Bytes(piece.sha256), piece.offset, bytesOf(piece.bytes)));
    PLUMBLINE_TRY(m_statements.setHave.run(end, Bytes(piece.sha256)));
    if (end < piece.size)
        return wire::BlobState{piece.sha256, end, piece.size};
    PLUMBLINE_TRY_ASSIGN(const bool good, hasItsHash(piece.sha256));
    if (good)
        return wire::BlobState{piece.sha256, end, piece.size};
    PLUMBLINE_TRY(m_statements.removePieces.run(Bytes(piece.sha256)));
    PLUMBLINE_TRY(m_statements.remove.run(Bytes(piece.sha256)));
    return wire::BlobState{piece.sha256, 0, -1};
}

Result<bool> mayFetch(Stores &stores, const Digest &sha256, const domain::Scope &scope) {
    static const int field = domain::describe<domain::Attachment>().indexOf(u"sha256");
    PLUMBLINE_TRY_ASSIGN(const auto attachments, stores.view.where(EntityKind::Attachment, field, domain::Value(hexOf(sha256))));
    for (const domain::Record &attachment : attachments) {
        PLUMBLINE_TRY_ASSIGN(const Place place, stores.access.place(attachment.kind, attachment.id));
        if (place && domain::mayHave(attachment, *place, scope))
            return true;
    }
    return false;
}

} // namespace plumbline::hub
