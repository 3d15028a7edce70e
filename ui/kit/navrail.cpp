#include "plumbline/kit/navrail.h"

#include "ink.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace plumbline::kit {

NavRail::NavRail(QWidget *parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void NavRail::setEntries(std::vector<RailEntry> entries) {
    m_entries = std::move(entries);
    describe();
}

void NavRail::setFootEntries(std::vector<RailEntry> entries) {
    m_foot = std::move(entries);
    describe();
}

void NavRail::setCurrent(const QString &id) {
    m_current = id;
    for (int i = 0; i < count(); ++i)
        if (entry(i).id == id)
            m_cursor = i;
    describe();
}

void NavRail::setWidth(Width width) {
    m_width = width;
    updateGeometry();
    update();
}

void NavRail::setHeading(const QString &heading) {
    m_heading = heading;
    update();
}

int NavRail::waitingOf(const QString &id) const {
    for (int i = 0; i < count(); ++i)
        if (entry(i).id == id)
            return entry(i).waiting;
    return 0;
}

QStringList NavRail::ids() const {
    QStringList all;
    for (int i = 0; i < count(); ++i)
        all << entry(i).id;
    return all;
}

void NavRail::describe() {
    m_cursor = std::clamp(m_cursor, 0, std::max(0, count() - 1));
    setAccessibleName(tr("Pages"));
    if (count() > 0) {
        const RailEntry &at = entry(m_cursor);
        const QString waiting = at.waiting > 0 ? tr("%n waiting", nullptr, at.waiting) : QString();
        setAccessibleDescription(QStringList{at.label, waiting}.join(QLatin1Char('\n')).trimmed());
    }
    update();
}

QSize NavRail::sizeHint() const {
    return {tokens().space(m_width == Width::Full ? 48 : 14), tokens().space(100)};
}

QSize NavRail::minimumSizeHint() const {
    return {sizeHint().width(), tokens().space(16) + count() * tokens().space(8)};
}

int NavRail::count() const {
    return static_cast<int>(m_entries.size() + m_foot.size());
}

const RailEntry &NavRail::entry(int index) const {
    const auto at = static_cast<std::size_t>(index);
    return at < m_entries.size() ? m_entries[at] : m_foot[at - m_entries.size()];
}

QRect NavRail::entryRect(int index) const {
    const Tokens &t = tokens();
    const int inset = t.space(2);
    // Rows give way on a low window before anything is cut off.
    const int free = height() - t.space(14) - t.space(4);
    const int tall = std::clamp(free / std::max(1, count()), t.space(7), t.space(9));
    const int head = static_cast<int>(m_entries.size());
    if (index < head)
        return {inset, t.space(14) + index * tall, width() - inset * 2, tall - t.space(1) / 2};
    const int fromFoot = count() - index;
    return {inset, height() - t.space(2) - fromFoot * tall, width() - inset * 2, tall - t.space(1) / 2};
}

int NavRail::entryAt(const QPoint &position) const {
    for (int i = 0; i < count(); ++i)
        if (entryRect(i).contains(position))
            return i;
    return -1;
}

bool NavRail::event(QEvent *event) {
    if (event->type() == QEvent::ToolTip) {
        const auto *help = dynamic_cast<QHelpEvent *>(event);
        const int index = help != nullptr ? entryAt(help->pos()) : -1;
        if (index < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(),
                               QStringLiteral("%1  %2").arg(entry(index).label, entry(index).shortcut).trimmed(), this);
        return true;
    }
    return QWidget::event(event);
}

void NavRail::paintEvent(QPaintEvent * /*event*/) {
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    ink::hairline(painter, QPointF(width() - 1, 0), QPointF(width() - 1, height()), t.border);
    if (m_width == Width::Full)
        ink::text(painter, QRectF(t.space(5), 0, width() - t.space(8), t.space(14)), Qt::AlignLeft | Qt::AlignVCenter, m_heading,
                  {TextSize::Title, Weight::Bold}, t.text);
    for (int i = 0; i < count(); ++i)
        paintEntry(painter, i);
}

void NavRail::paintEntry(QPainter &painter, int index) const {
    const Tokens &t = tokens();
    const RailEntry &at = entry(index);
    const QRectF row = entryRect(index);
    const bool current = at.id == m_current;
    if (current || index == m_hovered)
        ink::panel(painter, row, t.radius(), current ? t.accentSoft : t.hover);
    const QColor colour = current ? t.accent : t.text;
    const int side = t.space(5);
    const bool full = m_width == Width::Full;
    const qreal x = full ? row.left() + t.space(3) : row.center().x() - side / 2.0;
    painter.drawPixmap(QPointF(x, row.center().y() - side / 2.0),
                       glyphPixmap(at.glyph, current ? t.accent : t.textMuted, QSize(side, side), devicePixelRatioF()));
    const QString waiting = at.waiting > 99 ? QStringLiteral("99+") : QString::number(at.waiting);
    if (full) {
        const qreal badge =
            at.waiting > 0 ? std::max(ink::widthOf(waiting, {TextSize::Small, Weight::Medium}) + t.space(2), qreal(t.space(5)))
                           : 0;
        const QRectF text(x + side + t.space(3), row.top(), row.right() - x - side - t.space(5) - badge, row.height());
        ink::text(painter, text, Qt::AlignLeft | Qt::AlignVCenter, at.label,
                  {TextSize::Body, current ? Weight::Medium : Weight::Regular}, colour);
        const QRectF pill(row.right() - badge - t.space(2), row.center().y() - t.space(5) / 2.0, badge, t.space(5));
        if (at.waiting > 0) {
            ink::panel(painter, pill, pill.height() / 2, t.toneGround(Tone::Watch));
            ink::text(painter, pill, Qt::AlignCenter, waiting, {TextSize::Small, Weight::Medium}, t.tone(Tone::Watch));
        }
    } else if (at.waiting > 0) {
        ink::panel(painter, QRectF(row.right() - t.space(3), row.top() + t.space(1), t.space(2), t.space(2)), t.space(1),
                   t.tone(Tone::Watch));
    }
    if (hasFocus() && index == m_cursor)
        ink::focusRing(painter, row, t.radius());
}

void NavRail::keyPressEvent(QKeyEvent *event) {
    switch (event->key()) {
    case Qt::Key_Down:
        m_cursor = std::min(m_cursor + 1, count() - 1);
        return describe();
    case Qt::Key_Up:
        m_cursor = std::max(m_cursor - 1, 0);
        return describe();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (count() > 0)
            Q_EMIT activated(entry(m_cursor).id);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void NavRail::mouseMoveEvent(QMouseEvent *event) {
    m_hovered = entryAt(event->position().toPoint());
    setCursor(m_hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void NavRail::mouseReleaseEvent(QMouseEvent *event) {
    const int index = event->button() == Qt::LeftButton ? entryAt(event->position().toPoint()) : -1;
    if (index < 0)
        return;
    m_cursor = index;
    Q_EMIT activated(entry(index).id);
}

void NavRail::leaveEvent(QEvent * /*event*/) {
    m_hovered = -1;
    update();
}

} // namespace plumbline::kit
