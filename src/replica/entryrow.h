#pragma once

#include "plumbline/replica/reader.h"
#include "plumbline/storage/sqlite/statement.h"

/// How an entry's columns are read, for the tables that hold entries: those of a ledger of one's own, and those of a hub's.
namespace plumbline::replica {

[[nodiscard]] inline ledger::Digest digestOf(storage::sqlite::Bytes bytes) {
    ledger::Digest digest{};
    if (bytes.size() != digest.size())
        throw domain::InvariantError("a hash that is not 256 bits");
    std::ranges::copy(bytes, digest.begin());
    return digest;
}

/// The first fifteen columns: position, operation, device, device_sequence, actor, made_at, kind, subject, entity, created,
/// updated, removed, undoes, changes_hash, hash.
template <int Columns>
[[nodiscard]] ledger::Entry readEntry(const storage::sqlite::Row<Columns> &row) {
    ledger::Entry entry;
    entry.position = row.template get<0, std::int64_t>();
    entry.operation = ledger::OperationId(row.template get<1, domain::Uuid>());
    entry.device = ledger::DeviceId(row.template get<2, domain::Uuid>());
    entry.deviceSequence = row.template get<3, std::int64_t>();
    entry.actor = domain::UserId(row.template get<4, domain::Uuid>());
    entry.madeAt = domain::Instant(std::chrono::microseconds(row.template get<5, std::int64_t>()));
    entry.kind = row.template get<6, QString>();
    entry.subject = row.template get<7, QString>();
    entry.entity = static_cast<domain::EntityKind>(row.template get<8, std::int64_t>());
    entry.created = row.template get<9, std::int64_t>();
    entry.updated = row.template get<10, std::int64_t>();
    entry.removed = row.template get<11, std::int64_t>();
    entry.undoes = row.template get<12, std::optional<std::int64_t>>();
    entry.changesHash = digestOf(row.template get<13, storage::sqlite::Bytes>());
    entry.hash = digestOf(row.template get<14, storage::sqlite::Bytes>());
    entry.admittedAt = entry.madeAt;
    return entry;
}

/// A filter as the parameters of a statement over entries.
struct FilterBounds {
    explicit FilterBounds(const EntryFilter &filter)
        // Instants are UTC and the dates are the organisation's: no zone is more than a day away.
        : from(startOf(filter.made.first, -1)),
          to(startOf(filter.made.last, 2)),
          // Kinds start at 1; 0 stands for any, as GCC 12 sees an uninitialised value in an optional here.
          entity(static_cast<std::int64_t>(filter.entity.value_or(domain::EntityKind::None))) {
        if (filter.actor)
            actor = filter.actor->uuid();
    }
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;
    std::int64_t entity;
    std::optional<domain::Uuid> actor;

private:
    [[nodiscard]] static std::optional<std::int64_t> startOf(const std::optional<domain::Date> &date, int spareDays) {
        if (!date)
            return std::nullopt;
        return std::chrono::microseconds(std::chrono::days(date->days() + spareDays)).count();
    }
};

} // namespace plumbline::replica
