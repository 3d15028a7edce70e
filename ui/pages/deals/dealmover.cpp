#include "deals/dealmover.h"

#include "deals/acthost.h"
#include "deals/dealwords.h"

#include "plumbline/domain/errors.h"
#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/label.h"
#include "plumbline/workspace/labels.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace plumbline::pages {

DealMover::DealMover(const Context &context, ActHost &host, DealActs &acts, QObject *parent)
    : QObject(parent), m_context(context), m_host(host), m_acts(acts)
{
    connect(&m_acts, &DealActs::done, this, [this] {
        if (m_held)
            askMissing();
    });
    connect(&m_host, &ActHost::dismissed, this, [this] { m_held.reset(); });
}

void DealMover::forget()
{
    m_acting.drop();
    m_asking.drop();
    m_held.reset();
}

void DealMover::move(const DealMove &move)
{
    if (isPending())
        return;
    m_held.reset();
    if (move.outcome == domain::StageOutcome::Lost)
        askReason(move);
    else
        run(move, std::nullopt);
}

void DealMover::askReason(const DealMove &move)
{
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *reasons = new QButtonGroup(body);
    for (const domain::LossReason each : lossReasons()) {
        auto *button = new QRadioButton(lossText(each), body);
        button->setObjectName(QStringLiteral("loss.") + domain::toToken(each));
        reasons->addButton(button, static_cast<int>(each));
        layout->addWidget(button);
    }
    layout->addStretch(1);
    const QString obstacle = tr("Choose why it was lost.");
    connect(reasons, &QButtonGroup::idToggled, this, [this] { m_host.panel()->setObstacle({}); });
    ActForm form{tr("Why was it lost?"), move.deal.title, body, reasons->buttons().front(), tr("Mark as lost"), obstacle, {}};
    form.run = [this, move, reasons] { run(move, static_cast<domain::LossReason>(reasons->checkedId())); };
    m_host.begin(std::move(form));
    Q_EMIT stayed({});
}

void DealMover::run(const DealMove &move, std::optional<domain::LossReason> reason)
{
    if (m_acting.isPending())
        return;
    if (m_host.isOpen())
        m_host.setUnderway();
    domain::AdvanceStage advance{move.deal.id, move.from, move.to, domain::StageChangeId(m_context.workspace.newId()), std::nullopt, reason};
    m_acting.ask(m_context.workspace.act(advance), this, [this, move](const domain::Result<std::optional<ledger::Entry>> &entry) {
        if (!entry) {
            refused(move, entry.error());
            return;
        }
        m_held.reset();
        m_host.finish();
        Q_EMIT moved(move, *entry ? (*entry)->position : 0);
    });
}

void DealMover::refused(const DealMove &move, const domain::Error &error)
{
    if (error.code == domain::errors::GateClosed) {
        m_held = move;
        askMissing();
        Q_EMIT stayed({});
        return;
    }
    const QString sentence = workspace::errorText(error);
    if (m_host.isOpen())
        m_host.refuse(sentence);
    Q_EMIT stayed(m_host.isOpen() ? QString() : sentence);
}

void DealMover::askMissing()
{
    m_asking.ask(workspace::DealDesk(m_context.workspace).missing(m_held->deal.id, m_held->to), this,
                 [this](const domain::Result<std::vector<workspace::GateShown>> &missing) {
                     if (!m_held)
                         return;
                     if (missing)
                         showMissing(*missing);
                     else
                         Q_EMIT stayed(workspace::errorText(missing.error()));
                 });
}

void DealMover::showMissing(const std::vector<workspace::GateShown> &missing)
{
    const DealMove move = *m_held;
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, kit::tokens().space(1), 0);
    layout->setSpacing(kit::tokens().space(3));
    auto *say = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, body);
    say->setOverflow(kit::Label::Overflow::Wrap);
    say->setText(missing.empty() ? tr("Everything is there now.") : tr("The deal stays where it is until this is there:"));
    layout->addWidget(say);
    QWidget *start = nullptr;
    for (const workspace::GateShown &each : missing) {
        auto *card = new kit::Card(body);
        auto *what = new kit::Label(kit::TextSize::Body, kit::TextLevel::Strong, card);
        what->setOverflow(kit::Label::Overflow::Wrap);
        what->setText(missingText(each));
        auto *supply = new QPushButton(supplyText(each), card);
        supply->setObjectName(QStringLiteral("deals.supply"));
        card->body()->addWidget(what);
        card->body()->addWidget(supply, 0, Qt::AlignLeft);
        layout->addWidget(card);
        start = start == nullptr ? supply : start;
        // Behind the click: what it opens takes this body's place.
        connect(
            supply, &QPushButton::clicked, this, [this, move, each] { m_acts.supply(move.deal, each); }, Qt::QueuedConnection);
    }
    layout->addStretch(1);
    const auto count = static_cast<int>(missing.size());
    ActForm form{tr("Not yet: %1").arg(move.toName), move.deal.title, body, start, tr("Move to %1").arg(move.toName),
                 missing.empty() ? QString() : tr("%n things are missing.", nullptr, count), {}};
    form.run = [this, move] { run(move, std::nullopt); };
    if (missing.empty())
        form.title = tr("Ready: %1").arg(move.toName);
    m_host.begin(std::move(form));
}

} // namespace plumbline::pages
