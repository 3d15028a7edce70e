#include "slowfigures.h"
#include "support/testregistry.h"

#include "plumbline/analytics/board.h"

#include <QTest>

namespace plumbline::tests {

using namespace analytics;

namespace {

constexpr int Organisations = 30;
constexpr std::size_t PerStage = 7;

/// When the deal came to where it stands on the day, from its stage changes themselves; absent where nobody said.
std::optional<int> slowDaysInStage(const PlainOrganisation &organisation, const domain::Uuid &deal, const Slice &slice)
{
    std::vector<StageChangeInput> changes;
    for (const StageChangeInput &each : organisation.changes)
        if (each.deal == deal && (each.on == NoDay || each.on <= slice.asOf.days()) && (!slice.asKnown || each.revision <= *slice.asKnown))
            changes.push_back(each);
    std::ranges::stable_sort(changes, [](const StageChangeInput &a, const StageChangeInput &b) { return std::tie(a.on, a.ordinal) < std::tie(b.on, b.ordinal); });
    std::optional<std::int32_t> since;
    domain::Uuid stage;
    for (const StageChangeInput &each : changes) {
        if (each.stage != stage)
            since = each.on == NoDay ? std::nullopt : std::optional(each.on);
        stage = each.stage;
    }
    return since ? std::optional(slice.asOf.days() - *since) : std::nullopt;
}

} // namespace

/// The board of deals against the pipeline's definitions and the rows behind its figures.
class BoardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsAreThePipelinesSnapshot()
    {
        for (std::uint32_t seed = 1; seed <= Organisations; ++seed) {
            const PlainOrganisation organisation = randomOrganisation(seed, 60, 0);
            const Slice slice = randomSlice(organisation, seed * 31);
            const auto board = dealBoard(organisation.columns(), slice, PerStage);
            for (std::size_t i = 0; i < board.size(); ++i) {
                const int bucket = static_cast<int>(i);
                QCOMPARE(SlowValue(board[i].count), slowPipeline(organisation, slice, {Metric::SnapshotCount, bucket}));
                QCOMPARE(SlowValue(board[i].value), slowPipeline(organisation, slice, {Metric::SnapshotValue, bucket}));
            }
        }
    }

    void cardsAreTheLargestRowsOfTheirStage()
    {
        for (std::uint32_t seed = 1; seed <= Organisations; ++seed) {
            const PlainOrganisation organisation = randomOrganisation(seed, 60, 0);
            const Columns columns = organisation.columns();
            const Slice slice = randomSlice(organisation, seed * 17);
            const auto board = dealBoard(columns, slice, PerStage);
            for (std::size_t i = 0; i < board.size(); ++i) {
                const auto rows = rowsOf(columns, slice, {Metric::SnapshotValue, static_cast<int>(i)});
                QVERIFY(rows);
                std::vector<std::pair<std::int64_t, domain::Uuid>> all;
                for (std::size_t row = 0; row < (*rows)->size(); ++row)
                    all.emplace_back(-(*rows)->contribution(row), (*rows)->recordId(row));
                std::ranges::sort(all);
                const bool isOpen = board[i].outcome == domain::StageOutcome::Open;
                QCOMPARE(board[i].cards.size(), isOpen ? std::min(PerStage, all.size()) : std::size_t{0});
                for (std::size_t card = 0; card < board[i].cards.size(); ++card) {
                    QCOMPARE(board[i].cards[card].amount, -all[card].first);
                    QCOMPARE(board[i].cards[card].deal, all[card].second);
                }
            }
        }
    }

    void daysInTheStageAreCountedFromWhenTheDealCameThere()
    {
        int counted = 0;
        for (std::uint32_t seed = 1; seed <= Organisations; ++seed) {
            const PlainOrganisation organisation = randomOrganisation(seed, 60, 0);
            const Slice slice = randomSlice(organisation, seed * 13);
            for (const BoardStage &stage : dealBoard(organisation.columns(), slice, PerStage))
                for (const BoardCard &card : stage.cards) {
                    QCOMPARE(card.daysInStage, slowDaysInStage(organisation, card.deal, slice));
                    counted += card.daysInStage ? 1 : 0;
                }
        }
        QVERIFY(counted > 100);
    }
};

PLUMBLINE_TEST(BoardTest)

} // namespace plumbline::tests

#include "boardtest.moc"
