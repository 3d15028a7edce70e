#include "customers/timelinewords.h"

#include "plumbline/kit/format.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

namespace plumbline::pages {

namespace {

using domain::CommitmentState;
using domain::EntityKind;
using kit::ColumnKind;
using kit::Format;
using workspace::TimelineItem;
using Kind = TimelineItem::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(plumbline::pages::CustomerTimeline)
};

LineCell textCell(const QString &text)
{
    return {text.isEmpty() ? Format::none() : text, text.isEmpty() ? domain::Value() : domain::Value(text)};
}

LineCell moneyCell(const std::optional<domain::Money> &amount)
{
    return amount ? LineCell{Format().moneyWithCurrency(*amount), *amount} : LineCell{};
}

LineCell dateCell(const std::optional<domain::Date> &date)
{
    return {Format().date(date), date ? domain::Value(*date) : domain::Value()};
}

QString actText(const TimelineItem &item)
{
    const QString type = workspace::tokenLabel(item.what);
    if (item.until)
        //: An act and the day it is for: "Visit booked, for 2026-12-01".
        return Words::tr("%1, for %2").arg(type, Format().date(item.until));
    if (!item.other.isEmpty())
        //: An act and who got it: "Proposal sent, to Ms Chen".
        return Words::tr("%1, to %2").arg(type, item.other);
    return type;
}

QString documentText(const TimelineItem &item)
{
    const QString kind = workspace::tokenLabel(item.what);
    if (item.reverses)
        //: A document that takes another one back: "Invoice reversed".
        return Words::tr("%1 reversed").arg(kind);
    if (item.until && item.kind == Kind::Document)
        return Words::tr("%1, due %2").arg(kind, Format().date(item.until));
    return kind;
}

QString commitmentText(const TimelineItem &item)
{
    const QString kind = workspace::tokenLabel(item.other);
    if (item.what == domain::toToken(CommitmentState::Submitted))
        return Words::tr("%1 promised, due %2").arg(kind, Format().date(item.until));
    //: A commitment's type and the state it came to: "Training: fulfilled".
    return Words::tr("%1: %2").arg(kind, workspace::tokenLabel(item.what));
}

QString handoverText(const TimelineItem &item)
{
    if (item.what == domain::toToken(domain::HandoverState::Accepted))
        return Words::tr("Accepted by delivery");
    return item.what == domain::toToken(domain::HandoverState::Returned) ? Words::tr("Returned by delivery") : Words::tr("Offered to delivery");
}

/// What a commitment's state says, and how loud.
LineCell stateCell(const workspace::CustomerCommitment &line, domain::Date today)
{
    const CommitmentState state = line.commitment.state;
    const QString word = workspace::tokenLabel(domain::toToken(state));
    if (line.unkept && state == CommitmentState::Open) {
        const int days = today - line.commitment.due_date;
        return {Words::tr("%1 days past due", nullptr, days).arg(Format().count(days)), {}, kit::Tone::Bad};
    }
    if (line.unkept)
        return {word, {}, kit::Tone::Bad};
    return {word, {}, state == CommitmentState::Fulfilled ? kit::Tone::Good : kit::Tone::Neutral};
}

} // namespace

QString kindText(Kind kind)
{
    switch (kind) {
    case Kind::Stage: return Words::tr("Stage");
    case Kind::Act: return Words::tr("Act");
    case Kind::Document: return Words::tr("Document");
    case Kind::Receipt: return Words::tr("Receipt");
    case Kind::Allocation: return Words::tr("Allocation");
    case Kind::Chase: return Words::tr("Chase");
    case Kind::PromiseToPay: return Words::tr("Promise to pay");
    case Kind::Commitment: return Words::tr("Commitment");
    case Kind::Handover: return Words::tr("Hand-over");
    case Kind::File: return Words::tr("File");
    }
    return {};
}

QString whatText(const TimelineItem &item)
{
    switch (item.kind) {
    case Kind::Stage: return Words::tr("Came to %1").arg(kit::stageLabel(item.what));
    case Kind::Act: return actText(item);
    case Kind::Document:
    case Kind::Receipt: return documentText(item);
    case Kind::Allocation: return item.reverses ? Words::tr("Taken back from %1").arg(item.other) : Words::tr("Set against %1").arg(item.other);
    case Kind::Chase: return Words::tr("Reminder of level %1").arg(Format().count(item.level));
    case Kind::PromiseToPay: return Words::tr("Payment promised for %1").arg(Format().date(item.until));
    case Kind::Commitment: return commitmentText(item);
    case Kind::Handover: return handoverText(item);
    case Kind::File: return item.other.isEmpty() ? Words::tr("File added") : Words::tr("Added to %1").arg(item.other);
    }
    return {};
}

std::vector<LineColumn> timelineColumns()
{
    return {{QStringLiteral("when"), Words::tr("When"), ColumnKind::Moment, 17},   {QStringLiteral("kind"), Words::tr("Kind"), ColumnKind::Text, 13},
            {QStringLiteral("what"), Words::tr("What happened"), ColumnKind::Text, 30}, {QStringLiteral("about"), Words::tr("About"), ColumnKind::Text, 24},
            {QStringLiteral("amount"), Words::tr("Amount"), ColumnKind::Money, 18}, {QStringLiteral("by"), Words::tr("By"), ColumnKind::Text, 12}};
}

Line timelineLine(const TimelineItem &item, const QString &timeZone)
{
    Line line;
    line.entity = item.entity;
    line.record = item.record;
    const QString what = whatText(item);
    line.key = QStringLiteral("%1/%2/%3/%4/%5/%6/%7")
                   .arg(static_cast<int>(item.kind))
                   .arg(item.record.toString(), item.on.toIso(), item.what, item.subject, item.other, item.amount ? item.amount->plain() : QString());
    const Format format;
    line.cells = {{item.at ? format.moment(*item.at, timeZone) : format.date(item.on), item.at ? domain::Value(*item.at) : domain::Value(item.on)},
                  textCell(kindText(item.kind)),
                  textCell(what),
                  textCell(item.subject),
                  moneyCell(item.amount),
                  textCell(item.by)};
    return line;
}

std::vector<LineColumn> commitmentColumns()
{
    return {{QStringLiteral("state"), Words::tr("State"), ColumnKind::Flag, 18},       {QStringLiteral("kind"), Words::tr("Type"), ColumnKind::Text, 16},
            {QStringLiteral("due"), Words::tr("Due"), ColumnKind::Date, 12},           {QStringLiteral("deal"), Words::tr("Deal"), ColumnKind::Text, 24},
            {QStringLiteral("department"), Words::tr("Department"), ColumnKind::Text, 14}, {QStringLiteral("promisedBy"), Words::tr("Promised by"), ColumnKind::Text, 12},
            {QStringLiteral("liability"), Words::tr("Liability"), ColumnKind::Money, 18}};
}

Line commitmentLine(const workspace::CustomerCommitment &line, domain::Date today)
{
    const domain::Commitment &commitment = line.commitment;
    return {commitment.id.toString(),
            EntityKind::Commitment,
            commitment.id.uuid(),
            {stateCell(line, today), textCell(workspace::tokenLabel(domain::toToken(commitment.kind))), dateCell(commitment.due_date), textCell(line.deal),
             textCell(commitment.department.value_or(QString())), textCell(line.promisedBy), moneyCell(commitment.liability)}};
}

std::vector<LineColumn> dealColumns()
{
    return {{QStringLiteral("deal"), Words::tr("Deal"), ColumnKind::Text, 30},
            {QStringLiteral("stage"), Words::tr("Stage"), ColumnKind::Text, 16},
            {QStringLiteral("amount"), Words::tr("Amount"), ColumnKind::Money, 18},
            {QStringLiteral("expected"), Words::tr("Expected close"), ColumnKind::Date, 15},
            {QStringLiteral("closed"), Words::tr("Closed"), ColumnKind::Date, 12},
            {QStringLiteral("owner"), Words::tr("Owner"), ColumnKind::Text, 14}};
}

Line dealLine(const workspace::CustomerDeal &line)
{
    const domain::Deal &deal = line.deal;
    return {deal.id.toString(),
            EntityKind::Deal,
            deal.id.uuid(),
            {textCell(deal.title), textCell(kit::stageLabel(line.stage)), moneyCell(deal.amount), dateCell(deal.expected_close), dateCell(deal.closed_on),
             textCell(line.owner)}};
}

} // namespace plumbline::pages
