#include "columnformat.h"

#include <bit>
#include <numeric>

namespace plumbline::wire {
namespace {

using domain::Result;

/// The largest number all can be divided by.
std::int64_t scaleOf(std::span<const std::int64_t> numbers)
{
    std::int64_t scale = 0;
    for (const std::int64_t each : numbers) {
        if (each == INT64_MIN)
            return 1;
        scale = std::gcd(scale, each);
        if (scale == 1)
            return 1;
    }
    return std::max<std::int64_t>(scale, 1);
}

qsizetype sizeOf(std::uint64_t number)
{
    return (std::bit_width(number | 1) + 6) / 7;
}

std::uint64_t difference(std::int64_t number, std::int64_t before)
{
    return zigzagOf(static_cast<std::int64_t>(static_cast<std::uint64_t>(number) - static_cast<std::uint64_t>(before)));
}

} // namespace

void writeNumbers(ByteSink &out, std::span<const std::int64_t> numbers)
{
    const std::int64_t scale = scaleOf(numbers);
    std::vector<std::int64_t> scaled(numbers.begin(), numbers.end());
    if (scale > 1)
        for (std::int64_t &each : scaled)
            each /= scale;
    qsizetype plain = 0;
    qsizetype differences = 0;
    std::int64_t before = 0;
    for (const std::int64_t each : scaled) {
        plain += sizeOf(zigzagOf(each));
        differences += sizeOf(difference(each, before));
        before = each;
    }
    const NumberForm form = differences < plain ? NumberForm::Differences : NumberForm::Plain;
    out.byte(static_cast<std::uint8_t>(form));
    out.varint(static_cast<std::uint64_t>(scale));
    char *at = out.room(std::min(plain, differences));
    before = 0;
    for (const std::int64_t each : scaled) {
        at = ByteSink::put(at, form == NumberForm::Plain ? zigzagOf(each) : difference(each, before));
        before = each;
    }
    out.wrote(at);
}

Result<void> readNumbers(ByteSource &in, std::span<std::int64_t> numbers)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t form, in.byte());
    PLUMBLINE_TRY_ASSIGN(const std::uint64_t scale, in.varint());
    if (form > static_cast<std::uint8_t>(NumberForm::Differences) || scale == 0 || scale > INT64_MAX || numbers.size() > in.left())
        return ByteSource::unreadable("numbers");
    const bool differences = form == static_cast<std::uint8_t>(NumberForm::Differences);
    std::uint64_t before = 0;
    std::uint64_t bits = 0;
    for (std::int64_t &each : numbers) {
        if (!in.next(bits))
            return ByteSource::unreadable("number");
        // Unsigned: numbers that nobody wrote run over rather than into undefined behaviour.
        auto number = static_cast<std::uint64_t>(unzigzag(bits));
        if (differences)
            number += before;
        before = number;
        each = static_cast<std::int64_t>(number * scale);
    }
    return {};
}

} // namespace plumbline::wire
