#include "support/otherprocess.h"
#include "support/plaintextsearch.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include "plumbline/workspace/workspace.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

using namespace plumbline;
using namespace plumbline::replica;
using namespace plumbline::tests;
using workspace::Workspace;

namespace {

const QString Organisation = QStringLiteral("Zephyrquill Holdings 泽菲尔控股");
const QString Person = QStringLiteral("Quenby Vantongeren");
const QString Customer = QStringLiteral("Brambleworth-Oxley 荆棘沃斯");
const QString Template = QStringLiteral("Template Gossamer-Lattice");
const QString FileName = QStringLiteral("confidential-pipeline-7731.csv");

const QByteArray Deals = "Deal,Account,Owner,Stage,Amount,Created on,Source number\n"
                         "Project Nightjar-Calliope 夜鹰计划,Brambleworth-Oxley 荆棘沃斯,Quenby Vantongeren,Won,83914627.53,2026-02-03,SO-55190-KESTREL\n"
                         "Project Marzipan-Obelisk 方尖碑,Brambleworth-Oxley 荆棘沃斯,Quenby Vantongeren,Prospecting,\"61,208,935.77\",2026-02-05,SO-55191-KESTREL\n"
                         "Project Refused-Halcyon,Brambleworth-Oxley 荆棘沃斯,Quenby Vantongeren,Won,no amount at all,2026-02-30,SO-55192-KESTREL\n";

PlaintextSearch plantedTexts()
{
    PlaintextSearch search;
    for (const QString &text : {Organisation, Person, Customer, Template, FileName})
        search.addText(text);
    for (const char *text : {"Zephyrquill", "Vantongeren", "Brambleworth", "Calliope", "Obelisk", "Halcyon", "KESTREL", "83914627.53",
                             "8391462753", "83,914,627.53", "61208935.77", "61,208,935.77", "6120893577", "夜鹰计划", "方尖碑"})
        search.addText(QString::fromUtf8(text));
    search.addText(QString::fromLatin1(Passphrase));
    return search;
}

template<typename T>
bool succeeds(workspace::Pending<T> pending, const char *what)
{
    pending.waitForFinished();
    if (pending.resultCount() == 1 && pending.result())
        return true;
    tellParent(QByteArray("failed: ") + what + ' ' + (pending.resultCount() == 1 ? codeOf(pending.result()).toLatin1() : QByteArray("cancelled")));
    return false;
}

/// Everything the window and the command line do, by the façade they do it by.
bool work(Workspace &workspace, const QString &folder, const QString &csv)
{
    const Founding founding{Organisation, domain::Currency::of("CNY"), QStringLiteral("Asia/Shanghai"), Person};
    if (!succeeds(workspace.create(folder, secretOf(Passphrase), founding), "create"))
        return false;
    workspace::ImportRequest request;
    request.path = csv;
    request.target = QStringLiteral("deals");
    auto preview = workspace.previewImport(request);
    if (!succeeds(preview, "preview"))
        return false;
    request.mapping = preview.result()->mapping;
    auto mapping = QJsonDocument::fromJson(request.mapping.toUtf8()).object();
    mapping.insert(QStringLiteral("decisions"), QJsonObject{{QStringLiteral("account"), QJsonObject{{QStringLiteral("*"), QStringLiteral("create")}}},
                                                            {QStringLiteral("owner"), QJsonObject{{QStringLiteral("*"), QStringLiteral("create")}}}});
    request.mapping = QString::fromUtf8(QJsonDocument(mapping).toJson());
    if (!succeeds(workspace.import(request), "import") || !succeeds(workspace.saveImportTemplate(Template, request.mapping), "template"))
        return false;
    analytics::Slice slice;
    slice.asOf = domain::Date(2026, 3, 1);
    return succeeds(workspace.pipeline(slice), "pipeline") && succeeds(workspace.receivables(slice), "receivables")
        && succeeds(workspace.health(slice), "health") && succeeds(workspace.audit({}), "audit")
        && succeeds(workspace.search(QStringLiteral("Calliope"), 20), "search") && succeeds(workspace.search(QStringLiteral("荆棘"), 20), "search")
        && succeeds(workspace.undo(std::nullopt), "undo") && succeeds(workspace.backUp(folder + QStringLiteral("-backup")), "back up")
        && succeeds(workspace.checkIntegrity(), "check");
}

void workAsTold(const QString &folders)
{
    World world;
    Workspace workspace(world.ports());
    if (!work(workspace, folders.section(QLatin1Char('|'), 0, 0), folders.section(QLatin1Char('|'), 1, 1)))
        return;
    tellParent("worked");
    char answer = 0;
    if (::read(STDIN_FILENO, &answer, 1) != 1)
        return;
    workspace.lock();
    tellParent("locked");
}

} // namespace

/// The same over everything that stands on the replica: importing files, pages and the figures they remember, templates.
class PlaintextOfWorkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noneOfTheWorkCanBeRead()
    {
        if (const QString folders = childArgument(); !folders.isEmpty()) {
            workAsTold(folders);
            return;
        }
        const QTemporaryDir written;
        const QTemporaryDir given;
        const QString csv = given.filePath(FileName);
        QVERIFY(writeFile(csv, Deals));
        const PlaintextSearch search = plantedTexts();
        QVERIFY(!search.below(given.path()).found.isEmpty());

        QProcess child;
        keepBelow(child, written.path());
        startChild(child, *this, written.filePath(QStringLiteral("replica")) + QLatin1Char('|') + csv);
        QCOMPARE(nextLine(child).value_or("nothing"), QByteArrayLiteral("worked"));
        QCOMPARE(search.below(written.path()).found, QStringList());
        QCOMPARE(search.heldBy(child.processId()).found, QStringList());
        child.write("\n");
        QCOMPARE(nextLine(child).value_or("nothing"), QByteArrayLiteral("locked"));
        QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QVERIFY(writeFile(written.filePath(QStringLiteral("log/output.txt")), child.readAll()));
        QCOMPARE(search.below(written.path()).found, QStringList());
        // Refused rows go beside the file they came from, as readable as it is, and nowhere else.
        QCOMPARE(QDir(given.path()).entryList(QDir::Files).size(), 2);
    }
};

PLUMBLINE_TEST(PlaintextOfWorkTest)
#include "plaintextofworktest.moc"
