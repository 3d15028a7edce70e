#pragma once

#include "plumbline/wire/messages.h"

#include <QWebSocket>

#include <deque>

namespace plumbline::tests {

/// A device that says over a real line whatever a test wants it to say.
class RawDevice {
public:
    RawDevice();
    /// Whether the line is open.
    [[nodiscard]] bool open(quint16 port, const QString &path = QStringLiteral("/sync"));
    void send(const wire::FromDevice &message);
    void sendBytes(const QByteArray &bytes) { m_socket.sendBinaryMessage(bytes); }
    /// Waits for it.
    [[nodiscard]] std::optional<wire::FromHub> next();
    template <typename Message>
    [[nodiscard]] std::optional<Message> expect() {
        const auto message = next();
        const auto *found = message ? std::get_if<Message>(&*message) : nullptr;
        return found != nullptr ? std::optional(*found) : std::nullopt;
    }
    [[nodiscard]] bool waitUntilClosed();
    [[nodiscard]] QWebSocketProtocol::CloseCode closeCode() const { return m_socket.closeCode(); }
    [[nodiscard]] QWebSocket &socket() { return m_socket; }

    /// On a fresh line: uses the invitation up.
    [[nodiscard]] std::optional<wire::Enrolled> enrol(const QByteArray &token);
    /// On a fresh line.
    [[nodiscard]] std::optional<wire::Welcome> hello();
    /// Patches of the organisation's name, numbered from `first`.
    [[nodiscard]] wire::Push renames(std::int64_t first, int count) const;

    ledger::DeviceId device;
    ledger::SigningKey key = ledger::SigningKey::generate();
    wire::Enrolled enrolled;
    wire::Welcome welcome;

private:
    std::deque<QByteArray> m_frames;
    // Last, so that its signals find the rest.
    QWebSocket m_socket;
};

} // namespace plumbline::tests
