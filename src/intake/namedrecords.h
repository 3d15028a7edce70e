#pragma once

#include "plumbline/domain/description.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace plumbline::intake {

/// The records of an entity as the rows of a file speak of them: by number where they have one, else by name. What a row finds
/// is the same when the file comes again, whatever the rows before and after it changed.
class NamedRecords {
public:
    struct Entry {
        domain::Record record;
        /// Counts up from the oldest.
        std::size_t place = 0;
        /// A row of this file has spoken of it already.
        bool taken = false;
    };
    using Held = std::shared_ptr<Entry>;

    explicit NamedRecords(domain::EntityKind kind);
    void load(std::vector<domain::Record> records);

    /// With a number: the record of this number, else one of this name that has none and that no row has taken. Without: one of
    /// this name that has no number, else the oldest of this name; no other record may come to such a name after that. Null
    /// where there is none.
    [[nodiscard]] Held find(const QString &number, const QString &name);
    /// Whether `after` takes back what an earlier row of the file said; filling a gap does not.
    [[nodiscard]] bool contradicts(const Entry &entry, const domain::Record &after) const;

    /// Writes down what a row made of the record it found; `number` is the row's.
    void replace(const Held &held, domain::Record after, const QString &number);
    /// Writes down the record a row created.
    void add(domain::Record record, const QString &number);

    [[nodiscard]] bool hasNumbers() const { return m_number >= 0; }

private:
    [[nodiscard]] Held lookUp(const QString &number, const QString &name) const;
    [[nodiscard]] QString nameOf(const domain::Record &record) const;
    [[nodiscard]] QString numberOf(const domain::Record &record) const;
    Held hold(domain::Record record);
    void take(const Held &held, const QString &number);

    std::size_t m_count = 0;
    std::size_t m_name = 0;
    /// Of entities without numbers: -1.
    int m_number = -1;
    /// The oldest first.
    std::unordered_map<QString, std::vector<Held>> m_byName;
    std::unordered_map<QString, Held> m_byNumber;
    /// What rows without a number found.
    std::unordered_map<QString, Held> m_foundByName;
};

} // namespace plumbline::intake
