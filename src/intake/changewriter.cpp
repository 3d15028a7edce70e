#include "changewriter.h"

#include <cstring>

namespace plumbline::intake {

domain::Uuid ChangeWriter::newId() {
    if (m_keep == Keep::Changes)
        return m_ids.next();
    std::array<std::uint8_t, 16> bytes{};
    ++m_counter;
    std::memcpy(bytes.data(), &m_counter, sizeof m_counter);
    return domain::Uuid(bytes);
}

void ChangeWriter::create(domain::Record record) {
    if (m_keep == Keep::Changes)
        m_changes.emplace_back(domain::Created{std::move(record)});
}

bool ChangeWriter::update(const domain::Record &before, const domain::Record &after) {
    domain::Updated updated{before.kind, before.id, {}};
    for (std::size_t i = 0; i < before.values.size(); ++i)
        if (before.values[i] != after.values[i])
            updated.fields.push_back({static_cast<int>(i), before.values[i], after.values[i]});
    if (updated.fields.empty())
        return false;
    if (m_keep == Keep::Changes)
        m_changes.emplace_back(std::move(updated));
    return true;
}

} // namespace plumbline::intake
