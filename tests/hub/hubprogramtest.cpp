#include "rawdevice.h"

#include "plumbline/hub/errors.h"
#include "plumbline/wire/invitation.h"
#include "support/postgresserver.h"
#include "support/testregistry.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

struct Ran {
    int code = -1;
    QString out;
    QString err;
};

Ran run(const QStringList &arguments) {
    QProcess process;
    process.start(QStringLiteral(PLUMBLINE_HUB), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()).trimmed(),
            QString::fromUtf8(process.readAllStandardError())};
}

/// A running `serve`.
class Serving {
public:
    explicit Serving(const QString &folder) {
        m_process.setReadChannel(QProcess::StandardOutput);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(PLUMBLINE_HUB), {QStringLiteral("serve"), QStringLiteral("--folder"), folder});
        while (!m_process.canReadLine() && m_process.waitForReadyRead(30'000)) {
        }
        port = QString::fromUtf8(m_process.readLine()).trimmed().section(u':', -1).toUShort();
    }
    ~Serving() { kill(); }
    void kill() {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// Whether it ended well.
    [[nodiscard]] bool stop() {
        m_process.terminate();
        return m_process.waitForFinished(20'000) && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    quint16 port = 0;

private:
    QProcess m_process;
};

} // namespace

/// The program, as it is started and killed.
class HubProgramTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString at(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] Ran on(const QString &folder, const QStringList &arguments) const {
        return run(arguments + QStringList{QStringLiteral("--folder"), at(folder)});
    }
    [[nodiscard]] Ran make(const QStringList &more = {}) const {
        return on(QStringLiteral("hub"), QStringList{QStringLiteral("init"), QStringLiteral("--organisation"), QStringLiteral("name 0"),
                                                     QStringLiteral("--administrator"), QStringLiteral("Ada")} + more);
    }
    [[nodiscard]] QJsonObject status() const {
        return QJsonDocument::fromJson(on(QStringLiteral("hub"), {QStringLiteral("status"), QStringLiteral("--json")}).out.toUtf8()).object();
    }
    /// Enrols as the administrator and stays with a session open.
    [[nodiscard]] bool enrol(RawDevice &device, quint16 port) const {
        const Ran invited = on(QStringLiteral("hub"), {QStringLiteral("invite"), QStringLiteral("--user"), QStringLiteral("Ada")});
        const auto invitation = wire::parseInvitation(invited.out);
        return invitation && device.open(port) && device.enrol(invitation->token) && device.waitUntilClosed() && device.open(port) &&
               device.hello();
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void aHubIsMadeOnceAndForItsOwnerAlone() {
        const Ran made = make();
        QVERIFY2(made.code == 0, qPrintable(made.err));
        QVERIFY(made.out.contains(u"certificate SHA-256"));
        for (const char *name : {"hub/hub.key", "hub/hub.json", "hub/certificate.key"})
            QCOMPARE(int(QFileInfo(at(QString::fromLatin1(name))).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)), 0);
        QCOMPARE(make().code, 1);
        QCOMPARE(status().value(QStringLiteral("name")).toString(), QStringLiteral("name 0"));
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("verify")}).code, 0);
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("nonsense")}).code, 2);
        QCOMPARE(on(QStringLiteral("elsewhere"), {QStringLiteral("status")}).code, 1);
    }

    void itSpeaksChinese() {
        QCOMPARE(make().code, 0);
        const QStringList chinese{QStringLiteral("--language"), QStringLiteral("zh_CN")};
        const Ran status = on(QStringLiteral("hub"), QStringList{QStringLiteral("status")} + chinese);
        QVERIFY2(status.out.contains(u"账本"), qPrintable(status.out));
        QVERIFY(run(QStringList{QStringLiteral("--help")} + chinese).out.contains(u"用法"));
        for (const char *command : {"init", "serve", "invite", "user add", "revoke", "backup", "restore", "verify", "status"}) {
            const QStringList call = QString::fromLatin1(command).split(u' ');
            QVERIFY2(run(call + QStringList{QStringLiteral("--help")} + chinese).out.contains(u"中心所在的文件夹"), command);
            QVERIFY2(!run(call + QStringList{QStringLiteral("--help")}).out.contains(u"中心"), command);
        }
        const Ran nobody = on(QStringLiteral("elsewhere"), QStringList{QStringLiteral("status")} + chinese);
        QCOMPARE(nobody.code, 1);
        QVERIFY(nobody.err.contains(u"这里没有中心"));
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("status"), QStringLiteral("--language"), QStringLiteral("tlh")}).code, 2);
        QVERIFY(on(QStringLiteral("hub"), QStringList{QStringLiteral("status"), QStringLiteral("--json")}).out.startsWith(u'{'));
    }

    void peopleAreAddedAndDevicesRevokedWhileItServes() {
        QCOMPARE(make().code, 0);
        Serving serving(at(QStringLiteral("hub")));
        QVERIFY(serving.port > 0);
        RawDevice device;
        QVERIFY(enrol(device, serving.port));
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("user"), QStringLiteral("add")}).code, 2);
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("--name"), QStringLiteral("Ned")}).code, 0);
        // A second one may not serve the same file.
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("serve")}).code, 1);
        const Ran revoked = on(QStringLiteral("hub"), {QStringLiteral("revoke"), QStringLiteral("--device"), device.device.toString()});
        QVERIFY2(revoked.code == 0, qPrintable(revoked.err));
        const auto refused = device.expect<wire::Refused>();
        QVERIFY(refused);
        QCOMPARE(refused->code, QStringLiteral("hub.revoked"));
        QVERIFY(ledger::isSignedBy(device.enrolled.hubKey, wire::revocationBytes(device.device), refused->signature));
        QVERIFY(serving.stop());
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("verify")}).code, 0);
    }

    void killedWhileItTakesPushesItLosesAndDoublesNothing() {
        QCOMPARE(make().code, 0);
        auto serving = std::make_unique<Serving>(at(QStringLiteral("hub")));
        RawDevice device;
        QVERIFY(enrol(device, serving->port));
        const qint64 before = status().value(QStringLiteral("head")).toInteger();
        constexpr int Pushes = 40;
        constexpr int Each = 100;
        std::int64_t acknowledged = 0;
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < Pushes; ++i)
                device.send(device.renames(acknowledged + 1 + i * Each, Each));
            // In the middle of them.
            const auto taken = device.expect<wire::Taken>();
            QVERIFY(taken);
            serving->kill();
            QVERIFY(device.waitUntilClosed());
            QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("verify")}).code, 0);
            serving = std::make_unique<Serving>(at(QStringLiteral("hub")));
            QVERIFY(device.open(serving->port));
            QVERIFY(device.hello());
            QVERIFY(device.welcome.lastSequence >= taken->lastSequence);
            QCOMPARE(device.welcome.head.size, before + device.welcome.lastSequence);
            acknowledged = device.welcome.lastSequence;
        }
        // What it has is offered again, and the rest.
        device.send(device.renames(1, int(acknowledged) + Each));
        const auto taken = device.expect<wire::Taken>();
        QVERIFY(taken);
        QCOMPARE(taken->lastSequence, acknowledged + Each);
        QVERIFY(serving->stop());
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("verify")}).code, 0);
        QCOMPARE(status().value(QStringLiteral("head")).toInteger(), before + taken->lastSequence);
        QCOMPARE(status().value(QStringLiteral("name")).toString(), QStringLiteral("name %1").arg(taken->lastSequence));
    }

    void aBackupMadeWhileItServesBeginsAnotherLife() {
        QCOMPARE(make().code, 0);
        const QString backup = at(QStringLiteral("backup.db"));
        {
            Serving serving(at(QStringLiteral("hub")));
            RawDevice device;
            QVERIFY(enrol(device, serving.port));
            device.send(device.renames(1, 10));
            QVERIFY(device.expect<wire::Taken>());
            QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("backup"), QStringLiteral("--to"), backup}).code, 0);
            device.send(device.renames(11, 10));
            QVERIFY(device.expect<wire::Taken>());
            QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("restore"), QStringLiteral("--from"), backup}).code, 1);
            QVERIFY(serving.stop());
        }
        const QJsonObject before = status();
        const Ran restored = on(QStringLiteral("hub"), {QStringLiteral("restore"), QStringLiteral("--from"), backup});
        QVERIFY2(restored.code == 0, qPrintable(restored.err));
        const QJsonObject after = status();
        QCOMPARE(after.value(QStringLiteral("head")).toInteger(), before.value(QStringLiteral("head")).toInteger() - 10);
        QVERIFY(after.value(QStringLiteral("epoch")) != before.value(QStringLiteral("epoch")));
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("verify")}).code, 0);
    }

    void twoHubsOnOnePostgresServeTogether() {
        PostgresServer *const server = PostgresServer::instance();
        if (server == nullptr)
            QSKIP("PostgreSQL 15 or later is not installed");
        const Ran made = make({QStringLiteral("--database"), QString::fromUtf8(server->address())});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        QVERIFY(QDir().mkpath(at(QStringLiteral("other"))));
        for (const QString &name : QDir(at(QStringLiteral("hub"))).entryList(QDir::Files))
            QVERIFY(QFile::copy(at(QStringLiteral("hub/")) + name, at(QStringLiteral("other/")) + name));
        // Its own tools keep the rows; what is ours is the epoch.
        const QJsonValue epoch = status().value(QStringLiteral("epoch"));
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("backup"), QStringLiteral("--to"), at(QStringLiteral("b"))}).code, 1);
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("restore")}).code, 0);
        QVERIFY(status().value(QStringLiteral("epoch")) != epoch);
        Serving one(at(QStringLiteral("hub")));
        Serving other(at(QStringLiteral("other")));
        RawDevice follower;
        QVERIFY(enrol(follower, one.port));
        RawDevice writer;
        QVERIFY(enrol(writer, one.port));
        // Through the other hub, as after the loss of the first.
        QVERIFY(writer.open(other.port));
        QVERIFY(writer.hello());
        follower.send(wire::Pull{{follower.welcome.epoch, follower.welcome.scopeVersion, writer.welcome.head.size}, true, 0});
        writer.send(writer.renames(1, 10));
        QVERIFY(writer.expect<wire::Taken>());
        std::int64_t seen = 0;
        while (seen < writer.welcome.head.size + 10) {
            const auto page = follower.expect<wire::Page>();
            QVERIFY(page);
            seen = page->to.position;
        }
        // Killed in the middle of many, and the rest goes through the one that is left.
        for (int i = 0; i < 20; ++i)
            writer.send(writer.renames(11 + i * 10, 10));
        QVERIFY(writer.expect<wire::Taken>());
        other.kill();
        QVERIFY(writer.waitUntilClosed());
        // The server may hold what the dead hub had locked for a moment; a device that is sent away comes again.
        std::int64_t last = 0;
        for (int attempt = 0; attempt < 5 && last < 210; ++attempt) {
            QVERIFY(writer.open(one.port));
            QVERIFY(writer.hello());
            writer.send(writer.renames(1, 210));
            last = writer.expect<wire::Taken>().value_or(wire::Taken{}).lastSequence;
            writer.socket().abort();
        }
        QCOMPARE(last, 210);
        QVERIFY(one.stop());
        const Ran verified = on(QStringLiteral("hub"), {QStringLiteral("verify")});
        QVERIFY2(verified.code == 0, qPrintable(verified.err));
        QCOMPARE(status().value(QStringLiteral("name")).toString(), QStringLiteral("name 210"));
        QCOMPARE(on(QStringLiteral("hub"), {QStringLiteral("backup"), QStringLiteral("--to"), at(QStringLiteral("b"))}).code, 1);
    }
};

PLUMBLINE_TEST(HubProgramTest)

#include "hubprogramtest.moc"
