#include "serieslabels.h"

#include "ink.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLineItem>
#include <QGraphicsSimpleTextItem>

#include <cmath>

namespace plumbline::kit {

namespace {

constexpr ink::Type LabelType{TextSize::Small, Weight::Regular};
/// Marks the items placed here, to be removed before they are placed anew.
constexpr int OursKey = 7;
/// Qt Charts gives its own parts values below ten.
constexpr qreal AboveColumns = 100;

void addText(QChart &chart, const QString &text, const QPointF &position, const QColor &colour) {
    auto *item = new QGraphicsSimpleTextItem(text, &chart);
    item->setFont(tokens().font(LabelType.size, LabelType.weight));
    item->setBrush(colour);
    item->setPos(position);
    item->setData(OursKey, true);
    item->setZValue(AboveColumns);
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

/// In the last column, where nothing is as high as zero.
std::int64_t lastOf(const Series &series) {
    return series.values.empty() ? 0 : series.values.back().value_or(0);
}

/// A name beside the plot; `y` is its top.
struct Name {
    QString text;
    qreal y;
    QColor colour;
};

/// Names that would overlap go down one below the other, and up again where that would lead out of the plot.
void stepApart(std::vector<Name> &names, qreal line, qreal bottom) {
    std::stable_sort(names.begin(), names.end(), [](const Name &a, const Name &b) { return a.y < b.y; });
    for (std::size_t i = 1; i < names.size(); ++i)
        names[i].y = std::max(names[i].y, names[i - 1].y + line);
    qreal limit = bottom - line;
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        name->y = std::min(name->y, limit);
        limit = name->y - line;
    }
}

} // namespace

QColor seriesColour(const Series &series, std::size_t index) {
    return series.tone == Tone::Neutral ? tokens().category(static_cast<int>(index)) : tokens().tone(series.tone);
}

bool SeriesLabels::isNamed() const {
    return m_shape == SeriesShape::Line || m_content.series.size() > 1;
}

int SeriesLabels::roomRight() const {
    if (!isNamed())
        return tokens().space(2);
    qreal widest = m_content.target ? ink::widthOf(m_content.targetLabel, LabelType) : 0;
    for (const Series &series : m_content.series)
        widest = std::max(widest, ink::widthOf(series.name, LabelType));
    return qRound(widest) + tokens().space(2);
}

int SeriesLabels::roomAbove() const {
    return tokens().space(4);
}

int SeriesLabels::roomBelow() const {
    qsizetype lines = 1;
    for (const Datum &category : m_content.categories)
        lines = std::max(lines, category.label.count(QLatin1Char('\n')) + 1);
    // The axis keeps room for the first line.
    return qRound(static_cast<qreal>(lines - 1) * ink::lineHeight(LabelType));
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
    if (m_shape == SeriesShape::StackedColumns)
        placeSegments(chart);
    else if (m_shape == SeriesShape::Columns && m_content.series.size() == 1)
        placeTops(chart);
    if (isNamed())
        placeNames(chart);
}

void SeriesLabels::placeCategories(QChart &chart) const {
    const Tokens &t = tokens();
    const QRectF plot = chart.plotArea();
    const qreal line = ink::lineHeight(LabelType);
    qreal widest = 1;
    for (const Datum &category : m_content.categories)
        for (const QString &each : category.label.split(QLatin1Char('\n')))
            widest = std::max(widest, ink::widthOf(each, LabelType) + t.space(2));
    const std::size_t count = m_content.categories.size();
    const qreal column = plot.width() / static_cast<qreal>(std::max<std::size_t>(1, count));
    // Where not all fit, every second, third … is written, the last always among them.
    const auto every = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(widest / std::max(column, 1.0))));
    for (std::size_t i = 0; i < count; ++i) {
        if ((count - 1 - i) % every != 0)
            continue;
        const qreal centre = plot.left() + (static_cast<qreal>(i) + 0.5) * column;
        qreal top = plot.bottom() + t.space(1);
        for (const QString &each : m_content.categories[i].label.split(QLatin1Char('\n'))) {
            const qreal wide = ink::widthOf(each, LabelType);
            // The last one may be wider than its column and what is left beside the plot.
            addText(chart, each, QPointF(std::min(centre - wide / 2, chart.size().width() - wide), top), t.textMuted);
            top += line;
        }
    }
}

/// Where the name of a series belongs: at its line's end, or beside the middle of its part of the last column.
qreal SeriesLabels::nameHeight(QChart &chart, std::size_t series) const {
    const auto heightOf = [&chart](qreal value) { return chart.mapToPosition(QPointF(0, value)).y(); };
    if (m_shape != SeriesShape::StackedColumns)
        return heightOf(static_cast<qreal>(lastValue(m_content.series[series]).value_or(0)));
    std::int64_t below = 0;
    for (std::size_t s = 0; s < series; ++s)
        below += lastOf(m_content.series[s]);
    return heightOf(static_cast<qreal>(below) + static_cast<qreal>(lastOf(m_content.series[series])) / 2);
}

void SeriesLabels::placeNames(QChart &chart) const {
    const Tokens &t = tokens();
    const QRectF plot = chart.plotArea();
    const qreal line = ink::lineHeight(LabelType);
    std::vector<Name> names;
    // From the top of a stack down, which is also the order of names that would stand at the same height.
    for (std::size_t s = m_content.series.size(); s-- > 0;)
        if (lastValue(m_content.series[s]))
            names.push_back({m_content.series[s].name, nameHeight(chart, s) - line / 2, seriesColour(m_content.series[s], s)});
    if (m_content.target)
        names.push_back({m_content.targetLabel,
                         chart.mapToPosition(QPointF(0, static_cast<qreal>(*m_content.target))).y() - line / 2, t.textMuted});
    stepApart(names, line, plot.bottom());
    for (const Name &name : names)
        addText(chart, name.text, QPointF(plot.right() + t.space(1), name.y), name.colour);
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

/// Every part's own figure, where there is room for it in the part.
void SeriesLabels::placeSegments(QChart &chart) const {
    const qreal column = chart.plotArea().width() / static_cast<qreal>(std::max<std::size_t>(1, m_content.categories.size()));
    const qreal line = ink::lineHeight(LabelType);
    for (std::size_t i = 0; i < m_content.categories.size(); ++i) {
        std::int64_t sum = 0;
        for (std::size_t s = 0; s < m_content.series.size(); ++s) {
            const Series &series = m_content.series[s];
            const std::int64_t value = i < series.values.size() ? series.values[i].value_or(0) : 0;
            const QPointF low = chart.mapToPosition(QPointF(static_cast<qreal>(i), static_cast<qreal>(sum)));
            sum += value;
            const QPointF high = chart.mapToPosition(QPointF(static_cast<qreal>(i), static_cast<qreal>(sum)));
            const QString text = m_content.formatted(value);
            const qreal wide = ink::widthOf(text, LabelType);
            if (value == 0 || low.y() - high.y() < line || wide > column * ColumnShare)
                continue; // the tooltip still says it
            addText(chart, text, (low + high) / 2 - QPointF(wide / 2, line / 2), tokens().inkOn(seriesColour(series, s)));
        }
    }
}

} // namespace plumbline::kit
