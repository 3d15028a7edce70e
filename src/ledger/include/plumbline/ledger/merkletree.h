#pragma once

#include "plumbline/ledger/operation.h"

/// The Merkle tree of RFC 6962 (section 2.1) over the ledger's entries. Leaf n is the entry at position n + 1.
namespace plumbline::ledger {

/// SHA-256 of 0x00 and the data; of 0x01 and both children.
[[nodiscard]] Digest leafHash(QByteArrayView data);
[[nodiscard]] Digest nodeHash(const Digest &left, const Digest &right);
/// The hash of a tree without leaves: SHA-256 of nothing.
[[nodiscard]] Digest emptyRoot();
/// The leaf of an entry: everything of it but its position-dependent chain hash.
[[nodiscard]] Digest entryLeaf(const Entry &entry);

/// A node of the tree: `level` 0 are leaves; `index` counts complete nodes of that level from the left.
struct NodeId {
    int level = 0;
    std::int64_t index = 0;
    friend auto operator<=>(const NodeId &, const NodeId &) = default;
};

/// Where complete nodes are kept: written once, never changed.
class NodeStore {
public:
    virtual ~NodeStore() = default;
    [[nodiscard]] virtual domain::Result<Digest> node(NodeId id) const = 0;
    [[nodiscard]] virtual domain::Result<void> keep(NodeId id, const Digest &hash) = 0;
};

/// A tree that grows by leaves and proves itself; O(log n) for each.
class MerkleTree {
public:
    MerkleTree(NodeStore &nodes, std::int64_t size);
    [[nodiscard]] std::int64_t size() const { return m_size; }
    [[nodiscard]] domain::Result<void> append(const Digest &leaf);
    /// The root when the tree had `size` leaves.
    [[nodiscard]] domain::Result<Digest> root(std::int64_t size) const;
    /// RFC 6962 section 2.1.1 and 2.1.2. Errors: ProofOutOfRange.
    [[nodiscard]] domain::Result<std::vector<Digest>> inclusionProof(std::int64_t leaf, std::int64_t size) const;
    [[nodiscard]] domain::Result<std::vector<Digest>> consistencyProof(std::int64_t first, std::int64_t second) const;

private:
    NodeStore &m_nodes;
    std::int64_t m_size;
};

[[nodiscard]] bool isIncluded(const Digest &leaf, std::int64_t index, std::int64_t size, std::span<const Digest> proof, const Digest &root);
[[nodiscard]] bool isConsistent(std::int64_t first, const Digest &firstRoot, std::int64_t second, const Digest &secondRoot,
                                std::span<const Digest> proof);

/// What a hub puts its name to: "the ledger of this life had this many entries and this root".
struct SignedHead {
    EpochId epoch;
    std::int64_t size = 0;
    Digest root{};
    domain::Instant signedAt{};
    QByteArray signature;
    friend bool operator==(const SignedHead &, const SignedHead &) = default;
};
[[nodiscard]] QByteArray signedBytes(const SignedHead &head);
[[nodiscard]] SignedHead signHead(SignedHead head, const SigningKey &hub);

} // namespace plumbline::ledger
