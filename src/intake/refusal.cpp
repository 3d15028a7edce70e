#include "plumbline/intake/refusal.h"

#include "plumbline/intake/errors.h"

#include <QIODevice>

namespace plumbline::intake {

namespace {

QString quoted(const QString &cell, QChar separator) {
    const bool needed = std::any_of(cell.begin(), cell.end(),
                                    [separator](QChar c) { return c == separator || c == u'"' || c == u'\n' || c == u'\r'; });
    if (!needed)
        return cell;
    QString doubled = cell;
    doubled.replace(u'"', QStringLiteral("\"\""));
    return u'"' + doubled + u'"';
}

QByteArray csvLine(const QStringList &cells, QChar separator) {
    QStringList written;
    for (const QString &cell : cells)
        written.append(quoted(cell, separator));
    return (written.join(separator) + QStringLiteral("\r\n")).toUtf8();
}

} // namespace

QString toPlainText(const Refusal &refusal) {
    const QString reason = domain::toToken(refusal.reason);
    if (refusal.column.isEmpty())
        return refusal.value.isEmpty() ? reason : QStringLiteral("%1: %2").arg(reason, refusal.value);
    return QStringLiteral("%1: %2=%3").arg(reason, refusal.column, refusal.value);
}

domain::Result<void> writeRefusals(QIODevice &device, const QStringList &headers, const std::vector<Refusal> &refusals,
                                   const QString &reasonHeader, const std::function<QString(const Refusal &)> &sentence,
                                   char separator) {
    const QChar between = QLatin1Char(separator);
    const auto write = [&](const QByteArray &bytes) { return device.write(bytes) == bytes.size(); };
    bool written = write("\xEF\xBB\xBF") && write(csvLine(QStringList(headers) << reasonHeader, between));
    for (const Refusal &refusal : refusals) {
        QStringList cells = refusal.cells;
        // The reason stays in its own column whatever the row's shape is; what is too much follows it.
        while (cells.size() < headers.size())
            cells.append(QString());
        cells.insert(headers.size(), sentence(refusal));
        written = written && write(csvLine(cells, between));
    }
    if (!written)
        return domain::fail(errors::FileUnreadable, device.errorString());
    return {};
}

} // namespace plumbline::intake
