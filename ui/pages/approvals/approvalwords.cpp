#include "approvals/approvalwords.h"

#include "plumbline/domain/errors.h"
#include "plumbline/domain/token.h"
#include "plumbline/kit/format.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

namespace plumbline::pages {

namespace {

using workspace::ApprovalShown;

struct ApprovalWords {
    Q_DECLARE_TR_FUNCTIONS(ApprovalWords)
};

} // namespace

QString kindText(domain::CommitmentKind kind)
{
    return workspace::tokenLabel(domain::toToken(kind));
}

QString kindText(const ApprovalShown &approval)
{
    return approval.commitment ? kindText(approval.commitment->commitment.kind) : workspace::tokenLabel(QStringLiteral("write_off"));
}

QString stateText(domain::CommitmentState state)
{
    return workspace::tokenLabel(domain::toToken(state));
}

QString stateText(domain::ApprovalState state)
{
    return workspace::tokenLabel(domain::toToken(state));
}

QString roleText(domain::Role role)
{
    return workspace::tokenLabel(domain::toToken(role));
}

QString headingOf(const ApprovalShown &approval)
{
    //: What is asked for, and the customer: "Rebate · Aurora".
    return approval.account.isEmpty() ? kindText(approval) : ApprovalWords::tr("%1 · %2").arg(kindText(approval), approval.account);
}

QString whyNotText(const ApprovalShown &approval)
{
    if (!approval.whyNot)
        return {};
    if (!approval.isOwn)
        return workspace::errorText(*approval.whyNot);
    const auto *step = approval.step();
    //: %1 is a role such as "Finance".
    return step ? ApprovalWords::tr("You asked for this yourself, and nobody approves their own request. It waits for: %1.").arg(roleText(step->role))
                : ApprovalWords::tr("You asked for this yourself, and nobody approves their own request. It waits for a manager or director.");
}

QString afterApproval(const ApprovalShown &approval)
{
    const auto *step = approval.step();
    if (!step)
        return ApprovalWords::tr("It is written off.");
    for (const workspace::StepShown &each : approval.commitment->steps)
        if (each.step.ordinal > step->ordinal)
            //: %1 is a role such as "Finance".
            return ApprovalWords::tr("Next it waits for: %1.").arg(roleText(each.step.role));
    return ApprovalWords::tr("It is in force now.");
}

} // namespace plumbline::pages
