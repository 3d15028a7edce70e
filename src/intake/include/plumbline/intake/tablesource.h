#pragma once

#include "plumbline/intake/encoding.h"

#include <QStringList>

#include <memory>
#include <string_view>
#include <vector>

class QIODevice;

namespace plumbline::intake {

/// What is wrong with the shape of one row. Rows with more cells than the header are faulty only if one of the rest holds text.
enum class RowFault : std::uint8_t { None, TooFewCells, TooManyCells, QuoteNotClosed, NotText };

/// One row below the header. Cells are UTF-8 and valid until the source is asked for the next row.
struct TableRow {
    /// Where the row starts in the file; the first line (or spreadsheet row) is 1.
    std::int64_t line = 0;
    std::vector<std::string_view> cells;
    RowFault fault = RowFault::None;
};

struct SourceOptions {
    Encoding encoding = Encoding::Automatic;
    /// The separator of cells; absent: guessed among comma, semicolon, tab and bar.
    std::optional<char> separator;
    /// Of a spreadsheet; empty: the first one.
    QString sheet;
};

/// What the source turned out to be, for a person to look at.
struct SourceTraits {
    bool spreadsheet = false;
    Encoding encoding = Encoding::Utf8;
    char separator = ',';
    QString sheet;
    /// Of a spreadsheet, in order.
    QStringList sheets = {};
};

/// A table read row by row; memory does not grow with the number of rows (spreadsheets keep their shared texts).
/// Blank rows are skipped.
class TableSource {
public:
    virtual ~TableSource() = default;
    TableSource(const TableSource &) = delete;
    TableSource &operator=(const TableSource &) = delete;

    /// Trimmed, never blank (`#3` stands for a blank one), never twice the same (`Name`, `Name (2)`).
    [[nodiscard]] const QStringList &headers() const { return m_headers; }
    [[nodiscard]] const SourceTraits &traits() const { return m_traits; }
    /// Fills `row` and says true, or says false at the end. Errors: FileUnreadable, RowTooLong, SpreadsheetDamaged.
    [[nodiscard]] virtual domain::Result<bool> next(TableRow &row) = 0;
    /// Back to the first row below the header.
    [[nodiscard]] virtual domain::Result<void> rewind() = 0;
    /// Bytes read so far and in all, for progress.
    [[nodiscard]] virtual std::int64_t position() const = 0;
    [[nodiscard]] virtual std::int64_t size() const = 0;

protected:
    TableSource() = default;
    QStringList m_headers;
    SourceTraits m_traits;
};

/// Opens a file: XLSX by its content, everything else as separated text. Errors: FileUnreadable, FileEmpty, NotATable,
/// OldSpreadsheet, EncodingUnknown, SpreadsheetDamaged, SheetNotFound, RowTooLong.
[[nodiscard]] domain::Result<std::unique_ptr<TableSource>> openTable(const QString &path, const SourceOptions &options = {});
/// The same over a random-access device that is open for reading.
[[nodiscard]] domain::Result<std::unique_ptr<TableSource>> openTable(std::unique_ptr<QIODevice> device,
                                                                     const SourceOptions &options = {});
/// The names of a spreadsheet's sheets in order; nothing for text files.
[[nodiscard]] domain::Result<QStringList> sheetsOf(const QString &path);
/// SHA-256 of the file's bytes, hexadecimal. Errors: FileUnreadable.
[[nodiscard]] domain::Result<QString> hashOfFile(const QString &path);

} // namespace plumbline::intake
