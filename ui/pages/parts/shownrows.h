#pragma once

#include "plumbline/domain/id.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/tablecontent.h"
#include "plumbline/kit/tokens.h"

#include <QAbstractTableModel>

#include <algorithm>
#include <memory>
#include <set>
#include <span>

namespace plumbline::pages {

/// What a column of a list is: its stable key, how it reads, and its width in characters to start with.
struct RowColumnSpec {
    const char *key;
    kit::ColumnKind kind = kit::ColumnKind::Text;
    int width = 16;
    bool isShown = true;
};

/// What lists without a type of row have in common; see ShownRows.
class ShownRowsBase : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Shows only what contains the text in one of its columns.
    virtual void setFilter(const QString &text) = 0;
    [[nodiscard]] virtual QString filter() const = 0;
    [[nodiscard]] virtual domain::Uuid keyAt(int row) const = 0;
    /// -1 when it is not shown.
    [[nodiscard]] virtual int rowOf(const domain::Uuid &key) const = 0;
    /// Whatever the filter.
    [[nodiscard]] virtual std::size_t total() const = 0;
    virtual void clear() = 0;
    [[nodiscard]] virtual kit::TableContent content() const = 0;
    void retranslate()
    {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount({}) - 1);
        tellAll();
    }

protected:
    void tellAll()
    {
        if (rowCount({}) > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount({}) - 1, columnCount({}) - 1));
    }
};

/// A list of values that are asked for anew after each commit; takes differences, so that what is selected stays so while others
/// work. A list says its columns, its words and what a row is known by.
template<typename Row>
class ShownRows : public ShownRowsBase {
public:
    using Shown = std::shared_ptr<const Row>;
    using ShownRowsBase::ShownRowsBase;

    /// In the order they are shown in.
    void setRows(std::vector<Row> rows)
    {
        m_all.clear();
        for (Row &row : rows)
            m_all.push_back(std::make_shared<const Row>(std::move(row)));
        setFilter(m_filter);
    }
    void setFilter(const QString &text) override
    {
        m_filter = text;
        std::vector<Shown> next;
        std::ranges::copy_if(m_all, std::back_inserter(next), [this](const Shown &row) { return passes(*row); });
        show(std::move(next));
    }
    [[nodiscard]] QString filter() const override { return m_filter; }
    /// nullptr outside of the rows.
    [[nodiscard]] const Row *at(int row) const { return row >= 0 && row < rowCount() ? m_shown[static_cast<std::size_t>(row)].get() : nullptr; }
    /// Whatever the filter; nullptr when it is not there.
    [[nodiscard]] const Row *find(const domain::Uuid &key) const
    {
        const auto found = std::ranges::find(m_all, key, [this](const Shown &row) { return keyOf(*row); });
        return found == m_all.end() ? nullptr : found->get();
    }
    [[nodiscard]] const std::vector<Shown> &shown() const { return m_shown; }
    [[nodiscard]] domain::Uuid keyAt(int row) const override { return at(row) ? keyOf(*at(row)) : domain::Uuid(); }
    [[nodiscard]] int rowOf(const domain::Uuid &key) const override
    {
        const auto found = std::ranges::find(m_shown, key, [this](const Shown &row) { return keyOf(*row); });
        return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
    }
    [[nodiscard]] std::size_t total() const override { return m_all.size(); }
    void clear() override
    {
        beginResetModel();
        m_all.clear();
        m_shown.clear();
        m_filter.clear();
        endResetModel();
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_shown.size()); }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(columns().size()); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const Row *row = at(index.row());
        if (!row)
            return {};
        if (role == Qt::DisplayRole)
            return text(*row, index.column());
        if (role == kit::ToneRole) {
            const kit::Tone marked = tone(*row, index.column());
            return marked == kit::Tone::Neutral ? QVariant() : QVariant(static_cast<int>(marked));
        }
        return {};
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const RowColumnSpec &spec = columns()[static_cast<std::size_t>(section)];
        switch (role) {
        case Qt::DisplayRole: return header(section);
        case kit::ColumnKindRole: return static_cast<int>(spec.kind);
        case kit::ColumnKeyRole: return QString::fromLatin1(spec.key);
        case kit::ColumnWidthRole: return spec.width;
        case kit::ColumnShownRole: return spec.isShown;
        case kit::ColumnSortableRole: return false;
        default: return {};
        }
    }
    [[nodiscard]] kit::TableContent content() const override
    {
        kit::TableContent content;
        for (int column = 0; column < columnCount(); ++column)
            content.headers.push_back({header(column), columns()[static_cast<std::size_t>(column)].kind});
        std::vector<std::vector<domain::Value>> rows;
        for (const Shown &row : m_shown) {
            std::vector<domain::Value> cells;
            for (int column = 0; column < columnCount(); ++column)
                cells.push_back(value(*row, column));
            rows.push_back(std::move(cells));
        }
        content.rowCount = static_cast<qint64>(rows.size());
        content.row = [rows = std::move(rows)](qint64 row) { return rows[static_cast<std::size_t>(row)]; };
        return content;
    }

protected:
    [[nodiscard]] virtual std::span<const RowColumnSpec> columns() const = 0;
    [[nodiscard]] virtual QString header(int column) const = 0;
    [[nodiscard]] virtual domain::Uuid keyOf(const Row &row) const = 0;
    [[nodiscard]] virtual QString text(const Row &row, int column) const = 0;
    /// For exports; text where the column has no type of its own.
    [[nodiscard]] virtual domain::Value value(const Row &row, int column) const { return text(row, column); }
    [[nodiscard]] virtual kit::Tone tone(const Row & /*row*/, int /*column*/) const { return kit::Tone::Neutral; }

private:
    [[nodiscard]] bool passes(const Row &row) const
    {
        const QString wanted = m_filter.trimmed();
        for (int column = 0; !wanted.isEmpty() && column < columnCount(); ++column)
            if (text(row, column).contains(wanted, Qt::CaseInsensitive))
                return true;
        return wanted.isEmpty();
    }
    /// Takes out what went and puts in what came; another order, or much of it, starts over.
    void show(std::vector<Shown> next)
    {
        static constexpr std::size_t MostDifferences = 64;
        std::set<domain::Uuid> wanted;
        std::set<domain::Uuid> known;
        for (const Shown &row : next)
            wanted.insert(keyOf(*row));
        for (const Shown &row : m_shown)
            known.insert(keyOf(*row));
        const auto gone = std::ranges::count_if(known, [&](const domain::Uuid &key) { return !wanted.contains(key); });
        const auto come = std::ranges::count_if(wanted, [&](const domain::Uuid &key) { return !known.contains(key); });
        if (static_cast<std::size_t>(gone + come) > MostDifferences)
            return startOver(std::move(next));
        for (int row = rowCount() - 1; row >= 0; --row) {
            if (wanted.contains(keyAt(row)))
                continue;
            beginRemoveRows({}, row, row);
            m_shown.erase(m_shown.begin() + row);
            endRemoveRows();
        }
        for (std::size_t i = 0; i < next.size(); ++i) {
            if (i < m_shown.size() && keyOf(*m_shown[i]) == keyOf(*next[i]))
                continue;
            if (known.contains(keyOf(*next[i])))
                return startOver(std::move(next));
            beginInsertRows({}, static_cast<int>(i), static_cast<int>(i));
            m_shown.insert(m_shown.begin() + static_cast<std::ptrdiff_t>(i), next[i]);
            endInsertRows();
        }
        m_shown = std::move(next);
        tellAll();
    }
    void startOver(std::vector<Shown> next)
    {
        beginResetModel();
        m_shown = std::move(next);
        endResetModel();
    }

    std::vector<Shown> m_all;
    std::vector<Shown> m_shown;
    QString m_filter;
};

} // namespace plumbline::pages
