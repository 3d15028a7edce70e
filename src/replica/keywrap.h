#pragma once

#include "keyfile.h"

#include <QJsonObject>

#include <array>

/// What stands in a key file.
namespace plumbline::replica {

struct WrappedKey {
    std::uint64_t n = 0;
    std::uint32_t r = 0;
    std::uint32_t p = 0;
    std::array<std::uint8_t, 16> salt{};
    std::array<std::uint8_t, 12> nonce{};
    std::array<std::uint8_t, DataKeySize> wrapped{};
    std::array<std::uint8_t, 16> tag{};
};

/// Every byte of the content is under its checksum. Errors: KeyFileDamaged (detail: the member).
[[nodiscard]] domain::Result<WrappedKey> parseKeyFile(const QByteArray &content);
[[nodiscard]] QByteArray formatKeyFile(const WrappedKey &key);

} // namespace plumbline::replica
