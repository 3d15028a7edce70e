#include "plumbline/kit/waterfallchart.h"

#include "ink.h"

namespace plumbline::kit {

namespace {

constexpr ink::Type LabelType{TextSize::Small, Weight::Regular};
constexpr ink::Type ValueType{TextSize::Body, Weight::Medium};

} // namespace

WaterfallChart::WaterfallChart(QWidget *parent) : Chart(parent) {}

void WaterfallChart::setBars(std::vector<WaterfallBar> bars) {
    m_bars = std::move(bars);
    m_spans.clear();
    m_low = 0;
    m_high = 0;
    std::int64_t level = 0;
    for (const WaterfallBar &bar : m_bars) {
        const Span span = bar.kind == WaterfallKind::Total ? Span{0, bar.datum.value} : Span{level, level + bar.datum.value};
        level = span.to;
        m_low = std::min({m_low, span.from, span.to});
        m_high = std::max({m_high, span.from, span.to});
        m_spans.push_back(span);
    }
    itemsChanged();
}

QSize WaterfallChart::sizeHint() const {
    return {tokens().space(140), tokens().space(56)};
}

QSize WaterfallChart::minimumSizeHint() const {
    return {tokens().space(80), tokens().space(36)};
}

int WaterfallChart::itemCount() const {
    return static_cast<int>(m_bars.size());
}

QRectF WaterfallChart::plotRect() const {
    const qreal above = ink::lineHeight(ValueType) + tokens().space(1);
    const qreal below = ink::lineHeight(LabelType) * 2 + tokens().space(1);
    return QRectF(rect()).adjusted(0, above, 0, -below - (m_low < 0 ? above : 0));
}

qreal WaterfallChart::yOf(std::int64_t value) const {
    const QRectF plot = plotRect();
    const auto range = std::max<qreal>(1, static_cast<qreal>(m_high) - static_cast<qreal>(m_low));
    return plot.bottom() - plot.height() * ((static_cast<qreal>(value) - static_cast<qreal>(m_low)) / range);
}

QRectF WaterfallChart::itemRect(int index) const {
    const qreal column = static_cast<qreal>(width()) / std::max(1, itemCount());
    return {index * column, 0, column, static_cast<qreal>(height())};
}

QRectF WaterfallChart::barRect(int index) const {
    const Span span = m_spans[static_cast<std::size_t>(index)];
    const QRectF column = itemRect(index);
    const qreal wide = std::min(column.width() * 0.6, qreal(tokens().space(18)));
    const qreal top = yOf(std::max(span.from, span.to));
    const qreal bottom = yOf(std::min(span.from, span.to));
    return {column.center().x() - wide / 2, top, wide, std::max(bottom - top, qreal(tokens().hairline()))};
}

QString WaterfallChart::itemKey(int index) const {
    return m_bars[static_cast<std::size_t>(index)].datum.key;
}

QString WaterfallChart::itemSentence(int index) const {
    const Datum &datum = m_bars[static_cast<std::size_t>(index)].datum;
    QStringList lines{datum.label, datum.formattedValue};
    if (!datum.detail.isEmpty())
        lines << datum.detail;
    return lines.join(QLatin1Char('\n'));
}

void WaterfallChart::paintItems(QPainter &painter) {
    const Tokens &t = tokens();
    ink::hairline(painter, QPointF(0, yOf(0)), QPointF(width(), yOf(0)), t.border);
    for (int i = 0; i < itemCount(); ++i)
        paintBar(painter, i);
}

QString WaterfallChart::valueText(int index) const {
    const WaterfallBar &bar = m_bars[static_cast<std::size_t>(index)];
    if (bar.kind == WaterfallKind::Total || bar.datum.value == 0)
        return bar.datum.formattedValue;
    return QStringLiteral("%1 %2").arg(bar.datum.value > 0 ? QStringLiteral("▲") : QStringLiteral("▼"), bar.datum.formattedValue);
}

void WaterfallChart::paintBar(QPainter &painter, int index) const {
    const Tokens &t = tokens();
    const WaterfallBar &bar = m_bars[static_cast<std::size_t>(index)];
    const QRectF column = itemRect(index);
    const QRectF box = barRect(index);
    const bool total = bar.kind == WaterfallKind::Total;
    const bool gain = bar.datum.value >= 0;
    if (isPicked(index) || index == hoveredItem())
        ink::panel(painter, column.adjusted(t.hairline(), 0, -t.hairline(), 0), t.radius(),
                   isPicked(index) ? t.accentSoft : t.hover);
    const Tone tone = bar.tone.value_or(gain ? Tone::Good : Tone::Bad);
    QColor fill = total ? t.category(0) : tone == Tone::Good ? t.category(2) : t.category(5);
    if (!isProminent(index))
        fill.setAlphaF(0.35F);
    ink::panel(painter, box, t.hairline() * 2, datumBrush(fill, bar.datum));
    if (index + 1 < itemCount()) {
        const qreal y = yOf(m_spans[static_cast<std::size_t>(index)].to);
        ink::hairline(painter, QPointF(box.right(), y), QPointF(barRect(index + 1).left(), y), t.borderStrong);
    }
    QString value = valueText(index);
    // In narrow columns all figures become smaller, then go without their shape (the sign stays); never cut in half.
    ink::Type type = ValueType;
    for (int i = 0; i < itemCount(); ++i)
        if (ink::widthOf(valueText(i), ValueType) > column.width())
            type = LabelType;
    if (ink::widthOf(value, type) > column.width())
        value = bar.datum.formattedValue;
    const qreal line = ink::lineHeight(ValueType);
    const bool belowBar = !gain && m_spans[static_cast<std::size_t>(index)].to < 0;
    const qreal y = belowBar ? box.bottom() : box.top() - line;
    ink::text(painter, QRectF(column.left(), y, column.width(), line), Qt::AlignHCenter | Qt::AlignVCenter, value, type,
              total ? t.text : t.tone(tone));
    // Two lines for the cause, so that whole sentences of a few words fit.
    const qreal texts = ink::lineHeight(LabelType) * 2;
    painter.setFont(t.font(LabelType.size, LabelType.weight));
    painter.setPen(t.textMuted);
    painter.drawText(QRectF(column.left() + t.space(1), height() - texts, column.width() - t.space(2), texts),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, bar.datum.label);
}

} // namespace plumbline::kit
