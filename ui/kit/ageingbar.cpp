#include "plumbline/kit/ageingbar.h"

#include "ink.h"
#include "plumbline/kit/tableroles.h"

#include <QPainterPath>

namespace plumbline::kit {

namespace {

constexpr ink::Type LabelType{TextSize::Small, Weight::Regular};
constexpr ink::Type ValueType{TextSize::Title, Weight::Medium};

/// Buckets without an age, such as "unapplied", stand outside the ramp and do not shift it.
QColor colourOf(const std::vector<Datum> &buckets, int index) {
    const Tokens &t = tokens();
    if (buckets[static_cast<std::size_t>(index)].unattributed)
        return t.unattributed;
    const auto aged = [](const Datum &bucket) { return !bucket.unattributed; };
    const auto rank = std::count_if(buckets.begin(), buckets.begin() + index, aged);
    return t.age(static_cast<int>(rank), static_cast<int>(std::count_if(buckets.begin(), buckets.end(), aged)));
}

} // namespace

/// A bucket's part of the bar and the column of text above it, which is at least as wide as its text.
struct AgeingBar::Part {
    QRectF bar;
    QRectF text;
};

AgeingBar::AgeingBar(QWidget *parent) : Chart(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AgeingBar::setBuckets(std::vector<Datum> buckets) {
    m_buckets = std::move(buckets);
    itemsChanged();
}

QSize AgeingBar::sizeHint() const {
    const Tokens &t = tokens();
    return {t.space(160), qRound(ink::lineHeight(LabelType) + ink::lineHeight(ValueType)) + t.space(11)};
}

QSize AgeingBar::minimumSizeHint() const {
    return {tokens().space(100), sizeHint().height()};
}

std::vector<AgeingBar::Part> AgeingBar::parts() const {
    const Tokens &t = tokens();
    const qreal texts = ink::lineHeight(LabelType) + ink::lineHeight(ValueType) + t.space(2);
    const qreal top = t.space(1);
    const qreal bar = std::min(qreal(t.space(7)), height() - texts - top * 2);
    const std::size_t count = m_buckets.size();
    std::int64_t total = 0;
    for (const Datum &bucket : m_buckets)
        total += std::max<std::int64_t>(0, bucket.value);

    // Texts stand in equal columns in the order of the buckets; the bar below is to scale. A tick joins the two.
    std::vector<Part> result(count);
    const qreal column = static_cast<qreal>(width()) / static_cast<qreal>(std::max<std::size_t>(1, count));
    qreal x = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t value = std::max<std::int64_t>(0, m_buckets[i].value);
        const qreal wide = total == 0 ? 0 : width() * (static_cast<qreal>(value) / static_cast<qreal>(total));
        result[i].bar = QRectF(x, top + texts, wide, bar);
        result[i].text = QRectF(static_cast<qreal>(i) * column, top, column, texts);
        x += wide;
    }
    return result;
}

int AgeingBar::itemCount() const {
    return static_cast<int>(m_buckets.size());
}

QRectF AgeingBar::itemRect(int index) const {
    return parts()[static_cast<std::size_t>(index)].text.adjusted(0, 0, -tokens().space(1), -tokens().space(1));
}

int AgeingBar::itemUnder(const QPointF &position) const {
    const std::vector<Part> all = parts();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].bar.contains(position))
            return static_cast<int>(i);
    return Chart::itemUnder(position);
}

QString AgeingBar::itemKey(int index) const {
    return m_buckets[static_cast<std::size_t>(index)].key;
}

QString AgeingBar::itemSentence(int index) const {
    const Datum &bucket = m_buckets[static_cast<std::size_t>(index)];
    QStringList lines{bucket.label, bucket.formattedValue};
    if (!bucket.detail.isEmpty())
        lines << bucket.detail;
    return lines.join(QLatin1Char('\n'));
}

void AgeingBar::paintItems(QPainter &painter) {
    const Tokens &t = tokens();
    const std::vector<Part> all = parts();
    const int count = itemCount();
    const QRectF track(0, all.front().bar.top(), width(), all.front().bar.height());
    ink::panel(painter, track, t.radius(), t.grid);
    QPainterPath outline;
    outline.addRoundedRect(track, t.radius(), t.radius());
    painter.save();
    painter.setClipPath(outline);
    for (int i = 0; i < count; ++i) {
        QColor fill = colourOf(m_buckets, i);
        if (!isProminent(i))
            fill.setAlphaF(0.35F);
        // A line of the surface between parts keeps neighbours apart without relying on their colours.
        const QRectF part = all[static_cast<std::size_t>(i)].bar;
        painter.fillRect(part.adjusted(i == 0 ? 0 : t.hairline(), 0, 0, 0), fill);
    }
    painter.restore();
    for (int i = 0; i < count; ++i) {
        const Datum &bucket = m_buckets[static_cast<std::size_t>(i)];
        const QRectF text = itemRect(i);
        if (isPicked(i) || i == hoveredItem())
            ink::panel(painter, text, t.radius(), isPicked(i) ? t.accentSoft : t.hover);
        // The square carries the colour to the label: the direct label of a part too thin to hold one.
        const QRectF inner = text.adjusted(t.space(1), 0, -t.space(1), 0);
        const qreal side = t.space(2) + t.hairline();
        const qreal line = ink::lineHeight(LabelType);
        ink::panel(painter, QRectF(inner.left(), inner.top() + t.space(1) / 2.0 + (line - side) / 2, side, side),
                   t.hairline() * 2, colourOf(m_buckets, i));
        ink::text(
            painter,
            QRectF(inner.left() + side + t.space(1), inner.top() + t.space(1) / 2.0, inner.width() - side - t.space(1), line),
            Qt::AlignLeft | Qt::AlignVCenter, bucket.label, LabelType, t.textMuted);
        ink::text(painter, QRectF(inner.left(), inner.top() + line + t.space(1) / 2.0, inner.width(), ink::lineHeight(ValueType)),
                  Qt::AlignLeft | Qt::AlignVCenter, bucket.formattedValue, ValueType, isProminent(i) ? t.text : t.textFaint);
    }
}

void AgeingBar::paintSkeleton(QPainter &painter) {
    const Tokens &t = tokens();
    constexpr int columns = 5;
    for (int i = 0; i < columns; ++i) {
        const qreal x = static_cast<qreal>(width()) * i / columns;
        ink::skeletonBar(painter, QRectF(x, t.space(2), t.space(14), t.space(2)));
        ink::skeletonBar(painter, QRectF(x, t.space(6), t.space(22), t.space(4)));
    }
    ink::skeletonBar(painter, QRectF(0, height() - t.space(8), width(), t.space(7)));
}

void AgeingBar::resizeEvent(QResizeEvent *event) {
    update();
    Chart::resizeEvent(event);
}

AgeingDelegate::AgeingDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void AgeingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const Tokens &t = tokens();
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    row.text.clear();
    const QStyle *style = row.widget != nullptr ? row.widget->style() : nullptr;
    if (style != nullptr)
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &row, painter, row.widget);
    ink::hairline(*painter, QPointF(row.rect.left(), row.rect.bottom()), QPointF(row.rect.right(), row.rect.bottom()), t.grid);

    const auto buckets = index.data(AgeingBucketsRole).value<QList<qint64>>();
    qint64 total = 0;
    for (const qint64 bucket : buckets)
        total += std::max<qint64>(0, bucket);
    if (total <= 0)
        return;
    const qint64 widest = index.model()->headerData(index.column(), Qt::Horizontal, AgeingScaleRole).toLongLong();
    const QRectF cell = QRectF(option.rect).adjusted(t.space(2), 0, -t.space(2), 0);
    const qreal height = t.space(2);
    const qreal share = widest > 0 ? std::min(1.0, static_cast<qreal>(total) / static_cast<qreal>(widest)) : 1.0;
    // A row so small that it would vanish still shows a sliver.
    const qreal length = std::max(cell.width() * share, qreal(t.space(1)));
    qreal x = cell.left();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    for (qsizetype i = 0; i < buckets.size(); ++i) {
        const qreal wide = length * (static_cast<qreal>(std::max<qint64>(0, buckets[i])) / static_cast<qreal>(total));
        painter->fillRect(QRectF(x, cell.center().y() - height / 2, wide, height),
                          t.age(static_cast<int>(i), static_cast<int>(buckets.size())));
        x += wide;
    }
    painter->restore();
}

QSize AgeingDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const {
    return {tokens().space(40), tokens().rowHeight()};
}

} // namespace plumbline::kit
