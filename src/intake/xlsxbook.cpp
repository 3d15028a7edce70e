#include "xlsxbook.h"

#include "plumbline/domain/date.h"
#include "plumbline/intake/errors.h"

#include <QHash>
#include <QXmlStreamReader>

#include <orcus/zip_archive.hpp>
#include <orcus/zip_archive_stream.hpp>

namespace plumbline::intake {

using domain::fail;
using domain::Result;

namespace {

/// One entry of the container; nothing where it is absent. Later versions of the library return the bytes and throw instead.
template <typename Archive>
std::optional<QByteArray> entryOf(Archive &archive, const std::string &name) {
    std::vector<unsigned char> bytes;
    try {
        if constexpr (requires { archive.read_file_entry(name, bytes); }) {
            if (!archive.read_file_entry(name, bytes))
                return std::nullopt;
        } else {
            bytes = archive.read_file_entry(name);
        }
    } catch (const std::exception &) {
        return std::nullopt;
    }
    // The older form may leave a closing NUL behind the text.
    while (!bytes.empty() && bytes.back() == 0)
        bytes.pop_back();
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

class Container {
public:
    explicit Container(const QByteArray &bytes)
        : m_stream(reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size())),
          m_archive(&m_stream) {}
    [[nodiscard]] bool load() {
        try {
            m_archive.load();
        } catch (const std::exception &) {
            return false;
        }
        return true;
    }
    [[nodiscard]] std::optional<QByteArray> entry(const QString &name) { return entryOf(m_archive, name.toStdString()); }

private:
    orcus::zip_archive_stream_blob m_stream;
    orcus::zip_archive m_archive;
};

/// Formats 14 to 22 and 45 to 47 are the built-in dates and times; 27 to 36 and 50 to 58 the East Asian ones.
bool isBuiltInDate(int format) {
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) ||
           (format >= 50 && format <= 58);
}

/// A format code with a day, month, year or hour in it, outside of quoted text, colours and escaped letters.
bool isDateCode(const QString &code) {
    bool quoted = false;
    bool bracket = false;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code[i];
        if (c == u'"')
            quoted = !quoted;
        else if (c == u'[')
            bracket = true;
        else if (c == u']')
            bracket = false;
        else if (c == u'\\' || c == u'_' || c == u'*')
            ++i;
        else if (!quoted && !bracket && QStringLiteral("dmyhsDMYHS").contains(c))
            return true;
    }
    return false;
}

QString pathFromTarget(const QString &target) {
    return target.startsWith(u'/') ? target.mid(1) : QStringLiteral("xl/") + target;
}

} // namespace

Result<XlsxBook> XlsxBook::open(const QByteArray &bytes) {
    Container container(bytes);
    if (!container.load())
        return fail(errors::SpreadsheetDamaged);
    const auto workbook = container.entry(QStringLiteral("xl/workbook.xml"));
    const auto relations = container.entry(QStringLiteral("xl/_rels/workbook.xml.rels"));
    if (!workbook || !relations)
        return fail(errors::NotATable); // an archive, but not of a workbook
    XlsxBook book;
    book.readWorkbook(*workbook, *relations);
    if (book.m_names.isEmpty())
        return fail(errors::SpreadsheetDamaged);
    book.readStyles(container.entry(QStringLiteral("xl/styles.xml")).value_or(QByteArray()));
    book.readSharedTexts(container.entry(QStringLiteral("xl/sharedStrings.xml")).value_or(QByteArray()));
    return book;
}

Result<QByteArray> XlsxBook::sheet(const QByteArray &bytes, const QString &name) const {
    const qsizetype index = name.isEmpty() ? 0 : m_names.indexOf(name);
    if (index < 0)
        return fail(errors::SheetNotFound, name);
    Container container(bytes);
    if (!container.load())
        return fail(errors::SpreadsheetDamaged);
    auto xml = container.entry(m_paths.value(index));
    if (!xml)
        return fail(errors::SpreadsheetDamaged, m_names[index]);
    return *xml;
}

void XlsxBook::readWorkbook(const QByteArray &xml, const QByteArray &relations) {
    QHash<QString, QString> targets;
    QXmlStreamReader relation(relations);
    while (!relation.atEnd())
        if (relation.readNext() == QXmlStreamReader::StartElement && relation.name() == u"Relationship")
            targets.insert(relation.attributes().value(QStringLiteral("Id")).toString(),
                           pathFromTarget(relation.attributes().value(QStringLiteral("Target")).toString()));
    QXmlStreamReader workbook(xml);
    while (!workbook.atEnd()) {
        if (workbook.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QXmlStreamAttributes attributes = workbook.attributes();
        if (workbook.name() == u"workbookPr") {
            const auto from1904 = attributes.value(QStringLiteral("date1904"));
            m_from1904 = from1904 == u"1" || from1904 == u"true";
        } else if (workbook.name() == u"sheet") {
            for (const QXmlStreamAttribute &attribute : attributes)
                if (attribute.name() == u"id" && targets.contains(attribute.value().toString())) {
                    m_names.append(attributes.value(QStringLiteral("name")).toString());
                    m_paths.append(targets.value(attribute.value().toString()));
                }
        }
    }
}

void XlsxBook::readStyles(const QByteArray &xml) {
    QHash<int, bool> formats;
    QXmlStreamReader styles(xml);
    bool inCellFormats = false;
    while (!styles.atEnd()) {
        const auto token = styles.readNext();
        if (styles.name() == u"cellXfs")
            inCellFormats = token == QXmlStreamReader::StartElement;
        if (token != QXmlStreamReader::StartElement)
            continue;
        const int format = styles.attributes().value(QStringLiteral("numFmtId")).toInt();
        if (styles.name() == u"numFmt")
            formats.insert(format, isDateCode(styles.attributes().value(QStringLiteral("formatCode")).toString()));
        else if (styles.name() == u"xf" && inCellFormats)
            m_dateStyles.append(formats.value(format, isBuiltInDate(format)));
    }
}

void XlsxBook::readSharedTexts(const QByteArray &xml) {
    QXmlStreamReader texts(xml);
    QString text;
    int phonetic = 0;
    while (!texts.atEnd()) {
        const auto token = texts.readNext();
        if (token == QXmlStreamReader::StartElement && texts.name() == u"si")
            text.clear();
        else if (token == QXmlStreamReader::StartElement && texts.name() == u"t" && phonetic == 0)
            text += texts.readElementText();
        else if (texts.name() == u"rPh")
            phonetic += token == QXmlStreamReader::StartElement ? 1 : -1;
        else if (token == QXmlStreamReader::EndElement && texts.name() == u"si")
            m_texts.append(text.toUtf8());
    }
}

std::optional<QByteArray> XlsxBook::dateOfSerial(const QString &serial) const {
    bool readable = false;
    const double value = serial.toDouble(&readable); // a day number with the time of day as its fraction, as the format has it
    constexpr double Highest = 2958466; // the first day of the year 10000
    if (!readable || value < 0 || value >= Highest)
        return std::nullopt;
    auto day = static_cast<std::int32_t>(value);
    const auto seconds = static_cast<std::int64_t>((value - day) * 86400 + 0.5);
    const domain::Date epoch = m_from1904 ? domain::Date(1904, 1, 1) : domain::Date(1899, 12, 30);
    if (!m_from1904 && day < 61)
        ++day; // the format counts a 29 February 1900 that never was
    QString text = domain::toIso(domain::Instant(epoch.plusDays(day).sysDays()));
    text.truncate(10);
    if (seconds > 0 && seconds < 86400)
        text +=
            QStringLiteral(" %1:%2").arg(seconds / 3600, 2, 10, QLatin1Char('0')).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
    return text.toLatin1();
}

} // namespace plumbline::intake
