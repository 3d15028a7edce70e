#include "plumbline/kit/label.h"

#include "ink.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace plumbline::kit {

Label::Label(QWidget *parent) : Label(TextSize::Body, TextLevel::Normal, parent) {}

Label::Label(TextSize size, TextLevel level, QWidget *parent) : QLabel(parent), m_size(size), m_level(level) {
    setTextFormat(Qt::PlainText);
    applyLook();
}

void Label::setLook(TextSize size, TextLevel level, Weight weight) {
    m_size = size;
    m_level = level;
    m_weight = weight;
    applyLook();
}

void Label::setTone(Tone tone) {
    m_tone = tone;
    update();
}

void Label::setOverflow(Overflow overflow) {
    m_overflow = overflow;
    setWordWrap(overflow == Overflow::Wrap);
    updateGeometry();
}

void Label::applyLook() {
    setFont(tokens().font(m_size, m_weight));
    update();
}

QSize Label::minimumSizeHint() const {
    const QSize hint = QLabel::minimumSizeHint();
    return m_overflow == Overflow::Elide && sizePolicy().horizontalPolicy() != QSizePolicy::Minimum
               ? QSize(std::min(hint.width(), tokens().space(4)), hint.height())
               : hint;
}

void Label::paintEvent(QPaintEvent * /*event*/) {
    const Tokens &t = tokens();
    const QColor colour = m_tone != Tone::Neutral ? t.tone(m_tone) : isEnabled() ? t.level(m_level) : t.textFaint;
    QPainter painter(this);
    const QRect rect = contentsRect();
    if (m_overflow == Overflow::Wrap) {
        painter.setFont(font());
        painter.setPen(colour);
        painter.drawText(rect, static_cast<int>(alignment()) | Qt::TextWordWrap, text());
        return;
    }
    const bool fits = fontMetrics().horizontalAdvance(text()) <= rect.width() + 1;
    if (!fits && toolTip().isEmpty())
        setToolTip(text());
    else if (fits && toolTip() == text())
        setToolTip({});
    ink::text(painter, rect, static_cast<int>(alignment()), text(), {m_size, m_weight}, colour);
}

void Label::changeEvent(QEvent *event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        applyLook();
    QLabel::changeEvent(event);
}

Card::Card(QWidget *parent)
    : QFrame(parent),
      m_head(new QWidget(this)),
      m_title(new Label(TextSize::Title, TextLevel::Strong, m_head)),
      m_subtitle(new Label(TextSize::Small, TextLevel::Muted, m_head)),
      m_tools(new QHBoxLayout),
      m_body(new QVBoxLayout) {
    const Tokens &t = tokens();
    m_title->setLook(TextSize::Title, TextLevel::Strong, Weight::Medium);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(t.space(0));
    texts->addWidget(m_title);
    texts->addWidget(m_subtitle);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->addLayout(texts, 1);
    head->addLayout(m_tools);
    m_tools->setSpacing(t.space(1));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(t.space(4), t.space(3), t.space(4), t.space(4));
    outer->setSpacing(t.space(3));
    outer->addWidget(m_head);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(t.space(2));
    outer->addLayout(m_body, 1);
    m_head->hide();
    m_subtitle->hide();
}

void Card::setTitle(const QString &title) {
    m_title->setText(title);
    m_head->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setSubtitle(const QString &subtitle) {
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

void Card::addTool(QWidget *tool) {
    m_tools->addWidget(tool);
    m_head->show();
}

void Card::paintEvent(QPaintEvent * /*event*/) {
    QPainter painter(this);
    ink::panel(painter, rect(), tokens().space(2), tokens().surface, tokens().border);
}

} // namespace plumbline::kit
