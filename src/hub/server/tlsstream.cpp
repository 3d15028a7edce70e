#include "tlsstream.h"

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <cerrno>
#include <new>

#include <sys/socket.h>

namespace plumbline::hub {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

/// A record holds no more.
constexpr std::size_t GatheredAtMost = 16U << 10;

int descriptorOf(BIO *bio) {
    return *static_cast<int *>(BIO_get_data(bio));
}

bool mayTryAgain(int error) {
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

int writeTo(BIO *bio, const char *bytes, std::size_t size, std::size_t *written) {
    BIO_clear_retry_flags(bio);
    // OpenSSL's own would end the process where the other side is gone.
    const ssize_t done = send(descriptorOf(bio), bytes, size, MSG_NOSIGNAL);
    if (done < 0 && mayTryAgain(errno))
        BIO_set_retry_write(bio);
    *written = done > 0 ? static_cast<std::size_t>(done) : 0;
    return done > 0 ? 1 : 0;
}

int readFrom(BIO *bio, char *bytes, std::size_t size, std::size_t *read) {
    BIO_clear_retry_flags(bio);
    const ssize_t done = recv(descriptorOf(bio), bytes, size, 0);
    if (done < 0 && mayTryAgain(errno))
        BIO_set_retry_read(bio);
    *read = done > 0 ? static_cast<std::size_t>(done) : 0;
    return done > 0 ? 1 : 0;
}

long control(BIO * /*bio*/, int what, long /*number*/, void * /*pointer*/) {
    return what == BIO_CTRL_FLUSH ? 1 : 0;
}

const BIO_METHOD *onSocket() {
    struct Freed {
        void operator()(BIO_METHOD *method) const { BIO_meth_free(method); }
    };
    static const std::unique_ptr<BIO_METHOD, Freed> method = [] {
        std::unique_ptr<BIO_METHOD, Freed> made(BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket"));
        if (!made)
            throw std::bad_alloc();
        BIO_meth_set_write_ex(made.get(), writeTo);
        BIO_meth_set_read_ex(made.get(), readFrom);
        BIO_meth_set_ctrl(made.get(), control);
        return made;
    }();
    return method.get();
}

} // namespace

struct TlsStream::Native {
    ~Native() { SSL_free(tls); }
    SSL *tls = nullptr;
    int descriptor = -1;
    bool saidGoodbye = false;
};

TlsStream::TlsStream(Socket socket, asio::ssl::context &tls) : m_socket(std::move(socket)), m_native(std::make_unique<Native>()) {
    error_code ignored;
    m_socket.non_blocking(true, ignored);
    m_native->descriptor = m_socket.native_handle();
    m_native->tls = SSL_new(tls.native_handle());
    BIO *const bio = m_native->tls == nullptr ? nullptr : BIO_new(onSocket());
    if (bio == nullptr)
        throw std::bad_alloc();
    BIO_set_data(bio, &m_native->descriptor);
    BIO_set_init(bio, 1);
    SSL_set_bio(m_native->tls, bio, bio);
    SSL_set_accept_state(m_native->tls);
    SSL_set_mode(m_native->tls, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
}

TlsStream::~TlsStream() = default;

void TlsStream::append(asio::const_buffer piece) {
    const std::size_t room = GatheredAtMost - std::min(GatheredAtMost, m_gathered.size());
    const auto *const bytes = static_cast<const char *>(piece.data());
    m_gathered.insert(m_gathered.end(), bytes, bytes + std::min(room, piece.size()));
}

TlsStream::Wait TlsStream::outcomeOf(int returned, error_code &failed) {
    switch (SSL_get_error(m_native->tls, returned)) {
    case SSL_ERROR_WANT_READ:
        return Socket::wait_read;
    case SSL_ERROR_WANT_WRITE:
        return Socket::wait_write;
    case SSL_ERROR_ZERO_RETURN:
        failed = asio::error::eof;
        return {};
    case SSL_ERROR_SSL:
        failed = error_code(static_cast<int>(ERR_get_error()), asio::error::get_ssl_category());
        return {};
    default:
        failed = asio::ssl::error::stream_truncated;
        return {};
    }
}

TlsStream::Wait TlsStream::shakeHands(error_code &failed, std::size_t & /*none*/) {
    ERR_clear_error();
    const int returned = SSL_do_handshake(m_native->tls);
    return returned == 1 ? Wait() : outcomeOf(returned, failed);
}

TlsStream::Wait TlsStream::sayGoodbye(error_code &failed) {
    // After an error there is nobody to say it to.
    if (!m_socket.is_open() || SSL_in_init(m_native->tls) != 0) {
        failed = asio::error::operation_aborted;
        return {};
    }
    if (!std::exchange(m_native->saidGoodbye, true)) {
        ERR_clear_error();
        static_cast<void>(SSL_shutdown(m_native->tls));
        m_socket.shutdown(Socket::shutdown_send, failed);
    }
    // Until the other side has gone too: a socket closed with something unread would take back what was said last.
    std::array<char, 4096> unread{};
    while (!failed) {
        const std::size_t done = m_socket.read_some(asio::buffer(unread), failed);
        if (failed == asio::error::would_block) {
            failed = {};
            return Socket::wait_read;
        }
        if (done == 0 && !failed)
            break;
    }
    if (failed == asio::error::eof)
        failed = {};
    return {};
}

TlsStream::Wait TlsStream::read(asio::mutable_buffer into, error_code &failed, std::size_t &done) {
    if (!m_socket.is_open()) {
        failed = asio::error::operation_aborted;
        return {};
    }
    if (into.size() == 0)
        return {};
    ERR_clear_error();
    const int returned = SSL_read_ex(m_native->tls, into.data(), into.size(), &done);
    return returned == 1 ? Wait() : outcomeOf(returned, failed);
}

TlsStream::Wait TlsStream::write(asio::const_buffer from, error_code &failed, std::size_t &done) {
    Wait wait;
    if (!m_socket.is_open()) {
        failed = asio::error::operation_aborted;
    } else if (from.size() > 0) {
        ERR_clear_error();
        const int returned = SSL_write_ex(m_native->tls, from.data(), from.size(), &done);
        if (returned != 1)
            wait = outcomeOf(returned, failed);
    }
    if (!wait)
        std::vector<char>().swap(m_gathered);
    return wait;
}

void teardown(boost::beast::role_type /*role*/, TlsStream &stream, error_code &failed) {
    stream.next_layer().shutdown(asio::ip::tcp::socket::shutdown_both, failed);
}

} // namespace plumbline::hub
