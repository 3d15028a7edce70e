#include "changewriter.h"

#include "plumbline/ledger/sha256.h"
#include "plumbline/replica/errors.h"
#include "plumbline/storage/sqlite/transaction.h"

#include <QThreadPool>

#include <deque>
#include <future>

namespace plumbline::replica {
namespace {

using domain::Change;
using domain::Changes;
using domain::EntityKind;
using domain::Result;
using ledger::Entry;
using ledger::Position;
using storage::sqlite::Connection;
using storage::sqlite::Transaction;

constexpr std::int64_t ProgressStep = 2000;
/// Up to here the search index is brought up to date with the operation itself.
constexpr std::size_t IndexedAtOnce = 500;
/// From here on references to removed rows are checked in one pass at the end: the engine looks for each removed row's
/// children alone, which without an index on every reference is a scan of whole tables each time.
constexpr std::ptrdiff_t CheckedOneByOne = 50;
/// Packed chunks that may wait for the writer.
constexpr std::size_t ChunksAhead = 4;

/// The engine's check of foreign keys, off while this lives. Outside of transactions only, as the engine wants it.
class WithoutForeignKeys {
public:
    static Result<std::unique_ptr<WithoutForeignKeys>> begin(Connection &connection) {
        PLUMBLINE_TRY(set(connection, "PRAGMA foreign_keys = OFF", QLatin1StringView("0")));
        return std::make_unique<WithoutForeignKeys>(connection);
    }
    explicit WithoutForeignKeys(Connection &connection) : m_connection(connection) {}
    WithoutForeignKeys(const WithoutForeignKeys &) = delete;
    WithoutForeignKeys &operator=(const WithoutForeignKeys &) = delete;
    ~WithoutForeignKeys() {
        if (!set(m_connection, "PRAGMA foreign_keys = ON", QLatin1StringView("1")))
            std::terminate(); // Going on would write unchecked.
    }

private:
    static Result<void> set(Connection &connection, const char *pragma, QLatin1StringView expected) {
        PLUMBLINE_TRY(connection.execute(pragma));
        PLUMBLINE_TRY_ASSIGN(const auto found, connection.scalar("PRAGMA foreign_keys"));
        if (found.value_or(QString()) != expected)
            return domain::fail(storage::errors::PragmaRefused, QLatin1StringView(pragma));
        return {};
    }
    Connection &m_connection;
};

bool removesMany(const Changes &changes) {
    return std::ranges::count_if(changes, [](const Change &each) { return std::holds_alternative<domain::Removed>(each); }) >
           CheckedOneByOne;
}

/// Packs a few chunks ahead of the writer on one thread beside it: encoding, hashing's input and compression are a third of the
/// work of an import, and need nothing from the file.
class ChunkFeed {
public:
    explicit ChunkFeed(const Changes &changes) : m_changes(changes) {
        m_packer.setMaxThreadCount(1);
        prepare();
    }
    ChunkFeed(const ChunkFeed &) = delete;
    ChunkFeed &operator=(const ChunkFeed &) = delete;
    /// Of a cancelled import nothing more is packed.
    ~ChunkFeed() { m_packer.clear(); }

    [[nodiscard]] Chunk take() {
        Chunk chunk = m_ahead.front().get();
        m_ahead.pop_front();
        prepare();
        return chunk;
    }

private:
    void prepare() {
        while (m_at < m_changes.size() && m_ahead.size() < ChunksAhead) {
            const std::span<const Change> part(m_changes.data() + m_at, std::min(ChangesPerChunk, m_changes.size() - m_at));
            m_at += part.size();
            const auto packing = std::make_shared<std::packaged_task<Chunk()>>([part] { return packChunk(part); });
            m_ahead.push_back(packing->get_future());
            // One small operation is not worth a thread.
            if (m_changes.size() > ChangesPerChunk)
                m_packer.start([packing] { (*packing)(); });
            else
                (*packing)();
        }
    }

    const Changes &m_changes;
    std::size_t m_at = 0;
    std::deque<std::future<Chunk>> m_ahead;
    /// Last, so that it ends first.
    QThreadPool m_packer;
};

} // namespace

Result<Entry> ChangeWriter::write(Entry entry, const Changes &changes, const Progress &progress,
                                  const std::function<Result<void>()> &also) {
    std::unique_ptr<WithoutForeignKeys> unchecked;
    if (removesMany(changes)) {
        PLUMBLINE_TRY_ASSIGN(unchecked, WithoutForeignKeys::begin(m_connection));
    }
    PLUMBLINE_TRY_ASSIGN(Transaction transaction, Transaction::beginWrite(m_connection));
    PLUMBLINE_TRY_ASSIGN(const std::optional<Entry> last, m_ledger.last());
    entry.position = last ? last->position + 1 : 1;
    entry.entity = ledger::mainEntity(changes);
    PLUMBLINE_TRY_ASSIGN(const auto chunks, writeRows(entry, changes, progress));
    entry.admittedAt = entry.madeAt;
    entry.hash = ledger::entryHash(entry, last ? last->hash : ledger::Digest{});
    PLUMBLINE_TRY(m_ledger.append(entry));
    // Behind their entry and the rows: while a chunk waits for its entry the engine looks for children of every row it
    // inserts, in case they are what the open reference waits for, and scans whole tables to find none.
    std::int64_t ordinal = 0;
    for (const WrittenChunk &each : chunks)
        PLUMBLINE_TRY(m_ledger.append(entry.position, ordinal++, each.chunk, each.previous));
    PLUMBLINE_TRY(also());
    PLUMBLINE_TRY(indexIfSmall(entry, changes));
    if (unchecked) {
        PLUMBLINE_TRY_ASSIGN(const auto broken, m_entities.brokenReference());
        if (broken)
            return domain::fail(domain::errors::ReferenceBroken, *broken);
    }
    const auto total = static_cast<std::int64_t>(changes.size());
    if (progress && progress(total, total) == Continue::No)
        return domain::fail(errors::Cancelled);
    if (auto committed = transaction.commit(); !committed)
        return tl::unexpected(withBrokenReference(std::move(committed).error()));
    return entry;
}

Result<std::vector<ChangeWriter::WrittenChunk>> ChangeWriter::writeRows(Entry &entry, const Changes &changes, const Progress &progress) {
    PLUMBLINE_TRY_ASSIGN(m_mayReturn, m_ledger.hasRemoved());
    const auto total = static_cast<std::int64_t>(changes.size());
    ChunkFeed chunks(changes);
    ledger::Sha256 hash;
    std::vector<Position> previous;
    previous.reserve(ChangesPerChunk);
    std::vector<WrittenChunk> written;
    for (std::int64_t done = 0; done < total;) {
        PLUMBLINE_TRY_ASSIGN(const Position before, apply(changes[static_cast<std::size_t>(done)], entry));
        previous.push_back(before);
        ++done;
        if (previous.size() == ChangesPerChunk || done == total) {
            Chunk chunk = chunks.take();
            hash.add(chunk.encoded);
            chunk.encoded.clear();
            written.push_back({std::move(chunk), std::exchange(previous, {})});
            previous.reserve(ChangesPerChunk);
        }
        if (done % ProgressStep == 0 && progress && progress(done, total) == Continue::No)
            return domain::fail(errors::Cancelled);
    }
    entry.changesHash = hash.finish();
    return written;
}

Result<Position> ChangeWriter::apply(const Change &change, Entry &entry) {
    const EntityKind kind = domain::entityOf(change);
    const domain::Uuid &record = domain::recordOf(change);
    if (const auto *created = std::get_if<domain::Created>(&change)) {
        ++entry.created;
        PLUMBLINE_TRY(m_entities.insert(created->after, entry.position));
        if (!m_mayReturn)
            return 0;
        PLUMBLINE_TRY_ASSIGN(const Position before, m_ledger.removedAt(kind, record));
        if (before != 0)
            PLUMBLINE_TRY(m_ledger.forgetRemoved(kind, record));
        return before;
    }
    PLUMBLINE_TRY_ASSIGN(const auto before, m_entities.revision(kind, record));
    if (const auto *updated = std::get_if<domain::Updated>(&change)) {
        ++entry.updated;
        PLUMBLINE_TRY(m_entities.update(*updated, entry.position));
    } else {
        ++entry.removed;
        PLUMBLINE_TRY(m_entities.remove(kind, record));
        PLUMBLINE_TRY(m_ledger.rememberRemoved(kind, record, entry.position));
        m_mayReturn = true;
    }
    return before.value_or(0);
}

Result<void> ChangeWriter::indexIfSmall(const Entry &entry, const Changes &changes) {
    PLUMBLINE_TRY_ASSIGN(const SearchStore::State state, m_search.state());
    // An index that lags behind goes through the entries in order; this one waits its turn.
    if (changes.size() > IndexedAtOnce || state.position != entry.position - 1)
        return {};
    return m_search.index(changes, {entry.position, 0});
}

domain::Error ChangeWriter::withBrokenReference(domain::Error error) {
    if (error.code != storage::errors::ForeignKey)
        return error;
    // The engine only says that there is one.
    const auto broken = m_entities.brokenReference();
    return {domain::errors::ReferenceBroken, broken ? broken->value_or(QString()) : QString()};
}

} // namespace plumbline::replica
