#include "importingdesk.h"
#include "promising.h"
#include "support/testregistry.h"

#include "approvals/costpanel.h"
#include "approvals/steppath.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/pages/page.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

namespace plumbline::tests {

namespace {

constexpr int Patience = 20'000;
const QString Approvals = QStringLiteral("approvals");
using domain::ApprovalDecision;
using domain::CommitmentState;

} // namespace

/// Requests made on other workstations, decided here with keys.
class ApprovalsPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<HubDesk> m_desk;
    Workstation *m_ned = nullptr;
    Workstation *m_nora = nullptr;

    SyncWorld &world() { return m_desk->world; }
    pages::Page *page() { return m_desk->window->currentPage(); }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return page()->findChild<Widget *>(QString::fromUtf8(name));
    }
    kit::DataTable *list() { return find<kit::DataTable>("approvals.list"); }
    int rows() { return list()->model()->rowCount(); }
    QString cell(int row, int column) { return list()->model()->index(row, column).data().toString(); }
    QPushButton *button(const char *name) { return find<QPushButton>(name); }
    const kit::StateNotice &notice() { return page()->findChild<kit::TablePanel *>()->states()->findChild<kit::StatePanel *>()->notice(); }
    bool becomes(int wanted)
    {
        return QTest::qWaitFor([&] { return rows() == wanted && page()->isSettled(); }, Patience);
    }
    bool says(const QString &words)
    {
        const auto has = [&] {
            for (const kit::Banner *each : page()->findChildren<kit::Banner *>())
                if (each->isVisible() && each->sentence().contains(words))
                    return true;
            return false;
        };
        return QTest::qWaitFor(has, Patience);
    }
    /// The line of the panel that says what the request costs.
    pages::CostLine cost(const QString &label)
    {
        for (const pages::CostLine &each : find<pages::CostPanel>("approval.cost")->lines())
            if (each.label.startsWith(label))
                return each;
        return {};
    }
    CommitmentState stateOf(domain::CommitmentId id) { return atHub(world(), id)->state; }

    /// Submitted by Ned and, where wanted, approved by Nora; known at the hub.
    domain::SubmitCommitment submitted(std::size_t deal, std::int64_t yuan, bool approvedByManager)
    {
        domain::SubmitCommitment submit = rebate(world(), deal, yuan);
        if (!m_ned->execute(submit))
            qFatal("not submitted");
        world().settle();
        if (approvedByManager)
            approveAt(*m_nora, submit, 0);
        return submit;
    }
    void approveAt(Workstation &at, const domain::SubmitCommitment &submit, std::size_t step)
    {
        if (!at.execute(domain::Approve{submit.steps[step], ApprovalDecision::Approve, {}, premiseAt(at, submit.commitment)}))
            qFatal("not approved");
        world().settle();
    }
    bool open(domain::UserId user) { return m_desk->join(user, Approvals); }
    void press(Qt::Key key)
    {
        list()->setFocus();
        QTest::keyClick(list(), key);
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<HubDesk>();
        m_ned = &world().addWorkstation(QStringLiteral("ned"), world().northSeller);
        m_nora = &world().addWorkstation(QStringLiteral("nora"), world().northManager);
        world().settle();
    }
    void cleanup() { m_desk.reset(); }

    void anEmptyQueueSaysWhatComesHere()
    {
        QVERIFY(open(world().finance));
        QCOMPARE(rows(), 0);
        QVERIFY(notice().advice.contains(QStringLiteral("write-offs come here")));
        QVERIFY(!page()->exportContent());
    }

    void aRequestIsOneScreenWithWhatItCosts()
    {
        (void)submitted(0, 100, true);
        QVERIFY(open(world().finance));
        QVERIFY(becomes(1));
        new QAbstractItemModelTester(list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, page());
        QCOMPARE(cell(0, 0), QStringLiteral("Rebate · north account 0"));
        QCOMPARE(cell(0, 2), QStringLiteral("Ned"));
        QCOMPARE(find<QLabel>("approval.amount")->text(), QStringLiteral("100.00 CNY"));
        QTRY_COMPARE(cost(QStringLiteral("Margin")).value, QStringLiteral("1,000.00 → 900.00"));
        QCOMPARE(cost(QStringLiteral("Margin")).note, QStringLiteral("100.0 % → 90.0 % of 1,000.00"));
        QCOMPARE(cost(QStringLiteral("Receivables")).value, QStringLiteral("500.00"));
        QTRY_COMPARE(cost(QStringLiteral("Overdue by more than 60")).value, QStringLiteral("500.00"));
        QCOMPARE(cost(QStringLiteral("Promised")).value, QStringLiteral("0.00"));
        const auto &nodes = page()->findChild<pages::StepPath *>()->nodes();
        QCOMPARE(nodes.size(), std::size_t{5});
        QVERIFY(nodes[1].passed == pages::StepPath::Passed::Done);
        QVERIFY(nodes[2].passed == pages::StepPath::Passed::Here);
        QVERIFY(page()->exportContent());
        QTRY_COMPARE(page()->attention(), 1);
    }

    void financeApprovesByKeyAfterTheManagerAndTheRebateIsInForce()
    {
        const auto first = submitted(0, 100, true);
        const auto second = submitted(1, 200, true);
        QVERIFY(open(world().finance));
        QVERIFY(becomes(2));
        press(Qt::Key_J);
        QCOMPARE(list()->currentIndex().row(), 1);
        press(Qt::Key_K);
        QCOMPARE(list()->currentIndex().row(), 0);
        press(Qt::Key_J);
        QTRY_VERIFY(button("approvals.approve")->isEnabled());
        QTRY_VERIFY(page()->isSettled());
        press(Qt::Key_A);
        QVERIFY(becomes(1));
        QVERIFY(says(QStringLiteral("Approved: Rebate · north account 1, 200.00 CNY. It is in force now.")));
        QCOMPARE(cell(0, 0), QStringLiteral("Rebate · north account 0"));
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(second.commitment) == CommitmentState::Open, Patience);
        QVERIFY(stateOf(first.commitment) == CommitmentState::Submitted);
        // What was signed is what was shown.
        const domain::Premise signedOn{yuanOf(200), yuanOf(1001), yuanOf(0), yuanOf(500), {}};
        QCOMPARE(*atHub(world(), second.steps[1])->premise, domain::toText(signedOn));
    }

    void financeDoesNotSeeWhatTheManagerHasNotApproved()
    {
        const auto submit = submitted(0, 100, false);
        QVERIFY(open(world().finance));
        QVERIFY(becomes(0));
        approveAt(*m_nora, submit, 0);
        QVERIFY(becomes(1));
    }

    void aRefusalNeedsAReasonAndKeepsIt()
    {
        const auto submit = submitted(0, 100, true);
        QVERIFY(open(world().finance));
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("approvals.refuse")->isEnabled());
        press(Qt::Key_R);
        auto *reason = find<QPlainTextEdit>("approvals.reason");
        QTRY_VERIFY(reason->hasFocus());
        auto *act = find<QPushButton>("actPanel.act");
        QVERIFY(!act->isEnabled());
        QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(stateOf(submit.commitment) == CommitmentState::Submitted);
        // Letters that are keys of the page are letters here.
        QTest::keyClicks(reason, QStringLiteral("a rebate on a rebate"));
        QCOMPARE(reason->toPlainText(), QStringLiteral("a rebate on a rebate"));
        QCOMPARE(rows(), 1);
        QVERIFY(act->isEnabled());
        QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(becomes(0));
        QVERIFY(says(QStringLiteral("Refused: Rebate · north account 0")));
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(submit.commitment) == CommitmentState::Refused, Patience);
        QCOMPARE(*atHub(world(), submit.steps[1])->reason, QStringLiteral("a rebate on a rebate"));
        QVERIFY(!find<kit::ActPanel>("approvals.act")->isVisible());
    }

    void amountsThatChangedAreShownBesideThoseSeenAndAskedAgain()
    {
        const auto submit = submitted(0, 100, true);
        QVERIFY(open(world().finance));
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("approvals.approve")->isEnabled());
        // Money comes in at the same desk; the page has not heard of it when the key is pressed.
        domain::RecordReceipt receipt;
        receipt.receipt = domain::FactId(world().nextId());
        receipt.account = submit.account;
        receipt.document = QStringLiteral("R-1");
        receipt.date = domain::Date(2025, 3, 4);
        receipt.amount = yuanOf(120);
        auto &workspace = *m_desk->desk.workspace;
        auto received = workspace.act(receipt);
        received.waitForFinished();
        QVERIFY(received.result());
        domain::AllocateReceipt allocate{receipt.receipt, {{domain::AllocationId(world().nextId()), world().instalments[0], yuanOf(120)}}, {}};
        auto allocated = workspace.act(allocate);
        allocated.waitForFinished();
        QVERIFY(allocated.result());
        press(Qt::Key_A);
        QVERIFY(says(QStringLiteral("The amounts changed since you looked")));
        QTRY_COMPARE(cost(QStringLiteral("Receivables")).value, QStringLiteral("380.00"));
        QCOMPARE(cost(QStringLiteral("Receivables")).was, QStringLiteral("500.00 when you looked"));
        QVERIFY(cost(QStringLiteral("Margin")).was.isEmpty());
        QCOMPARE(rows(), 1);
        QVERIFY(stateOf(submit.commitment) == CommitmentState::Submitted);
        // Looked at again, it is decided on what is there now.
        QTRY_VERIFY(page()->isSettled());
        press(Qt::Key_A);
        QVERIFY(becomes(0));
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(submit.commitment) == CommitmentState::Open, Patience);
        QVERIFY(atHub(world(), submit.steps[1])->premise->contains(QStringLiteral("receivables=380.00 CNY")));
    }

    void onesOwnRequestIsShownAndCannotBeDecided()
    {
        domain::SubmitCommitment own = rebate(world(), 0, 100);
        own.promisedBy = world().northManager;
        QVERIFY(m_nora->execute(own));
        world().settle();
        QVERIFY(open(world().northManager));
        QVERIFY(becomes(1));
        QCOMPARE(cell(0, 2), QStringLiteral("You"));
        QCOMPARE(cell(0, 4), QStringLiteral("Your own"));
        QVERIFY(says(QStringLiteral("nobody approves their own request")));
        QVERIFY(!button("approvals.approve")->isEnabled());
        press(Qt::Key_A);
        press(Qt::Key_R);
        QVERIFY(!find<kit::ActPanel>("approvals.act")->isVisible());
        QCOMPARE(rows(), 1);
        QCOMPARE(page()->attention(), 0);
        QVERIFY(stateOf(own.commitment) == CommitmentState::Submitted);
    }

    void aDirectorApprovesAWriteOffOfFinance()
    {
        auto &fay = world().addWorkstation(QStringLiteral("fay"), world().finance);
        world().settle();
        domain::RequestWriteOff ask{domain::WriteOffRequestId(world().nextId()), world().instalments[0], yuanOf(30), domain::WriteOffReason::SmallBalance};
        QVERIFY(fay.execute(ask));
        world().settle();
        QVERIFY(open(world().director));
        QVERIFY(becomes(1));
        QCOMPARE(cell(0, 0), QStringLiteral("Write-off · north account 0"));
        QTRY_COMPARE(cost(QStringLiteral("Open of the instalment")).value, QStringLiteral("500.00 → 470.00"));
        press(Qt::Key_A);
        QVERIFY(becomes(0));
        QVERIFY(says(QStringLiteral("It is written off.")));
        QTRY_VERIFY_WITH_TIMEOUT(atHub(world(), ask.request)->state == domain::ApprovalState::Approved, Patience);
    }

    void anApprovalIsRevokedAmongTheDecided()
    {
        const auto submit = submitted(0, 100, true);
        QVERIFY(open(world().finance));
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("approvals.approve")->isEnabled());
        press(Qt::Key_A);
        QVERIFY(becomes(0));
        QVERIFY(m_desk->isUpToDate());
        QTest::mouseClick(button("approvals.which.1"), Qt::LeftButton);
        QVERIFY(becomes(1));
        QCOMPARE(cell(0, 4), QStringLiteral("Approved"));
        QTRY_VERIFY(button("approvals.revoke")->isVisible());
        QTest::mouseClick(button("approvals.revoke"), Qt::LeftButton);
        auto *reason = find<QPlainTextEdit>("approvals.reason");
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClicks(reason, QStringLiteral("wrong customer"));
        QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("Revoked: Rebate · north account 0")));
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(submit.commitment) == CommitmentState::Submitted, Patience);
        QTest::mouseClick(button("approvals.which.0"), Qt::LeftButton);
        QVERIFY(becomes(1));
    }

    void aDecisionMadeOfflineComesBackWithTheDifference()
    {
        const auto submit = submitted(0, 100, true);
        auto &fay = world().addWorkstation(QStringLiteral("fay"), world().finance);
        world().settle();
        QVERIFY(open(world().finance));
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("approvals.approve")->isEnabled());
        QVERIFY(m_desk->goOffline());
        press(Qt::Key_A);
        QVERIFY(becomes(0));
        // Meanwhile money comes in elsewhere.
        domain::RecordReceipt receipt;
        receipt.receipt = domain::FactId(world().nextId());
        receipt.account = submit.account;
        receipt.document = QStringLiteral("R-1");
        receipt.date = domain::Date(2025, 3, 4);
        receipt.amount = yuanOf(120);
        QVERIFY(fay.execute(receipt));
        QVERIFY(fay.execute(domain::AllocateReceipt{receipt.receipt, {{domain::AllocationId(world().nextId()), world().instalments[0], yuanOf(120)}}, {}}));
        world().settle();
        m_desk->comeBack();
        m_desk->desk.workspace->syncNow();
        QVERIFY(m_desk->isUpToDate());
        QVERIFY(becomes(1));
        QVERIFY(says(QStringLiteral("came back")));
        QCOMPARE(cell(0, 4), QStringLiteral("Came back"));
        QTRY_COMPARE(cost(QStringLiteral("Receivables")).value, QStringLiteral("380.00"));
        QCOMPARE(cost(QStringLiteral("Receivables")).was, QStringLiteral("500.00 when you looked"));
        QVERIFY(stateOf(submit.commitment) == CommitmentState::Submitted);
        QTRY_VERIFY(page()->isSettled());
        press(Qt::Key_A);
        QVERIFY(becomes(0));
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(submit.commitment) == CommitmentState::Open, Patience);
    }

    void aDelegateDecidesInTheNameOfWhoeverIsAwayUntilItEnds()
    {
        const auto submit = submitted(0, 100, false);
        QVERIFY(open(world().northManager));
        QVERIFY(becomes(1));
        press(Qt::Key_O);
        auto *to = find<QComboBox>("delegate.to");
        QTRY_VERIFY(to && to->hasFocus());
        QTRY_VERIFY(to->count() > 3);
        QVERIFY(!find<QPushButton>("actPanel.act")->isEnabled());
        const int dan = to->findText(QStringLiteral("Dan"), Qt::MatchStartsWith);
        QVERIFY(dan > 0);
        while (to->currentIndex() < dan)
            QTest::keyClick(to, Qt::Key_Down);
        // The hub's clock in these tests is behind the desk's.
        auto *from = find<QLineEdit>("delegate.from");
        from->setFocus();
        QTest::keyClick(from, Qt::Key_Home);
        QTest::keyClicks(from, QStringLiteral("20260901"));
        QTest::keyClick(from, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("Delegated to Dan")));
        QVERIFY(says(QStringLiteral("You are out of office until")));
        QVERIFY(m_desk->isUpToDate());
        auto &dan_ = world().addWorkstation(QStringLiteral("dan"), world().director);
        world().settle();
        const auto refused = dan_.execute(domain::Approve{submit.steps[0], ApprovalDecision::Refuse, QStringLiteral("no"), premiseAt(dan_, submit.commitment)});
        QVERIFY(refused);
        world().settle();
        QVERIFY(stateOf(submit.commitment) == CommitmentState::Refused);
        QVERIFY(becomes(0));
        // Ended, it decides nothing any more.
        const auto banners = page()->findChildren<kit::Banner *>(QStringLiteral("delegation"));
        QCOMPARE(banners.size(), 1);
        QTest::mouseClick(banners.front()->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(says(QStringLiteral("The delegation is ended")));
        QTRY_VERIFY(page()->findChildren<kit::Banner *>(QStringLiteral("delegation")).isEmpty());
        QVERIFY(m_desk->isUpToDate());
        const auto other = submitted(1, 100, false);
        const auto late = dan_.execute(domain::Approve{other.steps[0], ApprovalDecision::Approve, {}, premiseAt(dan_, other.commitment)});
        QVERIFY(!late);
    }

    void whoeverDecidesForAnotherIsToldSo()
    {
        (void)submitted(0, 100, false);
        domain::Delegation away;
        away.id = domain::DelegationId(world().nextId());
        away.from_user = world().northManager;
        away.to_user = world().director;
        away.from = domain::Date(2026, 9, 1);
        away.until = domain::Date(2026, 12, 31);
        QVERIFY(m_nora->execute(domain::Delegate{away}));
        world().settle();
        QVERIFY(open(world().director));
        QVERIFY(becomes(1));
        QVERIFY(says(QStringLiteral("Nora is out of office until 2026-12-31")));
        QVERIFY(says(QStringLiteral("You decide this for Nora")));
        QTRY_VERIFY(button("approvals.approve")->isEnabled());
    }

    void theRailCountsWhatWaitsBeforeThePageIsMade()
    {
        (void)submitted(0, 100, true);
        QVERIFY(m_desk->join(world().finance, QStringLiteral("pipeline")));
        auto *rail = m_desk->window->findChild<kit::NavRail *>();
        const auto counted = [&] { return rail->waitingOf(Approvals) == 1; };
        QVERIFY(QTest::qWaitFor(counted, Patience));
    }

    void tabGoesFromTheListThroughTheActsAndEverythingHasAName()
    {
        (void)submitted(0, 100, true);
        QVERIFY(open(world().finance));
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("approvals.approve")->isEnabled());
        const QStringList order = tabOrder(list());
        qsizetype before = -1;
        for (const char *name : {"approvals.list", "approvals.approve", "approvals.refuse", "approvals.open"}) {
            const qsizetype at = order.indexOf(QString::fromUtf8(name));
            QVERIFY2(at > before, qPrintable(order.join(u' ')));
            before = at;
        }
        for (const QWidget *each : page()->findChildren<QWidget *>())
            if (each->isVisible() && each->focusPolicy() != Qt::NoFocus && !qobject_cast<const QPushButton *>(each))
                QVERIFY2(!each->accessibleName().isEmpty(),
                         qPrintable(QStringLiteral("%1 %2").arg(QString::fromUtf8(each->metaObject()->className()), each->objectName())));
        QVERIFY(m_desk->window->actions().clashes().isEmpty());
    }

    void lockingLeavesNothingOfIt()
    {
        (void)submitted(0, 100, true);
        QVERIFY(open(world().finance));
        QVERIFY(becomes(1));
        pages::Page *before = page();
        QTest::keyClick(m_desk->window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(!m_desk->window->currentPage());
        QCOMPARE(before->findChild<kit::DataTable *>(QStringLiteral("approvals.list"))->model()->rowCount(), 0);
        for (const QLabel *each : before->findChildren<QLabel *>())
            QVERIFY2(!each->text().contains(QStringLiteral("north")), qPrintable(each->text()));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PLUMBLINE_GALLERY names no folder");
        (void)submitted(0, 100, true);
        (void)submitted(1, 12'345, true);
        (void)submitted(2, 700, true);
        QVERIFY(open(world().finance));
        QVERIFY(becomes(3));
        for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
            for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
                m_desk->desk.theme.setMode(mode);
                m_desk->desk.language.use(tongue);
                QTRY_VERIFY(page()->isSettled());
                const auto keep = [&](const QString &name) {
                    QTest::qWait(50);
                    QVERIFY(m_desk->window->grab().save(QStringLiteral("%1/%2-%3-%4.png").arg(folder, name, kit::tongueName(tongue), kit::themeModeName(mode))));
                };
                list()->selectRow(1);
                QTRY_VERIFY(page()->isSettled());
                keep(QStringLiteral("approvals"));
                press(Qt::Key_R);
                keep(QStringLiteral("approvals-refuse"));
                QTest::keyClick(find<QPlainTextEdit>("approvals.reason"), Qt::Key_Escape);
            }
    }
};

PLUMBLINE_TEST(ApprovalsPageTest)

} // namespace plumbline::tests

#include "approvalspagetest.moc"
