#include "hubdesk.h"
#include "promising.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"

#include "approvals/costpanel.h"
#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/board.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/pages/page.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/deals.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QWindow>

namespace plumbline::tests {

namespace {

constexpr int Patience = 20'000;

/// What fails inside a step ends the story.
#define STEP(call) \
    do { \
        call; \
        if (QTest::currentTestFailed()) \
            return; \
    } while (false)

/// A person at a workstation: what they see and press.
class Person {
public:
    Person(HubHouse &house, std::uint64_t seed) : seat(seed), m_house(house) {}

    bool sitsDown(domain::UserId user, const QString &device, const QString &page, kit::Tongue tongue)
    {
        seat.desk.language.use(tongue);
        return seat.join(m_house, user, device, page);
    }
    void turnsTo()
    {
        seat.window->raise();
        seat.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(seat.window.get()));
    }
    bool opens(const QString &name)
    {
        turnsTo();
        seat.window->showPage(name);
        return isShown(*seat.window, name);
    }
    pages::Page *page() { return seat.window->currentPage(); }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return page()->template findChild<Widget *>(QString::fromLatin1(name));
    }
    bool settles()
    {
        return QTest::qWaitFor([this] { return page()->isSettled(); }, Patience);
    }
    bool meetsTheHub()
    {
        seat.desk.workspace->syncNow();
        return seat.isUpToDate() && settles();
    }
    void press(QWidget *where, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        where->setFocus();
        QTest::keyClick(where, key, modifiers);
    }
    void types(const char *name, const QString &text)
    {
        auto *edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    bool says(const QString &words)
    {
        const auto has = [&] {
            return std::ranges::any_of(page()->template findChildren<kit::Banner *>(),
                                       [&](const kit::Banner *each) { return each->isVisible() && each->sentence().contains(words); });
        };
        return QTest::qWaitFor(has, Patience);
    }
    /// The list on screen, its current row the one that begins with this; nullptr where there is none.
    kit::DataTable *standsOn(const QString &first)
    {
        for (auto *table : page()->findChildren<kit::DataTable *>())
            for (int row = 0; table->isVisible() && row < table->model()->rowCount(); ++row)
                if (table->model()->index(row, 0).data().toString() == first) {
                    table->setCurrentIndex(table->model()->index(row, 0));
                    table->setFocus();
                    return table;
                }
        return nullptr;
    }
    /// Presses on the card, goes to the column in steps as a hand does, and lets go.
    void drags(const QString &card, const QString &to)
    {
        QCoreApplication::processEvents();
        auto *board = find<kit::Board>("deals.board");
        QWindow *window = seat.window->windowHandle();
        const auto at = [&](const QPoint &place) { return board->mapTo(seat.window.get(), place); };
        const QPoint from = at(board->placeOf(board->columnOf(card), card).center());
        const QPoint until = at(board->placeOf(to, {}).center());
        QTest::mousePress(window, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 5; ++step)
            QTest::mouseMove(window, from + (until - from) * step / 5);
        QTest::mouseRelease(window, Qt::LeftButton, {}, until);
    }
    /// Where the deal is, as far as this workstation knows; an open one's card stands there too.
    bool seesIn(domain::DealId deal, const domain::Stage &stage)
    {
        const auto stands = [&] {
            auto read = workspace::DealDesk(*seat.desk.workspace).deal(deal);
            if (!page()->isSettled() || !QTest::qWaitFor([&] { return read.isFinished(); }, Patience) || !read.result())
                return false;
            const bool isOpen = stage.outcome == domain::StageOutcome::Open;
            const QString key = stage.id.uuid().toString();
            return read.result()->stage().stage.id == stage.id && (!isOpen || find<kit::Board>("deals.board")->columnOf(deal.uuid().toString()) == key);
        };
        return QTest::qWaitFor(stands, Patience);
    }
    bool queueHas(int rows)
    {
        auto *list = find<kit::DataTable>("approvals.list");
        return QTest::qWaitFor([&] { return page()->isSettled() && list->model()->rowCount() == rows; }, Patience);
    }
    bool railCounts(const QString &page, int waiting)
    {
        auto *rail = seat.window->template findChild<kit::NavRail *>();
        return QTest::qWaitFor([&] { return rail->waitingOf(page) == waiting; }, Patience);
    }
    /// What all customers owe, of the list on screen.
    qint64 outstanding()
    {
        const auto page = seat.desk.workspace->receivables(seat.window->slice().slice());
        if (!QTest::qWaitFor([&] { return page.isFinished(); }, Patience) || !page.result())
            return -1;
        return page.result()->page.outstanding.value.value_or(-1);
    }

    Seat seat;

private:
    HubHouse &m_house;
};

} // namespace

/// A director, finance and a manager, each at a workstation of their own, away from the hub and back: the three jobs end to end.
class ThreeDesksTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<HubHouse> m_house;
    std::unique_ptr<Person> m_dan;
    std::unique_ptr<Person> m_fay;
    std::unique_ptr<Person> m_nora;
    domain::CommitmentId m_rebate;

    SyncWorld &world() { return m_house->world; }
    bool everybodyMeets() { return m_dan->meetsTheHub() && m_fay->meetsTheHub() && m_nora->meetsTheHub(); }
    bool everybodyIsOffline()
    {
        m_house->goAway();
        return m_dan->seat.isOffline() && m_fay->seat.isOffline() && m_nora->seat.isOffline();
    }
    const domain::Stage &stage(std::size_t index) { return world().stages[index]; }
    QString column(std::size_t index) { return stage(index).id.uuid().toString(); }

    /// As finance does it: from the customer's row, with keys; what is left over has to be nothing.
    void recordsReceipt(const QString &customer, const QString &amount, const QString &number)
    {
        QVERIFY(m_fay->opens(QStringLiteral("receivables")));
        auto *panel = m_fay->find<kit::ActPanel>("cashSide");
        kit::DataTable *customers = m_fay->standsOn(customer);
        QVERIFY(customers);
        QTest::keyClick(customers, Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(panel->isVisible());
        QTRY_COMPARE(m_fay->find<QLineEdit>("receipt.customer")->text(), customer);
        QVERIFY(m_fay->settles());
        m_fay->types("receipt.amount", amount);
        m_fay->types("receipt.number", number);
        QTRY_COMPARE(panel->findChild<QLabel *>(QStringLiteral("remainder.left"))->text(), QStringLiteral("0.00 CNY"));
        m_fay->press(m_fay->find<QLineEdit>("receipt.number"), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(panel->isHidden());
        QVERIFY(m_fay->settles());
    }

    /// Forward by hand, then against a gate that says what is missing and takes it.
    void directorMovesDeals()
    {
        QVERIFY(m_dan->opens(QStringLiteral("deals")));
        const QString first = world().northDeals[0].uuid().toString();
        m_dan->drags(first, column(1));
        QVERIFY(m_dan->seesIn(world().northDeals[0], stage(1)));
        m_dan->drags(first, column(2));
        auto *panel = m_dan->find<kit::ActPanel>("deals.act");
        QTRY_VERIFY(panel->isVisible());
        auto *act = panel->findChild<QAbstractButton *>(QStringLiteral("actPanel.act"));
        QTRY_VERIFY(!panel->findChildren<QAbstractButton *>(QStringLiteral("deals.supply")).isEmpty());
        QVERIFY(!act->isEnabled());
        QVERIFY(m_dan->seesIn(world().northDeals[0], stage(1)));
        const QString proposal = m_dan->seat.desk.path(QStringLiteral("proposal.pdf"));
        QVERIFY(writeFile(proposal, "%PDF-1.4 of a proposal"));
        m_dan->seat.desk.prompt.answer(proposal);
        QTest::mouseClick(panel->findChildren<QAbstractButton *>(QStringLiteral("deals.supply")).at(0), Qt::LeftButton);
        QTRY_VERIFY(act->isEnabled());
        m_dan->press(act, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_dan->seesIn(world().northDeals[0], stage(2)));
    }

    void managerApprovesAndCloses()
    {
        QVERIFY(m_nora->opens(QStringLiteral("approvals")));
        QVERIFY(m_nora->queueHas(1));
        QTRY_VERIFY(m_nora->find<QPushButton>("approvals.approve")->isEnabled());
        QVERIFY(m_nora->settles());
        m_nora->press(m_nora->find<kit::DataTable>("approvals.list"), Qt::Key_A);
        QVERIFY(m_nora->queueHas(0));
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<HubHouse>();
        world().clock().set(sampleNow());
        // Winning asks for a proposal.
        Workstation &ada = world().addWorkstation(QStringLiteral("ada"), world().administrator);
        world().settle();
        domain::StageGate gate;
        gate.id = domain::StageGateId(world().nextId());
        gate.stage = world().stages[2].id;
        gate.event = domain::KeyEventType::ProposalSent;
        QVERIFY(ada.execute(domain::SetGate{gate}));
        world().settle();
        m_dan = std::make_unique<Person>(*m_house, 11);
        m_fay = std::make_unique<Person>(*m_house, 12);
        m_nora = std::make_unique<Person>(*m_house, 13);
    }
    void cleanup()
    {
        m_dan->seat.desk.language.use(kit::Tongue::English);
        m_dan.reset();
        m_fay.reset();
        m_nora.reset();
        m_house.reset();
    }

    void reviewMarkAndApproveOfflineAndBack_data()
    {
        QTest::addColumn<kit::Tongue>("tongue");
        QTest::newRow("in English") << kit::Tongue::English;
        QTest::newRow("in Chinese") << kit::Tongue::Chinese;
    }
    void reviewMarkAndApproveOfflineAndBack()
    {
        QFETCH(const kit::Tongue, tongue);
        QVERIFY(m_dan->sitsDown(world().director, QStringLiteral("dan"), QStringLiteral("deals"), tongue));
        QVERIFY(m_fay->sitsDown(world().finance, QStringLiteral("fay"), QStringLiteral("receivables"), tongue));
        QVERIFY(m_nora->sitsDown(world().northManager, QStringLiteral("nora"), QStringLiteral("deals"), tongue));
        const qint64 owed = m_fay->outstanding();
        QCOMPARE(owed, 300'000);

        // On three trains.
        QVERIFY(everybodyIsOffline());
        STEP(directorMovesDeals());
        STEP(recordsReceipt(QStringLiteral("north account 0"), QStringLiteral("500"), QStringLiteral("BANK-1")));
        QTRY_COMPARE(m_fay->outstanding(), owed - 50'000);
        QCOMPARE(m_dan->outstanding(), owed);
        QVERIFY(m_nora->opens(QStringLiteral("deals")));
        QVERIFY(m_nora->seesIn(world().northDeals[0], stage(0)));

        // Back: all three numbers come from the same facts.
        m_house->comeBack();
        QVERIFY(everybodyMeets());
        QVERIFY(everybodyMeets());
        QVERIFY(m_nora->seesIn(world().northDeals[0], stage(2)));
        QCOMPARE(m_dan->outstanding(), owed - 50'000);
        QVERIFY(world().hub().verify());

        STEP(directorPromisesARebate());
        QVERIFY(everybodyMeets());
        QVERIFY(m_nora->railCounts(QStringLiteral("approvals"), 1));

        // The manager signs on figures that change before the signature arrives: it comes back.
        QVERIFY(everybodyIsOffline());
        STEP(managerApprovesAndCloses());
        m_nora->seat.desk.workspace->lock();
        m_house->comeBack();
        STEP(recordsReceipt(QStringLiteral("north account 1"), QStringLiteral("120"), QStringLiteral("BANK-2")));
        QVERIFY(m_fay->meetsTheHub());
        STEP(managerComesBackToChangedFigures());
        STEP(financeApprovesAndTheRebateIsInForce());
        QVERIFY(world().hub().verify());
    }

private:
    /// From the deal, with what the customer was told; the form knows the deal and its customer already.
    void directorPromisesARebate()
    {
        QVERIFY(m_dan->opens(QStringLiteral("deals")));
        m_dan->page()->showRecord(world().northDeals[1].uuid());
        QVERIFY(m_dan->settles());
        auto *begin = m_dan->find<QAbstractButton>("deals.newCommitment");
        QTRY_VERIFY(begin->isVisible());
        QTest::mouseClick(begin, Qt::LeftButton);
        QTRY_COMPARE(m_dan->page()->id(), QStringLiteral("commitments"));
        QTRY_VERIFY(m_dan->find<QLineEdit>("commitment.customer"));
        QTRY_COMPARE(m_dan->find<QLineEdit>("commitment.customer")->text(), QStringLiteral("north account 1"));
        QVERIFY(m_dan->settles());
        m_dan->types("commitment.liability", QStringLiteral("100"));
        m_dan->types("commitment.condition", QStringLiteral("on payment in full"));
        m_dan->types("commitment.department", QStringLiteral("Finance"));
        const QString chat = m_dan->seat.desk.path(QStringLiteral("chat.txt"));
        QVERIFY(writeFile(chat, "ten percent back"));
        m_dan->seat.desk.prompt.answer(chat);
        QTest::mouseClick(m_dan->find<QPushButton>("filePick.add"), Qt::LeftButton);
        m_dan->press(m_dan->find<QLineEdit>("commitment.department"), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!m_dan->find<kit::ActPanel>("commitments.act")->isVisible());
        QVERIFY(m_dan->meetsTheHub());
        for (const ledger::Row &row : world().hub().viewOf(world().administrator).value())
            if (row.record.kind == domain::EntityKind::Commitment)
                m_rebate = domain::CommitmentId(row.record.id);
        const auto made = atHub(world(), m_rebate);
        QVERIFY(made && made->kind == domain::CommitmentKind::Rebate && made->deal == world().northDeals[1] && made->liability == yuanOf(100));
    }

    void managerComesBackToChangedFigures()
    {
        m_nora->turnsTo();
        auto opened = m_nora->seat.desk.workspace->unlock(m_nora->seat.desk.folder(), secretOf(Passphrase));
        QVERIFY(QTest::qWaitFor([&] { return opened.isFinished(); }, Patience) && opened.result());
        QVERIFY(m_nora->seat.isUpToDate());
        QVERIFY(m_nora->opens(QStringLiteral("approvals")));
        QVERIFY(m_nora->queueHas(1));
        QVERIFY(atHub(world(), m_rebate)->state == domain::CommitmentState::Submitted);
        QTRY_VERIFY(m_nora->find<QPushButton>("approvals.approve")->isEnabled());
        QVERIFY(m_nora->settles());
        // What was signed for stands beside what is there now.
        const auto lines = m_nora->find<pages::CostPanel>("approval.cost")->lines();
        QVERIFY(std::ranges::any_of(lines, [](const pages::CostLine &each) { return each.value == QStringLiteral("380.00") && each.was.contains(QStringLiteral("500.00")); }));
        m_nora->press(m_nora->find<kit::DataTable>("approvals.list"), Qt::Key_A);
        QVERIFY(m_nora->queueHas(0));
        QVERIFY(m_nora->meetsTheHub());
    }

    void financeApprovesAndTheRebateIsInForce()
    {
        QVERIFY(m_fay->meetsTheHub());
        QVERIFY(m_fay->railCounts(QStringLiteral("approvals"), 1));
        QVERIFY(m_fay->opens(QStringLiteral("approvals")));
        QVERIFY(m_fay->queueHas(1));
        QTRY_VERIFY(m_fay->find<QPushButton>("approvals.approve")->isEnabled());
        QVERIFY(m_fay->settles());
        m_fay->press(m_fay->find<kit::DataTable>("approvals.list"), Qt::Key_A);
        QVERIFY(m_fay->queueHas(0));
        QTRY_VERIFY_WITH_TIMEOUT(atHub(world(), m_rebate)->state == domain::CommitmentState::Open, Patience);
    }
};

PLUMBLINE_TEST(ThreeDesksTest)

} // namespace plumbline::tests

#include "threedeskstest.moc"
