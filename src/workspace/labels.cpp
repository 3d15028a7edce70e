#include "plumbline/workspace/labels.h"

#include "plumbline/domain/errors.h"

#include <QCoreApplication>

#include <array>
#include <unordered_map>

namespace plumbline::workspace {
namespace {

using namespace analytics;

QString translated(const char *context, const char *text)
{
    return QCoreApplication::translate(context, text);
}

/// Looks `key` up in a table of (key, English text) pairs.
template<typename Key, std::size_t Size>
QString lookUp(const char *context, const std::array<std::pair<Key, const char *>, Size> &table, Key key)
{
    for (const auto &[each, text] : table)
        if (each == key)
            return translated(context, text);
    throw domain::InvariantError("something without a label");
}

constexpr std::array MetricLabels{
    std::pair{Metric::SnapshotCount, QT_TRANSLATE_NOOP("Metric", "Deals in stage")},
    std::pair{Metric::SnapshotValue, QT_TRANSLATE_NOOP("Metric", "Value in stage")},
    std::pair{Metric::CohortEntered, QT_TRANSLATE_NOOP("Metric", "Entered the stage")},
    std::pair{Metric::CohortAdvanced, QT_TRANSLATE_NOOP("Metric", "Advanced")},
    std::pair{Metric::CohortLost, QT_TRANSLATE_NOOP("Metric", "Lost from the stage")},
    std::pair{Metric::CohortOpen, QT_TRANSLATE_NOOP("Metric", "Still open")},
    std::pair{Metric::CohortConversion, QT_TRANSLATE_NOOP("Metric", "Conversion")},
    std::pair{Metric::OpenCount, QT_TRANSLATE_NOOP("Metric", "Open deals")},
    std::pair{Metric::OpenValue, QT_TRANSLATE_NOOP("Metric", "Open value")},
    std::pair{Metric::WeightedPipeline, QT_TRANSLATE_NOOP("Metric", "Weighted pipeline")},
    std::pair{Metric::WinRate, QT_TRANSLATE_NOOP("Metric", "Win rate")},
    std::pair{Metric::WonCount, QT_TRANSLATE_NOOP("Metric", "Won deals")},
    std::pair{Metric::WonValue, QT_TRANSLATE_NOOP("Metric", "Won value")},
    std::pair{Metric::LostCount, QT_TRANSLATE_NOOP("Metric", "Lost deals")},
    std::pair{Metric::SourceCount, QT_TRANSLATE_NOOP("Metric", "Deals by source")},
    std::pair{Metric::SourceValue, QT_TRANSLATE_NOOP("Metric", "Value by source")},
    std::pair{Metric::OpenWithoutAccountCount, QT_TRANSLATE_NOOP("Metric", "Open deals without account")},
    std::pair{Metric::OpenWithoutAmountCount, QT_TRANSLATE_NOOP("Metric", "Open deals without an amount")},
    std::pair{Metric::ChangeValue, QT_TRANSLATE_NOOP("Metric", "Change")},
    std::pair{Metric::ChangeCount, QT_TRANSLATE_NOOP("Metric", "Changed deals")},
    std::pair{Metric::DwellCount, QT_TRANSLATE_NOOP("Metric", "Were in the stage")},
    std::pair{Metric::DwellEnded, QT_TRANSLATE_NOOP("Metric", "Left the stage")},
    std::pair{Metric::DwellOpen, QT_TRANSLATE_NOOP("Metric", "Still in the stage")},
    std::pair{Metric::DwellMedian, QT_TRANSLATE_NOOP("Metric", "Half left within")},
    std::pair{Metric::DwellUpperQuartile, QT_TRANSLATE_NOOP("Metric", "Three quarters left within")},
    std::pair{Metric::DwellMedianWorking, QT_TRANSLATE_NOOP("Metric", "Half left within, working days")},
    std::pair{Metric::DwellUpperQuartileWorking, QT_TRANSLATE_NOOP("Metric", "Three quarters left within, working days")},
    std::pair{Metric::UndatedCount, QT_TRANSLATE_NOOP("Metric", "Deals without a date")},
    std::pair{Metric::UnattributedAccountCount, QT_TRANSLATE_NOOP("Metric", "Deals without account")},
    std::pair{Metric::AgeingAmount, QT_TRANSLATE_NOOP("Metric", "Outstanding by age")},
    std::pair{Metric::AgeingCount, QT_TRANSLATE_NOOP("Metric", "Open items by age")},
    std::pair{Metric::Outstanding, QT_TRANSLATE_NOOP("Metric", "Outstanding")},
    std::pair{Metric::OutstandingCount, QT_TRANSLATE_NOOP("Metric", "Open items")},
    std::pair{Metric::Overdue, QT_TRANSLATE_NOOP("Metric", "Overdue")},
    std::pair{Metric::OverSixtyDays, QT_TRANSLATE_NOOP("Metric", "Over 60 days")},
    std::pair{Metric::Disputed, QT_TRANSLATE_NOOP("Metric", "Disputed")},
    std::pair{Metric::Unapplied, QT_TRANSLATE_NOOP("Metric", "Unapplied cash and credits")},
    std::pair{Metric::OutputPerHead, QT_TRANSLATE_NOOP("Metric", "Output per head")},
    std::pair{Metric::NetSigned, QT_TRANSLATE_NOOP("Metric", "Net signed")},
    std::pair{Metric::SalesFte, QT_TRANSLATE_NOOP("Metric", "Sales FTE")},
    std::pair{Metric::CashConversionCycle, QT_TRANSLATE_NOOP("Metric", "Cash conversion cycle")},
    std::pair{Metric::DaysInventory, QT_TRANSLATE_NOOP("Metric", "Days inventory outstanding")},
    std::pair{Metric::DaysSales, QT_TRANSLATE_NOOP("Metric", "Days sales outstanding")},
    std::pair{Metric::DaysPayable, QT_TRANSLATE_NOOP("Metric", "Days payables outstanding")},
    std::pair{Metric::ClosingReceivables, QT_TRANSLATE_NOOP("Metric", "Closing receivables")},
    std::pair{Metric::NetCreditSales, QT_TRANSLATE_NOOP("Metric", "Net credit sales")},
    std::pair{Metric::AverageInventory, QT_TRANSLATE_NOOP("Metric", "Average inventory")},
    std::pair{Metric::AveragePayables, QT_TRANSLATE_NOOP("Metric", "Average payables")},
    std::pair{Metric::CostOfSales, QT_TRANSLATE_NOOP("Metric", "Cost of sales")},
    std::pair{Metric::NewCustomerCost, QT_TRANSLATE_NOOP("Metric", "New-customer cost")},
    std::pair{Metric::AcquisitionCost, QT_TRANSLATE_NOOP("Metric", "Acquisition cost")},
    std::pair{Metric::NewCustomers, QT_TRANSLATE_NOOP("Metric", "New customers")}};

constexpr std::array ColumnLabels{
    std::pair{RowColumn::Title, QT_TRANSLATE_NOOP("Column", "Deal")},
    std::pair{RowColumn::Account, QT_TRANSLATE_NOOP("Column", "Customer")},
    std::pair{RowColumn::Owner, QT_TRANSLATE_NOOP("Column", "Owner")},
    std::pair{RowColumn::Team, QT_TRANSLATE_NOOP("Column", "Team")},
    std::pair{RowColumn::Region, QT_TRANSLATE_NOOP("Column", "Region")},
    std::pair{RowColumn::Product, QT_TRANSLATE_NOOP("Column", "Product")},
    std::pair{RowColumn::Source, QT_TRANSLATE_NOOP("Column", "Source")},
    std::pair{RowColumn::Stage, QT_TRANSLATE_NOOP("Column", "Stage")},
    std::pair{RowColumn::Amount, QT_TRANSLATE_NOOP("Column", "Amount")},
    std::pair{RowColumn::CreatedOn, QT_TRANSLATE_NOOP("Column", "Created")},
    std::pair{RowColumn::ExpectedClose, QT_TRANSLATE_NOOP("Column", "Expected close")},
    std::pair{RowColumn::ClosedOn, QT_TRANSLATE_NOOP("Column", "Closed")},
    std::pair{RowColumn::Probability, QT_TRANSLATE_NOOP("Column", "Probability")},
    std::pair{RowColumn::SourceRef, QT_TRANSLATE_NOOP("Column", "Source number")},
    std::pair{RowColumn::Document, QT_TRANSLATE_NOOP("Column", "Document")},
    std::pair{RowColumn::FactKind, QT_TRANSLATE_NOOP("Column", "Kind")},
    std::pair{RowColumn::Date, QT_TRANSLATE_NOOP("Column", "Date")},
    std::pair{RowColumn::DueDate, QT_TRANSLATE_NOOP("Column", "Due")},
    std::pair{RowColumn::DaysOverdue, QT_TRANSLATE_NOOP("Column", "Days overdue")},
    std::pair{RowColumn::Outstanding, QT_TRANSLATE_NOOP("Column", "Outstanding")},
    std::pair{RowColumn::AgeingColumn, QT_TRANSLATE_NOOP("Column", "Age")},
    std::pair{RowColumn::Disputed, QT_TRANSLATE_NOOP("Column", "Disputed")},
    std::pair{RowColumn::OverSixtyDays, QT_TRANSLATE_NOOP("Column", "Over 60 days")},
    std::pair{RowColumn::CreditRating, QT_TRANSLATE_NOOP("Column", "Credit rating")},
    std::pair{RowColumn::LastChase, QT_TRANSLATE_NOOP("Column", "Last chase")},
    std::pair{RowColumn::PromisedFor, QT_TRANSLATE_NOOP("Column", "Promised for")},
    std::pair{RowColumn::Category, QT_TRANSLATE_NOOP("Column", "Category")},
    std::pair{RowColumn::Name, QT_TRANSLATE_NOOP("Column", "Name")},
    std::pair{RowColumn::Role, QT_TRANSLATE_NOOP("Column", "Role")},
    std::pair{RowColumn::JoinedOn, QT_TRANSLATE_NOOP("Column", "Joined")},
    std::pair{RowColumn::LeftOn, QT_TRANSLATE_NOOP("Column", "Left")},
    std::pair{RowColumn::SalesFte, QT_TRANSLATE_NOOP("Column", "Sales FTE %")},
    std::pair{RowColumn::OriginalAmount, QT_TRANSLATE_NOOP("Column", "Original amount")},
    std::pair{RowColumn::Contribution, QT_TRANSLATE_NOOP("Column", "Counts for")}};

constexpr std::array AgeingLabels{
    std::pair{AgeingColumn::NotDue, QT_TRANSLATE_NOOP("Ageing", "Not due")},
    std::pair{AgeingColumn::To30, QT_TRANSLATE_NOOP("Ageing", "1–30 days")},
    std::pair{AgeingColumn::To60, QT_TRANSLATE_NOOP("Ageing", "31–60 days")},
    std::pair{AgeingColumn::To90, QT_TRANSLATE_NOOP("Ageing", "61–90 days")},
    std::pair{AgeingColumn::To120, QT_TRANSLATE_NOOP("Ageing", "91–120 days")},
    std::pair{AgeingColumn::Over120, QT_TRANSLATE_NOOP("Ageing", "Over 120 days")},
    std::pair{AgeingColumn::NoDueDate, QT_TRANSLATE_NOOP("Ageing", "No due date")},
    std::pair{AgeingColumn::Unapplied, QT_TRANSLATE_NOOP("Ageing", "Unapplied")},
    std::pair{AgeingColumn::Revaluation, QT_TRANSLATE_NOOP("Ageing", "FX differences")}};

constexpr std::array ChangeLabels{
    std::pair{ChangeStep::Opening, QT_TRANSLATE_NOOP("Change", "Opening")},
    std::pair{ChangeStep::Created, QT_TRANSLATE_NOOP("Change", "Created")},
    std::pair{ChangeStep::Grown, QT_TRANSLATE_NOOP("Change", "Grown")},
    std::pair{ChangeStep::PulledIn, QT_TRANSLATE_NOOP("Change", "Pulled in")},
    std::pair{ChangeStep::Shrunk, QT_TRANSLATE_NOOP("Change", "Shrunk")},
    std::pair{ChangeStep::Slipped, QT_TRANSLATE_NOOP("Change", "Slipped")},
    std::pair{ChangeStep::Lost, QT_TRANSLATE_NOOP("Change", "Lost")},
    std::pair{ChangeStep::Won, QT_TRANSLATE_NOOP("Change", "Won")},
    std::pair{ChangeStep::Closing, QT_TRANSLATE_NOOP("Change", "Closing")}};

constexpr std::array MissingLabels{
    std::pair{MissingInput::Contracts, QT_TRANSLATE_NOOP("Missing", "signed contracts")},
    std::pair{MissingInput::SalesHeadcount, QT_TRANSLATE_NOOP("Missing", "sales headcount (FTE) of people")},
    std::pair{MissingInput::Invoices, QT_TRANSLATE_NOOP("Missing", "invoices")},
    std::pair{MissingInput::Inventory, QT_TRANSLATE_NOOP("Missing", "inventory balances")},
    std::pair{MissingInput::Payables, QT_TRANSLATE_NOOP("Missing", "payables balances")},
    std::pair{MissingInput::CostOfSales, QT_TRANSLATE_NOOP("Missing", "cost of sales")},
    std::pair{MissingInput::AcquisitionCost, QT_TRANSLATE_NOOP("Missing", "sales and marketing cost of acquisition")},
    std::pair{MissingInput::FirstOrders, QT_TRANSLATE_NOOP("Missing", "first orders of new customers")},
    std::pair{MissingInput::StageDates, QT_TRANSLATE_NOOP("Missing", "dates of coming to the stage")}};

constexpr std::array DimensionLabels{
    std::pair{Dimension::Owner, QT_TRANSLATE_NOOP("Dimension", "Owner")},
    std::pair{Dimension::Team, QT_TRANSLATE_NOOP("Dimension", "Team")},
    std::pair{Dimension::Product, QT_TRANSLATE_NOOP("Dimension", "Product")},
    std::pair{Dimension::Region, QT_TRANSLATE_NOOP("Dimension", "Region")},
    std::pair{Dimension::Source, QT_TRANSLATE_NOOP("Dimension", "Source")},
    std::pair{Dimension::Account, QT_TRANSLATE_NOOP("Dimension", "Customer")}};

using Words = std::unordered_map<std::string_view, const char *>;

QString wordFor(const char *context, const Words &words, const QString &key)
{
    const QByteArray utf8 = key.toUtf8();
    const auto found = words.find(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
    return found == words.end() ? key : translated(context, found->second);
}

} // namespace

QString label(Metric metric) { return lookUp("Metric", MetricLabels, metric); }
QString label(RowColumn column) { return lookUp("Column", ColumnLabels, column); }

QString columnKey(RowColumn column)
{
    for (const auto &[each, text] : ColumnLabels)
        if (each == column)
            return QString::fromUtf8(text).remove(QStringLiteral(" %")).toLower().replace(u' ', u'_').replace(u'-', u'_');
    throw domain::InvariantError("a column without a key");
}

QString label(AgeingColumn column) { return lookUp("Ageing", AgeingLabels, column); }
QString label(ChangeStep step) { return lookUp("Change", ChangeLabels, step); }
QString label(MissingInput input) { return lookUp("Missing", MissingLabels, input); }
QString label(Dimension dimension) { return lookUp("Dimension", DimensionLabels, dimension); }
QString label(domain::EntityKind entity) { return translated("Entity", domain::describe(entity).label); }
QString fieldLabel(const QString &text) { return translated("Field", text.toUtf8().constData()); }

QString commandLabel(const QString &kind)
{
    static const Words words{
        {"patch_field", QT_TRANSLATE_NOOP("Command", "Edit")},
        {"import_records", QT_TRANSLATE_NOOP("Command", "Import")},
        {"undo_operation", QT_TRANSLATE_NOOP("Command", "Undo")},
        {"found_organisation", QT_TRANSLATE_NOOP("Command", "Set up")},
        {"advance_stage", QT_TRANSLATE_NOOP("Command", "Stage advance")},
        {"record_receipt", QT_TRANSLATE_NOOP("Command", "Receipt")},
        {"allocate_receipt", QT_TRANSLATE_NOOP("Command", "Allocation")},
        {"submit_commitment", QT_TRANSLATE_NOOP("Command", "Commitment for approval")},
        {"approve", QT_TRANSLATE_NOOP("Command", "Approval decision")},
        {"resolve_conflict", QT_TRANSLATE_NOOP("Command", "Conflict resolved")},
        {"grant_role", QT_TRANSLATE_NOOP("Command", "Role granted")},
        {"add_user", QT_TRANSLATE_NOOP("Command", "Person added")},
        {"delegate", QT_TRANSLATE_NOOP("Command", "Delegation")},
        {"end_delegation", QT_TRANSLATE_NOOP("Command", "Delegation ended")},
        {"enrol_device", QT_TRANSLATE_NOOP("Command", "Device enrolled")},
        {"revoke_device", QT_TRANSLATE_NOOP("Command", "Device revoked")},
        {"attach_file", QT_TRANSLATE_NOOP("Command", "File attached")},
        {"record_key_event", QT_TRANSLATE_NOOP("Command", "Key event")},
        {"see_notices", QT_TRANSLATE_NOOP("Command", "Notices seen")},
        {"publish_document", QT_TRANSLATE_NOOP("Command", "Document published")},
        {"acknowledge_document", QT_TRANSLATE_NOOP("Command", "Document read")},
        {"set_gate", QT_TRANSLATE_NOOP("Command", "Gate set")},
        {"lift_gate", QT_TRANSLATE_NOOP("Command", "Gate lifted")},
        {"post_document", QT_TRANSLATE_NOOP("Command", "Document posted")},
        {"take_back_allocation", QT_TRANSLATE_NOOP("Command", "Allocation taken back")},
        {"reverse_document", QT_TRANSLATE_NOOP("Command", "Document reversed")},
        {"request_write_off", QT_TRANSLATE_NOOP("Command", "Write-off requested")},
        {"decide_write_off", QT_TRANSLATE_NOOP("Command", "Write-off decided")},
        {"record_chase", QT_TRANSLATE_NOOP("Command", "Chase")},
        {"record_promise", QT_TRANSLATE_NOOP("Command", "Promise to pay")},
        {"close_commitment", QT_TRANSLATE_NOOP("Command", "Commitment closed")},
        {"withdraw_commitment", QT_TRANSLATE_NOOP("Command", "Request withdrawn")},
        {"revoke_approval", QT_TRANSLATE_NOOP("Command", "Approval revoked")},
        {"change_terms", QT_TRANSLATE_NOOP("Command", "Terms changed")},
        {"offer_handover", QT_TRANSLATE_NOOP("Command", "Handed over")},
        {"accept_handover", QT_TRANSLATE_NOOP("Command", "Hand-over accepted")},
        {"return_handover", QT_TRANSLATE_NOOP("Command", "Hand-over returned")}};
    return wordFor("Command", words, kind);
}

QString tokenLabel(const QString &token)
{
    static const Words words{
        {"salesperson", QT_TRANSLATE_NOOP("Token", "Salesperson")}, {"manager", QT_TRANSLATE_NOOP("Token", "Manager")},
        {"director", QT_TRANSLATE_NOOP("Token", "Director")}, {"finance", QT_TRANSLATE_NOOP("Token", "Finance")},
        {"delivery", QT_TRANSLATE_NOOP("Token", "Delivery")}, {"administrator", QT_TRANSLATE_NOOP("Token", "Administrator")},
        {"auditor", QT_TRANSLATE_NOOP("Token", "Auditor")}, {"contract", QT_TRANSLATE_NOOP("Token", "Contract")},
        {"order", QT_TRANSLATE_NOOP("Token", "Order")}, {"invoice", QT_TRANSLATE_NOOP("Token", "Invoice")},
        {"receipt", QT_TRANSLATE_NOOP("Token", "Receipt")}, {"credit_note", QT_TRANSLATE_NOOP("Token", "Credit note")},
        {"refund", QT_TRANSLATE_NOOP("Token", "Refund")}, {"write_off", QT_TRANSLATE_NOOP("Token", "Write-off")},
        {"cost", QT_TRANSLATE_NOOP("Token", "Cost")}, {"expense", QT_TRANSLATE_NOOP("Token", "Expense")},
        {"stock", QT_TRANSLATE_NOOP("Token", "Stock")}, {"payable", QT_TRANSLATE_NOOP("Token", "Payable")},
        // Categories of costs, expenses and balances; one's own come back as they are.
        {"material", QT_TRANSLATE_NOOP("Token", "Material")},
        {"labour", QT_TRANSLATE_NOOP("Token", "Labour")},
        {"freight", QT_TRANSLATE_NOOP("Token", "Freight")},
        {"salary", QT_TRANSLATE_NOOP("Token", "Salaries")},
        {"rent", QT_TRANSLATE_NOOP("Token", "Rent")},
        {"travel", QT_TRANSLATE_NOOP("Token", "Travel")},
        {"administration", QT_TRANSLATE_NOOP("Token", "Administration")},
        {"acquisition", QT_TRANSLATE_NOOP("Token", "Acquisition")},
        {"finished_goods", QT_TRANSLATE_NOOP("Token", "Finished goods")},
        {"raw_material", QT_TRANSLATE_NOOP("Token", "Raw material")},
        {"suppliers", QT_TRANSLATE_NOOP("Token", "Suppliers")},
        {"open", QT_TRANSLATE_NOOP("Token", "Open")}, {"won", QT_TRANSLATE_NOOP("Token", "Won")},
        {"lost", QT_TRANSLATE_NOOP("Token", "Lost")}, {"training", QT_TRANSLATE_NOOP("Token", "Training")},
        {"extension", QT_TRANSLATE_NOOP("Token", "Extension")}, {"rebate", QT_TRANSLATE_NOOP("Token", "Rebate")},
        {"custom_development", QT_TRANSLATE_NOOP("Token", "Custom development")},
        {"fulfilled", QT_TRANSLATE_NOOP("Token", "Fulfilled")}, {"broken", QT_TRANSLATE_NOOP("Token", "Broken")},
        {"cancelled", QT_TRANSLATE_NOOP("Token", "Cancelled")},
        {"submitted", QT_TRANSLATE_NOOP("Token", "Submitted")},
        {"refused", QT_TRANSLATE_NOOP("Token", "Refused")},
        {"waiting", QT_TRANSLATE_NOOP("Token", "Waiting")},
        {"approved", QT_TRANSLATE_NOOP("Token", "Approved")},
        {"withdrawn", QT_TRANSLATE_NOOP("Token", "Withdrawn")},
        {"kept_mine", QT_TRANSLATE_NOOP("Token", "Kept mine")},
        {"took_theirs", QT_TRANSLATE_NOOP("Token", "Took theirs")},
        {"edited", QT_TRANSLATE_NOOP("Token", "Edited")},
        {"technical_answer", QT_TRANSLATE_NOOP("Token", "Technical answer")},
        {"competitor_comparison", QT_TRANSLATE_NOOP("Token", "Competitor comparison")},
        {"legal_review", QT_TRANSLATE_NOOP("Token", "Legal review")},
        {"demonstration", QT_TRANSLATE_NOOP("Token", "Demonstration")},
        {"sample_sent", QT_TRANSLATE_NOOP("Token", "Sample sent")},
        {"proposal_sent", QT_TRANSLATE_NOOP("Token", "Proposal sent")},
        {"visit_booked", QT_TRANSLATE_NOOP("Token", "Visit booked")},
        {"visit_completed", QT_TRANSLATE_NOOP("Token", "Visit completed")},
        {"contract_uploaded", QT_TRANSLATE_NOOP("Token", "Contract uploaded")},
        {"price", QT_TRANSLATE_NOOP("Token", "Price")},
        {"competitor", QT_TRANSLATE_NOOP("Token", "Competitor")},
        {"no_budget", QT_TRANSLATE_NOOP("Token", "No budget")},
        {"no_decision", QT_TRANSLATE_NOOP("Token", "No decision")},
        {"timing", QT_TRANSLATE_NOOP("Token", "Timing")},
        {"product_fit", QT_TRANSLATE_NOOP("Token", "Product does not fit")},
        {"relationship", QT_TRANSLATE_NOOP("Token", "Relationship")},
        {"duplicate", QT_TRANSLATE_NOOP("Token", "Duplicate")},
        {"disqualified", QT_TRANSLATE_NOOP("Token", "Disqualified")},
        {"uncollectable", QT_TRANSLATE_NOOP("Token", "Uncollectable")},
        {"small_balance", QT_TRANSLATE_NOOP("Token", "Small balance")},
        {"goodwill", QT_TRANSLATE_NOOP("Token", "Goodwill")},
        {"dispute_settled", QT_TRANSLATE_NOOP("Token", "Dispute settled")},
        {"done", QT_TRANSLATE_NOOP("Token", "Done")},
        {"dropped", QT_TRANSLATE_NOOP("Token", "Dropped")},
        {"offered", QT_TRANSLATE_NOOP("Token", "Offered")},
        {"accepted", QT_TRANSLATE_NOOP("Token", "Accepted")},
        {"returned", QT_TRANSLATE_NOOP("Token", "Returned")},
        {"key_event", QT_TRANSLATE_NOOP("Token", "Key event")}};
    return wordFor("Token", words, token);
}

QString valueLabel(domain::EntityKind entity, const QString &field, const QString &text)
{
    const domain::EntityDescription &description = domain::describe(entity);
    const int at = description.indexOf(field);
    const bool token = at >= 0 && description.fields[static_cast<std::size_t>(at)].type == domain::FieldType::Token;
    return token ? tokenLabel(text) : text;
}

} // namespace plumbline::workspace
