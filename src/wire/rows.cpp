#include "plumbline/wire/rows.h"

#include "columnformat.h"

#include <numeric>

namespace plumbline::wire {
namespace {

using domain::EntityDescription;
using domain::EntityKind;
using domain::Result;
using domain::Uuid;
using domain::Value;

const EntityDescription *described(std::uint64_t number)
{
    const auto kinds = domain::allEntities();
    const auto known = std::ranges::find(kinds, number, [](EntityKind kind) { return static_cast<std::uint64_t>(kind); });
    return known == kinds.end() ? nullptr : &domain::describe(*known);
}

/// The rows in the order of their ids.
std::vector<const Row *> inOrder(const RowBatch &batch, const EntityDescription &description)
{
    std::vector<const Row *> order;
    order.reserve(batch.rows.size());
    for (const Row &row : batch.rows) {
        if (row.record.kind != batch.kind || row.record.values.size() != description.fields.size())
            throw domain::InvariantError("a row of another entity than its batch's");
        order.push_back(&row);
    }
    const auto id = [](const Row *row) -> const Uuid & { return row->record.id; };
    if (!std::ranges::is_sorted(order, {}, id))
        std::ranges::sort(order, {}, id);
    if (std::ranges::adjacent_find(order, {}, id) != order.end())
        throw domain::InvariantError("two rows of one id in a batch");
    return order;
}

/// Writes a column's bytes; false where no row has a value.
bool writeColumn(ByteSink &out, std::span<const Row *const> rows, std::size_t field, ColumnType type)
{
    std::vector<const Value *> values;
    values.reserve(rows.size());
    for (const Row *row : rows)
        if (const Value &value = row->record.values[field]; !domain::isAbsent(value))
            values.push_back(&value);
    if (values.empty())
        return false;
    if (values.size() == rows.size()) {
        out.byte(static_cast<std::uint8_t>(PresenceForm::All));
    } else {
        out.byte(static_cast<std::uint8_t>(PresenceForm::Bits));
        QByteArray bits(static_cast<qsizetype>((rows.size() + 7) / 8), '\0');
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!domain::isAbsent(rows[i]->record.values[field]))
                bits[static_cast<qsizetype>(i / 8)] = static_cast<char>(bits.at(static_cast<qsizetype>(i / 8)) | 1 << i % 8);
        out.raw(bits);
    }
    writeValues(out, type, values);
    return true;
}

void writeColumns(ByteSink &out, std::span<const Row *const> rows, const EntityDescription &description)
{
    ByteSink all;
    ByteSink one;
    std::uint64_t columns = 0;
    std::vector<std::size_t> fields(description.fields.size());
    std::iota(fields.begin(), fields.end(), std::size_t{0});
    std::ranges::sort(fields, {}, [&](std::size_t field) { return description.fields[field].number; });
    for (const std::size_t field : fields) {
        one.clear();
        const ColumnType type = columnTypeOf(description.fields[field].type);
        if (!writeColumn(one, rows, field, type))
            continue;
        ++columns;
        all.varint(static_cast<std::uint64_t>(description.fields[field].number));
        all.byte(static_cast<std::uint8_t>(type));
        all.varint(static_cast<std::uint64_t>(one.size()));
        all.raw(one.view());
    }
    out.varint(columns);
    out.raw(all.view());
}

/// Where the values of a column go, in the order of the rows.
Result<std::vector<Value *>> readPresence(ByteSource &in, std::span<Row> rows, std::size_t field)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t form, in.byte());
    std::vector<Value *> values;
    values.reserve(rows.size());
    if (form == static_cast<std::uint8_t>(PresenceForm::All)) {
        for (Row &row : rows)
            values.push_back(&row.record.values[field]);
        return values;
    }
    if (form != static_cast<std::uint8_t>(PresenceForm::Bits))
        return ByteSource::unreadable("presence");
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView bits, in.raw((rows.size() + 7) / 8));
    for (std::size_t i = 0; i < static_cast<std::size_t>(bits.size()) * 8; ++i) {
        if ((static_cast<std::uint8_t>(bits[static_cast<qsizetype>(i / 8)]) >> i % 8 & 1) == 0)
            continue;
        if (i >= rows.size())
            return ByteSource::unreadable("presence");
        values.push_back(&rows[i].record.values[field]);
    }
    return values;
}

Result<void> readColumn(QByteArrayView bytes, ColumnType type, std::span<Row> rows, std::size_t field)
{
    ByteSource in(bytes);
    PLUMBLINE_TRY_ASSIGN(const std::vector<Value *> values, readPresence(in, rows, field));
    if (values.empty())
        return ByteSource::unreadable("values");
    PLUMBLINE_TRY(readValues(in, type, values));
    if (!in.atEnd())
        return ByteSource::unreadable("end of a column");
    return {};
}

Result<void> readColumns(ByteSource &in, std::span<Row> rows, const EntityDescription &description)
{
    PLUMBLINE_TRY_ASSIGN(const std::size_t columns, in.count());
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < columns; ++i) {
        PLUMBLINE_TRY_ASSIGN(const std::uint64_t number, in.varint());
        PLUMBLINE_TRY_ASSIGN(const std::uint8_t type, in.byte());
        PLUMBLINE_TRY_ASSIGN(const std::uint64_t size, in.varint());
        PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, in.raw(size));
        if (number <= last)
            return ByteSource::unreadable("rising fields");
        last = number;
        const int field = number <= INT_MAX ? description.indexOfNumber(static_cast<int>(number)) : -1;
        if (field < 0)
            continue;
        const ColumnType expected = columnTypeOf(description.fields[static_cast<std::size_t>(field)].type);
        if (type != static_cast<std::uint8_t>(expected))
            return ByteSource::unreadable("type of a field");
        PLUMBLINE_TRY(readColumn(bytes, expected, rows, static_cast<std::size_t>(field)));
    }
    return {};
}

Result<std::vector<Row>> readRows(ByteSource &in, const EntityDescription &description, std::size_t count)
{
    PLUMBLINE_TRY_ASSIGN(const std::vector<Uuid> ids, readIds(in, count));
    if (count > in.left())
        return ByteSource::unreadable("revisions");
    std::vector<std::int64_t> revisions(count);
    PLUMBLINE_TRY(readNumbers(in, revisions));
    std::vector<Row> rows(count);
    for (std::size_t i = 0; i < count; ++i) {
        rows[i].record.kind = description.kind;
        rows[i].record.id = ids[i];
        rows[i].record.values.resize(description.fields.size());
        rows[i].revision = revisions[i];
    }
    PLUMBLINE_TRY(readColumns(in, rows, description));
    return rows;
}

} // namespace

QByteArray encodeRows(const RowBatch &batch)
{
    const EntityDescription &description = domain::describe(batch.kind);
    if (batch.rows.size() > static_cast<std::size_t>(MaxRowsPerBatch))
        throw domain::InvariantError("more rows than a batch holds");
    ByteSink out;
    out.byte(RowsFormat);
    out.varint(static_cast<std::uint64_t>(batch.kind));
    out.varint(batch.rows.size());
    if (batch.rows.empty())
        return out.take();
    const std::vector<const Row *> rows = inOrder(batch, description);
    std::vector<Uuid> ids;
    std::vector<std::int64_t> revisions;
    ids.reserve(rows.size());
    revisions.reserve(rows.size());
    for (const Row *row : rows) {
        ids.push_back(row->record.id);
        revisions.push_back(row->revision);
    }
    writeIds(out, ids);
    writeNumbers(out, revisions);
    writeColumns(out, rows, description);
    return out.take();
}

Result<RowBatch> decodeRows(const QByteArray &bytes)
{
    ByteSource in(bytes);
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t format, in.byte());
    if (format != RowsFormat)
        return ByteSource::unreadable("format");
    PLUMBLINE_TRY_ASSIGN(const std::uint64_t number, in.varint());
    PLUMBLINE_TRY_ASSIGN(const std::uint64_t count, in.varint());
    if (count > static_cast<std::uint64_t>(MaxRowsPerBatch))
        return ByteSource::unreadable("rows of a batch");
    const EntityDescription *description = described(number);
    RowBatch batch;
    if (description == nullptr)
        return batch;
    batch.kind = description->kind;
    if (count > 0) {
        PLUMBLINE_TRY_ASSIGN(batch.rows, readRows(in, *description, static_cast<std::size_t>(count)));
    }
    if (!in.atEnd())
        return ByteSource::unreadable("end");
    return batch;
}

} // namespace plumbline::wire
