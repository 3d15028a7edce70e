#pragma once

#include "cbor.h"

#include "plumbline/wire/messages.h"

/// Every message by its members, in the order they are sent.
namespace plumbline::wire {

template<typename Io, typename Id>
void typedId(Io &io, Id &id)
{
    domain::Uuid uuid = id.uuid();
    io.id(uuid);
    if constexpr (Io::Reading)
        id = Id(uuid);
}

/// A number of a narrower type.
template<typename Io, typename Number>
void narrow(Io &io, Number &number, std::int64_t least, std::int64_t most)
{
    auto wide = static_cast<std::int64_t>(number);
    io.number(wide, least, most);
    if constexpr (Io::Reading)
        number = static_cast<Number>(wide);
}

template<typename Io>
void position(Io &io, Held<Io, std::int64_t> &number)
{
    io.number(number, 0, INT64_MAX);
}

template<typename Io>
void instant(Io &io, Held<Io, domain::Instant> &instant)
{
    std::int64_t microseconds = instant.time_since_epoch().count();
    io.number(microseconds, INT64_MIN, INT64_MAX);
    if constexpr (Io::Reading)
        instant = domain::Instant(std::chrono::microseconds(microseconds));
}

/// Something that has bytes of its own: read by `decode`, whose errors are those of an unreadable frame.
template<typename T, typename Encode, typename Decode>
void enclosed(CborWriter &io, const T &value, Encode encode, Decode /*decode*/)
{
    io.bytes(encode(value), MaxUnpacked);
}
template<typename T, typename Encode, typename Decode>
void enclosed(CborReader &io, T &value, Encode /*encode*/, Decode decode)
{
    QByteArray bytes;
    io.bytes(bytes, MaxUnpacked);
    if (!io.good())
        return;
    auto decoded = decode(bytes);
    if (!decoded)
        return io.refuse(decoded.error().code.id.data());
    value = std::move(*decoded);
}

template<typename T, typename Member>
void list(CborWriter &io, const std::vector<T> &values, qsizetype most, Member member)
{
    if (values.size() > static_cast<std::size_t>(most))
        throw domain::InvariantError("more elements than a message may hold");
    io.begin(values.size());
    for (const T &each : values)
        member(io, each);
    io.end();
}
template<typename T, typename Member>
void list(CborReader &io, std::vector<T> &values, qsizetype most, Member member)
{
    const std::uint64_t count = io.beginList(most);
    for (std::uint64_t i = 0; i < count && io.good(); ++i) {
        T each{};
        member(io, each);
        if (io.good())
            values.push_back(std::move(each));
    }
    io.end();
}

inline constexpr auto ListMembers = [](auto &io, auto &each) { members(io, each); };

[[nodiscard]] bool isKnown(domain::EntityKind kind);

// Parts of messages.

template<typename Io>
void members(Io &io, Held<Io, Cursor> &cursor)
{
    io.begin(3);
    typedId(io, cursor.epoch);
    position(io, cursor.scopeVersion);
    position(io, cursor.position);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, ledger::SignedHead> &head)
{
    io.begin(5);
    typedId(io, head.epoch);
    position(io, head.size);
    io.digest(head.root);
    instant(io, head.signedAt);
    io.bytes(head.signature, MaxSecret);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, Gone> &gone)
{
    io.begin(3);
    narrow(io, gone.kind, 1, UINT8_MAX);
    io.id(gone.id);
    narrow(io, gone.departure, 0, static_cast<std::int64_t>(Departure::Retracted));
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, SeenEntry> &seen)
{
    io.begin(3);
    enclosed(io, seen.entry, &ledger::encodeEntry, &ledger::decodeEntry);
    io.flag(seen.whole);
    io.bytes(seen.changes, MaxUnpacked);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, ledger::Settled> &settled)
{
    io.begin(3);
    position(io, settled.deviceSequence);
    position(io, settled.position);
    enclosed(io, settled.outcome, &ledger::encodeOutcome, &ledger::decodeOutcome);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, RowBatch> &batch)
{
    enclosed(io, batch, &encodeRows, &decodeRows);
}

template<typename Io>
void members(Io &io, Held<Io, ledger::Operation> &operation)
{
    enclosed(io, operation, &ledger::encodeOperation, &ledger::decodeOperation);
}

/// From the hub it may be of a later version: the device only gives it back.
template<typename Io>
void members(Io &io, Held<Io, ScanPoint> &point)
{
    io.begin(2);
    narrow(io, point.kind, 0, UINT8_MAX);
    io.id(point.after);
    io.end();
}

// Messages of a device.

template<typename Io>
void members(Io &io, Held<Io, Hello> &hello)
{
    io.begin(6);
    narrow(io, hello.protocol, 0, INT32_MAX);
    narrow(io, hello.schema, 0, INT32_MAX);
    typedId(io, hello.device);
    members(io, hello.cursor);
    position(io, hello.rememberedSize);
    io.bytes(hello.signature, MaxSecret);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, Enrol> &enrol)
{
    io.begin(7);
    narrow(io, enrol.protocol, 0, INT32_MAX);
    narrow(io, enrol.schema, 0, INT32_MAX);
    typedId(io, enrol.device);
    io.text(enrol.deviceName, MaxName);
    io.bytes(enrol.token, MaxSecret);
    io.bytes(enrol.publicKey, MaxSecret);
    io.bytes(enrol.signature, MaxSecret);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, Push> &push)
{
    io.begin(1);
    list(io, push.operations, MaxOperationsPerPush, ListMembers);
    io.end();
    if constexpr (Io::Reading)
        for (std::size_t i = 1; i < push.operations.size(); ++i)
            if (push.operations[i].deviceSequence <= push.operations[i - 1].deviceSequence)
                io.refuse("operations in order");
}

template<typename Io>
void members(Io &io, Held<Io, Pull> &pull)
{
    io.begin(2);
    members(io, pull.from);
    io.flag(pull.follow);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, Scan> &scan)
{
    io.begin(2);
    members(io, scan.from);
    narrow(io, scan.batches, 1, MaxScanBatches);
    io.end();
    if constexpr (Io::Reading)
        if (scan.from.kind != domain::EntityKind::None && !isKnown(scan.from.kind))
            io.refuse("entity");
}

template<typename Io>
void members(Io &io, Held<Io, HistoryRequest> &request)
{
    io.begin(4);
    narrow(io, request.kind, 0, UINT8_MAX);
    io.id(request.id);
    position(io, request.before);
    narrow(io, request.limit, 1, MaxHistory);
    io.end();
    if constexpr (Io::Reading)
        if (request.kind != domain::EntityKind::None && !isKnown(request.kind))
            io.refuse("entity");
}

template<typename Io>
void members(Io &io, Held<Io, BlobRequest> &request)
{
    io.begin(2);
    io.digest(request.sha256);
    position(io, request.offset);
    io.end();
}

// Messages of both.

template<typename Io>
void members(Io &io, Held<Io, BlobPiece> &piece)
{
    io.begin(4);
    io.digest(piece.sha256);
    position(io, piece.offset);
    position(io, piece.size);
    io.bytes(piece.bytes, MaxBlobPiece);
    io.end();
    if constexpr (Io::Reading)
        if (piece.offset > piece.size || piece.bytes.size() > piece.size - piece.offset)
            io.refuse("piece of the whole");
}

// Messages of the hub.

template<typename Io>
void members(Io &io, Held<Io, Challenge> &challenge)
{
    io.begin(2);
    narrow(io, challenge.protocol, 0, INT32_MAX);
    io.bytes(challenge.nonce, MaxSecret);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, Enrolled> &enrolled)
{
    io.begin(3);
    typedId(io, enrolled.organisation);
    typedId(io, enrolled.user);
    io.bytes(enrolled.hubKey, MaxSecret);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, Welcome> &welcome)
{
    io.begin(9);
    narrow(io, welcome.schema, 0, INT32_MAX);
    typedId(io, welcome.epoch);
    position(io, welcome.scopeVersion);
    position(io, welcome.lastSequence);
    typedId(io, welcome.user);
    narrow(io, welcome.role, 0, static_cast<std::int64_t>(domain::Role::Auditor));
    members(io, welcome.head);
    io.digests(welcome.consistency, MaxProof);
    narrow(io, welcome.leaseDays, 0, INT32_MAX);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, Refused> &refused)
{
    io.begin(3);
    io.text(refused.code, MaxCode);
    io.text(refused.detail, MaxDetail);
    io.bytes(refused.signature, MaxSecret);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, Taken> &taken)
{
    io.begin(1);
    position(io, taken.lastSequence);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, Page> &page)
{
    std::int64_t rows = 0;
    io.begin(8);
    members(io, page.from);
    members(io, page.to);
    narrow(io, page.part, 0, INT32_MAX);
    io.flag(page.last);
    list(io, page.batches, MaxBatchesPerPart, [&rows](auto &each, auto &batch) {
        members(each, batch);
        rows += static_cast<std::int64_t>(batch.rows.size());
        if (rows <= MaxRowsPerPart)
            return;
        if constexpr (Io::Reading)
            each.refuse("rows of a part");
        else
            throw domain::InvariantError("more rows than a part of a page holds");
    });
    list(io, page.gone, MaxGonePerPart, ListMembers);
    list(io, page.entries, MaxEntriesPerPart, ListMembers);
    list(io, page.settled, MaxSettledPerPart, ListMembers);
    io.end();
    if constexpr (Io::Reading) {
        std::erase_if(page.batches, [](const RowBatch &batch) { return batch.kind == domain::EntityKind::None; });
        std::erase_if(page.gone, [](const Gone &gone) { return !isKnown(gone.kind); });
    }
}

template<typename Io>
void members(Io &io, Held<Io, ScanNeeded> & /*needed*/)
{
    io.begin(0);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, ScanBatch> &scanned)
{
    io.begin(5);
    members(io, scanned.at);
    members(io, scanned.batch);
    members(io, scanned.next);
    io.flag(scanned.finished);
    position(io, scanned.total);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, History> &history)
{
    io.begin(1);
    list(io, history.entries, MaxHistory, ListMembers);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, BlobState> &state)
{
    io.begin(3);
    io.digest(state.sha256);
    position(io, state.have);
    io.number(state.size, -1, INT64_MAX);
    io.end();
}

} // namespace plumbline::wire
