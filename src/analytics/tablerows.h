#pragma once

#include "plumbline/analytics/rows.h"

#include <QByteArrayView>

#include <mutex>

namespace plumbline::analytics {

/// One cell before it becomes a Value: cheap to make for a million rows when sorting and searching.
struct Cell {
    enum class Kind : std::uint8_t {
        Absent,
        Integer,
        Date,
        Money,
        /// A member of a dictionary; ordered by its text.
        Name,
        /// A member of a dictionary whose ordinals are its order.
        Ranked,
        /// UTF-8 of the row's own.
        Text,
    };
    Kind kind = Kind::Absent;
    std::int64_t number = 0;
    QByteArrayView text;

    [[nodiscard]] static Cell integer(std::int64_t value) { return {Kind::Integer, value, {}}; }
    /// Days since 1970; NoDay is absent.
    [[nodiscard]] static Cell date(std::int32_t days);
    [[nodiscard]] static Cell date(const std::optional<domain::Date> &day);
    [[nodiscard]] static Cell money(std::int64_t minor) { return {Kind::Money, minor, {}}; }
    /// Ordinal 0 is absent.
    [[nodiscard]] static Cell name(std::uint32_t ordinal) { return {ordinal == 0 ? Kind::Absent : Kind::Name, ordinal, {}}; }
    [[nodiscard]] static Cell ranked(std::int64_t ordinal) { return {Kind::Ranked, ordinal, {}}; }
    [[nodiscard]] static Cell ofText(QByteArrayView text) { return {text.isEmpty() ? Kind::Absent : Kind::Text, 0, text}; }
};

/// What the cells of one kind of row are read from; shared by all orders and choices of the same rows. `record` is the number
/// of the deal, item, document or person behind a row.
class RowSource {
public:
    virtual ~RowSource() = default;
    [[nodiscard]] virtual RowKind kind() const = 0;
    [[nodiscard]] virtual Unit unit() const = 0;
    [[nodiscard]] virtual domain::Currency currency() const = 0;
    [[nodiscard]] virtual Cell cell(std::uint32_t record, RowColumn column) const = 0;
    /// Of OriginalAmount cells.
    [[nodiscard]] virtual domain::Currency originalCurrency(std::uint32_t /*record*/) const { return currency(); }
    /// Of Name and Ranked cells.
    [[nodiscard]] virtual QString nameOf(RowColumn column, std::int64_t ordinal) const = 0;
    [[nodiscard]] virtual std::int64_t contribution(std::uint32_t record) const = 0;
    [[nodiscard]] virtual domain::Uuid recordId(std::uint32_t record) const = 0;
};
using RowSourcePtr = std::shared_ptr<const RowSource>;

/// Rows as numbers of records, four bytes each.
class TableRows final : public Rows {
public:
    TableRows(RowSourcePtr source, std::vector<std::uint32_t> records);
    [[nodiscard]] RowKind kind() const override { return m_source->kind(); }
    [[nodiscard]] std::size_t size() const override { return m_records.size(); }
    [[nodiscard]] domain::Value cell(std::size_t row, RowColumn column) const override;
    [[nodiscard]] std::int64_t contribution(std::size_t row) const override { return m_source->contribution(m_records.at(row)); }
    [[nodiscard]] Unit unit() const override { return m_source->unit(); }
    [[nodiscard]] std::int64_t total() const override;
    [[nodiscard]] domain::Uuid recordId(std::size_t row) const override { return m_source->recordId(m_records.at(row)); }
    [[nodiscard]] RowsPtr sortedBy(RowColumn column, Order order) const override;
    [[nodiscard]] RowsPtr containing(const QString &text) const override;

private:
    [[nodiscard]] Cell read(std::uint32_t record, RowColumn column) const;
    [[nodiscard]] std::vector<std::int64_t> sortKeys(RowColumn column) const;
    [[nodiscard]] std::vector<std::int64_t> ranksOfTexts(std::vector<Cell> &cells) const;

    RowSourcePtr m_source;
    std::vector<std::uint32_t> m_records;
    mutable std::once_flag m_summed;
    mutable std::int64_t m_total = 0;
};

} // namespace plumbline::analytics
