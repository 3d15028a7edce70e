#include "pager.h"

#include "plumbline/hub/errors.h"

namespace plumbline::hub {
namespace {

using domain::Change;
using domain::EntityKind;
using domain::Record;
using domain::RecordKey;
using domain::Scope;
using domain::TeamId;
using ledger::Departure;
using ledger::Row;
using storage::Scan;

/// Further behind than this a scan of the rows is shorter than the way through the entries.
constexpr ledger::Position MaxEntriesBehind = 100'000;
/// A page's part stays well below a frame.
constexpr std::size_t BytesPerPart = std::size_t{2} << 20;
constexpr std::size_t SettledPerPart = 10'000;
/// Changes of a large operation are not sent with its entry: the rows are there, and its history is asked for when it is read.
constexpr std::size_t MaxChangesSent = 1000;
/// What is on the way is lost when a device is cut off, and what a device applies keeps its other work waiting.
constexpr std::int64_t RowsPerBatch = 4096;
/// A scan gives an answer after so many rows that are not for this device.
constexpr std::int64_t RowsLookedAt = 65'536;

bool includes(const Scope &scope, const Place &place) {
    return place && scope.includes(*place);
}

/// What a record takes on the wire, about.
std::size_t weightOf(const Record &record) {
    std::size_t weight = 16;
    for (const domain::Value &value : record.values) {
        const auto *text = std::get_if<QString>(&value);
        weight += 8 + (text != nullptr ? 2 * static_cast<std::size_t>(text->size()) : 0);
    }
    return weight;
}

/// Rows in batches of one kind, spread over parts.
class Parts {
public:
    Parts(const wire::Cursor &from, const wire::Cursor &to) : m_from(from), m_to(to) { begin(); }

    void add(Row row) {
        makeRoom(weightOf(row.record));
        auto &batches = m_parts.back().batches;
        if (batches.empty() || batches.back().kind != row.record.kind ||
            std::ssize(batches.back().rows) >= wire::MaxRowsPerBatch)
            batches.push_back({row.record.kind, {}});
        batches.back().rows.push_back(std::move(row));
    }
    void add(const ledger::Gone &gone) {
        makeRoom(GoneWeight);
        m_parts.back().gone.push_back(gone);
    }
    void add(wire::SeenEntry entry) {
        makeRoom(EntryWeight + static_cast<std::size_t>(entry.changes.size()));
        m_parts.back().entries.push_back(std::move(entry));
    }
    void add(ledger::Settled settled) {
        if (m_parts.back().settled.size() >= SettledPerPart)
            begin();
        m_parts.back().settled.push_back(std::move(settled));
    }

    [[nodiscard]] std::vector<wire::Page> take() {
        m_parts.back().last = true;
        return std::move(m_parts);
    }

private:
    static constexpr std::size_t GoneWeight = 32;
    static constexpr std::size_t EntryWeight = 256;

    void begin() {
        wire::Page part;
        part.from = m_from;
        part.to = m_to;
        part.part = static_cast<int>(m_parts.size());
        part.last = false;
        m_parts.push_back(std::move(part));
        m_weight = 0;
    }
    void makeRoom(std::size_t weight) {
        if (m_weight > 0 && m_weight + weight > BytesPerPart)
            begin();
        m_weight += weight;
    }

    wire::Cursor m_from;
    wire::Cursor m_to;
    std::vector<wire::Page> m_parts;
    std::size_t m_weight = 0;
};

} // namespace

Result<Pager::Collected> Pager::collect(const wire::Cursor &from, const Scope &before, const Scope &now) {
    Collected collected;
    if (m_recent != nullptr && from.position >= m_recent->after && m_recent->after + std::ssize(m_recent->entries) == m_head) {
        collected.entries = std::span(m_recent->entries).subspan(static_cast<std::size_t>(from.position - m_recent->after));
    } else {
        PLUMBLINE_TRY(m_stores.journal.forEach(from.position, m_head, [&](JournalEntry journal) -> Result<void> {
            collected.read.push_back(std::move(journal));
            return {};
        }));
        collected.entries = collected.read;
    }
    for (const JournalEntry &journal : collected.entries)
        for (const Touch &touch : journal.touches) {
            Concern &concern = collected.concerns[{touch.kind, touch.id}];
            // A scan may have brought what came and went again behind the cursor it started at.
            concern.had = concern.had || includes(before, touch.before) || includes(before, touch.after) || includes(now, touch.after);
            concern.left = concern.left || (touch.after && !includes(now, touch.after));
        }
    return collected;
}

/// A person's teams changed: rows of teams that came, and of teams that went. A row touched since the cursor is there already,
/// by the team it had then.
Result<void> Pager::addRescoped(const Scope &before, const Scope &now, Collected &collected) {
    std::vector<TeamId> gone;
    std::vector<TeamId> come;
    std::ranges::set_difference(before.teams, now.teams, std::back_inserter(gone));
    std::ranges::set_difference(now.teams, before.teams, std::back_inserter(come));
    for (const TeamId team : gone) {
        PLUMBLINE_TRY_ASSIGN(const auto keys, m_stores.access.filedUnder(team));
        for (const RecordKey &key : keys)
            collected.concerns.try_emplace(key, Concern{true, true, true});
    }
    for (const TeamId team : come) {
        PLUMBLINE_TRY_ASSIGN(const auto keys, m_stores.access.filedUnder(team));
        for (const RecordKey &key : keys)
            collected.concerns.try_emplace(key, Concern{});
    }
    return {};
}

Result<std::optional<Row>> Pager::rowFor(const RecordKey &key, const Scope &scope) {
    PLUMBLINE_TRY_ASSIGN(const Place place, m_stores.view.place(key));
    if (!place || !scope.includes(*place))
        return std::optional<Row>();
    PLUMBLINE_TRY_ASSIGN(auto record, m_stores.view.find(key.first, key.second));
    if (!record || !domain::mayHave(*record, *place, scope))
        return std::optional<Row>();
    PLUMBLINE_TRY_ASSIGN(const auto revision, m_stores.view.revision(key));
    return std::optional(Row{domain::redacted(std::move(*record), scope.role), revision.value_or(0)});
}

Result<std::variant<std::vector<wire::Page>, wire::ScanNeeded>> Pager::pages(const wire::Cursor &from, const Reading &reading) {
    using Answer = std::variant<std::vector<wire::Page>, wire::ScanNeeded>;
    const Scope &now = reading.scope.scope;
    if (from.epoch != reading.epoch || from.position > m_head || m_head - from.position > MaxEntriesBehind)
        return Answer(wire::ScanNeeded{});
    std::optional<Scope> then = now;
    if (from.scopeVersion != reading.scope.version) {
        PLUMBLINE_TRY_ASSIGN(then, m_stores.access.scope(now.user, from.scopeVersion));
    }
    if (!then || then->role != now.role || then->reach != now.reach)
        return Answer(wire::ScanNeeded{});
    PLUMBLINE_TRY_ASSIGN(Collected collected, collect(from, *then, now));
    if (*then != now)
        PLUMBLINE_TRY(addRescoped(*then, now, collected));

    Parts parts(from, {reading.epoch, reading.scope.version, m_head});
    for (const auto &[key, concern] : collected.concerns) {
        if (concern.isOutside) {
            parts.add(ledger::Gone{key.first, key.second, Departure::Retracted});
            continue;
        }
        PLUMBLINE_TRY_ASSIGN(auto row, rowFor(key, now));
        m_isInPage.emplace(key, row.has_value());
        if (row) {
            parts.add(std::move(*row));
        } else if (concern.had) {
            PLUMBLINE_TRY_ASSIGN(const auto revision, m_stores.view.revision(key));
            parts.add(ledger::Gone{key.first, key.second,
                                   revision || concern.left ? Departure::Retracted : Departure::Removed});
        }
    }
    if (reading.waitingFrom > 0) {
        PLUMBLINE_TRY_ASSIGN(auto earlier, m_stores.journal.settled(reading.device, reading.waitingFrom, from.position));
        for (ledger::Settled &settled : earlier)
            parts.add(std::move(settled));
    }
    for (const JournalEntry &journal : collected.entries) {
        PLUMBLINE_TRY_ASSIGN(auto seen, seenBy(journal, reading));
        if (seen)
            parts.add(std::move(*seen));
        if (journal.entry.device == reading.device)
            parts.add(ledger::Settled{journal.entry.deviceSequence, journal.entry.position, journal.entry.outcome});
    }
    return Answer(parts.take());
}

Result<bool> Pager::mayKnow(const Change &change, const JournalEntry &journal, const Scope &scope) {
    const RecordKey key{domain::entityOf(change), domain::recordOf(change)};
    if (const auto told = m_isInPage.find(key); told != m_isInPage.end()) {
        if (told->second)
            return true;
    } else {
        PLUMBLINE_TRY_ASSIGN(const auto row, rowFor(key, scope));
        if (row)
            return true;
    }
    const auto *removed = std::get_if<domain::Removed>(&change);
    if (removed == nullptr)
        return false;
    const auto touch = std::ranges::find_if(journal.touches,
                                            [&](const Touch &each) { return each.kind == key.first && each.id == key.second; });
    return touch != journal.touches.end() && touch->before && domain::mayHave(removed->before, *touch->before, scope);
}

Result<std::optional<wire::SeenEntry>> Pager::seenBy(const JournalEntry &journal, const Reading &reading) {
    const Scope &scope = reading.scope.scope;
    wire::SeenEntry seen;
    seen.entry = journal.entry;
    const bool own = journal.entry.actor == scope.user;
    if (journal.changes.empty())
        return own || scope.reach == domain::Reach::Everything ? std::optional(std::move(seen)) : std::nullopt;
    domain::Changes visible;
    bool whole = true;
    for (const Change &change : journal.changes) {
        PLUMBLINE_TRY_ASSIGN(const bool known, mayKnow(change, journal, scope));
        Change open = domain::redacted(change, scope.role);
        const auto *updated = std::get_if<domain::Updated>(&open);
        const bool empty = updated != nullptr && updated->fields.empty();
        whole = whole && known && open == change;
        if (known && !empty)
            visible.push_back(std::move(open));
        // Whoever can't be shown all of a large operation is shown none of it here.
        if (visible.size() > MaxChangesSent)
            break;
    }
    if (visible.empty() && !own)
        return std::optional<wire::SeenEntry>();
    seen.whole = whole && visible.size() <= MaxChangesSent;
    if (!whole)
        seen.entry.subject.clear();
    if (visible.size() <= MaxChangesSent && !visible.empty())
        seen.changes = ledger::encodeChanges(visible);
    return std::optional(std::move(seen));
}

Result<wire::ScanBatch> Pager::scan(const wire::ScanPoint &from, const Reading &reading) {
    const Scope &scope = reading.scope.scope;
    wire::ScanBatch answer;
    answer.at = {reading.epoch, reading.scope.version, m_head};
    const auto kinds = domain::allEntities();
    auto kind = from.kind == EntityKind::None ? kinds.begin() : std::ranges::find(kinds, from.kind);
    std::optional<domain::Uuid> after = from.after.isNil() ? std::nullopt : std::optional(from.after);
    std::int64_t looked = 0;
    std::size_t weight = 0;
    for (; kind != kinds.end() && looked < RowsLookedAt && answer.batch.rows.empty(); ++kind) {
        answer.batch.kind = *kind;
        Result<void> checked;
        bool more = false;
        PLUMBLINE_TRY(m_stores.entities.forEachAfter(*kind, after, [&](const Record &record, std::int64_t revision) {
            ++looked;
            answer.next = {*kind, record.id};
            auto place = scope.reach == domain::Reach::Everything ? Result<Place>(Place(std::in_place, std::nullopt))
                                                                  : m_stores.access.place(*kind, record.id);
            if (!place) {
                checked = tl::unexpected(std::move(place).error());
                return Scan::Stop;
            }
            if (*place && domain::mayHave(record, **place, scope)) {
                weight += weightOf(record);
                answer.batch.rows.push_back({domain::redacted(record, scope.role), revision});
            }
            more = std::ssize(answer.batch.rows) >= RowsPerBatch || weight >= BytesPerPart || looked >= RowsLookedAt;
            return more ? Scan::Stop : Scan::Continue;
        }));
        PLUMBLINE_TRY(checked);
        if (more)
            return answer;
        after.reset();
        // The kind is through: the next batch begins with the one behind it.
        const auto next = std::next(kind);
        answer.next = next == kinds.end() ? wire::ScanPoint{} : wire::ScanPoint{*next, {}};
        answer.finished = next == kinds.end();
    }
    return answer;
}

Result<wire::History> Pager::history(const wire::HistoryRequest &request, const Reading &reading) {
    wire::History answer;
    const auto limit = static_cast<std::size_t>(std::clamp(request.limit, 0, 1000));
    ledger::Position at = request.before > 0 ? std::min(request.before - 1, m_head) : m_head;
    PLUMBLINE_TRY_ASSIGN(const auto revision, m_stores.entities.revision(request.kind, request.id));
    if (!request.id.isNil())
        at = std::min(at, revision.value_or(0));
    while (at > 0 && answer.entries.size() < limit) {
        PLUMBLINE_TRY_ASSIGN(const auto journal, m_stores.journal.entry(at));
        if (!journal)
            return domain::fail(errors::Damaged, QStringLiteral("entry: ") + QString::number(at));
        PLUMBLINE_TRY_ASSIGN(auto seen, seenBy(*journal, reading));
        if (seen)
            answer.entries.push_back(std::move(*seen));
        ledger::Position previous = at - 1;
        if (!request.id.isNil()) {
            previous = 0;
            for (std::size_t i = journal->changes.size(); i-- > 0;)
                if (domain::recordOf(journal->changes[i]) == request.id)
                    previous = journal->previous[i];
        }
        at = previous;
    }
    return answer;
}

Result<std::vector<Row>> Pager::everything(const Scope &scope) {
    std::vector<Row> rows;
    for (const EntityKind kind : domain::allEntities()) {
        std::vector<domain::Uuid> ids;
        PLUMBLINE_TRY(m_stores.entities.forEach(kind, [&](const Record &record, std::int64_t) {
            ids.push_back(record.id);
            return Scan::Continue;
        }));
        for (const domain::Uuid &id : ids) {
            PLUMBLINE_TRY_ASSIGN(auto row, rowFor({kind, id}, scope));
            if (row)
                rows.push_back(std::move(*row));
        }
    }
    return rows;
}

} // namespace plumbline::hub
