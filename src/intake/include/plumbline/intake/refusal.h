#pragma once

#include "plumbline/domain/token.h"

#include <QStringList>

#include <functional>
#include <vector>

class QIODevice;

namespace plumbline::intake {

/// Why one row does not come in. Tokens are stable; people read a sentence made from them.
enum class RefusalReason : std::uint8_t {
    TooFewCells,
    TooManyCells,
    QuoteNotClosed,
    NotText,
    RequiredBlank,
    DateUnreadable,
    /// One day with the month first, another with the day first, and the mapping does not say which.
    DateInDoubt,
    AmountUnreadable,
    AmountTooPrecise,
    AmountTooLarge,
    NumberUnreadable,
    FlagUnreadable,
    TokenUnknown,
    CurrencyUnknown,
    CurrencyMismatch,
    /// An amount in another currency and no rate for it.
    RateMissing,
    /// Someone decided that rows with this name are refused.
    NameRefused,
    DealUnknown,
    /// An earlier row has the same number and says something else.
    NumberRepeated,
    /// The document came in before with another amount, date or account; documents are never edited.
    DocumentChanged,
    /// The deal is won: what was agreed changes by an approved commitment, not by a file.
    DealAgreed,
};

struct Refusal {
    std::int64_t line = 0;
    RefusalReason reason{};
    /// Key of the target column, or empty where the whole row is meant.
    QString column;
    /// The offending text.
    QString value;
    QStringList cells;
};

/// `date_unreadable: closed_on=31/31/2020`: for files that no sentence is made for.
[[nodiscard]] QString toPlainText(const Refusal &refusal);

/// Writes the refused rows as UTF-8 CSV with a byte order mark: the original cells, then one column named `reasonHeader` with
/// what `sentence` says. With the separator of the file they came from, the file can be corrected and imported with the same
/// mapping. Errors: FileUnreadable.
[[nodiscard]] domain::Result<void> writeRefusals(QIODevice &device, const QStringList &headers,
                                                 const std::vector<Refusal> &refusals, const QString &reasonHeader,
                                                 const std::function<QString(const Refusal &)> &sentence = &toPlainText,
                                                 char separator = ',');

} // namespace plumbline::intake

template <>
struct plumbline::domain::Tokens<plumbline::intake::RefusalReason> {
    using Reason = plumbline::intake::RefusalReason;
    static constexpr std::array<std::pair<Reason, std::string_view>, 21> names{{{Reason::TooFewCells, "too_few_cells"},
                                                                                {Reason::TooManyCells, "too_many_cells"},
                                                                                {Reason::QuoteNotClosed, "quote_not_closed"},
                                                                                {Reason::NotText, "not_text"},
                                                                                {Reason::RequiredBlank, "required_blank"},
                                                                                {Reason::DateUnreadable, "date_unreadable"},
                                                                                {Reason::DateInDoubt, "date_in_doubt"},
                                                                                {Reason::AmountUnreadable, "amount_unreadable"},
                                                                                {Reason::AmountTooPrecise, "amount_too_precise"},
                                                                                {Reason::AmountTooLarge, "amount_too_large"},
                                                                                {Reason::NumberUnreadable, "number_unreadable"},
                                                                                {Reason::FlagUnreadable, "flag_unreadable"},
                                                                                {Reason::TokenUnknown, "token_unknown"},
                                                                                {Reason::CurrencyUnknown, "currency_unknown"},
                                                                                {Reason::CurrencyMismatch, "currency_mismatch"},
                                                                                {Reason::RateMissing, "rate_missing"},
                                                                                {Reason::NameRefused, "name_refused"},
                                                                                {Reason::DealUnknown, "deal_unknown"},
                                                                                {Reason::NumberRepeated, "number_repeated"},
                                                                                {Reason::DocumentChanged, "document_changed"},
                                                                                {Reason::DealAgreed, "deal_agreed"}}};
};
