#include "pipeline/pipelinepage.h"

#include "parts/toggle.h"
#include "pipeline/changeview.h"
#include "pipeline/dwellview.h"
#include "rows/rowsview.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/funnelchart.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/sharebars.h"
#include "plumbline/kit/serieschart.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/models/celltext.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using analytics::Metric;

constexpr int TileCount = 5;
/// Heights in units of the grid: the picture and the least of the rows fit a screen of 800 points together.
constexpr int PictureHeight = 68;
constexpr int RowsHeight = 58;

} // namespace

PipelinePage::PipelinePage(const Context &context, QWidget *parent)
    : FigurePage(QStringLiteral("pipeline"), context, parent), m_tiles(new kit::FigureRow), m_stageCard(new kit::Card), m_look(new Toggle),
      m_pictures(new QStackedWidget), m_funnel(new kit::FunnelChart), m_cohort(new kit::SeriesChart(kit::SeriesShape::StackedColumns)),
      m_dwell(new DwellView(context)), m_change(new ChangeView(context)), m_undated(new QLabel), m_sourceCard(new kit::Card), m_sources(new kit::ShareBars), m_rows(new RowsView(context, QStringLiteral("pipeline")))
{
    build();
    connectPictures();
    setStart(m_rows->panel()->table());
    connect(m_rows, &RowsView::recordSelected, this, &PipelinePage::recordSelected);
    connect(m_rows, &RowsView::recordOpened, this, &PipelinePage::recordOpened);
    connect(m_rows, &RowsView::exportWanted, this, &PipelinePage::exportWanted);
    connect(m_rows, &RowsView::escaped, this, [this] { removeFilter(); });
    connect(m_rows, &RowsView::failed, this, &PipelinePage::noticeChanged);
    connect(m_rows, &RowsView::settled, this, &PipelinePage::settled);
}

void PipelinePage::connectPictures()
{
    connect(m_tiles, &kit::FigureRow::activated, this, &PipelinePage::pick);
    connect(m_funnel, &kit::Chart::activated, this, &PipelinePage::pick);
    connect(m_funnel, &kit::FunnelChart::stepActivated, this, &PipelinePage::pick);
    connect(m_cohort, &kit::SeriesChart::activated, this, &PipelinePage::pick);
    connect(m_dwell, &DwellView::activated, this, &PipelinePage::pick);
    connect(m_change, &ChangeView::activated, this, &PipelinePage::pick);
    connect(m_sources, &kit::Chart::activated, this, &PipelinePage::pick);
    connect(m_undated, &QLabel::linkActivated, this, &PipelinePage::pick);
    connect(m_look, &Toggle::chosen, this, &PipelinePage::changeLook);
    connect(m_dwell, &DwellView::failed, this, &PipelinePage::noticeChanged);
    connect(m_change, &ChangeView::failed, this, &PipelinePage::noticeChanged);
    connect(m_dwell, &DwellView::shown, this, &PipelinePage::settled);
    connect(m_change, &ChangeView::shown, this, [this] {
        showSubtitle();
        // The rows of a step are those of the day it is reckoned from.
        if (look() == Look::Change && (!picked() || picked()->metric == Metric::ChangeValue || picked()->metric == Metric::ChangeCount))
            showRowsOf(picked());
        Q_EMIT settled();
    });
}

PipelinePage::Look PipelinePage::look() const
{
    return static_cast<Look>(std::max(0, m_look->choice()));
}

/// The change has the whole width: nine bars with their amounts do not fit beside the sources.
void PipelinePage::changeLook()
{
    m_pictures->setCurrentIndex(m_look->choice());
    m_sourceCard->setVisible(look() != Look::Change);
    refreshLook();
    retranslate();
    m_pictures->currentWidget()->setFocus();
}

void PipelinePage::refreshLook()
{
    if (look() == Look::Change)
        m_change->refresh();
    else if (look() == Look::Dwell)
        m_dwell->refresh();
}

void PipelinePage::build()
{
    const kit::Tokens &look = kit::tokens();
    // First of all, since the order of making is the order of Tab.
    m_tiles->showLoading(TileCount);
    m_tiles->setObjectName(QStringLiteral("pipelineTiles"));
    m_funnel->setObjectName(QStringLiteral("funnel"));
    m_cohort->setObjectName(QStringLiteral("cohort"));
    m_sources->setObjectName(QStringLiteral("sources"));
    m_rows->setObjectName(QStringLiteral("pipelineRows"));
    m_pictures->addWidget(m_funnel);
    m_pictures->addWidget(m_cohort);
    m_pictures->addWidget(m_dwell);
    m_pictures->addWidget(m_change);
    m_stageCard->addTool(m_look);
    m_stageCard->body()->addWidget(m_pictures);
    m_undated->setObjectName(QStringLiteral("undatedNote"));
    m_undated->setTextFormat(Qt::RichText);
    m_undated->setWordWrap(true);
    m_undated->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_undated->setFocusPolicy(Qt::StrongFocus);
    m_undated->hide();
    m_stageCard->body()->addWidget(m_undated);
    m_sourceCard->body()->addWidget(m_sources);
    auto *pictures = new QHBoxLayout;
    pictures->setSpacing(look.space(4));
    pictures->addWidget(m_stageCard, 5);
    pictures->addWidget(m_sourceCard, 3);
    m_stageCard->setMinimumHeight(look.space(PictureHeight));
    m_rows->setMinimumHeight(look.space(RowsHeight));
    column()->addWidget(m_tiles);
    column()->addLayout(pictures, 2);
    column()->addWidget(m_rows, 3);
}

QString PipelinePage::pageTitle()
{
    return tr("Pipeline");
}

QString PipelinePage::help() const
{
    return tr("Every deal that is open on the as-of day, by stage: the width of a bar is its value, the label its count. Between two stages stands "
              "how many of those that entered the first came to the next in time. Click a figure or a bar to see the deals behind it; "
              "their total is the figure. Esc shows all open deals again.");
}

void PipelinePage::refresh()
{
    const analytics::Slice slice = context().slice.slice();
    ask<analytics::PipelinePage>(context().workspace.pipeline(slice), [this](const analytics::PipelinePage &page) { m_page = page; });
    refreshLook();
}

bool PipelinePage::isEmpty() const
{
    // A period chooses deals by when they came, but what changed by when they are expected, and stays by when they began; their
    // pictures say when there is none.
    if (look() == Look::Change || look() == Look::Dwell)
        return false;
    const auto none = [](const analytics::Figure &figure) { return figure.value.value_or(0) == 0; };
    return std::ranges::all_of(m_page.stages, none, &analytics::StageFigures::count) && m_page.undated.value.value_or(0) == 0;
}

std::pair<QString, QString> PipelinePage::emptyTexts() const
{
    return {tr("There are no deals here yet."), tr("Import the export of your CRM, a CSV or Excel file with one deal per row. The pipeline appears as soon as it is in.")};
}

void PipelinePage::showSkeletons()
{
    m_page = {};
    m_tiles->showLoading(TileCount);
    m_funnel->showLoading();
    m_cohort->showLoading();
    m_dwell->showLoading();
    m_change->showLoading();
    m_sources->showLoading();
    m_rows->forget();
}

void PipelinePage::retranslate()
{
    m_look->setChoices({tr("Now"), tr("Cohort"), tr("Dwell"), tr("Change")});
    m_look->setAccessibleName(tr("Funnel now, by cohort, by how long deals stay, or what changed"));
    m_stageCard->setTitle(cardTitle());
    m_dwell->retranslate();
    m_change->retranslate();
    m_sourceCard->setTitle(tr("Where deals come from"));
    m_funnel->setTitle(tr("Pipeline by stage"));
    m_cohort->setTitle(tr("Conversion by cohort"));
    m_sources->setTitle(tr("Deals by source"));
    m_funnel->setEmptySentence(tr("No deal is open on this day."));
    m_cohort->setEmptySentence(tr("No deal has a dated stage yet, so there is no cohort to follow."));
    m_sources->setEmptySentence(tr("No deal has a source."));
    m_rows->retranslate();
    retranslateFigures();
}

QString PipelinePage::cardTitle() const
{
    switch (look()) {
    case Look::Now: return tr("Pipeline by stage");
    case Look::Cohort: return tr("What became of those that entered");
    case Look::Dwell: return tr("How long deals stay");
    case Look::Change: return tr("What changed");
    }
    return {};
}

void PipelinePage::showFigures()
{
    showTiles();
    showUndated();
    showFunnel();
    showCohort();
    showSources();
    const std::optional<QString> key = picked() ? std::optional(picked()->toString()) : std::nullopt;
    m_tiles->setPicked(key);
    m_funnel->setPicked(key);
    m_sources->setPicked(key);
    m_change->setPicked(key);
}

void PipelinePage::showTiles()
{
    const kit::Format format;
    const auto countOf = [&](const analytics::Figure &figure) { return format.count(figure.value.value_or(0)); };
    std::vector<kit::Figure> tiles;
    // Every number under a figure counts something of its own, and opens it.
    const auto counting = [&](const analytics::Figure &figure, const analytics::Figure &counted, const QString &some, const QString &none) {
        return counted.value.value_or(0) == 0 ? tileOf(figure, none) : tileOf(figure, some.arg(countOf(counted)), counted);
    };
    const bool whole = context().slice.slice().period.isOpen();
    tiles.push_back(counting(m_page.openCount, m_page.openWithoutAccount, tr("%1 without a customer"), tr("Each with a customer")));
    tiles.push_back(counting(m_page.openValue, m_page.openWithoutAmount, tr("%1 without an amount"), tr("At full amount")));
    tiles.push_back(tileOf(m_page.weighted, tr("At its chance of winning")));
    tiles.push_back(counting(m_page.wonValue, m_page.wonCount, whole ? tr("%1 deals won") : tr("%1 deals won in the period"), tr("No deal won")));
    kit::Figure rate = tileOf(m_page.winRate, {});
    const std::int64_t closed = m_page.winRate.denominator.value_or(0);
    rate.subline = (whole ? tr("of %1 closed deals") : tr("of %1 deals closed in the period")).arg(format.count(closed));
    rate.sublineKey = rate.key;
    tiles.push_back(std::move(rate));
    m_tiles->setFigures(tiles);
}

/// Deals nobody said when they came to a stage: in the snapshot, but in no cohort.
void PipelinePage::showUndated()
{
    const std::int64_t undated = m_page.undated.value.value_or(0);
    m_undated->setVisible(undated > 0);
    //: A link: "500 deals without a date".
    const QString deals = tr("%1 deals without a date").arg(kit::Format().count(undated));
    const QString link = QStringLiteral("<a href=\"%1\">%2</a>").arg(keyOf(m_page.undated), deals.toHtmlEscaped());
    m_undated->setText(tr("%1 of coming to a stage are in no conversion.").arg(link));
}

/// Rich text keeps the colour its links had when it was set.
void PipelinePage::changeEvent(QEvent *event)
{
    FigurePage::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && hasFigures()) {
        m_undated->clear();
        showUndated();
    }
}

QString PipelinePage::stageName(int index) const
{
    return index >= 0 && index < static_cast<int>(m_page.stages.size()) ? kit::stageLabel(m_page.stages[static_cast<std::size_t>(index)].name) : QString();
}

QString PipelinePage::bucketName(const analytics::FigureId &figure) const
{
    switch (figure.metric) {
    case Metric::SnapshotCount:
    case Metric::SnapshotValue:
    case Metric::CohortEntered:
    case Metric::CohortAdvanced:
    case Metric::CohortLost:
    case Metric::CohortOpen:
    case Metric::CohortConversion:
    case Metric::DwellCount: return stageName(figure.bucket);
    case Metric::ChangeValue:
    case Metric::ChangeCount: return workspace::label(static_cast<analytics::ChangeStep>(figure.bucket));
    case Metric::SourceCount:
    case Metric::SourceValue:
        for (const analytics::SourceShare &each : m_page.sources)
            if (each.count.id.bucket == figure.bucket)
                return each.source.key.isEmpty() ? tr("Unattributed") : each.source.name;
        return {};
    default: return {};
    }
}

void PipelinePage::showRowsOf(const std::optional<analytics::FigureId> &figure)
{
    // What changed is told by another reading of the period, and so are the deals it led to.
    const analytics::FigureId closing{Metric::ChangeValue, static_cast<int>(analytics::ChangeStep::Closing)};
    const analytics::FigureId id = figure.value_or(look() == Look::Change ? closing : m_page.openValue.id);
    const QString title = figure ? models::figureLabel(*figure, bucketName(*figure)) : tr("Open deals");
    const bool isChange = id.metric == Metric::ChangeValue || id.metric == Metric::ChangeCount;
    m_rows->showFigure(id, title, isChange ? m_change->slice() : context().slice.slice(), currency());
}

bool PipelinePage::areRowsSettled() const
{
    return m_rows->isSettled() && !m_change->isPending() && !m_dwell->isPending();
}

bool PipelinePage::removeFilter()
{
    return m_rows->removeFilter() || FigurePage::removeFilter();
}

bool PipelinePage::focusFilter()
{
    m_rows->focusFilter();
    return true;
}

std::optional<ExportContent> PipelinePage::exportContent() const
{
    if (!hasFigures() || !m_rows->model().rows())
        return std::nullopt;
    ExportContent content{m_rows->content(), picture()};
    content.table.title = title();
    return content;
}

} // namespace plumbline::pages
