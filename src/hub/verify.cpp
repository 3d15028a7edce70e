#include "blobstore.h"
#include "hub_p.h"
#include "plumbline/hub/errors.h"
#include "plumbline/ledger/digesttext.h"
#include "plumbline/ledger/sha256.h"
#include "plumbline/storage/transaction.h"

namespace plumbline::hub {
namespace {

using domain::fail;
using domain::Record;
using storage::Scan;

QString at(const char *what, std::int64_t position) {
    return QLatin1StringView(what) + QStringLiteral(": ") + QString::number(position);
}

/// Nodes that a tree over the entries as they stand would have, beside those that are kept.
class Recounted final : public ledger::NodeStore {
public:
    explicit Recounted(const JournalStore &kept) : m_kept(kept) {}
    [[nodiscard]] Result<ledger::Digest> node(ledger::NodeId id) const override { return m_kept.node(id); }
    [[nodiscard]] Result<void> keep(ledger::NodeId id, const ledger::Digest &hash) override {
        PLUMBLINE_TRY_ASSIGN(const ledger::Digest kept, m_kept.node(id));
        return kept == hash ? Result<void>() : fail(errors::Damaged, at("tree node", id.index));
    }

private:
    const JournalStore &m_kept;
};

/// Every entry's hashes as they follow from its content, and the tree as it follows from them.
Result<void> verifyEntries(Stores &stores, ledger::Position head) {
    Recounted nodes(stores.journal);
    ledger::MerkleTree tree(nodes, 0);
    ledger::Position expected = 0;
    PLUMBLINE_TRY(stores.journal.forEach(0, head, [&](const JournalEntry &journal) -> Result<void> {
        ++expected;
        const ledger::Entry &entry = journal.entry;
        if (entry.position != expected || entry.changesHash != ledger::Sha256::of(ledger::encodeChanges(journal.changes)) ||
            entry.hash != ledger::entryLeaf(entry))
            return fail(errors::Damaged, at("entry", expected));
        return tree.append(entry.hash);
    }));
    return expected == head ? Result<void>() : fail(errors::Damaged, at("entry", expected + 1));
}

/// Every row's revision is an entry's, its record is what that entry left, and it is filed under its team.
Result<void> verifyRows(Stores &stores, ledger::Position head) {
    for (const domain::EntityKind kind : domain::allEntities()) {
        std::vector<std::pair<domain::Uuid, std::int64_t>> rows;
        PLUMBLINE_TRY(stores.entities.forEach(kind, [&](const Record &record, std::int64_t revision) {
            rows.emplace_back(record.id, revision);
            return Scan::Continue;
        }));
        for (const auto &[id, revision] : rows) {
            const QString name = QLatin1StringView(domain::describe(kind).name) + u' ' + id.toString();
            PLUMBLINE_TRY_ASSIGN(const auto record, stores.entities.find(kind, id));
            PLUMBLINE_TRY_ASSIGN(const Place place, stores.access.place(kind, id));
            PLUMBLINE_TRY_ASSIGN(const auto team, domain::teamOf(*record, stores.view));
            if (revision < 1 || revision > head || !place || *place != team)
                return fail(errors::Damaged, name);
        }
    }
    return {};
}

/// The last value every entry gave a field is the one that stands.
Result<void> verifyState(Stores &stores, ledger::Position head) {
    std::map<domain::RecordKey, std::optional<Record>> replayed;
    PLUMBLINE_TRY(stores.journal.forEach(0, head, [&](const JournalEntry &journal) -> Result<void> {
        for (const domain::Change &change : journal.changes) {
            std::optional<Record> &record = replayed[{domain::entityOf(change), domain::recordOf(change)}];
            if (const auto *created = std::get_if<domain::Created>(&change))
                record = created->after;
            else if (const auto *updated = std::get_if<domain::Updated>(&change); updated != nullptr && record)
                for (const domain::FieldChange &field : updated->fields)
                    record->values.at(static_cast<std::size_t>(field.field)) = field.after;
            else
                record.reset();
        }
        return {};
    }));
    std::int64_t standing = 0;
    for (const auto &[key, record] : replayed) {
        PLUMBLINE_TRY_ASSIGN(const auto found, stores.entities.find(key.first, key.second));
        if (found != record)
            return fail(errors::Damaged, QLatin1StringView(domain::describe(key.first).name) + u' ' + key.second.toString());
        standing += record ? 1 : 0;
    }
    for (const domain::EntityKind kind : domain::allEntities()) {
        PLUMBLINE_TRY_ASSIGN(const std::int64_t rows, stores.entities.count(kind));
        standing -= rows;
    }
    return standing == 0 ? Result<void>() : fail(errors::Damaged, QStringLiteral("rows without an entry"));
}

} // namespace

Result<void> Hub::verify() {
    Stores &stores = *d->stores;
    PLUMBLINE_TRY_ASSIGN(auto transaction, storage::Transaction::beginRead(*stores.connection));
    PLUMBLINE_TRY_ASSIGN(const ledger::Position head, stores.journal.head());
    // What is kept in memory proves nothing.
    stores.forget();
    stores.view.setStandsAt(head);
    PLUMBLINE_TRY(verifyEntries(stores, head));
    PLUMBLINE_TRY(verifyRows(stores, head));
    PLUMBLINE_TRY(verifyState(stores, head));
    PLUMBLINE_TRY_ASSIGN(const auto attachment, BlobStore(*stores.connection).firstBroken());
    if (attachment)
        return fail(errors::Damaged, QStringLiteral("attachment ") + ledger::toHex(*attachment));
    PLUMBLINE_TRY_ASSIGN(const auto broken, stores.entities.brokenReference());
    if (broken)
        return fail(errors::Damaged, *broken);
    return transaction.commit();
}

} // namespace plumbline::hub
