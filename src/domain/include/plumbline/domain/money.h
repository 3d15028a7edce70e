#pragma once

#include "plumbline/domain/currency.h"

#include <span>
#include <vector>

namespace plumbline::domain {

enum class Rounding { HalfEven, HalfAwayFromZero, TowardsZero, Floor, Ceiling };

/// a × b ÷ c in 128 bits, rounded as named. Throws InvariantError when c is zero or the result leaves 64 bits.
[[nodiscard]] std::int64_t multiplyDivide(std::int64_t a, std::int64_t b, std::int64_t c, Rounding rounding);

/// How a file writes its numbers. Automatic decides per text where it is unambiguous and reads
/// the ambiguous `1,234` as one thousand two hundred and thirty-four.
enum class NumberStyle { Automatic, PointDecimal, CommaDecimal };

/// An exact amount: 64-bit minor units of one currency. Arithmetic across currencies or beyond
/// 64 bits throws InvariantError from the operators; `add` and `subtract` return it as an error.
class Money {
public:
    constexpr Money() = default;
    constexpr Money(std::int64_t minor, Currency currency) : m_minor(minor), m_currency(currency) {}

    [[nodiscard]] constexpr std::int64_t minor() const { return m_minor; }
    [[nodiscard]] constexpr Currency currency() const { return m_currency; }
    [[nodiscard]] constexpr bool isZero() const { return m_minor == 0; }
    [[nodiscard]] constexpr bool isNegative() const { return m_minor < 0; }

    /// Reads `1,234.56`, `1.234,56`, `¥1,234`, `(1,234.50)`, `-5`, `1 234,5`, `￥１２` and so on. A currency sign or code
    /// in the text must agree with `currency` where it names one. Errors: AmountUnreadable, AmountTooPrecise, AmountOverflow, CurrencyMismatch.
    [[nodiscard]] static Result<Money> parse(QStringView text, Currency currency, NumberStyle style = NumberStyle::Automatic);

    /// `-1,234.50`: grouped, the currency's decimals, no sign or code. For people.
    [[nodiscard]] QString format() const;
    /// `-1234.50`: ungrouped, for files and other programs.
    [[nodiscard]] QString plain() const;

    [[nodiscard]] Result<Money> add(Money other) const;
    [[nodiscard]] Result<Money> subtract(Money other) const;
    Money operator-() const;
    Money &operator+=(Money other);
    Money &operator-=(Money other);
    friend Money operator+(Money a, Money b) { return a += b; }
    friend Money operator-(Money a, Money b) { return a -= b; }

    /// This amount × numerator ÷ denominator, rounded once, as named.
    [[nodiscard]] Money scaled(std::int64_t numerator, std::int64_t denominator, Rounding rounding) const;
    /// At `rateMicro` millionths of a unit of `target` for one unit of this currency; minor digits of both are honoured.
    [[nodiscard]] Money converted(Currency target, std::int64_t rateMicro, Rounding rounding) const;

    /// The same for amounts from elsewhere. Errors: AmountOverflow.
    [[nodiscard]] Result<Money> tryScaled(std::int64_t numerator, std::int64_t denominator, Rounding rounding) const;
    [[nodiscard]] Result<Money> tryConverted(Currency target, std::int64_t rateMicro, Rounding rounding) const;

    /// Parts in proportion to `weights` (not all zero, none negative) that add up to this amount exactly; the largest
    /// remainders get the odd minor units, earlier parts first.
    [[nodiscard]] std::vector<Money> split(std::span<const std::int64_t> weights) const;

    /// Orders by amount. Throws InvariantError across currencies.
    friend std::strong_ordering operator<=>(Money a, Money b);
    friend constexpr bool operator==(Money, Money) = default;

private:
    std::int64_t m_minor = 0;
    Currency m_currency;
};

} // namespace plumbline::domain
