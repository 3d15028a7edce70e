#pragma once

#include "blobstore.h"
#include "changewriter.h"
#include "ledgerstore.h"
#include "outboxstore.h"
#include "plumbline/replica/replica.h"
#include "plumbline/storage/sqlite/entitystore.h"
#include "searchstore.h"
#include "seenstore.h"
#include "settingstore.h"
#include "syncsettings.h"
#include "translate.h"

#include <QLockFile>

namespace plumbline::replica {

[[nodiscard]] QString databasePath(const QString &folder);
[[nodiscard]] QString lockPath(const QString &folder);

/// The stores of the write connection, and a view of them for deciding.
struct Writing {
    explicit Writing(std::unique_ptr<storage::sqlite::Connection> opened)
        : connection(std::move(opened)),
          entities(*connection),
          ledger(*connection),
          search(*connection, entities, ledger),
          settings(*connection),
          outbox(*connection),
          seen(*connection),
          blobs(*connection),
          writer(*connection, entities, ledger, search) {}
    std::unique_ptr<storage::sqlite::Connection> connection;
    storage::sqlite::EntityStore entities;
    LedgerStore ledger;
    SearchStore search;
    SettingStore settings;
    OutboxStore outbox;
    SeenStore seen;
    BlobStore blobs;
    ChangeWriter writer;
};

struct Replica::Private {
    QString folder;
    Secret dataKey;
    Ports ports{};
    std::unique_ptr<QLockFile> lock;
    /// Nothing where it was opened for reading.
    std::unique_ptr<Writing> writing;
    ledger::DeviceId device;
    std::optional<domain::Actor> owner;
    /// Where a hub has the last word.
    std::optional<Enrolment> enrolment;
    std::optional<ledger::SigningKey> deviceKey;
    std::unique_ptr<Syncing> syncing;

    /// What has to commit together with an operation.
    using Also = std::function<domain::Result<void>()>;
    [[nodiscard]] domain::Result<std::optional<ledger::Entry>> execute(domain::Command command, const domain::Actor &actor,
                                                                       const QString &subject, const Progress &progress,
                                                                       const Also &also = {});
    [[nodiscard]] domain::Result<void> makeFile(const std::optional<Founding> &founding);
    [[nodiscard]] domain::Result<void> openFile();
    [[nodiscard]] domain::Result<void> readFile();

    /// What was being added when the process ended belongs to nothing.
    [[nodiscard]] domain::Result<void> sweepAttachments();
    [[nodiscard]] domain::Result<void> enrol(const Enrolment &as, const ledger::SigningKey &key);
    [[nodiscard]] domain::Result<void> readEnrolment();
    [[nodiscard]] domain::Result<std::optional<ledger::Entry>> executePending(domain::Command command, const domain::Actor &actor,
                                                                              const QString &subject, const Progress &progress,
                                                                              const Also &also,
                                                                              std::vector<std::int64_t> dependsOn = {});
    [[nodiscard]] domain::Result<ledger::Entry> undoWaiting(std::int64_t sequence, const domain::Actor &actor);
    [[nodiscard]] domain::Result<std::vector<ledger::Entry>> importPending(domain::ImportRecords import, const domain::Actor &actor,
                                                                           const QString &subject, const Progress &progress);
    /// Whether an operation that waits has its effect here at once; where it has none here, only the hub can tell it.
    enum class Effect { Here, AtTheHub };
    /// Inside the caller's transaction: decides, changes the rows, and puts the operation, which has its body, subject and
    /// dependencies, into the queue.
    [[nodiscard]] domain::Result<std::optional<ledger::Entry>> enqueue(domain::Command command, const domain::Actor &actor,
                                                                       ledger::Operation operation, Effect effect = Effect::Here);
    [[nodiscard]] domain::Result<Effect> whereUndone(const std::vector<ledger::Entry> &parts);
    /// Inside the caller's transaction: its place in the queue, and who made it.
    [[nodiscard]] domain::Result<void> number(ledger::Operation &operation, const domain::Actor &actor);
    /// Puts what was refused into the queue, for the hub's ledger; it has no effect, here or there. In a transaction of its own.
    [[nodiscard]] domain::Result<void> keepAttempt(ledger::Operation tried, const domain::Actor &actor, const domain::Error &refusal);
    [[nodiscard]] domain::Result<void> number(ledger::Entry &entry);
    /// The same in a ledger of one's own.
    [[nodiscard]] domain::Result<void> keepAttempt(ledger::Entry tried, const domain::Error &refusal);
    /// One that is made now.
    [[nodiscard]] ledger::Operation begun(const QString &subject) const;
    [[nodiscard]] domain::Result<std::vector<ledger::Entry>> partsOfImport(const ledger::Entry &entry);
    [[nodiscard]] domain::Result<ledger::Entry> undoConfirmed(ledger::Position position, const domain::Actor &actor,
                                                              const Progress &progress);
};

/// At the end of a scan over what is there: everything becomes what was staged.
[[nodiscard]] domain::Result<void> replaceEverything(Replica::Private &replica);

/// Takes the lock that only one writing process holds. Errors: InUse, FolderNotWritable, DiskFull.
[[nodiscard]] domain::Result<std::unique_ptr<QLockFile>> lockFolder(const QString &folder);

/// Looks for what the engine would not say clearly. Errors: NotFound, Truncated.
[[nodiscard]] domain::Result<void> checkFileSize(const QString &path);
/// The file against the page count in its own header. Errors: Truncated, Damaged.
[[nodiscard]] domain::Result<void> checkDeclaredSize(const QString &path, const Secret &dataKey);

} // namespace plumbline::replica
