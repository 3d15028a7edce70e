#include "health/healthpage.h"

#include "health/healthcard.h"
#include "rows/rowsview.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/models/celltext.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using analytics::Metric;

constexpr int RowsHeight = 60;

/// Without inventory or payables there is no cycle, but what customers take to pay is known all the same.
const analytics::Figure *salesDaysAlone(const analytics::HealthFigure &health)
{
    if (health.figure.id.metric != Metric::CashConversionCycle || health.figure.value)
        return nullptr;
    const auto found = std::ranges::find_if(health.parts, [](const analytics::Figure &part) { return part.id.metric == Metric::DaysSales; });
    return found != health.parts.end() && found->value ? &*found : nullptr;
}

} // namespace

HealthPage::HealthPage(const Context &context, QWidget *parent)
    : FigurePage(QStringLiteral("health"), context, parent), m_output(new HealthCard(QStringLiteral("outputPerHead"))),
      m_cycle(new HealthCard(QStringLiteral("cashCycle"))), m_cost(new HealthCard(QStringLiteral("newCustomerCost"))),
      m_rows(new RowsView(context, QStringLiteral("health")))
{
    m_rows->setObjectName(QStringLiteral("healthRows"));
    auto *cards = new QHBoxLayout;
    cards->setSpacing(kit::tokens().space(4));
    for (HealthCard *card : {m_output, m_cycle, m_cost}) {
        cards->addWidget(card, 1);
        card->showLoading();
        connect(card, &HealthCard::activated, this, &HealthPage::pick);
    }
    m_rows->setMinimumHeight(kit::tokens().space(RowsHeight));
    column()->addLayout(cards, 1);
    column()->addWidget(m_rows, 2);
    setStart(m_rows->panel()->table());
    connect(m_rows, &RowsView::recordSelected, this, &HealthPage::recordSelected);
    connect(m_rows, &RowsView::recordOpened, this, &HealthPage::recordOpened);
    connect(m_rows, &RowsView::exportWanted, this, &HealthPage::exportWanted);
    connect(m_rows, &RowsView::escaped, this, [this] { removeFilter(); });
    connect(m_rows, &RowsView::failed, this, &HealthPage::noticeChanged);
    connect(m_rows, &RowsView::settled, this, &HealthPage::settled);
}

QString HealthPage::pageTitle()
{
    return tr("Health");
}

QString HealthPage::help() const
{
    return tr("Three figures over the period, or over the twelve months up to the as-of day. Each number in a formula is a link: the documents or people it was "
              "made of appear below, and add up to it. Where an input is missing the page says which; nothing is estimated.");
}

void HealthPage::refresh()
{
    const analytics::Slice slice = context().slice.slice();
    ask<analytics::HealthPage>(context().workspace.health(slice), [this](const analytics::HealthPage &page) { m_page = page; });
}

void HealthPage::showSkeletons()
{
    m_page = {};
    for (HealthCard *card : {m_output, m_cycle, m_cost})
        card->showLoading();
    m_rows->forget();
}

void HealthPage::retranslate()
{
    m_rows->retranslate();
    retranslateFigures();
}

void HealthPage::showFigures()
{
    showCard(*m_output, m_page.outputPerHead, Better::Higher);
    showCard(*m_cycle, m_page.cashConversionCycle, Better::Lower);
    showCard(*m_cost, m_page.newCustomerCost, Better::Lower);
    const std::optional<QString> key = picked() ? std::optional(picked()->toString()) : std::nullopt;
    for (HealthCard *card : {m_output, m_cycle, m_cost})
        card->setPicked(key);
}

void HealthPage::showCard(HealthCard &card, const analytics::HealthFigure &health, Better better)
{
    kit::Figure tile = tileOf(health.figure, {});
    if (const analytics::Figure *alone = salesDaysAlone(health)) {
        const QString cycle = tile.label;
        tile = tileOf(*alone, tr("DSO only, incomplete"));
        //: A figure of which only a part is known: "Cash conversion cycle: Days sales outstanding".
        tile.label = tr("%1: %2").arg(cycle, tile.label);
    } else if (!health.figure.value && !health.figure.missing.empty()) {
        // What it needs stands in full below it, where no line is cut.
        tile.missing = tr("Not known: data is missing");
    }
    // Against the point before it: one month earlier, the same length of period.
    const std::size_t points = health.trend.size();
    const auto now = health.figure.value;
    const auto before = points >= 2 ? health.trend[points - 2].value : std::nullopt;
    if (now && before) {
        const std::int64_t change = *now - *before;
        const bool good = (change > 0) == (better == Better::Higher);
        const kit::Trend trend = change == 0 ? kit::Trend::Flat : change > 0 ? kit::Trend::Up : kit::Trend::Down;
        const QString size = models::amountText(change < 0 ? -change : change, health.figure.unit, currency()).text;
        const QString since = health.trend[points - 2].until.toIso();
        const QString word = change == 0 ? tr("Unchanged since %1").arg(since) : change > 0 ? tr("%1 more than on %2").arg(size, since) : tr("%1 less than on %2").arg(size, since);
        tile.badge = kit::Badge{change == 0 ? kit::Tone::Neutral : good ? kit::Tone::Good : kit::Tone::Watch, trend, word};
    }
    card.setHealth(std::move(tile), health, m_page.period, currency());
}

void HealthPage::showRowsOf(const std::optional<analytics::FigureId> &figure)
{
    const analytics::FigureId id = figure.value_or(analytics::FigureId{Metric::NetSigned});
    //: The rows behind a figure, and the period it is of.
    const QString title = tr("%1, %2").arg(models::figureLabel(id, {}), kit::Format().range(m_page.period));
    if (const analytics::Figure *shown = figureOf(id.metric); shown != nullptr && !shown->value && !shown->missing.empty()) {
        m_rows->showUnknown(title, tr("%1 is not known: it needs %2.").arg(workspace::label(id.metric), inputsText(shown->missing)));
        return;
    }
    m_rows->showFigure(id, title, context().slice.slice(), currency());
}

const analytics::Figure *HealthPage::figureOf(Metric metric) const
{
    for (const analytics::HealthFigure *health : {&m_page.outputPerHead, &m_page.cashConversionCycle, &m_page.newCustomerCost})
        if (const auto found = std::ranges::find_if(health->parts, [metric](const analytics::Figure &part) { return part.id.metric == metric; });
            found != health->parts.end())
            return &*found;
    return nullptr;
}

bool HealthPage::areRowsSettled() const
{
    return m_rows->isSettled();
}

bool HealthPage::removeFilter()
{
    return m_rows->removeFilter() || FigurePage::removeFilter();
}

bool HealthPage::focusFilter()
{
    m_rows->focusFilter();
    return true;
}

std::optional<ExportContent> HealthPage::exportContent() const
{
    if (!hasFigures() || !m_rows->model().rows())
        return std::nullopt;
    ExportContent content{m_rows->content(), picture()};
    content.table.title = title();
    return content;
}

} // namespace plumbline::pages
