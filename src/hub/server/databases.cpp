#include "databases.h"

#include "plumbline/storage/postgres/connection.h"
#include "plumbline/storage/sqlite/connection.h"
#include "plumbline/storage/statement.h"

#include <QFile>

#include <condition_variable>
#include <thread>

namespace plumbline::hub {
namespace {

namespace postgres = storage::postgres;

constexpr const char *Channel = "head";
/// How soon a watch notices that it is to end, and how long it waits before it tries a lost server again.
constexpr std::chrono::milliseconds Patience{500};

postgres::Options optionsOf(const QByteArray &address, const domain::Uuid &schema) {
    postgres::Options options;
    options.address = address;
    options.organisation = schema;
    return options;
}

class ServerWatch final : public Place::Watch {
public:
    ServerWatch(postgres::Options options, std::function<void()> heard)
        : m_options(std::move(options)), m_heard(std::move(heard)), m_thread([this](const std::stop_token &stop) { run(stop); }) {}

private:
    void run(const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            listenUntilLost(stop);
            std::unique_lock lock(m_guard);
            m_pause.wait_for(lock, stop, Patience, [] { return false; });
        }
    }
    void listenUntilLost(const std::stop_token &stop) {
        const auto connection = postgres::Connection::open(m_options, postgres::Access::ReadWrite);
        if (!connection || !(*connection)->listen(Channel))
            return;
        // What was said before it listened.
        m_heard();
        while (!stop.stop_requested()) {
            const auto notes = (*connection)->waitForNotifications(Patience);
            if (!notes)
                return;
            if (!notes->empty())
                m_heard();
        }
    }

    postgres::Options m_options;
    std::function<void()> m_heard;
    std::mutex m_guard;
    std::condition_variable_any m_pause;
    std::jthread m_thread;
};

} // namespace

Result<std::unique_ptr<storage::Connection>> FileDatabase::connect() {
    using storage::sqlite::Access;
    const Access access = m_making == Making::Yes && !QFile::exists(m_path) ? Access::Create : Access::ReadWrite;
    PLUMBLINE_TRY_ASSIGN(auto connection, storage::sqlite::Connection::open(m_path, storage::bytesOf(m_key), access));
    return std::unique_ptr<storage::Connection>(std::move(connection));
}

Result<std::unique_ptr<storage::Connection>> ServerDatabase::connect() {
    const auto access = std::exchange(m_making, Making::No) == Making::Yes ? postgres::Access::Create : postgres::Access::ReadWrite;
    PLUMBLINE_TRY_ASSIGN(auto connection, postgres::Connection::open(optionsOf(m_address, m_schema), access));
    return std::unique_ptr<storage::Connection>(std::move(connection));
}

Result<void> ServerDatabase::announce(storage::Connection &connection) {
    return static_cast<postgres::Connection &>(connection).notify(Channel, {});
}

std::unique_ptr<Place::Watch> watchServer(QByteArray address, domain::Uuid schema, std::function<void()> heard) {
    return std::make_unique<ServerWatch>(optionsOf(address, schema), std::move(heard));
}

} // namespace plumbline::hub
