#include "workspace_p.h"

#include "texts.h"

#include "plumbline/domain/entities.h"
#include "plumbline/replica/passphrase.h"

#include <QDir>

namespace plumbline::workspace {

using namespace domain;

Workspace::Private::Private(Workspace &workspace, replica::Ports workspacePorts) : q(workspace), ports(workspacePorts)
{
    writer.setMaxThreadCount(1);
    loading.setMaxThreadCount(1);
    queries.setMaxThreadCount(3);
    reads.setMaxThreadCount(2);
}

Workspace::Private::~Private()
{
    close();
    for (QThreadPool *pool : {&queries, &reads, &loading, &writer})
        pool->waitForDone();
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

Result<void> Workspace::Private::adopt(std::unique_ptr<replica::Replica> replica)
{
    auto opened = std::make_shared<Session>(std::move(replica));
    PLUMBLINE_TRY_ASSIGN(auto lease, opened->lease());
    PLUMBLINE_TRY_ASSIGN(const auto at, lease->position());
    std::optional<Organisation> found;
    PLUMBLINE_TRY(lease->forEach(EntityKind::Organisation, [&](const Record &record) {
        if (auto read = fromRecord<Organisation>(record))
            found = std::move(*read);
        return replica::Continue::No;
    }));
    const Actor &actor = opened->actor();
    PLUMBLINE_TRY_ASSIGN(const auto person, lease->find(EntityKind::User, actor.user.uuid()));
    const auto user = person ? fromRecord<User>(*person).value_or(User()) : User();
    {
        const std::scoped_lock lock(mutex);
        if (session)
            session->stop();
        session = opened;
        signedIn = SignedIn{actor.user, actor.role, user.name};
        position = at;
        organisation = found ? found->name : QString();
        timeZone = found ? found->time_zone : QString();
        currency = found ? Currency::parse(found->base_currency).value_or(Currency()) : Currency();
    }
    setState(State::Loading);
    reload(opened);
    indexSoon(opened);
    return {};
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
    }
    if (closing)
        closing->stop();
    setState(State::Locked);
}

void Workspace::Private::reload(const std::shared_ptr<Session> &reloading)
{
    if (reloadAsked.exchange(true))
        return;
    loading.start([this, reloading] {
        reloadAsked = false;
        if (reloading->isStopped())
            return;
        const auto load = [&]() -> Result<std::shared_ptr<const ColumnSet>> {
            PLUMBLINE_TRY_ASSIGN(auto lease, reloading->lease());
            return loadColumns(*lease, [&] { return reloading->isStopped() ? replica::Continue::No : replica::Continue::Yes; });
        };
        auto columns = load();
        if (reloading->isStopped())
            return;
        const auto loaded = columns ? std::optional((*columns)->position) : std::nullopt;
        const auto failure = columns ? std::optional<Error>() : std::optional(columns.error());
        reloading->setColumns(std::move(columns));
        if (failure) {
            Q_EMIT q.failed(*failure);
            return;
        }
        setState(State::Ready);
        Q_EMIT q.changed(*loaded);
    });
}

void Workspace::Private::committed(const std::shared_ptr<Session> &session_, const ledger::Entry &entry)
{
    {
        const std::scoped_lock lock(mutex);
        if (session != session_)
            return;
        position = entry.position;
    }
    reload(session_);
    indexSoon(session_);
}

void Workspace::Private::indexSoon(const std::shared_ptr<Session> &indexed)
{
    writer.start([this, indexed] {
        if (indexed->isStopped())
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
        return d->adopt(std::move(made));
    });
}

Pending<void> Workspace::unlock(const QString &folder, replica::Secret passphrase)
{
    auto secret = std::make_shared<replica::Secret>(std::move(passphrase));
    return runOn<void>(d->writer, [this, folder, secret](auto &) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(auto opened, replica::Replica::open(folder, *secret, d->ports));
        return d->adopt(std::move(opened));
    });
}

Pending<void> Workspace::unlockForReading(const QString &folder, replica::Secret passphrase)
{
    auto secret = std::make_shared<replica::Secret>(std::move(passphrase));
    return runOn<void>(d->writer, [this, folder, secret](auto &) -> Result<void> {
        PLUMBLINE_TRY_ASSIGN(auto opened, replica::Replica::openForReading(folder, *secret, d->ports));
        return d->adopt(std::move(opened));
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
    return d->read<AuditPage>([filter](Session &, const replica::Reader &reader) -> Result<AuditPage> {
        AuditPage page;
        PLUMBLINE_TRY(reader.inSnapshot([&]() -> Result<void> {
            PLUMBLINE_TRY_ASSIGN(page.position, reader.position());
            PLUMBLINE_TRY_ASSIGN(page.total, reader.entryCount());
            PLUMBLINE_TRY_ASSIGN(auto entries, reader.entries(filter));
            PLUMBLINE_TRY_ASSIGN(const auto undone, reader.undone());
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
