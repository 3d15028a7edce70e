#pragma once

#include "plumbline/analytics/rows.h"
#include "plumbline/analytics/slice.h"
#include "plumbline/domain/currency.h"
#include "plumbline/domain/entitykind.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablecontent.h"
#include "plumbline/models/latest.h"
#include "plumbline/models/rowsmodel.h"
#include "plumbline/pages/context.h"

#include <QWidget>

class QLineEdit;
class QTimer;

namespace plumbline::kit {
class TablePanel;
}

namespace plumbline::pages {

/// The rows behind a figure, on every page the same: title, text filter, table, and a footer whose total is the figure's.
class RowsView : public QWidget {
    Q_OBJECT
public:
    /// Widths and order of columns are remembered under `key`.
    RowsView(const Context &context, const QString &key, QWidget *parent = nullptr);
    ~RowsView() override;

    /// Asks for the rows of a figure. `title` says what they are; rows shown stay until the others are there.
    void showFigure(const analytics::FigureId &figure, const QString &title, const analytics::Slice &slice, domain::Currency currency);
    /// There is no figure, so there are no rows and no total: `sentence` says what is missing.
    void showUnknown(const QString &title, const QString &sentence);
    void setTitle(const QString &title);
    void addTool(QWidget *tool);
    void forget();
    void retranslate();
    void focusFilter();
    /// Takes the text filter off; false when there was none.
    bool removeFilter();
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] const models::RowsModel &model() const { return *m_model; }
    [[nodiscard]] kit::TablePanel *panel() const { return m_panel; }
    /// What shows, with its totals; title and filters are the page's.
    [[nodiscard]] kit::TableContent content() const;
    /// As little as it needs: what the pictures above leave is the rows'.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    void recordSelected(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);
    void recordOpened(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);
    void exportWanted();
    /// Esc with nothing selected.
    void escaped();
    void failed(const QString &sentence);
    void settled();

private:
    void connectTable();
    void take(const analytics::RowsPtr &rows);
    void showRows();
    void showColumns();
    void showTotals();
    void showSelection();
    void act(kit::PageState state);

    Context m_context;
    models::Latest m_latest;
    models::RowsModel *m_model;
    kit::TablePanel *m_panel;
    QLineEdit *m_filter;
    QTimer *m_typing;
    QString m_key;
    std::optional<analytics::FigureId> m_figure;
    analytics::Slice m_slice;
    domain::Currency m_currency;
    QString m_columnsKey;
    bool m_isFromTop = false;
};

} // namespace plumbline::pages
