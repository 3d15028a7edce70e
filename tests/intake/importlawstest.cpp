#include "importing.h"
#include "support/law.h"
#include "support/testregistry.h"

#include <QTest>

#include <set>

using namespace plumbline;
using namespace plumbline::domain;
using namespace plumbline::intake;
using plumbline::tests::Importing;
using plumbline::tests::tableOf;

namespace {

/// Small numbers, so that rows meet: the same deal again, a customer under two numbers, a date before the one it follows.
using Dice = std::vector<std::array<std::uint8_t, 6>>;

QByteArray dealsOf(const Dice &dice) {
    static constexpr std::array Stages{"Prospecting", "Engaging", "Won", "Lost", "Negotiating", ""};
    static constexpr std::array Accounts{"Acme", "Isdom", "", "Codehow", "ACME", "Acme "};
    static constexpr std::array Days{"", "2016-10-20", "2016-12-01", "2017-03-01", "2017-03-01", "31/31/2017"};
    static constexpr std::array Amounts{"", "0", "1,054", "(12.50)", "twelve", "1054"};
    QByteArray csv = "opportunity_id,account,deal_stage,engage_date,close_date,close_value\n";
    const auto pick = [](const auto &from, std::uint8_t by) { return QByteArray(from[by % from.size()]); };
    for (const auto &[number, account, stage, engaged, closed, amount] : dice)
        csv += (number % 4 == 0 ? QByteArray() : QByteArray::number(number % 9)) + ',' + pick(Accounts, account) + ',' +
               pick(Stages, stage) + ',' + pick(Days, engaged) + ',' + pick(Days, closed) + ",\"" + pick(Amounts, amount) +
               "\"\n";
    return csv;
}

QByteArray accountsOf(const Dice &dice) {
    QByteArray csv = "account_id,account,sector,region\n";
    const auto pick = [](std::uint8_t by, std::uint8_t of, const char *word) {
        return by % of == 0 ? QByteArray() : word + QByteArray::number(by % of);
    };
    for (const auto &[number, name, sector, region, unused, more] : dice)
        csv += pick(number, 4, "A") + ',' + pick(name, 4, "Name ") + ',' + pick(sector, 3, "sector ") + ',' +
               pick(region, 3, "region ") + '\n';
    return csv;
}

ColumnMapping mappingOf(Importing &organisation, TableSource &table, ImportTarget target) {
    ColumnMapping mapping = organisation.guess(table, target);
    mapping.decisions[QStringLiteral("account")] = {{QStringLiteral("*"), {DecisionKind::CreateNew, {}}}};
    mapping.decisions[QStringLiteral("stage")] = {{QStringLiteral("*"), {DecisionKind::RefuseRows, {}}}};
    return mapping;
}

/// Imports, and holds that a preview says so beforehand and that there is nothing left to import afterwards.
void importOnceAndAgain(Importing &organisation, const QByteArray &csv, ImportTarget target) {
    const auto table = tableOf(csv);
    const ColumnMapping mapping = mappingOf(organisation, *table, target);
    const auto shown = preview(*table, mapping, organisation.context());
    RC_ASSERT(shown.has_value());
    const Counts first = organisation.import(*table, mapping);
    RC_ASSERT(first == shown->counts);
    RC_ASSERT(first.created + first.updated + first.unchanged + first.refused == first.rows);
    RC_ASSERT(static_cast<std::int64_t>(organisation.lastRefusals.size()) == first.refused);
    const Counts second = organisation.import(*table, mapping);
    RC_ASSERT(organisation.lastChanges == 0U);
    RC_ASSERT(second.refused == first.refused);
    RC_ASSERT(second.unchanged + second.refused == second.rows);
}

/// The latest of a deal's stage changes is the stage it is in and what it is worth.
void historiesEndWhereTheirDealsAre(const Importing &organisation) {
    std::map<DealId, StageChange> last;
    for (const StageChange &change : organisation.existing.entities<StageChange>()) {
        const auto [at, isFirst] = last.emplace(change.deal, change);
        const auto order = [](const StageChange &each) { return std::pair(each.on, each.ordinal); };
        if (!isFirst)
            RC_ASSERT(order(at->second) != order(change));
        if (order(at->second) < order(change))
            at->second = change;
    }
    for (const Deal &deal : organisation.existing.entities<Deal>()) {
        RC_ASSERT(last.contains(deal.id));
        RC_ASSERT(last.at(deal.id).stage == deal.stage);
        RC_ASSERT(last.at(deal.id).base_amount == deal.base_amount);
    }
}

} // namespace

class ImportLawsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyFilesOfDealsComeInOnceAndEveryHistoryEndsWhereItsDealIs() {
        PLUMBLINE_LAW([](const Dice &earlier, const Dice &later) {
            Importing organisation;
            importOnceAndAgain(organisation, dealsOf(earlier), ImportTarget::Deals);
            historiesEndWhereTheirDealsAre(organisation);
            importOnceAndAgain(organisation, dealsOf(later), ImportTarget::Deals);
            historiesEndWhereTheirDealsAre(organisation);
        });
    }

    void onlyCustomersThatHaveADealAreCreated() {
        PLUMBLINE_LAW([](const Dice &dice) {
            Importing organisation;
            importOnceAndAgain(organisation, dealsOf(dice), ImportTarget::Deals);
            std::set<AccountId> named;
            for (const Deal &deal : organisation.existing.entities<Deal>())
                if (deal.account)
                    named.insert(*deal.account);
            RC_ASSERT(organisation.existing.entities<Account>().size() == named.size());
        });
    }

    void anyFilesOfAccountsComeInOnce() {
        PLUMBLINE_LAW([](const Dice &earlier, const Dice &later) {
            Importing organisation;
            importOnceAndAgain(organisation, accountsOf(earlier), ImportTarget::Accounts);
            importOnceAndAgain(organisation, accountsOf(later), ImportTarget::Accounts);
        });
    }
};

PLUMBLINE_TEST(ImportLawsTest)
#include "importlawstest.moc"
