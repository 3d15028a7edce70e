#include "documentsource.h"

#include "plumbline/analytics/pages.h"

namespace plumbline::analytics {

namespace {

QString ageingToken(std::int64_t column) {
    static constexpr std::array<const char *, AgeingColumnCount> Tokens{
        "not_due", "to_30", "to_60", "to_90", "to_120", "over_120", "no_due_date", "unapplied", "revaluation"};
    return QLatin1String(Tokens.at(static_cast<std::size_t>(column)));
}

} // namespace

QString DocumentSource::nameOf(RowColumn column, std::int64_t ordinal) const {
    const Directory &directory = *data().directory;
    const auto at = static_cast<std::size_t>(ordinal);
    switch (column) {
    case RowColumn::Account:
        return directory.accounts[at].name;
    case RowColumn::Owner:
        return directory.people[at].name;
    case RowColumn::Team:
        return directory.teams[at].name;
    case RowColumn::Region:
        return directory.regions[at];
    case RowColumn::Product:
        return directory.products[at].name;
    case RowColumn::Source:
        return data().pipeline->data().sources[static_cast<qsizetype>(at)];
    case RowColumn::Category:
        return data().categories[static_cast<qsizetype>(at)];
    case RowColumn::CreditRating:
        return directory.accounts[at].creditRating;
    case RowColumn::FactKind:
        return domain::toToken(static_cast<domain::FactKind>(ordinal));
    case RowColumn::AgeingColumn:
        return ageingToken(ordinal);
    default:
        return {};
    }
}

Cell DocumentSource::factCell(std::uint32_t fact, RowColumn column) const {
    const FactColumns &facts = data().facts;
    switch (column) {
    case RowColumn::Document:
        return Cell::ofText(facts.documents.at(fact));
    case RowColumn::SourceRef:
        return Cell::ofText(facts.sourceRefs.at(fact));
    case RowColumn::FactKind:
        return Cell::ranked(static_cast<std::int64_t>(facts.kind[fact]));
    case RowColumn::Account:
        return Cell::name(facts.account[fact]);
    case RowColumn::Owner:
        return Cell::name(facts.owner[fact]);
    case RowColumn::Team:
        return Cell::name(data().directory->people[facts.owner[fact]].team);
    case RowColumn::Region:
        return Cell::name(facts.region[fact]);
    case RowColumn::Product:
        return Cell::name(facts.product[fact]);
    case RowColumn::Source:
        return Cell::name(facts.source[fact]);
    case RowColumn::Category:
        return Cell::name(facts.category[fact]);
    case RowColumn::Date:
        return Cell::date(facts.date[fact]);
    case RowColumn::DueDate:
        return Cell::date(facts.dueDate[fact]);
    case RowColumn::Amount:
        return Cell::money(facts.baseAmount[fact]);
    case RowColumn::OriginalAmount:
        return facts.currency[fact] == currency() ? Cell() : Cell::money(facts.amount[fact]);
    default:
        return {};
    }
}

} // namespace plumbline::analytics
