#pragma once

#include "plumbline/ledger/merkletree.h"
#include "plumbline/ledger/mergelaw.h"
#include "plumbline/storage/statement.h"
#include "touch.h"

namespace plumbline::hub {

/// An entry with what it did and whom it concerns.
struct JournalEntry {
    ledger::Entry entry;
    domain::Changes changes;
    /// One for each change: where the record's change before was, 0 where it had none.
    std::vector<ledger::Position> previous;
    std::vector<Touch> touches;
    /// encodeOperation of what has to be kept word for word: refused operations, and those signed by their device.
    QByteArray operation;
};

struct HubState {
    domain::OrganisationId organisation;
    /// The hub acts as a device and a person too, when it enrols and revokes.
    ledger::DeviceId device;
    domain::UserId administrator;
    QByteArray signingKey;
    ledger::Position head = 0;
};

/// The hub's ledger, the tree over it, and its own state.
class JournalStore final : public ledger::NodeStore {
public:
    explicit JournalStore(storage::Connection &connection) : m_statements(connection) {}

    /// Nothing where no hub was made yet.
    [[nodiscard]] domain::Result<std::optional<HubState>> state();
    /// In a write transaction: nobody else orders operations until its end. The head as it stands then.
    [[nodiscard]] domain::Result<ledger::Position> lockHead();
    [[nodiscard]] domain::Result<ledger::Position> head();
    [[nodiscard]] domain::Result<void> setHead(ledger::Position head);
    [[nodiscard]] domain::Result<void> found(const HubState &state);

    /// Kept, as they change only where a backup takes the database's place.
    [[nodiscard]] domain::Result<std::vector<ledger::EpochStart>> epochs();
    [[nodiscard]] domain::Result<void> addEpoch(const ledger::EpochStart &epoch, std::int64_t ordinal);

    [[nodiscard]] domain::Result<void> append(const JournalEntry &entry);
    [[nodiscard]] domain::Result<std::optional<JournalEntry>> entry(ledger::Position position);
    /// Entries behind `after` up to and with `to`, in order.
    [[nodiscard]] domain::Result<void> forEach(ledger::Position after, ledger::Position to,
                                               const std::function<domain::Result<void>(JournalEntry)> &entry);
    struct Known {
        ledger::Digest payload;
        ledger::Position position;
        ledger::Outcome outcome;
    };
    /// What the hub has of a device's operation.
    [[nodiscard]] domain::Result<std::optional<Known>> known(ledger::DeviceId device, std::int64_t sequence);
    /// Outcomes of a device's operations from a sequence on, as far as they stand at or before a position.
    [[nodiscard]] domain::Result<std::vector<ledger::Settled>> settled(ledger::DeviceId device, std::int64_t fromSequence,
                                                                       ledger::Position upTo);
    [[nodiscard]] domain::Result<std::int64_t> lastSequence(ledger::DeviceId device);
    [[nodiscard]] domain::Result<std::optional<ledger::Position>> undoneBy(ledger::Position position);

    [[nodiscard]] domain::Result<ledger::Digest> node(ledger::NodeId id) const override;
    [[nodiscard]] domain::Result<void> keep(ledger::NodeId id, const ledger::Digest &hash) override;
    /// What is kept of the tree's edge, after a transaction or a part of it was rolled back.
    void forget();

private:
    template <int Parameters, int Columns = 0>
    using Statement = storage::Statement<Parameters, Columns>;
    static constexpr int EntryColumns = 22;
    struct Statements {
        explicit Statements(storage::Connection &connection);
        Statement<0, 6> state;
        Statement<0, 1> lockHead;
        Statement<0, 1> head;
        Statement<1> setHead;
        Statement<6> insertState;
        Statement<0, 2> epochs;
        Statement<3> insertEpoch;
        Statement<EntryColumns> insertEntry;
        Statement<1, EntryColumns> entryAt;
        Statement<2, EntryColumns> entriesBetween;
        Statement<2, 3> known;
        Statement<3, 3> settled;
        Statement<1, 1> lastSequence;
        Statement<1, 1> undoneBy;
        Statement<2, 1> node;
        Statement<3> insertNode;
    };
    mutable Statements m_statements;
    /// The last two nodes of each level: the next leaf is hashed with one of them.
    struct Kept {
        std::int64_t index = -1;
        ledger::Digest hash{};
    };
    std::array<std::array<Kept, 2>, 64> m_edge;
    std::optional<std::vector<ledger::EpochStart>> m_epochs;
};

} // namespace plumbline::hub
