#include "support/keptcells.h"

#include "plumbline/ledger/packed.h"
#include "plumbline/storage/sqlite/connection.h"
#include "plumbline/storage/sqlite/statement.h"
#include "support/testreplica.h"

#include <stdexcept>

namespace plumbline::tests {
namespace {

using storage::sqlite::Bytes;
using storage::sqlite::Connection;
using storage::sqlite::Row;
using storage::sqlite::Scan;
using storage::sqlite::Statement;

template <typename T>
T orThrow(domain::Result<T> result) {
    if (!result)
        throw std::runtime_error(codeOf(result).toStdString() + " " + result.error().detail.toStdString());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// The columns of every table, by the schema's own account.
std::vector<std::pair<QString, QString>> columnsOf(Connection &connection) {
    std::vector<std::pair<QString, QString>> columns;
    Statement<0, 2> all(connection, R"(SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%')");
    orThrow(all.each([&](const Row<2> &row) {
        columns.emplace_back(row.get<0, QString>(), row.get<1, QString>());
        return Scan::Continue;
    }));
    return columns;
}

} // namespace

std::map<QString, QByteArray> keptCells(const QString &folder, const replica::Secret &key) {
    const auto connection = orThrow(Connection::open(databasePath(folder), key.bytes(), storage::sqlite::Access::ReadOnly));
    std::map<QString, QByteArray> cells;
    for (const auto &[table, column] : columnsOf(*connection)) {
        QByteArray &kept = cells[table];
        const QByteArray sql = QStringLiteral("SELECT CAST(\"%2\" AS BLOB) FROM \"%1\" WHERE \"%2\" IS NOT NULL").arg(table, column).toUtf8();
        Statement<0, 1> values(*connection, sql.constData());
        orThrow(values.each([&](const Row<1> &row) {
            const Bytes bytes = row.get<0, Bytes>();
            kept += QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())) + '\n';
            if (const auto unpacked = ledger::unpacked(bytes))
                kept += *unpacked + '\n';
            return Scan::Continue;
        }));
    }
    return cells;
}

} // namespace plumbline::tests
