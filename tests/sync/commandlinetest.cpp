#include "support/testregistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

QString program(const char *name) {
    return QStringLiteral(PLUMBLINE_BINARY_DIR "/bin/") + QString::fromLatin1(name);
}

} // namespace

/// The real programs: a hub that is served, and people's command lines.
class CommandLineTest : public QObject {
    Q_OBJECT

private:
    struct Ran {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };

    QTemporaryDir m_folder;
    QProcess m_served;
    QString m_address;

    Ran run(const char *name, const QStringList &arguments, const QByteArray &input = {}) {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(program(name), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    /// A line of the command line on somebody's replica.
    Ran ctl(const QString &who, const QString &line, const QByteArray &input = {}) {
        return run("plumbline-ctl",
                   line.split(u' ') << QStringLiteral("--replica") << who << QStringLiteral("--passphrase-file")
                                    << QStringLiteral("pass"),
                   input);
    }
    Ran hub(const QString &line) {
        return run("plumbline-hub", line.split(u' ') << QStringLiteral("--folder") << QStringLiteral("hub"));
    }
    void write(const QString &name, const QByteArray &content) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    void serve(const QString &where, const QString &folder = QStringLiteral("hub")) {
        m_served.setWorkingDirectory(m_folder.path());
        m_served.setProcessChannelMode(QProcess::MergedChannels);
        m_served.start(program("plumbline-hub"),
                       {QStringLiteral("serve"), QStringLiteral("--folder"), folder, QStringLiteral("--listen"), where});
        QVERIFY(m_served.waitForReadyRead(30'000));
        const QString said = QString::fromUtf8(m_served.readLine()).trimmed();
        m_address = said.section(u' ', -1);
        QVERIFY2(m_address.startsWith(QStringLiteral("127.0.0.1:")), qPrintable(said));
    }
    void stop() {
        m_served.terminate();
        QVERIFY(m_served.waitForFinished(30'000));
    }
    void enrol(const QString &person, const QString &replica) {
        const Ran invited = hub(QStringLiteral("invite --user %1 --address %2").arg(person, m_address));
        QCOMPARE(invited.code, 0);
        write(QStringLiteral("invitation"), invited.out);
        const Ran done = ctl(replica, QStringLiteral("enrol --invitation-file invitation --device-name laptop"));
        QVERIFY2(done.code == 0, done.err.constData());
    }

private Q_SLOTS:
    void cleanup() {
        if (m_served.state() != QProcess::NotRunning)
            m_served.kill();
        m_served.waitForFinished();
    }

    void twoPeopleMeetAtAHub() {
        if (!QFile::exists(program("plumbline-hub")) || !QFile::exists(program("plumbline-ctl")))
            QSKIP("plumbline-hub and plumbline-ctl are not built");
        write(QStringLiteral("pass"), "a long passphrase");
        QCOMPARE(hub(QStringLiteral("init --organisation Maven --administrator Ada --host 127.0.0.1")).code, 0);
        QCOMPARE(hub(QStringLiteral("user add --name Bo --role administrator")).code, 0);
        serve(QStringLiteral("127.0.0.1:0"));
        enrol(QStringLiteral("Ada"), QStringLiteral("ada"));
        enrol(QStringLiteral("Bo"), QStringLiteral("bo"));

        // An act here is there after both have synced.
        const Ran made =
            ctl(QStringLiteral("ada"), QStringLiteral("do add_user --json -"), R"({"name":"Ned","role":"salesperson"})");
        QCOMPARE(made.code, 0);
        const QString ned = QJsonDocument::fromJson(made.out).object().value(QStringLiteral("user")).toString();
        QCOMPARE(ctl(QStringLiteral("ada"), QStringLiteral("sync")).code, 0);
        QCOMPARE(ctl(QStringLiteral("bo"), QStringLiteral("sync")).code, 0);

        // Both name him: the second finds a conflict and settles it.
        QCOMPARE(ctl(QStringLiteral("ada"), QStringLiteral("patch user %1 name Edward").arg(ned)).code, 0);
        QCOMPARE(ctl(QStringLiteral("bo"), QStringLiteral("patch user %1 name Edmund").arg(ned)).code, 0);
        QCOMPARE(ctl(QStringLiteral("ada"), QStringLiteral("sync")).code, 0);
        const Ran met = ctl(QStringLiteral("bo"), QStringLiteral("sync --json"));
        QCOMPARE(QJsonDocument::fromJson(met.out).object().value(QStringLiteral("conflict")).toInt(), 1);
        const QJsonArray open =
            QJsonDocument::fromJson(ctl(QStringLiteral("bo"), QStringLiteral("conflicts --json")).out).array();
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.at(0).toObject().value(QStringLiteral("mine")).toString(), QStringLiteral("Edmund"));
        const QString conflict = open.at(0).toObject().value(QStringLiteral("id")).toString();
        QCOMPARE(ctl(QStringLiteral("bo"), QStringLiteral("resolve %1 --mine").arg(conflict)).code, 0);
        QCOMPARE(ctl(QStringLiteral("bo"), QStringLiteral("sync")).code, 0);
        QCOMPARE(ctl(QStringLiteral("ada"), QStringLiteral("sync")).code, 0);
        QVERIFY(ctl(QStringLiteral("ada"), QStringLiteral("search Edmund")).out.contains("Edmund"));

        // A file comes with its record, and its bytes when they are asked for.
        const QByteArray contract = QByteArray("Contract 8842 of many pages. ").repeated(100'000);
        write(QStringLiteral("contract.txt"), contract);
        QCOMPARE(ctl(QStringLiteral("ada"), QStringLiteral("attach user %1 contract.txt").arg(ned)).code, 0);
        QCOMPARE(ctl(QStringLiteral("ada"), QStringLiteral("attach user %1 missing.txt").arg(ned)).code, 2);
        const auto files = [&](const char *who) {
            return QJsonDocument::fromJson(
                       ctl(QString::fromLatin1(who), QStringLiteral("attachments user %1 --json").arg(ned)).out)
                .array();
        };
        QCOMPARE(files("ada").at(0).toObject().value(QStringLiteral("place")).toString(), QStringLiteral("to_be_sent"));
        QCOMPARE(ctl(QStringLiteral("ada"), QStringLiteral("sync")).code, 0);
        QCOMPARE(files("ada").at(0).toObject().value(QStringLiteral("place")).toString(), QStringLiteral("here"));
        QCOMPARE(ctl(QStringLiteral("bo"), QStringLiteral("sync")).code, 0);
        const QJsonObject offered = files("bo").at(0).toObject();
        QCOMPARE(offered.value(QStringLiteral("place")).toString(), QStringLiteral("at_hub"));
        QCOMPARE(offered.value(QStringLiteral("size")).toInteger(), contract.size());
        const QString file = offered.value(QStringLiteral("id")).toString();
        const Ran fetched = ctl(QStringLiteral("bo"), QStringLiteral("fetch %1 copy.txt").arg(file));
        QVERIFY2(fetched.code == 0, fetched.err.constData());
        QFile copy(m_folder.filePath(QStringLiteral("copy.txt")));
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QVERIFY(copy.readAll() == contract);
        QCOMPARE(ctl(QStringLiteral("bo"), QStringLiteral("fetch %1 copy.txt").arg(file)).code, 2);

        // Without the hub everything is kept, and goes out when it is back.
        stop();
        QCOMPARE(ctl(QStringLiteral("ada"), QStringLiteral("patch user %1 name Ned").arg(ned)).code, 0);
        const Ran away = ctl(QStringLiteral("ada"), QStringLiteral("sync"));
        QCOMPARE(away.code, 1);
        QCOMPARE(away.err.count('\n'), 1);
        QCOMPARE(QJsonDocument::fromJson(ctl(QStringLiteral("ada"), QStringLiteral("pending --json")).out).array().size(), 1);
        serve(m_address);
        QCOMPARE(ctl(QStringLiteral("ada"), QStringLiteral("sync")).code, 0);

        // Bo's device is taken off the list: its key is gone when it hears so.
        const Ran listed = ctl(QStringLiteral("ada"), QStringLiteral("show audit --filter kind=enrol_device --limit 1 --json"));
        const int position =
            QJsonDocument::fromJson(listed.out).array().at(0).toObject().value(QStringLiteral("position")).toInt();
        const Ran enrolled = ctl(QStringLiteral("ada"), QStringLiteral("changes %1 --json").arg(position));
        const QString device =
            QJsonDocument::fromJson(enrolled.out).array().at(0).toObject().value(QStringLiteral("record")).toString();
        const QByteArray revoked = QJsonDocument(QJsonObject{{QStringLiteral("device"), device}}).toJson();
        QCOMPARE(ctl(QStringLiteral("ada"), QStringLiteral("do revoke_device --json -"), revoked).code, 0);
        QCOMPARE(ctl(QStringLiteral("ada"), QStringLiteral("sync")).code, 0);
        QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("bo/key.json"))));
        QCOMPARE(ctl(QStringLiteral("bo"), QStringLiteral("sync")).code, 1);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("bo/key.json"))));
        stop();

        // Somebody else's hub in the same place is not spoken to.
        QCOMPARE(
            run("plumbline-hub", QStringLiteral("init --organisation Other --administrator Eve --folder other").split(u' ')).code,
            0);
        serve(m_address, QStringLiteral("other"));
        const Ran stranger = ctl(QStringLiteral("ada"), QStringLiteral("sync"));
        QCOMPARE(stranger.code, 1);
        QVERIFY(stranger.err.contains("certificate"));
        stop();
    }
};

PLUMBLINE_TEST(CommandLineTest)
#include "commandlinetest.moc"
