#include "plumbline/ledger/entry.h"
#include "plumbline/ledger/errors.h"
#include "valuereader.h"

namespace plumbline::ledger {
namespace {

using domain::Change;
using domain::Result;
using domain::Value;
using Known = ValueReader::Known;

/// A field's key: its index in the description, or -1 where this reader does not know it.
struct Key {
    int field;
    std::uint8_t type;
};

Result<Key> readKey(ValueReader &in, const format::Schema::Entity &entity)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint64_t key, in.varint());
    const std::uint64_t number = key >> format::TypeBits;
    const int field = number < entity.byNumber.size() ? entity.byNumber[static_cast<std::size_t>(number)] : -1;
    if (field < 0 && in.policy() == ValueReader::Unknown::Refuse)
        return in.unknown(QStringLiteral("%1.%2").arg(QLatin1StringView(entity.description->name)).arg(number));
    return Key{field, static_cast<std::uint8_t>(key & format::TypeMask)};
}

/// Reads the value of a field into `held`, which is left alone where the field is unknown here.
Result<void> readValue(ValueReader &in, const format::Schema::Entity &entity, Key key, Value &held)
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

Result<domain::Record> readRecord(ValueReader &in, const format::Schema::Entity &entity, const domain::Uuid &id)
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

Result<Change> readUpdate(ValueReader &in, const format::Schema::Entity &entity, const domain::Uuid &id)
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

Result<Change> readChange(ValueReader &in)
{
    PLUMBLINE_TRY_ASSIGN(const std::uint8_t tag, in.byte());
    PLUMBLINE_TRY_ASSIGN(const std::uint64_t number, in.varint());
    const auto &entities = format::schema().entities;
    // A record of an entity unknown here can't be shown or taken back; leaving it out would make half an operation.
    if (number >= entities.size() || entities[static_cast<std::size_t>(number)].description == nullptr)
        return in.policy() == ValueReader::Unknown::Refuse ? in.unknown(QStringLiteral("entity %1").arg(number))
                                                           : in.unreadable("entity");
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

Result<domain::Changes> readChanges(ValueReader &in)
{
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

Result<domain::Changes> decodeChanges(const QByteArray &bytes)
{
    ValueReader in(bytes, errors::ChangesUnreadable);
    return readChanges(in);
}

} // namespace plumbline::ledger
