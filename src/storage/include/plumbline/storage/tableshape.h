#pragma once

#include "plumbline/domain/description.h"
#include "plumbline/storage/dialect.h"

#include <string>

/// The table of a described entity, and every statement a store runs on it. Names come from descriptions, which are part
/// of the program; values are always parameters.
namespace plumbline::storage {

/// Columns: `id`, `revision` (the ledger position of the row's last change), one per field (two for money: minor units and
/// `…_currency`), `extra` for customers' own fields. Fields carry no NOT NULL: presence is the description's rule and
/// `validate`'s to check, and a column that may be NULL can be added, relaxed or left behind without rewriting the table.
class TableShape {
public:
    TableShape(const domain::EntityDescription &description, const Dialect &dialect);

    [[nodiscard]] const domain::EntityDescription &description() const { return *m_description; }
    /// Names of a field's columns, quoted.
    [[nodiscard]] std::vector<std::string> columnsOf(int field) const;
    /// Columns of `selectColumns`: id, revision and the fields'.
    [[nodiscard]] int selectedColumns() const { return m_selectedColumns; }
    /// Parameters of `updateFields` for these fields: revision, the fields' columns and the id.
    [[nodiscard]] int updateParameters(std::span<const int> fields) const;

    // Schema. References are checked at commit, so that the order of an import's rows does not matter.
    [[nodiscard]] std::string createTable() const;
    /// One statement for each column of the field, with the default that rows from before it read as.
    /// A required date, instant, amount or reference can't be added to rows that lack it: throws InvariantError.
    [[nodiscard]] std::vector<std::string> addField(int field) const;
    [[nodiscard]] std::vector<std::string> renameField(int field, const std::string &formerName) const;
    [[nodiscard]] std::string createIndex(int field) const;
    [[nodiscard]] std::string dropIndex(int field) const;

    // Rows. Parameters come in the order of the columns named.
    [[nodiscard]] std::string insertRow() const;
    [[nodiscard]] std::string updateFields(std::span<const int> fields) const;
    [[nodiscard]] std::string removeRow() const;
    [[nodiscard]] std::string selectRow() const;
    /// Those of `count` ids that are there.
    [[nodiscard]] std::string selectRows(int count) const;
    [[nodiscard]] std::string selectAll() const;
    /// The rows behind an id.
    [[nodiscard]] std::string selectAfter() const;
    [[nodiscard]] std::string selectRevision() const;
    [[nodiscard]] std::string selectLastId() const;
    [[nodiscard]] std::string countRows() const;
    [[nodiscard]] std::string selectIdByField(int field) const;
    [[nodiscard]] std::string selectByField(int field) const;
    /// The first row whose reference points nowhere.
    [[nodiscard]] std::string selectBrokenReference(int field) const;

private:
    [[nodiscard]] std::string quotedTable() const;
    [[nodiscard]] std::string columnDefinitions(int field) const;
    [[nodiscard]] std::string selectColumns() const;
    [[nodiscard]] std::string indexName(int field) const;
    [[nodiscard]] std::string referenceName(const std::string &field) const;
    [[nodiscard]] static std::string parameter(int number);

    const domain::EntityDescription *m_description;
    const Dialect *m_dialect;
    int m_selectedColumns = 2;
};

} // namespace plumbline::storage
