#include "entrybytes.h"
#include "plumbline/ledger/merkletree.h"

namespace plumbline::ledger {
namespace {

constexpr QByteArrayView SigningContext("plumbline tree head 1\0", 22);

} // namespace

// The way of RFC 9162, section 2.1.3.2: from the leaf upwards, told left from right by the bits of its index.
bool isIncluded(const Digest &leaf, std::int64_t index, std::int64_t size, std::span<const Digest> proof, const Digest &root)
{
    if (index < 0 || index >= size)
        return false;
    std::int64_t node = index;
    std::int64_t last = size - 1;
    Digest hash = leaf;
    for (const Digest &each : proof) {
        if (last == 0)
            return false;
        if ((node & 1) == 1 || node == last) {
            hash = nodeHash(each, hash);
            while ((node & 1) == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = nodeHash(hash, each);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

// The way of RFC 9162, section 2.1.4.2: both roots are put together from the proof at once.
bool isConsistent(std::int64_t first, const Digest &firstRoot, std::int64_t second, const Digest &secondRoot, std::span<const Digest> proof)
{
    if (first < 0 || first > second)
        return false;
    if (first == 0)
        return proof.empty() && firstRoot == emptyRoot();
    if (first == second)
        return proof.empty() && firstRoot == secondRoot;
    std::int64_t node = first - 1;
    std::int64_t last = second - 1;
    while ((node & 1) == 1) {
        node >>= 1;
        last >>= 1;
    }
    // A complete first tree is itself where both start.
    const bool complete = node == 0;
    if (!complete && proof.empty())
        return false;
    Digest before = complete ? firstRoot : proof.front();
    Digest after = before;
    for (const Digest &each : complete ? proof : proof.subspan(1)) {
        if (last == 0)
            return false;
        if ((node & 1) == 1 || node == last) {
            before = nodeHash(each, before);
            after = nodeHash(each, after);
            while ((node & 1) == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            after = nodeHash(after, each);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && before == firstRoot && after == secondRoot;
}

QByteArray signedBytes(const SignedHead &head)
{
    ValueWriter out(128);
    out.raw(SigningContext);
    out.id(head.epoch.uuid());
    out.zigzag(head.size);
    out.raw(viewOf(head.root));
    out.zigzag(head.signedAt.time_since_epoch().count());
    return out.take();
}

SignedHead signHead(SignedHead head, const SigningKey &hub)
{
    head.signature = hub.sign(signedBytes(head));
    return head;
}

} // namespace plumbline::ledger
