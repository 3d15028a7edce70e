#include "framesample.h"
#include "support/testregistry.h"

#include "parts/linespanel.h"

#include "plumbline/domain/entities.h"
#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/ageingbar.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/commandpalette.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/drawer.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/filterbar.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/models/celltext.h"
#include "plumbline/pages/page.h"
#include "plumbline/replica/reader.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>

namespace plumbline::tests {

namespace {

using namespace domain;

constexpr int Patience = 20'000;
constexpr Date Today(2026, 11, 24);
const QString Customers = QStringLiteral("customers");

/// What a person with the file and no program would count: straight from the rows.
struct PlainCustomer {
    AccountId id;
    QString name;
    std::int64_t unkept = 0;
    std::int64_t outstanding = 0;
    std::int64_t overdue = 0;
    std::int64_t overSixty = 0;
    std::int64_t unapplied = 0;
};

template<typename Entity>
std::vector<Entity> allOf(const replica::Reader &reader)
{
    std::vector<Entity> entities;
    (void)reader.forEach(Entity::Kind, [&](const Record &record) {
        entities.push_back(*fromRecord<Entity>(record));
        return replica::Continue::Yes;
    });
    return entities;
}

std::int64_t sumOf(const std::vector<Allocation> &allocations, const std::function<bool(const Allocation &)> &counts)
{
    std::int64_t sum = 0;
    for (const Allocation &each : allocations)
        if (each.on <= Today && counts(each))
            sum += each.base_amount.minor();
    return sum;
}

std::vector<PlainCustomer> plainCustomers(const replica::Reader &reader)
{
    const auto facts = allOf<Fact>(reader);
    const auto instalments = allOf<Instalment>(reader);
    const auto allocations = allOf<Allocation>(reader);
    const auto commitments = allOf<Commitment>(reader);
    std::vector<PlainCustomer> customers;
    for (const Account &account : allOf<Account>(reader)) {
        PlainCustomer plain{account.id, account.name};
        for (const Commitment &each : commitments) {
            const bool late = each.state == CommitmentState::Open && each.due_date < Today;
            plain.unkept += each.account == account.id && (late || each.state == CommitmentState::Broken) ? 1 : 0;
        }
        for (const Fact &fact : facts) {
            // What is dated later has not happened yet.
            if (fact.account != account.id || fact.date > Today)
                continue;
            for (const Instalment &each : instalments) {
                if (each.invoice != fact.id)
                    continue;
                const std::int64_t open = each.base_amount.minor() - sumOf(allocations, [&](const Allocation &a) { return a.instalment == each.id; });
                plain.outstanding += open;
                plain.overdue += each.due_date < Today ? open : 0;
                plain.overSixty += Today - each.due_date.value_or(Today) > 60 ? open : 0;
            }
            if (fact.kind == FactKind::Receipt)
                plain.unapplied -= fact.base_amount.minor() - sumOf(allocations, [&](const Allocation &a) { return a.from == fact.id; });
        }
        plain.outstanding += plain.unapplied;
        customers.push_back(plain);
    }
    return customers;
}

} // namespace

/// The list of customers and one of them from all sides, with keys and the mouse on a real replica.
class CustomersPageTest : public QObject {
    Q_OBJECT

private:
    SampleDesk m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
    std::vector<PlainCustomer> m_plain;
    pages::Page *m_page = nullptr;

    template<typename Widget>
    Widget *find(const char *name)
    {
        return m_page->findChild<Widget *>(QString::fromUtf8(name));
    }
    kit::DataTable *list() { return find<kit::DataTable>("customers.list"); }
    kit::DataTable *table(const char *name) { return find<kit::DataTable>(name); }
    QString cell(kit::DataTable *from, int row, int column) { return from->model()->index(row, column).data().toString(); }
    QString name() { return find<QLabel>("customer.name")->text(); }
    const kit::Figure &tile(int at) { return find<kit::FigureRow>("customer.tiles")->tiles().at(static_cast<std::size_t>(at))->figure(); }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_page->isSettled(); }, Patience);
    }
    bool isOpen() { return find<kit::DataTable>("customer.timeline")->isVisible() || find<QWidget>("customer.tiles")->isVisible(); }
    static QString money(std::int64_t minor) { return models::amountText(minor, analytics::Unit::Money, Currency::of("CNY")).full; }
    bool openRow(int row)
    {
        list()->setFocus();
        list()->selectRow(row);
        QTest::keyClick(list(), Qt::Key_Return);
        return settled() && isOpen();
    }
    int rowOf(const QString &customer)
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            if (cell(list(), row, 0) == customer)
                return row;
        return -1;
    }
    const PlainCustomer &plain(const QString &customer)
    {
        return *std::ranges::find(m_plain, customer, &PlainCustomer::name);
    }
    const PlainCustomer &mostUnkept() { return *std::ranges::max_element(m_plain, {}, &PlainCustomer::unkept); }
    const PlainCustomer &noneUnkept() { return *std::ranges::find(m_plain, 0, &PlainCustomer::unkept); }

    bool act(Command command)
    {
        auto done = m_desk.workspace->act(std::move(command));
        return QTest::qWaitFor([&] { return done.isFinished(); }, Patience) && done.result().has_value();
    }

    template<typename Entity>
    std::vector<Entity> read()
    {
        QByteArray bytes("plumb line and spirit level");
        auto replica = replica::Replica::openForReading(m_desk.folder(), replica::Secret::takeFrom(bytes), {&m_desk.clock, &m_desk.ids});
        return replica ? allOf<Entity>(**(*replica)->reader()) : std::vector<Entity>();
    }

    /// In every state, due before and after today, and one due today.
    Command promises()
    {
        const auto accounts = read<Account>();
        const auto deals = read<Deal>();
        const auto people = read<User>();
        ImportRecords import{QStringLiteral("promises.csv"), QString(64, u'1'), {}};
        for (std::size_t i = 0; i < 30; ++i) {
            Commitment made;
            made.id = CommitmentId(m_desk.ids.next());
            // The last customer gets none.
            made.account = accounts[i % (accounts.size() - 1)].id;
            if (i % 3 == 0)
                made.deal = deals[i].id;
            made.kind = static_cast<CommitmentKind>(i % 4);
            made.promised_by = people[i % people.size()].id;
            made.promised_on = Today.plusDays(-90);
            made.due_date = Today.plusDays(static_cast<int>(i % 5) * 10 - 20);
            made.liability = Money(static_cast<std::int64_t>(1000 + i) * 100, Currency::of("CNY"));
            made.state = static_cast<CommitmentState>(i % 6);
            if (made.state == CommitmentState::Fulfilled || made.state == CommitmentState::Broken)
                made.closed_on = Today.plusDays(-2);
            made.department = QStringLiteral("Delivery");
            import.changes.emplace_back(Created{toRecord(made)});
        }
        Account found;
        found.id = AccountId(m_desk.ids.next());
        found.name = QStringLiteral("张江应收服务");
        import.changes.emplace_back(Created{toRecord(found)});
        return import;
    }

    Command visit()
    {
        RecordKeyEvent booked;
        booked.event.id = KeyEventId(m_desk.ids.next());
        booked.event.deal = read<Deal>().front().id;
        booked.event.type = KeyEventType::VisitBooked;
        booked.event.on = Today;
        booked.event.planned_for = Today.plusDays(3);
        return booked;
    }

    static QListWidget *openedList()
    {
        for (QWidget *each : QApplication::topLevelWidgets())
            if (auto *found = each->isVisible() ? each->findChild<QListWidget *>() : nullptr)
                if (found->isVisible() && each->windowFlags().testFlag(Qt::Popup))
                    return found;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_desk.create(SampleDesk::Filling::Records));
        m_desk.unlock();
        m_window = m_desk.window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
        QVERIFY(act(promises()));
        QVERIFY(act(visit()));
        m_window->showPage(Customers);
        QVERIFY(isShown(*m_window, Customers));
        m_page = m_window->currentPage();
        QTRY_VERIFY_WITH_TIMEOUT(cell(list(), 0, 5) != QStringLiteral("0") && !cell(list(), 0, 5).isEmpty(), Patience);
        QByteArray bytes("plumb line and spirit level");
        const auto replica = replica::Replica::openForReading(m_desk.folder(), replica::Secret::takeFrom(bytes), {&m_desk.clock, &m_desk.ids});
        QVERIFY(replica);
        m_plain = plainCustomers(**(*replica)->reader());
        QVERIFY(mostUnkept().unkept > 1);
    }

    void cleanup()
    {
        // The palette is a window of its own.
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showPage(Customers);
        for (int i = 0; i < 8 && isOpen(); ++i)
            m_page->removeFilter();
        while (m_page->removeFilter()) { }
        list()->sortByColumn(-1, Qt::AscendingOrder);
        QVERIFY(settled());
    }

    void theListSaysOfEveryCustomerWhatItsRowsSay()
    {
        new QAbstractItemModelTester(list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_page);
        QCOMPARE(list()->model()->rowCount(), static_cast<int>(m_plain.size()));
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const PlainCustomer &wanted = plain(cell(list(), row, 0));
            QCOMPARE(cell(list(), row, 5), QString::number(wanted.unkept));
            QCOMPARE(cell(list(), row, 3) + QStringLiteral(" CNY"), money(wanted.outstanding));
            QCOMPARE(cell(list(), row, 4) + QStringLiteral(" CNY"), money(wanted.overdue));
        }
    }

    void thoseWithMostUnkeptCommitmentsComeFirst()
    {
        QCOMPARE(cell(list(), 0, 5), QString::number(mostUnkept().unkept));
    }

    void aHeaderSortsAndTheCursorStaysOnItsCustomer()
    {
        list()->selectRow(2);
        const QString stood = cell(list(), 2, 0);
        QHeaderView *header = list()->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(3) + 10, header->height() / 2));
        QVERIFY(settled());
        QTRY_COMPARE(cell(list(), list()->currentIndex().row(), 0), stood);
        std::vector<std::int64_t> owed;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            owed.push_back(plain(cell(list(), row, 0)).outstanding);
        QVERIFY(std::ranges::is_sorted(owed) || std::ranges::is_sorted(owed, std::greater<>()));
    }

    void slashFiltersAndEscapeTakesTheFilterOff()
    {
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Slash);
        auto *filter = find<QLineEdit>("customers.filter");
        QVERIFY(filter->hasFocus());
        QTest::keyClicks(filter, QStringLiteral("north"));
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        QVERIFY(list()->hasFocus());
        QTest::keyClick(list(), Qt::Key_Escape);
        QTRY_COMPARE(list()->model()->rowCount(), static_cast<int>(m_plain.size()));
    }

    void theBannersNumberIsTheListItOpens()
    {
        const PlainCustomer &wanted = mostUnkept();
        QVERIFY(openRow(rowOf(wanted.name)));
        QCOMPARE(name(), wanted.name);
        auto *banner = find<kit::Banner>("customer.unkept");
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->sentence(), QStringLiteral("%1 unkept commitments").arg(wanted.unkept));
        QTest::mouseClick(banner->findChild<QPushButton *>(), Qt::LeftButton);
        auto *commitments = table("customer.commitments");
        QTRY_VERIFY(commitments->isVisible());
        QCOMPARE(commitments->model()->rowCount(), static_cast<int>(wanted.unkept));
        QCOMPARE(m_page->filterSentence(), QStringLiteral("Unkept commitments"));
        // Exactly those: each is broken or past due.
        const auto all = read<Commitment>();
        for (int row = 0; row < commitments->model()->rowCount(); ++row) {
            const QString id = commitments->model()->index(row, 0).data(kit::RecordRole).toString();
            const auto found = std::ranges::find(all, id, [](const Commitment &each) { return each.id.toString(); });
            QVERIFY(found != all.end() && found->account == wanted.id);
            QVERIFY(found->state == CommitmentState::Broken || (found->state == CommitmentState::Open && found->due_date < Today));
        }
        QTest::keyClick(commitments, Qt::Key_Escape);
        QVERIFY(m_page->filterSentence().isEmpty());
        QVERIFY(commitments->model()->rowCount() > static_cast<int>(wanted.unkept));
    }

    void everyCustomersBannerAndFiguresAreThoseOfItsRows()
    {
        for (const PlainCustomer &wanted : m_plain) {
            QVERIFY(openRow(rowOf(wanted.name)));
            QCOMPARE(name(), wanted.name);
            auto *banner = find<kit::Banner>("customer.unkept");
            QCOMPARE(banner->isVisible(), wanted.unkept > 0);
            if (wanted.unkept > 0)
                QVERIFY(banner->sentence().startsWith(QString::number(wanted.unkept)));
            QCOMPARE(tile(0).fullValue, money(wanted.outstanding));
            QCOMPARE(tile(1).fullValue, money(wanted.overdue));
            QCOMPARE(tile(2).fullValue, money(wanted.overSixty));
            QCOMPARE(tile(3).fullValue, money(wanted.unapplied));
            QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
            QVERIFY(!isOpen());
        }
    }

    void aTileOpensItsItemsAndTheyAddUpToIt()
    {
        QVERIFY(openRow(rowOf(mostUnkept().name)));
        for (const int at : {0, 1, 2}) {
            kit::FigureTile *tile = find<kit::FigureRow>("customer.tiles")->tiles().at(static_cast<std::size_t>(at));
            QTest::mouseClick(tile, Qt::LeftButton);
            QVERIFY(settled());
            QVERIFY(!m_page->filterSentence().isEmpty());
            const auto *items = find<QWidget>("customer.items");
            QCOMPARE(items->findChild<kit::TotalsFooter *>()->totals().front().full, tile->figure().fullValue);
            QVERIFY(m_page->removeFilter());
            QVERIFY(settled());
        }
    }

    void theTimelineIsOfEverythingNewestFirstAndCutByKind()
    {
        QVERIFY(openRow(rowOf(QStringLiteral("宁波恒信机电"))));
        auto *timeline = table("customer.timeline");
        QVERIFY(timeline->isVisible());
        QSet<QString> kinds;
        QStringList days;
        for (int row = 0; row < timeline->model()->rowCount(); ++row) {
            kinds << cell(timeline, row, 1);
            days << cell(timeline, row, 0).left(10);
        }
        QVERIFY(std::ranges::is_sorted(days, std::greater<>()));
        for (const char *kind : {"Stage", "Act", "Document", "Receipt", "Allocation", "Chase", "Promise to pay", "Commitment"})
            QVERIFY2(kinds.contains(QString::fromUtf8(kind)), kind);
        QCOMPARE(cell(timeline, 0, 2), QStringLiteral("Visit booked, for 2026-11-27"));
        auto *filter = find<QLineEdit>("customer.timeline.filter");
        QTest::keyClick(timeline, Qt::Key_Slash);
        QVERIFY(filter->hasFocus());
        QTest::keyClicks(filter, QStringLiteral("visit booked"));
        QCOMPARE(timeline->model()->rowCount(), 1);
        QTest::keyClick(filter, Qt::Key_Return);
        QTest::keyClick(timeline, Qt::Key_Escape);
        QVERIFY(timeline->model()->rowCount() > 8);
        QVERIFY(isOpen());
        QTest::keyClick(timeline, Qt::Key_Escape);
        QVERIFY(!isOpen());
        QVERIFY(list()->hasFocus());
    }

    void theTimelineIsCutByKind()
    {
        QVERIFY(openRow(rowOf(QStringLiteral("宁波恒信机电"))));
        auto *timeline = table("customer.timeline");
        const int all = timeline->model()->rowCount();
        auto *chip = find<kit::Chip>("customer.kinds");
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Down);
        QListWidget *options = nullptr;
        QTRY_VERIFY((options = openedList()));
        for (int i = 0; i < options->count(); ++i)
            if (options->item(i)->text().startsWith(QStringLiteral("Receipt")))
                options->setCurrentRow(i);
        QTest::keyClick(options, Qt::Key_Space);
        QTest::keyClick(options, Qt::Key_Escape);
        QTRY_VERIFY(timeline->model()->rowCount() < all);
        QVERIFY(timeline->model()->rowCount() > 0);
        for (int row = 0; row < timeline->model()->rowCount(); ++row)
            QCOMPARE(cell(timeline, row, 1), QStringLiteral("Receipt"));
        // Esc takes the choice off before it leaves the customer.
        m_window->activateWindow();
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Escape);
        QCOMPARE(timeline->model()->rowCount(), all);
        QVERIFY(isOpen());
    }

    void dealsAreOpenOnesFirst()
    {
        QVERIFY(openRow(0));
        QTest::mouseClick(find<QPushButton>("customer.look.3"), Qt::LeftButton);
        auto *deals = table("customer.deals");
        QVERIFY(deals->isVisible());
        const AccountId account = plain(name()).id;
        const auto all = read<Deal>();
        QCOMPARE(deals->model()->rowCount(), static_cast<int>(std::ranges::count(all, std::optional(account), &Deal::account)));
        bool closed = false;
        for (int row = 0; row < deals->model()->rowCount(); ++row) {
            const bool isClosed = cell(deals, row, 4) != QStringLiteral("—");
            QVERIFY(!closed || isClosed);
            closed = isClosed;
        }
        QVERIFY(closed);
    }

    void whatIsCommittedElsewhereShowsWithoutMovingTheCursor()
    {
        const PlainCustomer &wanted = noneUnkept();
        QVERIFY(openRow(rowOf(wanted.name)));
        QVERIFY(!find<kit::Banner>("customer.unkept")->isVisible());
        auto *timeline = table("customer.timeline");
        timeline->setFocus();
        timeline->selectRow(2);
        const QString stood = cell(timeline, 2, 3);
        const int before = timeline->model()->rowCount();
        RecordPromise promise;
        promise.promise.id = PromiseToPayId(m_desk.ids.next());
        promise.promise.account = wanted.id;
        promise.promise.made_on = Today;
        promise.promise.due_date = Today.plusDays(5);
        promise.promise.amount = Money(100'00, Currency::of("CNY"));
        QVERIFY(act(promise));
        QTRY_COMPARE_WITH_TIMEOUT(timeline->model()->rowCount(), before + 1, Patience);
        QCOMPARE(cell(timeline, timeline->currentIndex().row(), 3), stood);
        QVERIFY(timeline->hasFocus());
    }

    void theSearchOpensACustomerInFull_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("customer");
        QTest::newRow("one character") << QStringLiteral("张") << QStringLiteral("张江应收服务");
        QTest::newRow("two characters") << QStringLiteral("应收") << QStringLiteral("张江应收服务");
        QTest::newRow("two of another") << QStringLiteral("力合") << QStringLiteral("苏州力合科技");
    }

    void theSearchOpensACustomerInFull()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, customer);
        m_window->showPage(QStringLiteral("pipeline"));
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = m_window->findChild<kit::CommandPalette *>();
        QTRY_VERIFY(palette->isVisible());
        auto *line = palette->findChild<QLineEdit *>();
        // As an input method writes it.
        QInputMethodEvent written;
        written.setCommitString(typed);
        QApplication::sendEvent(line, &written);
        QTRY_VERIFY_WITH_TIMEOUT(palette->shownTitles().contains(customer), Patience);
        for (qsizetype i = palette->shownTitles().indexOf(customer); i > 0; --i)
            QTest::keyClick(line, Qt::Key_Down);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(m_window->currentPage()->id(), Customers);
        QVERIFY(settled());
        QCOMPARE(name(), customer);
    }

    void aReceiptOfTheCustomerIsBegunWithOneClick()
    {
        QVERIFY(openRow(rowOf(QStringLiteral("苏州力合科技"))));
        QTest::mouseClick(find<QPushButton>("customer.recordReceipt"), Qt::LeftButton);
        QCOMPARE(m_window->currentPage()->id(), QStringLiteral("receivables"));
        auto *panel = m_window->currentPage()->findChild<kit::ActPanel *>();
        QTRY_VERIFY_WITH_TIMEOUT(panel && panel->isVisible(), Patience);
        const auto isPreset = [&] {
            for (const QLineEdit *each : panel->findChildren<QLineEdit *>())
                if (each->text() == QStringLiteral("苏州力合科技"))
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isPreset(), Patience);
        QTest::keyClick(panel, Qt::Key_Escape);
    }

    void aCommitmentToTheCustomerIsBegunWithOneClick()
    {
        QVERIFY(openRow(rowOf(QStringLiteral("苏州力合科技"))));
        QTest::mouseClick(find<QPushButton>("customer.newCommitment"), Qt::LeftButton);
        QCOMPARE(m_window->currentPage()->id(), QStringLiteral("commitments"));
        const auto isPreset = [&] {
            for (const kit::ActPanel *panel : m_window->currentPage()->findChildren<kit::ActPanel *>())
                for (const QLineEdit *each : panel->findChildren<QLineEdit *>())
                    if (panel->isVisible() && each->text() == QStringLiteral("苏州力合科技"))
                        return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isPreset(), Patience);
        QTest::keyClick(m_window->currentPage()->findChild<kit::ActPanel *>(), Qt::Key_Escape);
    }

    void anUnkeptCommitmentOpensInFull()
    {
        QVERIFY(openRow(rowOf(mostUnkept().name)));
        QTest::mouseClick(find<kit::Banner>("customer.unkept")->findChild<QPushButton *>(), Qt::LeftButton);
        auto *commitments = table("customer.commitments");
        QTRY_VERIFY(commitments->hasFocus());
        QTest::keyClick(commitments, Qt::Key_Return);
        QCOMPARE(m_window->currentPage()->id(), QStringLiteral("commitments"));
    }

    void documentsOpenBesideTheCustomer()
    {
        QVERIFY(openRow(rowOf(QStringLiteral("苏州力合科技"))));
        auto *timeline = table("customer.timeline");
        for (int row = 0; row < timeline->model()->rowCount(); ++row)
            if (cell(timeline, row, 1) == QStringLiteral("Receipt")) {
                timeline->selectRow(row);
                QTest::keyClick(timeline, Qt::Key_Return);
                break;
            }
        auto *drawer = m_window->findChild<kit::Drawer *>(QStringLiteral("recordDrawer"));
        QTRY_VERIFY(drawer->isVisible());
        QVERIFY(isOpen());
        // Esc closes what is beside it first.
        QTest::keyClick(timeline, Qt::Key_Escape);
        QVERIFY(!drawer->isVisible());
        QVERIFY(isOpen());
    }

    void aDealOpensInFull()
    {
        QVERIFY(openRow(rowOf(QStringLiteral("Blue Harbour"))));
        QTest::mouseClick(find<QPushButton>("customer.look.3"), Qt::LeftButton);
        auto *deals = table("customer.deals");
        deals->selectRow(0);
        QTest::keyClick(deals, Qt::Key_Return);
        QCOMPARE(m_window->currentPage()->id(), QStringLiteral("deals"));
    }

    void anExportWritesWhatShows()
    {
        QCOMPARE(m_page->exportContent()->table.rowCount, static_cast<qint64>(m_plain.size()));
        QVERIFY(openRow(0));
        const auto content = m_page->exportContent();
        QVERIFY(content);
        QCOMPARE(content->table.rowCount, static_cast<qint64>(table("customer.timeline")->model()->rowCount()));
        QVERIFY(content->table.title.startsWith(name()));
        QCOMPARE(content->table.row(0).size(), content->table.headers.size());
    }

    void everyPartHasANameForThoseWhoHearThePage()
    {
        QVERIFY(openRow(0));
        for (const QWidget *each : m_page->findChildren<QWidget *>())
            if (each->isVisible() && each->focusPolicy() != Qt::NoFocus && (qobject_cast<const QLineEdit *>(each) || qobject_cast<const kit::DataTable *>(each)))
                QVERIFY2(!each->accessibleName().isEmpty(), qPrintable(each->objectName()));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PLUMBLINE_GALLERY names no folder");
        for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
            for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
                m_desk.theme.setMode(mode);
                m_desk.language.use(tongue);
                const auto keep = [&](const QString &picture) {
                    QVERIFY(settled());
                    QTest::qWait(60);
                    QVERIFY(m_window->grab().save(QStringLiteral("%1/%2-%3-%4.png").arg(folder, picture, kit::tongueName(tongue), kit::themeModeName(mode))));
                };
                keep(QStringLiteral("customers"));
                QVERIFY(openRow(0));
                keep(QStringLiteral("customer"));
                QTest::mouseClick(find<kit::Banner>("customer.unkept")->findChild<QPushButton *>(), Qt::LeftButton);
                keep(QStringLiteral("customer-unkept"));
                m_window->resize(2340, 1380);
                keep(QStringLiteral("customer-wide"));
                m_window->resize(1280, 800);
                cleanup();
            }
        m_desk.theme.setMode(kit::ThemeMode::Light);
        m_desk.language.use(kit::Tongue::English);
    }

    void lockingForgetsTheCustomer()
    {
        QVERIFY(openRow(0));
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(m_desk.workspace->state() == workspace::Workspace::State::Locked);
        QTRY_COMPARE(list()->model()->rowCount(), 0);
        QCOMPARE(name(), QString());
        QCOMPARE(table("customer.timeline")->model()->rowCount(), 0);
        m_desk.unlock();
        QVERIFY(isShown(*m_window, Customers));
        m_page = m_window->currentPage();
        QTRY_COMPARE(list()->model()->rowCount(), static_cast<int>(m_plain.size()));
    }
};

PLUMBLINE_TEST(CustomersPageTest)

} // namespace plumbline::tests

#include "customerspagetest.moc"
