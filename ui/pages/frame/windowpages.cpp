#include "frame/windowprivate.h"

#include "frame/exporting.h"
#include "frame/recorddrawer.h"
#include "frame/topbar.h"

#include "plumbline/kit/datatable.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/pages/page.h"

#include <QStackedWidget>

/// The pages of the person's role, on the rail and behind their keys, and the one in front.
namespace plumbline::pages {

void MainWindow::Private::offerPages(std::vector<const RosterEntry *> entries)
{
    for (const RosterEntry *each : rosterShown)
        actions->remove(QStringLiteral("page.") + each->id);
    rosterShown = std::move(entries);
    int number = 0;
    for (const RosterEntry *each : rosterShown) {
        ++number;
        std::vector<QKeySequence> keys;
        if (number <= 9)
            keys.emplace_back(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number));
        actions->add({QStringLiteral("page.") + each->id, each->title, kit::ActionSection::Pages, keys, each->glyph, {}}, &q,
                     [this, id = each->id] { showPage(id); });
    }
    showRail();
    fillMenu();
}

const RosterEntry *MainWindow::Private::offered(const QString &id) const
{
    const auto entry = std::ranges::find(rosterShown, id, &RosterEntry::id);
    return entry == rosterShown.end() ? nullptr : *entry;
}

const RosterEntry *MainWindow::Private::pageOf(domain::EntityKind kind) const
{
    const auto entry = std::ranges::find(rosterShown, kind, &RosterEntry::shows);
    return kind == domain::EntityKind::None || entry == rosterShown.end() ? nullptr : *entry;
}

void MainWindow::Private::openInFull(domain::EntityKind kind, const domain::Uuid &record)
{
    const RosterEntry *entry = pageOf(kind);
    if (!entry) {
        drawer->reveal(kind, record);
        return;
    }
    showPage(entry->id);
    if (Page *page = current(); page && page->id() == entry->id)
        page->showRecord(record);
}

void MainWindow::Private::beginNew(domain::EntityKind kind, domain::EntityKind aboutKind, const domain::Uuid &about)
{
    const RosterEntry *entry = pageOf(kind);
    if (!entry) {
        const auto maker = std::ranges::find(rosterShown, kind, &RosterEntry::makes);
        if (kind == domain::EntityKind::None || maker == rosterShown.end())
            return;
        entry = *maker;
    }
    showPage(entry->id);
    if (Page *page = current(); page && page->id() == entry->id)
        page->beginNew(aboutKind, about);
}

Page *MainWindow::Private::make(const QString &id)
{
    const RosterEntry *entry = offered(id);
    if (!entry)
        return nullptr;
    if (const auto known = pages.find(id); known != pages.end())
        return known->second;
    Page *page = entry->make(context(), pageStack);
    pages.emplace(id, page);
    pageStack->addWidget(page);
    connectPage(page);
    return page;
}

void MainWindow::Private::connectPage(Page *page)
{
    for (kit::DataTable *table : page->findChildren<kit::DataTable *>())
        table->installEventFilter(&q);
    connect(page, &Page::attentionChanged, &q, [this, page] {
        if (counted.contains(page->id()))
            counted[page->id()] = page->attention();
        showRail();
    });
    connect(page, &Page::filterChanged, &q, [this] { showPageFacts(); });
    connect(page, &Page::recordSelected, drawer, &RecordDrawer::follow);
    connect(page, &Page::recordOpened, drawer, &RecordDrawer::reveal);
    connect(page, &Page::recordWanted, &q, [this](domain::EntityKind kind, const domain::Uuid &record) { openInFull(kind, record); });
    connect(page, &Page::newWanted, &q, [this](domain::EntityKind kind, domain::EntityKind aboutKind, const domain::Uuid &about) {
        beginNew(kind, aboutKind, about);
    });
    connect(page, &Page::exportWanted, &q, [this, page] { exporting->choose(*page, bar->sentences()); });
    connect(page, &Page::pageWanted, &q, [this](const QString &id) { showPage(id); });
    connect(page, &Page::noticeChanged, &q, [this](const QString &sentence) {
        notice = sentence;
        showStatus();
    });
    connect(page, &Page::settled, &q, [this, page] {
        closeWhenDone();
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
    page->focusStart();
}

Page *MainWindow::Private::current() const
{
    return isWorking() ? qobject_cast<Page *>(pageStack->currentWidget()) : nullptr;
}

bool MainWindow::Private::isWorking() const
{
    return stack->currentWidget() == work && parts.workspace.state() != workspace::Workspace::State::Locked;
}

void MainWindow::Private::showRail()
{
    std::vector<kit::RailEntry> entries;
    for (const RosterEntry *each : rosterShown) {
        const auto page = pages.find(each->id);
        const QAction *action = actions->find(QStringLiteral("page.") + each->id);
        const int unmade = each->waiting ? each->waiting(parts.workspace) : 0;
        const int known = page == pages.end() ? unmade : page->second->attention();
        const auto count = counted.find(each->id);
        entries.push_back({each->id, each->title(), each->glyph, count == counted.end() ? known : count->second,
                           action ? action->shortcut().toString(QKeySequence::NativeText) : QString()});
    }
    rail->setEntries(std::move(entries));
    if (const Page *page = current())
        rail->setCurrent(page->id());
}

void MainWindow::Private::countWaiting()
{
    for (const RosterEntry *each : rosterShown) {
        if (!each->count)
            continue;
        countsAsked[each->id].ask(each->count(parts.workspace), &q, [this, id = each->id](const domain::Result<int> &count) {
            if (count && (!counted.contains(id) || counted[id] != *count)) {
                counted[id] = *count;
                showRail();
            }
        });
    }
}

void MainWindow::Private::showPageFacts()
{
    const Page *page = current();
    bar->setTitle(page ? page->title() : QString());
    bar->setSlicing(page && page->followsSlice() ? TopBar::Slicing::Follows : TopBar::Slicing::Ignores);
    bar->setFigureFilter(page ? page->filterSentence() : QString());
}

QStringList MainWindow::pageIds() const
{
    QStringList ids;
    for (const RosterEntry *each : d->rosterShown)
        ids << each->id;
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

} // namespace plumbline::pages
