#pragma once

#include "plumbline/workspace/importing.h"

#include <QString>

/// How the import page says things; one place, so that button, outcome and questions use the same words.
namespace plumbline::pages {

/// `Deals`, `商机`: what the rows of a file become.
[[nodiscard]] QString targetLabel(const QString &target);
/// Every target, in the order offered.
[[nodiscard]] QStringList allTargets();
/// The label of a target's column in the language in force.
[[nodiscard]] QString columnLabel(const QString &target, const QString &key);
enum class ColumnStyle { None, Dates, Numbers };
/// Whether cells of the column are written in more ways than one.
[[nodiscard]] ColumnStyle styleKind(const QString &target, const QString &key);

/// `8,800 deals`
[[nodiscard]] QString rowsOf(const QString &target, std::int64_t count);
/// `Import 8,800 deals`
[[nodiscard]] QString importAct(const QString &target, std::int64_t count);
/// `8,800 rows`
[[nodiscard]] QString rowCount(std::int64_t count);

/// `UTF-8`, and `separated by commas`; a spreadsheet has neither.
[[nodiscard]] QString encodingText(const QString &encoding);
[[nodiscard]] QString separatorText(const QString &separator);

/// `Use “GTX Pro”`, `Create it`, …
[[nodiscard]] QString decisionText(const QString &decision);
/// The same for every name that has no answer of its own.
[[nodiscard]] QString decisionForRestText(const QString &decision);

} // namespace plumbline::pages
