#pragma once

#include "stallwatch.h"

#include "plumbline/domain/ports.h"
#include "plumbline/kit/language.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/settings.h"
#include "plumbline/kit/theme.h"
#include "plumbline/pages/mainwindow.h"
#include "plumbline/replica/secret.h"
#include "plumbline/workspace/workspace.h"

#include <QTemporaryDir>

namespace plumbline::bench {

struct ScriptOptions {
    QString replica;
    QString passphraseFile;
    /// A file of deals to bring in.
    QString file;
};

/// The real window over the real workspace, made to do what people do while a watch looks at its thread. Prints a row a phase:
/// the longest wait, the 99th percentile, and what the longest was.
class WindowScript {
public:
    WindowScript(NamingApplication &application, const ScriptOptions &options);
    ~WindowScript();

    /// 0 when everything was done, be it fast or slow.
    int run();

private:
    void chartYardstick();
    bool open();
    void showPagesFirst();
    void slice(const QString &page);
    void turnPages();
    void workLists(const QString &page);
    void switchLooks();
    bool importFile();
    void lock();

    /// Whether the phase is the product's own.
    enum class Counted { Yes, No };
    void report(const QString &phase, Counted counted = Counted::Yes);
    /// Turns the event loop until something is so. False when it was not within a few minutes.
    bool until(const std::function<bool()> &done);
    void turn(std::chrono::milliseconds time);
    void act(const QString &name, const std::function<void()> &work) { m_application.act(name, work); }
    bool showPage(const QString &id);
    [[nodiscard]] bool isSettled() const;

    NamingApplication &m_application;
    ScriptOptions m_options;
    QTemporaryDir m_temporary;
    domain::SystemClock m_clock;
    domain::Uuid7Source m_ids;
    kit::Settings m_settings;
    workspace::Workspace m_workspace;
    kit::Language m_language;
    kit::ThemeController m_theme;
    kit::DialogPrompt m_prompt;
    std::unique_ptr<pages::MainWindow> m_window;
    StallWatch m_watch;
    std::int64_t m_longest = 0;
    QString m_longestPhase;
    std::int64_t m_longestServed = 0;
    QString m_longestServedPhase;
};

} // namespace plumbline::bench
