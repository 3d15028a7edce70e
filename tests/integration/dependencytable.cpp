#include "support/testregistry.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <map>

namespace {

/// What a library may use of the others, and of third parties. The table of ARCHITECTURE.md.
struct Allowed {
    QString folder;
    QSet<QString> libraries;
    QSet<QString> linked;
};

const std::map<QString, Allowed> &table()
{
    static const QString qt = QStringLiteral("Qt6::Core");
    static const std::map<QString, Allowed> allowed{
        {QStringLiteral("domain"), {QStringLiteral("src"), {}, {qt}}},
        {QStringLiteral("ledger"), {QStringLiteral("src"), {QStringLiteral("domain")}, {QStringLiteral("OpenSSL::Crypto"), QStringLiteral("PkgConfig::ZSTD")}}},
        {QStringLiteral("wire"), {QStringLiteral("src"), {QStringLiteral("ledger")}, {QStringLiteral("PkgConfig::ZSTD")}}},
        {QStringLiteral("storage"),
         {QStringLiteral("src"), {QStringLiteral("domain")}, {QStringLiteral("PkgConfig::SQLCIPHER"), QStringLiteral("PkgConfig::LIBPQ"), QStringLiteral("Threads::Threads")}}},
        {QStringLiteral("replica"),
         {QStringLiteral("src"), {QStringLiteral("ledger"), QStringLiteral("storage")},
          {QStringLiteral("OpenSSL::Crypto"), QStringLiteral("PkgConfig::ZSTD")}}},
        // The hub and the device's side of a session never see each other.
        {QStringLiteral("hub"),
         {QStringLiteral("src"), {QStringLiteral("wire"), QStringLiteral("storage")},
          {QStringLiteral("OpenSSL::Crypto"), QStringLiteral("OpenSSL::SSL"), QStringLiteral("Boost::headers"), QStringLiteral("Threads::Threads")}}},
        {QStringLiteral("sync"),
         {QStringLiteral("src"), {QStringLiteral("wire"), QStringLiteral("replica")},
          {QStringLiteral("Qt6::Network"), QStringLiteral("Qt6::WebSockets")}}},
        {QStringLiteral("analytics"), {QStringLiteral("src"), {QStringLiteral("domain")}, {QStringLiteral("Threads::Threads")}}},
        {QStringLiteral("intake"),
         {QStringLiteral("src"), {QStringLiteral("domain")},
          {QStringLiteral("PkgConfig::ORCUS"), QStringLiteral("Iconv::Iconv")}}},
        {QStringLiteral("demonstration"), {QStringLiteral("src"), {QStringLiteral("domain")}, {QStringLiteral("plumbline::resources")}}},
        {QStringLiteral("workspace"),
         {QStringLiteral("src"),
          {QStringLiteral("replica"), QStringLiteral("analytics"), QStringLiteral("sync"), QStringLiteral("intake"), QStringLiteral("demonstration")},
          {QStringLiteral("plumbline::resources")}}},
        {QStringLiteral("kit"),
         {QStringLiteral("ui"), {QStringLiteral("domain")},
          {QStringLiteral("Qt6::Widgets"), QStringLiteral("Qt6::Charts"), QStringLiteral("Qt6::Svg"),
           QStringLiteral("PkgConfig::XLSXWRITER")}}},
        {QStringLiteral("models"), {QStringLiteral("ui"), {QStringLiteral("workspace"), QStringLiteral("kit")}, {}}},
        {QStringLiteral("pages"),
         {QStringLiteral("ui"), {QStringLiteral("models")}, {QStringLiteral("plumbline::workspace"), QStringLiteral("plumbline::kit"), QStringLiteral("Qt6::DBus")}}}};
    return allowed;
}

/// The libraries that may be seen from one: itself, its dependencies, and theirs.
QSet<QString> reachable(const QString &library)
{
    QSet<QString> all{library};
    for (const QString &each : table().at(library).libraries)
        all.unite(reachable(each));
    return all;
}

QStringList sourcesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

QStringList includesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"), QRegularExpression::MultilineOption);
    QStringList found;
    for (auto it = include.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext();)
        found << it.next().captured(1);
    return found;
}

QString folderOf(const QString &library)
{
    return QStringLiteral(PLUMBLINE_SOURCE_DIR "/") + table().at(library).folder + u'/' + library;
}

/// Includes of `path` that a file of `library` may not have.
QStringList forbiddenIncludes(const QString &library, const QString &path, const QSet<QString> &guiHeaders)
{
    static const QRegularExpression own(QStringLiteral("^plumbline/([a-z]+)/"));
    const QSet<QString> visible = reachable(library);
    QStringList forbidden;
    for (const QString &header : includesOf(path)) {
        const auto match = own.match(header);
        const bool otherLibrary = match.hasMatch() && !visible.contains(match.captured(1));
        const bool window = table().at(library).folder == u"src" && guiHeaders.contains(header.section(u'/', -1));
        if (otherLibrary || window)
            forbidden << path + QStringLiteral(" includes ") + header;
    }
    return forbidden;
}

/// Names of Qt's headers that belong to windows, as far as they are installed on this machine.
QSet<QString> windowHeaders()
{
    QSet<QString> headers;
    for (const QString &module : {QStringLiteral("QtGui"), QStringLiteral("QtWidgets"), QStringLiteral("QtCharts")}) {
        const QDir folder(QStringLiteral(PLUMBLINE_QT_INCLUDES "/") + module);
        for (const QString &name : folder.entryList(QDir::Files))
            if (name.startsWith(u'Q'))
                headers << name;
    }
    headers << QStringLiteral("QWidget") << QStringLiteral("QColor") << QStringLiteral("QImage") << QStringLiteral("QGuiApplication");
    return headers;
}

} // namespace

class DependencyTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLibraryIncludesOnlyWhatTheHouseAllows()
    {
        const QSet<QString> gui = windowHeaders();
        QStringList forbidden;
        int files = 0;
        for (const auto &[library, allowed] : table()) {
            for (const QString &path : sourcesBelow(folderOf(library))) {
                ++files;
                forbidden << forbiddenIncludes(library, path, gui);
            }
        }
        QVERIFY(files > 50);
        QVERIFY2(forbidden.isEmpty(), qPrintable(forbidden.join(u'\n')));
    }

    void aForbiddenIncludeIsNoticed()
    {
        const QString path = QDir::temp().filePath(QStringLiteral("plumbline-dependency-probe.cpp"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#include <QWidget>\n#include \"plumbline/workspace/workspace.h\"\n#include \"plumbline/domain/money.h\"\n");
        file.close();
        QCOMPARE(forbiddenIncludes(QStringLiteral("analytics"), path, windowHeaders()).size(), 2);
        QFile::remove(path);
    }

    void everyLibraryLinksOnlyWhatTheHouseAllows()
    {
        QFile file(QStringLiteral(PLUMBLINE_BINARY_DIR "/link-graph.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList forbidden;
        int libraries = 0;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
            const QString library = line.section(u':', 0, 0);
            ++libraries;
            const Allowed &allowed = table().at(library);
            for (QString linked : line.section(u':', 1).split(u' ', Qt::SkipEmptyParts)) {
                // An optional dependency, and a package whose name carries its version.
                linked.remove(QStringLiteral("$<TARGET_NAME_IF_EXISTS:")).remove(u'>');
                linked.remove(QRegularExpression(QStringLiteral("_[0-9.]+$")));
                const bool ours = linked.startsWith(u"plumbline::") && allowed.libraries.contains(linked.mid(11));
                if (!ours && !allowed.linked.contains(linked) && linked != u"plumbline_strict" && !linked.startsWith(u"::@"))
                    forbidden << library + QStringLiteral(" links ") + linked;
            }
        }
        QVERIFY(libraries >= 8);
        QVERIFY2(forbidden.isEmpty(), qPrintable(forbidden.join(u'\n')));
    }
};

PLUMBLINE_TEST(DependencyTable)

#include "dependencytable.moc"
