#include "importingdesk.h"
#include "promising.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"

#include "approvals/steppath.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/pages/page.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace plumbline::tests {

namespace {

constexpr int Patience = 20'000;
const QString Commitments = QStringLiteral("commitments");
using domain::ApprovalDecision;
using domain::CommitmentKind;
using domain::CommitmentState;
using domain::EntityKind;

} // namespace

/// Promises submitted, withdrawn, closed and used, by keys, with a real hub behind.
class CommitmentsPageTest : public QObject {
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
    kit::DataTable *list() { return find<kit::DataTable>("commitments.list"); }
    int rows() { return list()->model()->rowCount(); }
    QString cell(int row, int column) { return list()->model()->index(row, column).data().toString(); }
    QPushButton *button(const char *name) { return find<QPushButton>(name); }
    QLineEdit *line(const char *name) { return find<QLineEdit>(name); }
    QComboBox *choice(const char *name) { return find<QComboBox>(name); }
    QString figure(int tile) { return page()->findChild<kit::FigureRow *>()->tiles()[static_cast<std::size_t>(tile)]->figure().value; }
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
    bool obstacleSays(const QString &words)
    {
        for (const QLabel *each : find<kit::ActPanel>("commitments.act")->findChildren<QLabel *>())
            if (each->isVisible() && each->text().contains(words))
                return true;
        return false;
    }
    CommitmentState stateOf(domain::CommitmentId id) { return atHub(world(), id)->state; }
    void show(const char *way) { QTest::mouseClick(button(way), Qt::LeftButton); }
    void press(Qt::Key key)
    {
        list()->setFocus();
        QTest::keyClick(page(), key);
    }
    void type(QLineEdit *field, const QString &text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    /// Submitted by Ned and decided by those of its steps at their own workstations.
    domain::SubmitCommitment inForce(CommitmentKind kind)
    {
        domain::SubmitCommitment submit = rebate(world(), 0, 100);
        submit.kind = kind;
        submit.steps.resize(domain::stepsFor(kind).size());
        if (!m_ned->execute(submit))
            qFatal("not submitted");
        world().settle();
        Workstation *fay = kind == CommitmentKind::Rebate ? &world().addWorkstation(QStringLiteral("fay"), world().finance) : nullptr;
        world().settle();
        for (std::size_t i = 0; i < submit.steps.size(); ++i) {
            Workstation &at = i == 0 ? *m_nora : *fay;
            if (!at.execute(domain::Approve{submit.steps[i], ApprovalDecision::Approve, {}, premiseAt(at, submit.commitment)}))
                qFatal("not approved");
            world().settle();
        }
        return submit;
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

    void aPromiseIsSubmittedFromTheKeyboardWithItsEvidence()
    {
        QVERIFY(m_desk->join(world().northSeller, Commitments));
        QCOMPARE(rows(), 0);
        press(Qt::Key_N);
        auto *customer = line("commitment.customer");
        QTRY_VERIFY(customer && customer->hasFocus());
        QVERIFY(obstacleSays(QStringLiteral("Choose the customer")));
        QTest::keyClicks(customer, QStringLiteral("north account 0"));
        QTRY_VERIFY(page()->isSettled());
        QTest::qWait(200);
        QTest::keyClick(customer, Qt::Key_Return);
        QTRY_COMPARE(choice("commitment.deal")->count(), 2);
        choice("commitment.deal")->setFocus();
        QTest::keyClick(choice("commitment.deal"), Qt::Key_Down);
        QCOMPARE(choice("commitment.deal")->currentText(), QStringLiteral("north deal 0"));
        QVERIFY(obstacleSays(QStringLiteral("Say what it costs")));
        type(line("commitment.liability"), QStringLiteral("nothing"));
        QVERIFY(obstacleSays(QStringLiteral("can’t be read as an amount")));
        QTest::keyClick(line("commitment.liability"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(line("commitment.liability")->text(), QStringLiteral("nothing"));
        type(line("commitment.liability"), QStringLiteral("1,250.50"));
        type(line("commitment.condition"), QStringLiteral("on payment of the second instalment"));
        type(line("commitment.department"), QStringLiteral("Service"));
        QVERIFY(obstacleSays(QStringLiteral("Manager → Finance")));
        const QString path = m_desk->desk.path(QStringLiteral("chat.txt"));
        QVERIFY(writeFile(path, "we promise"));
        m_desk->desk.prompt.answer(path);
        QTest::mouseClick(button("filePick.add"), Qt::LeftButton);
        QTest::keyClick(line("commitment.department"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("Submitted. It waits for: Manager.")));
        QVERIFY(becomes(1));
        QCOMPARE(cell(0, 0), QStringLiteral("Rebate · north account 0"));
        QCOMPARE(cell(0, 3), QStringLiteral("Waits for: Manager"));
        QVERIFY(!find<kit::ActPanel>("commitments.act")->isVisible());
        QTRY_VERIFY(button("open-chat.txt"));
        QVERIFY(m_desk->isUpToDate());
        std::vector<ledger::Row> atTheHub = world().hub().viewOf(world().administrator).value();
        int found = 0;
        for (const ledger::Row &row : atTheHub)
            if (row.record.kind == EntityKind::Commitment) {
                const auto commitment = domain::fromRecord<domain::Commitment>(row.record).value();
                QVERIFY(commitment.liability == domain::Money(125'050, domain::Currency::of("CNY")));
                QCOMPARE(*commitment.effective_condition, QStringLiteral("on payment of the second instalment"));
                QVERIFY(commitment.deal == world().northDeals[0]);
                ++found;
            }
        QCOMPARE(found, 1);
    }

    void aRequestIsWithdrawnByWhoeverAskedForIt()
    {
        const auto submit = rebate(world(), 0, 100);
        QVERIFY(m_ned->execute(submit));
        world().settle();
        QVERIFY(m_desk->join(world().northSeller, Commitments));
        show("commitments.which.2");
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("commitments.withdraw")->isVisible());
        QVERIFY(!button("commitments.close")->isVisible());
        press(Qt::Key_W);
        auto *act = find<QPushButton>("actPanel.act");
        QTRY_VERIFY(act->isVisible());
        QTest::keyClick(find<kit::ActPanel>("commitments.act"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("Withdrawn: Rebate · north account 0")));
        QVERIFY(becomes(0));
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(submit.commitment) == CommitmentState::Cancelled, Patience);
    }

    void aManagerSaysThatItWasKept()
    {
        const auto submit = inForce(CommitmentKind::Training);
        QVERIFY(m_desk->join(world().northManager, Commitments));
        QVERIFY(becomes(1));
        new QAbstractItemModelTester(list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, page());
        QCOMPARE(cell(0, 3), QStringLiteral("In force"));
        QCOMPARE(figure(0), QStringLiteral("100"));
        QTRY_VERIFY(button("commitments.close")->isVisible());
        press(Qt::Key_C);
        QTRY_VERIFY(choice("close.end") && choice("close.end")->hasFocus());
        QCOMPARE(choice("close.end")->count(), 3);
        QTest::keyClick(choice("close.end"), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("Training · north account 0: Fulfilled")));
        QVERIFY(becomes(0));
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(submit.commitment) == CommitmentState::Fulfilled, Patience);
        show("commitments.which.3");
        QVERIFY(becomes(1));
        QVERIFY(page()->findChild<pages::StepPath *>()->nodes().back().passed == pages::StepPath::Passed::Done);
    }

    void aSalespersonMayOnlySayThatTheCustomerGaveItUp()
    {
        (void)inForce(CommitmentKind::Training);
        QVERIFY(m_desk->join(world().northSeller, Commitments));
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("commitments.close")->isVisible());
        press(Qt::Key_C);
        QTRY_VERIFY(choice("close.end"));
        QCOMPARE(choice("close.end")->count(), 1);
        QVERIFY(choice("close.end")->currentText().startsWith(QStringLiteral("Cancelled")));
        QTest::keyClick(choice("close.end"), Qt::Key_Escape);
        QTRY_VERIFY(!find<kit::ActPanel>("commitments.act")->isVisible());
        QCOMPARE(rows(), 1);
    }

    void anApprovedRebateLowersThePriceOfTheWonDeal()
    {
        const auto submit = inForce(CommitmentKind::Rebate);
        const auto won = std::ranges::find(world().stages, domain::StageOutcome::Won, &domain::Stage::outcome);
        QVERIFY(m_ned->execute(domain::AdvanceStage{world().northDeals[0], world().stages.front().id, won->id, domain::StageChangeId(world().nextId()), {}, {}}));
        world().settle();
        QVERIFY(m_desk->join(world().northSeller, Commitments));
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("commitments.terms")->isVisible());
        press(Qt::Key_T);
        auto *price = line("terms.price");
        QTRY_VERIFY(price && price->hasFocus());
        QCOMPARE(price->text(), QStringLiteral("900.00"));
        type(price, QStringLiteral("1,200"));
        QVERIFY(obstacleSays(QStringLiteral("has to be lower")));
        // More than was approved: the rules say so, and what was typed stays.
        type(price, QStringLiteral("850"));
        QTest::keyClick(price, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("changes only by an approved commitment")));
        QCOMPARE(price->text(), QStringLiteral("850"));
        type(price, QStringLiteral("950"));
        QTest::keyClick(price, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("the promise is kept by it")));
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(submit.commitment) == CommitmentState::Fulfilled, Patience);
        QVERIFY(m_desk->atHub(world().northDeals[0], QStringLiteral("amount")) == domain::Value(yuanOf(950)));
    }

    void anotherPageBeginsAPromiseAboutItsDealAndOpensOne()
    {
        const auto submit = inForce(CommitmentKind::Training);
        QVERIFY(m_desk->join(world().northSeller, QStringLiteral("pipeline")));
        Q_EMIT page()->newWanted(EntityKind::Commitment, EntityKind::Deal, world().northDeals[1].uuid());
        QTRY_VERIFY(page()->id() == Commitments && choice("commitment.deal"));
        QTRY_COMPARE(choice("commitment.deal")->currentText(), QStringLiteral("north deal 1"));
        QCOMPARE(line("commitment.customer")->text(), QStringLiteral("north account 1"));
        QTRY_VERIFY(line("commitment.liability")->hasFocus());
        QTest::keyClick(line("commitment.liability"), Qt::Key_Escape);
        m_desk->window->showPage(QStringLiteral("pipeline"));
        Q_EMIT page()->recordWanted(EntityKind::Commitment, submit.commitment.uuid());
        QTRY_VERIFY(page()->id() == Commitments && rows() > 0);
        QTRY_COMPARE(find<QLabel>("commitment.amount")->text(), QStringLiteral("100.00 CNY"));
    }

    void everythingHasANameAndTabGoesThroughTheActs()
    {
        (void)inForce(CommitmentKind::Training);
        QVERIFY(m_desk->join(world().northManager, Commitments));
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("commitments.close")->isVisible());
        const QStringList order = tabOrder(list());
        QVERIFY(order.indexOf(QStringLiteral("commitments.close")) > order.indexOf(QStringLiteral("commitments.list")));
        press(Qt::Key_N);
        QTRY_VERIFY(line("commitment.customer"));
        for (const QWidget *each : page()->findChildren<QWidget *>())
            if (each->isVisible() && each->focusPolicy() != Qt::NoFocus && !qobject_cast<const QPushButton *>(each))
                QVERIFY2(!each->accessibleName().isEmpty(),
                         qPrintable(QStringLiteral("%1 %2").arg(QString::fromUtf8(each->metaObject()->className()), each->objectName())));
        QVERIFY(m_desk->window->actions().clashes().isEmpty());
    }

    void lockingLeavesNothingOfIt()
    {
        (void)inForce(CommitmentKind::Training);
        QVERIFY(m_desk->join(world().northSeller, Commitments));
        QVERIFY(becomes(1));
        press(Qt::Key_N);
        QTRY_VERIFY(line("commitment.customer"));
        type(line("commitment.condition"), QStringLiteral("north secret"));
        pages::Page *before = page();
        QTest::keyClick(m_desk->window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(!m_desk->window->currentPage());
        QCOMPARE(before->findChild<kit::DataTable *>(QStringLiteral("commitments.list"))->model()->rowCount(), 0);
        QTRY_VERIFY(!before->findChild<QLineEdit *>(QStringLiteral("commitment.condition")));
        for (const QLabel *each : before->findChildren<QLabel *>())
            QVERIFY2(!each->text().contains(QStringLiteral("north")), qPrintable(each->text()));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PLUMBLINE_GALLERY names no folder");
        (void)inForce(CommitmentKind::Rebate);
        QVERIFY(m_ned->execute(rebate(world(), 1, 12'345)));
        QVERIFY(m_ned->execute(rebate(world(), 2, 700)));
        world().settle();
        QVERIFY(m_desk->join(world().northManager, Commitments));
        show("commitments.which.3");
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
                list()->selectRow(0);
                QTRY_VERIFY(page()->isSettled());
                keep(QStringLiteral("commitments"));
                press(Qt::Key_N);
                keep(QStringLiteral("commitments-new"));
                QTest::keyClick(line("commitment.customer"), Qt::Key_Escape);
                QTest::qWait(20);
            }
    }
};

PLUMBLINE_TEST(CommitmentsPageTest)

} // namespace plumbline::tests

#include "commitmentspagetest.moc"
