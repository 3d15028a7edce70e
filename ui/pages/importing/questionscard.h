#pragma once

#include "plumbline/kit/label.h"

#include <QSet>

#include <vector>

class QComboBox;
class QGridLayout;
class QPushButton;

namespace plumbline::workspace {
struct ImportQuestion;
}

namespace plumbline::pages {

class ImportDraft;

/// Names in the file the organisation does not know: each with how many rows hang on it and a choice of what to do. Where a
/// subject has more than can be listed, the rest is decided at once.
class QuestionsCard final : public kit::Card {
    Q_OBJECT
public:
    QuestionsCard(ImportDraft &draft, QWidget *parent);

    void showQuestions();
    /// Only what was decided has changed.
    void showDecisions();
    void retranslate();
    void focusQuestion(int index);
    /// Remembers which proposed answers are in sight now.
    void noteSeen();
    /// The first listed name whose proposed answer was never in sight; -1 when all were.
    [[nodiscard]] int firstUnseen() const;
    /// In the order of the preview's questions, as far as they are listed.
    [[nodiscard]] const std::vector<QComboBox *> &choices() const { return m_choices; }

private:
    /// Those beyond what is listed.
    struct Rest {
        QString subject;
        QStringList names;
        QStringList choices;
        std::int64_t rows = 0;
    };
    void clear();
    void addRow(int row, const workspace::ImportQuestion &question);
    void addRest(int row, const Rest &rest);
    void fill(QComboBox &combo, const workspace::ImportQuestion &question);
    void showState(std::size_t row, const workspace::ImportQuestion &question);
    [[nodiscard]] QString subtitle() const;
    ImportDraft &m_draft;
    QGridLayout *m_grid;
    QPushButton *m_suggest;
    std::vector<QComboBox *> m_choices;
    std::vector<kit::Label *> m_states;
    QSet<QString> m_seen;
    std::vector<std::pair<QString, QComboBox *>> m_rests;
    QStringList m_shown;
    std::vector<std::size_t> m_listed;
};

} // namespace plumbline::pages
