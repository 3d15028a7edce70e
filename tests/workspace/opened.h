#pragma once

#include "plumbline/workspace/workspace.h"
#include "support/testreplica.h"

#include <QTemporaryDir>
#include <QTest>

namespace plumbline::tests {

/// The value of an answer; a failed test says which error came instead.
template<typename T>
[[nodiscard]] domain::Result<T> answerOf(workspace::Pending<T> pending)
{
    pending.waitForFinished();
    auto result = pending.result();
    if (!result)
        qWarning() << codeOf(result) << result.error().detail;
    return result;
}

/// A workspace over a replica in a folder of its own.
struct OpenedWorkspace {
    QTemporaryDir folder;
    World world;
    workspace::Workspace workspace{world.ports()};

    [[nodiscard]] QString replicaFolder() const { return folder.filePath(QStringLiteral("replica")); }
    [[nodiscard]] bool create(domain::Currency currency)
    {
        return answerOf(workspace.create(replicaFolder(), secretOf(Passphrase),
                                         {QStringLiteral("Probe"), currency, QStringLiteral("Asia/Shanghai"), QStringLiteral("Ana")}))
            .has_value();
    }
    [[nodiscard]] bool createDemonstration()
    {
        return answerOf(workspace.createDemonstration(replicaFolder(), secretOf(Passphrase),
                                                      {QStringLiteral("small"), 7, domain::Date(2026, 6, 30)}))
            .has_value();
    }
    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        return file.fileName();
    }
};

} // namespace plumbline::tests
