#pragma once

#include "plumbline/kit/tokens.h"

#include <QPainter>
#include <QRectF>
#include <QString>

/// The few strokes everything painted by the kit is made of.
namespace plumbline::kit::ink {

struct Type {
    TextSize size = TextSize::Body;
    Weight weight = Weight::Regular;
};

/// One line, elided at its end when it does not fit.
void text(QPainter &painter, const QRectF &rect, int alignment, const QString &text, Type type, const QColor &colour);
/// The natural width of one line.
[[nodiscard]] qreal widthOf(const QString &text, Type type);
[[nodiscard]] qreal lineHeight(Type type);

/// A filled rounded rectangle with an optional hairline around it.
void panel(QPainter &painter, const QRectF &rect, qreal radius, const QBrush &fill, const QColor &line = {});
/// The ring of the keyboard focus just inside `rect`.
void focusRing(QPainter &painter, const QRectF &rect, qreal radius);
void hairline(QPainter &painter, const QPointF &from, const QPointF &to, const QColor &colour);
/// A grey bar where text will be.
void skeletonBar(QPainter &painter, const QRectF &rect);

} // namespace plumbline::kit::ink
