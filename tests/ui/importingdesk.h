#pragma once

#include "plumbline/domain/ports.h"
#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/language.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/settings.h"
#include "plumbline/kit/theme.h"
#include "plumbline/pages/context.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/workspace.h"

#include <QTemporaryDir>
#include <QWidget>

#include <memory>

/// A desk without a frame: a real replica in a folder of its own, and one window for the page or gate under test.
namespace plumbline::tests {

inline const QString DeskPassphrase = QStringLiteral("plumb line and spirit level");

class ImportingDesk {
    /// Outlives everything that has files open in it.
    QTemporaryDir m_folder;

public:
    ImportingDesk();
    ~ImportingDesk();

    /// Creates the replica and waits until it is open.
    [[nodiscard]] bool create();
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString replicaFolder() const { return path(QStringLiteral("replica")); }
    /// Writes a file of the folder and gives its path.
    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] pages::Context context();
    /// Fills the window with the widget, shows it at the size and waits until it has the keyboard.
    [[nodiscard]] bool show(QWidget *widget, const QSize &size = QSize(1080, 740));
    /// Keeps a picture of the window under PLUMBLINE_GALLERY, if that is set.
    void keep(const QString &name);

    domain::FixedClock clock;
    domain::Uuid7Source ids{clock, 7};
    kit::Language language;
    kit::ThemeController theme;
    kit::ScriptedPrompt prompt;
    std::unique_ptr<kit::Settings> settings;
    std::unique_ptr<workspace::Workspace> workspace;
    std::unique_ptr<QWidget> window;
    std::unique_ptr<kit::ActionRegistry> actions;
    std::unique_ptr<pages::SliceModel> slice;
};

/// Deals of a CRM export: `GTXPro` is no product of the organisation, and two rows have no account.
[[nodiscard]] QByteArray sampleDeals();
/// The products `sampleDeals` refers to, `GTX Pro` among them.
[[nodiscard]] QByteArray sampleProducts();

/// Widgets the Tab key reaches from `first`, by object name, until it comes round.
[[nodiscard]] QStringList tabOrder(QWidget *first);

} // namespace plumbline::tests
