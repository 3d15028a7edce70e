#include "plumbline/kit/exporter.h"

#include <QPainter>
#include <QSaveFile>
#include <QThread>
#include <QTimer>
#include <QWidget>

#include <chrono>

namespace plumbline::kit {

namespace {

/// Sharp on paper and on a screen of 200 %.
constexpr int PictureFactor = 3;

domain::Result<void> write(ExportFormat format, const TableContent &content, const QImage &picture, const QString &path,
                           ExportProgress &progress) {
    switch (format) {
    case ExportFormat::Csv:
        return writeCsv(content, path, progress);
    case ExportFormat::Xlsx:
        return writeXlsx(content, path, progress);
    case ExportFormat::Pdf:
        return writePdf(content, picture, path, progress);
    case ExportFormat::Png:
        break;
    }
    return writePng(picture, path);
}

} // namespace

QString fileSuffix(ExportFormat format) {
    switch (format) {
    case ExportFormat::Csv:
        return QStringLiteral("csv");
    case ExportFormat::Xlsx:
        return QStringLiteral("xlsx");
    case ExportFormat::Pdf:
        return QStringLiteral("pdf");
    case ExportFormat::Png:
        break;
    }
    return QStringLiteral("png");
}

domain::Result<void> writePng(const QImage &picture, const QString &path) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !picture.save(&file, "PNG") || !file.commit())
        return domain::fail(errors::ExportNotWritable, path);
    return {};
}

QImage renderWidget(QWidget &widget, int factor, const QRect &part) {
    const QRect taken = part.isValid() ? part : widget.rect();
    QImage picture(taken.size() * factor, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(factor);
    picture.fill(widget.palette().color(QPalette::Window));
    widget.render(&picture, QPoint(), QRegion(taken));
    return picture;
}

ExportJob::ExportJob(QObject *parent) : QObject(parent), m_timer(new QTimer(this)) {
    using namespace std::chrono_literals;
    m_timer->setInterval(100ms);
    connect(m_timer, &QTimer::timeout, this, &ExportJob::report);
}

ExportJob::~ExportJob() {
    cancel();
    if (m_thread)
        m_thread->wait();
}

void ExportJob::start(ExportFormat format, TableContent content, QWidget *picture, const QString &path, const QRect &part) {
    if (isRunning())
        throw domain::InvariantError("an export is running already");
    const bool wantsPicture = picture != nullptr && (format == ExportFormat::Pdf || format == ExportFormat::Png);
    const QImage image = wantsPicture ? renderWidget(*picture, PictureFactor, part) : QImage();
    m_rows = content.rowCount;
    m_progress = std::make_shared<ExportProgress>();
    m_thread.reset(QThread::create([this, format, content = std::move(content), image, path, progress = m_progress] {
        const domain::Result<void> result = write(format, content, image, path, *progress);
        // The destructor waits for this thread, so `this` is alive; the call itself is dropped with it.
        QMetaObject::invokeMethod(
            this, [this, result, path] { finish(result, path); }, Qt::QueuedConnection);
    }));
    m_thread->start();
    m_timer->start();
}

void ExportJob::finish(const domain::Result<void> &result, const QString &path) {
    m_timer->stop();
    m_thread->wait();
    m_thread.reset();
    report();
    if (result)
        Q_EMIT finished(path);
    else
        Q_EMIT failed(result.error());
}

void ExportJob::cancel() {
    if (m_progress)
        m_progress->cancelled.store(true);
}

bool ExportJob::isRunning() const {
    return m_thread != nullptr;
}

void ExportJob::report() {
    if (m_progress)
        Q_EMIT progressed(m_progress->done.load(), m_rows);
}

} // namespace plumbline::kit
