#include "support/otherprocess.h"
#include "support/plaintextsearch.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include "../../src/replica/keyfile.h"

#include <QDir>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
#include <unistd.h>

using namespace plumbline;
using namespace plumbline::replica;
using namespace plumbline::tests;

namespace {

constexpr const char *FirstPassphrase = "marmalade-periscope-8842 密码";
constexpr const char *SecondPassphrase = "tangerine-oscilloscope-1907 口令";

const QString Organisation = QStringLiteral("Zephyrquill Holdings 泽菲尔控股");
const QString Person = QStringLiteral("Quenby Vantongeren");
const QString AccountName = QStringLiteral("Brambleworth-Oxley 荆棘沃斯");
const QString Title = QStringLiteral("Project Nightjar-Calliope 夜鹰计划");
const QString NewTitle = QStringLiteral("Project Marzipan-Obelisk 方尖碑");
const QString FileName = QStringLiteral("confidential-pipeline-7731.csv");
const QString Number = QStringLiteral("SO-55190-KESTREL");
const QByteArray Figures = QByteArrayLiteral("{\"won\":\"83914627.53\",\"by\":\"Quenby Vantongeren\"}");
constexpr std::int64_t AmountMinor = 8'391'462'753;

PlaintextSearch plantedTexts()
{
    PlaintextSearch search;
    for (const QString &text : {Organisation, Person, AccountName, Title, NewTitle, FileName, Number})
        search.addText(text);
    // Parts of them, as an index would keep.
    for (const char *text : {"Zephyrquill", "Vantongeren", "Brambleworth", "Calliope", "Obelisk", "83914627.53", "8391462753",
                             "83,914,627.53", "marmalade-periscope-8842", "tangerine-oscilloscope-1907", "泽菲尔控股", "夜鹰计划"})
        search.addText(QString::fromUtf8(text));
    return search;
}

void addKey(PlaintextSearch &search, const Secret &key)
{
    const QByteArray bytes(reinterpret_cast<const char *>(key.bytes().data()), static_cast<qsizetype>(key.bytes().size()));
    search.addBytes(QStringLiteral("the data key"), bytes);
    search.addText(QString::fromLatin1(bytes.toHex()));
    search.addText(QString::fromLatin1(bytes.toHex().toUpper()));
    search.addText(QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals)));
}

domain::Uuid firstOf(const Reader &reader, domain::EntityKind kind)
{
    domain::Uuid first;
    const auto read = reader.forEach(kind, [&first](const domain::Record &record) {
        first = record.id;
        return Continue::No;
    });
    return read ? first : domain::Uuid();
}

/// The child's part: stops where the parent looks at the files.
class Planting {
public:
    explicit Planting(QString folder) : m_folder(std::move(folder)) {}

    bool run()
    {
        return found() && import() && patchAndUndo() && read() && pause("written") && changePassphraseAndBackUp() && pause("backed up")
            && crash();
    }

private:
    static bool pause(const char *what)
    {
        tellParent(what);
        char answer = 0;
        return ::read(STDIN_FILENO, &answer, 1) == 1;
    }

    bool found()
    {
        const Founding founding{Organisation, domain::Currency::of("CNY"), QStringLiteral("Asia/Shanghai"), Person};
        auto made = Replica::create(m_folder, secretOf(FirstPassphrase), founding, m_world.ports());
        if (made)
            m_replica = std::move(*made);
        return m_replica != nullptr;
    }

    domain::ImportRecords deals(int count)
    {
        const auto reader = m_replica->reader().value();
        const domain::StageId stage(firstOf(*reader, domain::EntityKind::Stage));
        domain::ImportRecords import{FileName, QString(64, u'0'), {}};
        domain::Account account;
        account.id = domain::AccountId(m_world.ids.next());
        account.name = AccountName;
        import.changes.emplace_back(domain::Created{domain::toRecord(account)});
        for (int i = 0; i < count; ++i) {
            domain::Deal deal;
            deal.id = domain::DealId(m_world.ids.next());
            deal.title = QStringLiteral("%1 %2").arg(Title).arg(i);
            deal.account = account.id;
            deal.stage = stage;
            deal.source = Person;
            deal.source_ref = QStringLiteral("%1-%2").arg(Number).arg(i);
            deal.amount = deal.base_amount = domain::Money(AmountMinor, domain::Currency::of("CNY"));
            import.changes.emplace_back(domain::Created{domain::toRecord(deal)});
        }
        return import;
    }

    bool import() { return m_replica->execute(deals(500), m_replica->owner(), FileName).has_value(); }

    bool patchAndUndo()
    {
        const auto reader = m_replica->reader().value();
        const domain::Uuid id = firstOf(*reader, domain::EntityKind::Deal);
        const auto record = reader->find(domain::EntityKind::Deal, id).value();
        if (!record)
            return false;
        const int title = domain::describe(domain::EntityKind::Deal).indexOf(u"title");
        const auto patched = m_replica->execute(
            domain::PatchField{domain::EntityKind::Deal, id, title, record->values[static_cast<std::size_t>(title)], NewTitle},
            m_replica->owner(), NewTitle);
        return patched && *patched && m_replica->undo((*patched)->position, m_replica->owner()).has_value();
    }

    bool read()
    {
        const auto reader = m_replica->reader().value();
        const auto found = reader->search(QStringLiteral("Calliope"), 50);
        const auto chinese = reader->search(QStringLiteral("夜鹰"), 50);
        const auto position = reader->position();
        return m_replica->indexSearch().has_value() && found && !found->empty() && chinese && !chinese->empty() && position
            && m_replica->rememberFigures(QStringLiteral("pipeline"), *position, Figures).has_value()
            && m_replica->checkIntegrity().has_value();
    }

    bool changePassphraseAndBackUp()
    {
        return m_replica->changePassphrase(secretOf(FirstPassphrase), secretOf(SecondPassphrase)).has_value()
            && m_replica->backUp(m_folder + QStringLiteral("-backup")).has_value() && import();
    }

    /// In the middle of a large import, with its rows partly written.
    bool crash()
    {
        const auto executed = m_replica->execute(deals(20'000), m_replica->owner(), FileName, [](std::int64_t done, std::int64_t total) {
            if (done > total / 2)
                std::abort();
            return Continue::Yes;
        });
        return executed.has_value() && false;
    }

    QString m_folder;
    World m_world;
    std::unique_ptr<Replica> m_replica;
};

void plantAndCrash(const QString &folder)
{
    // As bad as it gets: dumps allowed, and Qt Test's own handler out of the way.
    rlimit core{};
    ::getrlimit(RLIMIT_CORE, &core);
    core.rlim_cur = core.rlim_max;
    ::setrlimit(RLIMIT_CORE, &core);
    std::signal(SIGABRT, SIG_DFL);
    const bool done = Planting(folder).run();
    tellParent(done ? "done" : "failed");
}

} // namespace

/// Nothing a replica's process ever writes can be read without its key.
class PlaintextTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString at(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    void findsNothing(const PlaintextSearch &search, const QProcess &child, const QStringList &expectedFiles) const
    {
        const auto findings = search.below(m_folder.path());
        QCOMPARE(findings.found, QStringList());
        for (const QString &ending : expectedFiles)
            QVERIFY2(std::any_of(findings.files.begin(), findings.files.end(), [&](const QString &file) { return file.endsWith(ending); }),
                     qPrintable(ending + QStringLiteral(" is not among ") + findings.files.join(u' ')));
        if (child.state() == QProcess::Running)
            QCOMPARE(search.heldBy(child.processId()).found, QStringList());
    }

private Q_SLOTS:
    void theSearchFindsWhatIsThere()
    {
        const QTemporaryDir folder;
        PlaintextSearch search = plantedTexts();
        Secret key(std::vector<std::uint8_t>(32, 0x5A));
        addKey(search, key);
        QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral(".hidden/deep"))));
        const QString path = folder.filePath(QStringLiteral(".hidden/deep/.file"));
        const auto foundWith = [&](const QByteArray &bytes) {
            return writeFile(path, QByteArray(100'000, '\1') + bytes + QByteArray(777, '\2')) ? search.below(folder.path()).found.size() : -1;
        };
        QCOMPARE(foundWith("Brambleworth-Oxle"), 1);
        QCOMPARE(foundWith(AccountName.toUtf8()), 2);
        QCOMPARE(foundWith(QByteArray(reinterpret_cast<const char *>(AccountName.utf16()), AccountName.size() * 2)), 2);
        QCOMPARE(foundWith(QByteArray(32, '\x5A')), 1);
        QCOMPARE(foundWith(QByteArray(32, '\x5A').toHex()), 1);
        QCOMPARE(foundWith(FirstPassphrase), 1);
        QCOMPARE(foundWith("nothing planted"), 0);
    }

    void theSearchFindsWhatHasNoNameAnyMore()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("unnamed")));
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        file.write(Title.toUtf8());
        QVERIFY(::unlink(QFile::encodeName(file.fileName()).constData()) == 0);
        QVERIFY(plantedTexts().below(folder.path()).found.isEmpty());
        if (!QFileInfo(QStringLiteral("/proc/self/fd")).isReadable())
            QSKIP("this system does not show a process's files");
        QVERIFY(!plantedTexts().heldBy(::getpid()).found.isEmpty());
    }

    void nothingWrittenCanBeRead()
    {
        if (const QString folder = childArgument(); !folder.isEmpty()) {
            plantAndCrash(folder);
            return;
        }
        PlaintextSearch search = plantedTexts();
        QProcess child;
        keepBelow(child, m_folder.path());
        startChild(child, *this, at("replica"));
        const auto waitFor = [&](const char *expected) { QCOMPARE(nextLine(child).value_or("nothing"), QByteArray(expected)); };

        waitFor("written");
        if (QTest::currentTestFailed())
            return;
        {
            const auto key = readDataKey(at("replica"), secretOf(FirstPassphrase));
            QVERIFY(key.has_value());
            addKey(search, *key);
        }
        findsNothing(search, child, {QStringLiteral(".db"), QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral("key.json")});
        child.write("\n");

        waitFor("backed up");
        if (QTest::currentTestFailed())
            return;
        findsNothing(search, child, {QStringLiteral("-backup/key.json")});
        QVERIFY(!databasePath(at("replica-backup")).isEmpty());
        child.write("\n");

        QVERIFY(!nextLine(child).has_value());
        QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        QVERIFY(writeFile(at("log/output.txt"), child.readAll()));
        findsNothing(search, child, {QStringLiteral("-wal"), QStringLiteral("errors.txt"), QStringLiteral("output.txt")});

        World world;
        {
            const auto replica = Replica::open(at("replica"), secretOf(SecondPassphrase), world.ports());
            QVERIFY2(replica.has_value(), qPrintable(codeOf(replica)));
            QCOMPARE(codeOf((*replica)->checkIntegrity()), QStringLiteral("none"));
            const auto reader = (*replica)->reader().value();
            QCOMPARE(reader->count(domain::EntityKind::Deal).value(), 1000);
        }
        findsNothing(search, child, {});
        QCOMPARE(QDir(at("tmp")).entryList(QDir::Files | QDir::Hidden), QStringList());
    }
};

PLUMBLINE_TEST(PlaintextTest)
#include "plaintexttest.moc"
