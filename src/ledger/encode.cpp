#include "plumbline/ledger/entry.h"
#include "valuewriter.h"

namespace plumbline::ledger {
namespace {

using domain::Value;

const format::Schema::Entity &entityOf(domain::EntityKind kind)
{
    const auto number = static_cast<std::size_t>(kind);
    const auto &entities = format::schema().entities;
    if (number >= entities.size() || entities[number].description == nullptr)
        throw domain::InvariantError("changes of an entity without a description");
    return entities[number];
}

void encodeHead(ValueWriter &out, format::Tag tag, domain::EntityKind kind, const domain::Uuid &id)
{
    out.byte(static_cast<std::uint8_t>(tag));
    out.varint(static_cast<std::uint64_t>(kind));
    out.id(id);
}

void encodeRecord(ValueWriter &out, format::Tag tag, const domain::Record &record)
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

void encodeUpdate(ValueWriter &out, const domain::Updated &update)
{
    const auto &fields = entityOf(update.kind).description->fields;
    encodeHead(out, format::Tag::Updated, update.kind, update.id);
    out.varint(update.fields.size());
    for (const domain::FieldChange &change : update.fields) {
        out.field(fields.at(static_cast<std::size_t>(change.field)).number, change.before);
        out.byte(static_cast<std::uint8_t>(ValueWriter::type(change.after)));
        out.payload(change.after);
    }
}

} // namespace

QByteArray encodeChanges(std::span<const domain::Change> changes)
{
    ValueWriter out(16 + changes.size() * 96);
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
