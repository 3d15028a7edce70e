#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/ledger/position.h"

#include <QByteArray>

#include <span>

/// What ledgers keep beside their entries, compressed: a fast level, since keeping the ledger must not slow an import down.
namespace plumbline::ledger {

[[nodiscard]] QByteArray packed(const QByteArray &bytes);
/// Errors: ChangesUnreadable; also for what would unpack to more than anything here is.
[[nodiscard]] domain::Result<QByteArray> unpacked(std::span<const std::uint8_t> bytes);

/// encodeChanges and packed in one. No changes are no bytes.
[[nodiscard]] QByteArray packedChanges(std::span<const domain::Change> changes);
[[nodiscard]] domain::Result<domain::Changes> unpackedChanges(std::span<const std::uint8_t> bytes);

/// Positions beside changes, one each; no bytes where all are 0.
[[nodiscard]] QByteArray packedPositions(std::span<const Position> positions);
[[nodiscard]] domain::Result<std::vector<Position>> unpackedPositions(std::span<const std::uint8_t> bytes, std::size_t count);

} // namespace plumbline::ledger
