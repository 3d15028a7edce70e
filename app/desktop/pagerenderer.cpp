#include "pagerenderer.h"

#include "plumbline/kit/theme.h"
#include "plumbline/pages/mainwindow.h"
#include "plumbline/pages/page.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>

namespace plumbline::desktop {

namespace {

/// How long one page may take until its figures are there; a million deals load in a fraction of it.
constexpr int PatienceMilliseconds = 180000;

} // namespace

PageRenderer::PageRenderer(const Options &options, pages::MainWindow &window, kit::Language &language, kit::ThemeController &theme)
    : m_options(options), m_window(window), m_language(language), m_theme(theme)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(PatienceMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(QStringLiteral("page %1 did not get its figures in time").arg(m_jobs.front().page)); });
    connect(&m_window, &pages::MainWindow::pageSettled, this, [this](const QString &page) {
        if (m_waiting && !m_jobs.empty() && page == m_jobs.front().page)
            QTimer::singleShot(0, this, &PageRenderer::waitForPage);
    });
}

void PageRenderer::start()
{
    if (!QDir().mkpath(m_options.outputFolder)) {
        Q_EMIT finished(0, QStringLiteral("cannot make the folder %1").arg(m_options.outputFolder));
        return;
    }
    // Only now: which pages there are depends on whose replica it is.
    for (const kit::Tongue tongue : m_options.tongues)
        for (const kit::ThemeMode mode : m_options.themes)
            for (const QString &page : m_window.pageIds())
                m_jobs.push_back({tongue, mode, page});
    next();
}

void PageRenderer::next()
{
    if (m_jobs.empty()) {
        Q_EMIT finished(m_written, {});
        return;
    }
    const Job &job = m_jobs.front();
    if (m_language.tongue() != job.tongue)
        m_language.use(job.tongue);
    if (m_theme.mode() != job.theme)
        m_theme.setMode(job.theme);
    m_window.showPage(job.page);
    m_waiting = true;
    m_patience.start();
    // Behind the events that change language, theme and page.
    QTimer::singleShot(0, this, &PageRenderer::waitForPage);
}

void PageRenderer::waitForPage()
{
    const pages::Page *page = m_window.currentPage();
    if (!m_waiting || !page || page->id() != m_jobs.front().page || !page->isSettled())
        return;
    m_waiting = false;
    m_patience.stop();
    QTimer::singleShot(0, this, &PageRenderer::write);
}

void PageRenderer::write()
{
    const Job job = m_jobs.front();
    m_jobs.pop_front();
    const QString name = QStringLiteral("%1-%2-%3.png").arg(job.page, kit::tongueName(job.tongue), kit::themeModeName(job.theme));
    const QString path = QDir(m_options.outputFolder).filePath(name);
    if (!m_window.grab().save(path)) {
        fail(QStringLiteral("cannot write %1").arg(path));
        return;
    }
    ++m_written;
    next();
}

void PageRenderer::fail(const QString &problem)
{
    m_waiting = false;
    m_patience.stop();
    m_jobs.clear();
    Q_EMIT finished(m_written, problem);
}

} // namespace plumbline::desktop
