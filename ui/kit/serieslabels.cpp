#include "serieslabels.h"

#include "ink.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLineItem>
#include <QGraphicsRectItem>
#include <QGraphicsSimpleTextItem>

#include <cmath>

namespace plumbline::kit {

namespace {

constexpr ink::Type LabelType{TextSize::Small, Weight::Regular};
/// Marks the items placed here, to be removed before they are placed anew.
constexpr int OursKey = 7;

QGraphicsSimpleTextItem *addText(QChart &chart, const QString &text, const QPointF &position, const QColor &colour) {
    auto *item = new QGraphicsSimpleTextItem(text, &chart);
    item->setFont(tokens().font(LabelType.size, LabelType.weight));
    item->setBrush(colour);
    item->setPos(position);
    item->setData(OursKey, true);
    return item;
}

/// 1, 2 or 5 times a power of ten, so that about three of them cover `range`: labels stay whole in a small chart.
std::int64_t roundStep(std::int64_t range) {
    std::int64_t step = 1;
    const std::int64_t wanted = std::max<std::int64_t>(1, range / 3);
    while (step <= wanted / 10)
        step *= 10;
    for (const std::int64_t factor : {1, 2, 5, 10})
        if (step * factor >= wanted)
            return step * factor;
    return step * 10;
}

std::optional<std::int64_t> lastValue(const Series &series) {
    for (auto value = series.values.rbegin(); value != series.values.rend(); ++value)
        if (*value)
            return *value;
    return std::nullopt;
}

} // namespace

QColor seriesColour(const Series &series, std::size_t index) {
    return series.tone == Tone::Neutral ? tokens().category(static_cast<int>(index)) : tokens().tone(series.tone);
}

int SeriesLabels::roomRight() const {
    if (m_shape != SeriesShape::Line)
        return tokens().space(2);
    qreal widest = m_content.target ? ink::widthOf(m_content.targetLabel, LabelType) : 0;
    for (const Series &series : m_content.series)
        widest = std::max(widest, ink::widthOf(series.name, LabelType));
    return qRound(widest) + tokens().space(2);
}

int SeriesLabels::roomAbove() const {
    const bool key = m_shape != SeriesShape::Line && m_content.series.size() > 1;
    return key ? qRound(ink::lineHeight(LabelType)) + tokens().space(2) : tokens().space(4);
}

QAbstractAxis *SeriesLabels::makeValueAxis() const {
    std::int64_t low = 0;
    std::int64_t high = 1;
    for (std::size_t i = 0; i < m_content.categories.size(); ++i) {
        std::int64_t sum = 0;
        for (const Series &series : m_content.series) {
            const std::int64_t value = i < series.values.size() ? series.values[i].value_or(0) : 0;
            sum = m_shape == SeriesShape::StackedColumns ? sum + value : value;
            low = std::min(low, sum);
            high = std::max(high, sum);
        }
    }
    if (m_content.target)
        high = std::max(high, *m_content.target);
    const Tokens &t = tokens();
    auto *axis = new QCategoryAxis;
    const std::int64_t step = roundStep(high - low);
    const std::int64_t first = (low / step - (low % step != 0 ? 1 : 0)) * step;
    std::int64_t tick = first;
    for (; tick < high + step; tick += step)
        axis->append(m_content.formatted(tick), static_cast<qreal>(tick));
    axis->setRange(static_cast<qreal>(first), static_cast<qreal>(tick - step));
    axis->setStartValue(static_cast<qreal>(first));
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setLineVisible(false);
    axis->setGridLinePen(QPen(t.grid, t.hairline()));
    axis->setLabelsBrush(t.textFaint);
    axis->setLabelsFont(t.font(TextSize::Small));
    // In a low chart Qt would cut every label down to dots.
    axis->setTruncateLabels(false);
    return axis;
}

void SeriesLabels::place(QChart &chart, int current) const {
    for (QGraphicsItem *item : chart.childItems()) {
        if (item->data(OursKey).toBool())
            delete item;
    }
    if (chart.series().isEmpty())
        return;
    if (current >= 0) {
        const QRectF plot = chart.plotArea();
        const qreal x = chart.mapToPosition(QPointF(current, 0)).x();
        auto *mark = new QGraphicsLineItem(QLineF(x, plot.top(), x, plot.bottom()), &chart);
        mark->setPen(QPen(tokens().focus, tokens().hairline(), Qt::DashLine));
        mark->setData(OursKey, true);
    }
    placeCategories(chart);
    if (m_shape == SeriesShape::Line)
        return placeEnds(chart);
    if (m_content.series.size() > 1)
        placeKey(chart);
    else
        placeTops(chart);
}

void SeriesLabels::placeCategories(QChart &chart) const {
    const Tokens &t = tokens();
    const QRectF plot = chart.plotArea();
    qreal widest = 1;
    for (const Datum &category : m_content.categories)
        widest = std::max(widest, ink::widthOf(category.label, LabelType) + t.space(3));
    const std::size_t count = m_content.categories.size();
    const qreal column = plot.width() / static_cast<qreal>(std::max<std::size_t>(1, count));
    // Where not all fit, every second, third … is written, the last always among them.
    const auto every = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(widest / std::max(column, 1.0))));
    for (std::size_t i = 0; i < count; ++i) {
        if ((count - 1 - i) % every != 0)
            continue;
        const QString &text = m_content.categories[i].label;
        const qreal centre = plot.left() + (static_cast<qreal>(i) + 0.5) * column;
        const qreal wide = ink::widthOf(text, LabelType);
        addText(chart, text, QPointF(centre - wide / 2, plot.bottom() + t.space(1)), t.textMuted);
    }
}

void SeriesLabels::placeEnds(QChart &chart) const {
    const Tokens &t = tokens();
    const qreal x = chart.plotArea().right() + t.space(1);
    const qreal line = ink::lineHeight(LabelType);
    struct End {
        QString text;
        qreal y;
        QColor colour;
    };
    std::vector<End> ends;
    for (std::size_t s = 0; s < m_content.series.size(); ++s)
        if (const auto value = lastValue(m_content.series[s]))
            ends.push_back({m_content.series[s].name, chart.mapToPosition(QPointF(0, static_cast<qreal>(*value))).y() - line / 2,
                            seriesColour(m_content.series[s], s)});
    if (m_content.target)
        ends.push_back({m_content.targetLabel,
                        chart.mapToPosition(QPointF(0, static_cast<qreal>(*m_content.target))).y() - line / 2, t.textMuted});
    // Names of lines that end close together step down one below the other.
    std::sort(ends.begin(), ends.end(), [](const End &a, const End &b) { return a.y < b.y; });
    for (std::size_t i = 1; i < ends.size(); ++i)
        ends[i].y = std::max(ends[i].y, ends[i - 1].y + line);
    for (const End &end : ends)
        addText(chart, end.text, QPointF(x, end.y), end.colour);
}

void SeriesLabels::placeTops(QChart &chart) const {
    const Series &series = m_content.series.front();
    const qreal column = chart.plotArea().width() / static_cast<qreal>(std::max<std::size_t>(1, m_content.categories.size()));
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (!series.values[i])
            continue;
        const QString text = m_content.formatted(*series.values[i]);
        const qreal wide = ink::widthOf(text, LabelType);
        if (wide > column)
            continue; // the axis and the tooltip still say it
        const QPointF top = chart.mapToPosition(QPointF(static_cast<qreal>(i), static_cast<qreal>(*series.values[i])));
        addText(chart, text, top - QPointF(wide / 2, ink::lineHeight(LabelType)), tokens().text);
    }
}

void SeriesLabels::placeKey(QChart &chart) const {
    const Tokens &t = tokens();
    qreal x = chart.plotArea().left();
    const qreal side = t.space(2) + t.hairline();
    const qreal line = ink::lineHeight(LabelType);
    for (std::size_t s = 0; s < m_content.series.size(); ++s) {
        auto *square = new QGraphicsRectItem(QRectF(x, (line - side) / 2, side, side), &chart);
        square->setBrush(seriesColour(m_content.series[s], s));
        square->setPen(Qt::NoPen);
        square->setData(OursKey, true);
        addText(chart, m_content.series[s].name, QPointF(x + side + t.space(1), 0), t.textMuted);
        x += side + ink::widthOf(m_content.series[s].name, LabelType) + t.space(4);
    }
}

} // namespace plumbline::kit
