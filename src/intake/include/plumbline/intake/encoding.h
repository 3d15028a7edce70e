#pragma once

#include "plumbline/domain/token.h"

#include <QByteArray>

class QIODevice;

namespace plumbline::intake {

/// How a text file writes its letters. Windows1252 is never guessed, only asked for.
enum class Encoding : std::uint8_t { Automatic, Utf8, Utf16LittleEndian, Utf16BigEndian, Gb18030, Windows1252 };

/// An encoding and the bytes of its mark at the start of the file.
struct DetectedEncoding {
    Encoding encoding = Encoding::Utf8;
    int markLength = 0;
    /// The bytes are not valid in the encoding throughout; only where it was asked for.
    bool damaged = false;
    friend bool operator==(const DetectedEncoding &, const DetectedEncoding &) = default;
};

/// Reads all of `device` once and leaves it where it was. A byte order mark decides; then NUL bytes at every other place
/// (UTF-16 without a mark); then UTF-8, then GB18030, each only if every byte is valid in it. `wanted` overrides all but the mark.
/// Errors: FileUnreadable, NotATable, EncodingUnknown.
[[nodiscard]] domain::Result<DetectedEncoding> detectEncoding(QIODevice &device, Encoding wanted = Encoding::Automatic);

} // namespace plumbline::intake

template <>
struct plumbline::domain::Tokens<plumbline::intake::Encoding> {
    using Encoding = plumbline::intake::Encoding;
    static constexpr std::array<std::pair<Encoding, std::string_view>, 6> names{{{Encoding::Automatic, "automatic"},
                                                                                 {Encoding::Utf8, "utf-8"},
                                                                                 {Encoding::Utf16LittleEndian, "utf-16le"},
                                                                                 {Encoding::Utf16BigEndian, "utf-16be"},
                                                                                 {Encoding::Gb18030, "gb18030"},
                                                                                 {Encoding::Windows1252, "windows-1252"}}};
};
