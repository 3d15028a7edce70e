#include "rawdevice.h"

#include "plumbline/domain/errors.h"
#include "plumbline/hub/errors.h"
#include "plumbline/hub/place.h"
#include "plumbline/hub/server.h"
#include "plumbline/ledger/errors.h"
#include "support/syncworld.h"
#include "support/testregistry.h"

#include <QTest>
#include <QtEndian>

using namespace plumbline;
using namespace plumbline::tests;
namespace errors = hub::errors;

namespace {

QString idOf(domain::ErrorCode code) {
    return QString::fromLatin1(code.id.data(), static_cast<qsizetype>(code.id.size()));
}

/// A frame of any kind and form around these bytes that says they unpack to `size`.
QByteArray frameOf(char kind, char form, quint32 size, const QByteArray &bytes) {
    QByteArray frame("PL");
    frame += kind;
    frame += form;
    frame.resize(8);
    qToBigEndian(size, frame.data() + 4);
    return frame + bytes;
}

/// A zstd frame of a few bytes that unpacks to `size` zeros.
QByteArray bombOf(quint32 size) {
    constexpr quint32 Block = 128 << 10;
    QByteArray bomb = QByteArray::fromHex("28b52ffda0");
    bomb.resize(9);
    qToLittleEndian(size, bomb.data() + 5);
    for (quint32 left = size; left > 0;) {
        const quint32 now = std::min(left, Block);
        left -= now;
        const quint32 header = (now << 3U) | (1U << 1U) | (left == 0 ? 1U : 0U);
        bomb += static_cast<char>(header & 0xFFU);
        bomb += static_cast<char>((header >> 8U) & 0xFFU);
        bomb += static_cast<char>((header >> 16U) & 0xFFU);
        bomb += '\0';
    }
    return bomb;
}

constexpr char PushKind = 3;

} // namespace

/// What no well-behaved device says, said to a real server: each is refused with its reason, and nobody else notices.
class HostileFramesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SyncWorld> m_world;
    std::unique_ptr<hub::Server> m_server;
    // The world's own belong to the hub's thread.
    domain::SystemClock m_clock;
    mutable domain::Uuid7Source m_ids{m_clock};
    /// An administrator's, with a session all the time.
    std::unique_ptr<RawDevice> m_bystander;
    std::int64_t m_renamed = 0;
    /// The manager of the north's.
    std::unique_ptr<RawDevice> m_device;
    std::int64_t m_last = 0;
    QByteArray m_unused;
    QByteArray m_used;

    [[nodiscard]] bool enrol(RawDevice &device, const QByteArray &token) {
        return device.open(m_server->port()) && device.enrol(token) && device.waitUntilClosed() && device.open(m_server->port()) &&
               device.hello();
    }

    /// The hub is there for others, at once.
    void isWell() {
        m_bystander->send(m_bystander->renames(++m_renamed, 1));
        const auto taken = m_bystander->expect<wire::Taken>();
        QVERIFY(taken);
        QCOMPARE(taken->lastSequence, m_renamed);
    }

    [[nodiscard]] ledger::Operation operation(std::int64_t sequence, const domain::Command &command) const {
        ledger::Operation made;
        made.id = ledger::OperationId(m_ids.next());
        made.device = m_device->device;
        made.deviceSequence = sequence;
        made.actor = m_device->enrolled.user;
        made.madeAt = m_world->clock().now();
        made.kind = domain::commandName(command);
        made.body = ledger::encodeCommand(command);
        made.base = {m_device->welcome.epoch, m_device->welcome.head.size};
        return made;
    }
    [[nodiscard]] domain::PatchField patch(domain::EntityKind kind, const domain::Uuid &id, QStringView field, domain::Value value) const {
        return {kind, id, domain::describe(kind).indexOf(field), {}, std::move(value)};
    }
    [[nodiscard]] domain::PatchField title(domain::DealId deal, const QString &to) const {
        return patch(domain::EntityKind::Deal, deal.uuid(), u"title", to);
    }

    /// The outcomes of these, in their order; empty where the hub did not take them all.
    std::vector<ledger::Outcome> outcomesOf(std::vector<ledger::Operation> operations) {
        const std::int64_t due = operations.back().deviceSequence;
        m_device->send(wire::Push{std::move(operations)});
        const auto taken = m_device->expect<wire::Taken>();
        if (!taken || taken->lastSequence != due)
            return {};
        std::vector<ledger::Outcome> found;
        m_device->send(wire::Pull{{m_device->welcome.epoch, m_device->welcome.scopeVersion, m_device->welcome.head.size}, false, 0});
        for (bool last = false; !last;) {
            const auto page = m_device->expect<wire::Page>();
            if (!page)
                return {};
            last = page->last;
            for (const ledger::Settled &settled : page->settled)
                if (settled.deviceSequence > m_last)
                    found.push_back(settled.outcome);
        }
        m_last = due;
        return found;
    }

    void isRejected(const char *what, ledger::Operation operation, domain::ErrorCode code) {
        const auto outcomes = outcomesOf({std::move(operation)});
        QVERIFY2(outcomes.size() == 1, what);
        const auto *rejected = std::get_if<ledger::Rejected>(&outcomes.front());
        QVERIFY2(rejected != nullptr && rejected->code == idOf(code),
                 qPrintable(QLatin1StringView(what) + u' ' + (rejected != nullptr ? rejected->code : QStringLiteral("took effect"))));
        isWell();
    }

    [[nodiscard]] wire::Hello helloTo(const QByteArray &nonce, const ledger::SigningKey &key) const {
        wire::Hello hello;
        hello.schema = wire::schemaNumber();
        hello.device = m_device->device;
        hello.signature = key.sign(wire::helloBytes(hello, nonce));
        return hello;
    }

    /// On a line of its own the device says that after the challenge, and hears the refusal.
    void isRefused(const char *what, const std::function<QByteArray(const QByteArray &nonce)> &frame, domain::ErrorCode code) {
        RawDevice line;
        QVERIFY(line.open(m_server->port()));
        const auto challenge = line.expect<wire::Challenge>();
        QVERIFY(challenge);
        line.sendBytes(frame(challenge->nonce));
        endsWith(what, line, code);
    }
    /// In an open session.
    void isRefusedInSession(const char *what, const QByteArray &frame, domain::ErrorCode code) {
        m_device->sendBytes(frame);
        endsWith(what, *m_device, code);
        QVERIFY(m_device->open(m_server->port()));
        QVERIFY(m_device->hello());
        QCOMPARE(m_device->welcome.lastSequence, m_last);
    }
    void endsWith(const char *what, RawDevice &line, domain::ErrorCode code) {
        const auto refused = line.expect<wire::Refused>();
        QVERIFY2(refused && refused->code == idOf(code), qPrintable(QLatin1StringView(what) + u' ' + (refused ? refused->code : QString())));
        QVERIFY2(line.waitUntilClosed(), what);
        isWell();
    }

    [[nodiscard]] wire::Enrol enrolment(const QByteArray &nonce, const QByteArray &token, const ledger::SigningKey &key,
                                        ledger::DeviceId device) const {
        wire::Enrol enrol;
        enrol.schema = wire::schemaNumber();
        enrol.device = device;
        enrol.deviceName = QStringLiteral("another");
        enrol.token = token;
        enrol.publicKey = key.publicKey();
        enrol.signature = key.sign(wire::enrolBytes(enrol, nonce));
        return enrol;
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<SyncWorld>();
        m_renamed = m_last = 0;
        const auto invite = [this](domain::UserId user) { return m_world->hub().invite(user, std::chrono::hours(1)).value().token; };
        const QByteArray bystanders = invite(m_world->administrator);
        m_used = invite(m_world->northManager);
        m_unused = invite(m_world->northManager);
        const auto certificate = hub::makeCertificate({QStringLiteral("127.0.0.1")}, domain::SystemClock().now()).value();
        hub::Listening listening;
        listening.certificate = certificate.certificate;
        listening.key = certificate.key;
        m_server = hub::Server::start(m_world->hub(), listening, {}, [](const QString &) {}).value();
        m_bystander = std::make_unique<RawDevice>();
        m_device = std::make_unique<RawDevice>();
        QVERIFY(enrol(*m_bystander, bystanders));
        QVERIFY(enrol(*m_device, m_used));
    }
    void cleanup() {
        m_bystander.reset();
        m_device.reset();
        m_server.reset();
        // Whatever was said, the ledger is whole.
        QVERIFY(m_world->hub().verify());
        m_world.reset();
    }

    void aFrameThatIsNoneEndsTheSession() {
        const QByteArray push = wire::encode(wire::FromDevice(wire::Push{{operation(1, title(m_world->northDeals[0], QStringLiteral("a")))}}));
        const auto refused = [this](const char *what, const QByteArray &frame) {
            isRefusedInSession(what, frame, errors::FrameRefused);
        };
        refused("empty", {});
        refused("truncated", push.chopped(1));
        refused("longer than it says", push + '\0');
        refused("of no kind", frameOf(99, 0, 1, QByteArrayLiteral("\x80")));
        refused("the hub's own kind", wire::encode(wire::FromHub(wire::Taken{5})));
        refused("of no form", frameOf(PushKind, 7, 1, QByteArrayLiteral("\x80")));
        refused("unpacks to more than a frame may", frameOf(PushKind, 1, 65U << 20U, bombOf(65U << 20U)));
        refused("unpacks to far more than it is", frameOf(PushKind, 1, 60U << 20U, bombOf(60U << 20U)));
        refused("unpacks to more than it says", frameOf(PushKind, 1, 100, bombOf(60U << 20U)));
        refused("nested deeply", frameOf(PushKind, 0, 100'000, QByteArray(100'000, '\x81')));
        refused("a list without an end", frameOf(PushKind, 0, 3, QByteArrayLiteral("\x81\x9f\xff")));
        refused("a list longer than the frame", frameOf(PushKind, 0, 6, QByteArrayLiteral("\x81\x9a\x7f\xff\xff\xff")));
        QByteArray flipped = push;
        flipped[flipped.size() / 2] = static_cast<char>(~flipped[flipped.size() / 2]);
        // Other bytes may still be an operation: then it is one, and refused or not as such.
        if (!wire::decodeFromDevice(flipped))
            refused("another byte", flipped);
    }

    void aFrameBeyondTheBoundEndsTheLine() {
        m_device->sendBytes(QByteArray(wire::MaxFrame + 1, 'x'));
        QVERIFY(m_device->waitUntilClosed());
        isWell();
    }

    void whatIsSaidOutOfTurnEndsTheSession() {
        const auto key = ledger::SigningKey::generate();
        const auto nonce = QByteArray(32, 'n');
        const auto inSession = [this](const char *what, const wire::FromDevice &message) {
            isRefusedInSession(what, wire::encode(message), errors::OutOfTurn);
        };
        inSession("a second hello", helloTo(nonce, m_device->key));
        inSession("an enrolment in a session", enrolment(nonce, m_unused, key, ledger::DeviceId(m_ids.next())));
        const auto before = [this](const char *what, const wire::FromDevice &message) {
            isRefused(what, [&](const QByteArray &) { return wire::encode(message); }, errors::OutOfTurn);
        };
        before("a push before the hello", m_device->renames(1, 1));
        before("a pull before the hello", wire::Pull{});
        before("a scan before the hello", wire::Scan{});
        before("history before the hello", wire::HistoryRequest{});
        before("an attachment before the hello", wire::BlobRequest{});
        before("an attachment's piece before the hello", wire::BlobPiece{{}, 0, 1, QByteArrayLiteral("x")});
    }

    void nobodyIsTakenForAnother() {
        const auto own = ledger::SigningKey::generate();
        const auto said = [this](const char *what, const std::function<wire::FromDevice(const QByteArray &)> &message, domain::ErrorCode code) {
            isRefused(what, [&](const QByteArray &nonce) { return wire::encode(message(nonce)); }, code);
        };
        QByteArray heard;
        said("another's device with a key of one's own", [&](const QByteArray &nonce) {
            heard = wire::encode(wire::FromDevice(helloTo(nonce, m_device->key)));
            return helloTo(nonce, own);
        }, errors::NotAuthentic);
        isRefused("a hello that was heard on another line", [&](const QByteArray &) { return heard; }, errors::NotAuthentic);
        said("a hello that says something else than was signed", [&](const QByteArray &nonce) {
            wire::Hello hello = helloTo(nonce, m_device->key);
            hello.cursor.position = 1;
            return hello;
        }, errors::NotAuthentic);
        said("a device nobody knows", [&](const QByteArray &nonce) {
            wire::Hello hello = helloTo(nonce, own);
            hello.device = ledger::DeviceId(m_ids.next());
            hello.signature = own.sign(wire::helloBytes(hello, nonce));
            return hello;
        }, errors::NotAuthentic);
        said("another protocol", [&](const QByteArray &nonce) {
            wire::Hello hello = helloTo(nonce, m_device->key);
            hello.protocol = 99;
            hello.signature = m_device->key.sign(wire::helloBytes(hello, nonce));
            return hello;
        }, errors::ProtocolUnsupported);
        const ledger::DeviceId fresh(m_ids.next());
        said("an invitation that was never made", [&](const QByteArray &nonce) {
            return enrolment(nonce, QByteArray(32, 't'), own, fresh);
        }, errors::InvitationInvalid);
        said("an invitation that was used", [&](const QByteArray &nonce) { return enrolment(nonce, m_used, own, fresh); },
             errors::InvitationInvalid);
        said("half of an invitation", [&](const QByteArray &nonce) { return enrolment(nonce, m_unused.left(16), own, fresh); },
             errors::NotAuthentic);
        said("an enrolment for a key one does not have", [&](const QByteArray &nonce) {
            wire::Enrol enrol = enrolment(nonce, m_unused, own, fresh);
            enrol.publicKey = m_device->key.publicKey();
            return enrol;
        }, errors::NotAuthentic);
        said("an enrolment in the place of another's device", [&](const QByteArray &nonce) {
            return enrolment(nonce, m_unused, own, m_device->device);
        }, errors::InvitationInvalid);
        said("a second device with one key", [&](const QByteArray &nonce) {
            return enrolment(nonce, m_unused, m_device->key, fresh);
        }, errors::InvitationInvalid);
        // After all that the invitation is still good, and the device is whose it was.
        RawDevice late;
        QVERIFY(enrol(late, m_unused));
        QVERIFY(m_device->open(m_server->port()));
        QVERIFY(m_device->hello());
    }

    void anotherDevicesOperationEndsTheSession() {
        ledger::Operation foreign = operation(1, title(m_world->northDeals[0], QStringLiteral("a")));
        foreign.device = m_bystander->device;
        isRefusedInSession("another's device", wire::encode(wire::FromDevice(wire::Push{{foreign}})), errors::NotYours);
    }

    void sequencesAreTakenOnceAndInOrder() {
        const auto first = operation(1, title(m_world->northDeals[0], QStringLiteral("first")));
        const auto second = operation(2, title(m_world->northDeals[0], QStringLiteral("second")));
        const auto pushed = [this](std::vector<ledger::Operation> operations) {
            m_device->send(wire::Push{std::move(operations)});
            return m_device->expect<wire::Taken>().value_or(wire::Taken{-1}).lastSequence;
        };
        QCOMPARE(pushed({operation(5, title(m_world->northDeals[0], QStringLiteral("behind a gap")))}), 0);
        QCOMPARE(pushed({second}), 0);
        QCOMPARE(pushed({first}), 1);
        QCOMPARE(pushed({first}), 1);
        QCOMPARE(pushed({first, second}), 2);
        QCOMPARE(pushed({second}), 2);
        QCOMPARE(pushed({operation(INT64_MAX, title(m_world->northDeals[0], QStringLiteral("last of all")))}), 2);
        m_last = 2;
        isRefusedInSession("a sequence again with other content",
                           wire::encode(wire::FromDevice(wire::Push{{operation(1, title(m_world->northDeals[0], QStringLiteral("other")))}})),
                           errors::SequenceReused);
        isWell();
    }

    void whatOneMayNotDoIsRejected() {
        const domain::DealId deal = m_world->northDeals[0];
        std::int64_t due = 0;
        const auto rejected = [&](const char *what, const domain::Command &command, domain::ErrorCode code) {
            isRejected(what, operation(++due, command), code);
        };
        rejected("a role of one's own choice", domain::GrantRole{m_world->northManager, domain::Role::Administrator},
                 domain::errors::NotPermitted);
        rejected("a field that only a command changes",
                 patch(domain::EntityKind::Deal, deal.uuid(), u"stage", m_world->stages[3].id.uuid()), domain::errors::CommandOnly);
        rejected("a field of another role's",
                 patch(domain::EntityKind::Account, m_world->northAccounts[0].uuid(), u"credit_rating", QStringLiteral("AAA")),
                 domain::errors::NotPermitted);
        rejected("a deal of another team's", title(m_world->southDeals[0], QStringLiteral("ours now")), domain::errors::RecordNotFound);
        rejected("a deal nobody has", title(domain::DealId(m_ids.next()), QStringLiteral("nothing")), domain::errors::RecordNotFound);
        domain::Device device;
        device.id = domain::DeviceId(m_ids.next());
        device.user = m_world->administrator;
        device.name = QStringLiteral("back door");
        device.public_key = QString::fromLatin1(ledger::SigningKey::generate().publicKey().toHex());
        rejected("a device let in by oneself", domain::EnrolDevice{device}, domain::errors::NotPermitted);
        rejected("another organisation", domain::FoundOrganisation{}, domain::errors::NotPermitted);
        rejected("another's device revoked", domain::RevokeDevice{domain::DeviceId(m_bystander->device.uuid())},
                 domain::errors::RecordNotFound);
        auto foreign = operation(++due, title(deal, QStringLiteral("as Ada")));
        foreign.actor = m_world->administrator;
        isRejected("another's name", foreign, errors::NotYours);
        auto unreadable = operation(++due, title(deal, QStringLiteral("x")));
        unreadable.body.chop(1);
        isRejected("a body that is none", unreadable, ledger::errors::CommandUnreadable);
        auto unknown = operation(++due, title(deal, QStringLiteral("x")));
        unknown.kind = QStringLiteral("drop_everything");
        isRejected("a kind nobody knows", unknown, ledger::errors::CommandUnknown);
        auto onRefused = operation(++due, title(deal, QStringLiteral("x")));
        onRefused.dependsOn = {due - 1};
        isRejected("what builds on what was refused", onRefused, errors::DependencyFailed);
        auto onItself = operation(++due, title(deal, QStringLiteral("x")));
        onItself.dependsOn = {due};
        isRejected("what was refused where it was tried", onItself, domain::errors::NotPermitted);
        auto onLater = operation(++due, title(deal, QStringLiteral("x")));
        onLater.dependsOn = {due + 1};
        isRejected("what builds on what is not there yet", onLater, errors::DependencyFailed);
    }

    void nobodyApprovesTheirOwnRequestByHandMadeFrames() {
        domain::SubmitCommitment submit;
        submit.commitment = domain::CommitmentId(m_ids.next());
        submit.account = m_world->northAccounts[0];
        submit.kind = domain::CommitmentKind::Training;
        submit.promisedBy = m_world->northManager;
        submit.promisedOn = domain::Date::fromDays(20'600);
        submit.dueDate = domain::Date::fromDays(20'700);
        submit.liability = domain::Money(1000, domain::Currency::of("CNY"));
        submit.steps = {domain::ApprovalStepId(m_ids.next())};
        const auto submitted = outcomesOf({operation(1, submit)});
        QVERIFY(submitted.size() == 1 && std::holds_alternative<ledger::Applied>(submitted.front()));
        domain::Approve approve;
        approve.step = submit.steps.front();
        approve.decision = domain::ApprovalDecision::Approve;
        approve.premise.liability = submit.liability;
        isRejected("an approval nobody signed", operation(2, approve), errors::SignatureMissing);
        auto byAnother = operation(3, approve);
        byAnother.signature = ledger::SigningKey::generate().sign(ledger::signedBytes(byAnother));
        isRejected("an approval signed by another", byAnother, errors::SignatureMissing);
        auto own = operation(4, approve);
        own.signature = m_device->key.sign(ledger::signedBytes(own));
        isRejected("one's own request", own, domain::errors::OwnRequest);
        auto moved = operation(5, approve);
        moved.signature = own.signature;
        isRejected("a signature of another operation's", moved, errors::SignatureMissing);
    }

    void aPoisonedOperationInTheMiddleDelaysNothing() {
        std::vector<ledger::Operation> queue;
        for (std::int64_t sequence = 1; sequence <= 9; ++sequence)
            queue.push_back(operation(sequence, title(m_world->northDeals[static_cast<std::size_t>(sequence) % 3],
                                                      QStringLiteral("title %1").arg(sequence))));
        queue[4].body = QByteArrayLiteral("poison");
        const auto outcomes = outcomesOf(queue);
        QCOMPARE(outcomes.size(), queue.size());
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            QCOMPARE(std::holds_alternative<ledger::Applied>(outcomes[i]), i != 4);
        QVERIFY(std::holds_alternative<ledger::Rejected>(outcomes[4]));
        isWell();
    }

    void aClockTenYearsOffDecidesNothing() {
        std::vector<ledger::Operation> queue;
        for (const int years : {-10, 10, 0}) {
            const auto sequence = std::ssize(queue) + 1;
            queue.push_back(operation(sequence, title(m_world->northDeals[0], QStringLiteral("year %1").arg(years))));
            queue.back().madeAt += std::chrono::hours(24 * 365 * years);
        }
        for (const ledger::Outcome &outcome : outcomesOf(queue))
            QVERIFY(std::holds_alternative<ledger::Applied>(outcome));
        QCOMPARE(m_last, 3);
        isWell();
    }

    void cursorsFromNowhereLeadToAScan() {
        const auto welcome = m_device->welcome;
        const std::array cursors{
            wire::Cursor{welcome.epoch, welcome.scopeVersion, welcome.head.size + 1'000'000},
            wire::Cursor{welcome.epoch, welcome.scopeVersion + 1000, welcome.head.size},
            wire::Cursor{ledger::EpochId(m_ids.next()), welcome.scopeVersion, welcome.head.size}, wire::Cursor{}};
        for (const wire::Cursor &cursor : cursors) {
            m_device->send(wire::Pull{cursor, true, INT64_MAX});
            QVERIFY(m_device->expect<wire::ScanNeeded>());
        }
        isWell();
    }
};

PLUMBLINE_TEST(HostileFramesTest)

#include "hostileframestest.moc"
