#pragma once

#include <QByteArray>

#include <functional>
#include <optional>
#include <sys/types.h>

namespace plumbline::tests {

/// One end of a line between two processes; messages arrive whole.
class ForkedLine {
public:
    explicit ForkedLine(int descriptor) : m_descriptor(descriptor) {}
    ~ForkedLine();
    ForkedLine(const ForkedLine &) = delete;
    ForkedLine &operator=(const ForkedLine &) = delete;

    /// Nothing happens where the other end is gone.
    void send(const QByteArray &message) const;
    /// Waits for it; nothing where the other end is gone.
    [[nodiscard]] std::optional<QByteArray> receive() const;
    /// Nothing more is said from here.
    void finish() const;

private:
    int m_descriptor;
};

/// A part of a test in a process of its own, which begins with everything as it is here and may be killed at any moment.
/// SQLite files that are open here are not to be used there, nor the other way round.
class Forked {
public:
    explicit Forked(const std::function<void(ForkedLine &line)> &work);
    ~Forked();
    Forked(const Forked &) = delete;
    Forked &operator=(const Forked &) = delete;

    [[nodiscard]] ForkedLine &line() { return *m_line; }
    enum class End { Whole, Killed, Failed };
    /// Waits until it is over.
    [[nodiscard]] End end();

private:
    std::optional<ForkedLine> m_line;
    pid_t m_process = -1;
};

} // namespace plumbline::tests
