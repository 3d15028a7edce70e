#pragma once

#include <QMetaType>
#include <QString>

#include <stdexcept>
#include <string_view>

#include <tl/expected.hpp>

namespace plumbline::domain {

/// The identity of something that may go wrong, such as `replica.wrong_passphrase`. Libraries declare their own codes
/// in an `errors.h`; the window and the command line turn codes into sentences. The text of an error is never its identity.
struct ErrorCode {
    std::string_view id;
    friend constexpr bool operator==(ErrorCode, ErrorCode) = default;
};

/// What went wrong and the one thing to know about it: a path, a column, a value. `detail` is data, not a sentence.
struct Error {
    ErrorCode code;
    QString detail = {};
    friend bool operator==(const Error &, const Error &) = default;
};

/// A value, or the error that may happen at run time and that the caller has to answer.
template<typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

/// Thrown when the program itself is wrong: a broken invariant. Caught once per boundary, never to go on as if nothing were.
class InvariantError : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

} // namespace plumbline::domain

#define PLUMBLINE_TRY_JOIN2(a, b) a##b
#define PLUMBLINE_TRY_JOIN(a, b) PLUMBLINE_TRY_JOIN2(a, b)

// Every use has a name of its own, so that a lambda inside one expression may use them too.
#define PLUMBLINE_TRY_AS(temporary, expression)                                                \
    do {                                                                                       \
        if (auto temporary = (expression); !temporary)                                         \
            return ::tl::unexpected(std::move(temporary).error());                             \
    } while (false)

#define PLUMBLINE_TRY_ASSIGN_AS(temporary, declaration, expression)                            \
    auto temporary = (expression);                                                             \
    if (!temporary)                                                                            \
        return ::tl::unexpected(std::move(temporary).error());                                 \
    declaration = std::move(*temporary)

/// Leaves the enclosing function with the error of `expression`, or goes on.
#define PLUMBLINE_TRY(...) PLUMBLINE_TRY_AS(PLUMBLINE_TRY_JOIN(plumblineTried, __COUNTER__), (__VA_ARGS__))

/// `PLUMBLINE_TRY_ASSIGN(auto rows, load())`: declares `rows` from the value, or leaves with the error.
#define PLUMBLINE_TRY_ASSIGN(declaration, ...) \
    PLUMBLINE_TRY_ASSIGN_AS(PLUMBLINE_TRY_JOIN(plumblineTried, __COUNTER__), declaration, (__VA_ARGS__))
