#include "plumbline/kit/serieschart.h"

#include "ink.h"
#include "serieslabels.h"

#include <QAccessible>
#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QStackedBarSeries>
#include <QToolTip>

namespace plumbline::kit {

SeriesChart::SeriesChart(SeriesShape shape, QWidget *parent) : QWidget(parent), m_shape(shape), m_view(new QChartView(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->viewport()->installEventFilter(this);
    m_view->hide();
}

SeriesChart::~SeriesChart() = default;

void SeriesChart::setContent(SeriesContent content) {
    m_content = std::move(content);
    m_loading = false;
    m_current = std::min(m_current, static_cast<int>(m_content.categories.size()) - 1);
    rebuild();
    describe();
}

void SeriesChart::setTitle(const QString &title) {
    m_title = title;
    describe();
}

void SeriesChart::setEmptySentence(const QString &sentence) {
    m_emptySentence = sentence;
    describe();
    update();
}

void SeriesChart::showLoading() {
    m_loading = true;
    m_view->hide();
    setAccessibleDescription(tr("This picture is being computed."));
    update();
}

QSize SeriesChart::sizeHint() const {
    return {tokens().space(120), tokens().space(52)};
}

QSize SeriesChart::minimumSizeHint() const {
    return {tokens().space(64), tokens().space(36)};
}

bool SeriesChart::isEmpty() const {
    return m_content.categories.empty() || m_content.series.empty();
}

void SeriesChart::rebuild() {
    m_view->setVisible(!isEmpty() && !m_loading);
    if (isEmpty() || m_loading)
        return update();
    const Tokens &t = tokens();
    auto *chart = new QChart;
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    const SeriesLabels labels(m_content, m_shape);
    chart->setMargins(QMargins(0, labels.roomAbove(), labels.roomRight(), labels.roomBelow()));
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    if (m_shape == SeriesShape::Line)
        addLines(*chart);
    else
        addColumns(*chart);
    addAxes(*chart);
    // The view does not delete the chart it had before.
    const std::unique_ptr<QChart> before(m_view->chart());
    m_view->setChart(chart);
    connect(chart, &QChart::plotAreaChanged, this, [this, chart] { SeriesLabels(m_content, m_shape).place(*chart, m_current); });
    labels.place(*chart, m_current);
    m_view->setBackgroundBrush(t.surface);
    update();
}

void SeriesChart::addAxes(QChart &chart) {
    const Tokens &t = tokens();
    auto *categories = new QBarCategoryAxis;
    // The axis cuts its texts to their columns and takes each only once: it gets invisible ones, SeriesLabels writes the real.
    for (std::size_t i = 0; i < m_content.categories.size(); ++i)
        categories->append(QString(static_cast<qsizetype>(i) + 1, QChar(0x200B)));
    categories->setGridLineVisible(false);
    categories->setLinePen(QPen(t.border, t.hairline()));
    categories->setLabelsFont(t.font(TextSize::Small));
    chart.addAxis(categories, Qt::AlignBottom);
    QAbstractAxis *values = SeriesLabels(m_content, m_shape).makeValueAxis();
    chart.addAxis(values, Qt::AlignLeft);
    for (QAbstractSeries *series : chart.series()) {
        series->attachAxis(categories);
        series->attachAxis(values);
    }
}

void SeriesChart::addLines(QChart &chart) {
    const Tokens &t = tokens();
    for (std::size_t s = 0; s < m_content.series.size(); ++s) {
        const Series &series = m_content.series[s];
        QPen pen(seriesColour(series, s), 2 * t.hairline(), s % 2 == 0 ? Qt::SolidLine : Qt::DashLine, Qt::RoundCap,
                 Qt::RoundJoin);
        QLineSeries *line = nullptr;
        // What is not known is a gap, never a straight line across it.
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (!series.values[i]) {
                line = nullptr;
                continue;
            }
            if (line == nullptr) {
                line = new QLineSeries;
                line->setPen(pen);
                line->setPointsVisible(series.values.size() <= 24);
                chart.addSeries(line);
            }
            line->append(static_cast<qreal>(i), static_cast<qreal>(*series.values[i]));
        }
    }
    if (m_content.target) {
        auto *target = new QLineSeries;
        target->setPen(QPen(t.textMuted, t.hairline(), Qt::DotLine));
        const auto level = static_cast<qreal>(*m_content.target);
        target->append(-0.5, level);
        target->append(static_cast<qreal>(m_content.categories.size()) - 0.5, level);
        chart.addSeries(target);
    }
}

void SeriesChart::addColumns(QChart &chart) {
    auto *bars =
        m_shape == SeriesShape::StackedColumns ? static_cast<QAbstractBarSeries *>(new QStackedBarSeries) : new QBarSeries;
    bars->setBarWidth(ColumnShare);
    for (std::size_t s = 0; s < m_content.series.size(); ++s) {
        auto *set = new QBarSet(m_content.series[s].name);
        for (const auto &value : m_content.series[s].values)
            set->append(static_cast<qreal>(value.value_or(0)));
        set->setBrush(seriesColour(m_content.series[s], s));
        set->setPen(QPen(tokens().surface, tokens().hairline()));
        bars->append(set);
    }
    chart.addSeries(bars);
}

QString SeriesChart::categorySentence(int index) const {
    const auto at = static_cast<std::size_t>(index);
    const Datum &category = m_content.categories[at];
    QStringList lines{QString(category.label).replace(QLatin1Char('\n'), QLatin1Char(' '))};
    for (const Series &series : m_content.series)
        if (at < series.values.size())
            lines << QStringLiteral("%1: %2").arg(series.name,
                                                  series.values[at] ? m_content.formatted(*series.values[at]) : tr("not known"));
    if (!category.detail.isEmpty())
        lines << category.detail;
    return lines.join(QLatin1Char('\n'));
}

void SeriesChart::describe() {
    setAccessibleName(m_title);
    if (m_loading)
        return;
    QStringList sentences;
    if (!isEmpty())
        for (int i = 0; i < static_cast<int>(m_content.categories.size()); ++i)
            sentences << categorySentence(i);
    setAccessibleDescription(sentences.isEmpty() ? m_emptySentence : sentences.join(QLatin1Char('\n')));
}

void SeriesChart::setCurrent(int index) {
    if (index == m_current || m_loading || isEmpty())
        return;
    m_current = index;
    SeriesLabels(m_content, m_shape).place(*m_view->chart(), m_current);
    setAccessibleName(QStringLiteral("%1: %2").arg(m_title, categorySentence(index)));
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

int SeriesChart::categoryAt(const QPointF &position) const {
    if (m_loading || isEmpty() || m_view->chart()->series().isEmpty())
        return -1;
    const QPointF value = m_view->chart()->mapToValue(m_view->mapToScene(position.toPoint()));
    const int index = qRound(value.x());
    return index >= 0 && index < static_cast<int>(m_content.categories.size()) ? index : -1;
}

bool SeriesChart::event(QEvent *event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

bool SeriesChart::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::ToolTip) {
        const auto *help = dynamic_cast<QHelpEvent *>(event);
        if (const int index = help != nullptr ? categoryAt(help->pos()) : -1; index >= 0)
            QToolTip::showText(help->globalPos(), categorySentence(index), this);
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = dynamic_cast<QMouseEvent *>(event);
        if (const int index = mouse != nullptr ? categoryAt(mouse->position()) : -1; index >= 0) {
            setFocus(Qt::MouseFocusReason);
            setCurrent(index);
            if (const QString key = m_content.categories[static_cast<std::size_t>(index)].key; !key.isEmpty())
                Q_EMIT activated(key);
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SeriesChart::paintEvent(QPaintEvent * /*event*/) {
    const Tokens &t = tokens();
    QPainter painter(this);
    if (m_loading) {
        constexpr int bars = 8;
        const qreal step = static_cast<qreal>(width()) / bars;
        for (int i = 0; i < bars; ++i) {
            const qreal tall = height() * (0.35 + 0.07 * ((i * 3) % 7));
            ink::skeletonBar(painter, QRectF(i * step + step * 0.2, height() - tall, step * 0.6, tall));
        }
    } else if (isEmpty()) {
        painter.setFont(t.font(TextSize::Body));
        painter.setPen(t.textMuted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptySentence);
    }
    if (hasFocus())
        ink::focusRing(painter, rect(), t.radius());
}

void SeriesChart::resizeEvent(QResizeEvent *event) {
    const int room = 2 * tokens().hairline();
    m_view->setGeometry(rect().adjusted(room, room, -room, -room));
    QWidget::resizeEvent(event);
}

void SeriesChart::keyPressEvent(QKeyEvent *event) {
    const int count = m_loading ? 0 : static_cast<int>(m_content.categories.size());
    if (count == 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Right:
        return setCurrent(std::min(m_current + 1, count - 1));
    case Qt::Key_Left:
        return setCurrent(std::max(m_current - 1, 0));
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(count - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0 && !m_content.categories[static_cast<std::size_t>(m_current)].key.isEmpty())
            Q_EMIT activated(m_content.categories[static_cast<std::size_t>(m_current)].key);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void SeriesChart::changeEvent(QEvent *event) {
    if (event->type() == QEvent::PaletteChange && !m_loading)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace plumbline::kit
