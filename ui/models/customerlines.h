#pragma once

#include "plumbline/models/customersmodel.h"

#include "plumbline/domain/value.h"

#include <QCoreApplication>

/// How one customer of the receivables page reads, sorts and is exported.
namespace plumbline::models {

/// The words of the list; the model's headers are among them.
struct Customers {
    Q_DECLARE_TR_FUNCTIONS(Customers)
};

/// "Unattributed" for what belongs to nobody.
[[nodiscard]] QString nameOf(const analytics::CustomerAgeing &customer);
/// What needs attention about it; empty: nothing.
[[nodiscard]] QString flagOf(const analytics::CustomerAgeing &customer);
/// The six dated columns; what has no due date counts as not due in the small bar, its tooltip tells them apart.
[[nodiscard]] QList<qint64> bucketsOf(const analytics::CustomerAgeing &customer);
[[nodiscard]] std::int64_t barLength(const analytics::CustomerAgeing &customer);
/// The small bar in words: every column that is not zero.
[[nodiscard]] QString ageingSentence(const analytics::CustomerAgeing &customer, domain::Currency currency);
/// What the cell of a column shows.
[[nodiscard]] QString textOf(const analytics::CustomerAgeing &customer, int column, domain::Currency currency);
/// Orders two customers by a column that is no text; absent values last in both directions is the caller's affair.
[[nodiscard]] std::strong_ordering ordered(const analytics::CustomerAgeing &a, const analytics::CustomerAgeing &b, int column);
[[nodiscard]] bool isAbsent(const analytics::CustomerAgeing &customer, int column);
/// A line of an export: every ageing column has a cell of its own.
[[nodiscard]] std::vector<domain::Value> cellsOf(const analytics::CustomerAgeing &customer, domain::Currency currency);
/// The last line of an export; as long as a line, absent where a sum means nothing.
[[nodiscard]] std::vector<domain::Value> totalsOf(const std::vector<analytics::CustomerAgeing> &customers, domain::Currency currency);

} // namespace plumbline::models
