#include "ledger/smallaudit.h"

#include "ledger/memorynodes.h"

#include "plumbline/ledger/sha256.h"

namespace plumbline::tests {

using namespace domain;
using ledger::AuditItem;
using ledger::SigningKey;

namespace {

Uuid uuidOf(std::uint8_t first, std::uint8_t last)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes.front() = first;
    bytes.back() = last;
    return Uuid(bytes);
}

/// The hub's part: an operation becomes an entry.
AuditItem admit(ledger::Operation operation, const Changes &changes, ledger::Outcome outcome, ledger::Position position)
{
    AuditItem item;
    item.changes = ledger::encodeChanges(changes);
    ledger::Entry &entry = item.entry;
    entry.position = position;
    entry.operation = operation.id;
    entry.device = operation.device;
    entry.deviceSequence = operation.deviceSequence;
    entry.actor = operation.actor;
    entry.madeAt = operation.madeAt;
    entry.kind = operation.kind;
    entry.subject = operation.subject;
    entry.created = static_cast<std::int64_t>(changes.size());
    entry.outcome = std::move(outcome);
    entry.admittedAt = operation.madeAt + std::chrono::seconds(1);
    entry.payload = ledger::payloadHash(operation);
    entry.changesHash = ledger::Sha256::of(item.changes);
    item.operation = std::move(operation);
    return item;
}

ledger::Operation operationOf(const Command &command, std::int64_t sequence)
{
    ledger::Operation operation;
    operation.id = ledger::OperationId(uuidOf(1, static_cast<std::uint8_t>(sequence)));
    operation.device = ledger::DeviceId(uuidOf(2, 1));
    operation.deviceSequence = sequence;
    operation.actor = UserId(uuidOf(3, 1));
    operation.madeAt = Instant(std::chrono::hours(500'000)) + std::chrono::minutes(sequence);
    operation.kind = commandName(command);
    operation.subject = QStringLiteral("北京 %1").arg(sequence);
    operation.body = ledger::encodeCommand(command);
    return operation;
}

} // namespace

SmallAudit smallAudit()
{
    const auto hub = *SigningKey::fromSeed(QByteArray(32, 'h'));
    const auto device = *SigningKey::fromSeed(QByteArray(32, 'd'));
    const auto sign = [&](ledger::Operation operation) {
        operation.signature = device.sign(ledger::signedBytes(operation));
        return operation;
    };
    Product pen;
    pen.id = ProductId(uuidOf(4, 1));
    pen.name = QStringLiteral("笔");
    const Changes made{Created{toRecord(pen)}};
    const RecordReceipt receipt{FactId(uuidOf(5, 1)), AccountId(uuidOf(6, 1)), QStringLiteral("R-1"), Date(2026, 3, 1),
                                Money(12'345, Currency::of("CNY")), 1'000'000, {}};

    SmallAudit audit{{}, hub.publicKey(), device.publicKey()};
    auto &items = audit.exported.items;
    items.push_back(admit(operationOf(ImportRecords{QStringLiteral("pens.csv"), {}, made}, 1), made, ledger::Applied{}, 1));
    items.back().operation.reset();
    items.push_back(admit(sign(operationOf(receipt, 2)), {}, ledger::Applied{}, 2));
    items.back().deviceKey = device.publicKey();
    items.push_back(admit(operationOf(PatchField{EntityKind::Product, uuidOf(4, 1), 0, pen.name, QStringLiteral("Pen")}, 3), {}, ledger::Merged{}, 3));
    items.push_back(admit(operationOf(receipt, 4), {}, ledger::Rejected{QStringLiteral("hub.signature_missing"), {}}, 4));

    MemoryNodes nodes;
    ledger::MerkleTree tree(nodes, 0);
    for (const AuditItem &each : items)
        static_cast<void>(tree.append(ledger::entryLeaf(each.entry)));
    for (AuditItem &each : items)
        each.proof = *tree.inclusionProof(each.entry.position - 1, tree.size());
    ledger::SignedHead head{ledger::EpochId(uuidOf(7, 1)), tree.size(), *tree.root(tree.size()), Instant(std::chrono::hours(500'001)), {}};
    audit.exported.head = ledger::signHead(std::move(head), hub);
    audit.exported.hubKey = hub.publicKey();
    return audit;
}

} // namespace plumbline::tests
