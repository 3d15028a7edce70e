#include "plumbline/replica/reader.h"

#include "plumbline/replica/errors.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "reader_p.h"
#include "syncstate.h"
#include "translate.h"

namespace plumbline::replica {

using domain::Changes;
using domain::EntityKind;
using domain::Record;
using domain::Result;
using domain::Uuid;
using ledger::Entry;
using ledger::Position;
using storage::sqlite::Scan;
using storage::sqlite::Transaction;

namespace {

Scan scan(Continue goOn) {
    return goOn == Continue::Yes ? Scan::Continue : Scan::Stop;
}

/// As far back as this replica was shown entries.
Result<std::vector<HistoryItem>> seenHistory(SeenStore &seen, const Uuid &id) {
    std::vector<HistoryItem> items;
    PLUMBLINE_TRY_ASSIGN(const auto positions, seen.touching(id));
    for (const Position position : positions) {
        PLUMBLINE_TRY_ASSIGN(const auto entry, seen.entry(position));
        PLUMBLINE_TRY_ASSIGN(auto changes, seen.changes(position));
        for (auto change = changes.rbegin(); entry && change != changes.rend(); ++change)
            if (domain::recordOf(*change) == id)
                items.push_back({*entry, std::move(*change)});
    }
    return items;
}

} // namespace

Reader::Reader(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

Reader::~Reader() = default;

Result<std::optional<Record>> Reader::find(EntityKind kind, const Uuid &id) const {
    return translated(d->entities.find(kind, id), d->folder);
}

Result<void> Reader::forEach(EntityKind kind, const std::function<Continue(const Record &)> &row) const {
    return translated(d->entities.forEach(kind, [&](const Record &record, std::int64_t) { return scan(row(record)); }),
                      d->folder);
}

Result<void> Reader::forEachRevised(EntityKind kind, const std::function<Continue(const Record &, Position)> &row) const {
    return translated(
        d->entities.forEach(kind, [&](const Record &record, std::int64_t revision) { return scan(row(record, revision)); }),
        d->folder);
}

Result<std::int64_t> Reader::count(EntityKind kind) const {
    return translated(d->entities.count(kind), d->folder);
}

Result<std::optional<Uuid>> Reader::findByText(EntityKind kind, int field, const QString &text) const {
    return translated(d->entities.findByText(kind, field, text), d->folder);
}

Result<std::vector<Record>> Reader::where(EntityKind kind, int field, std::span<const domain::Value> values) const {
    std::vector<Record> records;
    for (const domain::Value &value : values)
        PLUMBLINE_TRY(translated(d->entities.forEachWhere(kind, field, value,
                                                          [&](const Record &record) {
                                                              records.push_back(record);
                                                              return Scan::Continue;
                                                          }),
                                 d->folder));
    return records;
}

Result<std::vector<Record>> Reader::where(EntityKind kind, int field, const domain::Value &value) const {
    return where(kind, field, std::span(&value, 1));
}

Result<std::vector<Record>> Reader::all(EntityKind kind) const {
    std::vector<Record> records;
    PLUMBLINE_TRY(forEach(kind, [&](const Record &record) {
        records.push_back(record);
        return Continue::Yes;
    }));
    return records;
}

Result<void> Reader::forEachDeal(const std::function<Continue(const DealRow &)> &row) const {
    return translated(d->feed.forEachDeal(row), d->folder);
}

Result<void> Reader::forEachStageChange(const std::function<Continue(const StageChangeRow &)> &row) const {
    return translated(d->feed.forEachStageChange(row), d->folder);
}

Result<Position> Reader::position() const {
    if (d->enrolled) {
        PLUMBLINE_TRY_ASSIGN(const ledger::Cursor cursor, translated(SyncSettings(d->settings).cursor(), d->folder));
        return cursor.position;
    }
    PLUMBLINE_TRY_ASSIGN(const auto last, translated(d->ledger.last(), d->folder));
    return last ? last->position : 0;
}

Result<std::vector<Entry>> Reader::entries(const EntryFilter &filter) const {
    QString zone;
    if (!filter.made.isOpen()) {
        static const auto timeZone = static_cast<std::size_t>(domain::describe<domain::Organisation>().indexOf(u"time_zone"));
        PLUMBLINE_TRY(forEach(EntityKind::Organisation, [&](const Record &organisation) {
            if (const auto *name = std::get_if<QString>(&organisation.values.at(timeZone)))
                zone = *name;
            return Continue::No;
        }));
    }
    std::vector<Entry> found;
    const auto limit = static_cast<std::size_t>(std::max(0, filter.limit));
    if (limit == 0)
        return found;
    const auto keep = [&](const Entry &entry) {
        if (filter.made.isOpen() || filter.made.contains(domain::businessDate(entry.madeAt, zone)))
            found.push_back(entry);
        return found.size() < limit ? Scan::Continue : Scan::Stop;
    };
    PLUMBLINE_TRY(translated(d->enrolled ? d->seen.forEachEntry(filter, keep) : d->ledger.forEachEntry(filter, keep), d->folder));
    return found;
}

Result<std::int64_t> Reader::entryCount() const {
    return translated(d->enrolled ? d->seen.entryCount() : d->ledger.entryCount(), d->folder);
}

Result<std::optional<Entry>> Reader::entry(Position position) const {
    return translated(d->enrolled ? d->seen.entry(position) : d->ledger.entry(position), d->folder);
}

Result<std::map<Position, Position>> Reader::undone() const {
    return translated(d->enrolled ? d->seen.undone() : d->ledger.undone(), d->folder);
}

Result<Changes> Reader::changes(Position position, std::int64_t offset, std::int64_t limit) const {
    if (!d->enrolled)
        return translated(d->ledger.changes(position, offset, limit), d->folder);
    PLUMBLINE_TRY_ASSIGN(Changes all, translated(d->seen.changes(position), d->folder));
    const auto first = std::min(std::ssize(all), static_cast<std::ptrdiff_t>(std::max<std::int64_t>(0, offset)));
    const auto last = std::min(std::ssize(all), first + static_cast<std::ptrdiff_t>(std::min<std::int64_t>(limit, std::ssize(all))));
    return Changes(std::make_move_iterator(all.begin() + first), std::make_move_iterator(all.begin() + last));
}

Result<std::vector<HistoryItem>> Reader::history(EntityKind kind, const Uuid &id) const {
    if (d->enrolled)
        return translated(seenHistory(d->seen, id), d->folder);
    const auto read = [&]() -> Result<std::vector<HistoryItem>> {
        PLUMBLINE_TRY_ASSIGN(const auto revision, d->entities.revision(kind, id));
        Position at = revision.value_or(0);
        if (!revision) {
            PLUMBLINE_TRY_ASSIGN(at, d->ledger.removedAt(kind, id));
        }
        std::vector<HistoryItem> items;
        while (at != 0) {
            PLUMBLINE_TRY_ASSIGN(const auto entry, d->ledger.entry(at));
            PLUMBLINE_TRY_ASSIGN(auto changes, d->ledger.changesOf(id, at));
            // A chain that does not lead back in time would never end.
            if (!entry || changes.empty() || changes.front().previous >= at)
                return domain::fail(errors::Damaged, QStringLiteral("ledger: ") + QString::number(at));
            at = changes.front().previous;
            for (auto change = changes.rbegin(); change != changes.rend(); ++change)
                items.push_back({*entry, std::move(change->change)});
        }
        return items;
    };
    return translated(read(), d->folder);
}

Result<std::vector<Waiting>> Reader::waiting() const {
    PLUMBLINE_TRY_ASSIGN(auto items, translated(d->outbox.items(), d->folder));
    std::vector<Waiting> waiting;
    waiting.reserve(items.size());
    for (OutboxStore::Item &item : items)
        waiting.push_back({std::move(item.operation), std::move(item.refused)});
    return waiting;
}

Result<std::vector<Quarantined>> Reader::quarantined() const {
    return translated(d->outbox.quarantined(), d->folder);
}

Result<std::vector<SettledOperation>> Reader::settled(std::int64_t limit) const {
    return translated(d->outbox.settled(limit), d->folder);
}

Result<std::vector<RefusedAtHub>> Reader::refusedAtHub(int limit) const {
    return translated(d->outbox.refused(limit), d->folder);
}

Result<std::optional<ledger::Settled>> Reader::outcome(std::int64_t deviceSequence) const {
    return translated(d->outbox.outcome(deviceSequence), d->folder);
}

Result<SyncState> Reader::syncState() const {
    return translated(syncStateOf({d->settings, d->outbox, d->entities}), d->folder);
}

bool Reader::isEnrolled() const {
    return d->enrolled;
}

Result<std::optional<KeptBytes>> Reader::attachmentBytes(const ledger::Digest &sha256) const {
    return translated(d->blobs.kept(sha256), d->folder);
}

Result<QByteArray> Reader::attachmentPiece(const ledger::Digest &sha256, std::int64_t offset) const {
    const auto read = [&]() -> Result<QByteArray> {
        PLUMBLINE_TRY_ASSIGN(const auto kept, d->blobs.kept(sha256));
        if (!kept || kept->state != KeptBytes::State::Whole)
            return QByteArray();
        return d->blobs.piece(sha256, offset);
    };
    return translated(read(), d->folder);
}

Result<std::optional<Reader::Remembered>> Reader::rememberedFigures(const QString &page) const {
    return translated(d->settings.rememberedFigures(page), d->folder);
}

Result<std::vector<std::pair<EntityKind, Uuid>>> Reader::search(const QString &text, int limit) const {
    return translated(d->search.search(text, limit), d->folder);
}

Result<void> Reader::inSnapshot(const std::function<Result<void>()> &read) const {
    PLUMBLINE_TRY_ASSIGN(Transaction transaction, translated(Transaction::beginRead(*d->connection), d->folder));
    PLUMBLINE_TRY(read());
    return translated(transaction.commit(), d->folder);
}

} // namespace plumbline::replica
