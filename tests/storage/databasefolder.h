#pragma once

#include "plumbline/storage/sqlite/connection.h"

#include <QTemporaryDir>

namespace plumbline::tests {

/// A folder with one database, opened as often as a test wants.
class DatabaseFolder {
public:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("test.db")); }
    [[nodiscard]] domain::Result<std::unique_ptr<storage::sqlite::Connection>> open(storage::sqlite::Access access,
                                                                                    std::uint8_t keyByte = 7) const {
        const std::vector<std::uint8_t> key(32, keyByte);
        return storage::sqlite::Connection::open(path(), key, access);
    }
    /// Throws where it can't: a test without a database has nothing to say.
    [[nodiscard]] std::unique_ptr<storage::sqlite::Connection> create() const {
        return open(storage::sqlite::Access::Create).value();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace plumbline::tests
