#pragma once

#include "parts/shownrows.h"

#include "plumbline/workspace/handovers.h"

namespace plumbline::pages {

/// A hand-over, or a task of a promise: one of the two.
struct DeliveryRow {
    std::optional<workspace::HandoverShown> handover;
    std::optional<workspace::TaskShown> task;
};

/// What delivery has in hand.
class HandoversModel final : public ShownRows<DeliveryRow> {
    Q_OBJECT
public:
    enum Column { What, Customer, When, State, By, ColumnCount };
    explicit HandoversModel(QObject *parent) : ShownRows(parent) {}

    /// Moments are shown in this zone.
    void setTimeZone(const QString &zone) { m_timeZone = zone; }

protected:
    [[nodiscard]] std::span<const RowColumnSpec> columns() const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] domain::Uuid keyOf(const DeliveryRow &row) const override;
    [[nodiscard]] QString text(const DeliveryRow &row, int column) const override;
    [[nodiscard]] domain::Value value(const DeliveryRow &row, int column) const override;
    [[nodiscard]] kit::Tone tone(const DeliveryRow &row, int column) const override;

private:
    [[nodiscard]] domain::Date dayOf(const DeliveryRow &row) const;
    QString m_timeZone;
};

/// "Offered", "Overdue", …
[[nodiscard]] QString standingOf(const DeliveryRow &row);
[[nodiscard]] kit::Tone toneOf(const DeliveryRow &row);

} // namespace plumbline::pages
