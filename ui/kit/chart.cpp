#include "plumbline/kit/chart.h"

#include "ink.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace plumbline::kit {

Chart::Chart(QWidget *parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Chart::showLoading() {
    m_loading = true;
    setCurrent(-1);
    setAccessibleDescription(tr("This picture is being computed."));
    update();
}

void Chart::setEmptySentence(const QString &sentence) {
    m_emptySentence = sentence;
    describe();
    update();
}

void Chart::setTitle(const QString &title) {
    m_title = title;
    describe();
}

void Chart::setPicked(const std::optional<QString> &key) {
    m_picked = key;
    update();
}

bool Chart::isPicked(int index) const {
    return m_picked && !itemKey(index).isEmpty() && itemKey(index) == *m_picked;
}

bool Chart::isProminent(int index) const {
    if (!m_picked)
        return true;
    for (int i = 0; i < itemCount(); ++i)
        if (isPicked(i))
            return isPicked(index);
    return true; // what is picked is not in this chart
}

void Chart::itemsChanged() {
    m_loading = false;
    m_hovered = -1;
    if (m_current >= itemCount())
        m_current = itemCount() - 1;
    describe();
    updateGeometry();
    update();
}

void Chart::describe() {
    setAccessibleName(m_title);
    if (m_loading)
        return;
    QStringList sentences;
    for (int i = 0; i < itemCount(); ++i)
        sentences << itemSentence(i);
    setAccessibleDescription(sentences.isEmpty() ? m_emptySentence : sentences.join(QLatin1Char('\n')));
}

int Chart::itemAt(const QPointF &position) const {
    return m_loading ? -1 : itemUnder(position);
}

int Chart::itemUnder(const QPointF &position) const {
    for (int i = 0; i < itemCount(); ++i)
        if (itemRect(i).contains(position))
            return i;
    return -1;
}

void Chart::setCurrent(int index) {
    if (index == m_current)
        return;
    m_current = index;
    update();
    if (index >= 0) {
        // A screen reader says the item the keyboard came to.
        setAccessibleName(QStringLiteral("%1: %2").arg(m_title, itemSentence(index)));
        QAccessibleEvent event(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void Chart::setHovered(int index) {
    if (index == m_hovered)
        return;
    m_hovered = index;
    const bool opens = index >= 0 && !itemKey(index).isEmpty();
    setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void Chart::activate(int index) {
    if (index >= 0 && index < itemCount() && !itemKey(index).isEmpty())
        Q_EMIT activated(itemKey(index));
}

bool Chart::event(QEvent *event) {
    if (event->type() == QEvent::ToolTip) {
        const auto *help = dynamic_cast<QHelpEvent *>(event);
        const int index = help != nullptr ? itemAt(help->pos()) : -1;
        if (index < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), itemSentence(index), this);
        return true;
    }
    return QWidget::event(event);
}

void Chart::paintEvent(QPaintEvent * /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_loading)
        return paintSkeleton(painter);
    if (itemCount() == 0) {
        painter.setFont(tokens().font(TextSize::Body));
        painter.setPen(tokens().textMuted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptySentence);
        if (hasFocus())
            ink::focusRing(painter, rect(), tokens().radius());
        return;
    }
    paintItems(painter);
    if (hasFocus())
        ink::focusRing(painter, m_current >= 0 ? itemRect(m_current) : QRectF(rect()), tokens().radius());
}

void Chart::paintSkeleton(QPainter &painter) {
    const Tokens &t = tokens();
    const int bars = std::clamp(height() / t.space(10), 1, 6);
    const qreal step = static_cast<qreal>(height()) / bars;
    for (int i = 0; i < bars; ++i)
        ink::skeletonBar(painter, QRectF(0, i * step + step * 0.2, width() * (1.0 - 0.12 * i), step * 0.6));
}

void Chart::keyPressEvent(QKeyEvent *event) {
    const int count = m_loading ? 0 : itemCount();
    if (count == 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        return setCurrent(std::min(m_current + 1, count - 1));
    case Qt::Key_Left:
    case Qt::Key_Up:
        return setCurrent(std::max(m_current - 1, 0));
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(count - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return activate(m_current);
    default:
        QWidget::keyPressEvent(event);
    }
}

void Chart::mouseMoveEvent(QMouseEvent *event) {
    setHovered(itemAt(event->position()));
}

void Chart::mouseReleaseEvent(QMouseEvent *event) {
    const int index = event->button() == Qt::LeftButton ? itemAt(event->position()) : -1;
    if (index < 0)
        return;
    setCurrent(index);
    activate(index);
}

void Chart::leaveEvent(QEvent * /*event*/) {
    setHovered(-1);
}

void Chart::focusInEvent(QFocusEvent *event) {
    if (m_current < 0 && !m_loading && itemCount() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrent(0);
    QWidget::focusInEvent(event);
}

void Chart::changeEvent(QEvent *event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

QBrush datumBrush(const QColor &colour, const Datum &datum) {
    return datum.unattributed ? QBrush(tokens().unattributed, Qt::BDiagPattern) : QBrush(colour);
}

} // namespace plumbline::kit
