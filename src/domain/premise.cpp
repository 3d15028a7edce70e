#include "plumbline/domain/premise.h"

#include "acts.h"

#include <QStringList>

#include <map>
#include <unordered_map>

namespace plumbline::domain {
namespace {

/// Collects amounts of rows that are in the scope.
class Looking {
public:
    Looking(const View &view, const Scope &scope) : m_view(view), m_scope(scope) {}

    Result<bool> has(const Record &record) const
    {
        if (m_scope.reach == Reach::Everything)
            return mayHave(record, std::nullopt, m_scope);
        PLUMBLINE_TRY_ASSIGN(const std::optional<TeamId> team, teamOf(record, m_view));
        return mayHave(record, team, m_scope);
    }

    Result<std::optional<Money>> dealAmount(const std::optional<DealId> &id) const
    {
        if (!id)
            return std::nullopt;
        PLUMBLINE_TRY_ASSIGN(const std::optional<Deal> deal, lookUp(m_view, *id));
        if (!deal)
            return std::nullopt;
        PLUMBLINE_TRY_ASSIGN(const bool mine, has(toRecord(*deal)));
        return mine ? std::optional(deal->base_amount) : std::nullopt;
    }

    /// Documents of cost and expense that name the deal; they are the account's or nobody's.
    Result<std::optional<Money>> cost(const Commitment &commitment, Currency base) const
    {
        if (!commitment.deal || !seesCosts())
            return std::nullopt;
        Money sum(0, base);
        PLUMBLINE_TRY_ASSIGN(const auto facts, lookUpWhere<Fact>(m_view, u"account", commitment.account.uuid()));
        for (const Fact &fact : facts) {
            const bool counts = fact.kind == FactKind::Cost || fact.kind == FactKind::Expense;
            if (!counts || fact.deal != commitment.deal)
                continue;
            PLUMBLINE_TRY_ASSIGN(sum, sum.add(fact.base_amount));
        }
        return sum;
    }

    Result<Money> receivables(AccountId account, Currency base) const
    {
        Money sum(0, base);
        PLUMBLINE_TRY_ASSIGN(const auto facts, lookUpWhere<Fact>(m_view, u"account", account.uuid()));
        for (const Fact &fact : facts) {
            if (fact.kind != FactKind::Invoice)
                continue;
            PLUMBLINE_TRY_ASSIGN(const bool mine, has(toRecord(fact)));
            if (!mine)
                continue;
            PLUMBLINE_TRY_ASSIGN(const Money open, openOf(fact));
            PLUMBLINE_TRY_ASSIGN(sum, sum.add(open));
        }
        return sum;
    }

    Result<std::vector<Money>> commitments(AccountId account) const
    {
        std::map<QString, Money> sums;
        PLUMBLINE_TRY_ASSIGN(const auto all, lookUpWhere<Commitment>(m_view, u"account", account.uuid()));
        for (const Commitment &commitment : all) {
            if (commitment.state != CommitmentState::Open)
                continue;
            PLUMBLINE_TRY_ASSIGN(const bool mine, has(toRecord(commitment)));
            if (!mine)
                continue;
            const Currency currency = commitment.liability.currency();
            Money &sum = sums.try_emplace(currency.code(), 0, currency).first->second;
            PLUMBLINE_TRY_ASSIGN(sum, sum.add(commitment.liability));
        }
        std::vector<Money> amounts;
        for (const auto &[code, sum] : sums)
            amounts.push_back(sum);
        return amounts;
    }

private:
    bool seesCosts() const
    {
        Fact cost;
        cost.kind = FactKind::Cost;
        return m_scope.reach == Reach::Everything && mayHave(toRecord(cost), std::nullopt, m_scope);
    }

    /// What is open of an invoice in base currency; a reversal lessens by its whole amount.
    Result<Money> openOf(const Fact &invoice) const
    {
        if (invoice.reverses)
            return invoice.base_amount;
        Money open(0, invoice.base_amount.currency());
        PLUMBLINE_TRY_ASSIGN(const auto instalments, lookUpWhere<Instalment>(m_view, u"invoice", invoice.id.uuid()));
        for (const Instalment &instalment : instalments) {
            PLUMBLINE_TRY_ASSIGN(open, open.add(instalment.base_amount));
            PLUMBLINE_TRY_ASSIGN(const auto allocations, lookUpWhere<Allocation>(m_view, u"instalment", instalment.id.uuid()));
            for (const Allocation &allocation : allocations) {
                PLUMBLINE_TRY_ASSIGN(open, open.subtract(allocation.base_amount));
            }
        }
        return open;
    }

    const View &m_view;
    const Scope &m_scope;
};

QString amountText(Money money)
{
    return toPlainText(money);
}

QString amountsText(const std::vector<Money> &amounts)
{
    QStringList texts;
    for (const Money &amount : amounts)
        texts.push_back(amountText(amount));
    return texts.join(u'+');
}

struct Part {
    QString name;
    QString text;
};

std::vector<Part> partsOf(const Premise &premise)
{
    return {{QStringLiteral("liability"), amountText(premise.liability)},
            {QStringLiteral("deal"), premise.deal ? amountText(*premise.deal) : QString()},
            {QStringLiteral("cost"), premise.cost ? amountText(*premise.cost) : QString()},
            {QStringLiteral("receivables"), amountText(premise.receivables)},
            {QStringLiteral("commitments"), amountsText(premise.commitments)}};
}

Result<Money> readAmount(const QString &text)
{
    const auto unreadable = [&] { return fail(errors::PremiseUnreadable, text); };
    const qsizetype space = text.lastIndexOf(u' ');
    const auto currency = Currency::parse(QStringView(text).mid(space + 1));
    if (space < 0 || !currency)
        return unreadable();
    const auto money = Money::parse(QStringView(text).left(space), *currency, NumberStyle::PointDecimal);
    if (!money || amountText(*money) != text)
        return unreadable();
    return *money;
}

Result<std::vector<Money>> readAmounts(const QString &text)
{
    std::vector<Money> amounts;
    for (const QString &each : text.split(u'+', Qt::SkipEmptyParts)) {
        PLUMBLINE_TRY_ASSIGN(amounts.emplace_back(), readAmount(each));
    }
    return amounts;
}

} // namespace

Result<Premise> premiseOf(const Commitment &commitment, const View &view, const Scope &scope)
{
    PLUMBLINE_TRY_ASSIGN(const Organisation organisation, organisationOf(view));
    PLUMBLINE_TRY_ASSIGN(const Currency base, Currency::parse(organisation.base_currency));
    const Looking looking(view, scope);
    Premise premise;
    premise.liability = commitment.liability;
    PLUMBLINE_TRY_ASSIGN(premise.deal, looking.dealAmount(commitment.deal));
    PLUMBLINE_TRY_ASSIGN(premise.cost, looking.cost(commitment, base));
    PLUMBLINE_TRY_ASSIGN(premise.receivables, looking.receivables(commitment.account, base));
    PLUMBLINE_TRY_ASSIGN(premise.commitments, looking.commitments(commitment.account));
    return premise;
}

QString toText(const Premise &premise)
{
    QStringList texts;
    for (const Part &part : partsOf(premise))
        if (premise.cost || part.name != u"cost")
            texts.push_back(part.name + u'=' + part.text);
    return texts.join(QStringLiteral("; "));
}

Result<Premise> premiseFromText(QStringView text)
{
    const QStringList parts = text.toString().split(QStringLiteral("; "));
    std::map<QString, QString> named;
    for (const QString &part : parts)
        named.emplace(part.section(u'=', 0, 0), part.section(u'=', 1));
    Premise premise;
    PLUMBLINE_TRY_ASSIGN(premise.liability, readAmount(named[QStringLiteral("liability")]));
    if (const QString deal = named[QStringLiteral("deal")]; !deal.isEmpty()) {
        PLUMBLINE_TRY_ASSIGN(premise.deal, readAmount(deal));
    }
    if (const QString cost = named[QStringLiteral("cost")]; !cost.isEmpty()) {
        PLUMBLINE_TRY_ASSIGN(premise.cost, readAmount(cost));
    }
    PLUMBLINE_TRY_ASSIGN(premise.receivables, readAmount(named[QStringLiteral("receivables")]));
    PLUMBLINE_TRY_ASSIGN(premise.commitments, readAmounts(named[QStringLiteral("commitments")]));
    if (toText(premise) != text)
        return fail(errors::PremiseUnreadable, text.toString());
    return premise;
}

QString differenceOf(const Premise &seen, const Premise &now)
{
    QStringList differences;
    const std::vector<Part> before = partsOf(seen);
    const std::vector<Part> after = partsOf(now);
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i].text != after[i].text)
            differences.push_back(before[i].name + QStringLiteral(": ") + before[i].text + QStringLiteral(" > ") + after[i].text);
    return differences.join(QStringLiteral("; "));
}

} // namespace plumbline::domain
