#pragma once

#include "plumbline/workspace/importing.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace plumbline::kit {
class FigureRow;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

/// What an import did: the figures, where the refused rows are, and what can be done next.
class OutcomePanel final : public QWidget {
    Q_OBJECT
public:
    explicit OutcomePanel(QWidget *parent);

    void show(const QString &target, const QString &fileName, const workspace::ImportOutcome &outcome);
    void showUndone();
    void retranslate();
    void focusNext();
    [[nodiscard]] const workspace::ImportOutcome &outcome() const { return m_outcome; }

Q_SIGNALS:
    void undoWanted();
    void showWanted();
    void anotherWanted();

private:
    enum class Stage { Done, Undone };
    QString m_target;
    QString m_fileName;
    workspace::ImportOutcome m_outcome;
    Stage m_stage = Stage::Done;
    QLabel *m_picture;
    kit::Label *m_headline;
    kit::Label *m_story;
    kit::Label *m_where;
    kit::FigureRow *m_figures;
    QPushButton *m_show;
    QPushButton *m_another;
    QPushButton *m_undo;
    QPushButton *m_refusals;
};

} // namespace plumbline::pages
