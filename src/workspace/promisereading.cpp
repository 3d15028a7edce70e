#include "promisereading.h"

#include "plumbline/domain/commands.h"
#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"

#include <algorithm>

namespace plumbline::workspace {

using namespace domain;

const ApprovalStep *CommitmentShown::next() const
{
    if (commitment.state != CommitmentState::Submitted)
        return nullptr;
    const auto found = std::ranges::find(steps, ApprovalState::Waiting, [](const StepShown &each) { return each.step.state; });
    return found == steps.end() ? nullptr : &found->step;
}

const ApprovalStep *ApprovalShown::step() const
{
    if (!commitment)
        return nullptr;
    const auto found = std::ranges::find(commitment->steps, id, [](const StepShown &each) { return each.step.id.uuid(); });
    return found == commitment->steps.end() ? nullptr : &found->step;
}

Result<CommitmentShown> PromiseReading::shown(Commitment commitment)
{
    PLUMBLINE_TRY_ASSIGN(auto steps, readWhere<ApprovalStep>(m_reader, u"commitment", commitment.id.uuid()));
    return shown(std::move(commitment), std::move(steps));
}

CommitmentShown PromiseReading::shown(Commitment commitment, std::vector<ApprovalStep> steps)
{
    CommitmentShown out;
    out.account = m_texts.titleOf(EntityKind::Account, commitment.account.uuid());
    if (commitment.deal)
        out.deal = m_texts.titleOf(EntityKind::Deal, commitment.deal->uuid());
    out.promisedBy = person(commitment.promised_by);
    std::ranges::sort(steps, {}, &ApprovalStep::ordinal);
    for (ApprovalStep &each : steps) {
        const QString by = each.decided_by ? person(*each.decided_by) : QString();
        out.steps.push_back({std::move(each), by});
    }
    out.isOverdue = commitment.state == CommitmentState::Open && commitment.due_date < m_today;
    out.commitment = std::move(commitment);
    return out;
}

Result<WriteOffToSign> PromiseReading::shown(WriteOffRequest request)
{
    WriteOffToSign out;
    PLUMBLINE_TRY_ASSIGN(const Instalment instalment, readOne(m_reader, request.instalment));
    PLUMBLINE_TRY_ASSIGN(const Fact invoice, readOne(m_reader, instalment.invoice));
    out.accountId = invoice.account;
    if (invoice.account)
        out.account = m_texts.titleOf(EntityKind::Account, invoice.account->uuid());
    out.invoiceId = invoice.id;
    out.invoice = invoice.document;
    out.dueDate = instalment.due_date;
    out.instalment = instalment.amount;
    out.requestedBy = person(request.requested_by);
    out.request = std::move(request);
    return out;
}

Result<ApprovalShown> PromiseReading::approval(const ApprovalStep &step)
{
    ApprovalShown out;
    out.kind = EntityKind::ApprovalStep;
    out.id = step.id.uuid();
    PLUMBLINE_TRY_ASSIGN(Commitment commitment, readOne(m_reader, step.commitment));
    PLUMBLINE_TRY_ASSIGN(out.commitment, shown(std::move(commitment)));
    out.amount = out.commitment->commitment.liability;
    out.accountId = out.commitment->commitment.account;
    out.account = out.commitment->account;
    out.since = out.commitment->commitment.promised_on;
    out.requestedBy = person(step.requested_by);
    out.isOwn = step.requested_by == m_actor.user || out.commitment->commitment.promised_by == m_actor.user;
    out.state = step.state;
    out.decidedAt = step.decided_at;
    out.reason = step.reason.value_or(QString());
    return out;
}

Result<ApprovalShown> PromiseReading::approval(const WriteOffRequest &request)
{
    ApprovalShown out;
    out.kind = EntityKind::WriteOffRequest;
    out.id = request.id.uuid();
    PLUMBLINE_TRY_ASSIGN(out.writeOff, shown(request));
    out.amount = request.amount;
    out.accountId = out.writeOff->accountId;
    out.account = out.writeOff->account;
    out.since = request.requested_on;
    out.requestedBy = out.writeOff->requestedBy;
    out.isOwn = request.requested_by == m_actor.user;
    out.state = request.state;
    out.decidedAt = request.decided_at;
    out.reason = request.comment.value_or(QString());
    return out;
}

std::optional<Error> PromiseReading::whyNot(Command command) const
{
    const auto decided = decide(std::move(command), m_reader, m_actor, m_clock);
    if (decided || decided.error().code == domain::errors::PremiseChanged)
        return std::nullopt;
    return decided.error();
}

Result<ApprovalShown> PromiseReading::toDecide(const ApprovalStep &step)
{
    PLUMBLINE_TRY_ASSIGN(ApprovalShown out, approval(step));
    out.whyNot = whyNot(Approve{step.id, ApprovalDecision::Approve, {}, {}});
    if (!out.whyNot && m_actor.role != step.role) {
        PLUMBLINE_TRY_ASSIGN(out.forWhom, delegatorsIn(step.role));
    }
    return out;
}

Result<ApprovalShown> PromiseReading::toDecide(const WriteOffRequest &request)
{
    PLUMBLINE_TRY_ASSIGN(ApprovalShown out, approval(request));
    PLUMBLINE_TRY_ASSIGN(const Money open, openOf(request.instalment, m_reader));
    out.whyNot = whyNot(DecideWriteOff{request.id, ApprovalDecision::Refuse, {}, open});
    return out;
}

Result<ApprovalShown> PromiseReading::decided(const ApprovalStep &step)
{
    PLUMBLINE_TRY_ASSIGN(ApprovalShown out, approval(step));
    out.whyNot = whyNot(RevokeApproval{step.id, QStringLiteral("?")});
    return out;
}

/// What was written off is posted: it is reversed like any document, not revoked.
Result<ApprovalShown> PromiseReading::decided(const WriteOffRequest &request)
{
    PLUMBLINE_TRY_ASSIGN(ApprovalShown out, approval(request));
    out.whyNot = Error{domain::errors::AlreadyDecided, toToken(request.state)};
    return out;
}

Result<QStringList> PromiseReading::delegatorsIn(Role role)
{
    QStringList names;
    PLUMBLINE_TRY_ASSIGN(const auto delegations, readWhere<Delegation>(m_reader, u"to_user", m_actor.user.uuid()));
    for (const Delegation &each : delegations) {
        if (!each.runsOn(m_today))
            continue;
        PLUMBLINE_TRY_ASSIGN(const auto record, m_reader.find(EntityKind::User, each.from_user.uuid()));
        const auto from = record ? fromRecord<User>(*record) : fail(domain::errors::RecordNotFound);
        if (from && from->role == role)
            names << from->name;
    }
    return names;
}

} // namespace plumbline::workspace
