#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace plumbline::tests {

/// Looks for planted texts in everything below a folder, and in files a process still holds though they have no name any more.
class PlaintextSearch {
public:
    /// In UTF-8 and in UTF-16 of either byte order.
    void addText(const QString &text);
    void addBytes(const QString &name, const QByteArray &bytes);

    /// `file: what` for everything found; and which files were looked at.
    struct Findings {
        QStringList found;
        QStringList files;
    };
    [[nodiscard]] Findings below(const QString &folder) const;
    [[nodiscard]] Findings heldBy(qint64 process) const;
    [[nodiscard]] QStringList in(const QByteArray &content) const;

private:
    void lookAt(const QString &path, Findings &findings) const;

    struct Needle {
        QString name;
        QByteArray bytes;
    };
    std::vector<Needle> m_needles;
};

} // namespace plumbline::tests
