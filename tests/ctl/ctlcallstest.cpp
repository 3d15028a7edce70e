#include "ctl.h"

#include "support/testregistry.h"

#include <QTest>

using plumbline::tests::Ctl;
using plumbline::tests::Ran;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

constexpr std::array Commands{"create",  "demo",   "unlock", "passphrase", "backup",  "verify",    "import",  "show",       "changes", "history",
                              "search",  "undo",   "enrol",  "sync",       "pending", "conflicts", "resolve", "quarantine", "patch",   "do",
                              "attach", "attachments", "fetch"};

} // namespace

/// How plumbline-ctl is called: what it says of itself, and that a wrong call is told before anything is opened.
class CtlCallsTest : public QObject {
    Q_OBJECT

private:
    Ctl m_ctl;

private Q_SLOTS:
    void everyCommandIsListedAndHasHelp()
    {
        const Ran overview = m_ctl.run({QStringLiteral("--help")});
        QVERIFY(overview.worked());
        for (const char *name : Commands) {
            const QString command = QString::fromLatin1(name);
            QVERIFY2(overview.out.contains(QStringLiteral("\n  ") + command + u' '), name);
            const Ran help = m_ctl.run({command, QStringLiteral("--help")});
            QVERIFY2(help.worked(), name);
            QVERIFY2(help.out.contains(QStringLiteral("--replica <DIR>")), name);
        }
    }

    void theManualNamesEveryCommandAndOption()
    {
        QFile file(QStringLiteral(PLUMBLINE_SOURCE_DIR "/docs/man/plumbline-ctl.1"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString manual = QString::fromUtf8(file.readAll()).replace(QStringLiteral("\\-"), QStringLiteral("-"));
        static const QRegularExpression option(QStringLiteral("--[a-z-]+"));
        for (const char *name : Commands) {
            const QString command = QString::fromLatin1(name);
            QVERIFY2(manual.contains(command), name);
            auto each = option.globalMatch(m_ctl.run({command, QStringLiteral("--help")}).out);
            while (each.hasNext()) {
                const QString found = each.next().captured();
                QVERIFY2(manual.contains(found), qPrintable(command + u' ' + found));
            }
        }
    }

    void theVersionIsPrinted()
    {
        QVERIFY(m_ctl.run({QStringLiteral("--version")}).out.startsWith(QStringLiteral("plumbline-ctl ")));
    }

    void aWrongCallIsOneSentenceAndTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const char *line :
             {"", "nothing", "show", "show nothing", "show pipeline --no-such-option", "show pipeline more", "unlock more", "import",
              "import a b", "backup", "backup a b", "changes", "changes x", "changes 0", "changes 1 --limit x", "changes 1 --limit 0",
              "changes 1 --offset -1", "undo x", "undo 1 2", "history", "history deal", "history nothing 018f0000-0000-7000-8000-000000000000",
              "history deal x", "search", "search a --limit -3", "show pipeline --json --csv", "show pipeline --as-known abc",
              "show pipeline --as-known 0", "show pipeline --horizon abc", "show pipeline --horizon -1", "show pipeline --rows --limit abc",
              "show pipeline --rows --limit -3", "show pipeline --rows --limit 0", "show pipeline --limit 3",
              "show pipeline --period 2017-12-01..2017-01-01", "show pipeline --period 2017", "show pipeline --period a..b",
              "show pipeline --as-of 01/02/2026", "show pipeline --as-of 20260102", "show pipeline --as-of 2026-02-30",
              "show pipeline --as-of 2026-01-02T10:00", "show pipeline --figure nothing", "show pipeline --figure won_value --rows",
              "show pipeline --table customers", "show audit --figure won_value", "show audit --rows", "show audit --horizon 9",
              "show audit --table cohort", "show health --rows", "show audit --filter owner=Ana", "show audit --filter entity=nothing",
              "import f --target nothing", "import f --encoding nothing", "import f --separator ab", "import f --mapping a --template b",
              "import f --dry-run --print-mapping", "create", "create --organisation O", "create --user U", "demo --size huge", "demo --seed x",
              "demo --today 1/2/2026", "unlock --language xx"})
            QTest::newRow(line) << words(line);
        QTest::newRow("blank organisation") << (words("create --user U --organisation") << QStringLiteral("  "));
        QTest::newRow("blank user") << (words("create --organisation O --user") << QString());
        QTest::newRow("unknown zone") << words("create --organisation O --user U --time-zone Mars/X");
        QTest::newRow("unknown currency") << words("create --organisation O --user U --currency dollars");
        QTest::newRow("unknown role") << words("create --organisation O --user U --role king");
    }
    void aWrongCallIsOneSentenceAndTwo()
    {
        QFETCH(const QStringList, arguments);
        const Ran ran = m_ctl.on(arguments);
        QVERIFY2(ran.isSentence(), qPrintable(ran.out + ran.err));
        QCOMPARE(ran.code, 2);
        QVERIFY2(!ran.err.contains(QStringLiteral("ctl.")) && !ran.err.contains(u'('), qPrintable(ran.err));
        QVERIFY(!QFileInfo::exists(m_ctl.path(QStringLiteral("crm"))));
    }

    void withoutAReplicaOrAPassphraseTheCallIsWrong()
    {
        for (const QStringList &arguments : {words("unlock --passphrase-file pass"), words("unlock --replica crm"),
                                             words("unlock --replica crm --passphrase-file pass --passphrase-fd 3"),
                                             words("unlock --replica crm --passphrase-fd x"),
                                             words("passphrase --replica crm --passphrase-file pass"),
                                             words("passphrase --replica crm --passphrase-fd 0 --new-passphrase-fd 0")}) {
            const Ran ran = m_ctl.run(arguments);
            QVERIFY2(ran.isSentence() && ran.code == 2, qPrintable(arguments.join(u' ') + ran.err));
        }
    }

    void aPassphraseThatCannotBeReadIsNamed()
    {
        const Ran ran = m_ctl.run(words("unlock --replica crm --passphrase-file nofile"));
        QVERIFY(ran.isSentence() && ran.code == 1);
        QVERIFY2(ran.err.contains(QStringLiteral("passphrase")) && ran.err.contains(QStringLiteral("nofile")), qPrintable(ran.err));
        const Ran closed = m_ctl.run(words("unlock --replica crm --passphrase-fd 77"));
        QVERIFY2(closed.isSentence() && closed.code == 1, qPrintable(closed.err));
    }

    void whatCannotBePrintedFails()
    {
        if (!QFileInfo::exists(QStringLiteral("/dev/full")))
            QSKIP("this machine has no /dev/full");
        m_ctl.standardOutput = QStringLiteral("/dev/full");
        for (const char *line : {"--help", "--version", "show --help"}) {
            const Ran ran = m_ctl.run(words(line));
            QVERIFY2(ran.isSentence() && ran.code == 1, line);
        }
        m_ctl.standardOutput.clear();
    }

    void sentencesAreInTheLanguageAskedFor()
    {
        const QString english = m_ctl.run({QStringLiteral("nothing")}).err;
        const Ran chinese = m_ctl.run(words("nothing --language zh_CN"));
        if (chinese.err == english)
            QSKIP("built without translations");
        QVERIFY(chinese.isSentence() && chinese.code == 2);
        QVERIFY2(chinese.err.contains(QStringLiteral("没有命令")), qPrintable(chinese.err));
        m_ctl.environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("zh_CN.UTF-8"));
        QCOMPARE(m_ctl.run({QStringLiteral("nothing")}).err, chinese.err);
        QCOMPARE(m_ctl.run(words("nothing --json")).err, english);
        QCOMPARE(m_ctl.run(words("nothing --language=en")).err, english);
        QVERIFY(m_ctl.run(words("unlock --replica none --passphrase-file pass")).err.contains(QStringLiteral("没有副本")));
        m_ctl.environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    }
};

PLUMBLINE_TEST(CtlCallsTest)

#include "ctlcallstest.moc"
