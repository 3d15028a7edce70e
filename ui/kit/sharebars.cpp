#include "plumbline/kit/sharebars.h"

#include "ink.h"
#include "plumbline/kit/format.h"

namespace plumbline::kit {

namespace {

constexpr ink::Type LabelType{TextSize::Body, Weight::Regular};
constexpr ink::Type ValueType{TextSize::Body, Weight::Medium};
constexpr ink::Type ShareType{TextSize::Small, Weight::Regular};

qreal rowHeight() {
    return tokens().space(8);
}

} // namespace

ShareBars::ShareBars(QWidget *parent) : Chart(parent) {}

void ShareBars::setBars(std::vector<Datum> bars) {
    m_bars = std::move(bars);
    m_total = 0;
    m_largest = 1;
    for (const Datum &bar : m_bars) {
        m_total += std::max<std::int64_t>(0, bar.value);
        m_largest = std::max(m_largest, bar.value);
    }
    itemsChanged();
}

QSize ShareBars::sizeHint() const {
    const int rows = m_bars.empty() ? 5 : static_cast<int>(m_bars.size());
    return {tokens().space(100), qRound(rowHeight() * rows)};
}

QSize ShareBars::minimumSizeHint() const {
    return {tokens().space(64), qRound(rowHeight() * std::min<qreal>(4, std::max<qreal>(1, static_cast<qreal>(m_bars.size()))))};
}

int ShareBars::visibleBars() const {
    return std::max(1, static_cast<int>(height() / rowHeight()));
}

int ShareBars::itemCount() const {
    return std::min(visibleBars(), static_cast<int>(m_bars.size()));
}

QRectF ShareBars::itemRect(int index) const {
    // Rows breathe on a tall window, but stay rows.
    const qreal step = std::clamp(static_cast<qreal>(height()) / std::max(1, itemCount()), rowHeight(), rowHeight() * 1.5);
    return {0, index * step, static_cast<qreal>(width()), step};
}

bool ShareBars::standsForOthers(int index) const {
    return index == itemCount() - 1 && static_cast<int>(m_bars.size()) > itemCount();
}

Datum ShareBars::shown(int index) const {
    if (!standsForOthers(index))
        return m_bars[static_cast<std::size_t>(index)];
    Datum others;
    const int rest = static_cast<int>(m_bars.size()) - index;
    others.label = tr("%n others", nullptr, rest);
    for (std::size_t i = static_cast<std::size_t>(index); i < m_bars.size(); ++i)
        others.value += m_bars[i].value;
    return others;
}

QString ShareBars::itemKey(int index) const {
    return shown(index).key;
}

QString ShareBars::share(const Datum &datum) const {
    if (m_total <= 0 || datum.value < 0)
        return {};
    return Format().percent(domain::multiplyDivide(datum.value, 10'000, m_total, domain::Rounding::HalfAwayFromZero));
}

QString ShareBars::itemSentence(int index) const {
    const Datum datum = shown(index);
    QStringList lines{datum.label};
    for (const QString &line : {datum.formattedValue, share(datum), datum.detail})
        if (!line.isEmpty())
            lines << line;
    return lines.join(QLatin1Char('\n'));
}

void ShareBars::paintItems(QPainter &painter) {
    for (int i = 0; i < itemCount(); ++i)
        paintBar(painter, i);
}

void ShareBars::paintBar(QPainter &painter, int index) const {
    const Tokens &t = tokens();
    const Datum datum = shown(index);
    const QRectF row = itemRect(index);
    qreal labels = 0;
    qreal values = 0;
    for (int i = 0; i < itemCount(); ++i) {
        labels = std::max(labels, ink::widthOf(shown(i).label, LabelType));
        values = std::max(values, ink::widthOf(shown(i).formattedValue, ValueType));
    }
    const qreal shares = ink::widthOf(QStringLiteral("100.0 %"), ShareType) + t.space(2);
    labels = std::min(labels + t.space(3), width() * 0.34);
    values = std::min(values + t.space(3), width() * 0.28);
    const QRectF track(labels, row.center().y() - t.space(2), std::max(0.0, width() - labels - values - shares), t.space(4));
    if (isPicked(index) || index == hoveredItem())
        ink::panel(painter, row, t.radius(), isPicked(index) ? t.accentSoft : t.hover);
    const std::int64_t value = std::max<std::int64_t>(0, datum.value);
    QRectF bar = track;
    bar.setWidth(std::min(track.width(), track.width() * (static_cast<qreal>(value) / static_cast<qreal>(m_largest))));
    QColor fill = standsForOthers(index) ? t.borderStrong : t.category(0);
    if (!isProminent(index))
        fill.setAlphaF(0.35F);
    if (datum.unattributed)
        ink::panel(painter, bar, t.hairline() * 2, datumBrush(fill, datum), t.unattributed);
    else
        ink::panel(painter, bar, t.hairline() * 2, fill);
    const qreal pad = t.space(1);
    ink::text(painter, QRectF(pad, row.top(), labels - t.space(3), row.height()), Qt::AlignLeft | Qt::AlignVCenter, datum.label,
              LabelType, datum.unattributed || standsForOthers(index) ? t.textMuted : t.text);
    ink::text(painter, QRectF(track.right(), row.top(), values, row.height()), Qt::AlignRight | Qt::AlignVCenter,
              datum.formattedValue, ValueType, t.text);
    ink::text(painter, QRectF(track.right() + values, row.top(), shares - pad, row.height()), Qt::AlignRight | Qt::AlignVCenter,
              share(datum), ShareType, t.textMuted);
}

void ShareBars::paintSkeleton(QPainter &painter) {
    const Tokens &t = tokens();
    const int rows = std::clamp(static_cast<int>(height() / rowHeight()), 1, 5);
    for (int i = 0; i < rows; ++i) {
        const qreal middle = i * rowHeight() + rowHeight() / 2;
        ink::skeletonBar(painter, QRectF(0, middle - t.space(1), width() * 0.15, t.space(2)));
        ink::skeletonBar(painter, QRectF(width() * 0.2, middle - t.space(2), width() * (0.6 - 0.1 * i), t.space(4)));
    }
}

} // namespace plumbline::kit
