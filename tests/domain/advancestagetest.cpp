#include "company.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::Company;

namespace {

AdvanceStage advance(Company &company, StageId from, StageId to, std::optional<Date> on = {})
{
    return {company.deal.id, from, to, company.newId<StageChange>(), on, LossReason::Price};
}

} // namespace

class AdvanceStageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDealMovesAndItsHistoryGrows()
    {
        Company company;
        QVERIFY(company.act(advance(company, company.engaging.id, company.won.id), Role::Salesperson).has_value());
        const Deal deal = company.get(company.deal.id);
        QVERIFY(deal.stage == company.won.id);
        QVERIFY(deal.closed_on == company.today());
        const auto history = company.every<StageChange>();
        QCOMPARE(history.size(), std::size_t{1});
        QVERIFY(history.front().on == company.today());
        QVERIFY(history.front().base_amount == deal.base_amount);
        QCOMPARE(history.front().ordinal, std::int64_t{0});
    }

    void reopeningClearsTheDayItWasClosed()
    {
        Company company;
        QVERIFY(company.act(advance(company, company.engaging.id, company.lost.id), Role::Salesperson).has_value());
        QVERIFY(company.act(advance(company, company.lost.id, company.engaging.id), Role::Manager).has_value());
        QVERIFY(!company.get(company.deal.id).closed_on);
        QCOMPARE(company.every<StageChange>().back().ordinal, std::int64_t{1});
    }

    void aDealThatIsElsewhereByNowIsStale()
    {
        Company company;
        const auto refused = company.decide(advance(company, company.lost.id, company.won.id), Role::Salesperson);
        QCOMPARE(refused.error().code.id, errors::Stale.id);
        QCOMPARE(refused.error().detail, QStringLiteral("deal.stage"));
    }

    void noDayIsLaterThanTheDecidersToday()
    {
        Company company;
        QVERIFY(company.act(advance(company, company.engaging.id, company.won.id, company.today().plusDays(3650)), Role::Salesperson).has_value());
        QVERIFY(company.every<StageChange>().front().on == company.today());
    }

    void aHistoryStaysInTheOrderOfItsDays()
    {
        Company company;
        QVERIFY(company.act(advance(company, company.engaging.id, company.lost.id), Role::Salesperson).has_value());
        const auto back = advance(company, company.lost.id, company.engaging.id, company.today().plusDays(-1));
        QCOMPARE(company.decide(back, Role::Salesperson).error().code.id, errors::DatesReversed.id);
    }

    void aHistoryThatReachesIntoTheFutureIsGoneOnWith()
    {
        Company company;
        StageChange ahead;
        ahead.id = company.newId<StageChange>();
        ahead.deal = company.deal.id;
        ahead.stage = company.engaging.id;
        ahead.on = company.today().plusDays(5);
        company.view.put(ahead);
        QVERIFY(company.act(advance(company, company.engaging.id, company.won.id), Role::Salesperson).has_value());
        const auto history = company.every<StageChange>();
        QVERIFY(history.back().on == ahead.on);
        QCOMPARE(history.back().ordinal, std::int64_t{1});
    }

    void aDealIsLostForAReason()
    {
        Company company;
        auto command = advance(company, company.engaging.id, company.lost.id);
        command.reason.reset();
        QCOMPARE(company.decide(command, Role::Salesperson).error().code.id, errors::ReasonMissing.id);
        command.reason = LossReason::Competitor;
        QVERIFY(company.act(command, Role::Salesperson).has_value());
        QVERIFY(company.every<StageChange>().front().reason == LossReason::Competitor);
        // Only a loss has one.
        QVERIFY(company.act(advance(company, company.lost.id, company.engaging.id), Role::Salesperson).has_value());
        QVERIFY(!company.every<StageChange>().back().reason);
    }

    void aWonDealIsTakenBackByLeadersOnly()
    {
        Company company;
        QVERIFY(company.act(advance(company, company.engaging.id, company.won.id), Role::Salesperson).has_value());
        for (const StageId to : {company.engaging.id, company.lost.id})
            QCOMPARE(company.decide(advance(company, company.won.id, to), Role::Salesperson).error().code.id, errors::NotPermitted.id);
        QVERIFY(company.act(advance(company, company.won.id, company.engaging.id), Role::Manager).has_value());
    }

    void onlySellersAdvance()
    {
        Company company;
        for (const Role role : {Role::Finance, Role::Delivery, Role::Auditor})
            QCOMPARE(company.decide(advance(company, company.engaging.id, company.won.id), role).error().code.id, errors::NotPermitted.id);
    }

    void whatIsNotThereIsNamed()
    {
        Company company;
        auto command = advance(company, company.engaging.id, company.newId<Stage>());
        QCOMPARE(company.decide(command, Role::Director).error().code.id, errors::ReferenceBroken.id);
        command.deal = company.newId<Deal>();
        QCOMPARE(company.decide(command, Role::Director).error().code.id, errors::RecordNotFound.id);
        QVERIFY(company.decide(advance(company, company.engaging.id, company.engaging.id), Role::Director)->empty());
    }

    void anIdIsUsedOnce()
    {
        Company company;
        auto command = advance(company, company.engaging.id, company.won.id);
        QVERIFY(company.act(command, Role::Salesperson).has_value());
        std::swap(command.from, command.to);
        QCOMPARE(company.decide(command, Role::Manager).error().code.id, errors::IdTaken.id);
    }
};

PLUMBLINE_TEST(AdvanceStageTest)
#include "advancestagetest.moc"
