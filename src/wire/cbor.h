#pragma once

#include "plumbline/domain/entities.h"
#include "plumbline/domain/error.h"
#include "plumbline/ledger/position.h"
#include "plumbline/wire/errors.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>

/// A message as CBOR: an array of exactly its members. Members are described once, by members() in devicemembers.h and
/// hubmembers.h, for writing and for reading; both hold the same bounds.
namespace plumbline::wire {

template<typename Io, typename T>
using Held = std::conditional_t<Io::Reading, T, const T>;

class CborWriter {
public:
    static constexpr bool Reading = false;

    explicit CborWriter(QByteArray &bytes) : m_out(&bytes) {}

    void begin(std::uint64_t members) { m_out.startArray(members); }
    void end() { m_out.endArray(); }
    void flag(bool value) { m_out.append(value); }
    /// A number from `least` on.
    void number(std::int64_t value, std::int64_t least, std::int64_t most);
    void bytes(QByteArrayView value, qsizetype most);
    void text(const QString &value, qsizetype most);
    void id(const domain::Uuid &id);
    void digest(const ledger::Digest &digest);
    void digests(const std::vector<ledger::Digest> &digests, qsizetype most);

private:
    QCborStreamWriter m_out;
};

/// Reads bytes nobody vouches for: the first thing that is wrong stays, everything after it is left alone.
class CborReader {
public:
    static constexpr bool Reading = true;

    explicit CborReader(const QByteArray &bytes) : m_in(bytes), m_size(bytes.size()) {}

    /// An array of exactly so many.
    void begin(std::uint64_t members);
    /// An array of at most so many; answers how many.
    [[nodiscard]] std::uint64_t beginList(qsizetype most);
    void end();
    void flag(bool &value);
    void number(std::int64_t &value, std::int64_t least, std::int64_t most);
    void bytes(QByteArray &value, qsizetype most);
    void text(QString &value, qsizetype most);
    void id(domain::Uuid &id);
    void digest(ledger::Digest &digest);
    void digests(std::vector<ledger::Digest> &digests, qsizetype most);

    [[nodiscard]] bool good() const { return m_state.has_value(); }
    void refuse(const char *expected);
    /// The first thing that was wrong, or something behind the message.
    [[nodiscard]] domain::Result<void> finish();

private:
    /// A string's bytes, when it is of this type, has one length known from the start and there are that many left.
    [[nodiscard]] bool readString(QCborStreamReader::Type type, qsizetype most, QByteArray &value);

    QCborStreamReader m_in;
    qsizetype m_size;
    domain::Result<void> m_state;
};

} // namespace plumbline::wire
