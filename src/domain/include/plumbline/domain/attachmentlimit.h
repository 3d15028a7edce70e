#pragma once

#include <cstdint>

namespace plumbline::domain {

/// Bytes of one attachment.
inline constexpr std::int64_t MaxAttachmentSize = std::int64_t{256} << 20;

} // namespace plumbline::domain
