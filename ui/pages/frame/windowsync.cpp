#include "frame/windowprivate.h"

#include "frame/syncline.h"
#include "frame/syncwords.h"
#include "frame/waitingpopup.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/pages/gate.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/errors.h"
#include "plumbline/workspace/labels.h"

#include <QStackedWidget>

/// How the window stands with the hub: the bottom line, F5, and the day the hub says that this device is no longer one of its own.
namespace plumbline::pages {

namespace {

using Line = workspace::SyncStatus::Line;
using State = workspace::Workspace::State;

const QString SyncAction = QStringLiteral("sync.now");
const QString WaitingAction = QStringLiteral("sync.waiting");
const QString RefreshAction = QStringLiteral("page.refresh");

} // namespace

void MainWindow::Private::connectSync()
{
    connect(&parts.workspace, &workspace::Workspace::syncStatusChanged, &q, [this] { followSync(); });
    connect(&parts.workspace, &workspace::Workspace::revoked, &q, [this] { showRevoked(); });
    connect(syncLine, &SyncLine::waitingWanted, &q, [this] { showWaiting(); });
    connect(syncLine, &SyncLine::conflictsWanted, &q, [this] { showPage(QStringLiteral("conflicts")); });
    connect(status, &kit::StatusSentence::acted, &q, [this] {
        if (isTellingRefusals())
            showWaiting();
        else
            parts.workspace.syncNow();
    });
}

void MainWindow::Private::followSync()
{
    const workspace::SyncStatus now = parts.workspace.syncStatus();
    const bool isRailOld = now.conflicts != told.conflicts;
    told = now;
    if (now.line != Line::Alone)
        waitedBefore = now.pending;
    offerSync();
    if (isRailOld)
        showRail();
    if (now.line == Line::UpToDate)
        followPerson();
    showStatus();
}

/// F5 asks the hub where there is one; where there is none it reads the page again.
void MainWindow::Private::offerSync()
{
    const bool hasHub = told.line != Line::Alone;
    if (actions->find(RefreshAction) && hasHub == (actions->find(SyncAction) != nullptr))
        return;
    for (const QString &id : {RefreshAction, SyncAction, WaitingAction})
        actions->remove(id);
    const QKeySequence key(Qt::Key_F5);
    actions->add({RefreshAction, [] { return MainWindow::tr("Read again"); }, kit::ActionSection::Page,
                  hasHub ? std::vector<QKeySequence>() : std::vector{key}, kit::Glyph::Sync, {}},
                 &q, [this] {
                     if (Page *page = current())
                         page->refresh();
                 });
    if (hasHub) {
        actions->add({SyncAction, [] { return MainWindow::tr("Sync now"); }, kit::ActionSection::Data, {key}, kit::Glyph::Sync,
                      [] { return MainWindow::tr("Asks the hub for what is new, or tries at once to reach it"); }},
                     &q, [this] { parts.workspace.syncNow(); });
        actions->add({WaitingAction, [] { return MainWindow::tr("Show what waits for the hub"); }, kit::ActionSection::Data, {}, kit::Glyph::None, {}}, &q,
                     [this] { showWaiting(); });
    }
    fillMenu();
}

void MainWindow::Private::showWaiting()
{
    if (!isWorking() || told.line == Line::Alone)
        return;
    auto *popup = new WaitingPopup(parts.workspace, timeZone, &q);
    popup->popUp(*syncLine);
}

QStringList MainWindow::Private::syncFacts() const
{
    QStringList facts{heardText(told, timeZone, parts.workspace.today())};
    if (const QString aside = asideText(told); !aside.isEmpty())
        facts << aside;
    return facts;
}

/// What needs the person is a sentence; whatever comes right by itself is not.
void MainWindow::Private::showSyncTrouble()
{
    if (notice.isEmpty() && told.line == Line::Stopped && told.trouble)
        status->setSentence(kit::Tone::Bad, workspace::errorText(*told.trouble), MainWindow::tr("Try again"));
    else if (isTellingRefusals())
        status->setSentence(kit::Tone::Watch, MainWindow::tr("The hub refused %1 of the things done here. Nothing of them took effect.", nullptr, static_cast<int>(told.refused))
                                                  .arg(kit::Format().count(told.refused)),
                            MainWindow::tr("Show why"));
    else
        status->setSentence(kit::Tone::Watch, notice);
}

bool MainWindow::Private::isTellingRefusals() const
{
    return notice.isEmpty() && told.line != Line::Stopped && told.refused > 0;
}

/// A replica that locks by itself says so where it is unlocked; anything else stands in the bottom line.
void MainWindow::Private::followFailure(const domain::Error &error)
{
    if (error.code != workspace::errors::LeaseOver) {
        notice = workspace::errorText(error);
        showStatus();
        return;
    }
    if (gate)
        gate->explain(error);
    else
        lockedBecause = error;
}

/// The data key is gone, so there is nothing left here to unlock.
void MainWindow::Private::showRevoked()
{
    const QString lost = std::exchange(folder, QString());
    QStringList recent = parts.settings.value(kit::settings::RecentReplicas);
    recent.removeAll(lost);
    parts.settings.set(kit::settings::RecentReplicas, recent);
    parts.settings.reset(kit::settings::LastReplica);
    if (std::exchange(isOpened, false))
        forgetEverything();
    if (const auto &make = gates().revoked)
        putGate(make(context(), Revocation{lost, std::exchange(waitedBefore, 0)}, stack));
    showStatus();
}

} // namespace plumbline::pages
