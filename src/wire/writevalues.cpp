#include "columnformat.h"
#include "distinct.h"

#include <QHashFunctions>

#include <numeric>

namespace plumbline::wire {
namespace {

using domain::Money;
using domain::Uuid;
using domain::Value;
using Values = std::span<const Value *const>;

template<typename T>
const T &held(const Value *value)
{
    const T *is = std::get_if<T>(value);
    if (is == nullptr)
        throw domain::InvariantError("a value of another type than its field's");
    return *is;
}

template<typename Number>
void writeEach(ByteSink &out, Values values, Number number)
{
    std::vector<std::int64_t> numbers;
    numbers.reserve(values.size());
    for (const Value *value : values)
        numbers.push_back(number(value));
    writeNumbers(out, numbers);
}

struct HashOfCurrency {
    std::size_t operator()(domain::Currency currency) const { return static_cast<std::size_t>(currency.minorDigits()); }
};

void writeMoney(ByteSink &out, Values values)
{
    Distinct<domain::Currency, HashOfCurrency> currencies(16);
    std::vector<std::int64_t> which;
    which.reserve(values.size());
    domain::Currency last;
    for (const Value *value : values) {
        const domain::Currency currency = held<Money>(value).currency();
        which.push_back(!which.empty() && currency == last ? which.back() : currencies.numberOf(currency));
        last = currency;
    }
    out.varint(currencies.keys().size());
    for (const domain::Currency &each : currencies.keys())
        out.raw(each.code().toLatin1());
    if (currencies.keys().size() > 1)
        writeNumbers(out, which);
    writeEach(out, values, [](const Value *value) { return held<Money>(value).minor(); });
}

struct HashOfId {
    std::size_t operator()(const Uuid &id) const
    {
        // The last bytes of an id are random, but for those somebody counted up.
        std::uint64_t low = 0;
        std::memcpy(&low, id.bytes().data() + 8, sizeof(low));
        low *= 0x9E3779B97F4A7C15U;
        return low >> 20;
    }
};

void writeReferences(ByteSink &out, Values values)
{
    Distinct<Uuid, HashOfId> targets(values.size());
    std::vector<std::int64_t> which;
    which.reserve(values.size());
    for (const Value *value : values)
        which.push_back(targets.numberOf(held<Uuid>(value)));
    const std::vector<Uuid> &seen = targets.keys();
    std::vector<std::uint32_t> order(seen.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t i) -> const Uuid & { return seen[i]; });
    std::vector<Uuid> sorted;
    sorted.reserve(seen.size());
    std::vector<std::int64_t> rank(seen.size());
    for (const std::uint32_t each : order) {
        rank[each] = static_cast<std::int64_t>(sorted.size());
        sorted.push_back(seen[each]);
    }
    for (std::int64_t &each : which)
        each = rank[static_cast<std::size_t>(each)];
    out.varint(sorted.size());
    writeIds(out, sorted);
    writeNumbers(out, which);
}

void writeTexts(ByteSink &out, std::span<const QStringView> texts)
{
    ByteSink bytes;
    for (const QStringView text : texts) {
        const qsizetype size = text.size();
        char *at = bytes.room(size);
        qsizetype i = 0;
        for (const char16_t *units = text.utf16(); i < size && units[i] < 0x80; ++i)
            at[i] = static_cast<char>(units[i]);
        if (i == size) {
            bytes.wrote(at + size);
            out.varint(static_cast<std::uint64_t>(size));
            continue;
        }
        const QByteArray utf8 = text.toUtf8();
        bytes.raw(utf8);
        out.varint(static_cast<std::uint64_t>(utf8.size()));
    }
    out.raw(bytes.view());
}

struct HashOfText {
    std::size_t operator()(QStringView text) const { return qHash(text, 0); }
};

void writeText(ByteSink &out, Values values)
{
    // Looked at so many values, mostly different ones are not worth a dictionary.
    constexpr std::size_t Enough = 1024;
    Distinct<QStringView, HashOfText> dictionary(values.size());
    std::vector<QStringView> texts;
    texts.reserve(values.size());
    std::vector<std::int64_t> which;
    which.reserve(values.size());
    bool repeats = true;
    for (const Value *value : values) {
        const QStringView text = held<QString>(value);
        texts.push_back(text);
        if (!repeats)
            continue;
        which.push_back(dictionary.numberOf(text));
        repeats = which.size() < Enough || dictionary.keys().size() * 2 <= which.size();
    }
    if (!repeats || dictionary.keys().size() * 4 > texts.size() * 3) {
        out.byte(static_cast<std::uint8_t>(TextForm::Each));
        writeTexts(out, texts);
        return;
    }
    out.byte(static_cast<std::uint8_t>(TextForm::Dictionary));
    out.varint(dictionary.keys().size());
    writeTexts(out, dictionary.keys());
    writeNumbers(out, which);
}

} // namespace

ColumnType columnTypeOf(domain::FieldType type)
{
    switch (type) {
    case domain::FieldType::Integer:
    case domain::FieldType::Boolean:
        return ColumnType::Integer;
    case domain::FieldType::Text:
    case domain::FieldType::Token:
        return ColumnType::Text;
    case domain::FieldType::Date:
        return ColumnType::Date;
    case domain::FieldType::Instant:
        return ColumnType::Instant;
    case domain::FieldType::Money:
        return ColumnType::Money;
    case domain::FieldType::Reference:
        return ColumnType::Reference;
    }
    throw domain::InvariantError("a field type without a column");
}

void writeValues(ByteSink &out, ColumnType type, Values values)
{
    switch (type) {
    case ColumnType::Integer:
        return writeEach(out, values, [](const Value *value) { return held<std::int64_t>(value); });
    case ColumnType::Date:
        return writeEach(out, values, [](const Value *value) { return std::int64_t{held<domain::Date>(value).days()}; });
    case ColumnType::Instant:
        return writeEach(out, values, [](const Value *value) { return std::int64_t{held<domain::Instant>(value).time_since_epoch().count()}; });
    case ColumnType::Money:
        return writeMoney(out, values);
    case ColumnType::Reference:
        return writeReferences(out, values);
    case ColumnType::Text:
        return writeText(out, values);
    }
}

} // namespace plumbline::wire
