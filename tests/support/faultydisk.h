#pragma once

#include <QString>

#include <cstdint>

/// The disk below the SQLite files of this process, which a test may fill, or on which the process dies in the middle of a write.
namespace plumbline::tests {

enum class DiskFault {
    /// The write fails, and so do all after it, until there is room again.
    Full,
    /// As Full, but reported as a disk that is broken.
    Broken,
    /// The process is killed instead of the write.
    Kill,
    /// The process is killed when half of the bytes are written.
    KillHalfway
};

/// Stands between SQLite and its files while it lives; one at a time, and only files opened meanwhile pass through it. Writes,
/// truncations, deletions and waits for the disk count as writes.
class FaultyDisk {
public:
    FaultyDisk();
    /// Every file opened through it is closed by then.
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk &) = delete;
    FaultyDisk &operator=(const FaultyDisk &) = delete;

    /// The `write`-th from now on (1: the next) to a file whose path contains `part`.
    void failAt(std::int64_t write, DiskFault fault, const QString &part);
    /// There is room again, and nobody dies.
    void repair();
    /// Writes to such files since `failAt` or `watch`.
    [[nodiscard]] std::int64_t writes() const;
    void watch(const QString &part);
    /// Whether the write was reached.
    [[nodiscard]] bool struck() const;
};

} // namespace plumbline::tests
