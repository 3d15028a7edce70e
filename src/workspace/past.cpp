#include "past.h"

#include "plumbline/workspace/errors.h"

namespace plumbline::workspace {

using namespace domain;

namespace {

constexpr int EntriesAtOnce = 200;
constexpr std::int64_t ChangesAtOnce = 10'000;

} // namespace

Result<Past> Past::at(ledger::Position position, const replica::Reader &reader, const std::function<replica::Continue()> &goOn)
{
    Past past(position);
    replica::EntryFilter filter;
    filter.limit = EntriesAtOnce;
    for (;;) {
        PLUMBLINE_TRY_ASSIGN(const auto entries, reader.entries(filter));
        for (const ledger::Entry &entry : entries) {
            if (entry.position <= position)
                return past;
            PLUMBLINE_TRY(past.takeBack(entry, reader, goOn));
        }
        if (entries.empty())
            return past;
        filter.before = entries.back().position;
    }
}

/// From the last change to the first.
Result<void> Past::takeBack(const ledger::Entry &entry, const replica::Reader &reader, const std::function<replica::Continue()> &goOn)
{
    // Where nothing later was done to any row, rows that were made here are told by their revision.
    if (entry.updated == 0 && entry.removed == 0 && m_otherwise.empty())
        return {};
    for (std::int64_t end = entry.created + entry.updated + entry.removed; end > 0; end -= std::min(end, ChangesAtOnce)) {
        if (goOn() == replica::Continue::No)
            return fail(errors::Locked);
        const std::int64_t first = std::max<std::int64_t>(0, end - ChangesAtOnce);
        PLUMBLINE_TRY_ASSIGN(const Changes changes, reader.changes(entry.position, first, end - first));
        for (auto change = changes.rbegin(); change != changes.rend(); ++change)
            PLUMBLINE_TRY(takeBack(*change, reader));
    }
    return {};
}

Result<void> Past::takeBack(const Change &change, const replica::Reader &reader)
{
    const Uuid &id = recordOf(change);
    if (std::holds_alternative<Created>(change)) {
        if (const auto found = m_otherwise.find(id); found != m_otherwise.end())
            found->second.reset();
        return {};
    }
    if (const auto *removed = std::get_if<Removed>(&change)) {
        m_otherwise.insert_or_assign(id, removed->before);
        return {};
    }
    const auto &updated = std::get<Updated>(change);
    auto found = m_otherwise.find(id);
    if (found == m_otherwise.end()) {
        PLUMBLINE_TRY_ASSIGN(auto current, reader.find(updated.kind, id));
        found = m_otherwise.emplace(id, std::move(current)).first;
    }
    if (!found->second)
        throw InvariantError("a change of a record that was not there");
    for (auto field = updated.fields.rbegin(); field != updated.fields.rend(); ++field)
        found->second->values.at(static_cast<std::size_t>(field->field)) = field->before;
    return {};
}

void Past::forEachOther(EntityKind kind, const std::function<void(const Record &)> &use) const
{
    for (const auto &[id, record] : m_otherwise)
        if (record && record->kind == kind)
            use(*record);
}

} // namespace plumbline::workspace
