#include "plumbline/storage/sqlite/maintenance.h"

#include "plumbline/storage/sqlite/transaction.h"
#include "sqlcipher.h"

namespace plumbline::storage::sqlite {
namespace {

using domain::fail;

/// 16 MiB at a time.
constexpr int PagesPerStep = 1024;

constexpr QByteArrayView CipherCheck("PRAGMA cipher_integrity_check");

} // namespace

Result<void> copyPages(Connection &source, Connection &target, const std::function<Scan(std::int64_t, std::int64_t)> &step) {
    // Within one read transaction a writer elsewhere does not make the copy start over.
    PLUMBLINE_TRY_ASSIGN(Transaction transaction, Transaction::beginRead(source));
    const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup *)> backup(
        sqlite3_backup_init(target.handle(), "main", source.handle(), "main"), sqlite3_backup_finish);
    if (!backup)
        return tl::unexpected(target.error(sqlite3_extended_errcode(target.handle())));
    while (true) {
        const int code = sqlite3_backup_step(backup.get(), PagesPerStep);
        if (code != SQLITE_OK && code != SQLITE_DONE)
            return tl::unexpected(target.error(code));
        const int total = sqlite3_backup_pagecount(backup.get());
        if (step(total - sqlite3_backup_remaining(backup.get()), total) == Scan::Stop)
            return fail(errors::Interrupted);
        if (code == SQLITE_DONE)
            return transaction.commit();
    }
}

Result<void> checkFile(Connection &connection, References references, const std::function<Scan()> &step) {
    // Each names what is wrong in rows of text; sound files give none, or "ok".
    for (const char *check : {CipherCheck.data(), "PRAGMA integrity_check(1)", "PRAGMA foreign_key_check"}) {
        if (references == References::Open && QByteArrayView(check) == QByteArrayView("PRAGMA foreign_key_check"))
            continue;
        PLUMBLINE_TRY_ASSIGN(std::optional<QString> found, connection.scalar(check));
        if (found && QByteArrayView(check) == CipherCheck) {
            // It reads past the log. A process that was killed while it moved pages from there leaves half-written ones, which
            // nobody ever sees; they are moved once more before any is called damaged.
            PLUMBLINE_TRY(connection.scalar("PRAGMA wal_checkpoint(PASSIVE)"));
            PLUMBLINE_TRY_ASSIGN(found, connection.scalar(check));
        }
        if (found && *found != QLatin1StringView("ok"))
            return fail(errors::Corrupt, QLatin1StringView(check) + QStringLiteral(": ") + *found);
        if (step() == Scan::Stop)
            return fail(errors::Interrupted);
    }
    return {};
}

} // namespace plumbline::storage::sqlite
