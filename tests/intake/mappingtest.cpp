#include "importing.h"
#include "plumbline/intake/errors.h"
#include "support/testregistry.h"

#include <QJsonDocument>
#include <QTest>

using namespace plumbline;
using namespace plumbline::intake;
using domain::DateOrder;
using domain::NumberStyle;

class MappingTest : public QObject {
    Q_OBJECT
private:
    static QString headerOf(const GuessedMapping &guess, const char *key) {
        const auto found = guess.mapping.columns.find(QString::fromLatin1(key));
        return found == guess.mapping.columns.end() ? QString() : found->second.header;
    }

private Q_SLOTS:
    void jsonKeepsEverythingAndWhatItDoesNotKnow() {
        ColumnMapping mapping;
        mapping.target = ImportTarget::Invoices;
        mapping.encoding = Encoding::Gb18030;
        mapping.separator = ';';
        mapping.sheet = QStringLiteral("发票");
        mapping.currency = QStringLiteral("CNY");
        mapping.emptyAmount = EmptyAmount::ListPrice;
        mapping.engagedStage = QStringLiteral("Engaging");
        mapping.columns[QStringLiteral("document")] = {QStringLiteral("发票号")};
        mapping.columns[QStringLiteral("date")] = {QStringLiteral("when"), NumberStyle::Automatic, DateOrder::DayMonthYear};
        mapping.columns[QStringLiteral("amount")] = {QStringLiteral("sum"), NumberStyle::CommaDecimal, DateOrder::Automatic};
        mapping.fixed[QStringLiteral("region")] = QStringLiteral("华东");
        mapping.decisions[QStringLiteral("owner")] = {
            {QStringLiteral("*"), {DecisionKind::CreateNew, {}}},
            {QStringLiteral("Bob"), {DecisionKind::UseExisting, QStringLiteral("Robert: Jr")}},
            {QStringLiteral("Ann"), {DecisionKind::LeaveBlank, {}}},
            {QStringLiteral("Eve"), {DecisionKind::RefuseRows, {}}},
            {QStringLiteral("Dan"), {DecisionKind::UseSuggested, {}}}};
        mapping.unknown.insert(QStringLiteral("from_the_future"), QJsonObject{{QStringLiteral("a"), 1}});
        const QByteArray json = toJson(mapping);
        const auto read = mappingFromJson(json);
        QVERIFY2(read.has_value(), json.constData());
        QVERIFY(*read == mapping);
        QCOMPARE(toJson(*read), json);
        QVERIFY(json.contains("from_the_future"));
    }

    void jsonThatIsNoMappingIsRefused_data() {
        QTest::addColumn<QByteArray>("json");
        for (const char *json :
             {"", "[]", "{", R"({"columns":{}})", R"({"target":"dreams"})", R"({"target":"deals","columns":[]})",
              R"({"target":"deals","columns":{"stage":{"dates":"x","from":"s"}}})", R"({"target":"deals","separator":"ab"})",
              R"({"target":"deals","decisions":{"owner":{"*":"whatever"}}})", R"({"target":"deals","fixed":{"stage":1}})"})
            QTest::addRow("%s", json) << QByteArray(json);
    }
    void jsonThatIsNoMappingIsRefused() {
        QFETCH(QByteArray, json);
        QCOMPARE(mappingFromJson(json).error().code.id, errors::MappingUnreadable.id);
    }

    void englishAndChineseHeadersAreRecognised() {
        const QStringList chinese{QStringLiteral("商机编号"), QStringLiteral("销售"), QStringLiteral("客户"),
                                  QStringLiteral("产品"),     QStringLiteral("阶段"), QStringLiteral("金额（元）"),
                                  QStringLiteral("成交日期"), QStringLiteral("备注")};
        QVERIFY(guessTarget(chinese) == ImportTarget::Deals);
        const GuessedMapping deals = guessMapping(ImportTarget::Deals, chinese, {});
        QCOMPARE(headerOf(deals, "source_ref"), chinese[0]);
        QCOMPARE(headerOf(deals, "owner"), chinese[1]);
        QCOMPARE(headerOf(deals, "account"), chinese[2]);
        QCOMPARE(headerOf(deals, "product"), chinese[3]);
        QCOMPARE(headerOf(deals, "stage"), chinese[4]);
        QCOMPARE(headerOf(deals, "amount"), chinese[5]);
        QCOMPARE(headerOf(deals, "closed_on"), chinese[6]);
        QCOMPARE(deals.mapping.columns.size(), 7U);
        QVERIFY(deals.confidence.at(QStringLiteral("amount")) < deals.confidence.at(QStringLiteral("stage")));

        const QStringList invoices{QStringLiteral("客户名称"), QStringLiteral("发票号码"), QStringLiteral("开票日期"),
                                   QStringLiteral("到期日"),   QStringLiteral("价税合计"), QStringLiteral("回款日期")};
        QVERIFY(guessTarget(invoices) == ImportTarget::Invoices);
        QCOMPARE(guessMapping(ImportTarget::Invoices, invoices, {}).mapping.columns.size(), 6U);
        QVERIFY(guessTarget({QStringLiteral("Invoice No"), QStringLiteral("Invoice Date"), QStringLiteral("Amount"),
                             QStringLiteral("Customer")}) == ImportTarget::Invoices);
        QVERIFY(guessTarget({QStringLiteral("Opportunity ID"), QStringLiteral("Stage"), QStringLiteral("Amount"),
                             QStringLiteral("Close Date")}) == ImportTarget::Deals);
    }

    void oneCellSettlesTheOrderOfAllDates() {
        const QStringList headers{QStringLiteral("close_date"), QStringLiteral("stage")};
        const auto orderOf = [&](const QStringList &dates) {
            std::vector<QStringList> rows;
            for (const QString &date : dates)
                rows.push_back({date, QStringLiteral("Won")});
            return guessMapping(ImportTarget::Deals, headers, rows).mapping.columns.at(QStringLiteral("closed_on")).dates;
        };
        QVERIFY(orderOf({QStringLiteral("3/4/2013"), QStringLiteral("13/2/2013"), QStringLiteral("1/1/2013")}) ==
                DateOrder::DayMonthYear);
        QVERIFY(orderOf({QStringLiteral("3/4/2013"), QStringLiteral("2/13/2013")}) == DateOrder::MonthDayYear);
        QVERIFY(orderOf({QStringLiteral("3/4/2013")}) == DateOrder::Automatic);
        QVERIFY(orderOf({QStringLiteral("2013-04-03")}) == DateOrder::Automatic);
    }

    void aCellFarBehindTheSampleSettlesTheOrderToo() {
        QByteArray file = "deal_stage,close_date,amount\n";
        for (int i = 0; i < 3000; ++i)
            file += "Won,0" + QByteArray::number(i % 9 + 1) + "/0" + QByteArray::number(i % 7 + 1) + "/2026,1\n";
        const auto orderOf = [](const QByteArray &csv) {
            const auto table = tests::tableOf(csv);
            const auto sample = sampleRows(*table).value();
            ColumnMapping mapping = guessMapping(ImportTarget::Deals, table->headers(), sample).mapping;
            [&] { QVERIFY(mapping.columns.at(QStringLiteral("closed_on")).dates == DateOrder::Automatic); }();
            [&] { QVERIFY(settleDateOrders(*table, sample, mapping)); }();
            TableRow row;
            [&] { QVERIFY2(table->next(row).value() && row.line == 2, "the source is rewound"); }();
            return mapping.columns.at(QStringLiteral("closed_on")).dates;
        };
        QVERIFY(orderOf(file) == DateOrder::Automatic);
        QVERIFY(orderOf(file + "Won,13/03/2026,1\n") == DateOrder::DayMonthYear);
        QVERIFY(orderOf(file + "Won,03/13/2026,1\n") == DateOrder::MonthDayYear);
        QVERIFY(orderOf(file + "Won,13/03/2026,1\nWon,03/13/2026,1\n") == DateOrder::Automatic);
    }

    void oneCellSettlesHowNumbersAreWritten() {
        const QStringList headers{QStringLiteral("amount"), QStringLiteral("stage")};
        const auto styleOf = [&](const QStringList &amounts) {
            std::vector<QStringList> rows;
            for (const QString &amount : amounts)
                rows.push_back({amount, QStringLiteral("Won")});
            return guessMapping(ImportTarget::Deals, headers, rows).mapping.columns.at(QStringLiteral("amount")).numbers;
        };
        QVERIFY(styleOf({QStringLiteral("1.234"), QStringLiteral("1.234,56")}) == NumberStyle::CommaDecimal);
        QVERIFY(styleOf({QStringLiteral("1,234"), QStringLiteral("¥1,234.56")}) == NumberStyle::PointDecimal);
        QVERIFY(styleOf({QStringLiteral("1,234"), QStringLiteral("12,5")}) == NumberStyle::CommaDecimal);
        QVERIFY(styleOf({QStringLiteral("1,234"), QStringLiteral("(99)")}) == NumberStyle::Automatic);
    }

    void aMappingIsCheckedAgainstTheFile() {
        ColumnMapping mapping;
        const QStringList headers{QStringLiteral("s")};
        QCOMPARE(checkMapping(mapping, headers).error().code.id, errors::RequiredColumnsMissing.id);
        mapping.columns[QStringLiteral("stage")] = {QStringLiteral("S")};
        QCOMPARE(checkMapping(mapping, headers).error().code.id, errors::ColumnsNotInFile.id);
        mapping.columns[QStringLiteral("stage")] = {QStringLiteral("s")};
        QVERIFY(checkMapping(mapping, headers).has_value());
        mapping.fixed[QStringLiteral("no_such_key")] = QStringLiteral("1");
        QCOMPARE(checkMapping(mapping, headers).error().code.id, errors::MappingUnreadable.id);
    }

    void everyDescribedFieldOfAnAccountCanBeImported() {
        for (const auto &field : domain::describe<domain::Account>().fields)
            QVERIFY2(columnOf(ImportTarget::Accounts, QString::fromLatin1(field.name)) != nullptr, field.name);
    }
};

PLUMBLINE_TEST(MappingTest)
#include "mappingtest.moc"
