#include "support/cuttingproxy.h"

#include <stdexcept>

namespace plumbline::tests {

CuttingProxy::CuttingProxy(quint16 port) : m_port(port) {
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { take(m_server.nextPendingConnection()); });
    if (!m_server.listen(QHostAddress::LocalHost))
        throw std::runtime_error("not listening");
}

void CuttingProxy::cutAfter(Way way, qint64 bytes) {
    m_way = way;
    m_limit = bytes;
}

void CuttingProxy::letThrough() {
    m_limit = -1;
}

void CuttingProxy::goOn() {
    m_isHeld = false;
    for (const auto &[near, far] : m_lines)
        if (near && far) {
            pass(near, far, Way::Up);
            pass(far, near, Way::Down);
        }
}

void CuttingProxy::take(QTcpSocket *near) {
    m_up = m_down = 0;
    auto *const far = new QTcpSocket(near);
    far->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QObject::connect(near, &QTcpSocket::readyRead, far, [this, near, far] { pass(near, far, Way::Up); });
    QObject::connect(far, &QTcpSocket::readyRead, near, [this, near, far] { pass(far, near, Way::Down); });
    QObject::connect(far, &QTcpSocket::connected, near, [this, near, far] { pass(near, far, Way::Up); });
    QObject::connect(far, &QTcpSocket::disconnected, near, [near] { near->disconnectFromHost(); });
    QObject::connect(near, &QTcpSocket::disconnected, near, [near, far] {
        far->abort();
        near->deleteLater();
    });
    m_lines.emplace_back(near, far);
    far->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
}

void CuttingProxy::pass(QTcpSocket *from, QTcpSocket *to, Way way) {
    if (m_isHeld || to->state() != QAbstractSocket::ConnectedState)
        return;
    qint64 &passed = way == Way::Up ? m_up : m_down;
    const qint64 left = m_limit >= 0 && way == m_way ? m_limit - passed : -1;
    const QByteArray bytes = left < 0 ? from->readAll() : from->read(left);
    to->write(bytes);
    passed += bytes.size();
    if (left < 0 || bytes.size() < left)
        return;
    // What was let through arrives, and then there is no line.
    ++m_cuts;
    while (to->bytesToWrite() > 0 && to->waitForBytesWritten(1000)) {
    }
    to->abort();
    from->abort();
}

} // namespace plumbline::tests
