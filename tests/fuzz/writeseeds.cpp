#include "fuzz/entries.h"

#include <QDir>

#include <cstdio>

/// `fuzz-seeds FOLDER`: writes a corpus to start from for each target, in a folder of its name.
int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: fuzz-seeds FOLDER\n", stderr);
        return 2;
    }
    for (const plumbline::fuzz::Target &target : plumbline::fuzz::targets()) {
        const QDir folder(QDir(QString::fromLocal8Bit(argv[1])).filePath(QLatin1StringView(target.name)));
        if (!folder.mkpath(QStringLiteral(".")))
            return 1;
        int number = 0;
        for (const QByteArray &seed : target.seeds()) {
            QFile file(folder.filePath(QString::number(number++)));
            if (!file.open(QIODevice::WriteOnly) || file.write(seed) != seed.size())
                return 1;
        }
    }
    return 0;
}
