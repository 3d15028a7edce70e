#include "plumbline/analytics/posting.h"
#include "slowfigures.h"
#include "support/testregistry.h"

#include <QTest>

#include <rapidcheck.h>

#include <set>

using namespace plumbline;
using namespace plumbline::tests;
using domain::Date;
using domain::FactKind;

namespace {

constexpr std::int64_t Position = 100;

/// An organisation, what of it comes later, and the whole of it.
struct Split {
    PlainOrganisation before, whole;
    analytics::Posted posted;
};

bool isReversed(const PlainOrganisation &organisation, const domain::Fact &fact) {
    return fact.reverses || std::ranges::any_of(organisation.facts, [&](const domain::Fact &each) { return each.reverses == fact.id; });
}

Split splitOf(const PlainOrganisation &organisation, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto isLater = [&random] { return random() % 4 == 0; };
    Split split{organisation, organisation, {}};
    std::set<domain::Uuid> late;
    for (const domain::Fact &fact : organisation.facts)
        if (!isReversed(organisation, fact) && isLater()) {
            late.insert(fact.id.uuid());
            split.posted.facts.push_back(fact);
            split.whole.revisions[fact.id.uuid()] = Position;
        }
    std::map<domain::Uuid, domain::FactId> invoices;
    for (const domain::Instalment &each : organisation.instalments) {
        invoices.emplace(each.id.uuid(), each.invoice);
        if (late.contains(each.invoice.uuid()))
            split.posted.instalments.push_back(each);
    }
    std::set<domain::Uuid> lateAllocations;
    for (const domain::Allocation &each : organisation.allocations) {
        const domain::FactId invoice = invoices.at(each.instalment.uuid());
        if (late.contains(each.from.uuid()) || late.contains(invoice.uuid()) || isLater()) {
            lateAllocations.insert(each.id.uuid());
            split.posted.allocations.push_back({each, invoice});
            split.whole.revisions[each.id.uuid()] = Position;
        }
    }
    std::erase_if(split.before.facts, [&](const domain::Fact &each) { return late.contains(each.id.uuid()); });
    std::erase_if(split.before.instalments, [&](const domain::Instalment &each) { return late.contains(each.invoice.uuid()); });
    std::erase_if(split.before.allocations, [&](const domain::Allocation &each) { return lateAllocations.contains(each.id.uuid()); });
    if (!organisation.chases.empty() && isLater()) {
        split.posted.chases.push_back(organisation.chases.back());
        split.before.chases.pop_back();
    }
    return split;
}

void compare(const analytics::Columns &one, const analytics::Columns &other, const analytics::Slice &slice) {
    const auto page = analytics::receivablesPage(one, slice);
    const auto built = analytics::receivablesPage(other, slice);
    for (std::size_t column = 0; column < page.ageing.size(); ++column) {
        RC_ASSERT(*page.ageing[column].amount.value == *built.ageing[column].amount.value);
        RC_ASSERT(*page.ageing[column].count.value == *built.ageing[column].count.value);
    }
    RC_ASSERT(*page.disputed.value == *built.disputed.value);
    RC_ASSERT(page == built);
    RC_ASSERT(analytics::healthPage(one, slice) == analytics::healthPage(other, slice));
    for (const analytics::Metric metric : {analytics::Metric::Outstanding, analytics::Metric::Unapplied, analytics::Metric::NetSigned}) {
        const auto rows = analytics::rowsOf(one, slice, {metric}).value();
        const auto others = analytics::rowsOf(other, slice, {metric}).value();
        RC_ASSERT(rows->size() == others->size());
        RC_ASSERT(rows->total() == others->total());
        RC_ASSERT(rows->containing(QStringLiteral("D-1"))->total() == others->containing(QStringLiteral("D-1"))->total());
    }
}

} // namespace

class AddedColumnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsThatAreAddedToAreThoseThatAreBuiltAnew();
    void whatWasThereIsNotChanged();
    void aReversalHasTheColumnsBuiltAnew();
    void aDifferenceOfRatesThatWasNoneHasTheColumnsBuiltAnew();
};

void AddedColumnsTest::columnsThatAreAddedToAreThoseThatAreBuiltAnew() {
    int added = 0;
    QVERIFY(rc::check("added equals built", [&added] {
        const Split split = splitOf(randomOrganisation(*rc::gen::arbitrary<std::uint32_t>(), *rc::gen::inRange(0, 12), *rc::gen::inRange(1, 40)),
                                    *rc::gen::arbitrary<std::uint32_t>());
        analytics::Columns columns = split.before.columns();
        auto posted = analytics::withPosted(*columns.receivables, split.posted, Position);
        if (!posted)
            return;
        ++added;
        columns.receivables = std::move(posted);
        const analytics::Columns whole = split.whole.columns();
        for (std::uint32_t i = 0; i < 6; ++i) {
            auto slice = randomSlice(split.whole, *rc::gen::arbitrary<std::uint32_t>());
            // Chases of the whole are known at any time.
            if (!split.posted.chases.empty())
                slice.asKnown.reset();
            compare(columns, whole, slice);
        }
    }));
    QVERIFY2(added > 20, qPrintable(QString::number(added)));
}

void AddedColumnsTest::whatWasThereIsNotChanged() {
    const Split split = splitOf(randomOrganisation(5, 8, 30), 3);
    const analytics::Columns columns = split.before.columns();
    const analytics::Columns again = split.before.columns();
    (void)analytics::withPosted(*columns.receivables, split.posted, Position);
    analytics::Slice slice;
    slice.asOf = Date(2026, 12, 31);
    QCOMPARE(analytics::receivablesPage(columns, slice), analytics::receivablesPage(again, slice));
    QCOMPARE(columns.receivables->factCount(), split.before.facts.size());
}

void AddedColumnsTest::aReversalHasTheColumnsBuiltAnew() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    organisation.addFact(FactKind::Invoice, Date(2026, 1, 5), 500);
    domain::Fact reversal = organisation.facts.front();
    reversal.id = domain::FactId(organisation.nextId());
    reversal.reverses = organisation.facts.front().id;
    QVERIFY(!analytics::withPosted(*organisation.columns(1).receivables, {{reversal}, {}, {}, {}, {}}, Position));
}

void AddedColumnsTest::aDifferenceOfRatesThatWasNoneHasTheColumnsBuiltAnew() {
    PlainOrganisation organisation;
    organisation.addUsualStages();
    const domain::Fact invoice = organisation.addFact(FactKind::Invoice, Date(2026, 1, 5), 500);
    const domain::Fact receipt = organisation.addFact(FactKind::Receipt, Date(2026, 1, 9), 500);
    const domain::Instalment part = organisation.addInstalment(invoice, std::nullopt, 500);
    domain::Allocation allocation = organisation.addAllocation(receipt, part, Date(2026, 1, 9), 100);
    organisation.allocations.clear();
    QVERIFY(analytics::withPosted(*organisation.columns(1).receivables, {{}, {}, {{allocation, invoice.id}}, {}, {}}, Position));
    allocation.base_amount = domain::Money(101, organisation.base);
    QVERIFY(!analytics::withPosted(*organisation.columns(1).receivables, {{}, {}, {{allocation, invoice.id}}, {}, {}}, Position));
}

PLUMBLINE_TEST(AddedColumnsTest)

#include "addedcolumnstest.moc"
