#include "ledger/memorynodes.h"
#include "support/law.h"
#include "support/ledgergenerators.h"
#include "support/testregistry.h"

#include "plumbline/ledger/errors.h"

using namespace plumbline;
using ledger::Digest;
using ledger::MerkleTree;
using tests::MemoryNodes;
using Leaves = std::vector<Digest>;

namespace {

QByteArray hexOf(const Digest &digest)
{
    return QByteArray(reinterpret_cast<const char *>(digest.data()), 32).toHex();
}

QByteArrayList hexOf(const std::vector<Digest> &digests)
{
    QByteArrayList all;
    for (const Digest &each : digests)
        all << hexOf(each);
    return all;
}

/// The inputs of the reference implementation's tests, and the roots of their first 0 to 8.
const std::array<const char *, 8> Inputs{"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
const std::array<QByteArray, 9> Roots{
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

Leaves referenceLeaves()
{
    Leaves leaves;
    for (const char *input : Inputs)
        leaves.push_back(ledger::leafHash(QByteArray::fromHex(input)));
    return leaves;
}

// What section 2.1 of RFC 6962 says, word for word and slowly, over hashes of leaves.

std::size_t splitOf(std::size_t size)
{
    std::size_t split = 1;
    while (split * 2 < size)
        split *= 2;
    return split;
}

Digest slowRoot(std::span<const Digest> leaves)
{
    if (leaves.empty())
        return ledger::emptyRoot();
    if (leaves.size() == 1)
        return leaves.front();
    const std::size_t split = splitOf(leaves.size());
    return ledger::nodeHash(slowRoot(leaves.first(split)), slowRoot(leaves.subspan(split)));
}

std::vector<Digest> slowPath(std::size_t leaf, std::span<const Digest> leaves)
{
    if (leaves.size() == 1)
        return {};
    const std::size_t split = splitOf(leaves.size());
    auto path = leaf < split ? slowPath(leaf, leaves.first(split)) : slowPath(leaf - split, leaves.subspan(split));
    path.push_back(slowRoot(leaf < split ? leaves.subspan(split) : leaves.first(split)));
    return path;
}

std::vector<Digest> slowSubproof(std::size_t first, std::span<const Digest> leaves, int whole)
{
    if (first == leaves.size())
        return whole == 1 ? std::vector<Digest>() : std::vector<Digest>{slowRoot(leaves)};
    const std::size_t split = splitOf(leaves.size());
    auto proof = first <= split ? slowSubproof(first, leaves.first(split), whole) : slowSubproof(first - split, leaves.subspan(split), 0);
    proof.push_back(slowRoot(first <= split ? leaves.subspan(split) : leaves.first(split)));
    return proof;
}

MerkleTree treeOf(MemoryNodes &nodes, const Leaves &leaves)
{
    MerkleTree tree(nodes, 0);
    for (const Digest &leaf : leaves)
        if (!tree.append(leaf))
            throw domain::InvariantError("append");
    return tree;
}

Leaves anyLeaves()
{
    Leaves leaves(static_cast<std::size_t>(*rc::gen::inRange(1, 70)));
    for (std::size_t i = 0; i < leaves.size(); ++i)
        leaves[i] = ledger::leafHash(QByteArray::number(*rc::gen::inRange(0, 1000)) + ' ' + QByteArray::number(qulonglong(i)));
    return leaves;
}

void flip(Digest &digest)
{
    digest.at(*rc::gen::inRange<std::size_t>(0, 32)) ^= static_cast<std::uint8_t>(*rc::gen::inRange(1, 256));
}

} // namespace

class MerkleTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rootsAreThoseOfTheReferenceImplementation()
    {
        MemoryNodes nodes;
        const MerkleTree tree = treeOf(nodes, referenceLeaves());
        for (std::int64_t size = 0; size <= 8; ++size)
            QCOMPARE(hexOf(*tree.root(size)), Roots.at(static_cast<std::size_t>(size)));
    }

    void inclusionProofsAreThoseOfTheReferenceImplementation()
    {
        MemoryNodes nodes;
        const MerkleTree tree = treeOf(nodes, referenceLeaves());
        QCOMPARE(hexOf(*tree.inclusionProof(0, 1)), QByteArrayList());
        QCOMPARE(hexOf(*tree.inclusionProof(0, 8)),
                 (QByteArrayList{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                 "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                 "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
        QCOMPARE(hexOf(*tree.inclusionProof(5, 8)),
                 (QByteArrayList{"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                                 "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
        QCOMPARE(hexOf(*tree.inclusionProof(2, 3)), QByteArrayList{"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"});
        QCOMPARE(hexOf(*tree.inclusionProof(1, 5)),
                 (QByteArrayList{"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                 "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                 "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
    }

    void consistencyProofsAreThoseOfTheReferenceImplementation()
    {
        MemoryNodes nodes;
        const MerkleTree tree = treeOf(nodes, referenceLeaves());
        QCOMPARE(hexOf(*tree.consistencyProof(1, 1)), QByteArrayList());
        QCOMPARE(hexOf(*tree.consistencyProof(1, 8)),
                 (QByteArrayList{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                 "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                 "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
        QCOMPARE(hexOf(*tree.consistencyProof(6, 8)),
                 (QByteArrayList{"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                 "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
        QCOMPARE(hexOf(*tree.consistencyProof(2, 5)),
                 (QByteArrayList{"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                 "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
    }

    void theTreeIsWhatTheStandardDefines()
    {
        PLUMBLINE_LAW([] {
            const Leaves leaves = anyLeaves();
            MemoryNodes nodes;
            const MerkleTree tree = treeOf(nodes, leaves);
            const auto size = *rc::gen::inRange<std::size_t>(1, leaves.size() + 1);
            const std::span<const Digest> part = std::span(leaves).first(size);
            const auto leaf = *rc::gen::inRange<std::size_t>(0, size);
            const auto first = *rc::gen::inRange<std::size_t>(1, size + 1);
            const auto wide = static_cast<std::int64_t>(size);
            RC_ASSERT(tree.root(wide) == slowRoot(part));
            RC_ASSERT(tree.inclusionProof(static_cast<std::int64_t>(leaf), wide) == slowPath(leaf, part));
            RC_ASSERT(tree.consistencyProof(static_cast<std::int64_t>(first), wide) == slowSubproof(first, part, 1));
        });
    }

    void everyInclusionProofHoldsAndNoDamagedOneDoes()
    {
        PLUMBLINE_LAW([] {
            const Leaves leaves = anyLeaves();
            MemoryNodes nodes;
            const MerkleTree tree = treeOf(nodes, leaves);
            const auto size = *rc::gen::inRange<std::int64_t>(1, tree.size() + 1);
            const Digest root = *tree.root(size);
            for (std::int64_t i = 0; i < size; ++i)
                RC_ASSERT(ledger::isIncluded(leaves[static_cast<std::size_t>(i)], i, size, *tree.inclusionProof(i, size), root));
            const auto at = *rc::gen::inRange<std::int64_t>(0, size);
            auto proof = *tree.inclusionProof(at, size);
            Digest leaf = leaves[static_cast<std::size_t>(at)];
            Digest damagedRoot = root;
            const auto part = *rc::gen::inRange<std::size_t>(0, proof.size() + 2);
            flip(part < proof.size() ? proof[part] : part == proof.size() ? leaf : damagedRoot);
            RC_ASSERT(!ledger::isIncluded(leaf, at, size, proof, damagedRoot));
        });
    }

    void everyConsistencyProofHoldsAndNoDamagedOneDoes()
    {
        PLUMBLINE_LAW([] {
            const Leaves leaves = anyLeaves();
            MemoryNodes nodes;
            const MerkleTree tree = treeOf(nodes, leaves);
            const auto second = *rc::gen::inRange<std::int64_t>(1, tree.size() + 1);
            const Digest after = *tree.root(second);
            for (std::int64_t first = 0; first <= second; ++first)
                RC_ASSERT(ledger::isConsistent(first, *tree.root(first), second, after, *tree.consistencyProof(first, second)));
            const auto first = *rc::gen::inRange<std::int64_t>(1, second + 1);
            auto proof = *tree.consistencyProof(first, second);
            Digest before = *tree.root(first);
            Digest damagedAfter = after;
            const auto part = *rc::gen::inRange<std::size_t>(0, proof.size() + 2);
            flip(part < proof.size() ? proof[part] : part == proof.size() ? before : damagedAfter);
            RC_ASSERT(!ledger::isConsistent(first, before, second, damagedAfter, proof));
        });
    }

    void proofsOfAnotherLengthOrPlaceDoNotHold()
    {
        PLUMBLINE_LAW([] {
            const Leaves leaves = anyLeaves();
            MemoryNodes nodes;
            const MerkleTree tree = treeOf(nodes, leaves);
            const std::int64_t size = tree.size();
            const Digest root = *tree.root(size);
            const auto at = *rc::gen::inRange<std::int64_t>(0, size);
            const Digest leaf = leaves[static_cast<std::size_t>(at)];
            auto proof = *tree.inclusionProof(at, size);
            for (const std::int64_t other : {at - 1, at + 1, std::int64_t{-1}, size, INT64_MAX})
                RC_ASSERT(!ledger::isIncluded(leaf, other, size, proof, root));
            auto longer = proof;
            longer.push_back(root);
            RC_ASSERT(!ledger::isIncluded(leaf, at, size, longer, root));
            if (!proof.empty()) {
                proof.pop_back();
                RC_ASSERT(!ledger::isIncluded(leaf, at, size, proof, root));
            }
            const auto first = *rc::gen::inRange<std::int64_t>(1, size + 1);
            auto consistency = *tree.consistencyProof(first, size);
            consistency.push_back(root);
            RC_ASSERT(!ledger::isConsistent(first, *tree.root(first), size, root, consistency));
            RC_ASSERT(!ledger::isConsistent(size + 1, root, size, root, {}));
            RC_ASSERT(!ledger::isConsistent(-1, root, size, root, {}));
        });
    }

    void whatTheTreeDoesNotHaveIsRefused()
    {
        MemoryNodes nodes;
        const MerkleTree tree = treeOf(nodes, referenceLeaves());
        const auto isOutOfRange = [](const auto &result) { return !result && result.error().code == ledger::errors::ProofOutOfRange; };
        QVERIFY(isOutOfRange(tree.root(9)));
        QVERIFY(isOutOfRange(tree.root(-1)));
        QVERIFY(isOutOfRange(tree.inclusionProof(8, 8)));
        QVERIFY(isOutOfRange(tree.inclusionProof(-1, 8)));
        QVERIFY(isOutOfRange(tree.inclusionProof(0, 9)));
        QVERIFY(isOutOfRange(tree.consistencyProof(5, 4)));
        QVERIFY(isOutOfRange(tree.consistencyProof(-1, 4)));
        QVERIFY(isOutOfRange(tree.consistencyProof(4, 9)));
    }

    void aTreeGoesOnFromItsNodes()
    {
        const Leaves leaves = referenceLeaves();
        MemoryNodes nodes;
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            MerkleTree tree(nodes, static_cast<std::int64_t>(i));
            QVERIFY(tree.append(leaves[i]));
        }
        QCOMPARE(hexOf(*MerkleTree(nodes, 8).root(8)), Roots.at(8));
    }

    void everythingOfAHeadIsSigned()
    {
        const ledger::SigningKey hub = ledger::SigningKey::generate();
        PLUMBLINE_LAW([&] {
            ledger::SignedHead head;
            head.epoch = ledger::EpochId(*tests::anyUuid());
            head.size = *rc::gen::nonNegative<std::int64_t>();
            head.root = *tests::anyDigest();
            const ledger::SignedHead made = ledger::signHead(head, hub);
            RC_ASSERT(ledger::isSignedBy(hub.publicKey(), ledger::signedBytes(made), made.signature));
            ledger::SignedHead other = made;
            switch (*rc::gen::inRange(0, 4)) {
            case 0: other.epoch = ledger::EpochId(); break;
            case 1: other.size ^= 1; break;
            case 2: flip(other.root); break;
            default: other.signedAt += std::chrono::microseconds(1); break;
            }
            RC_PRE(other != made);
            RC_ASSERT(!ledger::isSignedBy(hub.publicKey(), ledger::signedBytes(other), other.signature));
        });
    }
};

PLUMBLINE_TEST(MerkleTreeTest)
#include "merkletreetest.moc"
