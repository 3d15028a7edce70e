#include "frame/exporting.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/labels.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace plumbline::pages {

namespace {

constexpr std::array Formats{kit::ExportFormat::Xlsx, kit::ExportFormat::Csv, kit::ExportFormat::Pdf, kit::ExportFormat::Png};

QString formatName(kit::ExportFormat format)
{
    switch (format) {
    case kit::ExportFormat::Csv: return Exporting::tr("CSV table");
    case kit::ExportFormat::Xlsx: return Exporting::tr("Excel workbook");
    case kit::ExportFormat::Pdf: return Exporting::tr("PDF report");
    case kit::ExportFormat::Png: return Exporting::tr("PNG picture");
    }
    return {};
}

bool needsPicture(kit::ExportFormat format)
{
    return format == kit::ExportFormat::Pdf || format == kit::ExportFormat::Png;
}

/// As a page is called, without what a file cannot be called by.
QString fileName(const QString &title, domain::Date asOf, const QString &suffix)
{
    QString name = title;
    for (const QChar each : QStringLiteral("/\\:*?\"<>|"))
        name.replace(each, QLatin1Char('-'));
    return QStringLiteral("%1-%2.%3").arg(name, asOf.toIso(), suffix);
}

/// The list whose rows are written: the one in sight.
const kit::DataTable *tableOf(const Page &page, const kit::TableContent &content)
{
    for (const kit::DataTable *each : page.findChildren<kit::DataTable *>())
        if (each->isVisible() && each->model() && each->model()->columnCount() == static_cast<int>(content.headers.size()))
            return each;
    return nullptr;
}

/// A report has the columns in sight, and the picture of what stands above the list: its rows follow.
QRect layOutReport(const Page &page, ExportContent &content)
{
    const kit::DataTable *table = tableOf(page, content.table);
    if (!table)
        return {};
    for (int column = 0; column < table->model()->columnCount(); ++column)
        content.table.headers[static_cast<std::size_t>(column)].isShown = !table->isColumnHidden(column);
    const QWidget *list = table;
    while (list && !qobject_cast<const kit::TablePanel *>(list))
        list = list->parentWidget();
    if (list == content.picture)
        content.picture = nullptr;
    if (!list || !content.picture || !content.picture->isAncestorOf(list))
        return {};
    const int top = list->mapTo(content.picture, QPoint(0, 0)).y();
    return top > 0 ? QRect(0, 0, content.picture->width(), top) : QRect();
}

QString failureText(const domain::Error &error)
{
    if (error.code == kit::errors::ExportCancelled)
        return Exporting::tr("Cancelled. No file was written.");
    if (error.code == kit::errors::ExportNotWritable)
        return Exporting::tr("%1 can’t be written. Choose a folder you may write to, or close the file where it is open.").arg(QDir::toNativeSeparators(error.detail));
    return workspace::errorText(error);
}

} // namespace

Exporting::Exporting(const Context &context, kit::Banner &banner, QWidget *window)
    : QObject(window), m_context(context), m_banner(banner), m_window(window), m_job(new kit::ExportJob(this))
{
    connect(m_job, &kit::ExportJob::progressed, this, &Exporting::showProgress);
    connect(m_job, &kit::ExportJob::finished, this, [this](const QString &path) {
        m_banner.show(kit::Tone::Good, tr("Exported to %1").arg(QDir::toNativeSeparators(path)), {}, kit::Dismissal::CanBeClosed);
        Q_EMIT finished(path);
    });
    connect(m_job, &kit::ExportJob::failed, this, [this](const domain::Error &error) {
        const bool cancelled = error.code == kit::errors::ExportCancelled;
        m_banner.show(cancelled ? kit::Tone::Info : kit::Tone::Bad, failureText(error), {}, kit::Dismissal::CanBeClosed);
    });
    connect(&m_banner, &kit::Banner::acted, this, [this] {
        if (m_job->isRunning())
            m_job->cancel();
    });
}

void Exporting::choose(const Page &page, const QStringList &filters)
{
    kit::Question question;
    question.title = tr("Export %1").arg(page.title());
    question.sentence = tr("What is on screen is written, with the filters in force: the rows as a table, or the page as a picture.");
    question.advice = tr("The file is not encrypted.");
    for (const kit::ExportFormat format : Formats)
        question.answers.push_back({kit::fileSuffix(format), formatName(format), false});
    question.defaultAnswer = kit::fileSuffix(kit::ExportFormat::Xlsx);
    m_context.prompt.ask(m_window, question, this, [this, filters, shown = QPointer<const Page>(&page)](const QString &answer) {
        for (const kit::ExportFormat format : Formats)
            if (shown && answer == kit::fileSuffix(format))
                start(format, *shown, filters);
    });
}

void Exporting::start(kit::ExportFormat format, const Page &page, const QStringList &filters)
{
    std::optional<ExportContent> content = page.exportContent();
    if (!content || (needsPicture(format) && !content->picture)) {
        m_banner.show(kit::Tone::Info, tr("There is nothing on this page to export yet."), {}, kit::Dismissal::CanBeClosed);
        return;
    }
    if (m_job->isRunning()) {
        m_banner.show(kit::Tone::Info, tr("Another export is being written."), tr("Cancel it"), kit::Dismissal::Stays);
        return;
    }
    if (content->table.title.isEmpty())
        content->table.title = page.title();
    content->table.filterLines = filters + content->table.filterLines;
    QString folder = m_context.settings.value(ExportFolder);
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = kit::documentsFolder();
    const QString suffix = kit::fileSuffix(format);
    const QString name = fileName(page.title(), m_context.slice.slice().asOf, suffix);
    //: A kind of file and its pattern: "CSV table (*.csv)".
    const kit::FileQuestion question{tr("Export %1").arg(page.title()), QDir(folder).filePath(name), {tr("%1 (*.%2)").arg(formatName(format), suffix)}};
    m_context.prompt.saveFile(m_window, question, this, [this, format, content = *content, shown = QPointer<const Page>(&page)](const QString &path) {
        if (!path.isEmpty() && shown)
            write(format, *shown, content, path);
    });
}

void Exporting::write(kit::ExportFormat format, const Page &page, ExportContent content, const QString &path)
{
    m_context.settings.set(ExportFolder, QFileInfo(path).absolutePath());
    m_banner.show(kit::Tone::Info, tr("Exporting…"), tr("Cancel"), kit::Dismissal::Stays);
    const QRect part = format == kit::ExportFormat::Pdf ? layOutReport(page, content) : QRect();
    m_job->start(format, std::move(content.table), content.picture, path, part);
}

void Exporting::showProgress(qint64 done, qint64 rows)
{
    const kit::Format format;
    m_banner.show(kit::Tone::Info, tr("Exporting: %1 of %2 rows").arg(format.count(done), format.count(rows)), tr("Cancel"), kit::Dismissal::Stays);
}

void Exporting::cancel()
{
    if (m_job->isRunning())
        m_job->cancel();
}

} // namespace plumbline::pages
