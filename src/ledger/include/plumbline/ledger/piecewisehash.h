#pragma once

#include "plumbline/ledger/sha256.h"

#include <functional>

namespace plumbline::ledger {

/// The hash of bytes that lie in pieces somewhere and become more. It reads them from there a few pieces at a time, so that
/// when the last one has come little is left to be read, whoever brought the first ones and however long ago.
class PiecewiseHash {
public:
    /// The piece that holds the byte at `offset`, from there on; empty where there is none.
    using PieceAt = std::function<domain::Result<QByteArray>(std::int64_t offset)>;

    /// Goes on up to the byte `end`, by at most `pieces` pieces. Errors: those of `pieceAt`.
    [[nodiscard]] domain::Result<void> goOn(std::int64_t end, int pieces, const PieceAt &pieceAt);
    /// Bytes it has gone over.
    [[nodiscard]] std::int64_t reached() const { return m_reached; }
    /// Of what was gone over; begins again with nothing.
    [[nodiscard]] Digest finish();

private:
    Sha256 m_hash;
    std::int64_t m_reached = 0;
};

} // namespace plumbline::ledger
