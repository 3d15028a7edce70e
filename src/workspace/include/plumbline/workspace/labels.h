#pragma once

#include "plumbline/analytics/pages.h"
#include "plumbline/analytics/rows.h"
#include "plumbline/domain/description.h"

#include <QString>

/// Words for everything that has a name, in the language of the installed translators; one place for the window and the
/// command line. Callers ask again when the language changes.
namespace plumbline::workspace {

/// What happened, what was kept, and what to do: a sentence or two for people.
[[nodiscard]] QString errorText(const domain::Error &error);
/// Codes that have a sentence of their own; for a test.
[[nodiscard]] bool hasErrorText(domain::ErrorCode code);

[[nodiscard]] QString label(analytics::Metric metric);
[[nodiscard]] QString label(analytics::RowColumn column);
/// The column's name for programs, in no language: `days_overdue`.
[[nodiscard]] QString columnKey(analytics::RowColumn column);
[[nodiscard]] QString label(analytics::AgeingColumn column);
[[nodiscard]] QString label(analytics::ChangeStep step);
[[nodiscard]] QString label(analytics::MissingInput input);
[[nodiscard]] QString label(analytics::Dimension dimension);
/// `Deals`, `Accounts`
[[nodiscard]] QString label(domain::EntityKind entity);
/// A field's label as its description says it, translated; `label` as in FieldText.
[[nodiscard]] QString fieldLabel(const QString &label);
/// A command's name as the ledger keeps it: `import_records` → "Import".
[[nodiscard]] QString commandLabel(const QString &kind);
/// A token of an enumeration in a record or a list: `credit_note` → "Credit note".
[[nodiscard]] QString tokenLabel(const QString &token);
/// A value's text as FieldText carries it, with a token made a word.
[[nodiscard]] QString valueLabel(domain::EntityKind entity, const QString &field, const QString &text);
/// Why a row of a file was refused.
[[nodiscard]] QString refusalText(const QString &reason, const QString &value);

} // namespace plumbline::workspace
