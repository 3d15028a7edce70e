#pragma once

#include "options.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace plumbline::kit {
class Language;
class ThemeController;
} // namespace plumbline::kit
namespace plumbline::pages {
class MainWindow;
}

namespace plumbline::desktop {

/// Shows every page in every language and theme asked for, waits until it shows current figures, and writes it as a picture.
class PageRenderer : public QObject {
    Q_OBJECT
public:
    PageRenderer(const Options &options, pages::MainWindow &window, kit::Language &language, kit::ThemeController &theme);

    void start();

Q_SIGNALS:
    /// Pictures written; `problem` is empty when all of them were.
    void finished(int pictures, const QString &problem);

private:
    struct Job {
        kit::Tongue tongue;
        kit::ThemeMode theme;
        QString page;
    };
    void next();
    void waitForPage();
    void write();
    void fail(const QString &problem);

    Options m_options;
    pages::MainWindow &m_window;
    kit::Language &m_language;
    kit::ThemeController &m_theme;
    std::deque<Job> m_jobs;
    QTimer m_patience;
    int m_written = 0;
    bool m_waiting = false;
};

} // namespace plumbline::desktop
