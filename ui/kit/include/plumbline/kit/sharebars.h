#pragma once

#include "plumbline/kit/chart.h"

namespace plumbline::kit {

/// Horizontal bars from zero, the label left, the value and share right of each; "unattributed" hatched. Rows beyond
/// the height are added up in one "others" bar whose key is empty.
class ShareBars : public Chart {
    Q_OBJECT
public:
    explicit ShareBars(QWidget *parent = nullptr);

    /// In the order given. `formattedValue` is printed; the share of the total is added in per cent of all values.
    void setBars(std::vector<Datum> bars);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QRectF itemRect(int index) const override;
    [[nodiscard]] QString itemKey(int index) const override;
    [[nodiscard]] QString itemSentence(int index) const override;
    void paintItems(QPainter &painter) override;
    void paintSkeleton(QPainter &painter) override;

private:
    [[nodiscard]] int visibleBars() const;
    /// The last row when there are more bars than room.
    [[nodiscard]] bool standsForOthers(int index) const;
    [[nodiscard]] Datum shown(int index) const;
    [[nodiscard]] QString share(const Datum &datum) const;
    void paintBar(QPainter &painter, int index) const;
    std::vector<Datum> m_bars;
    std::int64_t m_total = 0;
    std::int64_t m_largest = 0;
};

} // namespace plumbline::kit
