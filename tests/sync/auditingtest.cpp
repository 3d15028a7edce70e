#include "support/syncworld.h"
#include "support/testregistry.h"

#include "plumbline/ledger/errors.h"
#include "plumbline/sync/auditing.h"
#include "plumbline/sync/errors.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;
using domain::EntityKind;
using sync::AuditReading;

namespace {

using Spoil = std::function<void(wire::AuditPart &)>;

/// A whole conversation with the hub, in one go.
domain::Result<AuditReading> readTrail(SyncWorld &world, Workstation &at, const replica::AuditSelection &selection, const Spoil &spoil = {},
                                       int *parts = nullptr) {
    std::deque<QByteArray> down;
    std::deque<QByteArray> up;
    std::optional<domain::Result<AuditReading>> answer;
    sync::Auditing::Listener listener;
    listener.send = [&](QByteArray frame) { up.push_back(std::move(frame)); };
    listener.ended = [&](domain::Result<AuditReading> result) { answer.emplace(std::move(result)); };
    sync::Auditing auditing(at.replica(), selection, std::move(listener));
    const auto session = world.hub().connect({[&](QByteArray frame) { down.push_back(std::move(frame)); }, [] {}});
    while (!answer && (!down.empty() || !up.empty())) {
        while (!down.empty()) {
            auto message = wire::decodeFromHub(down.front()).value();
            down.pop_front();
            if (auto *part = std::get_if<wire::AuditPart>(&message)) {
                if (parts != nullptr)
                    ++*parts;
                if (spoil)
                    spoil(*part);
            }
            auditing.receive(wire::encode(message));
        }
        while (!up.empty()) {
            if (!session->receive(up.front()))
                return domain::fail(sync::errors::Unreachable);
            up.pop_front();
        }
    }
    if (!answer)
        auditing.disconnected();
    session->disconnected();
    return std::move(*answer);
}

domain::PatchField titled(Workstation &at, domain::DealId deal, const char *title) {
    const int index = domain::describe<domain::Deal>().indexOf(u"title");
    const auto record = at.replica().reader().value()->find(EntityKind::Deal, deal.uuid()).value();
    return {EntityKind::Deal, deal.uuid(), index, record->values.at(static_cast<std::size_t>(index)), QString::fromLatin1(title)};
}

std::vector<ledger::Position> positionsOf(const AuditReading &reading) {
    std::vector<ledger::Position> positions;
    for (const auto &item : reading.exported.items)
        positions.push_back(item.entry.position);
    return positions;
}

domain::ImportRecords noise(SyncWorld &world, int accounts) {
    std::mt19937_64 random(7);
    domain::ImportRecords import;
    for (int i = 0; i < accounts; ++i) {
        QByteArray name(750, Qt::Uninitialized);
        for (char &byte : name)
            byte = static_cast<char>(random() & 0xFFU);
        domain::Account account;
        account.id = domain::AccountId(world.nextId());
        account.name = QString::fromLatin1(name.toBase64());
        import.changes.emplace_back(domain::Created{domain::toRecord(account)});
    }
    return import;
}

} // namespace

/// Readings of the audit trail, as a device gets them from a real hub.
class AuditingTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SyncWorld> m_world;
    Workstation *m_finance = nullptr;
    Workstation *m_seller = nullptr;
    Workstation *m_administrator = nullptr;
    ledger::Position m_receipt = 0;

    /// A title, a receipt that its device signs, and another title.
    void doSomething() {
        QVERIFY(m_seller->execute(titled(*m_seller, m_world->northDeals[0], "by Ned")));
        m_world->settle();
        const domain::RecordReceipt receipt{domain::FactId(m_world->nextId()), m_world->northAccounts[0], QStringLiteral("R-1"),
                                            domain::Date(2026, 11, 20), domain::Money(12'345, domain::Currency::of("CNY")), 1'000'000, {}};
        QVERIFY(m_finance->execute(receipt));
        m_world->settle();
        m_receipt = m_world->hub().status().value().head;
        QVERIFY(m_seller->execute(titled(*m_seller, m_world->northDeals[0], "by Ned again")));
        m_world->settle();
    }
    [[nodiscard]] domain::Result<AuditReading> read(Workstation &at, const replica::AuditSelection &selection = {}) {
        return readTrail(*m_world, at, selection);
    }

private Q_SLOTS:
    /// One world for all, since making it takes longest; the hub's history is rewritten last.
    void initTestCase() {
        m_world = std::make_unique<SyncWorld>();
        m_administrator = &m_world->addWorkstation(QStringLiteral("ada"), m_world->administrator);
        m_finance = &m_world->addWorkstation(QStringLiteral("finn"), m_world->finance);
        m_seller = &m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        m_world->backUpHub();
        doSomething();
    }
    void cleanupTestCase() { m_world.reset(); }

    void anAdministratorReadsEverythingAndItProvesItself() {
        const auto reading = read(*m_administrator);
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
        QCOMPARE(reading->withheld, 0);
        QCOMPARE(std::ssize(reading->exported.items), m_world->hub().status().value().head);
        const auto summary =
            ledger::verifyAuditExport(ledger::writeAuditExport(reading->exported), m_world->hub().publicKey());
        QVERIFY(summary);
        QCOMPARE(summary->signedOperations, 1);
        QCOMPARE(summary->deviceKeys.front().first, m_finance->device());
        QVERIFY(summary->authority == ledger::Authority::Hub);
    }

    void anySingleChangedByteOfAnExportIsNoticed() {
        replica::AuditSelection selection;
        selection.first = m_receipt - 1;
        selection.last = m_receipt + 1;
        const auto reading = read(*m_administrator, selection);
        QVERIFY(reading && reading->exported.items.size() == 3);
        const QByteArray bytes = ledger::writeAuditExport(reading->exported);
        qInfo("%lld bytes", static_cast<long long>(bytes.size()));
        for (qsizetype at = 0; at < bytes.size(); ++at)
            for (const int change : {0x01, 0x80, 0xFF}) {
                QByteArray changed = bytes;
                changed[at] = static_cast<char>(changed.at(at) ^ change);
                QVERIFY2(!ledger::verifyAuditExport(changed, m_world->hub().publicKey()), qPrintable(QString::number(at)));
                // Nor where nobody has a key to compare the file's with.
                const auto named = ledger::auditKeyOf(changed);
                QVERIFY2(!named || !ledger::verifyAuditExport(changed, *named), qPrintable(QString::number(at)));
            }
    }

    void aSalespersonReadsWhatIsShownToThemWhole() {
        const auto reading = read(*m_seller);
        QVERIFY(reading && reading->withheld > 0);
        QVERIFY(!reading->exported.items.empty());
        for (const auto &item : reading->exported.items)
            QVERIFY(item.entry.kind != u"enrol_device");
        const QByteArray bytes = ledger::writeAuditExport(reading->exported);
        QVERIFY(ledger::verifyAuditExport(bytes, m_world->hub().publicKey()));
        QVERIFY(!bytes.contains("south deal"));
    }

    void aRecordAndPositionsAndDaysAreSelected() {
        replica::AuditSelection deal;
        deal.record = {EntityKind::Deal, m_world->northDeals[0].uuid()};
        const auto ofDeal = read(*m_administrator, deal);
        QVERIFY(ofDeal);
        const auto positions = positionsOf(*ofDeal);
        QCOMPARE(positions.size(), 3U);
        QCOMPARE(positions.at(1), m_receipt - 1);
        QCOMPARE(positions.at(2), m_receipt + 1);

        deal.first = m_receipt;
        QCOMPARE(positionsOf(read(*m_administrator, deal).value()), std::vector<ledger::Position>{m_receipt + 1});

        replica::AuditSelection between;
        between.first = between.last = m_receipt;
        QCOMPARE(positionsOf(read(*m_administrator, between).value()), std::vector<ledger::Position>{m_receipt});
        between.first = between.last = 1'000'000;
        QVERIFY(read(*m_administrator, between).value().exported.items.empty());

        m_world->clock().advance(std::chrono::hours(48));
        QVERIFY(m_seller->execute(titled(*m_seller, m_world->northDeals[0], "two days later")));
        m_world->settle();
        replica::AuditSelection late;
        late.days.first = domain::businessDate(m_world->clock().now(), QStringLiteral("Asia/Shanghai")).plusDays(-1);
        QCOMPARE(positionsOf(read(*m_administrator, late).value()), std::vector<ledger::Position>{m_receipt + 2});
        late.days = {std::nullopt, late.days.first->plusDays(-1)};
        QCOMPARE(std::ssize(positionsOf(read(*m_administrator, late).value())), m_receipt + 1);
    }

    void anEntryThatIsLargerThanAFrameComesInPieces() {
        QVERIFY(m_administrator->execute(noise(*m_world, 6000)));
        m_world->settle();
        QCOMPARE(m_administrator->state().pending, 0);
        int parts = 0;
        const auto reading = readTrail(*m_world, *m_administrator, {}, {}, &parts);
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
        QVERIFY(parts > 1);
        QVERIFY(reading->exported.items.back().changes.size() > wire::MaxAuditChanges);
        QVERIFY(ledger::verifyAuditExport(ledger::writeAuditExport(reading->exported), m_world->hub().publicKey()));
    }

    void aHubThatChangesAnEntryOnTheWayIsNotBelieved() {
        const auto lie = readTrail(*m_world, *m_administrator, {}, [](wire::AuditPart &part) {
            if (!part.items.empty())
                part.items.back().entry.subject = QStringLiteral("something else");
        });
        QCOMPARE(codeOf(lie), codeOf(ledger::errors::AuditNotProven));
        const auto still = readTrail(*m_world, *m_administrator, {}, [](wire::AuditPart &part) {
            part.items.clear();
            part.looked = 0;
        });
        QCOMPARE(codeOf(still), codeOf(sync::errors::AnswerUnreadable));
    }

    void aHubThatRewroteHistoryIsNoticedAtTheNextSession() {
        // The devices see the head; the hub goes back before it, keeps that to itself, and goes another way.
        QVERIFY(read(*m_administrator));
        m_seller->cut();
        m_world->settle();
        const auto epoch = m_world->hub().status().value().epoch;
        m_world->rewriteHub();
        QCOMPARE(m_world->hub().status().value().epoch, epoch);
        QCOMPARE(codeOf(read(*m_administrator)), codeOf(sync::errors::HistoryRewritten));
        for (int i = 0; i < 6; ++i) {
            domain::User user;
            user.id = domain::UserId(m_world->nextId());
            user.name = QStringLiteral("Person %1").arg(i);
            user.role = domain::Role::Salesperson;
            QVERIFY(m_world->hub().addUser(user));
        }
        QVERIFY(m_world->hub().verify());
        QCOMPARE(codeOf(read(*m_administrator)), codeOf(sync::errors::HistoryRewritten));
        m_seller->connect();
        while (m_world->step()) {
        }
        QVERIFY(m_seller->lastError());
        QCOMPARE(codeOf(m_seller->lastError()->code), codeOf(sync::errors::HistoryRewritten));
    }
};

PLUMBLINE_TEST(AuditingTest)
#include "auditingtest.moc"
