#include "utf8stream.h"

#include "plumbline/intake/errors.h"
#include "utf8.h"

#include <cerrno>

#include <iconv.h>

namespace plumbline::intake {

using domain::fail;
using domain::Result;

namespace {

constexpr qint64 ChunkSize = 1 << 20;
constexpr const char *Replacement = "\xEF\xBF\xBD";

const char *iconvName(Encoding encoding) {
    switch (encoding) {
    case Encoding::Utf16LittleEndian:
        return "UTF-16LE";
    case Encoding::Utf16BigEndian:
        return "UTF-16BE";
    case Encoding::Gb18030:
        return "GB18030";
    case Encoding::Windows1252:
        return "WINDOWS-1252";
    case Encoding::Automatic:
    case Encoding::Utf8:
        break;
    }
    return "UTF-8";
}

} // namespace

/// The system's converter, closed when it goes.
class Utf8Stream::Converter {
public:
    explicit Converter(Encoding from)
        : m_handle(iconv_open("UTF-8", iconvName(from))),
          m_unit(from == Encoding::Utf16LittleEndian || from == Encoding::Utf16BigEndian ? 2 : 1) {}
    ~Converter() {
        if (isOpen())
            iconv_close(m_handle);
    }
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;

    [[nodiscard]] bool isOpen() const { return m_handle != iconv_t(-1); }
    void reset() { iconv(m_handle, nullptr, nullptr, nullptr, nullptr); }

    /// Appends what `bytes` say to `into` and takes it off `bytes`; an unfinished character stays. True: something was replaced.
    bool convert(QByteArray &bytes, QByteArray &into, bool last) {
        bool replaced = false;
        char *in = bytes.data();
        std::size_t left = static_cast<std::size_t>(bytes.size());
        while (left > 0) {
            const qsizetype had = into.size();
            into.resize(had + static_cast<qsizetype>(left) * 2 + 16);
            char *out = into.data() + had;
            std::size_t room = static_cast<std::size_t>(into.size() - had);
            const std::size_t done = iconv(m_handle, &in, &left, &out, &room);
            const int error = done == std::size_t(-1) ? errno : 0;
            into.resize(into.size() - static_cast<qsizetype>(room));
            if (error == 0 || (error == EINVAL && !last))
                break;
            if (error == E2BIG)
                continue;
            into.append(Replacement);
            replaced = true;
            const std::size_t step = std::min(left, static_cast<std::size_t>(m_unit));
            in += step;
            left -= step;
        }
        bytes = bytes.right(static_cast<qsizetype>(left));
        return replaced;
    }

private:
    iconv_t m_handle;
    int m_unit;
};

Utf8Stream::Utf8Stream(std::unique_ptr<QIODevice> device, DetectedEncoding encoding)
    : m_device(std::move(device)),
      m_encoding(encoding) {
    if (encoding.encoding != Encoding::Utf8)
        m_converter = std::make_unique<Converter>(encoding.encoding);
}

Utf8Stream::~Utf8Stream() = default;

Result<std::unique_ptr<Utf8Stream>> Utf8Stream::open(std::unique_ptr<QIODevice> device, DetectedEncoding encoding) {
    std::unique_ptr<Utf8Stream> stream(new Utf8Stream(std::move(device), encoding)); // private constructor, owned at once
    if (stream->m_converter && !stream->m_converter->isOpen())
        return fail(errors::EncodingUnknown, domain::toToken(encoding.encoding));
    PLUMBLINE_TRY(stream->rewind());
    return stream;
}

Result<bool> Utf8Stream::readInto(QByteArray &into) {
    if (m_device->atEnd() && m_rest.isEmpty())
        return false;
    QByteArray chunk = m_device->read(ChunkSize);
    if (chunk.isEmpty() && !m_device->atEnd())
        return fail(errors::FileUnreadable, m_device->errorString());
    const bool last = m_device->atEnd();
    if (!m_converter && !m_encoding.damaged) {
        into.append(chunk);
        return true;
    }
    m_rest.append(chunk);
    if (m_converter)
        m_replaced = m_converter->convert(m_rest, into, last) || m_replaced;
    else
        repairUtf8(into, std::exchange(m_rest, {}), last);
    return true;
}

void Utf8Stream::repairUtf8(QByteArray &into, const QByteArray &chunk, bool last) {
    std::string_view bytes(chunk.constData(), static_cast<std::size_t>(chunk.size()));
    while (!bytes.empty()) {
        const std::size_t valid = validUtf8Prefix(bytes);
        into.append(bytes.data(), static_cast<qsizetype>(valid));
        bytes.remove_prefix(valid);
        if (bytes.empty())
            break;
        if (!last && bytes.size() < 4) {
            m_rest = QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
            break;
        }
        into.append(Replacement);
        m_replaced = true;
        bytes.remove_prefix(1);
    }
}

Result<void> Utf8Stream::rewind() {
    if (!m_device->seek(m_encoding.markLength))
        return fail(errors::FileUnreadable, m_device->errorString());
    m_rest.clear();
    if (m_converter)
        m_converter->reset();
    return {};
}

} // namespace plumbline::intake
