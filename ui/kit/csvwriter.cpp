#include "exportcells.h"

#include <QSaveFile>

namespace plumbline::kit {

namespace {

bool runsAsFormula(const QString &text) {
    static const QString beginnings = QStringLiteral("=+-@\t\r");
    return !text.isEmpty() && beginnings.contains(text.front());
}

QByteArray line(const QStringList &cells) {
    return (cells.join(QLatin1Char(',')) + QStringLiteral("\r\n")).toUtf8();
}

QByteArray valueLine(const TableContent &content, const std::vector<domain::Value> &values) {
    QStringList cells;
    for (std::size_t i = 0; i < content.headers.size(); ++i) {
        const domain::Value &value = values[i];
        // Only text may carry somebody else's formula; a negative amount must stay a number.
        const QString text = machineText(value, content.headers[i].kind, content.timeZone);
        cells << (isText(value) ? csvCell(text) : text);
    }
    return line(cells);
}

} // namespace

QString csvCell(const QString &text) {
    QString cell = runsAsFormula(text) ? QLatin1Char('\'') + text : text;
    if (cell.contains(QLatin1Char('"')) || cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('\n')) ||
        cell.contains(QLatin1Char('\r')))
        cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    return cell;
}

domain::Result<void> writeCsv(const TableContent &content, const QString &path, ExportProgress &progress) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return domain::fail(errors::ExportNotWritable, path);
    file.write("\xef\xbb\xbf");
    QStringList headers;
    for (const TableHeader &header : content.headers)
        headers << csvCell(header.text);
    file.write(line(headers));
    for (qint64 row = 0; row < content.rowCount; ++row) {
        if (!goesOn(progress, row)) {
            file.cancelWriting();
            return domain::fail(errors::ExportCancelled, path);
        }
        file.write(valueLine(content, content.row(row)));
    }
    if (!content.totals.empty())
        file.write(valueLine(content, content.totals));
    progress.done.store(content.rowCount);
    if (!file.commit())
        return domain::fail(errors::ExportNotWritable, path);
    return {};
}

} // namespace plumbline::kit
