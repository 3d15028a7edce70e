#include "framesample.h"
#include "support/testregistry.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/commandpalette.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/pages/page.h"
#include "plumbline/pages/roster.h"

#include <QAction>
#include <QPushButton>
#include <QTest>

namespace plumbline::tests {

using domain::Role;

/// Who finds which pages.
class FrameRoleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk = std::make_unique<SampleDesk>(); }

    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    void theWorkspaceKnowsWhoIsSignedIn()
    {
        open(Role::Director);
        const auto person = m_desk->workspace->signedIn();
        QVERIFY(person);
        QCOMPARE(person->role, Role::Director);
        QCOMPARE(person->name, QStringLiteral("周岚"));
        m_desk->workspace->lock();
        QVERIFY(!m_desk->workspace->signedIn());
    }

    void railKeysAndPaletteOfferTheSamePages_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QStringList>("among");
        QTest::addColumn<QStringList>("others");
        const QString pipeline = QStringLiteral("pipeline");
        const QString receivables = QStringLiteral("receivables");
        const QString health = QStringLiteral("health");
        const QString import = QStringLiteral("import");
        const QString audit = QStringLiteral("audit");
        const QStringList all{pipeline, receivables, health, import, audit};
        QTest::newRow("salesperson") << Role::Salesperson << pipeline << QStringList{pipeline, receivables, import} << QStringList{health, audit};
        QTest::newRow("manager") << Role::Manager << QStringLiteral("approvals") << all << QStringList();
        QTest::newRow("director") << Role::Director << pipeline << all << QStringList();
        QTest::newRow("finance") << Role::Finance << receivables << all << QStringList();
        QTest::newRow("delivery") << Role::Delivery << QStringLiteral("handovers") << QStringList{pipeline} << QStringList{receivables, health, import, audit};
        QTest::newRow("administrator") << Role::Administrator << pipeline << all << QStringList();
        QTest::newRow("auditor") << Role::Auditor << audit << QStringList{pipeline, receivables, health, audit} << QStringList{import};
    }

    void railKeysAndPaletteOfferTheSamePages()
    {
        QFETCH(const Role, role);
        QFETCH(const QString, start);
        QFETCH(const QStringList, among);
        QFETCH(const QStringList, others);
        open(role);
        const QStringList offered = m_window->pageIds();
        QCOMPARE(m_window->currentPage()->id(), start);
        QCOMPARE(m_window->findChild<kit::NavRail *>()->ids(), offered);
        for (const QString &each : among)
            QVERIFY2(offered.contains(each), qPrintable(each));
        for (const QString &each : others)
            QVERIFY2(!offered.contains(each), qPrintable(each));
        QStringList titles;
        for (qsizetype i = 0; i < offered.size() && i < 9; ++i) {
            QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
            QCOMPARE(m_window->currentPage()->id(), offered.at(i));
            titles << m_window->currentPage()->title();
        }
        if (offered.size() < 9) {
            QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + offered.size()), Qt::ControlModifier);
            QCOMPARE(m_window->currentPage()->id(), offered.last());
        }
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = m_window->findChild<kit::CommandPalette *>();
        QTRY_VERIFY(palette->isVisible());
        QCOMPARE(palette->shownTitles().mid(0, titles.size()), titles);
        for (const pages::RosterEntry &each : pages::roster())
            if (!offered.contains(each.id))
                QVERIFY2(!palette->shownTitles().contains(each.title()), qPrintable(each.id));
    }

    void aPageOfOthersIsNotShown()
    {
        m_desk->settings->set(kit::settings::LastPage, QStringLiteral("audit"));
        open(Role::Salesperson);
        QCOMPARE(m_window->currentPage()->id(), QStringLiteral("pipeline"));
        m_window->showPage(QStringLiteral("audit"));
        QCOMPARE(m_window->currentPage()->id(), QStringLiteral("pipeline"));
        QVERIFY(!m_window->page(QStringLiteral("audit")));
        QVERIFY(!m_window->actions().find(QStringLiteral("page.audit")));
    }

    void whoeverMayNotImportIsNotToldTo()
    {
        const auto act = [this] {
            for (const QPushButton *each : m_window->currentPage()->findChildren<QPushButton *>())
                if (each->isVisible() && each->text() == QStringLiteral("Import a file"))
                    return true;
            return false;
        };
        open(Role::Manager);
        m_window->showPage(QStringLiteral("pipeline"));
        QTRY_VERIFY(act());
        cleanup();
        init();
        open(Role::Delivery);
        m_window->showPage(QStringLiteral("pipeline"));
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
        QVERIFY(!act());
    }

    void whileLockedThereAreNoPages()
    {
        open(Role::Manager);
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(!m_window->currentPage());
        QCOMPARE(m_window->pageIds(), QStringList());
        QVERIFY(!m_window->actions().find(QStringLiteral("page.pipeline")));
    }

private:
    void open(Role role)
    {
        m_desk->role = role;
        QVERIFY(m_desk->create(SampleDesk::Filling::Nothing));
        m_desk->unlock();
        m_window = m_desk->window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(QTest::qWaitFor([this] { return m_window->currentPage() && m_window->currentPage()->isSettled(); }, 20000));
    }

    std::unique_ptr<SampleDesk> m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
};

PLUMBLINE_TEST(FrameRoleTest)

} // namespace plumbline::tests

#include "frameroletest.moc"
