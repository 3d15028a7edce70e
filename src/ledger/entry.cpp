#include "entrybytes.h"

#include "plumbline/ledger/errors.h"
#include "plumbline/ledger/merkletree.h"
#include "plumbline/ledger/sha256.h"

namespace plumbline::ledger {

using domain::Result;

namespace {

constexpr char LeafPrefix = 0x00;
/// Raised when an entry gets another field, so that old and new entries can't be taken for each other.
constexpr std::uint8_t EntryFormat = 2;

constexpr std::size_t UsualSize = 256;

template<typename Id>
Result<void> readId(ValueReader &in, Id &id)
{
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid uuid, in.id());
    id = Id(uuid);
    return {};
}

Result<void> readInstant(ValueReader &in, domain::Instant &instant)
{
    PLUMBLINE_TRY_ASSIGN(const std::int64_t microseconds, in.zigzag());
    instant = domain::Instant(std::chrono::microseconds(microseconds));
    return {};
}

Result<void> readUndoes(ValueReader &in, Entry &entry)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t undoes, in.byte());
    if (undoes > 1)
        return in.unreadable("undoes");
    if (undoes == 1) {
        PLUMBLINE_TRY_ASSIGN(entry.undoes, in.zigzag());
    }
    return {};
}

} // namespace

// Numbers have one form and texts are counted, so that no two entries have the same bytes.
void writeEntry(ValueWriter &out, const Entry &entry)
{
    out.byte(EntryFormat);
    out.zigzag(entry.position);
    out.id(entry.operation.uuid());
    out.id(entry.device.uuid());
    out.zigzag(entry.deviceSequence);
    out.id(entry.actor.uuid());
    out.zigzag(entry.madeAt.time_since_epoch().count());
    out.text(entry.kind);
    out.text(entry.subject);
    out.byte(static_cast<std::uint8_t>(entry.entity));
    out.zigzag(entry.created);
    out.zigzag(entry.updated);
    out.zigzag(entry.removed);
    out.byte(entry.undoes ? 1 : 0);
    if (entry.undoes)
        out.zigzag(*entry.undoes);
    out.counted(encodeOutcome(entry.outcome));
    out.zigzag(entry.admittedAt.time_since_epoch().count());
    out.raw(viewOf(entry.payload));
    out.raw(viewOf(entry.changesHash));
}

Result<Digest> readDigest(ValueReader &in)
{
    Digest digest{};
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, in.raw(digest.size()));
    std::ranges::copy(bytes, digest.begin());
    return digest;
}

Result<Entry> readEntry(ValueReader &in)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t format, in.byte());
    if (format != EntryFormat)
        return in.unreadable("format");
    Entry entry;
    PLUMBLINE_TRY_ASSIGN(entry.position, in.zigzag());
    PLUMBLINE_TRY(readId(in, entry.operation));
    PLUMBLINE_TRY(readId(in, entry.device));
    PLUMBLINE_TRY_ASSIGN(entry.deviceSequence, in.zigzag());
    PLUMBLINE_TRY(readId(in, entry.actor));
    PLUMBLINE_TRY(readInstant(in, entry.madeAt));
    PLUMBLINE_TRY_ASSIGN(entry.kind, in.text());
    PLUMBLINE_TRY_ASSIGN(entry.subject, in.text());
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t entity, in.byte());
    entry.entity = static_cast<domain::EntityKind>(entity);
    PLUMBLINE_TRY_ASSIGN(entry.created, in.zigzag());
    PLUMBLINE_TRY_ASSIGN(entry.updated, in.zigzag());
    PLUMBLINE_TRY_ASSIGN(entry.removed, in.zigzag());
    PLUMBLINE_TRY(readUndoes(in, entry));
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView outcome, in.counted());
    auto decoded = decodeOutcome(outcome.toByteArray());
    if (!decoded)
        return in.unreadable("outcome");
    entry.outcome = std::move(*decoded);
    PLUMBLINE_TRY(readInstant(in, entry.admittedAt));
    PLUMBLINE_TRY_ASSIGN(entry.payload, readDigest(in));
    PLUMBLINE_TRY_ASSIGN(entry.changesHash, readDigest(in));
    return entry;
}

QByteArray encodeEntry(const Entry &entry)
{
    ValueWriter out(UsualSize);
    writeEntry(out, entry);
    out.raw(viewOf(entry.hash));
    return out.take();
}

Result<Entry> decodeEntry(const QByteArray &bytes)
{
    ValueReader in(bytes, errors::EntryUnreadable);
    PLUMBLINE_TRY_ASSIGN(Entry entry, readEntry(in));
    PLUMBLINE_TRY_ASSIGN(entry.hash, readDigest(in));
    if (!in.atEnd())
        return in.unreadable("end");
    return entry;
}

Digest entryHash(const Entry &entry, const Digest &previous)
{
    ValueWriter out(UsualSize);
    out.byte(LeafPrefix);
    out.raw(viewOf(previous));
    writeEntry(out, entry);
    return Sha256::of(out.take());
}

Digest entryLeaf(const Entry &entry)
{
    ValueWriter out(UsualSize);
    writeEntry(out, entry);
    return leafHash(out.take());
}

domain::EntityKind mainEntity(std::span<const domain::Change> changes)
{
    std::array<std::int64_t, 256> counts{};
    for (const domain::Change &change : changes)
        ++counts.at(static_cast<std::size_t>(domain::entityOf(change)));
    return changes.empty() ? domain::EntityKind::None
                           : static_cast<domain::EntityKind>(std::ranges::max_element(counts) - counts.begin());
}

} // namespace plumbline::ledger
