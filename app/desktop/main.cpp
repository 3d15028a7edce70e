#include "options.h"
#include "pagerenderer.h"
#include "process.h"

#include "plumbline/domain/ports.h"
#include "plumbline/kit/language.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/settings.h"
#include "plumbline/kit/theme.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/mainwindow.h"
#include "plumbline/replica/passphrase.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

namespace {

using namespace plumbline;
using desktop::Options;

constexpr int ExitFailed = 1;
constexpr int ExitUsage = 2;

void say(std::FILE *where, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), where);
    std::fputc('\n', where);
}

bool isUnattended(const Options &options)
{
    return options.task == Options::Task::RenderPages || options.task == Options::Task::MeasureStart;
}

/// Scale and platform are read by Qt when the application is made.
void prepareEnvironment(const Options &options)
{
    if (options.scale)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(*options.scale));
    const bool hasScreen = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    if (isUnattended(options) && !hasScreen && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

/// Runs the window until it is closed, or until the unattended task is done. Everything the window uses lives here.
class Desktop {
public:
    explicit Desktop(const Options &options)
        : m_options(options), m_ids(m_clock), m_settings(makeSettings()), m_workspace(replica::Ports{&m_clock, &m_ids})
    {
    }

    int run()
    {
        unlock();
        applyLook();
        pages::MainWindow window({m_workspace, *m_settings, m_language, m_theme, m_prompt}, folder());
        if (m_options.size)
            window.resize(*m_options.size);
        std::unique_ptr<desktop::PageRenderer> renderer;
        if (m_options.task == Options::Task::RenderPages)
            renderer = render(window);
        else if (m_options.task == Options::Task::MeasureStart)
            measure(window);
        window.show();
        const int code = QApplication::exec();
        m_workspace.lock();
        return m_failed ? ExitFailed : code;
    }

private:
    /// Unattended tasks leave the person's own settings alone.
    std::unique_ptr<kit::Settings> makeSettings()
    {
        if (isUnattended(m_options) && m_temporary.isValid())
            return std::make_unique<kit::Settings>(m_temporary.filePath(QStringLiteral("settings.ini")));
        return std::make_unique<kit::Settings>();
    }

    [[nodiscard]] QString folder() const
    {
        if (!m_options.replica.isEmpty())
            return QDir(m_options.replica).absolutePath();
        const QString last = m_settings->value(kit::settings::LastReplica);
        return QFileInfo(last).isDir() ? last : QString();
    }

    void applyLook()
    {
        const QString language = m_settings->value(kit::settings::Language);
        m_language.use(!m_options.tongues.empty() ? m_options.tongues.front() : language.isEmpty() ? kit::systemTongue() : kit::tongueNamed(language));
        m_theme.setMode(!m_options.themes.empty() ? m_options.themes.front() : kit::themeModeNamed(m_settings->value(kit::settings::Theme)));
    }

    /// Before the window is made, so that the replica opens while it is.
    void unlock()
    {
        if (m_options.passphraseFile.isEmpty() || folder().isEmpty())
            return;
        auto secret = replica::readPassphraseFile(m_options.passphraseFile);
        if (!secret) {
            refuse(secret.error());
            return;
        }
        m_unlocking.ask(m_workspace.unlock(folder(), std::move(*secret)), &m_context, [this](const domain::Result<void> &opened) {
            if (!opened)
                refuse(opened.error());
        });
    }

    /// With a window the unlock screen is there to try again; unattended tasks end.
    void refuse(const domain::Error &error)
    {
        say(stderr, QStringLiteral("plumbline: %1").arg(workspace::errorText(error)));
        if (!isUnattended(m_options))
            return;
        m_failed = true;
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    }

    std::unique_ptr<desktop::PageRenderer> render(pages::MainWindow &window)
    {
        auto renderer = std::make_unique<desktop::PageRenderer>(m_options, window, m_language, m_theme);
        QObject::connect(renderer.get(), &desktop::PageRenderer::finished, &m_context, [this](int pictures, const QString &problem) {
            m_failed = !problem.isEmpty();
            if (m_failed)
                say(stderr, QStringLiteral("plumbline: %1").arg(problem));
            else
                say(stdout, QStringLiteral("%1 pictures in %2").arg(pictures).arg(m_options.outputFolder));
            QCoreApplication::quit();
        });
        QObject::connect(&m_workspace, &workspace::Workspace::stateChanged, renderer.get(), [this, started = false, &renderer = *renderer](auto) mutable {
            if (m_workspace.state() == workspace::Workspace::State::Locked || std::exchange(started, true))
                return;
            renderer.start();
        });
        return renderer;
    }

    /// The figures are on screen when the first page that has some has been painted.
    void measure(pages::MainWindow &window)
    {
        QObject::connect(&window, &pages::MainWindow::figuresShown, &m_context, [&window](const QString &) {
            window.repaint();
            say(stdout, QString::number(desktop::millisecondsSinceStart()));
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        }, Qt::SingleShotConnection);
    }

    Options m_options;
    QTemporaryDir m_temporary;
    domain::SystemClock m_clock;
    domain::Uuid7Source m_ids;
    std::unique_ptr<kit::Settings> m_settings;
    workspace::Workspace m_workspace;
    kit::Language m_language;
    kit::ThemeController m_theme;
    kit::DialogPrompt m_prompt;
    models::Latest m_unlocking;
    QObject m_context;
    bool m_failed = false;
};

} // namespace

int main(int argc, char **argv)
{
    desktop::keepOutOfCoreDumps();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    auto options = desktop::parseOptions(arguments);
    if (!options) {
        say(stderr, QStringLiteral("plumbline: %1").arg(options.error()));
        return ExitUsage;
    }
    if (options->task == Options::Task::ShowHelp) {
        say(stdout, desktop::helpText());
        return 0;
    }
    if (options->task == Options::Task::ShowVersion) {
        say(stdout, QStringLiteral("plumbline " PLUMBLINE_VERSION));
        return 0;
    }
    if (options->task == Options::Task::RenderPages) {
        if (options->tongues.empty())
            options->tongues = {kit::Tongue::Chinese, kit::Tongue::English};
        if (options->themes.empty())
            options->themes = {kit::ThemeMode::Light, kit::ThemeMode::Dark};
    }
    prepareEnvironment(*options);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("plumbline"));
    QApplication::setApplicationDisplayName(QStringLiteral("Plumbline"));
    QApplication::setDesktopFileName(QStringLiteral("plumbline"));
    return Desktop(*options).run();
}
