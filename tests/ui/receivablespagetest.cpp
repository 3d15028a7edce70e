#include "framesample.h"
#include "support/testregistry.h"

#include "plumbline/kit/ageingbar.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/models/customersmodel.h"
#include "plumbline/pages/page.h"
#include "plumbline/pages/slicemodel.h"

#include <QPushButton>
#include <QTest>

namespace plumbline::tests {

class ReceivablesPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_desk.create(SampleDesk::Filling::Records));
        m_desk.unlock();
        m_window = m_desk.window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showPage(QStringLiteral("receivables"));
        QVERIFY(settled());
        m_page = m_window->currentPage();
        m_tiles = m_page->findChild<kit::FigureRow *>();
        QCOMPARE(m_tiles->tiles().size(), std::size_t{5});
    }

    void cleanup()
    {
        while (m_page->removeFilter()) { }
        QVERIFY(settled());
    }

    void customersAddUpToOutstanding()
    {
        QCOMPARE(footer()->totals().front().full, m_tiles->tiles().front()->figure().fullValue);
        QVERIFY(table()->model()->rowCount() >= 6);
    }

    void everyTileOpensItemsThatAddUpToIt()
    {
        for (kit::FigureTile *tile : m_tiles->tiles()) {
            const kit::Figure figure = tile->figure();
            QTest::mouseClick(tile, Qt::LeftButton);
            QVERIFY(settled());
            QVERIFY2(!m_page->filterSentence().isEmpty(), qPrintable(figure.label));
            QCOMPARE(footer()->totals().front().full, figure.fullValue);
            QTest::keyClick(table(), Qt::Key_Escape);
            QVERIFY(m_page->filterSentence().isEmpty());
        }
    }

    void everyAgeingColumnOpensItsItems()
    {
        auto *ageing = m_page->findChild<kit::AgeingBar *>();
        ageing->setFocus();
        QTest::keyClick(ageing, Qt::Key_End);
        QTest::keyClick(ageing, Qt::Key_Return);
        QVERIFY(settled());
        QVERIFY(m_page->filterSentence().contains(QStringLiteral("Unapplied")));
        QCOMPARE(footer()->rows(), 1);
    }

    void enterOnACustomerListsWhatTheyOwe()
    {
        const QModelIndex first = table()->model()->index(0, models::CustomersModel::Outstanding);
        const QString owed = first.data().toString();
        table()->setCurrentIndex(first);
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(settled());
        QVERIFY(footer()->totals().front().full.contains(owed));
        QTest::keyClick(table(), Qt::Key_Escape);
        QVERIFY(m_page->filterSentence().isEmpty());
    }

    void aFigureTakesTheCustomersPlace()
    {
        table()->setCurrentIndex(table()->model()->index(0, models::CustomersModel::Outstanding));
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(settled());
        for (int press = 0; press < 2; ++press) {
            kit::FigureTile *tile = m_tiles->tiles().at(1);
            QTest::mouseClick(tile, Qt::LeftButton);
            QVERIFY(settled());
            QCOMPARE(footer()->totals().front().full, tile->figure().fullValue);
            // Once more from a customer whose figure is picked already.
            m_page->removeFilter();
            QVERIFY(settled());
            if (press == 0) {
                table()->setCurrentIndex(table()->model()->index(0, models::CustomersModel::Outstanding));
                QTest::keyClick(table(), Qt::Key_Return);
                QVERIFY(settled());
            }
        }
    }

    void anEmptyDayOffersTheLastOneWithSomething()
    {
        auto *states = m_page->findChild<kit::StateStack *>(QString(), Qt::FindDirectChildrenOnly);
        const domain::Date before = m_window->slice().slice().asOf;
        m_window->slice().setAsOf(domain::Date(2001, 1, 1));
        QTRY_COMPARE(states->state(), kit::PageState::Empty);
        const auto act = [states]() -> QPushButton * {
            for (QPushButton *button : states->findChildren<QPushButton *>())
                if (button->isVisible() && button->text().startsWith(QStringLiteral("Go to 20")))
                    return button;
            return nullptr;
        };
        QTRY_VERIFY(act());
        QTest::mouseClick(act(), Qt::LeftButton);
        QTRY_COMPARE(states->state(), kit::PageState::Ready);
        QVERIFY(m_window->slice().slice().asOf > domain::Date(2001, 1, 1));
        m_window->slice().setAsOf(before);
        QVERIFY(settled());
    }

    void theOldestAreFlaggedByWordAndShape()
    {
        bool flagged = false;
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            const QModelIndex cell = table()->model()->index(row, models::CustomersModel::OverSixty);
            if (cell.data().toString().contains(QStringLiteral("Over 60 days")))
                flagged = cell.data(kit::ToneRole).isValid();
        }
        QVERIFY(flagged);
    }

private:
    [[nodiscard]] bool settled() { return isShown(*m_window, QStringLiteral("receivables")); }
    template<typename Widget>
    [[nodiscard]] Widget *visible() const
    {
        for (Widget *each : m_page->findChildren<Widget *>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    [[nodiscard]] kit::DataTable *table() const { return visible<kit::DataTable>(); }
    [[nodiscard]] kit::TotalsFooter *footer() const { return visible<kit::TotalsFooter>(); }

    SampleDesk m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
    pages::Page *m_page = nullptr;
    kit::FigureRow *m_tiles = nullptr;
};

PLUMBLINE_TEST(ReceivablesPageTest)

} // namespace plumbline::tests

#include "receivablespagetest.moc"
