#include "importing.h"
#include "plumbline/intake/errors.h"
#include "support/testregistry.h"

#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

using namespace plumbline;
using namespace plumbline::intake;
using plumbline::tests::rowsOf;
using plumbline::tests::tableOf;

namespace {

std::uint32_t crc32(const QByteArray &bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

template <typename Number>
void put(QByteArray &into, Number number) {
    const Number little = qToLittleEndian(number);
    into.append(reinterpret_cast<const char *>(&little), sizeof little);
}

/// An archive of stored entries.
QByteArray zipOf(const std::vector<std::pair<QByteArray, QByteArray>> &entries) {
    QByteArray zip;
    QByteArray directory;
    for (const auto &[name, bytes] : entries) {
        const auto offset = static_cast<std::uint32_t>(zip.size());
        QByteArray common;
        for (const std::uint16_t each :
             {std::uint16_t{20}, std::uint16_t{0}, std::uint16_t{0}, std::uint16_t{0}, std::uint16_t{0x21}})
            put(common, each);
        put(common, crc32(bytes));
        put(common, static_cast<std::uint32_t>(bytes.size()));
        put(common, static_cast<std::uint32_t>(bytes.size()));
        put(common, static_cast<std::uint16_t>(name.size()));
        put(common, std::uint16_t{0});
        zip += "PK\x03\x04" + common + name + bytes;
        directory += "PK\x01\x02";
        put(directory, std::uint16_t{20});
        directory += common;
        directory += QByteArray(10, '\0'); // comment length, disk, attributes
        put(directory, offset);
        directory += name;
    }
    const auto start = static_cast<std::uint32_t>(zip.size());
    zip += directory + "PK\x05\x06" + QByteArray(4, '\0');
    put(zip, static_cast<std::uint16_t>(entries.size()));
    put(zip, static_cast<std::uint16_t>(entries.size()));
    put(zip, static_cast<std::uint32_t>(directory.size()));
    put(zip, start);
    put(zip, std::uint16_t{0});
    return zip;
}

QByteArray workbook(const QByteArray &rows, const QByteArray &properties = "<workbookPr/>") {
    return zipOf(
        {{"[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
         {"xl/workbook.xml",
          "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
          "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" +
              properties +
              "<sheets><sheet name=\"发票\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Other\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          "<Relationship Id=\"rId1\" Type=\"t\" Target=\"worksheets/sheet1.xml\"/>"
          "<Relationship Id=\"rId2\" Type=\"t\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"},
         {"xl/styles.xml",
          "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"2\">"
          "<numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
          "<numFmt numFmtId=\"171\" formatCode=\"[Red]#,##0.00&quot; days&quot;\"/></numFmts>"
          "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>"},
         {"xl/sharedStrings.xml",
          "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>发票号</t></si><si><r><t>开票</t></r><r><t>日期</t></r>"
          "<rPh sb=\"0\" eb=\"1\"><t>kai</t></rPh></si><si><t>金额</t></si></sst>"},
         {"xl/worksheets/sheet1.xml",
          "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows +
              "</sheetData></worksheet>"},
         {"xl/worksheets/sheet2.xml",
          "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>one</t></is></c></row>"
          "<row><c><v>1</v></c></row></sheetData></worksheet>"}});
}

const QByteArray HeaderRow =
    R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c></row>)";

} // namespace

class SpreadsheetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatAFormulaGivesComesAsSpreadsheetsShowIt() {
        const auto table = tableOf(workbook(
            HeaderRow +
            R"(<row r="3"><c r="A3"><v>0.30000000000000004</v></c><c r="B3"><v>1234567890123456</v></c><c r="C3"><v>19.999999999999996</v></c></row>)"));
        QVERIFY(table);
        const std::vector<QStringList> expected{{QStringLiteral("0.3"), QStringLiteral("1234567890123456"), QStringLiteral("20")}};
        QCOMPARE(rowsOf(*table), expected);
    }

    void cellsComeAsTextWithDatesAsDatesAndAmountsAsTyped() {
        const auto table = tableOf(workbook(
            HeaderRow +
            R"(<row r="3"><c r="A3" t="inlineStr"><is><t>0001</t></is></c><c r="B3" s="1"><v>41276</v></c><c r="C3" s="3"><v>55.939999999999998</v></c></row>)" +
            R"(<row r="4"/><row r="5"><c r="A5"><v>7</v></c><c r="B5" s="2"><v>41277.25</v></c></row>)" +
            R"(<row r="6"><c r="A6" t="str"><f>"x"</f><v>x</v></c><c r="C6" t="b"><v>1</v></c></row>)"));
        QVERIFY(table);
        QVERIFY(table->traits().spreadsheet);
        QCOMPARE(table->headers(), (QStringList{QStringLiteral("发票号"), QStringLiteral("开票日期"), QStringLiteral("金额")}));
        const std::vector<QStringList> expected{{QStringLiteral("0001"), QStringLiteral("2013-01-02"), QStringLiteral("55.94")},
                                                {QStringLiteral("7"), QStringLiteral("2013-01-03 06:00"), QString()},
                                                {QStringLiteral("x"), QString(), QStringLiteral("true")}};
        QCOMPARE(rowsOf(*table), expected);
        QVERIFY(table->rewind().has_value());
        TableRow row;
        QVERIFY(table->next(row).value());
        QCOMPARE(row.line, 3);
    }

    void datesMayCountFrom1904() {
        const auto table = tableOf(workbook(HeaderRow + R"(<row r="3"><c r="B3" s="1"><v>0</v></c><c r="C3"><v>1</v></c></row>)",
                                            "<workbookPr date1904=\"1\"/>"));
        QCOMPARE(rowsOf(*table)[0][1], QStringLiteral("1904-01-01"));
    }

    void aSheetIsChosenByItsName() {
        SourceOptions options;
        options.sheet = QStringLiteral("Other");
        const auto table = tableOf(workbook(HeaderRow), options);
        QCOMPARE(table->headers(), QStringList{QStringLiteral("one")});
        QCOMPARE(rowsOf(*table)[0][0], QStringLiteral("1"));
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("book.xlsx")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(workbook(HeaderRow));
        file.close();
        QCOMPARE(sheetsOf(file.fileName()).value(), (QStringList{QStringLiteral("发票"), QStringLiteral("Other")}));
        options.sheet = QStringLiteral("None");
        QCOMPARE(openTable(file.fileName(), options).error().code.id, errors::SheetNotFound.id);
    }

    void invoicesComeInFromASpreadsheet() {
        tests::Importing organisation;
        const auto table = tableOf(workbook(
            HeaderRow +
            R"(<row r="3"><c r="A3" t="inlineStr"><is><t>0001</t></is></c><c r="B3" s="1"><v>41276</v></c><c r="C3"><v>55.94</v></c></row>)"));
        const auto mapping = organisation.guess(*table, ImportTarget::Invoices);
        QCOMPARE(organisation.import(*table, mapping).created, 1);
        const auto facts = organisation.existing.entities<domain::Fact>();
        QCOMPARE(facts.size(), 1U);
        QVERIFY(facts[0].date == domain::Date(2013, 1, 2));
        QCOMPARE(facts[0].amount.minor(), 5594);
    }

    void anArchiveThatIsNoWorkbookIsNoTable() {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(zipOf({{"readme.txt", "hello"}}));
        buffer->open(QIODevice::ReadOnly);
        QCOMPARE(openTable(std::move(buffer)).error().code.id, errors::NotATable.id);
    }
};

PLUMBLINE_TEST(SpreadsheetTest)
#include "spreadsheettest.moc"
