#include "frame/windowprivate.h"

#include "frame/exporting.h"
#include "frame/idlelock.h"
#include "frame/recorddrawer.h"
#include "frame/sleepwatch.h"
#include "frame/syncline.h"
#include "frame/topbar.h"
#include "frame/undoing.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/language.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/kit/theme.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/labels.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

/// Below this width the rail shows icons alone.
constexpr int NarrowWidthUnits = 270;
constexpr int FirstWidthUnits = 340;
constexpr int FirstHeightUnits = 220;
/// As small as the window becomes. What comes and goes inside it, a notice or the drawer, never makes it larger.
constexpr int LeastWidthUnits = 180;
constexpr int LeastHeightUnits = 120;

using State = workspace::Workspace::State;

} // namespace

MainWindow::Private::Private(MainWindow &window, const WindowParts &windowParts, const QString &replicaFolder)
    : q(window), parts(windowParts), folder(replicaFolder), actions(std::make_unique<kit::ActionRegistry>(&window)),
      slice(windowParts.workspace.today())
{
}

MainWindow::MainWindow(const WindowParts &parts, const QString &folder, QWidget *parent)
    : QMainWindow(parent), d(std::make_unique<Private>(*this, parts, folder))
{
    setObjectName(QStringLiteral("window"));
    setMinimumSize(kit::tokens().space(LeastWidthUnits), kit::tokens().space(LeastHeightUnits));
    d->build();
    d->addActions();
    d->connectParts();
    d->retranslate();
    d->restore();
    d->followSync();
    d->followState(parts.workspace.state());
}

MainWindow::~MainWindow()
{
    // Pages and the drawer use the registry and the slice until they are gone.
    delete takeCentralWidget();
}

void MainWindow::Private::build()
{
    stack = new QStackedWidget(&q);
    q.setCentralWidget(stack);
    work = new QWidget(stack);
    stack->addWidget(work);

    rail = new kit::NavRail(work);
    rail->setObjectName(QStringLiteral("rail"));
    bar = new TopBar(context(), work);
    undoBanner = new kit::Banner(work);
    exportBanner = new kit::Banner(work);
    for (kit::Banner *each : {undoBanner, exportBanner})
        each->clear();
    pageStack = new QStackedWidget(work);
    drawer = new RecordDrawer(context(), [this](domain::EntityKind kind) { return pageOf(kind) != nullptr; }, work);
    drawer->hide();
    status = new kit::StatusSentence(work);
    status->setObjectName(QStringLiteral("status"));
    syncLine = new SyncLine(status);
    status->setLead(syncLine);

    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(undoBanner);
    column->addWidget(exportBanner);
    column->addWidget(pageStack, 1);
    auto *across = new QHBoxLayout;
    across->setSpacing(0);
    across->addWidget(rail);
    across->addLayout(column, 1);
    across->addWidget(drawer);
    auto *layout = new QVBoxLayout(work);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(across, 1);
    layout->addWidget(status);

    palette = new kit::CommandPalette(*actions, &q);
    palette->setRecordSearch([this](const QString &query, std::function<void(std::vector<kit::PaletteRecord>)> found) {
        searchRecords(query, std::move(found));
    });
    idle = new IdleLock(&IdleLock::steadyTicks, &q);
    idle->setMinutes(parts.settings.value(IdleMinutes));
    sleep = new SleepWatch(parts.systemBus, &q);
    undoing = new Undoing(context(), *undoBanner, &q);
    exporting = new Exporting(context(), *exportBanner, &q);
}

void MainWindow::Private::connectParts()
{
    connect(&parts.workspace, &workspace::Workspace::stateChanged, &q, [this](State) { followState(parts.workspace.state()); });
    connect(&parts.workspace, &workspace::Workspace::changed, &q, [this] { committed(); });
    connect(&parts.workspace, &workspace::Workspace::failed, &q, [this](const domain::Error &error) {
        followFailure(error);
    });
    connectSync();
    connect(&slice, &SliceModel::changed, &q, [this] {
        for (const auto &[id, each] : pages)
            each->applySlice(slice.slice());
        showStatus();
    });
    connect(rail, &kit::NavRail::activated, &q, [this](const QString &id) { showPage(id); });
    connect(bar, &TopBar::searchWanted, palette, &kit::CommandPalette::popUp);
    connect(bar, &TopBar::figureFilterCleared, &q, [this] {
        if (Page *page = current())
            page->removeFilter();
    });
    connect(palette, &kit::CommandPalette::recordChosen, &q, [this](const QString &key) { openRecord(key); });
    connect(drawer, &RecordDrawer::fullWanted, &q, [this](domain::EntityKind kind, const domain::Uuid &record) {
        drawer->close();
        openInFull(kind, record);
    });
    connect(idle, &IdleLock::lockWanted, &q, [this] { lock(); });
    connect(sleep, &SleepWatch::aboutToSleep, &q, [this] { lock(); });
    connect(&parts.theme, &kit::ThemeController::changed, &q, [this] { checkChoices(); });
    connect(drawer, &kit::Drawer::closed, &q, [this] { adaptToWidth(); });
    connect(drawer, &RecordDrawer::revealed, &q, [this] { adaptToWidth(); });
}

void MainWindow::Private::restore()
{
    const QByteArray geometry = parts.settings.value(kit::settings::WindowGeometry);
    if (geometry.isEmpty() || !q.restoreGeometry(geometry))
        q.resize(QSize(kit::tokens().space(FirstWidthUnits), kit::tokens().space(FirstHeightUnits)).boundedTo(q.screen()->availableSize()));
    wantedPage = parts.settings.value(kit::settings::LastPage);
}

void MainWindow::Private::store()
{
    parts.settings.set(kit::settings::WindowGeometry, q.saveGeometry());
    if (!wantedPage.isEmpty())
        parts.settings.set(kit::settings::LastPage, wantedPage);
    parts.settings.flush();
}

void MainWindow::Private::retranslate()
{
    q.setWindowTitle(organisation.isEmpty() ? MainWindow::tr("Plumbline") : MainWindow::tr("%1 – Plumbline").arg(organisation));
    rail->setHeading(organisation.isEmpty() ? MainWindow::tr("Plumbline") : organisation);
    rail->setAccessibleName(MainWindow::tr("Pages"));
    bar->retranslate();
    drawer->retranslate();
    showRail();
    fillMenu();
    showPageFacts();
    showStatus();
}

void MainWindow::Private::showStatus()
{
    const kit::Format format;
    const bool isAlone = told.line == workspace::SyncStatus::Line::Alone;
    QStringList facts;
    switch (parts.workspace.state()) {
    case State::Locked: facts << MainWindow::tr("Locked"); break;
    case State::Loading: facts << MainWindow::tr("Loading rows"); break;
    case State::Ready:
        if (isAlone)
            facts << MainWindow::tr("Up to date");
        break;
    }
    if (parts.workspace.state() != State::Locked) {
        if (!isAlone)
            facts << syncFacts();
        facts << MainWindow::tr("Ledger position %1").arg(format.count(parts.workspace.position()));
        facts << MainWindow::tr("As of %1").arg(format.date(slice.slice().asOf));
        if (isAlone)
            facts << MainWindow::tr("Works offline");
    }
    syncLine->setStatus(told);
    status->setFacts(facts);
    showSyncTrouble();
}

void MainWindow::Private::adaptToWidth()
{
    const int room = q.width() - (drawer->isVisible() ? drawer->width() : 0);
    rail->setWidth(room < kit::tokens().space(NarrowWidthUnits) ? kit::NavRail::Width::IconsOnly : kit::NavRail::Width::Full);
}

kit::ActionRegistry &MainWindow::actions() const
{
    return *d->actions;
}

SliceModel &MainWindow::slice() const
{
    return d->slice;
}

/// The drawer follows the rows while they keep the focus: there Esc closes it too, before any filter comes off.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    const auto *table = qobject_cast<kit::DataTable *>(watched);
    if (table && event->type() == QEvent::KeyPress && d->drawer->isVisible() && table->selectedRowCount() <= 1) {
        const auto *key = dynamic_cast<QKeyEvent *>(event);
        if (key && key->key() == Qt::Key_Escape) {
            d->drawer->close();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

/// What nobody else wanted: Esc closes the drawer, then takes the innermost filter off.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && d->drawer->isVisible()) {
        d->drawer->close();
        return;
    }
    Page *page = d->current();
    if (event->key() == Qt::Key_Escape && page && page->removeFilter())
        return;
    QMainWindow::keyPressEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        d->retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (Page *busy = d->busyPage()) {
        event->ignore();
        d->askBeforeClosing(*busy);
        return;
    }
    d->store();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    d->adaptToWidth();
}

} // namespace plumbline::pages
