#pragma once

#include "plumbline/ledger/feed.h"
#include "plumbline/wire/limits.h"

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

/// Column by column: ids and revisions as differences, numbers as varints, texts, tokens and references by dictionary. Rows come
/// out in the order of their ids, whatever order they went in. Two rows of one id, rows of another entity than the batch's and
/// more than MaxRowsPerBatch throw InvariantError.
[[nodiscard]] QByteArray encodeRows(const RowBatch &batch);
/// At most MaxRowsPerBatch rows. Errors: FrameUnreadable; `batch` of an entity this version does not know has no rows and
/// kind None.
[[nodiscard]] domain::Result<RowBatch> decodeRows(const QByteArray &bytes);

} // namespace plumbline::wire
