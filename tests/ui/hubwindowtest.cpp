#include "hubdesk.h"
#include "support/testregistry.h"

#include "firstrun/firstrungate.h"
#include "firstrun/revokedgate.h"
#include "firstrun/unlockgate.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/banner.h"
#include "plumbline/pages/page.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace plumbline::tests {

namespace {

constexpr int Patience = 20'000;
const QString Pipeline = QStringLiteral("pipeline");
const QString Title = QStringLiteral("title");
using State = workspace::Workspace::State;
using Line = workspace::SyncStatus::Line;

domain::Value text(const char *words)
{
    return QString::fromUtf8(words);
}

} // namespace

/// The window of somebody whose organisation has a hub: joining, being away, coming back, being let go.
class HubWindowTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<HubDesk> m_desk;

    pages::MainWindow &window() { return *m_desk->window; }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return window().findChild<Widget *>(QString::fromUtf8(name));
    }
    QString line() { return find<QPushButton>("sync.line")->text(); }
    QString facts() { return find<kit::StatusSentence>("status")->text(); }
    QWidget *popup() { return QApplication::activePopupWidget(); }

    /// The first screen of all, at its second choice.
    pages::FirstRunGate *openJoining()
    {
        m_desk->window = std::make_unique<pages::MainWindow>(
            pages::WindowParts{*m_desk->desk.workspace, *m_desk->desk.settings, m_desk->desk.language, m_desk->desk.theme, m_desk->desk.prompt, {}}, QString());
        window().resize(1280, 800);
        window().show();
        window().activateWindow();
        if (!QTest::qWaitForWindowActive(&window()))
            return nullptr;
        QTest::mouseClick(find<QPushButton>("firstRun.choice.1"), Qt::LeftButton);
        return window().findChild<pages::FirstRunGate *>();
    }
    void type(const char *field, const QString &words)
    {
        auto *edit = find<QLineEdit>(field);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, words);
    }
    void fill(const QString &invitation)
    {
        type("join.invitation", invitation);
        type("join.device", DeviceName);
        type("join.folder", m_desk->desk.folder());
        type("join.passphrase", QString::fromLatin1(Passphrase));
        type("join.again", QString::fromLatin1(Passphrase));
    }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<HubDesk>(); }
    void cleanup() { m_desk.reset(); }

    void anInvitationMakesAWindowOfTheOrganisation()
    {
        auto *gate = openJoining();
        QVERIFY(gate);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("join.invitation"));
        // Something stands there already: the machine has a name.
        QVERIFY(!find<QLineEdit>("join.device")->text().isEmpty());
        const QString invitation = m_desk->invitation(m_desk->world.northSeller);
        // As a mail program breaks it.
        fill(invitation.left(30) + u' ' + invitation.mid(30));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->desk.workspace->state(), State::Ready, Patience);
        QVERIFY(m_desk->isUpToDate());
        QVERIFY(isShown(window(), Pipeline));
        QTRY_COMPARE(window().windowTitle(), QStringLiteral("准绳示例 – Plumbline"));
        QTRY_COMPARE(line(), QStringLiteral("Connected, up to date"));
        QVERIFY2(facts().startsWith(QStringLiteral("Last synced")), qPrintable(facts()));
        QVERIFY(!facts().contains(QStringLiteral("Works offline")));
    }

    void whatIsNoInvitationSaysSoBesideItsField()
    {
        auto *gate = openJoining();
        QVERIFY(gate);
        fill(QStringLiteral("plumbline-invitation:nonsense"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(gate->isSettled(), Patience);
        const auto *refusal = find<QLabel>("join.invitation.refusal");
        QTRY_VERIFY(refusal->isVisible());
        QVERIFY2(refusal->text().contains(QStringLiteral("not an invitation")), qPrintable(refusal->text()));
        QCOMPARE(m_desk->desk.workspace->state(), State::Locked);
        // Nothing typed is lost, and the field is ready to be corrected.
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("join.invitation"));
        QCOMPARE(find<QLineEdit>("join.passphrase")->text(), QString::fromLatin1(Passphrase));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("x"));
        QVERIFY(!refusal->isVisible());
    }

    void aSpentInvitationIsRefusedInWordsOfTheLanguage()
    {
        const QString spent = m_desk->invitation(m_desk->world.northSeller);
        QVERIFY(m_desk->join(m_desk->world.northManager, Pipeline));
        auto first = std::make_unique<workspace::Workspace>(replica::Ports{&m_desk->desk.clock, &m_desk->desk.ids});
        const auto used = first->enrol(m_desk->desk.path(QStringLiteral("other")), secretOf(Passphrase), {spent, QStringLiteral("other")});
        QTRY_VERIFY_WITH_TIMEOUT(used.isFinished(), Patience);
        QVERIFY(used.result());
        m_desk->window.reset();
        m_desk->desk.workspace->lock();
        auto *gate = openJoining();
        QVERIFY(gate);
        fill(spent);
        type("join.folder", m_desk->desk.path(QStringLiteral("third")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(gate->isSettled(), Patience);
        const auto *refusal = find<QLabel>("join.invitation.refusal");
        QTRY_VERIFY(refusal->text().contains(QStringLiteral("used already")));
        m_desk->desk.language.use(kit::Tongue::Chinese);
        QTRY_VERIFY2(refusal->text().contains(QStringLiteral("邀请")), qPrintable(refusal->text()));
    }

    void whatIsMissingGetsTheFocus()
    {
        auto *gate = openJoining();
        QVERIFY(gate);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(gate->sentence(), QStringLiteral("Paste the invitation your administrator sent you."));
        fill(QStringLiteral("plumbline-invitation:x"));
        type("join.again", QStringLiteral("another"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(gate->sentence().contains(QStringLiteral("not the same")));
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("join.again"));
    }

    void workDoneAwayIsCountedListedAndSentWithF5()
    {
        QVERIFY(m_desk->join(m_desk->world.northSeller, Pipeline));
        QVERIFY(m_desk->goOffline());
        QVERIFY(m_desk->editHere(m_desk->world.northDeals[0], Title, text("on a train")));
        QTRY_COMPARE(line(), QStringLiteral("Offline, everything works  ·  1 operation waits"));
        QTest::mouseClick(find<QPushButton>("sync.line"), Qt::LeftButton);
        QTRY_VERIFY(popup());
        auto *list = popup()->findChild<QListWidget *>(QStringLiteral("sync.waiting"));
        QTRY_COMPARE(list->count(), 1);
        QVERIFY2(list->item(0)->text().contains(QStringLiteral("waits")), qPrintable(list->item(0)->text()));
        QTest::keyClick(popup(), Qt::Key_Escape);
        QTRY_VERIFY(!popup());
        m_desk->comeBack();
        QTest::keyClick(&window(), Qt::Key_F5);
        QVERIFY(m_desk->isUpToDate());
        QTRY_COMPARE(line(), QStringLiteral("Connected, up to date"));
        QVERIFY(m_desk->atHub(m_desk->world.northDeals[0], Title) == text("on a train"));
    }

    void whatWaitsIsTakenBackBeforeTheHubHadIt()
    {
        QVERIFY(m_desk->join(m_desk->world.northSeller, Pipeline));
        QVERIFY(m_desk->goOffline());
        QVERIFY(m_desk->editHere(m_desk->world.northDeals[0], Title, text("a slip")));
        m_desk->desk.prompt.answer(QStringLiteral("undo"));
        QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY2(m_desk->desk.prompt.isExhausted(), "nothing was asked");
        QVERIFY2(m_desk->desk.prompt.asked().back().contains(QStringLiteral("a slip")), qPrintable(m_desk->desk.prompt.asked().back()));
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->desk.workspace->syncStatus().pending, 2, Patience);
        m_desk->comeBack();
        QTest::keyClick(&window(), Qt::Key_F5);
        QVERIFY(m_desk->isUpToDate());
        QVERIFY(m_desk->atHub(m_desk->world.northDeals[0], Title) == text("north deal 0"));
    }

    void onlyOnesOwnWorkIsTakenBack()
    {
        QVERIFY(m_desk->join(m_desk->world.northSeller, Pipeline));
        QVERIFY(m_desk->editHere(m_desk->world.northDeals[0], Title, text("mine")));
        QVERIFY(m_desk->isUpToDate());
        QVERIFY(m_desk->editElsewhere(m_desk->world.northDeals[1], Title, text("of somebody else")));
        QVERIFY(m_desk->isUpToDate());
        m_desk->desk.prompt.answer(QStringLiteral("undo"));
        QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->atHub(m_desk->world.northDeals[0], Title) == text("north deal 0"), Patience);
        QVERIFY(m_desk->atHub(m_desk->world.northDeals[1], Title) == text("of somebody else"));
    }

    void aReplicaOfNoHubHasF5ToReadAgain()
    {
        QVERIFY(m_desk->desk.create(SampleDesk::Filling::Records));
        m_desk->desk.unlock();
        m_desk->window = m_desk->desk.window();
        QVERIFY(isShown(window(), Pipeline));
        QVERIFY(!find<QPushButton>("sync.line")->isVisible());
        QVERIFY(facts().contains(QStringLiteral("Works offline")));
        QVERIFY(!window().actions().find(QStringLiteral("sync.now")));
        QCOMPARE(window().actions().find(QStringLiteral("page.refresh"))->shortcut(), QKeySequence(Qt::Key_F5));
    }

    void openConflictsAreOneClickAway()
    {
        QVERIFY(m_desk->join(m_desk->world.northSeller, Pipeline));
        QVERIFY(m_desk->collide(m_desk->world.northDeals[0], Title, text("mine"), text("theirs")));
        auto *conflicts = find<QPushButton>("sync.conflicts");
        QTRY_COMPARE(conflicts->text(), QStringLiteral("1 conflict"));
        QVERIFY(conflicts->isVisible());
        QTest::mouseClick(conflicts, Qt::LeftButton);
        QVERIFY(isShown(window(), QStringLiteral("conflicts")));
    }

    void whatWasDoneElsewhereIsSeenHere()
    {
        QVERIFY(m_desk->join(m_desk->world.northSeller, Pipeline));
        QVERIFY(m_desk->editElsewhere(m_desk->world.northDeals[0], Title, text("from elsewhere")));
        const auto isSeen = [&] {
            auto read = m_desk->desk.workspace->record(domain::EntityKind::Deal, m_desk->world.northDeals[0].uuid());
            read.waitForFinished();
            const std::vector<workspace::FieldText> fields = read.result().value();
            return std::ranges::any_of(fields, [](const workspace::FieldText &each) { return each.after == QStringLiteral("from elsewhere"); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSeen(), Patience);
    }

    void afterTheLeaseTheHubHasToBeHeardBeforeAnythingIsSeen()
    {
        QVERIFY(m_desk->join(m_desk->world.northSeller, Pipeline));
        QVERIFY(m_desk->goOffline());
        QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(!window().currentPage());
        m_desk->desk.clock.set(m_desk->desk.clock.now() + std::chrono::days(400));
        auto *gate = window().findChild<pages::UnlockGate *>();
        QVERIFY(gate);
        type("unlock.passphrase", QString::fromLatin1(Passphrase));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(gate->isSettled(), Patience);
        QVERIFY2(gate->sentence().contains(QStringLiteral("has not heard its hub")), qPrintable(gate->sentence()));
        QCOMPARE(m_desk->desk.workspace->state(), State::Locked);
        auto *act = find<QPushButton>("unlock.act");
        QCOMPARE(act->text(), QStringLiteral("Connect and unlock"));
        // What was typed stands there still.
        m_desk->comeBack();
        QTest::mouseClick(act, Qt::LeftButton);
        QVERIFY(isShown(window(), Pipeline));
    }

    void whoeverIsLetGoIsToldWhatHappened()
    {
        QVERIFY(m_desk->join(m_desk->world.northSeller, Pipeline));
        const QString folder = m_desk->desk.folder();
        QVERIFY(m_desk->goOffline());
        QVERIFY(m_desk->editHere(m_desk->world.northDeals[0], Title, text("never sent")));
        QTRY_VERIFY(line().contains(QStringLiteral("1 operation waits")));
        QVERIFY(m_desk->revoke(DeviceName));
        m_desk->comeBack();
        m_desk->desk.workspace->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(window().findChild<pages::RevokedGate *>(), Patience);
        QVERIFY(!window().currentPage());
        const QString work = find<QLabel>("revoked.work")->text();
        QVERIFY2(work.startsWith(QStringLiteral("1 operation made here")), qPrintable(work));
        // What can't be opened any more is not offered again.
        QVERIFY(!m_desk->desk.settings->value(kit::settings::RecentReplicas).contains(folder));
        QVERIFY(m_desk->desk.settings->value(kit::settings::LastReplica).isEmpty());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(window().findChild<pages::FirstRunGate *>());
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PLUMBLINE_GALLERY names no folder");
        QVERIFY(m_desk->join(m_desk->world.northSeller, Pipeline));
        QVERIFY(m_desk->goOffline());
        QVERIFY(m_desk->editHere(m_desk->world.northDeals[0], Title, text("on a train")));
        for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
            for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
                m_desk->desk.theme.setMode(mode);
                m_desk->desk.language.use(tongue);
                QVERIFY(isShown(window(), Pipeline));
                QTest::mouseClick(find<QPushButton>("sync.line"), Qt::LeftButton);
                QTRY_VERIFY(popup());
                QTest::qWait(100);
                QVERIFY(popup()->grab().save(QDir(folder).filePath(QStringLiteral("waiting-%1-%2.png").arg(kit::tongueName(tongue), kit::themeModeName(mode)))));
                QVERIFY(window().grab().save(QDir(folder).filePath(QStringLiteral("offline-%1-%2.png").arg(kit::tongueName(tongue), kit::themeModeName(mode)))));
                popup()->close();
            }
    }
};

PLUMBLINE_TEST(HubWindowTest)

} // namespace plumbline::tests

#include "hubwindowtest.moc"
