#include "plumbline/intake/tablesource.h"

#include "csvsource.h"
#include "headers.h"
#include "plumbline/intake/errors.h"
#include "xlsxsource.h"

#include <QCryptographicHash>
#include <QFile>

namespace plumbline::intake {

using domain::fail;
using domain::Result;

QStringList cleanHeaders(const std::vector<std::string_view> &cells) {
    QStringList headers;
    for (const std::string_view cell : cells)
        headers.append(QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())).simplified());
    while (!headers.isEmpty() && headers.last().isEmpty())
        headers.removeLast();
    for (qsizetype i = 0; i < headers.size(); ++i) {
        if (headers[i].isEmpty())
            headers[i] = QStringLiteral("#%1").arg(i + 1);
        const QString name = headers[i];
        for (int copy = 2; headers.indexOf(headers[i]) < i; ++copy)
            headers[i] = QStringLiteral("%1 (%2)").arg(name).arg(copy);
    }
    return headers;
}

namespace {

Result<std::unique_ptr<QIODevice>> openFile(const QString &path) {
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly) || file->isSequential())
        return fail(errors::FileUnreadable, path);
    return std::unique_ptr<QIODevice>(std::move(file));
}

} // namespace

Result<std::unique_ptr<TableSource>> openTable(const QString &path, const SourceOptions &options) {
    PLUMBLINE_TRY_ASSIGN(std::unique_ptr<QIODevice> device, openFile(path));
    auto table = openTable(std::move(device), options);
    if (!table && table.error().detail.isEmpty())
        return fail(table.error().code, path);
    return table;
}

Result<std::unique_ptr<TableSource>> openTable(std::unique_ptr<QIODevice> device, const SourceOptions &options) {
    if (device->size() == 0)
        return fail(errors::FileEmpty);
    const QByteArray head = device->peek(8);
    if (head.startsWith("PK\x03\x04"))
        return XlsxSource::open(*device, options);
    if (head.startsWith("\xD0\xCF\x11\xE0"))
        return fail(errors::OldSpreadsheet);
    return CsvSource::open(std::move(device), options);
}

Result<QStringList> sheetsOf(const QString &path) {
    PLUMBLINE_TRY_ASSIGN(const std::unique_ptr<QIODevice> device, openFile(path));
    if (!device->peek(4).startsWith("PK\x03\x04"))
        return QStringList();
    return XlsxSource::sheets(*device);
}

Result<QString> hashOfFile(const QString &path) {
    PLUMBLINE_TRY_ASSIGN(const std::unique_ptr<QIODevice> device, openFile(path));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(device.get()))
        return fail(errors::FileUnreadable, path);
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace plumbline::intake
