#include "plumbline/ledger/auditexport.h"
#include "plumbline/ledger/sha256.h"
#include "plumbline/replica/auditing.h"
#include "plumbline/replica/errors.h"
#include "plumbline/storage/entityview.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "replica_p.h"

/// The exported audit trail of a replica that has no hub: it is its own authority.
namespace plumbline::replica {
namespace {

using domain::Result;
using ledger::AuditItem;
using ledger::Entry;
using storage::sqlite::Access;
using storage::sqlite::Connection;
using storage::sqlite::Scan;

constexpr QByteArrayView KeyContext("plumbline audit key 1");

/// One key for the life of the file: it follows from the data key, which a change of passphrase leaves as it is, so that nothing
/// has to be written to read the trail.
Result<ledger::SigningKey> auditKey(const Secret &dataKey) {
    ledger::Sha256 hash;
    hash.add(KeyContext);
    hash.add(QByteArrayView("\0", 1));
    const auto key = dataKey.bytes();
    hash.add(QByteArrayView(reinterpret_cast<const char *>(key.data()), static_cast<qsizetype>(key.size())));
    const ledger::Digest digest = hash.finish();
    QByteArray bytes(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(digest.size()));
    const Secret seed = Secret::takeFrom(bytes);
    return ledger::SigningKey::fromSeed({reinterpret_cast<const char *>(seed.bytes().data()), static_cast<qsizetype>(seed.bytes().size())});
}

class Nodes final : public ledger::NodeStore {
public:
    [[nodiscard]] Result<ledger::Digest> node(ledger::NodeId id) const override { return m_nodes.at(id); }
    [[nodiscard]] Result<void> keep(ledger::NodeId id, const ledger::Digest &hash) override {
        m_nodes.emplace(id, hash);
        return {};
    }

private:
    std::map<ledger::NodeId, ledger::Digest> m_nodes;
};

struct Ground {
    ledger::EpochId epoch;
    QString timeZone;
};

/// A replica has one life: its organisation's id names it.
Result<Ground> groundOf(storage::sqlite::EntityStore &entities) {
    PLUMBLINE_TRY_ASSIGN(const auto all, storage::EntityView(entities).all(domain::EntityKind::Organisation));
    if (all.empty())
        return Ground{};
    PLUMBLINE_TRY_ASSIGN(const auto organisation, domain::fromRecord<domain::Organisation>(all.front()));
    return Ground{ledger::EpochId(organisation.id.uuid()), organisation.time_zone};
}

Result<bool> isMeant(const Entry &entry, const AuditSelection &selection, const QString &timeZone, LedgerStore &ledger) {
    if (entry.position < selection.first || entry.position > selection.last)
        return false;
    if (!selection.days.isOpen() && !selection.days.contains(domain::businessDate(entry.admittedAt, timeZone)))
        return false;
    if (!selection.record)
        return true;
    PLUMBLINE_TRY_ASSIGN(const auto changes, ledger.changesOf(selection.record->second, entry.position));
    return std::ranges::any_of(changes, [&](const TracedChange &each) { return domain::entityOf(each.change) == selection.record->first; });
}

} // namespace

Result<ledger::AuditExport> Replica::exportAudit(const AuditSelection &selection) const {
    if (d->enrolment)
        throw domain::InvariantError("the audit trail of an organisation with a hub is the hub's");
    const auto read = [&]() -> Result<ledger::AuditExport> {
        PLUMBLINE_TRY_ASSIGN(const auto connection, Connection::open(databasePath(d->folder), d->dataKey.bytes(), Access::ReadOnly));
        PLUMBLINE_TRY_ASSIGN(auto transaction, storage::sqlite::Transaction::beginRead(*connection));
        storage::sqlite::EntityStore entities(*connection);
        LedgerStore ledger(*connection);
        PLUMBLINE_TRY_ASSIGN(const Ground ground, groundOf(entities));
        PLUMBLINE_TRY_ASSIGN(const ledger::SigningKey key, auditKey(d->dataKey));
        Nodes nodes;
        ledger::MerkleTree tree(nodes, 0);
        std::vector<Entry> entries;
        PLUMBLINE_TRY(ledger.forEachEntryUpwards([&](const Entry &entry) {
            entries.push_back(entry);
            return Scan::Continue;
        }));
        for (const Entry &entry : entries)
            PLUMBLINE_TRY(tree.append(ledger::entryLeaf(entry)));
        ledger::AuditExport exported{ledger::Authority::Replica, {ground.epoch, tree.size(), {}, d->ports.clock->now(), {}},
                                     key.publicKey(), {}};
        PLUMBLINE_TRY_ASSIGN(exported.head.root, tree.root(tree.size()));
        exported.head = ledger::signOwnHead(std::move(exported.head), key);
        for (Entry &entry : entries) {
            PLUMBLINE_TRY_ASSIGN(const bool meant, isMeant(entry, selection, ground.timeZone, ledger));
            if (!meant)
                continue;
            AuditItem item;
            PLUMBLINE_TRY_ASSIGN(item.changes, ledger.changesBytes(entry.position));
            PLUMBLINE_TRY_ASSIGN(item.proof, tree.inclusionProof(entry.position - 1, tree.size()));
            item.entry = std::move(entry);
            exported.items.push_back(std::move(item));
        }
        PLUMBLINE_TRY(transaction.commit());
        return exported;
    };
    return translated(read(), d->folder);
}

} // namespace plumbline::replica
