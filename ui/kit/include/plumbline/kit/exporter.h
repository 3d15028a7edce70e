#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/kit/tablecontent.h"

#include <QImage>
#include <QObject>

#include <atomic>
#include <memory>

class QThread;
class QTimer;

namespace plumbline::kit {

namespace errors {
/// The file cannot be written; detail: its path.
inline constexpr domain::ErrorCode ExportNotWritable{"kit.export_not_writable"};
/// The person cancelled; nothing was left behind.
inline constexpr domain::ErrorCode ExportCancelled{"kit.export_cancelled"};
} // namespace errors

enum class ExportFormat { Csv, Xlsx, Pdf, Png };

/// `csv`, …
[[nodiscard]] QString fileSuffix(ExportFormat format);

/// Shared between a running export and whoever watches it.
struct ExportProgress {
    std::atomic<qint64> done{0};
    std::atomic<bool> cancelled{false};
};

/// Writers, each whole or not at all: a cancelled or failed export leaves the file that was there before. Safe on any thread.
/// Errors: ExportNotWritable, ExportCancelled.

/// UTF-8 with a byte order mark, CRLF; text that a spreadsheet would run as a formula gets a leading apostrophe.
[[nodiscard]] domain::Result<void> writeCsv(const TableContent &content, const QString &path, ExportProgress &progress);
/// Numbers as numbers, dates as dates; beyond 1,048,575 rows on further sheets; the filters on a sheet of their own.
[[nodiscard]] domain::Result<void> writeXlsx(const TableContent &content, const QString &path, ExportProgress &progress);
/// A4 landscape: title and filters on each page, `picture` (may be null) first, then the rows.
[[nodiscard]] domain::Result<void> writePdf(const TableContent &content, const QImage &picture, const QString &path,
                                            ExportProgress &progress);
[[nodiscard]] domain::Result<void> writePng(const QImage &picture, const QString &path);

/// Renders a widget as it stands, or a part of it, at `factor` pixels per device-independent pixel.
[[nodiscard]] QImage renderWidget(QWidget &widget, int factor, const QRect &part = {});

/// What a text cell becomes in CSV: quoted where needed, harmless in a spreadsheet.
[[nodiscard]] QString csvCell(const QString &text);

/// One export on a thread of its own. Emits on the thread it lives in. Destroying it cancels and waits.
class ExportJob : public QObject {
    Q_OBJECT
public:
    explicit ExportJob(QObject *parent = nullptr);
    ~ExportJob() override;

    /// `picture` is taken at once, on the calling thread; may be null for Csv and Xlsx. `part` of it, or all.
    void start(ExportFormat format, TableContent content, QWidget *picture, const QString &path, const QRect &part = {});
    void cancel();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    /// A few times a second while rows are written.
    void progressed(qint64 done, qint64 rows);
    void finished(const QString &path);
    void failed(const plumbline::domain::Error &error);

private:
    void report();
    void finish(const domain::Result<void> &result, const QString &path);
    std::shared_ptr<ExportProgress> m_progress;
    std::unique_ptr<QThread> m_thread;
    QTimer *m_timer;
    qint64 m_rows = 0;
};

} // namespace plumbline::kit
