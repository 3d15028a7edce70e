#include "support/generators.h"
#include "support/law.h"
#include "support/testregistry.h"

#include "plumbline/ledger/entry.h"
#include "plumbline/ledger/errors.h"

#include <QElapsedTimer>

using namespace plumbline;
using namespace plumbline::domain;
using ledger::decodeChanges;
using ledger::encodeChanges;

namespace {

Uuid uuidOf(std::uint8_t last)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes.back() = last;
    return Uuid(bytes);
}

Change pen()
{
    Product product;
    product.id = ProductId(uuidOf(7));
    product.name = QStringLiteral("Pen");
    product.list_price = Money(150, Currency::of("CNY"));
    return Created{toRecord(product)};
}

/// `format count tag entity id`, as every change begins; products are entity 5.
QByteArray headOf(char tag, int fields)
{
    QByteArray bytes = QByteArray::fromHex("0101");
    bytes += tag;
    bytes += '\x05';
    bytes += QByteArray(15, '\0') + '\x07';
    bytes += static_cast<char>(fields);
    return bytes;
}

const QByteArray NamePen = QByteArray::fromHex("18") + QByteArray("\x03Pen", 4); // field 1, text
const QByteArray PriceInCny = QByteArray::fromHex("34ac02") + QByteArrayLiteral("CNY"); // field 3, money, zigzag 150

bool isUnreadable(const Result<Changes> &decoded)
{
    return !decoded && decoded.error().code == ledger::errors::ChangesUnreadable;
}

} // namespace

class ChangesCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesOfEveryEntityComeBackAsTheyWere()
    {
        PLUMBLINE_LAW([] {
            const Changes changes = *tests::anyChanges();
            const auto decoded = decodeChanges(encodeChanges(changes));
            RC_ASSERT(decoded.has_value());
            RC_ASSERT(*decoded == changes);
        });
    }

    void everyEntityHasARoundTrip()
    {
        for (const EntityKind kind : allEntities())
            PLUMBLINE_LAW([kind] {
                const Changes changes{Created{*tests::anyRecordOf(kind)}};
                const auto decoded = decodeChanges(encodeChanges(changes));
                RC_ASSERT(decoded.has_value());
                RC_ASSERT(*decoded == changes);
            });
    }

    void theBytesAreTheSameForEver()
    {
        QCOMPARE(encodeChanges(std::array{pen()}).toHex(), (headOf('\x01', 2) + NamePen + PriceInCny).toHex());
        QCOMPARE(encodeChanges(std::array{inverse(pen())}).toHex(), (headOf('\x03', 2) + NamePen + PriceInCny).toHex());
        const Change renamed = Updated{EntityKind::Product, uuidOf(7), {{0, QStringLiteral("Pen"), QStringLiteral("笔")}}};
        QCOMPARE(encodeChanges(std::array{renamed}).toHex(),
                 (headOf('\x02', 1) + NamePen + QByteArray::fromHex("0803e7ac94")).toHex());
        QCOMPARE(encodeChanges({}).toHex(), QByteArrayLiteral("0100"));
    }

    void absentFieldsTakeNoBytes()
    {
        Product product;
        product.id = ProductId(uuidOf(7));
        product.name = QStringLiteral("Pen");
        QCOMPARE(encodeChanges(std::array<Change, 1>{Created{toRecord(product)}}), headOf('\x01', 1) + NamePen);
    }

    void aFieldUnknownHereIsSteppedOver()
    {
        // Field 300 as each type known today, and as a counted type that is not.
        const QByteArray unknown = QByteArray::fromHex("c12505" "c22505" "c32505" "c42505434e59")
            + QByteArray::fromHex("c525") + QByteArray(16, '\x11') + QByteArray::fromHex("c82503e7ac94" "cd25020102" "c025");
        const auto decoded = decodeChanges(headOf('\x01', 10) + unknown + NamePen + PriceInCny);
        QVERIFY2(decoded.has_value(), decoded ? "" : qPrintable(decoded.error().detail));
        QCOMPARE(decoded->size(), 1U);
        QVERIFY(decoded->front() == pen());
    }

    void anUpdateOfAFieldUnknownHereIsSteppedOver()
    {
        const QByteArray unknown = QByteArray::fromHex("cd25020102" "0101"); // counted before, integer after
        const auto decoded = decodeChanges(headOf('\x02', 2) + unknown + NamePen + QByteArray::fromHex("00"));
        QVERIFY(decoded.has_value());
        const Change expected = Updated{EntityKind::Product, uuidOf(7), {{0, QStringLiteral("Pen"), Value()}}};
        QVERIFY(decoded->front() == expected);
    }

    void anEntityUnknownHereIsNotLeftOut()
    {
        QByteArray bytes = encodeChanges(std::array{pen()});
        bytes[3] = '\x3f';
        QVERIFY(isUnreadable(decodeChanges(bytes)));
    }

    void aValueOfAnotherTypeIsRefused()
    {
        QVERIFY(isUnreadable(decodeChanges(headOf('\x01', 1) + QByteArray::fromHex("1102"))));
        QVERIFY(isUnreadable(decodeChanges(headOf('\x01', 1) + QByteArray::fromHex("1d020102"))));
    }

    void aFieldComesOnce()
    {
        QVERIFY(isUnreadable(decodeChanges(headOf('\x01', 2) + NamePen + NamePen)));
    }

    void textsThatAreNotUtf8AreRefused()
    {
        QVERIFY(isUnreadable(decodeChanges(headOf('\x01', 1) + QByteArray::fromHex("1802c328"))));
    }

    void aTextKeepsItsByteOrderMark()
    {
        Product product;
        product.id = ProductId(uuidOf(7));
        product.name = QStringLiteral("\uFEFFPen");
        const Changes changes{Created{toRecord(product)}};
        QVERIFY(decodeChanges(encodeChanges(changes)) == changes);
    }

    void everyTruncationIsRefused()
    {
        PLUMBLINE_LAW([] {
            const Changes changes = *rc::gen::nonEmpty(tests::anyChanges());
            const QByteArray bytes = encodeChanges(changes);
            RC_ASSERT(isUnreadable(decodeChanges(bytes.left(*rc::gen::inRange<qsizetype>(0, bytes.size())))));
        });
    }

    void bytesBehindTheLastChangeAreRefused()
    {
        QVERIFY(isUnreadable(decodeChanges(encodeChanges(std::array{pen()}) + '\0')));
    }

    void damagedBytesNeverDoMoreThanFail()
    {
        PLUMBLINE_LAW([] {
            QByteArray bytes = encodeChanges(*tests::anyChanges());
            const int flips = *rc::gen::inRange(1, 6);
            for (int i = 0; i < flips; ++i)
                bytes[*rc::gen::inRange<qsizetype>(0, bytes.size())] = *rc::gen::arbitrary<char>();
            const auto decoded = decodeChanges(bytes);
            RC_ASSERT(decoded.has_value() || decoded.error().code == ledger::errors::ChangesUnreadable);
            if (decoded)
                RC_ASSERT(decodeChanges(encodeChanges(*decoded)) == *decoded);
        });
    }

    void madeUpBytesNeverDoMoreThanFail()
    {
        PLUMBLINE_LAW([] {
            const auto made = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
            const QByteArray bytes = QByteArray::fromHex("01") + QByteArray::fromStdString(made);
            const auto decoded = decodeChanges(bytes);
            RC_ASSERT(decoded.has_value() || decoded.error().code == ledger::errors::ChangesUnreadable);
        });
    }

    void aCountBeyondTheBytesAsksForNoMemory()
    {
        QVERIFY(isUnreadable(decodeChanges(QByteArray::fromHex("01ffffffffffffffffff01"))));
        QVERIFY(isUnreadable(decodeChanges(QByteArray::fromHex("01ffffffffffffffffff7f"))));
        QVERIFY(isUnreadable(decodeChanges(QByteArray::fromHex("01ffffff7f") + QByteArray(1000, '\x01'))));
        QVERIFY(isUnreadable(decodeChanges(headOf('\x01', 1) + QByteArray::fromHex("18ffffffffffffffff7f"))));
        QVERIFY(isUnreadable(decodeChanges({})));
    }

    void encodingKeepsUpWithAnImport()
    {
        StageChange change;
        change.base_amount = Money(1'234'500, Currency::of("CNY"));
        change.on = Date(2026, 3, 1);
        const Changes changes(50'000, Created{toRecord(change)});
        QElapsedTimer timer;
        timer.start();
        const QByteArray bytes = encodeChanges(changes);
        const auto encoded = timer.nsecsElapsed();
        timer.restart();
        QCOMPARE(decodeChanges(bytes)->size(), changes.size());
        qInfo("%.2f M changes/s encoded, %.2f M/s decoded, %.1f bytes each", 50'000e3 / double(encoded),
              50'000e3 / double(timer.nsecsElapsed()), double(bytes.size()) / 50'000);
    }
};

PLUMBLINE_TEST(ChangesCodecTest)
#include "changescodectest.moc"
