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
/// `Accept 3 names and import 8,800 deals`
[[nodiscard]] QString acceptAct(const QString &target, std::int64_t count, int names);
/// `8,800 rows`
[[nodiscard]] QString rowCount(std::int64_t count);

/// `1,480 rows wait`
[[nodiscard]] QString waitingRows(std::int64_t count);

/// Every encoding and separator a text file can be read with.
[[nodiscard]] QStringList allEncodings();
[[nodiscard]] QStringList allSeparators();
/// `Comma`
[[nodiscard]] QString separatorName(const QString &separator);
/// `UTF-16 LE`
[[nodiscard]] QString encodingText(const QString &encoding);

/// `Use “GTX Pro”`, `Create it`, …
[[nodiscard]] QString decisionText(const QString &decision);
/// The same for every name that has no answer of its own.
[[nodiscard]] QString decisionForRestText(const QString &decision);

} // namespace plumbline::pages
