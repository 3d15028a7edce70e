#include "frame/windowprivate.h"

#include "frame/exporting.h"
#include "frame/recorddrawer.h"
#include "frame/topbar.h"
#include "frame/undoing.h"

#include "plumbline/kit/banner.h"
#include "plumbline/pages/gate.h"
#include "plumbline/pages/page.h"

#include <QDialog>
#include <QStackedWidget>

/// What is in front: the pages while a replica is open, a gate while it is locked.
namespace plumbline::pages {

namespace {

constexpr qsizetype MostRecentReplicas = 6;

} // namespace

using State = workspace::Workspace::State;

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
    const auto person = parts.workspace.signedIn();
    // Locked again meanwhile: that state is on its way.
    if (!person)
        return;
    isOpened = true;
    folder = parts.workspace.folder();
    parts.settings.set(kit::settings::LastReplica, folder);
    QStringList recent = parts.settings.value(kit::settings::RecentReplicas);
    recent.removeAll(folder);
    recent.prepend(folder);
    parts.settings.set(kit::settings::RecentReplicas, QStringList(recent.mid(0, MostRecentReplicas)));
    notice.clear();
    lockedBecause.reset();
    slice.setToday(parts.workspace.today());
    bar->refreshMembers();
    followSync();
    stack->setCurrentWidget(work);
    if (gate) {
        stack->removeWidget(gate);
        std::exchange(gate, nullptr)->deleteLater();
    }
    followPerson();
}

/// Who works here and for whom. On the day somebody joins nothing of it is known before the first rows are; later a role may
/// change.
void MainWindow::Private::followPerson()
{
    const auto person = parts.workspace.signedIn();
    if (!isOpened || !person)
        return;
    organisationAsked.ask(parts.workspace.organisationName(), &q, [this](const domain::Result<QString> &name) {
        if (std::exchange(organisation, name.value_or(QString())) != name.value_or(QString()))
            retranslate();
    });
    zoneAsked.ask(parts.workspace.timeZone(), &q, [this](const domain::Result<QString> &zone) {
        timeZone = zone.value_or(QString());
        showStatus();
    });
    if (roleShown == person->role)
        return;
    const bool isAtStart = roleShown && wantedPage == startOf(*roleShown).id;
    roleShown = person->role;
    counted.clear();
    offerPages(rosterOf(person->role));
    countWaiting();
    showPage(!isAtStart && offered(wantedPage) ? wantedPage : startOf(person->role).id);
}

void MainWindow::Private::committed()
{
    followPerson();
    for (const auto &[id, each] : pages)
        each->applySlice(slice.slice());
    countWaiting();
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
    for (auto &[id, asked] : countsAsked)
        asked.drop();
    counted.clear();
    drawer->forget();
    undoing->forget();
    exporting->cancel();
    organisationAsked.drop();
    zoneAsked.drop();
    timeZone.clear();
    searchAsked.drop();
    bar->forget();
    slice.clear();
    told = {};
    organisation.clear();
    notice.clear();
    // Whatever was being asked or confirmed speaks of the replica too.
    for (QDialog *each : q.findChildren<QDialog *>())
        each->reject();
    roleShown.reset();
    offerPages({});
    for (kit::Banner *each : {undoBanner, exportBanner})
        each->clear();
    retranslate();
}

void MainWindow::Private::showUnlock(const QString &replicaFolder)
{
    folder = replicaFolder;
    if (const auto &make = gates().unlock)
        putGate(make(context(), folder, stack));
    if (gate && lockedBecause)
        gate->explain(*std::exchange(lockedBecause, std::nullopt));
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

} // namespace plumbline::pages
