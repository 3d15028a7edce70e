#include "support/settledlaws.h"

#include "../../src/hub/journalstore.h"

namespace plumbline::tests {
namespace {

/// How far back it is looked: a test asks after every fault.
constexpr std::int64_t Newest = 100;

} // namespace

QStringList brokenAfterSettling(SyncWorld &world, Workstation &at, std::int64_t made) {
    QStringList broken;
    if (at.rows() != world.hub().viewOf(at.user()).value())
        broken << at.name() + QStringLiteral(" differs from the hub's view");
    if (const auto state = at.state(); state.pending != 0)
        broken << at.name() + QStringLiteral(" still waits for %1 outcomes").arg(state.pending);
    const auto connection = world.hubData();
    hub::JournalStore journal(*connection);
    const ledger::Position head = journal.head().value();
    std::vector<std::int64_t> there;
    const auto read = journal.forEach(std::max<ledger::Position>(0, head - Newest), head, [&](const hub::JournalEntry &entry) {
        if (entry.entry.device == at.device())
            there.push_back(entry.entry.deviceSequence);
        return domain::Result<void>();
    });
    if (!read || (there.empty() ? 0 : there.back()) != made)
        broken << QStringLiteral("the hub has other operations of %1 than the %2 that were made").arg(at.name()).arg(made);
    for (std::size_t i = 1; i < there.size(); ++i)
        if (there[i] != there[i - 1] + 1)
            broken << QStringLiteral("#%1 of %2 stands behind #%3").arg(there[i]).arg(at.name()).arg(there[i - 1]);
    const auto reader = at.replica().reader().value();
    for (std::int64_t sequence = std::max<std::int64_t>(1, made - Newest); sequence <= made; ++sequence)
        if (!reader->outcome(sequence).value())
            broken << QStringLiteral("#%1 has no outcome on %2").arg(sequence).arg(at.name());
    return broken;
}

std::int64_t lastOnHub(SyncWorld &world, ledger::DeviceId device) {
    const auto connection = world.hubData();
    return hub::JournalStore(*connection).lastSequence(device).value();
}

domain::PatchField patchOf(Workstation &at, domain::EntityKind kind, const domain::Uuid &id, QStringView field, domain::Value value) {
    const int index = domain::describe(kind).indexOf(field);
    const auto record = at.replica().reader().value()->find(kind, id).value();
    return {kind, id, index, record->values.at(static_cast<std::size_t>(index)), std::move(value)};
}

domain::PatchField titled(Workstation &at, domain::DealId deal, const QString &title) {
    return patchOf(at, domain::EntityKind::Deal, deal.uuid(), u"title", title);
}

QString titleOf(Workstation &at, domain::DealId deal) {
    const auto record = at.replica().reader().value()->find(domain::EntityKind::Deal, deal.uuid()).value();
    return record ? domain::fromRecord<domain::Deal>(*record).value().title : QString();
}

std::int64_t oneIn(std::int64_t sample) {
    return qEnvironmentVariableIsSet("PLUMBLINE_EVERY_FAULT") ? 1 : sample;
}

} // namespace plumbline::tests
