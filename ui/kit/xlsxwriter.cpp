#include "exportcells.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <map>
#include <memory>

#include <xlsxwriter.h>

namespace plumbline::kit {

namespace {

/// Excel's own bounds.
constexpr qint64 RowsPerSheet = 1'048'575;
constexpr qsizetype LongestText = 32'767;
/// Beyond 15 digits a spreadsheet's numbers are no longer exact; such amounts are written as text, to the last digit.
constexpr std::int64_t ExactBelow = 1'000'000'000'000'000;

const char *const DateFormat = "yyyy-mm-dd";
const char *const MomentFormat = "yyyy-mm-dd hh:mm:ss";

/// The file's number format is part of the format itself: a spreadsheet has no other kind of number than a double.
/// Exact integers go in and 16 significant digits come out, so nothing is lost below ExactBelow.
double spreadsheetNumber(std::int64_t value, std::int64_t unitsPerOne) {
    return static_cast<double>(value) / static_cast<double>(unitsPerOne);
}

class Book {
public:
    Book(const QString &file, const QString &folder) : m_file(file.toUtf8()), m_folder(folder.toUtf8()) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.use_zip64 = LXW_TRUE;
        // Its pieces go where the file goes: nowhere the person did not choose.
        options.tmpdir = m_folder.data();
        m_book = workbook_new_opt(m_file.constData(), &options);
    }
    Book(const Book &) = delete;
    Book &operator=(const Book &) = delete;
    ~Book() {
        if (m_book != nullptr)
            (void)close();
    }
    [[nodiscard]] bool close() { return workbook_close(std::exchange(m_book, nullptr)) == LXW_NO_ERROR; }
    lxw_worksheet *addSheet(const QString &name) { return workbook_add_worksheet(m_book, name.toUtf8().constData()); }

    lxw_format *format(const QByteArray &code, int weight = 0) {
        lxw_format *&made = m_formats[{code, weight}];
        if (made == nullptr) {
            made = workbook_add_format(m_book);
            if (!code.isEmpty())
                format_set_num_format(made, code.constData());
            if (weight > 0)
                format_set_bold(made);
        }
        return made;
    }
    lxw_workbook *get() { return m_book; }

private:
    QByteArray m_file;
    QByteArray m_folder;
    lxw_workbook *m_book = nullptr;
    std::map<std::pair<QByteArray, int>, lxw_format *> m_formats;
};

QByteArray moneyFormat(int decimals) {
    return decimals == 0 ? QByteArray("#,##0") : QByteArray("#,##0.") + QByteArray(decimals, '0');
}

struct Place {
    lxw_worksheet *sheet;
    lxw_row_t row;
    lxw_col_t column;
};

void writeText(const Place &at, const QString &text, lxw_format *format) {
    worksheet_write_string(at.sheet, at.row, at.column, text.left(LongestText).toUtf8().constData(), format);
}

void writeMoney(Book &book, const Place &at, domain::Money money, int weight) {
    if (std::abs(money.minor()) >= ExactBelow)
        return writeText(at, money.plain(), book.format({}, weight));
    worksheet_write_number(at.sheet, at.row, at.column, spreadsheetNumber(money.minor(), money.currency().minorPerMajor()),
                           book.format(moneyFormat(money.currency().minorDigits()), weight));
}

void writeNumber(Book &book, const Place &at, std::int64_t number, ColumnKind kind, int weight) {
    switch (kind) {
    case ColumnKind::Percent:
        worksheet_write_number(at.sheet, at.row, at.column, spreadsheetNumber(number, 10'000), book.format("0.00%", weight));
        return;
    case ColumnKind::Days:
        worksheet_write_number(at.sheet, at.row, at.column, spreadsheetNumber(number, 10), book.format("#,##0.0", weight));
        return;
    default:
        worksheet_write_number(at.sheet, at.row, at.column, spreadsheetNumber(number, 1), book.format("#,##0", weight));
    }
}

void writeMoment(Book &book, const Place &at, const QDateTime &moment, const char *format, int weight) {
    lxw_datetime when{};
    when.year = moment.date().year();
    when.month = moment.date().month();
    when.day = moment.date().day();
    when.hour = moment.time().hour();
    when.min = moment.time().minute();
    when.sec = moment.time().second();
    worksheet_write_datetime(at.sheet, at.row, at.column, &when, book.format(format, weight));
}

void writeCell(Book &book, const Place &at, const domain::Value &value, ColumnKind kind, const TableContent &content,
               int weight) {
    if (domain::isAbsent(value))
        return;
    if (const auto *money = std::get_if<domain::Money>(&value))
        return writeMoney(book, at, *money, weight);
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return writeNumber(book, at, *number, kind, weight);
    if (const auto *date = std::get_if<domain::Date>(&value))
        return writeMoment(
            book, at,
            QDateTime(QDate(date->year(), static_cast<int>(date->month()), static_cast<int>(date->day())), QTime(0, 0), Qt::UTC),
            DateFormat, weight);
    if (const auto *instant = std::get_if<domain::Instant>(&value))
        return writeMoment(book, at, localTime(*instant, content.timeZone), MomentFormat, weight);
    writeText(at, machineText(value, kind, content.timeZone), book.format({}, weight));
}

double columnWidth(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::Text:
        return 28;
    case ColumnKind::Moment:
        return 20;
    case ColumnKind::Money:
        return 18;
    default:
        return 14;
    }
}

lxw_worksheet *startSheet(Book &book, const TableContent &content, int number) {
    const QString name = QCoreApplication::translate("Exporter", "Rows");
    lxw_worksheet *sheet = book.addSheet(number == 1 ? name : QStringLiteral("%1 %2").arg(name).arg(number));
    for (std::size_t i = 0; i < content.headers.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet, column, column, columnWidth(content.headers[i].kind), nullptr);
        writeText({sheet, 0, column}, content.headers[i].text, book.format({}, 1));
    }
    worksheet_freeze_panes(sheet, 1, 0);
    return sheet;
}

void writeAbout(Book &book, const TableContent &content) {
    lxw_worksheet *sheet = book.addSheet(QCoreApplication::translate("Exporter", "What this is"));
    worksheet_set_column(sheet, 0, 0, 80, nullptr);
    writeText({sheet, 0, 0}, content.title, book.format({}, 1));
    lxw_row_t row = 1;
    for (const QString &line : content.filterLines)
        writeText({sheet, row++, 0}, line, nullptr);
}

/// Stops between rows when cancelled.
bool writeRows(Book &book, const TableContent &content, ExportProgress &progress) {
    const auto writeRow = [&](lxw_worksheet *sheet, lxw_row_t row, const std::vector<domain::Value> &values, int weight) {
        for (std::size_t i = 0; i < content.headers.size(); ++i)
            writeCell(book, {sheet, row, static_cast<lxw_col_t>(i)}, values[i], content.headers[i].kind, content, weight);
    };
    int sheets = 1;
    lxw_worksheet *sheet = startSheet(book, content, sheets);
    lxw_row_t at = 1;
    for (qint64 row = 0; row < content.rowCount; ++row) {
        if (!goesOn(progress, row))
            return false;
        if (at > RowsPerSheet) {
            sheet = startSheet(book, content, ++sheets);
            at = 1;
        }
        writeRow(sheet, at++, content.row(row), 0);
    }
    if (!content.totals.empty() && at <= RowsPerSheet)
        writeRow(sheet, at, content.totals, 1);
    return true;
}

} // namespace

domain::Result<void> writeXlsx(const TableContent &content, const QString &path, ExportProgress &progress) {
    // Written beside the target and renamed over it, so that what was there stays until the new file is whole.
    const QString folder = QFileInfo(path).absolutePath();
    QTemporaryFile part(QDir(folder).filePath(QStringLiteral(".%1.XXXXXX").arg(QFileInfo(path).fileName())));
    if (!part.open())
        return domain::fail(errors::ExportNotWritable, path);
    part.close();
    Book book(part.fileName(), folder);
    const bool whole = writeRows(book, content, progress);
    if (whole)
        writeAbout(book, content);
    if (!book.close())
        return domain::fail(errors::ExportNotWritable, path);
    if (!whole)
        return domain::fail(errors::ExportCancelled, path);
    progress.done.store(content.rowCount);
    part.setAutoRemove(false);
    if (std::rename(QFile::encodeName(part.fileName()).constData(), QFile::encodeName(path).constData()) != 0) {
        QFile::remove(part.fileName());
        return domain::fail(errors::ExportNotWritable, path);
    }
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return {};
}

} // namespace plumbline::kit
