#include "fieldhistory.h"

#include "plumbline/hub/errors.h"

namespace plumbline::hub {
namespace {

using domain::RecordKey;
using domain::Result;
using ledger::Position;

/// Beyond this all are let go.
constexpr std::size_t FieldsKept = 50'000;
constexpr std::size_t ManyChanges = 64;

std::vector<std::size_t> changesOf(const JournalEntry &journal, const RecordKey &record) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < journal.changes.size(); ++i)
        if (domain::recordOf(journal.changes[i]) == record.second && domain::entityOf(journal.changes[i]) == record.first)
            found.push_back(i);
    return found;
}

} // namespace

void FieldHistory::forget() {
    m_known.clear();
    m_large.reset();
}

/// Going back in time: the first is the last change.
void FieldHistory::note(Made made, Known &known) {
    if (!known.last)
        known.last = std::move(made);
    else if (!known.other && made.device != known.last->device)
        known.other = std::move(made);
}

void FieldHistory::read(const JournalEntry &journal, std::span<const std::size_t> changes, const Key &key, Known &known) {
    known.next = 0;
    for (std::size_t i = changes.size(); i-- > 0;) {
        known.next = journal.previous[changes[i]];
        const auto *updated = std::get_if<domain::Updated>(&journal.changes[changes[i]]);
        if (updated == nullptr)
            continue;
        for (const domain::FieldChange &field : updated->fields)
            if (field.field == key.second)
                note({journal.entry.device, {journal.entry.position, journal.entry.actor, journal.entry.admittedAt, field.after}}, known);
    }
}

Result<void> FieldHistory::goBack(const Key &key, Known &known) {
    const Position at = known.next;
    if (m_large && m_large->journal.entry.position == at) {
        read(m_large->journal, m_large->changes[key.first], key, known);
    } else {
        PLUMBLINE_TRY_ASSIGN(auto journal, m_journal.entry(at));
        if (!journal)
            return domain::fail(errors::Damaged, QStringLiteral("entry: ") + QString::number(at));
        read(*journal, changesOf(*journal, key.first), key, known);
        if (journal->changes.size() > ManyChanges) {
            m_large.emplace(Large{std::move(*journal), {}});
            const domain::Changes &changes = m_large->journal.changes;
            for (std::size_t i = 0; i < changes.size(); ++i)
                m_large->changes[{domain::entityOf(changes[i]), domain::recordOf(changes[i])}].push_back(i);
        }
    }
    // A chain that does not lead back in time would never end.
    return known.next < at ? Result<void>() : domain::fail(errors::Damaged, QStringLiteral("entry: ") + QString::number(at));
}

Result<std::optional<ledger::UnseenChange>> FieldHistory::newestUnseen(const Asked &asked) {
    const Key key{asked.record, asked.field};
    auto found = m_known.find(key);
    if (found == m_known.end()) {
        // Nobody touched the row since: there is nothing to keep.
        if (asked.revision <= asked.base)
            return std::optional<ledger::UnseenChange>();
        if (m_known.size() >= FieldsKept)
            m_known.clear();
        found = m_known.emplace(key, Known{{}, {}, asked.revision}).first;
    }
    Known &known = found->second;
    const auto others = [&]() -> const std::optional<Made> & {
        return known.last && known.last->device == asked.by ? known.other : known.last;
    };
    while (!others() && known.next > asked.base)
        PLUMBLINE_TRY(goBack(key, known));
    if (!others() || others()->change.position <= asked.base)
        return std::optional<ledger::UnseenChange>();
    return std::optional(others()->change);
}

void FieldHistory::wrote(const JournalEntry &journal) {
    if (m_known.empty())
        return;
    for (const domain::Change &change : journal.changes) {
        const auto *updated = std::get_if<domain::Updated>(&change);
        if (updated == nullptr)
            continue;
        for (const domain::FieldChange &field : updated->fields) {
            const auto found = m_known.find({{updated->kind, updated->id}, field.field});
            if (found == m_known.end())
                continue;
            Known &known = found->second;
            if (known.last && known.last->device != journal.entry.device)
                known.other = std::move(known.last);
            known.last = Made{journal.entry.device,
                              {journal.entry.position, journal.entry.actor, journal.entry.admittedAt, field.after}};
        }
    }
}

} // namespace plumbline::hub
