#pragma once

#include "plumbline/kit/chart.h"

#include <QStyledItemDelegate>

namespace plumbline::kit {

/// One stacked horizontal bar from calm to warm with labels above its parts; the buckets in order, not due first.
/// Negative buckets (credits) are shown as a labelled part of no width.
class AgeingBar : public Chart {
    Q_OBJECT
public:
    explicit AgeingBar(QWidget *parent = nullptr);

    void setBuckets(std::vector<Datum> buckets);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QRectF itemRect(int index) const override;
    /// A bucket is its label and its part of the bar.
    [[nodiscard]] int itemUnder(const QPointF &position) const override;
    [[nodiscard]] QString itemKey(int index) const override;
    [[nodiscard]] QString itemSentence(int index) const override;
    void paintItems(QPainter &painter) override;
    void paintSkeleton(QPainter &painter) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Part;
    [[nodiscard]] std::vector<Part> parts() const;
    std::vector<Datum> m_buckets;
};

/// Paints the small bar of one row. The model gives the bucket amounts in minor units under AgeingBucketsRole as
/// QList<qint64>, and what the whole column's widest row holds under AgeingScaleRole of the header (qint64; 0: every bar full width).
class AgeingDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit AgeingDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace plumbline::kit
