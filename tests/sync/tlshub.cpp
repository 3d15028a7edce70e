#include "tlshub.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QWebSocket>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <stdexcept>

namespace plumbline::tests {
namespace {

template <auto Free>
struct Freeing {
    template <typename T>
    void operator()(T *each) const {
        Free(each);
    }
};

QByteArray contentOf(BIO *bio) {
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio, &bytes);
    return QByteArray(bytes, size);
}

} // namespace

TestCertificate TestCertificate::make() {
    const std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>> key(EVP_EC_gen("P-256"));
    const std::unique_ptr<X509, Freeing<X509_free>> certificate(X509_new());
    constexpr long Day = 24 * 60 * 60;
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -Day);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), Day);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME *name = X509_get_subject_name(certificate.get());
    const QByteArray common("hub");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(common.constData()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    if (X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0)
        throw std::runtime_error("no certificate");
    const std::unique_ptr<BIO, Freeing<BIO_free_all>> ofCertificate(BIO_new(BIO_s_mem()));
    const std::unique_ptr<BIO, Freeing<BIO_free_all>> ofKey(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(ofCertificate.get(), certificate.get());
    PEM_write_bio_PrivateKey(ofKey.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const QByteArray pem = contentOf(ofCertificate.get());
    return {pem, contentOf(ofKey.get()), QSslCertificate(pem).digest(QCryptographicHash::Sha256)};
}

TlsHub::TlsHub(hub::Hub &hub, const TestCertificate &certificate, Manner manner, quint16 port)
    : m_hub(hub),
      m_manner(manner),
      m_server(QStringLiteral("hub"), QWebSocketServer::SecureMode) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setLocalCertificate(QSslCertificate(certificate.certificate));
    tls.setPrivateKey(QSslKey(certificate.key, QSsl::Ec));
    m_server.setSslConfiguration(tls);
    m_server.setSupportedSubprotocols({QStringLiteral("plumbline.1")});
    QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] { take(m_server.nextPendingConnection()); });
    if (!m_server.listen(QHostAddress::LocalHost, port))
        throw std::runtime_error("not listening");
}

TlsHub::~TlsHub() {
    m_server.close();
    cut();
}

void TlsHub::take(QWebSocket *socket) {
    if (m_manner == Manner::SaysNothing) {
        socket->setParent(&m_server);
        return;
    }
    QObject::connect(socket, &QWebSocket::disconnected, &m_server, [this, socket] {
        if (const auto found = m_sessions.extract(socket))
            found.mapped()->disconnected();
        socket->deleteLater();
    });
    QObject::connect(socket, &QWebSocket::binaryMessageReceived, &m_server, [this, socket](const QByteArray &frame) {
        ++m_frames;
        // Kept over the call: the hub may end the session in it.
        if (const auto session = m_sessions.contains(socket) ? m_sessions.at(socket) : nullptr)
            static_cast<void>(session->receive(frame));
        commit();
    });
    const auto send = [socket](const QByteArray &frame) { socket->sendBinaryMessage(frame); };
    const auto close = [socket] {
        QMetaObject::invokeMethod(
            socket, [socket] { socket->close(); }, Qt::QueuedConnection);
    };
    m_sessions.emplace(socket, m_hub.connect({send, close}));
}

void TlsHub::commit() {
    static_cast<void>(m_hub.commitQueued());
}

void TlsHub::cut() {
    while (!m_sessions.empty()) {
        const auto each = m_sessions.extract(m_sessions.begin());
        each.mapped()->disconnected();
        each.key()->disconnect();
        each.key()->abort();
        each.key()->deleteLater();
    }
}

} // namespace plumbline::tests
