#include "deals/dealhead.h"

#include "deals/dealwords.h"
#include "deals/stagestepper.h"
#include "parts/flowlayout.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using domain::StageOutcome;

constexpr domain::Roles Recorders = domain::Sellers | domain::Role::Delivery;

} // namespace

DealHead::DealHead(QWidget *parent)
    : QWidget(parent), m_back(new QPushButton(this)), m_title(new kit::Label(kit::TextSize::Heading, kit::TextLevel::Strong, this)),
      m_account(new QPushButton(this)), m_stepper(new StageStepper(this))
{
    m_acts = buildActs();
    build();
    connect(m_back, &QPushButton::clicked, this, &DealHead::backWanted);
    connect(m_account, &QPushButton::clicked, this, &DealHead::accountWanted);
    connect(m_stepper, &StageStepper::stageWanted, this, &DealHead::stageWanted);
}

void DealHead::build()
{
    const kit::Tokens &t = kit::tokens();
    m_back->setObjectName(QStringLiteral("deals.back"));
    m_back->setIcon(kit::icon(kit::Glyph::ChevronLeft));
    kit::setButtonWeight(m_back, kit::ButtonWeight::Link);
    m_title->setObjectName(QStringLiteral("deals.title"));
    m_title->setOverflow(kit::Label::Overflow::Wrap);
    m_title->setLook(kit::TextSize::Heading, kit::TextLevel::Strong, kit::Weight::Medium);
    m_account->setObjectName(QStringLiteral("deals.account"));
    kit::setButtonWeight(m_account, kit::ButtonWeight::Link);
    auto *figures = new QWidget(this);
    auto *flow = new FlowLayout(t.space(6), figures);
    for (Figure &each : m_figures)
        each = addFigure(*flow);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(2));
    layout->addWidget(m_back, 0, Qt::AlignLeft);
    layout->addWidget(m_title);
    layout->addWidget(m_account, 0, Qt::AlignLeft);
    layout->addWidget(figures);
    layout->addSpacing(t.space(1));
    layout->addWidget(m_stepper);
    layout->addWidget(m_acts);
}

DealHead::Figure DealHead::addFigure(QLayout &into)
{
    auto *box = new QWidget(into.parentWidget());
    Figure figure{box, new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, box), new kit::Label(kit::TextSize::Title, kit::TextLevel::Strong, box)};
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(figure.label);
    column->addWidget(figure.value);
    into.addWidget(box);
    return figure;
}

QWidget *DealHead::buildActs()
{
    auto *acts = new QWidget(this);
    auto *flow = new FlowLayout(kit::tokens().space(2), acts);
    const auto add = [&](const QString &name) {
        auto *button = new QPushButton(acts);
        button->setObjectName(name);
        flow->addWidget(button);
        return button;
    };
    for (const domain::KeyEventType type : keyEventTypes()) {
        QPushButton *button = add(QStringLiteral("event.") + domain::toToken(type));
        m_events.emplace(type, button);
        if (domain::needsFile(type))
            button->setIcon(kit::icon(kit::Glyph::File, kit::TextLevel::Muted));
        connect(button, &QPushButton::clicked, this, [this, type] { Q_EMIT eventWanted(type); });
    }
    m_commitment = add(QStringLiteral("deals.newCommitment"));
    m_commitment->setIcon(kit::icon(kit::Glyph::Commitments, kit::TextLevel::Muted));
    m_handover = add(QStringLiteral("deals.handover"));
    m_reopen = add(QStringLiteral("deals.reopen"));
    m_lose = add(QStringLiteral("deals.lose"));
    connect(m_commitment, &QPushButton::clicked, this, &DealHead::commitmentWanted);
    connect(m_handover, &QPushButton::clicked, this, &DealHead::handoverWanted);
    connect(m_reopen, &QPushButton::clicked, this, &DealHead::reopenWanted);
    connect(m_lose, &QPushButton::clicked, this, &DealHead::lossWanted);
    return acts;
}

void DealHead::show(const workspace::DealShown &deal, domain::Role role)
{
    m_deal = deal;
    m_role = role;
    const bool mayMove = domain::Sellers.contains(role);
    m_title->setText(deal.deal.title);
    m_account->setText(deal.account);
    m_account->setVisible(!deal.account.isEmpty());
    m_stepper->show(deal, mayMove ? StageStepper::Moving::Possible : StageStepper::Moving::Impossible);
    showFigures();
    showActs();
}

QString DealHead::stageFigure() const
{
    if (!m_deal->since)
        return kit::Format::none();
    return tr("%n days", nullptr, m_deal->today - *m_deal->since);
}

void DealHead::showFigures()
{
    const kit::Format format;
    const workspace::DealShown &deal = *m_deal;
    const auto set = [this](std::size_t at, const QString &label, const QString &value, kit::Tone tone = kit::Tone::Neutral) {
        m_figures[at].box->setVisible(!value.isEmpty());
        m_figures[at].label->setText(label);
        m_figures[at].value->setText(value);
        m_figures[at].value->setTone(tone);
    };
    set(0, tr("Amount"), format.moneyWithCurrency(deal.deal.amount));
    const bool hasTeam = !deal.team.isEmpty() && !deal.owner.isEmpty();
    //: The owner of a deal and their team.
    set(1, tr("Owner"), hasTeam ? tr("%1 · %2").arg(deal.owner, deal.team) : deal.owner);
    const StageOutcome outcome = deal.stage().stage.outcome;
    if (outcome == StageOutcome::Open) {
        const bool late = deal.deal.expected_close && *deal.deal.expected_close < deal.today;
        const QString day = format.date(deal.deal.expected_close);
        set(2, tr("Expected close"), late ? kit::toneShape(kit::Tone::Bad) + QLatin1Char(' ') + day : day, late ? kit::Tone::Bad : kit::Tone::Neutral);
        set(3, tr("Probability"), deal.probability ? format.percent(*deal.probability) : QString());
        set(4, tr("In this stage"), stageFigure());
        return;
    }
    set(2, tr("Closed"), format.date(deal.deal.closed_on));
    set(3, tr("Loss reason"), deal.lostFor ? lossText(*deal.lostFor) : QString());
    set(4, tr("Service until"), deal.deal.service_end ? format.date(deal.deal.service_end) : QString());
}

void DealHead::showActs()
{
    const StageOutcome outcome = m_deal->stage().stage.outcome;
    const bool sells = domain::Sellers.contains(m_role);
    for (const auto &[type, button] : m_events)
        button->setVisible(Recorders.contains(m_role));
    m_commitment->setVisible(sells && m_deal->deal.account);
    const bool isOut = m_deal->handover && m_deal->handover->state != domain::HandoverState::Returned;
    m_handover->setVisible(sells && outcome == StageOutcome::Won && !isOut);
    kit::setButtonWeight(m_handover, kit::ButtonWeight::Primary);
    m_lose->setVisible(sells && outcome == StageOutcome::Open);
    m_reopen->setVisible(outcome == StageOutcome::Lost ? sells : outcome == StageOutcome::Won && domain::Leaders.contains(m_role));
    m_acts->setVisible(Recorders.contains(m_role));
    m_acts->layout()->invalidate();
}

void DealHead::retranslate()
{
    m_back->setText(tr("Deals"));
    m_back->setToolTip(tr("Back to where you were (Esc)"));
    m_account->setToolTip(tr("Open the customer"));
    for (const auto &[type, button] : m_events) {
        button->setText(actText(type));
        button->setToolTip(domain::needsFile(type) ? tr("Told by a file: choose it, or drop it on this page") : tr("Recorded with one click; Ctrl+Z takes it back"));
    }
    m_commitment->setText(tr("New commitment"));
    m_handover->setText(tr("Hand over to delivery"));
    m_lose->setText(tr("Mark as lost…"));
    m_reopen->setText(tr("Reopen"));
    if (m_deal)
        show(workspace::DealShown(*m_deal), m_role);
}

void DealHead::focusActs()
{
    m_events.at(domain::KeyEventType::ProposalSent)->setFocus(Qt::OtherFocusReason);
}

} // namespace plumbline::pages
