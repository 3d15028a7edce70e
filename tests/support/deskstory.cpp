#include "support/deskstory.h"

#include "../../src/hub/journalstore.h"
#include "../../src/workspace/columnset.h"

namespace plumbline::tests {
namespace {

using domain::Role;
using domain::Uuid;

QString nameOf(const domain::Error &error) {
    return codeOf(error.code);
}

std::int64_t numberOf(const analytics::Figure &figure) {
    return figure.value.value_or(0);
}

QString joined(const DeskModel::Reasons &reasons) {
    return QStringList(reasons.begin(), reasons.end()).join(u'|');
}

} // namespace

HandMadeDevice::HandMadeDevice(SyncWorld &world, domain::UserId user) : m_world(world), m_user(user), m_device(world.nextId()) {
    const hub::Invitation invitation = world.hub().invite(user, std::chrono::hours(24)).value();
    bool enrolled = false;
    talk([&](const wire::FromHub &message) -> std::optional<wire::FromDevice> {
        enrolled = enrolled || std::holds_alternative<wire::Enrolled>(message);
        const auto *challenge = std::get_if<wire::Challenge>(&message);
        if (challenge == nullptr)
            return std::nullopt;
        wire::Enrol enrol;
        enrol.schema = wire::schemaNumber();
        enrol.device = m_device;
        enrol.deviceName = QStringLiteral("hand-made");
        enrol.token = invitation.token;
        enrol.publicKey = m_key.publicKey();
        enrol.signature = m_key.sign(wire::enrolBytes(enrol, challenge->nonce));
        return enrol;
    });
    if (!enrolled)
        throw std::runtime_error("a hand-made device was not let in");
}

void HandMadeDevice::talk(const std::function<std::optional<wire::FromDevice>(const wire::FromHub &)> &answer) {
    std::deque<QByteArray> frames;
    const auto session = m_world.hub().connect({[&](QByteArray frame) { frames.push_back(std::move(frame)); }, [] {}});
    for (; !frames.empty(); frames.pop_front()) {
        const auto next = answer(wire::decodeFromHub(frames.front()).value());
        if (next && !session->receive(wire::encode(*next)))
            throw std::runtime_error("the hub's database");
    }
    if (!m_world.hub().commitQueued())
        throw std::runtime_error("the hub's database");
    session->disconnected();
}

std::int64_t HandMadeDevice::offer(const domain::Command &command) {
    talk([&](const wire::FromHub &message) -> std::optional<wire::FromDevice> {
        if (const auto *challenge = std::get_if<wire::Challenge>(&message)) {
            wire::Hello hello;
            hello.schema = wire::schemaNumber();
            hello.device = m_device;
            hello.signature = m_key.sign(wire::helloBytes(hello, challenge->nonce));
            return hello;
        }
        const auto *welcome = std::get_if<wire::Welcome>(&message);
        if (welcome == nullptr)
            return std::nullopt;
        ledger::Operation operation;
        operation.id = ledger::OperationId(m_world.nextId());
        operation.device = m_device;
        operation.deviceSequence = ++m_sequence;
        operation.actor = m_user;
        operation.madeAt = m_world.clock().now();
        operation.kind = domain::commandName(command);
        operation.body = ledger::encodeCommand(command);
        operation.base = {welcome->epoch, welcome->head.size};
        if (ledger::mustBeSigned(operation.kind))
            operation.signature = m_key.sign(ledger::signedBytes(operation));
        return wire::Push{{std::move(operation)}};
    });
    return m_sequence;
}

DeskStory::Counts &DeskStory::Counts::operator+=(const Counts &other) {
    accepted += other.accepted;
    refusedAlike += other.refusedAlike;
    refusedByHub += other.refusedByHub;
    superseded += other.superseded;
    attacks += other.attacks;
    changedPremises += other.changedPremises;
    rebatesInForce += other.rebatesInForce;
    ageings += other.ageings;
    return *this;
}

DeskStory::DeskStory(std::uint64_t seed)
    : m_random(seed),
      m_world(seed),
      m_today(domain::businessDate(m_world.clock().now(), QStringLiteral("Asia/Shanghai"))) {
    const std::array people{std::pair(m_world.finance, Role::Finance),           std::pair(m_world.northSeller, Role::Salesperson),
                            std::pair(m_world.northManager, Role::Manager),      std::pair(m_world.finance, Role::Finance),
                            std::pair(m_world.director, Role::Director),         std::pair(m_world.southSeller, Role::Salesperson),
                            std::pair(m_world.southManager, Role::Manager),      std::pair(m_world.administrator, Role::Administrator)};
    for (const auto &[user, role] : people) {
        m_desks.push_back({&m_world.addWorkstation(QStringLiteral("d%1").arg(m_desks.size()), user), role});
        if (!m_hands.contains(user))
            m_hands.emplace(user, std::make_unique<HandMadeDevice>(m_world, user));
    }
    m_model.emplace(m_world.hub().viewOf(m_world.administrator).value(), m_today);
    settle();
}

DeskStory::~DeskStory() = default;

QStringList DeskStory::violations(int steps) {
    for (int i = 0; i < steps && m_wrong.isEmpty(); ++i)
        step();
    if (m_wrong.isEmpty())
        settle();
    if (m_wrong.isEmpty())
        reverseEverything();
    return m_wrong;
}

void DeskStory::step() {
    Desk &desk = m_desks[below(m_desks.size())];
    const std::size_t which = below(100);
    if (which < 55)
        act(desk);
    else if (which < 67)
        touch(desk);
    else if (which < 80)
        settle();
    else if (which < 93)
        pastTheWorkstation();
    else
        takeBackWhatStays(desk);
}

void DeskStory::act(Desk &desk) {
    const domain::Command command = anyCommand(desk);
    const auto done = desk.at->execute(command);
    tell(QStringLiteral("%1 %2 %3").arg(desk.at->name(), domain::commandName(command), done ? QStringLiteral("done") : nameOf(done.error())));
    if (done && *done)
        m_known.insert_or_assign({desk.at->device(), (*done)->deviceSequence}, Known{desk.at->user(), command});
}

void DeskStory::touch(Desk &desk) {
    tell(desk.at->name() + QStringLiteral(" in touch"));
    desk.at->connect();
    while (m_world.step()) {
    }
    desk.at->cut();
    replay();
}

void DeskStory::settle() {
    tell(QStringLiteral("everybody in touch"));
    m_world.settle();
    for (const Desk &desk : m_desks)
        desk.at->cut();
    replay();
    const auto rows = m_world.hub().viewOf(m_world.administrator).value();
    m_wrong << m_model->differences(rows) << m_model->broken();
    for (const Desk &desk : m_desks)
        if (desk.at->rows() != m_world.hub().viewOf(desk.at->user()).value())
            wrong(desk.at->name() + QStringLiteral(" differs from the hub's view"));
    checkBooks();
    compareRefusals();
}

void DeskStory::compareRefusals() {
    for (int i = 0; i < 6 && m_wrong.isEmpty(); ++i) {
        Desk &desk = m_desks[below(m_desks.size())];
        const domain::Command command = anyCommand(desk);
        const QString name = QStringLiteral("%1 %2 at one with the hub").arg(desk.at->name(), domain::commandName(command));
        const auto objections = m_model->objections(desk.at->user(), command);
        const auto done = desk.at->execute(command);
        tell(name + u' ' + (done ? QStringLiteral("done") : nameOf(done.error())));
        if (done) {
            if (*done)
                m_known.insert_or_assign({desk.at->device(), (*done)->deviceSequence}, Known{desk.at->user(), command});
            if (!objections.empty())
                wrong(name + QStringLiteral(": accepted, in spite of ") + joined(objections));
            if (*done)
                return;
            continue;
        }
        const QString code = nameOf(done.error());
        if (!objections.contains(code))
            wrong(name + QStringLiteral(": %1, where the model says '%2'").arg(code, joined(objections)));
        HandMadeDevice &hand = *m_hands.at(desk.at->user());
        const std::int64_t sequence = hand.offer(command);
        m_known.insert_or_assign({hand.device(), sequence}, Known{desk.at->user(), command});
        const auto connection = m_world.hubData();
        const auto outcome = hub::JournalStore(*connection).known(hand.device(), sequence).value().value().outcome;
        const auto *rejected = std::get_if<ledger::Rejected>(&outcome);
        const bool first = std::holds_alternative<ledger::Superseded>(outcome) && code == codeOf(domain::errors::AlreadyDecided);
        // What a person does not see is not there for them, before anybody asks what they may do with it.
        const bool unseen = rejected != nullptr && rejected->code == codeOf(domain::errors::RecordNotFound) && objections.contains(rejected->code);
        if (!first && !unseen && (rejected == nullptr || rejected->code != code))
            wrong(name + QStringLiteral(": refused with %1, and by the hub with %2").arg(code, rejected != nullptr ? rejected->code : ledger::outcomeName(outcome)));
        ++m_counts.refusedAlike;
        replay();
    }
}

void DeskStory::pastTheWorkstation() {
    Desk &desk = m_desks[below(m_desks.size())];
    replay();
    const domain::Command command = chance(40) ? attack() : anyCommand(desk);
    HandMadeDevice &hand = *m_hands.at(desk.at->user());
    tell(QStringLiteral("past %1: %2").arg(desk.at->name(), domain::commandName(command)));
    const std::int64_t sequence = hand.offer(command);
    m_known.insert_or_assign({hand.device(), sequence}, Known{desk.at->user(), command});
    ++m_counts.attacks;
    replay();
}

/// Money that was posted, what was promised and who decided on it is never taken back by an undo.
void DeskStory::takeBackWhatStays(Desk &desk) {
    if (m_final.empty())
        return;
    const ledger::Position position = m_final[below(m_final.size())];
    const auto done = desk.at->replica().undo(position, desk.at->replica().owner());
    tell(QStringLiteral("%1 undoes %2 %3").arg(desk.at->name()).arg(position).arg(done ? QStringLiteral("done") : nameOf(done.error())));
    if (done)
        wrong(QStringLiteral("%1 took back what stays").arg(desk.at->name()));
    const domain::Command command = domain::UndoOperation{position, {}};
    HandMadeDevice &hand = *m_hands.at(desk.at->user());
    m_known.insert_or_assign({hand.device(), hand.offer(command)}, Known{desk.at->user(), command});
    replay();
}

void DeskStory::replay() {
    const auto connection = m_world.hubData();
    hub::JournalStore journal(*connection);
    const ledger::Position head = journal.head().value();
    const auto done = journal.forEach(m_read, head, [&](const hub::JournalEntry &entry) -> domain::Result<void> {
        const auto known = m_known.find({entry.entry.device, entry.entry.deviceSequence});
        if (known != m_known.end())
            judge(entry.entry, known->second, entry.changes);
        return {};
    });
    if (!done)
        throw std::runtime_error("journal");
    m_read = head;
}

void DeskStory::judge(const ledger::Entry &entry, const Known &known, const domain::Changes &changes) {
    const auto objections = m_model->objections(known.user, known.command);
    const QString name = QStringLiteral("entry %1, %2").arg(entry.position).arg(entry.kind);
    if (const auto *rejected = std::get_if<ledger::Rejected>(&entry.outcome)) {
        ++m_counts.refusedByHub;
        m_counts.changedPremises += rejected->code == codeOf(domain::errors::PremiseChanged) ? 1 : 0;
        // Set aside on its device when a delegation ended: the hub never had it.
        const bool aside = entry.kind == QLatin1StringView("withdrawn");
        tell(QStringLiteral("  %1 refused: %2").arg(name, rejected->code));
        if (!aside && !objections.contains(rejected->code))
            wrong(name + QStringLiteral(": refused with %1, where the model says '%2'").arg(rejected->code, joined(objections)));
        return;
    }
    if (std::holds_alternative<ledger::Superseded>(entry.outcome)) {
        ++m_counts.superseded;
        tell(QStringLiteral("  %1 came second").arg(name));
        if (!objections.contains(codeOf(domain::errors::AlreadyDecided)))
            wrong(name + QStringLiteral(": superseded by nobody"));
        return;
    }
    if (std::holds_alternative<ledger::Conflicted>(entry.outcome))
        return;
    if (!objections.empty())
        wrong(name + QStringLiteral(": accepted by the hub, in spite of ") + joined(objections));
    tell(QStringLiteral("  %1 accepted").arg(name));
    if (changes.empty() || !objections.empty())
        return;
    m_model->apply(known.user, known.command, changes);
    ++m_counts.accepted;
    const bool mayBeTakenBack = std::holds_alternative<domain::PatchField>(known.command) ||
                                std::holds_alternative<domain::AdvanceStage>(known.command) ||
                                std::holds_alternative<domain::ImportRecords>(known.command);
    if (!mayBeTakenBack)
        m_final.push_back(entry.position);
    for (const auto &[id, promise] : m_model->promises)
        m_counts.rebatesInForce += promise.kind == domain::CommitmentKind::Rebate && promise.state == domain::CommitmentState::Open ? 1 : 0;
}

/// The page of receivables against the model: its columns add up to what is outstanding, and that to the ledger.
void DeskStory::checkBooks() {
    const auto reader = m_desks.front().at->replica().reader().value();
    const auto columns = workspace::loadColumns(*reader, [] { return replica::Continue::Yes; }).value();
    analytics::Slice slice;
    slice.asOf = m_today;
    const auto page = analytics::receivablesPage(columns->columns, slice);
    std::int64_t sum = 0;
    for (const analytics::AgeingFigures &each : page.ageing)
        sum += numberOf(each.amount);
    ++m_counts.ageings;
    if (sum != numberOf(page.outstanding))
        wrong(QStringLiteral("the ageing's columns come to %1, and %2 is outstanding").arg(sum).arg(numberOf(page.outstanding)));
    if (sum != m_model->ledger())
        wrong(QStringLiteral("%1 is outstanding, and the ledger says %2").arg(sum).arg(m_model->ledger()));
}

void DeskStory::reverseEverything() {
    tell(QStringLiteral("everything is reversed"));
    Workstation &finance = *m_desks.front().at;
    const auto documents = m_model->documents;
    for (const auto &[id, document] : documents) {
        const domain::Command command = domain::ReverseDocument{domain::FactId(id), newId<domain::Fact>()};
        if (const auto done = finance.execute(command); done && *done)
            m_known.insert_or_assign({finance.device(), (*done)->deviceSequence}, Known{finance.user(), command});
    }
    m_world.settle();
    replay();
    m_wrong << m_model->differences(m_world.hub().viewOf(m_world.administrator).value()) << m_model->broken();
    for (const auto &[id, part] : m_model->parts)
        if (m_model->openOf(id) != 0 || m_model->baseSetAgainst(id) != 0)
            wrong(QStringLiteral("something is left after everything was reversed"));
    checkBooks();
    if (m_model->ledger() != 0)
        wrong(QStringLiteral("the ledger comes to %1 after everything was reversed").arg(m_model->ledger()));
}

} // namespace plumbline::tests
