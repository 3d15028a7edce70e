#include "plumbline/replica/replica.h"

#include "keyfile.h"
#include "plumbline/domain/defaultstages.h"
#include "plumbline/domain/takingback.h"
#include "plumbline/ledger/attempt.h"
#include "plumbline/replica/errors.h"
#include "plumbline/replica/reader.h"
#include "plumbline/storage/entityview.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "reader_p.h"
#include "replica_p.h"
#include "replicaschema.h"

#include <QDir>
#include <QFile>

namespace plumbline::replica {
namespace {

using domain::Actor;
using domain::Changes;
using domain::Created;
using domain::fail;
using domain::Result;
using ledger::Entry;
using ledger::Position;
using storage::sqlite::Access;
using storage::sqlite::Connection;

/// What a creation that failed leaves behind is taken away again; nothing that was there before.
class Cleanup {
public:
    Cleanup(QString folder, bool madeFolder) : m_folder(std::move(folder)), m_madeFolder(madeFolder) {}
    Cleanup(const Cleanup &) = delete;
    Cleanup &operator=(const Cleanup &) = delete;
    ~Cleanup() {
        if (!m_armed)
            return;
        const QString database = databasePath(m_folder);
        for (const QString &path : {database, database + QStringLiteral("-wal"), database + QStringLiteral("-shm"),
                                    database + QStringLiteral("-journal"), keyFilePath(m_folder), lockPath(m_folder)})
            QFile::remove(path);
        if (m_madeFolder)
            QDir().rmdir(m_folder);
    }
    void arm() { m_armed = true; }
    void keep() { m_armed = false; }

private:
    QString m_folder;
    bool m_madeFolder;
    bool m_armed = false;
};

struct Foundation {
    domain::FoundOrganisation command;
    Actor founder;
};

Foundation foundationOf(const Founding &founding, domain::IdSource &ids) {
    domain::Organisation organisation;
    organisation.id = domain::OrganisationId(ids.next());
    organisation.name = founding.organisation;
    organisation.base_currency = founding.baseCurrency.code();
    organisation.time_zone = founding.timeZone;
    domain::User user;
    user.id = domain::UserId(ids.next());
    user.name = founding.userName;
    user.role = founding.role;
    Changes changes{Created{domain::toRecord(organisation)}, Created{domain::toRecord(user)}};
    for (const domain::Stage &stage : domain::defaultStages(ids))
        changes.emplace_back(Created{domain::toRecord(stage)});
    return {{std::move(changes)}, {user.id, user.role}};
}

} // namespace

Replica::Replica(std::unique_ptr<Private> priv) : d(std::move(priv)) {
    d->syncing = std::make_unique<Syncing>(*this);
}

Replica::~Replica() = default;

Result<std::unique_ptr<Replica>> Replica::create(const QString &folder, const Secret &passphrase,
                                                 const std::optional<Founding> &founding, Ports ports) {
    if (founding)
        PLUMBLINE_TRY(checkFounding(*founding));
    return make(folder, passphrase, ports, [&](Private &priv) { return priv.makeFile(founding); });
}

Result<std::unique_ptr<Replica>> Replica::createEnrolled(const QString &folder, const Secret &passphrase,
                                                         const Enrolment &enrolment, const ledger::SigningKey &deviceKey,
                                                         Ports ports) {
    return make(folder, passphrase, ports, [&](Private &priv) -> Result<void> {
        PLUMBLINE_TRY(priv.makeFile(std::nullopt));
        return priv.enrol(enrolment, deviceKey);
    });
}

Result<std::unique_ptr<Replica>> Replica::make(const QString &folder, const Secret &passphrase, Ports ports,
                                               const std::function<Result<void>(Private &)> &fill) {
    if (QFile::exists(databasePath(folder)) || QFile::exists(keyFilePath(folder)))
        return fail(errors::Exists, folder);
    if (passphrase.isEmpty())
        return fail(errors::WeakPassphrase);
    // Outlives the lock and the connection, whose files it takes away.
    Cleanup cleanup(folder, !QDir(folder).exists());
    if (!QDir().mkpath(folder))
        return fail(errors::FolderNotWritable, folder);
    auto priv = std::make_unique<Private>();
    priv->folder = folder;
    priv->ports = ports;
    PLUMBLINE_TRY_ASSIGN(priv->lock, lockFolder(folder));
    cleanup.arm();
    PLUMBLINE_TRY_ASSIGN(priv->dataKey, createKeyFile(folder, passphrase));
    PLUMBLINE_TRY(translated(fill(*priv), folder));
    cleanup.keep();
    syncFolder(folder);
    return std::unique_ptr<Replica>(new Replica(std::move(priv)));
}

Result<void> Replica::Private::makeFile(const std::optional<Founding> &founding) {
    PLUMBLINE_TRY_ASSIGN(auto connection, Connection::open(databasePath(folder), dataKey.bytes(), Access::Create));
    PLUMBLINE_TRY(bringToToday(*connection));
    QFile::setPermissions(databasePath(folder), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    writing = std::make_unique<Writing>(std::move(connection));
    device = ledger::DeviceId(ports.ids->next());
    PLUMBLINE_TRY(writing->settings.setDevice(device));
    if (!founding)
        return {};
    Foundation foundation = foundationOf(*founding, *ports.ids);
    PLUMBLINE_TRY(execute(std::move(foundation.command), foundation.founder, founding->organisation, {}));
    return {};
}

Result<std::unique_ptr<Replica>> Replica::open(const QString &folder, const Secret &passphrase, Ports ports) {
    return openBy(folder, passphrase, ports, [](Private &priv) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(priv.lock, lockFolder(priv.folder));
        return priv.openFile();
    });
}

Result<std::unique_ptr<Replica>> Replica::openBy(const QString &folder, const Secret &passphrase, Ports ports,
                                                 const std::function<Result<void>(Private &)> &how) {
    const QString path = databasePath(folder);
    if (!QFile::exists(path) && !QFile::exists(keyFilePath(folder)))
        return fail(errors::NotFound, folder);
    auto priv = std::make_unique<Private>();
    priv->folder = folder;
    priv->ports = ports;
    PLUMBLINE_TRY_ASSIGN(priv->dataKey, readDataKey(folder, passphrase));
    PLUMBLINE_TRY(checkFileSize(path));
    if (auto opened = how(*priv); !opened) {
        // Not "no database": the first page was authentic, so what it says of the file's size can be believed.
        if (opened.error().code == storage::errors::Corrupt)
            PLUMBLINE_TRY(checkDeclaredSize(path, priv->dataKey));
        return tl::unexpected(translated(std::move(opened).error(), path));
    }
    return std::unique_ptr<Replica>(new Replica(std::move(priv)));
}

Result<void> Replica::Private::openFile() {
    PLUMBLINE_TRY_ASSIGN(auto connection, Connection::open(databasePath(folder), dataKey.bytes(), Access::ReadWrite));
    PLUMBLINE_TRY(bringToToday(*connection));
    writing = std::make_unique<Writing>(std::move(connection));
    PLUMBLINE_TRY(sweepAttachments());
    PLUMBLINE_TRY_ASSIGN(device, writing->settings.device());
    PLUMBLINE_TRY_ASSIGN(owner, writing->settings.owner());
    return readEnrolment();
}

Result<std::optional<Entry>> Replica::execute(domain::Command command, const Actor &actor, const QString &subject,
                                              const Progress &progress) {
    return translated(d->execute(std::move(command), actor, subject, progress), d->folder);
}

Result<std::optional<Entry>> Replica::Private::execute(domain::Command command, const Actor &actor, const QString &subject,
                                                       const Progress &progress, const Also &also) {
    if (!writing)
        return fail(errors::OpenedForReading);
    if (enrolment)
        return executePending(std::move(command), actor, subject, progress, also);
    Entry entry;
    entry.kind = domain::commandName(command);
    if (const auto *undo = std::get_if<domain::UndoOperation>(&command))
        entry.undoes = undo->ledgerPosition;
    const bool founds = std::holds_alternative<domain::FoundOrganisation>(command);
    const storage::EntityView view(writing->entities);
    entry.actor = actor.user;
    entry.subject = subject;
    const Result<Changes> decided = domain::decide(std::move(command), view, actor, *ports.clock);
    if (!decided) {
        if (ledger::isKeptAsAttempt(decided.error()))
            PLUMBLINE_TRY(keepAttempt(std::move(entry), decided.error()));
        return tl::unexpected(decided.error());
    }
    const Changes &changes = *decided;
    if (changes.empty())
        return std::optional<Entry>();
    PLUMBLINE_TRY(number(entry));
    const bool takesOver = founds && !owner;
    PLUMBLINE_TRY_ASSIGN(entry, writing->writer.write(std::move(entry), changes, progress, [&]() -> Result<void> {
        if (also)
            PLUMBLINE_TRY(also());
        return takesOver ? writing->settings.setOwner(actor) : Result<void>();
    }));
    if (takesOver)
        owner = actor;
    return std::optional(std::move(entry));
}

Result<void> Replica::Private::number(Entry &entry) {
    PLUMBLINE_TRY_ASSIGN(const std::int64_t sequence, writing->ledger.lastSequence(device));
    entry.operation = ledger::OperationId(ports.ids->next());
    entry.device = device;
    entry.deviceSequence = sequence + 1;
    entry.madeAt = ports.clock->now();
    return {};
}

Result<void> Replica::Private::keepAttempt(Entry tried, const domain::Error &refusal) {
    PLUMBLINE_TRY(number(tried));
    // It took nothing back.
    tried.undoes.reset();
    tried.outcome = ledger::Rejected{QString::fromLatin1(refusal.code.id.data(), static_cast<qsizetype>(refusal.code.id.size())), refusal.detail};
    return writing->writer.write(std::move(tried), {}, {}, [] { return Result<void>(); }).map([](const Entry &) {});
}

Result<std::vector<Entry>> Replica::import(domain::ImportRecords import, const Actor &actor, const QString &subject,
                                           const Progress &progress) {
    if (d->writing && d->enrolment)
        return translated(d->importPending(std::move(import), actor, subject, progress), d->folder);
    PLUMBLINE_TRY_ASSIGN(auto entry, execute(std::move(import), actor, subject, progress));
    std::vector<Entry> entries;
    if (entry)
        entries.push_back(std::move(*entry));
    return entries;
}

Result<Entry> Replica::undo(Position position, const Actor &actor, const Progress &progress) {
    const auto undo = [&]() -> Result<Entry> {
        if (!d->writing)
            return fail(errors::OpenedForReading);
        if (d->enrolment)
            return d->undoConfirmed(position, actor, progress);
        LedgerStore &ledger = d->writing->ledger;
        PLUMBLINE_TRY_ASSIGN(const auto entry, ledger.entry(position));
        if (!entry)
            return fail(domain::errors::RecordNotFound, QString::number(position));
        PLUMBLINE_TRY_ASSIGN(const auto undone, ledger.undone());
        if (undone.contains(position))
            return fail(domain::errors::NotUndoable, QString::number(position));
        PLUMBLINE_TRY(domain::mayTakeBack(entry->kind));
        PLUMBLINE_TRY_ASSIGN(Changes changes, ledger.changes(position, 0, std::numeric_limits<std::int64_t>::max()));
        auto done = d->execute(domain::UndoOperation{position, std::move(changes)}, actor, entry->subject, progress);
        // A record made by it that something later points to can't go.
        if (!done && (done.error().code == domain::errors::ReferenceBroken || done.error().code == storage::errors::ForeignKey))
            return fail(domain::errors::NotUndoable, done.error().detail);
        PLUMBLINE_TRY(done);
        if (!*done)
            return fail(domain::errors::NotUndoable, QString::number(position));
        return **done;
    };
    return translated(undo(), d->folder);
}

Result<Entry> Replica::undoWaiting(std::int64_t deviceSequence, const Actor &actor) {
    if (!d->writing)
        return fail(errors::OpenedForReading);
    return translated(d->undoWaiting(deviceSequence, actor), d->folder);
}

Actor Replica::owner() const {
    return d->owner.value_or(Actor{});
}

bool Replica::isEnrolled() const {
    return d->enrolment.has_value();
}

Syncing &Replica::syncing() {
    if (!d->enrolment)
        throw domain::InvariantError("a replica without a hub has nothing to sync");
    if (!d->writing)
        throw domain::InvariantError("a replica that is only read does not sync");
    return *d->syncing;
}

QString Replica::folder() const {
    return d->folder;
}

Result<std::unique_ptr<Reader>> Replica::reader() const {
    PLUMBLINE_TRY_ASSIGN(auto connection,
                         translated(Connection::open(databasePath(d->folder), d->dataKey.bytes(), Access::ReadOnly), d->folder));
    return std::unique_ptr<Reader>(new Reader(std::make_unique<Reader::Private>(std::move(connection), d->folder, isEnrolled())));
}

Result<void> Replica::changePassphrase(const Secret &current, const Secret &next) {
    if (!d->writing)
        return fail(errors::OpenedForReading);
    return rewrapDataKey(d->folder, current, next);
}

Result<void> Replica::rememberFigures(const QString &page, Position madeAt, const QByteArray &figures) {
    if (!d->writing)
        return fail(errors::OpenedForReading);
    return translated(d->writing->settings.rememberFigures(page, madeAt, figures), d->folder);
}

} // namespace plumbline::replica
