#pragma once

#include "plumbline/ledger/feed.h"

#include <QByteArray>

/// Rows as they travel: by columns, so that like stands beside like.
namespace plumbline::wire {

using ledger::Row;

/// Rows of one entity. Fields of a later version are left out, fields the sender did not know read as absent.
struct RowBatch {
    domain::EntityKind kind = domain::EntityKind::None;
    std::vector<Row> rows;
    friend bool operator==(const RowBatch &, const RowBatch &) = default;
};

/// Column by column: ids and revisions as differences, numbers as varints, texts, tokens and references by dictionary.
[[nodiscard]] QByteArray encodeRows(const RowBatch &batch);
/// At most MaxRowsPerBatch rows. Errors: FrameUnreadable; `batch` of an entity this version does not know has no rows and
/// kind None.
[[nodiscard]] domain::Result<RowBatch> decodeRows(const QByteArray &bytes);

inline constexpr std::int64_t MaxRowsPerBatch = 16384;

} // namespace plumbline::wire
