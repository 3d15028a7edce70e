#pragma once

#include "messageio.h"

#include "plumbline/wire/messages.h"

/// What several messages are made of, by its members in the order they are sent.
namespace plumbline::wire {

[[nodiscard]] bool isKnown(domain::EntityKind kind);

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

} // namespace plumbline::wire
