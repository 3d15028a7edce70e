#include "framesample.h"
#include "support/testregistry.h"

#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/pages/page.h"
#include "plumbline/pages/slicemodel.h"

#include <QRegularExpression>
#include <QTest>

namespace plumbline::tests {

/// Every tile of every page of figures: a number under the figure counts what it opens, whatever the figure itself is.
class PipelineTilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_desk.create(SampleDesk::Filling::Records));
        m_desk.unlock();
        m_window = m_desk.window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void aNumberUnderAFigureCountsTheRowsItOpens_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<bool>("cut");
        QTest::addColumn<int>("numbers");
        QTest::newRow("pipeline") << QStringLiteral("pipeline") << false << 3;
        QTest::newRow("pipeline of a period") << QStringLiteral("pipeline") << true << 2;
        QTest::newRow("receivables") << QStringLiteral("receivables") << false << 1;
        QTest::newRow("health") << QStringLiteral("health") << false << 0;
    }

    void aNumberUnderAFigureCountsTheRowsItOpens()
    {
        QFETCH(QString, page);
        QFETCH(bool, cut);
        QFETCH(int, numbers);
        m_window->slice().clear();
        if (cut)
            m_window->slice().setPeriod({domain::Date(2026, 7, 1), domain::Date(2026, 9, 30)});
        m_window->showPage(page);
        QVERIFY(isShown(*m_window, page));
        pages::Page *shown = m_window->currentPage();
        int found = 0;
        for (kit::FigureTile *tile : shown->findChildren<kit::FigureTile *>()) {
            // Shares of a total are no counts.
            static const QRegularExpression count(QStringLiteral("(?<![\\d.,])(\\d[\\d,]*)(?![\\d.,]*\\s*%)"));
            const QRegularExpressionMatch match = count.match(tile->figure().subline);
            if (!match.hasMatch() || tile->figure().subline.contains(QLatin1Char('%')))
                continue;
            QVERIFY2(!tile->figure().sublineKey.isEmpty(), qPrintable(tile->figure().subline));
            const QString number = match.captured(1);
            QTest::mouseClick(tile, Qt::LeftButton, {}, QPoint(tile->width() / 4, tile->height() - 8));
            QVERIFY(isShown(*m_window, page));
            auto *footer = footerOf(*shown);
            QCOMPARE(kit::Format().count(footer->rows()), number);
            while (shown->removeFilter()) { }
            QVERIFY(isShown(*m_window, page));
            tile->setFocus();
            QTest::keyClick(tile, Qt::Key_Return, Qt::ShiftModifier);
            QVERIFY(isShown(*m_window, page));
            QCOMPARE(kit::Format().count(footer->rows()), number);
            while (shown->removeFilter()) { }
            ++found;
        }
        QVERIFY2(found >= numbers, qPrintable(QString::number(found)));
    }

private:
    /// Of the list that shows.
    static kit::TotalsFooter *footerOf(const pages::Page &page)
    {
        for (auto *footer : page.findChildren<kit::TotalsFooter *>())
            if (footer->isVisible())
                return footer;
        return nullptr;
    }

    SampleDesk m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
};

PLUMBLINE_TEST(PipelineTilesTest)

} // namespace plumbline::tests

#include "pipelinetilestest.moc"
