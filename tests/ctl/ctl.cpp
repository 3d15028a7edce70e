#include "ctl.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

namespace plumbline::tests {

Ctl::Ctl() : environment(QProcessEnvironment::systemEnvironment())
{
    environment.insert(QStringLiteral("PATH"), QFileInfo(QStringLiteral(PLUMBLINE_CTL)).absolutePath() + u':'
                                                   + environment.value(QStringLiteral("PATH")));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.remove(QStringLiteral("LANGUAGE"));
    if (!write(QStringLiteral("pass"), "correct horse\n"))
        qFatal("no folder for the test");
}

bool Ctl::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray Ctl::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Ran Ctl::start(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setProcessEnvironment(environment);
    if (!standardOutput.isEmpty())
        process.setStandardOutputFile(standardOutput);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

Ran Ctl::run(const QStringList &arguments) const
{
    return start(QStringLiteral(PLUMBLINE_CTL), arguments);
}

Ran Ctl::on(const QStringList &arguments) const
{
    return run(arguments + QStringList{QStringLiteral("--replica"), QStringLiteral("crm"), QStringLiteral("--passphrase-file"), QStringLiteral("pass")});
}

Ran Ctl::shell(const QString &line) const
{
    return start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), line});
}

bool Ctl::makeReplica() const
{
    const bool created = on({QStringLiteral("create"), QStringLiteral("--organisation"), QStringLiteral("Probe"), QStringLiteral("--user"),
                             QStringLiteral("Ana"), QStringLiteral("--currency"), QStringLiteral("USD")}).worked();
    const auto bringIn = [&](const QString &name, const QByteArray &content) {
        return write(name, content) && on({QStringLiteral("import"), name}).worked();
    };
    return created && bringIn(QStringLiteral("sales_teams.csv"), SalesTeams) && bringIn(QStringLiteral("accounts.csv"), Accounts)
           && bringIn(QStringLiteral("products.csv"), Products)
           && bringIn(QStringLiteral("sales_pipeline.csv"), QByteArray(DealsHeader) + DealsRows);
}

QStringList callsIn(const QString &document, const QString &from, const QString &to)
{
    QFile file(QStringLiteral(PLUMBLINE_SOURCE_DIR "/") + document);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.readAll());
    const qsizetype start = text.indexOf(from);
    const QString part = start < 0 ? QString() : text.mid(start, text.indexOf(to, start + from.size()) - start);
    QStringList calls;
    for (QString line : part.split(u'\n'))
        // A manual writes its hyphens as minus signs.
        if (line.replace(QStringLiteral("\\-"), QStringLiteral("-")).startsWith(QStringLiteral("plumbline-ctl ")))
            calls << line;
    return calls;
}

} // namespace plumbline::tests
