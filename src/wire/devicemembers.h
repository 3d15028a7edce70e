#pragma once

#include "messageparts.h"

/// What a device says, by its members in the order they are sent.
namespace plumbline::wire {

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
    io.begin(3);
    members(io, pull.from);
    io.flag(pull.follow);
    position(io, pull.waitingFrom);
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
void members(Io &io, Held<Io, AuditRequest> &request)
{
    io.begin(8);
    position(io, request.size);
    position(io, request.after);
    position(io, request.upTo);
    narrow(io, request.kind, 0, UINT8_MAX);
    io.id(request.id);
    maybeDate(io, request.firstDay);
    maybeDate(io, request.lastDay);
    position(io, request.changesFrom);
    io.end();
    if constexpr (Io::Reading) {
        if (request.kind != domain::EntityKind::None && !isKnown(request.kind))
            io.refuse("entity");
        if (request.after > request.upTo || request.upTo > request.size)
            io.refuse("positions of the tree");
    }
}

template<typename Io>
void members(Io &io, Held<Io, BlobRequest> &request)
{
    io.begin(2);
    io.digest(request.sha256);
    position(io, request.offset);
    io.end();
}

} // namespace plumbline::wire
