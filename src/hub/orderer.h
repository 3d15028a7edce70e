#pragma once

#include "accessstore.h"
#include "fieldhistory.h"
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
          view(entities, access),
          fields(journal) {}
    /// A transaction or a part of it was rolled back.
    void forget() {
        view.forget();
        fields.forget();
        journal.forget();
    }
    /// In the transaction that begins, or the one that was committed, the ledger ends there.
    void standAt(ledger::Position head) {
        if (head != view.standsAt())
            forget();
        view.setStandsAt(head);
    }
    std::unique_ptr<storage::Connection> connection;
    storage::EntityStore entities;
    JournalStore journal;
    AccessStore access;
    HubView view;
    FieldHistory fields;
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
    [[nodiscard]] Result<ledger::Outcome> admit(const ledger::Operation &operation, const KnownDevice &device);
    /// The operation's entry where the database would not have its changes: refused, with what the database said.
    [[nodiscard]] Result<ledger::Outcome> refuse(const ledger::Operation &operation, const KnownDevice &device, const domain::Error &error);
    /// An act of the hub's own. Errors: those of decide too; then nothing is written.
    [[nodiscard]] Result<void> act(domain::Command command, const domain::Actor &actor, const QString &subject,
                                   std::int64_t sequence);
    /// These operations come next: the rows they are about are read together.
    [[nodiscard]] Result<void> expect(std::span<const ledger::Operation> operations);
    /// At the transaction's end: where the ledger ends now.
    [[nodiscard]] Result<void> finish();
    /// The person's scope as of now; a new version where it is not the latest any more.
    [[nodiscard]] Result<ScopeVersion> scopeNow(domain::UserId user);
    /// The latest version where it is still the person's scope as of now; writes nothing, and needs no lock.
    [[nodiscard]] Result<std::optional<ScopeVersion>> latestScope(domain::UserId user);

    [[nodiscard]] ledger::Position head() const { return m_head; }
    /// What came after this was rolled back.
    void rewind(ledger::Position head);
    /// The entries written, in order.
    [[nodiscard]] std::vector<JournalEntry> takeWritten() { return std::move(m_written); }
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
    [[nodiscard]] Result<std::optional<ledger::UnseenChange>> unseen(const domain::PatchField &patch,
                                                                     const ledger::Operation &operation);

    [[nodiscard]] Result<ledger::Outcome> enter(const ledger::Operation &operation, const KnownDevice &device, Decided decided);
    [[nodiscard]] Result<void> write(JournalEntry journal);
    [[nodiscard]] Result<void> applyRows(JournalEntry &journal);
    [[nodiscard]] Result<void> fileRows(JournalEntry &journal, std::vector<Touch> touches);
    [[nodiscard]] Result<std::optional<domain::TeamId>> teamNow(const domain::RecordKey &key);
    /// Devices and scopes follow the rows they come from.
    [[nodiscard]] Result<void> followAccess(const JournalEntry &journal);
    [[nodiscard]] Result<domain::Date> today();
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
    std::vector<JournalEntry> m_written;
    /// One day for one transaction.
    std::optional<domain::Date> m_today;
};

} // namespace plumbline::hub
