#pragma once

#include <boost/asio/compose.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace plumbline::hub {

/// TLS right on a socket. Asio's own stream keeps 34 KiB of buffers and 34 KiB of pipe for as long as a line is open; here an
/// idle line has none, since OpenSSL reads and writes the socket itself and gives its buffers back. Server's side only.
class TlsStream {
public:
    using Socket = boost::asio::ip::tcp::socket;
    using error_code = boost::system::error_code;
    using executor_type = Socket::executor_type;
    using next_layer_type = Socket;

    TlsStream(Socket socket, boost::asio::ssl::context &tls);
    ~TlsStream();
    TlsStream(const TlsStream &) = delete;
    TlsStream &operator=(const TlsStream &) = delete;

    [[nodiscard]] executor_type get_executor() { return m_socket.get_executor(); }
    [[nodiscard]] Socket &next_layer() { return m_socket; }
    [[nodiscard]] const Socket &next_layer() const { return m_socket; }

    template <typename Handler>
    auto async_handshake(Handler &&handler) {
        return start<void(error_code)>(std::forward<Handler>(handler), [this](error_code &failed) {
            std::size_t none = 0;
            return shakeHands(failed, none);
        });
    }
    template <typename Handler>
    auto async_shutdown(Handler &&handler) {
        return start<void(error_code)>(std::forward<Handler>(handler), [this](error_code &failed) { return sayGoodbye(failed); });
    }
    template <typename Buffers, typename Handler>
    auto async_read_some(const Buffers &buffers, Handler &&handler) {
        boost::asio::mutable_buffer into;
        for (const boost::asio::mutable_buffer each : boost::beast::buffers_range_ref(buffers))
            if (into.size() == 0)
                into = each;
        return start<void(error_code, std::size_t)>(std::forward<Handler>(handler), [this, into](error_code &failed, std::size_t &done) {
            return read(into, failed, done);
        });
    }
    template <typename Buffers, typename Handler>
    auto async_write_some(const Buffers &buffers, Handler &&handler) {
        return start<void(error_code, std::size_t)>(std::forward<Handler>(handler),
                                                    [this, from = gathered(buffers)](error_code &failed, std::size_t &done) {
                                                        return write(from, failed, done);
                                                    });
    }

private:
    /// What OpenSSL waits for; nothing when it is done.
    using Wait = std::optional<Socket::wait_type>;

    /// Goes on until nothing is waited for any more; never ends inside the call that started it.
    template <typename Signature, typename Step>
    struct Operation;
    template <typename Step>
    struct Operation<void(error_code), Step> {
        TlsStream &stream;
        Step step;
        bool waited = false;
        bool over = false;
        error_code result{};
        template <typename Self>
        void operator()(Self &self, error_code failed = {}) {
            stream.advance(self, *this, failed, [this](error_code &code) { return step(code); });
        }
        template <typename Self>
        void end(Self &self) {
            self.complete(result);
        }
    };
    template <typename Step>
    struct Operation<void(error_code, std::size_t), Step> {
        TlsStream &stream;
        Step step;
        bool waited = false;
        bool over = false;
        error_code result{};
        std::size_t done = 0;
        template <typename Self>
        void operator()(Self &self, error_code failed = {}) {
            stream.advance(self, *this, failed, [this](error_code &code) { return step(code, done); });
        }
        template <typename Self>
        void end(Self &self) {
            self.complete(result, done);
        }
    };
    template <typename Self, typename Op, typename Next>
    void advance(Self &self, Op &operation, error_code failed, Next next) {
        if (operation.over) {
            operation.end(self);
            return;
        }
        const Wait wait = failed ? Wait() : next(operation.result);
        if (failed)
            operation.result = failed;
        if (wait) {
            operation.waited = true;
            m_socket.async_wait(*wait, std::move(self));
        } else if (operation.waited) {
            operation.end(self);
        } else {
            operation.over = true;
            boost::asio::post(m_socket.get_executor(), std::move(self));
        }
    }
    template <typename Signature, typename Handler, typename Step>
    auto start(Handler &&handler, Step step) {
        return boost::asio::async_compose<std::remove_reference_t<Handler>, Signature>(Operation<Signature, Step>{*this, std::move(step)},
                                                                                       handler, m_socket);
    }
    /// One record of many small pieces, such as a frame's head and its body.
    template <typename Buffers>
    boost::asio::const_buffer gathered(const Buffers &buffers) {
        boost::asio::const_buffer first;
        std::size_t pieces = 0;
        for (const boost::asio::const_buffer each : boost::beast::buffers_range_ref(buffers)) {
            if (each.size() == 0)
                continue;
            if (++pieces == 1) {
                first = each;
                continue;
            }
            if (pieces == 2)
                append(first);
            append(each);
        }
        return pieces < 2 ? first : boost::asio::const_buffer(m_gathered.data(), m_gathered.size());
    }
    void append(boost::asio::const_buffer piece);

    [[nodiscard]] Wait shakeHands(error_code &failed, std::size_t &none);
    [[nodiscard]] Wait sayGoodbye(error_code &failed);
    [[nodiscard]] Wait read(boost::asio::mutable_buffer into, error_code &failed, std::size_t &done);
    [[nodiscard]] Wait write(boost::asio::const_buffer from, error_code &failed, std::size_t &done);
    [[nodiscard]] Wait outcomeOf(int returned, error_code &failed);

    struct Native;
    Socket m_socket;
    std::unique_ptr<Native> m_native;
    /// Held while they are on the way.
    std::vector<char> m_gathered;
};

/// How a WebSocket ends the line below it.
void teardown(boost::beast::role_type role, TlsStream &stream, boost::system::error_code &failed);
template <typename Handler>
void async_teardown(boost::beast::role_type /*role*/, TlsStream &stream, Handler &&handler) {
    stream.async_shutdown(std::forward<Handler>(handler));
}

} // namespace plumbline::hub
