#pragma once

#include "plumbline/kit/chart.h"

namespace plumbline::kit {

enum class WaterfallKind { Total, Change };

struct WaterfallBar {
    Datum datum;
    /// A total stands on zero; a change hangs from the end of the bar before it.
    WaterfallKind kind = WaterfallKind::Change;
    /// What goes down may be good all the same: a deal that was won. Absent: up is good, down is bad.
    std::optional<Tone> tone = std::nullopt;
};

/// From one total to the next by its causes: gains and losses by shape (▲ ▼), colour and sign.
class WaterfallChart : public Chart {
    Q_OBJECT
public:
    explicit WaterfallChart(QWidget *parent = nullptr);

    void setBars(std::vector<WaterfallBar> bars);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QRectF itemRect(int index) const override;
    [[nodiscard]] QString itemKey(int index) const override;
    [[nodiscard]] QString itemSentence(int index) const override;
    void paintItems(QPainter &painter) override;

private:
    struct Span {
        std::int64_t from;
        std::int64_t to;
    };
    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] qreal yOf(std::int64_t value) const;
    [[nodiscard]] QRectF barRect(int index) const;
    [[nodiscard]] QString valueText(int index) const;
    void paintBar(QPainter &painter, int index) const;
    std::vector<WaterfallBar> m_bars;
    std::vector<Span> m_spans;
    std::int64_t m_low = 0;
    std::int64_t m_high = 0;
};

} // namespace plumbline::kit
