#include "pipeline/changeview.h"

#include "plumbline/kit/asofcontrol.h"
#include "plumbline/kit/dayfield.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/waterfallchart.h"
#include "plumbline/models/celltext.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/funneldesk.h"
#include "plumbline/workspace/labels.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using analytics::ChangeStep;

bool isEnd(ChangeStep step)
{
    return step == ChangeStep::Opening || step == ChangeStep::Closing;
}

bool isTakenAway(ChangeStep step)
{
    return step == ChangeStep::Shrunk || step == ChangeStep::Slipped || step == ChangeStep::Lost || step == ChangeStep::Won;
}

/// Only what is expected in a period can slip out of it.
bool needsPeriod(ChangeStep step)
{
    return step == ChangeStep::Slipped || step == ChangeStep::PulledIn;
}

} // namespace

domain::Date fridayBefore(domain::Date day)
{
    constexpr unsigned Friday = 5;
    const unsigned today = std::chrono::weekday(day.sysDays()).iso_encoding();
    const unsigned back = (today + 7 - Friday) % 7;
    return day.plusDays(-static_cast<int>(back == 0 ? 7 : back));
}

ChangeView::ChangeView(const Context &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_label(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted)), m_day(new kit::DayField),
      m_asRecorded(new QCheckBox), m_hint(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted)), m_chart(new kit::WaterfallChart)
{
    m_day->setObjectName(QStringLiteral("sinceDay"));
    m_asRecorded->setObjectName(QStringLiteral("asRecorded"));
    m_chart->setObjectName(QStringLiteral("change"));
    m_label->setBuddy(m_day);
    m_label->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(kit::tokens().space(2));
    choices->addWidget(m_label);
    choices->addWidget(m_day);
    choices->addWidget(m_asRecorded);
    choices->addWidget(m_hint, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit::tokens().space(2));
    layout->addLayout(choices);
    layout->addWidget(m_chart, 1);
    setFocusProxy(m_chart);
    connect(m_chart, &kit::Chart::activated, this, &ChangeView::activated);
    connect(m_day, &kit::DayField::dayChanged, this, [this](const QDate &day) { chooseDay(kit::fromQDate(day)); });
    connect(m_asRecorded, &QCheckBox::toggled, this, [this] { refresh(); });
    retranslate();
}

domain::Date ChangeView::day() const
{
    const domain::Date asOf = m_context.slice.slice().asOf;
    return m_chosen ? std::min(*m_chosen, asOf) : fridayBefore(asOf);
}

analytics::Slice ChangeView::slice() const
{
    analytics::Slice slice = m_context.slice.slice();
    slice.since = analytics::Since{day(), m_asRecorded->isChecked() ? m_known : std::nullopt};
    return slice;
}

void ChangeView::chooseDay(domain::Date day)
{
    m_chosen = day;
    refresh();
}

void ChangeView::refresh()
{
    m_day->setLastDay(kit::toQDate(m_context.slice.slice().asOf));
    m_day->setDay(kit::toQDate(day()));
    m_known.reset();
    if (m_asRecorded->isChecked())
        askPosition();
    else
        ask();
}

void ChangeView::askPosition()
{
    workspace::FunnelDesk desk(m_context.workspace);
    m_latestPosition.ask(desk.positionAfter(day()), this, [this](const domain::Result<std::optional<ledger::Position>> &position) {
        if (!position) {
            Q_EMIT failed(workspace::errorText(position.error()));
            return;
        }
        m_known = *position;
        ask();
    });
}

void ChangeView::ask()
{
    using Shown = workspace::Shown<analytics::PipelineChange>;
    m_latestPosition.drop();
    m_latest.ask(workspace::FunnelDesk(m_context.workspace).change(slice()), this, [this](const domain::Result<Shown> &shown) {
        if (!shown) {
            Q_EMIT failed(workspace::errorText(shown.error()));
            return;
        }
        show(shown->page, shown->currency);
        Q_EMIT this->shown();
    });
}

void ChangeView::show(const analytics::PipelineChange &change, domain::Currency currency)
{
    m_change = change;
    m_currency = currency;
    showBars();
}

void ChangeView::showBars()
{
    if (!m_change)
        return;
    const kit::Format format;
    const bool isWhole = m_context.slice.slice().period.isOpen();
    std::vector<kit::WaterfallBar> bars;
    bool isEmpty = true;
    for (const analytics::ChangeFigures &each : m_change->steps) {
        const std::int64_t deals = each.count.value.value_or(0);
        isEmpty = isEmpty && deals == 0;
        if (isWhole && needsPeriod(each.step))
            continue;
        const std::int64_t value = each.value.value.value_or(0) * (isTakenAway(each.step) ? -1 : 1);
        const models::AmountText text = models::amountText(value, analytics::Unit::Money, m_currency);
        kit::WaterfallBar bar;
        bar.kind = isEnd(each.step) ? kit::WaterfallKind::Total : kit::WaterfallKind::Change;
        if (each.step == ChangeStep::Won)
            bar.tone = value <= 0 ? kit::Tone::Good : kit::Tone::Bad;
        QString label = workspace::label(each.step);
        if (each.step == ChangeStep::Opening)
            label = format.date(m_change->since.asOf);
        else if (each.step == ChangeStep::Closing)
            label = format.date(m_context.slice.slice().asOf);
        bar.datum = {each.value.id.toString(), label, value, text.text, tr("%n deals", nullptr, static_cast<int>(deals)) + QLatin1Char('\n') + text.full, false};
        bars.push_back(std::move(bar));
    }
    if (isEmpty)
        bars.clear();
    m_chart->setBars(std::move(bars));
    m_hint->setText(isWhole ? tr("With a period, only deals expected to close in it count: what slipped and what was pulled in shows too.") : QString());
}

QString ChangeView::sentence() const
{
    if (!m_change)
        return {};
    const auto valueOf = [this](ChangeStep step) {
        const models::AmountText text = models::figureText(m_change->steps[static_cast<std::size_t>(step)].value, m_currency);
        return text.text;
    };
    const kit::Format format;
    const domain::DateRange &period = m_context.slice.slice().period;
    const QString from = format.date(m_change->since.asOf);
    const QString then = valueOf(ChangeStep::Opening);
    const QString now = valueOf(ChangeStep::Closing);
    if (period.isOpen())
        return tr("Open value: %1 on %2, %3 on %4").arg(then, from, now, format.date(m_context.slice.slice().asOf));
    return tr("Open value expected %1: %2 on %3, %4 on %5").arg(format.range(period), then, from, now, format.date(m_context.slice.slice().asOf));
}

void ChangeView::setPicked(const std::optional<QString> &key)
{
    m_chart->setPicked(key);
}

void ChangeView::showLoading()
{
    m_latest.drop();
    m_latestPosition.drop();
    m_change.reset();
    m_chart->showLoading();
}

void ChangeView::retranslate()
{
    m_label->setText(tr("Since"));
    m_day->setAccessibleName(tr("The day the change is reckoned from"));
    m_asRecorded->setText(tr("As recorded then"));
    m_asRecorded->setToolTip(tr("Compares with what had been recorded by the end of that day. Otherwise what was entered later, but dated by then, was there already."));
    m_chart->setTitle(tr("What changed in the pipeline"));
    m_chart->setEmptySentence(tr("No deal was open on either day."));
    showBars();
}

} // namespace plumbline::pages
