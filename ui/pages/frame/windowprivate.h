#pragma once

#include "plumbline/pages/mainwindow.h"

#include "plumbline/kit/commandpalette.h"
#include "plumbline/kit/settings.h"
#include "plumbline/pages/roster.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/workspace.h"

#include "plumbline/models/latest.h"

#include <map>

class QStackedWidget;

namespace plumbline::kit {
class Banner;
class CommandPalette;
class DataTable;
class NavRail;
class ShortcutSheet;
class StatusSentence;
} // namespace plumbline::kit

namespace plumbline::pages {

class Exporting;
class IdleLock;
class RecordDrawer;
class SleepWatch;
class SyncLine;
class TopBar;
class Undoing;

struct MainWindow::Private {
    Private(MainWindow &window, const WindowParts &windowParts, const QString &replicaFolder);

    [[nodiscard]] Context context() { return {parts.workspace, *actions, parts.settings, slice, parts.prompt}; }
    void build();
    void connectParts();
    void restore();
    void store();

    // windowgates.cpp
    void followState(workspace::Workspace::State state);
    void showGate();
    void showUnlock(const QString &replicaFolder);
    void showFirstRun();
    void putGate(Gate *next);
    void showWork();
    void followPerson();
    void forgetEverything();
    void committed();

    // windowpages.cpp
    void offerPages(std::vector<const RosterEntry *> entries);
    [[nodiscard]] const RosterEntry *offered(const QString &id) const;
    [[nodiscard]] const RosterEntry *pageOf(domain::EntityKind kind) const;
    [[nodiscard]] Page *make(const QString &id);
    void openInFull(domain::EntityKind kind, const domain::Uuid &record);
    void beginNew(domain::EntityKind kind, domain::EntityKind aboutKind, const domain::Uuid &about);
    void connectPage(Page *page);
    void showPage(const QString &id);
    [[nodiscard]] Page *current() const;
    [[nodiscard]] bool isWorking() const;
    void showRail();
    /// What has to be read for the rail.
    void countWaiting();
    void showPageFacts();

    // Texts and figures of the frame.
    void retranslate();
    void showStatus();
    void adaptToWidth();

    // windowsync.cpp
    void connectSync();
    void followSync();
    void offerSync();
    void showWaiting();
    [[nodiscard]] QStringList syncFacts() const;
    void showSyncTrouble();
    /// Whether the bottom line says that the hub refused something nobody has looked at.
    [[nodiscard]] bool isTellingRefusals() const;
    void showRevoked();
    void followFailure(const domain::Error &error);

    // windowclosing.cpp
    [[nodiscard]] Page *busyPage() const;
    void askBeforeClosing(Page &busy);
    void closeWhenDone();

    // windowactions.cpp
    void addActions();
    void addRowActions();
    void addDataActions();
    void addViewActions();
    void addLockActions();
    void addHelpActions();
    void checkChoices();
    void fillMenu();
    void exportAs(const QString &format);
    void help();
    void lock();
    void searchRecords(const QString &query, std::function<void(std::vector<kit::PaletteRecord>)> found);
    void openRecord(const QString &key);
    [[nodiscard]] kit::DataTable *table() const;

    MainWindow &q;
    WindowParts parts;
    QString folder;
    std::unique_ptr<kit::ActionRegistry> actions;
    SliceModel slice;
    /// The pages of the person's role, in the order of the rail; none while locked.
    std::vector<const RosterEntry *> rosterShown;
    std::optional<domain::Role> roleShown;
    std::map<QString, Page *> pages;
    /// What waits on pages that have it counted.
    std::map<QString, int> counted;
    std::map<QString, models::Latest> countsAsked;
    QString organisation;
    QString notice;
    QString wantedPage;
    bool isOpened = false;
    /// The person closed the window while something was running.
    bool closesWhenDone = false;
    /// As the window last heard it from the workspace.
    workspace::SyncStatus told;
    /// Why the replica was locked by itself.
    std::optional<domain::Error> lockedBecause;
    /// Operations the hub had not had when the replica was last open.
    std::int64_t waitedBefore = 0;
    QString timeZone;
    models::Latest zoneAsked;
    models::Latest organisationAsked;
    models::Latest searchAsked;

    QStackedWidget *stack = nullptr;
    QWidget *work = nullptr;
    Gate *gate = nullptr;
    kit::NavRail *rail = nullptr;
    TopBar *bar = nullptr;
    kit::Banner *undoBanner = nullptr;
    kit::Banner *exportBanner = nullptr;
    QStackedWidget *pageStack = nullptr;
    RecordDrawer *drawer = nullptr;
    kit::StatusSentence *status = nullptr;
    SyncLine *syncLine = nullptr;
    kit::CommandPalette *palette = nullptr;
    kit::ShortcutSheet *sheet = nullptr;
    IdleLock *idle = nullptr;
    SleepWatch *sleep = nullptr;
    Undoing *undoing = nullptr;
    Exporting *exporting = nullptr;
};

} // namespace plumbline::pages
