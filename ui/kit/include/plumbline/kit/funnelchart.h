#pragma once

#include "plumbline/kit/chart.h"

namespace plumbline::kit {

struct FunnelStage {
    QString key;
    QString label;
    /// Decides the width.
    std::int64_t value = 0;
    QString formattedValue;
    QString fullValue;
    QString formattedCount;
    Tone tone = Tone::Neutral;
};

/// Between stage i and i + 1.
struct FunnelStep {
    /// `62.4 %`; empty draws no chip.
    QString conversion;
    /// `within 90 days`
    QString horizon;
    /// Tooltip: the cohort, how many advanced, were lost, are open; whether it is immature.
    QString detail;
    /// Marked with a shape and paler: younger than its horizon.
    bool immature = false;
    /// Comes back in `stepActivated`. Empty: not clickable.
    QString key;
};

/// Stages from top to bottom as centred bars: width by value from zero, labels by count and value, the conversion chip
/// between them.
class FunnelChart : public Chart {
    Q_OBJECT
public:
    explicit FunnelChart(QWidget *parent = nullptr);

    /// `steps` has one fewer than `stages`, or is empty.
    void setStages(std::vector<FunnelStage> stages, std::vector<FunnelStep> steps);
    [[nodiscard]] const std::vector<FunnelStage> &stages() const { return m_stages; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void stepActivated(const QString &key);

protected:
    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QRectF itemRect(int index) const override;
    [[nodiscard]] QString itemKey(int index) const override;
    [[nodiscard]] QString itemSentence(int index) const override;
    void paintItems(QPainter &painter) override;
    void paintSkeleton(QPainter &painter) override;
    bool event(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    struct Geometry;
    [[nodiscard]] Geometry geometryFor(int stages) const;
    [[nodiscard]] QRectF barRect(int index) const;
    [[nodiscard]] QRectF stepRect(int index) const;
    [[nodiscard]] int stepAt(const QPointF &position) const;
    void paintStage(QPainter &painter, int index) const;
    void paintStep(QPainter &painter, int index) const;
    std::vector<FunnelStage> m_stages;
    std::vector<FunnelStep> m_steps;
};

} // namespace plumbline::kit
