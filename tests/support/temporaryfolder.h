#pragma once

#include <QFile>
#include <QString>
#include <QTemporaryDir>

namespace plumbline::tests {

/// All bytes of a file; an empty array where it can't be read.
[[nodiscard]] inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Replaces a file's content in place.
[[nodiscard]] inline bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size() && file.flush();
}

} // namespace plumbline::tests
