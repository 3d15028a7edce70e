#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/wire/errors.h"

#include <QByteArray>

#include <cstring>
#include <utility>

/// Plain numbers in rows of bytes: the ground the columns stand on.
namespace plumbline::wire {

[[nodiscard]] constexpr std::uint64_t zigzagOf(std::int64_t value)
{
    return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t bits)
{
    return static_cast<std::int64_t>(bits >> 1 ^ (~(bits & 1) + 1));
}

/// Bytes to write behind each other; room is made for many at once.
class ByteSink {
public:
    /// Room for `size` bytes; nothing else may be written until `wrote` says how many there were.
    [[nodiscard]] char *room(qsizetype size)
    {
        if (m_bytes.size() - m_size < size)
            m_bytes.resize(std::max(m_bytes.size() * 2, m_size + size + 64));
        return m_bytes.data() + m_size;
    }
    void wrote(const char *end) { m_size = end - m_bytes.constData(); }

    void byte(std::uint8_t value)
    {
        *room(1) = static_cast<char>(value);
        ++m_size;
    }
    void varint(std::uint64_t value) { wrote(put(room(10), value)); }
    void raw(QByteArrayView bytes)
    {
        if (!bytes.isEmpty())
            std::memcpy(room(bytes.size()), bytes.data(), static_cast<std::size_t>(bytes.size()));
        m_size += bytes.size();
    }
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] QByteArrayView view() const { return {m_bytes.constData(), m_size}; }
    [[nodiscard]] QByteArray take()
    {
        m_bytes.resize(m_size);
        m_size = 0;
        return std::exchange(m_bytes, QByteArray());
    }
    void clear() { m_size = 0; }

    /// A varint at `at`; answers where the next byte goes.
    [[nodiscard]] static char *put(char *at, std::uint64_t value)
    {
        while (value >= 0x80) {
            *at++ = static_cast<char>(static_cast<std::uint8_t>(value | 0x80));
            value >>= 7;
        }
        *at++ = static_cast<char>(static_cast<std::uint8_t>(value));
        return at;
    }

private:
    QByteArray m_bytes;
    qsizetype m_size = 0;
};

/// Bytes nobody vouches for: every length is held against what is left before anything is made of it.
class ByteSource {
public:
    explicit ByteSource(QByteArrayView bytes) : m_at(bytes.data()), m_end(m_at + bytes.size()) {}

    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] std::uint64_t left() const { return static_cast<std::uint64_t>(m_end - m_at); }

    [[nodiscard]] domain::Result<std::uint8_t> byte()
    {
        if (atEnd())
            return unreadable("byte");
        return static_cast<std::uint8_t>(*m_at++);
    }
    [[nodiscard]] domain::Result<std::uint64_t> varint()
    {
        std::uint64_t value = 0;
        return next(value) ? domain::Result<std::uint64_t>(value) : unreadable("varint");
    }
    /// The same for the middle of a loop; false when there is none.
    [[nodiscard]] bool next(std::uint64_t &value)
    {
        if (m_at != m_end && static_cast<std::uint8_t>(*m_at) < 0x80) {
            value = static_cast<std::uint8_t>(*m_at++);
            return true;
        }
        return nextLong(value);
    }
    [[nodiscard]] domain::Result<QByteArrayView> raw(std::uint64_t size)
    {
        if (size > left())
            return unreadable("bytes");
        const QByteArrayView bytes(m_at, static_cast<qsizetype>(size));
        m_at += size;
        return bytes;
    }
    /// A number of things that take at least a byte each.
    [[nodiscard]] domain::Result<std::size_t> count()
    {
        PLUMBLINE_TRY_ASSIGN(const std::uint64_t number, varint());
        if (number > left())
            return unreadable("count");
        return static_cast<std::size_t>(number);
    }
    [[nodiscard]] static tl::unexpected<domain::Error> unreadable(const char *expected)
    {
        return domain::fail(errors::FrameUnreadable, QString::fromLatin1(expected));
    }

private:
    [[nodiscard]] bool nextLong(std::uint64_t &value)
    {
        value = 0;
        for (unsigned shift = 0; shift < 64 && !atEnd(); shift += 7) {
            const auto each = static_cast<std::uint8_t>(*m_at++);
            if ((shift == 63 && each > 1) || (shift > 0 && each == 0))
                return false;
            value |= static_cast<std::uint64_t>(each & 0x7FU) << shift;
            if (each < 0x80)
                return true;
        }
        return false;
    }

    const char *m_at;
    const char *m_end;
};

} // namespace plumbline::wire
