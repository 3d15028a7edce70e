#pragma once

#include "plumbline/sync/connection.h"

#include <QTimer>
#include <QWebSocket>

namespace plumbline::sync {

/// The WebSocket itself: opens, proves the certificate before a frame passes, keeps the line warm, and breaks it when the
/// other side has gone quiet.
class Line {
public:
    /// Whether the hub owes an answer.
    enum class Owed { Yes, No };
    struct Listener {
        std::function<void(const QByteArray &frame)> received;
        /// At most once. `why`: sync.certificate_mismatch, or sync.unreachable for every other end. The line must not be
        /// destroyed in either of the two.
        std::function<void(const domain::Error &why)> closed;
    };
    /// `certificate`: SHA-256 of the only one that is taken.
    Line(QString address, QByteArray certificate, Patience patience, Listener listener);
    ~Line();
    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;

    void send(const QByteArray &frame);
    /// Says goodbye, after what was sent; nothing is heard from then on.
    void close();
    /// While it owes one, the answer's patience alone ends the line: a busy hub may not get to a ping. While it owes none, a
    /// ping that nothing comes after does.
    void expectAnswer(Owed owed);

private:
    void open();
    void opened();
    void heard();
    void beat();
    /// Calls `late` when nothing came, by the next turn of the event loop either: whatever came while its thread was busy with
    /// something else is heard before the line is given up.
    void unlessHeard(const std::function<void()> &late);
    [[nodiscard]] bool isPinned() const;
    void finish(const domain::Error &why);

    QString m_address;
    QByteArray m_certificate;
    Patience m_patience;
    Listener m_listener;
    bool m_isOpen = false;
    bool m_isOver = false;
    bool m_heardSinceBeat = true;
    /// Frames and answers to pings so far.
    std::uint64_t m_heard = 0;
    QTimer m_connecting;
    QTimer m_beat;
    QTimer m_silence;
    /// Last, so that it goes first and its signals find the rest.
    QWebSocket m_socket;
};

} // namespace plumbline::sync
