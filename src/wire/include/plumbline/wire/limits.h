#pragma once

#include <QtGlobal>

#include <cstdint>

/// The bounds of what is said over the wire. Encoding beyond one throws InvariantError: senders split; decoding beyond one is
/// FrameTooLarge where it is the frame itself, FrameUnreadable otherwise.
namespace plumbline::wire {

/// Bytes of a frame as it travels, and of what it is unpacked to.
inline constexpr qsizetype MaxFrame = 8 << 20;
inline constexpr qsizetype MaxUnpacked = 64 << 20;
/// No frame unpacks to more than this many times itself, so that little bytes never take much memory.
inline constexpr qsizetype MaxRatio = 256;

inline constexpr std::int64_t MaxRowsPerBatch = 16384;
/// Rows of all batches of one part of a page.
inline constexpr std::int64_t MaxRowsPerPart = 8 * MaxRowsPerBatch;
inline constexpr qsizetype MaxBatchesPerPart = 1024;
inline constexpr qsizetype MaxGonePerPart = 100'000;
inline constexpr qsizetype MaxEntriesPerPart = 20'000;
inline constexpr qsizetype MaxSettledPerPart = 20'000;
inline constexpr qsizetype MaxOperationsPerPush = 20'000;
inline constexpr int MaxScanBatches = 64;
inline constexpr int MaxHistory = 1000;
/// Entries of a part of an exported audit trail, and bytes of an entry's changes in it.
inline constexpr qsizetype MaxAuditItems = 1000;
inline constexpr qsizetype MaxAuditChanges = 4 << 20;
/// Digests of a proof: no tree of 2^63 leaves has a longer one.
inline constexpr qsizetype MaxProof = 128;

/// Bytes of an attachment's piece.
inline constexpr qsizetype MaxBlobPiece = 1 << 20;
/// Bytes of a code, a name, and of an explanation.
inline constexpr qsizetype MaxCode = 128;
inline constexpr qsizetype MaxName = 1024;
inline constexpr qsizetype MaxDetail = 64 << 10;
/// Bytes of a nonce, a token, a key or a signature.
inline constexpr qsizetype MaxSecret = 128;

} // namespace plumbline::wire
