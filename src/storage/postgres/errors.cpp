#include "session.h"

#include <array>

namespace plumbline::storage::postgres {
namespace {

using domain::Error;
using domain::ErrorCode;

struct Meaning {
    /// A SQLSTATE, or the two characters of its class.
    std::string_view state;
    ErrorCode code;
};

/// The first that fits. What stands in none of these lists is Io.
constexpr std::array Meanings{
    Meaning{"23503", errors::ForeignKey},     Meaning{"23", errors::Constraint},
    Meaning{"P0001", errors::Constraint}, // raised by a trigger of ours
    Meaning{"42P06", errors::Constraint}, // the schema is there
    Meaning{"22", errors::ValueRefused},      Meaning{"54", errors::ValueRefused},
    Meaning{"40003", errors::ConnectionLost}, Meaning{"40", errors::TryAgain},
    Meaning{"53100", errors::Full},           Meaning{"53300", errors::CannotOpen},
    Meaning{"55P03", errors::Busy},           Meaning{"57014", errors::Interrupted},
    Meaning{"57P", errors::ConnectionLost},   Meaning{"08", errors::ConnectionLost},
    Meaning{"25006", errors::ReadOnly},       Meaning{"42501", errors::ReadOnly},
    Meaning{"28", errors::CannotOpen},        Meaning{"XX001", errors::Corrupt},
    Meaning{"XX002", errors::Corrupt}};

/// SQL that is wrong, a cursor or savepoint that is not there, a statement after one that failed.
constexpr std::array<std::string_view, 8> ProgramErrors{"42", "26", "34", "3B", "0A", "25P", "21", "08P01"};

QString field(const PGresult *answer, int name) {
    return QString::fromUtf8(PQresultErrorField(answer, name));
}

/// The engine's words where they can't hold a value of a row; for a constraint, its name.
QString detailOf(const PGresult *answer, std::string_view state, ErrorCode code) {
    if (code == errors::ForeignKey || code == errors::Constraint) {
        const QString constraint = field(answer, PG_DIAG_CONSTRAINT_NAME);
        return constraint.isEmpty() ? field(answer, PG_DIAG_TABLE_NAME) : constraint;
    }
    const QString number = QString::fromLatin1(state.data(), static_cast<qsizetype>(state.size()));
    if (code == errors::ValueRefused || code == errors::CannotOpen || code == errors::ConnectionLost)
        return number;
    return number + u' ' + field(answer, PG_DIAG_MESSAGE_PRIMARY);
}

} // namespace

Error errorOf(const PGresult *answer) {
    const std::string_view state(PQresultErrorField(answer, PG_DIAG_SQLSTATE));
    for (const Meaning &meaning : Meanings)
        if (state.starts_with(meaning.state) && state != "08P01")
            return Error{meaning.code, detailOf(answer, state, meaning.code)};
    for (const std::string_view wrong : ProgramErrors)
        if (state.starts_with(wrong))
            throw domain::InvariantError("PostgreSQL: " + std::string(state) + ' ' +
                                         PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY));
    return Error{errors::Io, detailOf(answer, state, errors::Io)};
}

} // namespace plumbline::storage::postgres
