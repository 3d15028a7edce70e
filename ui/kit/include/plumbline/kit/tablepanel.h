#pragma once

#include "plumbline/kit/datatable.h"
#include "plumbline/kit/statestack.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace plumbline::kit {

class Label;

/// One total printed in a footer, and whether it is of everything or of the selection.
struct Total {
    QString label;
    QString text;
    QString full;
};

/// The bar under a table: how many rows, their totals; while rows are selected, of the selection.
class TotalsFooter : public QWidget {
    Q_OBJECT
public:
    explicit TotalsFooter(QWidget *parent = nullptr);

    void setTotals(qint64 rows, std::vector<Total> totals);
    /// 0 rows: nothing selected, the totals of everything show again.
    void setSelection(qint64 rows, std::vector<Total> totals);
    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] const std::vector<Total> &totals() const { return m_totals; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    qint64 m_rows = 0;
    qint64 m_selected = 0;
    std::vector<Total> m_totals;
    std::vector<Total> m_selectedTotals;
    Label *m_count;
    Label *m_sums;
};

/// The rows behind a picture: title and tools, the table in its states, the footer.
class TablePanel : public QWidget {
    Q_OBJECT
public:
    explicit TablePanel(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Puts a control before the column chooser.
    void addTool(QWidget *tool);
    [[nodiscard]] DataTable *table() const { return m_table; }
    [[nodiscard]] StateStack *states() const { return m_states; }
    [[nodiscard]] TotalsFooter *footer() const { return m_footer; }

Q_SIGNALS:
    /// From the export button; the page runs the exporter.
    void exportRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    Label *m_title;
    QHBoxLayout *m_tools;
    QToolButton *m_columns;
    QToolButton *m_export;
    DataTable *m_table;
    StateStack *m_states;
    TotalsFooter *m_footer;
};

} // namespace plumbline::kit
