#include "replicaschema.h"

#include "chunk.h"
#include "plumbline/storage/sqlite/statement.h"
#include "plumbline/storage/sqlite/transaction.h"

#include <set>

namespace plumbline::replica {
namespace {

using storage::sqlite::Migration;

/// `previous` holds, per change, the ledger position of the record's change before, and is NULL where all are first ones.
/// With `removed_record` it leads from a record to its history without an index on every change.
constexpr Migration First{1, R"(
PRAGMA application_id = 1347174988;

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_entry (
    position INTEGER NOT NULL PRIMARY KEY,
    operation BLOB NOT NULL UNIQUE CHECK (length(operation) = 16),
    device BLOB NOT NULL CHECK (length(device) = 16),
    device_sequence INTEGER NOT NULL,
    actor BLOB NOT NULL CHECK (length(actor) = 16),
    made_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    entity INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    undoes INTEGER REFERENCES ledger_entry (position),
    changes_hash BLOB NOT NULL CHECK (length(changes_hash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    UNIQUE (device, device_sequence)
) STRICT;
CREATE INDEX ledger_entry_by_undoes ON ledger_entry (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE ledger_chunk (
    position INTEGER NOT NULL REFERENCES ledger_entry (position) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    first_change INTEGER NOT NULL,
    change_count INTEGER NOT NULL,
    first_record BLOB NOT NULL CHECK (length(first_record) = 16),
    last_record BLOB NOT NULL CHECK (length(last_record) = 16),
    previous BLOB,
    body BLOB NOT NULL,
    UNIQUE (position, ordinal)
) STRICT;

CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entry_remains BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_chunk_stays BEFORE UPDATE ON ledger_chunk BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_chunk_remains BEFORE DELETE ON ledger_chunk BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE removed_record (
    entity INTEGER NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    revision INTEGER NOT NULL,
    PRIMARY KEY (entity, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE remembered_figures (
    page TEXT NOT NULL PRIMARY KEY,
    made_at INTEGER NOT NULL,
    figures BLOB NOT NULL
) STRICT;

CREATE TABLE search_document (
    document INTEGER NOT NULL PRIMARY KEY,
    entity INTEGER NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    UNIQUE (entity, record)
) STRICT;
CREATE TABLE search_progress (
    position INTEGER NOT NULL,
    changes INTEGER NOT NULL
) STRICT;
INSERT INTO search_progress (position, changes) VALUES (0, 0);
CREATE VIRTUAL TABLE search_trigram USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram');
CREATE VIRTUAL TABLE search_gram USING fts5 (text, content = '', contentless_delete = 1, detail = none,
    tokenize = 'unicode61 remove_diacritics 2');

PRAGMA user_version = 1;
)"};

/// What an enrolled replica keeps beside its tables. `waiting_operation` holds what each operation did here, with the
/// revisions the rows had, so that it can be taken back before a page of the hub goes in. `settled_touch` says what operations are
/// about, those that wait among them; the nil record stands for one that was retracted while they did. The hub's entries are kept as far as
/// this replica may see them; unlike a ledger of one's own they leave again when a row is retracted.
constexpr Migration Second{2, R"(
CREATE TABLE waiting_operation (
    sequence INTEGER NOT NULL PRIMARY KEY,
    operation BLOB NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0 CHECK (sent IN (0, 1)),
    change_count INTEGER NOT NULL,
    changes BLOB NOT NULL,
    revisions BLOB NOT NULL,
    refused_code TEXT,
    refused_detail TEXT
) STRICT;
CREATE TABLE settled_operation (
    sequence INTEGER NOT NULL PRIMARY KEY,
    operation BLOB NOT NULL,
    epoch BLOB NOT NULL CHECK (length(epoch) = 16),
    position INTEGER NOT NULL,
    outcome BLOB NOT NULL
) STRICT;
CREATE TABLE settled_touch (
    record BLOB NOT NULL CHECK (length(record) = 16),
    sequence INTEGER NOT NULL,
    PRIMARY KEY (record, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE quarantined_operation (
    sequence INTEGER NOT NULL PRIMARY KEY,
    operation BLOB NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE seen_entry (
    position INTEGER NOT NULL PRIMARY KEY,
    operation BLOB NOT NULL CHECK (length(operation) = 16),
    device BLOB NOT NULL CHECK (length(device) = 16),
    device_sequence INTEGER NOT NULL,
    actor BLOB NOT NULL CHECK (length(actor) = 16),
    made_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    entity INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    undoes INTEGER,
    changes_hash BLOB NOT NULL CHECK (length(changes_hash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    outcome BLOB NOT NULL,
    admitted_at INTEGER NOT NULL,
    payload BLOB NOT NULL CHECK (length(payload) = 32),
    whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
    changes BLOB NOT NULL
) STRICT;
CREATE TABLE seen_touch (
    record BLOB NOT NULL CHECK (length(record) = 16),
    position INTEGER NOT NULL,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_row (
    entity INTEGER NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    revision INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (entity, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_scan (
    entity INTEGER NOT NULL,
    after BLOB NOT NULL CHECK (length(after) = 16)
) STRICT;

-- Deleting needs the text that was indexed: only so do its terms leave the index at once, and not when it is next merged.
DROP TABLE search_trigram;
DROP TABLE search_gram;
DROP TABLE search_document;
CREATE TABLE search_document (
    document INTEGER NOT NULL PRIMARY KEY,
    entity INTEGER NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    text TEXT NOT NULL,
    UNIQUE (entity, record)
) STRICT;
CREATE VIRTUAL TABLE search_trigram USING fts5 (text, content = '', tokenize = 'trigram');
CREATE VIRTUAL TABLE search_gram USING fts5 (text, content = '', detail = none, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO search_trigram (search_trigram, rank) VALUES ('secure-delete', 1);
INSERT INTO search_gram (search_gram, rank) VALUES ('secure-delete', 1);
UPDATE search_progress SET position = 0, changes = 0 WHERE TRUE;

PRAGMA user_version = 2;
)"};

/// Every kind of record an entry touched; the entry itself names the one it touched most.
constexpr Migration Third{3, R"(
CREATE TABLE entry_kind (
    position INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    PRIMARY KEY (position, entity)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;
)"};

/// Attachments' bytes by their hash. A blob whose hash is not known yet is being added and belongs to nothing; `known_epoch` is
/// the hub's life in which it said that it has all of it. `held_blob` says which operations of this device name which bytes.
constexpr Migration Fourth{4, R"(
CREATE TABLE kept_blob (
    blob INTEGER NOT NULL PRIMARY KEY,
    state INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
    sha256 BLOB UNIQUE CHECK (length(sha256) = 32),
    size INTEGER NOT NULL,
    have INTEGER NOT NULL,
    known_epoch BLOB CHECK (length(known_epoch) = 16),
    CHECK ((state = 0) = (sha256 IS NULL))
) STRICT;
CREATE TABLE kept_piece (
    blob INTEGER NOT NULL,
    first_byte INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (blob, first_byte)
) STRICT;
CREATE TABLE held_blob (
    sequence INTEGER NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (sequence, sha256)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 4;
)"};

/// The first deletion from an index that forgets at once changes its format. SQLite remembers in memory that it did, even where the
/// transaction is rolled back, as on a full disk; what it writes from then on is of the one format and marked as the other. So
/// the first deletion is made here. Files in which that went wrong are set right by it.
constexpr Migration Fifth{5, R"(
INSERT INTO search_trigram (rowid, text) VALUES (0, 'plumbline');
INSERT INTO search_trigram (search_trigram, rowid, text) VALUES ('delete', 0, 'plumbline');
INSERT INTO search_gram (rowid, text) VALUES (0, 'plumbline');
INSERT INTO search_gram (search_gram, rowid, text) VALUES ('delete', 0, 'plumbline');

PRAGMA user_version = 5;
)"};

/// Entries of a ledger of one's own may be of acts that were refused; none here: it was applied. Of settled operations `refused`
/// says whether the hub refused it, and whether anybody has looked: 1 not yet, 2 seen.
constexpr Migration Sixth{6, R"(
ALTER TABLE ledger_entry ADD COLUMN outcome BLOB;
ALTER TABLE settled_operation ADD COLUMN refused INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1, 2));
CREATE INDEX settled_operation_refused ON settled_operation (sequence) WHERE refused > 0;

PRAGMA user_version = 6;
)"};

constexpr std::array Migrations{First, Second, Third, Fourth, Fifth, Sixth};

/// Of entries older than the table, which only their changes can tell. All of them at once, so that the first one's tell whether
/// it was done.
domain::Result<void> fillEntryKinds(storage::sqlite::Connection &connection) {
    PLUMBLINE_TRY_ASSIGN(const auto missing, connection.scalar(R"(SELECT EXISTS (SELECT 1 FROM ledger_entry WHERE position = 1)
        AND NOT EXISTS (SELECT 1 FROM entry_kind WHERE position = 1))"));
    if (missing != QStringLiteral("1"))
        return {};
    std::set<std::pair<ledger::Position, domain::EntityKind>> kinds;
    storage::sqlite::Statement<0, 2> chunks(connection, R"(SELECT position, body FROM ledger_chunk ORDER BY position, ordinal)");
    domain::Result<void> unpacked;
    PLUMBLINE_TRY(chunks.each([&](const storage::sqlite::Row<2> &row) {
        const auto changes = ledger::unpackedChanges(row.get<1, storage::sqlite::Bytes>());
        if (!changes) {
            unpacked = tl::unexpected(changes.error());
            return storage::sqlite::Scan::Stop;
        }
        for (const domain::EntityKind kind : kindsOf(*changes))
            kinds.emplace(row.get<0, std::int64_t>(), kind);
        return storage::sqlite::Scan::Continue;
    }));
    // A damaged entry is for the integrity check to tell of; whoever opens the file wants the rest of it.
    if (!unpacked || kinds.empty())
        return {};
    PLUMBLINE_TRY_ASSIGN(auto transaction, storage::sqlite::Transaction::beginWrite(connection));
    storage::sqlite::Statement<2> insert(connection, R"(INSERT OR IGNORE INTO entry_kind (position, entity) VALUES (?1, ?2))");
    for (const auto &[position, kind] : kinds)
        PLUMBLINE_TRY(insert.run(position, static_cast<std::int64_t>(kind)));
    return transaction.commit();
}

} // namespace

std::span<const Migration> replicaMigrations() {
    return Migrations;
}

domain::Result<void> bringToToday(storage::sqlite::Connection &connection) {
    PLUMBLINE_TRY(storage::sqlite::migrate(connection, replicaMigrations()));
    PLUMBLINE_TRY(fillEntryKinds(connection));
    return storage::sqlite::followDescriptions(connection);
}

} // namespace plumbline::replica
