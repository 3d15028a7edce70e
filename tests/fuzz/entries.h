#pragma once

#include <QByteArray>

#include <span>

/// What a fuzzer feeds: everything that reads bytes nobody vouches for. Each throws where bytes did more than fail: an
/// exception of the reader's own, or something read that is not the same once it is written and read again.
namespace plumbline::fuzz {

void frameFromDevice(const QByteArray &bytes);
void frameFromHub(const QByteArray &bytes);
void rows(const QByteArray &bytes);
void operation(const QByteArray &bytes);
/// The first byte says which kind of command the rest is.
void command(const QByteArray &bytes);
void auditExport(const QByteArray &bytes);

struct Target {
    const char *name;
    void (*run)(const QByteArray &bytes);
    /// Valid bytes to start from, the same every time.
    std::vector<QByteArray> (*seeds)();
};
[[nodiscard]] std::span<const Target> targets();

} // namespace plumbline::fuzz
