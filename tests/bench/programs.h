#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace plumbline::bench {

/// The path of a program in the folder of this one; empty when it was not built.
[[nodiscard]] inline QString builtBeside(const QString &name) {
    const QString path = QDir(QCoreApplication::applicationDirPath()).filePath(name);
    return QFileInfo(path).isExecutable() ? path : QString();
}

} // namespace plumbline::bench
