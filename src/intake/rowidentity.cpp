#include "rowidentity.h"

#include <QCryptographicHash>

namespace plumbline::intake {

namespace {

constexpr qsizetype HashLength = 12;

std::size_t contentHash(const TableRow &row) {
    std::size_t hash = row.cells.size();
    for (const std::string_view cell : row.cells)
        hash = hash * 1099511628211ULL ^ std::hash<std::string_view>()(cell);
    return hash;
}

QByteArray digest(const TableRow &row) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string_view cell : row.cells) {
        hash.addData(QByteArrayView(cell.data(), static_cast<qsizetype>(cell.size())));
        hash.addData(QByteArrayView("\x1F", 1)); // so that cells do not run into each other
    }
    return hash.result().left(HashLength).toHex();
}

} // namespace

QString RowIdentity::refOf(const TableRow &row, std::string_view number) {
    if (!number.empty())
        return QString::fromUtf8(number.data(), static_cast<qsizetype>(number.size()));
    const QByteArray content = digest(row);
    const int ordinal = ++m_contents[content];
    return QStringLiteral("#%1-%2").arg(QString::fromLatin1(content)).arg(ordinal);
}

RowIdentity::Repeat RowIdentity::check(const QString &ref, const TableRow &row) {
    m_checked = contentHash(row);
    const auto seen = m_seen.constFind(ref);
    if (seen == m_seen.constEnd())
        return Repeat::First;
    return *seen == m_checked ? Repeat::Same : Repeat::Different;
}

void RowIdentity::note(const QString &ref) {
    m_seen.insert(ref, m_checked);
}

} // namespace plumbline::intake
