#include "cells.h"

#include "dateorder.h"
#include "namematch.h"
#include "plumbline/domain/errors.h"

#include <QStringDecoder>

namespace plumbline::intake {

using domain::Currency;
using domain::Date;
using domain::Money;

namespace {

constexpr std::size_t MostKnownDates = 100000;

bool isAsciiSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The length of a wide or unbreakable space (U+3000, U+00A0) at the view's start or end; 0 for none.
std::size_t wideSpaceAt(std::string_view text) {
    if (text.starts_with("\xE3\x80\x80"))
        return 3;
    return text.starts_with("\xC2\xA0") ? 2 : 0;
}
std::size_t wideSpaceBefore(std::string_view text) {
    if (text.ends_with("\xE3\x80\x80"))
        return 3;
    return text.ends_with("\xC2\xA0") ? 2 : 0;
}

RefusalReason reasonOf(const domain::Error &error) {
    if (error.code == domain::errors::AmountTooPrecise)
        return RefusalReason::AmountTooPrecise;
    if (error.code == domain::errors::AmountOverflow)
        return RefusalReason::AmountTooLarge;
    if (error.code == domain::errors::CurrencyMismatch)
        return RefusalReason::CurrencyMismatch;
    return RefusalReason::AmountUnreadable;
}

/// A cell as UTF-16 on the stack; long ones are cut, which no number or date is.
class Wide {
public:
    explicit Wide(std::string_view utf8) {
        if (utf8.size() > m_text.size())
            utf8 = utf8.substr(0, m_text.size());
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QChar *end = reinterpret_cast<const QChar *>(decoder.appendToBuffer(
            reinterpret_cast<QChar *>(m_text.data()), QByteArrayView(utf8.data(), static_cast<qsizetype>(utf8.size()))));
        m_view = QStringView(reinterpret_cast<const QChar *>(m_text.data()), end);
    }
    [[nodiscard]] QStringView view() const { return m_view; }

private:
    std::array<char16_t, 256> m_text;
    QStringView m_view;
};

/// An amount of plain ASCII digits with at most one point, the form nearly every export has; nothing for all others.
std::optional<Money> plainAmount(std::string_view cell, Currency currency) {
    const bool negative = cell.front() == '-';
    const int decimals = currency.minorDigits();
    std::int64_t value = 0;
    int fraction = -1;
    const std::size_t start = negative ? 1 : 0;
    if (cell.size() == start || cell.size() > 14 || cell[start] == '.' || cell.back() == '.')
        return std::nullopt;
    for (const char c : cell.substr(start)) {
        if (c == '.' && fraction < 0) {
            fraction = 0;
        } else if (c >= '0' && c <= '9' && fraction < decimals) {
            value = value * 10 + (c - '0');
            fraction += fraction >= 0 ? 1 : 0;
        } else {
            return std::nullopt;
        }
    }
    for (int i = std::max(fraction, 0); i < decimals; ++i)
        value *= 10;
    return Money(negative ? -value : value, currency);
}

} // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (isAsciiSpace(text.front()) || wideSpaceAt(text) > 0))
        text.remove_prefix(std::max<std::size_t>(wideSpaceAt(text), 1));
    while (!text.empty() && (isAsciiSpace(text.back()) || wideSpaceBefore(text) > 0))
        text.remove_suffix(std::max<std::size_t>(wideSpaceBefore(text), 1));
    return text;
}

QString toText(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

CellReader::CellReader(const TargetColumn &column, const ColumnMapping &mapping, const QStringList &headers) : m_column(&column) {
    if (const auto found = mapping.columns.find(column.key); found != mapping.columns.end()) {
        m_index = headers.indexOf(found->second.header);
        m_numbers = found->second.numbers;
        m_dates = found->second.dates;
    }
    if (const auto found = mapping.fixed.find(column.key); found != mapping.fixed.end())
        m_fixed = found->second.toStdString();
}

std::string_view CellReader::text(const TableRow &row) const {
    if (m_index >= 0 && static_cast<std::size_t>(m_index) < row.cells.size())
        if (const std::string_view cell = trimmed(row.cells[static_cast<std::size_t>(m_index)]); !cell.empty())
            return cell;
    // A fixed text also fills the gaps of a column that is there.
    return m_fixed;
}

std::optional<QString> CellReader::string(const TableRow &row) const {
    const std::string_view cell = text(row);
    return cell.empty() ? std::nullopt : std::optional(toText(cell));
}

CellProblem CellReader::problem(RefusalReason reason, std::string_view cell) const {
    return {reason, m_column->key, toText(cell)};
}

Cell<Date> CellReader::date(const TableRow &row) {
    const std::string_view cell = text(row);
    if (cell.empty())
        return std::nullopt;
    if (const auto known = m_knownDates.find(cell); known != m_knownDates.end())
        return known->second;
    const auto parsed = Date::parse(Wide(cell).view(), m_dates);
    if (!parsed)
        return tl::unexpected(problem(RefusalReason::DateUnreadable, cell));
    if (m_dates == domain::DateOrder::Automatic && hasTwoReadings(Wide(cell).view()))
        return tl::unexpected(problem(RefusalReason::DateInDoubt, cell));
    if (m_knownDates.size() < MostKnownDates)
        m_knownDates.emplace(std::string(cell), *parsed);
    return *parsed;
}

Cell<Money> CellReader::amount(const TableRow &row, Currency currency) const {
    const std::string_view cell = text(row);
    if (cell.empty())
        return std::nullopt;
    if (m_numbers != domain::NumberStyle::CommaDecimal)
        if (const auto plain = plainAmount(cell, currency))
            return *plain;
    const auto parsed = Money::parse(Wide(cell).view(), currency, m_numbers);
    if (!parsed)
        return tl::unexpected(problem(reasonOf(parsed.error()), cell));
    return *parsed;
}

Cell<Currency> CellReader::currency(const TableRow &row) const {
    const std::string_view cell = text(row);
    if (cell.empty())
        return std::nullopt;
    const QString name = toText(cell);
    if (name == u"人民币" || name == u"RMB" || name == u"元")
        return Currency::of("CNY");
    const auto parsed = Currency::parse(name);
    if (!parsed)
        return tl::unexpected(problem(RefusalReason::CurrencyUnknown, cell));
    return *parsed;
}

Cell<std::int64_t> CellReader::decimal(const TableRow &row, int digits, RefusalReason tooPrecise) const {
    // Whole units come through the same reader as amounts do; the decimals are read as a second whole number.
    const std::string_view cell = text(row);
    if (cell.empty())
        return std::nullopt;
    std::string_view number = cell;
    if (number.ends_with('%'))
        number = trimmed(number.substr(0, number.size() - 1));
    const char sign = m_numbers == domain::NumberStyle::CommaDecimal ? ',' : '.';
    std::int64_t value = 0;
    int fraction = -1;
    for (const char c : number) {
        if (c == sign && fraction < 0)
            fraction = 0;
        else if (c >= '0' && c <= '9' && (fraction < digits || c == '0') && value < 1'000'000'000'000)
            value = fraction >= digits ? value : value * 10 + (c - '0'), fraction += fraction >= 0 ? 1 : 0;
        else
            return tl::unexpected(problem(c >= '0' && c <= '9' ? tooPrecise : RefusalReason::NumberUnreadable, cell));
    }
    if (number.empty() || (number.size() == 1 && number.front() == sign))
        return tl::unexpected(problem(RefusalReason::NumberUnreadable, cell));
    for (int i = std::max(fraction, 0); i < digits; ++i)
        value *= 10;
    return value;
}

Cell<std::int64_t> CellReader::integer(const TableRow &row) const {
    return decimal(row, 0, RefusalReason::NumberUnreadable);
}
Cell<std::int64_t> CellReader::percent(const TableRow &row) const {
    return decimal(row, 2, RefusalReason::NumberUnreadable);
}
Cell<std::int64_t> CellReader::rate(const TableRow &row) const {
    return decimal(row, 6, RefusalReason::NumberUnreadable);
}

Cell<bool> CellReader::flag(const TableRow &row) const {
    static const QStringList yes{QStringLiteral("yes"), QStringLiteral("y"),  QStringLiteral("true"), QStringLiteral("1"),
                                 QStringLiteral("x"),   QStringLiteral("是"), QStringLiteral("有"),   QStringLiteral("✓")};
    static const QStringList no{QStringLiteral("no"), QStringLiteral("n"),  QStringLiteral("false"), QStringLiteral("0"),
                                QStringLiteral("-"),  QStringLiteral("否"), QStringLiteral("无")};
    const std::string_view cell = text(row);
    if (cell.empty())
        return std::nullopt;
    const QString word = toText(cell).toLower();
    if (yes.contains(word))
        return true;
    if (no.contains(word))
        return false;
    return tl::unexpected(problem(RefusalReason::FlagUnreadable, cell));
}

Cell<QString> CellReader::token(const TableRow &row) const {
    const std::string_view cell = text(row);
    if (cell.empty())
        return std::nullopt;
    const auto &field = domain::describe(m_column->entity).fields.at(static_cast<std::size_t>(m_column->field));
    const QString wanted = comparable(toText(cell));
    for (const std::string_view token : field.tokens())
        if (comparable(toText(token)) == wanted)
            return toText(token);
    return tl::unexpected(problem(RefusalReason::TokenUnknown, cell));
}

CellReaders::CellReaders(const ColumnMapping &mapping, const QStringList &headers) {
    for (const TargetColumn &column : columnsOf(mapping.target))
        m_readers.emplace_back(column, mapping, headers);
}

CellReader &CellReaders::of(QStringView key) {
    for (CellReader &reader : m_readers)
        if (reader.column().key == key)
            return reader;
    throw domain::InvariantError("a column the target does not have");
}

} // namespace plumbline::intake
