#include "support/postgresserver.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QUrl>

#include <pwd.h>
#include <unistd.h>

#include <stdexcept>

namespace plumbline::tests {
namespace {

constexpr int OldestVersion = 15;
constexpr int StartsWithin = 60'000;

/// The folder of the newest version's programs; empty where there is none.
QString findPrograms() {
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    int newest = OldestVersion - 1;
    for (const QString &name : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (QFileInfo(versions.filePath(name + QStringLiteral("/bin/initdb"))).isExecutable())
            newest = std::max(newest, name.toInt());
    return newest < OldestVersion ? QString() : versions.filePath(QString::number(newest) + QStringLiteral("/bin"));
}

/// PostgreSQL does not run as root. Whom to become, or nobody where this is somebody else already.
const passwd *servant() {
    if (geteuid() != 0)
        return nullptr;
    const passwd *found = getpwnam("postgres");
    if (found == nullptr)
        found = getpwnam("nobody");
    if (found == nullptr)
        throw std::runtime_error("nobody to run PostgreSQL as");
    return found;
}

QStringList becoming(const passwd *whom) {
    if (whom == nullptr)
        return {};
    return {QStringLiteral("setpriv"), QStringLiteral("--reuid=%1").arg(whom->pw_uid),
            QStringLiteral("--regid=%1").arg(whom->pw_gid), QStringLiteral("--clear-groups")};
}

} // namespace

PostgresServer *PostgresServer::instance() {
    static const QString programs = findPrograms();
    if (programs.isEmpty())
        return nullptr;
    static const std::unique_ptr<PostgresServer> server(new PostgresServer(programs));
    return server.get();
}

PostgresServer::PostgresServer(QString programs) : m_programs(std::move(programs)) {
    QByteArray folder = QDir::tempPath().toLocal8Bit() + "/plumbline-pg-XXXXXX";
    if (mkdtemp(folder.data()) == nullptr)
        throw std::runtime_error("no temporary folder for PostgreSQL");
    m_folder = QString::fromLocal8Bit(folder);
    const passwd *const whom = servant();
    if (whom != nullptr && chown(folder.constData(), whom->pw_uid, whom->pw_gid) != 0)
        throw std::runtime_error("the temporary folder can't be given to PostgreSQL's user");
    // Waits for this process to end, by whatever cause, since the pipe closes then; only afterwards does it tidy up.
    const QStringList stop = becoming(whom)
                             << m_programs + QStringLiteral("/pg_ctl") << QStringLiteral("-D") << m_folder + QStringLiteral("/data")
                             << QStringLiteral("-m") << QStringLiteral("immediate") << QStringLiteral("stop");
    const QString keeper = QStringLiteral("trap '' INT HUP TERM; cd /; cat > /dev/null; %1 > /dev/null 2>&1; rm -rf '%2'")
                               .arg(stop.join(u' '), m_folder);
    m_keeper = popen(keeper.toLocal8Bit().constData(), "we");
    if (m_keeper == nullptr)
        throw std::runtime_error("nobody to end PostgreSQL with these tests");
    run(QStringLiteral("initdb"), {QStringLiteral("--auth=trust"), QStringLiteral("--username=plumbline"), QStringLiteral("--no-sync"),
                                   QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C"), QStringLiteral("--no-instructions")});
    start();
}

PostgresServer::~PostgresServer() {
    if (m_keeper != nullptr)
        pclose(m_keeper);
}

void PostgresServer::run(const QString &program, const QStringList &arguments) const {
    QStringList command = becoming(servant());
    command << m_programs + u'/' + program << QStringLiteral("-D") << m_folder + QStringLiteral("/data") << arguments;
    QProcess process;
    process.setWorkingDirectory(m_folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    const QString first = command.takeFirst();
    process.start(first, command);
    if (!process.waitForFinished(StartsWithin) || process.exitCode() != 0)
        throw std::runtime_error((program + QStringLiteral(": ") + QString::fromLocal8Bit(process.readAll())).toStdString());
}

void PostgresServer::start() {
    run(QStringLiteral("pg_ctl"),
        {QStringLiteral("-w"), QStringLiteral("-l"), m_folder + QStringLiteral("/log"), QStringLiteral("-o"),
         QStringLiteral("-k %1 -c listen_addresses= -c fsync=off -c full_page_writes=off -c shared_buffers=64MB -c max_connections=60")
             .arg(m_folder),
         QStringLiteral("start")});
}

void PostgresServer::stop() {
    run(QStringLiteral("pg_ctl"), {QStringLiteral("-w"), QStringLiteral("-m"), QStringLiteral("immediate"), QStringLiteral("stop")});
}

void PostgresServer::restart() {
    stop();
    start();
}

QByteArray PostgresServer::address() const {
    return "postgresql://plumbline@/postgres?host=" + QUrl::toPercentEncoding(m_folder);
}

} // namespace plumbline::tests
