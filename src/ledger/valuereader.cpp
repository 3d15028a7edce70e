#include "valuereader.h"

#include <QStringDecoder>

namespace plumbline::ledger {

using domain::Result;
using format::Type;

tl::unexpected<domain::Error> ValueReader::unreadable(const char *expected) const
{
    return domain::fail(m_unreadable, QStringLiteral("%1 @%2").arg(QLatin1StringView(expected)).arg(m_at - m_begin));
}

Result<std::uint64_t> ValueReader::varint()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !atEnd(); shift += 7) {
        const auto next = static_cast<std::uint8_t>(*m_at++);
        // Beyond 64 bits, or a zero in front of the number.
        if ((shift == 63 && next > 1) || (shift > 0 && next == 0))
            return unreadable("varint");
        value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
        if (next < 0x80)
            return value;
    }
    return unreadable("varint");
}

Result<std::size_t> ValueReader::count(std::uint64_t least)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint64_t number, varint());
    if (number > left() / least)
        return unreadable("count");
    return static_cast<std::size_t>(number);
}

Result<QByteArrayView> ValueReader::raw(std::uint64_t size)
{
    if (size > left())
        return unreadable("bytes");
    const QByteArrayView bytes(m_at, static_cast<qsizetype>(size));
    m_at += size;
    return bytes;
}

Result<QByteArrayView> ValueReader::counted()
{
    PLUMBLINE_TRY_ASSIGN(const std::uint64_t size, varint());
    return raw(size);
}

Result<QString> ValueReader::text()
{
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, counted());
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return unreadable("UTF-8");
    return text;
}

Result<domain::Money> ValueReader::money()
{
    PLUMBLINE_TRY_ASSIGN(const std::int64_t minor, zigzag());
    PLUMBLINE_TRY_ASSIGN(const QByteArrayView letters, raw(3));
    if (!std::equal(letters.begin(), letters.end(), m_letters.begin())) {
        if (letters == QByteArrayView("XXX")) {
            m_currency = domain::Currency();
        } else {
            const auto parsed = domain::Currency::parse(QString::fromLatin1(letters));
            if (!parsed || parsed->code() != QLatin1StringView(letters))
                return unreadable("currency");
            m_currency = *parsed;
        }
        std::copy(letters.begin(), letters.end(), m_letters.begin());
    }
    return domain::Money(minor, m_currency);
}

Result<ValueReader::Known> ValueReader::payload(std::uint8_t type, domain::Value &held)
{
    if (type == static_cast<std::uint8_t>(Type::Text)) {
        PLUMBLINE_TRY_ASSIGN(held, text());
        return Known::Yes;
    }
    if (type >= format::FirstCounted) {
        PLUMBLINE_TRY(counted());
        return Known::No;
    }
    switch (static_cast<Type>(type)) {
    case Type::Absent:
        held = std::monostate();
        return Known::Yes;
    case Type::Integer: {
        PLUMBLINE_TRY_ASSIGN(held, zigzag());
        return Known::Yes;
    }
    case Type::Date: {
        PLUMBLINE_TRY_ASSIGN(const std::int64_t days, zigzag());
        if (days < INT32_MIN || days > INT32_MAX)
            return unreadable("date");
        held = domain::Date::fromDays(static_cast<std::int32_t>(days));
        return Known::Yes;
    }
    case Type::Instant: {
        PLUMBLINE_TRY_ASSIGN(const std::int64_t microseconds, zigzag());
        held = domain::Instant(std::chrono::microseconds(microseconds));
        return Known::Yes;
    }
    case Type::Money: {
        PLUMBLINE_TRY_ASSIGN(held, money());
        return Known::Yes;
    }
    case Type::Uuid: {
        PLUMBLINE_TRY_ASSIGN(held, id());
        return Known::Yes;
    }
    default:
        return unreadable("type");
    }
}

} // namespace plumbline::ledger
