#pragma once

#include "messageparts.h"

/// What the hub says, by its members in the order they are sent.
namespace plumbline::wire {

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
    io.begin(6);
    members(io, scanned.at);
    members(io, scanned.batch);
    members(io, scanned.next);
    io.flag(scanned.finished);
    position(io, scanned.total);
    members(io, scanned.from);
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
void members(Io &io, Held<Io, ledger::AuditItem> &item)
{
    io.begin(5);
    enclosed(io, item.entry, &ledger::encodeEntry, &ledger::decodeEntry);
    io.bytes(item.changes, MaxAuditChanges);
    io.digests(item.proof, MaxProof);
    maybeEnclosed(io, item.operation, &ledger::encodeOperation, &ledger::decodeOperation);
    io.bytes(item.deviceKey, MaxSecret);
    io.end();
}

template<typename Io>
void members(Io &io, Held<Io, AuditPart> &part)
{
    io.begin(4);
    list(io, part.items, MaxAuditItems, ListMembers);
    position(io, part.missing);
    position(io, part.looked);
    position(io, part.withheld);
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
