#pragma once

#include <QProcess>
#include <QString>

class QObject;

/// Tests that need a second process run their own binary again, with the same class and slot, as a child.
namespace plumbline::tests {

/// What a child was started with; empty in the process the test began in.
[[nodiscard]] QString childArgument();

/// Starts the slot that is running as a child, in `wrapper` where that is not empty (a program and its arguments).
void startChild(QProcess &process, const QObject &test, const QString &argument, const QStringList &wrapper = {});

/// Points everything a child may write without being told where (temporary files, settings, caches, core dumps, its error
/// stream) below `folder`. Before startChild.
void keepBelow(QProcess &process, const QString &folder);

/// One line to the parent, at once.
void tellParent(const QByteArray &line);
/// The next line from a child that `tellParent` wrote, or nothing when it has ended.
[[nodiscard]] std::optional<QByteArray> nextLine(QProcess &process);

enum class Mounts { Mine, PassedElsewhere, FailedElsewhere, NotAllowed };
/// Runs the slot again in a process with mounts of its own, which vanish with it: root by right, others in a user namespace.
[[nodiscard]] Mounts inOwnMounts(const QObject &test);

/// A small file system in memory. Only in a process with mounts of its own.
class SmallDisk {
public:
    SmallDisk(const QString &folder, int kibibytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] bool resize(int kibibytes);
    [[nodiscard]] bool makeReadOnly();
    [[nodiscard]] bool makeWritable();
    /// Fills what is left with a file.
    [[nodiscard]] bool fill() const;

private:
    [[nodiscard]] bool remount(unsigned long flags);
    QByteArray m_folder;
    int m_kibibytes;
    bool m_mounted = false;
};

} // namespace plumbline::tests

/// The rest of the slot runs in a process with mounts of its own.
#define PLUMBLINE_IN_OWN_MOUNTS()                                                                                     \
    switch (::plumbline::tests::inOwnMounts(*this)) {                                                                 \
    case ::plumbline::tests::Mounts::Mine:                                                                            \
        break;                                                                                                        \
    case ::plumbline::tests::Mounts::PassedElsewhere:                                                                 \
        return;                                                                                                       \
    case ::plumbline::tests::Mounts::FailedElsewhere:                                                                 \
        QFAIL("failed in the process with its own mounts; see above");                                                \
    case ::plumbline::tests::Mounts::NotAllowed:                                                                      \
        QSKIP("this machine does not allow a process mounts of its own");                                             \
    }
