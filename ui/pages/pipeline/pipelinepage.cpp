#include "pipeline/pipelinepage.h"

#include "parts/toggle.h"
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
      m_undated(new QLabel), m_sourceCard(new kit::Card), m_sources(new kit::ShareBars), m_rows(new RowsView(context, QStringLiteral("pipeline")))
{
    build();
    connect(m_tiles, &kit::FigureRow::activated, this, &PipelinePage::pick);
    connect(m_funnel, &kit::Chart::activated, this, &PipelinePage::pick);
    connect(m_funnel, &kit::FunnelChart::stepActivated, this, &PipelinePage::pick);
    connect(m_cohort, &kit::SeriesChart::activated, this, &PipelinePage::pick);
    connect(m_sources, &kit::Chart::activated, this, &PipelinePage::pick);
    connect(m_undated, &QLabel::linkActivated, this, &PipelinePage::pick);
    connect(m_look, &Toggle::chosen, this, [this](int look) {
        m_pictures->setCurrentIndex(look);
        retranslate();
        m_pictures->currentWidget()->setFocus();
    });
    setStart(m_rows->panel()->table());
    connect(m_rows, &RowsView::recordSelected, this, &PipelinePage::recordSelected);
    connect(m_rows, &RowsView::recordOpened, this, &PipelinePage::recordOpened);
    connect(m_rows, &RowsView::exportWanted, this, &PipelinePage::exportWanted);
    connect(m_rows, &RowsView::escaped, this, [this] { removeFilter(); });
    connect(m_rows, &RowsView::failed, this, &PipelinePage::noticeChanged);
    connect(m_rows, &RowsView::settled, this, &PipelinePage::settled);
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
}

bool PipelinePage::isEmpty() const
{
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
    m_sources->showLoading();
    m_rows->forget();
}

void PipelinePage::retranslate()
{
    m_look->setChoices({tr("Now"), tr("Cohort")});
    m_look->setAccessibleName(tr("Funnel now, or by cohort"));
    const bool now = m_look->choice() == 0;
    m_stageCard->setTitle(now ? tr("Pipeline by stage") : tr("What became of those that entered"));
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

QString PipelinePage::horizonText() const
{
    return tr("within %n days", nullptr, context().slice.slice().horizonDays);
}

QString PipelinePage::conversionText(const analytics::CohortStep &step) const
{
    return models::figureText(step.conversion, currency()).text;
}

QString PipelinePage::stepDetail(const analytics::CohortStep &step) const
{
    const kit::Format format;
    const auto countOf = [&](const analytics::Figure &figure) { return format.count(figure.value.value_or(0)); };
    QStringList lines{tr("%1 entered %2: %3 advanced, %4 were lost, %5 are still open")
                          .arg(countOf(step.entered), stageName(step.fromStage), countOf(step.advanced), countOf(step.lost), countOf(step.open))};
    if (step.immature > 0)
        lines << tr("%1 of them entered less than %2 days ago: the conversion may still rise")
                     .arg(format.count(step.immature), format.count(context().slice.slice().horizonDays));
    if (!step.conversion.value && !step.conversion.missing.empty())
        lines << tr("All of them came straight to a later stage, so there is no conversion from this one");
    else if (step.skipped > 0)
        lines << tr("%1 skipped a stage").arg(format.count(step.skipped));
    if (step.regressed > 0)
        lines << tr("%1 went back a stage on the way").arg(format.count(step.regressed));
    return lines.join(QLatin1Char('\n'));
}

/// Won and lost stand apart from what is still open: their tiles say how many, and the last conversion is in the subtitle.
void PipelinePage::showFunnel()
{
    std::vector<kit::FunnelStage> stages;
    std::vector<kit::FunnelStep> steps;
    std::vector<int> shown;
    for (std::size_t i = 0; i < m_page.stages.size(); ++i) {
        const analytics::StageFigures &each = m_page.stages[i];
        if (each.lost || each.won)
            continue;
        const models::AmountText value = models::figureText(each.value, currency());
        const models::AmountText count = models::figureText(each.count, currency());
        stages.push_back({each.value.id.toString(), stageName(static_cast<int>(i)), each.value.value.value_or(0), value.text, value.full,
                          count.text, kit::Tone::Neutral});
        shown.push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i + 1 < shown.size(); ++i) {
        const auto step = std::ranges::find(m_page.cohort, shown[i], &analytics::CohortStep::fromStage);
        if (step == m_page.cohort.end()) {
            steps.emplace_back();
            continue;
        }
        steps.push_back({conversionText(*step), horizonText(), stepDetail(*step), step->immature > 0, step->entered.id.toString()});
    }
    m_funnel->setStages(std::move(stages), std::move(steps));
    showSubtitle(shown.empty() ? -1 : shown.back());
}

void PipelinePage::showSubtitle(int lastOpenStage)
{
    if (m_look->choice() != 0) {
        const bool final = std::ranges::all_of(m_page.cohort, [](const analytics::CohortStep &step) { return step.immature == 0; });
        m_stageCard->setSubtitle(final ? tr("Share that came to the next stage %1").arg(horizonText())
                                       : tr("Share that came to the next stage %1; ◌ not final yet").arg(horizonText()));
        return;
    }
    const auto last = std::ranges::find(m_page.cohort, lastOpenStage, &analytics::CohortStep::fromStage);
    if (last == m_page.cohort.end() || !last->conversion.value)
        m_stageCard->setSubtitle(tr("Width by value; conversion %1 between stages").arg(horizonText()));
    else
        m_stageCard->setSubtitle(tr("Width by value; conversion %1 between stages, from the last to won %2").arg(horizonText(), conversionText(*last)));
}

void PipelinePage::showCohort()
{
    kit::SeriesContent content;
    kit::Series advanced{tr("Advanced"), {}, kit::Tone::Good};
    kit::Series open{tr("Still open"), {}, kit::Tone::Info};
    kit::Series lost{tr("Lost"), {}, kit::Tone::Bad};
    for (const analytics::CohortStep &step : m_page.cohort) {
        if (step.entered.value.value_or(0) == 0)
            continue;
        QString conversion = conversionText(step);
        if (step.immature > 0)
            //: The conversion of a step whose youngest deals have not had their time yet.
            conversion = tr("%1 ◌").arg(conversion);
        const QString label = stageName(step.fromStage) + QLatin1Char('\n') + conversion;
        content.categories.push_back({step.entered.id.toString(), label, step.entered.value.value_or(0), {}, stepDetail(step), false});
        advanced.values.push_back(step.advanced.value);
        open.values.push_back(step.open.value);
        lost.values.push_back(step.lost.value);
    }
    if (!content.categories.empty())
        content.series = {advanced, open, lost};
    content.formatted = [](std::int64_t value) { return kit::Format().count(value); };
    m_cohort->setContent(std::move(content));
}

void PipelinePage::showSources()
{
    std::vector<kit::Datum> bars;
    std::int64_t unattributed = 0;
    for (const analytics::SourceShare &each : m_page.sources) {
        const bool unknown = each.source.key.isEmpty();
        unattributed += unknown ? each.count.value.value_or(0) : 0;
        const models::AmountText value = models::figureText(each.value, currency());
        bars.push_back({each.count.id.toString(), unknown ? tr("Unattributed") : each.source.name, each.count.value.value_or(0),
                        models::figureText(each.count, currency()).text, tr("Worth %1").arg(value.full), unknown});
    }
    // Largest first; what has no source comes last, and its number is in the subtitle wherever the bars are cut off.
    std::ranges::stable_sort(bars, [](const kit::Datum &a, const kit::Datum &b) {
        return std::pair(!a.unattributed, a.value) > std::pair(!b.unattributed, b.value);
    });
    m_sources->setBars(std::move(bars));
    m_sourceCard->setSubtitle(unattributed == 0 ? tr("Deals by source") : tr("Deals by source, %1 of them unattributed").arg(kit::Format().count(unattributed)));
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
    case Metric::CohortConversion: return stageName(figure.bucket);
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
    const analytics::FigureId id = figure.value_or(m_page.openValue.id);
    const QString title = figure ? models::figureLabel(*figure, bucketName(*figure)) : tr("Open deals");
    m_rows->showFigure(id, title, context().slice.slice(), currency());
}

bool PipelinePage::areRowsSettled() const
{
    return m_rows->isSettled();
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
