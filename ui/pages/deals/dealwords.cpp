#include "deals/dealwords.h"

#include "plumbline/kit/format.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

namespace plumbline::pages {

namespace {

using domain::KeyEventType;
using domain::StageOutcome;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DealWords)
};

/// What is next for the deal, short and in full.
void sayDue(kit::BoardCard &into, const analytics::BoardCard &card, domain::Date asOf)
{
    if (!card.expectedClose) {
        into.note = Words::tr("No close expected yet");
        return;
    }
    const QString day = kit::Format().date(card.expectedClose);
    const int late = asOf - *card.expectedClose;
    if (late <= 0) {
        into.note = Words::tr("Expected %1").arg(day);
        return;
    }
    into.note = Words::tr("%n days overdue", nullptr, late);
    //: How long a deal is past its expected close, and the day that was.
    into.fullNote = Words::tr("%n days overdue · %1", nullptr, late).arg(day);
    into.tone = kit::Tone::Bad;
}

void fill(kit::BoardCard &made, const analytics::BoardCard &card, const workspace::DealBoard &board)
{
    const kit::Format format;
    const kit::Figures amount = format.shortMoney({card.amount, board.currency});
    made.key = card.deal.toString();
    made.title = card.title;
    const bool hasBoth = !card.account.isEmpty() && !card.owner.isEmpty();
    //: A customer and the deal's owner.
    made.subtitle = hasBoth ? Words::tr("%1 · %2").arg(card.account, card.owner) : card.account + card.owner;
    made.amount = amount.text;
    made.fullAmount = format.moneyWithCurrency({card.amount, board.currency});
    if (card.daysInStage)
        //: How long the deal has stood in its stage.
        made.aside = Words::tr("%n days here", nullptr, *card.daysInStage);
    sayDue(made, card, board.asOf);
}

kit::Tone toneOf(StageOutcome outcome)
{
    switch (outcome) {
    case StageOutcome::Open: return kit::Tone::Neutral;
    case StageOutcome::Won: return kit::Tone::Good;
    case StageOutcome::Lost: return kit::Tone::Bad;
    }
    return kit::Tone::Neutral;
}

QString hintOf(StageOutcome outcome)
{
    switch (outcome) {
    case StageOutcome::Open: return Words::tr("No deals here. Drop one to bring it to this stage.");
    case StageOutcome::Won: return Words::tr("Drop a deal here once it is won");
    case StageOutcome::Lost: return Words::tr("Drop a deal here to say why it was lost");
    }
    return {};
}

QString moreOf(const analytics::BoardStage &stage)
{
    const auto shown = static_cast<std::int64_t>(stage.cards.size());
    const std::int64_t left = stage.count - shown;
    if (left <= 0)
        return {};
    const QString counted = kit::Format().count(left);
    if (stage.outcome != StageOutcome::Open)
        return Words::tr("Show all %1", nullptr, static_cast<int>(left)).arg(counted);
    return Words::tr("and %1 more", nullptr, static_cast<int>(left)).arg(counted);
}

} // namespace

QString actText(KeyEventType type)
{
    switch (type) {
    case KeyEventType::TechnicalAnswer: return Words::tr("Answer a technical question");
    case KeyEventType::CompetitorComparison: return Words::tr("Upload a competitor comparison");
    case KeyEventType::LegalReview: return Words::tr("Upload a legal review");
    case KeyEventType::Demonstration: return Words::tr("Give a demonstration");
    case KeyEventType::SampleSent: return Words::tr("Send a sample");
    case KeyEventType::ProposalSent: return Words::tr("Send a proposal");
    case KeyEventType::VisitBooked: return Words::tr("Book a visit");
    case KeyEventType::VisitCompleted: return Words::tr("Complete a visit");
    case KeyEventType::ContractUploaded: return Words::tr("Upload a contract");
    }
    return {};
}

QString doneText(KeyEventType type)
{
    return workspace::tokenLabel(domain::toToken(type));
}

const std::vector<KeyEventType> &keyEventTypes()
{
    using enum KeyEventType;
    static const std::vector<KeyEventType> types{ProposalSent,         VisitBooked, VisitCompleted, TechnicalAnswer, SampleSent, Demonstration,
                                                 CompetitorComparison, LegalReview, ContractUploaded};
    return types;
}

QString gateText(const workspace::GateShown &gate)
{
    if (gate.asks.event)
        return doneText(*gate.asks.event);
    //: A technical document that has to have been read, in this version.
    return Words::tr("“%1” read, version %2").arg(gate.document, kit::Format().count(gate.version));
}

QString missingText(const workspace::GateShown &gate)
{
    if (gate.asks.event)
        return Words::tr("Not in this deal yet: %1").arg(doneText(*gate.asks.event));
    return Words::tr("Not read yet: “%1”, version %2").arg(gate.document, kit::Format().count(gate.version));
}

QString supplyText(const workspace::GateShown &gate)
{
    return gate.asks.event ? actText(*gate.asks.event) : Words::tr("Read it");
}

QString gatesText(const std::vector<workspace::GateShown> &gates)
{
    QStringList asked;
    for (const workspace::GateShown &each : gates)
        asked << gateText(each);
    return asked.isEmpty() ? QString() : Words::tr("A deal comes here only with: %1").arg(asked.join(Words::tr(", ")));
}

QString lossText(domain::LossReason reason)
{
    return workspace::tokenLabel(domain::toToken(reason));
}

const std::vector<domain::LossReason> &lossReasons()
{
    using enum domain::LossReason;
    static const std::vector<domain::LossReason> reasons{Price, Competitor, NoBudget, NoDecision, Timing, ProductFit, Relationship, Duplicate, Disqualified};
    return reasons;
}

std::vector<kit::BoardColumn> columnsOf(const workspace::DealBoard &board)
{
    const kit::Format format;
    std::vector<kit::BoardColumn> columns;
    for (const analytics::BoardStage &stage : board.stages) {
        const kit::Figures value = format.shortMoney({stage.value, board.currency});
        std::vector<workspace::GateShown> gates;
        std::ranges::copy_if(board.gates, std::back_inserter(gates),
                             [&](const workspace::GateShown &each) { return each.asks.stage.uuid() == stage.stage; });
        kit::BoardColumn column;
        column.key = stage.stage.toString();
        column.title = kit::stageLabel(stage.name);
        column.count = Words::tr("%1 deals", nullptr, static_cast<int>(stage.count)).arg(format.count(stage.count));
        column.value = value.text;
        column.fullValue = format.moneyWithCurrency({stage.value, board.currency});
        column.gate = gatesText(gates);
        column.kind = stage.outcome == StageOutcome::Open ? kit::BoardColumn::Kind::Cards : kit::BoardColumn::Kind::Target;
        column.tone = toneOf(stage.outcome);
        column.hint = hintOf(stage.outcome);
        column.more = moreOf(stage);
        for (const analytics::BoardCard &each : stage.cards)
            fill(column.cards.emplace_back(), each, board);
        columns.push_back(std::move(column));
    }
    return columns;
}

} // namespace plumbline::pages
