#include "plumbline/kit/funnelchart.h"

#include "ink.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace plumbline::kit {

namespace {

constexpr ink::Type LabelType{TextSize::Body, Weight::Medium};
constexpr ink::Type ValueType{TextSize::Body, Weight::Regular};
constexpr ink::Type ChipType{TextSize::Small, Weight::Medium};
constexpr ink::Type HorizonType{TextSize::Small, Weight::Regular};

} // namespace

/// Three columns: the stage's name left, bars centred, count and value right.
struct FunnelChart::Geometry {
    qreal labels = 0;
    qreal figures = 0;
    qreal bar = 0;
    qreal gap = 0;
    QRectF plot;
};

FunnelChart::FunnelChart(QWidget *parent) : Chart(parent) {}

void FunnelChart::setStages(std::vector<FunnelStage> stages, std::vector<FunnelStep> steps) {
    m_stages = std::move(stages);
    m_steps = std::move(steps);
    m_steps.resize(m_steps.empty() || m_stages.empty() ? 0 : m_stages.size() - 1);
    itemsChanged();
}

QSize FunnelChart::sizeHint() const {
    const int stages = m_stages.empty() ? 4 : static_cast<int>(m_stages.size());
    return {tokens().space(140), stages * tokens().space(m_steps.empty() ? 12 : 16)};
}

QSize FunnelChart::minimumSizeHint() const {
    const int stages = m_stages.empty() ? 4 : static_cast<int>(m_stages.size());
    return {tokens().space(90), stages * tokens().space(m_steps.empty() ? 8 : 13)};
}

FunnelChart::Geometry FunnelChart::geometryFor(int stages) const {
    const Tokens &t = tokens();
    Geometry g;
    for (const FunnelStage &stage : m_stages) {
        g.labels = std::max(g.labels, ink::widthOf(stage.label, LabelType));
        g.figures =
            std::max({g.figures, ink::widthOf(stage.formattedValue, LabelType), ink::widthOf(stage.formattedCount, ValueType)});
    }
    g.labels = std::min(g.labels + t.space(4), width() * 0.28);
    g.figures = std::min(g.figures + t.space(4), width() * 0.3);
    g.plot = QRectF(g.labels, 0, std::max(0.0, width() - g.labels - g.figures), height());
    // Bars take what is left of the chips, and never become slabs on a tall window.
    const qreal chip = m_steps.empty() ? t.space(2) : t.space(7);
    const qreal slot = static_cast<qreal>(height() + chip) / std::max(1, stages);
    g.bar = std::clamp(slot - chip, qreal(t.space(5)), qreal(t.space(14)));
    g.gap = stages > 1 ? std::min((height() - g.bar * stages) / (stages - 1), qreal(t.space(12))) : 0;
    const qreal used = g.bar * stages + g.gap * (stages - 1);
    g.plot.setTop(std::max(0.0, (height() - used) / 2));
    return g;
}

int FunnelChart::itemCount() const {
    return static_cast<int>(m_stages.size());
}

QRectF FunnelChart::itemRect(int index) const {
    const Geometry g = geometryFor(itemCount());
    return {0, g.plot.top() + index * (g.bar + g.gap), static_cast<qreal>(width()), g.bar};
}

QString FunnelChart::itemKey(int index) const {
    return m_stages[static_cast<std::size_t>(index)].key;
}

QString FunnelChart::itemSentence(int index) const {
    const FunnelStage &stage = m_stages[static_cast<std::size_t>(index)];
    QStringList lines{stage.label, stage.formattedCount, stage.fullValue.isEmpty() ? stage.formattedValue : stage.fullValue};
    if (index < static_cast<int>(m_steps.size())) {
        const FunnelStep &step = m_steps[static_cast<std::size_t>(index)];
        if (!step.conversion.isEmpty())
            lines << tr("Conversion to the next stage %1: %2").arg(step.horizon, step.conversion);
    }
    return lines.join(QLatin1Char('\n'));
}

QRectF FunnelChart::barRect(int index) const {
    const Geometry g = geometryFor(itemCount());
    std::int64_t largest = 1;
    for (const FunnelStage &stage : m_stages)
        largest = std::max(largest, stage.value);
    const std::int64_t value = std::max<std::int64_t>(0, m_stages[static_cast<std::size_t>(index)].value);
    const qreal width = g.plot.width() * (static_cast<qreal>(value) / static_cast<qreal>(largest));
    return {g.plot.center().x() - width / 2, itemRect(index).top(), width, g.bar};
}

QRectF FunnelChart::stepRect(int index) const {
    const FunnelStep &step = m_steps[static_cast<std::size_t>(index)];
    if (step.conversion.isEmpty())
        return {};
    const Tokens &t = tokens();
    const QRectF above = itemRect(index);
    const QRectF below = itemRect(index + 1);
    const Geometry g = geometryFor(itemCount());
    const qreal height = std::min(qreal(t.space(5)), below.top() - above.bottom() - t.space(1));
    const qreal arrow = t.space(4);
    const qreal width =
        arrow + ink::widthOf(step.conversion, ChipType) + t.space(2) + ink::widthOf(step.horizon, HorizonType) + t.space(4);
    const qreal middle = (above.bottom() + below.top()) / 2;
    return {g.plot.center().x() - width / 2, middle - height / 2, width, height};
}

int FunnelChart::stepAt(const QPointF &position) const {
    for (int i = 0; i < static_cast<int>(m_steps.size()); ++i)
        if (stepRect(i).contains(position))
            return i;
    return -1;
}

void FunnelChart::paintItems(QPainter &painter) {
    for (int i = 0; i < itemCount(); ++i)
        paintStage(painter, i);
    for (int i = 0; i < static_cast<int>(m_steps.size()); ++i)
        paintStep(painter, i);
}

void FunnelChart::paintStage(QPainter &painter, int index) const {
    const Tokens &t = tokens();
    const FunnelStage &stage = m_stages[static_cast<std::size_t>(index)];
    const Geometry g = geometryFor(itemCount());
    const QRectF row = itemRect(index);
    if (isPicked(index) || index == hoveredItem())
        ink::panel(painter, row, t.radius(), isPicked(index) ? t.accentSoft : t.hover);
    // The track says where "all of the widest stage" would be.
    const QRectF track(g.plot.left(), row.top(), g.plot.width(), row.height());
    ink::panel(painter, track, t.radius(), t.grid);

    const QColor colour = stage.tone == Tone::Good ? t.category(2) : stage.tone == Tone::Bad ? t.category(5) : t.category(0);
    QColor fill = colour;
    if (!isProminent(index))
        fill.setAlphaF(0.35F);
    else if (index == hoveredItem())
        fill = t.dark ? colour.lighter(112) : colour.darker(108);
    const QRectF bar = barRect(index);
    ink::panel(painter, bar, std::min(qreal(t.radius()), bar.width() / 2), fill);

    const qreal pad = t.space(2);
    ink::text(painter, QRectF(pad, row.top(), g.labels - pad * 2, row.height()), Qt::AlignLeft | Qt::AlignVCenter, stage.label,
              LabelType, t.text);
    const QRectF figures(g.plot.right() + pad, row.top(), g.figures - pad * 2, row.height());
    const qreal value = ink::lineHeight(LabelType);
    const qreal count = ink::lineHeight(ValueType);
    if (row.height() >= value + count) {
        const qreal top = row.center().y() - (value + count) / 2;
        ink::text(painter, QRectF(figures.left(), top, figures.width(), value), Qt::AlignRight | Qt::AlignVCenter,
                  stage.formattedValue, LabelType, t.text);
        ink::text(painter, QRectF(figures.left(), top + value, figures.width(), count), Qt::AlignRight | Qt::AlignVCenter,
                  stage.formattedCount, ValueType, t.textMuted);
        return;
    }
    // Too low for two lines: the count goes onto the track.
    ink::text(painter, figures, Qt::AlignRight | Qt::AlignVCenter, stage.formattedValue, LabelType, t.text);
    const bool inside = bar.width() > ink::widthOf(stage.formattedCount, ValueType) + pad * 2;
    const QRectF place = inside ? bar : QRectF(bar.right() + pad, bar.top(), track.right() - bar.right() - pad, bar.height());
    ink::text(painter, place, (inside ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter, stage.formattedCount, ValueType,
              inside ? t.inkOn(fill) : t.textMuted);
}

void FunnelChart::paintStep(QPainter &painter, int index) const {
    const QRectF chip = stepRect(index);
    if (chip.isEmpty())
        return;
    const Tokens &t = tokens();
    const FunnelStep &step = m_steps[static_cast<std::size_t>(index)];
    const bool opens = !step.key.isEmpty();
    ink::panel(painter, chip, chip.height() / 2, t.surface, opens ? t.borderStrong : t.border);
    const QColor colour = step.immature ? t.textFaint : t.text;
    qreal x = chip.left() + t.space(2);
    const qreal arrow = t.space(3);
    const auto put = [&](const QString &text, ink::Type type, const QColor &colourOfText) {
        const qreal width = ink::widthOf(text, type);
        ink::text(painter, QRectF(x, chip.top(), width, chip.height()), Qt::AlignLeft | Qt::AlignVCenter, text, type,
                  colourOfText);
        x += width;
    };
    ink::text(painter, QRectF(x, chip.top(), arrow, chip.height()), Qt::AlignLeft | Qt::AlignVCenter,
              step.immature ? QStringLiteral("◌") : QStringLiteral("↓"), ChipType, t.textMuted);
    x += arrow + t.space(1);
    put(step.conversion, ChipType, colour);
    x += t.space(2);
    put(step.horizon, HorizonType, t.textMuted);
}

void FunnelChart::paintSkeleton(QPainter &painter) {
    const Tokens &t = tokens();
    constexpr int stages = 4;
    const qreal step = static_cast<qreal>(height()) / stages;
    const qreal bar = std::min(step * 0.6, qreal(t.space(14)));
    for (int i = 0; i < stages; ++i) {
        const qreal wide = width() * (0.7 - 0.15 * i);
        ink::skeletonBar(painter, QRectF((width() - wide) / 2, i * step + (step - bar) / 2, wide, bar));
    }
}

bool FunnelChart::event(QEvent *event) {
    if (event->type() == QEvent::ToolTip) {
        const auto *help = dynamic_cast<QHelpEvent *>(event);
        const int step = help != nullptr ? stepAt(help->pos()) : -1;
        if (step >= 0 && !m_steps[static_cast<std::size_t>(step)].detail.isEmpty()) {
            QToolTip::showText(help->globalPos(), m_steps[static_cast<std::size_t>(step)].detail, this);
            return true;
        }
    }
    return Chart::event(event);
}

void FunnelChart::mouseReleaseEvent(QMouseEvent *event) {
    const int step = event->button() == Qt::LeftButton ? stepAt(event->position()) : -1;
    if (step >= 0 && !m_steps[static_cast<std::size_t>(step)].key.isEmpty()) {
        Q_EMIT stepActivated(m_steps[static_cast<std::size_t>(step)].key);
        return;
    }
    Chart::mouseReleaseEvent(event);
}

} // namespace plumbline::kit
