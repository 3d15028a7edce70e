#include "importing.h"
#include "plumbline/intake/errors.h"
#include "support/law.h"
#include "support/testregistry.h"

#include <QStringEncoder>
#include <QTest>

#include <rapidcheck.h>

using namespace plumbline;
using namespace plumbline::intake;
using plumbline::tests::rowsOf;
using plumbline::tests::tableOf;

namespace {

const QStringList Header{QStringLiteral("客户"), QStringLiteral("金额"), QStringLiteral("note")};
const std::vector<QStringList> Body{
    {QStringLiteral("北京准绳科技"), QStringLiteral("1200"), QStringLiteral("plain")},
    {QStringLiteral("上海 \"双引号\" 公司"), QStringLiteral("-3"), QStringLiteral("two\nlines, one | cell; tab\t.")},
    {QStringLiteral("张"), QString(), QStringLiteral("\"\"")},
};

QString csvOf(const QStringList &header, const std::vector<QStringList> &rows, QChar separator, const QString &lineEnd) {
    const auto line = [&](const QStringList &cells) {
        QStringList written;
        for (QString cell : cells) {
            const bool quoted = cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r') || cell.contains(separator);
            if (quoted)
                cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
            written.append(cell);
        }
        return written.join(separator) + lineEnd;
    };
    QString text = line(header);
    for (const QStringList &row : rows)
        text += line(row);
    return text;
}

/// GB18030 of the texts here; the system's tables are the ones under test, so the bytes are written out.
const QByteArray Gb18030File("\xBF\xCD\xBB\xA7,\xBD\xF0\xB6\xEE\r\n\xD5\xC5\xC8\xFD,\xA3\xA4"
                             "12\r\n\x82\x30\x83\x36,7\r\n");

QByteArray encoded(const QString &text, Encoding encoding, bool marked) {
    const auto bytesOf = [&](QStringConverter::Encoding as) -> QByteArray {
        QStringEncoder encoder(as, marked ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
        return encoder(text);
    };
    switch (encoding) {
    case Encoding::Utf16LittleEndian:
        return bytesOf(QStringConverter::Utf16LE);
    case Encoding::Utf16BigEndian:
        return bytesOf(QStringConverter::Utf16BE);
    default:
        return bytesOf(QStringConverter::Utf8);
    }
}

domain::ErrorCode errorOf(const QByteArray &bytes) {
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    const auto table = openTable(std::move(buffer));
    return table ? domain::ErrorCode{} : table.error().code;
}

} // namespace

class TableSourceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEncodingSeparatorAndLineEndGivesTheSameTable_data() {
        QTest::addColumn<Encoding>("encoding");
        QTest::addColumn<bool>("marked");
        QTest::addColumn<QChar>("separator");
        QTest::addColumn<QString>("lineEnd");
        for (const Encoding encoding : {Encoding::Utf8, Encoding::Utf16LittleEndian, Encoding::Utf16BigEndian})
            for (const bool marked : {true, false})
                for (const QChar separator : {QChar(u','), QChar(u';'), QChar(u'\t'), QChar(u'|')})
                    for (const char *lineEnd : {"\n", "\r\n", "\r"})
                        QTest::addRow("%d %d %x %zu %d", static_cast<int>(encoding), marked, separator.unicode(),
                                      qstrlen(lineEnd), lineEnd[0])
                            << encoding << marked << separator << QString::fromLatin1(lineEnd);
    }
    void everyEncodingSeparatorAndLineEndGivesTheSameTable() {
        QFETCH(Encoding, encoding);
        QFETCH(bool, marked);
        QFETCH(QChar, separator);
        QFETCH(QString, lineEnd);
        const auto table = tableOf(encoded(csvOf(Header, Body, separator, lineEnd), encoding, marked));
        QVERIFY(table);
        QCOMPARE(table->headers(), Header);
        QCOMPARE(table->traits().encoding, encoding);
        QCOMPARE(QChar(QLatin1Char(table->traits().separator)), separator);
        QCOMPARE(rowsOf(*table), Body);
        QVERIFY(table->rewind().has_value());
        QCOMPARE(rowsOf(*table), Body);
    }

    void chineseBytesThatAreNotUtf8AreReadAsGb18030() {
        const auto table = tableOf(Gb18030File);
        QVERIFY(table);
        QCOMPARE(table->traits().encoding, Encoding::Gb18030);
        QCOMPARE(table->headers(), (QStringList{QStringLiteral("客户"), QStringLiteral("金额")}));
        const auto rows = rowsOf(*table);
        QCOMPARE(rows[0], (QStringList{QStringLiteral("张三"), QStringLiteral("￥12")}));
        QCOMPARE(rows[1][1], QStringLiteral("7"));
    }

    void charactersCutByTheEndOfAChunkAreWhole() {
        QStringList wide;
        for (int i = 0; i < 200000; ++i)
            wide.append(QStringLiteral("张%1").arg(i));
        for (const Encoding encoding : {Encoding::Utf8, Encoding::Utf16LittleEndian}) {
            const auto table = tableOf(
                encoded(QStringLiteral("x名,y\n") + wide.join(QStringLiteral(",客户\n")) + QStringLiteral(",z"), encoding, true));
            const auto rows = rowsOf(*table);
            QCOMPARE(rows.size(), 200000U);
            for (int i = 0; i < 200000; ++i)
                QCOMPARE(rows[static_cast<std::size_t>(i)][0], wide[i]);
        }
    }

    void ragAndBrokenRowsAreFaultyAndTheOthersGoOn() {
        const auto table = tableOf("a,b\n1,2\nshort\n1,2,3\n1,2,\n\n \n3,4\n5,\"never closed\n");
        TableRow row;
        std::vector<std::pair<std::int64_t, RowFault>> faults;
        while (table->next(row).value())
            faults.emplace_back(row.line, row.fault);
        const std::vector<std::pair<std::int64_t, RowFault>> expected{{2, RowFault::None},         {3, RowFault::TooFewCells},
                                                                      {4, RowFault::TooManyCells}, {5, RowFault::None},
                                                                      {8, RowFault::None},         {9, RowFault::QuoteNotClosed}};
        QVERIFY(faults == expected);
    }

    void bytesThatAreNotTheEncodingAskedForMakeTheirRowFaulty() {
        SourceOptions options;
        options.encoding = Encoding::Utf8;
        const auto table = tableOf("a,b\n1,2\n3,caf\xE9\n5,6\n", options);
        TableRow row;
        std::vector<RowFault> faults;
        while (table->next(row).value())
            faults.push_back(row.fault);
        QVERIFY(faults == (std::vector<RowFault>{RowFault::None, RowFault::NotText, RowFault::None}));
    }

    void linesAreCountedThroughQuotedLineEnds() {
        const auto table = tableOf("a,b\n\"1\n2\n3\",x\n4,y\n");
        TableRow row;
        QVERIFY(table->next(row).value());
        QCOMPARE(row.line, 2);
        QVERIFY(table->next(row).value());
        QCOMPARE(row.line, 5);
    }

    void theFirstLineMayNameTheSeparator() {
        const auto table = tableOf("sep=|\r\na,b|c\r\n1|2\r\n");
        QCOMPARE(table->headers(), (QStringList{QStringLiteral("a,b"), QStringLiteral("c")}));
        QCOMPARE(rowsOf(*table).size(), 1U);
        QVERIFY(table->rewind().has_value());
        QCOMPARE(rowsOf(*table).size(), 1U);
    }

    void headersAreNeverBlankOrTwiceTheSame() {
        const auto table = tableOf("name, name ,,x,\n1,2,3,4,\n");
        QCOMPARE(table->headers(),
                 (QStringList{QStringLiteral("name"), QStringLiteral("name (2)"), QStringLiteral("#3"), QStringLiteral("x")}));
    }

    void filesThatAreNoTablesAreRefusedByTheirOwnErrors() {
        QCOMPARE(errorOf({}).id, errors::FileEmpty.id);
        QCOMPARE(errorOf("\n\n\n").id, errors::FileEmpty.id);
        QCOMPARE(errorOf(QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\x03\0\x02\x01", 21)).id, errors::NotATable.id);
        QCOMPARE(errorOf(QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest")).id, errors::OldSpreadsheet.id);
        QCOMPARE(errorOf(QByteArray("PK\x03\x04 cut off")).id, errors::SpreadsheetDamaged.id);
        QCOMPARE(errorOf("a,b\ncaf\xE9,\xFF\xFF\n").id, errors::EncodingUnknown.id);
    }

    void aQuoteThatNeverClosesStopsBeforeItFillsTheMemory() {
        const auto table = tableOf("a,b\n\"" + QByteArray(40 << 20, 'x'));
        TableRow row;
        const auto next = table->next(row);
        QVERIFY(!next);
        QCOMPARE(next.error().code.id, errors::RowTooLong.id);
    }

    void whateverTableIsWrittenIsRead() {
        PLUMBLINE_LAW([](const std::vector<std::vector<std::string>> &cells, bool semicolon, bool carriage) {
            const std::size_t width = 1 + cells.size() % 5;
            QStringList header;
            for (std::size_t i = 0; i < width; ++i)
                header.append(QStringLiteral("h%1").arg(i));
            std::vector<QStringList> rows;
            for (const auto &from : cells) {
                QStringList row{QStringLiteral("1")};
                for (std::size_t i = 0; i + 1 < width; ++i) {
                    QString cell =
                        i < from.size() ? QString::fromLatin1(from[i].data(), static_cast<qsizetype>(from[i].size())) : QString();
                    row.append(cell.remove(QChar(0)));
                }
                rows.push_back(row);
            }
            SourceOptions options;
            options.separator = semicolon ? ';' : ',';
            options.encoding = Encoding::Utf8;
            const QString text =
                csvOf(header, rows, QLatin1Char(*options.separator), carriage ? QStringLiteral("\r\n") : QStringLiteral("\n"));
            const auto table = tableOf(text.toUtf8(), options);
            RC_ASSERT(table != nullptr);
            RC_ASSERT(table->headers() == header);
            RC_ASSERT(rowsOf(*table) == rows);
        });
    }
};

PLUMBLINE_TEST(TableSourceTest)
#include "tablesourcetest.moc"
