#include "support/deskmodel.h"

#include "support/testreplica.h"

#include <algorithm>
#include <stdexcept>

/// What may be said against an act, and what an act does.
namespace plumbline::tests {

using domain::ApprovalDecision;
using domain::ApprovalState;
using domain::CommitmentEnd;
using domain::CommitmentKind;
using domain::CommitmentState;
using domain::FactKind;
using domain::Money;
using domain::Role;
using domain::Uuid;
using domain::UserId;
using Team = std::optional<Uuid>;
namespace errors = domain::errors;

namespace {

std::int64_t scaled(std::int64_t value, std::int64_t by, std::int64_t of) {
    const std::int64_t whole = value * by / of;
    const std::int64_t twice = 2 * (value * by % of);
    return whole + (twice > of || (twice == of && whole % 2 != 0) ? 1 : 0);
}

constexpr std::int64_t Million = 1'000'000;
const domain::Currency Base = domain::Currency::of("CNY");

std::int64_t rateOf(const Money &amount, std::int64_t rate) {
    return amount.currency() == Base ? Million : rate;
}

Money inBase(const Money &amount, std::int64_t rate) {
    return Money(scaled(amount.minor(), rateOf(amount, rate), Million), Base);
}

bool isLeader(Role role) {
    return role == Role::Manager || role == Role::Director || role == Role::Administrator;
}

bool sells(Role role) {
    return isLeader(role) || role == Role::Salesperson;
}

bool keepsBooks(Role role) {
    return role == Role::Finance || role == Role::Administrator;
}

CommitmentState endedAs(CommitmentEnd end) {
    return end == CommitmentEnd::Fulfilled ? CommitmentState::Fulfilled
           : end == CommitmentEnd::Broken  ? CommitmentState::Broken
                                           : CommitmentState::Cancelled;
}

/// Who has to sign, in order.
std::vector<Role> signatories(CommitmentKind kind) {
    switch (kind) {
    case CommitmentKind::Rebate: return {Role::Manager, Role::Finance};
    case CommitmentKind::CustomDevelopment: return {Role::Director};
    default: return {Role::Manager};
    }
}

} // namespace

/// Collects whatever may be said against a command.
struct DeskModel::Objecting {
    const DeskModel &m;
    UserId who;
    Role role;
    Reasons reasons;

    void say(domain::ErrorCode code) { reasons.insert(codeOf(code)); }
    void unless(bool good, domain::ErrorCode code) {
        if (!good)
            say(code);
    }
    /// What is not there, and what is somebody else's, are the same to whoever asks.
    void inReach(const Team &team) { unless(m.sees(who, team), errors::RecordNotFound); }
    template <typename Known>
    const Known *find(const std::map<Uuid, Known> &known, const Uuid &id) {
        const auto found = known.find(id);
        unless(found != known.end(), errors::RecordNotFound);
        return found == known.end() ? nullptr : &found->second;
    }
    void account(const Uuid &id) {
        unless(m.accounts.contains(id), errors::ReferenceBroken);
        inReach(m.teamOfAccount(id));
        // A replica does not have it, and a reference to it leads nowhere.
        if (!m.sees(who, m.teamOfAccount(id)))
            say(errors::ReferenceBroken);
    }
    void isNewNumber(FactKind kind, const Uuid &of, const QString &number) {
        for (const auto &[id, each] : m.documents)
            if (each.kind == kind && each.account == of && each.number == number && !each.reverses && !m.isReversed(id))
                say(errors::DocumentExists);
    }

    void operator()(const domain::RecordReceipt &receipt) {
        unless(keepsBooks(role), errors::NotPermitted);
        unless(receipt.amount.minor() > 0, errors::AmountNotPositive);
        unless(rateOf(receipt.amount, receipt.rateMicro) > 0, errors::AmountNotPositive);
        account(receipt.account.uuid());
        isNewNumber(FactKind::Receipt, receipt.account.uuid(), receipt.document);
    }
    void operator()(const domain::PostDocument &post) {
        const domain::Fact &fact = post.document;
        unless(keepsBooks(role), errors::NotPermitted);
        unless(fact.kind != FactKind::Receipt && fact.kind != FactKind::WriteOff, errors::NotPosted);
        unless(fact.amount.minor() > 0, errors::AmountNotPositive);
        std::int64_t sum = 0;
        for (const domain::Instalment &each : post.instalments) {
            unless(each.amount.minor() > 0, errors::AmountNotPositive);
            unless(each.amount.currency() == fact.amount.currency(), errors::CurrencyMismatch);
            sum += each.amount.minor();
        }
        unless(fact.kind == FactKind::Invoice ? sum == fact.amount.minor() : post.instalments.empty(), errors::InstalmentsMismatch);
        account(fact.account->uuid());
        isNewNumber(fact.kind, fact.account->uuid(), fact.document);
    }
    /// Part after part, as each leaves less for the next.
    void operator()(const domain::AllocateReceipt &allocate) {
        unless(keepsBooks(role), errors::NotPermitted);
        const Document *from = find(m.documents, allocate.from.uuid());
        if (from == nullptr)
            return;
        inReach(m.teamOfAccount(from->account));
        const bool gives = from->kind == FactKind::Receipt || from->kind == FactKind::CreditNote || from->kind == FactKind::WriteOff;
        unless(gives && !from->reverses, errors::NotAllocatable);
        std::int64_t left = m.leftOf(allocate.from.uuid());
        std::map<Uuid, std::int64_t> taken;
        std::map<Uuid, std::int64_t> takenOfInvoice;
        for (const auto &part : allocate.parts) {
            const Part *target = find(m.parts, part.instalment.uuid());
            if (target == nullptr)
                return;
            inReach(m.teamOfPart(part.instalment.uuid()));
            unless(part.amount.minor() > 0, errors::AmountNotPositive);
            const bool same = part.amount.currency() == from->amount.currency() && part.amount.currency() == target->amount.currency();
            unless(same, errors::CurrencyMismatch);
            unless(part.amount.minor() <= left, errors::AllocationExceedsSource);
            const std::int64_t open = target->amount.minor() - m.setAgainst(part.instalment.uuid()) - taken[part.instalment.uuid()];
            const std::int64_t ofInvoice = m.leftOfInvoice(target->invoice) - takenOfInvoice[target->invoice];
            unless(part.amount.minor() <= std::min(open, ofInvoice), errors::AllocationExceedsInstalment);
            left -= part.amount.minor();
            taken[part.instalment.uuid()] += part.amount.minor();
            takenOfInvoice[target->invoice] += part.amount.minor();
        }
    }
    void operator()(const domain::TakeBackAllocation &back) {
        unless(keepsBooks(role), errors::NotPermitted);
        const Set *set = find(m.sets, back.allocation.uuid());
        if (set == nullptr)
            return;
        inReach(m.teamOfPart(set->part));
        unless(!set->reverses && !m.isTakenBack(back.allocation.uuid()), errors::AlreadyReversed);
    }
    void operator()(const domain::ReverseDocument &reverse) {
        unless(keepsBooks(role), errors::NotPermitted);
        const Document *document = find(m.documents, reverse.document.uuid());
        if (document == nullptr)
            return;
        inReach(m.teamOfAccount(document->account));
        unless(!document->reverses && !m.isReversed(reverse.document.uuid()), errors::AlreadyReversed);
    }
    void operator()(const domain::RequestWriteOff &ask) {
        unless(keepsBooks(role), errors::NotPermitted);
        const Part *part = find(m.parts, ask.instalment.uuid());
        if (part == nullptr)
            return;
        inReach(m.teamOfPart(ask.instalment.uuid()));
        unless(ask.amount.currency() == part->amount.currency(), errors::CurrencyMismatch);
        unless(ask.amount.minor() > 0, errors::AmountNotPositive);
        unless(ask.amount.minor() <= m.openOf(ask.instalment.uuid()), errors::AllocationExceedsInstalment);
    }
    void operator()(const domain::DecideWriteOff &decided) {
        unless(isLeader(role), errors::NotPermitted);
        const Ask *ask = find(m.asks, decided.request.uuid());
        if (ask == nullptr)
            return;
        inReach(m.teamOfPart(ask->part));
        unless(ask->by != who.uuid(), errors::OwnRequest);
        unless(ask->state == ApprovalState::Waiting, errors::AlreadyDecided);
        const std::int64_t open = m.openOf(ask->part);
        unless(decided.open.minor() == open, errors::PremiseChanged);
        unless(decided.decision == ApprovalDecision::Refuse || ask->amount.minor() <= open, errors::AllocationExceedsInstalment);
    }
    void operator()(const domain::SubmitCommitment &submit) {
        unless(sells(role), errors::NotPermitted);
        unless(role != Role::Salesperson || submit.promisedBy == who, errors::NotPermitted);
        unless(submit.liability.minor() > 0, errors::AmountNotPositive);
        unless(submit.steps.size() == signatories(submit.kind).size(), errors::StepsMismatch);
        inReach(m.teamOf(submit.promisedBy.uuid()));
        account(submit.account.uuid());
        if (!submit.deal)
            return;
        const auto deal = m.deals.find(submit.deal->uuid());
        const bool fits = deal != m.deals.end() && deal->second.account == submit.account.uuid();
        unless(fits && m.sees(who, m.teamOf(deal->second.owner)), errors::ReferenceBroken);
        if (deal != m.deals.end())
            inReach(m.teamOf(deal->second.owner));
    }
    [[nodiscard]] bool isOwn(const Uuid &person, const Step &step) const {
        return person == step.askedBy || person == m.promises.at(step.promise).by;
    }
    void mayDecide(const Step &step) {
        if (isOwn(who.uuid(), step)) {
            say(errors::OwnRequest);
            return;
        }
        if (role == step.role)
            return;
        const Team team = m.teamOf(m.promises.at(step.promise).by);
        bool own = false;
        for (const Uuid &from : m.delegatorsOf(who)) {
            const Person &person = m.people.at(from);
            const bool couldThemselves = person.role == step.role && (person.role != Role::Manager || !team || person.team == team);
            if (couldThemselves && !isOwn(from, step))
                return;
            own = own || couldThemselves;
        }
        say(own ? errors::OwnRequest : errors::NotPermitted);
    }
    const Step *step(const Uuid &id) {
        const Step *found = find(m.steps, id);
        if (found != nullptr)
            inReach(m.teamOf(m.promises.at(found->promise).by));
        return found;
    }
    void operator()(const domain::Approve &approve) {
        const Step *its = step(approve.step.uuid());
        if (its == nullptr)
            return;
        const Promise &promise = m.promises.at(its->promise);
        mayDecide(*its);
        unless(its->state == ApprovalState::Waiting && promise.state == CommitmentState::Submitted, errors::AlreadyDecided);
        for (const auto &[id, each] : m.stepsOf(its->promise))
            unless(each.ordinal >= its->ordinal || each.state == ApprovalState::Approved, errors::EarlierStepOpen);
        unless(approve.premise == m.premiseFor(who, promise), errors::PremiseChanged);
    }
    void operator()(const domain::RevokeApproval &revoke) {
        unless(!revoke.reason.isEmpty(), errors::ReasonMissing);
        const Step *its = step(revoke.step.uuid());
        if (its == nullptr)
            return;
        if (its->decidedBy != who.uuid())
            mayDecide(*its);
        const CommitmentState state = m.promises.at(its->promise).state;
        const bool isOpen = state == CommitmentState::Open || state == CommitmentState::Submitted;
        unless(its->state == ApprovalState::Approved && isOpen, errors::StateUnfit);
    }
    const Promise *promise(const Uuid &id) {
        const Promise *found = find(m.promises, id);
        if (found != nullptr)
            inReach(m.teamOf(found->by));
        return found;
    }
    void operator()(const domain::WithdrawCommitment &withdraw) {
        const Promise *its = promise(withdraw.commitment.uuid());
        if (its == nullptr)
            return;
        bool asked = its->by == who.uuid();
        for (const auto &[id, each] : m.stepsOf(withdraw.commitment.uuid()))
            asked = asked || each.askedBy == who.uuid();
        unless(asked, errors::NotPermitted);
        unless(its->state == CommitmentState::Submitted, errors::StateUnfit);
    }
    void operator()(const domain::CloseCommitment &close) {
        unless(close.end == CommitmentEnd::Cancelled ? sells(role) : isLeader(role) || role == Role::Delivery, errors::NotPermitted);
        const Promise *its = promise(close.commitment.uuid());
        if (its == nullptr)
            return;
        const bool late = its->state == CommitmentState::Broken && close.end == CommitmentEnd::Fulfilled;
        unless(its->state == CommitmentState::Open || late, errors::StateUnfit);
    }
    /// Of prices alone: service ends do not come up here.
    void operator()(const domain::ChangeTerms &change) {
        unless(sells(role), errors::NotPermitted);
        const Deal *deal = find(m.deals, change.deal.uuid());
        const Promise *its = promise(change.commitment.uuid());
        if (deal != nullptr)
            inReach(m.teamOf(deal->owner));
        if (deal == nullptr || its == nullptr)
            return;
        const bool fits = its->deal == change.deal.uuid() && its->kind == CommitmentKind::Rebate && its->state == CommitmentState::Open;
        unless(fits && m.isSignedByFinance(change.commitment.uuid()), errors::CommitmentNeeded);
        unless(its->liability.currency() == deal->amount.currency(), errors::CurrencyMismatch);
        const std::int64_t fall = deal->amount.minor() - change.amount->minor();
        unless(change.amount->minor() >= 0 && fall > 0 && fall <= its->liability.minor(), errors::CommitmentNeeded);
    }
    void operator()(const domain::Delegate &delegate) {
        const domain::Delegation &each = delegate.delegation;
        unless(each.from_user == who || role == Role::Administrator, errors::NotPermitted);
        unless(each.from_user != each.to_user, errors::OwnRequest);
        unless(m.people.contains(each.from_user.uuid()), errors::ReferenceBroken);
        unless(each.from <= each.until && m.m_today <= each.until, errors::DatesReversed);
    }
    void operator()(const domain::EndDelegation &end) {
        const Standing *its = find(m.delegations, end.delegation.uuid());
        if (its != nullptr)
            unless(its->from == who.uuid() || role == Role::Administrator, errors::NotPermitted);
    }
    void operator()(const domain::AdvanceStage &advance) {
        unless(sells(role), errors::NotPermitted);
        const Deal *deal = find(m.deals, advance.deal.uuid());
        if (deal == nullptr)
            return;
        inReach(m.teamOf(deal->owner));
        unless(deal->stage == advance.from.uuid(), errors::Stale);
        if (deal->stage != advance.from.uuid() || advance.from == advance.to)
            return;
        const domain::Stage &from = m.stages.at(advance.from.uuid());
        const domain::Stage &to = m.stages.at(advance.to.uuid());
        const bool reopens = from.outcome == domain::StageOutcome::Won && to.outcome != domain::StageOutcome::Won;
        unless(!reopens || isLeader(role), errors::NotPermitted);
        unless(to.outcome != domain::StageOutcome::Lost || advance.reason, errors::ReasonMissing);
        if (to.outcome == domain::StageOutcome::Lost)
            return;
        const std::int64_t behind = from.outcome == domain::StageOutcome::Lost ? -1 : from.rank;
        for (const auto &[id, gate] : m.gates) {
            const domain::Stage &at = m.stages.at(gate.stage.uuid());
            const bool onTheWay = at.outcome != domain::StageOutcome::Lost && behind < at.rank && at.rank <= to.rank;
            unless(!onTheWay || m.happened.contains({advance.deal.uuid(), *gate.event}), errors::GateClosed);
        }
    }
    void operator()(const domain::RecordKeyEvent &act) {
        unless(sells(role) || role == Role::Delivery, errors::NotPermitted);
        if (const Deal *deal = find(m.deals, act.event.deal.uuid()))
            inReach(m.teamOf(deal->owner));
        unless(!act.files.empty(), errors::FileMissing);
    }
    void operator()(const domain::SetGate &) { unless(role == Role::Administrator || role == Role::Director, errors::NotPermitted); }
    /// Of a deal's amount; of anything else it is an attempt at what only acts do.
    void operator()(const domain::PatchField &patch) {
        const domain::EntityDescription &entity = domain::describe(patch.kind);
        if (patch.kind != domain::EntityKind::Deal || entity.indexOf(u"amount") != patch.field) {
            for (const domain::ErrorCode code : {errors::CommandOnly, errors::NotPermitted, errors::RecordNotFound})
                say(code);
            return;
        }
        unless(sells(role), errors::NotPermitted);
        const Deal *deal = find(m.deals, patch.id);
        if (deal == nullptr)
            return;
        inReach(m.teamOf(deal->owner));
        const bool same = std::get<Money>(patch.value) == deal->amount;
        const bool isWon = m.stages.at(deal->stage).outcome == domain::StageOutcome::Won;
        unless(same || !isWon, errors::CommitmentNeeded);
    }
    /// A file with one row: an allocation that goes by the books, or an attempt at what only acts do.
    void operator()(const domain::ImportRecords &import) {
        const auto *created = std::get_if<domain::Created>(&import.changes.front());
        if (created == nullptr || created->after.kind != domain::EntityKind::Allocation) {
            for (const domain::ErrorCode code :
                 {errors::CommandOnly, errors::NotPermitted, errors::RecordNotFound, errors::CommitmentNeeded, errors::Stale})
                say(code);
            return;
        }
        const auto allocation = domain::fromRecord<domain::Allocation>(created->after).value();
        (*this)(domain::AllocateReceipt{allocation.from, {{allocation.id, allocation.instalment, allocation.amount}}, {}});
        // What is somebody else's is a reference that leads nowhere.
        if (reasons.contains(codeOf(errors::RecordNotFound)))
            say(errors::ReferenceBroken);
    }
    /// Made for what can't be taken back.
    void operator()(const domain::UndoOperation &) {
        for (const domain::ErrorCode code :
             {errors::NotUndoable, errors::NotPermitted, errors::Stale, errors::CommitmentNeeded, errors::RecordNotFound})
            say(code);
    }
    template <typename Other>
    void operator()(const Other &) {
        throw std::logic_error("an act the model does not know");
    }
};

DeskModel::Reasons DeskModel::objections(UserId who, const domain::Command &command) const {
    Objecting objecting{*this, who, people.at(who.uuid()).role, {}};
    std::visit(objecting, command);
    return objecting.reasons;
}

/// What an accepted command does.
struct DeskModel::Applying {
    DeskModel &m;
    UserId who;
    const domain::Changes &made;

    /// The product's id of the allocation or document that takes this one back, or that an approval made.
    template <typename Entity, typename Is>
    [[nodiscard]] std::optional<Uuid> idOf(Is is) const {
        for (const domain::Change &change : made)
            if (const auto *created = std::get_if<domain::Created>(&change); created != nullptr && created->after.kind == Entity::Kind)
                if (is(domain::fromRecord<Entity>(created->after).value()))
                    return created->after.id;
        return std::nullopt;
    }
    void set(const Uuid &id, const Uuid &from, const Uuid &part, Money amount) {
        const Part &target = m.parts.at(part);
        const std::int64_t all = m.setAgainst(part) + amount.minor();
        const std::int64_t base = scaled(target.base.minor(), all, target.amount.minor()) - m.baseSetAgainst(part);
        m.sets[id] = {from, part, amount, Money(base, Base), {}};
    }
    void takeBack(const Uuid &id, const Uuid &reversal) {
        Set back = m.sets.at(id);
        back.amount = -back.amount;
        back.base = -back.base;
        back.reverses = id;
        m.sets[reversal] = back;
    }

    void operator()(const domain::RecordReceipt &receipt) {
        m.documents[receipt.receipt.uuid()] = {FactKind::Receipt,
                                               receipt.account.uuid(),
                                               receipt.document,
                                               receipt.amount,
                                               inBase(receipt.amount, receipt.rateMicro),
                                               rateOf(receipt.amount, receipt.rateMicro),
                                               {}};
    }
    void operator()(const domain::PostDocument &post) {
        const domain::Fact &fact = post.document;
        const Money base = inBase(fact.amount, fact.rate_micro);
        m.documents[fact.id.uuid()] = {fact.kind, fact.account->uuid(), fact.document, fact.amount, base, rateOf(fact.amount, fact.rate_micro), {}};
        std::int64_t amount = 0;
        std::int64_t before = 0;
        for (const domain::Instalment &each : post.instalments) {
            amount += each.amount.minor();
            const std::int64_t until = scaled(base.minor(), amount, fact.amount.minor());
            m.parts[each.id.uuid()] = {fact.id.uuid(), each.amount, Money(until - before, Base)};
            before = until;
        }
    }
    void operator()(const domain::AllocateReceipt &allocate) {
        for (const auto &part : allocate.parts)
            set(part.allocation.uuid(), allocate.from.uuid(), part.instalment.uuid(), part.amount);
    }
    void operator()(const domain::TakeBackAllocation &back) { takeBack(back.allocation.uuid(), back.reversal.uuid()); }
    void operator()(const domain::ReverseDocument &reverse) {
        const Uuid &id = reverse.document.uuid();
        Document back = m.documents.at(id);
        back.amount = -back.amount;
        back.base = -back.base;
        back.reverses = id;
        m.documents[reverse.reversal.uuid()] = back;
        std::vector<Uuid> standing;
        for (const auto &[each, its] : m.sets)
            if (!its.reverses && !m.isTakenBack(each) && (its.from == id || m.parts.at(its.part).invoice == id))
                standing.push_back(each);
        for (const Uuid &each : standing)
            if (const auto reversal = idOf<domain::Allocation>([&](const domain::Allocation &is) { return is.reverses && is.reverses->uuid() == each; }))
                takeBack(each, *reversal);
    }
    void operator()(const domain::RequestWriteOff &ask) {
        m.asks[ask.request.uuid()] = {ask.instalment.uuid(), ask.amount, who.uuid(), ApprovalState::Waiting};
    }
    void operator()(const domain::DecideWriteOff &decided) {
        Ask &ask = m.asks.at(decided.request.uuid());
        const bool approves = decided.decision == ApprovalDecision::Approve;
        ask.state = approves ? ApprovalState::Approved : ApprovalState::Refused;
        if (!approves)
            return;
        const Document &invoice = m.documents.at(m.parts.at(ask.part).invoice);
        const auto document = idOf<domain::Fact>([](const domain::Fact &) { return true; });
        const auto allocation = idOf<domain::Allocation>([](const domain::Allocation &) { return true; });
        if (!document || !allocation)
            throw std::logic_error("a write-off without its document");
        m.documents[*document] = {FactKind::WriteOff, invoice.account, invoice.number, ask.amount,
                                  inBase(ask.amount, invoice.rate), invoice.rate, {}};
        set(*allocation, *document, ask.part, ask.amount);
    }
    void operator()(const domain::SubmitCommitment &submit) {
        m.promises[submit.commitment.uuid()] = {submit.account.uuid(), submit.deal ? std::optional(submit.deal->uuid()) : std::nullopt,
                                                submit.kind, submit.promisedBy.uuid(), submit.liability, CommitmentState::Submitted};
        const auto roles = signatories(submit.kind);
        for (std::size_t i = 0; i < roles.size(); ++i)
            m.steps[submit.steps[i].uuid()] = {submit.commitment.uuid(), static_cast<std::int64_t>(i), roles[i], who.uuid(),
                                               ApprovalState::Waiting, {}};
    }
    void operator()(const domain::Approve &approve) {
        Step &step = m.steps.at(approve.step.uuid());
        Promise &promise = m.promises.at(step.promise);
        step.decidedBy = who.uuid();
        step.state = approve.decision == ApprovalDecision::Approve ? ApprovalState::Approved : ApprovalState::Refused;
        bool all = true;
        for (auto &[id, each] : m.steps) {
            if (each.promise != step.promise)
                continue;
            if (step.state == ApprovalState::Refused && each.state == ApprovalState::Waiting)
                each.state = ApprovalState::Withdrawn;
            all = all && each.state == ApprovalState::Approved;
        }
        promise.state = step.state == ApprovalState::Refused ? CommitmentState::Refused : all ? CommitmentState::Open : CommitmentState::Submitted;
    }
    void operator()(const domain::RevokeApproval &revoke) {
        const Step step = m.steps.at(revoke.step.uuid());
        for (auto &[id, each] : m.steps)
            if (each.promise == step.promise && each.ordinal >= step.ordinal) {
                each.state = ApprovalState::Waiting;
                each.decidedBy.reset();
            }
        m.promises.at(step.promise).state = CommitmentState::Submitted;
    }
    void operator()(const domain::WithdrawCommitment &withdraw) {
        for (auto &[id, each] : m.steps)
            if (each.promise == withdraw.commitment.uuid() && each.state == ApprovalState::Waiting)
                each.state = ApprovalState::Withdrawn;
        m.promises.at(withdraw.commitment.uuid()).state = CommitmentState::Cancelled;
    }
    void operator()(const domain::CloseCommitment &close) { m.promises.at(close.commitment.uuid()).state = endedAs(close.end); }
    void operator()(const domain::ChangeTerms &change) {
        Deal &deal = m.deals.at(change.deal.uuid());
        deal.amount = deal.base = *change.amount;
        m.promises.at(change.commitment.uuid()).state = CommitmentState::Fulfilled;
    }
    void operator()(const domain::Delegate &delegate) {
        const domain::Delegation &each = delegate.delegation;
        m.delegations[each.id.uuid()] = {each.from_user.uuid(), each.to_user.uuid(), each.from, each.until, false};
    }
    void operator()(const domain::EndDelegation &end) { m.delegations.at(end.delegation.uuid()).ended = true; }
    void operator()(const domain::AdvanceStage &advance) { m.deals.at(advance.deal.uuid()).stage = advance.to.uuid(); }
    void operator()(const domain::RecordKeyEvent &act) { m.happened.emplace(act.event.deal.uuid(), act.event.type); }
    void operator()(const domain::SetGate &set) { m.gates[set.gate.id.uuid()] = set.gate; }
    void operator()(const domain::PatchField &patch) {
        Deal &deal = m.deals.at(patch.id);
        deal.amount = deal.base = std::get<Money>(patch.value);
    }
    void operator()(const domain::ImportRecords &import) {
        const auto allocation = domain::fromRecord<domain::Allocation>(std::get<domain::Created>(import.changes.front()).after).value();
        m.sets[allocation.id.uuid()] = {allocation.from.uuid(), allocation.instalment.uuid(), allocation.amount, allocation.base_amount, {}};
    }
    template <typename Other>
    void operator()(const Other &) {
        throw std::logic_error("an act that ought to have been refused");
    }
};

void DeskModel::apply(UserId who, const domain::Command &command, const domain::Changes &made) {
    std::visit(Applying{*this, who, made}, command);
}

} // namespace plumbline::tests
