#include "utf8.h"

#include <cstdint>
#include <cstring>

namespace plumbline::intake {

namespace {

unsigned char byteAt(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

bool isBetween(unsigned char byte, int low, int high) {
    return byte >= low && byte <= high;
}

/// The end of the run of ASCII that starts at `at`, eight bytes at a time.
std::size_t skipAscii(std::string_view bytes, std::size_t at) {
    constexpr std::uint64_t HighBits = 0x8080808080808080ULL;
    while (at + 8 <= bytes.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        if ((word & HighBits) != 0)
            break;
        at += 8;
    }
    while (at < bytes.size() && byteAt(bytes, at) < 0x80)
        ++at;
    return at;
}

/// The range of the second byte: narrower behind the leads that could start an overlong form, a surrogate or too high a point.
bool isSecondByte(unsigned char lead, unsigned char second) {
    switch (lead) {
    case 0xE0:
        return isBetween(second, 0xA0, 0xBF);
    case 0xED:
        return isBetween(second, 0x80, 0x9F);
    case 0xF0:
        return isBetween(second, 0x90, 0xBF);
    case 0xF4:
        return isBetween(second, 0x80, 0x8F);
    default:
        return isBetween(second, 0x80, 0xBF);
    }
}

} // namespace

int utf8Length(unsigned char lead) {
    if (lead < 0x80)
        return 1;
    if (isBetween(lead, 0xC2, 0xDF))
        return 2;
    if (isBetween(lead, 0xE0, 0xEF))
        return 3;
    return isBetween(lead, 0xF0, 0xF4) ? 4 : 0;
}

std::size_t validUtf8Prefix(std::string_view bytes) {
    std::size_t at = skipAscii(bytes, 0);
    while (at < bytes.size()) {
        const unsigned char lead = byteAt(bytes, at);
        const int length = utf8Length(lead);
        if (length < 2 || at + static_cast<std::size_t>(length) > bytes.size() || !isSecondByte(lead, byteAt(bytes, at + 1)))
            return at;
        for (std::size_t i = 2; i < static_cast<std::size_t>(length); ++i)
            if (!isBetween(byteAt(bytes, at + i), 0x80, 0xBF))
                return at;
        at = skipAscii(bytes, at + static_cast<std::size_t>(length));
    }
    return at;
}

std::size_t validGb18030Prefix(std::string_view bytes) {
    std::size_t at = skipAscii(bytes, 0);
    while (at < bytes.size()) {
        if (!isBetween(byteAt(bytes, at), 0x81, 0xFE) || at + 1 >= bytes.size())
            return at;
        const unsigned char second = byteAt(bytes, at + 1);
        if (isBetween(second, 0x30, 0x39)) {
            if (at + 3 >= bytes.size() || !isBetween(byteAt(bytes, at + 2), 0x81, 0xFE) ||
                !isBetween(byteAt(bytes, at + 3), 0x30, 0x39))
                return at;
            at += 4;
        } else if (isBetween(second, 0x40, 0x7E) || isBetween(second, 0x80, 0xFE)) {
            at += 2;
        } else {
            return at;
        }
        at = skipAscii(bytes, at);
    }
    return at;
}

} // namespace plumbline::intake
