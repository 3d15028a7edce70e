#include "support/wiregenerators.h"

namespace plumbline::tests {

using namespace wire;
using domain::EntityKind;
using domain::Uuid;

namespace {

template<typename Typed>
Typed anyId()
{
    return Typed(*anyUuid());
}

template<typename Make>
auto several(int most, Make make)
{
    std::vector<decltype(make())> all(static_cast<std::size_t>(*rc::gen::inRange(0, most + 1)));
    for (auto &each : all)
        each = make();
    return all;
}

std::int64_t natural()
{
    return *rc::gen::nonNegative<std::int64_t>();
}

EntityKind anyKind()
{
    const auto kinds = domain::allEntities();
    return *rc::gen::elementOf(std::vector(kinds.begin(), kinds.end()));
}

/// As Uuid7Source makes them, close together so that they share milliseconds.
Uuid anyVersion7()
{
    const Uuid any = *anyUuid();
    auto bytes = any.bytes();
    bytes[0] = bytes[1] = bytes[2] = bytes[3] = 0;
    bytes[4] = static_cast<std::uint8_t>(bytes[4] & 1U);
    bytes[5] = static_cast<std::uint8_t>(bytes[5] & 3U);
    bytes[6] = static_cast<std::uint8_t>(0x70U | (bytes[6] & 0x0FU));
    bytes[8] = static_cast<std::uint8_t>(0x80U | (bytes[8] & 0x3FU));
    return Uuid(bytes);
}

Cursor anyCursor()
{
    return {anyId<ledger::EpochId>(), natural(), natural()};
}

SeenEntry anySeen()
{
    return {*anyEntry(), *rc::gen::arbitrary<bool>(), *anyBytes(40)};
}

ScanPoint anyPoint()
{
    return {*rc::gen::arbitrary<bool>() ? anyKind() : EntityKind::None, *anyUuid()};
}

BlobPiece anyPiece()
{
    BlobPiece piece{*anyDigest(), *rc::gen::inRange<std::int64_t>(0, 1'000'000), 0, *anyBytes(100)};
    piece.size = piece.offset + piece.bytes.size() + *rc::gen::inRange<std::int64_t>(0, 100);
    return piece;
}

Page anyPage()
{
    Page page;
    page.from = anyCursor();
    page.to = anyCursor();
    page.part = *rc::gen::inRange(0, 10);
    page.last = *rc::gen::arbitrary<bool>();
    page.batches = several(2, [] { return *anyBatch(4); });
    page.gone = several(3, [] { return Gone{anyKind(), *anyUuid(), *rc::gen::element(Departure::Removed, Departure::Retracted)}; });
    page.entries = several(2, anySeen);
    page.settled = several(3, [] { return ledger::Settled{natural(), natural(), *anyOutcome()}; });
    return page;
}

AuditRequest anyAuditRequest()
{
    AuditRequest request;
    request.after = *rc::gen::inRange<std::int64_t>(0, 1000);
    request.upTo = request.after + *rc::gen::inRange<std::int64_t>(0, 1000);
    request.size = request.upTo + *rc::gen::inRange<std::int64_t>(0, 1000);
    request.kind = *rc::gen::arbitrary<bool>() ? anyKind() : EntityKind::None;
    request.id = *anyUuid();
    if (*rc::gen::arbitrary<bool>())
        request.firstDay = domain::Date::fromDays(*rc::gen::inRange(0, 20'000));
    if (*rc::gen::arbitrary<bool>())
        request.lastDay = domain::Date::fromDays(*rc::gen::inRange(0, 20'000));
    request.changesFrom = natural();
    return request;
}

ledger::AuditItem anyAuditItem()
{
    ledger::AuditItem item{*anyEntry(), *anyBytes(60), several(5, [] { return *anyDigest(); }), {}, *anyBytes(32)};
    if (*rc::gen::arbitrary<bool>())
        item.operation = *anyOperation();
    return item;
}

Welcome anyWelcome()
{
    Welcome welcome;
    welcome.schema = *rc::gen::inRange(0, 1000);
    welcome.epoch = anyId<ledger::EpochId>();
    welcome.scopeVersion = natural();
    welcome.lastSequence = natural();
    welcome.user = anyId<domain::UserId>();
    welcome.role = *rc::gen::element(domain::Role::Salesperson, domain::Role::Finance, domain::Role::Auditor);
    welcome.head = {anyId<ledger::EpochId>(), natural(), *anyDigest(), {}, *anyBytes(64)};
    welcome.consistency = several(5, [] { return *anyDigest(); });
    welcome.leaseDays = *rc::gen::inRange(0, 100);
    return welcome;
}

Hello anyHello()
{
    return {*rc::gen::inRange(0, 10), *rc::gen::inRange(0, 1000), anyId<ledger::DeviceId>(), anyCursor(), natural(), *anyBytes(64)};
}

Push anyPush()
{
    Push push;
    std::int64_t sequence = *rc::gen::inRange(1, 1000);
    push.operations = several(3, [] { return *anyOperation(); });
    for (ledger::Operation &each : push.operations)
        each.deviceSequence = sequence++;
    return push;
}

} // namespace

rc::Gen<RowBatch> anyBatch(int most)
{
    return rc::gen::exec([most] {
        RowBatch batch{anyKind(), {}};
        std::map<Uuid, Row> rows;
        const bool version7 = *rc::gen::arbitrary<bool>();
        for (int i = *rc::gen::inRange(0, most + 1); i > 0; --i) {
            Row row{*anyRecordOf(batch.kind), *rc::gen::arbitrary<std::int64_t>()};
            if (version7)
                row.record.id = anyVersion7();
            rows.insert_or_assign(row.record.id, row);
        }
        for (auto &[id, row] : rows)
            batch.rows.push_back(std::move(row));
        return batch;
    });
}

rc::Gen<FromHub> anyFromHub()
{
    return rc::gen::exec([]() -> FromHub {
        switch (*rc::gen::inRange(0, 12)) {
        case 0: return Challenge{*rc::gen::inRange(0, 10), *anyBytes(32)};
        case 1: return Enrolled{anyId<domain::OrganisationId>(), anyId<domain::UserId>(), *anyBytes(32)};
        case 2: return anyWelcome();
        case 3: return Refused{QStringLiteral("hub.device_revoked"), *anyText(), *anyBytes(64)};
        case 4: return Taken{natural()};
        case 5: return anyPage();
        case 6: return ScanNeeded{};
        case 7: return ScanBatch{anyCursor(), *anyBatch(10), anyPoint(), *rc::gen::arbitrary<bool>(), natural()};
        case 8: return History{several(3, anySeen)};
        case 9: return anyPiece();
        case 10: return AuditPart{several(3, anyAuditItem), natural(), natural(), natural()};
        default: return BlobState{*anyDigest(), natural(), *rc::gen::inRange<std::int64_t>(-1, 1000)};
        }
    });
}

rc::Gen<FromDevice> anyFromDevice()
{
    return rc::gen::exec([]() -> FromDevice {
        switch (*rc::gen::inRange(0, 9)) {
        case 0: return anyHello();
        case 1:
            return Enrol{*rc::gen::inRange(0, 10), *rc::gen::inRange(0, 1000), anyId<ledger::DeviceId>(), *anyText(), *anyBytes(32),
                         *anyBytes(32), *anyBytes(64)};
        case 2: return anyPush();
        case 3: return Pull{anyCursor(), *rc::gen::arbitrary<bool>()};
        case 4: return Scan{anyPoint(), *rc::gen::inRange(1, MaxScanBatches + 1)};
        case 5:
            return HistoryRequest{*rc::gen::arbitrary<bool>() ? anyKind() : EntityKind::None, *anyUuid(), natural(), *rc::gen::inRange(1, MaxHistory + 1)};
        case 6: return BlobRequest{*anyDigest(), natural()};
        case 7: return anyAuditRequest();
        default: return anyPiece();
        }
    });
}

} // namespace plumbline::tests
