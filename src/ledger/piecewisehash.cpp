#include "plumbline/ledger/piecewisehash.h"

namespace plumbline::ledger {

domain::Result<void> PiecewiseHash::goOn(std::int64_t end, int pieces, const PieceAt &pieceAt) {
    for (; m_reached < end && pieces > 0; --pieces) {
        PLUMBLINE_TRY_ASSIGN(const QByteArray bytes, pieceAt(m_reached));
        if (bytes.isEmpty())
            return {};
        const qsizetype size = std::min<qsizetype>(bytes.size(), end - m_reached);
        m_hash.add(QByteArrayView(bytes).first(size));
        m_reached += size;
    }
    return {};
}

Digest PiecewiseHash::finish() {
    m_reached = 0;
    return m_hash.finish();
}

} // namespace plumbline::ledger
