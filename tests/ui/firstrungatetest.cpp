#include "importingdesk.h"
#include "support/testregistry.h"

#include "firstrun/firstrungate.h"
#include "firstrun/passphrasefield.h"
#include "firstrun/replicadialogs.h"
#include "firstrun/revokedgate.h"
#include "firstrun/unlockgate.h"
#include "plumbline/pages/replicaactions.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

constexpr int Patience = 20'000;
using State = workspace::Workspace::State;

} // namespace

class FirstRunGateTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ImportingDesk> m_desk;

    template <typename Widget>
    Widget *find(const char *name) {
        return m_desk->window->findChild<Widget *>(QString::fromUtf8(name));
    }
    pages::FirstRunGate *firstRun() {
        auto *gate = new pages::FirstRunGate(m_desk->context(), m_desk->window.get());
        if (!m_desk->show(gate, QSize(1280, 800)))
            return nullptr;
        gate->start();
        return gate;
    }
    pages::UnlockGate *unlockGate() {
        auto *gate = new pages::UnlockGate(m_desk->context(), m_desk->replicaFolder(), m_desk->window.get());
        if (!m_desk->show(gate, QSize(1280, 800)))
            return nullptr;
        gate->start();
        return gate;
    }
    /// Types into whatever has the focus and goes on by Tab, past everything without a name.
    static void typeAndTabTo(const QString &text, const char *next) {
        QTest::keyClicks(QApplication::focusWidget(), text);
        for (int i = 0; i < 10 && QApplication::focusWidget()->objectName() != QLatin1StringView(next); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    static void retype(const QString &text) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    void fillByKeyboard(const QString &again) {
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("create.organisation"));
        typeAndTabTo(QStringLiteral("Northwind"), "create.user");
        typeAndTabTo(QStringLiteral("Lin Wei"), "create.folder");
        retype(m_desk->replicaFolder());
        typeAndTabTo({}, "create.passphrase");
        typeAndTabTo(DeskPassphrase, "create.again");
        QTest::keyClicks(QApplication::focusWidget(), again);
    }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<ImportingDesk>(); }
    void cleanup() { m_desk.reset(); }

    void anOrganisationIsFoundedByKeyboardAlone() {
        auto *gate = firstRun();
        QVERIFY(gate != nullptr);
        fillByKeyboard(DeskPassphrase);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(gate->isSettled(), Patience);
        QVERIFY2(gate->sentence().isEmpty(), qPrintable(gate->sentence()));
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->workspace->state(), State::Ready, Patience);
        QCOMPARE(m_desk->workspace->organisationName().result().value(), QStringLiteral("Northwind"));
        // Nothing secret stays in a field.
        QVERIFY(find<QLineEdit>("create.passphrase")->text().isEmpty());
    }

    void theFolderFollowsTheNameUntilItIsTyped() {
        QVERIFY(firstRun() != nullptr);
        auto *folder = find<QLineEdit>("create.folder");
        QTest::keyClicks(find<QLineEdit>("create.organisation"), QStringLiteral("A/B"));
        QVERIFY2(folder->text().endsWith(QStringLiteral("A-B")), qPrintable(folder->text()));
        folder->setFocus();
        retype(QStringLiteral("/elsewhere"));
        QTest::keyClicks(find<QLineEdit>("create.organisation"), QStringLiteral("C"));
        QCOMPARE(folder->text(), QStringLiteral("/elsewhere"));
    }

    void whatIsMissingIsSaidAndGetsTheFocus() {
        auto *gate = firstRun();
        QVERIFY(gate != nullptr);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(gate->sentence(), QStringLiteral("Say what the organisation is called."));
        fillByKeyboard(QStringLiteral("something else"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY2(gate->sentence().contains(QStringLiteral("not the same")), qPrintable(gate->sentence()));
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("create.again"));
        QCOMPARE(m_desk->workspace->state(), State::Locked);
        // What was typed is kept.
        QCOMPARE(find<QLineEdit>("create.organisation")->text(), QStringLiteral("Northwind"));
    }

    void aFolderThatIsTakenIsRefusedInWords() {
        QVERIFY(m_desk->create());
        m_desk->workspace->lock();
        auto *gate = firstRun();
        QVERIFY(gate != nullptr);
        fillByKeyboard(DeskPassphrase);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(gate->isSettled() && !gate->sentence().isEmpty(), Patience);
        QVERIFY2(gate->sentence().contains(QStringLiteral("already")), qPrintable(gate->sentence()));
    }

    void anExistingReplicaGoesOnToItsPassphrase() {
        QVERIFY(m_desk->create());
        m_desk->workspace->lock();
        auto *gate = firstRun();
        QVERIFY(gate != nullptr);
        gate->choose(pages::FirstRunGate::Open);
        QSignalSpy wanted(gate, &pages::Gate::unlockWanted);
        auto *folder = find<QLineEdit>("open.folder");
        QCOMPARE(QApplication::focusWidget(), folder);
        retype(m_desk->path(QStringLiteral("nothing")));
        QTest::keyClick(folder, Qt::Key_Return);
        QCOMPARE(wanted.size(), 0);
        QVERIFY(gate->sentence().contains(QStringLiteral("There is no replica")));
        m_desk->prompt.answer(m_desk->replicaFolder() + QStringLiteral("/replica.db"));
        QTest::mouseClick(find<QPushButton>("open.choose"), Qt::LeftButton);
        QTest::keyClick(folder, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), m_desk->replicaFolder());
    }

    void replicasOpenedBeforeAreOneClickAway() {
        QVERIFY(m_desk->create());
        m_desk->workspace->lock();
        m_desk->settings->set(kit::settings::RecentReplicas, {m_desk->replicaFolder(), m_desk->path(QStringLiteral("gone"))});
        auto *gate = firstRun();
        QVERIFY(gate != nullptr);
        // Whoever has some comes to them first; what is no longer there is not offered.
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("open.folder"));
        const auto offered = gate->findChildren<QPushButton *>(QStringLiteral("open.recent"));
        QCOMPARE(offered.size(), 1);
        QSignalSpy wanted(gate, &pages::Gate::unlockWanted);
        QTest::mouseClick(offered.front(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), m_desk->replicaFolder());
    }

    void aDemonstrationIsMadeAndOpenedAgain() {
        QStandardPaths::setTestModeEnabled(true);
        auto *gate = firstRun();
        QVERIFY(gate != nullptr);
        gate->choose(pages::FirstRunGate::LookAround);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("firstRun.act"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(!gate->isSettled());
        QVERIFY(find<QPushButton>("firstRun.cancel")->isVisible());
        QTest::mouseClick(find<QPushButton>("firstRun.cancel"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(gate->isSettled(), Patience * 3);
        QStandardPaths::setTestModeEnabled(false);
    }

    void theRightPassphraseUnlocks() {
        QVERIFY(m_desk->create());
        m_desk->workspace->lock();
        QVERIFY(unlockGate() != nullptr);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("unlock.passphrase"));
        QTest::keyClicks(QApplication::focusWidget(), DeskPassphrase);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->workspace->state(), State::Ready, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLineEdit>("unlock.passphrase")->text().isEmpty(), Patience);
    }

    void aWrongPassphraseIsSaidAndKept() {
        QVERIFY(m_desk->create());
        m_desk->workspace->lock();
        auto *gate = unlockGate();
        QVERIFY(gate != nullptr);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("not this one"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(gate->isSettled(), Patience);
        QVERIFY2(gate->sentence().startsWith(QStringLiteral("The passphrase is not the right one.")),
                 qPrintable(gate->sentence()));
        auto *field = find<QLineEdit>("unlock.passphrase");
        QCOMPARE(field->text(), QStringLiteral("not this one"));
        QCOMPARE(field->selectedText().size(), field->text().size());
        QCOMPARE(QApplication::focusWidget(), field);
        QCOMPARE(m_desk->workspace->state(), State::Locked);
    }

    void capsLockIsNoticedAndThePassphraseCanBeShown() {
        pages::PassphraseField field;
        field.show();
        auto *edit = field.edit();
        const auto hint = [&] { return field.findChild<QLabel *>()->isVisibleTo(&field); };
        QTest::keyClicks(edit, QStringLiteral("a"));
        QVERIFY(!hint());
        // With Caps Lock a letter key gives a capital without Shift.
        QKeyEvent capital(QEvent::KeyPress, Qt::Key_B, Qt::NoModifier, QStringLiteral("B"));
        QApplication::sendEvent(edit, &capital);
        QVERIFY(hint());
        QKeyEvent shifted(QEvent::KeyPress, Qt::Key_B, Qt::ShiftModifier, QStringLiteral("B"));
        QApplication::sendEvent(edit, &shifted);
        QVERIFY(!hint());
        QCOMPARE(edit->echoMode(), QLineEdit::Password);
        edit->actions().front()->trigger();
        QCOMPARE(edit->echoMode(), QLineEdit::Normal);
        field.clear();
        QCOMPARE(edit->echoMode(), QLineEdit::Password);
    }

    void strengthGrowsWithLengthAndKinds() {
        using pages::Strength;
        QCOMPARE(pages::strengthOf({}), Strength::Empty);
        QCOMPARE(pages::strengthOf(QStringLiteral("aaaaaaaaaaaaaaaa")), Strength::Weak);
        QCOMPARE(pages::strengthOf(QStringLiteral("secret12")), Strength::Fair);
        QCOMPARE(pages::strengthOf(DeskPassphrase), Strength::Strong);
        QVERIFY(pages::strengthOf(QStringLiteral("门前青石板路")) >= Strength::Good);
    }

    void thePassphraseIsChangedInItsDialog() {
        QVERIFY(m_desk->create());
        pages::PassphraseDialog dialog(m_desk->context(), nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        const auto field = [&](const char *name) { return dialog.findChild<QLineEdit *>(QString::fromUtf8(name)); };
        QTest::keyClicks(field("passphrase.current"), QStringLiteral("wrong one"));
        QTest::keyClicks(field("passphrase.next"), QStringLiteral("another long line"));
        QTest::keyClicks(field("passphrase.again"), QStringLiteral("another long line"));
        QTest::keyClick(field("passphrase.again"), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.isSettled() && !dialog.sentence().isEmpty(), Patience);
        QVERIFY2(dialog.sentence().contains(QStringLiteral("not the right one")), qPrintable(dialog.sentence()));
        field("passphrase.current")->clear();
        QTest::keyClicks(field("passphrase.current"), DeskPassphrase);
        QTest::keyClick(field("passphrase.current"), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.sentence().contains(QStringLiteral("is changed")), Patience);
        m_desk->workspace->lock();
        QByteArray next("another long line");
        const auto opened = m_desk->workspace->unlock(m_desk->replicaFolder(), replica::Secret::takeFrom(next));
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), Patience);
        QVERIFY(opened.result().has_value());
    }

    void aBackupIsMadeAndTheReplicaIsChecked() {
        QVERIFY(m_desk->create());
        pages::addReplicaActions(m_desk->context(), m_desk->window.get());
        const auto dialog = [this] { return m_desk->window->findChild<pages::WorkDialog *>(); };
        m_desk->prompt.answer(m_desk->path(QStringLiteral("copy")));
        m_desk->actions->trigger(QStringLiteral("replica.backUp"));
        QVERIFY(dialog() != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(dialog()->isSettled() && !dialog()->sentence().isEmpty(), Patience);
        QVERIFY2(dialog()->sentence().startsWith(QStringLiteral("Backed up to")), qPrintable(dialog()->sentence()));
        QVERIFY(QDir(m_desk->path(QStringLiteral("copy"))).exists());
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(dialog() == nullptr, Patience);
        m_desk->actions->trigger(QStringLiteral("replica.check"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog() && dialog()->isSettled() && !dialog()->sentence().isEmpty(), Patience);
        QVERIFY2(dialog()->sentence().startsWith(QStringLiteral("The replica is whole")), qPrintable(dialog()->sentence()));
    }

    void tabGoesThroughTheFormInItsOrder() {
        QVERIFY(firstRun() != nullptr);
        const QStringList order = tabOrder(find<QLineEdit>("create.organisation"));
        const QStringList wanted{
            QStringLiteral("create.organisation"), QStringLiteral("create.user"),   QStringLiteral("create.currency"),
            QStringLiteral("create.zone"),         QStringLiteral("create.folder"), QStringLiteral("create.choose"),
            QStringLiteral("create.passphrase"),   QStringLiteral("create.again"),  QStringLiteral("firstRun.act")};
        qsizetype last = -1;
        for (const QString &name : wanted) {
            const qsizetype at = order.indexOf(name);
            QVERIFY2(at > last, qPrintable(name + QStringLiteral(" in ") + order.join(u' ')));
            last = at;
        }
    }

    void theLanguageSwitchesLive() {
        QVERIFY(firstRun() != nullptr);
        QCOMPARE(find<QPushButton>("firstRun.act")->text(), QStringLiteral("Create the replica"));
        m_desk->language.use(kit::Tongue::Chinese);
        QTRY_COMPARE(find<QPushButton>("firstRun.act")->text(), QStringLiteral("创建副本"));
        QCOMPARE(find<QLineEdit>("create.again")->accessibleName(), QStringLiteral("再次输入口令"));
    }

    void pictures() {
        if (qEnvironmentVariableIsEmpty("PLUMBLINE_GALLERY"))
            QSKIP("PLUMBLINE_GALLERY names no folder");
        QVERIFY(m_desk->create());
        m_desk->workspace->lock();
        auto *gate = firstRun();
        const auto each = [this](const QString &name) {
            for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
                for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
                    m_desk->theme.setMode(mode);
                    m_desk->language.use(tongue);
                    m_desk->keep(QStringLiteral("%1-%2-%3").arg(name, kit::tongueName(tongue), kit::themeModeName(mode)));
                }
        };
        QTest::keyClicks(find<QLineEdit>("create.organisation"), QStringLiteral("Northwind"));
        QTest::keyClicks(find<QLineEdit>("create.passphrase"), QStringLiteral("short"));
        each(QStringLiteral("firstrun-create"));
        gate->choose(pages::FirstRunGate::Join);
        QTest::keyClicks(find<QLineEdit>("join.invitation"), QStringLiteral("plumbline-invitation:nonsense"));
        QTest::keyClicks(find<QLineEdit>("join.passphrase"), DeskPassphrase);
        QTest::keyClicks(find<QLineEdit>("join.again"), DeskPassphrase);
        gate->act();
        QTRY_VERIFY_WITH_TIMEOUT(gate->isSettled(), Patience);
        each(QStringLiteral("firstrun-join"));
        gate->choose(pages::FirstRunGate::Open);
        each(QStringLiteral("firstrun-open"));
        gate->choose(pages::FirstRunGate::LookAround);
        each(QStringLiteral("firstrun-look"));
        delete gate;
        auto *revoked = new pages::RevokedGate({m_desk->replicaFolder(), 3}, m_desk->window.get());
        QVERIFY(m_desk->show(revoked, QSize(1280, 800)));
        revoked->start();
        each(QStringLiteral("revoked"));
        delete revoked;
        auto *unlock = unlockGate();
        QTest::keyClicks(find<QLineEdit>("unlock.passphrase"), QStringLiteral("wrong"));
        unlock->unlock();
        QTRY_VERIFY_WITH_TIMEOUT(unlock->isSettled(), Patience);
        each(QStringLiteral("unlock"));
        auto *dialog = new pages::PassphraseDialog(m_desk->context(), m_desk->window.get());
        dialog->show();
        QVERIFY(dialog->grab().save(QDir(qEnvironmentVariable("PLUMBLINE_GALLERY")).filePath(QStringLiteral("passphrase.png"))));
    }
};

PLUMBLINE_TEST(FirstRunGateTest)

#include "firstrungatetest.moc"
