#pragma once

#include "parts/linesmodel.h"

#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/pages/context.h"

class QLineEdit;

namespace plumbline::pages {

/// A list of lines with its text filter and every state it may be in.
class LinesPanel final : public kit::TablePanel {
    Q_OBJECT
public:
    /// The parts are called `key` and `key.filter`; widths are remembered under it.
    LinesPanel(const Context &context, const QString &key, QWidget *parent);

    void setColumns(std::vector<LineColumn> columns);
    /// Keeps the line the cursor is on; where it is gone, the one that took its place.
    void setLines(std::vector<Line> lines);
    /// What stands there when there is no line; set again on LanguageChange.
    void setEmptyNotice(const QString &sentence, const QString &advice, const QString &act = {});
    /// What the filter is for, and what it says where it leaves nothing ("%1": what was typed).
    void setFilterTexts(const QString &placeholder, const QString &nothing);
    /// For a few lines that nobody has to look for.
    void leaveFilterOut();
    void showLoading();
    void showError(const QString &sentence);

    [[nodiscard]] const LinesModel &model() const { return *m_model; }
    /// nullptr where there is none.
    [[nodiscard]] const Line *current() const;
    /// The line with this key, made current; false when it is not shown.
    bool select(const QString &key);
    void focusFilter();
    /// Takes the text filter off; false when there was none.
    bool removeFilter();
    void forget();

Q_SIGNALS:
    /// Enter or a double click on a line.
    void lineOpened(const plumbline::pages::Line &line);
    /// nullptr: none.
    void currentChanged(const plumbline::pages::Line *line);
    /// Esc with nothing selected.
    void escaped();
    /// The button of the empty or of the error state.
    void acted(plumbline::kit::PageState state);

private:
    void showState();
    LinesModel *m_model;
    QLineEdit *m_filter;
    kit::StateNotice m_empty{kit::PageState::Empty, {}, {}, {}};
    QString m_nothing;
    bool m_isLoaded = false;
    int m_lastRow = 0;
};

} // namespace plumbline::pages
