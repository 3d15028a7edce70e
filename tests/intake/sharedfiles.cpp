#include "importing.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::domain;
using namespace plumbline::intake;
using plumbline::tests::Importing;
using plumbline::tests::sharedData;

/// The published exports give the figures they are known by.
class SharedFiles : public QObject {
    Q_OBJECT
private:
    static Counts importFile(Importing &organisation, const QString &path, ImportTarget target,
                             const std::map<QString, std::map<QString, Decision>> &decisions = {}) {
        const auto source = openTable(path).value();
        if (guessTarget(source->headers()) != target)
            qWarning() << "guessed" << toToken(guessTarget(source->headers())) << "for" << path;
        ColumnMapping mapping = organisation.guess(*source, target);
        mapping.decisions = decisions;
        return organisation.import(*source, mapping);
    }

private Q_SLOTS:
    void theSalesPipelineGivesItsDeals() {
        if (sharedData(QStringLiteral("maven-crm/accounts.csv")).isEmpty())
            QSKIP("the shared data is not here");
        const auto path = [](const char *name) { return sharedData(QStringLiteral("maven-crm/") + QLatin1StringView(name)); };
        Importing organisation;
        QCOMPARE(importFile(organisation, path("sales_teams.csv"), ImportTarget::People).created, 35);
        QCOMPARE(organisation.existing.entities<Team>().size(), 6U);
        QCOMPARE(importFile(organisation, path("products.csv"), ImportTarget::Products).created, 7);
        QCOMPARE(importFile(organisation, path("accounts.csv"), ImportTarget::Accounts).created, 85);

        const auto source = openTable(path("sales_pipeline.csv")).value();
        const ColumnMapping mapping = organisation.guess(*source, ImportTarget::Deals);
        const auto asked = plan(*source, {}, mapping, organisation.context());
        QVERIFY(!asked);
        const auto shown = preview(*source, mapping, organisation.context()).value();
        QCOMPARE(shown.questions.size(), 1U);
        QCOMPARE(shown.questions[0].name, QStringLiteral("GTXPro"));
        QCOMPARE(shown.questions[0].rows, 1480);
        QCOMPARE(shown.questions[0].preselected, (Decision{DecisionKind::UseExisting, QStringLiteral("GTX Pro")}));

        const std::map<QString, std::map<QString, Decision>> decisions{
            {QStringLiteral("product"), {{QStringLiteral("*"), Decision{DecisionKind::UseSuggested, {}}}}}};
        const Counts counts = importFile(organisation, path("sales_pipeline.csv"), ImportTarget::Deals, decisions);
        QCOMPARE(counts.created, 8800);
        QCOMPARE(counts.refused, 0);
        QCOMPARE(counts.unattributed, 1425);
        QVERIFY(counts.named.empty());
        std::map<QString, int> byStage;
        Money won(0, organisation.base);
        std::unordered_map<Uuid, Stage> stages;
        for (const Stage &stage : organisation.existing.entities<Stage>())
            stages.emplace(stage.id.uuid(), stage);
        for (const Deal &deal : organisation.existing.entities<Deal>()) {
            const Stage &stage = stages.at(deal.stage.uuid());
            ++byStage[stage.name];
            if (stage.outcome == StageOutcome::Won)
                won += deal.base_amount;
        }
        QCOMPARE(byStage[QStringLiteral("Won")], 4238);
        QCOMPARE(byStage[QStringLiteral("Lost")], 2473);
        QCOMPARE(byStage[QStringLiteral("Engaging")], 1589);
        QCOMPARE(byStage[QStringLiteral("Prospecting")], 500);
        QCOMPARE(won, Money(1000553400, organisation.base));
        QCOMPARE(organisation.existing.entities<StageChange>().size(), 2U * (4238 + 2473) + 1589 + 500);

        const Counts again = importFile(organisation, path("sales_pipeline.csv"), ImportTarget::Deals, decisions);
        QCOMPARE(again.unchanged, 8800);
        QCOMPARE(organisation.lastChanges, 0U);
    }

    void theReceivablesGiveTheirInvoices() {
        const QString path = sharedData(QStringLiteral("ibm-receivables/invoices.csv"));
        if (path.isEmpty())
            QSKIP("the shared data is not here");
        Importing organisation;
        const Counts counts = importFile(organisation, path, ImportTarget::Invoices);
        QCOMPARE(counts.created, 2466);
        QCOMPARE(counts.refused, 0);
        const Currency base = organisation.base;
        Money total(0, base);
        Money open(0, base);
        Money notDue(0, base);
        int openCount = 0;
        const Date asOf(2013, 6, 30);
        std::unordered_map<Uuid, Date> paid;
        for (const Allocation &allocation : organisation.existing.entities<Allocation>())
            paid.emplace(allocation.instalment.uuid(), allocation.on);
        std::unordered_map<Uuid, Date> invoiced;
        for (const Fact &fact : organisation.existing.entities<Fact>())
            if (fact.kind == FactKind::Invoice) {
                total += fact.amount;
                invoiced.emplace(fact.id.uuid(), fact.date);
            }
        for (const Instalment &instalment : organisation.existing.entities<Instalment>()) {
            const auto settled = paid.find(instalment.id.uuid());
            if (invoiced.at(instalment.invoice.uuid()) > asOf || (settled != paid.end() && settled->second <= asOf))
                continue;
            ++openCount;
            open += instalment.amount;
            if (*instalment.due_date >= asOf)
                notDue += instalment.amount;
        }
        QCOMPARE(total, Money(14770318, base));
        QCOMPARE(openCount, 84);
        QCOMPARE(open, Money(511985, base));
        QCOMPARE(notDue, Money(428429, base));
        QCOMPARE(importFile(organisation, path, ImportTarget::Invoices).unchanged, 2466);
        QCOMPARE(organisation.lastChanges, 0U);
    }
};

PLUMBLINE_TEST(SharedFiles)
#include "sharedfiles.moc"
