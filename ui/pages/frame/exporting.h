#pragma once

#include "plumbline/kit/exporter.h"
#include "plumbline/kit/settings.h"
#include "plumbline/pages/context.h"
#include "plumbline/pages/page.h"

#include <QObject>

namespace plumbline::kit {
class Banner;
}

namespace plumbline::pages {

/// The folder the last export went to.
inline const kit::Setting<QString> ExportFolder{"export/folder", QString(), kit::SettingScope::Machine};

/// Ctrl+E and Ctrl+P: asks for the file, writes what is on screen in the background, and says where it is.
class Exporting : public QObject {
    Q_OBJECT
public:
    Exporting(const Context &context, kit::Banner &banner, QWidget *window);

    /// Asks for the format first.
    void choose(const Page &page, const QStringList &filters);
    void start(kit::ExportFormat format, const Page &page, const QStringList &filters);
    void cancel();

Q_SIGNALS:
    void finished(const QString &path);

private:
    void write(kit::ExportFormat format, const Page &page, ExportContent content, const QString &path);
    void showProgress(qint64 done, qint64 rows);

    Context m_context;
    kit::Banner &m_banner;
    QWidget *m_window;
    kit::ExportJob *m_job;
};

} // namespace plumbline::pages
