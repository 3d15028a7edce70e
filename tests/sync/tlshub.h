#pragma once

#include "plumbline/hub/hub.h"

#include <QByteArray>
#include <QWebSocketServer>

#include <map>
#include <memory>

namespace plumbline::tests {

/// A certificate a test made itself, and its key, as PEM.
struct TestCertificate {
    QByteArray certificate;
    QByteArray key;
    /// SHA-256 of the certificate.
    QByteArray fingerprint;

    [[nodiscard]] static TestCertificate make();
};

/// A hub behind a plain WebSocket server over TLS on loopback, which a test may stop, cut and silence.
class TlsHub {
public:
    enum class Manner { Speaks, SaysNothing };
    TlsHub(hub::Hub &hub, const TestCertificate &certificate, Manner manner = Manner::Speaks, quint16 port = 0);
    ~TlsHub();

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(port()); }
    [[nodiscard]] int frames() const { return m_frames; }
    [[nodiscard]] std::size_t connections() const { return m_sessions.size(); }
    /// Every line breaks without a goodbye.
    void cut();
    /// Decides what is queued and tells everybody.
    void commit();

private:
    void take(QWebSocket *socket);

    hub::Hub &m_hub;
    Manner m_manner;
    QWebSocketServer m_server;
    std::map<QWebSocket *, std::shared_ptr<hub::Session>> m_sessions;
    int m_frames = 0;
};

} // namespace plumbline::tests
