#pragma once

#include "changesformat.h"

#include <cstring>

namespace plumbline::ledger {

/// Writes numbers, texts and values into a buffer it grows itself: room is made once per value, then bytes are plain stores.
class ValueWriter {
public:
    explicit ValueWriter(std::size_t expected) { m_bytes.resize(static_cast<qsizetype>(expected)); }

    void byte(std::uint8_t value)
    {
        room(1);
        put(value);
    }
    void varint(std::uint64_t value)
    {
        room(10);
        putVarint(value);
    }
    void zigzag(std::int64_t value)
    {
        varint(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
    }
    void raw(QByteArrayView bytes)
    {
        room(bytes.size());
        putRaw(bytes.data(), bytes.size());
    }
    /// Its length, then the bytes.
    void counted(QByteArrayView bytes)
    {
        varint(static_cast<std::uint64_t>(bytes.size()));
        raw(bytes);
    }
    void text(const QString &text) { write(text); }
    void id(const domain::Uuid &id)
    {
        room(16);
        putRaw(id.bytes().data(), 16);
    }
    void payload(const domain::Value &value)
    {
        std::visit([this](const auto &held) { write(held); }, value);
    }
    void key(int number, format::Type type)
    {
        varint(static_cast<std::uint64_t>(number) << format::TypeBits | static_cast<std::uint64_t>(type));
    }
    void field(int number, const domain::Value &value)
    {
        key(number, type(value));
        payload(value);
    }
    [[nodiscard]] static format::Type type(const domain::Value &value)
    {
        using format::Type;
        // In the order of Value's alternatives.
        static constexpr std::array Types{Type::Absent, Type::Integer, Type::Text, Type::Date, Type::Instant, Type::Money, Type::Uuid};
        static_assert(Types.size() == std::variant_size_v<domain::Value>);
        return Types[value.index()];
    }
    [[nodiscard]] QByteArray take()
    {
        m_bytes.resize(m_size);
        return std::move(m_bytes);
    }

private:
    void room(qsizetype size)
    {
        if (m_bytes.size() - m_size < size)
            m_bytes.resize(std::max(m_bytes.size() * 2, m_size + size + 64));
        m_at = m_bytes.data();
    }
    void put(std::uint8_t value) { m_at[m_size++] = static_cast<char>(value); }
    void putRaw(const void *bytes, qsizetype size)
    {
        if (size > 0)
            std::memcpy(m_at + m_size, bytes, static_cast<std::size_t>(size));
        m_size += size;
    }
    void putVarint(std::uint64_t value)
    {
        while (value >= 0x80) {
            put(static_cast<std::uint8_t>(value | 0x80));
            value >>= 7;
        }
        put(static_cast<std::uint8_t>(value));
    }

    void write(std::monostate /*absent*/) {}
    void write(std::int64_t value) { zigzag(value); }
    void write(domain::Date value) { zigzag(value.days()); }
    void write(domain::Instant value) { zigzag(value.time_since_epoch().count()); }
    void write(const domain::Uuid &value) { id(value); }
    void write(domain::Money value);
    void write(const QString &text);

    QByteArray m_bytes;
    char *m_at = nullptr;
    qsizetype m_size = 0;
    domain::Currency m_currency;
    std::array<char, 3> m_letters{'X', 'X', 'X'};
};

} // namespace plumbline::ledger
