#include "plumbline/domain/money.h"
#include "plumbline/domain/errors.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace plumbline::domain {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t magnitude(std::int64_t value)
{
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

/// Nothing when it leaves 64 bits.
std::optional<std::int64_t> withSign(Wide value, bool negative)
{
    constexpr Wide most = static_cast<Wide>(std::numeric_limits<std::int64_t>::max());
    if (value > most + (negative ? 1 : 0))
        return std::nullopt;
    const auto bits = static_cast<std::uint64_t>(value);
    return static_cast<std::int64_t>(negative ? ~bits + 1 : bits);
}

std::int64_t within(std::optional<std::int64_t> value)
{
    if (!value)
        throw InvariantError("an amount beyond 64 bits");
    return *value;
}

/// n ÷ d where the quotient's sign is known apart from its size.
std::optional<std::int64_t> divideRounded(Wide n, Wide d, bool negative, Rounding rounding)
{
    if (d == 0)
        throw InvariantError("a division by zero");
    Wide quotient = n / d;
    const Wide rest = n % d;
    const Wide gap = d - rest;
    bool up = false;
    switch (rounding) {
    case Rounding::HalfEven:
        up = rest > gap || (rest == gap && (quotient & 1) != 0);
        break;
    case Rounding::HalfAwayFromZero:
        up = rest != 0 && rest >= gap;
        break;
    case Rounding::TowardsZero:
        break;
    case Rounding::Floor:
        up = negative && rest != 0;
        break;
    case Rounding::Ceiling:
        up = !negative && rest != 0;
        break;
    }
    if (up)
        ++quotient;
    return withSign(quotient, negative && quotient != 0);
}

void requireSame(Currency a, Currency b)
{
    if (a != b)
        throw InvariantError("amounts of two currencies in one sum");
}

/// Digits of the amount without its sign; the decimals are split off by a point.
QString digitsOf(Money money, int grouping)
{
    const QString digits = QString::number(magnitude(money.minor()));
    const int decimals = money.currency().minorDigits();
    const QString padded = digits.rightJustified(decimals + 1, u'0');
    const qsizetype whole = padded.size() - decimals;
    QString text;
    text.reserve(padded.size() + padded.size() / 3 + 2);
    if (money.isNegative())
        text += u'-';
    for (qsizetype i = 0; i < whole; ++i) {
        if (grouping != 0 && i != 0 && (whole - i) % grouping == 0)
            text += u',';
        text += padded[i];
    }
    if (decimals != 0) {
        text += u'.';
        text += QStringView(padded).mid(whole);
    }
    return text;
}

std::optional<std::int64_t> productOver(std::int64_t a, std::int64_t b, std::int64_t c, Rounding rounding)
{
    const bool negative = ((a < 0) != (b < 0)) != (c < 0);
    return divideRounded(static_cast<Wide>(magnitude(a)) * magnitude(b), magnitude(c), negative, rounding);
}

std::optional<std::int64_t> convertedMinor(Money money, Currency target, std::int64_t rateMicro, Rounding rounding)
{
    constexpr Wide micro = 1'000'000;
    const Wide up = static_cast<Wide>(target.minorPerMajor());
    const Wide down = static_cast<Wide>(money.currency().minorPerMajor()) * micro;
    const Wide common = std::gcd(static_cast<std::uint64_t>(up), static_cast<std::uint64_t>(down));
    const Wide product = static_cast<Wide>(magnitude(money.minor())) * magnitude(rateMicro);
    if (product > ~static_cast<Wide>(0) / (up / common))
        return std::nullopt;
    const bool negative = (money.minor() < 0) != (rateMicro < 0);
    return divideRounded(product * (up / common), down / common, negative, rounding);
}

} // namespace

std::int64_t multiplyDivide(std::int64_t a, std::int64_t b, std::int64_t c, Rounding rounding)
{
    return within(productOver(a, b, c, rounding));
}

QString Money::format() const
{
    return digitsOf(*this, 3);
}

QString Money::plain() const
{
    return digitsOf(*this, 0);
}

Result<Money> Money::add(Money other) const
{
    if (m_currency != other.m_currency)
        return fail(errors::CurrencyMismatch, other.m_currency.code());
    std::int64_t sum = 0;
    if (__builtin_add_overflow(m_minor, other.m_minor, &sum))
        return fail(errors::AmountOverflow, other.plain());
    return Money(sum, m_currency);
}

Result<Money> Money::subtract(Money other) const
{
    if (m_currency != other.m_currency)
        return fail(errors::CurrencyMismatch, other.m_currency.code());
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(m_minor, other.m_minor, &difference))
        return fail(errors::AmountOverflow, other.plain());
    return Money(difference, m_currency);
}

Money Money::operator-() const
{
    return Money(0, m_currency) -= *this;
}

Money &Money::operator+=(Money other)
{
    requireSame(m_currency, other.m_currency);
    if (__builtin_add_overflow(m_minor, other.m_minor, &m_minor))
        throw InvariantError("an amount beyond 64 bits");
    return *this;
}

Money &Money::operator-=(Money other)
{
    requireSame(m_currency, other.m_currency);
    if (__builtin_sub_overflow(m_minor, other.m_minor, &m_minor))
        throw InvariantError("an amount beyond 64 bits");
    return *this;
}

Money Money::scaled(std::int64_t numerator, std::int64_t denominator, Rounding rounding) const
{
    return Money(multiplyDivide(m_minor, numerator, denominator, rounding), m_currency);
}

Result<Money> Money::tryScaled(std::int64_t numerator, std::int64_t denominator, Rounding rounding) const
{
    if (const auto minor = productOver(m_minor, numerator, denominator, rounding))
        return Money(*minor, m_currency);
    return fail(errors::AmountOverflow, plain());
}

Money Money::converted(Currency target, std::int64_t rateMicro, Rounding rounding) const
{
    return Money(within(convertedMinor(*this, target, rateMicro, rounding)), target);
}

Result<Money> Money::tryConverted(Currency target, std::int64_t rateMicro, Rounding rounding) const
{
    if (const auto minor = convertedMinor(*this, target, rateMicro, rounding))
        return Money(*minor, target);
    return fail(errors::AmountOverflow, plain());
}

std::vector<Money> Money::split(std::span<const std::int64_t> weights) const
{
    Wide total = 0;
    for (const std::int64_t weight : weights) {
        if (weight < 0)
            throw InvariantError("a negative weight");
        total += magnitude(weight);
    }
    if (total == 0)
        throw InvariantError("a split without weights");

    struct Part {
        std::uint64_t whole;
        Wide rest;
    };
    std::vector<Part> parts;
    parts.reserve(weights.size());
    std::uint64_t left = magnitude(m_minor);
    for (const std::int64_t weight : weights) {
        const Wide share = static_cast<Wide>(magnitude(m_minor)) * magnitude(weight);
        parts.push_back({static_cast<std::uint64_t>(share / total), share % total});
        left -= parts.back().whole;
    }

    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return parts[a].rest > parts[b].rest; });
    // What is left over is less than one minor unit for each part with a remainder.
    for (std::size_t i = 0; left > 0; ++i, --left)
        ++parts[order[i]].whole;

    std::vector<Money> result;
    result.reserve(parts.size());
    for (const Part &part : parts)
        result.emplace_back(within(withSign(part.whole, m_minor < 0 && part.whole != 0)), m_currency);
    return result;
}

std::strong_ordering operator<=>(Money a, Money b)
{
    requireSame(a.currency(), b.currency());
    return a.minor() <=> b.minor();
}

} // namespace plumbline::domain
