#include "pendingwork.h"

#include "plumbline/domain/errors.h"
#include "plumbline/ledger/attempt.h"
#include "plumbline/replica/errors.h"
#include "plumbline/storage/errors.h"
#include "plumbline/storage/sqlite/transaction.h"
#include "translate.h"

namespace plumbline::replica {

using domain::Change;
using domain::Changes;
using domain::Result;
using ledger::Position;

namespace {

/// Whether the tables said so because of what they hold: somebody else made the record first, or has removed it.
bool isRuling(domain::ErrorCode code) {
    return code == storage::errors::Constraint || code == storage::errors::ForeignKey || code == storage::errors::RowMissing;
}

} // namespace

void addRows(const Changes &changes, RowSet &rows) {
    for (const Change &change : changes)
        rows.emplace(domain::entityOf(change), domain::recordOf(change));
}

Result<LocalEffect> PendingWork::apply(Changes changes) {
    LocalEffect effect;
    effect.revisions.reserve(changes.size());
    for (const Change &change : changes) {
        PLUMBLINE_TRY_ASSIGN(const auto found, m_entities.revision(domain::entityOf(change), domain::recordOf(change)));
        const Position revision = found.value_or(0);
        effect.revisions.push_back(revision);
        if (const auto *created = std::get_if<domain::Created>(&change))
            PLUMBLINE_TRY(m_entities.insert(created->after, 0));
        else if (const auto *updated = std::get_if<domain::Updated>(&change))
            PLUMBLINE_TRY(m_entities.update(*updated, revision));
        else
            PLUMBLINE_TRY(m_entities.remove(domain::entityOf(change), domain::recordOf(change)));
    }
    effect.changes = std::move(changes);
    return effect;
}

Result<void> PendingWork::takeBack(const Change &change, Position revision) {
    const Change back = domain::inverse(change);
    if (const auto *created = std::get_if<domain::Created>(&back))
        return m_entities.insert(created->after, revision);
    if (const auto *updated = std::get_if<domain::Updated>(&back))
        return m_entities.update(*updated, revision);
    return m_entities.remove(domain::entityOf(back), domain::recordOf(back));
}

Result<void> PendingWork::takeBack(std::span<const OutboxStore::Item> items, RowSet &touched) {
    for (std::size_t item = items.size(); item-- > 0;) {
        const LocalEffect &effect = items[item].effect;
        addRows(effect.changes, touched);
        for (std::size_t i = effect.changes.size(); i-- > 0;)
            PLUMBLINE_TRY(takeBack(effect.changes[i], effect.revisions[i]));
    }
    return {};
}

Result<Changes> PendingWork::decide(const ledger::Operation &operation, domain::Role role, const Effects &before) const {
    PLUMBLINE_TRY_ASSIGN(domain::Command command, ledger::decodeCommand(operation.kind, operation.body));
    // What takes back an operation that waits takes back what that one does now.
    if (auto *undo = std::get_if<domain::UndoOperation>(&command); undo != nullptr && operation.dependsOn.size() == 1)
        if (const auto found = before.find(operation.dependsOn.front()); found != before.end())
            undo->changes = found->second;
    return domain::decide(std::move(command), m_view, {operation.actor, role}, m_clock);
}

Result<std::variant<LocalEffect, domain::Error>> PendingWork::redo(const ledger::Operation &operation, domain::Role role,
                                                                   const Effects &before) {
    using Redone = std::variant<LocalEffect, domain::Error>;
    auto changes = decide(operation, role, before);
    if (!changes)
        return Redone(std::move(changes).error());
    // What the rules leave to the tables, such as that an id is a new one, may fail half-way.
    PLUMBLINE_TRY_ASSIGN(auto savepoint, storage::Savepoint::begin(m_connection));
    auto effect = apply(std::move(*changes));
    if (!effect && !isRuling(effect.error().code))
        return tl::unexpected(std::move(effect).error());
    if (!effect)
        return Redone(translated(std::move(effect).error(), {}));
    PLUMBLINE_TRY(savepoint.keep());
    return Redone(std::move(*effect));
}

Result<void> PendingWork::decideAgain(std::span<const OutboxStore::Item> items, domain::Role role, RowSet &touched) {
    std::set<std::int64_t> leaned;
    for (const OutboxStore::Item &item : items)
        leaned.insert(item.operation.dependsOn.begin(), item.operation.dependsOn.end());
    Effects effects;
    for (const OutboxStore::Item &item : items) {
        const std::int64_t sequence = item.operation.deviceSequence;
        // What was refused when it was tried stays refused.
        if (ledger::isAttempt(item.operation)) {
            const domain::Error refused = item.refused.value_or(domain::Error{domain::errors::NotPermitted, item.operation.kind});
            PLUMBLINE_TRY(m_outbox.setEffect(sequence, {}, refused));
            continue;
        }
        PLUMBLINE_TRY_ASSIGN(const auto redone, redo(item.operation, role, effects));
        if (const auto *refused = std::get_if<domain::Error>(&redone)) {
            PLUMBLINE_TRY(m_outbox.setEffect(sequence, {}, *refused));
            continue;
        }
        const auto *effect = std::get_if<LocalEffect>(&redone);
        addRows(effect->changes, touched);
        PLUMBLINE_TRY(m_outbox.setEffect(sequence, *effect, std::nullopt));
        if (leaned.contains(sequence))
            effects.emplace(sequence, effect->changes);
    }
    return {};
}

} // namespace plumbline::replica
