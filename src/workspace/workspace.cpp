#include "waitingundos.h"
#include "workspace_p.h"

#include "texts.h"

#include "plumbline/domain/entities.h"
#include "plumbline/replica/passphrase.h"

#include <QDir>
#include <QScopeGuard>

namespace plumbline::workspace {

using namespace domain;

Workspace::Private::Private(Workspace &workspace, replica::Ports workspacePorts) : q(workspace), ports(workspacePorts)
{
    loading.setMaxThreadCount(1);
    queries.setMaxThreadCount(3);
    reads.setMaxThreadCount(2);
}

Workspace::Private::~Private()
{
    close();
    for (QThreadPool *pool : {&reads, &queries, &loading})
        pool->waitForDone();
    writer.finish();
}

std::shared_ptr<Session> Workspace::Private::current() const
{
    const std::scoped_lock lock(mutex);
    return session;
}

void Workspace::Private::setState(State next)
{
    {
        const std::scoped_lock lock(mutex);
        if (state == next)
            return;
        state = next;
    }
    Q_EMIT q.stateChanged(next);
}

void Workspace::Private::setReady(const std::shared_ptr<Session> &loaded)
{
    {
        const std::scoped_lock lock(mutex);
        if (session != loaded || state == State::Ready)
            return;
        state = State::Ready;
    }
    Q_EMIT q.stateChanged(State::Ready);
}

Result<void> Workspace::Private::adopt(std::unique_ptr<replica::Replica> replica, Opened how)
{
    auto opened = std::make_shared<Session>(std::move(replica));
    std::shared_ptr<Session> before;
    {
        PLUMBLINE_TRY_ASSIGN(auto lease, opened->lease());
        PLUMBLINE_TRY_ASSIGN(auto identity, identityIn(*lease, opened->actor()));
        SyncStatus atRest;
        if (opened->isEnrolled()) {
            PLUMBLINE_TRY_ASSIGN(atRest, statusAtRest(*lease));
        }
        {
            const std::scoped_lock lock(mutex);
            before = std::exchange(session, opened);
            position = 0;
        }
        take(opened, std::move(identity));
        setStatus(opened, atRest);
    }
    if (before) {
        before->stop();
        disconnectHub(before);
    }
    setState(State::Loading);
    if (opened->isEnrolled() && how == Opened::ForWriting)
        connectHub(opened);
    reload(opened);
    indexSoon(opened);
    return {};
}

Result<Workspace::Private::Identity> Workspace::Private::identityIn(const replica::Reader &reader, const Actor &actor)
{
    Identity identity;
    PLUMBLINE_TRY_ASSIGN(identity.position, reader.position());
    PLUMBLINE_TRY(reader.forEach(EntityKind::Organisation, [&](const Record &record) {
        if (const auto found = fromRecord<Organisation>(record)) {
            identity.organisation = found->name;
            identity.timeZone = found->time_zone;
            identity.currency = Currency::parse(found->base_currency).value_or(Currency());
        }
        return replica::Continue::No;
    }));
    PLUMBLINE_TRY_ASSIGN(const auto person, reader.find(EntityKind::User, actor.user.uuid()));
    const auto user = person ? fromRecord<User>(*person).value_or(User()) : User();
    identity.signedIn = SignedIn{actor.user, actor.role, user.name};
    return identity;
}

void Workspace::Private::take(const std::shared_ptr<Session> &from, Identity identity)
{
    const std::scoped_lock lock(mutex);
    if (session != from)
        return;
    // An operation that was committed since it was read is further; a hub's ledger may begin anew.
    position = from->isEnrolled() ? identity.position : std::max(position, identity.position);
    signedIn = std::move(identity.signedIn);
    organisation = std::move(identity.organisation);
    timeZone = std::move(identity.timeZone);
    currency = identity.currency;
}

void Workspace::Private::close()
{
    std::shared_ptr<Session> closing;
    {
        const std::scoped_lock lock(mutex);
        closing = std::move(session);
        session.reset();
        position = 0;
        signedIn.reset();
        organisation.clear();
        lastRemembered.clear();
        status = {};
    }
    if (closing)
        closing->stop();
    writer.start([this, closing] {
        joining.reset();
        renewing.reset();
        if (closing)
            disconnectHub(closing);
    });
    setState(State::Locked);
    if (closing && closing->isEnrolled())
        Q_EMIT q.syncStatusChanged({});
}

Result<std::shared_ptr<const ColumnSet>> Workspace::Private::columnsNow(const std::shared_ptr<Session> &from)
{
    return guarded<std::shared_ptr<const ColumnSet>>([&]() -> Result<std::shared_ptr<const ColumnSet>> {
        PLUMBLINE_TRY_ASSIGN(auto lease, from->lease());
        PLUMBLINE_TRY_ASSIGN(auto identity, identityIn(*lease, from->actor()));
        take(from, std::move(identity));
        if (from->isEnrolled()) {
            PLUMBLINE_TRY_ASSIGN(const auto synced, lease->syncState());
            if (!synced.isWhole) {
                auto shown = from->columns();
                return shown ? Result<std::shared_ptr<const ColumnSet>>(std::move(shown)) : emptyColumns();
            }
        }
        return loadColumns(*lease, [&] { return from->isStopped() ? replica::Continue::No : replica::Continue::Yes; });
    });
}

void Workspace::Private::reload(const std::shared_ptr<Session> &reloading)
{
    if (reloading->reloadAsked.exchange(true))
        return;
    ++reloading->loads;
    loading.start([this, reloading] {
        const auto over = qScopeGuard([&reloading] { --reloading->loads; });
        reloading->reloadAsked = false;
        reloading->isOvertaken = false;
        if (reloading->isStopped())
            return;
        auto columns = columnsNow(reloading);
        if (reloading->isStopped())
            return;
        // Another load follows, of what these do not hold.
        if (columns && reloading->isOvertaken && reloading->columns())
            return;
        const auto loaded = columns ? std::optional((*columns)->position) : std::nullopt;
        const auto failure = columns ? std::optional<Error>() : std::optional(columns.error());
        reloading->setColumns(std::move(columns));
        if (failure) {
            Q_EMIT q.failed(*failure);
            return;
        }
        setReady(reloading);
        Q_EMIT q.changed(*loaded);
    });
}

void Workspace::Private::committed(const std::shared_ptr<Session> &session_, const ledger::Entry &entry, std::shared_ptr<const ColumnSet> columns)
{
    {
        const std::scoped_lock lock(mutex);
        if (session != session_)
            return;
        // What waits for the hub has no place in the ledger yet.
        if (entry.position > 0)
            position = entry.position;
    }
    if (line && line->session() == session_)
        line->localWork();
    // Columns that are being loaded may be those of before.
    if (!columns || session_->loads > 0)
        reload(session_);
    if (columns) {
        session_->isOvertaken = true;
        const ledger::Position shown = columns->position;
        session_->setColumns(std::move(columns));
        Q_EMIT q.changed(shown);
    }
    indexSoon(session_);
}

void Workspace::Private::indexSoon(const std::shared_ptr<Session> &indexed)
{
    writer.start([this, indexed] {
        // A first scan's end has everything indexed once more.
        if (indexed->isStopped() || (line && line->isFirstScan()))
            return;
        bool more = false;
        // What can't be indexed now is found by reading the tables, and tried again with the next operation.
        static_cast<void>(indexed->replica().indexSearch([&more](std::int64_t, std::int64_t) {
            more = true;
            return replica::Continue::No;
        }));
        if (more)
            indexSoon(indexed);
    });
}

Workspace::Workspace(replica::Ports ports, QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this, ports))
{
    qRegisterMetaType<domain::Error>();
}

Workspace::~Workspace() = default;

Workspace::State Workspace::state() const
{
    const std::scoped_lock lock(d->mutex);
    return d->state;
}

ledger::Position Workspace::position() const
{
    const std::scoped_lock lock(d->mutex);
    return d->position;
}

QString Workspace::folder() const
{
    const auto session = d->current();
    return session ? session->folder() : QString();
}

std::optional<SignedIn> Workspace::signedIn() const
{
    const std::scoped_lock lock(d->mutex);
    return d->signedIn;
}

Pending<void> Workspace::create(const QString &folder, replica::Secret passphrase, const replica::Founding &founding)
{
    auto secret = std::make_shared<replica::Secret>(std::move(passphrase));
    return runOn<void>(d->writer, [this, folder, secret, founding](auto &) -> Result<void> {
        PLUMBLINE_TRY(replica::checkChosen(*secret));
        PLUMBLINE_TRY_ASSIGN(auto made, replica::Replica::create(folder, *secret, founding, d->ports));
        return d->adopt(std::move(made), Private::Opened::ForWriting);
    });
}

void Workspace::lock()
{
    d->close();
}

Pending<void> Workspace::changePassphrase(replica::Secret current, replica::Secret next)
{
    auto from = std::make_shared<replica::Secret>(std::move(current));
    auto to = std::make_shared<replica::Secret>(std::move(next));
    return d->write<void>([from, to](const auto &session, auto &) -> Result<void> {
        PLUMBLINE_TRY(replica::checkChosen(*to));
        return session->replica().changePassphrase(*from, *to);
    });
}

Pending<void> Workspace::backUp(const QString &targetFolder)
{
    return d->write<void>([targetFolder](const auto &session, auto &promise) {
        return session->replica().backUp(targetFolder, progressOf(promise, *session));
    });
}

Pending<void> Workspace::checkIntegrity()
{
    return d->write<void>([](const auto &session, auto &promise) {
        return session->replica().checkIntegrity(progressOf(promise, *session));
    });
}

Pending<QString> Workspace::organisationName()
{
    const std::scoped_lock lock(d->mutex);
    return d->session ? answered<QString>(d->organisation) : answered<QString>(fail(errors::Locked));
}

Pending<Currency> Workspace::baseCurrency()
{
    const std::scoped_lock lock(d->mutex);
    return d->session ? answered<Currency>(d->currency) : answered<Currency>(fail(errors::Locked));
}

Pending<QString> Workspace::timeZone()
{
    const std::scoped_lock lock(d->mutex);
    return d->session ? answered<QString>(d->timeZone) : answered<QString>(fail(errors::Locked));
}

Date Workspace::today() const
{
    const std::scoped_lock lock(d->mutex);
    return businessDate(d->ports.clock->now(), d->timeZone);
}

Pending<AuditPage> Workspace::audit(const replica::EntryFilter &filter)
{
    return d->read<AuditPage>([filter](Session &session, const replica::Reader &reader) -> Result<AuditPage> {
        AuditPage page;
        PLUMBLINE_TRY(reader.inSnapshot([&]() -> Result<void> {
            PLUMBLINE_TRY_ASSIGN(page.position, reader.position());
            PLUMBLINE_TRY_ASSIGN(page.total, reader.entryCount());
            PLUMBLINE_TRY_ASSIGN(auto entries, reader.entries(filter));
            PLUMBLINE_TRY_ASSIGN(auto undone, reader.undone());
            if (session.isEnrolled()) {
                PLUMBLINE_TRY_ASSIGN(const WaitingUndos waiting, waitingUndos(reader));
                for (const ledger::Position each : waiting.positions)
                    undone.emplace(each, 0);
            }
            Texts texts(reader);
            for (ledger::Entry &entry : entries) {
                AuditRow row = texts.auditRow(std::move(entry));
                if (const auto by = undone.find(row.entry.position); by != undone.end())
                    row.undoneBy = by->second;
                page.rows.push_back(std::move(row));
            }
            return {};
        }));
        return page;
    });
}

Pending<std::vector<AuditChange>> Workspace::auditChanges(ledger::Position position, std::int64_t offset, std::int64_t limit)
{
    return d->read<std::vector<AuditChange>>([=](Session &, const replica::Reader &reader) -> Result<std::vector<AuditChange>> {
        PLUMBLINE_TRY_ASSIGN(const auto entry, reader.entry(position));
        if (!entry)
            return fail(domain::errors::RecordNotFound, QString::number(position));
        PLUMBLINE_TRY_ASSIGN(const auto changes, reader.changes(position, offset, limit));
        Texts texts(reader);
        std::vector<AuditChange> out;
        for (const Change &change : changes)
            out.push_back(texts.auditChange(*entry, change));
        return out;
    });
}

Pending<std::vector<AuditChange>> Workspace::history(EntityKind kind, const Uuid &id)
{
    return d->read<std::vector<AuditChange>>([=](Session &, const replica::Reader &reader) -> Result<std::vector<AuditChange>> {
        PLUMBLINE_TRY_ASSIGN(const auto items, reader.history(kind, id));
        Texts texts(reader);
        std::vector<AuditChange> out;
        for (const replica::HistoryItem &item : items)
            out.push_back(texts.auditChange(item.entry, item.change));
        return out;
    });
}

Pending<std::vector<FieldText>> Workspace::record(EntityKind kind, const Uuid &id)
{
    return d->read<std::vector<FieldText>>([=](Session &, const replica::Reader &reader) -> Result<std::vector<FieldText>> {
        PLUMBLINE_TRY_ASSIGN(const auto found, reader.find(kind, id));
        if (!found)
            return fail(domain::errors::RecordNotFound, id.toString());
        return Texts(reader).fieldsOf(*found);
    });
}

Pending<std::vector<SearchHit>> Workspace::search(const QString &text, int limit)
{
    return d->read<std::vector<SearchHit>>([=](Session &, const replica::Reader &reader) -> Result<std::vector<SearchHit>> {
        PLUMBLINE_TRY_ASSIGN(const auto found, reader.search(text, limit));
        Texts texts(reader);
        std::vector<SearchHit> hits;
        for (const auto &[kind, id] : found)
            hits.push_back({kind, id, texts.titleOf(kind, id), texts.contextOf(kind, id)});
        return hits;
    });
}

} // namespace plumbline::workspace
