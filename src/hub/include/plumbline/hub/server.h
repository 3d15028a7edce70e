#pragma once

#include "plumbline/hub/hub.h"

#include <chrono>

/// A hub on the network: WebSocket at `/sync` (subprotocol `plumbline.1`, one frame per binary message), and `/healthz` and
/// `/metrics` for whoever looks after it; TLS 1.3 and nothing older.
namespace plumbline::hub {

struct Listening {
    QString host = QStringLiteral("127.0.0.1");
    /// 0: one that is free; `Server::port` says which.
    quint16 port = 0;
    /// PEM: the certificate (and those between it and its root), and its key.
    QByteArray certificate;
    QByteArray key;
};

/// What a connection may take up.
struct Bounds {
    /// TLS, the request, and the goodbye, each.
    std::chrono::milliseconds handshake{10'000};
    /// From the open line to the first frame.
    std::chrono::milliseconds firstFrame{15'000};
    /// Without a sign of life; half-way the hub pings.
    std::chrono::milliseconds idle{60'000};
    /// Between the signs of life that a busy hub gives those whose frames or answers wait; far below sync::Patience's answer.
    std::chrono::milliseconds sign{10'000};
    /// Bytes that wait for a device that does not read; beyond, its connection ends.
    qsizetype unsent = qsizetype{256} << 20;
    int connections = 20'000;
};

/// Serves one hub from a thread for the network and a thread for the hub: nobody else uses the hub between `start` and the
/// server's end. What the hub's program throws ends the session it was for, never the server.
class Server {
public:
    /// Lines for an operator, from either thread.
    using Log = std::function<void(const QString &line)>;
    /// Errors: CannotListen, CertificateUnreadable.
    [[nodiscard]] static Result<std::unique_ptr<Server>> start(Hub &hub, const Listening &listening, Bounds bounds, Log log);
    /// As `stop`.
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    [[nodiscard]] quint16 port() const;
    /// Others wrote to the same database; from any thread. Without a call it is noticed within a second.
    void heardOfOthers();
    /// Takes no more connections, says goodbye to all sessions, and ends when they are gone or after three seconds.
    void stop();

private:
    struct Private;
    explicit Server(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace plumbline::hub
