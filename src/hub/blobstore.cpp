#include "blobstore.h"

#include "plumbline/domain/attachmentlimit.h"
#include "plumbline/ledger/digesttext.h"

#include <algorithm>
#include <limits>

namespace plumbline::hub {
namespace {

using domain::EntityKind;
using ledger::Digest;
using storage::Bytes;
using storage::bytesOf;
using storage::Row;

/// Stored pieces that are hashed with each that comes, where earlier ones came over another connection.
constexpr int HashedWithEach = 8;

} // namespace

BlobStore::Statements::Statements(storage::Connection &connection)
    : state(connection, R"(SELECT size, have FROM stored_blob WHERE sha256 = $1)"),
      whole(connection, R"(SELECT sha256, size FROM stored_blob WHERE have = size ORDER BY sha256)"),
      insert(connection, R"(INSERT INTO stored_blob (sha256, size, have) VALUES ($1, $2, $3))"),
      setHave(connection, R"(UPDATE stored_blob SET have = $1 WHERE sha256 = $2)"),
      remove(connection, R"(DELETE FROM stored_blob WHERE sha256 = $1)"),
      piece(connection, R"(SELECT first_byte, bytes FROM stored_piece WHERE sha256 = $1 AND first_byte <= $2
          ORDER BY first_byte DESC LIMIT 1)"),
      insertPiece(connection, R"(INSERT INTO stored_piece (sha256, first_byte, bytes) VALUES ($1, $2, $3))"),
      removePieces(connection, R"(DELETE FROM stored_piece WHERE sha256 = $1)") {}

Result<std::optional<BlobStore::State>> BlobStore::state(const Digest &sha256) {
    return m_statements.state.first([](const Row<2> &row) { return State{row.get<0, std::int64_t>(), row.get<1, std::int64_t>()}; },
                                    Bytes(sha256));
}

Result<QByteArray> BlobStore::piece(const Digest &sha256, std::int64_t offset) {
    PLUMBLINE_TRY_ASSIGN(auto found, m_statements.piece.first(
                                         [offset](const Row<2> &row) {
                                             const std::int64_t first = row.get<0, std::int64_t>();
                                             return row.get<1, QByteArray>().mid(static_cast<qsizetype>(offset - first));
                                         },
                                         Bytes(sha256), offset));
    return std::move(found).value_or(QByteArray());
}

Result<void> BlobStore::drop(const Digest &sha256) {
    PLUMBLINE_TRY(m_statements.removePieces.run(Bytes(sha256)));
    return m_statements.remove.run(Bytes(sha256));
}

Result<wire::BlobState> BlobStore::take(const wire::BlobPiece &piece, ledger::PiecewiseHash &hash) {
    PLUMBLINE_TRY_ASSIGN(auto known, state(piece.sha256));
    const std::int64_t end = piece.offset + piece.bytes.size();
    // Somebody told another size of it, and did not bring it to its end.
    if (known && known->size != piece.size && known->have < known->size && piece.offset == 0 && !piece.bytes.isEmpty()) {
        PLUMBLINE_TRY(drop(piece.sha256));
        known.reset();
    }
    const wire::BlobState asItIs{piece.sha256, known ? known->have : 0, known ? known->size : -1};
    if (piece.size <= 0 || piece.size > domain::MaxAttachmentSize || piece.bytes.isEmpty() || end > piece.size ||
        piece.offset != asItIs.have || (known && known->size != piece.size))
        return asItIs;
    if (!known)
        PLUMBLINE_TRY(m_statements.insert.run(Bytes(piece.sha256), piece.size, std::int64_t{0}));
    PLUMBLINE_TRY(m_statements.insertPiece.run(Bytes(piece.sha256), piece.offset, bytesOf(piece.bytes)));
    PLUMBLINE_TRY(m_statements.setHave.run(end, Bytes(piece.sha256)));
    // It was begun again since, or somebody else has gone on with it.
    if (hash.reached() > piece.offset)
        static_cast<void>(hash.finish());
    const bool isLast = end == piece.size;
    PLUMBLINE_TRY(hash.goOn(end, isLast ? std::numeric_limits<int>::max() : HashedWithEach,
                            [&](std::int64_t at) { return this->piece(piece.sha256, at); }));
    if (!isLast || hash.finish() == piece.sha256)
        return wire::BlobState{piece.sha256, end, piece.size};
    PLUMBLINE_TRY(drop(piece.sha256));
    return wire::BlobState{piece.sha256, 0, -1};
}

Result<std::optional<Digest>> BlobStore::firstBroken() {
    std::vector<std::pair<Digest, std::int64_t>> whole;
    PLUMBLINE_TRY(m_statements.whole.each([&](const Row<2> &row) {
        auto &[sha256, size] = whole.emplace_back(Digest(), row.get<1, std::int64_t>());
        const Bytes bytes = row.get<0, Bytes>();
        std::ranges::copy(bytes.first(std::min(bytes.size(), sha256.size())), sha256.begin());
        return storage::Scan::Continue;
    }));
    for (const auto &[sha256, size] : whole) {
        ledger::PiecewiseHash hash;
        PLUMBLINE_TRY(hash.goOn(size, std::numeric_limits<int>::max(), [&](std::int64_t at) { return piece(sha256, at); }));
        if (hash.reached() != size || hash.finish() != sha256)
            return std::optional(sha256);
    }
    return std::optional<Digest>();
}

Result<bool> isNamed(Stores &stores, const Digest &sha256, const domain::Scope &scope, std::optional<std::int64_t> size) {
    static const domain::EntityDescription &description = domain::describe<domain::Attachment>();
    static const int hashField = description.indexOf(u"sha256");
    static const auto sizeField = static_cast<std::size_t>(description.indexOf(u"size"));
    PLUMBLINE_TRY_ASSIGN(const auto attachments,
                         stores.view.where(EntityKind::Attachment, hashField, domain::Value(ledger::toHex(sha256))));
    for (const domain::Record &attachment : attachments) {
        if (size && attachment.values.at(sizeField) != domain::Value(*size))
            continue;
        PLUMBLINE_TRY_ASSIGN(const Place place, stores.view.place({attachment.kind, attachment.id}));
        if (place && domain::mayHave(attachment, *place, scope))
            return true;
    }
    return false;
}

} // namespace plumbline::hub
