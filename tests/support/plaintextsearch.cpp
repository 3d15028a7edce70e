#include "support/plaintextsearch.h"

#include "support/temporaryfolder.h"

#include <QDir>
#include <QDirIterator>
#include <QStringEncoder>

#include <sys/stat.h>

namespace plumbline::tests {

void PlaintextSearch::addText(const QString &text)
{
    addBytes(text + QStringLiteral(" (UTF-8)"), text.toUtf8());
    addBytes(text + QStringLiteral(" (UTF-16LE)"), QStringEncoder(QStringConverter::Utf16LE)(text));
    addBytes(text + QStringLiteral(" (UTF-16BE)"), QStringEncoder(QStringConverter::Utf16BE)(text));
}

void PlaintextSearch::addBytes(const QString &name, const QByteArray &bytes)
{
    // Shorter ones turn up in random bytes by chance.
    Q_ASSERT(bytes.size() >= 6);
    m_needles.push_back({name, bytes});
}

QStringList PlaintextSearch::in(const QByteArray &content) const
{
    QStringList found;
    for (const Needle &needle : m_needles)
        if (content.contains(needle.bytes))
            found << needle.name;
    return found;
}

void PlaintextSearch::lookAt(const QString &path, Findings &findings) const
{
    findings.files << path;
    for (const QString &name : in(contentOf(path)))
        findings.found << path + QStringLiteral(": ") + name;
}

PlaintextSearch::Findings PlaintextSearch::below(const QString &folder) const
{
    Findings findings;
    QDirIterator each(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        lookAt(each.next(), findings);
        for (const QString &name : in(each.fileName().toUtf8()))
            findings.found << QStringLiteral("a file's name: ") + name;
    }
    return findings;
}

PlaintextSearch::Findings PlaintextSearch::heldBy(qint64 process) const
{
    Findings findings;
    const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(process));
    for (const QString &name : descriptors.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot)) {
        const QString path = descriptors.filePath(name);
        struct stat status {};
        // Unnamed files only: the others are found by their names, and this program itself holds the planted texts.
        if (::stat(QFile::encodeName(path).constData(), &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 0)
            lookAt(path, findings);
    }
    return findings;
}

} // namespace plumbline::tests
