#include "plumbline/ledger/entry.h"

#include "plumbline/ledger/sha256.h"

namespace plumbline::ledger {
namespace {

/// Fixed widths and counted texts, so that no two entries have the same bytes.
class CanonicalBytes {
public:
    void number(std::int64_t value)
    {
        const auto bits = static_cast<std::uint64_t>(value);
        for (int shift = 56; shift >= 0; shift -= 8)
            m_bytes.append(static_cast<char>((bits >> shift) & 0xFFU));
    }
    void byte(std::uint8_t value) { m_bytes.append(static_cast<char>(value)); }
    template<typename Bytes>
    void fixed(const Bytes &bytes)
    {
        for (const std::uint8_t each : bytes)
            byte(each);
    }
    void text(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        number(utf8.size());
        m_bytes.append(utf8);
    }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

constexpr std::uint8_t LeafPrefix = 0x00;
constexpr std::uint8_t EntryFormat = 1;

} // namespace

Digest firstEntryHash(const Entry &entry, const Digest &previous)
{
    CanonicalBytes out;
    out.byte(LeafPrefix);
    out.fixed(previous);
    out.byte(EntryFormat);
    out.number(entry.position);
    out.fixed(entry.operation.uuid().bytes());
    out.fixed(entry.device.uuid().bytes());
    out.number(entry.deviceSequence);
    out.fixed(entry.actor.uuid().bytes());
    out.number(entry.madeAt.time_since_epoch().count());
    out.text(entry.kind);
    out.text(entry.subject);
    out.byte(static_cast<std::uint8_t>(entry.entity));
    out.number(entry.created);
    out.number(entry.updated);
    out.number(entry.removed);
    out.byte(entry.undoes ? 1 : 0);
    out.number(entry.undoes.value_or(0));
    out.fixed(entry.changesHash);
    return Sha256::of(out.bytes());
}

} // namespace plumbline::ledger
