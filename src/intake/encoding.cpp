#include "plumbline/intake/encoding.h"

#include "plumbline/intake/errors.h"
#include "utf8.h"

#include <QIODevice>

#include <cstring>

namespace plumbline::intake {

using domain::fail;
using domain::Result;

namespace {

constexpr qint64 ChunkSize = 1 << 20;

std::optional<DetectedEncoding> byMark(const QByteArray &head) {
    if (head.startsWith("\xEF\xBB\xBF"))
        return DetectedEncoding{Encoding::Utf8, 3, false};
    if (head.startsWith("\xFF\xFE"))
        return DetectedEncoding{Encoding::Utf16LittleEndian, 2, false};
    if (head.startsWith("\xFE\xFF"))
        return DetectedEncoding{Encoding::Utf16BigEndian, 2, false};
    return std::nullopt;
}

/// Everything that has to be known of the bytes, gathered chunk by chunk.
class Survey {
public:
    void add(const QByteArray &chunk) {
        countNuls(chunk);
        m_utf8 = m_utf8 && advance(m_utf8Rest, chunk, &validUtf8Prefix);
        m_gb18030 = m_gb18030 && advance(m_gb18030Rest, chunk, &validGb18030Prefix);
        m_size += chunk.size();
    }

    [[nodiscard]] bool isUtf8() const { return m_utf8 && m_utf8Rest.isEmpty(); }
    [[nodiscard]] bool isGb18030() const { return m_gb18030 && m_gb18030Rest.isEmpty(); }
    [[nodiscard]] bool hasNuls() const { return m_evenNuls + m_oddNuls > 0; }
    [[nodiscard]] std::optional<Encoding> utf16() const {
        // Line ends and separators are below 256, so even text without a Latin letter has its NULs, all on one side.
        if (m_size % 2 == 0 && m_oddNuls > 0 && m_evenNuls * 20 < m_oddNuls)
            return Encoding::Utf16LittleEndian;
        if (m_size % 2 == 0 && m_evenNuls > 0 && m_oddNuls * 20 < m_evenNuls)
            return Encoding::Utf16BigEndian;
        return std::nullopt;
    }

private:
    using ValidPrefix = std::size_t (*)(std::string_view);

    void countNuls(const QByteArray &chunk) {
        const char *at = chunk.constData();
        const char *end = at + chunk.size();
        while ((at = static_cast<const char *>(std::memchr(at, 0, static_cast<std::size_t>(end - at)))) != nullptr) {
            ++((m_size + (at - chunk.constData())) % 2 == 0 ? m_evenNuls : m_oddNuls);
            if (++at == end)
                break;
        }
    }

    /// Goes on with what an earlier chunk left unfinished; a rest of four bytes is no unfinished character but an invalid one.
    static bool advance(QByteArray &rest, const QByteArray &chunk, ValidPrefix validPrefix) {
        const QByteArray bytes = rest.isEmpty() ? chunk : rest + chunk;
        const auto valid = static_cast<qsizetype>(validPrefix({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
        rest = bytes.mid(valid, 4);
        return bytes.size() - valid < 4;
    }

    bool m_utf8 = true;
    bool m_gb18030 = true;
    QByteArray m_utf8Rest;
    QByteArray m_gb18030Rest;
    qint64 m_size = 0;
    qint64 m_evenNuls = 0;
    qint64 m_oddNuls = 0;
};

Result<DetectedEncoding> bySurvey(const Survey &survey, Encoding wanted) {
    switch (wanted) {
    case Encoding::Automatic:
        break;
    case Encoding::Utf8:
        return DetectedEncoding{wanted, 0, !survey.isUtf8()};
    case Encoding::Gb18030:
        return DetectedEncoding{wanted, 0, !survey.isGb18030()};
    default:
        return DetectedEncoding{wanted, 0, false};
    }
    if (survey.hasNuls()) {
        if (const auto utf16 = survey.utf16())
            return DetectedEncoding{*utf16, 0, false};
        return fail(errors::NotATable);
    }
    if (survey.isUtf8())
        return DetectedEncoding{};
    if (survey.isGb18030())
        return DetectedEncoding{Encoding::Gb18030, 0, false};
    return fail(errors::EncodingUnknown);
}

} // namespace

Result<DetectedEncoding> detectEncoding(QIODevice &device, Encoding wanted) {
    const qint64 start = device.pos();
    if (!device.seek(0))
        return fail(errors::FileUnreadable, device.errorString());
    Survey survey;
    std::optional<DetectedEncoding> marked;
    for (bool first = true; !device.atEnd(); first = false) {
        const QByteArray chunk = device.read(ChunkSize);
        if (chunk.isEmpty())
            return fail(errors::FileUnreadable, device.errorString());
        if (first)
            marked = byMark(chunk);
        if (marked && marked->encoding != Encoding::Utf8)
            break;
        survey.add(chunk);
    }
    if (!device.seek(start))
        return fail(errors::FileUnreadable, device.errorString());
    if (marked) {
        marked->damaged = marked->encoding == Encoding::Utf8 && !survey.isUtf8();
        return *marked;
    }
    return bySurvey(survey, wanted);
}

} // namespace plumbline::intake
