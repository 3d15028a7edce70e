#include "plumbline/intake/importtarget.h"

#include "plumbline/domain/entities.h"

#include <set>

namespace plumbline::intake {

using domain::EntityKind;
using domain::FieldType;
using domain::Presence;

namespace {

ColumnType typeOf(const domain::FieldDescription &field) {
    switch (field.type) {
    case FieldType::Integer:
        return std::string_view(field.name) == "probability" ? ColumnType::Percent : ColumnType::Integer;
    case FieldType::Boolean:
        return ColumnType::Flag;
    case FieldType::Token:
        return ColumnType::Token;
    case FieldType::Date:
        return ColumnType::Date;
    case FieldType::Money:
        return ColumnType::Amount;
    case FieldType::Reference:
        return ColumnType::Name;
    case FieldType::Text:
    case FieldType::Instant:
        break;
    }
    return ColumnType::Text;
}

/// Which fields come from something else than a cell of their own, and which of the rest a row cannot do without.
struct TargetShape {
    EntityKind entity;
    std::set<std::string_view> notMapped;
    std::set<std::string_view> required;
    std::vector<TargetColumn> virtualColumns;
};

TargetColumn moneyColumn(const char *key, const char *label, ColumnType type) {
    return {QString::fromLatin1(key), label, "Import", type};
}

TargetShape shapeOf(ImportTarget target) {
    const TargetColumn currency = moneyColumn("currency", QT_TRANSLATE_NOOP("Import", "Currency"), ColumnType::Currency);
    const TargetColumn rate = moneyColumn("rate", QT_TRANSLATE_NOOP("Import", "Rate to base currency"), ColumnType::Rate);
    const auto text = [](const char *key, const char *label) { return moneyColumn(key, label, ColumnType::Text); };
    const auto date = [](const char *key, const char *label) { return moneyColumn(key, label, ColumnType::Date); };
    switch (target) {
    case ImportTarget::Accounts:
        return {EntityKind::Account, {}, {"name"}, {currency}};
    case ImportTarget::Products:
        return {EntityKind::Product, {}, {"name"}, {currency}};
    case ImportTarget::People:
        return {EntityKind::User,
                {"team"},
                {"name"},
                {text("team", QT_TRANSLATE_NOOP("Import", "Team")),
                 text("manager", QT_TRANSLATE_NOOP("Import", "Team's manager")),
                 text("region", QT_TRANSLATE_NOOP("Import", "Team's region"))}};
    case ImportTarget::Deals:
        return {EntityKind::Deal,
                {"base_amount"},
                {"stage"},
                {date("engaged_on", QT_TRANSLATE_NOOP("Import", "Engaged on")),
                 date("stage_on", QT_TRANSLATE_NOOP("Import", "In this stage since")), currency, rate}};
    case ImportTarget::Invoices:
        return {EntityKind::Fact,
                {"kind", "rate_micro", "base_amount", "reverses", "source_ref"},
                {"date", "amount"},
                {moneyColumn("disputed", QT_TRANSLATE_NOOP("Import", "Disputed"), ColumnType::Flag),
                 date("settled_on", QT_TRANSLATE_NOOP("Import", "Settled on")),
                 text("region", QT_TRANSLATE_NOOP("Import", "Account's region")), currency, rate}};
    case ImportTarget::Documents:
        return {EntityKind::Fact,
                {"rate_micro", "base_amount", "reverses", "source_ref"},
                {"kind", "date", "amount"},
                {text("region", QT_TRANSLATE_NOOP("Import", "Account's region")), currency, rate}};
    }
    throw domain::InvariantError("an import target without a shape");
}

std::vector<TargetColumn> makeColumns(ImportTarget target) {
    const TargetShape shape = shapeOf(target);
    const domain::EntityDescription &description = domain::describe(shape.entity);
    std::vector<TargetColumn> columns;
    for (std::size_t i = 0; i < description.fields.size(); ++i) {
        const domain::FieldDescription &field = description.fields[i];
        if (shape.notMapped.contains(field.name))
            continue;
        const Presence presence = shape.required.contains(field.name) ? Presence::Required : Presence::Optional;
        const EntityKind whose = field.type == FieldType::Token ? shape.entity : field.references;
        columns.push_back(
            {QString::fromLatin1(field.name), field.spec.label, "Field", typeOf(field), presence, whose, static_cast<int>(i)});
    }
    columns.insert(columns.end(), shape.virtualColumns.begin(), shape.virtualColumns.end());
    return columns;
}

} // namespace

EntityKind recordOf(ImportTarget target) {
    switch (target) {
    case ImportTarget::Accounts:
        return EntityKind::Account;
    case ImportTarget::Products:
        return EntityKind::Product;
    case ImportTarget::People:
        return EntityKind::User;
    case ImportTarget::Deals:
        return EntityKind::Deal;
    case ImportTarget::Invoices:
    case ImportTarget::Documents:
        break;
    }
    return EntityKind::Fact;
}

const std::vector<TargetColumn> &columnsOf(ImportTarget target) {
    static const std::array<std::vector<TargetColumn>, 6> all{
        makeColumns(ImportTarget::Accounts), makeColumns(ImportTarget::Products), makeColumns(ImportTarget::People),
        makeColumns(ImportTarget::Deals),    makeColumns(ImportTarget::Invoices), makeColumns(ImportTarget::Documents)};
    return all[static_cast<std::size_t>(target)];
}

const TargetColumn *columnOf(ImportTarget target, QStringView key) {
    const auto &columns = columnsOf(target);
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const TargetColumn &column) { return column.key == key; });
    return found == columns.end() ? nullptr : &*found;
}

const char *labelOf(ImportTarget target) {
    switch (target) {
    case ImportTarget::Accounts:
        return QT_TRANSLATE_NOOP("Import", "Accounts");
    case ImportTarget::Products:
        return QT_TRANSLATE_NOOP("Import", "Products");
    case ImportTarget::People:
        return QT_TRANSLATE_NOOP("Import", "People and teams");
    case ImportTarget::Deals:
        return QT_TRANSLATE_NOOP("Import", "Deals");
    case ImportTarget::Invoices:
        return QT_TRANSLATE_NOOP("Import", "Invoices");
    case ImportTarget::Documents:
        break;
    }
    return QT_TRANSLATE_NOOP("Import", "Other documents");
}

} // namespace plumbline::intake
