#include "conflicts/conflictview.h"

#include "conflicts/conflictwords.h"
#include "conflicts/effectlist.h"
#include "conflicts/sidecard.h"
#include "conflicts/valueeditor.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace plumbline::pages {

namespace {

/// Below this width the values stand under one another.
constexpr int AbreastUnits = 120;

const domain::FieldDescription *fieldOf(const workspace::ConflictShown &conflict)
{
    const auto &fields = domain::describe(conflict.kind).fields;
    const auto at = static_cast<std::size_t>(conflict.field);
    return conflict.field >= 0 && at < fields.size() ? &fields[at] : nullptr;
}

} // namespace

ConflictView::ConflictView(workspace::Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_notice(new kit::Banner(this)),
      m_base(new SideCard(SideCard::Kind::Fact, QStringLiteral("conflict.base"), this)),
      m_lost(new SideCard(SideCard::Kind::Choice, QStringLiteral("conflict.keepMine"), this)),
      m_stands(new SideCard(SideCard::Kind::Choice, QStringLiteral("conflict.takeTheirs"), this)), m_offer(new QWidget(this)),
      m_neither(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, m_offer)), m_edit(new QPushButton(m_offer)), m_editor(buildEditor())
{
    build();
    connect(m_lost->button(), &QPushButton::clicked, this, [this] { Q_EMIT chosen(decision(domain::ConflictChoice::Mine)); });
    connect(m_stands->button(), &QPushButton::clicked, this, [this] { Q_EMIT chosen(decision(domain::ConflictChoice::Theirs)); });
    connect(m_edit, &QPushButton::clicked, this, &ConflictView::startEditing);
    connect(m_value, &ValueEditor::edited, this, &ConflictView::previewEdit);
    connect(m_value, &ValueEditor::entered, this, &ConflictView::chooseEdited);
    connect(m_use, &QPushButton::clicked, this, &ConflictView::chooseEdited);
    connect(m_cancel, &QPushButton::clicked, this, &ConflictView::stopEditing);
}

void ConflictView::build()
{
    const kit::Tokens &t = kit::tokens();
    m_sides = new QBoxLayout(QBoxLayout::LeftToRight);
    m_sides->setSpacing(t.space(3));
    for (SideCard *each : {m_base, m_lost, m_stands})
        m_sides->addWidget(each, 1);
    m_edit->setObjectName(QStringLiteral("conflict.edit"));
    auto *offer = new QHBoxLayout(m_offer);
    offer->setContentsMargins(0, 0, 0, 0);
    offer->addStretch();
    offer->addWidget(m_neither);
    offer->addWidget(m_edit);
    m_neither->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(3));
    layout->addWidget(m_notice);
    layout->addLayout(m_sides);
    layout->addWidget(m_offer);
    layout->addWidget(m_editor);
    layout->addStretch(1);
    m_editor->hide();
}

QWidget *ConflictView::buildEditor()
{
    const kit::Tokens &t = kit::tokens();
    auto *editor = new QWidget(this);
    m_valueLabel = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, editor);
    m_value = new ValueEditor(m_workspace, editor);
    m_editedEffect = new EffectList(editor);
    m_use = new QPushButton(editor);
    m_cancel = new QPushButton(editor);
    m_value->setObjectName(QStringLiteral("conflict.value"));
    m_editedEffect->setObjectName(QStringLiteral("conflict.value.effect"));
    m_use->setObjectName(QStringLiteral("conflict.use"));
    m_cancel->setObjectName(QStringLiteral("conflict.cancelEdit"));
    kit::setButtonWeight(m_use, kit::ButtonWeight::Primary);
    kit::setButtonWeight(m_cancel, kit::ButtonWeight::Quiet);
    auto *line = new QHBoxLayout;
    line->setSpacing(t.space(2));
    line->addWidget(m_value, 1);
    line->addWidget(m_use);
    line->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(1));
    layout->addWidget(m_valueLabel);
    layout->addLayout(line);
    layout->addWidget(m_editedEffect);
    return editor;
}

void ConflictView::setLook(domain::Currency currency, const QString &timeZone)
{
    m_currency = currency;
    m_timeZone = timeZone;
    retranslate();
}

void ConflictView::show(const workspace::ConflictShown &conflict)
{
    const bool isAnother = !m_conflict || m_conflict->id != conflict.id;
    if (isAnother)
        stopEditing();
    const bool isNewer = !isAnother && m_conflict->currentValue != conflict.currentValue;
    m_conflict = conflict;
    retranslate();
    // What an edit does depends on what it takes the place of.
    if (m_isEditing && isNewer)
        previewEdit();
}

void ConflictView::setChoosing(Choosing choosing)
{
    m_choosing = choosing;
    showActs();
}

void ConflictView::retranslate()
{
    m_neither->setText(tr("Neither is right?"));
    m_edit->setText(tr("Write another value…"));
    m_edit->setToolTip(tr("Edit the field (E)"));
    m_use->setText(tr("Use this value"));
    m_cancel->setText(tr("Cancel"));
    if (!m_conflict)
        return;
    showSides();
    showNotice();
    showActs();
    //: %1 is a field's label.
    m_valueLabel->setText(tr("Another value of “%1”").arg(m_conflict->fieldLabel));
}

QString ConflictView::moment(const QString &by, std::optional<domain::Instant> at) const
{
    const QString who = by.isEmpty() ? tr("somebody") : by;
    //: Who edited and when: "Li Wei · 2026-11-23 08:05".
    return at ? tr("%1 · %2").arg(who, kit::Format().moment(*at, m_timeZone)) : who;
}

void ConflictView::showSides()
{
    const workspace::ConflictShown &shown = *m_conflict;
    const SideWords words = sidesOf(shown);
    m_base->setHeading(tr("Before both edits"));
    m_base->setValue(valueText(shown.base), {});
    m_lost->setHeading(words.lost);
    m_lost->setValue(valueText(shown.mine), moment(shown.isOwn ? tr("You") : shown.mineBy, shown.mineAt));
    m_stands->setHeading(words.stands);
    m_stands->setValue(valueText(shown.theirs), moment(shown.theirsBy, shown.theirsAt));
    const bool isOpen = shown.state == domain::ConflictState::Open;
    for (SideCard *each : {m_lost, m_stands}) {
        //: %1 is a currency code.
        each->setEffectHeading(isOpen ? tr("What choosing it changes, in %1").arg(m_currency.code()) : QString());
        each->effects()->setVisible(isOpen);
    }
    m_lost->effects()->setLines(shown.ifMine, m_currency);
    m_stands->effects()->setLines(shown.ifTheirs, m_currency);
    m_lost->button()->setText(words.keepLost);
    m_lost->button()->setToolTip(tr("%1 (M)").arg(words.keepLost));
    m_stands->button()->setText(words.keepStanding);
    m_stands->button()->setToolTip(tr("%1 (T)").arg(words.keepStanding));
}

/// The one thing to know before choosing: that one may not, that it is over, or that the field moved on.
void ConflictView::showNotice()
{
    const workspace::ConflictShown &shown = *m_conflict;
    if (shown.state != domain::ConflictState::Open) {
        const QString when = shown.resolvedAt ? kit::Format().moment(*shown.resolvedAt, m_timeZone) : QString();
        //: What was chosen and when: "Brought back by Li Wei · 2026-11-23 08:05".
        m_notice->show(kit::Tone::Good, when.isEmpty() ? stateText(shown) : tr("%1 · %2").arg(stateText(shown), when));
    } else if (shown.readOnly) {
        m_notice->show(kit::Tone::Info, tr("You can read this and not choose: %1").arg(workspace::errorText(*shown.readOnly)));
    } else if (isEditedSince(shown)) {
        m_notice->show(kit::Tone::Watch, tr("The field was edited again since. It is now: %1").arg(valueText(shown.current)));
    } else {
        m_notice->clear();
    }
}

bool ConflictView::canChoose() const
{
    return m_conflict && m_conflict->state == domain::ConflictState::Open && !m_conflict->readOnly && m_choosing == Choosing::Possible;
}

void ConflictView::showActs()
{
    const bool isOpen = m_conflict && m_conflict->state == domain::ConflictState::Open && !m_conflict->readOnly;
    for (SideCard *each : {m_lost, m_stands}) {
        each->button()->setVisible(isOpen);
        each->button()->setEnabled(canChoose());
    }
    m_offer->setVisible(isOpen && !m_isEditing);
    m_edit->setEnabled(canChoose());
    m_editor->setVisible(m_isEditing);
    m_value->setEnabled(m_choosing == Choosing::Possible);
    m_use->setEnabled(m_isEditing && canChoose() && !m_value->problem());
}

workspace::ConflictDecision ConflictView::decision(domain::ConflictChoice choice) const
{
    workspace::ConflictDecision made{m_conflict->id, choice, m_conflict->currentValue, {}};
    if (choice == domain::ConflictChoice::Edited)
        made.edited = m_value->text();
    return made;
}

void ConflictView::startEditing()
{
    const domain::FieldDescription *field = m_conflict ? fieldOf(*m_conflict) : nullptr;
    if (!canChoose() || !field)
        return;
    if (!m_isEditing) {
        m_isEditing = true;
        m_value->edit(*field, m_conflict->currentValue, m_currency, m_conflict->fieldLabel);
        previewEdit();
    }
    showActs();
    m_value->focus();
    Q_EMIT editingStarted(m_editor);
}

void ConflictView::stopEditing()
{
    if (!std::exchange(m_isEditing, false))
        return;
    m_effectAsked.drop();
    const bool hadFocus = m_editor->isAncestorOf(focusWidget());
    showActs();
    if (hadFocus && m_edit->isVisible())
        m_edit->setFocus(Qt::OtherFocusReason);
}

std::optional<ConflictView::Draft> ConflictView::draft() const
{
    return m_isEditing && m_conflict ? std::optional(Draft{m_conflict->id, m_value->typed()}) : std::nullopt;
}

/// What is being typed is never thrown away for being wrong; it says what is wrong with it.
void ConflictView::previewEdit()
{
    if (!m_isEditing || !m_conflict)
        return;
    showActs();
    if (const auto problem = m_value->problem()) {
        m_effectAsked.drop();
        m_editedEffect->setSentence(workspace::errorText(*problem));
        Q_EMIT settled();
        return;
    }
    m_effectAsked.ask(m_workspace.effectOf(decision(domain::ConflictChoice::Edited)), this,
                      [this](const domain::Result<std::vector<workspace::EffectLine>> &lines) {
                          if (lines)
                              m_editedEffect->setLines(*lines, m_currency, EffectList::Amounts::Hidden);
                          else
                              m_editedEffect->setSentence(workspace::errorText(lines.error()));
                          Q_EMIT settled();
                      });
}

void ConflictView::chooseEdited()
{
    if (m_isEditing && canChoose() && !m_value->problem())
        Q_EMIT chosen(decision(domain::ConflictChoice::Edited));
}

void ConflictView::forget()
{
    stopEditing();
    m_conflict.reset();
    for (SideCard *each : {m_base, m_lost, m_stands})
        each->setValue({}, {});
    for (SideCard *each : {m_lost, m_stands})
        each->effects()->setSentence({});
    m_notice->clear();
}

void ConflictView::resizeEvent(QResizeEvent *event)
{
    m_sides->setDirection(width() < kit::tokens().space(AbreastUnits) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

void ConflictView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_isEditing) {
        stopEditing();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace plumbline::pages
