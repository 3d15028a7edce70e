#include "xlsxsource.h"

#include "headers.h"
#include "plumbline/intake/errors.h"

#include <charconv>
#include <cmath>

namespace plumbline::intake {

using domain::fail;
using domain::Result;

namespace {

constexpr qsizetype MostColumns = 16384;

/// `C7` is column 2; -1 where the reference has no letters.
qsizetype columnOf(QStringView reference) {
    qsizetype column = 0;
    for (const QChar c : reference) {
        if (c < u'A' || c > u'Z' || column > MostColumns)
            break;
        column = column * 26 + (c.unicode() - u'A' + 1);
    }
    return column - 1;
}

/// Files keep `55.939999999999998` for what was typed as 55.94; the shortest text that reads back the same is what was meant.
QByteArray shortestDecimal(const QString &text) {
    bool readable = false;
    double value = text.toDouble(&readable);
    if (!readable)
        return text.toUtf8();
    // What a formula gives, such as 0.1 + 0.2, is meant as spreadsheets show it: to fifteen digits.
    if (value != std::trunc(value))
        value = QByteArray::number(value, 'g', 15).toDouble();
    std::array<char, 400> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed).ptr;
    return QByteArray(buffer.data(), end - buffer.data());
}

} // namespace

Result<std::unique_ptr<TableSource>> XlsxSource::open(QIODevice &device, const SourceOptions &options) {
    const QByteArray bytes = device.readAll();
    PLUMBLINE_TRY_ASSIGN(XlsxBook book, XlsxBook::open(bytes));
    std::unique_ptr<XlsxSource> source(new XlsxSource); // private constructor, owned at once
    PLUMBLINE_TRY_ASSIGN(source->m_sheet, book.sheet(bytes, options.sheet));
    source->m_book = std::move(book);
    source->m_traits.spreadsheet = true;
    source->m_traits.sheets = source->m_book.sheetNames();
    source->m_traits.sheet = options.sheet.isEmpty() ? source->m_book.sheetNames().first() : options.sheet;
    source->m_xml.addData(source->m_sheet);
    TableRow header;
    PLUMBLINE_TRY_ASSIGN(const bool found, source->read(header));
    if (!found)
        return fail(errors::FileEmpty);
    source->m_headers = cleanHeaders(header.cells);
    return std::unique_ptr<TableSource>(std::move(source));
}

Result<QStringList> XlsxSource::sheets(QIODevice &device) {
    PLUMBLINE_TRY_ASSIGN(const XlsxBook book, XlsxBook::open(device.readAll()));
    return book.sheetNames();
}

Result<bool> XlsxSource::read(TableRow &row) {
    while (!m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::StartElement && m_xml.name() == u"row") {
            const auto number = m_xml.attributes().value(QStringLiteral("r")).toLongLong();
            m_line = number > 0 ? number : m_line + 1;
            m_texts.clear();
        } else if (token == QXmlStreamReader::StartElement && m_xml.name() == u"c") {
            readCell();
        } else if (token == QXmlStreamReader::EndElement && m_xml.name() == u"row") {
            const auto blank = [](const QByteArray &text) { return text.trimmed().isEmpty(); };
            if (std::all_of(m_texts.begin(), m_texts.end(), blank))
                continue;
            row.line = m_line;
            row.fault = RowFault::None;
            row.cells.clear();
            for (const QByteArray &text : m_texts)
                row.cells.emplace_back(text.constData(), static_cast<std::size_t>(text.size()));
            return true;
        }
    }
    if (m_xml.hasError())
        return fail(errors::SpreadsheetDamaged, m_traits.sheet);
    return false;
}

void XlsxSource::readCell() {
    const QXmlStreamAttributes attributes = m_xml.attributes();
    const QString type = attributes.value(QStringLiteral("t")).toString();
    const QString style = attributes.value(QStringLiteral("s")).toString();
    const qsizetype column = columnOf(attributes.value(QStringLiteral("r")));
    QString value;
    while (!m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::EndElement && m_xml.name() == u"c")
            break;
        if (token == QXmlStreamReader::StartElement && (m_xml.name() == u"v" || m_xml.name() == u"t"))
            value += m_xml.readElementText();
        else if (token == QXmlStreamReader::StartElement && m_xml.name() == u"rPh")
            m_xml.skipCurrentElement();
    }
    const std::size_t at = column < 0 || column >= MostColumns ? m_texts.size() : static_cast<std::size_t>(column);
    if (m_texts.size() <= at)
        m_texts.resize(at + 1);
    m_texts[at] = cellText(type, style, value);
}

QByteArray XlsxSource::cellText(const QString &type, const QString &style, const QString &value) const {
    if (type == u"s")
        return m_book.sharedText(value.toLongLong());
    if (type == u"b")
        return value == u"1" ? "true" : "false";
    if (type == u"d")
        return value.left(10).toUtf8();
    if (!type.isEmpty() && type != u"n")
        return value.toUtf8();
    if (value.isEmpty())
        return {};
    if (m_book.isDateStyle(style.toLongLong()))
        if (auto date = m_book.dateOfSerial(value))
            return *date;
    return shortestDecimal(value);
}

Result<bool> XlsxSource::next(TableRow &row) {
    PLUMBLINE_TRY_ASSIGN(const bool found, read(row));
    if (!found)
        return false;
    const auto width = static_cast<std::size_t>(m_headers.size());
    // A sheet leaves empty cells out, so a short row is a whole one.
    if (row.cells.size() > width && !std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(width), row.cells.end(),
                                                 [](auto cell) { return cell.empty(); }))
        row.fault = RowFault::TooManyCells;
    else
        row.cells.resize(width);
    return true;
}

Result<void> XlsxSource::rewind() {
    m_xml.clear();
    m_xml.addData(m_sheet);
    m_line = 0;
    TableRow header;
    PLUMBLINE_TRY(read(header));
    return {};
}

} // namespace plumbline::intake
