#include "pipeline/pipelinepage.h"

#include "parts/toggle.h"
#include "pipeline/changeview.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/funnelchart.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/serieschart.h"
#include "plumbline/kit/sharebars.h"
#include "plumbline/models/celltext.h"
#include "plumbline/pages/slicemodel.h"

/// What the pictures of the pipeline page show.
namespace plumbline::pages {

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
    showSubtitle();
}

void PipelinePage::showSubtitle()
{
    m_stageCard->setSubtitle(subtitle());
}

QString PipelinePage::subtitle() const
{
    switch (look()) {
    case Look::Change: return m_change->sentence();
    case Look::Dwell: return tr("Days until half, and three quarters, of the deals had left; those still there count as long as they have been");
    case Look::Cohort:
        return std::ranges::all_of(m_page.cohort, [](const analytics::CohortStep &step) { return step.immature == 0; })
            ? tr("Share that came to the next stage %1").arg(horizonText())
            : tr("Share that came to the next stage %1; ◌ not final yet").arg(horizonText());
    case Look::Now: break;
    }
    const auto last = std::ranges::find_if(m_page.cohort, [this](const analytics::CohortStep &step) {
        const auto to = static_cast<std::size_t>(step.toStage);
        return to < m_page.stages.size() && m_page.stages[to].won;
    });
    if (last == m_page.cohort.end() || !last->conversion.value)
        return tr("Width by value; conversion %1 between stages").arg(horizonText());
    return tr("Width by value; conversion %1 between stages, from the last to won %2").arg(horizonText(), conversionText(*last));
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

} // namespace plumbline::pages
