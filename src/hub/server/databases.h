#pragma once

#include "plumbline/hub/place.h"

namespace plumbline::hub {

/// Whether the first connection makes what it connects to.
enum class Making { No, Yes };

/// An encrypted file.
class FileDatabase final : public Database {
public:
    FileDatabase(QString path, QByteArray key, Making making) : m_path(std::move(path)), m_key(std::move(key)), m_making(making) {}
    [[nodiscard]] Result<std::unique_ptr<storage::Connection>> connect() override;

private:
    QString m_path;
    QByteArray m_key;
    Making m_making;
};

/// An organisation's schema on PostgreSQL.
class ServerDatabase final : public Database {
public:
    ServerDatabase(QByteArray address, domain::Uuid schema, Making making)
        : m_address(std::move(address)), m_schema(schema), m_making(making) {}
    [[nodiscard]] Result<std::unique_ptr<storage::Connection>> connect() override;
    [[nodiscard]] Result<void> announce(storage::Connection &connection) override;

private:
    QByteArray m_address;
    domain::Uuid m_schema;
    Making m_making;
};

[[nodiscard]] std::unique_ptr<Place::Watch> watchServer(QByteArray address, domain::Uuid schema, std::function<void()> heard);

} // namespace plumbline::hub
