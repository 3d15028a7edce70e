#include "connection.h"

#include "metrics.h"
#include "plumbline/hub/errors.h"
#include "plumbline/wire/signoflife.h"
#include "tlsstream.h"

#include <boost/asio/post.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

#include <deque>

namespace plumbline::hub {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using beast::error_code;

constexpr const char *Path = "/sync";
constexpr const char *Subprotocol = "plumbline.1";
constexpr unsigned MaxHeader = 8U << 10;
constexpr std::uint64_t MaxBody = 16U << 10;
/// Memory that a larger frame needed is given back before the next: most lines are idle.
constexpr std::size_t KeptBuffer = 2U << 10;
/// Frames that may wait for the hub. While they are fewer the line is read, and so its pings are answered.
constexpr int FramesAhead = 8;
constexpr qsizetype BytesAhead = wire::MaxFrame;

using Stream = websocket::stream<TlsStream, false>;

bool offersSubprotocol(beast::string_view offered) {
    if (offered.empty())
        return true;
    for (const auto &each : http::token_list(offered))
        if (each == Subprotocol)
            return true;
    return false;
}

} // namespace

/// One line to a device, or one question over HTTP. Everything runs on the network's thread but what `m_session` is asked,
/// which runs on the hub's.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Shared &shared, asio::ip::tcp::socket socket)
        : m_shared(shared),
          m_stream(std::move(socket), shared.tls),
          m_deadline(shared.network) {}

    void start();
    void sign();
    void finish();

private:
    /// For what is before the WebSocket, which has a clock of its own.
    void endAfter(std::chrono::milliseconds patience);
    void readRequest();
    void answerRequest();
    void ask(const std::string &target);
    /// `act(Hub &)` on the hub's thread, while this is kept. It is let go on the network's thread: what belongs to that is
    /// never destroyed on the other.
    template <typename Act>
    void onHub(Act act) {
        m_shared.thread.post([self = shared_from_this(), act = std::move(act)](Hub &hub) mutable {
            act(hub);
            asio::io_context &network = self->m_shared.network;
            asio::post(network, [self = std::move(self)] {});
        });
    }
    void respond(http::status status, const char *type, std::string body);
    void upgrade();
    void opened();
    void read();
    void received();
    /// The hub is done with a frame of that size, its commit included.
    void done(qsizetype frame);
    /// On the hub's thread.
    void hand(const QByteArray &frame);
    void enqueue(QByteArray frame);
    void writeNext();
    void closeSoon(websocket::close_code code);
    void sayGoodbye();

    Shared &m_shared;
    Stream m_stream;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_request;
    http::response<http::string_body> m_response;
    asio::steady_timer m_deadline;
    int m_framesAhead = 0;
    qsizetype m_bytesAhead = 0;
    bool m_reading = false;
    bool m_signing = false;
    std::deque<QByteArray> m_unsent;
    qsizetype m_unsentBytes = 0;
    bool m_writing = false;
    bool m_closing = false;
    bool m_over = false;
    websocket::close_code m_closeCode = websocket::close_code::normal;
    // Of the hub's thread.
    std::shared_ptr<Session> m_session;
};

void Connection::start() {
    endAfter(m_shared.bounds.handshake);
    m_stream.next_layer().async_handshake([self = shared_from_this()](error_code failed) {
        if (failed)
            self->finish();
        else
            self->readRequest();
    });
}

void Connection::endAfter(std::chrono::milliseconds patience) {
    m_deadline.expires_after(patience);
    m_deadline.async_wait([self = shared_from_this()](error_code cancelled) {
        if (!cancelled)
            self->finish();
    });
}

void Connection::readRequest() {
    m_request.emplace();
    m_request->header_limit(MaxHeader);
    m_request->body_limit(MaxBody);
    endAfter(m_shared.bounds.handshake);
    http::async_read(m_stream.next_layer(), m_buffer, *m_request, [self = shared_from_this()](error_code failed, std::size_t) {
        if (failed)
            self->finish();
        else
            self->answerRequest();
    });
}

void Connection::answerRequest() {
    const auto &request = m_request->get();
    const std::string target(request.target());
    const bool wantsUpgrade = websocket::is_upgrade(request);
    if (target == Path && wantsUpgrade && offersSubprotocol(request[http::field::sec_websocket_protocol]))
        upgrade();
    else if (target == Path)
        respond(http::status::upgrade_required, "text/plain", "plumbline.1 over WebSocket\n");
    else if (target != "/healthz" && target != "/metrics")
        respond(http::status::not_found, "text/plain", "nothing here\n");
    else if (request.method() != http::verb::get)
        respond(http::status::method_not_allowed, "text/plain", "GET\n");
    else
        ask(target);
}

void Connection::ask(const std::string &target) {
    onHub([this, target](Hub &hub) {
        const auto status = hub.status();
        auto code = status ? http::status::ok : http::status::service_unavailable;
        std::string body = status ? "ok\n" : "the database does not answer\n";
        if (!status)
            m_shared.thread.noticed(status.error());
        else if (target == "/metrics")
            body = metricsText(*status).toStdString();
        asio::post(m_shared.network, [self = shared_from_this(), code, body = std::move(body)]() mutable {
            const bool stopping = self->m_shared.stopping;
            self->respond(stopping ? http::status::service_unavailable : code, "text/plain; version=0.0.4; charset=utf-8",
                          stopping ? "stopping\n" : std::move(body));
        });
    });
}

void Connection::respond(http::status status, const char *type, std::string body) {
    if (m_over)
        return;
    m_response.result(status);
    m_response.version(11);
    m_response.set(http::field::content_type, type);
    m_response.set(http::field::cache_control, "no-store");
    m_response.keep_alive(false);
    m_response.body() = std::move(body);
    m_response.prepare_payload();
    endAfter(m_shared.bounds.handshake);
    http::async_write(m_stream.next_layer(), m_response, [self = shared_from_this()](error_code failed, std::size_t) {
        if (failed) {
            self->finish();
            return;
        }
        self->m_stream.next_layer().async_shutdown([self](error_code) { self->finish(); });
    });
}

void Connection::upgrade() {
    m_deadline.cancel();
    m_stream.set_option(websocket::stream_base::timeout{m_shared.bounds.handshake, m_shared.bounds.idle, true});
    const bool offered = !m_request->get()[http::field::sec_websocket_protocol].empty();
    m_stream.set_option(websocket::stream_base::decorator([offered](websocket::response_type &response) {
        if (offered)
            response.set(http::field::sec_websocket_protocol, Subprotocol);
    }));
    m_stream.read_message_max(static_cast<std::size_t>(wire::MaxFrame));
    m_stream.auto_fragment(false);
    m_stream.binary(true);
    m_stream.async_accept(m_request->get(), [self = shared_from_this()](error_code failed) {
        self->m_request.reset();
        self->m_buffer.clear();
        if (failed)
            self->finish();
        else
            self->opened();
    });
}

void Connection::opened() {
    if (m_over)
        return;
    m_deadline.expires_after(m_shared.bounds.firstFrame);
    m_deadline.async_wait([self = shared_from_this()](error_code cancelled) {
        if (!cancelled)
            self->closeSoon(websocket::close_code::policy_error);
    });
    onHub([this](Hub &hub) {
        const std::weak_ptr<Connection> weak = weak_from_this();
        const auto onNetwork = [weak](auto act) {
            auto connection = weak.lock();
            if (!connection)
                return;
            asio::io_context &network = connection->m_shared.network;
            asio::post(network, [connection = std::move(connection), act = std::move(act)]() mutable { act(*connection); });
        };
        m_session = hub.connect(
            {[onNetwork](QByteArray frame) {
                 onNetwork([frame = std::move(frame)](Connection &connection) { connection.enqueue(frame); });
             },
             [onNetwork] { onNetwork([](Connection &connection) { connection.closeSoon(websocket::close_code::normal); }); }});
    });
    read();
}

void Connection::read() {
    if (m_over || m_closing || m_reading || m_framesAhead >= FramesAhead || m_bytesAhead >= BytesAhead)
        return;
    m_reading = true;
    m_stream.async_read(m_buffer, [self = shared_from_this()](error_code failed, std::size_t) {
        self->m_reading = false;
        if (failed)
            self->finish();
        else
            self->received();
    });
}

void Connection::received() {
    m_deadline.cancel();
    if (!m_stream.got_binary()) {
        closeSoon(websocket::close_code::unknown_data);
        return;
    }
    const QByteArray frame(static_cast<const char *>(m_buffer.data().data()), static_cast<qsizetype>(m_buffer.size()));
    m_buffer.clear();
    if (m_buffer.capacity() > KeptBuffer)
        m_buffer.shrink_to_fit();
    ++m_framesAhead;
    m_bytesAhead += frame.size();
    onHub([this, frame](Hub &) {
        hand(frame);
        m_shared.thread.afterwards([self = shared_from_this(), size = frame.size()]() mutable {
            asio::io_context &network = self->m_shared.network;
            asio::post(network, [self = std::move(self), size] { self->done(size); });
        });
    });
    read();
}

void Connection::done(qsizetype frame) {
    --m_framesAhead;
    m_bytesAhead -= frame;
    read();
}

void Connection::sign() {
    if (m_framesAhead == 0 || m_over || m_closing || std::exchange(m_signing, true))
        return;
    m_stream.async_pong(websocket::ping_data(wire::SignOfLife.data(), static_cast<std::size_t>(wire::SignOfLife.size())),
                        [self = shared_from_this()](error_code) { self->m_signing = false; });
}

void Connection::hand(const QByteArray &frame) {
    if (!m_session)
        return;
    const auto refuse = [this](domain::Error error) {
        m_shared.thread.noticed(error);
        m_session->disconnected();
        asio::post(m_shared.network, [self = shared_from_this()] {
            self->enqueue(wire::encode(wire::Refused{QString::fromLatin1(errors::GoingAway.id.data(), std::ssize(errors::GoingAway.id)), {}, {}}));
            self->closeSoon(websocket::close_code::internal_error);
        });
    };
    try {
        if (const auto done = m_session->receive(frame); !done)
            m_shared.thread.noticed(done.error());
    } catch (const std::exception &broken) {
        refuse({errors::Broken, QString::fromUtf8(broken.what())});
    }
}

void Connection::enqueue(QByteArray frame) {
    if (m_over || m_closing)
        return;
    m_unsentBytes += frame.size();
    if (m_unsentBytes > m_shared.bounds.unsent) {
        m_shared.thread.log(QStringLiteral("a device does not read; its connection was ended"));
        finish();
        return;
    }
    m_unsent.push_back(std::move(frame));
    if (!m_writing)
        writeNext();
}

void Connection::writeNext() {
    m_writing = true;
    const QByteArray &frame = m_unsent.front();
    m_stream.async_write(asio::buffer(frame.constData(), static_cast<std::size_t>(frame.size())),
                         [self = shared_from_this()](error_code failed, std::size_t) {
                             self->m_writing = false;
                             if (failed || self->m_over) {
                                 self->finish();
                                 return;
                             }
                             self->m_unsentBytes -= self->m_unsent.front().size();
                             self->m_unsent.pop_front();
                             if (!self->m_unsent.empty())
                                 self->writeNext();
                             else if (self->m_closing)
                                 self->sayGoodbye();
                         });
}

void Connection::closeSoon(websocket::close_code code) {
    if (m_over || std::exchange(m_closing, true))
        return;
    m_closeCode = code;
    if (!m_writing)
        sayGoodbye();
}

void Connection::sayGoodbye() {
    m_stream.async_close(m_closeCode, [self = shared_from_this()](error_code) { self->finish(); });
}

void Connection::finish() {
    if (std::exchange(m_over, true))
        return;
    m_deadline.cancel();
    error_code ignored;
    m_stream.next_layer().next_layer().close(ignored);
    onHub([this](Hub &) {
        if (m_session)
            m_session->disconnected();
        m_session.reset();
    });
    m_shared.connections.erase(shared_from_this());
    if (m_shared.stopping && m_shared.connections.empty())
        m_shared.deadline.cancel();
}

void takeConnection(Shared &shared, asio::ip::tcp::socket socket) {
    if (static_cast<int>(shared.connections.size()) >= shared.bounds.connections)
        return;
    error_code ignored;
    socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    const auto connection = std::make_shared<Connection>(shared, std::move(socket));
    shared.connections.insert(connection);
    connection->start();
}

void giveSigns(Shared &shared) {
    for (const auto &each : shared.connections)
        each->sign();
}

void dropConnections(Shared &shared) {
    const auto all = shared.connections;
    for (const auto &each : all)
        each->finish();
}

} // namespace plumbline::hub
