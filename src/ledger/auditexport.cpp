#include "plumbline/ledger/auditexport.h"

#include "entrybytes.h"

#include "plumbline/ledger/errors.h"
#include "plumbline/ledger/sha256.h"

namespace plumbline::ledger {
namespace {

using domain::Result;

constexpr QByteArrayView Magic("plumbline audit 1\n");
constexpr QByteArrayView OwnMagic("plumbline own audit 1\n");
/// No tree of 2^63 leaves has a longer proof.
constexpr std::size_t MaxProof = 64;

/// Signed as something else than a hub's head, so that a hub's export can't be passed off as one that needs no signatures.
QByteArray ownHeadBytes(const SignedHead &head)
{
    QByteArray bytes("plumbline own head 1");
    bytes += '\0';
    return bytes + signedBytes(head);
}

/// What stands in front of everything, and the key behind it.
struct Opening {
    Authority authority = Authority::Hub;
    QByteArray key;
};

void writeSized(ValueWriter &out, const QByteArray &bytes, qsizetype size)
{
    if (bytes.size() != size)
        throw domain::InvariantError("a key or a signature of another size");
    out.raw(bytes);
}

/// Whether a device's signature has to hold: what was refused may have been refused for want of one.
bool isBoundBySignature(const Entry &entry)
{
    return !std::holds_alternative<Rejected>(entry.outcome);
}

void writeItem(ValueWriter &out, const AuditItem &item)
{
    ValueWriter entry(256);
    writeEntry(entry, item.entry);
    out.counted(entry.take());
    out.counted(item.changes);
    out.varint(item.proof.size());
    for (const Digest &each : item.proof)
        out.raw(viewOf(each));
    out.byte(item.operation ? 1 : 0);
    if (!item.operation)
        return;
    out.counted(encodeOperation(*item.operation));
    if (!item.operation->signature.isEmpty() && isBoundBySignature(item.entry))
        writeSized(out, item.deviceKey, PublicKeySize);
}

Result<QByteArray> readSized(ValueReader &in, qsizetype size)
{
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, in.raw(static_cast<std::uint64_t>(size)));
    return bytes.toByteArray();
}

Result<Opening> readOpening(ValueReader &in, QByteArrayView bytes)
{
    Opening opening;
    opening.authority = bytes.startsWith(OwnMagic) ? Authority::Replica : Authority::Hub;
    const QByteArrayView expected = opening.authority == Authority::Replica ? OwnMagic : Magic;
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView magic, in.raw(static_cast<std::uint64_t>(expected.size())));
    if (magic != expected)
        return in.unreadable("format");
    PLUMBLINE_TRY_ASSIGN(opening.key, readSized(in, PublicKeySize));
    return opening;
}

Result<SignedHead> readHead(ValueReader &in)
{
    SignedHead head;
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid epoch, in.id());
    head.epoch = EpochId(epoch);
    PLUMBLINE_TRY_ASSIGN(head.size, in.zigzag());
    PLUMBLINE_TRY_ASSIGN(head.root, readDigest(in));
    PLUMBLINE_TRY_ASSIGN(const std::int64_t signedAt, in.zigzag());
    head.signedAt = domain::Instant(std::chrono::microseconds(signedAt));
    PLUMBLINE_TRY_ASSIGN(head.signature, readSized(in, SignatureSize));
    return head;
}

Result<AuditItem> readItem(ValueReader &in)
{
    AuditItem item;
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, in.counted());
    ValueReader entry(bytes, errors::AuditUnreadable);
    PLUMBLINE_TRY_ASSIGN(item.entry, readEntry(entry));
    if (!entry.atEnd())
        return in.unreadable("entry");
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView changes, in.counted());
    item.changes = changes.toByteArray();
    PLUMBLINE_TRY_ASSIGN(const std::size_t length, in.count(sizeof(Digest)));
    if (length > MaxProof)
        return in.unreadable("proof");
    for (std::size_t i = 0; i < length; ++i) {
        PLUMBLINE_TRY_ASSIGN(const Digest each, readDigest(in));
        item.proof.push_back(each);
    }
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t operation, in.byte());
    if (operation > 1)
        return in.unreadable("operation");
    if (operation == 0)
        return item;
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView sent, in.counted());
    auto decoded = decodeOperation(sent.toByteArray());
    if (!decoded)
        return in.unreadable("operation");
    item.operation = std::move(*decoded);
    if (!item.operation->signature.isEmpty() && isBoundBySignature(item.entry)) {
        PLUMBLINE_TRY_ASSIGN(item.deviceKey, readSized(in, PublicKeySize));
    }
    return item;
}

tl::unexpected<domain::Error> notProven(const Entry &entry, const char *what)
{
    return domain::fail(errors::AuditNotProven, QStringLiteral("%1: %2").arg(entry.position).arg(QLatin1StringView(what)));
}

/// Whether the entry says of the operation what the operation says of itself.
bool agrees(const Entry &entry, const Operation &operation)
{
    return entry.payload == payloadHash(operation) && entry.operation == operation.id && entry.device == operation.device
        && entry.deviceSequence == operation.deviceSequence && entry.actor == operation.actor && entry.madeAt == operation.madeAt
        && entry.kind == operation.kind;
}

Result<void> prove(const AuditItem &item, const AuditSummary &summary)
{
    const Entry &entry = item.entry;
    const SignedHead &head = summary.head;
    if (!isIncluded(entryLeaf(entry), entry.position - 1, head.size, item.proof, head.root))
        return notProven(entry, "entry");
    if (Sha256::of(item.changes) != entry.changesHash)
        return notProven(entry, "changes");
    if (item.operation && !agrees(entry, *item.operation))
        return notProven(entry, "operation");
    if (summary.authority == Authority::Replica)
        return item.operation ? notProven(entry, "operation") : Result<void>();
    const bool isSigned = mustBeSigned(entry.kind) || (item.operation && !item.operation->signature.isEmpty());
    if (!isSigned || !isBoundBySignature(entry))
        return {};
    if (!item.operation || !isSignedBy(item.deviceKey, signedBytes(*item.operation), item.operation->signature))
        return notProven(entry, "signature");
    return {};
}

Result<void> addItem(ValueReader &in, AuditSummary &summary)
{
    PLUMBLINE_TRY_ASSIGN(AuditItem item, readItem(in));
    if (!summary.entries.empty() && item.entry.position <= summary.entries.back().position)
        return in.unreadable("rising positions");
    PLUMBLINE_TRY(prove(item, summary));
    if (!item.deviceKey.isEmpty()) {
        ++summary.signedOperations;
        const std::pair key(item.entry.device, item.deviceKey);
        if (std::ranges::find(summary.deviceKeys, key) == summary.deviceKeys.end())
            summary.deviceKeys.push_back(key);
    }
    summary.entries.push_back(std::move(item.entry));
    return {};
}

} // namespace

SignedHead signOwnHead(SignedHead head, const SigningKey &replica)
{
    head.signature = replica.sign(ownHeadBytes(head));
    return head;
}

QByteArray writeAuditExport(const AuditExport &exported)
{
    ValueWriter out(1024);
    out.raw(exported.authority == Authority::Replica ? OwnMagic : Magic);
    writeSized(out, exported.hubKey, PublicKeySize);
    out.id(exported.head.epoch.uuid());
    out.zigzag(exported.head.size);
    out.raw(viewOf(exported.head.root));
    out.zigzag(exported.head.signedAt.time_since_epoch().count());
    writeSized(out, exported.head.signature, SignatureSize);
    out.varint(exported.items.size());
    for (const AuditItem &each : exported.items)
        writeItem(out, each);
    return out.take();
}

Result<AuditSummary> verifyAuditExport(const QByteArray &bytes, QByteArrayView expectedHubKey)
{
    ValueReader in(bytes, errors::AuditUnreadable);
    PLUMBLINE_TRY_ASSIGN(const Opening opening, readOpening(in, bytes));
    if (opening.key != expectedHubKey)
        return domain::fail(errors::AuditOfAnotherHub, QString::fromLatin1(opening.key.toHex()));
    AuditSummary summary;
    summary.authority = opening.authority;
    PLUMBLINE_TRY_ASSIGN(summary.head, readHead(in));
    const bool isOwn = opening.authority == Authority::Replica;
    if (!isSignedBy(opening.key, isOwn ? ownHeadBytes(summary.head) : signedBytes(summary.head), summary.head.signature))
        return domain::fail(errors::AuditNotProven, QStringLiteral("head"));
    PLUMBLINE_TRY_ASSIGN(const std::size_t count, in.count(1));
    for (std::size_t i = 0; i < count; ++i)
        PLUMBLINE_TRY(addItem(in, summary));
    if (!in.atEnd())
        return in.unreadable("end");
    return summary;
}

Result<QByteArray> auditKeyOf(const QByteArray &bytes)
{
    ValueReader in(bytes, errors::AuditUnreadable);
    PLUMBLINE_TRY_ASSIGN(Opening opening, readOpening(in, bytes));
    return std::move(opening.key);
}

} // namespace plumbline::ledger
