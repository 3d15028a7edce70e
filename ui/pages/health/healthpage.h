#pragma once

#include "parts/figurepage.h"

#include "plumbline/analytics/pages.h"

class QBoxLayout;

namespace plumbline::pages {

class HealthCard;
class RowsView;

/// Three figures of the whole business, how they are made, and what is missing to make them.
class HealthPage final : public FigurePage {
    Q_OBJECT
public:
    explicit HealthPage(const Context &context, QWidget *parent = nullptr);

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    void refresh() override;
    bool removeFilter() override;
    bool focusFilter() override;
    [[nodiscard]] std::optional<ExportContent> exportContent() const override;

protected:
    void retranslate() override;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] std::pair<QString, QString> emptyTexts() const override { return {}; }
    void showFigures() override;
    void showRowsOf(const std::optional<analytics::FigureId> &figure) override;
    void showSkeletons() override;
    [[nodiscard]] QString bucketName(const analytics::FigureId & /*figure*/) const override { return {}; }
    [[nodiscard]] bool areRowsSettled() const override;

private:
    enum class Better { Higher, Lower };
    /// The page's figure, or the part of one, of this metric.
    [[nodiscard]] const analytics::Figure *figureOf(analytics::Metric metric) const;
    void showCard(HealthCard &card, const analytics::HealthFigure &health, Better better);

    analytics::HealthPage m_page;
    HealthCard *m_output;
    HealthCard *m_cycle;
    HealthCard *m_cost;
    RowsView *m_rows;
};

} // namespace plumbline::pages
