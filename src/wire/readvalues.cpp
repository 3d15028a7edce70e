#include "columnformat.h"
#include "utf8.h"

namespace plumbline::wire {
namespace {

using domain::Money;
using domain::Result;
using domain::Uuid;
using domain::Value;
using Values = std::span<Value *const>;

/// Numbers that say which of `size` things each value is.
Result<std::vector<std::int64_t>> readWhich(ByteSource &in, std::size_t count, std::size_t size)
{
    if (count > in.left())
        return ByteSource::unreadable("numbers");
    std::vector<std::int64_t> which(count);
    PLUMBLINE_TRY(readNumbers(in, which));
    for (const std::int64_t each : which)
        if (each < 0 || static_cast<std::size_t>(each) >= size)
            return ByteSource::unreadable("number in range");
    return which;
}

Result<std::vector<std::int64_t>> readAll(ByteSource &in, std::size_t count)
{
    if (count > in.left())
        return ByteSource::unreadable("numbers");
    std::vector<std::int64_t> numbers(count);
    PLUMBLINE_TRY(readNumbers(in, numbers));
    return numbers;
}

Result<void> readDates(ByteSource &in, Values values)
{
    PLUMBLINE_TRY_ASSIGN(const auto days, readAll(in, values.size()));
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (days[i] < INT32_MIN || days[i] > INT32_MAX)
            return ByteSource::unreadable("date");
        *values[i] = domain::Date::fromDays(static_cast<std::int32_t>(days[i]));
    }
    return {};
}

Result<domain::Currency> readCurrency(ByteSource &in)
{
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView letters, in.raw(3));
    if (letters == QByteArrayView("XXX"))
        return domain::Currency();
    const auto parsed = domain::Currency::parse(QString::fromLatin1(letters));
    if (!parsed || parsed->code() != QLatin1StringView(letters))
        return ByteSource::unreadable("currency");
    return *parsed;
}

Result<void> readMoney(ByteSource &in, Values values)
{
    PLUMBLINE_TRY_ASSIGN(const std::size_t count, in.count());
    std::vector<domain::Currency> currencies;
    for (std::size_t i = 0; i < count; ++i) {
        PLUMBLINE_TRY_ASSIGN(const domain::Currency each, readCurrency(in));
        currencies.push_back(each);
    }
    if (currencies.empty())
        return ByteSource::unreadable("currencies");
    std::vector<std::int64_t> which(values.size(), 0);
    if (count > 1) {
        PLUMBLINE_TRY_ASSIGN(which, readWhich(in, values.size(), count));
    }
    PLUMBLINE_TRY_ASSIGN(const auto minor, readAll(in, values.size()));
    for (std::size_t i = 0; i < minor.size(); ++i)
        *values[i] = Money(minor[i], currencies[static_cast<std::size_t>(which[i])]);
    return {};
}

Result<void> readReferences(ByteSource &in, Values values)
{
    PLUMBLINE_TRY_ASSIGN(const std::size_t count, in.count());
    PLUMBLINE_TRY_ASSIGN(const std::vector<Uuid> targets, readIds(in, count));
    PLUMBLINE_TRY_ASSIGN(const auto which, readWhich(in, values.size(), count));
    for (std::size_t i = 0; i < which.size(); ++i)
        *values[i] = targets[static_cast<std::size_t>(which[i])];
    return {};
}

/// Calls `text(i, QString)` for each of `count` texts.
template<typename Text>
Result<void> readTexts(ByteSource &in, std::size_t count, Text text)
{
    if (count > in.left())
        return ByteSource::unreadable("texts");
    std::vector<std::uint64_t> lengths(count);
    for (std::uint64_t &each : lengths)
        if (!in.next(each))
            return ByteSource::unreadable("length of a text");
    for (std::size_t i = 0; i < count; ++i) {
        PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, in.raw(lengths[i]));
        std::optional<QString> each = fromStrictUtf8(bytes);
        if (!each)
            return ByteSource::unreadable("UTF-8");
        text(i, std::move(*each));
    }
    return {};
}

Result<void> readText(ByteSource &in, Values values)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t form, in.byte());
    if (form == static_cast<std::uint8_t>(TextForm::Each))
        return readTexts(in, values.size(), [&](std::size_t i, QString text) { *values[i] = std::move(text); });
    if (form != static_cast<std::uint8_t>(TextForm::Dictionary))
        return ByteSource::unreadable("texts");
    PLUMBLINE_TRY_ASSIGN(const std::size_t count, in.count());
    std::vector<QString> dictionary(count);
    PLUMBLINE_TRY(readTexts(in, count, [&](std::size_t i, QString text) { dictionary[i] = std::move(text); }));
    PLUMBLINE_TRY_ASSIGN(const auto which, readWhich(in, values.size(), count));
    for (std::size_t i = 0; i < which.size(); ++i)
        *values[i] = dictionary[static_cast<std::size_t>(which[i])];
    return {};
}

} // namespace

Result<void> readValues(ByteSource &in, ColumnType type, Values values)
{
    switch (type) {
    case ColumnType::Integer: {
        PLUMBLINE_TRY_ASSIGN(const auto numbers, readAll(in, values.size()));
        for (std::size_t i = 0; i < numbers.size(); ++i)
            *values[i] = numbers[i];
        return {};
    }
    case ColumnType::Date:
        return readDates(in, values);
    case ColumnType::Instant: {
        PLUMBLINE_TRY_ASSIGN(const auto numbers, readAll(in, values.size()));
        for (std::size_t i = 0; i < numbers.size(); ++i)
            *values[i] = domain::Instant(std::chrono::microseconds(numbers[i]));
        return {};
    }
    case ColumnType::Money:
        return readMoney(in, values);
    case ColumnType::Reference:
        return readReferences(in, values);
    case ColumnType::Text:
        return readText(in, values);
    }
    return ByteSource::unreadable("column");
}

} // namespace plumbline::wire
