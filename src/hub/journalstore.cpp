#include "journalstore.h"

#include "plumbline/hub/errors.h"
#include "plumbline/ledger/packed.h"

namespace plumbline::hub {
namespace {

using domain::fail;
using domain::Result;
using domain::Uuid;
using ledger::Digest;
using ledger::Position;
using storage::Bytes;
using storage::bytesOf;
using storage::Row;
using storage::Scan;

Result<Digest> digestOf(Bytes bytes) {
    Digest digest{};
    if (bytes.size() != digest.size())
        return fail(errors::Damaged, QStringLiteral("hash"));
    std::ranges::copy(bytes, digest.begin());
    return digest;
}

domain::Instant instantOf(std::int64_t microseconds) {
    return domain::Instant(std::chrono::microseconds(microseconds));
}

template <int Columns>
Result<JournalEntry> readEntry(const Row<Columns> &row) {
    JournalEntry read;
    ledger::Entry &entry = read.entry;
    entry.position = row.template get<0, std::int64_t>();
    entry.operation = ledger::OperationId(row.template get<1, Uuid>());
    entry.device = ledger::DeviceId(row.template get<2, Uuid>());
    entry.deviceSequence = row.template get<3, std::int64_t>();
    entry.actor = domain::UserId(row.template get<4, Uuid>());
    entry.madeAt = instantOf(row.template get<5, std::int64_t>());
    entry.kind = row.template get<6, QString>();
    entry.subject = row.template get<7, QString>();
    entry.entity = static_cast<domain::EntityKind>(row.template get<8, std::int64_t>());
    entry.created = row.template get<9, std::int64_t>();
    entry.updated = row.template get<10, std::int64_t>();
    entry.removed = row.template get<11, std::int64_t>();
    entry.undoes = row.template get<12, std::optional<std::int64_t>>();
    PLUMBLINE_TRY_ASSIGN(entry.changesHash, digestOf(row.template get<13, Bytes>()));
    PLUMBLINE_TRY_ASSIGN(entry.hash, digestOf(row.template get<14, Bytes>()));
    PLUMBLINE_TRY_ASSIGN(entry.outcome, ledger::decodeOutcome(row.template get<15, QByteArray>()));
    entry.admittedAt = instantOf(row.template get<16, std::int64_t>());
    PLUMBLINE_TRY_ASSIGN(entry.payload, digestOf(row.template get<17, Bytes>()));
    read.operation = row.template get<18, QByteArray>();
    PLUMBLINE_TRY_ASSIGN(read.changes, ledger::unpackedChanges(row.template get<19, Bytes>()));
    PLUMBLINE_TRY_ASSIGN(read.previous, ledger::unpackedPositions(row.template get<20, Bytes>(), read.changes.size()));
    PLUMBLINE_TRY_ASSIGN(read.touches, unpackTouches(row.template get<21, Bytes>()));
    return read;
}

} // namespace

JournalStore::Statements::Statements(storage::Connection &connection)
    : state(connection, R"(SELECT organisation, device, administrator, signing_key, head, one FROM hub_state)"),
      lockHead(connection, R"(SELECT head FROM hub_state {locked})"),
      head(connection, R"(SELECT head FROM hub_state)"),
      // Its only row.
      setHead(connection, R"(UPDATE hub_state SET head = $1 WHERE one = 1)"),
      insertState(connection, R"(INSERT INTO hub_state (one, organisation, device, administrator, signing_key, head)
          VALUES ($1, $2, $3, $4, $5, $6))"),
      epochs(connection, R"(SELECT epoch, after_position FROM hub_epoch ORDER BY ordinal)"),
      insertEpoch(connection, R"(INSERT INTO hub_epoch (ordinal, epoch, after_position) VALUES ($1, $2, $3))"),
      insertEntry(connection, R"(INSERT INTO entry (position, operation, device, device_sequence, actor, made_at, kind, subject,
          entity, created, updated, removed, undoes, changes_hash, hash, outcome, admitted_at, payload, body, changes, previous,
          touches) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22))"),
      entryAt(connection, R"(SELECT position, operation, device, device_sequence, actor, made_at, kind, subject, entity, created,
          updated, removed, undoes, changes_hash, hash, outcome, admitted_at, payload, body, changes, previous, touches
          FROM entry WHERE position = $1)"),
      entriesBetween(connection, R"(SELECT position, operation, device, device_sequence, actor, made_at, kind, subject, entity,
          created, updated, removed, undoes, changes_hash, hash, outcome, admitted_at, payload, body, changes, previous, touches
          FROM entry WHERE position > $1 AND position <= $2 ORDER BY position)",
                     storage::Rows::Many),
      known(connection, R"(SELECT payload, position, outcome FROM entry WHERE device = $1 AND device_sequence = $2)"),
      settled(connection, R"(SELECT device_sequence, position, outcome FROM entry
          WHERE device = $1 AND device_sequence >= $2 AND position <= $3 ORDER BY device_sequence)"),
      lastSequence(connection, R"(SELECT max(device_sequence) FROM entry WHERE device = $1)"),
      undoneBy(connection, R"(SELECT position FROM entry WHERE undoes = $1 AND created + updated + removed > 0)"),
      node(connection, R"(SELECT hash FROM tree_node WHERE level = $1 AND ordinal = $2)"),
      insertNode(connection, R"(INSERT INTO tree_node (level, ordinal, hash) VALUES ($1, $2, $3))") {}

Result<std::optional<HubState>> JournalStore::state() {
    return m_statements.state.first([](const Row<6> &row) {
        HubState state;
        state.organisation = domain::OrganisationId(row.get<0, Uuid>());
        state.device = ledger::DeviceId(row.get<1, Uuid>());
        state.administrator = domain::UserId(row.get<2, Uuid>());
        state.signingKey = row.get<3, QByteArray>();
        state.head = row.get<4, std::int64_t>();
        return state;
    });
}

Result<Position> JournalStore::lockHead() {
    PLUMBLINE_TRY_ASSIGN(const auto head, m_statements.lockHead.value<std::int64_t>());
    return head.value_or(0);
}

Result<Position> JournalStore::head() {
    PLUMBLINE_TRY_ASSIGN(const auto head, m_statements.head.value<std::int64_t>());
    return head.value_or(0);
}

Result<void> JournalStore::setHead(Position head) {
    return m_statements.setHead.run(head);
}

Result<void> JournalStore::found(const HubState &state) {
    return m_statements.insertState.run(std::int64_t{1}, state.organisation.uuid(), state.device.uuid(), state.administrator.uuid(),
                                        bytesOf(state.signingKey), state.head);
}

Result<std::vector<ledger::EpochStart>> JournalStore::epochs() {
    if (m_epochs)
        return *m_epochs;
    std::vector<ledger::EpochStart> found;
    PLUMBLINE_TRY(m_statements.epochs.each([&](const Row<2> &row) {
        found.push_back({ledger::EpochId(row.get<0, Uuid>()), row.get<1, std::int64_t>()});
        return Scan::Continue;
    }));
    m_epochs = found;
    return found;
}

Result<void> JournalStore::addEpoch(const ledger::EpochStart &epoch, std::int64_t ordinal) {
    m_epochs.reset();
    return m_statements.insertEpoch.run(ordinal, epoch.epoch.uuid(), epoch.after);
}

Result<void> JournalStore::append(const JournalEntry &journal) {
    const ledger::Entry &entry = journal.entry;
    const QByteArray outcome = ledger::encodeOutcome(entry.outcome);
    const QByteArray changes = ledger::packedChanges(journal.changes);
    const QByteArray previous = ledger::packedPositions(journal.previous);
    const QByteArray touches = packTouches(journal.touches);
    return m_statements.insertEntry.run(
        entry.position, entry.operation.uuid(), entry.device.uuid(), entry.deviceSequence, entry.actor.uuid(),
        std::int64_t{entry.madeAt.time_since_epoch().count()}, entry.kind, entry.subject, static_cast<std::int64_t>(entry.entity),
        entry.created, entry.updated, entry.removed, entry.undoes, Bytes(entry.changesHash), Bytes(entry.hash), bytesOf(outcome),
        std::int64_t{entry.admittedAt.time_since_epoch().count()}, Bytes(entry.payload), bytesOf(journal.operation),
        bytesOf(changes), bytesOf(previous), bytesOf(touches));
}

Result<std::optional<JournalEntry>> JournalStore::entry(Position position) {
    PLUMBLINE_TRY_ASSIGN(auto found, m_statements.entryAt.first([](const auto &row) { return readEntry(row); }, position));
    if (!found)
        return std::optional<JournalEntry>();
    PLUMBLINE_TRY_ASSIGN(JournalEntry entry, std::move(*found));
    return std::optional(std::move(entry));
}

Result<void> JournalStore::forEach(Position after, Position to, const std::function<Result<void>(JournalEntry)> &entry) {
    Result<void> checked;
    PLUMBLINE_TRY(m_statements.entriesBetween.each(
        [&](const Row<EntryColumns> &row) {
            auto read = readEntry(row);
            checked = read ? entry(std::move(*read)) : tl::unexpected(std::move(read).error());
            return checked ? Scan::Continue : Scan::Stop;
        },
        after, to));
    return checked;
}

Result<std::optional<JournalStore::Known>> JournalStore::known(ledger::DeviceId device, std::int64_t sequence) {
    PLUMBLINE_TRY_ASSIGN(auto found, m_statements.known.first(
                                         [](const Row<3> &row) -> Result<Known> {
                                             PLUMBLINE_TRY_ASSIGN(const Digest payload, digestOf(row.get<0, Bytes>()));
                                             PLUMBLINE_TRY_ASSIGN(auto outcome, ledger::decodeOutcome(row.get<2, QByteArray>()));
                                             return Known{payload, row.get<1, std::int64_t>(), std::move(outcome)};
                                         },
                                         device.uuid(), sequence));
    if (!found)
        return std::optional<Known>();
    PLUMBLINE_TRY_ASSIGN(Known known, std::move(*found));
    return std::optional(std::move(known));
}

Result<std::vector<ledger::Settled>> JournalStore::settled(ledger::DeviceId device, std::int64_t fromSequence, Position upTo) {
    std::vector<ledger::Settled> found;
    Result<void> checked;
    PLUMBLINE_TRY(m_statements.settled.each(
        [&](const Row<3> &row) {
            auto outcome = ledger::decodeOutcome(row.get<2, QByteArray>());
            if (!outcome) {
                checked = tl::unexpected(std::move(outcome).error());
                return Scan::Stop;
            }
            found.push_back({row.get<0, std::int64_t>(), row.get<1, std::int64_t>(), std::move(*outcome)});
            return Scan::Continue;
        },
        device.uuid(), fromSequence, upTo));
    PLUMBLINE_TRY(checked);
    return found;
}

Result<std::int64_t> JournalStore::lastSequence(ledger::DeviceId device) {
    PLUMBLINE_TRY_ASSIGN(const auto last, m_statements.lastSequence.value<std::optional<std::int64_t>>(device.uuid()));
    return last.value_or(std::nullopt).value_or(0);
}

Result<std::optional<Position>> JournalStore::undoneBy(Position position) {
    return m_statements.undoneBy.value<std::int64_t>(position);
}

Result<Digest> JournalStore::node(ledger::NodeId id) const {
    const Kept &kept = m_edge.at(static_cast<std::size_t>(id.level))[static_cast<std::size_t>(id.index & 1)];
    if (kept.index == id.index)
        return kept.hash;
    PLUMBLINE_TRY_ASSIGN(auto found, m_statements.node.first([](const Row<1> &row) { return digestOf(row.get<0, Bytes>()); },
                                                             std::int64_t{id.level}, id.index));
    if (!found)
        return fail(errors::Damaged, QStringLiteral("tree node"));
    return std::move(*found);
}

Result<void> JournalStore::keep(ledger::NodeId id, const Digest &hash) {
    m_edge.at(static_cast<std::size_t>(id.level))[static_cast<std::size_t>(id.index & 1)] = {id.index, hash};
    return m_statements.insertNode.run(std::int64_t{id.level}, id.index, Bytes(hash));
}

void JournalStore::forget() {
    m_edge = {};
    m_epochs.reset();
}

} // namespace plumbline::hub
