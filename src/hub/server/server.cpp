#include "plumbline/hub/server.h"

#include "connection.h"
#include "plumbline/hub/errors.h"

#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>

namespace plumbline::hub {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using domain::fail;

/// How long those who do not answer a goodbye are waited for.
constexpr std::chrono::seconds Farewell{3};

Result<void> prepareTls(asio::ssl::context &tls, const Listening &listening) {
    SSL_CTX *const native = tls.native_handle();
    if (SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION) != 1)
        return fail(errors::CannotListen, QStringLiteral("TLS 1.3"));
    // Thousands of idle devices: buffers only while something is under way, and no tickets nobody comes back with.
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_num_tickets(native, 0);
    const auto bufferOf = [](const QByteArray &pem) { return asio::buffer(pem.constData(), static_cast<std::size_t>(pem.size())); };
    error_code failed;
    tls.use_certificate_chain(bufferOf(listening.certificate), failed);
    if (!failed)
        tls.use_private_key(bufferOf(listening.key), asio::ssl::context::pem, failed);
    if (failed || SSL_CTX_check_private_key(native) != 1)
        return fail(errors::CertificateUnreadable, QString::fromStdString(failed.message()));
    return {};
}

} // namespace

struct Server::Private {
    Private(Hub &hub, Bounds bounds, Log log)
        : thread(std::make_unique<HubThread>(hub, std::move(log))),
          shared(*thread, bounds),
          acceptor(shared.network) {}

    [[nodiscard]] Result<void> listen(const Listening &listening);
    void accept();
    void giveSignsNowAndThen();
    void runNetwork();

    /// Gone before the network is: what it holds of connections belongs to that.
    std::unique_ptr<HubThread> thread;
    Shared shared;
    tcp::acceptor acceptor;
    asio::steady_timer pause{shared.network};
    asio::steady_timer signs{shared.network};
    std::uint64_t stepsSigned = 0;
    quint16 port = 0;
    std::thread network;
};

Result<void> Server::Private::listen(const Listening &listening) {
    error_code failed;
    const auto address = asio::ip::make_address(listening.host.toStdString(), failed);
    if (failed)
        return fail(errors::CannotListen, listening.host);
    const tcp::endpoint endpoint(address, listening.port);
    acceptor.open(endpoint.protocol(), failed);
    if (!failed)
        acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
    if (!failed)
        acceptor.bind(endpoint, failed);
    if (!failed)
        acceptor.listen(tcp::acceptor::max_listen_connections, failed);
    if (failed)
        return fail(errors::CannotListen, QStringLiteral("%1:%2: %3").arg(listening.host).arg(listening.port).arg(
                                              QString::fromStdString(failed.message())));
    port = acceptor.local_endpoint().port();
    return {};
}

void Server::Private::accept() {
    acceptor.async_accept([this](error_code failed, tcp::socket socket) {
        if (shared.stopping || failed == asio::error::operation_aborted)
            return;
        if (!failed) {
            takeConnection(shared, std::move(socket));
            accept();
            return;
        }
        // Out of descriptors, mostly: a little later some may be free.
        pause.expires_after(std::chrono::milliseconds(100));
        pause.async_wait([this](error_code cancelled) {
            if (!cancelled)
                accept();
        });
    });
}

void Server::Private::giveSignsNowAndThen() {
    signs.expires_after(shared.bounds.sign);
    signs.async_wait([this](error_code cancelled) {
        if (cancelled || shared.stopping)
            return;
        const std::uint64_t steps = thread->steps();
        if (std::exchange(stepsSigned, steps) != steps)
            giveSigns(shared);
        giveSignsNowAndThen();
    });
}

void Server::Private::runNetwork() {
    for (;;) {
        try {
            shared.network.run();
            return;
        } catch (const std::exception &broken) {
            // Out of memory for one connection, mostly; the others go on.
            thread->log(QString::fromUtf8(broken.what()));
        }
    }
}

Server::Server(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

Server::~Server() {
    stop();
}

Result<std::unique_ptr<Server>> Server::start(Hub &hub, const Listening &listening, Bounds bounds, Log log) {
    auto priv = std::make_unique<Private>(hub, bounds, std::move(log));
    PLUMBLINE_TRY(prepareTls(priv->shared.tls, listening));
    PLUMBLINE_TRY(priv->listen(listening));
    priv->accept();
    priv->giveSignsNowAndThen();
    priv->network = std::thread([d = priv.get()] { d->runNetwork(); });
    return std::unique_ptr<Server>(new Server(std::move(priv)));
}

quint16 Server::port() const {
    return d->port;
}

void Server::heardOfOthers() {
    if (!d->thread)
        return;
    d->thread->post([thread = d->thread.get()](Hub &hub) {
        if (const auto told = hub.tellFollowers(); !told)
            thread->noticed(told.error());
    });
}

void Server::stop() {
    if (!d->network.joinable())
        return;
    asio::post(d->shared.network, [d = d.get()] {
        error_code ignored;
        d->shared.stopping = true;
        d->acceptor.close(ignored);
        d->pause.cancel();
        d->signs.cancel();
        d->shared.deadline.expires_after(Farewell);
        d->shared.deadline.async_wait([d](error_code) { dropConnections(d->shared); });
        d->thread->post([d](Hub &hub) {
            hub.goAway();
            asio::post(d->shared.network, [d] {
                if (d->shared.connections.empty())
                    d->shared.deadline.cancel();
            });
        });
    });
    d->network.join();
    d->thread.reset();
}

} // namespace plumbline::hub
