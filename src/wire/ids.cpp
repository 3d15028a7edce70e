#include "columnformat.h"

namespace plumbline::wire {
namespace {

using domain::Result;
using domain::Uuid;

std::uint64_t bigEndian(const std::uint8_t *bytes, std::size_t count)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < count; ++i)
        number = number << 8 | bytes[i];
    return number;
}

bool isVersion7(const Uuid &id)
{
    return id.bytes()[6] >> 4 == 7 && id.bytes()[8] >> 6 == 2;
}

Version7 split(const Uuid &id)
{
    const std::uint8_t *bytes = id.bytes().data();
    return {bigEndian(bytes, 6), (bigEndian(bytes + 6, 2) & 0x0FFF) << 14 | (bigEndian(bytes + 8, 2) & 0x3FFF)};
}

Uuid join(const Version7 &head, const char *tail)
{
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(head.milliseconds >> (40 - 8 * i));
    const std::uint64_t high = 0x7000 | head.counter >> 14;
    const std::uint64_t low = 0x8000 | (head.counter & 0x3FFF);
    bytes[6] = static_cast<std::uint8_t>(high >> 8);
    bytes[7] = static_cast<std::uint8_t>(high);
    bytes[8] = static_cast<std::uint8_t>(low >> 8);
    bytes[9] = static_cast<std::uint8_t>(low);
    std::memcpy(bytes.data() + 10, tail, Version7Tail);
    return Uuid(bytes);
}

void writeVersion7(ByteSink &out, std::span<const Uuid> ids)
{
    std::uint64_t before = 0;
    for (const Uuid &id : ids) {
        const std::uint64_t milliseconds = split(id).milliseconds;
        out.varint(milliseconds - before);
        before = milliseconds;
    }
    Version7 last{};
    for (const Uuid &id : ids) {
        const Version7 head = split(id);
        out.varint(head.milliseconds == last.milliseconds ? head.counter - last.counter : head.counter);
        last = head;
    }
    char *at = out.room(static_cast<qsizetype>(ids.size() * Version7Tail));
    for (const Uuid &id : ids) {
        std::memcpy(at, id.bytes().data() + 10, Version7Tail);
        at += Version7Tail;
    }
    out.wrote(at);
}

Result<void> readVersion7(ByteSource &in, std::span<Uuid> ids)
{
    // A byte of each number at least, and the tail.
    if (ids.size() > in.left() / (2 + Version7Tail))
        return ByteSource::unreadable("ids");
    std::vector<Version7> heads(ids.size());
    std::uint64_t bits = 0;
    std::uint64_t before = 0;
    for (Version7 &head : heads) {
        if (!in.next(bits) || bits > MaxMilliseconds - before)
            return ByteSource::unreadable("milliseconds of an id");
        head.milliseconds = before += bits;
    }
    Version7 last{};
    for (Version7 &head : heads) {
        const std::uint64_t from = head.milliseconds == last.milliseconds ? last.counter : 0;
        if (!in.next(bits) || bits > MaxCounter - from)
            return ByteSource::unreadable("counter of an id");
        head.counter = from + bits;
        last = head;
    }
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView tails, in.raw(ids.size() * Version7Tail));
    for (std::size_t i = 0; i < ids.size(); ++i)
        ids[i] = join(heads[i], tails.data() + i * Version7Tail);
    return {};
}

} // namespace

void writeIds(ByteSink &out, std::span<const Uuid> ids)
{
    if (std::ranges::all_of(ids, isVersion7)) {
        out.byte(static_cast<std::uint8_t>(IdForm::Version7));
        writeVersion7(out, ids);
        return;
    }
    out.byte(static_cast<std::uint8_t>(IdForm::Whole));
    for (const Uuid &id : ids)
        out.raw(QByteArrayView(reinterpret_cast<const char *>(id.bytes().data()), 16));
}

Result<std::vector<Uuid>> readIds(ByteSource &in, std::size_t count)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t form, in.byte());
    if (form > static_cast<std::uint8_t>(IdForm::Version7) || count > in.left() / (2 + Version7Tail))
        return ByteSource::unreadable("ids");
    std::vector<Uuid> ids(count);
    if (form == static_cast<std::uint8_t>(IdForm::Version7)) {
        PLUMBLINE_TRY(readVersion7(in, ids));
    } else {
        PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, in.raw(16 * count));
        for (std::size_t i = 0; i < count; ++i)
            ids[i] = Uuid::fromBytes(bytes.data() + 16 * i, 16);
    }
    if (std::ranges::adjacent_find(ids, std::ranges::greater_equal()) != ids.end())
        return ByteSource::unreadable("rising ids");
    return ids;
}

} // namespace plumbline::wire
