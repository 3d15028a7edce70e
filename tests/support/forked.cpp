#include "support/forked.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace plumbline::tests {
namespace {

constexpr timeval Patience{60, 0};
constexpr qsizetype Largest = 1 << 20;
/// A message is never empty on the line, where that means its end.
constexpr char Mark = 'm';

} // namespace

ForkedLine::~ForkedLine() {
    ::close(m_descriptor);
}

void ForkedLine::send(const QByteArray &message) const {
    const QByteArray marked = Mark + message;
    if (::send(m_descriptor, marked.constData(), static_cast<std::size_t>(marked.size()), MSG_NOSIGNAL) < 0 && errno != EPIPE &&
        errno != ECONNRESET)
        throw std::runtime_error("a message that the line does not take");
}

std::optional<QByteArray> ForkedLine::receive() const {
    QByteArray message(Largest, Qt::Uninitialized);
    const ssize_t size = ::recv(m_descriptor, message.data(), static_cast<std::size_t>(message.size()), 0);
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        throw std::runtime_error("the other process says nothing");
    if (size < 1)
        return std::nullopt;
    return message.mid(1, size - 1);
}

void ForkedLine::finish() const {
    ::shutdown(m_descriptor, SHUT_WR);
}

Forked::Forked(const std::function<void(ForkedLine &line)> &work) {
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        throw std::runtime_error("no line between processes");
    for (const int end : ends)
        ::setsockopt(end, SOL_SOCKET, SO_RCVTIMEO, &Patience, sizeof Patience);
    std::fflush(nullptr);
    m_process = ::fork();
    if (m_process == 0) {
        ::close(ends[0]);
        int code = 0;
        try {
            ForkedLine line(ends[1]);
            work(line);
        } catch (const std::exception &failed) {
            std::fprintf(stderr, "the other process: %s\n", failed.what());
            code = 3;
        }
        // Nothing of the test's own ends twice.
        ::_exit(code);
    }
    ::close(ends[1]);
    m_line.emplace(ends[0]);
    if (m_process < 0)
        throw std::runtime_error("no second process");
}

Forked::~Forked() {
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
}

Forked::End Forked::end() {
    int status = 0;
    if (::waitpid(m_process, &status, 0) != m_process)
        throw std::runtime_error("a process that can't be waited for");
    m_process = -1;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        return End::Killed;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? End::Whole : End::Failed;
}

} // namespace plumbline::tests
