#pragma once

#include "plumbline/domain/date.h"
#include "plumbline/domain/money.h"
#include "plumbline/intake/columnmapping.h"
#include "plumbline/intake/refusal.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace plumbline::intake {

/// Lets maps of std::string be asked with a view, without making a string.
struct ViewHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
};
template <typename Held>
using ByText = std::unordered_map<std::string, Held, ViewHash, std::equal_to<>>;

/// Why a cell could not be read.
struct CellProblem {
    RefusalReason reason{};
    QString column;
    QString value;
};
/// What a cell says; nothing where it is blank.
template <typename T>
using Cell = tl::expected<std::optional<T>, CellProblem>;

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] QString toText(std::string_view utf8);

/// The cells of one target column: where they stand in a row and how they are read.
class CellReader {
public:
    CellReader() = default;
    CellReader(const TargetColumn &column, const ColumnMapping &mapping, const QStringList &headers);

    /// Whether the mapping says anything about this column.
    [[nodiscard]] bool isMapped() const { return m_index >= 0 || !m_fixed.empty(); }
    /// The trimmed cell, empty where blank or not mapped; spaces of any width are trimmed.
    [[nodiscard]] std::string_view text(const TableRow &row) const;
    [[nodiscard]] std::optional<QString> string(const TableRow &row) const;
    [[nodiscard]] Cell<domain::Date> date(const TableRow &row);
    [[nodiscard]] Cell<domain::Money> amount(const TableRow &row, domain::Currency currency) const;
    [[nodiscard]] Cell<domain::Currency> currency(const TableRow &row) const;
    [[nodiscard]] Cell<std::int64_t> integer(const TableRow &row) const;
    /// `35 %`, `35`, `35.5%` as basis points.
    [[nodiscard]] Cell<std::int64_t> percent(const TableRow &row) const;
    /// Millionths.
    [[nodiscard]] Cell<std::int64_t> rate(const TableRow &row) const;
    [[nodiscard]] Cell<bool> flag(const TableRow &row) const;
    /// One of the field's tokens by its text, with spaces or hyphens for underscores and in any case.
    [[nodiscard]] Cell<QString> token(const TableRow &row) const;

    [[nodiscard]] const TargetColumn &column() const { return *m_column; }
    [[nodiscard]] CellProblem problem(RefusalReason reason, std::string_view cell) const;

private:
    [[nodiscard]] Cell<std::int64_t> decimal(const TableRow &row, int digits, RefusalReason tooPrecise) const;

    const TargetColumn *m_column = nullptr;
    qsizetype m_index = -1;
    std::string m_fixed;
    domain::NumberStyle m_numbers = domain::NumberStyle::Automatic;
    domain::DateOrder m_dates = domain::DateOrder::Automatic;
    /// Dates repeat: a file of a million rows has a few hundred of them.
    ByText<domain::Date> m_knownDates;
};

/// The readers of a mapping by key.
class CellReaders {
public:
    CellReaders(const ColumnMapping &mapping, const QStringList &headers);
    /// The reader of a column; one that is not mapped reads blank cells.
    [[nodiscard]] CellReader &of(QStringView key);

private:
    std::vector<CellReader> m_readers;
};

} // namespace plumbline::intake
