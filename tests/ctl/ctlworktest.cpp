#include "ctl.h"

#include "support/otherprocess.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace plumbline;
using plumbline::tests::Ctl;
using plumbline::tests::Ran;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

QJsonArray arrayIn(const Ran &ran)
{
    return QJsonDocument::fromJson(ran.out.toUtf8()).array();
}

/// The value of a figure in what `show --json` printed.
QJsonValue figureIn(const Ran &ran, const char *figure)
{
    for (const QJsonValue &each : arrayIn(ran))
        if (each[QLatin1StringView("figure")] == QLatin1StringView(figure))
            return each[QLatin1StringView("value")];
    return QJsonValue::Undefined;
}

} // namespace

/// What the commands do with a replica, each with its success and its refusals.
class CtlWorkTest : public QObject {
    Q_OBJECT

private:
    Ctl m_ctl;

    /// The replica is as it was made: every slot that changes one works on a copy.
    [[nodiscard]] QStringList copied(const char *line, const QString &copy) const
    {
        if (!QFileInfo::exists(m_ctl.path(copy)))
            static_cast<void>(tests::copyOf(m_ctl.path(QStringLiteral("crm")), m_ctl.path(QString()), copy));
        return words(line) + QStringList{QStringLiteral("--replica"), copy, QStringLiteral("--passphrase-file"), QStringLiteral("pass")};
    }
    void isRefused(const Ran &ran, const char *about)
    {
        QVERIFY2(ran.isSentence(), qPrintable(ran.out + ran.err));
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains(QString::fromUtf8(about)), qPrintable(ran.err));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_ctl.makeReplica()); }

    void aPassphraseOpensTheReplicaAndAWrongOneDoesNot()
    {
        QVERIFY(m_ctl.on(words("unlock")).out.startsWith(QStringLiteral("Probe, in USD, ledger position 5")));
        QVERIFY(m_ctl.shell(QStringLiteral("plumbline-ctl unlock --replica crm --passphrase-fd 3 3<pass")).worked());
        QVERIFY(m_ctl.write(QStringLiteral("wrong"), "wrong horse\n"));
        isRefused(m_ctl.run(words("unlock --replica crm --passphrase-file wrong")), "passphrase is not the right one");
        isRefused(m_ctl.run(words("unlock --replica none --passphrase-file pass")), "no replica at none");
    }

    void creatingRefusesWhatTheWindowRefuses()
    {
        QVERIFY(m_ctl.write(QStringLiteral("short"), "1234567\n"));
        const QStringList call = words("create --organisation O --user U --replica other --passphrase-file");
        isRefused(m_ctl.run(call + QStringList{QStringLiteral("short")}), "at least 8 characters");
        isRefused(m_ctl.run(words("demo --replica other --passphrase-file short")), "at least 8 characters");
        QVERIFY(!QFileInfo::exists(m_ctl.path(QStringLiteral("other"))));
        isRefused(m_ctl.on(words("create --organisation O --user U")), "a replica in crm already");
        // Eight letters, whatever their bytes.
        QVERIFY(m_ctl.write(QStringLiteral("short"), "一二三四五六七\n"));
        isRefused(m_ctl.run(call + QStringList{QStringLiteral("short")}), "at least 8 characters");
    }

    void theDemonstrationOrganisationIsMade()
    {
        const Ran made = m_ctl.run(words("demo --size small --today 2026-06-30 --replica demo --passphrase-file pass"));
        QVERIFY2(made.worked(), qPrintable(made.err));
        const Ran shown = m_ctl.run(words("show pipeline --as-of 2026-06-30 --json --replica demo --passphrase-file pass"));
        QVERIFY(shown.worked() && figureIn(shown, "open_count").toInteger() > 0);
    }

    void aPassphraseIsChangedFromFilesOrDescriptors()
    {
        const QString copy = QStringLiteral("rewrapped");
        QVERIFY(m_ctl.write(QStringLiteral("next"), "another horse\n"));
        QVERIFY(m_ctl.write(QStringLiteral("short"), "1234567\n"));
        isRefused(m_ctl.run(copied("passphrase --new-passphrase-file short", copy)), "at least 8 characters");
        isRefused(m_ctl.run(copied("passphrase --new-passphrase-file none", copy)), "none");
        const QByteArray data = m_ctl.read(copy + QStringLiteral("/replica.db"));
        const Ran changed = m_ctl.shell(QStringLiteral("plumbline-ctl passphrase --replica rewrapped --passphrase-fd 3 --new-passphrase-fd 4 3<pass 4<next"));
        QVERIFY2(changed.worked(), qPrintable(changed.err));
        QCOMPARE(m_ctl.read(copy + QStringLiteral("/replica.db")), data);
        isRefused(m_ctl.run(copied("unlock", copy)), "passphrase is not the right one");
        const Ran back = m_ctl.run(words("passphrase --replica rewrapped --passphrase-file next --new-passphrase-file pass"));
        QVERIFY2(back.worked(), qPrintable(back.err));
        QVERIFY(m_ctl.run(copied("unlock", copy)).worked());
    }

    void pagesArePrintedAsTextJsonAndCsv()
    {
        const Ran text = m_ctl.on(words("show pipeline --as-of 2017-06-30"));
        QVERIFY2(text.worked(), qPrintable(text.err));
        QVERIFY(text.out.startsWith(QStringLiteral("Figure")));
        const Ran json = m_ctl.on(words("show pipeline --as-of 2017-06-30 --json"));
        QCOMPARE(figureIn(json, "won_value"), QJsonValue(QStringLiteral("4514.00")));
        QCOMPARE(figureIn(json, "win_rate"), QJsonValue(QStringLiteral("50.00")));
        QVERIFY(!figureIn(json, "undated").isUndefined() || !figureIn(json, "undated_count").isUndefined());
        const Ran csv = m_ctl.on(words("show pipeline --as-of 2017-06-30 --csv"));
        QVERIFY(csv.out.startsWith(QStringLiteral("figure,label,of,value,")));
        QVERIFY(csv.out.contains(QStringLiteral("won_value,Won value,,4514.00,USD")));
        for (const char *line : {"show receivables", "show health", "show audit --json", "show pipeline --table cohort",
                                 "show receivables --table customers --csv", "show health --table trend"}) {
            const Ran ran = m_ctl.on(words(line));
            QVERIFY2(ran.worked() && !ran.out.isEmpty(), qPrintable(QLatin1StringView(line) + ran.err));
        }
    }

    void theRowsOfAFigureAddUpToIt()
    {
        const Ran rows = m_ctl.on(words("show pipeline --as-of 2017-06-30 --figure won_value --json"));
        QVERIFY2(rows.worked(), qPrintable(rows.err));
        QCOMPARE(arrayIn(rows).size(), 1);
        QCOMPARE(arrayIn(rows)[0][QLatin1StringView("contribution")], QJsonValue(QStringLiteral("4514.00")));
        QVERIFY(arrayIn(rows)[0][QLatin1StringView("counts_for")].isUndefined());
        const Ran other = m_ctl.on(words("show pipeline --figure outstanding"));
        QVERIFY2(other.isSentence() && other.code == 2, qPrintable(other.err));
        QCOMPARE(arrayIn(m_ctl.on(words("show pipeline --rows --limit 1 --json"))).size(), 1);
        const QString head = m_ctl.on(words("show pipeline --rows")).out.section(u'\n', 0, 0);
        QCOMPARE(head.count(QStringLiteral("Counts for")), 1);
    }

    void everythingAPageShowsIsPrinted()
    {
        const QString copy = QStringLiteral("owing");
        QVERIFY(m_ctl.write(QStringLiteral("invoices.csv"), tests::Invoices));
        const Ran imported = m_ctl.run(copied("import invoices.csv", copy));
        QVERIFY2(imported.worked(), qPrintable(imported.err));
        const Ran customers = m_ctl.run(copied("show receivables --as-of 2013-06-30 --table customers --json", copy));
        QVERIFY2(customers.worked(), qPrintable(customers.err));
        QCOMPARE(arrayIn(customers).size(), 2);
        const QJsonValue first = arrayIn(customers)[0];
        QCOMPARE(first[QLatin1StringView("account")], QJsonValue(QStringLiteral("Acme Corporation")));
        QCOMPARE(first[QLatin1StringView("outstanding")], QJsonValue(QStringLiteral("60.50")));
        QCOMPARE(first[QLatin1StringView("over_120_days")], QJsonValue(QStringLiteral("60.50")));
        QCOMPARE(first[QLatin1StringView("over_60_days")], QJsonValue(true));
        const Ran trend = m_ctl.run(copied("show health --as-of 2013-06-30 --table trend --json", copy));
        QCOMPARE(arrayIn(trend).size() % 3, 0);
        QVERIFY(arrayIn(trend).size() >= 36);
        const Ran cohort = m_ctl.run(copied("show pipeline --as-of 2017-06-30 --table cohort --json", copy));
        for (const char *key : {"entered", "immature", "skipped", "regressed"})
            QVERIFY2(!arrayIn(cohort)[0][QLatin1StringView(key)].isUndefined(), key);
    }

    void aFilterNamesWhoeverExists()
    {
        const Ran zoe = m_ctl.on({QStringLiteral("show"), QStringLiteral("pipeline"), QStringLiteral("--filter"), QStringLiteral("owner=Zoe"), QStringLiteral("--json")});
        QVERIFY2(zoe.worked(), qPrintable(zoe.err));
        QCOMPARE(figureIn(zoe, "open_count"), QJsonValue(0));
        QCOMPARE(figureIn(m_ctl.on({QStringLiteral("show"), QStringLiteral("pipeline"), QStringLiteral("--filter"), QStringLiteral("owner=Anna Snelling"), QStringLiteral("--json")}), "open_count"),
                 QJsonValue(1));
        QVERIFY(m_ctl.on(words("show pipeline --filter account=unattributed --filter region=West")).worked());
        isRefused(m_ctl.on(words("show pipeline --filter owner=Nobody")), "owner=Nobody");
        const Ran wrong = m_ctl.on(words("show pipeline --filter colour=red"));
        QVERIFY(wrong.isSentence() && wrong.code == 2);
    }

    void aNameOfTwoAsksWhichOne()
    {
        // Two accounts of one name come from two acts: an import would take the second for the first.
        const QString copy = QStringLiteral("twins");
        QVERIFY(m_ctl.run(copied("unlock", copy)).worked());
        {
            tests::World world;
            QByteArray passphrase("correct horse");
            auto replica = replica::Replica::open(m_ctl.path(copy), replica::Secret::takeFrom(passphrase), world.ports());
            QVERIFY(replica);
            domain::Account twin;
            twin.id = domain::AccountId(domain::Uuid::parse(QStringLiteral("018f0000-0000-7000-8000-000000000001")).value());
            twin.name = QStringLiteral("Acme Corporation");
            domain::ImportRecords records;
            records.changes.emplace_back(domain::Created{domain::toRecord(twin)});
            QVERIFY((*replica)->execute(std::move(records), (*replica)->owner()));
        }
        const QStringList call = copied("show pipeline --as-of 2017-06-30 --json", copy) + QStringList{QStringLiteral("--filter")};
        const Ran asked = m_ctl.run(call + QStringList{QStringLiteral("account=Acme Corporation")});
        QVERIFY2(asked.isSentence() && asked.code == 2, qPrintable(asked.err));
        QVERIFY(asked.err.contains(QStringLiteral("018f0000-0000-7000-8000-000000000001")));
        const Ran one = m_ctl.run(call + QStringList{QStringLiteral("account=018f0000-0000-7000-8000-000000000001")});
        QVERIFY2(one.worked(), qPrintable(one.err));
        QCOMPARE(figureIn(one, "open_count"), QJsonValue(0));
    }

    void theAuditIsAsOfADayAndAPosition()
    {
        QCOMPARE(arrayIn(m_ctl.on(words("show audit --json"))).size(), 5);
        QCOMPARE(arrayIn(m_ctl.on(words("show audit --as-of 2020-01-01 --json"))).size(), 0);
        QCOMPARE(arrayIn(m_ctl.on(words("show audit --as-of 2100-01-01 --json"))).size(), 5);
        QCOMPARE(arrayIn(m_ctl.on(words("show audit --as-known 2 --json"))).size(), 2);
        QCOMPARE(arrayIn(m_ctl.on(words("show audit --limit 3 --filter kind=import_records --json"))).size(), 3);
    }

    void whatALedgerEntryAndARecordWentThroughIsPrinted()
    {
        const Ran changes = m_ctl.on(words("changes 2 --json"));
        QVERIFY2(changes.worked(), qPrintable(changes.err));
        QVERIFY(changes.out.contains(QStringLiteral("Anna Snelling")));
        isRefused(m_ctl.on(words("changes 99")), "no operation 99");
        const Ran found = m_ctl.on(words("search Acme --json"));
        QVERIFY2(found.worked() && !arrayIn(found).isEmpty(), qPrintable(found.err));
        const QString id = arrayIn(found)[0][QLatin1StringView("id")].toString();
        const Ran history = m_ctl.on({QStringLiteral("history"), QStringLiteral("account"), id, QStringLiteral("--csv")});
        QVERIFY2(history.worked() && history.out.contains(QStringLiteral("Acme")), qPrintable(history.err));
        isRefused(m_ctl.on(words("history account 018f0000-0000-7000-8000-0000000000ff")), "no such record");
    }

    void undoingTakesBackAndRefusesWhatIsNotThere()
    {
        const QString copy = QStringLiteral("undone");
        isRefused(m_ctl.run(copied("undo 99", copy)), "no operation 99");
        const Ran undone = m_ctl.run(copied("undo", copy));
        QVERIFY2(undone.worked() && undone.out.contains(QStringLiteral("operation 5")), qPrintable(undone.err));
        isRefused(m_ctl.run(copied("undo 5", copy)), "undone");
    }

    void importsAnswerNamesByAMappingOrATemplate()
    {
        const QString copy = QStringLiteral("asking");
        QVERIFY(m_ctl.write(QStringLiteral("more.csv"), QByteArray(tests::DealsHeader) + tests::DealsRows + tests::AskedRow));
        isRefused(m_ctl.run(copied("import more.csv", copy)), "GTXPro");
        isRefused(m_ctl.run(copied("import none.csv", copy)), "none.csv");
        isRefused(m_ctl.run(copied("import more.csv --template none", copy)), "No mapping is saved as “none”");
        isRefused(m_ctl.run(copied("import more.csv --mapping none.json", copy)), "none.json");
        const Ran dry = m_ctl.run(copied("import more.csv --dry-run", copy));
        QVERIFY2(dry.worked() && dry.out.contains(QStringLiteral("GTXPro")), qPrintable(dry.err));
        const Ran printed = m_ctl.run(copied("import more.csv --print-mapping", copy));
        QVERIFY2(printed.worked(), qPrintable(printed.err));
        QCOMPARE(QJsonDocument::fromJson(printed.out.toUtf8())[QLatin1StringView("decisions")][QLatin1StringView("product")][QLatin1StringView("GTXPro")],
                 QJsonValue(QStringLiteral("use:GTX Pro")));
        QVERIFY(m_ctl.write(QStringLiteral("mapping.json"), printed.out.toUtf8()));
        const Ran imported = m_ctl.run(copied("import more.csv --mapping mapping.json --save-template deals --json", copy));
        QVERIFY2(imported.worked(), qPrintable(imported.err));
        const Ran again = m_ctl.run(copied("import more.csv --template deals --json", copy));
        QVERIFY2(again.worked(), qPrintable(again.err));
        const QJsonObject outcome = QJsonDocument::fromJson(again.out.toUtf8()).object();
        QCOMPARE(outcome.value(QStringLiteral("unchanged")), QJsonValue(5));
        QVERIFY(outcome.value(QStringLiteral("position")).isNull());
    }

    void aBackupOpensAndGoesNowhereItMayNot()
    {
        QVERIFY(m_ctl.on(words("backup copy")).worked());
        QVERIFY(m_ctl.run(words("verify --replica copy --passphrase-file pass")).worked());
        isRefused(m_ctl.on(words("backup copy")), "copy");
        isRefused(m_ctl.on(words("backup crm/inside")), "own folder");
        QVERIFY(!QFileInfo::exists(m_ctl.path(QStringLiteral("crm/inside"))));
    }

    void aDamagedReplicaIsOneSentence()
    {
        const QString copy = QStringLiteral("damaged");
        QVERIFY(m_ctl.run(copied("verify", copy)).worked());
        QByteArray data = m_ctl.read(copy + QStringLiteral("/replica.db"));
        data[data.size() / 2] = static_cast<char>(data.at(data.size() / 2) ^ 0x10);
        QVERIFY(m_ctl.write(copy + QStringLiteral("/replica.db"), data));
        isRefused(m_ctl.run(copied("verify", copy)), "damaged");
        data[100] = static_cast<char>(data.at(100) ^ 0x10);
        QVERIFY(m_ctl.write(copy + QStringLiteral("/replica.db"), data));
        isRefused(m_ctl.run(copied("show pipeline", copy)), "damaged");
    }

    void whatCannotBePrintedFails()
    {
        if (!QFileInfo::exists(QStringLiteral("/dev/full")))
            QSKIP("this machine has no /dev/full");
        m_ctl.standardOutput = QStringLiteral("/dev/full");
        for (const char *line : {"show pipeline --json", "show audit --csv", "changes 2", "unlock"}) {
            const Ran ran = m_ctl.on(words(line));
            QVERIFY2(ran.isSentence() && ran.code == 1, qPrintable(QLatin1StringView(line) + ran.err));
        }
        m_ctl.standardOutput.clear();
    }

    void aReplicaThatIsOpenIsReadAndBackedUpButNotWritten()
    {
        const QString copy = QStringLiteral("shared");
        QVERIFY(m_ctl.run(copied("unlock", copy)).worked());
        tests::World world;
        QByteArray passphrase("correct horse");
        const auto window = replica::Replica::open(m_ctl.path(copy), replica::Secret::takeFrom(passphrase), world.ports());
        QVERIFY(window);
        for (const char *line : {"unlock", "show pipeline", "show audit", "changes 2", "search Acme", "verify", "backup whileopen",
                                 "import sales_pipeline.csv --dry-run"}) {
            const Ran ran = m_ctl.run(copied(line, copy));
            QVERIFY2(ran.worked(), qPrintable(QLatin1StringView(line) + ran.err));
        }
        for (const char *line : {"undo", "import sales_pipeline.csv", "passphrase --new-passphrase-file pass"})
            isRefused(m_ctl.run(copied(line, copy)), "open in another window or program");
        // What the window has just done is read too.
        QVERIFY((*window)->undo(5, (*window)->owner()));
        QVERIFY(m_ctl.run(copied("unlock", copy)).out.contains(QStringLiteral("position 6")));
    }

    void mediaThatCannotBeWrittenAreRead()
    {
        PLUMBLINE_IN_OWN_MOUNTS();
        const QString media = m_ctl.path(QStringLiteral("media"));
        QVERIFY(QDir().mkpath(media));
        tests::SmallDisk disk(media, 8192);
        QVERIFY(disk.isMounted());
        QVERIFY(m_ctl.on(words("backup media/crm")).worked());
        QVERIFY(disk.makeReadOnly());
        const QStringList replica = words("--replica media/crm --passphrase-file pass");
        for (const char *line : {"unlock", "show pipeline", "show audit --json", "verify", "backup frommedia"}) {
            const Ran ran = m_ctl.run(words(line) + replica);
            QVERIFY2(ran.worked(), qPrintable(QLatin1StringView(line) + ran.err));
        }
        isRefused(m_ctl.run(words("undo") + replica), "can’t be written to");
    }
};

PLUMBLINE_TEST(CtlWorkTest)

#include "ctlworktest.moc"
