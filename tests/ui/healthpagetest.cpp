#include "framesample.h"
#include "support/testregistry.h"

#include "plumbline/analytics/figure.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/pages/page.h"

#include <QLabel>
#include <QRegularExpression>
#include <QTest>

namespace plumbline::tests {

class HealthPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_desk.create(SampleDesk::Filling::Records));
        m_desk.unlock();
        m_window = m_desk.window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showPage(QStringLiteral("health"));
        QVERIFY(settled());
        m_page = m_window->currentPage();
    }

    void thereAreExactlyThreeLargeFigures()
    {
        QCOMPARE(m_page->findChildren<kit::FigureTile *>().size(), 3);
    }

    void everyNumberOfAFormulaOpensRowsThatAddUpToIt()
    {
        static const QRegularExpression link(QStringLiteral("<a href=\"([^\"]+)\" title=\"([^\"]+)\">"));
        int links = 0;
        for (QLabel *formula : m_page->findChildren<QLabel *>(QRegularExpression(QStringLiteral("Formula$")))) {
            auto found = link.globalMatch(formula->text());
            while (found.hasNext()) {
                const QRegularExpressionMatch match = found.next();
                ++links;
                Q_EMIT formula->linkActivated(match.captured(1));
                QVERIFY(settled());
                auto *footer = m_page->findChild<kit::TotalsFooter *>();
                if (footer->totals().empty())
                    QCOMPARE(QString::number(footer->rows()), match.captured(2));
                else
                    QCOMPARE(footer->totals().front().full, match.captured(2));
                while (m_page->removeFilter()) { }
            }
        }
        QCOMPARE(links, 10);
    }

    void whatIsMissingIsSaidAndNothingIsMadeUp()
    {
        SampleDesk empty;
        QVERIFY(empty.create(SampleDesk::Filling::Nothing));
        empty.unlock();
        const auto window = empty.window();
        window->showPage(QStringLiteral("health"));
        QVERIFY(isShown(*window, QStringLiteral("health")));
        for (const kit::FigureTile *tile : window->currentPage()->findChildren<kit::FigureTile *>())
            QVERIFY(!tile->figure().missing.isEmpty());
    }

private:
    [[nodiscard]] bool settled() { return isShown(*m_window, QStringLiteral("health")); }

    SampleDesk m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
    pages::Page *m_page = nullptr;
};

PLUMBLINE_TEST(HealthPageTest)

} // namespace plumbline::tests

#include "healthpagetest.moc"
