#include "plumbline/ledger/merkletree.h"

#include "plumbline/ledger/errors.h"
#include "plumbline/ledger/sha256.h"

#include <bit>

namespace plumbline::ledger {
namespace {

using domain::Result;
using Proof = std::vector<Digest>;

/// The largest power of two below `size`, which is at least 2: where RFC 6962 splits a tree.
std::int64_t splitOf(std::int64_t size)
{
    return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(size - 1)));
}

bool isComplete(std::int64_t size)
{
    return std::has_single_bit(static_cast<std::uint64_t>(size));
}

/// Leaves [begin, begin + size) of the tree as RFC 6962 splits it: a complete one is kept, an incomplete one is put together.
Result<Digest> hashOf(const NodeStore &nodes, std::int64_t begin, std::int64_t size)
{
    if (size == 0)
        return emptyRoot();
    if (isComplete(size)) {
        const int level = std::countr_zero(static_cast<std::uint64_t>(size));
        return nodes.node(NodeId{level, begin >> level});
    }
    const std::int64_t left = splitOf(size);
    PLUMBLINE_TRY_ASSIGN(const Digest first, hashOf(nodes, begin, left));
    PLUMBLINE_TRY_ASSIGN(const Digest second, hashOf(nodes, begin + left, size - left));
    return nodeHash(first, second);
}

/// RFC 6962 section 2.1.1, PATH(leaf, D[begin:begin+size]).
Result<void> addPath(const NodeStore &nodes, std::int64_t leaf, std::int64_t begin, std::int64_t size, Proof &proof)
{
    if (size <= 1)
        return {};
    const std::int64_t left = splitOf(size);
    const bool inLeft = leaf < left;
    if (inLeft)
        PLUMBLINE_TRY(addPath(nodes, leaf, begin, left, proof));
    else
        PLUMBLINE_TRY(addPath(nodes, leaf - left, begin + left, size - left, proof));
    PLUMBLINE_TRY_ASSIGN(const Digest sibling, inLeft ? hashOf(nodes, begin + left, size - left) : hashOf(nodes, begin, left));
    proof.push_back(sibling);
    return {};
}

enum class Held { No, Yes };

/// RFC 6962 section 2.1.2, SUBPROOF(first, D[begin:begin+size], held).
Result<void> addSubproof(const NodeStore &nodes, std::int64_t first, std::int64_t begin, std::int64_t size, Held held, Proof &proof)
{
    if (first == size) {
        if (held == Held::Yes)
            return {};
        PLUMBLINE_TRY_ASSIGN(const Digest whole, hashOf(nodes, begin, size));
        proof.push_back(whole);
        return {};
    }
    const std::int64_t left = splitOf(size);
    if (first <= left) {
        PLUMBLINE_TRY(addSubproof(nodes, first, begin, left, held, proof));
        PLUMBLINE_TRY_ASSIGN(const Digest right, hashOf(nodes, begin + left, size - left));
        proof.push_back(right);
        return {};
    }
    PLUMBLINE_TRY(addSubproof(nodes, first - left, begin + left, size - left, Held::No, proof));
    PLUMBLINE_TRY_ASSIGN(const Digest whole, hashOf(nodes, begin, left));
    proof.push_back(whole);
    return {};
}

tl::unexpected<domain::Error> outOfRange(std::int64_t asked)
{
    return domain::fail(errors::ProofOutOfRange, QString::number(asked));
}

} // namespace

Digest leafHash(QByteArrayView data)
{
    Sha256 hash;
    hash.add(QByteArrayView("\0", 1));
    hash.add(data);
    return hash.finish();
}

Digest nodeHash(const Digest &left, const Digest &right)
{
    std::array<char, 1 + 2 * sizeof(Digest)> bytes{0x01};
    std::ranges::copy(left, bytes.begin() + 1);
    std::ranges::copy(right, bytes.begin() + 1 + sizeof(Digest));
    return Sha256::of(QByteArrayView(bytes.data(), bytes.size()));
}

Digest emptyRoot()
{
    return Sha256::of({});
}

MerkleTree::MerkleTree(NodeStore &nodes, std::int64_t size) : m_nodes(nodes), m_size(size) {}

Result<void> MerkleTree::append(const Digest &leaf)
{
    NodeId at{0, m_size};
    Digest hash = leaf;
    PLUMBLINE_TRY(m_nodes.keep(at, hash));
    while ((at.index & 1) == 1) {
        PLUMBLINE_TRY_ASSIGN(const Digest sibling, m_nodes.node(NodeId{at.level, at.index - 1}));
        hash = nodeHash(sibling, hash);
        at = NodeId{at.level + 1, at.index >> 1};
        PLUMBLINE_TRY(m_nodes.keep(at, hash));
    }
    ++m_size;
    return {};
}

Result<Digest> MerkleTree::root(std::int64_t size) const
{
    if (size < 0 || size > m_size)
        return outOfRange(size);
    return hashOf(m_nodes, 0, size);
}

Result<Proof> MerkleTree::inclusionProof(std::int64_t leaf, std::int64_t size) const
{
    if (size > m_size || leaf < 0 || leaf >= size)
        return outOfRange(leaf);
    Proof proof;
    PLUMBLINE_TRY(addPath(m_nodes, leaf, 0, size, proof));
    return proof;
}

Result<Proof> MerkleTree::consistencyProof(std::int64_t first, std::int64_t second) const
{
    if (first < 0 || first > second || second > m_size)
        return outOfRange(first);
    Proof proof;
    if (first > 0)
        PLUMBLINE_TRY(addSubproof(m_nodes, first, 0, second, Held::Yes, proof));
    return proof;
}

} // namespace plumbline::ledger
