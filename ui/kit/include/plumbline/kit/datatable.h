#pragma once

#include "plumbline/kit/tableroles.h"

#include <QTableView>

class QMenu;

namespace plumbline::kit {

class Settings;

/// The product's list: uniform rows, figures right-aligned, sorting by click and keyboard, column chooser, copy to a
/// spreadsheet. Never asks a model for more rows than are visible, so a million rows open at once.
///
/// Keys: arrows move, Space selects, Ctrl+A all, Enter opens, Ctrl+C copies; Alt+Down sorts the current column, again turns it round.
class DataTable : public QTableView {
    Q_OBJECT
public:
    explicit DataTable(QWidget *parent = nullptr);
    ~DataTable() override;

    /// Columns take their kind, width and visibility from the header roles.
    void setModel(QAbstractItemModel *model) override;
    /// Keeps widths, order, visibility and sorting under `key`; call after setModel. `settings` must outlive the table.
    void rememberColumns(Settings &settings, const QString &key);

    /// Rows selected, ascending. All rows when everything is selected.
    [[nodiscard]] QModelIndexList selectedRows() const;
    [[nodiscard]] qint64 selectedRowCount() const;
    /// The selection (the current row when nothing is selected) as tab-separated text with a header line.
    [[nodiscard]] QString selectionAsTsv() const;
    void copySelection();
    /// Fills a menu with one checkable entry per column and "Reset columns".
    void fillColumnMenu(QMenu &menu);
    void sortByCurrentColumn();

Q_SIGNALS:
    /// Enter or double click.
    void opened(const QModelIndex &index);
    /// The row under the cursor changed: what a drawer follows.
    void currentRowChanged(const QModelIndex &index);
    void selectionChangedTo(qint64 rows);
    /// Esc with nothing selected: the page takes its filter off.
    void escaped();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void applyLook();
    void applyColumns();
    void restoreColumns();
    void storeColumns();
    void showHeaderMenu(const QPoint &position);
    void selectionCleared();
    /// Shares what is left of the width among the text columns, until the person sets a width of their own.
    void shareRoom();
    void columnResized(int column, int before, int after);
    [[nodiscard]] std::vector<int> columnsInSight() const;
    [[nodiscard]] int startingWidth(int column) const;
    Settings *m_settings = nullptr;
    QString m_settingsKey;
    bool m_restoring = false;
    bool m_sizedByHand = false;
};

} // namespace plumbline::kit
