#include "support/testregistry.h"

#include "plumbline/kit/exporter.h"

#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::kit;
using domain::Currency;
using domain::Money;
using domain::Value;

/// Files a page's rows leave in.
class KitExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvIsExactAndHarmlessInASpreadsheet();
    void xlsxHoldsNumbersAndDates();
    void pdfHasEveryRowsPage();
    void pdfCutsNoNumberAndNoDate();
    void aCancelledExportLeavesTheOldFile();
    void aFolderThatCannotBeWrittenIsSaid();
    void aJobReportsAndFinishesOnItsThread();
    void pictureExportsAreWhatIsShown();

private:
    static TableContent sample(qint64 rows);
    static QByteArray read(const QString &path);
    /// As it would be copied out of a reader; nothing where poppler's tool is not installed.
    static std::optional<QString> textOf(const QString &pdf);
};

TableContent KitExport::sample(qint64 rows) {
    TableContent content;
    content.title = QStringLiteral("未结发票");
    content.filterLines = {QStringLiteral("截至：2026-11-23"), QStringLiteral("团队：华北")};
    content.headers = {{QStringLiteral("客户"), ColumnKind::Text},   {QStringLiteral("金额"), ColumnKind::Money},
                       {QStringLiteral("到期日"), ColumnKind::Date}, {QStringLiteral("占比"), ColumnKind::Percent},
                       {QStringLiteral("天数"), ColumnKind::Days},   {QStringLiteral("时间"), ColumnKind::Moment}};
    content.rowCount = rows;
    content.timeZone = QStringLiteral("Asia/Shanghai");
    content.row = [](qint64 row) -> std::vector<Value> {
        const QString name = row == 0   ? QStringLiteral("=HYPERLINK(\"http://x\",\"y\")")
                             : row == 1 ? QStringLiteral("昆仑, \"精密\"")
                                        : QStringLiteral("-5");
        return {name,
                Money(-123'450 + row, Currency::of("CNY")),
                domain::Date(2026, 11, 23),
                std::int64_t(6315),
                std::int64_t(314),
                domain::Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23))};
    };
    content.totals = {QStringLiteral("合计"), Money(1, Currency::of("CNY")), {}, {}, {}, {}};
    return content;
}

QByteArray KitExport::read(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void KitExport::csvIsExactAndHarmlessInASpreadsheet() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("rows.csv"));
    ExportProgress progress;
    QVERIFY(writeCsv(sample(3), path, progress));
    const QString expected =
        QStringLiteral("客户,金额,到期日,占比,天数,时间\r\n"
                       "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",-1234.50,2026-11-23,63.15%,31.4,2026-11-23 08:00:00\r\n"
                       "\"昆仑, \"\"精密\"\"\",-1234.49,2026-11-23,63.15%,31.4,2026-11-23 08:00:00\r\n"
                       "'-5,-1234.48,2026-11-23,63.15%,31.4,2026-11-23 08:00:00\r\n"
                       "合计,0.01,,,,\r\n");
    QVERIFY(read(path).startsWith("\xef\xbb\xbf"));
    QCOMPARE(QString::fromUtf8(read(path).mid(3)), expected);
    QCOMPARE(progress.done.load(), qint64(3));
}

void KitExport::xlsxHoldsNumbersAndDates() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("rows.xlsx"));
    ExportProgress progress;
    QVERIFY(writeXlsx(sample(300), path, progress));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("rows.xlsx")});
    const QString unzip = QStandardPaths::findExecutable(QStringLiteral("unzip"));
    if (unzip.isEmpty())
        QSKIP("unzip is not installed");
    QProcess process;
    process.start(unzip, {QStringLiteral("-p"), path, QStringLiteral("xl/worksheets/sheet1.xml")});
    QVERIFY(process.waitForFinished());
    const QByteArray sheet = process.readAllStandardOutput();
    QVERIFY(sheet.contains("<v>-1234.5</v>"));
    QVERIFY(sheet.contains("<v>0.6315</v>"));
    QVERIFY(sheet.contains("<v>31.4</v>"));
    QVERIFY(sheet.contains("<v>46349</v>")); // 2026-11-23 as a spreadsheet counts days
    QVERIFY(!sheet.contains("<f>"));
}

void KitExport::pdfHasEveryRowsPage() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("rows.pdf"));
    ExportProgress progress;
    QVERIFY(writePdf(sample(100), {}, path, progress));
    const QByteArray pdf = read(path);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.count("/Type /Page\n") >= 3);
    if (const QString keep = qEnvironmentVariable("PLUMBLINE_GALLERY"); !keep.isEmpty())
        QFile::copy(path, keep + QStringLiteral("/rows.pdf"));
}

std::optional<QString> KitExport::textOf(const QString &pdf) {
    const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (tool.isEmpty())
        return std::nullopt;
    QProcess process;
    process.start(tool, {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
    return process.waitForFinished() ? std::optional(QString::fromUtf8(process.readAllStandardOutput())) : std::nullopt;
}

void KitExport::pdfCutsNoNumberAndNoDate() {
    // More columns than a sheet is wide, one of them not in sight, under a picture that leaves hardly a row's room.
    TableContent content;
    content.title = QStringLiteral("Receivables");
    for (int i = 0; i < 14; ++i)
        content.headers.push_back({QStringLiteral("Column %1").arg(i), i % 2 == 0 ? ColumnKind::Money : ColumnKind::Date});
    content.headers.push_back({QStringLiteral("Document"), ColumnKind::Text});
    content.headers.push_back({QStringLiteral("Unseen"), ColumnKind::Text, false});
    content.rowCount = 30;
    content.row = [](qint64 row) {
        std::vector<Value> cells;
        for (int i = 0; i < 14; ++i)
            cells.push_back(i % 2 == 0 ? Value(Money(1'234'567'800 + row, Currency::of("CNY"))) : Value(domain::Date(2013, 6, 30)));
        cells.emplace_back(QStringLiteral("4900231234567"));
        cells.emplace_back(QStringLiteral("invoice:4900231234567"));
        return cells;
    };
    QImage picture(1000, 640, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("wide.pdf"));
    ExportProgress progress;
    QVERIFY(writePdf(content, picture, path, progress));
    if (const QString keep = qEnvironmentVariable("PLUMBLINE_GALLERY"); !keep.isEmpty())
        QFile::copy(path, keep + QStringLiteral("/wide.pdf"));
    const std::optional<QString> text = textOf(path);
    if (!text)
        QSKIP("pdftotext is not installed");
    QVERIFY(!text->contains(QStringLiteral("…")));
    QVERIFY(!text->contains(QStringLiteral("Unseen")));
    QCOMPARE(text->count(QStringLiteral("2013-06-30")), qsizetype(7 * 30));
    QVERIFY(text->contains(QStringLiteral("12,345,678.29")));
    // The heading stands with its rows.
    const QStringList pages = text->split(QLatin1Char('\f'));
    QVERIFY(!pages.front().contains(QStringLiteral("Document")));
    QVERIFY(pages.at(1).contains(QStringLiteral("Document")) && pages.at(1).contains(QStringLiteral("2013-06-30")));
}

void KitExport::aCancelledExportLeavesTheOldFile() {
    QTemporaryDir folder;
    for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::Xlsx, ExportFormat::Pdf}) {
        const QString path = folder.filePath(QStringLiteral("rows.") + fileSuffix(format));
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        ExportProgress progress;
        progress.cancelled = true;
        const auto result = format == ExportFormat::Csv    ? writeCsv(sample(1000), path, progress)
                            : format == ExportFormat::Xlsx ? writeXlsx(sample(1000), path, progress)
                                                           : writePdf(sample(1000), {}, path, progress);
        QVERIFY(!result);
        QCOMPARE(result.error().code.id, errors::ExportCancelled.id);
        QCOMPARE(read(path), QByteArray("before"));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 3);
}

void KitExport::aFolderThatCannotBeWrittenIsSaid() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("not/there/rows.csv"));
    ExportProgress progress;
    QCOMPARE(writeCsv(sample(1), path, progress).error(), (domain::Error{errors::ExportNotWritable, path}));
    QCOMPARE(writeXlsx(sample(1), path, progress).error(), (domain::Error{errors::ExportNotWritable, path}));
    QCOMPARE(writePdf(sample(1), {}, path, progress).error(), (domain::Error{errors::ExportNotWritable, path}));
    QCOMPARE(writePng(QImage(2, 2, QImage::Format_RGB32), path).error(), (domain::Error{errors::ExportNotWritable, path}));
}

void KitExport::aJobReportsAndFinishesOnItsThread() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("rows.csv"));
    ExportJob job;
    QSignalSpy finished(&job, &ExportJob::finished);
    QSignalSpy progressed(&job, &ExportJob::progressed);
    job.start(ExportFormat::Csv, sample(20'000), nullptr, path);
    QVERIFY(job.isRunning());
    QVERIFY(finished.wait(30'000));
    QVERIFY(!job.isRunning());
    QCOMPARE(progressed.last().at(0).toLongLong(), qint64(20'000));
    QCOMPARE(read(path).count('\n'), qsizetype(20'002));
}

void KitExport::pictureExportsAreWhatIsShown() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("page.png"));
    QLabel page(QStringLiteral("1,589"));
    page.resize(100, 40);
    ExportJob job;
    QSignalSpy finished(&job, &ExportJob::finished);
    job.start(ExportFormat::Png, {}, &page, path);
    QVERIFY(finished.wait(30'000));
    QCOMPARE(QImage(path).size(), QSize(300, 120));
}

PLUMBLINE_TEST(KitExport)

#include "kitexport.moc"
