#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace plumbline::tests {

/// A line to a port of this machine that lets so many bytes through and is gone then.
class CuttingProxy {
public:
    explicit CuttingProxy(quint16 port);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    enum class Way { Up, Down };
    /// Of the lines made from now on each is cut when so many bytes went that way.
    void cutAfter(Way way, qint64 bytes);
    void letThrough();
    /// Nothing passes in either direction until it goes on; nobody is told so.
    void hold() { m_isHeld = true; }
    void goOn();
    /// Bytes of the last line.
    [[nodiscard]] qint64 bytes(Way way) const { return way == Way::Up ? m_up : m_down; }
    [[nodiscard]] int cuts() const { return m_cuts; }

private:
    void take(QTcpSocket *near);
    void pass(QTcpSocket *from, QTcpSocket *to, Way way);

    quint16 m_port;
    qint64 m_limit = -1;
    Way m_way = Way::Up;
    qint64 m_up = 0;
    qint64 m_down = 0;
    int m_cuts = 0;
    bool m_isHeld = false;
    /// Both ends of each line, the near one first.
    std::vector<std::pair<QPointer<QTcpSocket>, QPointer<QTcpSocket>>> m_lines;
    // Last: its sockets are gone before the rest.
    QTcpServer m_server;
};

} // namespace plumbline::tests
