#include "hubdesk.h"
#include "support/testregistry.h"

#include "plumbline/domain/entities.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/pages/page.h"
#include "plumbline/replica/reader.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace plumbline::tests {

namespace {

using namespace domain;

constexpr int Patience = 20'000;
const QString Notices = QStringLiteral("notices");

} // namespace

/// A director is told what was done in the team's deals, sees it and counts it as seen. The acts run on the real replica, by a
/// colleague who works on the same file while the window is closed.
class NoticesPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SampleDesk> m_desk;
    std::unique_ptr<pages::MainWindow> m_window;

    pages::Page *page() { return m_window->page(Notices); }
    kit::DataTable *list() { return page()->findChild<kit::DataTable *>(QStringLiteral("notices.list")); }
    QString cell(int row, int column) { return list()->model()->index(row, column).data().toString(); }
    bool isBold(int row) { return list()->model()->index(row, 1).data(Qt::FontRole).value<QFont>().bold(); }
    int badge() { return page()->attention(); }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return page()->findChild<Widget *>(QString::fromUtf8(name));
    }

    /// What the file itself says is unseen, for `person`.
    int unseenInFile(UserId person)
    {
        QByteArray bytes("plumb line and spirit level");
        const auto replica = replica::Replica::openForReading(m_desk->folder(), replica::Secret::takeFrom(bytes), {&m_desk->clock, &m_desk->ids});
        int unseen = 0;
        (void)(*(*replica)->reader())->forEach(EntityKind::Notice, [&](const Record &record) {
            const Notice notice = *fromRecord<Notice>(record);
            unseen += notice.to_user == person && !notice.seen_at ? 1 : 0;
            return replica::Continue::Yes;
        });
        return unseen;
    }

    /// A salesperson of the organisation books visits in three deals.
    bool visitsByAColleague(int count)
    {
        QByteArray bytes("plumb line and spirit level");
        auto replica = replica::Replica::open(m_desk->folder(), replica::Secret::takeFrom(bytes), {&m_desk->clock, &m_desk->ids});
        if (!replica)
            return false;
        std::vector<Deal> deals;
        std::optional<User> seller;
        {
            const auto reader = (*replica)->reader();
            (void)(*reader)->forEach(EntityKind::Deal, [&](const Record &record) {
                deals.push_back(*fromRecord<Deal>(record));
                return replica::Continue::Yes;
            });
            (void)(*reader)->forEach(EntityKind::User, [&](const Record &record) {
                if (const auto user = fromRecord<User>(record); user && user->role == Role::Salesperson)
                    seller = *user;
                return replica::Continue::Yes;
            });
        }
        for (int i = 0; i < count; ++i) {
            m_desk->clock.advance(std::chrono::minutes(7));
            RecordKeyEvent booked;
            booked.event.id = KeyEventId(m_desk->ids.next());
            booked.event.deal = deals[static_cast<std::size_t>(i)].id;
            booked.event.type = KeyEventType::VisitBooked;
            booked.event.on = Date(2026, 11, 24);
            booked.event.planned_for = Date(2026, 11, 27);
            if (!(*replica)->execute(booked, {seller->id, Role::Salesperson}))
                return false;
        }
        return true;
    }

    bool open()
    {
        m_desk->unlock();
        m_window = m_desk->window();
        return QTest::qWaitForWindowActive(m_window.get()) && QTest::qWaitFor([this] { return m_window->currentPage() != nullptr; }, Patience)
            && QTest::qWaitFor([this] { return m_desk->workspace->state() == workspace::Workspace::State::Ready; }, Patience);
    }
    UserId me() { return m_desk->workspace->signedIn()->user; }
    bool becomes(int unseen)
    {
        return QTest::qWaitFor([&] { return page()->isSettled() && badge() == unseen; }, Patience);
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<SampleDesk>();
        m_desk->role = Role::Administrator;
        QVERIFY(m_desk->create(SampleDesk::Filling::Records));
    }

    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    void withoutNoticesThePageSaysWhatItIsFor()
    {
        QVERIFY(open());
        m_window->showPage(Notices);
        QVERIFY(isShown(*m_window, Notices));
        QCOMPARE(list()->model()->rowCount(), 0);
        QVERIFY(page()->findChild<kit::StatePanel *>()->notice().advice.contains(QStringLiteral("sends a proposal")));
        QVERIFY(!page()->exportContent());
        QVERIFY(!find<QPushButton>("notices.seeAll")->isEnabled());
    }

    void theRailCountsThemBeforeThePageIsMade()
    {
        QVERIFY(makeMeADirector());
        QVERIFY(visitsByAColleague(3));
        QVERIFY(open());
        QTRY_COMPARE_WITH_TIMEOUT(railCount(), 3, Patience);
        QCOMPARE(unseenInFile(me()), 3);
    }

    void newestFirstAndUnseenOnesStandOut()
    {
        QVERIFY(makeMeADirector());
        QVERIFY(visitsByAColleague(3));
        QVERIFY(open());
        m_window->showPage(Notices);
        QVERIFY(isShown(*m_window, Notices));
        QCOMPARE(list()->model()->rowCount(), 3);
        QVERIFY(cell(0, 1) > cell(1, 1));
        QVERIFY(cell(1, 1) > cell(2, 1));
        QCOMPARE(cell(0, 2), QStringLiteral("Visit booked, for 2026-11-27"));
        QCOMPARE(cell(0, 0), QStringLiteral("New"));
        QVERIFY(isBold(0));
        QCOMPARE(list()->hasFocus(), true);
    }

    void enterOpensTheDealAndCountsAsSeen()
    {
        QVERIFY(makeMeADirector());
        QVERIFY(visitsByAColleague(3));
        QVERIFY(open());
        m_window->showPage(Notices);
        QVERIFY(isShown(*m_window, Notices));
        QSignalSpy wanted(page(), &pages::Page::recordWanted);
        list()->selectRow(1);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(0).value<EntityKind>(), EntityKind::Deal);
        QVERIFY(becomes(2));
        QTRY_COMPARE_WITH_TIMEOUT(unseenInFile(me()), 2, Patience);
        QVERIFY(!isBold(1));
        QCOMPARE(cell(1, 0), QString());
        QVERIFY(isBold(0));
        QTRY_COMPARE_WITH_TIMEOUT(railCount(), 2, Patience);
    }

    void allAreMarkedAsSeenWithOneButton()
    {
        QVERIFY(makeMeADirector());
        QVERIFY(visitsByAColleague(5));
        QVERIFY(open());
        m_window->showPage(Notices);
        QVERIFY(isShown(*m_window, Notices));
        QTest::mouseClick(find<QPushButton>("notices.which.1"), Qt::LeftButton);
        QCOMPARE(list()->model()->rowCount(), 5);
        QTest::mouseClick(find<QPushButton>("notices.seeAll"), Qt::LeftButton);
        QVERIFY(becomes(0));
        QTRY_COMPARE_WITH_TIMEOUT(unseenInFile(me()), 0, Patience);
        QCOMPARE(list()->model()->rowCount(), 0);
        QTest::mouseClick(find<QPushButton>("notices.which.0"), Qt::LeftButton);
        QCOMPARE(list()->model()->rowCount(), 5);
        QVERIFY(page()->exportContent());
        QTRY_COMPARE_WITH_TIMEOUT(railCount(), 0, Patience);
    }

    void whatASellerDoesElsewhereIsToldToTheManagerByTheHub()
    {
        HubDesk hub;
        Workstation &seller = hub.world.addWorkstation(QStringLiteral("seller"), hub.world.northSeller);
        hub.world.settle();
        QVERIFY(hub.join(hub.world.northManager, Notices));
        auto *table = hub.window->currentPage()->findChild<kit::DataTable *>(QStringLiteral("notices.list"));
        auto *rail = hub.window->findChild<kit::NavRail *>();
        QCOMPARE(table->model()->rowCount(), 0);
        RecordKeyEvent booked;
        booked.event.id = KeyEventId(hub.world.nextId());
        booked.event.deal = hub.world.northDeals.front();
        booked.event.type = KeyEventType::VisitBooked;
        booked.event.on = Date(2026, 11, 20);
        booked.event.planned_for = Date(2026, 12, 1);
        QVERIFY(seller.execute(booked));
        hub.world.settle();
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, Patience);
        QCOMPARE(table->model()->index(0, 3).data().toString(), QStringLiteral("north deal 0"));
        QTRY_COMPARE_WITH_TIMEOUT(rail->waitingOf(Notices), 1, Patience);
        // Seen away from the hub, and known there once it is back.
        QVERIFY(hub.goOffline());
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(rail->waitingOf(Notices), 0, Patience);
        QVERIFY(!isSeenAtHub(hub));
        hub.comeBack();
        hub.desk.workspace->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(isSeenAtHub(hub), Patience);
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PLUMBLINE_GALLERY names no folder");
        QVERIFY(makeMeADirector());
        QVERIFY(visitsByAColleague(6));
        QVERIFY(open());
        m_window->showPage(Notices);
        QVERIFY(isShown(*m_window, Notices));
        list()->selectRow(2);
        QTest::keyClick(list(), Qt::Key_Return);
        QVERIFY(becomes(5));
        m_window->showPage(Notices);
        for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
            for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
                m_desk->theme.setMode(mode);
                m_desk->language.use(tongue);
                QTest::qWait(60);
                QVERIFY(m_window->grab().save(QStringLiteral("%1/notices-%2-%3.png").arg(folder, kit::tongueName(tongue), kit::themeModeName(mode))));
            }
    }

private:
    static bool isSeenAtHub(HubDesk &hub)
    {
        const std::vector<ledger::Row> rows = hub.world.hub().viewOf(hub.world.northManager).value();
        return std::ranges::any_of(rows, [](const ledger::Row &row) {
            return row.record.kind == EntityKind::Notice && fromRecord<Notice>(row.record)->seen_at.has_value();
        });
    }

    int railCount() { return m_window->findChild<kit::NavRail *>()->waitingOf(Notices); }

    /// Whoever founded the file takes the director's place.
    bool makeMeADirector()
    {
        QByteArray bytes("plumb line and spirit level");
        auto replica = replica::Replica::open(m_desk->folder(), replica::Secret::takeFrom(bytes), {&m_desk->clock, &m_desk->ids});
        if (!replica)
            return false;
        const Actor owner = (*replica)->owner();
        // Somebody has to stay administrator.
        AddUser second;
        second.user.id = UserId(m_desk->ids.next());
        second.user.name = QStringLiteral("Second administrator");
        second.user.role = Role::Administrator;
        return (*replica)->execute(second, owner).has_value()
            && (*replica)->execute(GrantRole{owner.user, Role::Director}, owner).has_value();
    }
};

PLUMBLINE_TEST(NoticesPageTest)

} // namespace plumbline::tests

#include "noticespagetest.moc"
