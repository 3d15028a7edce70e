#include "plumbline/storage/postgres/connection.h"

#include "statement.h"

#include <poll.h>

#include <array>
#include <cerrno>

namespace plumbline::storage::postgres {
namespace {

using domain::fail;
using std::chrono::milliseconds;

constexpr std::string_view SchemaPrefix = "org_";

std::string schemaOf(const domain::Uuid &organisation) {
    return std::string(SchemaPrefix) + organisation.toString().remove(u'-').toStdString();
}

QString reasonFor(const char *const *names, const char *const *values) {
    switch (PQpingParams(names, values, 1)) {
    case PQPING_OK:
        return QStringLiteral("refused");
    case PQPING_REJECT:
        return QStringLiteral("starting");
    case PQPING_NO_ATTEMPT:
        return QStringLiteral("not_an_address");
    default:
        return QStringLiteral("no_answer");
    }
}

/// What the server or the library says of a failed connection names its address and user, and is left out.
Result<std::unique_ptr<PGconn, Finished>> connect(const Options &options) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(options.connectTimeout).count();
    const std::string timeout = std::to_string(std::max<std::int64_t>(seconds, 2));
    const std::string unanswered = std::to_string((options.statementTimeout + options.connectTimeout).count());
    // A server that vanished without a word is noticed within half a minute.
    const std::array<const char *, 9> names{"dbname",         "connect_timeout",     "application_name",
                                            "client_encoding", "keepalives_idle",     "keepalives_interval",
                                            "keepalives_count", "tcp_user_timeout",   nullptr};
    const std::array<const char *, 9> values{options.address.constData(), timeout.c_str(),     "plumbline", "UTF8", "15", "5", "3",
                                             unanswered.c_str(),          nullptr};
    std::unique_ptr<PGconn, Finished> connection(PQconnectdbParams(names.data(), values.data(), 1));
    if (!connection)
        throw std::bad_alloc();
    if (PQstatus(connection.get()) != CONNECTION_OK)
        return fail(errors::CannotOpen, reasonFor(names.data(), values.data()));
    // What the server tells the user of it (such as "table exists, skipping") has no reader here.
    PQsetNoticeProcessor(
        connection.get(), [](void *, const char *) {}, nullptr);
    return connection;
}

/// A setting, and what it reads as afterwards.
Result<void> apply(Connection &connection, const char *name, const QString &value) {
    Statement<2, 1> set(connection, "SELECT set_config($1, $2, FALSE)");
    Statement<1, 1> get(connection, "SELECT setting FROM pg_settings WHERE name = $1");
    PLUMBLINE_TRY(set.run(std::string_view(name), value));
    PLUMBLINE_TRY_ASSIGN(const auto found, get.value<QString>(std::string_view(name)));
    if (found.value_or(QString()) != value)
        return fail(errors::PragmaRefused, QLatin1StringView(name) + QStringLiteral(": ") + found.value_or(QString()));
    return {};
}

Result<void> expect(Connection &connection, const char *name, QLatin1StringView value) {
    Statement<1, 1> get(connection, "SELECT setting FROM pg_settings WHERE name = $1");
    PLUMBLINE_TRY_ASSIGN(const auto found, get.value<QString>(std::string_view(name)));
    if (found.value_or(QString()) != value)
        return fail(errors::PragmaRefused, QLatin1StringView(name) + QStringLiteral(": ") + found.value_or(QString()));
    return {};
}

Result<void> configure(Connection &connection, const Options &options, const std::string &schema) {
    PLUMBLINE_TRY(expect(connection, "server_encoding", QLatin1StringView("UTF8")));
    const std::pair<const char *, QString> settings[]{
        {"search_path", QString::fromStdString(schema)},
        {"statement_timeout", QString::number(options.statementTimeout.count())},
        {"lock_timeout", QString::number(options.lockTimeout.count())},
        {"client_encoding", QStringLiteral("UTF8")},
        {"TimeZone", QStringLiteral("UTC")},
        // What is acknowledged is on the disk.
        {"synchronous_commit", QStringLiteral("on")}};
    for (const auto &[name, value] : settings)
        PLUMBLINE_TRY(apply(connection, name, value));
    return {};
}

Result<void> findSchema(Connection &connection, const std::string &schema, Access access) {
    Statement<1, 1> find(connection, "SELECT count(*) FROM pg_namespace WHERE nspname = $1");
    PLUMBLINE_TRY_ASSIGN(const auto found, find.value<std::int64_t>(std::string_view(schema)));
    if (access == Access::ReadWrite && found == 0)
        return fail(errors::CannotOpen, QStringLiteral("no_schema"));
    if (access == Access::ReadWrite)
        return {};
    if (found != 0)
        return fail(errors::CannotOpen, QStringLiteral("schema_exists"));
    // A name of this file's making, which takes no parameters.
    const auto made = connection.execute(("CREATE SCHEMA \"" + schema + '"').c_str());
    if (!made && made.error().code == errors::Constraint)
        return fail(errors::CannotOpen, QStringLiteral("schema_exists"));
    return made;
}

std::string channelName(const std::string &schema, const char *channel) {
    const std::string_view name(channel);
    if (name.empty() || name.size() > 20 || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") != std::string_view::npos)
        throw domain::InvariantError("a channel's name has up to 20 lower-case letters");
    return schema + '_' + std::string(name);
}

} // namespace

Result<std::vector<domain::Uuid>> organisations(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(auto handle, connect(options));
    Session session(std::move(handle), {});
    ServerStatement names(session, "SELECT nspname FROM pg_namespace WHERE nspname ~ '^org_[0-9a-f]{32}$' ORDER BY nspname", 0, 1,
                          Rows::Few);
    std::vector<domain::Uuid> found;
    PLUMBLINE_TRY(names.begin());
    while (true) {
        PLUMBLINE_TRY_ASSIGN(const bool has, names.step());
        if (!has)
            return found;
        QString name = names.value<QString>(0).mid(static_cast<qsizetype>(SchemaPrefix.size()));
        for (const int dash : {8, 13, 18, 23})
            name.insert(dash, u'-');
        PLUMBLINE_TRY_ASSIGN(const domain::Uuid id, domain::Uuid::parse(name));
        found.push_back(id);
    }
}

Result<std::unique_ptr<Connection>> Connection::open(const Options &options, Access access) {
    PLUMBLINE_TRY_ASSIGN(auto handle, connect(options));
    const std::string schema = schemaOf(options.organisation);
    std::unique_ptr<Connection> connection(new Connection(std::make_unique<Session>(std::move(handle), schema)));
    PLUMBLINE_TRY(findSchema(*connection, schema, access));
    PLUMBLINE_TRY(configure(*connection, options, schema));
    return connection;
}

Connection::Connection(std::unique_ptr<Session> session) : m_session(std::move(session)) {}

Connection::~Connection() = default;

std::unique_ptr<PreparedStatement> Connection::prepare(std::string sql, int parameters, int columns, Rows rows) {
    return std::make_unique<ServerStatement>(*m_session, std::move(sql), parameters, columns, rows);
}

Result<void> Connection::execute(const char *sql) {
    return m_session->execute(sql);
}

Result<std::optional<QString>> Connection::scalar(const char *sql) {
    return m_session->scalar(sql);
}

std::int64_t Connection::changedRows() {
    return m_session->changedRows();
}

bool Connection::inTransaction() const {
    return m_session->inTransaction();
}

Result<void> Connection::checkReferences() {
    return m_session->execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED");
}

Result<int> Connection::schemaVersion() {
    // From the catalogue itself: the server answers by name from a memory of its own, which a wait for `lockSchema` does not
    // refresh, and would not see the table that the one waited for has made.
    PLUMBLINE_TRY_ASSIGN(
        const auto tables,
        scalar("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_version'"));
    if (tables == QStringLiteral("0"))
        return 0;
    PLUMBLINE_TRY_ASSIGN(const auto version, scalar("SELECT version FROM schema_version"));
    return version.value_or(QString()).toInt();
}

Result<void> Connection::setSchemaVersion(int version) {
    PLUMBLINE_TRY(execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL);"
                          "INSERT INTO schema_version (version) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM schema_version)"));
    Statement<1> set(*this, "UPDATE schema_version SET version = $1");
    return set.run(version);
}

Result<void> Connection::lockSchema() {
    // Indexes of large tables take longer than any other statement may.
    PLUMBLINE_TRY(execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s'"));
    Statement<1, 1> lock(*this, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))");
    return lock.run(std::string_view(m_session->schema()));
}

bool Connection::isLost() const {
    return m_session->isLost();
}

Result<void> Connection::listen(const char *channel) {
    return execute(("LISTEN \"" + channelName(m_session->schema(), channel) + '"').c_str());
}

Result<void> Connection::notify(const char *channel, const QByteArray &payload) {
    Statement<2, 1> notify(*this, "SELECT pg_notify($1, $2)");
    const std::string name = channelName(m_session->schema(), channel);
    return notify.run(std::string_view(name),
                      std::string_view(payload.constData(), static_cast<std::size_t>(payload.size())));
}

Result<std::vector<Notification>> Connection::waitForNotifications(milliseconds timeout) {
    PGconn *const handle = m_session->handle();
    const auto prefix = static_cast<qsizetype>(m_session->schema().size() + 1);
    std::vector<Notification> heard;
    const auto until = std::chrono::steady_clock::now() + timeout;
    while (true) {
        if (PQconsumeInput(handle) != 1)
            return fail(errors::ConnectionLost);
        struct Freed {
            void operator()(PGnotify *each) const { PQfreemem(each); }
        };
        while (const auto each = std::unique_ptr<PGnotify, Freed>(PQnotifies(handle)))
            heard.push_back({QString::fromLatin1(each->relname).mid(prefix), QByteArray(each->extra)});
        const auto left = std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now());
        if (!heard.empty() || left.count() <= 0)
            return heard;
        pollfd readable{PQsocket(handle), POLLIN, 0};
        if (poll(&readable, 1, static_cast<int>(left.count())) < 0 && errno != EINTR)
            return fail(errors::ConnectionLost);
    }
}

int Connection::socketDescriptor() const {
    return PQsocket(m_session->handle());
}

void Connection::startBatch() {
    m_session->startBatch();
}

Result<void> Connection::endBatch() {
    return m_session->endBatch();
}

} // namespace plumbline::storage::postgres
