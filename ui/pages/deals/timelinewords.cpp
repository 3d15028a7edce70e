#include "deals/timelinewords.h"

#include "deals/dealwords.h"

#include "plumbline/kit/format.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

namespace plumbline::pages {

namespace {

using workspace::CameToStage;
using workspace::CommitmentLine;
using workspace::DealEdited;
using workspace::DocumentLine;
using workspace::FileHung;
using workspace::HandoverLine;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimelineWords)
};

template<typename Token>
QString labelOf(Token token)
{
    return workspace::tokenLabel(domain::toToken(token));
}

QString fieldText(const workspace::FieldText &field)
{
    const QString label = workspace::fieldLabel(field.label);
    if (field.after.isEmpty())
        //: A field of the deal that was cleared, and what it said.
        return Words::tr("%1: %2 was cleared").arg(label, field.before);
    if (field.before.isEmpty())
        //: A field of the deal and its new value.
        return Words::tr("%1: %2").arg(label, field.after);
    //: A field of the deal, its value before and now.
    return Words::tr("%1: %2 → %3").arg(label, field.before, field.after);
}

struct Sentences {
    QString operator()(const CameToStage &came) const
    {
        const QString to = kit::stageLabel(came.name);
        const QString from = kit::stageLabel(came.from);
        if (came.step == CameToStage::Step::Stayed)
            return Words::tr("Worth %1 from then on").arg(kit::Format().moneyWithCurrency(came.worth));
        switch (came.outcome) {
        case domain::StageOutcome::Open:
            return came.from.isEmpty() ? Words::tr("Came in at “%1”").arg(to) : Words::tr("Moved from “%1” to “%2”").arg(from, to);
        case domain::StageOutcome::Won:
            return came.from.isEmpty() ? Words::tr("Won") : Words::tr("Won, from “%1”").arg(from);
        case domain::StageOutcome::Lost:
            if (came.reason)
                //: The stage it was lost in, and why.
                return came.from.isEmpty() ? Words::tr("Lost: %1").arg(lossText(*came.reason)) : Words::tr("Lost in “%1”: %2").arg(from, lossText(*came.reason));
            return came.from.isEmpty() ? Words::tr("Lost") : Words::tr("Lost in “%1”").arg(from);
        }
        return {};
    }
    QString operator()(const DealEdited &edited) const
    {
        if (edited.kind == workspace::ChangeKind::Created)
            return Words::tr("The deal was recorded");
        QStringList lines;
        for (const workspace::FieldText &each : edited.fields)
            lines << fieldText(each);
        return lines.join(QLatin1Char('\n'));
    }
    QString operator()(const domain::KeyEvent &event) const
    {
        const QString what = doneText(event.type);
        const kit::Format format;
        if (event.planned_for && event.recipient)
            //: A visit that was booked, for which day and to whom.
            return Words::tr("%1 for %2, with %3").arg(what, format.date(event.planned_for), *event.recipient);
        if (event.planned_for)
            //: A visit that was booked, and for which day.
            return Words::tr("%1 for %2").arg(what, format.date(event.planned_for));
        //: What was done, and for whom at the customer's.
        return event.recipient ? Words::tr("%1, for %2").arg(what, *event.recipient) : what;
    }
    QString operator()(const CommitmentLine &line) const
    {
        const kit::Format format;
        const QString kind = labelOf(line.kind);
        const QString worth = format.moneyWithCurrency(line.liability);
        if (line.state == domain::CommitmentState::Submitted)
            //: A commitment: its kind, what it is worth, and its day.
            return Words::tr("Promised: %1, %2, due %3").arg(kind, worth, format.date(line.due));
        //: A commitment: its kind and how it ended.
        return Words::tr("Commitment “%1”: %2").arg(kind, labelOf(line.state));
    }
    QString operator()(const HandoverLine &line) const
    {
        switch (line.state) {
        case domain::HandoverState::Offered: return Words::tr("Handed over to delivery: %1").arg(line.clause);
        case domain::HandoverState::Accepted: return Words::tr("Delivery accepted it");
        case domain::HandoverState::Returned: return Words::tr("Delivery sent it back: %1").arg(line.reason.value_or(QString()));
        }
        return {};
    }
    QString operator()(const DocumentLine &line) const
    {
        //: A document: its kind, number and amount.
        return Words::tr("%1 %2: %3").arg(labelOf(line.kind), line.number, kit::Format().moneyWithCurrency(line.amount));
    }
    QString operator()(const FileHung &file) const { return Words::tr("File attached: %1").arg(file.name); }
};

} // namespace

MomentWords wordsOf(const workspace::DealMoment &moment)
{
    return {std::visit(Sentences(), moment.what), moment.files.join(Words::tr(", "))};
}

QString commitmentText(const workspace::CommitmentLine &line)
{
    //: A commitment's kind and its state.
    return Words::tr("%1 · %2").arg(labelOf(line.kind), labelOf(line.state));
}

} // namespace plumbline::pages
