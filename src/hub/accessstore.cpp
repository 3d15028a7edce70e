#include "accessstore.h"

#include "plumbline/hub/errors.h"

namespace plumbline::hub {
namespace {

using domain::EntityKind;
using domain::Result;
using domain::Scope;
using domain::TeamId;
using domain::UserId;
using domain::Uuid;
using storage::Bytes;
using storage::bytesOf;
using storage::Row;
using storage::Scan;

/// Rows asked for at once; the last id stands in for those that are missing.
constexpr std::size_t IdsAtOnce = 64;

std::string placesOfMany() {
    std::string sql = "SELECT record, team FROM row_team WHERE entity = $1 AND record IN ($2";
    for (std::size_t i = 1; i < IdsAtOnce; ++i)
        sql += ", $" + std::to_string(i + 2);
    return sql + ')';
}

struct Resting {
    storage::PreparedStatement &statement;
    ~Resting() { statement.rest(); }
};

std::int64_t number(EntityKind kind) {
    return static_cast<std::int64_t>(kind);
}

std::optional<Uuid> uuidOf(const std::optional<TeamId> &team) {
    return team ? std::optional(team->uuid()) : std::nullopt;
}

QByteArray packed(const std::vector<TeamId> &teams) {
    QByteArray bytes;
    for (const TeamId team : teams)
        bytes.append(reinterpret_cast<const char *>(team.uuid().bytes().data()), 16);
    return bytes;
}

/// version, role, everything, teams.
Result<ScopeVersion> readScope(const Row<4> &row, UserId user) {
    ScopeVersion read;
    read.version = row.get<0, std::int64_t>();
    read.scope.user = user;
    const auto role = domain::fromToken<domain::Role>(row.get<1, QString>());
    const Bytes teams = row.get<3, Bytes>();
    if (!role || teams.size() % 16 != 0)
        return domain::fail(errors::Damaged, QStringLiteral("user_scope"));
    read.scope.role = *role;
    read.scope.reach = row.get<2, std::int64_t>() != 0 ? domain::Reach::Everything : domain::Reach::Teams;
    for (std::size_t at = 0; at < teams.size(); at += 16)
        read.scope.teams.emplace_back(Uuid::fromBytes(teams.data() + at, 16));
    return read;
}

} // namespace

namespace {

template <int Columns>
KnownDevice readDevice(const Row<Columns> &row, ledger::DeviceId device) {
    const auto seen = row.template get<4, std::int64_t>();
    return {device,
            UserId(row.template get<0, Uuid>()),
            row.template get<1, QByteArray>(),
            row.template get<2, std::int64_t>() != 0,
            row.template get<3, std::int64_t>(),
            seen == 0 ? std::nullopt : std::optional(domain::Instant(std::chrono::microseconds(seen)))};
}

} // namespace

AccessStore::Statements::Statements(storage::Connection &connection)
    : device(connection, R"(SELECT for_user, public_key, revoked, last_sequence, last_seen FROM known_device WHERE device = $1)"),
      devices(connection, R"(SELECT for_user, public_key, revoked, last_sequence, last_seen, device FROM known_device ORDER BY device)"),
      setLastSeen(connection, R"(UPDATE known_device SET last_seen = $1 WHERE device = $2)"),
      deviceCount(connection, R"(SELECT count(*) FROM known_device WHERE revoked = 0)"),
      insertDevice(connection, R"(INSERT INTO known_device (device, for_user, public_key, revoked, last_sequence)
          VALUES ($1, $2, $3, $4, $5))"),
      revoke(connection, R"(UPDATE known_device SET revoked = 1 WHERE device = $1)"),
      setLastSequence(connection, R"(UPDATE known_device SET last_sequence = $1 WHERE device = $2)"),
      insertInvitation(connection, R"(INSERT INTO invitation (token_hash, for_user, expires_at, used) VALUES ($1, $2, $3, 0))"),
      invitation(connection, R"(SELECT for_user, expires_at, used FROM invitation WHERE token_hash = $1 {locked})"),
      useInvitation(connection, R"(UPDATE invitation SET used = 1 WHERE token_hash = $1)"),
      latestScope(connection, R"(SELECT version, role, everything, teams FROM user_scope WHERE for_user = $1
          ORDER BY version DESC LIMIT 1)"),
      scopeAt(connection, R"(SELECT version, role, everything, teams FROM user_scope WHERE for_user = $1 AND version = $2)"),
      insertScope(connection, R"(INSERT INTO user_scope (for_user, version, role, everything, teams) VALUES ($1, $2, $3, $4, $5))"),
      place(connection, R"(SELECT team FROM row_team WHERE entity = $1 AND record = $2)"),
      places(connection.prepare(placesOfMany(), IdsAtOnce + 1, 2)),
      insertPlace(connection, R"(INSERT INTO row_team (entity, record, team) VALUES ($1, $2, $3))"),
      updatePlace(connection, R"(UPDATE row_team SET team = $1 WHERE entity = $2 AND record = $3)"),
      deletePlace(connection, R"(DELETE FROM row_team WHERE entity = $1 AND record = $2)"),
      ofTeam(connection, R"(SELECT entity, record FROM row_team WHERE team = $1)", storage::Rows::Many),
      placeCount(connection, R"(SELECT count(*) FROM row_team)") {}

Result<std::optional<KnownDevice>> AccessStore::device(ledger::DeviceId device) {
    return m_statements.device.first(
        [&](const Row<5> &row) { return readDevice(row, device); }, device.uuid());
}

Result<std::vector<KnownDevice>> AccessStore::devices() {
    std::vector<KnownDevice> found;
    PLUMBLINE_TRY(m_statements.devices.each([&](const Row<6> &row) {
        found.push_back(readDevice(row, ledger::DeviceId(row.get<5, Uuid>())));
        return storage::Scan::Continue;
    }));
    return found;
}

Result<void> AccessStore::setLastSeen(ledger::DeviceId device, domain::Instant at) {
    return m_statements.setLastSeen.run(std::int64_t{at.time_since_epoch().count()}, device.uuid());
}

Result<std::int64_t> AccessStore::deviceCount() {
    PLUMBLINE_TRY_ASSIGN(const auto count, m_statements.deviceCount.value<std::int64_t>());
    return count.value_or(0);
}

Result<void> AccessStore::addDevice(const KnownDevice &device) {
    return m_statements.insertDevice.run(device.device.uuid(), device.user.uuid(), bytesOf(device.publicKey),
                                         std::int64_t{device.revoked ? 1 : 0}, device.lastSequence);
}

Result<void> AccessStore::setRevoked(ledger::DeviceId device) {
    return m_statements.revoke.run(device.uuid());
}

Result<void> AccessStore::setLastSequence(ledger::DeviceId device, std::int64_t sequence) {
    return m_statements.setLastSequence.run(sequence, device.uuid());
}

Result<void> AccessStore::addInvitation(const ledger::Digest &tokenHash, UserId user, domain::Instant expiresAt) {
    return m_statements.insertInvitation.run(Bytes(tokenHash), user.uuid(), std::int64_t{expiresAt.time_since_epoch().count()});
}

Result<std::optional<UserId>> AccessStore::useInvitation(const ledger::Digest &tokenHash, domain::Instant now) {
    struct Found {
        UserId user;
        std::int64_t expiresAt;
        bool used;
    };
    PLUMBLINE_TRY_ASSIGN(const auto found, m_statements.invitation.first(
                                               [](const Row<3> &row) {
                                                   return Found{UserId(row.get<0, Uuid>()), row.get<1, std::int64_t>(),
                                                                row.get<2, std::int64_t>() != 0};
                                               },
                                               Bytes(tokenHash)));
    if (!found || found->used || found->expiresAt < now.time_since_epoch().count())
        return std::optional<UserId>();
    PLUMBLINE_TRY(m_statements.useInvitation.run(Bytes(tokenHash)));
    return std::optional(found->user);
}

Result<std::optional<ScopeVersion>> AccessStore::latestScope(UserId user) {
    PLUMBLINE_TRY_ASSIGN(auto found,
                         m_statements.latestScope.first([&](const Row<4> &row) { return readScope(row, user); }, user.uuid()));
    if (!found)
        return std::optional<ScopeVersion>();
    PLUMBLINE_TRY_ASSIGN(ScopeVersion scope, std::move(*found));
    return std::optional(std::move(scope));
}

Result<std::optional<Scope>> AccessStore::scope(UserId user, std::int64_t version) {
    PLUMBLINE_TRY_ASSIGN(
        auto found, m_statements.scopeAt.first([&](const Row<4> &row) { return readScope(row, user); }, user.uuid(), version));
    if (!found)
        return std::optional<Scope>();
    PLUMBLINE_TRY_ASSIGN(ScopeVersion scope, std::move(*found));
    return std::optional(std::move(scope.scope));
}

Result<void> AccessStore::addScope(const ScopeVersion &scope) {
    const QByteArray teams = packed(scope.scope.teams);
    return m_statements.insertScope.run(scope.scope.user.uuid(), scope.version, domain::toToken(scope.scope.role),
                                        std::int64_t{scope.scope.reach == domain::Reach::Everything ? 1 : 0}, bytesOf(teams));
}

Result<Place> AccessStore::place(EntityKind kind, const Uuid &id) {
    PLUMBLINE_TRY_ASSIGN(const auto found, m_statements.place.first(
                                               [](const Row<1> &row) -> std::optional<TeamId> {
                                                   const auto team = row.get<0, std::optional<Uuid>>();
                                                   return team ? std::optional(TeamId(*team)) : std::nullopt;
                                               },
                                               number(kind), id));
    return found;
}

Result<void> AccessStore::forEachPlace(EntityKind kind, std::span<const Uuid> ids,
                                       const std::function<void(const Uuid &, const std::optional<TeamId> &)> &place) {
    storage::PreparedStatement &statement = *m_statements.places;
    for (; !ids.empty(); ids = ids.subspan(std::min(ids.size(), IdsAtOnce))) {
        PLUMBLINE_TRY(statement.begin());
        const Resting resting{statement};
        statement.bind(0, number(kind));
        for (std::size_t i = 0; i < IdsAtOnce; ++i)
            statement.bind(static_cast<int>(i) + 1, ids[std::min(i, ids.size() - 1)]);
        while (true) {
            PLUMBLINE_TRY_ASSIGN(const bool has, statement.step());
            if (!has)
                break;
            const auto team = statement.value<std::optional<Uuid>>(1);
            place(statement.value<Uuid>(0), team ? std::optional(TeamId(*team)) : std::nullopt);
        }
    }
    return {};
}

Result<void> AccessStore::file(EntityKind kind, const Uuid &id, const std::optional<TeamId> &team) {
    return m_statements.insertPlace.run(number(kind), id, uuidOf(team));
}

Result<void> AccessStore::refile(EntityKind kind, const Uuid &id, const std::optional<TeamId> &team) {
    return m_statements.updatePlace.run(uuidOf(team), number(kind), id);
}

Result<void> AccessStore::unfile(EntityKind kind, const Uuid &id) {
    return m_statements.deletePlace.run(number(kind), id);
}

Result<std::vector<domain::RecordKey>> AccessStore::filedUnder(TeamId team) {
    std::vector<domain::RecordKey> found;
    PLUMBLINE_TRY(m_statements.ofTeam.each(
        [&](const Row<2> &row) {
            found.emplace_back(static_cast<EntityKind>(row.get<0, std::int64_t>()), row.get<1, Uuid>());
            return Scan::Continue;
        },
        team.uuid()));
    return found;
}

Result<std::int64_t> AccessStore::filedCount() {
    PLUMBLINE_TRY_ASSIGN(const auto count, m_statements.placeCount.value<std::int64_t>());
    return count.value_or(0);
}

} // namespace plumbline::hub
