#pragma once

#include <QString>

#include <cstdio>
#include <memory>

namespace plumbline::tests {

/// A real PostgreSQL of this test process alone, on a socket in a temporary folder, without passwords and without waiting
/// for the disk. It ends and its folder goes with the process, however that ends.
class PostgresServer {
public:
    /// Started when first asked for; nullptr where PostgreSQL 15 or later is not installed. Throws where it does not start.
    [[nodiscard]] static PostgresServer *instance();
    ~PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    /// `postgresql://…`
    [[nodiscard]] QByteArray address() const;
    /// Stops it as a power cut would, and starts it again.
    void restart();
    void stop();
    void start();

private:
    explicit PostgresServer(QString programs);
    void run(const QString &program, const QStringList &arguments) const;

    QString m_programs;
    QString m_folder;
    std::FILE *m_keeper = nullptr;
};

} // namespace plumbline::tests
