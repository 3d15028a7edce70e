#include "documents.h"
#include "receivables.h"

namespace plumbline::demonstration {
namespace {

using domain::Date;
using domain::FactKind;
using domain::Money;

/// A part of each month's invoiced amount, in thousandths, give or take.
struct Share {
    FactKind kind;
    QStringView category;
    int perMille;
    int spread;
};

constexpr std::array<Share, 9> Movements{{
    {FactKind::Cost, u"material", 390, 30},
    {FactKind::Cost, u"labour", 150, 10},
    {FactKind::Cost, u"freight", 40, 8},
    {FactKind::Expense, u"salary", 105, 5},
    {FactKind::Expense, u"rent", 18, 0},
    {FactKind::Expense, u"travel", 22, 8},
    {FactKind::Expense, u"administration", 16, 4},
    {FactKind::Expense, u"acquisition", 34, 8},
    {FactKind::Expense, u"acquisition", 14, 6},
}};

constexpr std::array<Share, 3> Balances{{
    {FactKind::Stock, u"finished_goods", 520, 70},
    {FactKind::Stock, u"raw_material", 340, 60},
    {FactKind::Payable, u"suppliers", 610, 90},
}};

/// Trade fairs are in spring and autumn.
bool hasFair(Date month)
{
    return month.month() == 3 || month.month() == 9 || month.month() == 11;
}

} // namespace

void generateBooks(const World &world, Emitter &emitter, const InvoicedByMonth &invoiced)
{
    emitter.beginFile(QStringLiteral("books"), world.finance);
    Random random = world.randomFor(10);
    Documents documents(world, emitter);
    const auto part = [&](std::int64_t whole, const Share &share) {
        const int perMille = random.between(share.perMille - share.spread, share.perMille + share.spread);
        return Money(whole, world.base).scaled(perMille, 1000, domain::Rounding::HalfEven);
    };
    for (Date month = world.first.firstOfMonth(); month.lastOfMonth() <= world.options.today && emitter.goesOn(); month = month.plusMonths(1)) {
        const auto found = invoiced.find(month);
        // In the first month there is next to nothing to invoice yet, but rent is due.
        const std::int64_t floor = invoiced.empty() ? 0 : invoiced.rbegin()->second / 3;
        const std::int64_t whole = std::max(found == invoiced.end() ? 0 : found->second, floor);
        for (const Share &share : Movements) {
            Money amount = part(whole, share);
            if (share.category == u"acquisition" && hasFair(month))
                amount = amount.scaled(8, 5, domain::Rounding::HalfEven);
            const Date on = std::min(toWeekday(month.plusDays(random.between(4, 24))), month.lastOfMonth());
            if (!amount.isZero())
                documents.add({.kind = share.kind, .on = on, .amount = amount, .category = share.category.toString()});
        }
        for (const Share &share : Balances)
            documents.add({.kind = share.kind, .on = month.lastOfMonth(), .amount = part(whole, share), .category = share.category.toString()});
    }
    emitter.flush();
}

} // namespace plumbline::demonstration
