#include "support/synchistory.h"

#include "../../src/hub/journalstore.h"
#include "plumbline/domain/valuetext.h"

#include <map>

namespace plumbline::tests {
namespace {

using domain::EntityKind;
using domain::Money;
using domain::Record;
using ledger::Position;

Money yuan(std::int64_t amount) {
    return Money(amount * 100, domain::Currency::of("CNY"));
}

QString nameOf(const domain::Error &error) {
    return codeOf(error.code);
}

template <typename Entity>
std::optional<Entity> entityAt(const domain::View &view, domain::Id<Entity> id) {
    const auto record = view.find(Entity::Kind, id.uuid()).value();
    return record ? std::optional(domain::fromRecord<Entity>(*record).value()) : std::nullopt;
}

std::vector<hub::JournalEntry> journalOf(SyncWorld &world) {
    const auto connection = world.hubData();
    hub::JournalStore journal(*connection);
    std::vector<hub::JournalEntry> entries;
    const Position head = journal.head().value();
    if (!journal.forEach(0, head, [&](hub::JournalEntry entry) -> domain::Result<void> {
            entries.push_back(std::move(entry));
            return {};
        }))
        throw std::runtime_error("journal");
    return entries;
}

std::vector<ledger::EpochStart> livesOf(SyncWorld &world) {
    const auto connection = world.hubData();
    return hub::JournalStore(*connection).epochs().value();
}

/// Written out apart from the product's: how far a base reaches in the life that runs now.
Position reachOf(const ledger::Seen &base, const std::vector<ledger::EpochStart> &lives) {
    for (std::size_t i = 0; i < lives.size(); ++i)
        if (lives[i].epoch == base.epoch) {
            Position reach = base.position;
            for (std::size_t later = i + 1; later < lives.size(); ++later)
                reach = std::min(reach, lives[later].after);
            return reach;
        }
    return 0;
}

/// Whether between base and position somebody else's entry changed this field.
bool changedByOthers(const std::vector<hub::JournalEntry> &journal, const domain::PatchField &patch, Position base, Position at,
                     ledger::DeviceId device) {
    for (const hub::JournalEntry &entry : journal) {
        if (entry.entry.position <= base || entry.entry.position >= at || entry.entry.device == device)
            continue;
        for (const domain::Change &change : entry.changes)
            if (const auto *updated = std::get_if<domain::Updated>(&change); updated != nullptr && updated->id == patch.id)
                for (const domain::FieldChange &field : updated->fields)
                    if (field.field == patch.field)
                        return true;
    }
    return false;
}

} // namespace

SyncHistory::SyncHistory(HistoryOptions options)
    : m_options(options),
      m_random(options.seed),
      m_world(options.seed, options.engine) {
    m_deals = m_world.northDeals;
    m_deals.insert(m_deals.end(), m_world.southDeals.begin(), m_world.southDeals.end());
    const bool lastIsLate = m_options.workstations > 2 && chance(50);
    for (int i = 0; i < m_options.workstations; ++i) {
        if (lastIsLate && i + 1 == m_options.workstations)
            m_world.settle();
        addDesk();
    }
    if (!lastIsLate)
        m_world.settle();
}

void SyncHistory::addDesk() {
    const std::array people{std::pair(m_world.northSeller, domain::Role::Salesperson), std::pair(m_world.northManager, domain::Role::Manager),
                            std::pair(m_world.finance, domain::Role::Finance),         std::pair(m_world.director, domain::Role::Director),
                            std::pair(m_world.southSeller, domain::Role::Salesperson), std::pair(m_world.southManager, domain::Role::Manager),
                            std::pair(m_world.administrator, domain::Role::Administrator)};
    const std::size_t count = m_desks.size();
    const auto &[user, role] = people[count % people.size()];
    Workstation &workstation = m_world.addWorkstation(QStringLiteral("w%1").arg(count), user);
    workstation.clock().advance(count % 2 == 0 ? m_options.skew : -m_options.skew);
    m_desks.push_back({&workstation, role, {}, false});
}

void SyncHistory::execute(Desk &desk, domain::Command command) {
    Made made;
    if (const auto *patch = std::get_if<domain::PatchField>(&command))
        made.patch = *patch;
    const QString name = domain::commandName(command);
    const auto done = desk.workstation->execute(std::move(command));
    if (!done || !*done) {
        tell(desk.workstation->name() + u' ' + name + QStringLiteral(" refused here: ") +
             (done ? QStringLiteral("nothing to do") : nameOf(done.error())));
        return;
    }
    const auto pending = desk.workstation->replica().syncing().pending((*done)->deviceSequence - 1, 1).value();
    made.operation = pending.front();
    tell(QStringLiteral("%1 %2 #%3 on %4").arg(desk.workstation->name(), name).arg((*done)->deviceSequence).arg(made.operation.base.position));
    desk.made.push_back(std::move(made));
}

std::optional<domain::Command> SyncHistory::patch(Desk &desk) {
    static const std::array fields{u"title", u"source", u"amount", u"expected_close"};
    const domain::DealId deal = anyOf(m_deals);
    const int field = domain::describe<domain::Deal>().indexOf(fields[below(fields.size())]);
    const auto record = desk.workstation->replica().reader().value()->find(EntityKind::Deal, deal.uuid()).value();
    if (!record)
        return std::nullopt;
    domain::Value value;
    const auto pick = static_cast<std::int64_t>(below(4));
    switch (domain::describe<domain::Deal>().fields[static_cast<std::size_t>(field)].type) {
    case domain::FieldType::Money: value = yuan(2000 + pick); break;
    case domain::FieldType::Date: value = domain::Date::fromDays(static_cast<std::int32_t>(21'000 + pick)); break;
    default: value = chance(70) ? m_marks.write(m_world.nextId(), deal) : QStringLiteral("value %1").arg(pick); break;
    }
    return domain::PatchField{EntityKind::Deal, deal.uuid(), field, record->values.at(static_cast<std::size_t>(field)), value};
}

std::optional<domain::Command> SyncHistory::advance(Desk &desk) {
    const domain::DealId id = anyOf(m_deals);
    const auto reader = desk.workstation->replica().reader().value();
    const auto deal = entityAt<domain::Deal>(*reader, id);
    if (!deal)
        return std::nullopt;
    return domain::AdvanceStage{id, deal->stage, anyOf(m_world.stages).id, domain::StageChangeId(m_world.nextId()), std::nullopt,
                                domain::LossReason::NoDecision};
}

std::optional<domain::Command> SyncHistory::receive(Desk & /*desk*/) {
    if (m_receipts.empty() || chance(50)) {
        const domain::FactId receipt(m_world.nextId());
        m_receipts.push_back(receipt);
        return domain::RecordReceipt{receipt,
                                     anyOf(chance(50) ? m_world.northAccounts : m_world.southAccounts),
                                     QStringLiteral("R-%1").arg(below(1000)),
                                     domain::Date::fromDays(20'600),
                                     yuan(static_cast<std::int64_t>(100 + below(400))),
                                     1'000'000,
                                     std::nullopt};
    }
    domain::AllocateReceipt allocate{anyOf(m_receipts), {}, std::nullopt};
    allocate.parts.push_back({domain::AllocationId(m_world.nextId()), anyOf(m_world.instalments),
                              yuan(static_cast<std::int64_t>(50 + below(300)))});
    return allocate;
}

std::optional<domain::Command> SyncHistory::promise(Desk &desk) {
    const bool north = chance(50);
    const auto kind = chance(60) ? domain::CommitmentKind::Rebate : domain::CommitmentKind::Training;
    domain::SubmitCommitment submit;
    submit.commitment = domain::CommitmentId(m_world.nextId());
    submit.account = anyOf(north ? m_world.northAccounts : m_world.southAccounts);
    submit.deal = anyOf(north ? m_world.northDeals : m_world.southDeals);
    submit.kind = kind;
    submit.promisedBy = desk.workstation->user();
    submit.promisedOn = domain::Date::fromDays(20'600);
    submit.dueDate = domain::Date::fromDays(20'700);
    submit.liability = yuan(static_cast<std::int64_t>(10 + below(90)));
    for (std::size_t i = 0; i < domain::stepsFor(kind).size(); ++i) {
        submit.steps.emplace_back(m_world.nextId());
        m_steps.push_back(submit.steps.back());
    }
    m_commitments.push_back(submit.commitment);
    return submit;
}

std::optional<domain::Command> SyncHistory::approve(Desk &desk) {
    if (m_steps.empty())
        return std::nullopt;
    const auto reader = desk.workstation->replica().reader().value();
    const auto step = entityAt<domain::ApprovalStep>(*reader, anyOf(m_steps));
    const auto commitment = step ? entityAt<domain::Commitment>(*reader, step->commitment) : std::nullopt;
    if (!commitment)
        return std::nullopt;
    const auto scope = domain::scopeOf(desk.workstation->user(), *reader, domain::Date::fromDays(20'700));
    const auto premise = scope ? domain::premiseOf(*commitment, *reader, *scope) : domain::Result<domain::Premise>(tl::unexpected(scope.error()));
    if (!premise)
        return std::nullopt;
    return domain::Approve{step->id, chance(80) ? domain::ApprovalDecision::Approve : domain::ApprovalDecision::Refuse, std::nullopt, *premise};
}

std::optional<domain::Command> SyncHistory::resolve(Desk &desk) {
    const auto reader = desk.workstation->replica().reader().value();
    std::vector<domain::Conflict> open;
    static_cast<void>(reader->forEach(EntityKind::Conflict, [&](const Record &record) {
        const auto conflict = domain::fromRecord<domain::Conflict>(record).value();
        if (conflict.state == domain::ConflictState::Open)
            open.push_back(conflict);
        return replica::Continue::Yes;
    }));
    if (open.empty())
        return std::nullopt;
    const domain::Conflict &conflict = anyOf(open);
    const auto kind = domain::entityNamed(conflict.record_kind).value();
    const auto record = reader->find(kind, domain::Uuid::parse(conflict.record).value()).value();
    const int field = domain::describe(kind).indexOfNumber(static_cast<int>(conflict.field));
    if (!record || field < 0)
        return std::nullopt;
    return domain::ResolveConflict{conflict.id, chance(50) ? domain::ConflictChoice::Mine : domain::ConflictChoice::Theirs,
                                   record->values.at(static_cast<std::size_t>(field)), {}};
}

/// People change teams, and devices are taken off the list, by somebody who may be away from the hub.
std::optional<domain::Command> SyncHistory::administer(Desk &desk) {
    if (Desk *other = chance(20) ? oneToRevoke() : nullptr; other != nullptr) {
        other->condemned = true;
        return domain::RevokeDevice{domain::DeviceId(other->workstation->device().uuid())};
    }
    static const int team = domain::describe<domain::User>().indexOf(u"team");
    const domain::UserId who = chance(50) ? m_world.northSeller : chance(50) ? m_world.southSeller : m_world.northManager;
    const auto record = desk.workstation->replica().reader().value()->find(EntityKind::User, who.uuid()).value();
    if (!record)
        return std::nullopt;
    return domain::PatchField{EntityKind::User, who.uuid(), team, record->values.at(static_cast<std::size_t>(team)),
                              (chance(50) ? m_world.north : m_world.south).uuid()};
}

void SyncHistory::act(Desk &desk) {
    // Nobody works on what has not come yet.
    if (desk.workstation->state().cursor.epoch.isNil())
        return;
    std::optional<domain::Command> command;
    const std::size_t which = below(100);
    if (desk.role == domain::Role::Administrator)
        command = which < 60 ? administer(desk) : which < 80 ? patch(desk) : resolve(desk);
    else if (desk.role == domain::Role::Finance)
        command = which < 70 ? receive(desk) : which < 90 ? approve(desk) : resolve(desk);
    else if (which < 45)
        command = patch(desk);
    else if (which < 65)
        command = advance(desk);
    else if (which < 75)
        command = promise(desk);
    else if (which < 85)
        command = approve(desk);
    else if (which < 95)
        command = resolve(desk);
    else
        // Poisoned: what this person may not do, from a workstation that does not ask.
        static_cast<void>(desk.workstation->replica().execute(
            domain::GrantRole{desk.workstation->user(), domain::Role::Director}, {desk.workstation->user(), domain::Role::Administrator}));
    if (command)
        execute(desk, std::move(*command));
}

void SyncHistory::spoil(Desk &desk) {
    std::deque<QByteArray> &frames = chance(50) ? desk.workstation->toHub : desk.workstation->toDevice;
    if (frames.empty())
        return;
    switch (below(4)) {
    case 0:
        tell(desk.workstation->name() + QStringLiteral(" frame repeated"));
        frames.push_back(frames.front());
        break;
    case 1:
        tell(desk.workstation->name() + QStringLiteral(" frames swapped"));
        std::swap(frames.front(), frames.back());
        break;
    case 2:
        tell(desk.workstation->name() + QStringLiteral(" frame lost"));
        frames.pop_front();
        break;
    default:
        tell(desk.workstation->name() + QStringLiteral(" frame cut short"));
        frames.front().truncate(static_cast<qsizetype>(below(static_cast<std::size_t>(frames.front().size()))));
        break;
    }
}

/// Somebody of the north goes south, or comes back.
void SyncHistory::move() {
    static const int owner = domain::describe<domain::Deal>().indexOf(u"owner");
    // Mostly one whose texts somebody has and is about to lose.
    domain::DealId deal = anyOf(m_deals);
    const auto held = m_marks.dealsOf(*anyOf(m_desks).workstation);
    if (!held.empty() && chance(80))
        deal = domain::DealId(anyOf(held));
    for (Desk &desk : m_desks) {
        if ((desk.role != domain::Role::Director && desk.role != domain::Role::Manager) || desk.workstation->isErased() ||
            desk.workstation->state().cursor.epoch.isNil())
            continue;
        const auto record = desk.workstation->replica().reader().value()->find(EntityKind::Deal, deal.uuid()).value();
        if (!record)
            continue;
        const domain::Value now = record->values.at(static_cast<std::size_t>(owner));
        const bool isNorths = now == domain::Value(m_world.northSeller.uuid());
        const domain::UserId to = isNorths != chance(20) ? m_world.southSeller : m_world.northSeller;
        execute(desk, domain::PatchField{EntityKind::Deal, deal.uuid(), owner, now, to.uuid()});
        return;
    }
}

bool SyncHistory::isRevoked(const Desk &desk) {
    const auto devices = m_world.hub().devices().value();
    const auto found = std::ranges::find(devices, desk.workstation->device(), &hub::DeviceStatus::device);
    return found != devices.end() && found->revoked;
}

int SyncHistory::revoked() {
    return static_cast<int>(std::ranges::count_if(m_desks, [this](const Desk &desk) { return isRevoked(desk); }));
}

int SyncHistory::erased() {
    return static_cast<int>(std::ranges::count_if(m_desks, [](const Desk &desk) { return desk.workstation->isErased(); }));
}

/// Two at least go on.
SyncHistory::Desk *SyncHistory::oneToRevoke() {
    std::vector<Desk *> others;
    for (Desk &desk : m_desks)
        if (!desk.condemned)
            others.push_back(&desk);
    return others.size() > 2 ? anyOf(others) : nullptr;
}

void SyncHistory::revoke() {
    Desk *desk = oneToRevoke();
    if (desk == nullptr)
        return;
    desk->condemned = true;
    const bool done = m_world.hub().revoke(desk->workstation->device()).has_value();
    tell(desk->workstation->name() + (done ? QStringLiteral(" revoked") : QStringLiteral(" was revoked already")));
}

/// What the backup does not know is told to the hub again, as docs/hub.md says; at times somebody forgets, and the device is one
/// like any other until it is thought of.
void SyncHistory::restore() {
    tell(QStringLiteral("hub restored"));
    m_world.restoreHub();
    m_restored = true;
    for (Desk &desk : m_desks)
        if (desk.condemned && !isRevoked(desk) && chance(70)) {
            if (!m_world.hub().revoke(desk.workstation->device()))
                throw std::runtime_error("not revoked");
            tell(desk.workstation->name() + QStringLiteral(" revoked again"));
        }
}

void SyncHistory::step() {
    Desk &desk = m_desks[below(m_desks.size())];
    Workstation &at = *desk.workstation;
    if (at.isErased())
        return;
    m_world.clock().advance(std::chrono::seconds(below(600)));
    const std::size_t which = below(200);
    if (which < 60) {
        act(desk);
    } else if (which < 125) {
        for (std::size_t frames = 1 + below(3); frames > 0; --frames)
            static_cast<void>(chance(50) ? at.deliverToHub() : at.deliverToDevice());
    } else if (which < 141) {
        static_cast<void>(m_world.hub().commitQueued().value());
    } else if (which < 145) {
        tell(QStringLiteral("a calm"));
        m_world.settle();
    } else if (which < 155) {
        tell(at.name() + (at.isConnected() ? QStringLiteral(" cut") : QStringLiteral(" connects")));
        at.isConnected() ? at.cut() : at.connect();
    } else if (which < 164) {
        spoil(desk);
    } else if (which < 178) {
        move();
    } else if (which < 180) {
        revoke();
    } else if (which < 184) {
        tell(at.name() + QStringLiteral(" crashes"));
        at.crash();
    } else if (which < 186) {
        tell(QStringLiteral("hub restarts"));
        m_world.restartHub();
    } else if (which < 188 && m_options.restores) {
        tell(QStringLiteral("hub backed up"));
        m_world.backUpHub();
        m_backedUp = true;
    } else if (which < 189 && m_backedUp && !m_restored) {
        restore();
    } else if (!at.isConnected()) {
        at.connect();
    }
    if (at.isErased()) {
        tell(at.name() + QStringLiteral(" hears that it is revoked"));
        return;
    }
    checkWhole(desk, m_early);
    if (chance(4))
        m_early << m_marks.remains(at);
}

/// A transaction is there whole or not at all: a deal stands where its last change says.
void SyncHistory::checkWhole(Desk &desk, QStringList &broken) {
    if (!desk.workstation->state().isWhole)
        return;
    const auto reader = desk.workstation->replica().reader().value();
    std::map<domain::Uuid, std::pair<std::pair<std::int64_t, std::int64_t>, domain::Uuid>> last;
    static_cast<void>(reader->forEach(EntityKind::StageChange, [&](const Record &record) {
        const auto change = domain::fromRecord<domain::StageChange>(record).value();
        const std::pair when{static_cast<std::int64_t>(change.on ? change.on->days() : 0), change.ordinal};
        auto &known = last[change.deal.uuid()];
        if (known.second.isNil() || when > known.first)
            known = {when, change.stage.uuid()};
        return replica::Continue::Yes;
    }));
    static_cast<void>(reader->forEach(EntityKind::Deal, [&](const Record &record) {
        m_marks.seen(*desk.workstation, record);
        const auto deal = domain::fromRecord<domain::Deal>(record).value();
        const auto found = last.find(record.id);
        if (found != last.end() && found->second.second != deal.stage.uuid())
            broken << QStringLiteral("law 6: %1 sees half of an act on %2").arg(desk.workstation->name(), deal.title);
        return replica::Continue::Yes;
    }));
}

/// What was revoked and heard so: erased, not only closed.
void SyncHistory::checkErased(Desk &desk, QStringList &broken) {
    Workstation &at = *desk.workstation;
    if (!desk.condemned)
        broken << QStringLiteral("%1 is erased and nobody revoked it").arg(at.name());
    at.close();
    if (replica::Replica::open(at.folder(), secretOf(Passphrase), {&at.clock(), nullptr}))
        broken << QStringLiteral("%1 was revoked and can be opened").arg(at.name());
}

void SyncHistory::checkDesk(Desk &desk, QStringList &broken) {
    Workstation &at = *desk.workstation;
    if (isRevoked(desk))
        broken << QStringLiteral("%1 is revoked and keeps its key").arg(at.name());
    broken << m_marks.remains(at);
    const auto expected = m_world.hub().viewOf(at.user()).value();
    const auto rows = at.rows();
    if (rows != expected) {
        broken << QStringLiteral("law 1: %1 differs from the hub's view").arg(at.name());
        for (const ledger::Row &row : expected)
            if (const auto same = std::ranges::find(rows, row.record.id, [](const ledger::Row &each) { return each.record.id; });
                same == rows.end() || *same != row)
                broken << QStringLiteral("   %1 %2 hub %3 here %4").arg(QLatin1StringView(domain::describe(row.record.kind).name), row.record.id.toString())
                              .arg(row.revision).arg(same == rows.end() ? -1 : same->revision);
        for (const ledger::Row &row : rows)
            if (std::ranges::find(expected, row.record.id, [](const ledger::Row &each) { return each.record.id; }) == expected.end())
                broken << QStringLiteral("   %1 %2 only here, %3").arg(QLatin1StringView(domain::describe(row.record.kind).name), row.record.id.toString()).arg(row.revision);
    }
    if (const auto state = at.state(); state.pending != 0)
        broken << QStringLiteral("law 2: %1 still waits for %2 outcomes").arg(at.name()).arg(state.pending);
    if (!at.replica().checkIntegrity())
        broken << QStringLiteral("%1's file is damaged").arg(at.name());
}

void SyncHistory::checkLedger(QStringList &broken) {
    if (const auto verified = m_world.hub().verify(); !verified)
        broken << QStringLiteral("the hub does not verify: ") + nameOf(verified.error()) + u' ' + verified.error().detail;
    const auto journal = journalOf(m_world);
    const auto lives = livesOf(m_world);
    std::map<std::pair<ledger::DeviceId, std::int64_t>, const hub::JournalEntry *> entries;
    std::map<domain::Uuid, Position> revocations;
    for (const hub::JournalEntry &entry : journal) {
        entries[{entry.entry.device, entry.entry.deviceSequence}] = &entry;
        if (revocations.contains(entry.entry.device.uuid()))
            broken << QStringLiteral("entry %1 is of a device that was revoked at %2").arg(entry.entry.position).arg(revocations.at(entry.entry.device.uuid()));
        if (entry.entry.kind == domain::commandName(domain::RevokeDevice{}))
            for (const domain::Change &change : entry.changes)
                revocations.emplace(domain::recordOf(change), entry.entry.position);
    }
    for (Desk &desk : m_desks) {
        Position last = 0;
        bool isCutOff = false;
        for (const Made &made : desk.made) {
            const QString name = QStringLiteral("%1 #%2 %3").arg(desk.workstation->name()).arg(made.operation.deviceSequence).arg(made.operation.kind);
            const auto found = entries.find({desk.workstation->device(), made.operation.deviceSequence});
            if (found == entries.end()) {
                // What an erased device had not sent is gone with it.
                isCutOff = desk.workstation->isErased();
                if (!isCutOff)
                    broken << QStringLiteral("laws 2 and 13: the hub has nothing of ") + name;
                continue;
            }
            if (isCutOff)
                broken << QStringLiteral("law 5: behind what the hub does not have: ") + name;
            const hub::JournalEntry &entry = *found->second;
            if (entry.entry.position <= last)
                broken << QStringLiteral("law 5: out of the device's order: ") + name;
            last = entry.entry.position;
            if (entry.entry.kind == QStringLiteral("withdrawn"))
                continue;
            if (std::holds_alternative<ledger::Rejected>(entry.entry.outcome) && entry.operation.isEmpty())
                broken << QStringLiteral("law 2: what was refused is gone: ") + name;
            if (!made.patch || std::holds_alternative<ledger::Rejected>(entry.entry.outcome))
                continue;
            const bool others = changedByOthers(journal, *made.patch, reachOf(made.operation.base, lives), entry.entry.position,
                                                desk.workstation->device());
            if (std::holds_alternative<ledger::Applied>(entry.entry.outcome) && others)
                broken << QStringLiteral("law 7: merged silently: ") + name;
            if (std::holds_alternative<ledger::Conflicted>(entry.entry.outcome)) {
                if (!others)
                    broken << QStringLiteral("law 7: a conflict with nobody: ") + name;
                const auto *created = entry.changes.empty() ? nullptr : std::get_if<domain::Created>(&entry.changes.front());
                const auto conflict = created != nullptr ? domain::fromRecord<domain::Conflict>(created->after) : tl::unexpected(domain::Error{});
                if (!conflict || conflict->mine != domain::toValueText(made.patch->value))
                    broken << QStringLiteral("law 2: the losing value is not kept: ") + name;
            }
        }
    }
}

void SyncHistory::checkMoney(QStringList &broken) {
    const auto rows = m_world.hub().viewOf(m_world.administrator).value();
    std::map<domain::Uuid, std::int64_t> room;
    for (const ledger::Row &row : rows) {
        if (row.record.kind == EntityKind::Fact)
            room[row.record.id] = domain::fromRecord<domain::Fact>(row.record).value().amount.minor();
        else if (row.record.kind == EntityKind::Instalment)
            room[row.record.id] = domain::fromRecord<domain::Instalment>(row.record).value().amount.minor();
        else if (row.record.kind == EntityKind::ApprovalStep) {
            const auto step = domain::fromRecord<domain::ApprovalStep>(row.record).value();
            if (step.decided_by && *step.decided_by == step.requested_by)
                broken << QStringLiteral("law 9: somebody approved their own request");
        }
    }
    for (const ledger::Row &row : rows)
        if (row.record.kind == EntityKind::Allocation) {
            const auto allocation = domain::fromRecord<domain::Allocation>(row.record).value();
            room[allocation.from.uuid()] -= allocation.amount.minor();
            room[allocation.instalment.uuid()] -= allocation.amount.minor();
        }
    for (const auto &[id, left] : room)
        if (left < 0)
            broken << QStringLiteral("law 8: allocated beyond its amount: ") + id.toString();
}

QStringList SyncHistory::violations() {
    for (int i = 0; i < m_options.steps; ++i)
        step();
    tell(QStringLiteral("settling"));
    for (Desk &desk : m_desks)
        desk.workstation->cut();
    m_world.settle();
    // Whoever takes a device off the list may have come last.
    m_world.settle();
    QStringList broken = m_early;
    for (Desk &desk : m_desks) {
        if (desk.workstation->isErased()) {
            checkErased(desk, broken);
            continue;
        }
        checkWhole(desk, broken);
        checkDesk(desk, broken);
    }
    checkLedger(broken);
    checkMoney(broken);
    return broken;
}

QStringList SyncHistory::ledger() {
    QStringList all;
    for (const hub::JournalEntry &journal : journalOf(m_world)) {
        const ledger::Entry &entry = journal.entry;
        QString line = QStringLiteral("%1 %2 %3 by %4 #%5 at %6")
                           .arg(entry.position)
                           .arg(entry.kind, ledger::outcomeName(entry.outcome), entry.actor.toString())
                           .arg(entry.deviceSequence)
                           .arg(entry.admittedAt.time_since_epoch().count());
        // A device's row holds its key.
        if (entry.kind != QStringLiteral("enrol_device"))
            line += u' ' + QString::fromLatin1(ledger::encodeChanges(journal.changes).toHex());
        all << line;
    }
    return all;
}

QStringList SyncHistory::outcomes() {
    QStringList all;
    for (const hub::JournalEntry &entry : journalOf(m_world))
        all << entry.entry.kind + u' ' + ledger::outcomeName(entry.entry.outcome);
    return all;
}

} // namespace plumbline::tests
