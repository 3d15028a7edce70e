#pragma once

#include "plumbline/domain/entities/organisation.h"

namespace plumbline::domain {

struct Account {
    PLUMBLINE_ENTITY(Account, Account, "account", QT_TRANSLATE_NOOP("Entity", "Accounts"));
    PLUMBLINE_FIELD(1, QString, name, .label = QT_TRANSLATE_NOOP("Field", "Name"), .read = Everyone, .patch = Sellers, .search = Search::Yes)
    PLUMBLINE_FIELD(2, std::optional<QString>, sector, .label = QT_TRANSLATE_NOOP("Field", "Sector"), .read = Everyone, .patch = Sellers)
    PLUMBLINE_FIELD(3, std::optional<QString>, region, .label = QT_TRANSLATE_NOOP("Field", "Region"), .read = Everyone, .patch = Sellers)
    PLUMBLINE_FIELD(4, std::optional<QString>, credit_rating, .label = QT_TRANSLATE_NOOP("Field", "Credit rating"), .read = Everyone, .patch = FinanceStaff)
    PLUMBLINE_FIELD(5, std::optional<Money>, credit_limit, .label = QT_TRANSLATE_NOOP("Field", "Credit limit"), .read = Leaders | Role::Finance | Role::Auditor, .patch = FinanceStaff)
    PLUMBLINE_FIELD(6, std::optional<UserId>, owner, .label = QT_TRANSLATE_NOOP("Field", "Owner"), .read = Everyone, .patch = Leaders, .index = Index::Hub)
    /// The group this account belongs to.
    PLUMBLINE_FIELD(7, std::optional<QString>, parent, .label = QT_TRANSLATE_NOOP("Field", "Parent company"), .read = Everyone, .patch = Sellers)
    PLUMBLINE_FIELD(8, std::optional<QString>, source_ref, .label = QT_TRANSLATE_NOOP("Field", "Source number"), .read = Everyone, .index = Index::Yes)
};
using AccountId = Id<Account>;

struct Product {
    PLUMBLINE_ENTITY(Product, Product, "product", QT_TRANSLATE_NOOP("Entity", "Products"));
    PLUMBLINE_FIELD(1, QString, name, .label = QT_TRANSLATE_NOOP("Field", "Name"), .read = Everyone, .patch = Administrators, .search = Search::Yes)
    PLUMBLINE_FIELD(2, std::optional<QString>, series, .label = QT_TRANSLATE_NOOP("Field", "Series"), .read = Everyone, .patch = Administrators)
    PLUMBLINE_FIELD(3, std::optional<Money>, list_price, .label = QT_TRANSLATE_NOOP("Field", "List price"), .read = Everyone, .patch = Administrators)
};
using ProductId = Id<Product>;

enum class StageOutcome : std::uint8_t { Open, Won, Lost };
template<>
struct Tokens<StageOutcome> {
    static constexpr std::array<std::pair<StageOutcome, std::string_view>, 3> names{
        {{StageOutcome::Open, "open"}, {StageOutcome::Won, "won"}, {StageOutcome::Lost, "lost"}}};
};

struct Stage {
    PLUMBLINE_ENTITY(Stage, Stage, "stage", QT_TRANSLATE_NOOP("Entity", "Stages"));
    PLUMBLINE_FIELD(1, QString, name, .label = QT_TRANSLATE_NOOP("Field", "Name"), .read = Everyone, .patch = Administrators)
    /// Order in the funnel from 0; won is the highest rank in it. Lost stands outside: its rank only orders lists.
    PLUMBLINE_FIELD(2, std::int64_t, rank, .label = QT_TRANSLATE_NOOP("Field", "Rank"), .read = Everyone)
    PLUMBLINE_FIELD(3, StageOutcome, outcome, .label = QT_TRANSLATE_NOOP("Field", "Outcome"), .read = Everyone)
    /// Chance of winning from this stage, in basis points.
    PLUMBLINE_FIELD(4, std::int64_t, probability, .label = QT_TRANSLATE_NOOP("Field", "Probability"), .read = Everyone, .patch = Administrators)
};
using StageId = Id<Stage>;

struct Deal {
    PLUMBLINE_ENTITY(Deal, Deal, "deal", QT_TRANSLATE_NOOP("Entity", "Deals"));
    PLUMBLINE_FIELD(1, QString, title, .label = QT_TRANSLATE_NOOP("Field", "Deal"), .read = Everyone, .patch = Sellers, .search = Search::Yes)
    PLUMBLINE_FIELD(2, std::optional<AccountId>, account, .label = QT_TRANSLATE_NOOP("Field", "Account"), .read = Everyone, .patch = Sellers)
    PLUMBLINE_FIELD(3, std::optional<ProductId>, product, .label = QT_TRANSLATE_NOOP("Field", "Product"), .read = Everyone, .patch = Sellers)
    PLUMBLINE_FIELD(4, std::optional<UserId>, owner, .label = QT_TRANSLATE_NOOP("Field", "Owner"), .read = Everyone, .patch = Leaders, .index = Index::Hub)
    /// Where the lead came from; absent is "unattributed".
    PLUMBLINE_FIELD(5, std::optional<QString>, source, .label = QT_TRANSLATE_NOOP("Field", "Source"), .read = Everyone, .patch = Sellers)
    PLUMBLINE_FIELD(6, StageId, stage, .label = QT_TRANSLATE_NOOP("Field", "Stage"), .read = Everyone)
    PLUMBLINE_FIELD(7, Money, amount, .label = QT_TRANSLATE_NOOP("Field", "Amount"), .read = Everyone, .patch = Sellers)
    /// The amount in the organisation's base currency at the rate frozen when it was written.
    PLUMBLINE_FIELD(8, Money, base_amount, .label = QT_TRANSLATE_NOOP("Field", "Amount in base currency"), .read = Everyone)
    PLUMBLINE_FIELD(9, std::optional<Date>, created_on, .label = QT_TRANSLATE_NOOP("Field", "Created on"), .read = Everyone)
    PLUMBLINE_FIELD(10, std::optional<Date>, expected_close, .label = QT_TRANSLATE_NOOP("Field", "Expected close"), .read = Everyone, .patch = Sellers)
    PLUMBLINE_FIELD(11, std::optional<Date>, closed_on, .label = QT_TRANSLATE_NOOP("Field", "Closed on"), .read = Everyone)
    /// The deal's own chance of winning in basis points, where someone set it.
    PLUMBLINE_FIELD(12, std::optional<std::int64_t>, probability, .label = QT_TRANSLATE_NOOP("Field", "Probability"), .read = Everyone, .patch = Sellers)
    /// The number the deal has in the system it came from.
    PLUMBLINE_FIELD(13, std::optional<QString>, source_ref, .label = QT_TRANSLATE_NOOP("Field", "Source number"), .read = Everyone, .index = Index::Yes)
    /// Last day of the service that goes with it. Once it is won, it and the price change by ChangeTerms only.
    PLUMBLINE_FIELD(14, std::optional<Date>, service_end, .label = QT_TRANSLATE_NOOP("Field", "Service end"), .read = Everyone, .patch = Sellers)
};
using DealId = Id<Deal>;

/// Why a deal was lost. Duplicates and disqualified ones count in no win rate.
enum class LossReason : std::uint8_t { Price, Competitor, NoBudget, NoDecision, Timing, ProductFit, Relationship, Duplicate, Disqualified };
template<>
struct Tokens<LossReason> {
    static constexpr std::array<std::pair<LossReason, std::string_view>, 9> names{
        {{LossReason::Price, "price"}, {LossReason::Competitor, "competitor"}, {LossReason::NoBudget, "no_budget"},
         {LossReason::NoDecision, "no_decision"}, {LossReason::Timing, "timing"}, {LossReason::ProductFit, "product_fit"},
         {LossReason::Relationship, "relationship"}, {LossReason::Duplicate, "duplicate"},
         {LossReason::Disqualified, "disqualified"}}};
};

/// A deal came to a stage, or was worth or expected otherwise from a day on while it stayed where it was. Append-only; a deal's
/// stage changes in order are its history.
struct StageChange {
    PLUMBLINE_ENTITY(StageChange, StageChange, "stage_change", QT_TRANSLATE_NOOP("Entity", "Stage changes"));
    PLUMBLINE_FIELD(1, DealId, deal, .label = QT_TRANSLATE_NOOP("Field", "Deal"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(2, StageId, stage, .label = QT_TRANSLATE_NOOP("Field", "Stage"), .read = Everyone)
    /// Absent: the file it came from does not say when.
    PLUMBLINE_FIELD(3, std::optional<Date>, on, .label = QT_TRANSLATE_NOOP("Field", "Date"), .read = Everyone)
    /// The deal's amount in base currency from then on.
    PLUMBLINE_FIELD(4, Money, base_amount, .label = QT_TRANSLATE_NOOP("Field", "Amount in base currency"), .read = Everyone)
    /// Position among the deal's changes of one day, from 0.
    PLUMBLINE_FIELD(5, std::int64_t, ordinal, .label = QT_TRANSLATE_NOOP("Field", "Ordinal"), .read = Everyone)
    /// Of a stage that is lost.
    PLUMBLINE_FIELD(6, std::optional<LossReason>, reason, .label = QT_TRANSLATE_NOOP("Field", "Reason"), .read = Everyone)
    /// The day the deal was expected to close from then on; absent where there was none, or the row is older than this field.
    PLUMBLINE_FIELD(7, std::optional<Date>, expected_close, .label = QT_TRANSLATE_NOOP("Field", "Expected close"), .read = Everyone)
};
using StageChangeId = Id<StageChange>;

} // namespace plumbline::domain
