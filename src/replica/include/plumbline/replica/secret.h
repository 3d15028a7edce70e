#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

class QByteArray;

namespace plumbline::replica {

/// Bytes that wipe themselves; moved, never copied, never logged.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::vector<std::uint8_t> bytes) : m_bytes(std::move(bytes)) {}
    /// Takes the bytes over and wipes the array they came in.
    [[nodiscard]] static Secret takeFrom(QByteArray &bytes);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return m_bytes; }
    [[nodiscard]] Secret clone() const;

private:
    std::vector<std::uint8_t> m_bytes;
};

} // namespace plumbline::replica
