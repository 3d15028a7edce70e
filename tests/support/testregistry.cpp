#include "support/testregistry.h"

#include <QDir>
#include <QFileInfo>

namespace plumbline::tests {

std::vector<RegisteredTest> &registeredTests()
{
    static std::vector<RegisteredTest> tests;
    return tests;
}

QString sharedData(const QString &relative)
{
    QDir folder(QStringLiteral(PLUMBLINE_SOURCE_DIR));
    do {
        const QString path = folder.filePath(QStringLiteral("shared/data/") + relative);
        if (QFileInfo::exists(path))
            return path;
    } while (folder.cdUp());
    return {};
}

} // namespace plumbline::tests
