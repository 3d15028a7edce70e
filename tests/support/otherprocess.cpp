#include "support/otherprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTest>

#include <cerrno>
#include <sys/mount.h>
#include <unistd.h>

namespace plumbline::tests {
namespace {

constexpr const char *ArgumentVariable = "PLUMBLINE_TEST_CHILD";
constexpr const char *MountsArgument = "own mounts";
constexpr QByteArrayView LineMark = "> ";

QStringList wrapperWithMounts()
{
    return ::geteuid() == 0 ? QStringList{QStringLiteral("unshare"), QStringLiteral("--mount")}
                            : QStringList{QStringLiteral("unshare"), QStringLiteral("--mount"), QStringLiteral("--map-root-user")};
}

bool mayMount()
{
    static const bool may = [] {
        QStringList command = wrapperWithMounts()
            << QStringLiteral("mount") << QStringLiteral("-t") << QStringLiteral("tmpfs") << QStringLiteral("none") << QDir::tempPath();
        const QString program = command.takeFirst();
        QProcess process;
        process.start(program, command);
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }();
    return may;
}

} // namespace

QString childArgument()
{
    return qEnvironmentVariable(ArgumentVariable);
}

void startChild(QProcess &process, const QObject &test, const QString &argument, const QStringList &wrapper)
{
    QStringList command = wrapper;
    command << QCoreApplication::applicationFilePath() << QString::fromLatin1(test.metaObject()->className())
            << QString::fromLatin1(QTest::currentTestFunction());
    if (const char *tag = QTest::currentDataTag())
        command.back() += QLatin1Char(':') + QString::fromUtf8(tag);
    QProcessEnvironment environment = process.processEnvironment();
    if (environment.isEmpty())
        environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(ArgumentVariable), argument);
    process.setProcessEnvironment(environment);
    const QString program = command.takeFirst();
    process.start(program, command);
}

void keepBelow(QProcess &process, const QString &folder)
{
    const QDir below(folder);
    for (const char *name : {"tmp", "home", "work", "log"})
        below.mkpath(QString::fromLatin1(name));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *variable : {"TMPDIR", "SQLITE_TMPDIR", "TMP", "TEMP"})
        environment.insert(QString::fromLatin1(variable), below.filePath(QStringLiteral("tmp")));
    for (const char *variable : {"HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(variable), below.filePath(QStringLiteral("home")));
    environment.insert(QStringLiteral("QTEST_DISABLE_STACK_DUMP"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(below.filePath(QStringLiteral("work")));
    process.setStandardErrorFile(below.filePath(QStringLiteral("log/errors.txt")));
}

void tellParent(const QByteArray &line)
{
    const QByteArray bytes = LineMark.toByteArray() + line + '\n';
    // Not through a stream, which would keep it.
    if (::write(STDOUT_FILENO, bytes.constData(), static_cast<std::size_t>(bytes.size())) != bytes.size())
        ::_exit(3);
}

std::optional<QByteArray> nextLine(QProcess &process)
{
    while (true) {
        while (process.canReadLine())
            if (const QByteArray line = process.readLine(); line.startsWith(LineMark) && line.endsWith('\n'))
                return line.mid(LineMark.size()).chopped(1);
        if (process.state() == QProcess::NotRunning || !process.waitForReadyRead(60'000))
            if (!process.canReadLine())
                return std::nullopt;
    }
}

Mounts inOwnMounts(const QObject &test)
{
    if (childArgument() == QLatin1StringView(MountsArgument))
        return Mounts::Mine;
    if (!mayMount())
        return Mounts::NotAllowed;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    startChild(process, test, QString::fromLatin1(MountsArgument), wrapperWithMounts());
    const bool passed = process.waitForFinished(300'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    const QByteArray output = process.readAll();
    if (passed && !output.contains("\nSKIP"))
        return Mounts::PassedElsewhere;
    qWarning("%s", output.constData());
    return Mounts::FailedElsewhere;
}

SmallDisk::SmallDisk(const QString &folder, int kibibytes) : m_folder(QFile::encodeName(folder)), m_kibibytes(kibibytes)
{
    QDir().mkpath(folder);
    const QByteArray options = "mode=700,size=" + QByteArray::number(kibibytes) + 'k';
    m_mounted = ::mount("none", m_folder.constData(), "tmpfs", MS_NOSUID | MS_NODEV, options.constData()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_mounted)
        ::umount2(m_folder.constData(), MNT_DETACH);
}

bool SmallDisk::remount(unsigned long flags)
{
    const QByteArray options = "size=" + QByteArray::number(m_kibibytes) + 'k';
    return ::mount("none", m_folder.constData(), "tmpfs", MS_REMOUNT | MS_NOSUID | MS_NODEV | flags, options.constData()) == 0;
}

bool SmallDisk::resize(int kibibytes)
{
    m_kibibytes = kibibytes;
    return remount(0);
}

bool SmallDisk::makeReadOnly()
{
    return remount(MS_RDONLY);
}

bool SmallDisk::makeWritable()
{
    return remount(0);
}

bool SmallDisk::fill() const
{
    QFile file(QFile::decodeName(m_folder) + QStringLiteral("/filling"));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    for (const int size : {65536, 4096, 1})
        while (file.write(QByteArray(size, 'f')) == size) {
        }
    return true;
}

} // namespace plumbline::tests
