#include "csvsource.h"

#include "headers.h"
#include "plumbline/intake/errors.h"

#include <cstring>

namespace plumbline::intake {

using domain::fail;
using domain::Result;

namespace {

constexpr qsizetype LongestRow = qsizetype{16} << 20;
constexpr int RowsToGuessFrom = 50;
constexpr std::array<char, 4> Separators{',', ';', '\t', '|'};

bool isBlank(std::string_view cell) {
    return std::all_of(cell.begin(), cell.end(), [](char c) { return c == ' ' || c == '\t'; });
}

/// Takes the quotes of a quoted cell out in place: doubled ones become one, the closing one goes, what follows it stays.
std::string_view withoutQuotes(char *begin, const char *end) {
    char *to = begin;
    bool inside = true;
    for (const char *from = begin; from != end; ++from) {
        if (inside && *from == '"') {
            if (from + 1 != end && from[1] == '"') {
                ++from;
            } else {
                inside = false;
                continue;
            }
        }
        *to++ = *from;
    }
    return {begin, static_cast<std::size_t>(to - begin)};
}

} // namespace

Result<std::unique_ptr<TableSource>> CsvSource::open(std::unique_ptr<QIODevice> device, const SourceOptions &options) {
    PLUMBLINE_TRY_ASSIGN(const DetectedEncoding encoding, detectEncoding(*device, options.encoding));
    std::unique_ptr<CsvSource> source(new CsvSource); // private constructor, owned at once
    source->m_traits.encoding = encoding.encoding;
    PLUMBLINE_TRY_ASSIGN(source->m_stream, Utf8Stream::open(std::move(device), encoding));
    PLUMBLINE_TRY(source->start(options));
    return std::unique_ptr<TableSource>(std::move(source));
}

Result<void> CsvSource::start(const SourceOptions &options) {
    PLUMBLINE_TRY(refill());
    m_traits.separator = options.separator.value_or('\0');
    // Spreadsheet programs write a first line `sep=;` to say it themselves.
    if (m_buffer.startsWith("sep=") && m_buffer.size() > 5 && (m_buffer[5] == '\n' || m_buffer[5] == '\r')) {
        if (!options.separator)
            m_traits.separator = m_buffer[4];
        m_at = m_buffer.indexOf('\n') + 1;
        ++m_line;
    }
    if (m_traits.separator == '\0')
        m_traits.separator = guessSeparator();
    for (const char each : {m_traits.separator, '\n', '\r'})
        m_special[static_cast<unsigned char>(each)] = true;

    TableRow row;
    do {
        PLUMBLINE_TRY_ASSIGN(const bool found, read(row));
        if (!found)
            return fail(errors::FileEmpty);
    } while (std::all_of(row.cells.begin(), row.cells.end(), isBlank));
    m_headers = cleanHeaders(row.cells);
    return {};
}

std::size_t CsvSource::cellsOfNextRow(const char *&at, const char *end, char separator) {
    m_special = {};
    for (const char each : {separator, '\n', '\r'})
        m_special[static_cast<unsigned char>(each)] = true;
    return scan(at, end, m_ended) == Scan::Row ? m_cells.size() : 0;
}

char CsvSource::guessSeparator() {
    char best = ',';
    std::size_t bestScore = 0;
    for (const char candidate : Separators) {
        m_traits.separator = candidate;
        const char *at = m_buffer.constData() + m_at;
        const char *end = m_buffer.constData() + m_buffer.size();
        const std::size_t width = cellsOfNextRow(at, end, candidate);
        std::size_t same = 1;
        for (int row = 1; row < RowsToGuessFrom && at != end; ++row)
            same += cellsOfNextRow(at, end, candidate) == width ? 1U : 0U;
        // Rows that agree on their width say more than width itself.
        const std::size_t score = width > 1 ? same * 1000 + std::min<std::size_t>(width, 999) : 0;
        if (score > bestScore) {
            best = candidate;
            bestScore = score;
        }
    }
    m_special = {};
    return best;
}

Result<bool> CsvSource::refill() {
    if (m_buffer.size() - m_at > LongestRow)
        return fail(errors::RowTooLong, QString::number(m_line));
    m_buffer.remove(0, m_at);
    m_at = 0;
    PLUMBLINE_TRY_ASSIGN(const bool more, m_stream->readInto(m_buffer));
    m_ended = !more;
    return more;
}

Result<bool> CsvSource::read(TableRow &row) {
    while (true) {
        const char *begin = m_buffer.constData() + m_at;
        const char *end = m_buffer.constData() + m_buffer.size();
        if (begin == end && m_ended)
            return false;
        const char *at = begin;
        if (begin != end && scan(at, end, m_ended) == Scan::Row) {
            take(row, begin, at);
            return true;
        }
        PLUMBLINE_TRY(refill());
    }
}

void CsvSource::take(TableRow &row, const char *begin, const char *end) {
    row.line = m_line;
    row.fault = m_quoteOpen ? RowFault::QuoteNotClosed : RowFault::None;
    row.cells.clear();
    char *data = m_buffer.data(); // never shared, so this does not move the bytes the cells point into
    const char *base = m_buffer.constData();
    if (m_stream->hasReplaced() &&
        std::string_view(begin, static_cast<std::size_t>(end - begin)).find("\xEF\xBF\xBD") != std::string_view::npos)
        row.fault = RowFault::NotText;
    m_at = end - base;
    for (const Cell &cell : m_cells)
        row.cells.push_back(cell.quotes ? withoutQuotes(data + (cell.begin - base), cell.end)
                                        : std::string_view(cell.begin, static_cast<std::size_t>(cell.end - cell.begin)));
    m_line += m_linesInRow;
}

CsvSource::Scan CsvSource::scan(const char *&at, const char *end, bool last) {
    m_cells.clear();
    m_linesInRow = 1;
    m_quoteOpen = false;
    while (true) {
        if (at != end && *at == '"') {
            if (scanQuoted(at, end, last) == Scan::NeedMore)
                return Scan::NeedMore;
        } else {
            const char *begin = at;
            while (at != end && !m_special[static_cast<unsigned char>(*at)])
                ++at;
            m_cells.push_back({begin, at, false});
        }
        if (at == end)
            return last ? Scan::Row : Scan::NeedMore;
        if (*at != m_traits.separator)
            return endRow(at, end, last);
        ++at;
    }
}

CsvSource::Scan CsvSource::scanQuoted(const char *&at, const char *end, bool last) {
    const char *begin = ++at;
    bool doubled = false;
    while (true) {
        at = at == end ? nullptr : static_cast<const char *>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
        if (at == nullptr) {
            at = end;
            m_quoteOpen = true;
            m_cells.push_back({begin, end, doubled});
            return last ? Scan::Row : Scan::NeedMore;
        }
        if (at + 1 == end && !last)
            return Scan::NeedMore;
        if (at + 1 == end || at[1] != '"')
            break;
        doubled = true;
        at += 2;
    }
    const char *closing = at++;
    const char *tail = at;
    while (at != end && !m_special[static_cast<unsigned char>(*at)])
        ++at;
    const bool hasTail = at != tail;
    m_cells.push_back({begin, hasTail ? at : closing, doubled || hasTail});
    m_linesInRow += std::count(begin, closing, '\n');
    return Scan::Row;
}

CsvSource::Scan CsvSource::endRow(const char *&at, const char *end, bool last) const {
    const bool carriageReturn = *at == '\r';
    ++at;
    if (!carriageReturn)
        return Scan::Row;
    if (at == end)
        return last ? Scan::Row : Scan::NeedMore;
    if (*at == '\n')
        ++at;
    return Scan::Row;
}

Result<bool> CsvSource::next(TableRow &row) {
    const auto width = static_cast<std::size_t>(m_headers.size());
    do {
        PLUMBLINE_TRY_ASSIGN(const bool found, read(row));
        if (!found)
            return false;
    } while (row.cells.size() <= 1 && isBlank(row.cells.empty() ? std::string_view() : row.cells.front()) &&
             row.fault == RowFault::None);
    if (row.fault != RowFault::None || row.cells.size() == width)
        return true;
    if (row.cells.size() < width)
        row.fault = RowFault::TooFewCells;
    else if (!std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(width), row.cells.end(), isBlank))
        row.fault = RowFault::TooManyCells;
    else
        row.cells.resize(width);
    return true;
}

Result<void> CsvSource::rewind() {
    PLUMBLINE_TRY(m_stream->rewind());
    m_buffer.clear();
    m_at = 0;
    m_line = 1;
    m_ended = false;
    PLUMBLINE_TRY(refill());
    if (m_buffer.startsWith("sep=") && m_buffer.size() > 5 && (m_buffer[5] == '\n' || m_buffer[5] == '\r')) {
        m_at = m_buffer.indexOf('\n') + 1;
        ++m_line;
    }
    TableRow header;
    do {
        PLUMBLINE_TRY(read(header));
    } while (std::all_of(header.cells.begin(), header.cells.end(), isBlank));
    return {};
}

} // namespace plumbline::intake
