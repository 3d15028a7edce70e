#include "support/deskstory.h"

/// The acts that people of a desk do, or try to do. Mostly of what there is, and so that they may be accepted; often enough not.
namespace plumbline::tests {
namespace {

using domain::ApprovalDecision;
using domain::CommitmentKind;
using domain::Money;
using domain::Role;
using domain::Uuid;

const domain::Currency Cny = domain::Currency::of("CNY");
const domain::Currency Usd = domain::Currency::of("USD");
constexpr std::int64_t Rate = 7'123'457;

enum class Act { Receive, Invoice, Credit, Refund, Allocate, TakeBack, Reverse, AskWriteOff, DecideWriteOff, Promise, Decide, Revoke,
                 Withdraw, Close, ChangeTerms, Delegate, EndDelegation, Move, KeyEvent, Reprice, Import, Gate };

std::vector<Act> actsOf(Role role) {
    using enum Act;
    switch (role) {
    case Role::Finance:
        return {Receive, Receive, Invoice, Credit, Refund, Allocate, Allocate, Allocate, Allocate, TakeBack, Reverse, AskWriteOff,
                Decide, Decide, Decide, Revoke, Delegate, Import};
    case Role::Salesperson: return {Promise, Promise, Promise, Move, Move, KeyEvent, KeyEvent, Reprice, ChangeTerms, ChangeTerms, Withdraw, Delegate};
    case Role::Manager: return {Decide, Decide, Decide, Decide, Revoke, DecideWriteOff, DecideWriteOff, Move, Promise, Close, ChangeTerms, Delegate, EndDelegation, Reprice};
    case Role::Director: return {Decide, Decide, Revoke, DecideWriteOff, Move, Close, ChangeTerms, Promise, Gate, Reprice};
    default: return {Delegate, EndDelegation, DecideWriteOff, Invoice, Reverse, Close, Promise, Decide};
    }
}

std::vector<Act> allActs() {
    std::vector<Act> all;
    for (int i = 0; i <= static_cast<int>(Act::Gate); ++i)
        all.push_back(static_cast<Act>(i));
    return all;
}

template <typename Entity>
domain::Updated update(const domain::Record &record, QStringView field, domain::Value value) {
    const int index = domain::describe<Entity>().indexOf(field);
    return {record.kind, record.id, {{index, record.values.at(static_cast<std::size_t>(index)), std::move(value)}}};
}

} // namespace

template <typename Value>
Uuid DeskStory::anyOf(const std::map<Uuid, Value> &known) {
    // Now and then something that is nowhere.
    if (known.empty() || chance(2))
        return m_world.nextId();
    return std::next(known.begin(), static_cast<std::ptrdiff_t>(below(known.size())))->first;
}

Money DeskStory::upTo(std::int64_t open, domain::Currency currency) {
    if (chance(35))
        return Money(open, currency);
    if (chance(10))
        return Money(open + 1, currency);
    return Money(static_cast<std::int64_t>(below(static_cast<std::size_t>(std::max<std::int64_t>(open, 1)) + 1)), currency);
}

domain::Command DeskStory::receive() {
    const domain::Currency currency = chance(70) ? Cny : Usd;
    return domain::RecordReceipt{newId<domain::Fact>(),
                                 domain::AccountId(anyOf(m_model->accounts)),
                                 QStringLiteral("R-%1").arg(chance(90) ? ++m_numbers : m_numbers),
                                 m_today,
                                 Money(static_cast<std::int64_t>(below(90'000)) + (chance(97) ? 1 : -100'000), currency),
                                 Rate + static_cast<std::int64_t>(below(50'000)),
                                 std::nullopt};
}

domain::Command DeskStory::post(domain::FactKind kind) {
    const domain::Currency currency = chance(70) ? Cny : Usd;
    domain::PostDocument post;
    post.document.id = newId<domain::Fact>();
    post.document.kind = kind;
    post.document.account = domain::AccountId(anyOf(m_model->accounts));
    post.document.document = QStringLiteral("D-%1").arg(chance(90) ? ++m_numbers : m_numbers);
    post.document.date = m_today;
    post.document.rate_micro = Rate + static_cast<std::int64_t>(below(50'000));
    post.document.amount = Money(static_cast<std::int64_t>(below(90'000)) + 1, currency);
    if (kind != domain::FactKind::Invoice)
        return post;
    post.document.amount = Money(0, currency);
    for (std::size_t i = 1 + below(3); i > 0; --i) {
        domain::Instalment part;
        part.id = newId<domain::Instalment>();
        part.amount = Money(static_cast<std::int64_t>(below(40'000)) + 1, currency);
        part.due_date = m_today.plusDays(static_cast<std::int32_t>(below(60)));
        post.document.amount += part.amount;
        post.instalments.push_back(part);
    }
    if (chance(5))
        post.document.amount += Money(1, currency);
    return post;
}

domain::Command DeskStory::allocate() {
    domain::AllocateReceipt allocate{domain::FactId(anyOf(m_model->documents)), {}, std::nullopt};
    // Mostly from what may be set against something.
    for (int i = 0; i < 8; ++i) {
        const auto from = m_model->documents.find(allocate.from.uuid());
        if (from != m_model->documents.end() && from->second.kind != domain::FactKind::Invoice && from->second.kind != domain::FactKind::Refund)
            break;
        allocate.from = domain::FactId(anyOf(m_model->documents));
    }
    const auto from = m_model->documents.find(allocate.from.uuid());
    for (std::size_t i = 1 + below(3); i > 0; --i) {
        Uuid part = anyOf(m_model->parts);
        for (int tries = 0; tries < 8; ++tries) {
            const auto found = m_model->parts.find(part);
            if (found != m_model->parts.end() && from != m_model->documents.end() && found->second.amount.currency() == from->second.amount.currency() &&
                m_model->openOf(part) > 0)
                break;
            part = anyOf(m_model->parts);
        }
        const auto found = m_model->parts.find(part);
        const std::int64_t open = found == m_model->parts.end() ? 100 : m_model->openOf(part);
        const domain::Currency currency = found == m_model->parts.end() ? Cny : found->second.amount.currency();
        const std::int64_t most = from == m_model->documents.end() ? open : std::min(open, std::max<std::int64_t>(from->second.amount.minor(), 0));
        allocate.parts.push_back({newId<domain::Allocation>(), domain::InstalmentId(part), upTo(most, currency)});
    }
    return allocate;
}

domain::Command DeskStory::promise(const Desk &desk) {
    domain::SubmitCommitment submit;
    submit.commitment = newId<domain::Commitment>();
    submit.promisedBy = desk.role == Role::Salesperson && chance(95) ? desk.at->user() : chance(50) ? m_world.northSeller : m_world.southSeller;
    const Uuid deal = anyOf(m_model->deals);
    const auto found = m_model->deals.find(deal);
    submit.account = domain::AccountId(found == m_model->deals.end() || chance(3) ? anyOf(m_model->accounts) : found->second.account);
    if (chance(80))
        submit.deal = domain::DealId(deal);
    submit.kind = chance(65) ? CommitmentKind::Rebate : chance(50) ? CommitmentKind::Training : CommitmentKind::CustomDevelopment;
    submit.promisedOn = m_today;
    submit.dueDate = m_today.plusDays(30);
    submit.liability = Money(static_cast<std::int64_t>(below(9'000)) + (chance(97) ? 1 : -9'500), chance(90) ? Cny : Usd);
    for (std::size_t i = domain::stepsFor(submit.kind).size() + (chance(3) ? 1 : 0); i > 0; --i)
        submit.steps.push_back(newId<domain::ApprovalStep>());
    return submit;
}

/// On what the person's replica shows, so that what happens meanwhile is found out.
domain::Command DeskStory::decide(const Desk &desk) {
    Uuid step = anyOf(m_model->steps);
    for (int tries = 0; tries < 12; ++tries) {
        const auto found = m_model->steps.find(step);
        if (found != m_model->steps.end() && found->second.state == domain::ApprovalState::Waiting && found->second.role == desk.role)
            break;
        step = anyOf(m_model->steps);
    }
    domain::Approve approve{domain::ApprovalStepId(step), chance(85) ? ApprovalDecision::Approve : ApprovalDecision::Refuse, std::nullopt, {}};
    const auto reader = desk.at->replica().reader().value();
    const auto record = reader->find(domain::EntityKind::ApprovalStep, step).value();
    const auto its = record ? domain::fromRecord<domain::ApprovalStep>(*record) : tl::unexpected(domain::Error{});
    const auto commitment = its ? reader->find(domain::EntityKind::Commitment, its->commitment.uuid()).value() : std::nullopt;
    const auto scope = domain::scopeOf(desk.at->user(), *reader, m_today);
    if (commitment && scope) {
        approve.premise = domain::premiseOf(domain::fromRecord<domain::Commitment>(*commitment).value(), *reader, *scope).value();
    } else if (const auto known = m_model->steps.find(step); known != m_model->steps.end()) {
        approve.premise = m_model->premiseFor(desk.at->user(), m_model->promises.at(known->second.promise));
    } else {
        approve.premise.liability = approve.premise.receivables = Money(0, Cny);
    }
    if (chance(4))
        approve.premise.receivables += Money(1, Cny);
    return approve;
}

domain::Command DeskStory::decideWriteOff() {
    const Uuid request = anyOf(m_model->asks);
    const auto ask = m_model->asks.find(request);
    Money open(1, Cny);
    if (ask != m_model->asks.end())
        open = Money(m_model->openOf(ask->second.part) + (chance(6) ? 1 : 0), ask->second.amount.currency());
    return domain::DecideWriteOff{domain::WriteOffRequestId(request), chance(80) ? ApprovalDecision::Approve : ApprovalDecision::Refuse,
                                  std::nullopt, open};
}

domain::Command DeskStory::changeTerms() {
    Uuid commitment = anyOf(m_model->promises);
    for (int tries = 0; tries < 12; ++tries) {
        const auto found = m_model->promises.find(commitment);
        if (found != m_model->promises.end() && found->second.state == domain::CommitmentState::Open && found->second.deal)
            break;
        commitment = anyOf(m_model->promises);
    }
    const auto found = m_model->promises.find(commitment);
    const Uuid deal = found != m_model->promises.end() && found->second.deal && chance(95) ? *found->second.deal : anyOf(m_model->deals);
    const auto its = m_model->deals.find(deal);
    const std::int64_t now = its == m_model->deals.end() ? 1'000 : its->second.amount.minor();
    const std::int64_t most = found == m_model->promises.end() ? 100 : found->second.liability.minor();
    return domain::ChangeTerms{domain::DealId(deal), domain::CommitmentId(commitment), Money(now - upTo(most, Cny).minor(), Cny), std::nullopt};
}

domain::Command DeskStory::move() {
    const Uuid deal = anyOf(m_model->deals);
    const auto found = m_model->deals.find(deal);
    const Uuid from = found == m_model->deals.end() || chance(4) ? m_world.stages.front().id.uuid() : found->second.stage;
    const domain::Stage &to = m_world.stages[below(m_world.stages.size())];
    return domain::AdvanceStage{domain::DealId(deal), domain::StageId(from), to.id, newId<domain::StageChange>(), std::nullopt,
                                chance(80) ? std::optional(domain::LossReason::Price) : std::nullopt};
}

/// A row of a file: what an act would do, without one. Its base amount is what the instalment's rate makes of it.
domain::Command DeskStory::importAllocation() {
    const auto like = std::get<domain::AllocateReceipt>(allocate());
    const auto &part = like.parts.front();
    domain::Allocation allocation;
    allocation.id = part.allocation;
    allocation.from = like.from;
    allocation.instalment = part.instalment;
    allocation.on = m_today;
    allocation.amount = part.amount;
    const auto target = m_model->parts.find(part.instalment.uuid());
    allocation.base_amount = Money(0, Cny);
    if (target != m_model->parts.end() && part.amount.minor() > 0) {
        const std::int64_t all = m_model->setAgainst(part.instalment.uuid()) + part.amount.minor();
        const Money until = target->second.base.tryScaled(all, target->second.amount.minor(), domain::Rounding::HalfEven).value();
        allocation.base_amount = until - Money(m_model->baseSetAgainst(part.instalment.uuid()), Cny);
    }
    return domain::ImportRecords{QStringLiteral("bank.csv"), {}, {domain::Created{domain::toRecord(allocation)}}};
}

/// At a rebate in force, or at a price, by any way but the acts made for it.
domain::Command DeskStory::attack() {
    const auto rows = m_world.hub().viewOf(m_world.administrator).value();
    std::vector<domain::Record> promises;
    std::vector<domain::Record> steps;
    for (const ledger::Row &row : rows) {
        if (row.record.kind == domain::EntityKind::Commitment)
            promises.push_back(row.record);
        if (row.record.kind == domain::EntityKind::ApprovalStep)
            steps.push_back(row.record);
    }
    const auto open = domain::toToken(domain::CommitmentState::Open);
    const auto approved = domain::toToken(domain::ApprovalState::Approved);
    const auto patch = [](const domain::Updated &updated) {
        const domain::FieldChange &field = updated.fields.front();
        return domain::PatchField{updated.kind, updated.id, field.field, field.before, field.after};
    };
    const auto file = [](domain::Change change) { return domain::ImportRecords{QStringLiteral("rebates.csv"), {}, {std::move(change)}}; };
    if (promises.empty() || steps.empty() || chance(20))
        return importAllocation();
    const domain::Record &promise = promises[below(promises.size())];
    const domain::Record &step = steps[below(steps.size())];
    switch (below(5)) {
    case 0: return patch(update<domain::Commitment>(promise, u"state", open));
    case 1: return file(update<domain::Commitment>(promise, u"state", open));
    case 2: return patch(update<domain::ApprovalStep>(step, u"state", approved));
    case 3: return file(update<domain::ApprovalStep>(step, u"state", approved));
    default: {
        auto another = domain::fromRecord<domain::ApprovalStep>(step).value();
        another.id = newId<domain::ApprovalStep>();
        another.state = domain::ApprovalState::Approved;
        another.decided_by = m_world.finance;
        return file(domain::Created{domain::toRecord(another)});
    }
    }
}

domain::Command DeskStory::anyCommand(const Desk &desk) {
    const auto acts = chance(85) ? actsOf(desk.role) : allActs();
    switch (acts[below(acts.size())]) {
    case Act::Receive: return receive();
    case Act::Invoice: return post(domain::FactKind::Invoice);
    case Act::Credit: return post(domain::FactKind::CreditNote);
    case Act::Refund: return post(domain::FactKind::Refund);
    case Act::Allocate: return allocate();
    case Act::TakeBack: return domain::TakeBackAllocation{domain::AllocationId(anyOf(m_model->sets)), newId<domain::Allocation>()};
    case Act::Reverse: return domain::ReverseDocument{domain::FactId(anyOf(m_model->documents)), newId<domain::Fact>()};
    case Act::AskWriteOff: {
        const Uuid part = anyOf(m_model->parts);
        const auto found = m_model->parts.find(part);
        const Money amount = found == m_model->parts.end() ? Money(1, Cny) : upTo(m_model->openOf(part), found->second.amount.currency());
        return domain::RequestWriteOff{newId<domain::WriteOffRequest>(), domain::InstalmentId(part), amount, domain::WriteOffReason::SmallBalance};
    }
    case Act::DecideWriteOff: return decideWriteOff();
    case Act::Promise: return promise(desk);
    case Act::Decide: return decide(desk);
    case Act::Revoke:
        return domain::RevokeApproval{domain::ApprovalStepId(anyOf(m_model->steps)), chance(95) ? QStringLiteral("too early") : QString()};
    case Act::Withdraw: return domain::WithdrawCommitment{domain::CommitmentId(anyOf(m_model->promises))};
    case Act::Close:
        return domain::CloseCommitment{domain::CommitmentId(anyOf(m_model->promises)), static_cast<domain::CommitmentEnd>(below(3)), std::nullopt, {}};
    case Act::ChangeTerms: return changeTerms();
    case Act::Delegate: {
        domain::Delegation delegation;
        delegation.id = newId<domain::Delegation>();
        delegation.from_user = chance(85) ? desk.at->user() : domain::UserId(anyOf(m_model->people));
        delegation.to_user = domain::UserId(std::next(m_model->people.begin(), static_cast<std::ptrdiff_t>(below(m_model->people.size())))->first);
        delegation.from = m_today.plusDays(-static_cast<std::int32_t>(below(3)));
        delegation.until = m_today.plusDays(static_cast<std::int32_t>(below(5)) - (chance(5) ? 5 : 0));
        return domain::Delegate{delegation};
    }
    case Act::EndDelegation: return domain::EndDelegation{domain::DelegationId(anyOf(m_model->delegations))};
    case Act::Move: return move();
    case Act::KeyEvent: {
        domain::RecordKeyEvent act;
        act.event.id = newId<domain::KeyEvent>();
        act.event.deal = domain::DealId(anyOf(m_model->deals));
        act.event.type = chance(50) ? domain::KeyEventType::ProposalSent : domain::KeyEventType::ContractUploaded;
        act.event.on = m_today;
        domain::Attachment file;
        file.id = newId<domain::Attachment>();
        file.name = QStringLiteral("proof.pdf");
        file.media_type = QStringLiteral("application/pdf");
        file.size = 3;
        file.sha256 = QString(64, u'a');
        if (chance(95))
            act.files.push_back(file);
        return act;
    }
    case Act::Reprice: {
        static const int amount = domain::describe<domain::Deal>().indexOf(u"amount");
        const Uuid deal = anyOf(m_model->deals);
        const auto reader = desk.at->replica().reader().value();
        const auto record = reader->find(domain::EntityKind::Deal, deal).value();
        const domain::Value base = record ? record->values.at(static_cast<std::size_t>(amount)) : domain::Value(Money(1, Cny));
        return domain::PatchField{domain::EntityKind::Deal, deal, amount, base, Money(static_cast<std::int64_t>(below(200'000)) + 1'000, Cny)};
    }
    case Act::Import: return importAllocation();
    case Act::Gate: {
        domain::StageGate gate;
        gate.id = newId<domain::StageGate>();
        gate.stage = m_world.stages[1 + below(m_world.stages.size() - 2)].id;
        gate.event = chance(50) ? domain::KeyEventType::ProposalSent : domain::KeyEventType::ContractUploaded;
        return domain::SetGate{gate};
    }
    }
    throw std::logic_error("an act without a command");
}

} // namespace plumbline::tests
