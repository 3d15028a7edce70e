#include "support/law.h"
#include "support/testregistry.h"
#include "support/wiregenerators.h"

#include "plumbline/wire/errors.h"
#include "plumbline/wire/rows.h"

using namespace plumbline;
using namespace plumbline::domain;
using wire::decodeRows;
using wire::encodeRows;
using wire::Row;
using wire::RowBatch;

namespace {

bool isUnreadable(const Result<RowBatch> &decoded)
{
    return !decoded && decoded.error().code == wire::errors::FrameUnreadable;
}

Row penOf(std::uint8_t last)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes.back() = last;
    Product product;
    product.id = ProductId(Uuid(bytes));
    product.name = QStringLiteral("Pen");
    return {toRecord(product), 9};
}

/// Format, products, `count` rows.
QByteArray headOf(int count)
{
    return QByteArray::fromHex("0105") + static_cast<char>(count);
}

/// The id that ends in 7, whole.
const QByteArray Id7 = QByteArray(1, '\0') + QByteArray(15, '\0') + '\x07';
/// Revision 9: divided by nine, one.
const QByteArray Revision9 = QByteArray::fromHex("000902");
const QByteArray NamePen = QByteArray::fromHex("0106" "06" "00" "00" "03") + "Pen";

} // namespace

class WireRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsOfEveryEntityComeBackAsTheyWere()
    {
        PLUMBLINE_LAW([] {
            const RowBatch batch = *tests::anyBatch(40);
            const auto decoded = decodeRows(encodeRows(batch));
            RC_ASSERT(decoded.has_value());
            RC_ASSERT(*decoded == batch);
        });
    }

    void rowsComeOutInTheOrderOfTheirIds()
    {
        PLUMBLINE_LAW([] {
            const RowBatch batch = *tests::anyBatch(20);
            RowBatch shuffled = batch;
            std::ranges::reverse(shuffled.rows);
            RC_ASSERT(encodeRows(shuffled) == encodeRows(batch));
        });
    }

    void theBytesAreTheSameForEver()
    {
        const QByteArray expected = headOf(1) + Id7 + Revision9 + '\x01' + NamePen;
        QCOMPARE(encodeRows({EntityKind::Product, {penOf(7)}}).toHex(), expected.toHex());
    }

    void rowsOfAnotherEntityOrOfOneIdAreAnError()
    {
        QVERIFY_THROWS_EXCEPTION(InvariantError, static_cast<void>(encodeRows({EntityKind::Deal, {penOf(7)}})));
        QVERIFY_THROWS_EXCEPTION(InvariantError, static_cast<void>(encodeRows({EntityKind::Product, {penOf(7), penOf(7)}})));
        QVERIFY_THROWS_EXCEPTION(InvariantError, static_cast<void>(encodeRows({EntityKind::Product, std::vector<Row>(16385, penOf(7))})));
        Row wrong = penOf(7);
        wrong.record.values.front() = std::int64_t{1};
        QVERIFY_THROWS_EXCEPTION(InvariantError, static_cast<void>(encodeRows({EntityKind::Product, {wrong}})));
    }

    void rowsOfAnEntityUnknownHereAreLeftOut()
    {
        QByteArray bytes = encodeRows({EntityKind::Product, {penOf(7)}});
        bytes[1] = '\x3f';
        const auto decoded = decodeRows(bytes);
        QVERIFY(decoded.has_value());
        QCOMPARE(*decoded, RowBatch{});
    }

    void aFieldUnknownHereIsLeftOut()
    {
        QByteArray bytes = encodeRows({EntityKind::Product, {penOf(7)}});
        const qsizetype columns = headOf(1).size() + Id7.size() + Revision9.size();
        QCOMPARE(bytes.at(columns), '\x01');
        bytes[columns] = '\x02';
        bytes += QByteArray::fromHex("7f" "2a" "03" "010203");
        const auto decoded = decodeRows(bytes);
        QVERIFY2(decoded.has_value(), decoded ? "" : qPrintable(decoded.error().detail));
        QCOMPARE(decoded->rows, std::vector<Row>{penOf(7)});
    }

    void fieldsTheSenderDidNotKnowReadAsAbsent()
    {
        const auto decoded = decodeRows(headOf(1) + Id7 + Revision9 + '\0');
        QVERIFY(decoded.has_value());
        QVERIFY(std::ranges::all_of(decoded->rows.front().record.values, isAbsent));
    }

    void idsThatDoNotRiseAndFieldsThatComeTwiceAreRefused()
    {
        const QByteArray ids = QByteArray(1, '\0') + Id7.mid(1) + Id7.mid(1);
        QVERIFY(isUnreadable(decodeRows(headOf(2) + ids + QByteArray::fromHex("00090202") + '\0')));
        QVERIFY(decodeRows(headOf(1) + Id7 + Revision9 + '\x01' + NamePen));
        QVERIFY(isUnreadable(decodeRows(headOf(1) + Id7 + Revision9 + '\x02' + NamePen + NamePen)));
    }

    void moreRowsThanABatchHoldsAreRefused()
    {
        const RowBatch batch{EntityKind::Product, {penOf(7)}};
        QVERIFY(isUnreadable(decodeRows(QByteArray::fromHex("0105" "818001") + encodeRows(batch).mid(3))));
        QVERIFY(isUnreadable(decodeRows(QByteArray::fromHex("0105" "ffffffffffffffff7f") + encodeRows(batch).mid(3))));
    }

    void everyTruncationAndContinuationIsRefused()
    {
        PLUMBLINE_LAW([] {
            const RowBatch batch = *tests::anyBatch(10);
            const QByteArray bytes = encodeRows(batch);
            RC_ASSERT(isUnreadable(decodeRows(bytes.left(*rc::gen::inRange<qsizetype>(0, bytes.size())))));
            RC_ASSERT(isUnreadable(decodeRows(bytes + '\0')));
        });
    }

    void damagedBytesNeverDoMoreThanFail()
    {
        PLUMBLINE_LAW([] {
            QByteArray bytes = encodeRows(*tests::anyBatch(10));
            const int flips = *rc::gen::inRange(1, 6);
            for (int i = 0; i < flips; ++i)
                bytes[*rc::gen::inRange<qsizetype>(0, bytes.size())] = *rc::gen::arbitrary<char>();
            const auto decoded = decodeRows(bytes);
            RC_ASSERT(decoded.has_value() || isUnreadable(decoded));
            if (decoded && decoded->kind != EntityKind::None)
                RC_ASSERT(decodeRows(encodeRows(*decoded)) == *decoded);
        });
    }

    void aTextKeepsItsByteOrderMark()
    {
        Row row = penOf(7);
        row.record.values.front() = QStringLiteral("\uFEFFPen");
        const RowBatch batch{EntityKind::Product, {row}};
        QVERIFY(decodeRows(encodeRows(batch)) == batch);
    }
};

PLUMBLINE_TEST(WireRowsTest)
#include "wirerowstest.moc"
