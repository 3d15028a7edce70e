#include "support/otherprocess.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <map>
#include <random>

using namespace plumbline;
using namespace plumbline::replica;
using namespace plumbline::tests;

namespace {

constexpr int Kills = 50;
constexpr int PassphraseKills = 12;
constexpr const char *Passphrases[] = {"the first passphrase", "the second passphrase"};

/// An import's size is in its subject, so that the ledger alone says what must be there.
QString subjectOf(std::int64_t position, int size)
{
    return QStringLiteral("operation%1 of %2").arg(position).arg(size);
}

int sizeIn(const QString &subject)
{
    return subject.section(QLatin1Char(' '), 2).toInt();
}

/// Writes until it is killed: imports of one row and of many, some of them taken back, figures and the search index in
/// between.
void writeWithoutEnd(const QString &folder)
{
    World world;
    const auto opened = openReplica(folder, world);
    if (!opened)
        return tellParent("failed " + codeOf(opened).toLatin1());
    Replica &replica = **opened;
    tellParent("open");
    std::int64_t position = replica.reader().value()->position().value();
    for (int round = 0;; ++round) {
        const QString subject = subjectOf(position + 1, round % 4 == 3 ? 400 : round % 4 + 1);
        const auto entry = importAccounts(replica, subject, sizeIn(subject), world);
        if (!entry || !*entry)
            return tellParent("failed " + codeOf(entry).toLatin1());
        position = (*entry)->position;
        tellParent(QByteArray::number(qint64{position}) + " import " + subject.toUtf8());
        if (round % 3 == 2) {
            const auto undone = replica.undo(position, replica.owner());
            if (!undone)
                return tellParent("failed " + codeOf(undone).toLatin1());
            position = undone->position;
            tellParent(QByteArray::number(qint64{position}) + " undo " + QByteArray::number(qint64{*undone->undoes}));
        }
        if (round % 5 == 4 && !replica.rememberFigures(QStringLiteral("pipeline"), position, "figures"))
            return tellParent("failed to remember");
        if (round % 4 == 3 && !replica.indexSearch())
            return tellParent("failed to index");
    }
}

void changePassphrasesWithoutEnd(const QString &folder, int from)
{
    World world;
    const auto opened = Replica::open(folder, secretOf(Passphrases[from]), world.ports());
    if (!opened)
        return tellParent("failed " + codeOf(opened).toLatin1());
    tellParent("open");
    for (int now = from;; now = 1 - now) {
        const auto changed = (*opened)->changePassphrase(secretOf(Passphrases[now]), secretOf(Passphrases[1 - now]));
        if (!changed)
            return tellParent("failed " + codeOf(changed).toLatin1());
        tellParent(QByteArray::number(1 - now));
    }
}

/// `import subject` or `undo position`, as the child tells it.
QByteArray told(const ledger::Entry &entry)
{
    return entry.undoes ? "undo " + QByteArray::number(qint64{*entry.undoes}) : "import " + entry.subject.toUtf8();
}

} // namespace

/// A process that is killed in the middle of writing.
class FaultsOfCrashesTest : public QObject {
    Q_OBJECT

private:
    using Acknowledged = std::map<ledger::Position, QByteArray>;

    QTemporaryDir m_folder;
    std::mt19937 m_random{20'260'301};

    /// A moment within the next milliseconds that has nothing to do with what the child is at.
    void letSomeTimePass()
    {
        const qint64 nanoseconds = std::uniform_int_distribution<qint64>(0, 4'000'000)(m_random);
        QElapsedTimer timer;
        timer.start();
        while (timer.nsecsElapsed() < nanoseconds) {
        }
    }

    static void takeIn(const QByteArray &line, Acknowledged &acknowledged)
    {
        const qsizetype space = line.indexOf(' ');
        acknowledged[line.left(space).toLongLong()] = line.mid(space + 1);
    }

    /// One life of the writer: what it acknowledged before it was killed.
    void killWriter(const QString &folder, int round, Acknowledged &acknowledged)
    {
        QProcess child;
        startChild(child, *this, folder);
        if (round % 10 == 9) {
            // Sometimes while it is still opening, or recovering from the kill before.
            child.waitForFinished(std::uniform_int_distribution<int>(20, 250)(m_random));
        } else {
            QCOMPARE(nextLine(child).value_or("nothing"), QByteArrayLiteral("open"));
            const int operations = std::uniform_int_distribution<int>(1, 12)(m_random);
            for (int i = 0; i < operations; ++i) {
                const QByteArray line = nextLine(child).value_or("failed: nothing");
                QVERIFY2(!line.startsWith("failed"), line.constData());
                takeIn(line, acknowledged);
            }
            letSomeTimePass();
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        while (const auto line = nextLine(child))
            if (*line != "open")
                takeIn(*line, acknowledged);
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    }

    /// Everything acknowledged is in the ledger, at most one operation more, and the accounts are what the ledger says.
    static void verify(const Replica &replica, Acknowledged &acknowledged)
    {
        const auto reader = replica.reader().value();
        const auto entries = reader->entries(EntryFilter{.limit = 1'000'000}).value();
        Acknowledged found;
        std::map<ledger::Position, QString> standing;
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
            if (entry->position == 1)
                continue;
            QVERIFY2(found.emplace(entry->position, told(*entry)).second, "an operation is there twice");
            if (entry->undoes)
                QCOMPARE(standing.erase(*entry->undoes), 1U);
            else
                standing[entry->position] = entry->subject;
        }
        for (const auto &[position, what] : acknowledged)
            QCOMPARE(found[position], what);
        QVERIFY2(found.size() <= acknowledged.size() + 1, "operations that nobody made");
        QStringList expected;
        for (const auto &[position, subject] : standing)
            for (int i = 0; i < sizeIn(subject); ++i)
                expected << QStringLiteral("%1 %2").arg(subject).arg(i);
        expected.sort();
        QCOMPARE(accountNames(replica), expected);
        QCOMPARE(reader->search(QStringLiteral("operation"), 1'000'000).value().size(), static_cast<std::size_t>(expected.size()));
        QCOMPARE(codeOf(replica.checkIntegrity()), QStringLiteral("none"));
        acknowledged = found;
    }

private Q_SLOTS:
    void nothingAcknowledgedIsLostAndNothingIsDoubled()
    {
        if (const QString folder = childArgument(); !folder.isEmpty())
            return writeWithoutEnd(folder);
        const QString folder = m_folder.filePath(QStringLiteral("writing"));
        World world;
        QVERIFY(createReplica(folder, world).has_value());
        Acknowledged acknowledged;
        for (int round = 0; round < Kills; ++round) {
            killWriter(folder, round, acknowledged);
            if (QTest::currentTestFailed())
                return;
            const auto replica = openReplica(folder, world);
            QVERIFY2(replica.has_value(), qPrintable(codeOf(replica)));
            verify(**replica, acknowledged);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(acknowledged.size() > 3 * Kills);
        qInfo("%d kills, %zu operations", Kills, acknowledged.size());
    }

    void aPassphraseIsTheOldOneOrTheNewOne()
    {
        if (const QString argument = childArgument(); !argument.isEmpty())
            return changePassphrasesWithoutEnd(argument.mid(1), argument.left(1).toInt());
        const QString folder = m_folder.filePath(QStringLiteral("changing"));
        World world;
        int now = 0;
        QVERIFY(Replica::create(folder, secretOf(Passphrases[now]), std::nullopt, world.ports()).has_value());
        for (int round = 0; round < PassphraseKills; ++round) {
            QProcess child;
            startChild(child, *this, QString::number(now) + folder);
            QCOMPARE(nextLine(child).value_or("nothing"), QByteArrayLiteral("open"));
            const int changes = std::uniform_int_distribution<int>(0, 2)(m_random);
            for (int i = 0; i < changes; ++i)
                now = nextLine(child).value_or("-1").toInt();
            child.waitForFinished(std::uniform_int_distribution<int>(1, 250)(m_random));
            child.kill();
            QVERIFY(child.waitForFinished());
            while (const auto line = nextLine(child))
                now = line->toInt();
            auto opened = Replica::open(folder, secretOf(Passphrases[now]), world.ports());
            if (!opened) {
                QCOMPARE(codeOf(opened), codeOf(errors::WrongPassphrase));
                now = 1 - now;
                opened = Replica::open(folder, secretOf(Passphrases[now]), world.ports());
            }
            QVERIFY2(opened.has_value(), qPrintable(codeOf(opened)));
        }
    }

    void aReplicaInUseSaysSoUntilItsProcessEnds()
    {
        if (const QString folder = childArgument(); !folder.isEmpty())
            return writeWithoutEnd(folder);
        const QString folder = m_folder.filePath(QStringLiteral("in use"));
        World world;
        QVERIFY(createReplica(folder, world).has_value());
        QProcess child;
        startChild(child, *this, folder);
        QCOMPARE(nextLine(child).value_or("nothing"), QByteArrayLiteral("open"));
        QCOMPARE(codeOf(openReplica(folder, world)), codeOf(errors::InUse));
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(codeOf(openReplica(folder, world)), QStringLiteral("none"));
    }
};

PLUMBLINE_TEST(FaultsOfCrashesTest)
#include "faultsofcrashestest.moc"
