#include "plumbline/domain/currency.h"
#include "plumbline/domain/errors.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

using Letters = std::array<char, 3>;

/// ISO 4217's active codes by the decimals of their minor unit, each list in alphabetical order. Metals and units of
/// account, which have no minor unit, stand with those of no decimals. BGN is kept for documents of before 2026.
constexpr std::string_view NoDecimals = "BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXAGXAUXBAXBBXBCXBDXDRXOFXPDXPFXPTXSUXTSXUAXXX";
constexpr std::string_view TwoDecimals
    = "AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBGNBMDBNDBOBBOVBRLBSDBTNBWPBYNBZDCADCDFCHECHFCHWCNYCOPCOUCRCCUPCVECZK"
      "DKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGTQGYDHKDHNLHTGHUFIDRILSINRIRRJMDKESKGSKHRKPWKYDKZTLAKLBPLKRLRDLSL"
      "MADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMXVMYRMZNNADNGNNIONOKNPRNZDPABPENPGKPHPPKRPLNQARRONRSDRUBSARSBDSCRSDGSEK"
      "SGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTOPTRYTTDTWDTZSUAHUSDUSNUYUUZSVEDVESWSTXCDXCGYERZARZMWZWG";
constexpr std::string_view ThreeDecimals = "BHDIQDJODKWDLYDOMRTND";
constexpr std::string_view FourDecimals = "CLFUYW";

constexpr bool lists(std::string_view codes, Letters code)
{
    std::size_t low = 0;
    std::size_t high = codes.size() / 3;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        const int order = codes.substr(middle * 3, 3).compare(std::string_view(code.data(), 3));
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

constexpr int Unknown = -1;

constexpr int digitsOf(Letters code)
{
    if (lists(TwoDecimals, code))
        return 2;
    if (lists(NoDecimals, code))
        return 0;
    if (lists(ThreeDecimals, code))
        return 3;
    return lists(FourDecimals, code) ? 4 : Unknown;
}

static_assert(digitsOf({'C', 'N', 'Y'}) == 2 && digitsOf({'J', 'P', 'Y'}) == 0 && digitsOf({'K', 'W', 'D'}) == 3);

} // namespace

Result<Currency> Currency::parse(QStringView code)
{
    const QStringView trimmed = code.trimmed();
    Letters letters{};
    bool plain = trimmed.size() == 3;
    for (qsizetype i = 0; plain && i < 3; ++i) {
        const char16_t upper = trimmed[i].toUpper().unicode();
        plain = upper >= u'A' && upper <= u'Z';
        letters[static_cast<std::size_t>(i)] = static_cast<char>(upper);
    }
    const int digits = plain ? digitsOf(letters) : Unknown;
    if (digits == Unknown)
        return fail(errors::UnknownCurrency, code.toString());
    return Currency(letters, static_cast<std::int8_t>(digits));
}

Currency Currency::of(std::string_view code)
{
    const auto parsed = parse(QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size())));
    if (!parsed)
        throw InvariantError("a currency code that is not in ISO 4217");
    return *parsed;
}

QString Currency::code() const
{
    return QString::fromLatin1(m_letters.data(), static_cast<qsizetype>(m_letters.size()));
}

std::int64_t Currency::minorPerMajor() const
{
    std::int64_t power = 1;
    for (int i = 0; i < m_digits; ++i)
        power *= 10;
    return power;
}

} // namespace plumbline::domain
