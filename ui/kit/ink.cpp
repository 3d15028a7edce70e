#include "ink.h"

#include <QFontMetricsF>

namespace plumbline::kit::ink {

void text(QPainter &painter, const QRectF &rect, int alignment, const QString &text, Type type, const QColor &colour) {
    if (text.isEmpty() || rect.width() <= 0)
        return;
    painter.save();
    painter.setFont(tokens().font(type.size, type.weight));
    painter.setPen(colour);
    // A hair more than the rectangle: a text measured to fit must not be elided by rounding.
    const QString shown = QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, rect.width() + 1);
    painter.drawText(rect.adjusted(0, 0, 1, 0), alignment | Qt::TextSingleLine | Qt::TextDontClip, shown);
    painter.restore();
}

qreal widthOf(const QString &text, Type type) {
    return QFontMetricsF(tokens().font(type.size, type.weight)).horizontalAdvance(text);
}

qreal lineHeight(Type type) {
    return QFontMetricsF(tokens().font(type.size, type.weight)).height();
}

void panel(QPainter &painter, const QRectF &rect, qreal radius, const QBrush &fill, const QColor &line) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    if (line.isValid()) {
        const qreal width = tokens().hairline();
        painter.setPen(QPen(line, width));
        painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    } else {
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(rect, radius, radius);
    }
    painter.restore();
}

void focusRing(QPainter &painter, const QRectF &rect, qreal radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const qreal width = 2 * tokens().hairline();
    painter.setPen(QPen(tokens().focus, width));
    painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter.restore();
}

void hairline(QPainter &painter, const QPointF &from, const QPointF &to, const QColor &colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(colour, tokens().hairline()));
    painter.drawLine(from, to);
    painter.restore();
}

void skeletonBar(QPainter &painter, const QRectF &rect) {
    panel(painter, rect, tokens().space(1), tokens().skeleton);
}

} // namespace plumbline::kit::ink
