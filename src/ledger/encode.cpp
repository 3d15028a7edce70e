#include "changesformat.h"
#include "plumbline/ledger/entry.h"

#include <cstring>

namespace plumbline::ledger {
namespace {

using domain::Value;
using format::Type;

/// Writes into a buffer it grows itself: room is made once per value, then bytes are plain stores.
class Encoder {
public:
    explicit Encoder(std::size_t expected) { m_bytes.resize(static_cast<qsizetype>(expected)); }

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
    void id(const domain::Uuid &id)
    {
        room(16);
        putRaw(id.bytes().data(), 16);
    }
    void payload(const Value &value)
    {
        std::visit([this](const auto &held) { write(held); }, value);
    }
    void field(int number, const Value &value)
    {
        varint(static_cast<std::uint64_t>(number) << format::TypeBits | static_cast<std::uint64_t>(type(value)));
        payload(value);
    }
    [[nodiscard]] static Type type(const Value &value)
    {
        // In the order of Value's alternatives.
        static constexpr std::array Types{Type::Absent, Type::Integer, Type::Text, Type::Date, Type::Instant, Type::Money, Type::Uuid};
        static_assert(Types.size() == std::variant_size_v<Value>);
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
    void zigzag(std::int64_t value)
    {
        varint(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
    }

    void write(std::monostate /*absent*/) {}
    void write(std::int64_t value) { zigzag(value); }
    void write(domain::Date value) { zigzag(value.days()); }
    void write(domain::Instant value) { zigzag(value.time_since_epoch().count()); }
    void write(const domain::Uuid &value) { id(value); }
    void write(domain::Money value)
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
    void write(const QString &text)
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

    QByteArray m_bytes;
    char *m_at = nullptr;
    qsizetype m_size = 0;
    domain::Currency m_currency;
    std::array<char, 3> m_letters{'X', 'X', 'X'};
};

const format::Schema::Entity &entityOf(domain::EntityKind kind)
{
    const auto number = static_cast<std::size_t>(kind);
    const auto &entities = format::schema().entities;
    if (number >= entities.size() || entities[number].description == nullptr)
        throw domain::InvariantError("changes of an entity without a description");
    return entities[number];
}

void encodeHead(Encoder &out, format::Tag tag, domain::EntityKind kind, const domain::Uuid &id)
{
    out.byte(static_cast<std::uint8_t>(tag));
    out.varint(static_cast<std::uint64_t>(kind));
    out.id(id);
}

void encodeRecord(Encoder &out, format::Tag tag, const domain::Record &record)
{
    const auto &fields = entityOf(record.kind).description->fields;
    if (record.values.size() != fields.size())
        throw domain::InvariantError("a record without all of its fields");
    encodeHead(out, tag, record.kind, record.id);
    const auto present = std::count_if(record.values.begin(), record.values.end(), [](const Value &value) { return !domain::isAbsent(value); });
    out.varint(static_cast<std::uint64_t>(present));
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!domain::isAbsent(record.values[i]))
            out.field(fields[i].number, record.values[i]);
}

void encodeUpdate(Encoder &out, const domain::Updated &update)
{
    const auto &fields = entityOf(update.kind).description->fields;
    encodeHead(out, format::Tag::Updated, update.kind, update.id);
    out.varint(update.fields.size());
    for (const domain::FieldChange &change : update.fields) {
        out.field(fields.at(static_cast<std::size_t>(change.field)).number, change.before);
        out.byte(static_cast<std::uint8_t>(Encoder::type(change.after)));
        out.payload(change.after);
    }
}

} // namespace

QByteArray encodeChanges(std::span<const domain::Change> changes)
{
    Encoder out(16 + changes.size() * 96);
    out.byte(format::Version);
    out.varint(changes.size());
    for (const domain::Change &change : changes) {
        if (const auto *created = std::get_if<domain::Created>(&change))
            encodeRecord(out, format::Tag::Created, created->after);
        else if (const auto *removed = std::get_if<domain::Removed>(&change))
            encodeRecord(out, format::Tag::Removed, removed->before);
        else
            encodeUpdate(out, std::get<domain::Updated>(change));
    }
    return out.take();
}

} // namespace plumbline::ledger
