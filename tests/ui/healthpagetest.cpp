#include "framesample.h"
#include "support/testregistry.h"

#include "plumbline/analytics/figure.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/pages/page.h"

#include "plumbline/kit/statestack.h"

#include <QFile>
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
        pages::Page *page = window->currentPage();
        for (const kit::FigureTile *tile : page->findChildren<kit::FigureTile *>())
            QVERIFY(!tile->figure().missing.isEmpty());
        // No rows, and no total of them either: a zero would be a figure.
        auto *panel = page->findChild<kit::TablePanel *>();
        QVERIFY(panel->states()->state() == kit::PageState::Empty);
        QVERIFY(panel->footer()->totals().empty());
        QVERIFY(!page->exportContent());
        const auto saysWhatIsMissing = [&] {
            const auto labels = page->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(QStringLiteral("is not known: it needs signed contracts")); });
        };
        QVERIFY(saysWhatIsMissing());
        for (const QLabel *formula : page->findChildren<QLabel *>(QRegularExpression(QStringLiteral("Formula$"))))
            QVERIFY2(!formula->text().contains(QStringLiteral("—")), qPrintable(formula->text()));
    }

    void withoutInventoryTheCycleSaysThatItIsSalesDaysOnly()
    {
        SampleDesk invoices;
        QVERIFY(invoices.create(SampleDesk::Filling::Nothing));
        QFile file(invoices.path(QStringLiteral("invoices.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("customer,invoice number,invoice date,due date,amount\nAcme,1,2026-09-01,2026-12-01,100\nAcme,2,2026-10-01,2026-12-31,300\n");
        file.close();
        invoices.unlock();
        const auto window = invoices.window();
        window->showPage(QStringLiteral("health"));
        QVERIFY(isShown(*window, QStringLiteral("health")));
        workspace::ImportRequest request;
        request.path = file.fileName();
        auto imported = invoices.workspace->import(request);
        imported.waitForFinished();
        QVERIFY(imported.result());
        const auto tile = [&] { return window->currentPage()->findChildren<kit::FigureTile *>().at(1)->figure(); };
        // Everything invoiced in the twelve months is still owed.
        QTRY_COMPARE(tile().subline, QStringLiteral("DSO only, incomplete"));
        QCOMPARE(tile().value, QStringLiteral("365.0 days"));
        QVERIFY(tile().label.contains(QStringLiteral("Days sales outstanding")));
        QVERIFY(tile().missing.isEmpty());
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
