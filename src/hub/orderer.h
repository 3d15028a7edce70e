#pragma once

#include "accessstore.h"
#include "hubview.h"
#include "journalstore.h"
#include "plumbline/hub/hub.h"

#include <set>

namespace plumbline::hub {

/// The stores of one connection.
struct Stores {
    explicit Stores(std::unique_ptr<storage::Connection> opened)
        : connection(std::move(opened)),
          entities(*connection),
          journal(*connection),
          access(*connection),
          view(entities) {}
    std::unique_ptr<storage::Connection> connection;
    storage::EntityStore entities;
    JournalStore journal;
    AccessStore access;
    HubView view;
};

/// Gives operations their place and their outcome. Inside the caller's write transaction, with the head locked: rows, entry,
/// tree, outcome and what tells a repetition apart commit together.
class Orderer {
public:
    Orderer(Stores &stores, const HubState &state, Ports ports, ledger::Position head)
        : m_stores(stores),
          m_state(state),
          m_ports(std::move(ports)),
          m_head(head) {}

    /// An operation of a device that is enrolled and whose turn it is. Whatever it asks for, it gets an entry.
    /// Errors: the database's only.
    [[nodiscard]] Result<JournalEntry> admit(const ledger::Operation &operation, const KnownDevice &device);
    /// The operation's entry where the database would not have its changes: refused, with what the database said.
    [[nodiscard]] Result<JournalEntry> refuse(const ledger::Operation &operation, const KnownDevice &device, const domain::Error &error);
    /// An act of the hub's own. Errors: those of decide too; then nothing is written.
    [[nodiscard]] Result<JournalEntry> act(domain::Command command, const domain::Actor &actor, const QString &subject,
                                           std::int64_t sequence);
    /// The person's scope as of now; a new version where it is not the latest any more.
    [[nodiscard]] Result<ScopeVersion> scopeNow(domain::UserId user);
    /// The latest version where it is still the person's scope as of now; writes nothing, and needs no lock.
    [[nodiscard]] Result<std::optional<ScopeVersion>> latestScope(domain::UserId user);

    [[nodiscard]] ledger::Position head() const { return m_head; }
    /// Why operations can't be told from the commit: an entry that revoked these devices.
    [[nodiscard]] const std::vector<ledger::DeviceId> &revoked() const { return m_revoked; }

private:
    struct Decided {
        domain::Changes changes;
        ledger::Outcome outcome = ledger::Applied{};
        std::optional<ledger::Position> undoes;
    };
    [[nodiscard]] Result<Decided> judge(const ledger::Operation &operation, const KnownDevice &device);
    [[nodiscard]] Result<Decided> judgeCommand(domain::Command command, const ledger::Operation &operation, const domain::Actor &actor);
    [[nodiscard]] Result<Decided> judgePatch(domain::PatchField patch, const ledger::Operation &operation, const domain::Actor &actor);
    /// What refuses an operation before anybody looks at what it asks for.
    [[nodiscard]] Result<std::optional<ledger::Rejected>> formalities(const ledger::Operation &operation, const KnownDevice &device);
    [[nodiscard]] Result<void> fillUndo(domain::UndoOperation &undo);
    [[nodiscard]] Result<std::vector<ledger::UnseenChange>> unseen(const domain::PatchField &patch, const ledger::Operation &operation);

    [[nodiscard]] Result<JournalEntry> enter(const ledger::Operation &operation, const KnownDevice &device, Decided decided);
    [[nodiscard]] Result<JournalEntry> write(JournalEntry journal);
    [[nodiscard]] Result<void> applyRows(JournalEntry &journal);
    [[nodiscard]] Result<void> fileRows(JournalEntry &journal, std::vector<Touch> touches);
    [[nodiscard]] Result<std::optional<domain::TeamId>> teamNow(const domain::RecordKey &key);
    /// Devices and scopes follow the rows they come from.
    [[nodiscard]] Result<void> followAccess(const JournalEntry &journal);
    [[nodiscard]] Result<domain::Date> today() const;
    struct Scopes {
        domain::Scope now;
        std::optional<ScopeVersion> latest;
        [[nodiscard]] bool areSame() const { return latest && latest->scope == now; }
    };
    [[nodiscard]] Result<Scopes> scopesOf(domain::UserId user);

    Stores &m_stores;
    const HubState &m_state;
    Ports m_ports;
    ledger::Position m_head;
    std::vector<ledger::DeviceId> m_revoked;
};

} // namespace plumbline::hub
