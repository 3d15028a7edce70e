#include "namedrecords.h"

namespace plumbline::intake {

using domain::Record;

NamedRecords::NamedRecords(domain::EntityKind kind)
    : m_name(static_cast<std::size_t>(domain::describe(kind).indexOf(u"name"))),
      m_number(domain::describe(kind).indexOf(u"source_ref")) {}

QString NamedRecords::nameOf(const Record &record) const {
    return domain::toPlainText(record.values[m_name]).trimmed();
}

QString NamedRecords::numberOf(const Record &record) const {
    return m_number < 0 ? QString() : domain::toPlainText(record.values[static_cast<std::size_t>(m_number)]);
}

void NamedRecords::load(std::vector<Record> records) {
    // By age, in whatever order they come.
    std::sort(records.begin(), records.end(), [](const Record &a, const Record &b) { return a.id < b.id; });
    for (Record &record : records)
        hold(std::move(record));
}

NamedRecords::Held NamedRecords::hold(Record record) {
    const auto held = std::make_shared<Entry>(Entry{std::move(record), m_count++});
    m_byName[nameOf(held->record)].push_back(held);
    if (const QString number = numberOf(held->record); !number.isEmpty())
        m_byNumber.emplace(number, held);
    return held;
}

NamedRecords::Held NamedRecords::find(const QString &number, const QString &name) {
    Held found = lookUp(number, name);
    if (number.isEmpty() && found)
        m_foundByName.emplace(name, found);
    return found;
}

NamedRecords::Held NamedRecords::lookUp(const QString &number, const QString &name) const {
    if (const auto found = m_byNumber.find(number); !number.isEmpty() && found != m_byNumber.end())
        return found->second;
    const auto found = m_byName.find(name);
    if (found == m_byName.end() || found->second.empty())
        return nullptr;
    const std::vector<Held> &namesakes = found->second;
    const auto unnumbered = std::find_if(namesakes.begin(), namesakes.end(), [&](const Held &each) {
        return numberOf(each->record).isEmpty() && (number.isEmpty() || !each->taken);
    });
    if (unnumbered != namesakes.end())
        return *unnumbered;
    // Namesakes with numbers of their own are somebody else than a row with another number means.
    return number.isEmpty() ? namesakes.front() : nullptr;
}

bool NamedRecords::contradicts(const Entry &entry, const Record &after) const {
    const auto foundByName = m_foundByName.find(nameOf(after));
    if (foundByName != m_foundByName.end() && foundByName->second.get() != &entry && nameOf(entry.record) != nameOf(after))
        return true;
    for (std::size_t i = 0; entry.taken && i < after.values.size(); ++i)
        if (!domain::isAbsent(entry.record.values[i]) && entry.record.values[i] != after.values[i])
            return true;
    return false;
}

void NamedRecords::replace(const Held &held, Record after, const QString &number) {
    const QString before = nameOf(held->record);
    held->record = std::move(after);
    if (const QString now = nameOf(held->record); now != before) {
        std::vector<Held> &old = m_byName[before];
        old.erase(std::find(old.begin(), old.end(), held));
        std::vector<Held> &namesakes = m_byName[now];
        const auto younger =
            std::find_if(namesakes.begin(), namesakes.end(), [&](const Held &each) { return held->place < each->place; });
        namesakes.insert(younger, held);
    }
    take(held, number);
}

void NamedRecords::add(Record record, const QString &number) {
    take(hold(std::move(record)), number);
}

void NamedRecords::take(const Held &held, const QString &number) {
    held->taken = true;
    if (number.isEmpty())
        m_foundByName.emplace(nameOf(held->record), held);
}

} // namespace plumbline::intake
