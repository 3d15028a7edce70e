#pragma once

#include "storage/databasefolder.h"
#include "support/postgresserver.h"

#include "plumbline/storage/migrations.h"
#include "plumbline/storage/postgres/connection.h"
#include "plumbline/storage/statement.h"
#include "plumbline/storage/transaction.h"

#include <QTest>

namespace plumbline::tests {

/// An empty database of either engine, with as many connections as a test wants.
class EngineDatabase {
public:
    explicit EngineDatabase(storage::Engine engine) : m_engine(engine) {
        if (engine == storage::Engine::Postgres) {
            static std::uint8_t count = 0;
            std::array<std::uint8_t, 16> id{};
            id[14] = 1;
            id[15] = ++count;
            m_options.organisation = domain::Uuid(id);
            m_options.address = PostgresServer::instance()->address();
        }
    }

    [[nodiscard]] std::unique_ptr<storage::Connection> create() const {
        if (m_engine == storage::Engine::Sqlite)
            return m_folder.create();
        return storage::postgres::Connection::open(m_options, storage::postgres::Access::Create).value();
    }
    [[nodiscard]] std::unique_ptr<storage::Connection> open() const {
        if (m_engine == storage::Engine::Sqlite)
            return m_folder.open(storage::sqlite::Access::ReadWrite).value();
        return storage::postgres::Connection::open(m_options, storage::postgres::Access::ReadWrite).value();
    }
    [[nodiscard]] const storage::postgres::Options &options() const { return m_options; }

private:
    storage::Engine m_engine;
    DatabaseFolder m_folder;
    storage::postgres::Options m_options;
};

/// The rows of a test class that is run on both engines: for `initTestCase_data`.
inline void bothEngines() {
    QTest::addColumn<storage::Engine>("engine");
    QTest::newRow("SQLite") << storage::Engine::Sqlite;
    QTest::newRow("PostgreSQL") << storage::Engine::Postgres;
}

/// In words of the dialect.
[[nodiscard]] inline domain::Result<void> execute(storage::Connection &connection, std::string_view sql) {
    return connection.execute(storage::inDialect(sql, connection.dialect()).c_str());
}

/// As text; "nothing" where there is no row.
[[nodiscard]] inline QString one(storage::Connection &connection, const char *sql) {
    return connection.scalar(sql).value().value_or(QStringLiteral("nothing"));
}

} // namespace plumbline::tests

Q_DECLARE_METATYPE(plumbline::storage::Engine)

/// At the start of `init`: leaves it where the engine is not on this machine.
#define PLUMBLINE_FETCH_ENGINE(engine)                                                                                   \
    QFETCH_GLOBAL(plumbline::storage::Engine, engine);                                                                   \
    if (engine == plumbline::storage::Engine::Postgres && plumbline::tests::PostgresServer::instance() == nullptr)       \
    QSKIP("PostgreSQL 15 or later is not installed")
