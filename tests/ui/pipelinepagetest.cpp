#include "framesample.h"
#include "support/testregistry.h"

#include "plumbline/kit/datatable.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/funnelchart.h"
#include "plumbline/kit/sharebars.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/pages/page.h"
#include "plumbline/pages/slicemodel.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace plumbline::tests {

/// The pipeline page with a real replica behind it, driven as a person drives it.
class PipelinePageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_desk.create(SampleDesk::Filling::Records));
        m_desk.unlock();
        m_window = m_desk.window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showPage(QStringLiteral("pipeline"));
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
        m_page = m_window->currentPage();
        m_tiles = m_page->findChild<kit::FigureRow *>();
        m_table = m_page->findChild<kit::DataTable *>();
        m_footer = m_page->findChild<kit::TotalsFooter *>();
        QVERIFY(m_tiles && m_table && m_footer);
        QCOMPARE(m_tiles->tiles().size(), std::size_t{5});
    }

    void cleanup()
    {
        while (m_page->removeFilter()) { }
        m_window->slice().clear();
        QVERIFY(settled());
    }

    void everyTileOpensRowsThatAddUpToIt()
    {
        for (kit::FigureTile *tile : m_tiles->tiles()) {
            const kit::Figure figure = tile->figure();
            QTest::mouseClick(tile, Qt::LeftButton);
            QVERIFY(settled());
            QVERIFY2(!m_page->filterSentence().isEmpty(), qPrintable(figure.label));
            QCOMPARE(m_footer->rows(), static_cast<qint64>(m_table->model()->rowCount()));
            if (!figure.unit.isEmpty())
                QCOMPARE(m_footer->totals().front().full, figure.fullValue);
            else if (figure.key.startsWith(QStringLiteral("win_rate")))
                QCOMPARE(m_footer->rows(), 26);
            else
                QCOMPARE(kit::Format().count(m_footer->rows()), figure.value);
            QTest::keyClick(m_table, Qt::Key_Escape);
            QVERIFY(m_page->filterSentence().isEmpty());
            QVERIFY(settled());
        }
    }

    void everyBarOfTheFunnelOpensRowsThatAddUpToIt()
    {
        auto *funnel = m_page->findChild<kit::FunnelChart *>();
        QCOMPARE(funnel->stages().size(), std::size_t{2});
        funnel->setFocus();
        for (std::size_t i = 0; i < funnel->stages().size(); ++i) {
            QTest::keyClick(funnel, Qt::Key_Home);
            for (std::size_t down = 0; down < i; ++down)
                QTest::keyClick(funnel, Qt::Key_Down);
            QTest::keyClick(funnel, Qt::Key_Return);
            QVERIFY(settled());
            QCOMPARE(m_footer->totals().front().full, funnel->stages().at(i).fullValue);
            QCOMPARE(kit::Format().count(m_footer->rows()), funnel->stages().at(i).formattedCount);
            QVERIFY(m_page->removeFilter());
        }
    }

    void theUnattributedSourceOpensItsDeals()
    {
        auto *sources = m_page->findChild<kit::ShareBars *>();
        sources->setFocus();
        QTest::keyClick(sources, Qt::Key_End);
        QTest::keyClick(sources, Qt::Key_Return);
        QVERIFY(settled());
        QCOMPARE(m_footer->rows(), 15);
        QVERIFY(m_page->filterSentence().contains(QStringLiteral("Unattributed")));
    }

    void theSameFigureAgainTakesTheFilterOff()
    {
        kit::FigureTile *tile = m_tiles->tiles().at(3);
        QTest::mouseClick(tile, Qt::LeftButton);
        QVERIFY(!m_page->filterSentence().isEmpty());
        QTest::mouseClick(tile, Qt::LeftButton);
        QVERIFY(m_page->filterSentence().isEmpty());
    }

    void slashFiltersRowsByText()
    {
        const int all = m_table->model()->rowCount();
        QTest::keyClick(m_table, Qt::Key_Slash);
        auto *field = qobject_cast<QLineEdit *>(m_window->focusWidget());
        QVERIFY(field);
        QCOMPARE(field->objectName(), QStringLiteral("rowFilter"));
        QTest::keyClicks(field, QStringLiteral("Line upgrade"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(settled());
        QVERIFY(m_table->model()->rowCount() > 0);
        QVERIFY(m_table->model()->rowCount() < all);
        QTest::keyClick(m_table, Qt::Key_Escape);
        QVERIFY(settled());
        QCOMPARE(m_table->model()->rowCount(), all);
    }

    void theCohortIsOneClickAway()
    {
        for (QAbstractButton *button : m_page->findChildren<QAbstractButton *>())
            if (button->text() == QStringLiteral("Cohort")) {
                QTest::mouseClick(button, Qt::LeftButton);
                QVERIFY(m_page->findChild<QWidget *>(QStringLiteral("cohort"))->isVisible());
                QVERIFY(!m_page->findChild<QWidget *>(QStringLiteral("funnel"))->isVisible());
            }
        for (QAbstractButton *button : m_page->findChildren<QAbstractButton *>())
            if (button->text() == QStringLiteral("Now"))
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(m_page->findChild<QWidget *>(QStringLiteral("funnel"))->isVisible());
    }

    void aSliceCutsFiguresAndRowsAlike()
    {
        const QString before = m_tiles->tiles().at(1)->figure().fullValue;
        m_window->slice().setMembers(analytics::Dimension::Region, {{QStringLiteral("华东"), QStringLiteral("华东")}});
        QVERIFY(settled());
        const kit::Figure value = m_tiles->tiles().at(1)->figure();
        QVERIFY(value.fullValue != before);
        QCOMPARE(m_footer->totals().front().full, value.fullValue);
    }

    void aSliceThatLeavesNothingOffersToTakeItOff()
    {
        m_window->slice().setPeriod({domain::Date(1999, 1, 1), domain::Date(1999, 12, 31)});
        QVERIFY(settled());
        auto *states = m_page->findChild<kit::StateStack *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(states->state() == kit::PageState::FilteredToNothing);
        QMetaObject::invokeMethod(states, "acted", Q_ARG(plumbline::kit::PageState, states->state()));
        QVERIFY(settled());
        QVERIFY(states->state() == kit::PageState::Ready);
        QVERIFY(!m_window->slice().isCut());
    }

    void whatIsShownCanBeExported()
    {
        const auto content = m_page->exportContent();
        QVERIFY(content);
        QCOMPARE(content->table.rowCount, static_cast<qint64>(m_table->model()->rowCount()));
        QVERIFY(content->picture);
        QCOMPARE(content->table.row(0).size(), content->table.headers.size());
    }

private:
    [[nodiscard]] bool settled() { return isShown(*m_window, QStringLiteral("pipeline")); }

    SampleDesk m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
    pages::Page *m_page = nullptr;
    kit::FigureRow *m_tiles = nullptr;
    kit::DataTable *m_table = nullptr;
    kit::TotalsFooter *m_footer = nullptr;
};

PLUMBLINE_TEST(PipelinePageTest)

} // namespace plumbline::tests

#include "pipelinepagetest.moc"
