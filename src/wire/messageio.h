#pragma once

#include "cbor.h"

#include "plumbline/wire/limits.h"

/// How members of messages are written and read.
namespace plumbline::wire {

inline constexpr std::int64_t NoDate = INT32_MIN;

template<typename Io, typename Id>
void typedId(Io &io, Id &id)
{
    domain::Uuid uuid = id.uuid();
    io.id(uuid);
    if constexpr (Io::Reading)
        id = Id(uuid);
}

/// A number of a narrower type.
template<typename Io, typename Number>
void narrow(Io &io, Number &number, std::int64_t least, std::int64_t most)
{
    auto wide = static_cast<std::int64_t>(number);
    io.number(wide, least, most);
    if constexpr (Io::Reading)
        number = static_cast<Number>(wide);
}

template<typename Io>
void position(Io &io, Held<Io, std::int64_t> &number)
{
    io.number(number, 0, INT64_MAX);
}

template<typename Io>
void instant(Io &io, Held<Io, domain::Instant> &instant)
{
    std::int64_t microseconds = instant.time_since_epoch().count();
    io.number(microseconds, INT64_MIN, INT64_MAX);
    if constexpr (Io::Reading)
        instant = domain::Instant(std::chrono::microseconds(microseconds));
}

/// A business date, or none.
template<typename Io>
void maybeDate(Io &io, Held<Io, std::optional<domain::Date>> &date)
{
    std::int64_t days = date ? std::int64_t{date->days()} : NoDate;
    io.number(days, NoDate, INT32_MAX);
    if constexpr (Io::Reading)
        date = days == NoDate ? std::nullopt : std::optional(domain::Date::fromDays(static_cast<std::int32_t>(days)));
}

/// Something that has bytes of its own: read by `decode`, whose errors are those of an unreadable frame.
template<typename T, typename Encode, typename Decode>
void enclosed(CborWriter &io, const T &value, Encode encode, Decode /*decode*/)
{
    io.bytes(encode(value), MaxUnpacked);
}
template<typename T, typename Encode, typename Decode>
void enclosed(CborReader &io, T &value, Encode /*encode*/, Decode decode)
{
    QByteArray bytes;
    io.bytes(bytes, MaxUnpacked);
    if (!io.good())
        return;
    auto decoded = decode(bytes);
    if (!decoded)
        return io.refuse(decoded.error().code.id.data());
    value = std::move(*decoded);
}

/// The same where it may be missing: then it has no bytes.
template<typename T, typename Encode, typename Decode>
void maybeEnclosed(CborWriter &io, const std::optional<T> &value, Encode encode, Decode /*decode*/)
{
    io.bytes(value ? encode(*value) : QByteArray(), MaxUnpacked);
}
template<typename T, typename Encode, typename Decode>
void maybeEnclosed(CborReader &io, std::optional<T> &value, Encode /*encode*/, Decode decode)
{
    QByteArray bytes;
    io.bytes(bytes, MaxUnpacked);
    value.reset();
    if (!io.good() || bytes.isEmpty())
        return;
    auto decoded = decode(bytes);
    if (!decoded)
        return io.refuse(decoded.error().code.id.data());
    value = std::move(*decoded);
}

template<typename T, typename Member>
void list(CborWriter &io, const std::vector<T> &values, qsizetype most, Member member)
{
    if (values.size() > static_cast<std::size_t>(most))
        throw domain::InvariantError("more elements than a message may hold");
    io.begin(values.size());
    for (const T &each : values)
        member(io, each);
    io.end();
}
template<typename T, typename Member>
void list(CborReader &io, std::vector<T> &values, qsizetype most, Member member)
{
    const std::uint64_t count = io.beginList(most);
    for (std::uint64_t i = 0; i < count && io.good(); ++i) {
        T each{};
        member(io, each);
        if (io.good())
            values.push_back(std::move(each));
    }
    io.end();
}

inline constexpr auto ListMembers = [](auto &io, auto &each) { members(io, each); };

} // namespace plumbline::wire
