#include "valuewriter.h"

namespace plumbline::ledger {

void ValueWriter::write(domain::Money value)
{
    zigzag(value.minor());
    if (value.currency() != m_currency) {
        m_currency = value.currency();
        const QByteArray code = m_currency.code().toLatin1();
        std::memcpy(m_letters.data(), code.constData(), m_letters.size());
    }
    room(3);
    putRaw(m_letters.data(), 3);
}

void ValueWriter::write(const QString &text)
{
    const char16_t *units = reinterpret_cast<const char16_t *>(text.utf16());
    const qsizetype size = text.size();
    room(10 + size);
    const qsizetype start = m_size;
    putVarint(static_cast<std::uint64_t>(size));
    // Most texts are ASCII: their length in bytes is known beforehand.
    qsizetype i = 0;
    for (; i < size && units[i] < 0x80; ++i)
        m_at[m_size + i] = static_cast<char>(units[i]);
    if (i == size) {
        m_size += size;
        return;
    }
    m_size = start;
    const QByteArray utf8 = text.toUtf8();
    room(10 + utf8.size());
    putVarint(static_cast<std::uint64_t>(utf8.size()));
    putRaw(utf8.constData(), utf8.size());
}

} // namespace plumbline::ledger
