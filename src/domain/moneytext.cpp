#include "plumbline/domain/errors.h"
#include "plumbline/domain/money.h"

#include <algorithm>
#include <limits>

/// Reading amounts as people and their programs write them.
namespace plumbline::domain {
namespace {

struct CurrencySign {
    QStringView text;
    /// The codes it may stand for, three letters each.
    std::string_view codes;
};

/// Longer signs first, since the shorter ones are part of them.
constexpr std::array Signs{
    CurrencySign{u"人民币", "CNY"}, CurrencySign{u"US$", "USD"}, CurrencySign{u"HK$", "HKD"}, CurrencySign{u"NT$", "TWD"},
    CurrencySign{u"RMB", "CNY"},    CurrencySign{u"CN¥", "CNY"}, CurrencySign{u"JP¥", "JPY"}, CurrencySign{u"A$", "AUD"},
    CurrencySign{u"C$", "CAD"},     CurrencySign{u"S$", "SGD"},  CurrencySign{u"R$", "BRL"},  CurrencySign{u"¥", "CNYJPY"},
    CurrencySign{u"$", "USDAUDBBDBMDBNDBSDBZDCADCLPCOPFJDGYDHKDJMDKYDLRDMXNNADNZDSBDSGDSRDTTDTWDXCD"},
    CurrencySign{u"€", "EUR"},      CurrencySign{u"£", "GBPGIPFKPSHP"}, CurrencySign{u"₩", "KRWKPW"}, CurrencySign{u"₹", "INR"},
    CurrencySign{u"₽", "RUB"},      CurrencySign{u"元", "CNY"},  CurrencySign{u"円", "JPY"}};

/// Full-width forms and the many blanks, minus signs and apostrophes, each as its plain one.
QString plainCharacters(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar character : text) {
        char16_t c = character.unicode();
        if (c == u'\uFFE5')
            c = u'¥';
        else if (c == u'\uFFE1')
            c = u'£';
        else if (c >= u'\uFF01' && c <= u'\uFF5E')
            c = static_cast<char16_t>(c - 0xFEE0);
        else if (c == u'\u2212' || c == u'\u2010' || c == u'\u2011' || c == u'\u2013')
            c = u'-';
        else if (c == u'\u2019' || c == u'\u02BC')
            c = u'\'';
        else if (character.isSpace())
            c = u' ';
        plain += QChar(c);
    }
    return plain;
}

/// What stands around the digits.
struct Stripped {
    QStringView digits;
    bool negative = false;
};

class Stripper {
public:
    Stripper(QStringView text, Currency currency) : m_left{text.trimmed(), false}, m_currency(currency) {}

    /// Errors: AmountUnreadable, CurrencyMismatch.
    Result<Stripped> strip()
    {
        while (true) {
            PLUMBLINE_TRY_ASSIGN(const bool took, takeOne());
            if (!took)
                return m_left;
            m_left.digits = m_left.digits.trimmed();
        }
    }

private:
    Result<bool> takeOne()
    {
        QStringView &text = m_left.digits;
        if (!m_signed && text.size() > 2 && text.front() == u'(' && text.back() == u')') {
            text = text.sliced(1).chopped(1);
            return m_signed = m_left.negative = true;
        }
        if (!m_signed && !text.isEmpty() && (text.front() == u'-' || text.front() == u'+')) {
            m_left.negative = text.front() == u'-';
            text = text.sliced(1);
            return m_signed = true;
        }
        if (!m_signed && !text.isEmpty() && text.back() == u'-') {
            text.chop(1);
            return m_signed = m_left.negative = true;
        }
        return m_named ? Result<bool>(false) : takeCurrency();
    }

    Result<bool> takeCurrency()
    {
        QStringView &text = m_left.digits;
        for (const CurrencySign &sign : Signs) {
            if (text.startsWith(sign.text, Qt::CaseInsensitive))
                text = text.sliced(sign.text.size());
            else if (text.endsWith(sign.text, Qt::CaseInsensitive))
                text.chop(sign.text.size());
            else
                continue;
            return named(mayBe(sign), sign.text);
        }
        for (const QStringView code : {text.first(std::min<qsizetype>(3, text.size())), text.last(std::min<qsizetype>(3, text.size()))}) {
            const auto parsed = Currency::parse(code);
            if (!parsed || code.size() != 3 || !code.front().isLetter() || !code.back().isLetter())
                continue;
            const bool agrees = *parsed == m_currency || m_currency.isNone();
            const QString kept = code.toString();
            text = code.data() == text.data() ? text.sliced(3) : text.chopped(3);
            return named(agrees, kept);
        }
        return false;
    }

    [[nodiscard]] bool mayBe(const CurrencySign &sign) const
    {
        if (m_currency.isNone())
            return true;
        const QByteArray code = m_currency.code().toLatin1();
        for (std::size_t i = 0; i < sign.codes.size(); i += 3)
            if (sign.codes.substr(i, 3) == std::string_view(code.constData(), 3))
                return true;
        return false;
    }

    Result<bool> named(bool agrees, QStringView text)
    {
        if (!agrees)
            return fail(errors::CurrencyMismatch, text.toString());
        return m_named = true;
    }

    Stripped m_left;
    Currency m_currency;
    bool m_signed = false;
    bool m_named = false;
};

constexpr bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// A lone comma is the decimal sign where it cannot be a group's: `0,5`, `12,50`, `1234,567`.
bool isDecimalComma(QStringView text, qsizetype at)
{
    return text.size() - at - 1 != 3 || at == 0 || at > 3 || text.front() == u'0';
}

/// Where the decimals begin (the place of their sign), or the text's end.
qsizetype decimalPlace(QStringView text, NumberStyle style)
{
    const qsizetype point = text.lastIndexOf(u'.');
    const qsizetype comma = text.lastIndexOf(u',');
    const auto orEnd = [&](qsizetype at) { return at < 0 ? text.size() : at; };
    if (style != NumberStyle::Automatic)
        return orEnd(style == NumberStyle::PointDecimal ? point : comma);
    if (point >= 0 && comma >= 0)
        return std::max(point, comma);
    if (point >= 0)
        return text.indexOf(u'.') == point ? point : text.size();
    if (comma < 0 || text.indexOf(u',') != comma)
        return text.size();
    const bool groupedOtherwise = text.contains(u' ') || text.contains(u'\'');
    return groupedOtherwise || isDecimalComma(text, comma) ? comma : text.size();
}

/// The whole part's digits, when its groups are of three behind a first of one to three and parted all alike.
std::optional<QString> ungrouped(QStringView whole)
{
    QString digits;
    QChar separator;
    qsizetype inGroup = 0;
    for (const QChar c : whole) {
        if (isDigit(c)) {
            digits += c;
            ++inGroup;
            continue;
        }
        const bool first = separator.isNull();
        if ((!first && c != separator) || (first ? inGroup < 1 || inGroup > 3 : inGroup != 3))
            return std::nullopt;
        separator = c;
        inGroup = 0;
    }
    if (!separator.isNull() && inGroup != 3)
        return std::nullopt;
    return digits;
}

Result<std::int64_t> minorUnits(const QString &digits, bool negative, QStringView text)
{
    std::uint64_t value = 0;
    const std::uint64_t most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (negative ? 1 : 0);
    for (const QChar digit : digits) {
        const auto unit = static_cast<std::uint64_t>(digit.unicode() - u'0');
        if (value > (most - unit) / 10)
            return fail(errors::AmountOverflow, text.toString());
        value = value * 10 + unit;
    }
    return static_cast<std::int64_t>(negative ? ~value + 1 : value);
}

} // namespace

Result<Money> Money::parse(QStringView text, Currency currency, NumberStyle style)
{
    const QString plain = plainCharacters(text);
    PLUMBLINE_TRY_ASSIGN(const Stripped stripped, Stripper(plain, currency).strip());
    const QStringView number = stripped.digits;
    const bool readable = std::ranges::any_of(number, isDigit) && std::ranges::all_of(number, [](QChar c) {
        return isDigit(c) || c == u'.' || c == u',' || c == u' ' || c == u'\'';
    });
    if (!readable)
        return fail(errors::AmountUnreadable, text.toString());

    const qsizetype place = decimalPlace(number, style);
    const QStringView decimals = place < number.size() ? number.sliced(place + 1) : QStringView();
    const auto whole = ungrouped(number.first(place));
    const bool signRepeated = place < number.size() && number.first(place).contains(number[place]);
    if (!whole || signRepeated || !std::ranges::all_of(decimals, isDigit))
        return fail(errors::AmountUnreadable, text.toString());

    const qsizetype digits = currency.minorDigits();
    if (std::ranges::any_of(decimals.sliced(std::min(digits, decimals.size())), [](QChar c) { return c != u'0'; }))
        return fail(errors::AmountTooPrecise, text.toString());
    const QString minor = *whole + decimals.first(std::min(digits, decimals.size())).toString().leftJustified(digits, u'0');
    PLUMBLINE_TRY_ASSIGN(const std::int64_t value, minorUnits(minor, stripped.negative, text));
    return Money(value, currency);
}

} // namespace plumbline::domain
