#include "importing.h"
#include "support/testregistry.h"

#include "plumbline/intake/errors.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::domain;
using namespace plumbline::intake;
using plumbline::tests::Importing;
using plumbline::tests::tableOf;

namespace {

const QByteArray Deals = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
                         "1,Ann,GTX Pro,Acme Corp,Won,2016-10-20,2017-03-01,10\n"
                         "2,Ann,GTXPro,ACME-Corp,Won,2016-10-20,2017-03-01,20\n"
                         "3,Ann,GTXPro,Isdom,Won,2016-10-20,2017-03-01,30\n";

const QString ProductColumn = QStringLiteral("product");
const QString AccountColumn = QStringLiteral("account");

Decision use(const char *name) {
    return {DecisionKind::UseExisting, QString::fromUtf8(name)};
}

} // namespace

/// Names that are new to the organisation and written in two ways in one file.
class SpellingTest : public QObject {
    Q_OBJECT
private:
    std::optional<Importing> m_sales;
    std::unique_ptr<TableSource> m_table;
    ColumnMapping m_mapping;

    Question question(const char *name) {
        const auto shown = preview(*m_table, m_mapping, m_sales->context()).value();
        const auto found = std::find_if(shown.questions.begin(), shown.questions.end(),
                                        [&](const Question &each) { return each.name == QLatin1StringView(name); });
        return found == shown.questions.end() ? Question{} : *found;
    }

private Q_SLOTS:
    void init() {
        m_sales.emplace();
        m_table = tableOf(Deals);
        m_mapping = m_sales->guess(*m_table, ImportTarget::Deals);
        m_mapping.decisions[QStringLiteral("owner")] = {{QStringLiteral("*"), {DecisionKind::CreateNew, {}}}};
    }

    void theLaterSpellingIsAskedAboutAndTheEarlierOneOffered() {
        const Question later = question("GTXPro");
        QVERIFY(later.mustBeAnswered && later.pending);
        QCOMPARE(later.rows, 2);
        QCOMPARE(later.suggestions.front().name, QStringLiteral("GTX Pro"));
        QVERIFY(later.suggestions.front().id.isNil());
        QCOMPARE(*later.preselected, use("GTX Pro"));
        QVERIFY2(!question("GTX Pro").preselected || question("GTX Pro").preselected->kind == DecisionKind::CreateNew,
                 "the first spelling is no guess");
        QCOMPARE(question("GTX Pro").suggestions.front().name, QStringLiteral("GTXPro"));
        // A new customer comes in without a question, unless the file writes it in two ways.
        QVERIFY(question("ACME-Corp").pending);
        QVERIFY(!question("Acme Corp").pending);
        QVERIFY(question("Isdom").name.isEmpty());
        const auto refused = m_sales->plan(*m_table, m_mapping);
        QCOMPARE(refused.error().code.id, intake::errors::UnansweredQuestions.id);
        QCOMPARE(refused.error().detail, QStringLiteral("account: ACME-Corp; product: GTXPro, GTX Pro"));
    }

    void twoSpellingsBecomeOneRecord() {
        m_mapping.decisions[ProductColumn] = {{QStringLiteral("GTXPro"), use("GTX Pro")},
                                              {QStringLiteral("GTX Pro"), {DecisionKind::CreateNew, {}}}};
        m_mapping.decisions[AccountColumn] = {{QStringLiteral("ACME-Corp"), use("Acme Corp")}};
        QCOMPARE(m_sales->import(*m_table, m_mapping).created, 3);
        const auto products = m_sales->existing.entities<domain::Product>();
        QCOMPARE(products.size(), 1U);
        QCOMPARE(products[0].name, QStringLiteral("GTX Pro"));
        QCOMPARE(m_sales->existing.entities<domain::Account>().size(), 2U);
        for (const Deal &deal : m_sales->existing.entities<Deal>())
            QVERIFY(deal.product == products[0].id);
        QCOMPARE(m_sales->import(*m_table, m_mapping).unchanged, 3);
        QCOMPARE(m_sales->lastChanges, 0U);
    }

    void theEarlierSpellingCanBeGivenUpForTheLater() {
        m_mapping.decisions[ProductColumn] = {{QStringLiteral("GTX Pro"), use("GTXPro")},
                                              {QStringLiteral("GTXPro"), {DecisionKind::CreateNew, {}}}};
        m_mapping.decisions[AccountColumn] = {{QStringLiteral("*"), {DecisionKind::CreateNew, {}}}};
        QCOMPARE(m_sales->import(*m_table, m_mapping).created, 3);
        QCOMPARE(m_sales->existing.entities<domain::Product>().size(), 1U);
        QCOMPARE(m_sales->existing.entities<domain::Product>()[0].name, QStringLiteral("GTXPro"));
        QCOMPARE(m_sales->existing.entities<domain::Account>().size(), 3U);
    }

    void aCircleOfNamesAndANameThatIsNowhereStayOpen() {
        m_mapping.decisions[AccountColumn] = {{QStringLiteral("*"), {DecisionKind::CreateNew, {}}}};
        m_mapping.decisions[ProductColumn] = {{QStringLiteral("GTX Pro"), use("GTXPro")},
                                              {QStringLiteral("GTXPro"), use("GTX Pro")}};
        QVERIFY(question("GTX Pro").pending && question("GTXPro").pending);
        QVERIFY(!m_sales->plan(*m_table, m_mapping));
        m_mapping.decisions[ProductColumn] = {{QStringLiteral("GTXPro"), use("Nowhere")},
                                              {QStringLiteral("*"), {DecisionKind::CreateNew, {}}}};
        QVERIFY(question("GTXPro").pending && !question("GTX Pro").pending);
        QVERIFY(!m_sales->plan(*m_table, m_mapping));
    }
};

PLUMBLINE_TEST(SpellingTest)

#include "spellingtest.moc"
