#pragma once

#include "plumbline/domain/scope.h"
#include "plumbline/ledger/position.h"
#include "plumbline/storage/statement.h"
#include "touch.h"

namespace plumbline::hub {

struct KnownDevice {
    ledger::DeviceId device;
    domain::UserId user;
    QByteArray publicKey;
    bool revoked = false;
    std::int64_t lastSequence = 0;
    /// When a session of it began last, to the hour; nothing: not yet.
    std::optional<domain::Instant> lastSeen = {};
};

/// A person's scope, and which one it is of those they have had.
struct ScopeVersion {
    std::int64_t version = 0;
    domain::Scope scope;
};

/// Who may come in and what they may have: devices, invitations, scopes, and the team every row is filed under.
class AccessStore {
public:
    explicit AccessStore(storage::Connection &connection) : m_statements(connection) {}

    [[nodiscard]] domain::Result<std::optional<KnownDevice>> device(ledger::DeviceId device);
    [[nodiscard]] domain::Result<std::int64_t> deviceCount();
    /// Revoked ones too, in the order they came.
    [[nodiscard]] domain::Result<std::vector<KnownDevice>> devices();
    [[nodiscard]] domain::Result<void> setLastSeen(ledger::DeviceId device, domain::Instant at);
    [[nodiscard]] domain::Result<void> addDevice(const KnownDevice &device);
    [[nodiscard]] domain::Result<void> setRevoked(ledger::DeviceId device);
    [[nodiscard]] domain::Result<void> setLastSequence(ledger::DeviceId device, std::int64_t sequence);

    [[nodiscard]] domain::Result<void> addInvitation(const ledger::Digest &tokenHash, domain::UserId user, domain::Instant expiresAt);
    /// Uses it up; nothing where it is not known, was used, or is too old.
    [[nodiscard]] domain::Result<std::optional<domain::UserId>> useInvitation(const ledger::Digest &tokenHash, domain::Instant now);

    [[nodiscard]] domain::Result<std::optional<ScopeVersion>> latestScope(domain::UserId user);
    [[nodiscard]] domain::Result<std::optional<domain::Scope>> scope(domain::UserId user, std::int64_t version);
    [[nodiscard]] domain::Result<void> addScope(const ScopeVersion &scope);

    [[nodiscard]] domain::Result<Place> place(domain::EntityKind kind, const domain::Uuid &id);
    /// Of those of these rows that are there.
    [[nodiscard]] domain::Result<void> forEachPlace(domain::EntityKind kind, std::span<const domain::Uuid> ids,
                                                    const std::function<void(const domain::Uuid &, const std::optional<domain::TeamId> &)> &place);
    [[nodiscard]] domain::Result<void> file(domain::EntityKind kind, const domain::Uuid &id, const std::optional<domain::TeamId> &team);
    [[nodiscard]] domain::Result<void> refile(domain::EntityKind kind, const domain::Uuid &id, const std::optional<domain::TeamId> &team);
    [[nodiscard]] domain::Result<void> unfile(domain::EntityKind kind, const domain::Uuid &id);
    [[nodiscard]] domain::Result<std::vector<domain::RecordKey>> filedUnder(domain::TeamId team);
    [[nodiscard]] domain::Result<std::int64_t> filedCount();

private:
    template <int Parameters, int Columns = 0>
    using Statement = storage::Statement<Parameters, Columns>;
    struct Statements {
        explicit Statements(storage::Connection &connection);
        Statement<1, 5> device;
        Statement<0, 6> devices;
        Statement<2> setLastSeen;
        Statement<0, 1> deviceCount;
        Statement<5> insertDevice;
        Statement<1> revoke;
        Statement<2> setLastSequence;
        Statement<3> insertInvitation;
        Statement<1, 3> invitation;
        Statement<1> useInvitation;
        Statement<1, 4> latestScope;
        Statement<2, 4> scopeAt;
        Statement<5> insertScope;
        Statement<2, 1> place;
        std::unique_ptr<storage::PreparedStatement> places;
        Statement<3> insertPlace;
        Statement<3> updatePlace;
        Statement<2> deletePlace;
        Statement<1, 2> ofTeam;
        Statement<0, 1> placeCount;
    };
    Statements m_statements;
};

} // namespace plumbline::hub
