#pragma once

#include "plumbline/domain/errors.h"

#include <QString>

#include <array>
#include <utility>

namespace plumbline::domain {

/// The stored text of each value of an enumeration. Specialise with a static constexpr array `names` of (value, text)
/// pairs; texts are part of every schema and every message, so they never change.
template<typename Enum>
struct Tokens;

template<typename Enum>
concept Tokenised = requires { Tokens<Enum>::names; };

template<Tokenised Enum>
[[nodiscard]] QString toToken(Enum value)
{
    for (const auto &[each, text] : Tokens<Enum>::names)
        if (each == value)
            return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    throw InvariantError("an enumeration value without a token");
}

/// Errors: TokenUnknown.
template<Tokenised Enum>
[[nodiscard]] Result<Enum> fromToken(const QString &token)
{
    for (const auto &[each, text] : Tokens<Enum>::names)
        if (token == QLatin1StringView(text.data(), static_cast<qsizetype>(text.size())))
            return each;
    return fail(errors::TokenUnknown, token);
}

} // namespace plumbline::domain
