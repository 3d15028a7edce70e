#include "pipeline/dwellview.h"

#include "parts/toggle.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/serieschart.h"
#include "plumbline/models/celltext.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/funneldesk.h"
#include "plumbline/workspace/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plumbline::pages {

DwellView::DwellView(const Context &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_days(new Toggle), m_provisional(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted)),
      m_chart(new kit::SeriesChart(kit::SeriesShape::Columns))
{
    m_days->setObjectName(QStringLiteral("dwellDays"));
    m_chart->setObjectName(QStringLiteral("dwell"));
    auto *choices = new QHBoxLayout;
    choices->setSpacing(kit::tokens().space(2));
    choices->addWidget(m_days);
    choices->addWidget(m_provisional, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit::tokens().space(2));
    layout->addLayout(choices);
    layout->addWidget(m_chart, 1);
    setFocusProxy(m_chart);
    connect(m_chart, &kit::SeriesChart::activated, this, &DwellView::activated);
    connect(m_days, &Toggle::chosen, this, [this] { showColumns(); });
    retranslate();
}

bool DwellView::inWorkingDays() const
{
    return m_days->choice() == 1;
}

void DwellView::refresh()
{
    using Shown = workspace::Shown<analytics::DwellPage>;
    m_latest.ask(workspace::FunnelDesk(m_context.workspace).dwell(m_context.slice.slice()), this, [this](const domain::Result<Shown> &shown) {
        if (!shown) {
            Q_EMIT failed(workspace::errorText(shown.error()));
            return;
        }
        m_page = shown->page;
        showColumns();
        Q_EMIT this->shown();
    });
}

QString DwellView::detail(const analytics::StageDwell &dwell) const
{
    const kit::Format format;
    const auto countOf = [&](const analytics::Figure &figure) { return format.count(figure.value.value_or(0)); };
    const auto textOf = [](const analytics::Figure &figure) { return models::figureText(figure, {}).text; };
    return QStringList{tr("%1 deals were in it: %2 left, %3 are still there").arg(countOf(dwell.count), countOf(dwell.ended), countOf(dwell.open)),
                       tr("Half left within %1, three quarters within %2").arg(textOf(dwell.median), textOf(dwell.upperQuartile)),
                       tr("Half left within %1, three quarters within %2").arg(textOf(dwell.medianWorking), textOf(dwell.upperQuartileWorking))}
        .join(QLatin1Char('\n'));
}

void DwellView::showColumns()
{
    if (!m_page)
        return;
    const kit::Format format;
    kit::SeriesContent content;
    kit::Series half{tr("Half left"), {}, kit::Tone::Info};
    kit::Series most{tr("Three quarters left"), {}, kit::Tone::Watch};
    for (const analytics::StageDwell &stage : m_page->stages) {
        if (stage.count.value.value_or(0) == 0)
            continue;
        const analytics::Figure &median = inWorkingDays() ? stage.medianWorking : stage.median;
        const analytics::Figure &quartile = inWorkingDays() ? stage.upperQuartileWorking : stage.upperQuartile;
        const QString both = tr("%1 / %2 days").arg(median.value ? format.count(*median.value) : kit::Format::none(),
                                                    quartile.value ? format.count(*quartile.value) : kit::Format::none());
        // Where too few have left, the two numbers it would be told from stand instead.
        const QString parts = tr("%1 of %2 left").arg(format.count(stage.ended.value.value_or(0)), format.count(stage.count.value.value_or(0)));
        const QString label = QStringList{kit::stageLabel(stage.name), both, parts}.join(QLatin1Char('\n'));
        content.categories.push_back({stage.count.id.toString(), label, stage.count.value.value_or(0), {}, detail(stage), false});
        half.values.push_back(median.value);
        most.values.push_back(quartile.value);
    }
    if (!content.categories.empty())
        content.series = {half, most};
    content.formatted = [](std::int64_t value) { return kit::Format().count(value); };
    m_chart->setContent(std::move(content));
    m_provisional->setText(inWorkingDays() && m_page->isProvisional
                               ? tr("Public holidays of some of these years are not published yet; their weekdays count as worked.")
                               : QString());
}

void DwellView::showLoading()
{
    m_latest.drop();
    m_page.reset();
    m_chart->showLoading();
}

void DwellView::retranslate()
{
    m_days->setChoices({tr("Calendar days"), tr("Working days")});
    m_days->setAccessibleName(tr("Which days are counted"));
    m_chart->setTitle(tr("How long deals stay in a stage"));
    m_chart->setEmptySentence(tr("No deal came to an open stage on a known day, so nobody knows how long it stayed."));
    showColumns();
}

} // namespace plumbline::pages
