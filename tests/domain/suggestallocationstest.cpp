#include "domain/company.h"
#include "support/law.h"
#include "support/testregistry.h"

#include "plumbline/domain/suggestallocations.h"

#include <map>
#include <random>

using namespace plumbline::domain;

namespace {

const Currency Yuan = Currency::of("CNY");

OpenItem item(std::uint8_t number, const QString &document, std::optional<Date> due, std::int64_t minor, Currency currency = Yuan)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = number;
    return {InstalmentId(Uuid(bytes)), document, due, Money(minor, currency), false};
}

std::vector<OpenItem> threeOpen()
{
    return {item(1, QStringLiteral("INV-101"), Date(2026, 3, 1), 5'000), item(2, QStringLiteral("INV-102"), Date(2026, 2, 1), 3'000),
            item(3, QStringLiteral("INV-103"), Date(2026, 4, 1), 7'500)};
}

/// The smallest way a person would write the same proposal: every subset of the twelve oldest is tried.
class SlowSuggestion {
public:
    SlowSuggestion(std::int64_t amount, QString reference, std::vector<OpenItem> items) : m_left(amount), m_reference(std::move(reference)), m_items(std::move(items)) {}

    std::vector<SuggestedPart> make()
    {
        std::erase_if(m_items, [](const OpenItem &each) { return each.open.currency() != Yuan || each.open.minor() <= 0; });
        // The oldest is searched for again and again instead of sorting.
        std::vector<OpenItem> inOrder;
        while (!m_items.empty()) {
            std::size_t oldest = 0;
            for (std::size_t i = 1; i < m_items.size(); ++i)
                if (before(m_items[i], m_items[oldest]))
                    oldest = i;
            inOrder.push_back(m_items[oldest]);
            m_items.erase(m_items.begin() + static_cast<std::ptrdiff_t>(oldest));
        }
        std::vector<OpenItem> rest;
        for (const OpenItem &each : inOrder)
            if (m_reference.contains(each.document))
                put(each, SuggestionReason::Named);
            else
                rest.push_back(each);
        if (m_left == 0)
            return m_parts;
        for (const OpenItem &each : rest)
            if (each.open.minor() == m_left) {
                put(each, SuggestionReason::ExactInstalment);
                return m_parts;
            }
        if (const auto best = bestSum(rest); !best.empty()) {
            for (const std::size_t each : best)
                put(rest[each], SuggestionReason::ExactSum);
            return m_parts;
        }
        for (const bool disputed : {false, true})
            for (const OpenItem &each : rest)
                if (each.disputed == disputed)
                    put(each, SuggestionReason::Oldest);
        return m_parts;
    }

private:
    static bool before(const OpenItem &a, const OpenItem &b)
    {
        if (a.due.has_value() != b.due.has_value())
            return a.due.has_value();
        if (a.due != b.due)
            return *a.due < *b.due;
        return a.document != b.document ? a.document < b.document : a.instalment < b.instalment;
    }

    void put(const OpenItem &each, SuggestionReason reason)
    {
        const std::int64_t part = std::min(m_left, each.open.minor());
        if (part == 0)
            return;
        m_parts.push_back({each.instalment, Money(part, Yuan), reason});
        m_left -= part;
    }

    [[nodiscard]] std::vector<std::size_t> bestSum(const std::vector<OpenItem> &rest) const
    {
        const std::size_t within = std::min<std::size_t>(rest.size(), 12);
        std::vector<std::size_t> best;
        for (std::uint32_t subset = 0; subset < (1U << within); ++subset) {
            std::vector<std::size_t> chosen;
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < within; ++i)
                if ((subset >> i & 1U) != 0) {
                    chosen.push_back(i);
                    sum += rest[i].open.minor();
                }
            if (sum != m_left || chosen.size() < 2)
                continue;
            if (best.empty() || chosen.size() < best.size() || (chosen.size() == best.size() && chosen < best))
                best = chosen;
        }
        return best;
    }

    std::int64_t m_left;
    QString m_reference;
    std::vector<OpenItem> m_items;
    std::vector<SuggestedPart> m_parts;
};

struct Case {
    Money amount;
    QString reference;
    std::vector<OpenItem> items;
};

/// Few amounts and few days, so that sums meet and days tie.
Case anyCase()
{
    Case made;
    const auto count = *rc::gen::inRange<std::uint8_t>(0, 15);
    for (std::uint8_t i = 0; i < count; ++i) {
        const auto due = *rc::gen::inRange(0, 4) == 0 ? std::optional<Date>() : Date(2026, 1, 1).plusDays(*rc::gen::inRange(0, 6));
        const Currency currency = *rc::gen::inRange(0, 6) == 0 ? Currency::of("USD") : Yuan;
        OpenItem each = item(i, QStringLiteral("INV-%1").arg(100 + *rc::gen::inRange(0, 20)), due, *rc::gen::inRange<std::int64_t>(0, 9) * 100, currency);
        each.disputed = *rc::gen::inRange(0, 4) == 0;
        made.items.push_back(each);
    }
    made.amount = Money(*rc::gen::inRange<std::int64_t>(1, 30) * 100, Yuan);
    if (!made.items.empty() && *rc::gen::arbitrary<bool>())
        made.reference = QStringLiteral("pays %1, thanks").arg(made.items[*rc::gen::inRange<std::size_t>(0, made.items.size())].document);
    return made;
}

} // namespace

class SuggestAllocationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exactlyOneInstalmentIsTakenWhole()
    {
        const auto parts = suggestAllocations(Money(7'500, Yuan), {}, threeOpen());
        QCOMPARE(parts.size(), std::size_t{1});
        QCOMPARE(parts[0].instalment, threeOpen()[2].instalment);
        QVERIFY(parts[0].reason == SuggestionReason::ExactInstalment);
    }

    void aFewOfTheOldestThatAddUpAreTaken()
    {
        const auto parts = suggestAllocations(Money(10'500, Yuan), {}, threeOpen());
        QCOMPARE(parts.size(), std::size_t{2});
        QCOMPARE(parts[0].instalment, threeOpen()[1].instalment);
        QCOMPARE(parts[1].instalment, threeOpen()[2].instalment);
        QVERIFY(parts[0].reason == SuggestionReason::ExactSum);
    }

    void whatTheReferenceNamesComesFirst()
    {
        const auto parts = suggestAllocations(Money(7'500, Yuan), QStringLiteral("Payment for inv-101 / March"), threeOpen());
        QCOMPARE(parts.size(), std::size_t{2});
        QCOMPARE(parts[0].instalment, threeOpen()[0].instalment);
        QVERIFY(parts[0].reason == SuggestionReason::Named);
        QCOMPARE(parts[1].instalment, threeOpen()[1].instalment);
        QCOMPARE(parts[1].amount, Money(2'500, Yuan));
        QVERIFY(parts[1].reason == SuggestionReason::Oldest);
    }

    void aNumberWithinALongerOneIsNotNamed()
    {
        const auto parts = suggestAllocations(Money(100, Yuan), QStringLiteral("INV-1011"), threeOpen());
        QCOMPARE(parts.size(), std::size_t{1});
        QVERIFY(parts[0].reason == SuggestionReason::Oldest);
    }

    void elseTheOldestDueFirstAndDisputedOnesLast()
    {
        std::vector<OpenItem> items = threeOpen();
        items[1].disputed = true;
        const auto parts = suggestAllocations(Money(13'000, Yuan), {}, items);
        QCOMPARE(parts.size(), std::size_t{3});
        QCOMPARE(parts[0].instalment, items[0].instalment);
        QCOMPARE(parts[1].instalment, items[2].instalment);
        QCOMPARE(parts[2].instalment, items[1].instalment);
        QCOMPARE(parts[2].amount, Money(500, Yuan));
    }

    void moreThanIsOwedStaysUnapplied()
    {
        const auto parts = suggestAllocations(Money(99'999, Yuan), {}, threeOpen());
        QCOMPARE(parts.size(), std::size_t{3});
        std::int64_t sum = 0;
        for (const SuggestedPart &each : parts)
            sum += each.amount.minor();
        QCOMPARE(sum, std::int64_t{15'500});
    }

    void nothingOfAnotherCurrencyIsProposed()
    {
        QVERIFY(suggestAllocations(Money(5'000, Currency::of("USD")), QStringLiteral("INV-101"), threeOpen()).empty());
        QVERIFY(suggestAllocations(Money(0, Yuan), {}, threeOpen()).empty());
        QVERIFY(suggestAllocations(Money(-5'000, Yuan), {}, threeOpen()).empty());
    }

    void theLargestAmountsDoNotOverflow()
    {
        const std::vector<OpenItem> items{item(1, QStringLiteral("INV-1"), {}, INT64_MAX), item(2, QStringLiteral("INV-2"), {}, INT64_MAX - 1)};
        const auto parts = suggestAllocations(Money(INT64_MAX - 2, Yuan), {}, items);
        QCOMPARE(parts.size(), std::size_t{1});
        QCOMPARE(parts[0].amount.minor(), INT64_MAX - 2);
    }

    void partsNeverExceedEitherSideAndTheRemainderIsTheRest()
    {
        PLUMBLINE_LAW([] {
            const Case made = anyCase();
            const auto parts = suggestAllocations(made.amount, made.reference, made.items);
            std::map<InstalmentId, Money> open;
            for (const OpenItem &each : made.items)
                open.emplace(each.instalment, each.open);
            std::int64_t left = made.amount.minor();
            std::int64_t owed = 0;
            for (const OpenItem &each : made.items)
                owed += each.open.currency() == Yuan ? each.open.minor() : 0;
            for (const SuggestedPart &each : parts) {
                RC_ASSERT(each.amount.minor() > 0);
                RC_ASSERT(open.contains(each.instalment));
                RC_ASSERT(open.at(each.instalment).currency() == each.amount.currency());
                RC_ASSERT(each.amount <= open.at(each.instalment));
                // Each at most once.
                open.erase(each.instalment);
                left -= each.amount.minor();
            }
            RC_ASSERT(left >= 0);
            RC_ASSERT(left == std::max<std::int64_t>(0, made.amount.minor() - owed));
        });
    }

    void theSlowCalculationSaysTheSame()
    {
        PLUMBLINE_LAW([] {
            const Case made = anyCase();
            const auto parts = suggestAllocations(made.amount, made.reference, made.items);
            RC_ASSERT(parts == SlowSuggestion(made.amount.minor(), made.reference, made.items).make());
        });
    }

    void theOrderOfTheItemsDoesNotMatter()
    {
        PLUMBLINE_LAW([] {
            Case made = anyCase();
            const auto parts = suggestAllocations(made.amount, made.reference, made.items);
            std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
            std::ranges::shuffle(made.items, random);
            RC_ASSERT(parts == suggestAllocations(made.amount, made.reference, made.items));
        });
    }

    /// What is proposed is what AllocateReceipt takes.
    void whatIsProposedIsAllowed()
    {
        PLUMBLINE_LAW([] {
            plumbline::tests::Company each;
            PostDocument post;
            post.document.id = each.newId<Fact>();
            post.document.kind = FactKind::Invoice;
            post.document.account = each.account.id;
            post.document.document = QStringLiteral("N1");
            post.document.date = each.today();
            post.document.rate_micro = 1'000'000;
            post.document.amount = Money(0, Yuan);
            std::vector<OpenItem> items;
            for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
                Instalment part;
                part.id = each.newId<Instalment>();
                part.amount = Money(*rc::gen::inRange<std::int64_t>(1, 900), Yuan);
                post.document.amount += part.amount;
                post.instalments.push_back(part);
                items.push_back({part.id, QStringLiteral("N1"), {}, part.amount, false});
            }
            RC_ASSERT(each.act(post, Role::Finance).has_value());
            const Money amount(*rc::gen::inRange<std::int64_t>(1, 2'000), Yuan);
            const RecordReceipt receipt{each.newId<Fact>(), each.account.id, QStringLiteral("R1"), each.today(), amount, 1'000'000, {}};
            RC_ASSERT(each.act(receipt, Role::Finance).has_value());
            AllocateReceipt allocate{receipt.receipt, {}, {}};
            for (const SuggestedPart &part : suggestAllocations(amount, {}, items))
                allocate.parts.push_back({each.newId<Allocation>(), part.instalment, part.amount});
            RC_ASSERT(each.act(allocate, Role::Finance).has_value());
        });
    }
};

PLUMBLINE_TEST(SuggestAllocationsTest)

#include "suggestallocationstest.moc"
