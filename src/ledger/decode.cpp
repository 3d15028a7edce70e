#include "changesformat.h"
#include "plumbline/ledger/entry.h"
#include "plumbline/ledger/errors.h"

#include <QStringDecoder>

namespace plumbline::ledger {
namespace {

using domain::Change;
using domain::Result;
using domain::Value;
using format::Type;

enum class Known { No, Yes };

/// Reads bytes nobody vouches for: every length is held against what is left before anything is made of it.
class Decoder {
public:
    explicit Decoder(const QByteArray &bytes) : m_begin(bytes.constData()), m_at(m_begin), m_end(m_begin + bytes.size()) {}

    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] std::uint64_t left() const { return static_cast<std::uint64_t>(m_end - m_at); }
    [[nodiscard]] tl::unexpected<domain::Error> unreadable(const char *expected) const
    {
        return domain::fail(errors::ChangesUnreadable, QStringLiteral("%1 @%2").arg(QLatin1StringView(expected)).arg(m_at - m_begin));
    }

    [[nodiscard]] Result<std::uint8_t> byte()
    {
        if (atEnd())
            return unreadable("byte");
        return static_cast<std::uint8_t>(*m_at++);
    }
    [[nodiscard]] Result<std::uint64_t> varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !atEnd(); shift += 7) {
            const auto next = static_cast<std::uint8_t>(*m_at++);
            if (shift == 63 && next > 1)
                return unreadable("varint");
            value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
            if (next < 0x80)
                return value;
        }
        return unreadable("varint");
    }
    [[nodiscard]] Result<std::int64_t> zigzag()
    {
        PLUMBLINE_TRY_ASSIGN(const std::uint64_t bits, varint());
        return static_cast<std::int64_t>(bits >> 1 ^ (~(bits & 1) + 1));
    }
    /// A number of things that take at least `least` bytes each.
    [[nodiscard]] Result<std::size_t> count(std::uint64_t least)
    {
        PLUMBLINE_TRY_ASSIGN(const std::uint64_t number, varint());
        if (number > left() / least)
            return unreadable("count");
        return static_cast<std::size_t>(number);
    }
    [[nodiscard]] Result<domain::Uuid> id()
    {
        PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, raw(16));
        return domain::Uuid::fromBytes(bytes.data(), 16);
    }
    /// Reads a value of a type into `held`; a type unknown here is stepped over.
    [[nodiscard]] Result<Known> payload(std::uint8_t type, Value &held);

private:
    [[nodiscard]] Result<QByteArrayView> raw(std::uint64_t size)
    {
        if (size > left())
            return unreadable("bytes");
        const QByteArrayView bytes(m_at, static_cast<qsizetype>(size));
        m_at += size;
        return bytes;
    }
    [[nodiscard]] Result<domain::Money> money();
    [[nodiscard]] Result<QString> text(QByteArrayView bytes) const;

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    domain::Currency m_currency;
    std::array<char, 3> m_letters{'X', 'X', 'X'};
};

Result<domain::Money> Decoder::money()
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

Result<QString> Decoder::text(QByteArrayView bytes) const
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return unreadable("UTF-8");
    return text;
}

Result<Known> Decoder::payload(std::uint8_t type, Value &held)
{
    if (type >= format::FirstCounted) {
        PLUMBLINE_TRY_ASSIGN(const std::uint64_t size, varint());
        PLUMBLINE_TRY_ASSIGN(const QByteArrayView bytes, raw(size));
        if (type != static_cast<std::uint8_t>(Type::Text))
            return Known::No;
        PLUMBLINE_TRY_ASSIGN(held, text(bytes));
        return Known::Yes;
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
    case Type::Text:
        break;
    }
    return unreadable("type");
}

/// A field's key: its index in the description, or -1 where this reader does not know it.
struct Key {
    int field;
    std::uint8_t type;
};

Result<Key> readKey(Decoder &in, const format::Schema::Entity &entity)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint64_t key, in.varint());
    const std::uint64_t number = key >> format::TypeBits;
    const int field = number < entity.byNumber.size() ? entity.byNumber[static_cast<std::size_t>(number)] : -1;
    return Key{field, static_cast<std::uint8_t>(key & format::TypeMask)};
}

/// Reads the value of a field into `held`, which is left alone where the field is unknown here.
Result<void> readValue(Decoder &in, const format::Schema::Entity &entity, Key key, Value &held)
{
    if (key.field < 0) {
        Value skipped;
        PLUMBLINE_TRY(in.payload(key.type, skipped));
        return {};
    }
    PLUMBLINE_TRY_ASSIGN(const Known known, in.payload(key.type, held));
    const auto expected = format::typeOf(entity.description->fields[static_cast<std::size_t>(key.field)].type);
    if (known == Known::No || (!domain::isAbsent(held) && key.type != static_cast<std::uint8_t>(expected)))
        return in.unreadable("value of a field");
    return {};
}

Result<domain::Record> readRecord(Decoder &in, const format::Schema::Entity &entity, const domain::Uuid &id)
{
    domain::Record record{entity.description->kind, id, {}};
    record.values.resize(entity.description->fields.size());
    PLUMBLINE_TRY_ASSIGN(const std::size_t fields, in.count(1));
    Value unknown;
    for (std::size_t i = 0; i < fields; ++i) {
        PLUMBLINE_TRY_ASSIGN(const Key key, readKey(in, entity));
        Value &held = key.field < 0 ? unknown : record.values[static_cast<std::size_t>(key.field)];
        if (!domain::isAbsent(held))
            return in.unreadable("each field once");
        PLUMBLINE_TRY(readValue(in, entity, key, held));
    }
    return record;
}

Result<Change> readUpdate(Decoder &in, const format::Schema::Entity &entity, const domain::Uuid &id)
{
    domain::Updated update{entity.description->kind, id, {}};
    PLUMBLINE_TRY_ASSIGN(const std::size_t fields, in.count(2));
    update.fields.reserve(std::min(fields, entity.description->fields.size()));
    for (std::size_t i = 0; i < fields; ++i) {
        PLUMBLINE_TRY_ASSIGN(const Key before, readKey(in, entity));
        domain::FieldChange change{before.field, {}, {}};
        PLUMBLINE_TRY(readValue(in, entity, before, change.before));
        PLUMBLINE_TRY_ASSIGN(const std::uint8_t type, in.byte());
        if (type > format::TypeMask)
            return in.unreadable("type");
        PLUMBLINE_TRY(readValue(in, entity, Key{before.field, type}, change.after));
        if (change.field >= 0)
            update.fields.push_back(std::move(change));
    }
    return update;
}

Result<Change> readChange(Decoder &in)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t tag, in.byte());
    PLUMBLINE_TRY_ASSIGN(const std::uint64_t number, in.varint());
    const auto &entities = format::schema().entities;
    // A record of an entity unknown here can't be shown or taken back; leaving it out would make half an operation.
    if (number >= entities.size() || entities[static_cast<std::size_t>(number)].description == nullptr)
        return in.unreadable("entity");
    const format::Schema::Entity &entity = entities[static_cast<std::size_t>(number)];
    PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, in.id());
    switch (static_cast<format::Tag>(tag)) {
    case format::Tag::Created: {
        PLUMBLINE_TRY_ASSIGN(domain::Record after, readRecord(in, entity, id));
        return domain::Created{std::move(after)};
    }
    case format::Tag::Removed: {
        PLUMBLINE_TRY_ASSIGN(domain::Record before, readRecord(in, entity, id));
        return domain::Removed{std::move(before)};
    }
    case format::Tag::Updated:
        return readUpdate(in, entity, id);
    }
    return in.unreadable("tag");
}

/// Tag, entity, id and number of fields.
constexpr std::uint64_t LeastChange = 1 + 1 + 16 + 1;

} // namespace

Result<domain::Changes> decodeChanges(const QByteArray &bytes)
{
    Decoder in(bytes);
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t version, in.byte());
    if (version != format::Version)
        return in.unreadable("format");
    PLUMBLINE_TRY_ASSIGN(const std::size_t count, in.count(LeastChange));
    domain::Changes changes;
    changes.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        PLUMBLINE_TRY_ASSIGN(Change change, readChange(in));
        changes.push_back(std::move(change));
    }
    if (!in.atEnd())
        return in.unreadable("end");
    return changes;
}

} // namespace plumbline::ledger
