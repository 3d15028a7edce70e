#include "plumbline/domain/date.h"
#include "plumbline/domain/errors.h"

#include <optional>

/// Reading dates as people and their programs write them.
namespace plumbline::domain {
namespace {

struct Number {
    int value = 0;
    int digits = 0;
};

class Scanner {
public:
    explicit Scanner(QStringView text) : m_text(text.trimmed()) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char16_t peek() const
    {
        const char16_t c = atEnd() ? u'\0' : m_text[m_at].unicode();
        return c >= u'\uFF01' && c <= u'\uFF5E' ? static_cast<char16_t>(c - 0xFEE0) : c;
    }
    char16_t take()
    {
        const char16_t c = peek();
        ++m_at;
        return c;
    }
    bool takeIf(char16_t wanted)
    {
        const bool is = !atEnd() && peek() == wanted;
        m_at += is ? 1 : 0;
        return is;
    }
    bool takeWord(QStringView word)
    {
        const bool is = m_text.sliced(std::min(m_at, m_text.size())).startsWith(word, Qt::CaseInsensitive);
        m_at += is ? word.size() : 0;
        return is;
    }
    bool takeBlanks()
    {
        const qsizetype from = m_at;
        while (!atEnd() && m_text[m_at].isSpace())
            ++m_at;
        return m_at != from;
    }
    Number takeNumber(int most)
    {
        Number number;
        while (number.digits < most && peek() >= u'0' && peek() <= u'9') {
            number.value = number.value * 10 + (take() - u'0');
            ++number.digits;
        }
        return number;
    }

private:
    QStringView m_text;
    qsizetype m_at = 0;
};

/// A zone behind a time: `Z`, `+08:00`, `+0800`, `-05`.
bool takeZone(Scanner &scanner)
{
    if (scanner.takeIf(u'Z') || scanner.takeIf(u'z'))
        return true;
    if (!scanner.takeIf(u'+') && !scanner.takeIf(u'-'))
        return true;
    const bool hours = scanner.takeNumber(2).digits == 2;
    const bool parted = scanner.takeIf(u':');
    const int minutes = scanner.takeNumber(2).digits;
    return hours && (minutes == 2 || (minutes == 0 && !parted));
}

/// Whether a time of day, and nothing else, follows: `8:05`, `08:05:09.123Z`, `下午3:20`, `8时5分`, `11:20 PM`.
bool takeTime(Scanner &scanner)
{
    scanner.takeWord(u"上午") || scanner.takeWord(u"下午");
    scanner.takeBlanks();
    const Number hour = scanner.takeNumber(2);
    const bool chinese = scanner.peek() == u'时';
    if (hour.digits == 0 || hour.value > 24 || !(scanner.takeIf(u':') || scanner.takeIf(u'时')))
        return false;
    const Number minute = scanner.takeNumber(2);
    if (minute.value > 59 || (!chinese && minute.digits != 2))
        return false;
    const bool more = scanner.takeIf(u':') || scanner.takeIf(u'分');
    const Number second = more ? scanner.takeNumber(2) : Number();
    scanner.takeIf(u'秒');
    if (second.value > 60 || (more && !chinese && second.digits != 2))
        return false;
    if (scanner.takeIf(u'.') && scanner.takeNumber(9).digits == 0)
        return false;
    scanner.takeBlanks();
    scanner.takeWord(u"AM") || scanner.takeWord(u"PM");
    return takeZone(scanner);
}

std::optional<Date> existing(int year, int month, int day)
{
    if (month < 1 || day < 1)
        return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day)));
    return date.ok() ? std::optional(Date(std::chrono::sys_days(date))) : std::nullopt;
}

/// `first` and `second` are the day and month in some order, parted by `separator`.
std::optional<Date> yearLast(int first, int second, int year, char16_t separator, DateOrder order)
{
    switch (order) {
    case DateOrder::MonthDayYear:
        return existing(year, first, second);
    case DateOrder::DayMonthYear:
        return existing(year, second, first);
    case DateOrder::YearMonthDay:
        return std::nullopt;
    case DateOrder::Automatic:
        break;
    }
    // A point is written where the day comes first; a number above twelve is no month.
    const bool dayFirst = separator == u'.' ? second <= 12 : first > 12;
    return dayFirst ? existing(year, second, first) : existing(year, first, second);
}

std::optional<Date> takeDate(Scanner &scanner, DateOrder order)
{
    const Number first = scanner.takeNumber(8);
    if (first.digits == 8)
        return existing(first.value / 10000, first.value / 100 % 100, first.value % 100);
    scanner.takeBlanks();
    const char16_t separator = scanner.take();
    const bool chinese = separator == u'年';
    if (!chinese && separator != u'-' && separator != u'/' && separator != u'.')
        return std::nullopt;
    scanner.takeBlanks();
    const Number second = scanner.takeNumber(2);
    scanner.takeBlanks();
    if (second.digits == 0 || scanner.take() != (chinese ? u'月' : separator))
        return std::nullopt;
    scanner.takeBlanks();
    const Number third = scanner.takeNumber(4);
    if (chinese) {
        scanner.takeBlanks();
        if (!scanner.takeIf(u'日') && !scanner.takeIf(u'号'))
            return std::nullopt;
    }
    if (first.digits == 4 && (third.digits == 1 || third.digits == 2))
        return existing(first.value, second.value, third.value);
    if (!chinese && third.digits == 4 && (first.digits == 1 || first.digits == 2))
        return yearLast(first.value, second.value, third.value, separator, order);
    return std::nullopt;
}

} // namespace

Result<Date> Date::parse(QStringView text, DateOrder order)
{
    Scanner scanner(text);
    const std::optional<Date> date = takeDate(scanner, order);
    const bool parted = scanner.takeBlanks() || scanner.takeIf(u'T') || scanner.takeIf(u't');
    const bool whole = scanner.atEnd() || (parted && takeTime(scanner) && scanner.atEnd());
    if (!date || !whole)
        return fail(errors::DateUnreadable, text.toString());
    return *date;
}

} // namespace plumbline::domain
