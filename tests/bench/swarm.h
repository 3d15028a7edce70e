#pragma once

#include "bench.h"
#include "lineworld.h"

#include <QProcess>

/// Many devices with a line each and no replica, in a process of their own, so that what they take is not the hub's.
namespace plumbline::bench {

class Swarm {
public:
    Swarm(LineWorld &world, const std::vector<Identity> &identities);
    /// They all leave without a goodbye.
    ~Swarm();
    Swarm(const Swarm &) = delete;
    Swarm &operator=(const Swarm &) = delete;
    /// Until each follows and has had its first page; how many do.
    [[nodiscard]] int waitUntilAllFollow();

private:
    QProcess m_process;
    std::size_t m_count = 0;
};

/// The other process: reads who it is from standard input, says how many follow on standard output, and ends with its input.
int runSwarm(const Options &options);

/// A device that pushes what a replica made, and measures until the hub has all of it.
[[nodiscard]] std::int64_t pushOver(quint16 port, const Identity &identity, const std::vector<ledger::Operation> &operations);

/// As many open files as this process may have.
void raiseFileLimit();
/// Bytes of this process's memory that are its own.
[[nodiscard]] std::int64_t residentBytes();

} // namespace plumbline::bench
