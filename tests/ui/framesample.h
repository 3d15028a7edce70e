#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/kit/language.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/settings.h"
#include "plumbline/kit/theme.h"
#include "plumbline/pages/mainwindow.h"
#include "plumbline/replica/replica.h"
#include "plumbline/workspace/workspace.h"

#include <QTemporaryDir>

#include <memory>

/// A small organisation on a real replica, and the window on it.
namespace plumbline::tests {

/// 2026-11-24, 10:00 in Shanghai: the day all samples are read on.
[[nodiscard]] domain::Instant sampleNow();

/// 60 deals, 24 invoices with receipts, stock, costs and people; the same for the same ids.
[[nodiscard]] domain::Changes sampleRecords(domain::IdSource &ids, const std::vector<domain::Stage> &stages);

/// A replica with the sample in a folder of its own, the workspace that opens it, and everything a window needs.
class SampleDesk {
public:
    /// Two desks of one organisation differ in their seed: ids follow from it.
    explicit SampleDesk(std::uint64_t seed = 7);
    ~SampleDesk();

    /// Makes the replica; with records, or empty but for its stages.
    enum class Filling { Records, Nothing };
    [[nodiscard]] bool create(Filling filling);
    /// Starts opening; the window follows.
    void unlock();
    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("replica")); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// A window of 1280 × 800 on it, shown.
    [[nodiscard]] std::unique_ptr<pages::MainWindow> window();

private:
    QTemporaryDir m_folder;

public:
    domain::FixedClock clock{sampleNow()};
    domain::Uuid7Source ids;
    kit::Language language;
    kit::ThemeController theme;
    kit::ScriptedPrompt prompt;
    /// Of the person whose replica it becomes; not everybody may bring the sample's records in.
    domain::Role role = domain::Role::Administrator;
    /// Where the window hears of the machine's sleep; empty: the system's own bus.
    QString systemBus;
    std::unique_ptr<kit::Settings> settings;
    std::unique_ptr<workspace::Workspace> workspace;
};

/// Waits until the page is in front and shows current figures and rows.
[[nodiscard]] bool isShown(pages::MainWindow &window, const QString &page);

} // namespace plumbline::tests
