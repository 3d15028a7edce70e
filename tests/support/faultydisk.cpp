#include "support/faultydisk.h"

#include "../../src/storage/sqlite/sqlcipher.h"

#include <QByteArray>
#include <QFile>

#include <cerrno>
#include <csignal>
#include <new>
#include <stdexcept>
#include <unistd.h>

namespace plumbline::tests {
namespace {

constexpr std::int64_t Never = -1;

/// What SQLite's C functions see of the one disk there is.
struct State {
    sqlite3_vfs *real = nullptr;
    sqlite3_vfs own{};
    QByteArray part;
    std::int64_t writes = 0;
    std::int64_t failsAt = Never;
    DiskFault fault = DiskFault::Full;
    bool struck = false;
};

State &state() {
    static State one;
    return one;
}

/// Followed in memory by the file of the real disk.
struct File {
    sqlite3_file base;
    /// SQLite keeps it until the file is closed.
    const char *name;
};

sqlite3_file *realOf(sqlite3_file *file) {
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<File *>(file) + 1);
}

/// Whether this write is to fail; `half` is called before the process dies in the middle of it.
template <typename Half>
bool strikes(const char *name, Half half) {
    State &disk = state();
    if (name == nullptr || disk.part.isEmpty() || QByteArrayView(name).indexOf(disk.part) < 0)
        return false;
    ++disk.writes;
    if (disk.failsAt == Never || disk.writes < disk.failsAt)
        return false;
    disk.struck = true;
    if (disk.fault == DiskFault::KillHalfway)
        half();
    if (disk.fault == DiskFault::Kill || disk.fault == DiskFault::KillHalfway)
        ::kill(::getpid(), SIGKILL);
    return true;
}

int codeOf(int broken) {
    return state().fault == DiskFault::Full ? SQLITE_FULL : broken;
}

const auto nothing = [] {};

int closeFile(sqlite3_file *file) {
    return realOf(file)->pMethods == nullptr ? SQLITE_OK : realOf(file)->pMethods->xClose(realOf(file));
}

int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at) {
    return realOf(file)->pMethods->xRead(realOf(file), to, size, at);
}

int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 at) {
    sqlite3_file *const real = realOf(file);
    const bool fails = strikes(reinterpret_cast<File *>(file)->name,
                               [&] { static_cast<void>(real->pMethods->xWrite(real, from, size / 2, at)); });
    return fails ? codeOf(SQLITE_IOERR_WRITE) : real->pMethods->xWrite(real, from, size, at);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size) {
    // A full disk has room enough to make a file shorter.
    const bool fails = strikes(reinterpret_cast<File *>(file)->name, nothing) && state().fault != DiskFault::Full;
    return fails ? SQLITE_IOERR_TRUNCATE : realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file *file, int flags) {
    return strikes(reinterpret_cast<File *>(file)->name, nothing) ? codeOf(SQLITE_IOERR_FSYNC)
                                                                       : realOf(file)->pMethods->xSync(realOf(file), flags);
}

int sizeOf(sqlite3_file *file, sqlite3_int64 *size) {
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file *file, int level) {
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file *file, int level) {
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int isReserved(sqlite3_file *file, int *found) {
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), found);
}

int control(sqlite3_file *file, int what, void *with) {
    return realOf(file)->pMethods->xFileControl(realOf(file), what, with);
}

int sectorOf(sqlite3_file *file) {
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

int characteristics(sqlite3_file *file) {
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}

int mapShared(sqlite3_file *file, int page, int size, int extend, void volatile **at) {
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, at);
}

int lockShared(sqlite3_file *file, int from, int count, int flags) {
    return realOf(file)->pMethods->xShmLock(realOf(file), from, count, flags);
}

void barrier(sqlite3_file *file) {
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int unmapShared(sqlite3_file *file, int removed) {
    return realOf(file)->pMethods->xShmUnmap(realOf(file), removed);
}

constexpr sqlite3_io_methods Methods{2,          closeFile,  readFile, writeFile,       truncateFile, syncFile,   sizeOf,
                                     lockFile,   unlockFile, isReserved, control,       sectorOf,     characteristics, mapShared,
                                     lockShared, barrier,    unmapShared, nullptr,      nullptr};

int openFile(sqlite3_vfs * /*disk*/, const char *name, sqlite3_file *file, int flags, int *outFlags) {
    auto *const own = reinterpret_cast<File *>(file);
    realOf(file)->pMethods = nullptr;
    own->name = name;
    const int code = state().real->xOpen(state().real, name, realOf(file), flags, outFlags);
    own->base.pMethods = code == SQLITE_OK ? &Methods : nullptr;
    return code;
}

int deleteFile(sqlite3_vfs * /*disk*/, const char *name, int sync) {
    const bool fails = strikes(name, nothing) && state().fault != DiskFault::Full;
    return fails ? SQLITE_IOERR_DELETE : state().real->xDelete(state().real, name, sync);
}

int lastError(sqlite3_vfs * /*disk*/, int size, char *text) {
    return state().struck ? EIO : state().real->xGetLastError(state().real, size, text);
}

} // namespace

FaultyDisk::FaultyDisk() {
    State &disk = state();
    if (disk.real != nullptr)
        throw std::logic_error("two faulty disks");
    sqlite3_initialize();
    disk.real = sqlite3_vfs_find(nullptr);
    // Paths, times and randomness are the real disk's.
    disk.own = *disk.real;
    disk.own.pNext = nullptr;
    disk.own.zName = "plumbline-faulty";
    disk.own.szOsFile = static_cast<int>(sizeof(File)) + disk.real->szOsFile;
    disk.own.xOpen = openFile;
    disk.own.xDelete = deleteFile;
    disk.own.xGetLastError = lastError;
    sqlite3_vfs_register(&disk.own, 1);
    repair();
}

FaultyDisk::~FaultyDisk() {
    State &disk = state();
    sqlite3_vfs_unregister(&disk.own);
    sqlite3_vfs_register(disk.real, 1);
    disk.real = nullptr;
    disk.part.clear();
}

void FaultyDisk::watch(const QString &part) {
    State &disk = state();
    disk.part = QFile::encodeName(part);
    disk.writes = 0;
    disk.failsAt = Never;
    disk.struck = false;
}

void FaultyDisk::failAt(std::int64_t write, DiskFault fault, const QString &part) {
    watch(part);
    state().failsAt = write;
    state().fault = fault;
}

void FaultyDisk::repair() {
    state().failsAt = Never;
    state().struck = false;
}

std::int64_t FaultyDisk::writes() const {
    return state().writes;
}

bool FaultyDisk::struck() const {
    return state().struck;
}

} // namespace plumbline::tests
