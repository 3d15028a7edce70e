#include "opened.h"
#include "plumbline/domain/errors.h"
#include "plumbline/sync/errors.h"
#include "plumbline/workspace/errors.h"
#include "support/attaching.h"
#include "support/syncworld.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "sync/tlshub.h"

#include <QSignalSpy>

using namespace plumbline;
using namespace plumbline::tests;
using domain::EntityKind;
using workspace::SyncStatus;
using workspace::Workspace;
using Line = SyncStatus::Line;

namespace {

/// A workstation with a window's façade, on threads of its own, and a clock that a test may set.
struct Desk {
    QTemporaryDir folder;
    domain::FixedClock clock{domain::Instant(std::chrono::seconds(1'790'000'000))};
    domain::Uuid7Source ids{clock};
    std::unique_ptr<Workspace> workspace = std::make_unique<Workspace>(replica::Ports{&clock, &ids});

    [[nodiscard]] QString place() const { return folder.filePath(QStringLiteral("replica")); }
    [[nodiscard]] SyncStatus status() const { return workspace->syncStatus(); }
    [[nodiscard]] bool isUpToDate() const { return status().line == Line::UpToDate; }
    [[nodiscard]] QString titleOf(domain::DealId deal) const { return fieldOf(deal, u"title"); }
    [[nodiscard]] QString fieldOf(domain::DealId deal, QStringView field) const {
        const auto fields = answerOf(workspace->record(EntityKind::Deal, deal.uuid()));
        for (const workspace::FieldText &each : fields.value_or(std::vector<workspace::FieldText>()))
            if (each.field == field)
                return each.after;
        return {};
    }
    [[nodiscard]] domain::Value valueOf(domain::DealId deal, QStringView field) const {
        const auto fields = answerOf(workspace->record(EntityKind::Deal, deal.uuid()));
        for (const workspace::FieldText &each : fields.value_or(std::vector<workspace::FieldText>()))
            if (each.field == field)
                return each.value;
        return {};
    }
    [[nodiscard]] bool patch(domain::DealId deal, const QString &field, const domain::Value &value) const {
        return answerOf(workspace->patch(EntityKind::Deal, deal.uuid(), field, valueOf(deal, field), value)).has_value();
    }
    [[nodiscard]] bool retitle(domain::DealId deal, const QString &title) const {
        return patch(deal, QStringLiteral("title"), title);
    }
};

domain::Value yuan(std::int64_t amount) {
    return domain::Money(amount * 100, domain::Currency::of("CNY"));
}

} // namespace

/// Workstations as the window has them, and a real hub over TLS.
class SyncedWorkspaceTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SyncWorld> m_world;
    std::unique_ptr<TlsHub> m_server;
    TestCertificate m_certificate = TestCertificate::make();
    quint16 m_port = 0;

    void serve() {
        m_server = std::make_unique<TlsHub>(m_world->hub(), m_certificate, TlsHub::Manner::Speaks, m_port);
        m_port = m_server->port();
    }
    QString invitation(domain::UserId user) {
        return sync::formatInvitation({m_server->address(), m_certificate.fingerprint,
                                       m_world->hub().invite(user, std::chrono::hours(1)).value().token});
    }
    domain::Result<void> enrol(Desk &desk, domain::UserId user) {
        auto pending = desk.workspace->enrol(desk.place(), secretOf(Passphrase), {invitation(user), QStringLiteral("desk")});
        if (!QTest::qWaitFor([&] { return pending.isFinished(); }))
            return domain::fail(sync::errors::Unreachable);
        return pending.result();
    }
    [[nodiscard]] ledger::DeviceId onlyDevice() {
        for (const ledger::Row &row : m_world->hub().viewOf(m_world->administrator).value())
            if (row.record.kind == EntityKind::Device)
                return ledger::DeviceId(row.record.id);
        return {};
    }
    void join(Desk &desk, domain::UserId user) {
        QVERIFY(enrol(desk, user));
        QTRY_VERIFY(desk.isUpToDate());
        QTRY_VERIFY(desk.workspace->state() == Workspace::State::Ready);
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<SyncWorld>();
        m_port = 0;
        serve();
    }
    void cleanup() {
        m_server.reset();
        m_world.reset();
    }

    void aWorkstationJoinsAndPagesShowWhatCame() {
        Desk ned;
        QSignalSpy told(ned.workspace.get(), &Workspace::syncStatusChanged);
        join(ned, m_world->northSeller);
        QVERIFY(told.count() > 0);
        QTRY_COMPARE(ned.workspace->signedIn()->name, QStringLiteral("Ned"));
        QCOMPARE(ned.workspace->signedIn()->role, domain::Role::Salesperson);
        QCOMPARE(answerOf(ned.workspace->organisationName()).value(), QStringLiteral("准绳示例"));
        analytics::Slice slice;
        slice.asOf = ned.workspace->today();
        QTRY_COMPARE(answerOf(ned.workspace->pipeline(slice)).value().page.openCount.value, 3);
        QCOMPARE(answerOf(ned.workspace->pipeline(slice)).value().currency.code(), QStringLiteral("CNY"));
        QVERIFY(ned.workspace->position() > 0);
        QVERIFY(ned.status().heardAt);
        QCOMPARE(ned.status().pending, 0);
    }

    void anEditShowsOnTheOtherWorkstationAtOnceAndItsPagesAreTold() {
        Desk ned;
        Desk nora;
        join(ned, m_world->northSeller);
        join(nora, m_world->northManager);
        QSignalSpy changed(nora.workspace.get(), &Workspace::changed);
        QVERIFY(ned.patch(m_world->northDeals[0], QStringLiteral("amount"), yuan(70'000)));
        QTRY_COMPARE(nora.valueOf(m_world->northDeals[0], u"amount"), yuan(70'000));
        QTRY_VERIFY(changed.count() > 0);
        analytics::Slice slice;
        slice.asOf = nora.workspace->today();
        QTRY_COMPARE(answerOf(nora.workspace->pipeline(slice)).value().page.openValue.value, (70'000 + 1001 + 1002) * 100);
        QTRY_COMPARE(ned.status().pending, 0);
    }

    void aFileComesWhenItIsAskedForAndWaitsForAHubThatIsAway() {
        using Place = workspace::AttachmentShown::Place;
        Desk ned;
        Desk nora;
        join(ned, m_world->northSeller);
        join(nora, m_world->northManager);
        const QByteArray bytes = noise(900'000, 1);
        const QString path = ned.folder.filePath(QStringLiteral("offer.bin"));
        QVERIFY(writeFile(path, bytes));
        const domain::Uuid deal = m_world->northDeals[0].uuid();
        const auto files = [&deal](Desk &desk) { return answerOf(desk.workspace->attachments(EntityKind::Deal, deal)).value(); };
        QSignalSpy moved(ned.workspace.get(), &Workspace::attachmentsMoved);
        const auto id = answerOf(ned.workspace->attach(EntityKind::Deal, deal, path));
        QVERIFY(id);
        QTRY_VERIFY(moved.count() > 0);
        QVERIFY(files(ned).front().place == Place::Here);
        QTRY_COMPARE(files(nora).size(), std::size_t{1});
        QVERIFY(files(nora).front().place == Place::AtHub);

        // Out of reach it says so at once, and comes by itself when the hub is back.
        m_server.reset();
        QTRY_VERIFY(nora.status().line == Line::Offline);
        QCOMPARE(codeOf(answerOf(nora.workspace->fetchAttachment(*id))), codeOf(sync::errors::Unreachable));
        serve();
        nora.workspace->syncNow();
        QTRY_VERIFY(files(nora).front().place == Place::Here);
        QCOMPARE(answerOf(nora.workspace->attachmentBytes(*id, bytes.size())).value(), bytes);

        // In reach it is waited for.
        const QByteArray more = noise(700'000, 2);
        QVERIFY(writeFile(path, more));
        ned.workspace->syncNow();
        QTRY_VERIFY(ned.isUpToDate());
        moved.clear();
        const auto second = answerOf(ned.workspace->attach(EntityKind::Deal, deal, path));
        QVERIFY(second);
        QTRY_VERIFY(moved.count() > 0);
        QTRY_COMPARE(files(nora).size(), std::size_t{2});
        auto pending = nora.workspace->fetchAttachment(*second);
        QTRY_VERIFY(pending.isFinished());
        QCOMPARE(codeOf(pending.result()), QStringLiteral("none"));
        QCOMPARE(answerOf(nora.workspace->attachmentBytes(*second, more.size())).value(), more);
    }

    void whatIsDoneOfflineIsCountedAtOnceAndMeetsOthersLater() {
        Desk ned;
        Desk nora;
        join(ned, m_world->northSeller);
        join(nora, m_world->northManager);
        m_server.reset();
        QTRY_COMPARE(ned.status().line, Line::Offline);
        QVERIFY(ned.status().nextAttempt);
        QVERIFY(ned.status().trouble && ned.status().trouble->code == sync::errors::Unreachable);
        QVERIFY(ned.retitle(m_world->northDeals[0], QStringLiteral("by Ned")));
        QCOMPARE(ned.status().pending, 1);
        const auto waiting = answerOf(ned.workspace->waitingWork()).value();
        QCOMPARE(waiting.size(), 1U);
        QCOMPARE(waiting[0].sentence, QStringLiteral("by Ned: “Deal” becomes by Ned"));
        QVERIFY(!waiting[0].refused);
        QCOMPARE(ned.titleOf(m_world->northDeals[0]), QStringLiteral("by Ned"));
        serve();
        ned.workspace->syncNow();
        nora.workspace->syncNow();
        QTRY_COMPARE(nora.titleOf(m_world->northDeals[0]), QStringLiteral("by Ned"));
        QTRY_VERIFY(ned.isUpToDate());
        QCOMPARE(ned.status().pending, 0);
        QVERIFY(!ned.status().trouble);
        QVERIFY(answerOf(ned.workspace->waitingWork()).value().empty());
    }

    void editsThatMeetAreShownWithWhatEachChoiceDoesAndResolvedTogether() {
        Desk ned;
        Desk nora;
        join(ned, m_world->northSeller);
        join(nora, m_world->northManager);
        m_server.reset();
        for (int i = 0; i < 3; ++i) {
            const domain::DealId deal = m_world->northDeals[static_cast<std::size_t>(i)];
            QVERIFY(nora.patch(deal, QStringLiteral("amount"), yuan(2000)));
            QVERIFY(ned.patch(deal, QStringLiteral("amount"), yuan(5000)));
        }
        serve();
        nora.workspace->syncNow();
        QTRY_VERIFY(nora.isUpToDate());
        ned.workspace->syncNow();
        QTRY_COMPARE(ned.status().conflicts, 3);
        QTRY_VERIFY(ned.isUpToDate());
        analytics::Slice slice;
        slice.asOf = ned.workspace->today();
        QTRY_COMPARE(answerOf(ned.workspace->pipeline(slice)).value().page.openValue.value, 6000 * 100);
        const auto conflicts = answerOf(ned.workspace->conflicts(Workspace::Conflicts::Open)).value();
        QCOMPARE(conflicts.size(), 3U);
        const workspace::ConflictShown &first = conflicts.front();
        QCOMPARE(first.fieldLabel, QStringLiteral("Amount"));
        QCOMPARE(first.kindLabel, QStringLiteral("Deals"));
        QVERIFY(first.title.startsWith(QStringLiteral("north deal")));
        QCOMPARE(first.mine, QStringLiteral("5,000.00 CNY"));
        QCOMPARE(first.theirs, QStringLiteral("2,000.00 CNY"));
        QCOMPARE(first.current, first.theirs);
        QCOMPARE(first.mineBy, QStringLiteral("Ned"));
        QCOMPARE(first.theirsBy, QStringLiteral("Nora"));
        QVERIFY(first.isOwn && first.theirsAt && !first.readOnly);
        QCOMPARE(first.ifMine.size(), 1U);
        QCOMPARE(first.ifMine[0].figure, workspace::EffectLine::Figure::Forecast);
        QCOMPARE(first.ifMine[0].now, answerOf(ned.workspace->pipeline(slice)).value().page.weighted.value.value());
        QVERIFY(first.ifMine[0].then > first.ifMine[0].now);
        QVERIFY(first.ifTheirs.empty());

        workspace::ConflictDecision edited{first.id, domain::ConflictChoice::Edited, first.currentValue, QStringLiteral("9,000")};
        QCOMPARE(answerOf(ned.workspace->effectOf(edited)).value().size(), 1U);
        edited.edited = QStringLiteral("plenty");
        QCOMPARE(codeOf(answerOf(ned.workspace->effectOf(edited))), codeOf(workspace::errors::ValueUnreadable));
        edited.edited = QStringLiteral("9,000");
        const auto outcomes = answerOf(ned.workspace->resolve(
            {edited,
             {conflicts[1].id, domain::ConflictChoice::Mine, conflicts[1].currentValue, {}},
             {conflicts[2].id, domain::ConflictChoice::Theirs, conflicts[2].currentValue, {}},
             {conflicts[2].id, domain::ConflictChoice::Mine, conflicts[2].currentValue, {}}})).value();
        QCOMPARE(outcomes.size(), 4U);
        QVERIFY(!outcomes[0].refused && !outcomes[1].refused && !outcomes[2].refused);
        QVERIFY(outcomes[3].refused);
        QCOMPARE(ned.status().conflicts, 0);
        QTRY_COMPARE(ned.status().pending, 0);
        QTRY_COMPARE(nora.status().conflicts, 0);
        const auto all = answerOf(nora.workspace->conflicts(Workspace::Conflicts::All)).value();
        QCOMPARE(all.size(), 3U);
        QVERIFY(all[0].ifMine.empty());
        QCOMPARE(all[0].resolvedBy, QStringLiteral("Ned"));
        QVERIFY(answerOf(nora.workspace->conflicts(Workspace::Conflicts::Open)).value().empty());
        QTRY_COMPARE(answerOf(nora.workspace->pipeline(slice)).value().page.openValue.value, (9000 + 5000 + 2000) * 100);
    }

    /// Two of finance allocate the same receipt without seeing each other: the second is told what is left and who was first.
    void theSecondAllocationOfAReceiptIsRefusedAndExplained() {
        const domain::Money money(5'000, domain::Currency::of("CNY"));
        Desk fay;
        Desk other;
        join(fay, m_world->finance);
        join(other, m_world->finance);
        const domain::FactId receipt(fay.workspace->newId());
        QVERIFY(answerOf(fay.workspace->act(domain::RecordReceipt{receipt, m_world->northAccounts[0], QStringLiteral("R-7"), fay.workspace->today(), money,
                                                                  1'000'000, {}})));
        QTRY_COMPARE(fay.status().pending, 0);
        QTRY_VERIFY(answerOf(other.workspace->record(EntityKind::Fact, receipt.uuid())).has_value());
        m_server.reset();
        QTRY_COMPARE(other.status().line, Line::Offline);
        const auto allocation = [&](Desk &desk, std::size_t to) {
            return domain::AllocateReceipt{receipt, {{domain::AllocationId(desk.workspace->newId()), m_world->instalments.at(to), money}}, {}};
        };
        QVERIFY(answerOf(other.workspace->act(allocation(other, 1))));
        other.workspace->lock();
        serve();
        fay.workspace->syncNow();
        QTRY_VERIFY(fay.isUpToDate());
        QVERIFY(answerOf(fay.workspace->act(allocation(fay, 0))));
        QTRY_COMPARE(fay.status().pending, 0);
        QVERIFY(answerOf(other.workspace->unlock(other.place(), secretOf(Passphrase))));
        QTRY_VERIFY(other.isUpToDate() && other.status().pending == 0);
        QTRY_COMPARE(other.status().refused, 1);
        QCOMPARE(fay.status().refused, 0);
        const auto work = answerOf(other.workspace->waitingWork()).value();
        QCOMPARE(work.size(), 1U);
        QVERIFY(work[0].kind == workspace::WaitingWork::Kind::Refused && work[0].isNews);
        QVERIFY2(work[0].sentence.startsWith(QStringLiteral("R-7 is allocated: 50.00 CNY against ")), qPrintable(work[0].sentence));
        QVERIFY2(work[0].explanation.contains(QStringLiteral("R-7 has 0.00 CNY left.")), qPrintable(work[0].explanation));
        const QString who = fay.workspace->signedIn()->name;
        QVERIFY2(work[0].explanation.contains(who + QStringLiteral(" allocated 50.00 CNY on ")), qPrintable(work[0].explanation));
        other.workspace->markRefusalsSeen();
        QTRY_COMPARE(other.status().refused, 0);
    }

    /// What a salesperson tries is in the hub's ledger at once, where there is a line.
    void anAttemptReachesTheHubByItself() {
        Desk ned;
        Desk fay;
        join(ned, m_world->northSeller);
        join(fay, m_world->finance);
        const domain::RecordReceipt receipt{domain::FactId(ned.workspace->newId()), m_world->northAccounts[0], QStringLiteral("R-8"), ned.workspace->today(),
                                            domain::Money(5'000, domain::Currency::of("CNY")), 1'000'000, {}};
        auto refused = ned.workspace->act(receipt);
        refused.waitForFinished();
        QCOMPARE(codeOf(refused.result()), codeOf(domain::errors::NotPermitted));
        QTRY_COMPARE(ned.status().pending, 0);
        replica::EntryFilter filter;
        filter.kind = QStringLiteral("record_receipt");
        QTRY_COMPARE(answerOf(fay.workspace->audit(filter)).value().rows.size(), 1U);
        const workspace::AuditRow row = answerOf(fay.workspace->audit(filter)).value().rows.front();
        QCOMPARE(row.actor, QStringLiteral("Ned"));
        QCOMPARE(row.entry.subject, QStringLiteral("R-8"));
        QVERIFY(std::holds_alternative<ledger::Rejected>(row.entry.outcome));
        QCOMPARE(ned.status().refused, 0);
    }

    void aRevokedWorkstationLocksAndItsFolderCannotBeOpened() {
        Desk ned;
        join(ned, m_world->northSeller);
        QSignalSpy revoked(ned.workspace.get(), &Workspace::revoked);
        QVERIFY(m_world->hub().revoke(onlyDevice()));
        QTRY_COMPARE(revoked.count(), 1);
        QCOMPARE(ned.workspace->state(), Workspace::State::Locked);
        QCOMPARE(ned.status().line, Line::Alone);
        QCOMPARE(codeOf(answerOf(ned.workspace->unlock(ned.place(), secretOf(Passphrase)))), codeOf(replica::errors::NotFound));
    }

    void anInvitationThatIsNoneOrUsedUpLeavesNothingBehind() {
        Desk ned;
        auto wrong = ned.workspace->enrol(ned.place(), secretOf(Passphrase), {QStringLiteral("hello"), {}});
        QCOMPARE(codeOf(answerOf(wrong)), codeOf(sync::errors::InvitationUnreadable));
        auto weak = ned.workspace->enrol(ned.place(), secretOf("short"), {invitation(m_world->northSeller), {}});
        QCOMPARE(codeOf(answerOf(weak)), codeOf(replica::errors::WeakPassphrase));
        const QString once = invitation(m_world->northSeller);
        Desk other;
        auto used = other.workspace->enrol(other.place(), secretOf(Passphrase), {once, {}});
        QTRY_VERIFY(used.isFinished());
        QVERIFY(used.result());
        auto again = ned.workspace->enrol(ned.place(), secretOf(Passphrase), {once, {}});
        QTRY_VERIFY(again.isFinished());
        QCOMPARE(codeOf(again.result()), codeOf(sync::errors::Refused));
        QVERIFY(!QFile::exists(ned.place()));
        QCOMPARE(ned.workspace->state(), Workspace::State::Locked);
    }

    void lockingAndUnlockingGoesOnWhereItWas() {
        Desk ned;
        join(ned, m_world->northSeller);
        for (int i = 0; i < 5; ++i) {
            ned.workspace->lock();
            QCOMPARE(ned.status().line, Line::Alone);
            QVERIFY(answerOf(ned.workspace->unlock(ned.place(), secretOf(Passphrase))));
        }
        QTRY_VERIFY(ned.isUpToDate());
        QVERIFY(!ned.titleOf(m_world->northDeals[0]).isEmpty());
    }

    void aScanThatIsLockedInTheMiddleGoesOnAndAnswersMeanwhile() {
        m_server.reset();
        m_world = std::make_unique<SyncWorld>(3, storage::Engine::Sqlite, 6'000);
        serve();
        Desk ned;
        analytics::Slice slice;
        slice.asOf = ned.workspace->today();
        std::int64_t scanned = 0;
        std::optional<std::int64_t> shown;
        QObject::connect(ned.workspace.get(), &Workspace::syncStatusChanged, this, [&](const SyncStatus &status) {
            if (scanned > 0 || status.line != Line::Scanning || status.rowsScanned == 0)
                return;
            // Pages are there, without a row so far.
            shown = answerOf(ned.workspace->pipeline(slice)).value().page.openCount.value;
            scanned = status.rowsScanned;
            ned.workspace->lock();
        });
        QVERIFY(enrol(ned, m_world->northSeller));
        QTRY_VERIFY(scanned > 0);
        QCOMPARE(shown, std::optional<std::int64_t>(0));
        QVERIFY(answerOf(ned.workspace->unlock(ned.place(), secretOf(Passphrase))));
        QTRY_VERIFY_WITH_TIMEOUT(ned.isUpToDate(), 60'000);
        // What came before the lock did not come again.
        QVERIFY(ned.status().rowsScanned <= std::ssize(m_world->hub().viewOf(m_world->northSeller).value()) - scanned);
        // Every third of the many is won; a page is made anew each time it is asked for, so it is not asked for too often.
        const auto isAllThere = [&] { return answerOf(ned.workspace->pipeline(slice)).value().page.openCount.value == 4'003; };
        for (int round = 0; round < 50 && !isAllThere(); ++round)
            QTest::qWait(200);
        QVERIFY(isAllThere());
        ned.workspace->lock();
        Desk reader;
        // Locking waits for nothing: the file is closed a moment later.
        QTRY_VERIFY(answerOf(reader.workspace->unlockForReading(ned.place(), secretOf(Passphrase))));
        QCOMPARE(reader.status().line, Line::Stopped);
        QCOMPARE(codeOf(answerOf(reader.workspace->undo(1))), codeOf(replica::errors::OpenedForReading));
    }

    void aLeaseThatIsOverShowsNothingBeforeTheHubWasHeard() {
        Desk ned;
        join(ned, m_world->northSeller);
        ned.workspace->lock();
        m_server.reset();
        QVERIFY(answerOf(ned.workspace->unlock(ned.place(), secretOf(Passphrase))));
        QVERIFY(!ned.titleOf(m_world->northDeals[0]).isEmpty());
        ned.workspace->lock();
        QVERIFY(answerOf(ned.workspace->unlock(ned.place(), secretOf(Passphrase))));
        QSignalSpy failed(ned.workspace.get(), &Workspace::failed);
        QTRY_COMPARE(ned.status().line, Line::Offline);
        // While it is open: the next attempt that fails locks.
        ned.clock.advance(std::chrono::days(31));
        ned.workspace->syncNow();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.front().front().value<domain::Error>().code, workspace::errors::LeaseOver);
        QCOMPARE(ned.workspace->state(), Workspace::State::Locked);
        auto refused = ned.workspace->unlock(ned.place(), secretOf(Passphrase));
        QTRY_VERIFY(refused.isFinished());
        QCOMPARE(codeOf(refused.result()), codeOf(workspace::errors::LeaseOver));
        QCOMPARE(ned.workspace->state(), Workspace::State::Locked);
        QCOMPARE(codeOf(ned.workspace->record(EntityKind::Deal, m_world->northDeals[0].uuid()).result()),
                 codeOf(workspace::errors::Locked));
        QCOMPARE(codeOf(answerOf(ned.workspace->unlockForReading(ned.place(), secretOf(Passphrase)))),
                 codeOf(workspace::errors::LeaseOver));
        serve();
        auto opened = ned.workspace->unlock(ned.place(), secretOf(Passphrase));
        QTRY_VERIFY(opened.isFinished());
        QVERIFY(opened.result());
        QVERIFY(!ned.titleOf(m_world->northDeals[0]).isEmpty());
        // A clock that was put back does not make it longer.
        ned.workspace->lock();
        m_server.reset();
        ned.clock.advance(-std::chrono::days(20));
        refused = ned.workspace->unlock(ned.place(), secretOf(Passphrase));
        QTRY_VERIFY(refused.isFinished());
        QCOMPARE(codeOf(refused.result()), codeOf(workspace::errors::LeaseOver));
    }

    void whatWaitsIsTakenBackByAnOperationThatWaitsBehindIt() {
        Desk ned;
        Desk nora;
        join(ned, m_world->northSeller);
        join(nora, m_world->northManager);
        const domain::DealId deal = m_world->northDeals[0];
        QVERIFY(ned.retitle(deal, QStringLiteral("confirmed")));
        QTRY_COMPARE(ned.status().pending, 0);
        m_server.reset();
        QVERIFY(ned.retitle(deal, QStringLiteral("waiting")));
        QVERIFY(ned.retitle(m_world->northDeals[1], QStringLiteral("stays")));
        QVERIFY(ned.patch(deal, QStringLiteral("source"), QStringLiteral("fair")));
        // The newest first, and each once.
        QVERIFY(answerOf(ned.workspace->undo({})));
        QVERIFY(ned.fieldOf(deal, u"source").isEmpty());
        QVERIFY(answerOf(ned.workspace->undo({})));
        QCOMPARE(ned.titleOf(m_world->northDeals[1]), QStringLiteral("north deal 1"));
        QVERIFY(answerOf(ned.workspace->undo({})));
        QCOMPARE(ned.titleOf(deal), QStringLiteral("confirmed"));
        QCOMPARE(ned.status().pending, 6);
        // Behind what waits the ledger's own.
        QVERIFY(answerOf(ned.workspace->undo({})));
        QCOMPARE(ned.titleOf(deal), QStringLiteral("north deal 0"));
        QCOMPARE(codeOf(answerOf(ned.workspace->undo({}))), codeOf(workspace::errors::NothingToUndo));
        QVERIFY(ned.retitle(deal, QStringLiteral("new")));
        serve();
        ned.workspace->syncNow();
        nora.workspace->syncNow();
        QTRY_COMPARE(nora.titleOf(deal), QStringLiteral("new"));
        QTRY_COMPARE(ned.status().pending, 0);
        QCOMPARE(nora.titleOf(m_world->northDeals[1]), QStringLiteral("north deal 1"));
        QCOMPARE(ned.titleOf(deal), QStringLiteral("new"));
        QCOMPARE(ned.status().conflicts, 0);
        const auto history = answerOf(nora.workspace->history(EntityKind::Deal, deal.uuid())).value();
        QCOMPARE(std::ranges::count_if(history, [](const auto &each) { return each.entry.undoes.has_value(); }), 3);
        QVERIFY(m_world->hub().verify());
    }

    void giveUpsAndClosingInTheMiddleOfEverythingEndCleanly() {
        // In the middle of enrolling.
        auto ned = std::make_unique<Desk>();
        auto pending = ned->workspace->enrol(ned->place(), secretOf(Passphrase), {invitation(m_world->northSeller), {}});
        ned->workspace->lock();
        QTRY_VERIFY(pending.isFinished());
        QCOMPARE(codeOf(pending.result()), codeOf(workspace::errors::Locked));
        pending = ned->workspace->enrol(ned->place(), secretOf(Passphrase), {invitation(m_world->northSeller), {}});
        ned.reset();
        QVERIFY(pending.isFinished());
        // In the middle of a session, with work on its way.
        ned = std::make_unique<Desk>();
        join(*ned, m_world->northSeller);
        const auto written = ned->workspace->patch(EntityKind::Deal, m_world->northDeals[0].uuid(), QStringLiteral("title"),
                                                   ned->valueOf(m_world->northDeals[0], u"title"), QStringLiteral("last words"));
        ned->workspace->syncNow();
        ned.reset();
        QVERIFY(written.isFinished());
    }
};

PLUMBLINE_TEST(SyncedWorkspaceTest)
#include "syncedworkspacetest.moc"
