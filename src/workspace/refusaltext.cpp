#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

#include <unordered_map>

namespace plumbline::workspace {

QString refusalText(const QString &reason, const QString &value)
{
    // %1 is the offending text.
    static const std::unordered_map<std::string_view, const char *> sentences{
        {"too_few_cells", QT_TRANSLATE_NOOP("Refusal", "The row has fewer cells than the header.")},
        {"too_many_cells", QT_TRANSLATE_NOOP("Refusal", "The row has more cells than the header.")},
        {"quote_not_closed", QT_TRANSLATE_NOOP("Refusal", "A quotation mark is not closed.")},
        {"not_text", QT_TRANSLATE_NOOP("Refusal", "The row holds bytes that are not text.")},
        {"required_blank", QT_TRANSLATE_NOOP("Refusal", "A cell that is needed is blank: %1.")},
        {"date_unreadable", QT_TRANSLATE_NOOP("Refusal", "“%1” can’t be read as a date.")},
        {"date_in_doubt", QT_TRANSLATE_NOOP("Refusal", "“%1” is two dates, with the month first or the day first. Say in the mapping which of them comes first.")},
        {"amount_unreadable", QT_TRANSLATE_NOOP("Refusal", "“%1” can’t be read as an amount.")},
        {"amount_too_precise", QT_TRANSLATE_NOOP("Refusal", "“%1” has more decimals than its currency.")},
        {"amount_too_large", QT_TRANSLATE_NOOP("Refusal", "The amount “%1” is too large.")},
        {"number_unreadable", QT_TRANSLATE_NOOP("Refusal", "“%1” can’t be read as a number.")},
        {"flag_unreadable", QT_TRANSLATE_NOOP("Refusal", "“%1” is neither yes nor no.")},
        {"token_unknown", QT_TRANSLATE_NOOP("Refusal", "“%1” is not one of the choices.")},
        {"currency_unknown", QT_TRANSLATE_NOOP("Refusal", "“%1” is not a currency.")},
        {"currency_mismatch", QT_TRANSLATE_NOOP("Refusal", "“%1” names another currency than its column.")},
        {"rate_missing", QT_TRANSLATE_NOOP("Refusal", "There is no exchange rate for “%1”.")},
        {"name_refused", QT_TRANSLATE_NOOP("Refusal", "Rows with “%1” were to be refused.")},
        {"deal_unknown", QT_TRANSLATE_NOOP("Refusal", "There is no deal “%1”.")},
        {"number_repeated", QT_TRANSLATE_NOOP("Refusal", "The number “%1” stands in an earlier row that says something else.")},
        {"document_changed", QT_TRANSLATE_NOOP("Refusal", "The document “%1” came in before with another amount, date or customer; documents are never edited.")},
        {"deal_agreed", QT_TRANSLATE_NOOP("Refusal", "The deal “%1” is won: its price and service end change by an approved commitment, not by a file.")}};
    const QByteArray key = reason.toUtf8();
    const auto found = sentences.find(std::string_view(key.constData(), static_cast<std::size_t>(key.size())));
    if (found == sentences.end())
        return value.isEmpty() ? reason : reason + QStringLiteral(": ") + value;
    const QString sentence = QCoreApplication::translate("Refusal", found->second);
    return sentence.contains(u"%1") ? sentence.arg(value) : sentence;
}

} // namespace plumbline::workspace
