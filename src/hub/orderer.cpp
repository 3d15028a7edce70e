#include "orderer.h"

#include "plumbline/domain/takingback.h"
#include "plumbline/hub/errors.h"
#include "plumbline/ledger/attempt.h"
#include "plumbline/ledger/sha256.h"

namespace plumbline::hub {
namespace {

using domain::Actor;
using domain::Change;
using domain::Changes;
using domain::EntityKind;
using domain::fail;
using domain::Record;
using domain::RecordKey;
using domain::Uuid;
using ledger::Operation;
using ledger::Position;

/// Changes of one operation after which it is said that the hub is at work.
constexpr std::size_t ChangesBetweenSigns = 1024;

ledger::Rejected refusal(domain::ErrorCode code, QString detail = {}) {
    return {QString::fromLatin1(code.id.data(), static_cast<qsizetype>(code.id.size())), std::move(detail)};
}

/// Errors that are the rules' answer; all others are the database's, and end the transaction.
bool isRuling(const domain::Error &error) {
    return !error.code.id.starts_with("storage.") && !error.code.id.starts_with("hub.");
}

/// The record that says whether somebody else decided first.
std::optional<RecordKey> decidedRecord(const domain::Command &command) {
    if (const auto *approve = std::get_if<domain::Approve>(&command))
        return RecordKey{EntityKind::ApprovalStep, approve->step.uuid()};
    if (const auto *resolve = std::get_if<domain::ResolveConflict>(&command))
        return RecordKey{EntityKind::Conflict, resolve->conflict.uuid()};
    return std::nullopt;
}

/// Refused operations are kept whole, and so are those a device has signed.
bool isKeptWhole(const Operation &operation, const ledger::Outcome &outcome) {
    return !operation.signature.isEmpty() || std::holds_alternative<ledger::Rejected>(outcome) ||
           std::holds_alternative<ledger::Superseded>(outcome);
}

} // namespace

Result<ledger::Outcome> Orderer::admit(const Operation &operation, const KnownDevice &device) {
    PLUMBLINE_TRY_ASSIGN(Decided decided, judge(operation, device));
    // Its person was told that nothing was done, and so it stays.
    if (ledger::isAttempt(operation) && !std::holds_alternative<ledger::Rejected>(decided.outcome))
        decided = {{}, refusal(domain::errors::NotPermitted, operation.kind), {}};
    return enter(operation, device, std::move(decided));
}

Result<ledger::Outcome> Orderer::refuse(const Operation &operation, const KnownDevice &device, const domain::Error &error) {
    return enter(operation, device, {{}, refusal(error.code, error.detail), {}});
}

Result<ledger::Outcome> Orderer::enter(const Operation &operation, const KnownDevice &device, Decided decided) {
    JournalEntry journal;
    journal.entry.operation = operation.id;
    journal.entry.device = operation.device;
    journal.entry.deviceSequence = operation.deviceSequence;
    journal.entry.actor = device.user;
    journal.entry.madeAt = operation.madeAt;
    journal.entry.kind = operation.kind;
    journal.entry.subject = operation.subject;
    journal.entry.payload = ledger::payloadHash(operation);
    journal.entry.undoes = decided.undoes;
    journal.entry.outcome = std::move(decided.outcome);
    if (isKeptWhole(operation, journal.entry.outcome))
        journal.operation = ledger::encodeOperation(operation);
    journal.changes = std::move(decided.changes);
    const ledger::Outcome outcome = journal.entry.outcome;
    PLUMBLINE_TRY(write(std::move(journal)));
    return outcome;
}

Result<void> Orderer::expect(std::span<const Operation> operations) {
    static const QString patches = domain::commandName(domain::PatchField{});
    std::map<EntityKind, std::vector<Uuid>> rows;
    for (const Operation &operation : operations) {
        if (operation.kind != patches)
            continue;
        // What can't be read is refused when its turn comes.
        const auto command = ledger::decodeCommand(operation.kind, operation.body);
        if (const auto *patch = command ? std::get_if<domain::PatchField>(&*command) : nullptr)
            rows[patch->kind].push_back(patch->id);
    }
    for (const auto &[kind, ids] : rows)
        PLUMBLINE_TRY(m_stores.view.expect(kind, ids));
    return {};
}

Result<void> Orderer::finish() {
    return m_stores.journal.setHead(m_head);
}

void Orderer::rewind(Position head) {
    m_written.resize(m_written.size() - static_cast<std::size_t>(m_head - head));
    m_head = head;
    m_stores.forget();
}

Result<void> Orderer::act(domain::Command command, const Actor &actor, const QString &subject, std::int64_t sequence) {
    JournalEntry journal;
    journal.entry.kind = domain::commandName(command);
    PLUMBLINE_TRY_ASSIGN(journal.changes, domain::decide(std::move(command), m_stores.view, actor, *m_ports.clock));
    journal.entry.operation = ledger::OperationId(m_ports.ids->next());
    journal.entry.device = m_state.device;
    journal.entry.deviceSequence = sequence;
    journal.entry.actor = actor.user;
    journal.entry.madeAt = m_ports.clock->now();
    journal.entry.subject = subject;
    return write(std::move(journal));
}

Result<std::optional<ledger::Rejected>> Orderer::formalities(const Operation &operation, const KnownDevice &device) {
    using Answer = std::optional<ledger::Rejected>;
    if (operation.kind == QLatin1StringView(ledger::WithdrawnKind.data(), static_cast<qsizetype>(ledger::WithdrawnKind.size())))
        return Answer(refusal(errors::Withdrawn));
    if (operation.actor != device.user)
        return Answer(refusal(errors::NotYours, operation.actor.toString()));
    if (ledger::mustBeSigned(operation.kind) &&
        !ledger::isSignedBy(device.publicKey, ledger::signedBytes(operation), operation.signature))
        return Answer(refusal(errors::SignatureMissing, operation.kind));
    if (ledger::isAttempt(operation))
        return Answer();
    for (const std::int64_t sequence : operation.dependsOn) {
        PLUMBLINE_TRY_ASSIGN(const auto known, m_stores.journal.known(device.device, sequence));
        if (!known || !ledger::tookEffect(known->outcome))
            return Answer(refusal(errors::DependencyFailed, QString::number(sequence)));
    }
    return Answer();
}

Result<Orderer::Decided> Orderer::judge(const Operation &operation, const KnownDevice &device) {
    PLUMBLINE_TRY_ASSIGN(auto refused, formalities(operation, device));
    if (refused)
        return Decided{{}, std::move(*refused), {}};
    auto command = ledger::decodeCommand(operation.kind, operation.body);
    if (!command)
        return Decided{{}, refusal(command.error().code, command.error().detail), {}};
    PLUMBLINE_TRY_ASSIGN(const ScopeVersion scope, scopeNow(device.user));
    const Actor actor{device.user, scope.scope.role};
    if (auto *undo = std::get_if<domain::UndoOperation>(&*command)) {
        // What still waited on the device when it was taken back has a place by now: this operation depends on it.
        if (undo->ledgerPosition == 0 && operation.dependsOn.size() == 1) {
            PLUMBLINE_TRY_ASSIGN(const auto known, m_stores.journal.known(device.device, operation.dependsOn.front()));
            undo->ledgerPosition = known ? known->position : 0;
        }
        auto filled = fillUndo(*undo);
        if (!filled && isRuling(filled.error()))
            return Decided{{}, refusal(filled.error().code, filled.error().detail), {}};
        PLUMBLINE_TRY(filled);
    }
    if (auto allowed = domain::mayWrite(*command, scope.scope, m_stores.view); !allowed) {
        if (!isRuling(allowed.error()))
            return tl::unexpected(std::move(allowed).error());
        return Decided{{}, refusal(allowed.error().code, allowed.error().detail), {}};
    }
    return judgeCommand(std::move(*command), operation, actor);
}

Result<Orderer::Decided> Orderer::judgeCommand(domain::Command command, const Operation &operation, const Actor &actor) {
    if (auto *patch = std::get_if<domain::PatchField>(&command))
        return judgePatch(std::move(*patch), operation, actor);
    // Only the hub itself lets devices in, and only when an invitation is used.
    if (std::holds_alternative<domain::EnrolDevice>(command) || std::holds_alternative<domain::FoundOrganisation>(command))
        return Decided{{}, refusal(domain::errors::NotPermitted, operation.kind), {}};
    Decided decided;
    if (const auto *undo = std::get_if<domain::UndoOperation>(&command))
        decided.undoes = undo->ledgerPosition;
    const auto record = decidedRecord(command);
    auto changes = domain::decide(std::move(command), m_stores.view, actor, *m_ports.clock);
    if (changes) {
        decided.changes = std::move(*changes);
        if (decided.changes.empty())
            decided.outcome = ledger::Merged{};
        return decided;
    }
    const domain::Error &error = changes.error();
    if (!isRuling(error))
        return tl::unexpected(error);
    if (record && (error.code == domain::errors::AlreadyDecided || error.code == domain::errors::AlreadyResolved)) {
        PLUMBLINE_TRY_ASSIGN(const auto by, m_stores.view.revision(*record));
        return Decided{{}, ledger::Superseded{by.value_or(0)}, {}};
    }
    return Decided{{}, refusal(error.code, error.detail), {}};
}

Result<Orderer::Decided> Orderer::judgePatch(domain::PatchField patch, const Operation &operation, const Actor &actor) {
    PLUMBLINE_TRY_ASSIGN(const auto found, m_stores.view.find(patch.kind, patch.id));
    // The rules are asked about the value as it stands; who touched it since is the merge law's question.
    domain::PatchField onNow = patch;
    if (found && static_cast<std::size_t>(patch.field) < found->values.size())
        onNow.base = found->values[static_cast<std::size_t>(patch.field)];
    const domain::Value current = onNow.base;
    auto changes = domain::decide(std::move(onNow), m_stores.view, actor, *m_ports.clock);
    if (!changes) {
        if (!isRuling(changes.error()))
            return tl::unexpected(std::move(changes).error());
        return Decided{{}, refusal(changes.error().code, changes.error().detail), {}};
    }
    PLUMBLINE_TRY_ASSIGN(const auto others, unseen(patch, operation));
    using Unseen = std::span<const ledger::UnseenChange>;
    const ledger::Meeting meeting = ledger::meet(patch, others ? Unseen(&*others, 1) : Unseen(), current);
    if (const auto *clash = std::get_if<ledger::Clash>(&meeting)) {
        const domain::ConflictId id(m_ports.ids->next());
        const domain::Conflict conflict = ledger::conflictOf(patch, clash->theirs, operation, id);
        return Decided{{domain::Created{domain::toRecord(conflict)}}, ledger::Conflicted{id}, {}};
    }
    if (changes->empty())
        return Decided{{}, ledger::Merged{}, {}};
    return Decided{std::move(*changes), ledger::Applied{}, {}};
}

Result<void> Orderer::fillUndo(domain::UndoOperation &undo) {
    PLUMBLINE_TRY_ASSIGN(auto journal, m_stores.journal.entry(undo.ledgerPosition));
    if (!journal)
        return fail(domain::errors::RecordNotFound, QString::number(undo.ledgerPosition));
    PLUMBLINE_TRY_ASSIGN(const auto by, m_stores.journal.undoneBy(undo.ledgerPosition));
    if (by || journal->changes.empty())
        return fail(domain::errors::NotUndoable, QString::number(undo.ledgerPosition));
    PLUMBLINE_TRY(domain::mayTakeBack(journal->entry.kind));
    undo.changes = std::move(journal->changes);
    return {};
}

/// Of all changes the writer had not seen the law asks for the newest alone.
Result<std::optional<ledger::UnseenChange>> Orderer::unseen(const domain::PatchField &patch, const Operation &operation) {
    PLUMBLINE_TRY_ASSIGN(const auto lives, m_stores.journal.epochs());
    PLUMBLINE_TRY_ASSIGN(const auto revision, m_stores.view.revision({patch.kind, patch.id}));
    return m_stores.fields.newestUnseen({{patch.kind, patch.id}, patch.field, revision.value_or(0),
                                         ledger::effectiveBase(operation.base, lives), operation.device});
}

Result<domain::Date> Orderer::today() {
    if (m_today)
        return *m_today;
    PLUMBLINE_TRY_ASSIGN(const auto organisation, m_stores.view.find(EntityKind::Organisation, m_state.organisation.uuid()));
    static const auto zone = static_cast<std::size_t>(domain::describe<domain::Organisation>().indexOf(u"time_zone"));
    const auto *name = organisation ? std::get_if<QString>(&organisation->values.at(zone)) : nullptr;
    m_today = domain::businessDate(m_ports.clock->now(), name != nullptr ? *name : QString());
    return *m_today;
}

Result<Orderer::Scopes> Orderer::scopesOf(domain::UserId user) {
    Scopes scopes;
    PLUMBLINE_TRY_ASSIGN(const domain::Date date, today());
    PLUMBLINE_TRY_ASSIGN(scopes.now, domain::scopeOf(user, m_stores.view, date));
    PLUMBLINE_TRY_ASSIGN(scopes.latest, m_stores.access.latestScope(user));
    return scopes;
}

Result<std::optional<ScopeVersion>> Orderer::latestScope(domain::UserId user) {
    PLUMBLINE_TRY_ASSIGN(const domain::Date date, today());
    if (const ScopeVersion *known = m_stores.view.scopeOn(date, user))
        return std::optional(*known);
    PLUMBLINE_TRY_ASSIGN(Scopes scopes, scopesOf(user));
    if (!scopes.areSame())
        return std::optional<ScopeVersion>();
    m_stores.view.keepScope(date, *scopes.latest);
    return std::move(scopes.latest);
}

Result<ScopeVersion> Orderer::scopeNow(domain::UserId user) {
    PLUMBLINE_TRY_ASSIGN(auto latest, latestScope(user));
    if (latest)
        return std::move(*latest);
    PLUMBLINE_TRY_ASSIGN(Scopes scopes, scopesOf(user));
    const ScopeVersion next{scopes.latest ? scopes.latest->version + 1 : 1, std::move(scopes.now)};
    PLUMBLINE_TRY(m_stores.access.addScope(next));
    PLUMBLINE_TRY_ASSIGN(const domain::Date date, today());
    m_stores.view.keepScope(date, next);
    return next;
}

Result<void> Orderer::write(JournalEntry journal) {
    ledger::Entry &entry = journal.entry;
    entry.position = m_head + 1;
    entry.admittedAt = m_ports.clock->now();
    entry.entity = ledger::mainEntity(journal.changes);
    PLUMBLINE_TRY(applyRows(journal));
    entry.changesHash = ledger::Sha256::of(ledger::encodeChanges(journal.changes));
    entry.hash = ledger::entryLeaf(entry);
    PLUMBLINE_TRY(m_stores.journal.append(journal));
    ledger::MerkleTree tree(m_stores.journal, m_head);
    PLUMBLINE_TRY(tree.append(entry.hash));
    m_head = entry.position;
    m_stores.fields.wrote(journal);
    m_written.push_back(std::move(journal));
    return followAccess(m_written.back());
}

Result<void> Orderer::applyRows(JournalEntry &journal) {
    const Position position = journal.entry.position;
    std::map<RecordKey, std::size_t> known;
    std::vector<Touch> touches;
    for (const Change &change : journal.changes) {
        if (m_ports.atWork && journal.previous.size() % ChangesBetweenSigns == 0)
            m_ports.atWork();
        const RecordKey key{domain::entityOf(change), domain::recordOf(change)};
        PLUMBLINE_TRY_ASSIGN(const auto before, m_stores.view.revision(key));
        journal.previous.push_back(before.value_or(0));
        if (known.emplace(key, touches.size()).second) {
            PLUMBLINE_TRY_ASSIGN(const Place place, m_stores.view.place(key));
            touches.push_back({key.first, key.second, place, place});
        }
        if (const auto *created = std::get_if<domain::Created>(&change)) {
            ++journal.entry.created;
            PLUMBLINE_TRY(m_stores.entities.insert(created->after, position));
        } else if (const auto *updated = std::get_if<domain::Updated>(&change)) {
            ++journal.entry.updated;
            PLUMBLINE_TRY(m_stores.entities.update(*updated, position));
        } else {
            ++journal.entry.removed;
            PLUMBLINE_TRY(m_stores.entities.remove(key.first, key.second));
        }
        m_stores.view.wrote(change, position);
    }
    return fileRows(journal, std::move(touches));
}

Result<std::optional<domain::TeamId>> Orderer::teamNow(const RecordKey &key) {
    PLUMBLINE_TRY_ASSIGN(const auto record, m_stores.view.find(key.first, key.second));
    return record ? domain::teamOf(*record, m_stores.view) : std::optional<domain::TeamId>();
}

Result<void> Orderer::fileRows(JournalEntry &journal, std::vector<Touch> touches) {
    std::set<RecordKey> listed;
    for (const Touch &touch : touches)
        listed.emplace(touch.kind, touch.id);
    for (const Change &change : journal.changes) {
        const auto *updated = std::get_if<domain::Updated>(&change);
        if (updated == nullptr)
            continue;
        PLUMBLINE_TRY_ASSIGN(const auto others, domain::followers(*updated, m_stores.view));
        for (const RecordKey &key : others) {
            if (!listed.insert(key).second)
                continue;
            PLUMBLINE_TRY_ASSIGN(const Place place, m_stores.view.place(key));
            touches.push_back({key.first, key.second, place, place});
        }
    }
    for (Touch &touch : touches) {
        PLUMBLINE_TRY_ASSIGN(const auto revision, m_stores.view.revision({touch.kind, touch.id}));
        if (!revision) {
            touch.after = std::nullopt;
            if (touch.before)
                PLUMBLINE_TRY(m_stores.access.unfile(touch.kind, touch.id));
            m_stores.view.filed({touch.kind, touch.id}, touch.after);
            continue;
        }
        PLUMBLINE_TRY_ASSIGN(const auto team, teamNow({touch.kind, touch.id}));
        touch.after = Place(std::in_place, team);
        if (!touch.before)
            PLUMBLINE_TRY(m_stores.access.file(touch.kind, touch.id, team));
        else if (touch.before != touch.after)
            PLUMBLINE_TRY(m_stores.access.refile(touch.kind, touch.id, team));
        m_stores.view.filed({touch.kind, touch.id}, touch.after);
    }
    // Of the followers those that stay where they were concern nobody.
    const auto own = static_cast<std::ptrdiff_t>(touches.size());
    std::set<RecordKey> changed;
    for (const Change &change : journal.changes)
        changed.emplace(domain::entityOf(change), domain::recordOf(change));
    for (std::ptrdiff_t i = 0; i < own; ++i) {
        Touch &touch = touches[static_cast<std::size_t>(i)];
        if (changed.contains({touch.kind, touch.id}) || touch.before != touch.after)
            journal.touches.push_back(std::move(touch));
    }
    return {};
}

Result<void> Orderer::followAccess(const JournalEntry &journal) {
    bool scopesMayDiffer = false;
    for (const Change &change : journal.changes) {
        const EntityKind kind = domain::entityOf(change);
        scopesMayDiffer = scopesMayDiffer || kind == EntityKind::User || kind == EntityKind::Delegation;
        if (kind != EntityKind::Device)
            continue;
        PLUMBLINE_TRY_ASSIGN(const auto record, m_stores.view.find(kind, domain::recordOf(change)));
        if (!record)
            continue;
        PLUMBLINE_TRY_ASSIGN(const auto device, domain::fromRecord<domain::Device>(*record));
        const ledger::DeviceId id(record->id);
        if (std::holds_alternative<domain::Created>(change))
            PLUMBLINE_TRY(m_stores.access.addDevice({id, device.user, QByteArray::fromHex(device.public_key.toLatin1()), false, 0, {}}));
        if (device.revoked_at) {
            PLUMBLINE_TRY(m_stores.access.setRevoked(id));
            m_revoked.push_back(id);
        }
    }
    if (!scopesMayDiffer)
        return {};
    PLUMBLINE_TRY_ASSIGN(const auto users, m_stores.view.all(EntityKind::User));
    for (const Record &user : users)
        PLUMBLINE_TRY(scopeNow(domain::UserId(user.id)));
    return {};
}

} // namespace plumbline::hub
