#include "ctl.h"

#include "support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using plumbline::tests::Ctl;
using plumbline::tests::Ran;
using plumbline::tests::sharedData;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

/// The values of a page by figure.
QJsonObject valuesOf(const Ran &ran)
{
    QJsonObject values;
    for (const QJsonValue &each : QJsonDocument::fromJson(ran.out.toUtf8()).array())
        values.insert(each[QLatin1StringView("figure")].toString(), each[QLatin1StringView("value")]);
    return values;
}

bool create(const Ctl &ctl)
{
    return ctl.on(words("create --organisation Published --user Ana --currency USD")).worked();
}

} // namespace

/// The published figures of the shared data, as a page gives them to a script.
class CtlPublishedDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mavensFiguresAreThePublishedOnes()
    {
        const QString folder = sharedData(QStringLiteral("maven-crm"));
        if (folder.isEmpty())
            QSKIP("the shared data is not beside the checkout");
        const Ctl ctl;
        QVERIFY(create(ctl));
        for (const char *name : {"sales_teams.csv", "accounts.csv", "products.csv"}) {
            const Ran ran = ctl.on({QStringLiteral("import"), folder + u'/' + QLatin1StringView(name)});
            QVERIFY2(ran.worked(), qPrintable(ran.err));
        }
        const QString deals = folder + QStringLiteral("/sales_pipeline.csv");
        const Ran mapping = ctl.on({QStringLiteral("import"), deals, QStringLiteral("--print-mapping")});
        QVERIFY(mapping.worked() && ctl.write(QStringLiteral("mapping.json"), mapping.out.toUtf8()));
        const Ran imported = ctl.on({QStringLiteral("import"), deals, QStringLiteral("--mapping"), QStringLiteral("mapping.json"), QStringLiteral("--json")});
        QVERIFY2(imported.worked(), qPrintable(imported.err));
        const QJsonObject outcome = QJsonDocument::fromJson(imported.out.toUtf8()).object();
        QCOMPARE(outcome.value(QStringLiteral("rows")), QJsonValue(8800));
        QCOMPARE(outcome.value(QStringLiteral("unattributed")), QJsonValue(1425));
        const QJsonObject values = valuesOf(ctl.on(words("show pipeline --as-of 2018-01-01 --json")));
        QCOMPARE(values.value(QStringLiteral("won_count")), QJsonValue(4238));
        QCOMPARE(values.value(QStringLiteral("lost_count")), QJsonValue(2473));
        QCOMPARE(values.value(QStringLiteral("open_count")), QJsonValue(1589 + 500));
        QCOMPARE(values.value(QStringLiteral("won_value")), QJsonValue(QStringLiteral("10005534.00")));
        QCOMPARE(values.value(QStringLiteral("win_rate")), QJsonValue(QStringLiteral("63.15")));
        QCOMPARE(values.value(QStringLiteral("unattributed_account_count")), QJsonValue(1425));
    }

    void theReceivablesFiguresAreThePublishedOnes()
    {
        const QString folder = sharedData(QStringLiteral("ibm-receivables"));
        if (folder.isEmpty())
            QSKIP("the shared data is not beside the checkout");
        const Ctl ctl;
        QVERIFY(create(ctl));
        const Ran mapping = ctl.on({QStringLiteral("import"), folder + QStringLiteral("/invoices.csv"), QStringLiteral("--print-mapping")});
        QVERIFY2(mapping.worked() && ctl.write(QStringLiteral("mapping.json"), mapping.out.toUtf8()), qPrintable(mapping.err));
        const Ran imported = ctl.on({QStringLiteral("import"), folder + QStringLiteral("/invoices.csv"), QStringLiteral("--mapping"), QStringLiteral("mapping.json")});
        QVERIFY2(imported.worked(), qPrintable(imported.err));
        const QJsonObject values = valuesOf(ctl.on(words("show receivables --as-of 2013-06-30 --json")));
        QCOMPARE(values.value(QStringLiteral("outstanding_count")), QJsonValue(84));
        QCOMPARE(values.value(QStringLiteral("outstanding")), QJsonValue(QStringLiteral("5119.85")));
        QCOMPARE(values.value(QStringLiteral("ageing_amount/0")), QJsonValue(QStringLiteral("4284.29")));
        QCOMPARE(values.value(QStringLiteral("ageing_amount/1")), QJsonValue(QStringLiteral("835.56")));
        // Each customer's line adds up to the page.
        const QJsonArray customers = QJsonDocument::fromJson(
            ctl.on(words("show receivables --as-of 2013-06-30 --table customers --json")).out.toUtf8()).array();
        qint64 cents = 0;
        for (const QJsonValue &customer : customers)
            cents += customer[QLatin1StringView("outstanding")].toString().remove(u'.').toLongLong();
        QCOMPARE(cents, 511985);
    }
};

PLUMBLINE_TEST(CtlPublishedDataTest)

#include "ctlpublisheddatatest.moc"
