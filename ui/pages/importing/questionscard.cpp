#include "importing/questionscard.h"

#include "importing/importdraft.h"
#include "importing/importwords.h"

#include "plumbline/kit/format.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <map>

namespace plumbline::pages {

namespace {

constexpr int ChoiceWidthUnits = 64;

/// Eats the wheel, so that scrolling the page decides nothing.
class WheelGuard final : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override {
        if (event->type() != QEvent::Wheel)
            return QObject::eventFilter(watched, event);
        event->ignore();
        return true;
    }
};

QString keyOf(const workspace::ImportQuestion &question) {
    return question.subject + QChar(u'\x1f') + question.unknown + QChar(u'\x1f') + question.choices.join(QChar(u'\x1f'));
}

} // namespace

QuestionsCard::QuestionsCard(ImportDraft &draft, QWidget *parent)
    : kit::Card(parent),
      m_draft(draft),
      m_grid(new QGridLayout),
      m_suggest(new QPushButton(this)) {
    const kit::Tokens &t = kit::tokens();
    m_grid->setHorizontalSpacing(t.space(4));
    m_grid->setVerticalSpacing(t.space(1));
    m_grid->setColumnStretch(3, 1);
    body()->addLayout(m_grid);
    m_suggest->setObjectName(QStringLiteral("import.suggest"));
    addTool(m_suggest);
    connect(m_suggest, &QPushButton::clicked, &m_draft, &ImportDraft::decideAsSuggested);
    hide();
}

void QuestionsCard::clear() {
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_choices.clear();
    m_states.clear();
    m_rests.clear();
    m_listed.clear();
    m_shown.clear();
}

void QuestionsCard::showQuestions() {
    const auto &preview = m_draft.preview();
    if (!preview || preview->questions.empty()) {
        clear();
        m_seen.clear();
        hide();
        return;
    }
    QStringList keys;
    for (const workspace::ImportQuestion &question : preview->questions)
        keys << keyOf(question);
    if (keys != m_shown) {
        clear();
        m_shown = keys;
        std::map<QString, int> listed;
        std::map<QString, Rest> rests;
        int row = 0;
        for (std::size_t i = 0; i < preview->questions.size(); ++i) {
            const workspace::ImportQuestion &question = preview->questions[i];
            if (++listed[question.subject] <= MostListed) {
                m_listed.push_back(i);
                addRow(row++, question);
                continue;
            }
            Rest &rest = rests[question.subject];
            rest.subject = question.subject;
            rest.names << question.unknown;
            rest.rows += question.rows;
            for (const QString &choice : question.choices)
                if (!choice.startsWith(u"use:") && !rest.choices.contains(choice))
                    rest.choices << choice;
        }
        for (const auto &[subject, rest] : rests)
            addRest(row++, rest);
    }
    setTitle(tr("Names Plumbline does not know yet"));
    showDecisions();
    show();
}

void QuestionsCard::addRow(int row, const workspace::ImportQuestion &question) {
    auto *name = new kit::Label(kit::TextSize::Body, kit::TextLevel::Strong, this);
    //: A name as it stands in the file.
    name->setText(tr("“%1”").arg(question.unknown));
    auto *where = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this);
    where->setText(columnLabel(m_draft.target(), question.subject));
    auto *choice = new QComboBox(this);
    choice->setObjectName(QStringLiteral("import.question.%1.%2").arg(question.subject, question.unknown));
    choice->setFixedWidth(kit::tokens().space(ChoiceWidthUnits));
    choice->setAccessibleName(
        tr("What to do with “%1” in %2").arg(question.unknown, columnLabel(m_draft.target(), question.subject)));
    choice->setFocusPolicy(Qt::StrongFocus);
    choice->installEventFilter(new WheelGuard(choice));
    name->setBuddy(choice);
    const int index = static_cast<int>(m_choices.size());
    connect(choice, &QComboBox::activated, this, [this, choice, index] {
        const QString decision = choice->currentData().toString();
        const std::size_t at = m_listed[static_cast<std::size_t>(index)];
        if (!decision.isEmpty())
            m_draft.decide(m_draft.preview()->questions[at], decision);
    });
    m_choices.push_back(choice);
    m_states.push_back(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this));
    m_grid->addWidget(m_states.back(), row, 3);
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(where, row, 1);
    m_grid->addWidget(choice, row, 2);
}

void QuestionsCard::addRest(int row, const Rest &rest) {
    auto *names = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this);
    const QString label = columnLabel(m_draft.target(), rest.subject);
    names->setText(tr("%1: %2 more names in %3", nullptr, static_cast<int>(rest.names.size()))
                       .arg(label, kit::Format().count(rest.names.size()), rowCount(rest.rows)));
    names->setToolTip(rest.names.mid(0, 40).join(QStringLiteral(", ")));
    auto *choice = new QComboBox(this);
    choice->setObjectName(QStringLiteral("import.rest.") + rest.subject);
    choice->setFixedWidth(kit::tokens().space(ChoiceWidthUnits));
    choice->setAccessibleName(tr("What to do with the other names in %1").arg(label));
    choice->setFocusPolicy(Qt::StrongFocus);
    choice->installEventFilter(new WheelGuard(choice));
    choice->addItem(tr("Choose what to do…"), QString());
    for (const QString &each : rest.choices)
        choice->addItem(decisionForRestText(each), each);
    connect(choice, &QComboBox::activated, this, [this, choice, subject = rest.subject] {
        if (const QString decision = choice->currentData().toString(); !decision.isEmpty())
            m_draft.decideRest(subject, decision);
    });
    m_rests.emplace_back(rest.subject, choice);
    m_grid->addWidget(names, row, 0, 1, 2);
    m_grid->addWidget(choice, row, 2);
}

void QuestionsCard::fill(QComboBox &combo, const workspace::ImportQuestion &question) {
    const QString decided = m_draft.decisionOn(question);
    const QString decision = decided.isEmpty() ? m_draft.proposalOn(question) : decided;
    const QSignalBlocker quiet(combo);
    combo.clear();
    if (decision.isEmpty())
        combo.addItem(tr("Choose what to do…"), QString());
    for (const QString &choice : question.choices)
        combo.addItem(decisionText(choice), choice);
    if (!decision.isEmpty() && combo.findData(decision) < 0)
        combo.addItem(decisionText(decision), decision);
    combo.setCurrentIndex(std::max(0, combo.findData(decision)));
}

void QuestionsCard::showDecisions() {
    const auto &preview = m_draft.preview();
    if (!preview)
        return;
    for (std::size_t i = 0; i < m_choices.size() && i < m_listed.size(); ++i)
        if (m_listed[i] < preview->questions.size()) {
            fill(*m_choices[i], preview->questions[m_listed[i]]);
            showState(i, preview->questions[m_listed[i]]);
        }
    for (const auto &[subject, combo] : m_rests) {
        for (std::size_t i = 0; i < preview->questions.size(); ++i) {
            const workspace::ImportQuestion &question = preview->questions[i];
            if (question.subject != subject || std::ranges::find(m_listed, i) != m_listed.end())
                continue;
            const QSignalBlocker quiet(*combo);
            combo->setCurrentIndex(std::max(0, combo->findData(m_draft.decisionOn(question))));
            break;
        }
    }
    setSubtitle(subtitle());
    m_suggest->setText(tr("Use the closest, create the others"));
    m_suggest->setToolTip(tr("Answers every open name: with the closest known one, or with a new record where none is close"));
    m_suggest->setEnabled(m_draft.firstUnanswered() >= 0 || m_draft.proposals() > 0);
}

/// How many rows hang on the name, and whether they wait for the person.
void QuestionsCard::showState(std::size_t row, const workspace::ImportQuestion &question) {
    kit::Label *state = m_states[row];
    const bool proposed = !m_draft.proposalOn(question).isEmpty();
    const bool open = !proposed && m_draft.decisionOn(question).isEmpty();
    const QString rows = rowCount(question.rows);
    state->setTone(open ? kit::Tone::Watch : kit::Tone::Neutral);
    state->setText(open ? waitingRows(question.rows)
                   //: Rows with a name whose closest known name is selected: "1,480 rows · suggested".
                   : proposed ? tr("%1 · suggested").arg(rows)
                              : rows);
    m_choices[row]->setAccessibleDescription(state->text());
}

void QuestionsCard::noteSeen() {
    const auto &preview = m_draft.preview();
    for (std::size_t i = 0; preview && i < m_listed.size(); ++i)
        if (m_listed[i] < preview->questions.size() &&
            m_choices[i]->visibleRegion().boundingRect().height() * 2 >= m_choices[i]->height())
            m_seen.insert(keyOf(preview->questions[m_listed[i]]));
}

int QuestionsCard::firstUnseen() const {
    const auto &preview = m_draft.preview();
    for (std::size_t i = 0; preview && i < preview->questions.size(); ++i)
        if (!m_draft.proposalOn(preview->questions[i]).isEmpty() && !m_seen.contains(keyOf(preview->questions[i])))
            return static_cast<int>(i);
    return -1;
}

QString QuestionsCard::subtitle() const {
    int open = 0;
    for (const workspace::ImportQuestion &question : m_draft.preview()->questions)
        open += m_draft.decisionOn(question).isEmpty() && m_draft.proposalOn(question).isEmpty() ? 1 : 0;
    if (open > 0) {
        const QString names = tr("%1 names have to be answered", nullptr, open).arg(kit::Format().count(open));
        if (m_draft.isCounting())
            return names;
        //: %1 is "3 names have to be answered", %2 is "1,480 rows wait".
        return tr("%1; %2.").arg(names, waitingRows(m_draft.preview()->waiting));
    }
    return m_draft.proposals() > 0
               ? tr("The closest known name is selected. Change it where it is not the one; importing accepts the others.")
               : tr("Every name has an answer. Change those you disagree with.");
}

void QuestionsCard::retranslate() {
    m_shown.clear();
    showQuestions();
}

void QuestionsCard::focusQuestion(int index) {
    for (std::size_t i = 0; i < m_listed.size(); ++i)
        if (static_cast<int>(m_listed[i]) == index) {
            m_choices[i]->setFocus(Qt::OtherFocusReason);
            return;
        }
    const auto &preview = m_draft.preview();
    if (!preview || index < 0 || index >= static_cast<int>(preview->questions.size()))
        return;
    for (const auto &[subject, combo] : m_rests)
        if (subject == preview->questions[static_cast<std::size_t>(index)].subject)
            combo->setFocus(Qt::OtherFocusReason);
}

} // namespace plumbline::pages
