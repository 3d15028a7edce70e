#pragma once

#include "plumbline/domain/description.h"

namespace plumbline::intake {

/// What the rows of a file become. Documents are bare facts of any kind: receipts not yet allocated, costs, stock, payables.
enum class ImportTarget : std::uint8_t { Accounts, Products, People, Deals, Invoices, Documents };

/// How the cells of a column are read. Names are looked up among the records of an entity.
enum class ColumnType : std::uint8_t { Text, Integer, Percent, Flag, Date, Amount, Rate, Currency, Token, Name };

/// A column of the target that a column of the file can be mapped to.
struct TargetColumn {
    /// Stable: the key in mapping files. A field's own name where the column is one.
    QString key;
    /// English label and the context its translation is in: "Field" for described fields, "Import" for the rest.
    const char *label;
    const char *context;
    ColumnType type;
    domain::Presence presence = domain::Presence::Optional;
    /// For names and tokens: whose.
    domain::EntityKind entity = domain::EntityKind::None;
    /// Index among the fields of `recordOf(target)`; -1 where the column is no field.
    int field = -1;
};

/// The entity a row mainly becomes: Fact for invoices and documents.
[[nodiscard]] domain::EntityKind recordOf(ImportTarget target);
/// Made from the entity's description, so a new field can be imported as soon as it is described; the same for the process's life.
[[nodiscard]] const std::vector<TargetColumn> &columnsOf(ImportTarget target);
/// Null where there is no such column.
[[nodiscard]] const TargetColumn *columnOf(ImportTarget target, QStringView key);
/// English label of the target; translated in the context "Import".
[[nodiscard]] const char *labelOf(ImportTarget target);

} // namespace plumbline::intake

template <>
struct plumbline::domain::Tokens<plumbline::intake::ImportTarget> {
    using Target = plumbline::intake::ImportTarget;
    static constexpr std::array<std::pair<Target, std::string_view>, 6> names{{{Target::Accounts, "accounts"},
                                                                               {Target::Products, "products"},
                                                                               {Target::People, "people"},
                                                                               {Target::Deals, "deals"},
                                                                               {Target::Invoices, "invoices"},
                                                                               {Target::Documents, "documents"}}};
};
