#include "opened.h"
#include "support/testregistry.h"

#include "plumbline/analytics/columns.h"

using namespace plumbline;
using namespace plumbline::analytics;
using plumbline::tests::answerOf;
using plumbline::tests::OpenedWorkspace;

namespace {

std::vector<Figure> figuresOf(const PipelinePage &page)
{
    std::vector<Figure> figures{page.openCount, page.openValue, page.weighted, page.winRate, page.wonValue, page.wonCount, page.lostCount,
                                page.unattributedAccounts, page.openWithoutAccount, page.openWithoutAmount, page.undated};
    for (const StageFigures &stage : page.stages)
        figures.insert(figures.end(), {stage.count, stage.value});
    for (const CohortStep &step : page.cohort)
        figures.insert(figures.end(), {step.entered, step.advanced, step.lost, step.open, step.conversion});
    for (const SourceShare &share : page.sources)
        figures.insert(figures.end(), {share.count, share.value});
    return figures;
}

std::vector<Figure> figuresOf(const ReceivablesPage &page)
{
    std::vector<Figure> figures{page.outstanding, page.openCount, page.overdue, page.overSixtyDays, page.disputed, page.unapplied};
    for (const AgeingFigures &ageing : page.ageing)
        figures.insert(figures.end(), {ageing.amount, ageing.count});
    return figures;
}

std::vector<Figure> figuresOf(const HealthPage &page)
{
    std::vector<Figure> figures;
    for (const HealthFigure *health : {&page.outputPerHead, &page.cashConversionCycle, &page.newCustomerCost}) {
        figures.push_back(health->figure);
        figures.insert(figures.end(), health->parts.begin(), health->parts.end());
    }
    return figures;
}

} // namespace

/// A replica on disk, the façade over it, and every figure it shows: the rows a figure opens add up to it.
class FiguresWalk : public QObject {
    Q_OBJECT

private:
    OpenedWorkspace m_opened;

    /// What a list of rows adds up to, row by row.
    std::optional<std::int64_t> sumOf(const FigureId &figure, const Slice &slice)
    {
        const auto rows = answerOf(m_opened.workspace.rows(figure, slice));
        if (!rows)
            return std::nullopt;
        std::int64_t sum = 0;
        for (std::size_t row = 0; row < (*rows)->size(); ++row)
            sum += (*rows)->contribution(row);
        if (sum != (*rows)->total())
            return std::nullopt;
        return sum;
    }

    void walk(const std::vector<Figure> &figures, const Slice &slice, int &opened)
    {
        for (const Figure &figure : figures) {
            if (!figure.missing.empty()) {
                QVERIFY2(!figure.value, qPrintable(figure.id.toString()));
                continue;
            }
            if (!isRatio(figure.id.metric)) {
                if (!isOpenable(figure.id))
                    continue;
                QVERIFY2(figure.value, qPrintable(figure.id.toString()));
                QCOMPARE(sumOf(figure.id, slice), figure.value);
                ++opened;
                continue;
            }
            QVERIFY2(figure.numerator && figure.denominator, qPrintable(figure.id.toString()));
            QCOMPARE(sumOf({figure.id.metric, figure.id.bucket, Part::Numerator}, slice), figure.numerator);
            QCOMPARE(sumOf({figure.id.metric, figure.id.bucket, Part::Denominator}, slice), figure.denominator);
            opened += 2;
        }
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_opened.createDemonstration()); }

    void everyFigureOfEveryPageOpensRowsThatAddUpToIt_data()
    {
        QTest::addColumn<int>("slice");
        QTest::newRow("everything, today") << 0;
        QTest::newRow("a past day") << 1;
        QTest::newRow("one team") << 2;
        QTest::newRow("a period and a region") << 3;
    }

    void everyFigureOfEveryPageOpensRowsThatAddUpToIt()
    {
        QFETCH(int, slice);
        workspace::Workspace &workspace = m_opened.workspace;
        Slice asked;
        asked.asOf = domain::Date(2026, 6, 30);
        if (slice == 1)
            asked.asOf = domain::Date(2025, 12, 31);
        if (slice == 2)
            asked.membersOf(Dimension::Team) = {answerOf(workspace.members(Dimension::Team)).value().front().key};
        if (slice == 3) {
            asked.period = {domain::Date(2025, 9, 1), domain::Date(2026, 3, 31)};
            asked.membersOf(Dimension::Region) = {answerOf(workspace.members(Dimension::Region)).value().front().key};
        }
        const auto pipeline = answerOf(workspace.pipeline(asked));
        const auto receivables = answerOf(workspace.receivables(asked));
        const auto health = answerOf(workspace.health(asked));
        QVERIFY(pipeline && receivables && health);
        int opened = 0;
        walk(figuresOf(pipeline->page), asked, opened);
        walk(figuresOf(receivables->page), asked, opened);
        walk(figuresOf(health->page), asked, opened);
        QVERIFY2(opened > 50, qPrintable(QString::number(opened)));
    }

    void theAgeingColumnsAddUpToOutstanding()
    {
        Slice asked;
        asked.asOf = domain::Date(2026, 6, 30);
        const auto shown = answerOf(m_opened.workspace.receivables(asked));
        QVERIFY(shown);
        std::int64_t sum = 0;
        for (const AgeingFigures &ageing : shown->page.ageing)
            sum += ageing.amount.value.value();
        QCOMPARE(sum, shown->page.outstanding.value.value());
        std::int64_t customers = 0;
        std::array<std::int64_t, AgeingColumnCount> columns{};
        for (const CustomerAgeing &customer : shown->page.customers) {
            customers += customer.outstanding;
            for (std::size_t column = 0; column < columns.size(); ++column)
                columns[column] += customer.amounts[column];
            // What a customer's line opens is what stands in it.
            Slice one = asked;
            one.membersOf(Dimension::Account) = {customer.account.key};
            QCOMPARE(sumOf({Metric::Outstanding}, one), std::optional(customer.outstanding));
            for (std::size_t column = 0; column < columns.size(); ++column)
                QCOMPARE(sumOf({Metric::AgeingAmount, static_cast<int>(column)}, one), std::optional(customer.amounts[column]));
        }
        QCOMPARE(customers, shown->page.outstanding.value.value());
        for (const AgeingFigures &ageing : shown->page.ageing)
            QCOMPARE(columns[static_cast<std::size_t>(ageing.column)], ageing.amount.value.value());
    }

    void figuresAreRememberedForTheNextStart()
    {
        Slice asked;
        asked.asOf = m_opened.workspace.today();
        const auto before = answerOf(m_opened.workspace.pipeline(asked));
        QVERIFY(before);
        const QString folder = m_opened.replicaFolder();
        m_opened.workspace.lock();
        QVERIFY(!answerOf(m_opened.workspace.pipeline(asked)));
        tests::World world;
        workspace::Workspace next(world.ports());
        // Locking lets the file go as soon as the running work ends.
        bool unlocked = false;
        QTRY_VERIFY(unlocked = unlocked || answerOf(next.unlock(folder, tests::secretOf(tests::Passphrase))).has_value());
        const auto after = answerOf(next.pipeline(asked));
        QVERIFY(after);
        QCOMPARE(after->page, before->page);
        QCOMPARE(after->madeAt, before->madeAt);
    }
};

PLUMBLINE_TEST(FiguresWalk)

#include "figureswalktest.moc"
