#include "line.h"

#include "plumbline/sync/errors.h"
#include "plumbline/wire/signoflife.h"

#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>
#include <QWebSocketHandshakeOptions>

namespace plumbline::sync {
namespace {

constexpr QLatin1StringView Path("/sync");
constexpr QLatin1StringView Subprotocol("plumbline.1");

/// The certificate is compared when the handshake is over, and with nobody's word for it: a name on it or a signature below
/// it would add nothing to its being the very one of the invitation.
QSslConfiguration pinnedTls() {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setCaCertificates({});
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

} // namespace

Result<Address> parseAddress(const QString &text) {
    QUrl url;
    url.setScheme(QStringLiteral("wss"));
    url.setAuthority(text.trimmed(), QUrl::StrictMode);
    const int port = url.port();
    if (!url.isValid() || url.host().isEmpty() || port < 1 || !url.userInfo().isEmpty())
        return domain::fail(errors::InvitationUnreadable, text);
    return Address{url.host(), static_cast<quint16>(port)};
}

Line::Line(QString address, QByteArray certificate, Patience patience, Listener listener)
    : m_address(std::move(address)),
      m_certificate(std::move(certificate)),
      m_patience(patience),
      m_listener(std::move(listener)) {
    for (QTimer *timer : {&m_connecting, &m_silence})
        timer->setSingleShot(true);
    m_connecting.setInterval(m_patience.connect);
    m_beat.setInterval(m_patience.ping);
    m_silence.setInterval(m_patience.answer);
    const auto broken = [this] { finish({errors::Unreachable, m_address}); };
    QObject::connect(&m_connecting, &QTimer::timeout, &m_socket, broken);
    QObject::connect(&m_silence, &QTimer::timeout, &m_socket, [this, broken] {
        unlessHeard(broken);
        // It is owed still, whatever came meanwhile.
        m_silence.start();
    });
    QObject::connect(&m_beat, &QTimer::timeout, &m_socket, [this] { beat(); });
    QObject::connect(&m_socket, &QWebSocket::connected, &m_socket, [this] { opened(); });
    QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [this, broken] {
        // Whoever it was that broke off: another certificate than ours explains it.
        const bool wasAnother = !m_isOpen && !m_socket.sslConfiguration().peerCertificate().isNull() && !isPinned();
        if (wasAnother)
            finish({errors::CertificateMismatch, m_address});
        else
            broken();
    });
    QObject::connect(&m_socket, &QWebSocket::pong, &m_socket, [this](quint64 /*after*/, const QByteArray &payload) {
        m_heardSinceBeat = true;
        ++m_heard;
        if (payload == wire::SignOfLife)
            heard();
    });
    QObject::connect(&m_socket, &QWebSocket::binaryFrameReceived, &m_socket, [this] { heard(); });
    QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket, [this](const QByteArray &message) {
        heard();
        if (m_isOpen && !m_isOver)
            m_listener.received(message);
    });
    // Opened from the event loop, so that no end comes before its maker is ready for it.
    QTimer::singleShot(0, &m_socket, [this] { open(); });
    m_connecting.start();
}

Line::~Line() {
    // The socket says goodbye to nobody while it is destroyed.
    m_isOver = true;
    m_socket.disconnect();
    m_socket.abort();
}

void Line::open() {
    const auto address = parseAddress(m_address);
    if (!address) {
        finish(address.error());
        return;
    }
    QUrl url;
    url.setScheme(QStringLiteral("wss"));
    url.setHost(address->host);
    url.setPort(address->port);
    url.setPath(QString(Path));
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QString(Subprotocol)});
    m_socket.setSslConfiguration(pinnedTls());
    m_socket.setMaxAllowedIncomingFrameSize(wire::MaxFrame);
    m_socket.setMaxAllowedIncomingMessageSize(wire::MaxFrame);
    m_socket.open(QNetworkRequest(url), options);
}

bool Line::isPinned() const {
    return m_socket.sslConfiguration().peerCertificate().digest(QCryptographicHash::Sha256) == m_certificate;
}

void Line::opened() {
    if (!isPinned()) {
        finish({errors::CertificateMismatch, m_address});
        return;
    }
    m_isOpen = true;
    m_connecting.stop();
    m_beat.start();
    m_silence.start();
}

void Line::heard() {
    m_heardSinceBeat = true;
    ++m_heard;
    if (m_silence.isActive())
        m_silence.start();
}

void Line::beat() {
    // A hub that owes an answer may be busy with it and not read what comes: the answer's own patience decides then.
    if (!std::exchange(m_heardSinceBeat, false) && !m_silence.isActive())
        unlessHeard([this] {
            if (!m_silence.isActive())
                finish({errors::Unreachable, m_address});
        });
    m_socket.ping();
}

void Line::unlessHeard(const std::function<void()> &late) {
    // Timers and what came over the network are told in no order of their own; two turns later all of it was.
    QTimer::singleShot(0, &m_socket, [this, late, heard = m_heard] {
        QTimer::singleShot(0, &m_socket, [this, late, heard] {
            if (m_heard == heard && !m_isOver)
                late();
        });
    });
}

void Line::send(const QByteArray &frame) {
    if (m_isOpen && !m_isOver)
        m_socket.sendBinaryMessage(frame);
}

void Line::expectAnswer(Owed owed) {
    if (m_isOver || !m_isOpen || (owed == Owed::Yes) == m_silence.isActive())
        return;
    if (owed == Owed::Yes)
        m_silence.start();
    else
        m_silence.stop();
}

void Line::close() {
    m_isOver = true;
    for (QTimer *timer : {&m_connecting, &m_beat, &m_silence})
        timer->stop();
    if (m_isOpen)
        m_socket.close();
    else
        m_socket.abort();
}

void Line::finish(const domain::Error &why) {
    if (m_isOver)
        return;
    m_isOver = true;
    for (QTimer *timer : {&m_connecting, &m_beat, &m_silence})
        timer->stop();
    m_socket.abort();
    m_listener.closed(why);
}

} // namespace plumbline::sync
