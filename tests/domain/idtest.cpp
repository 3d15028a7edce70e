#include "support/testregistry.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/ports.h"

#include <QTest>

#include <unordered_set>

using namespace plumbline::domain;

class IdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIdIsReadAndWritten()
    {
        const QString text = QStringLiteral("01932c07-2b9a-7cc3-98c4-dc0c0c07398f");
        QCOMPARE(Uuid::parse(text)->toString(), text);
        QCOMPARE(Uuid::parse(text.toUpper())->toString(), text);
        QVERIFY(Uuid().isNil());
        for (const QStringView wrong : {u"", u"01932c07", u"01932c07-2b9a-7cc3-98c4-dc0c0c07398g", u"01932c07_2b9a-7cc3-98c4-dc0c0c07398f",
                                        u"{1932c07-2b9a-7cc3-98c4-dc0c0c07398f}"})
            QCOMPARE(Uuid::parse(wrong).error().code.id, errors::IdUnreadable.id);
    }

    void anIdHasSixteenBytes()
    {
        const std::array<std::uint8_t, 17> bytes{1};
        QVERIFY(!Uuid::fromBytes(bytes.data(), 16).isNil());
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)Uuid::fromBytes(bytes.data(), 17));
        QVERIFY_THROWS_EXCEPTION(InvariantError, (void)Uuid::fromBytes(nullptr, 16));
    }

    void anIdOfOneEntityIsNoneOfAnother()
    {
        QVERIFY((!std::is_convertible_v<AccountId, DealId>));
        QVERIFY((!std::is_convertible_v<Uuid, DealId>));
    }

    void anIdSaysItsVersionAndItsTime()
    {
        const FixedClock clock(Instant(std::chrono::milliseconds(0x01932C072B9A)));
        Uuid7Source source(clock, 1);
        const QString text = source.next().toString();
        QVERIFY(text.startsWith(QStringLiteral("01932c07-2b9a-7")));
        QVERIFY(QStringView(u"89ab").contains(text[19]));
    }

    void idsIncreaseWhateverTheClockDoes()
    {
        FixedClock clock(Instant(std::chrono::hours(500'000)));
        Uuid7Source source(clock, 7);
        std::unordered_set<Uuid> seen;
        Uuid last;
        for (int i = 0; i < 100'000; ++i) {
            if (i == 30'000)
                clock.advance(std::chrono::seconds(-90));
            if (i == 60'000)
                clock.advance(std::chrono::hours(1));
            const Uuid next = source.next();
            QVERIFY(last < next);
            QVERIFY(seen.insert(next).second);
            last = next;
        }
    }

    void theSameSeedGivesTheSameIds()
    {
        const FixedClock clock(Instant(std::chrono::hours(500'000)));
        Uuid7Source one(clock, 3);
        Uuid7Source same(clock, 3);
        Uuid7Source other(clock, 4);
        const Uuid first = one.next();
        QCOMPARE(first.toString(), same.next().toString());
        QVERIFY(first != other.next());
    }
};

PLUMBLINE_TEST(IdTest)
#include "idtest.moc"
