#pragma once

#include "plumbline/domain/error.h"

#include <array>
#include <compare>
#include <cstdint>

namespace plumbline::domain {

/// An ISO 4217 currency. A plain value of four bytes; the default is the "no currency" XXX with no decimals.
class Currency {
public:
    constexpr Currency() = default;

    /// Parses a three-letter code, upper or lower case. Errors: UnknownCurrency.
    [[nodiscard]] static Result<Currency> parse(QStringView code);
    /// For codes known at compile time; throws InvariantError when the code is not in the list.
    [[nodiscard]] static Currency of(std::string_view code);

    [[nodiscard]] QString code() const;
    /// Decimals of the minor unit: CNY 2, JPY 0, KWD 3.
    [[nodiscard]] constexpr int minorDigits() const { return m_digits; }
    /// 10 to the power of minorDigits().
    [[nodiscard]] std::int64_t minorPerMajor() const;
    [[nodiscard]] constexpr bool isNone() const { return m_letters == None; }

    friend constexpr auto operator<=>(Currency, Currency) = default;

private:
    static constexpr std::array<char, 3> None{'X', 'X', 'X'};
    constexpr Currency(std::array<char, 3> letters, std::int8_t digits) : m_letters(letters), m_digits(digits) {}
    std::array<char, 3> m_letters = None;
    std::int8_t m_digits = 0;
};

} // namespace plumbline::domain
