#include "plumbline/storage/sqlite/maintenance.h"
#include "keyfile.h"
#include "plumbline/replica/errors.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "replica_p.h"

#include <QDir>
#include <QFile>

namespace plumbline::replica {
namespace {

using domain::fail;
using domain::Result;
using ledger::Entry;
using storage::sqlite::Access;
using storage::sqlite::Connection;
using storage::sqlite::Scan;

/// Short enough that a person saving something does not notice the wait.
constexpr std::int64_t IndexedPerTransaction = 2000;

Continue report(const Progress &progress, std::int64_t done, std::int64_t total) {
    return progress ? progress(done, total) : Continue::Yes;
}

domain::Error cancelledIfInterrupted(domain::Error error) {
    return error.code == storage::errors::Interrupted ? domain::Error{errors::Cancelled} : std::move(error);
}

/// A backup in the making; taken away again unless it is finished.
class PartialFolder {
public:
    static Result<std::unique_ptr<PartialFolder>> make(const QString &target) {
        const QString path = target + QStringLiteral(".partial");
        // Only an earlier backup to the same place leaves one.
        QDir(path).removeRecursively();
        if (!QDir().mkpath(path))
            return fail(errors::FolderNotWritable, path);
        return std::make_unique<PartialFolder>(path);
    }
    explicit PartialFolder(QString path) : m_path(std::move(path)) {}
    PartialFolder(const PartialFolder &) = delete;
    PartialFolder &operator=(const PartialFolder &) = delete;
    ~PartialFolder() {
        if (!m_finished)
            QDir(m_path).removeRecursively();
    }
    [[nodiscard]] const QString &path() const { return m_path; }
    Result<void> finishAs(const QString &target) {
        if (QFile::exists(target))
            return fail(errors::Exists, target);
        syncFolder(m_path);
        if (!QDir().rename(m_path, target))
            return fail(errors::FolderNotWritable, target);
        m_finished = true;
        syncFolder(QFileInfo(target).absolutePath());
        return {};
    }

private:
    QString m_path;
    bool m_finished = false;
};

/// Whether `path`, which need not be there yet, is the folder or in it.
bool isInside(const QString &path, const QString &folder) {
    const QString own = QFileInfo(folder).canonicalFilePath();
    for (QString at = QDir::cleanPath(QFileInfo(path).absoluteFilePath());; at = QFileInfo(at).absolutePath()) {
        const QString canonical = QFileInfo(at).canonicalFilePath();
        if (!canonical.isEmpty())
            return canonical == own || canonical.startsWith(own + u'/');
    }
}

Result<void> copyDatabase(const QString &folder, const QString &targetFolder, const Secret &dataKey, const Progress &progress) {
    PLUMBLINE_TRY_ASSIGN(const auto source, Connection::open(databasePath(folder), dataKey.bytes(), Access::ReadOnly));
    PLUMBLINE_TRY_ASSIGN(const auto target, Connection::open(databasePath(targetFolder), dataKey.bytes(), Access::Create));
    QFile::setPermissions(databasePath(targetFolder), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    PLUMBLINE_TRY(storage::sqlite::copyPages(*source, *target, [&](std::int64_t done, std::int64_t total) {
        return report(progress, done, total) == Continue::Yes ? Scan::Continue : Scan::Stop;
    }));
    // The copy is one file: what it wrote ahead goes in before it is closed.
    PLUMBLINE_TRY(target->scalar("PRAGMA wal_checkpoint(TRUNCATE)"));
    return {};
}

/// Every entry's hash from the one before, and over its changes as they stand.
Result<void> checkLedger(Connection &connection, const Progress &progress) {
    LedgerStore ledger(connection);
    PLUMBLINE_TRY_ASSIGN(const std::int64_t total, ledger.entryCount());
    ledger::Digest previous{};
    std::int64_t expected = 1;
    const auto check = [&](const Entry &entry) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(const ledger::Digest changes, ledger.changesHash(entry.position));
        const bool chained =
            ledger::entryHash(entry, previous) == entry.hash || ledger::firstEntryHash(entry, previous) == entry.hash;
        if (entry.position != expected || changes != entry.changesHash || !chained)
            return fail(errors::Damaged, QStringLiteral("ledger: ") + QString::number(expected));
        previous = entry.hash;
        ++expected;
        if (report(progress, entry.position, total) == Continue::No)
            return fail(errors::Cancelled);
        return {};
    };
    Result<void> checked;
    PLUMBLINE_TRY(ledger.forEachEntryUpwards([&](const Entry &entry) {
        checked = check(entry);
        return checked ? Scan::Continue : Scan::Stop;
    }));
    return checked;
}

} // namespace

Result<void> Replica::backUp(const QString &targetFolder, const Progress &progress) const {
    if (QFile::exists(targetFolder))
        return fail(errors::Exists, targetFolder);
    if (isInside(targetFolder, d->folder))
        return fail(errors::BackupInside, targetFolder);
    PLUMBLINE_TRY_ASSIGN(const auto partial, PartialFolder::make(targetFolder));
    auto copied = copyDatabase(d->folder, partial->path(), d->dataKey, progress).map_error(cancelledIfInterrupted);
    PLUMBLINE_TRY(translated(std::move(copied), targetFolder));
    PLUMBLINE_TRY(copyKeyFile(d->folder, partial->path()));
    return partial->finishAs(targetFolder);
}

Result<void> Replica::indexSearch(const Progress &progress) {
    const auto index = [&]() -> Result<void> {
        if (!d->writing)
            return fail(errors::OpenedForReading);
        for (std::int64_t done = 0;; done += IndexedPerTransaction) {
            PLUMBLINE_TRY_ASSIGN(auto transaction, storage::sqlite::Transaction::beginWrite(*d->writing->connection));
            PLUMBLINE_TRY_ASSIGN(const auto left, d->writing->search.indexNext(IndexedPerTransaction));
            PLUMBLINE_TRY(transaction.commit());
            if (!left)
                return {};
            if (report(progress, done, done + *left) == Continue::No)
                return fail(errors::Cancelled);
        }
    };
    return translated(index(), d->folder);
}

Result<void> Replica::checkIntegrity(const Progress &progress) const {
    const QString path = databasePath(d->folder);
    const auto check = [&]() -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(const auto connection, Connection::open(path, d->dataKey.bytes(), Access::ReadOnly));
        const auto references = d->enrolment ? storage::sqlite::References::Open : storage::sqlite::References::Closed;
        PLUMBLINE_TRY(storage::sqlite::checkFile(
            *connection, references, [&] { return report(progress, 0, 0) == Continue::Yes ? Scan::Continue : Scan::Stop; }));
        PLUMBLINE_TRY_ASSIGN(auto snapshot, storage::sqlite::Transaction::beginRead(*connection));
        PLUMBLINE_TRY(checkLedger(*connection, progress));
        return snapshot.commit();
    };
    return translated(check().map_error(cancelledIfInterrupted), path);
}

} // namespace plumbline::replica
