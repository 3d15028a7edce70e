#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/ledger/entry.h"
#include "plumbline/ledger/signing.h"
#include "plumbline/replica/secret.h"

#include <functional>
#include <memory>

namespace plumbline::ledger {
struct AuditExport;
}

/// The encrypted local replica: a folder with the SQLCipher file and the wrapped data key. Blocking calls; one thread at a
/// time uses a Replica (the writer) or a Reader. The workspace owns the threads.
namespace plumbline::replica {

/// Reported now and then during long work; returns whether to go on.
enum class Continue { Yes, No };
using Progress = std::function<Continue(std::int64_t done, std::int64_t total)>;

struct Ports {
    const domain::Clock *clock;
    domain::IdSource *ids;
};

/// What a replica is made with at first run.
struct Founding {
    QString organisation;
    domain::Currency baseCurrency;
    QString timeZone;
    QString userName;
    domain::Role role = domain::Role::Administrator;
};

/// Names that can be read and a time zone that can be counted in. Errors: domain.required_field_missing (detail: the field's
/// label), replica.unknown_time_zone.
[[nodiscard]] domain::Result<void> checkFounding(const Founding &founding);

class Reader;
class Syncing;
struct AuditSelection;
struct Enrolment;
struct Quarantined;

class Replica {
public:
    /// Makes the folder, the keys and an empty file whose first operation founds the organisation with its stages
    /// (unless `founding` is absent: then the caller executes FoundOrganisation itself with the actor it brings).
    /// Errors: those of checkFounding, replica.exists, replica.folder_not_writable, replica.disk_full, replica.weak_passphrase (empty).
    [[nodiscard]] static domain::Result<std::unique_ptr<Replica>> create(const QString &folder, const Secret &passphrase,
                                                                         const std::optional<Founding> &founding, Ports ports);
    /// Errors: replica.not_found, replica.wrong_passphrase, replica.key_file_damaged, replica.truncated, replica.damaged (a page's
    /// HMAC fails), replica.newer_version, replica.folder_not_writable, replica.in_use (another process writes).
    [[nodiscard]] static domain::Result<std::unique_ptr<Replica>> open(const QString &folder, const Secret &passphrase, Ports ports);
    /// The same beside whoever writes it, and on media that can't be written to: readers, backups and the integrity check; every
    /// write is refused with replica.opened_for_reading. A file of an earlier Plumbline is brought to today first, as `open` does.
    [[nodiscard]] static domain::Result<std::unique_ptr<Replica>> openForReading(const QString &folder, const Secret &passphrase,
                                                                                 Ports ports);
    /// A replica that belongs to an organisation on a hub: empty until the first scan, and what is done on it waits for the hub.
    /// `deviceKey` is kept inside. Errors as for `create`.
    [[nodiscard]] static domain::Result<std::unique_ptr<Replica>> createEnrolled(const QString &folder, const Secret &passphrase,
                                                                                 const Enrolment &enrolment,
                                                                                 const ledger::SigningKey &deviceKey, Ports ports);
    ~Replica();

    /// Whether a hub has the last word on what is written here.
    [[nodiscard]] bool isEnrolled() const;
    /// The session's side of it; throws InvariantError when it is not enrolled.
    [[nodiscard]] Syncing &syncing();

    /// Decides the command on the current state and, when allowed, commits its changes and its ledger entry in one
    /// transaction. Nothing is written on error or when `progress` says stop (error replica.cancelled). A command that
    /// changes nothing writes nothing and returns nothing. The command is taken over: move large imports in.
    /// What the actor's role may not do is refused as well, but that it was tried is in the ledger from then on.
    /// On an enrolled replica the rows change at once and the operation waits for the hub: the entry returned has position 0
    /// until its outcome comes with a page.
    [[nodiscard]] domain::Result<std::optional<ledger::Entry>> execute(domain::Command command, const domain::Actor &actor,
                                                                       const QString &subject = {}, const Progress &progress = {});
    /// The same for an import of any size: one entry, or on an enrolled replica as many as it takes for each to fit a frame, each
    /// depending on the one before. All of them or none; no entry where nothing had to be changed. Errors: as `execute`, and
    /// OperationTooLarge where a single change does not fit.
    [[nodiscard]] domain::Result<std::vector<ledger::Entry>> import(domain::ImportRecords import, const domain::Actor &actor,
                                                                    const QString &subject = {}, const Progress &progress = {});
    /// Takes the operation at `position` back as a new operation; of an import that went out in several, all of them.
    /// Errors: NotUndoable, Stale.
    [[nodiscard]] domain::Result<ledger::Entry> undo(ledger::Position position, const domain::Actor &actor, const Progress &progress = {});

    /// The same of an operation that waits for the hub: the new one waits behind it and depends on it. Errors: RecordNotFound where
    /// none of that number waits, NotUndoable where it has no effect here or is taken back already, Stale.
    [[nodiscard]] domain::Result<ledger::Entry> undoWaiting(std::int64_t deviceSequence, const domain::Actor &actor);

    /// Brings the search index up to date after large operations, in short transactions of their own. `progress` may stop it;
    /// the next call goes on from there. A search finds everything without it too, only slower.
    [[nodiscard]] domain::Result<void> indexSearch(const Progress &progress = {});

    /// The user who founded or enrolled this replica.
    [[nodiscard]] domain::Actor owner() const;
    [[nodiscard]] QString folder() const;
    /// A connection of its own for one reading thread; sees committed states only. May be called from any thread while
    /// another one writes.
    [[nodiscard]] domain::Result<std::unique_ptr<Reader>> reader() const;

    /// Rewraps the data key; the database file is not touched. Errors: replica.wrong_passphrase.
    [[nodiscard]] domain::Result<void> changePassphrase(const Secret &current, const Secret &next);
    /// Copies the open replica, page by page and consistently, into a new folder that opens with the same passphrase.
    /// Errors: replica.exists, replica.backup_inside, replica.folder_not_writable, replica.disk_full.
    [[nodiscard]] domain::Result<void> backUp(const QString &targetFolder, const Progress &progress = {}) const;
    /// Every page's HMAC, SQLite's own integrity check, foreign keys and the ledger's hash chain.
    /// Errors: replica.damaged with what failed first.
    [[nodiscard]] domain::Result<void> checkIntegrity(const Progress &progress = {}) const;

    /// A reading of the audit trail that proves itself, signed by a key of the file's own; of a replica without a hub only.
    [[nodiscard]] domain::Result<ledger::AuditExport> exportAudit(const AuditSelection &selection) const;

    /// Last figures of a page as the caller encoded them, with the ledger position they were made at; so that the first
    /// paint needs no computing. Not an operation: it can be thrown away.
    [[nodiscard]] domain::Result<void> rememberFigures(const QString &page, ledger::Position madeAt, const QByteArray &figures);

    struct Private;

private:
    friend class Syncing;
    friend class Attachments;
    friend class NewAttachment;
    explicit Replica(std::unique_ptr<Private> d);
    [[nodiscard]] static domain::Result<std::unique_ptr<Replica>> openBy(const QString &folder, const Secret &passphrase, Ports ports,
                                                                         const std::function<domain::Result<void>(Private &)> &how);
    [[nodiscard]] static domain::Result<std::unique_ptr<Replica>> make(const QString &folder, const Secret &passphrase, Ports ports,
                                                                       const std::function<domain::Result<void>(Private &)> &fill);
    std::unique_ptr<Private> d;
};

} // namespace plumbline::replica
