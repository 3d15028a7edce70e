#include "confirming.h"

namespace plumbline::replica {

using domain::Record;
using domain::Result;
using ledger::Row;

Result<void> Confirming::write(const Row &row, const std::optional<Record> &before) {
    if (!before)
        return m_writing.entities.insert(row.record, row.revision);
    domain::Updated updated{row.record.kind, row.record.id, {}};
    for (std::size_t field = 0; field < row.record.values.size(); ++field)
        if (before->values.at(field) != row.record.values[field])
            updated.fields.push_back({static_cast<int>(field), before->values[field], row.record.values[field]});
    return m_writing.entities.update(updated, row.revision);
}

Result<void> Confirming::put(const Row &row) {
    PLUMBLINE_TRY_ASSIGN(const auto revision, m_writing.entities.revision(row.record.kind, row.record.id));
    if (!revision)
        return m_writing.entities.insert(row.record, row.revision);
    if (*revision >= row.revision)
        return {};
    PLUMBLINE_TRY_ASSIGN(const auto before, m_writing.entities.find(row.record.kind, row.record.id));
    return write(row, before);
}

Result<void> Confirming::putInOrder(std::span<const Row> rows) {
    if (rows.empty())
        return {};
    const domain::EntityKind kind = rows.front().record.kind;
    PLUMBLINE_TRY_ASSIGN(auto last, m_writing.entities.lastId(kind));
    for (const Row &row : rows) {
        if (row.record.kind != kind || (last && row.record.id <= *last)) {
            PLUMBLINE_TRY(put(row));
            continue;
        }
        PLUMBLINE_TRY(m_writing.entities.insert(row.record, row.revision));
        last = row.record.id;
    }
    return {};
}

Result<void> Confirming::replace(const Row &row) {
    PLUMBLINE_TRY_ASSIGN(const auto before, m_writing.entities.find(row.record.kind, row.record.id));
    PLUMBLINE_TRY_ASSIGN(const auto revision, m_writing.entities.revision(row.record.kind, row.record.id));
    if (before == row.record && revision == row.revision)
        return {};
    return write(row, before);
}

Result<void> Confirming::leave(const ledger::Gone &gone) {
    if (gone.kind == domain::EntityKind::Attachment) {
        PLUMBLINE_TRY_ASSIGN(const auto attachment, m_writing.entities.find(gone.kind, gone.id));
        const auto hash = attachment ? hashOf(*attachment) : std::nullopt;
        if (hash)
            m_departed.insert(*hash);
    }
    // It may never have come here, or have been removed here already.
    if (const auto removed = m_writing.entities.remove(gone.kind, gone.id);
        !removed && removed.error().code != storage::errors::RowMissing)
        return removed;
    PLUMBLINE_TRY(m_writing.search.erase(gone.kind, gone.id));
    if (gone.departure == ledger::Departure::Removed)
        return {};
    PLUMBLINE_TRY(m_writing.seen.forget(gone.id));
    return m_writing.outbox.forget(gone.id);
}

} // namespace plumbline::replica
