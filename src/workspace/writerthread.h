#pragma once

#include <QObject>
#include <QThread>

#include <functional>

namespace plumbline::workspace {

/// The one thread that writes the replica and talks to the hub. Tasks are done one after the other in the order they were
/// given; between two of them its event loop serves the network, so that neither waits long for the other.
class WriterThread {
public:
    WriterThread();
    /// As `finish`.
    ~WriterThread();
    WriterThread(const WriterThread &) = delete;
    WriterThread &operator=(const WriterThread &) = delete;

    void start(std::function<void()> task);
    /// Does what was given so far, and ends. A task given later is not done.
    void finish();

private:
    QThread m_thread;
    QObject m_tasks;
};

} // namespace plumbline::workspace
