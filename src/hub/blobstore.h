#pragma once

#include "orderer.h"
#include "plumbline/ledger/piecewisehash.h"

namespace plumbline::hub {

/// Attachments' bytes by their hash, in pieces as they came.
class BlobStore {
public:
    explicit BlobStore(storage::Connection &connection) : m_statements(connection) {}

    struct State {
        std::int64_t size = 0;
        /// Bytes from the start that are here; once all are, they have the hash.
        std::int64_t have = 0;
    };
    [[nodiscard]] Result<std::optional<State>> state(const ledger::Digest &sha256);
    /// The piece that holds the byte at `offset`, from there on; empty where there is none.
    [[nodiscard]] Result<QByteArray> piece(const ledger::Digest &sha256, std::int64_t offset);
    /// Takes the piece where it is the next one, and says where the next has to start; one without bytes only asks. Bytes that
    /// turn out not to have the hash are dropped when they are complete. Inside the caller's transaction. `hash` goes along.
    [[nodiscard]] Result<wire::BlobState> take(const wire::BlobPiece &piece, ledger::PiecewiseHash &hash);

    /// The first attachment whose bytes are all here and do not have their hash.
    [[nodiscard]] Result<std::optional<ledger::Digest>> firstBroken();

private:
    [[nodiscard]] Result<void> drop(const ledger::Digest &sha256);

    struct Statements {
        explicit Statements(storage::Connection &connection);
        storage::Statement<1, 2> state;
        storage::Statement<0, 2> whole;
        storage::Statement<3> insert;
        storage::Statement<2> setHave;
        storage::Statement<1> remove;
        storage::Statement<2, 2> piece;
        storage::Statement<3> insertPiece;
        storage::Statement<1> removePieces;
    };
    Statements m_statements;
};

/// Whether an attachment with these bytes is in the scope: only then they are sent, and taken. `size` is what whoever sends
/// them says it is; an attachment has to say the same.
[[nodiscard]] Result<bool> isNamed(Stores &stores, const ledger::Digest &sha256, const domain::Scope &scope,
                                   std::optional<std::int64_t> size = {});

} // namespace plumbline::hub
