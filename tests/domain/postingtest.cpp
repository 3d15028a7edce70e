#include "company.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::cny;
using plumbline::tests::Company;
using plumbline::tests::usd;

namespace {

struct Books : Company {
    /// An invoice in three instalments, a month apart.
    PostDocument threeParts(Money amount, std::initializer_list<std::int64_t> parts)
    {
        PostDocument post;
        post.document.id = newId<Fact>();
        post.document.kind = FactKind::Invoice;
        post.document.account = account.id;
        post.document.document = QStringLiteral("INV-9");
        post.document.date = today();
        post.document.amount = amount;
        post.document.rate_micro = 7'123'456;
        int month = 0;
        for (const std::int64_t minor : parts) {
            Instalment part;
            part.id = newId<Instalment>();
            part.amount = Money(minor, amount.currency());
            part.due_date = today().plusDays(30 * ++month);
            post.instalments.push_back(part);
        }
        return post;
    }
    Result<Changes> allocate(FactId from, InstalmentId to, Money amount)
    {
        return act(AllocateReceipt{from, {{newId<Allocation>(), to, amount}}, {}}, Role::Finance);
    }
    [[nodiscard]] Money open(InstalmentId id) const { return openOf(id, view).value(); }
    [[nodiscard]] Money left(FactId id) const { return unallocatedOf(id, view).value(); }
};

} // namespace

class PostingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anInvoiceIsPostedWithInstalmentsThatAddUpInBothCurrencies()
    {
        Books books;
        const auto post = books.threeParts(usd(10'001), {3'333, 3'334, 3'334});
        QVERIFY(books.act(post, Role::Finance).has_value());
        const Fact invoice = books.get(post.document.id);
        Money base = cny(0);
        for (const Instalment &each : post.instalments)
            base += books.get(each.id).base_amount;
        QCOMPARE(base, invoice.base_amount);
        QCOMPARE(invoice.base_amount, usd(10'001).converted(Currency::of("CNY"), 7'123'456, Rounding::HalfEven));
    }

    void theOwnCurrencyHasTheRateOne()
    {
        Books books;
        const auto post = books.threeParts(cny(900), {300, 300, 300});
        QVERIFY(books.act(post, Role::Finance).has_value());
        QCOMPARE(books.get(post.document.id).rate_micro, std::int64_t{1'000'000});
        QCOMPARE(books.get(post.document.id).base_amount, cny(900));
    }

    void instalmentsThatDoNotAddUpAreRefused()
    {
        Books books;
        for (const auto &post : {books.threeParts(cny(900), {300, 300, 299}), books.threeParts(cny(900), {})})
            QCOMPARE(books.decide(post, Role::Finance).error().code.id, errors::InstalmentsMismatch.id);
        auto credit = books.threeParts(cny(900), {900});
        credit.document.kind = FactKind::CreditNote;
        QCOMPARE(books.decide(credit, Role::Finance).error().code.id, errors::InstalmentsMismatch.id);
        auto early = books.threeParts(cny(900), {900});
        early.instalments.front().due_date = books.today().plusDays(-1);
        QCOMPARE(books.decide(early, Role::Finance).error().code.id, errors::DatesReversed.id);
    }

    void receiptsAndWriteOffsHaveTheirOwnActs()
    {
        Books books;
        for (const FactKind kind : {FactKind::Receipt, FactKind::WriteOff}) {
            auto post = books.threeParts(cny(5), {});
            post.document.kind = kind;
            QCOMPARE(books.decide(post, Role::Finance).error().code.id, errors::NotPosted.id);
        }
        QCOMPARE(books.decide(books.threeParts(cny(5), {5}), Role::Salesperson).error().code.id, errors::NotPermitted.id);
    }

    void aNumberIsPostedOnceUntilItIsReversed()
    {
        Books books;
        const auto post = books.threeParts(cny(900), {900});
        QVERIFY(books.act(post, Role::Finance).has_value());
        auto again = books.threeParts(cny(800), {800});
        QCOMPARE(books.decide(again, Role::Finance).error().code.id, errors::DocumentExists.id);
        QVERIFY(books.act(ReverseDocument{post.document.id, books.newId<Fact>()}, Role::Finance).has_value());
        QVERIFY(books.act(again, Role::Finance).has_value());
    }

    void aReversedInvoiceFreesTheMoneyThatPaidIt()
    {
        Books books;
        const auto post = books.threeParts(cny(900), {400, 500});
        QVERIFY(books.act(post, Role::Finance).has_value());
        QVERIFY(books.allocate(books.receipt.id, post.instalments[0].id, cny(400)).has_value());
        QVERIFY(books.allocate(books.receipt.id, post.instalments[1].id, cny(100)).has_value());
        QCOMPARE(books.left(books.receipt.id), cny(5'500));
        const ReverseDocument reverse{post.document.id, books.newId<Fact>()};
        QVERIFY(books.act(reverse, Role::Finance).has_value());
        QCOMPARE(books.left(books.receipt.id), cny(6'000));
        for (const Instalment &each : post.instalments)
            QCOMPARE(books.open(each.id), cny(0));
        QCOMPARE(books.get(reverse.reversal).amount, cny(-900));
        QCOMPARE(books.decide(ReverseDocument{post.document.id, books.newId<Fact>()}, Role::Finance).error().code.id, errors::AlreadyReversed.id);
        QCOMPARE(books.decide(ReverseDocument{reverse.reversal, books.newId<Fact>()}, Role::Finance).error().code.id, errors::AlreadyReversed.id);
    }

    void aReversedReceiptOpensWhatItPaid()
    {
        Books books;
        QVERIFY(books.allocate(books.receipt.id, books.instalment.id, cny(6'000)).has_value());
        QCOMPARE(books.open(books.instalment.id), cny(4'000));
        QVERIFY(books.act(ReverseDocument{books.receipt.id, books.newId<Fact>()}, Role::Finance).has_value());
        QCOMPARE(books.open(books.instalment.id), cny(10'000));
        QCOMPARE(books.left(books.receipt.id), cny(0));
        QCOMPARE(books.allocate(books.receipt.id, books.instalment.id, cny(1)).error().code.id, errors::AllocationExceedsSource.id);
    }

    void aDocumentOfNoAccountIsReversedOnce()
    {
        Books books;
        PostDocument cost;
        cost.document.id = books.newId<Fact>();
        cost.document.kind = FactKind::Cost;
        cost.document.document = QStringLiteral("K-1");
        cost.document.date = books.today();
        cost.document.amount = cny(70);
        QVERIFY(books.act(cost, Role::Finance).has_value());
        QVERIFY(books.act(ReverseDocument{cost.document.id, books.newId<Fact>()}, Role::Finance).has_value());
        QCOMPARE(books.decide(ReverseDocument{cost.document.id, books.newId<Fact>()}, Role::Finance).error().code.id, errors::AlreadyReversed.id);
    }

    void anAllocationIsTakenBackOnceAndTheMoneyIsFreeAgain()
    {
        Books books;
        QVERIFY(books.allocate(books.receipt.id, books.instalment.id, cny(2'500)).has_value());
        const AllocationId made = books.every<Allocation>().front().id;
        const TakeBackAllocation back{made, books.newId<Allocation>()};
        QVERIFY(books.act(back, Role::Finance).has_value());
        QCOMPARE(books.open(books.instalment.id), cny(10'000));
        QCOMPARE(books.left(books.receipt.id), cny(6'000));
        QVERIFY(books.get(back.reversal).reverses == made);
        for (const AllocationId id : {made, back.reversal})
            QCOMPARE(books.decide(TakeBackAllocation{id, books.newId<Allocation>()}, Role::Finance).error().code.id, errors::AlreadyReversed.id);
    }

    void aWriteOffIsPostedWhenSomebodyElseApprovesIt()
    {
        Books books;
        const RequestWriteOff ask{books.newId<WriteOffRequest>(), books.instalment.id, cny(1'500), WriteOffReason::SmallBalance};
        QVERIFY(books.act(ask, Role::Finance).has_value());
        QCOMPARE(books.open(books.instalment.id), cny(10'000));
        const DecideWriteOff approve{ask.request, ApprovalDecision::Approve, {}, cny(10'000)};
        QCOMPARE(books.decide(approve, Role::Finance).error().code.id, errors::NotPermitted.id);
        QVERIFY(books.act(approve, Role::Director).has_value());
        QCOMPARE(books.open(books.instalment.id), cny(8'500));
        const Allocation set = books.every<Allocation>().front();
        QVERIFY(books.get(set.from).kind == FactKind::WriteOff);
        QCOMPARE(books.left(set.from), cny(0));
        QCOMPARE(books.decide(approve, Role::Manager).error().code.id, errors::AlreadyDecided.id);
    }

    void nobodyApprovesTheirOwnWriteOff()
    {
        Books books;
        const RequestWriteOff ask{books.newId<WriteOffRequest>(), books.instalment.id, cny(1), WriteOffReason::Goodwill};
        QVERIFY(books.act(ask, Role::Administrator).has_value());
        const DecideWriteOff approve{ask.request, ApprovalDecision::Approve, {}, cny(10'000)};
        QCOMPARE(books.decide(approve, Role::Administrator).error().code.id, errors::OwnRequest.id);
    }

    void aWriteOffOfWhatWasPaidMeanwhileComesBackWithTheDifference()
    {
        Books books;
        const RequestWriteOff ask{books.newId<WriteOffRequest>(), books.instalment.id, cny(9'000), WriteOffReason::Uncollectable};
        QVERIFY(books.act(ask, Role::Finance).has_value());
        QVERIFY(books.allocate(books.receipt.id, books.instalment.id, cny(6'000)).has_value());
        const auto stale = books.decide(DecideWriteOff{ask.request, ApprovalDecision::Approve, {}, cny(10'000)}, Role::Director);
        QCOMPARE(stale.error().code.id, errors::PremiseChanged.id);
        QCOMPARE(stale.error().detail, QStringLiteral("open: 100.00 CNY > 40.00 CNY"));
        const auto beyond = books.decide(DecideWriteOff{ask.request, ApprovalDecision::Approve, {}, cny(4'000)}, Role::Director);
        QCOMPARE(beyond.error().code.id, errors::AllocationExceedsInstalment.id);
        QVERIFY(books.act(DecideWriteOff{ask.request, ApprovalDecision::Refuse, QStringLiteral("paid"), cny(4'000)}, Role::Director).has_value());
        QVERIFY(books.get(ask.request).state == ApprovalState::Refused);
    }

    void aChaseIsLoggedByWhoeverChases()
    {
        Books books;
        DunningAction chase;
        chase.id = books.newId<DunningAction>();
        chase.account = books.account.id;
        chase.invoice = books.instalment.invoice;
        chase.level = 2;
        chase.on = books.today().plusDays(9);
        QVERIFY(books.act(RecordChase{chase}, Role::Salesperson).has_value());
        QVERIFY(books.get(chase.id).by == books.of(Role::Salesperson).id);
        QVERIFY(books.get(chase.id).on == books.today());
        chase.id = books.newId<DunningAction>();
        chase.level = 5;
        QCOMPARE(books.decide(RecordChase{chase}, Role::Finance).error().code.id, errors::LevelUnknown.id);
        chase.level = 1;
        chase.invoice = books.receipt.id;
        QCOMPARE(books.decide(RecordChase{chase}, Role::Finance).error().code.id, errors::ReferenceBroken.id);
    }

    void aPromiseToPayIsForADayToCome()
    {
        Books books;
        PromiseToPay promise;
        promise.id = books.newId<PromiseToPay>();
        promise.account = books.account.id;
        promise.made_on = books.today();
        promise.due_date = books.today().plusDays(-1);
        promise.amount = cny(100);
        QCOMPARE(books.decide(RecordPromise{promise}, Role::Finance).error().code.id, errors::DatesReversed.id);
        promise.due_date = books.today().plusDays(7);
        QVERIFY(books.act(RecordPromise{promise}, Role::Salesperson).has_value());
        promise.id = books.newId<PromiseToPay>();
        promise.amount = cny(0);
        QCOMPARE(books.decide(RecordPromise{promise}, Role::Finance).error().code.id, errors::AmountNotPositive.id);
    }
};

PLUMBLINE_TEST(PostingTest)
#include "postingtest.moc"
