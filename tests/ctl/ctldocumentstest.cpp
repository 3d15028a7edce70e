#include "ctl.h"

#include "support/testregistry.h"

#include <QDir>
#include <QTest>

using plumbline::tests::Ctl;
using plumbline::tests::Ran;

/// What the documents say to type works as it is written, from the first line to the last.
class CtlDocumentsTest : public QObject {
    Q_OBJECT

private:
    static void work(const QStringList &calls, qsizetype least)
    {
        QVERIFY(calls.size() >= least);
        const Ctl ctl;
        // The files they speak of, in the columns of the public data set.
        QVERIFY(ctl.write(QStringLiteral("sales_teams.csv"), plumbline::tests::SalesTeams));
        QVERIFY(ctl.write(QStringLiteral("accounts.csv"), plumbline::tests::Accounts));
        QVERIFY(ctl.write(QStringLiteral("products.csv"), plumbline::tests::Products));
        QVERIFY(ctl.write(QStringLiteral("sales_pipeline.csv"),
                          QByteArray(plumbline::tests::DealsHeader) + plumbline::tests::DealsRows + plumbline::tests::AskedRow));
        QVERIFY(ctl.write(QStringLiteral("receivables.csv"), plumbline::tests::Invoices));
        QVERIFY(ctl.write(QStringLiteral("newpass"), "another horse\n"));
        for (const QString &call : calls) {
            const Ran ran = ctl.shell(call);
            QVERIFY2(ran.worked(), qPrintable(call + u'\n' + ran.err));
        }
        QVERIFY(ctl.shell(QStringLiteral("plumbline-ctl show pipeline --replica crm --passphrase-file pass --csv || "
                                         "plumbline-ctl show pipeline --replica crm --passphrase-file newpass --csv"))
                    .out.contains(QStringLiteral("won_value,Won value,,5568.00,USD")));
    }

private Q_SLOTS:
    void theExamplesOfTheManualWork()
    {
        work(plumbline::tests::callsIn(QStringLiteral("docs/man/plumbline-ctl.1"), QStringLiteral(".SH EXAMPLES"), QStringLiteral(".fi")), 8);
    }

    void theCommandsOfTheReadmeWork()
    {
        work(plumbline::tests::callsIn(QStringLiteral("README.md"), QStringLiteral("## Your own data"), QStringLiteral("## Together")), 6);
    }
};

PLUMBLINE_TEST(CtlDocumentsTest)

#include "ctldocumentstest.moc"
