#include "cbor.h"
#include "utf8.h"

namespace plumbline::wire {
namespace {

void hold(bool within, const char *what)
{
    if (!within)
        throw domain::InvariantError(std::string("beyond what a message may hold: ") + what);
}

QByteArrayView viewOf(const std::uint8_t *bytes, std::size_t size)
{
    return {reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size)};
}

constexpr qsizetype DigestSize = sizeof(ledger::Digest);

} // namespace

void CborWriter::number(std::int64_t value, std::int64_t least, std::int64_t most)
{
    hold(value >= least && value <= most, "number");
    m_out.append(qint64{value});
}

void CborWriter::bytes(QByteArrayView value, qsizetype most)
{
    hold(value.size() <= most, "bytes");
    m_out.appendByteString(value.data(), value.size());
}

void CborWriter::text(const QString &value, qsizetype most)
{
    const QByteArray utf8 = value.toUtf8();
    hold(utf8.size() <= most, "text");
    m_out.appendTextString(utf8.constData(), utf8.size());
}

void CborWriter::id(const domain::Uuid &id)
{
    bytes(viewOf(id.bytes().data(), 16), 16);
}

void CborWriter::digest(const ledger::Digest &digest)
{
    bytes(viewOf(digest.data(), digest.size()), DigestSize);
}

void CborWriter::digests(const std::vector<ledger::Digest> &digests, qsizetype most)
{
    QByteArray all;
    for (const ledger::Digest &each : digests)
        all += viewOf(each.data(), each.size());
    bytes(all, most * DigestSize);
}

void CborReader::refuse(const char *expected)
{
    if (m_state)
        m_state = domain::fail(errors::FrameUnreadable, QString::fromLatin1(expected));
}

void CborReader::begin(std::uint64_t members)
{
    if (!good())
        return;
    if (!m_in.isArray() || !m_in.isLengthKnown() || m_in.length() != members || !m_in.enterContainer())
        refuse("members");
}

std::uint64_t CborReader::beginList(qsizetype most)
{
    if (!good())
        return 0;
    // Every element takes a byte at least.
    if (!m_in.isArray() || !m_in.isLengthKnown() || m_in.length() > static_cast<quint64>(most)
        || m_in.length() > static_cast<quint64>(m_size - m_in.currentOffset())) {
        refuse("list");
        return 0;
    }
    const quint64 length = m_in.length();
    if (!m_in.enterContainer()) {
        refuse("list");
        return 0;
    }
    return length;
}

void CborReader::end()
{
    if (good() && !m_in.leaveContainer())
        refuse("end of members");
}

void CborReader::flag(bool &value)
{
    if (!good())
        return;
    if (!m_in.isBool())
        return refuse("flag");
    value = m_in.toBool();
    m_in.next();
}

void CborReader::number(std::int64_t &value, std::int64_t least, std::int64_t most)
{
    if (!good())
        return;
    if (m_in.isUnsignedInteger() && m_in.toUnsignedInteger() <= static_cast<quint64>(INT64_MAX))
        value = static_cast<std::int64_t>(m_in.toUnsignedInteger());
    else if (m_in.isNegativeInteger() && static_cast<quint64>(m_in.toNegativeInteger()) - 1 <= static_cast<quint64>(INT64_MAX))
        value = -1 - static_cast<std::int64_t>(static_cast<quint64>(m_in.toNegativeInteger()) - 1);
    else
        return refuse("number");
    if (value < least || value > most)
        return refuse("number in range");
    m_in.next();
}

bool CborReader::readString(QCborStreamReader::Type type, qsizetype most, QByteArray &value)
{
    if (m_in.type() != type || !m_in.isLengthKnown() || m_in.length() > static_cast<quint64>(most)
        || m_in.length() > static_cast<quint64>(m_size - m_in.currentOffset()))
        return false;
    value.resize(static_cast<qsizetype>(m_in.length()));
    const auto chunk = m_in.readStringChunk(value.data(), value.size());
    if (chunk.status != QCborStreamReader::Ok || chunk.data != value.size())
        return false;
    char none = 0;
    return m_in.readStringChunk(&none, 0).status == QCborStreamReader::EndOfString;
}

void CborReader::bytes(QByteArray &value, qsizetype most)
{
    if (good() && !readString(QCborStreamReader::ByteArray, most, value))
        refuse("bytes");
}

void CborReader::text(QString &value, qsizetype most)
{
    QByteArray utf8;
    if (!good())
        return;
    const auto read = readString(QCborStreamReader::String, most, utf8) ? fromStrictUtf8(utf8) : std::nullopt;
    if (!read)
        return refuse("text");
    value = *read;
}

void CborReader::id(domain::Uuid &id)
{
    QByteArray raw;
    bytes(raw, 16);
    if (good() && raw.size() == 16)
        id = domain::Uuid::fromBytes(raw.constData(), 16);
    else
        refuse("id");
}

void CborReader::digest(ledger::Digest &digest)
{
    QByteArray raw;
    bytes(raw, DigestSize);
    if (good() && raw.size() == DigestSize)
        std::ranges::copy(raw, digest.begin());
    else
        refuse("hash");
}

void CborReader::digests(std::vector<ledger::Digest> &digests, qsizetype most)
{
    QByteArray raw;
    bytes(raw, most * DigestSize);
    if (good() && raw.size() % DigestSize != 0)
        refuse("hashes");
    if (!good())
        return;
    digests.resize(static_cast<std::size_t>(raw.size() / DigestSize));
    for (std::size_t i = 0; i < digests.size(); ++i)
        std::copy_n(raw.constBegin() + static_cast<qsizetype>(i) * DigestSize, DigestSize, digests[i].begin());
}

domain::Result<void> CborReader::finish()
{
    if (good() && (m_in.currentOffset() != m_size || m_in.lastError().c != QCborError::NoError))
        refuse("end");
    return m_state;
}

} // namespace plumbline::wire
