#pragma once

#include "changesformat.h"

#include "plumbline/domain/changes.h"

#include <QByteArray>

namespace plumbline::ledger {

/// Reads bytes nobody vouches for: every length is held against what is left before anything is made of it, and every number
/// has one form only, so that equal values are equal bytes.
class ValueReader {
public:
    enum class Known { No, Yes };
    /// What to do with a field that came after this version.
    enum class Unknown { StepOver, Refuse };

    /// `unreadable`: the error of bytes that are wrong.
    ValueReader(QByteArrayView bytes, domain::ErrorCode unreadable)
        : m_begin(bytes.data()), m_at(m_begin), m_end(m_begin + bytes.size()), m_unreadable(unreadable)
    {
    }
    /// Fields and entities unknown here are refused as `unknown`.
    ValueReader(QByteArrayView bytes, domain::ErrorCode unreadable, domain::ErrorCode unknown) : ValueReader(bytes, unreadable)
    {
        m_unknown = unknown;
        m_policy = Unknown::Refuse;
    }

    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] std::uint64_t left() const { return static_cast<std::uint64_t>(m_end - m_at); }
    [[nodiscard]] Unknown policy() const { return m_policy; }
    [[nodiscard]] tl::unexpected<domain::Error> unreadable(const char *expected) const;
    /// Of something that came after this version.
    [[nodiscard]] tl::unexpected<domain::Error> unknown(const QString &what) const { return domain::fail(m_unknown, what); }

    [[nodiscard]] domain::Result<std::uint8_t> byte()
    {
        if (atEnd())
            return unreadable("byte");
        return static_cast<std::uint8_t>(*m_at++);
    }
    [[nodiscard]] domain::Result<std::uint64_t> varint();
    [[nodiscard]] domain::Result<std::int64_t> zigzag()
    {
        PLUMBLINE_TRY_ASSIGN(const std::uint64_t bits, varint());
        return static_cast<std::int64_t>(bits >> 1 ^ (~(bits & 1) + 1));
    }
    /// A number of things that take at least `least` bytes each.
    [[nodiscard]] domain::Result<std::size_t> count(std::uint64_t least);
    [[nodiscard]] domain::Result<QByteArrayView> raw(std::uint64_t size);
    /// A length and that many bytes.
    [[nodiscard]] domain::Result<QByteArrayView> counted();
    [[nodiscard]] domain::Result<QString> text();
    [[nodiscard]] domain::Result<domain::Uuid> id()
    {
        PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, raw(16));
        return domain::Uuid::fromBytes(bytes.data(), 16);
    }
    /// Reads a value of a type into `held`; a type unknown here is stepped over.
    [[nodiscard]] domain::Result<Known> payload(std::uint8_t type, domain::Value &held);

private:
    [[nodiscard]] domain::Result<domain::Money> money();

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    domain::ErrorCode m_unreadable;
    domain::ErrorCode m_unknown = m_unreadable;
    Unknown m_policy = Unknown::StepOver;
    domain::Currency m_currency;
    std::array<char, 3> m_letters{'X', 'X', 'X'};
};

/// The changes of encodeChanges, whoever reads them.
[[nodiscard]] domain::Result<domain::Changes> readChanges(ValueReader &in);

} // namespace plumbline::ledger
