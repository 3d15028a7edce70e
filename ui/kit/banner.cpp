#include "plumbline/kit/banner.h"

#include "ink.h"
#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace plumbline::kit {

namespace {

Glyph glyphOf(Tone tone) {
    switch (tone) {
    case Tone::Good:
        return Glyph::Check;
    case Tone::Watch:
    case Tone::Bad:
        return Glyph::Warning;
    case Tone::Neutral:
    case Tone::Info:
        break;
    }
    return Glyph::Information;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QWidget(parent),
      m_picture(new QLabel(this)),
      m_sentence(new Label(this)),
      m_act(new QPushButton(this)),
      m_close(new QToolButton(this)) {
    const Tokens &t = tokens();
    m_sentence->setOverflow(Label::Overflow::Wrap);
    m_close->setIcon(icon(Glyph::Close));
    m_close->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(t.space(3), t.space(2), t.space(2), t.space(2));
    layout->setSpacing(t.space(2));
    layout->addWidget(m_picture, 0, Qt::AlignTop);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_act);
    layout->addWidget(m_close);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(m_act, &QPushButton::clicked, this, &Banner::acted);
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    retranslate();
    hide();
}

void Banner::show(Tone tone, const QString &sentence, const QString &act, Dismissal dismissal) {
    m_tone = tone;
    m_sentence->setText(sentence);
    m_act->setText(act);
    m_act->setVisible(!act.isEmpty());
    m_close->setVisible(dismissal == Dismissal::CanBeClosed);
    setAccessibleName(sentence);
    retranslate();
    setVisible(!sentence.isEmpty());
}

void Banner::clear() {
    m_sentence->clear();
    hide();
}

QString Banner::sentence() const {
    return m_sentence->text();
}

void Banner::retranslate() {
    const Tokens &t = tokens();
    m_close->setToolTip(tr("Close this notice"));
    m_close->setAccessibleName(m_close->toolTip());
    m_picture->setPixmap(glyphPixmap(glyphOf(m_tone), t.tone(m_tone), QSize(t.space(5), t.space(5)), devicePixelRatioF()));
}

void Banner::paintEvent(QPaintEvent * /*event*/) {
    QPainter painter(this);
    ink::panel(painter, rect(), tokens().radius(), tokens().toneGround(m_tone));
}

void Banner::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

StatusSentence::StatusSentence(QWidget *parent)
    : QWidget(parent),
      m_layout(new QHBoxLayout(this)),
      m_text(new Label(TextSize::Small, TextLevel::Muted, this)),
      m_act(new QPushButton(this)) {
    const Tokens &t = tokens();
    m_layout->setContentsMargins(t.space(4), 0, t.space(4), 0);
    m_layout->addWidget(m_text, 1);
    m_layout->addWidget(m_act);
    setButtonWeight(m_act, ButtonWeight::Quiet);
    setMinimumHeight(t.space(8));
    connect(m_act, &QPushButton::clicked, this, &StatusSentence::acted);
    refresh();
}

void StatusSentence::setLead(QWidget *lead) {
    m_layout->insertWidget(0, lead);
}

void StatusSentence::setFacts(const QStringList &facts) {
    m_facts = facts;
    refresh();
}

void StatusSentence::setSentence(Tone tone, const QString &sentence, const QString &act) {
    m_tone = tone;
    m_sentence = sentence;
    m_act->setText(act);
    refresh();
}

QString StatusSentence::text() const {
    return m_text->text();
}

void StatusSentence::refresh() {
    const bool needsPerson = !m_sentence.isEmpty();
    const QString shape = toneShape(m_tone);
    const QString sentence = shape.isEmpty() ? m_sentence : QStringLiteral("%1 %2").arg(shape, m_sentence);
    m_text->setTone(needsPerson ? m_tone : Tone::Neutral);
    m_text->setText(needsPerson ? sentence : m_facts.join(QStringLiteral("  ·  ")));
    m_act->setVisible(needsPerson && !m_act->text().isEmpty());
    setAccessibleName(m_text->text());
    update();
}

void StatusSentence::paintEvent(QPaintEvent * /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), m_sentence.isEmpty() ? tokens().surface : tokens().toneGround(m_tone));
    ink::hairline(painter, QPointF(0, 0), QPointF(width(), 0), tokens().border);
}

} // namespace plumbline::kit
