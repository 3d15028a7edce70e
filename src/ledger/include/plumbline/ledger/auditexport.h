#pragma once

#include "plumbline/ledger/merkletree.h"

/// An exported reading of the audit trail: one file that proves itself against the hub's public key, without the hub.
/// docs/audit-export.md has the format.
namespace plumbline::ledger {

/// An entry with everything that proves it.
struct AuditItem {
    /// Whole, as the hub keeps it; an entry of which something is left out can't be proven. Its chain hash is not exported.
    Entry entry;
    /// The bytes under Entry::changesHash.
    QByteArray changes;
    /// MerkleTree::inclusionProof of it in the tree of the head's size.
    std::vector<Digest> proof;
    /// What the device sent; has to be there for what devices sign (mustBeSigned), unless it was rejected.
    std::optional<Operation> operation;
    /// Of the device that signed the operation; empty without a signature, and not kept for what was rejected.
    QByteArray deviceKey;
    friend bool operator==(const AuditItem &, const AuditItem &) = default;
};

/// Whose word the head is.
enum class Authority {
    /// The organisation's hub.
    Hub,
    /// A replica without a hub, with a key of its own: proves that nothing was changed since, not that nothing was before.
    /// Nobody signs what is done there, so its entries have no operations.
    Replica
};
/// The head of a replica without a hub, which is never taken for a hub's.
[[nodiscard]] SignedHead signOwnHead(SignedHead head, const SigningKey &replica);

struct AuditExport {
    Authority authority = Authority::Hub;
    SignedHead head;
    /// The authority's public key.
    QByteArray hubKey;
    /// By rising positions; need not be all.
    std::vector<AuditItem> items;
};

/// Throws InvariantError where keys and signatures are not of their sizes.
[[nodiscard]] QByteArray writeAuditExport(const AuditExport &exported);

/// What was proven.
struct AuditSummary {
    Authority authority = Authority::Hub;
    SignedHead head;
    /// Without chain hashes.
    std::vector<Entry> entries;
    /// Operations whose device's signature holds, and the keys that made them: to compare with the list of devices.
    std::int64_t signedOperations = 0;
    std::vector<std::pair<DeviceId, QByteArray>> deviceKeys;
};

/// Holds only when the head is signed by `expectedHubKey`, every entry is in the tree of that head, every byte of changes and
/// operations is under its entry, and every signature is its device's. Errors: AuditUnreadable, AuditOfAnotherHub, AuditNotProven.
/// For a replica's own export the same of its own key, without operations and signatures.
[[nodiscard]] domain::Result<AuditSummary> verifyAuditExport(const QByteArray &bytes, QByteArrayView expectedHubKey);

/// The key an export says it was signed with, for whoever has nothing to compare it with. Errors: AuditUnreadable.
[[nodiscard]] domain::Result<QByteArray> auditKeyOf(const QByteArray &bytes);

} // namespace plumbline::ledger
