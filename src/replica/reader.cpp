#include "plumbline/replica/reader.h"

#include "plumbline/replica/errors.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "reader_p.h"
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

Result<void> Reader::forEachDeal(const std::function<Continue(const DealRow &)> &row) const {
    return translated(d->feed.forEachDeal(row), d->folder);
}

Result<void> Reader::forEachStageChange(const std::function<Continue(const StageChangeRow &)> &row) const {
    return translated(d->feed.forEachStageChange(row), d->folder);
}

Result<Position> Reader::position() const {
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
    PLUMBLINE_TRY(translated(d->ledger.forEachEntry(filter,
                                                    [&](const Entry &entry) {
                                                        if (filter.made.isOpen() ||
                                                            filter.made.contains(domain::businessDate(entry.madeAt, zone)))
                                                            found.push_back(entry);
                                                        return found.size() < limit ? Scan::Continue : Scan::Stop;
                                                    }),
                             d->folder));
    return found;
}

Result<std::int64_t> Reader::entryCount() const {
    return translated(d->ledger.entryCount(), d->folder);
}

Result<std::optional<Entry>> Reader::entry(Position position) const {
    return translated(d->ledger.entry(position), d->folder);
}

Result<std::map<Position, Position>> Reader::undone() const {
    return translated(d->ledger.undone(), d->folder);
}

Result<Changes> Reader::changes(Position position, std::int64_t offset, std::int64_t limit) const {
    return translated(d->ledger.changes(position, offset, limit), d->folder);
}

Result<std::vector<HistoryItem>> Reader::history(EntityKind kind, const Uuid &id) const {
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
