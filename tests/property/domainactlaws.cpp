#include "domain/company.h"
#include "support/generators.h"
#include "support/law.h"
#include "support/testregistry.h"

#include "plumbline/domain/valuetext.h"

using namespace plumbline::domain;
using plumbline::tests::anyValueOf;
using plumbline::tests::cny;
using plumbline::tests::Company;
using plumbline::tests::usd;

namespace {

Money sumOf(const std::vector<Allocation> &all, Currency currency, const std::function<bool(const Allocation &)> &counts)
{
    Money sum(0, currency);
    for (const Allocation &each : all)
        if (counts(each))
            sum += each.amount;
    return sum;
}

void nothingIsAllocatedBeyondItsAmount(const Company &company)
{
    const auto all = company.every<Allocation>();
    for (const Fact &fact : company.every<Fact>())
        RC_ASSERT(sumOf(all, fact.amount.currency(), [&](const Allocation &each) { return each.from == fact.id; }).minor() <= fact.amount.minor());
    for (const Instalment &instalment : company.every<Instalment>()) {
        const Money paid = sumOf(all, instalment.amount.currency(), [&](const Allocation &each) { return each.instalment == instalment.id; });
        RC_ASSERT(paid.minor() <= instalment.amount.minor());
        Money base(0, instalment.base_amount.currency());
        for (const Allocation &each : all)
            if (each.instalment == instalment.id)
                base += each.base_amount;
        RC_ASSERT(paid.minor() != instalment.amount.minor() || base == instalment.base_amount);
        RC_ASSERT(!base.isNegative() && base.minor() <= instalment.base_amount.minor());
    }
}

/// The same where allocations are taken back, and documents reversed: less than nothing is allocated from or to nothing.
void nothingIsAllocatedBeyondItsAmountNow(const Company &company)
{
    const auto all = company.every<Allocation>();
    for (const Fact &fact : company.every<Fact>()) {
        const Money from = sumOf(all, fact.amount.currency(), [&](const Allocation &each) { return each.from == fact.id; });
        RC_ASSERT(!from.isNegative() && from.minor() <= std::max<std::int64_t>(fact.amount.minor(), 0));
    }
    for (const Instalment &instalment : company.every<Instalment>()) {
        const auto isIts = [&](const Allocation &each) { return each.instalment == instalment.id; };
        const Money paid = sumOf(all, instalment.amount.currency(), isIts);
        Money base(0, instalment.base_amount.currency());
        for (const Allocation &each : all)
            if (isIts(each))
                base += each.base_amount;
        RC_ASSERT(!paid.isNegative() && paid.minor() <= instalment.amount.minor());
        RC_ASSERT(!base.isNegative() && base.minor() <= instalment.base_amount.minor());
        RC_ASSERT(!paid.isZero() || base.isZero());
    }
}

template<typename T>
T anyOf(const std::vector<T> &values)
{
    return values.at(*rc::gen::inRange<std::size_t>(0, values.size()));
}

AllocateReceipt anyAllocation(Company &company, const std::vector<FactId> &sources, const std::vector<InstalmentId> &targets)
{
    AllocateReceipt command{anyOf(sources), {}, {}};
    const int parts = *rc::gen::inRange(1, 4);
    for (int i = 0; i < parts; ++i) {
        const InstalmentId target = anyOf(targets);
        const Money amount(*rc::gen::inRange<std::int64_t>(-10, 700), company.get(target).amount.currency());
        command.parts.push_back({company.newId<Allocation>(), target, amount});
    }
    return command;
}

PostDocument anyInvoice(Company &company)
{
    PostDocument post;
    post.document.id = company.newId<Fact>();
    post.document.kind = FactKind::Invoice;
    post.document.account = company.account.id;
    post.document.document = QStringLiteral("N%1").arg(company.every<Fact>().size());
    post.document.date = company.today();
    post.document.rate_micro = *rc::gen::inRange<std::int64_t>(1, 9'000'000);
    const Currency currency = *rc::gen::arbitrary<bool>() ? Currency::of("USD") : Currency::of("CNY");
    post.document.amount = Money(0, currency);
    const int parts = *rc::gen::inRange(1, 4);
    for (int i = 0; i < parts; ++i) {
        Instalment part;
        part.id = company.newId<Instalment>();
        part.amount = Money(*rc::gen::inRange<std::int64_t>(1, 900), currency);
        post.document.amount += part.amount;
        post.instalments.push_back(part);
    }
    return post;
}

RecordReceipt anyReceipt(Company &company)
{
    const Currency currency = *rc::gen::arbitrary<bool>() ? Currency::of("USD") : Currency::of("CNY");
    return {company.newId<Fact>(), company.account.id, QStringLiteral("R%1").arg(company.every<Fact>().size()), company.today(),
            Money(*rc::gen::inRange<std::int64_t>(1, 2'000), currency), *rc::gen::inRange<std::int64_t>(1, 9'000'000), {}};
}

template<typename Entity>
Id<Entity> anyIdOf(const Company &company)
{
    return anyOf(company.every<Entity>()).id;
}

/// One thing finance may do, or try to do, with the books as they stand.
void doSomething(Company &company)
{
    switch (*rc::gen::inRange(0, 7)) {
    case 0: (void)company.act(anyInvoice(company), Role::Finance); break;
    case 1: (void)company.act(anyReceipt(company), Role::Finance); break;
    case 2: {
        const InstalmentId to = anyIdOf<Instalment>(company);
        const Money amount(*rc::gen::inRange<std::int64_t>(1, 900), company.get(to).amount.currency());
        (void)company.act(AllocateReceipt{anyIdOf<Fact>(company), {{company.newId<Allocation>(), to, amount}}, {}}, Role::Finance);
        break;
    }
    case 3:
        if (!company.every<Allocation>().empty())
            (void)company.act(TakeBackAllocation{anyIdOf<Allocation>(company), company.newId<Allocation>()}, Role::Finance);
        break;
    case 4: (void)company.act(ReverseDocument{anyIdOf<Fact>(company), company.newId<Fact>()}, Role::Finance); break;
    case 5: {
        const InstalmentId instalment = anyIdOf<Instalment>(company);
        const Money amount(*rc::gen::inRange<std::int64_t>(1, 900), company.get(instalment).amount.currency());
        (void)company.act(RequestWriteOff{company.newId<WriteOffRequest>(), instalment, amount, WriteOffReason::SmallBalance}, Role::Finance);
        break;
    }
    default:
        if (!company.every<WriteOffRequest>().empty()) {
            const WriteOffRequest request = anyOf(company.every<WriteOffRequest>());
            const Money open = openOf(request.instalment, company.view).value();
            (void)company.act(DecideWriteOff{request.id, ApprovalDecision::Approve, {}, open}, Role::Director);
        }
    }
}

void nothingIsLeftAfterReversingEverything(Company &company)
{
    for (const Fact &fact : company.every<Fact>())
        (void)company.act(ReverseDocument{fact.id, company.newId<Fact>()}, Role::Finance);
    std::int64_t booked = 0;
    for (const Fact &fact : company.every<Fact>())
        booked += fact.base_amount.minor();
    RC_ASSERT(booked == 0);
    std::int64_t allocated = 0;
    for (const Allocation &allocation : company.every<Allocation>())
        allocated += allocation.base_amount.minor();
    RC_ASSERT(allocated == 0);
    for (const Instalment &instalment : company.every<Instalment>())
        RC_ASSERT(openOf(instalment.id, company.view).value().isZero());
}

Delegation anyDelegation(Company &company)
{
    Delegation delegation;
    delegation.id = company.newId<Delegation>();
    delegation.from_user = anyOf(company.people).id;
    delegation.to_user = anyOf(company.people).id;
    delegation.from = company.today().plusDays(*rc::gen::inRange(-2, 2));
    delegation.until = delegation.from.plusDays(*rc::gen::inRange(0, 3));
    return delegation;
}

/// Any part of the premise a little different.
Premise disturbed(Premise premise)
{
    switch (*rc::gen::inRange(0, 6)) {
    case 0: premise.liability += cny(1); break;
    case 4: premise.cost = premise.cost ? std::nullopt : std::optional(cny(1)); break;
    case 1: premise.deal = premise.deal ? std::nullopt : std::optional(cny(1)); break;
    case 2: premise.receivables -= cny(1); break;
    case 3: premise.commitments.push_back(usd(1)); break;
    default: premise.liability = Money(premise.liability.minor(), Currency::of("USD"));
    }
    return premise;
}

} // namespace

class DomainActLaws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noSequenceOfAllocationsExceedsAReceiptOrAnInstalment()
    {
        PLUMBLINE_LAW([] {
            Company company;
            std::vector<FactId> sources;
            std::vector<InstalmentId> targets;
            for (int i = 0; i < 3; ++i) {
                const auto amount = *rc::gen::inRange<std::int64_t>(1, 2'000);
                const bool foreign = *rc::gen::arbitrary<bool>();
                targets.push_back(company.invoice(foreign ? usd(amount) : cny(amount), foreign ? cny(amount * 7 + 3) : cny(amount)).id);
                sources.push_back(company.document(FactKind::Receipt, foreign ? usd(amount) : cny(amount), cny(amount)).id);
            }
            const int steps = *rc::gen::inRange(1, 15);
            for (int i = 0; i < steps; ++i) {
                (void)company.act(anyAllocation(company, sources, targets), Role::Finance);
                nothingIsAllocatedBeyondItsAmount(company);
            }
        });
    }

    void noSequenceOfFinanceActsExceedsEitherSideAndReversingEverythingReturnsToNothing()
    {
        PLUMBLINE_LAW([] {
            Company company;
            const int steps = *rc::gen::inRange(1, 25);
            for (int i = 0; i < steps; ++i) {
                doSomething(company);
                nothingIsAllocatedBeyondItsAmountNow(company);
            }
            nothingIsLeftAfterReversingEverything(company);
        });
    }

    void nobodyApprovesTheirOwnRequestAndNothingIsInForceUnapproved()
    {
        PLUMBLINE_LAW([] {
            Company company;
            const auto kind = *rc::gen::element(CommitmentKind::Rebate, CommitmentKind::Training, CommitmentKind::CustomDevelopment);
            auto submit = company.promise(kind);
            submit.promisedBy = anyOf(company.people).id;
            RC_PRE(company.actAs(submit, anyOf(company.people)).has_value());
            const int delegations = *rc::gen::inRange(0, 4);
            for (int i = 0; i < delegations; ++i)
                company.view.put(anyDelegation(company));
            for (int i = 0; i < 8; ++i) {
                const User &approver = anyOf(company.people);
                auto approve = company.approval(submit, *rc::gen::inRange<std::size_t>(0, submit.steps.size()), approver);
                approve.decision = *rc::gen::element(ApprovalDecision::Approve, ApprovalDecision::Approve, ApprovalDecision::Refuse);
                if (*rc::gen::arbitrary<bool>())
                    company.invoice(cny(1), cny(1));
                (void)company.actAs(approve, approver);
            }
            bool approved = true;
            for (const ApprovalStep &step : company.every<ApprovalStep>()) {
                RC_ASSERT(step.decided_by != step.requested_by && step.decided_by != submit.promisedBy);
                approved = approved && step.state == ApprovalState::Approved;
            }
            RC_ASSERT((company.get(submit.commitment).state == CommitmentState::Open) == approved);
        });
    }

    void aPremiseThatDiffersInAnyPartNeverTakesEffect()
    {
        PLUMBLINE_LAW([] {
            Company company;
            const auto submit = company.promise(CommitmentKind::Training);
            RC_ASSERT(company.act(submit, Role::Salesperson).has_value());
            auto approve = company.approval(submit, 0, company.of(Role::Manager));
            const auto right = company.decide(approve, Role::Manager);
            RC_ASSERT(right.has_value());
            approve.premise = disturbed(approve.premise);
            const auto refused = company.decide(approve, Role::Manager);
            RC_ASSERT(!refused.has_value() && refused.error().code == errors::PremiseChanged);
            RC_ASSERT(!refused.error().detail.isEmpty());
            RC_ASSERT(premiseFromText(toText(approve.premise)).value() == approve.premise);
        });
    }

    void everyValueIsReadAsItWasWritten()
    {
        for (const EntityKind kind : allEntities())
            for (const FieldDescription &field : describe(kind).fields)
                PLUMBLINE_LAW([&field] {
                    const Value value = *anyValueOf(field);
                    RC_ASSERT(fromValueText(toValueText(value), field).value() == value);
                });
        const FieldDescription &date = describe(EntityKind::Fact).fields[5];
        PLUMBLINE_LAW([&date](std::int32_t days) {
            RC_ASSERT(fromValueText(toValueText(Date::fromDays(days)), date).value() == Value(Date::fromDays(days)));
        });
        const FieldDescription &instant = describe(EntityKind::Device).fields[3];
        PLUMBLINE_LAW([&instant](std::int64_t count) {
            const Instant at{std::chrono::microseconds(count)};
            RC_ASSERT(fromValueText(toValueText(at), instant).value() == Value(at));
        });
    }
};

PLUMBLINE_TEST(DomainActLaws)
#include "domainactlaws.moc"
