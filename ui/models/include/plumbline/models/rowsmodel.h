#pragma once

#include "plumbline/analytics/rows.h"
#include "plumbline/domain/currency.h"
#include "plumbline/domain/entitykind.h"
#include "plumbline/kit/tablecontent.h"
#include "plumbline/models/latest.h"

#include <QAbstractTableModel>

#include <optional>

namespace plumbline::workspace {
class Workspace;
}

namespace plumbline::models {

/// The rows behind a figure. Sorting and the text filter run on the workspace's threads; the rows shown stay until the
/// others are there. New rows come as differences where that is cheap and as a new layout otherwise, so that selections
/// hold on to their records.
class RowsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit RowsModel(workspace::Workspace &workspace, QObject *parent = nullptr);
    ~RowsModel() override;

    /// The rows of a figure; sorting and filter in force are applied to them before they show.
    void setRows(const analytics::RowsPtr &rows, domain::Currency currency);
    void clear();
    /// Only rows containing the text; empty: all of them.
    void setFilter(const QString &text);
    [[nodiscard]] const QString &filter() const { return m_filter; }
    [[nodiscard]] const analytics::RowsPtr &rows() const { return m_shown; }
    /// All rows of the figure, whatever the filter hides.
    [[nodiscard]] const analytics::RowsPtr &unfiltered() const { return m_base; }
    [[nodiscard]] domain::Currency currency() const { return m_currency; }
    /// Whether what shows is what was asked for.
    [[nodiscard]] bool isSettled() const { return !m_latest.isPending(); }

    [[nodiscard]] const std::vector<analytics::RowColumn> &columns() const { return m_columns; }
    [[nodiscard]] domain::EntityKind recordKind() const;
    [[nodiscard]] domain::Uuid recordAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// The order of the rows to come, before a header says one; what shows is not touched.
    void setFirstOrder(analytics::RowColumn column, Qt::SortOrder order);
    /// Column -1: the order the rows come in.
    void sort(int column, Qt::SortOrder order) override;
    /// What an export writes: the rows that show, whole and typed.
    [[nodiscard]] kit::TableContent content() const;
    /// Texts again after a change of language.
    void retranslate();

    /// Whether what the rows count for differs from the amount they show.
    [[nodiscard]] bool countsApart() const;

Q_SIGNALS:
    /// What shows has changed: rows, order or filter.
    void shown();
    void failed(const QString &sentence);

private:
    void arrange();
    void show(const analytics::RowsPtr &rows);
    void showDifference(const analytics::RowsPtr &rows);
    void showLayout(const analytics::RowsPtr &rows);
    void remapPersistent(const analytics::Rows *before, const analytics::Rows &after);
    [[nodiscard]] bool hasRow(int row) const;
    [[nodiscard]] QString headerText(analytics::RowColumn column) const;
    [[nodiscard]] kit::ColumnKind exportKindOf(analytics::RowColumn column) const;

    workspace::Workspace &m_workspace;
    Latest m_latest;
    analytics::RowsPtr m_base;
    analytics::RowsPtr m_shown;
    std::vector<analytics::RowColumn> m_columns;
    domain::Currency m_currency;
    QString m_filter;
    std::optional<analytics::RowColumn> m_sortColumn;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_count = 0;
};

} // namespace plumbline::models
