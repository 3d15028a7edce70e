#include "keywrap.h"

#include "plumbline/replica/errors.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <bit>

namespace plumbline::replica {
namespace {

using domain::Result;

// Bounds on what a file may ask for: at most 256 MiB and a few seconds.
constexpr std::uint64_t LeastN = 1U << 14U;
constexpr std::uint64_t MostN = 1U << 18U;
constexpr std::uint32_t MostR = 8;
constexpr std::uint32_t MostP = 4;

tl::unexpected<domain::Error> damaged(const char *what)
{
    return domain::fail(errors::KeyFileDamaged, QString::fromLatin1(what));
}

template<std::size_t Size>
QString hex(const std::array<std::uint8_t, Size> &bytes)
{
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(bytes.data()), Size).toHex());
}

template<std::size_t Size>
bool readHex(const QJsonObject &object, QLatin1StringView name, std::array<std::uint8_t, Size> &bytes)
{
    const QByteArray text = object.value(name).toString().toLatin1();
    const QByteArray read = QByteArray::fromHex(text);
    if (read.size() != static_cast<qsizetype>(Size) || read.toHex() != text)
        return false;
    std::copy(read.begin(), read.end(), bytes.begin());
    return true;
}

/// -1 where it is not a whole number.
qint64 readNumber(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toInteger(-1);
}

constexpr QLatin1StringView ChecksumMember("sha256");
constexpr qsizetype ChecksumLength = 64;

/// Where the checksum's digits stand in the file; -1 where it has none.
qsizetype checksumPosition(const QByteArray &content)
{
    static const QByteArray mark = QByteArrayLiteral("\"sha256\": \"");
    const qsizetype at = content.indexOf(mark);
    return at < 0 || at + mark.size() + ChecksumLength > content.size() ? -1 : at + mark.size();
}

/// SHA-256 over the file's bytes, whatever wrote them, with the checksum's own digits as zeros.
QByteArray checksumOf(QByteArray content, qsizetype position)
{
    std::fill_n(content.begin() + position, ChecksumLength, '0');
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

} // namespace

QByteArray formatKeyFile(const WrappedKey &key)
{
    QJsonObject object{{QStringLiteral("format"), QStringLiteral("plumbline-key-1")},
                       {QStringLiteral("kdf"), QStringLiteral("scrypt")},
                       {QStringLiteral("N"), static_cast<qint64>(key.n)},
                       {QStringLiteral("r"), static_cast<qint64>(key.r)},
                       {QStringLiteral("p"), static_cast<qint64>(key.p)},
                       {QStringLiteral("cipher"), QStringLiteral("aes-256-gcm")},
                       {QStringLiteral("salt"), hex(key.salt)},
                       {QStringLiteral("nonce"), hex(key.nonce)},
                       {QStringLiteral("wrapped"), hex(key.wrapped)},
                       {QStringLiteral("tag"), hex(key.tag)}};
    object.insert(ChecksumMember, QString(ChecksumLength, u'0'));
    QByteArray content = QJsonDocument(object).toJson(QJsonDocument::Indented);
    const qsizetype position = checksumPosition(content);
    if (position < 0)
        throw domain::InvariantError("JSON is written in another way");
    return content.replace(position, ChecksumLength, checksumOf(content, position));
}

Result<WrappedKey> parseKeyFile(const QByteArray &content)
{
    const qsizetype position = checksumPosition(content);
    if (position < 0 || content.mid(position, ChecksumLength) != checksumOf(content, position))
        return damaged("sha256");
    const QJsonObject object = QJsonDocument::fromJson(content).object();
    if (object.value(QLatin1StringView("format")).toString() != QLatin1StringView("plumbline-key-1"))
        return damaged("format");
    if (object.value(QLatin1StringView("kdf")).toString() != QLatin1StringView("scrypt"))
        return damaged("kdf");
    if (object.value(QLatin1StringView("cipher")).toString() != QLatin1StringView("aes-256-gcm"))
        return damaged("cipher");
    const qint64 n = readNumber(object, QLatin1StringView("N"));
    const qint64 r = readNumber(object, QLatin1StringView("r"));
    const qint64 p = readNumber(object, QLatin1StringView("p"));
    if (n < static_cast<qint64>(LeastN) || n > static_cast<qint64>(MostN) || !std::has_single_bit(static_cast<std::uint64_t>(n)))
        return damaged("N");
    if (r < 1 || r > MostR)
        return damaged("r");
    if (p < 1 || p > MostP)
        return damaged("p");
    WrappedKey key{.n = static_cast<std::uint64_t>(n), .r = static_cast<std::uint32_t>(r), .p = static_cast<std::uint32_t>(p)};
    if (!readHex(object, QLatin1StringView("salt"), key.salt))
        return damaged("salt");
    if (!readHex(object, QLatin1StringView("nonce"), key.nonce))
        return damaged("nonce");
    if (!readHex(object, QLatin1StringView("wrapped"), key.wrapped))
        return damaged("wrapped");
    if (!readHex(object, QLatin1StringView("tag"), key.tag))
        return damaged("tag");
    return key;
}

} // namespace plumbline::replica
