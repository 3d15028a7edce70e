#include "importing.h"
#include "plumbline/intake/errors.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::domain;
using namespace plumbline::intake;
using plumbline::tests::Importing;
using plumbline::tests::tableOf;

namespace {

const QByteArray Header = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\r\n";

/// An organisation with two people and two products.
class Sales : public Importing {
public:
    Sales() {
        import("sales_agent,manager,regional_office\nAnn,Max,East\nBob,Max,East\n", ImportTarget::People);
        import("product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n", ImportTarget::Products);
    }
    Counts importDeals(const QByteArray &rows) { return import(Header + rows, ImportTarget::Deals); }
    Deal deal(const char *ref) const {
        for (const Deal &each : existing.entities<Deal>())
            if (each.source_ref == QString::fromLatin1(ref))
                return each;
        return {};
    }
    /// `Engaging 2016-10-20 0.00, Won …`, in order.
    QString history(const char *ref) const {
        std::vector<StageChange> changes;
        for (const StageChange &change : existing.entities<StageChange>())
            if (change.deal == deal(ref).id)
                changes.push_back(change);
        std::sort(changes.begin(), changes.end(), [](const StageChange &a, const StageChange &b) {
            return std::pair(a.on, a.ordinal) < std::pair(b.on, b.ordinal);
        });
        QStringList texts;
        for (const StageChange &change : changes)
            texts.append(QStringLiteral("%1 %2 %3")
                             .arg(stageName(change.stage), change.on ? change.on->toIso() : QStringLiteral("-"),
                                  change.base_amount.plain()));
        return texts.join(QStringLiteral(", "));
    }
    QString stageName(StageId id) const {
        for (const Stage &stage : existing.entities<Stage>())
            if (stage.id == id)
                return stage.name;
        return {};
    }
};

} // namespace

class DealImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowBecomesADealWithItsHistory() {
        Sales sales;
        const Counts counts = sales.importDeals("1,Ann,GTX Pro,Acme,Won,2016-10-20,2017-03-01,1054\n"
                                                "2,Bob,GTX Pro,,Engaging,2016-11-01,,\n"
                                                "3,Ann,MG Special,Acme,Prospecting,,,\n"
                                                "4,Ann,MG Special,Isdom,Lost,2017-01-01,2017-01-01,0\n");
        QCOMPARE(counts.created, 4);
        QCOMPARE(counts.unattributed, 1);
        QCOMPARE(counts.named.at(EntityKind::Account), 2);
        QCOMPARE(sales.history("1"), QStringLiteral("Engaging 2016-10-20 0.00, Won 2017-03-01 1054.00"));
        QCOMPARE(sales.history("2"), QStringLiteral("Engaging 2016-11-01 0.00"));
        QCOMPARE(sales.history("3"), QStringLiteral("Prospecting - 0.00"));
        QCOMPARE(sales.history("4"), QStringLiteral("Engaging 2017-01-01 0.00, Lost 2017-01-01 0.00"));
        const Deal won = sales.deal("1");
        QCOMPARE(won.title, QStringLiteral("1"));
        QVERIFY(won.created_on == Date(2016, 10, 20));
        QVERIFY(won.closed_on == Date(2017, 3, 1));
        QVERIFY(won.owner && won.product && won.account);
        QCOMPARE(won.base_amount, Money(105400, sales.base));
    }

    void theSameFileAgainChangesNothing() {
        Sales sales;
        const QByteArray rows = "1,Ann,GTX Pro,Acme,Won,2016-10-20,2017-03-01,1054\n2,Bob,GTX Pro,,Engaging,2016-11-01,,\n";
        sales.importDeals(rows);
        const Counts again = sales.importDeals(rows);
        QCOMPARE(again.unchanged, 2);
        QCOMPARE(again.unattributed, 1);
        QCOMPARE(sales.lastChanges, 0U);
    }

    void aDealThatMovedOnIsUpdatedAndItsHistoryContinued() {
        Sales sales;
        sales.importDeals("1,Ann,GTX Pro,Acme,Prospecting,,,\n");
        QCOMPARE(sales.importDeals("1,Bob,GTX Pro,Acme,Engaging,2016-10-20,,\n").updated, 1);
        QCOMPARE(sales.importDeals("1,Bob,,,Won,2016-10-20,2017-03-01,99.50\n").updated, 1);
        QCOMPARE(sales.history("1"), QStringLiteral("Prospecting - 0.00, Engaging 2016-10-20 0.00, Won 2017-03-01 99.50"));
        QVERIFY2(sales.deal("1").product.has_value(), "a blank cell leaves what is there");
        QCOMPARE(sales.importDeals("1,Bob,,,Engaging,2016-10-20,,\n").updated, 1);
        QVERIFY2(!sales.deal("1").closed_on, "a reopened deal is not closed");
        QCOMPARE(sales.history("1").count(QStringLiteral("Engaging")), 2);
    }

    void whereADealIsComesLastWhateverItsDatesSay() {
        Sales sales;
        sales.importDeals("1,Ann,GTX Pro,Acme,Won,2016-10-20,2017-03-01,99.50\n"
                          "2,Ann,GTX Pro,Acme,Lost,2017-05-01,2017-03-01,0\n"
                          "3,Ann,GTX Pro,Acme,Won,2017-05-01,,7\n");
        QCOMPARE(sales.history("2"), QStringLiteral("Engaging 2017-03-01 0.00, Lost 2017-03-01 0.00"));
        QCOMPARE(sales.history("3"), QStringLiteral("Engaging 2017-05-01 0.00, Won 2017-05-01 7.00"));
        QVERIFY2(!sales.deal("3").closed_on, "the file does not say when it was won");
        QCOMPARE(sales.importDeals("1,Ann,GTX Pro,Acme,Engaging,2016-10-20,,\n").updated, 1);
        QCOMPARE(sales.history("1"),
                 QStringLiteral("Engaging 2016-10-20 0.00, Won 2017-03-01 99.50, Engaging 2017-03-01 99.50"));
    }

    void aDealWorthSomethingElseIsRevaluedInItsHistory() {
        Sales sales;
        sales.importDeals("1,Ann,GTX Pro,Acme,Engaging,2016-10-20,,1054\n");
        QCOMPARE(sales.importDeals("1,Ann,GTX Pro,Acme,Engaging,2016-10-20,,1055\n").updated, 1);
        QCOMPARE(sales.history("1"), QStringLiteral("Engaging 2016-10-20 1054.00, Engaging 2016-10-20 1055.00"));
        QCOMPARE(sales.importDeals("1,Ann,GTX Pro,Acme,Engaging,2016-10-20,,1055\n").unchanged, 1);
    }

    void aFileChangesNoPriceOfAWonDealAndTheOtherRowsComeIn() {
        Sales sales;
        sales.importDeals("1,Ann,GTX Pro,Acme,Won,2016-10-20,2017-03-01,1054\n");
        const Counts counts = sales.importDeals("1,Ann,GTX Pro,Acme,Won,2016-10-20,2017-03-01,999\n"
                                                "2,Bob,GTX Pro,Acme,Engaging,2016-11-01,,7\n");
        QCOMPARE(counts.refused, 1);
        QCOMPARE(counts.created, 1);
        QCOMPARE(sales.deal("1").amount, Money(105400, sales.base));
    }

    void unknownNamesAskAndTheLikelyOneIsOffered() {
        Sales sales;
        const auto table = tableOf(Header + "1,Anne,GTXPro,Acme,Won,2016-10-20,2017-03-01,10\n2,Zoe,GTXPro,Acme,closed won,,,\n");
        ColumnMapping mapping = sales.guess(*table, ImportTarget::Deals);
        const auto refused = sales.plan(*table, mapping);
        QCOMPARE(refused.error().code.id, intake::errors::UnansweredQuestions.id);
        QCOMPARE(refused.error().detail, QStringLiteral("owner: Anne, Zoe; product: GTXPro; stage: closed won"));
        const auto shown = preview(*table, mapping, sales.context()).value();
        QCOMPARE(shown.counts.waiting, 2);
        QVERIFY(!shown.canPlan());
        const auto question = [&](const char *name) {
            return *std::find_if(shown.questions.begin(), shown.questions.end(),
                                 [&](const Question &each) { return each.name == QLatin1StringView(name); });
        };
        QCOMPARE(question("GTXPro").rows, 2);
        QVERIFY(question("GTXPro").suggestions.front().closeness == Closeness::Same);
        QCOMPARE(*question("GTXPro").preselected, (Decision{DecisionKind::UseExisting, QStringLiteral("GTX Pro")}));
        QCOMPARE(question("Anne").suggestions.front().name, QStringLiteral("Ann"));
        QVERIFY(question("Zoe").suggestions.empty() && !question("Zoe").preselected);
        QCOMPARE(question("closed won").suggestions.front().name, QStringLiteral("Won"));
        const Question stage = question("closed won");
        QVERIFY2(std::count(stage.choices.begin(), stage.choices.end(), DecisionKind::CreateNew) == 0, "a file makes no stages");

        mapping.decisions[QStringLiteral("owner")] = {
            {QStringLiteral("Anne"), {DecisionKind::UseExisting, QStringLiteral("Ann")}},
            {QStringLiteral("*"), {DecisionKind::CreateNew, {}}}};
        mapping.decisions[QStringLiteral("product")] = {{QStringLiteral("*"), {DecisionKind::UseSuggested, {}}}};
        mapping.decisions[QStringLiteral("stage")] = {{QStringLiteral("*"), {DecisionKind::UseSuggested, {}}}};
        const Counts counts = sales.import(*table, mapping);
        QCOMPARE(counts.created, 2);
        QCOMPARE(counts.named.at(EntityKind::User), 1);
        QVERIFY(sales.deal("1").product.has_value());
        QCOMPARE(sales.existing.entities<User>().size(), 3U);
        QCOMPARE(sales.stageName(sales.deal("2").stage), QStringLiteral("Won"));
        QCOMPARE(sales.import(*table, mapping).unchanged, 2);
    }

    void namesMayBeLeftBlankOrRefused() {
        Sales sales;
        const auto table =
            tableOf(Header + "1,Zoe,GTX Pro,Acme,Won,,,10\n2,Ann,Toy,Acme,Won,,,10\n3,Ann,GTX Pro,New Co,Won,,,10\n");
        ColumnMapping mapping = sales.guess(*table, ImportTarget::Deals);
        mapping.decisions[QStringLiteral("owner")] = {{QStringLiteral("*"), {DecisionKind::LeaveBlank, {}}}};
        mapping.decisions[QStringLiteral("product")] = {{QStringLiteral("Toy"), {DecisionKind::RefuseRows, {}}}};
        const Counts counts = sales.import(*table, mapping);
        QCOMPARE(counts.created, 2);
        QCOMPARE(counts.reasons.at(RefusalReason::NameRefused), 1);
        QVERIFY(!sales.deal("1").owner);
        QVERIFY2(sales.existing.entities<Account>().size() == 2, "only rows that come in create accounts");
    }

    void refusedRowsLeaveNoTraceAndSayWhy() {
        Sales sales;
        const Counts counts = sales.importDeals("1,Ann,GTX Pro,Ghost,Won,2016-10-20,31.31.2020,1\n"
                                                "2,Ann,GTX Pro,Ghost,Won,2016-10-20,2017-01-01,twelve\n"
                                                "3,Ann,GTX Pro,Ghost,Won,2016-10-20,2017-01-01,1.005\n"
                                                "4,Ann,GTX Pro,Ghost,,2016-10-20,2017-01-01,1\n"
                                                "5,Ann,GTX Pro\n"
                                                "6,Ann,GTX Pro,Acme,Won,2016-10-20,2017-01-01,€1\n"
                                                "7,Ann,GTX Pro,Acme,Won,2016-10-20,2017-01-01,1\n"
                                                "7,Ann,GTX Pro,Acme,Won,2016-10-20,2017-01-01,2\n"
                                                "7,Ann,GTX Pro,Acme,Won,2016-10-20,2017-01-01,1\n");
        QCOMPARE(counts.created, 1);
        QCOMPARE(counts.unchanged, 1);
        std::vector<std::pair<std::int64_t, RefusalReason>> reasons;
        for (const Refusal &refusal : sales.lastRefusals)
            reasons.emplace_back(refusal.line, refusal.reason);
        const std::vector<std::pair<std::int64_t, RefusalReason>> expected{
            {2, RefusalReason::DateUnreadable}, {3, RefusalReason::AmountUnreadable}, {4, RefusalReason::AmountTooPrecise},
            {5, RefusalReason::RequiredBlank},  {6, RefusalReason::TooFewCells},      {7, RefusalReason::CurrencyMismatch},
            {9, RefusalReason::NumberRepeated}};
        QVERIFY(reasons == expected);
        QCOMPARE(sales.lastRefusals[0].value, QStringLiteral("31.31.2020"));
        QCOMPARE(sales.existing.entities<Account>().size(), 1U);
    }

    void refusedRowsGoToAFileThatCanBeImportedAgain() {
        Sales sales;
        sales.importDeals("1,Ann,GTX Pro,\"Say \"\"hi\"\", Inc\",Won,2016-10-20,soon,1\n2,Ann\n");
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QStringList headers = tableOf(Header + "\n")->headers();
        QVERIFY(writeRefusals(file, headers, sales.lastRefusals, QStringLiteral("reason")).has_value());
        QVERIFY(file.data().startsWith("\xEF\xBB\xBF"));
        const auto table = tableOf(file.data());
        QCOMPARE(table->headers(), QStringList(headers) << QStringLiteral("reason"));
        const auto rows = tests::rowsOf(*table);
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0][3], QStringLiteral("Say \"hi\", Inc"));
        QCOMPARE(rows[0].last(), QStringLiteral("date_unreadable: closed_on=soon"));
        QCOMPARE(rows[1].last(), QStringLiteral("too_few_cells"));
        QByteArray corrected = file.data();
        corrected.replace(",soon,", ",2017-01-01,");
        QCOMPARE(sales.import(corrected, ImportTarget::Deals).created, 1);
    }

    void refusedRowsCanBeImportedWithTheMappingOfTheirFile() {
        Sales sales;
        const auto table = tableOf("stage;amount;closed on\nWon;\"1.234,50\";soon\n", {Encoding::Utf8, ';', {}});
        ColumnMapping mapping = sales.guess(*table, ImportTarget::Deals);
        mapping.separator = ';';
        QCOMPARE(sales.import(*table, mapping).refused, 1);
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(writeRefusals(file, table->headers(), sales.lastRefusals, QStringLiteral("reason"), &intake::toPlainText, ';')
                    .has_value());
        QByteArray corrected = file.data();
        corrected.replace(";soon;", ";2017-01-01;");
        QCOMPARE(sales.import(*tableOf(corrected, mapping.sourceOptions()), mapping).created, 1);
        QCOMPARE(sales.existing.entities<Deal>()[0].amount.minor(), 123450);
    }

    void rowsWithoutANumberAreKnownByTheirContent() {
        Sales sales;
        const QByteArray csv = "account,stage,amount\nAcme,Won,5\nAcme,Won,5\nAcme,Won,6\n";
        QCOMPARE(sales.import(csv, ImportTarget::Deals).created, 3);
        QCOMPARE(sales.import(csv, ImportTarget::Deals).unchanged, 3);
        QCOMPARE(sales.lastChanges, 0U);
        QCOMPARE(sales.import(csv + "Acme,Won,5\n", ImportTarget::Deals).created, 1);
        QCOMPARE(sales.existing.entities<Deal>()[0].title, QStringLiteral("Acme"));
    }

    void otherCurrenciesNeedARate() {
        Sales sales;
        const QByteArray csv = "id,stage,amount,currency\n1,Won,\"1,000\",JPY\n2,Won,7.00,USD\n";
        QCOMPARE(sales.import(csv, ImportTarget::Deals).reasons.at(RefusalReason::RateMissing), 1);
        const auto table = tableOf(csv);
        ColumnMapping mapping = sales.guess(*table, ImportTarget::Deals);
        mapping.fixed[QStringLiteral("rate")] = QStringLiteral("0.0067");
        QCOMPARE(sales.import(*table, mapping).created, 1);
        QCOMPARE(sales.deal("1").amount, Money(1000, Currency::of("JPY")));
        QCOMPARE(sales.deal("1").base_amount, Money(670, sales.base));
    }

    void anOpenDealWithoutAnAmountMayTakeItsListPrice() {
        Sales sales;
        const auto table = tableOf(Header + "1,Ann,GTX Pro,Acme,Engaging,2016-10-20,,\n2,Ann,GTX Pro,Acme,Lost,,2017-01-01,\n");
        ColumnMapping mapping = sales.guess(*table, ImportTarget::Deals);
        mapping.emptyAmount = EmptyAmount::ListPrice;
        QCOMPARE(sales.import(*table, mapping).created, 2);
        QCOMPARE(sales.deal("1").base_amount, Money(482100, sales.base));
        QVERIFY(sales.deal("2").amount.isZero());
        QCOMPARE(sales.import(*table, mapping).unchanged, 2);
    }

    void aDateWithTwoReadingsIsRefusedUntilSomebodySaysWhich() {
        Sales sales;
        const QByteArray rows = "1,Ann,GTX Pro,Acme,Won,2016-10-20,13/01/2017,1\n"
                                "2,Ann,GTX Pro,Acme,Won,2016-10-20,01/14/2017,2\n"
                                "3,Ann,GTX Pro,Acme,Won,2016-10-20,02/03/2017,3\n"
                                "4,Ann,GTX Pro,Acme,Won,2016-10-20,05/05/2017,4\n";
        const Counts counts = sales.importDeals(rows);
        QCOMPARE(counts.created, 3);
        QCOMPARE(counts.reasons.at(RefusalReason::DateInDoubt), 1);
        QVERIFY(sales.deal("1").closed_on == Date(2017, 1, 13));
        QVERIFY(sales.deal("2").closed_on == Date(2017, 1, 14));
        QVERIFY(sales.deal("4").closed_on == Date(2017, 5, 5));
        const auto table = tableOf(Header + rows);
        ColumnMapping mapping = sales.guess(*table, ImportTarget::Deals);
        mapping.columns[QStringLiteral("closed_on")].dates = domain::DateOrder::DayMonthYear;
        const Counts named = sales.import(*table, mapping);
        QCOMPARE(named.created, 1);
        QVERIFY(sales.deal("3").closed_on == Date(2017, 3, 2));
        // One order for the whole column: what is none in it is refused.
        QCOMPARE(named.reasons.at(RefusalReason::DateUnreadable), 1);
    }

    void whatADealClosedAtSaysNothingOfWhenItWasOpen() {
        Sales sales;
        sales.importDeals("1,Ann,GTX Pro,Acme,Engaging,2016-10-20,,800\n");
        QCOMPARE(sales.importDeals("1,Ann,GTX Pro,Acme,Won,2016-10-20,2017-03-01,1054\n").updated, 1);
        QCOMPARE(sales.history("1"), QStringLiteral("Engaging 2016-10-20 800.00, Won 2017-03-01 1054.00"));
        const auto table = tableOf(Header + "2,Ann,GTX Pro,Acme,Won,2016-10-20,2017-03-01,1054\n");
        ColumnMapping mapping = sales.guess(*table, ImportTarget::Deals);
        mapping.emptyAmount = EmptyAmount::ListPrice;
        QCOMPARE(sales.import(*table, mapping).created, 1);
        QCOMPARE(sales.history("2"), QStringLiteral("Engaging 2016-10-20 4821.00, Won 2017-03-01 1054.00"));
    }

    void aListPriceWithoutARateLeavesNoTrace() {
        Sales sales;
        sales.import("product,sales_price,currency\nToy,900,JPY\n", ImportTarget::Products);
        const auto table = tableOf(Header + "1,Ann,Toy,Ghost,Engaging,2016-10-20,,\n");
        ColumnMapping mapping = sales.guess(*table, ImportTarget::Deals);
        mapping.emptyAmount = EmptyAmount::ListPrice;
        QCOMPARE(sales.import(*table, mapping).reasons.at(RefusalReason::RateMissing), 1);
        QVERIFY(sales.existing.entities<Account>().empty());
    }

    void theStageThatBeginsOnTheEngageDateMayBeNamed() {
        Sales sales;
        const auto table = tableOf(Header + "1,Ann,GTX Pro,Acme,Won,2016-10-20,2017-03-01,5\n");
        ColumnMapping mapping = sales.guess(*table, ImportTarget::Deals);
        mapping.engagedStage = QStringLiteral("Prospecting");
        QCOMPARE(sales.import(*table, mapping).created, 1);
        QCOMPARE(sales.history("1"), QStringLiteral("Prospecting 2016-10-20 0.00, Won 2017-03-01 5.00"));
        mapping.engagedStage = QStringLiteral("Engagin");
        QCOMPARE(sales.plan(*table, mapping).error().code.id, intake::errors::MappingUnreadable.id);
    }

    void similarNamesAreFoundAmongThousands() {
        Sales sales;
        for (int i = 0; i < 3000; ++i) {
            Account account;
            account.id = AccountId(sales.ids.next());
            account.name = QStringLiteral("Customer %1").arg(i);
            sales.existing.add(account);
        }
        Account meant;
        meant.id = AccountId(sales.ids.next());
        meant.name = QStringLiteral("Northern Lights");
        sales.existing.add(meant);
        const auto table = tableOf(Header + "1,Ann,GTX Pro,Nothern Ligths,Won,,,5\n");
        const auto shown = preview(*table, sales.guess(*table, ImportTarget::Deals), sales.context()).value();
        QCOMPARE(shown.questions.size(), 1U);
        QCOMPARE(shown.questions[0].suggestions.front().name, meant.name);
    }

    void datesAndAmountsAreReadAsPeopleWriteThem() {
        Sales sales;
        const Counts counts = sales.import("商机编号,阶段,金额,成交日期,赢率\n"
                                           "1,Won,\"1,234.56\",2026年1月2日,100%\n"
                                           "2,Won,\"(1,000.50)\",2026/1/3,\n"
                                           "3,Engaging,$12,2026-02-01,35.5 %\n",
                                           ImportTarget::Deals);
        QCOMPARE(counts.created, 3);
        QCOMPARE(sales.deal("1").amount.minor(), 123456);
        QVERIFY(sales.deal("1").closed_on == Date(2026, 1, 2));
        QCOMPARE(sales.deal("2").amount.minor(), -100050);
        QVERIFY2(sales.deal("3").expected_close == Date(2026, 2, 1) && !sales.deal("3").closed_on,
                 "an open deal is expected to close");
        QCOMPARE(*sales.deal("3").probability, 3550);
    }

    void aLongRunCanBeCancelled() {
        Sales sales;
        QByteArray rows = Header;
        for (int i = 0; i < 5000; ++i)
            rows += QByteArray::number(i) + ",Ann,GTX Pro,Acme,Won,2016-10-20,2017-03-01,10\n";
        const auto table = tableOf(rows);
        std::stop_source stop;
        int calls = 0;
        const RunControl control{stop.get_token(), [&](std::int64_t done, std::int64_t total) {
                                     QVERIFY(done <= total && total == rows.size());
                                     if (++calls == 2)
                                         stop.request_stop();
                                 }};
        const auto planned = plan(*table, {}, sales.guess(*table, ImportTarget::Deals), sales.context(), control);
        QCOMPARE(planned.error().code.id, intake::errors::Cancelled.id);
        QCOMPARE(calls, 2);
    }

    void anOrganisationWithoutStagesSaysSo() {
        class Nothing final : public Existing {
            Result<std::vector<Record>> all(EntityKind) const override { return std::vector<Record>(); }
            Result<std::vector<Record>> where(EntityKind, int, std::span<const Value>) const override {
                return std::vector<Record>();
            }
        } nothing;
        Sales sales;
        const auto table = tableOf(Header + "1,Ann,GTX Pro,Acme,Won,,,1\n");
        const auto planned = plan(*table, {}, sales.guess(*table, ImportTarget::Deals), {nothing, sales.base, sales.ids});
        QCOMPARE(planned.error().code.id, intake::errors::NoStages.id);
    }
};

PLUMBLINE_TEST(DealImportTest)
#include "dealimporttest.moc"
