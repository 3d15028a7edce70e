#include "windowscript.h"

#include "bench.h"

#include "importing/importpage.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/pages/page.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/replica/passphrase.h"

#include <QChartView>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>

namespace plumbline::bench {

namespace {

using namespace std::chrono_literals;
using State = workspace::Workspace::State;

constexpr int PatienceMilliseconds = 600'000;
constexpr int Slices = 40;
constexpr int ScrollSteps = 150;

QString milliseconds(std::int64_t microseconds) {
    return QStringLiteral("%1.%2").arg(microseconds / 1000).arg(microseconds % 1000 / 100);
}

} // namespace

WindowScript::WindowScript(NamingApplication &application, const ScriptOptions &options)
    : m_application(application),
      m_options(options),
      m_ids(m_clock),
      m_settings(m_temporary.filePath(QStringLiteral("settings.ini"))),
      m_workspace(replica::Ports{&m_clock, &m_ids}) {
    m_language.use(kit::Tongue::Chinese);
    m_theme.setMode(kit::ThemeMode::Light);
}

WindowScript::~WindowScript() = default;

int WindowScript::run() {
    printRow({QStringLiteral("an event waited, in ms (at most 50)"), QStringLiteral("longest"), QStringLiteral("served"),
              QStringLiteral("p99"), QStringLiteral("over 50"), QStringLiteral("events"), QStringLiteral("  longest of all")});
    chartYardstick();
    if (!open()) {
        print(QStringLiteral("stalls: the replica did not open"));
        return 1;
    }
    showPagesFirst();
    for (const char *page : {"pipeline", "receivables", "health"})
        slice(QLatin1String(page));
    turnPages();
    for (const char *page : {"pipeline", "receivables", "audit"})
        workLists(QLatin1String(page));
    switchLooks();
    if (!importFile()) {
        print(QStringLiteral("stalls: the file did not come in"));
        return 1;
    }
    lock();
    print(QStringLiteral("served: without the time in which no core was free for the window's thread"));
    print(QStringLiteral("stalls: longest wait %1 ms, while %2; longest served %3 ms, while %4 (at most 50)")
              .arg(milliseconds(m_longest), m_longestPhase, milliseconds(m_longestServed), m_longestServedPhase));
    return 0;
}

/// What one empty chart costs the first time it is shown and painted in a process: fonts, styles and Qt Charts themselves.
void WindowScript::chartYardstick() {
    QChartView view;
    act(QStringLiteral("an empty QChartView is shown"), [&view] {
        view.resize(1280, 800);
        view.show();
    });
    turn(200ms);
    view.hide();
    turn(20ms);
    report(QStringLiteral("  (an empty chart is shown, for comparison)"), Counted::No);
}

bool WindowScript::open() {
    auto secret = replica::readPassphraseFile(m_options.passphraseFile);
    if (!secret)
        return false;
    QObject context;
    bool figures = false;
    act(QStringLiteral("the window is made"), [&] {
        m_window = std::make_unique<pages::MainWindow>(pages::WindowParts{m_workspace, m_settings, m_language, m_theme, m_prompt},
                                                       m_options.replica);
        QObject::connect(m_window.get(), &pages::MainWindow::figuresShown, &context, [&figures] { figures = true; });
        m_window->resize(1280, 800);
        m_window->show();
    });
    turn(200ms);
    report(QStringLiteral("  the window opens, still locked"));
    auto opened = m_workspace.unlock(m_options.replica, std::move(*secret));
    if (!until([&] { return opened.isFinished(); }) || !opened.result())
        return false;
    if (!until([&] { return figures; }))
        return false;
    turn(20ms);
    report(QStringLiteral("  unlocked, first figures painted"));
    const bool loaded = until([&] { return m_workspace.state() == State::Ready && isSettled(); });
    turn(100ms);
    report(QStringLiteral("  columns load, the page gets its rows"));
    return loaded;
}

bool WindowScript::isSettled() const {
    const pages::Page *page = m_window->currentPage();
    return page && page->isSettled();
}

bool WindowScript::showPage(const QString &id) {
    act(QStringLiteral("page ") + id, [&] { m_window->showPage(id); });
    return until([this] { return isSettled(); });
}

/// Pages are made when they are first shown, which no later visit costs again.
void WindowScript::showPagesFirst() {
    for (const QString &id : m_window->pageIds()) {
        showPage(id);
        turn(50ms);
        report(QStringLiteral("  %1 is made and shown").arg(id));
    }
}

void WindowScript::slice(const QString &page) {
    showPage(page);
    auto teams = m_workspace.members(analytics::Dimension::Team);
    auto owners = m_workspace.members(analytics::Dimension::Owner);
    until([&] { return teams.isFinished() && owners.isFinished(); });
    const auto memberOf = [](const auto &future, int i) -> std::vector<analytics::Member> {
        const auto members = future.result();
        return members && !members->empty() ? std::vector{members->at(static_cast<std::size_t>(i) % members->size())}
                                            : std::vector<analytics::Member>();
    };
    pages::SliceModel &slice = m_window->slice();
    for (int i = 0; i < Slices; ++i) {
        act(QStringLiteral("another slice"), [&] {
            switch (i % 4) {
            case 0:
                slice.setMembers(analytics::Dimension::Team, memberOf(teams, i));
                break;
            case 1:
                slice.setAsOf(slice.today().plusDays(-7 * i));
                break;
            case 2:
                slice.setMembers(analytics::Dimension::Owner, memberOf(owners, i));
                break;
            default:
                slice.clear();
                break;
            }
        });
        until([this] { return isSettled(); });
        turn(5ms);
    }
    report(QStringLiteral("  %1: %2 slices").arg(page).arg(Slices));
}

void WindowScript::turnPages() {
    for (int round = 0; round < 5; ++round)
        for (const QString &id : m_window->pageIds()) {
            showPage(id);
            turn(20ms);
        }
    report(QStringLiteral("  pages are turned"));
}

void WindowScript::workLists(const QString &page) {
    showPage(page);
    kit::DataTable *table = nullptr;
    for (kit::DataTable *each : m_window->currentPage()->findChildren<kit::DataTable *>())
        if (each->isVisible() && (!table || each->model()->rowCount() > table->model()->rowCount()))
            table = each;
    if (!table)
        return;
    const int rows = table->model()->rowCount();
    for (int step = 0; step < ScrollSteps; ++step) {
        act(QStringLiteral("scroll"), [&] {
            QScrollBar *bar = table->verticalScrollBar();
            // By pages first, then by leaps.
            bar->setValue(step < ScrollSteps / 2 ? bar->value() + bar->pageStep()
                                                 : static_cast<int>(std::int64_t{bar->maximum()} * step / ScrollSteps));
        });
        turn(4ms);
    }
    report(QStringLiteral("  %1: %2 rows scrolled").arg(page).arg(rows));
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        if (table->isColumnHidden(column) || !table->isSortingEnabled())
            continue;
        act(QStringLiteral("sort by column %1").arg(column), [&] { table->sortByColumn(column, Qt::AscendingOrder); });
        until([this] { return isSettled(); });
        turn(10ms);
    }
    report(QStringLiteral("  %1: sorted by each column").arg(page));
    act(QStringLiteral("select all"), [&] { table->selectAll(); });
    turn(50ms);
    act(QStringLiteral("select none"), [&] { table->clearSelection(); });
    turn(20ms);
    report(QStringLiteral("  %1: all rows selected").arg(page));
    auto *filter = m_window->currentPage()->findChild<QLineEdit *>(QStringLiteral("rowFilter"));
    if (!filter)
        return;
    for (const QString &text : {QStringLiteral("9"), QStringLiteral("99"), QStringLiteral("no such row"), QString()}) {
        act(QStringLiteral("filter"), [&] { filter->setText(text); });
        turn(200ms);
        until([this] { return isSettled(); });
    }
    report(QStringLiteral("  %1: filtered by typing").arg(page));
}

void WindowScript::switchLooks() {
    for (const QString &id : m_window->pageIds()) {
        showPage(id);
        for (const kit::ThemeMode mode : {kit::ThemeMode::Dark, kit::ThemeMode::Light}) {
            act(QStringLiteral("theme"), [&] { m_theme.setMode(mode); });
            turn(50ms);
        }
    }
    report(QStringLiteral("  themes are switched, on each page"));
    for (const QString &id : m_window->pageIds()) {
        showPage(id);
        for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
            act(QStringLiteral("language"), [&] { m_language.use(tongue); });
            turn(50ms);
        }
    }
    report(QStringLiteral("  languages are switched, on each page"));
}

bool WindowScript::importFile() {
    auto *page = qobject_cast<pages::ImportPage *>(m_window->page(QStringLiteral("import")));
    showPage(QStringLiteral("import"));
    act(QStringLiteral("open the file"), [&] { page->openFile(m_options.file); });
    turn(50ms);
    const bool read = until([this] { return isSettled(); });
    turn(100ms);
    report(QStringLiteral("  import: the file is previewed"));
    const auto *button = page->findChild<QPushButton *>(QStringLiteral("import.act"));
    if (!read || !button || !button->isEnabled())
        return false;
    const qint64 before = m_workspace.position();
    act(QStringLiteral("import"), [&] { page->importFile(); });
    QElapsedTimer clock;
    clock.start();
    const QStringList ids = m_window->pageIds();
    for (int i = 0; m_workspace.position() == before && clock.elapsed() < PatienceMilliseconds; ++i) {
        act(QStringLiteral("page"), [&] { m_window->showPage(ids.at(i % ids.size())); });
        turn(100ms);
        pages::SliceModel &slice = m_window->slice();
        act(QStringLiteral("another day"), [&] { slice.setAsOf(slice.today().plusDays(-(i % 30))); });
        turn(200ms);
    }
    report(QStringLiteral("  import: being written, pages turned and sliced"));
    // The pages ask again when the columns hold what was written.
    QObject context;
    bool changed = false;
    QObject::connect(&m_workspace, &workspace::Workspace::changed, &context,
                     [&](qint64 position) { changed = position > before; });
    act(QStringLiteral("page"), [&] { m_window->showPage(ids.front()); });
    until([&] { return changed && isSettled(); });
    turn(100ms);
    for (const QString &id : ids) {
        showPage(id);
        turn(50ms);
    }
    report(QStringLiteral("  import: columns anew, pages refresh"));
    return m_workspace.position() > before;
}

void WindowScript::lock() {
    act(QStringLiteral("lock"), [this] { m_workspace.lock(); });
    turn(300ms);
    report(QStringLiteral("  locked"));
}

void WindowScript::report(const QString &phase, Counted counted) {
    const StallWatch::Waits waits = m_watch.take();
    const QString longest = m_application.takeLongest();
    printRow({phase, milliseconds(waits.longest), milliseconds(waits.longestServed), milliseconds(waits.p99),
              QString::number(waits.overLimit), QString::number(waits.samples), QStringLiteral("  ") + longest});
    if (counted == Counted::No)
        return;
    if (waits.longest > m_longest) {
        m_longest = waits.longest;
        m_longestPhase = phase.trimmed();
    }
    if (waits.longestServed > m_longestServed) {
        m_longestServed = waits.longestServed;
        m_longestServedPhase = phase.trimmed();
    }
}

bool WindowScript::until(const std::function<bool()> &done) {
    QElapsedTimer clock;
    clock.start();
    QEventLoop loop;
    QTimer look;
    look.setInterval(5ms);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done() || clock.elapsed() > PatienceMilliseconds)
            loop.quit();
    });
    look.start();
    loop.exec();
    return done();
}

void WindowScript::turn(std::chrono::milliseconds time) {
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace plumbline::bench
