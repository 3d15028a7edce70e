#include "stylepaint.h"

#include "ink.h"

#include <QStyleOption>

namespace plumbline::kit::stylepaint {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag) {
    return option.state.testFlag(flag);
}

void chevron(QPainter &painter, const QRectF &rect, bool up, const QColor &colour) {
    const qreal half = tokens().space(1) * 0.9;
    const QPointF centre = rect.center();
    const qreal lift = up ? -half / 2 : half / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5 * tokens().hairline(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({centre + QPointF(-half, -lift), centre + QPointF(0, lift), centre + QPointF(half, -lift)}));
    painter.restore();
}

} // namespace

void pushButton(QPainter &painter, const QStyleOption &option, ButtonWeight weight) {
    const Tokens &t = tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool hot = enabled && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken));
    const bool on = has(option, QStyle::State_On);
    const auto ring = [&] {
        if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
            ink::focusRing(painter, option.rect, t.radius());
    };
    if (weight == ButtonWeight::Link) {
        if (hot)
            ink::hairline(painter, option.rect.bottomLeft(), option.rect.bottomRight(), t.accent);
        return ring();
    }
    QColor fill = t.surface;
    QColor line = t.borderStrong;
    if (weight == ButtonWeight::Primary) {
        fill = !enabled ? t.sunken : hot ? t.accentHover : t.accent;
        line = enabled ? fill : t.border;
    } else if (weight == ButtonWeight::Quiet) {
        fill = hot ? t.hover : QColor(Qt::transparent);
        line = QColor();
    } else if (hot) {
        fill = t.hover;
    }
    if (on && weight != ButtonWeight::Primary) {
        fill = t.accentSoft;
        line = t.accent;
    }
    if (!enabled && weight == ButtonWeight::Normal)
        line = t.border;
    ink::panel(painter, option.rect, t.radius(), fill, line);
    ring();
}

void tintButtonText(QStyleOptionButton &option, ButtonWeight weight) {
    const Tokens &t = tokens();
    if (!has(option, QStyle::State_Enabled))
        return;
    if (weight == ButtonWeight::Primary)
        option.palette.setColor(QPalette::ButtonText, t.textOnAccent);
    else if (weight == ButtonWeight::Quiet || weight == ButtonWeight::Link)
        option.palette.setColor(QPalette::ButtonText, t.accent);
}

void toolButton(QPainter &painter, const QStyleOption &option) {
    const Tokens &t = tokens();
    if (has(option, QStyle::State_On))
        ink::panel(painter, option.rect, t.radius(), t.accentSoft);
    else if (has(option, QStyle::State_Enabled) && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken)))
        ink::panel(painter, option.rect, t.radius(), t.dark ? t.raised : t.sunken);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        ink::focusRing(painter, option.rect, t.radius());
}

void field(QPainter &painter, const QStyleOption &option) {
    const Tokens &t = tokens();
    const QColor fill = has(option, QStyle::State_Enabled) ? t.surface : t.sunken;
    ink::panel(painter, option.rect, t.radius(), fill, has(option, QStyle::State_MouseOver) ? t.textFaint : t.borderStrong);
    if (has(option, QStyle::State_HasFocus))
        ink::focusRing(painter, option.rect, t.radius());
}

void comboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow) {
    field(painter, option);
    chevron(painter, arrow, false, has(option, QStyle::State_Enabled) ? tokens().textMuted : tokens().textFaint);
}

void spinArrows(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down) {
    const QColor colour = has(option, QStyle::State_Enabled) ? tokens().textMuted : tokens().textFaint;
    chevron(painter, up, true, colour);
    chevron(painter, down, false, colour);
}

void checkBox(QPainter &painter, const QStyleOption &option) {
    const Tokens &t = tokens();
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const QRectF box = option.rect;
    const bool filled = (on || partly) && has(option, QStyle::State_Enabled);
    ink::panel(painter, box, t.space(1) * 0.75, filled ? t.accent : t.surface, filled ? t.accent : t.borderStrong);
    if (!on && !partly)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor mark = filled ? t.textOnAccent : t.textFaint;
    painter.setPen(QPen(mark, box.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) { return QPointF(box.x() + box.width() * x, box.y() + box.height() * y); };
    if (on)
        painter.drawPolyline(QPolygonF({at(0.24, 0.54), at(0.43, 0.72), at(0.77, 0.31)}));
    else
        painter.drawLine(at(0.27, 0.5), at(0.73, 0.5));
    painter.restore();
}

void radioButton(QPainter &painter, const QStyleOption &option) {
    const Tokens &t = tokens();
    const bool on = has(option, QStyle::State_On);
    const QRectF box = option.rect;
    ink::panel(painter, box, box.width() / 2, t.surface, on ? t.accent : t.borderStrong);
    if (on) {
        const qreal inset = box.width() * 0.27;
        ink::panel(painter, box.adjusted(inset, inset, -inset, -inset), box.width(), t.accent);
    }
}

void itemRow(QPainter &painter, const QStyleOption &option, bool isItem) {
    const Tokens &t = tokens();
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
    if (isItem && item != nullptr && item->backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, item->backgroundBrush);
    if (has(option, QStyle::State_Selected))
        painter.fillRect(option.rect, t.selection);
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        painter.fillRect(option.rect, t.hover);
}

void headerSection(QPainter &painter, const QStyleOption &option) {
    const Tokens &t = tokens();
    const QRect rect = option.rect;
    painter.fillRect(rect, has(option, QStyle::State_MouseOver) ? t.hover : t.surface);
    ink::hairline(painter, QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()), t.border);
}

void headerLabel(QPainter &painter, const QStyleOptionHeader &option) {
    const Tokens &t = tokens();
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const ink::Type type{TextSize::Small, sorted ? Weight::Bold : Weight::Regular};
    ink::text(painter, option.rect, static_cast<int>(option.textAlignment | Qt::AlignVCenter), option.text, type,
              sorted ? t.text : t.textMuted);
}

void headerArrow(QPainter &painter, const QStyleOption &option) {
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    if (header == nullptr || header->sortIndicator == QStyleOptionHeader::None)
        return;
    // Qt's "down" means ascending order; people read an arrow up as ascending.
    chevron(painter, option.rect, header->sortIndicator == QStyleOptionHeader::SortDown, tokens().text);
}

void tab(QPainter &painter, const QStyleOptionTab &option) {
    const Tokens &t = tokens();
    const QRect rect = option.rect;
    if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        painter.fillRect(rect, t.hover);
    const bool selected = has(option, QStyle::State_Selected);
    const int line = selected ? 2 * t.hairline() : t.hairline();
    painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - line, rect.width(), line), selected ? t.accent : t.border);
}

namespace {

/// A slim bar in the middle, however tall the widget is.
QRectF progressRect(const QStyleOption &option) {
    const qreal tall = tokens().space(2);
    const QRectF rect = option.rect;
    return {rect.left(), rect.center().y() - tall / 2, rect.width(), tall};
}

} // namespace

void progressGroove(QPainter &painter, const QStyleOption &option) {
    ink::panel(painter, progressRect(option), tokens().space(1), tokens().dark ? tokens().raised : tokens().border);
}

void progress(QPainter &painter, const QStyleOptionProgressBar &option) {
    const qint64 range = qint64(option.maximum) - option.minimum;
    if (range <= 0)
        return;
    QRectF rect = progressRect(option);
    rect.setWidth(rect.width() * static_cast<qreal>(qint64(option.progress) - option.minimum) / static_cast<qreal>(range));
    ink::panel(painter, rect, tokens().space(1), tokens().accent);
}

void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider) {
    const Tokens &t = tokens();
    painter.fillRect(option.rect, Qt::transparent);
    if (option.maximum <= option.minimum)
        return;
    const bool hot = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const int inset = t.space(1) - t.hairline();
    const QRectF handle = QRectF(slider).adjusted(inset, inset, -inset, -inset);
    ink::panel(painter, handle, std::min(handle.width(), handle.height()) / 2, hot ? t.textFaint : t.borderStrong);
}

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part) {
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const int thickness = horizontal ? option.rect.height() : option.rect.width();
    int handle = length;
    int start = 0;
    if (option.maximum > option.minimum) {
        const qint64 range = qint64(option.maximum) - option.minimum;
        const qint64 pages = range + std::max(1, option.pageStep);
        handle =
            std::clamp(static_cast<int>(qint64(option.pageStep) * length / pages), std::min(tokens().space(8), length), length);
        start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition, length - handle,
                                                option.upsideDown);
    }
    const auto along = [&](int from, int extent) {
        const QRect rect = horizontal ? QRect(from, 0, extent, thickness) : QRect(0, from, thickness, extent);
        return QStyle::visualRect(option.direction, option.rect, rect.translated(option.rect.topLeft()));
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return along(start, handle);
    case QStyle::SC_ScrollBarGroove:
        return along(0, length);
    case QStyle::SC_ScrollBarSubPage:
        return along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return along(start + handle, length - start - handle);
    default:
        return {};
    }
}

} // namespace plumbline::kit::stylepaint
