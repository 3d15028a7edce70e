#include "searchstore.h"

#include "searchterms.h"

namespace plumbline::replica {
namespace {

using domain::Change;
using domain::EntityKind;
using domain::Result;
using domain::Uuid;
using ledger::Position;
using storage::sqlite::Row;
using storage::sqlite::Scan;

/// Fewer are taken out of the index one by one, whatever its size.
constexpr std::int64_t FewLeaving = 500;
/// About so many documents are let go together in the time that taking out one takes.
constexpr std::int64_t DocumentsForOne = 100;

std::vector<int> searchableFields(EntityKind kind) {
    std::vector<int> fields;
    const auto &described = domain::describe(kind).fields;
    for (int i = 0; i < static_cast<int>(described.size()); ++i)
        if (described[static_cast<std::size_t>(i)].spec.search == domain::Search::Yes)
            fields.push_back(i);
    return fields;
}

/// By entity, made once.
const std::vector<int> &searchable(EntityKind kind) {
    static const std::map<EntityKind, std::vector<int>> all = [] {
        std::map<EntityKind, std::vector<int>> fields;
        for (const EntityKind each : domain::allEntities())
            fields.emplace(each, searchableFields(each));
        return fields;
    }();
    return all.at(kind);
}

QString searchText(const domain::Record &record) {
    QStringList texts;
    for (const int field : searchable(record.kind))
        if (const auto *text = std::get_if<QString>(&record.values.at(static_cast<std::size_t>(field))))
            texts << *text;
    return texts.join(u'\n');
}

bool touchesSearch(const Change &change) {
    const std::vector<int> &fields = searchable(domain::entityOf(change));
    const auto *updated = std::get_if<domain::Updated>(&change);
    if (updated == nullptr || fields.empty())
        return !fields.empty();
    return std::ranges::any_of(
        updated->fields, [&](const domain::FieldChange &each) { return std::ranges::find(fields, each.field) != fields.end(); });
}

std::int64_t number(EntityKind kind) {
    return static_cast<std::int64_t>(kind);
}

} // namespace

SearchStore::Statements::Statements(storage::sqlite::Connection &connection)
    : progress(connection, R"(SELECT position, changes FROM search_progress)"),
      // Its only row.
      setProgress(connection, R"(UPDATE search_progress SET position = ?1, changes = ?2 WHERE TRUE)"),
      documentOf(connection, R"(SELECT document, text FROM search_document WHERE entity = ?1 AND record = ?2)"),
      insertDocument(connection, R"(INSERT INTO search_document (entity, record, text) VALUES (?1, ?2, ?3) RETURNING document)"),
      deleteDocument(connection, R"(DELETE FROM search_document WHERE document = ?1)"),
      lastDocument(connection, R"(SELECT max(document) FROM search_document)"),
      // All of them: the index is made again.
      deleteDocuments(connection, R"(DELETE FROM search_document)"),
      emptyTrigrams(connection, R"(INSERT INTO search_trigram (search_trigram) VALUES ('delete-all'))"),
      emptyGrams(connection, R"(INSERT INTO search_gram (search_gram) VALUES ('delete-all'))"),
      insertTrigrams(connection, R"(INSERT INTO search_trigram (rowid, text) VALUES (?1, ?2))"),
      deleteTrigrams(connection, R"(INSERT INTO search_trigram (search_trigram, rowid, text) VALUES ('delete', ?1, ?2))"),
      insertGrams(connection, R"(INSERT INTO search_gram (rowid, text) VALUES (?1, ?2))"),
      deleteGrams(connection, R"(INSERT INTO search_gram (search_gram, rowid, text) VALUES ('delete', ?1, ?2))"),
      scan(connection, R"(SELECT entity, after FROM search_scan)"),
      insertScan(connection, R"(INSERT INTO search_scan (entity, after) VALUES (?1, ?2))"),
      // Its only row.
      deleteScan(connection, R"(DELETE FROM search_scan)"),
      byTrigrams(connection,
                 R"(SELECT d.entity, d.record FROM search_trigram AS t JOIN search_document AS d ON d.document = t.rowid
          WHERE search_trigram MATCH ?1)"),
      byGrams(connection, R"(SELECT d.entity, d.record FROM search_gram AS g JOIN search_document AS d ON d.document = g.rowid
          WHERE search_gram MATCH ?1)"),
      byBoth(connection, R"(SELECT d.entity, d.record FROM search_trigram AS t JOIN search_document AS d ON d.document = t.rowid
          WHERE search_trigram MATCH ?1 AND t.rowid IN (SELECT g.rowid FROM search_gram AS g WHERE search_gram MATCH ?2))") {}

Result<SearchStore::State> SearchStore::state() {
    PLUMBLINE_TRY_ASSIGN(const auto found, m_statements.progress.first([](const Row<2> &row) {
        return State{row.get<0, std::int64_t>(), row.get<1, std::int64_t>()};
    }));
    return found.value_or(State());
}

Result<void> SearchStore::forget(const Document &document) {
    PLUMBLINE_TRY(m_statements.deleteTrigrams.run(document.number, document.text));
    if (const QString grams = gramsOf(document.text); !grams.isEmpty())
        PLUMBLINE_TRY(m_statements.deleteGrams.run(document.number, grams));
    return m_statements.deleteDocument.run(document.number);
}

Result<bool> SearchStore::letGoFor(std::int64_t leaving) {
    if (leaving < FewLeaving)
        return false;
    PLUMBLINE_TRY_ASSIGN(const auto last, m_statements.lastDocument.value<std::optional<std::int64_t>>());
    if (leaving < last.value_or(std::nullopt).value_or(0) / DocumentsForOne)
        return false;
    PLUMBLINE_TRY(m_statements.emptyTrigrams.run());
    PLUMBLINE_TRY(m_statements.emptyGrams.run());
    PLUMBLINE_TRY(m_statements.deleteDocuments.run());
    // Empty indexes are of the first format again: their first deletion is made here, as where they were made (replicaschema.cpp).
    const Document first{0, QStringLiteral("plumbline \u51c6\u7ef3")};
    PLUMBLINE_TRY(m_statements.insertTrigrams.run(first.number, first.text));
    PLUMBLINE_TRY(m_statements.insertGrams.run(first.number, gramsOf(first.text)));
    PLUMBLINE_TRY(forget(first));
    PLUMBLINE_TRY(setProgress(Nothing));
    return true;
}

Result<std::optional<SearchStore::Document>> SearchStore::documentOf(EntityKind kind, const Uuid &record) {
    return m_statements.documentOf.first(
        [](const Row<2> &row) {
            return Document{row.get<0, std::int64_t>(), row.get<1, QString>()};
        },
        number(kind), record);
}

Result<void> SearchStore::erase(EntityKind kind, const Uuid &record) {
    if (searchable(kind).empty())
        return {};
    PLUMBLINE_TRY_ASSIGN(const auto known, documentOf(kind, record));
    return known ? forget(*known) : Result<void>();
}

Result<void> SearchStore::indexRecord(EntityKind kind, const Uuid &record) {
    PLUMBLINE_TRY_ASSIGN(const auto known, documentOf(kind, record));
    PLUMBLINE_TRY_ASSIGN(const auto now, m_entities.find(kind, record));
    const QString text = now ? searchText(*now) : QString();
    if (known && now && known->text == text)
        return {};
    if (known)
        PLUMBLINE_TRY(forget(*known));
    if (!now)
        return {};
    PLUMBLINE_TRY_ASSIGN(const auto document, m_statements.insertDocument.value<std::int64_t>(number(kind), record, text));
    PLUMBLINE_TRY(m_statements.insertTrigrams.run(*document, text));
    if (const QString grams = gramsOf(text); !grams.isEmpty())
        PLUMBLINE_TRY(m_statements.insertGrams.run(*document, grams));
    return {};
}

Result<void> SearchStore::setProgress(Position position) {
    PLUMBLINE_TRY(m_statements.deleteScan.run());
    return m_statements.setProgress.run(position, std::int64_t{0});
}

Result<void> SearchStore::refresh(EntityKind kind, const Uuid &record) {
    if (searchable(kind).empty())
        return {};
    // Records of an index in the making are indexed again when it comes to them, and read from the tables until then.
    return indexRecord(kind, record);
}

Result<void> SearchStore::index(std::span<const Change> changes, State reached) {
    for (const Change &change : changes)
        if (touchesSearch(change))
            PLUMBLINE_TRY(indexRecord(domain::entityOf(change), domain::recordOf(change)));
    return m_statements.setProgress.run(reached.position, reached.changes);
}

Result<std::optional<std::int64_t>> SearchStore::indexNext(std::int64_t limit) {
    PLUMBLINE_TRY_ASSIGN(const State from, state());
    if (from.position == Everything)
        return std::optional<std::int64_t>();
    if (from.position == Nothing)
        return indexTables(limit);
    PLUMBLINE_TRY_ASSIGN(const auto entry, m_ledger.entry(from.position + 1));
    if (!entry)
        return std::optional<std::int64_t>();
    PLUMBLINE_TRY_ASSIGN(const domain::Changes changes, m_ledger.changes(entry->position, from.changes, limit));
    const std::int64_t reached = from.changes + static_cast<std::int64_t>(changes.size());
    const std::int64_t left =
        changes.empty() ? 0 : std::max<std::int64_t>(0, entry->created + entry->updated + entry->removed - reached);
    PLUMBLINE_TRY(index(changes, left == 0 ? State{entry->position, 0} : State{from.position, reached}));
    return std::optional(left);
}

Result<std::optional<std::int64_t>> SearchStore::indexTables(std::int64_t limit) {
    const auto kinds = domain::allEntities();
    PLUMBLINE_TRY_ASSIGN(const auto reached, m_statements.scan.first([](const Row<2> &row) {
        return Hit{static_cast<EntityKind>(row.get<0, std::int64_t>()), row.get<1, Uuid>()};
    }));
    auto kind = reached ? std::ranges::find(kinds, reached->first) : kinds.begin();
    Uuid after = reached ? reached->second : Uuid();
    std::vector<Hit> next;
    for (; kind != kinds.end(); ++kind, after = Uuid()) {
        if (searchable(*kind).empty())
            continue;
        PLUMBLINE_TRY(m_entities.forEachAfter(*kind, after, [&](const domain::Record &record, std::int64_t) {
            next.emplace_back(record.kind, record.id);
            return std::ssize(next) < limit ? Scan::Continue : Scan::Stop;
        }));
        if (std::ssize(next) >= limit)
            break;
    }
    for (const Hit &hit : next)
        PLUMBLINE_TRY(indexRecord(hit.first, hit.second));
    if (kind == kinds.end()) {
        PLUMBLINE_TRY(setProgress(Everything));
        return std::optional(std::int64_t{0});
    }
    PLUMBLINE_TRY(m_statements.deleteScan.run());
    PLUMBLINE_TRY(m_statements.insertScan.run(number(next.back().first), next.back().second));
    return std::optional(limit);
}

Result<std::vector<SearchStore::Hit>> SearchStore::search(const QString &text, int limit) {
    std::vector<Hit> hits;
    if (text.simplified().isEmpty() || limit <= 0)
        return hits;
    PLUMBLINE_TRY_ASSIGN(const State indexed, state());
    if (indexed.position != Nothing)
        PLUMBLINE_TRY(searchIndex(text, limit, indexed, hits));
    PLUMBLINE_TRY_ASSIGN(const auto last, m_ledger.last());
    if (indexed.position == Nothing || (last && last->position > indexed.position))
        PLUMBLINE_TRY(searchTables(text, limit, indexed, hits));
    return hits;
}

Result<void> SearchStore::searchIndex(const QString &text, int limit, State indexed, std::vector<Hit> &hits) {
    const SearchTerms terms = searchTerms(text);
    Result<void> checked;
    const auto keep = [&](const Row<2> &row) {
        const Hit hit{static_cast<EntityKind>(row.get<0, std::int64_t>()), row.get<1, Uuid>()};
        // What changed since is found in the tables, as it is now.
        const auto revision = m_entities.revision(hit.first, hit.second);
        if (!revision) {
            checked = tl::unexpected(revision.error());
            return Scan::Stop;
        }
        if (*revision && **revision <= indexed.position)
            hits.push_back(hit);
        return hits.size() < static_cast<std::size_t>(limit) ? Scan::Continue : Scan::Stop;
    };
    if (terms.grams.isEmpty())
        PLUMBLINE_TRY(m_statements.byTrigrams.each(keep, terms.trigrams));
    else if (terms.trigrams.isEmpty())
        PLUMBLINE_TRY(m_statements.byGrams.each(keep, terms.grams));
    else
        PLUMBLINE_TRY(m_statements.byBoth.each(keep, terms.trigrams, terms.grams));
    return checked;
}

Result<void> SearchStore::searchTables(const QString &text, int limit, State indexed, std::vector<Hit> &hits) {
    const QStringList words = searchTerms(text).words;
    for (const EntityKind kind : domain::allEntities()) {
        if (searchable(kind).empty() || hits.size() >= static_cast<std::size_t>(limit))
            continue;
        PLUMBLINE_TRY(m_entities.forEach(kind, [&](const domain::Record &record, std::int64_t revision) {
            if (revision <= indexed.position)
                return Scan::Continue;
            const QString of = searchText(record);
            if (std::ranges::all_of(words, [&](const QString &word) { return of.contains(word, Qt::CaseInsensitive); }))
                hits.emplace_back(kind, record.id);
            return hits.size() < static_cast<std::size_t>(limit) ? Scan::Continue : Scan::Stop;
        }));
    }
    return {};
}

} // namespace plumbline::replica
