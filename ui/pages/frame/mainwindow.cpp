#include "frame/windowprivate.h"

#include "frame/exporting.h"
#include "frame/idlelock.h"
#include "frame/recorddrawer.h"
#include "frame/topbar.h"
#include "frame/undoing.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/language.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/shortcutsheet.h"
#include "plumbline/kit/theme.h"
#include "plumbline/pages/gate.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/labels.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

/// Below this width the rail shows icons alone.
constexpr int NarrowWidthUnits = 270;
constexpr int FirstWidthUnits = 340;
constexpr int FirstHeightUnits = 220;

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
    d->build();
    d->addActions();
    d->connectParts();
    d->retranslate();
    d->restore();
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
    drawer = new RecordDrawer(context(), work);
    drawer->hide();
    status = new kit::StatusSentence(work);
    status->setObjectName(QStringLiteral("status"));

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
    idle = new IdleLock(&q);
    idle->setMinutes(parts.settings.value(IdleMinutes));
    undoing = new Undoing(context(), *undoBanner, &q);
    exporting = new Exporting(context(), *exportBanner, &q);
}

void MainWindow::Private::connectParts()
{
    connect(&parts.workspace, &workspace::Workspace::stateChanged, &q, [this](State) { followState(parts.workspace.state()); });
    connect(&parts.workspace, &workspace::Workspace::changed, &q, [this] { committed(); });
    connect(&parts.workspace, &workspace::Workspace::failed, &q, [this](const domain::Error &error) {
        notice = workspace::errorText(error);
        showStatus();
    });
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
    connect(idle, &IdleLock::lockWanted, &q, [this] { lock(); });
    connect(&parts.theme, &kit::ThemeController::changed, &q, [this] { checkChoices(); });
    connect(drawer, &kit::Drawer::closed, &q, [this] { adaptToWidth(); });
    connect(drawer, &RecordDrawer::revealed, &q, [this] { adaptToWidth(); });
}

void MainWindow::Private::restore()
{
    const QByteArray geometry = parts.settings.value(kit::settings::WindowGeometry);
    if (geometry.isEmpty() || !q.restoreGeometry(geometry))
        q.resize(kit::tokens().space(FirstWidthUnits), kit::tokens().space(FirstHeightUnits));
    wantedPage = parts.settings.value(kit::settings::LastPage);
}

void MainWindow::Private::store()
{
    parts.settings.set(kit::settings::WindowGeometry, q.saveGeometry());
    if (!wantedPage.isEmpty())
        parts.settings.set(kit::settings::LastPage, wantedPage);
    parts.settings.flush();
}

void MainWindow::Private::followState(State state)
{
    if (state == State::Locked) {
        showGate();
    } else if (!isOpened) {
        showWork();
    } else {
        slice.setToday(parts.workspace.today());
        bar->refreshMembers();
        committed();
    }
    showStatus();
}

void MainWindow::Private::showWork()
{
    isOpened = true;
    folder = parts.workspace.folder();
    parts.settings.set(kit::settings::LastReplica, folder);
    notice.clear();
    slice.setToday(parts.workspace.today());
    organisationAsked.ask(parts.workspace.organisationName(), &q, [this](const domain::Result<QString> &name) {
        organisation = name.value_or(QString());
        retranslate();
    });
    bar->refreshMembers();
    stack->setCurrentWidget(work);
    if (gate) {
        stack->removeWidget(gate);
        std::exchange(gate, nullptr)->deleteLater();
    }
    const bool known = std::ranges::any_of(roster(), [this](const RosterEntry &each) { return each.id == wantedPage; });
    showPage(known ? wantedPage : roster().front().id);
}

void MainWindow::Private::committed()
{
    for (const auto &[id, each] : pages)
        each->applySlice(slice.slice());
    drawer->refresh();
    bar->refreshMembers();
    showStatus();
}

void MainWindow::Private::showGate()
{
    if (gate && stack->currentWidget() == gate)
        return;
    isOpened = false;
    forgetEverything();
    if (folder.isEmpty())
        showFirstRun();
    else
        showUnlock(folder);
}

/// Locked means that nothing of the replica is left on screen or in the models.
void MainWindow::Private::forgetEverything()
{
    for (const auto &[id, each] : pages)
        each->forget();
    drawer->forget();
    undoing->forget();
    exporting->cancel();
    organisationAsked.drop();
    searchAsked.drop();
    bar->forget();
    slice.clear();
    organisation.clear();
    notice.clear();
    palette->hide();
    for (kit::Banner *each : {undoBanner, exportBanner})
        each->clear();
    retranslate();
}

void MainWindow::Private::showUnlock(const QString &replicaFolder)
{
    folder = replicaFolder;
    if (const auto &make = gates().unlock)
        putGate(make(context(), folder, stack));
}

void MainWindow::Private::showFirstRun()
{
    if (const auto &make = gates().firstRun)
        putGate(make(context(), stack));
}

void MainWindow::Private::putGate(Gate *next)
{
    if (gate) {
        stack->removeWidget(gate);
        gate->deleteLater();
    }
    gate = next;
    stack->addWidget(gate);
    stack->setCurrentWidget(gate);
    connect(gate, &Gate::anotherWanted, &q, [this] { showFirstRun(); });
    connect(gate, &Gate::unlockWanted, &q, [this](const QString &other) { showUnlock(other); });
    gate->start();
}

Page *MainWindow::Private::make(const QString &id)
{
    if (const auto known = pages.find(id); known != pages.end())
        return known->second;
    const auto entry = std::ranges::find(roster(), id, &RosterEntry::id);
    if (entry == roster().end())
        return nullptr;
    Page *page = entry->make(context(), pageStack);
    pages.emplace(id, page);
    pageStack->addWidget(page);
    connectPage(page);
    return page;
}

void MainWindow::Private::connectPage(Page *page)
{
    connect(page, &Page::attentionChanged, &q, [this] { showRail(); });
    connect(page, &Page::filterChanged, &q, [this] { showPageFacts(); });
    connect(page, &Page::recordSelected, drawer, &RecordDrawer::follow);
    connect(page, &Page::recordOpened, drawer, &RecordDrawer::reveal);
    connect(page, &Page::exportWanted, &q, [this, page] { exporting->choose(*page, bar->sentences()); });
    connect(page, &Page::pageWanted, &q, [this](const QString &id) { showPage(id); });
    connect(page, &Page::noticeChanged, &q, [this](const QString &sentence) {
        notice = sentence;
        showStatus();
    });
    connect(page, &Page::settled, &q, [this, page] {
        showStatus();
        if (page != current())
            return;
        Q_EMIT q.figuresShown(page->id());
        if (page->isSettled())
            Q_EMIT q.pageSettled(page->id());
    });
}

void MainWindow::Private::showPage(const QString &id)
{
    if (!isWorking()) {
        wantedPage = id;
        return;
    }
    Page *page = make(id);
    if (!page)
        return;
    pageStack->setCurrentWidget(page);
    wantedPage = id;
    rail->setCurrent(id);
    showPageFacts();
    page->activate();
    page->setFocus(Qt::OtherFocusReason);
}

Page *MainWindow::Private::current() const
{
    return isWorking() ? qobject_cast<Page *>(pageStack->currentWidget()) : nullptr;
}

bool MainWindow::Private::isWorking() const
{
    return stack->currentWidget() == work && parts.workspace.state() != State::Locked;
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

void MainWindow::Private::showRail()
{
    std::vector<kit::RailEntry> entries;
    for (const RosterEntry &each : roster()) {
        const auto page = pages.find(each.id);
        const QAction *action = actions->find(QStringLiteral("page.") + each.id);
        entries.push_back({each.id, each.title(), each.glyph, page == pages.end() ? 0 : page->second->attention(),
                           action ? action->shortcut().toString(QKeySequence::NativeText) : QString()});
    }
    rail->setEntries(std::move(entries));
    if (const Page *page = current())
        rail->setCurrent(page->id());
}

void MainWindow::Private::showPageFacts()
{
    const Page *page = current();
    bar->setTitle(page ? page->title() : QString());
    bar->setSlicing(page && page->followsSlice() ? TopBar::Slicing::Follows : TopBar::Slicing::Ignores);
    bar->setFigureFilter(page ? page->filterSentence() : QString());
}

void MainWindow::Private::showStatus()
{
    const kit::Format format;
    QStringList facts;
    switch (parts.workspace.state()) {
    case State::Locked: facts << MainWindow::tr("Locked"); break;
    case State::Loading: facts << MainWindow::tr("Loading rows"); break;
    case State::Ready: facts << MainWindow::tr("Up to date"); break;
    }
    if (parts.workspace.state() != State::Locked) {
        facts << MainWindow::tr("Ledger position %1").arg(format.count(parts.workspace.position()));
        facts << MainWindow::tr("As of %1").arg(format.date(slice.slice().asOf));
        facts << MainWindow::tr("Works offline");
    }
    status->setFacts(facts);
    status->setSentence(kit::Tone::Watch, notice);
}

void MainWindow::Private::adaptToWidth()
{
    const int room = q.width() - (drawer->isVisible() ? drawer->width() : 0);
    rail->setWidth(room < kit::tokens().space(NarrowWidthUnits) ? kit::NavRail::Width::IconsOnly : kit::NavRail::Width::Full);
}

QStringList MainWindow::pageIds() const
{
    QStringList ids;
    for (const RosterEntry &each : roster())
        ids << each.id;
    return ids;
}

Page *MainWindow::page(const QString &id)
{
    return d->make(id);
}

Page *MainWindow::currentPage() const
{
    return d->current();
}

void MainWindow::showPage(const QString &id)
{
    d->showPage(id);
}

kit::ActionRegistry &MainWindow::actions() const
{
    return *d->actions;
}

SliceModel &MainWindow::slice() const
{
    return d->slice;
}

/// What nobody else wanted: Esc takes the innermost filter off.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
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
    d->store();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    d->adaptToWidth();
}

} // namespace plumbline::pages
