#pragma once

#include "parts/figurepage.h"

#include "plumbline/analytics/pages.h"

class QLabel;
class QStackedWidget;

namespace plumbline::kit {
class Card;
class FigureRow;
class FunnelChart;
class SeriesChart;
class ShareBars;
} // namespace plumbline::kit

namespace plumbline::pages {

class ChangeView;
class DwellView;
class RowsView;
class Toggle;

/// Open deals by stage, what becomes of those that enter one and how long they stay, what changed, and where deals come from.
class PipelinePage final : public FigurePage {
    Q_OBJECT
public:
    explicit PipelinePage(const Context &context, QWidget *parent = nullptr);

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    void refresh() override;
    bool removeFilter() override;
    bool focusFilter() override;
    [[nodiscard]] std::optional<ExportContent> exportContent() const override;

protected:
    void retranslate() override;
    [[nodiscard]] bool isEmpty() const override;
    [[nodiscard]] std::pair<QString, QString> emptyTexts() const override;
    void showFigures() override;
    void showRowsOf(const std::optional<analytics::FigureId> &figure) override;
    void showSkeletons() override;
    [[nodiscard]] QString bucketName(const analytics::FigureId &figure) const override;
    [[nodiscard]] bool areRowsSettled() const override;
    void changeEvent(QEvent *event) override;

private:
    /// What the picture shows; the order of the toggle.
    enum class Look { Now, Cohort, Dwell, Change };
    [[nodiscard]] Look look() const;
    void build();
    void connectPictures();
    void changeLook();
    void refreshLook();
    [[nodiscard]] QString cardTitle() const;
    void showTiles();
    void showUndated();
    void showFunnel();
    void showSubtitle();
    [[nodiscard]] QString subtitle() const;
    void showCohort();
    void showSources();
    [[nodiscard]] QString stageName(int index) const;
    [[nodiscard]] QString conversionText(const analytics::CohortStep &step) const;
    [[nodiscard]] QString stepDetail(const analytics::CohortStep &step) const;
    [[nodiscard]] QString horizonText() const;

    analytics::PipelinePage m_page;
    kit::FigureRow *m_tiles;
    kit::Card *m_stageCard;
    Toggle *m_look;
    QStackedWidget *m_pictures;
    kit::FunnelChart *m_funnel;
    kit::SeriesChart *m_cohort;
    DwellView *m_dwell;
    ChangeView *m_change;
    QLabel *m_undated;
    kit::Card *m_sourceCard;
    kit::ShareBars *m_sources;
    RowsView *m_rows;
};

} // namespace plumbline::pages
