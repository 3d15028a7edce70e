#include "framesample.h"
#include "importingdesk.h"
#include "support/testregistry.h"

#include "importing/importpage.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/commandpalette.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/drawer.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/kit/shortcutsheet.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/pages/page.h"
#include "plumbline/pages/roster.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

namespace plumbline::tests {

/// The frame around the pages.
class FrameWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<SampleDesk>();
        QVERIFY(m_desk->create(SampleDesk::Filling::Records));
        m_desk->unlock();
        m_window = m_desk->window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
    }

    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    void numbersGoToPages()
    {
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage()->id(), m_window->pageIds().at(1));
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage()->id(), m_window->pageIds().at(0));
    }

    void noTwoActionsShareAKey()
    {
        QCOMPARE(m_window->actions().clashes(), QStringList());
    }

    void thePaletteGoesToAPage()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = m_window->findChild<kit::CommandPalette *>();
        QTRY_VERIFY(palette->isVisible());
        palette->setQuery(QStringLiteral("receiv"));
        QTRY_VERIFY(palette->shownTitles().contains(QStringLiteral("Receivables")));
        QTest::keyClick(palette->focusWidget() ? palette->focusWidget() : palette, Qt::Key_Return);
        QTRY_COMPARE(m_window->currentPage()->id(), QStringLiteral("receivables"));
        QVERIFY(!palette->isVisible());
    }

    void languageChangesLive()
    {
        const auto title = [this] { return m_window->findChild<QLabel *>(QStringLiteral("pageTitle"))->text(); };
        QCOMPARE(title(), QStringLiteral("Pipeline"));
        m_desk->language.use(kit::Tongue::Chinese);
        QTRY_COMPARE(title(), QStringLiteral("商机漏斗"));
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
        QTRY_VERIFY(m_window->currentPage()->findChild<kit::FigureRow *>()->tiles().back()->figure().label == QStringLiteral("赢单率"));
        m_window->actions().trigger(QStringLiteral("view.language.en"));
        QTRY_COMPARE(title(), QStringLiteral("Pipeline"));
    }

    void themeChangesLive()
    {
        const auto lightness = [this] { return m_window->grab().toImage().pixelColor(m_window->width() / 2, 4).lightness(); };
        const int light = lightness();
        m_window->actions().trigger(QStringLiteral("view.theme.dark"));
        QVERIFY(kit::tokens().dark);
        QTRY_VERIFY(lightness() < light - 100);
    }

    void tabGoesFromTheTopDown()
    {
        std::vector<QString> order;
        QWidget *each = m_window.get();
        do {
            if (each->isVisible() && (each->focusPolicy() & Qt::TabFocus))
                order.push_back(QString::fromLatin1(each->metaObject()->className()) + each->objectName());
            each = each->nextInFocusChain();
        } while (each != m_window.get());
        const auto place = [&order](const QString &part) {
            return std::ranges::find_if(order, [&part](const QString &name) { return name.contains(part); }) - order.begin();
        };
        QVERIFY(place(QStringLiteral("rail")) < place(QStringLiteral("search")));
        QVERIFY(place(QStringLiteral("search")) < place(QStringLiteral("FigureTile")));
        QVERIFY(place(QStringLiteral("FigureTile")) < place(QStringLiteral("funnel")));
        QVERIFY(place(QStringLiteral("funnel")) < place(QStringLiteral("DataTable")));
        QVERIFY(place(QStringLiteral("DataTable")) < static_cast<std::ptrdiff_t>(order.size()));
    }

    void tabReachesTilesAndPictures()
    {
        QStringList reached;
        auto *search = m_window->findChild<QWidget *>(QStringLiteral("search"));
        search->setFocus(Qt::TabFocusReason);
        for (int press = 0; press < 40; ++press) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus && focus->isVisible());
            if (focus == search)
                break;
            reached << QString::fromLatin1(focus->metaObject()->className()) + focus->objectName();
        }
        for (const char *part : {"FigureTile", "funnel", "rowFilter", "QToolButton", "DataTable", "rail"})
            QVERIFY2(std::ranges::any_of(reached, [part](const QString &name) { return name.contains(QLatin1StringView(part)); }), part);
    }

    void whatIsOnScreenIsExported()
    {
        const QString path = m_desk->path(QStringLiteral("rows.csv"));
        m_desk->prompt.answer(QStringLiteral("csv"));
        m_desk->prompt.answer(path);
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(banner().contains(QStringLiteral("rows.csv")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().count("\r\n");
        QVERIFY(lines > m_window->currentPage()->findChild<kit::DataTable *>()->model()->rowCount());
        // Where nothing can be written, words say so.
        m_desk->prompt.answer(QStringLiteral("csv"));
        m_desk->prompt.answer(m_desk->path(QStringLiteral("not/there/rows.csv")));
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(banner().contains(QStringLiteral("can’t be written")));
        const QString picture = m_desk->path(QStringLiteral("page.pdf"));
        m_desk->prompt.answer(picture);
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY(QFile::exists(picture));
    }

    void undoSaysWhatItTakesBackAndCanBePutBack()
    {
        m_desk->prompt.answer(QStringLiteral("undo"));
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(banner().startsWith(QStringLiteral("Undone")));
        QVERIFY(m_desk->prompt.asked().front().contains(QStringLiteral("sample.csv")));
        auto *states = m_window->currentPage()->findChild<kit::StateStack *>(QString(), Qt::FindDirectChildrenOnly);
        QTRY_VERIFY(states->state() == kit::PageState::Empty);
        for (QPushButton *button : m_window->findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Put it back"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(states->state() == kit::PageState::Ready);
    }

    void enterOpensARowInTheDrawer()
    {
        auto *table = m_window->currentPage()->findChild<kit::DataTable *>();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        auto *drawer = m_window->findChild<kit::Drawer *>(QStringLiteral("recordDrawer"));
        QTRY_VERIFY(drawer->isVisible());
        const QString title = table->model()->index(0, 0).data().toString();
        QTRY_VERIFY(std::ranges::any_of(drawer->findChildren<QLabel *>(), [&](const QLabel *label) { return label->text() == title; }));
        QTest::keyClick(drawer, Qt::Key_Escape);
        QTRY_VERIFY(!drawer->isVisible());
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY(drawer->isVisible());
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Escape);
        QTRY_VERIFY(!drawer->isVisible());
    }

    void escClosesTheDrawerFromAnywhere()
    {
        auto *table = m_window->currentPage()->findChild<kit::DataTable *>();
        QTest::mouseClick(m_window->currentPage()->findChild<kit::FigureRow *>()->tiles().front(), Qt::LeftButton);
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        auto *drawer = m_window->findChild<kit::Drawer *>(QStringLiteral("recordDrawer"));
        QTRY_VERIFY(drawer->isVisible());
        // The figure's filter stays on; the next Esc takes it off.
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!drawer->isVisible());
        QVERIFY(!m_window->currentPage()->filterSentence().isEmpty());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(m_window->currentPage()->filterSentence().isEmpty());
    }

    void anotherFigureIsReadFromItsTop()
    {
        auto *table = m_window->currentPage()->findChild<kit::DataTable *>();
        table->setCurrentIndex(table->model()->index(table->model()->rowCount() - 1, 0));
        QTest::keyClick(table, Qt::Key_Return);
        auto *drawer = m_window->findChild<kit::Drawer *>(QStringLiteral("recordDrawer"));
        QTRY_VERIFY(drawer->isVisible());
        QVERIFY(table->verticalScrollBar()->value() > 0);
        QTest::mouseClick(m_window->currentPage()->findChild<kit::FigureRow *>()->tiles().back(), Qt::LeftButton);
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
        QCOMPARE(table->verticalScrollBar()->value(), 0);
        QVERIFY(!table->currentIndex().isValid());
        QVERIFY(!drawer->isVisible());
    }

    void nothingInsideMakesTheWindowLarger()
    {
        const QSize small(1280, 800);
        m_window->resize(small);
        for (const QString &id : m_window->pageIds()) {
            m_window->showPage(id);
            for (kit::Banner *each : m_window->findChildren<kit::Banner *>())
                if (each->parentWidget() != m_window->currentPage())
                    each->show(kit::Tone::Info, QStringLiteral("A notice of a few words."), {}, kit::Dismissal::CanBeClosed);
            auto *drawer = m_window->findChild<kit::Drawer *>(QStringLiteral("recordDrawer"));
            drawer->open();
            QCoreApplication::processEvents();
            QCOMPARE(m_window->size(), small);
            drawer->close();
            QCoreApplication::processEvents();
            QCOMPARE(m_window->size(), small);
        }
    }

    /// The sample was brought in at 02:00 UTC, which is 10:00 in Shanghai, whatever zone this machine is in.
    void theDrawerTellsTheOrganisationsTime()
    {
        auto *table = m_window->currentPage()->findChild<kit::DataTable *>();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        auto *drawer = m_window->findChild<kit::Drawer *>(QStringLiteral("recordDrawer"));
        QTRY_VERIFY(std::ranges::any_of(drawer->findChildren<QLabel *>(), [](const QLabel *label) {
            return label->text() == QStringLiteral("2026-11-24 10:00 · 周岚");
        }));
    }

    void lockingLeavesNothingOnScreen()
    {
        pages::Page *page = m_window->currentPage();
        auto *table = page->findChild<kit::DataTable *>();
        QVERIFY(table->model()->rowCount() > 0);
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(m_desk->workspace->state() == workspace::Workspace::State::Locked);
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QVERIFY(!m_window->currentPage());
        m_desk->unlock();
        QVERIFY(isShown(*m_window, page->id()));
    }

    void helpListsTheKeysOfThePage()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QTRY_VERIFY(m_window->findChild<kit::ShortcutSheet *>() && m_window->findChild<kit::ShortcutSheet *>()->isVisible());
        m_window->findChild<kit::ShortcutSheet *>()->close();
    }

    void closingDuringAnImportAsks()
    {
        QFile file(m_desk->path(QStringLiteral("products.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sampleProducts()) > 0);
        file.close();
        m_window->showPage(QStringLiteral("import"));
        auto *page = qobject_cast<pages::ImportPage *>(m_window->currentPage());
        QVERIFY(page);
        page->openFile(file.fileName());
        QTRY_VERIFY(page->isSettled());
        page->importFile();
        m_desk->prompt.answer({});
        m_window->close();
        QVERIFY(m_window->isVisible());
        QVERIFY(m_desk->prompt.asked().back().contains(QStringLiteral("products.csv")));
        m_desk->prompt.answer(QStringLiteral("finish"));
        m_window->close();
        QVERIFY(m_window->isVisible());
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(page->unfinishedWork().isEmpty());
    }

    void theWindowComesBackWhereItWas()
    {
        m_window->showPage(QStringLiteral("health"));
        m_window->resize(1400, 900);
        m_window->close();
        m_window = std::make_unique<pages::MainWindow>(
            pages::WindowParts{*m_desk->workspace, *m_desk->settings, m_desk->language, m_desk->theme, m_desk->prompt}, m_desk->folder());
        m_window->show();
        QVERIFY(isShown(*m_window, QStringLiteral("health")));
        QCOMPARE(m_window->size(), QSize(1400, 900));
    }

private:
    /// What the banners over the page say.
    [[nodiscard]] QString banner() const
    {
        for (const kit::Banner *each : m_window->findChildren<kit::Banner *>())
            if (each->isVisible())
                return each->sentence();
        return {};
    }

    std::unique_ptr<SampleDesk> m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
};

PLUMBLINE_TEST(FrameWindowTest)

} // namespace plumbline::tests

#include "framewindowtest.moc"
