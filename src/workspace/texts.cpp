#include "texts.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"

#include <array>

namespace plumbline::workspace {
namespace {

using namespace domain;

/// The field people know a record by, in the order they would name it.
int titleField(const EntityDescription &description)
{
    for (const char16_t *name : {u"title", u"name", u"document"})
        if (const int index = description.indexOf(QStringView(name)); index >= 0)
            return index;
    return -1;
}

FieldText fieldText(Texts &texts, const FieldDescription &field, const Value &before, const Value &after)
{
    return {QString::fromLatin1(field.name), QString::fromUtf8(field.spec.label), texts.textOf(field, before),
            texts.textOf(field, after), after};
}

} // namespace

QString Texts::titleOf(EntityKind kind, const Uuid &id)
{
    if (id.isNil())
        return {};
    const auto [known, isNew] = m_titles.try_emplace(Key{kind, id});
    if (!isNew)
        return known->second;
    const int field = titleField(describe(kind));
    QString title;
    if (const auto record = m_reader.find(kind, id); field >= 0 && record && record->has_value())
        title = toPlainText((*record)->values.at(static_cast<std::size_t>(field)));
    return m_titles[Key{kind, id}] = title;
}

QString Texts::invoiceOf(InstalmentId instalment)
{
    const auto record = m_reader.find(EntityKind::Instalment, instalment.uuid());
    const auto found = record && *record ? fromRecord<Instalment>(**record) : Result<Instalment>(fail(domain::errors::RecordNotFound));
    return found ? titleOf(EntityKind::Fact, found->invoice.uuid()) : QString();
}

QString Texts::firstReference(const Record &record)
{
    const EntityDescription &description = describe(record.kind);
    for (std::size_t i = 0; i < record.values.size(); ++i)
        if (const auto *id = std::get_if<Uuid>(&record.values[i]))
            return titleOf(description.fields[i].references, *id);
    return {};
}

QString Texts::contextOf(EntityKind kind, const Uuid &id)
{
    const EntityDescription &description = describe(kind);
    const auto record = m_reader.find(kind, id);
    if (!record || !record->has_value())
        return {};
    for (const char16_t *name : {u"account", u"team", u"region", u"series"}) {
        const int field = description.indexOf(QStringView(name));
        if (field < 0)
            continue;
        const auto at = static_cast<std::size_t>(field);
        return textOf(description.fields[at], (*record)->values[at]);
    }
    return {};
}

QString Texts::textOf(const FieldDescription &field, const Value &value)
{
    if (const auto *id = std::get_if<Uuid>(&value)) {
        const QString title = titleOf(field.references, *id);
        return title.isEmpty() ? id->toString() : title;
    }
    if (const auto *money = std::get_if<Money>(&value))
        return money->format() + u' ' + money->currency().code();
    return toPlainText(value);
}

AuditRow Texts::auditRow(ledger::Entry entry)
{
    AuditRow row;
    row.actor = titleOf(EntityKind::User, entry.actor.uuid());
    row.entry = std::move(entry);
    return row;
}

AuditChange Texts::auditChange(const ledger::Entry &entry, const Change &change)
{
    AuditChange out;
    out.entry = entry;
    out.actor = titleOf(EntityKind::User, entry.actor.uuid());
    out.entity = entityOf(change);
    out.record = recordOf(change);
    const EntityDescription &description = describe(out.entity);
    const int title = titleField(description);
    const auto whole = [&](const Record &record, ChangeKind kind) {
        out.kind = kind;
        out.title = title >= 0 ? toPlainText(record.values.at(static_cast<std::size_t>(title))) : firstReference(record);
        for (std::size_t i = 0; i < record.values.size(); ++i) {
            if (isAbsent(record.values[i]))
                continue;
            const bool created = kind == ChangeKind::Created;
            out.fields.push_back(fieldText(*this, description.fields[i], created ? Value() : record.values[i],
                                           created ? record.values[i] : Value()));
        }
    };
    if (const auto *created = std::get_if<Created>(&change)) {
        whole(created->after, ChangeKind::Created);
    } else if (const auto *removed = std::get_if<Removed>(&change)) {
        whole(removed->before, ChangeKind::Removed);
    } else if (const auto *updated = std::get_if<Updated>(&change)) {
        out.kind = ChangeKind::Updated;
        out.title = titleOf(out.entity, out.record);
        for (const FieldChange &field : updated->fields)
            out.fields.push_back(fieldText(*this, description.fields.at(static_cast<std::size_t>(field.field)), field.before, field.after));
    }
    return out;
}

std::vector<FieldText> Texts::fieldsOf(const Record &record)
{
    std::vector<FieldText> fields;
    const EntityDescription &description = describe(record.kind);
    for (std::size_t i = 0; i < record.values.size(); ++i)
        fields.push_back(fieldText(*this, description.fields[i], Value(), record.values[i]));
    return fields;
}

} // namespace plumbline::workspace
