#include "support/syncworld.h"
#include "support/testregistry.h"

#include "plumbline/domain/errors.h"
#include "plumbline/ledger/attempt.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;
using domain::EntityKind;

namespace {

domain::Money yuan(std::int64_t minor) {
    return domain::Money(minor, domain::Currency::of("CNY"));
}

QString codeText(domain::ErrorCode code) {
    return QString::fromLatin1(code.id.data(), static_cast<qsizetype>(code.id.size()));
}

} // namespace

/// What a role may not do is refused on the desktop and on the hub, and the hub's ledger has that it was tried.
class AttemptsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SyncWorld> m_world;
    Workstation *m_seller = nullptr;
    Workstation *m_finance = nullptr;

    [[nodiscard]] domain::RecordReceipt receipt(const QString &number) const {
        return {domain::FactId(m_world->nextId()), m_world->northAccounts[0], number, domain::Date(2026, 11, 20), yuan(5'000), 1'000'000, {}};
    }
    [[nodiscard]] std::vector<ledger::Entry> entriesOf(Workstation &at, const QString &kind) const {
        replica::EntryFilter filter;
        filter.kind = kind;
        return at.replica().reader().value()->entries(filter).value();
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<SyncWorld>();
        m_seller = &m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_finance = &m_world->addWorkstation(QStringLiteral("fay"), m_world->finance);
        m_world->settle();
    }

    void aSalespersonsReceiptIsRefusedAndTheAttemptIsInTheLedger() {
        const auto before = m_seller->rows();
        const auto refused = m_seller->execute(receipt(QStringLiteral("R-X")), QStringLiteral("R-X"));
        QCOMPARE(codeOf(refused), codeText(domain::errors::NotPermitted));
        QVERIFY(m_seller->rows() == before);
        QCOMPARE(m_seller->state().pending, 1);
        const auto waiting = m_seller->replica().reader().value()->waiting().value();
        QVERIFY(ledger::isAttempt(waiting.front().operation));
        QVERIFY(waiting.front().refused && waiting.front().refused->code == domain::errors::NotPermitted);

        m_seller->wake();
        m_world->settle();
        QCOMPARE(m_seller->state().pending, 0);
        // They knew: it is no news.
        QCOMPARE(m_seller->state().refused, 0);
        QVERIFY(m_seller->rows() == before);
        // Finance reads who tried what, and that it was refused.
        const auto entries = entriesOf(*m_finance, QStringLiteral("record_receipt"));
        QCOMPARE(entries.size(), std::size_t{1});
        QCOMPARE(entries.front().subject, QStringLiteral("R-X"));
        QVERIFY(entries.front().actor == m_world->northSeller);
        const auto *rejected = std::get_if<ledger::Rejected>(&entries.front().outcome);
        QVERIFY(rejected);
        QCOMPARE(rejected->code, codeText(domain::errors::NotPermitted));
    }

    void aPatchOfAReceiptIsRefusedAndKeptToo() {
        const domain::RecordReceipt made = receipt(QStringLiteral("R-1"));
        QVERIFY(m_finance->execute(made));
        m_world->settle();
        const int amount = domain::describe<domain::Fact>().indexOf(u"amount");
        QCOMPARE(codeOf(m_seller->execute(domain::PatchField{EntityKind::Fact, made.receipt.uuid(), amount, yuan(5'000), yuan(1)})),
                 codeText(domain::errors::CommandOnly));
        m_seller->wake();
        m_world->settle();
        const auto entries = entriesOf(*m_finance, QStringLiteral("patch_field"));
        QCOMPARE(entries.size(), std::size_t{1});
        QVERIFY(std::holds_alternative<ledger::Rejected>(entries.front().outcome));
        QCOMPARE(entries.front().updated, 0);
    }

    /// Whoever was told no is not surprised later.
    void anAttemptTakesNoEffectThoughTheRoleHasChangedMeanwhile() {
        m_seller->cut();
        QVERIFY(!m_seller->execute(receipt(QStringLiteral("R-Y"))));
        Workstation &administrator = m_world->addWorkstation(QStringLiteral("ada"), m_world->administrator);
        administrator.connect();
        while (m_world->step()) { }
        QVERIFY(administrator.execute(domain::GrantRole{m_world->northSeller, domain::Role::Finance}));
        m_world->settle();
        QCOMPARE(m_seller->replica().owner().role, domain::Role::Finance);
        QCOMPARE(m_seller->state().pending, 0);
        const auto entries = entriesOf(*m_finance, QStringLiteral("record_receipt"));
        QCOMPARE(entries.size(), std::size_t{1});
        QVERIFY(std::holds_alternative<ledger::Rejected>(entries.front().outcome));
        for (const ledger::Row &row : m_finance->rows())
            QVERIFY(row.record.kind != EntityKind::Fact || domain::fromRecord<domain::Fact>(row.record).value().document != QStringLiteral("R-Y"));
        // What they do now is allowed.
        QVERIFY(m_seller->execute(receipt(QStringLiteral("R-Z"))));
        m_world->settle();
        QCOMPARE(entriesOf(*m_finance, QStringLiteral("record_receipt")).size(), std::size_t{2});
    }

    void whatBelongsToNoRoleIsNotKept() {
        const domain::FactId nobodys(m_world->nextId());
        QVERIFY(!m_finance->execute(domain::ReverseDocument{nobodys, domain::FactId(m_world->nextId())}));
        QCOMPARE(m_finance->state().pending, 0);
    }

    /// Two of finance allocate the same receipt without seeing each other: never twice, and the second is told.
    void theSecondToAllocateTheSameReceiptIsToldOfIt() {
        Workstation &second = m_world->addWorkstation(QStringLiteral("second"), m_world->finance);
        m_world->settle();
        const domain::RecordReceipt made = receipt(QStringLiteral("R-2"));
        QVERIFY(m_finance->execute(made));
        m_world->settle();
        const auto allocation = [&](std::size_t to) {
            return domain::AllocateReceipt{made.receipt, {{domain::AllocationId(m_world->nextId()), m_world->instalments.at(to), yuan(5'000)}}, {}};
        };
        m_finance->cut();
        second.cut();
        QVERIFY(m_finance->execute(allocation(0)));
        QVERIFY(second.execute(allocation(1)));
        m_finance->connect();
        while (m_world->step()) { }
        QCOMPARE(m_finance->state().pending, 0);
        m_world->settle();
        QCOMPARE(m_finance->state().refused, 0);
        QCOMPARE(second.state().pending, 0);
        QCOMPARE(second.state().refused, 1);
        const auto refused = second.replica().reader().value()->refusedAtHub(10).value();
        QCOMPARE(refused.size(), std::size_t{1});
        QVERIFY(refused.front().isNews);
        QVERIFY(refused.front().why.code == domain::errors::AllocationExceedsSource);
        QCOMPARE(domain::unallocatedOf(made.receipt, *second.replica().reader().value()).value(), yuan(0));
        QVERIFY(second.replica().syncing().markRefusalsSeen());
        QCOMPARE(second.state().refused, 0);
        QVERIFY(!second.replica().reader().value()->refusedAtHub(10).value().front().isNews);
    }
};

PLUMBLINE_TEST(AttemptsTest)
#include "attemptstest.moc"
