#include "plumbline/domain/id.h"
#include "plumbline/domain/errors.h"

#include <QCryptographicHash>

#include <cstring>

namespace plumbline::domain {
namespace {

constexpr int hexValue(char16_t c)
{
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return -1;
}

/// Whether the text form has a hyphen in front of this byte.
constexpr bool isParted(std::size_t byte)
{
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

} // namespace

Result<Uuid> Uuid::parse(QStringView text)
{
    constexpr qsizetype textSize = 36;
    if (text.size() != textSize)
        return fail(errors::IdUnreadable, text.toString());
    std::array<std::uint8_t, 16> bytes{};
    qsizetype at = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (isParted(i) && text[at++] != u'-')
            return fail(errors::IdUnreadable, text.toString());
        const int high = hexValue(text[at++].unicode());
        const int low = hexValue(text[at++].unicode());
        if (high < 0 || low < 0)
            return fail(errors::IdUnreadable, text.toString());
        bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return Uuid(bytes);
}

Uuid derivedId(const Uuid &from, const Uuid &with)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Uuid *each : {&from, &with})
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(each->bytes().data()), std::ssize(each->bytes()))); // NOLINT: bytes are bytes
    std::array<std::uint8_t, 16> bytes{};
    std::memcpy(bytes.data(), hash.result().constData(), bytes.size());
    // Version 8 of RFC 9562: an id whose bits mean something to whoever made it.
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x80U);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
    return Uuid(bytes);
}

Uuid Uuid::fromBytes(const void *bytes, std::size_t size)
{
    std::array<std::uint8_t, 16> copy{};
    if (size != copy.size() || bytes == nullptr)
        throw InvariantError("an id of another size than sixteen bytes");
    std::memcpy(copy.data(), bytes, copy.size());
    return Uuid(copy);
}

QString Uuid::toString() const
{
    static constexpr char16_t digits[] = u"0123456789abcdef";
    QString text(36, u'-');
    QChar *out = text.data();
    for (std::size_t i = 0; i < m_bytes.size(); ++i) {
        if (isParted(i))
            ++out;
        *out++ = QChar(digits[m_bytes[i] >> 4U]);
        *out++ = QChar(digits[m_bytes[i] & 15U]);
    }
    return text;
}

} // namespace plumbline::domain

std::size_t std::hash<plumbline::domain::Uuid>::operator()(const plumbline::domain::Uuid &uuid) const noexcept
{
    // The first half of a version 7 id is mostly its time and a counter: both halves have to be spread.
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    std::memcpy(&high, uuid.bytes().data(), sizeof high);
    std::memcpy(&low, uuid.bytes().data() + sizeof high, sizeof low);
    std::uint64_t mixed = (high ^ (high >> 32U)) * 0x9E3779B97F4A7C15ULL ^ low;
    mixed ^= mixed >> 29U;
    mixed *= 0xBF58476D1CE4E5B9ULL;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
}
