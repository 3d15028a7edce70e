#pragma once

#include "plumbline/domain/entities/receivables.h"
#include "plumbline/replica/reader.h"
#include "plumbline/workspace/audit.h"

#include <unordered_map>

/// Makes people's words of ids and values: names of who acted, titles of records, fields before and after.
namespace plumbline::workspace {

/// Looks titles up through one reader and remembers them for as long as it lives; made anew for each question.
class Texts {
public:
    explicit Texts(const replica::Reader &reader) : m_reader(reader) {}

    /// The record's title: its name, title or document number. Empty where the record is gone.
    [[nodiscard]] QString titleOf(domain::EntityKind kind, const domain::Uuid &id);
    /// The number of an instalment's invoice. Empty where it is gone.
    [[nodiscard]] QString invoiceOf(domain::InstalmentId instalment);
    /// What a search hit says beneath its title: the account of a deal or a document, the region of an account.
    [[nodiscard]] QString contextOf(domain::EntityKind kind, const domain::Uuid &id);
    /// Readable text of a value of this field; references become titles.
    [[nodiscard]] QString textOf(const domain::FieldDescription &field, const domain::Value &value);
    /// What a record without a name of its own is about: its first reference, such as the deal of a stage change.
    [[nodiscard]] QString firstReference(const domain::Record &record);
    [[nodiscard]] AuditRow auditRow(ledger::Entry entry);
    [[nodiscard]] AuditChange auditChange(const ledger::Entry &entry, const domain::Change &change);
    [[nodiscard]] std::vector<FieldText> fieldsOf(const domain::Record &record);

private:
    struct Key {
        domain::EntityKind kind;
        domain::Uuid id;
        friend bool operator==(const Key &, const Key &) = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key &key) const noexcept { return std::hash<domain::Uuid>()(key.id); }
    };
    const replica::Reader &m_reader;
    std::unordered_map<Key, QString, KeyHash> m_titles;
};

} // namespace plumbline::workspace
