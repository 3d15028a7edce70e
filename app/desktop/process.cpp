#include "process.h"

#include <QFile>
#include <QList>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <ctime>
#include <sys/prctl.h>
#endif

namespace plumbline::desktop {

void keepOutOfCoreDumps()
{
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
#ifdef Q_OS_LINUX
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

qint64 millisecondsSinceStart()
{
#ifdef Q_OS_LINUX
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray stat = file.readAll();
    // The second field is a name in brackets that may hold spaces; the start time is the twentieth behind it, in ticks since boot.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const long ticksPerSecond = sysconf(_SC_CLK_TCK);
    timespec now{};
    if (fields.size() < 20 || ticksPerSecond <= 0 || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return -1;
    const qint64 started = fields.at(19).toLongLong() * 1000 / ticksPerSecond;
    return qint64{now.tv_sec} * 1000 + now.tv_nsec / 1000000 - started;
#else
    return -1;
#endif
}

} // namespace plumbline::desktop
