#pragma once

#include "plumbline/ledger/feed.h"
#include "plumbline/ledger/piecewisehash.h"
#include "plumbline/replica/attachments.h"
#include "plumbline/storage/sqlite/statement.h"

#include <set>

namespace plumbline::replica {

/// Attachments' bytes by their hash, in pieces of bounded size. Inside the caller's transaction.
class BlobStore {
public:
    explicit BlobStore(storage::sqlite::Connection &connection) : m_statements(connection) {}

    /// Of what is being added the hash is not known before its end. Such a blob is nobody's, and goes when the file is opened.
    [[nodiscard]] domain::Result<std::int64_t> begin();
    [[nodiscard]] domain::Result<void> append(std::int64_t blob, std::int64_t offset, QByteArrayView bytes);
    [[nodiscard]] domain::Result<void> discard(std::int64_t blob);
    [[nodiscard]] domain::Result<void> sweep();
    /// What was added is what the hash names from now on; where it is here already, that stays.
    [[nodiscard]] domain::Result<void> claim(std::int64_t blob, const ledger::Digest &sha256, std::int64_t size);

    [[nodiscard]] domain::Result<std::optional<KeptBytes>> kept(const ledger::Digest &sha256);
    /// The piece that holds the byte at `offset`, from there on; empty where there is none.
    [[nodiscard]] domain::Result<QByteArray> piece(const ledger::Digest &sha256, std::int64_t offset);

    /// Whole ones behind `after` that confirmed attachments name and of which the hub has not said in this life that it has them.
    [[nodiscard]] domain::Result<std::optional<BytesToSend>> toSend(ledger::EpochId epoch, std::int64_t after);
    [[nodiscard]] domain::Result<void> setAtHub(const ledger::Digest &sha256, ledger::EpochId epoch);

    [[nodiscard]] domain::Result<void> want(const ledger::Digest &sha256, std::int64_t size);
    [[nodiscard]] domain::Result<std::vector<WantedBytes>> wanted();
    /// The next piece of what is wanted.
    [[nodiscard]] domain::Result<void> add(const WantedBytes &to, QByteArrayView bytes);
    [[nodiscard]] domain::Result<void> setWhole(const ledger::Digest &sha256, ledger::EpochId epoch);
    /// What came is not what was asked for: it is wanted from the start.
    [[nodiscard]] domain::Result<void> startAgain(const ledger::Digest &sha256);

    /// An operation that names these bytes holds them while it waits and when it is set aside.
    [[nodiscard]] domain::Result<void> hold(std::int64_t sequence, const ledger::Digest &sha256);
    /// Erases those that no attachment and no operation of this device names any more.
    [[nodiscard]] domain::Result<void> letGo(const std::set<ledger::Digest> &hashes);

private:
    template <int Parameters, int Columns = 0>
    using Statement = storage::sqlite::Statement<Parameters, Columns>;
    struct Statements {
        explicit Statements(storage::sqlite::Connection &connection);
        Statement<0, 1> insertNew;
        Statement<3> insertPiece;
        Statement<1> deletePieces;
        Statement<1> deleteBlob;
        Statement<0> deleteUnclaimedPieces;
        Statement<0> deleteUnclaimed;
        Statement<3> claim;
        Statement<1, 5> byHash;
        Statement<2, 2> pieceAt;
        Statement<2, 3> toSend;
        Statement<2> setKnown;
        Statement<2> insertWanted;
        Statement<0, 3> wanted;
        Statement<2> setHave;
        Statement<2> setWhole;
        Statement<2> insertHold;
        Statement<0> deleteHolds;
        Statement<2, 1> isHeld;
    };
    [[nodiscard]] domain::Result<void> insertPieces(std::int64_t blob, std::int64_t offset, QByteArrayView bytes);
    Statements m_statements;
};

/// The hashes of attachments that these changes create.
void addHashes(const domain::Changes &changes, std::set<ledger::Digest> &hashes);
/// The hash an attachment's record holds; nothing where it holds none that could be.
[[nodiscard]] std::optional<ledger::Digest> hashOf(const domain::Record &attachment);

} // namespace plumbline::replica
