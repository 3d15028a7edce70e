#pragma once

#include "plumbline/domain/money.h"
#include "plumbline/intake/importtarget.h"
#include "plumbline/intake/tablesource.h"

#include <QJsonObject>

#include <map>

namespace plumbline::intake {

/// Where a target column's cells come from and how they are written.
struct SourceColumn {
    QString header;
    domain::NumberStyle numbers = domain::NumberStyle::Automatic;
    domain::DateOrder dates = domain::DateOrder::Automatic;
    friend bool operator==(const SourceColumn &, const SourceColumn &) = default;
};

/// What to do about a name that is not known. UseSuggested takes what the question preselects, if that is an existing record.
enum class DecisionKind : std::uint8_t { UseExisting, UseSuggested, CreateNew, LeaveBlank, RefuseRows };
struct Decision {
    DecisionKind kind = DecisionKind::CreateNew;
    /// For UseExisting: the name of the record to use, or of another name in the file that becomes one.
    QString name;
    friend bool operator==(const Decision &, const Decision &) = default;
};

/// `use:GTX Pro`, `suggested`, `create`, `blank`, `refuse`.
[[nodiscard]] QString toText(const Decision &decision);
/// Errors: MappingUnreadable.
[[nodiscard]] domain::Result<Decision> decisionFromText(const QString &text);

/// What an empty amount of a deal counts as.
enum class EmptyAmount : std::uint8_t { Zero, ListPrice };

/// Everything a person decided about a file. As JSON it is what `--mapping` reads and what an import template keeps:
///
///     { "target": "deals", "currency": "USD",
///       "columns": { "source_ref": "opportunity_id", "closed_on": {"from": "close_date", "dates": "year_month_day"} },
///       "fixed": { "source": "web" },
///       "decisions": { "product": {"GTXPro": "use:GTX Pro"}, "owner": {"*": "create"} } }
///
/// A decision is "use:" and a name, "suggested", "create", "blank" or "refuse"; `*` decides for every name not listed.
struct ColumnMapping {
    ImportTarget target = ImportTarget::Deals;
    Encoding encoding = Encoding::Automatic;
    std::optional<char> separator;
    QString sheet;
    /// Of amounts that do not say theirs; empty: the organisation's base currency.
    QString currency;
    EmptyAmount emptyAmount = EmptyAmount::Zero;
    /// The stage that begins on `engaged_on`; empty: the stage after the first.
    QString engagedStage;
    /// By key of the target column.
    std::map<QString, SourceColumn> columns;
    /// By key: what a cell says where the file has no such column or leaves it blank.
    std::map<QString, QString> fixed;
    /// By key of the target column, then by the name in the file.
    std::map<QString, std::map<QString, Decision>> decisions;
    /// Members this version does not know; written back as they were.
    QJsonObject unknown;

    [[nodiscard]] SourceOptions sourceOptions() const { return {encoding, separator, sheet}; }
    [[nodiscard]] bool provides(const QString &key) const { return columns.contains(key) || fixed.contains(key); }
    friend bool operator==(const ColumnMapping &, const ColumnMapping &) = default;
};

[[nodiscard]] QByteArray toJson(const ColumnMapping &mapping);
/// Errors: MappingUnreadable.
[[nodiscard]] domain::Result<ColumnMapping> mappingFromJson(const QByteArray &json);
/// Errors: RequiredColumnsMissing, ColumnsNotInFile, MappingUnreadable (keys or a currency that do not exist).
[[nodiscard]] domain::Result<void> checkMapping(const ColumnMapping &mapping, const QStringList &headers);

/// A mapping made from what the file looks like.
struct GuessedMapping {
    ColumnMapping mapping;
    /// By key of the target column: how sure the guess is, 1 to 100.
    std::map<QString, int> confidence;
};

/// The rows at the start of a source, as text; the source is rewound before and after.
[[nodiscard]] domain::Result<std::vector<QStringList>> sampleRows(TableSource &source, int count = 2000);
/// Headers are compared with labels and with their usual English and Chinese names; date order and number style are taken from
/// every sampled cell of a column, so that one `13/2/2013` settles all of them.
[[nodiscard]] GuessedMapping guessMapping(ImportTarget target, const QStringList &headers,
                                          const std::vector<QStringList> &sample);
/// Where cells of the sample are one day with the month first and another with the day first, and no other cell settles which
/// it is: reads the whole source, and takes what more of its cells can be. A column that stays in doubt stays Automatic; its
/// cells with two readings are then refused. The source is rewound.
[[nodiscard]] domain::Result<void> settleDateOrders(TableSource &source, const std::vector<QStringList> &sample,
                                                    ColumnMapping &mapping);
/// The target most of whose columns are there.
[[nodiscard]] ImportTarget guessTarget(const QStringList &headers);

} // namespace plumbline::intake
