#include "outboxstore.h"

#include "plumbline/domain/errors.h"
#include "plumbline/ledger/packed.h"
#include "plumbline/replica/errors.h"

#include <QMutex>

namespace plumbline::replica {
namespace {

using domain::Result;
using ledger::Operation;
using storage::sqlite::Bytes;
using storage::sqlite::bytesOf;
using storage::sqlite::Row;
using storage::sqlite::Scan;

/// Code texts come back as ErrorCodes, whose ids have to outlive every error: kept for the life of the process, few and bounded
/// by what the program knows.
domain::ErrorCode internedCode(const QString &code) {
    static QMutex mutex;
    static std::set<std::string, std::less<>> codes;
    const QMutexLocker lock(&mutex);
    return {*codes.insert(code.toStdString()).first};
}

domain::Error reasonOf(const ledger::Outcome &outcome) {
    if (const auto *rejected = std::get_if<ledger::Rejected>(&outcome))
        return {internedCode(rejected->code), rejected->detail};
    return {domain::errors::AlreadyDecided, {}};
}

Result<Operation> operationFrom(Bytes packed) {
    PLUMBLINE_TRY_ASSIGN(const QByteArray bytes, ledger::unpacked(packed));
    auto operation = ledger::decodeOperation(bytes);
    if (!operation)
        return domain::fail(errors::Damaged, QStringLiteral("outbox"));
    return operation;
}

/// Beside an operation that waits: a record it is about was retracted meanwhile.
const domain::Uuid NoRecord;

QByteArray packed(const Operation &operation) {
    return ledger::packed(ledger::encodeOperation(operation));
}

template <typename T, int Columns, typename F>
Result<std::vector<T>> collect(auto &statement, F &&read, const auto &...parameters) {
    std::vector<T> found;
    Result<void> checked;
    PLUMBLINE_TRY(statement.each(
        [&](const Row<Columns> &row) {
            Result<T> each = read(row);
            if (!each) {
                checked = tl::unexpected(std::move(each).error());
                return Scan::Stop;
            }
            found.push_back(std::move(*each));
            return Scan::Continue;
        },
        parameters...));
    PLUMBLINE_TRY(checked);
    return found;
}

Result<OutboxStore::Item> itemFrom(const Row<7> &row) {
    OutboxStore::Item item;
    PLUMBLINE_TRY_ASSIGN(item.operation, operationFrom(row.get<0, Bytes>()));
    item.sent = row.get<1, std::int64_t>() != 0;
    const auto count = static_cast<std::size_t>(row.get<2, std::int64_t>());
    PLUMBLINE_TRY_ASSIGN(item.effect.changes, ledger::unpackedChanges(row.get<3, Bytes>()));
    PLUMBLINE_TRY_ASSIGN(item.effect.revisions, ledger::unpackedPositions(row.get<4, Bytes>(), count));
    if (item.effect.changes.size() != count)
        return domain::fail(errors::Damaged, QStringLiteral("outbox"));
    if (const auto code = row.get<5, std::optional<QString>>())
        item.refused = domain::Error{internedCode(*code), row.get<6, std::optional<QString>>().value_or(QString())};
    return item;
}

} // namespace

Operation withdrawn(const Operation &operation) {
    Operation instead;
    instead.id = operation.id;
    instead.device = operation.device;
    instead.deviceSequence = operation.deviceSequence;
    instead.actor = operation.actor;
    instead.madeAt = operation.madeAt;
    instead.base = operation.base;
    instead.kind = QString::fromLatin1(ledger::WithdrawnKind.data(), ledger::WithdrawnKind.size());
    return instead;
}

bool isWithdrawn(const Operation &operation) {
    return operation.kind == QLatin1StringView(ledger::WithdrawnKind.data(), static_cast<qsizetype>(ledger::WithdrawnKind.size()));
}

OutboxStore::Statements::Statements(storage::sqlite::Connection &connection)
    : lastSequence(connection, R"(SELECT max(last) FROM (SELECT max(sequence) AS last FROM waiting_operation
          UNION ALL SELECT max(sequence) FROM settled_operation))"),
      waitingCount(connection, R"(SELECT count(*) FROM waiting_operation)"),
      quarantinedCount(connection, R"(SELECT count(*) FROM quarantined_operation)"),
      insertWaiting(connection, R"(INSERT INTO waiting_operation (sequence, operation, change_count, changes, revisions)
          VALUES (?1, ?2, ?3, ?4, ?5))"),
      waitingBehind(connection, R"(SELECT operation FROM waiting_operation WHERE sequence > ?1 ORDER BY sequence LIMIT ?2)"),
      waitingItems(connection, R"(SELECT operation, sent, change_count, changes, revisions, refused_code, refused_detail
          FROM waiting_operation ORDER BY sequence)"),
      setEffect(connection, R"(UPDATE waiting_operation SET change_count = ?2, changes = ?3, revisions = ?4, refused_code = ?5,
          refused_detail = ?6 WHERE sequence = ?1)"),
      markSent(connection, R"(UPDATE waiting_operation SET sent = 1 WHERE sequence <= ?1 AND sent = 0)"),
      insertSettled(connection, R"(INSERT INTO settled_operation (sequence, operation, epoch, position, outcome, refused)
          SELECT sequence, operation, ?2, ?3, ?4, ?5 FROM waiting_operation WHERE sequence = ?1)"),
      refused(connection, R"(SELECT operation, position, outcome, refused FROM settled_operation WHERE refused > 0
          ORDER BY sequence DESC LIMIT ?1)"),
      unseenRefusals(connection, R"(SELECT count(*) FROM settled_operation WHERE refused > 0 AND refused = 1)"),
      markRefusalsSeen(connection, R"(UPDATE settled_operation SET refused = 2 WHERE refused > 0 AND refused = 1)"),
      deleteWaiting(connection, R"(DELETE FROM waiting_operation WHERE sequence = ?1)"),
      settledAgain(connection, R"(INSERT INTO waiting_operation (sequence, operation, sent, change_count, changes, revisions)
          SELECT sequence, operation, 1, 0, ?2, ?3 FROM settled_operation WHERE sequence > ?1)"),
      deleteSettledBehind(connection, R"(DELETE FROM settled_operation WHERE sequence > ?1)"),
      insertTouch(connection, R"(INSERT OR IGNORE INTO settled_touch (record, sequence) VALUES (?1, ?2))"),
      settledAbout(connection, R"(SELECT operation, outcome FROM settled_operation WHERE sequence IN
          (SELECT sequence FROM settled_touch WHERE record = ?1))"),
      blankSettled(connection, R"(UPDATE settled_operation SET operation = ?2, outcome = ?3, refused = 0 WHERE sequence = ?1)"),
      letGoOfFiles(connection, R"(DELETE FROM held_blob WHERE sequence = ?1 AND sequence NOT IN
          (SELECT sequence FROM quarantined_operation))"),
      deleteTouches(connection, R"(DELETE FROM settled_touch WHERE record = ?1 AND sequence NOT IN
          (SELECT sequence FROM waiting_operation))"),
      waitingAbout(connection, R"(SELECT t.sequence FROM settled_touch t JOIN waiting_operation w ON w.sequence = t.sequence
          WHERE t.record = ?1)"),
      noteBereft(connection, R"(INSERT OR IGNORE INTO settled_touch (record, sequence) SELECT ?2, t.sequence FROM settled_touch t
          JOIN waiting_operation w ON w.sequence = t.sequence WHERE t.record = ?1)"),
      isBereft(connection, R"(SELECT 1 FROM settled_touch WHERE record = ?1 AND sequence = ?2)"),
      recordsOf(connection, R"(SELECT record FROM settled_touch WHERE sequence = ?1)"),
      insertQuarantined(connection, R"(INSERT INTO quarantined_operation (sequence, operation, reason) VALUES (?1, ?2, ?3)
          ON CONFLICT (sequence) DO NOTHING)"),
      replaceOperation(connection, R"(UPDATE waiting_operation SET operation = ?2 WHERE sequence = ?1)"),
      quarantined(connection, R"(SELECT operation, reason FROM quarantined_operation ORDER BY sequence)"),
      newestSettled(connection, R"(SELECT operation, outcome FROM settled_operation ORDER BY sequence DESC LIMIT ?1)"),
      outcome(connection, R"(SELECT position, outcome FROM settled_operation WHERE sequence = ?1)") {}

Result<std::int64_t> OutboxStore::lastSequence() {
    PLUMBLINE_TRY_ASSIGN(const auto last, m_statements.lastSequence.value<std::optional<std::int64_t>>());
    return last.value_or(std::nullopt).value_or(0);
}

Result<std::int64_t> OutboxStore::waitingCount() {
    PLUMBLINE_TRY_ASSIGN(const auto count, m_statements.waitingCount.value<std::int64_t>());
    return count.value_or(0);
}

Result<std::int64_t> OutboxStore::quarantinedCount() {
    PLUMBLINE_TRY_ASSIGN(const auto count, m_statements.quarantinedCount.value<std::int64_t>());
    return count.value_or(0);
}

Result<void> OutboxStore::add(const Operation &operation, const LocalEffect &effect) {
    const QByteArray body = packed(operation);
    const QByteArray changes = ledger::packedChanges(effect.changes);
    const QByteArray revisions = ledger::packedPositions(effect.revisions);
    PLUMBLINE_TRY(m_statements.insertWaiting.run(operation.deviceSequence, bytesOf(body), static_cast<std::int64_t>(effect.changes.size()),
                                                 bytesOf(changes), bytesOf(revisions)));
    for (const domain::Change &change : effect.changes)
        PLUMBLINE_TRY(m_statements.insertTouch.run(domain::recordOf(change), operation.deviceSequence));
    return {};
}

Result<std::vector<Operation>> OutboxStore::waiting(std::int64_t sequence, std::int64_t limit) {
    return collect<Operation, 1>(
        m_statements.waitingBehind, [](const Row<1> &row) { return operationFrom(row.get<0, Bytes>()); }, sequence, limit);
}

Result<std::vector<OutboxStore::Item>> OutboxStore::items() {
    return collect<Item, 7>(m_statements.waitingItems, itemFrom);
}

Result<void> OutboxStore::setEffect(std::int64_t sequence, const LocalEffect &effect, const std::optional<domain::Error> &refused) {
    const QByteArray changes = ledger::packedChanges(effect.changes);
    const QByteArray revisions = ledger::packedPositions(effect.revisions);
    std::optional<QString> code;
    std::optional<QString> detail;
    if (refused) {
        code = QString::fromLatin1(refused->code.id.data(), static_cast<qsizetype>(refused->code.id.size()));
        detail = refused->detail;
    }
    return m_statements.setEffect.run(sequence, static_cast<std::int64_t>(effect.changes.size()), bytesOf(changes),
                                      bytesOf(revisions), code, detail);
}

Result<void> OutboxStore::markSent(std::int64_t lastSequence) {
    return m_statements.markSent.run(lastSequence);
}

Result<void> OutboxStore::settle(const ledger::Settled &settled, ledger::EpochId epoch, News news) {
    const QByteArray outcome = ledger::encodeOutcome(settled.outcome);
    const bool isRefused = std::holds_alternative<ledger::Rejected>(settled.outcome) ||
                           std::holds_alternative<ledger::Superseded>(settled.outcome);
    const std::int64_t refused = !isRefused ? 0 : news == News::Yes ? 1 : 2;
    PLUMBLINE_TRY(m_statements.insertSettled.run(settled.deviceSequence, epoch.uuid(), settled.position, bytesOf(outcome), refused));
    return m_statements.deleteWaiting.run(settled.deviceSequence);
}

Result<void> OutboxStore::forget(const domain::Uuid &record) {
    using About = std::pair<Operation, ledger::Outcome>;
    const auto read = [](const Row<2> &row) -> Result<About> {
        PLUMBLINE_TRY_ASSIGN(Operation operation, operationFrom(row.get<0, Bytes>()));
        auto outcome = ledger::decodeOutcome(row.get<1, QByteArray>());
        if (!outcome)
            return domain::fail(errors::Damaged, QStringLiteral("outbox"));
        return About{std::move(operation), std::move(*outcome)};
    };
    PLUMBLINE_TRY_ASSIGN(const auto about, (collect<About, 2>(m_statements.settledAbout, read, record)));
    for (const auto &[operation, outcome] : about)
        PLUMBLINE_TRY(blank(operation, outcome));
    PLUMBLINE_TRY(m_statements.noteBereft.run(record, NoRecord));
    return m_statements.deleteTouches.run(record);
}

Result<void> OutboxStore::blank(const Operation &settled, const ledger::Outcome &outcome) {
    const QByteArray operation = packed(withdrawn(settled));
    ledger::Outcome less = outcome;
    // What it was refused for may quote the record.
    if (auto *rejected = std::get_if<ledger::Rejected>(&less))
        rejected->detail.clear();
    const QByteArray kept = ledger::encodeOutcome(less);
    PLUMBLINE_TRY(m_statements.blankSettled.run(settled.deviceSequence, bytesOf(operation), bytesOf(kept)));
    return m_statements.letGoOfFiles.run(settled.deviceSequence);
}

Result<std::set<std::int64_t>> OutboxStore::waitingAbout(const domain::Uuid &record) {
    std::set<std::int64_t> sequences;
    PLUMBLINE_TRY(m_statements.waitingAbout.each(
        [&](const Row<1> &row) {
            sequences.insert(row.get<0, std::int64_t>());
            return Scan::Continue;
        },
        record));
    return sequences;
}

Result<std::vector<domain::Uuid>> OutboxStore::recordsOfBereft(std::int64_t sequence) {
    std::vector<domain::Uuid> records;
    PLUMBLINE_TRY_ASSIGN(const auto bereft, m_statements.isBereft.value<std::int64_t>(NoRecord, sequence));
    if (!bereft)
        return records;
    PLUMBLINE_TRY(m_statements.recordsOf.each(
        [&](const Row<1> &row) {
            if (const auto record = row.get<0, domain::Uuid>(); record != NoRecord)
                records.push_back(record);
            return Scan::Continue;
        },
        sequence));
    return records;
}

Result<void> OutboxStore::offerAgain(std::int64_t lastSequence) {
    PLUMBLINE_TRY(m_statements.settledAgain.run(lastSequence, Bytes(), Bytes()));
    return m_statements.deleteSettledBehind.run(lastSequence);
}

Result<void> OutboxStore::quarantine(const Operation &operation, const QString &reason) {
    const QByteArray body = packed(operation);
    return m_statements.insertQuarantined.run(operation.deviceSequence, bytesOf(body), reason);
}

Result<void> OutboxStore::replaceBody(const Operation &instead) {
    const QByteArray body = packed(instead);
    return m_statements.replaceOperation.run(instead.deviceSequence, bytesOf(body));
}

Result<std::vector<RefusedAtHub>> OutboxStore::refused(std::int64_t limit) {
    return collect<RefusedAtHub, 4>(
        m_statements.refused,
        [](const Row<4> &row) -> Result<RefusedAtHub> {
            RefusedAtHub refused;
            PLUMBLINE_TRY_ASSIGN(refused.operation, operationFrom(row.get<0, Bytes>()));
            refused.position = row.get<1, std::int64_t>();
            PLUMBLINE_TRY_ASSIGN(const auto outcome, ledger::decodeOutcome(row.get<2, QByteArray>()));
            refused.why = reasonOf(outcome);
            refused.isNews = row.get<3, std::int64_t>() == 1;
            return refused;
        },
        limit);
}

Result<std::int64_t> OutboxStore::unseenRefusals() {
    PLUMBLINE_TRY_ASSIGN(const auto count, m_statements.unseenRefusals.value<std::int64_t>());
    return count.value_or(0);
}

Result<void> OutboxStore::markRefusalsSeen() {
    return m_statements.markRefusalsSeen.run();
}

Result<std::vector<Quarantined>> OutboxStore::quarantined() {
    return collect<Quarantined, 2>(m_statements.quarantined, [](const Row<2> &row) -> Result<Quarantined> {
        PLUMBLINE_TRY_ASSIGN(Operation operation, operationFrom(row.get<0, Bytes>()));
        return Quarantined{std::move(operation), row.get<1, QString>()};
    });
}

Result<std::vector<SettledOperation>> OutboxStore::settled(std::int64_t limit) {
    const auto read = [](const Row<2> &row) -> Result<SettledOperation> {
        PLUMBLINE_TRY_ASSIGN(Operation operation, operationFrom(row.get<0, Bytes>()));
        PLUMBLINE_TRY_ASSIGN(ledger::Outcome outcome, ledger::decodeOutcome(row.get<1, QByteArray>()));
        return SettledOperation{std::move(operation), std::move(outcome)};
    };
    return collect<SettledOperation, 2>(m_statements.newestSettled, read, limit);
}

Result<std::optional<ledger::Settled>> OutboxStore::outcome(std::int64_t sequence) {
    Result<std::optional<ledger::Settled>> found = std::optional<ledger::Settled>();
    PLUMBLINE_TRY(m_statements.outcome.each(
        [&](const Row<2> &row) {
            auto outcome = ledger::decodeOutcome(row.get<1, QByteArray>());
            if (outcome)
                found = std::optional(ledger::Settled{sequence, row.get<0, std::int64_t>(), std::move(*outcome)});
            else
                found = domain::fail(errors::Damaged, QStringLiteral("outbox"));
            return Scan::Stop;
        },
        sequence));
    return found;
}

} // namespace plumbline::replica
