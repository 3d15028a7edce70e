#include "plumbline/kit/statestack.h"

#include "ink.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace plumbline::kit {

namespace {

Glyph glyphOf(PageState state) {
    switch (state) {
    case PageState::Empty:
        return Glyph::File;
    case PageState::FilteredToNothing:
        return Glyph::Filter;
    case PageState::Locked:
        return Glyph::Lock;
    case PageState::Error:
        return Glyph::Warning;
    case PageState::Ready:
    case PageState::Loading:
        break;
    }
    return Glyph::None;
}

/// The state's own words, for what the page left empty.
StateNotice completed(StateNotice notice) {
    const auto fill = [](QString &text, const QString &own) {
        if (text.isEmpty())
            text = own;
    };
    switch (notice.state) {
    case PageState::Empty:
        fill(notice.sentence, StatePanel::tr("There is nothing here yet."));
        break;
    case PageState::FilteredToNothing:
        fill(notice.sentence, StatePanel::tr("No row matches the filters."));
        fill(notice.act, StatePanel::tr("Take the filter off"));
        break;
    case PageState::Locked:
        fill(notice.sentence, StatePanel::tr("The replica is locked."));
        fill(notice.advice, StatePanel::tr("Everything you typed is kept. Unlock it to go on."));
        fill(notice.act, StatePanel::tr("Unlock"));
        break;
    case PageState::Error:
        fill(notice.sentence, StatePanel::tr("This could not be shown."));
        fill(notice.advice, StatePanel::tr("Nothing was lost. What you typed is kept."));
        fill(notice.act, StatePanel::tr("Try again"));
        break;
    case PageState::Ready:
    case PageState::Loading:
        break;
    }
    return notice;
}

} // namespace

SkeletonPanel::SkeletonPanel(QWidget *parent) : QWidget(parent) {
    setAccessibleName(tr("This is being loaded."));
}

QSize SkeletonPanel::sizeHint() const {
    return {tokens().space(80), tokens().rowHeight() * 6};
}

void SkeletonPanel::paintEvent(QPaintEvent * /*event*/) {
    const Tokens &t = tokens();
    QPainter painter(this);
    const int rows = std::max(1, height() / t.rowHeight());
    // Widths vary so that it reads as text, the same way every time so that nothing seems to move.
    constexpr std::array<int, 5> shares{62, 48, 70, 55, 40};
    for (int i = 0; i < rows; ++i) {
        const qreal middle = (i + 0.5) * t.rowHeight();
        const int share = shares[static_cast<std::size_t>(i) % shares.size()];
        ink::skeletonBar(painter, QRectF(t.space(2), middle - t.space(1), width() * share / 200.0, t.space(2)));
        ink::skeletonBar(painter, QRectF(width() * 0.55, middle - t.space(1), width() * share / 500.0, t.space(2)));
        ink::skeletonBar(painter, QRectF(width() * 0.85, middle - t.space(1), width() * 0.15 - t.space(2), t.space(2)));
    }
}

StatePanel::StatePanel(QWidget *parent)
    : QWidget(parent),
      m_picture(new QLabel(this)),
      m_sentence(new Label(TextSize::Title, TextLevel::Strong, this)),
      m_advice(new Label(TextSize::Body, TextLevel::Muted, this)),
      m_act(new QPushButton(this)) {
    const Tokens &t = tokens();
    m_picture->setAlignment(Qt::AlignCenter);
    for (Label *label : {m_sentence, m_advice}) {
        label->setOverflow(Label::Overflow::Wrap);
        label->setAlignment(Qt::AlignCenter);
    }
    setButtonWeight(m_act, ButtonWeight::Primary);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(6), t.space(6), t.space(6), t.space(6));
    layout->setSpacing(t.space(2));
    layout->addStretch(2);
    layout->addWidget(m_picture);
    layout->addWidget(m_sentence);
    layout->addWidget(m_advice);
    layout->addSpacing(t.space(2));
    layout->addWidget(m_act, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_act, &QPushButton::clicked, this, &StatePanel::acted);
}

void StatePanel::setNotice(StateNotice notice) {
    m_notice = std::move(notice);
    refresh();
}

void StatePanel::refresh() {
    const StateNotice shown = completed(m_notice);
    const Tokens &t = tokens();
    const QSize size(t.space(9), t.space(9));
    const bool error = shown.state == PageState::Error;
    m_picture->setPixmap(glyphPixmap(glyphOf(shown.state), error ? t.tone(Tone::Bad) : t.textFaint, size, devicePixelRatioF()));
    m_sentence->setText(shown.sentence);
    m_advice->setText(shown.advice);
    m_advice->setVisible(!shown.advice.isEmpty());
    m_act->setText(shown.act);
    m_act->setVisible(!shown.act.isEmpty());
    setAccessibleName(shown.sentence);
    setAccessibleDescription(shown.advice);
}

void StatePanel::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

StateStack::StateStack(QWidget *content, QWidget *parent)
    : QStackedWidget(parent),
      m_content(content),
      m_skeleton(new SkeletonPanel(this)),
      m_panel(new StatePanel(this)) {
    addWidget(m_content);
    addWidget(m_skeleton);
    addWidget(m_panel);
    connect(m_panel, &StatePanel::acted, this, [this] { Q_EMIT acted(m_state); });
}

void StateStack::setNotice(StateNotice notice) {
    m_state = notice.state;
    switch (m_state) {
    case PageState::Ready:
        setCurrentWidget(m_content);
        return;
    case PageState::Loading:
        setCurrentWidget(m_skeleton);
        return;
    case PageState::Empty:
    case PageState::FilteredToNothing:
    case PageState::Locked:
    case PageState::Error:
        break;
    }
    m_panel->setNotice(std::move(notice));
    setCurrentWidget(m_panel);
}

} // namespace plumbline::kit
