#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/pages/context.h"

#include <QMainWindow>

#include <memory>

namespace plumbline::kit {
class Language;
class ThemeController;
} // namespace plumbline::kit

namespace plumbline::pages {

class Gate;
class Page;

/// What the window is made of; all of it outlives the window.
struct WindowParts {
    workspace::Workspace &workspace;
    kit::Settings &settings;
    kit::Language &language;
    kit::ThemeController &theme;
    kit::Prompt &prompt;
    /// Where the machine's sleep is heard of; empty: the system's own bus.
    QString systemBus = {};
};

/// The frame: rail, top bar, page, drawer and bottom line around an open replica; a gate while it is locked. Follows the
/// workspace's state.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `folder` is the replica the unlock screen is for; empty: the first-run screen.
    MainWindow(const WindowParts &parts, const QString &folder, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Those of the person's role, in the order of the rail; none while locked.
    [[nodiscard]] QStringList pageIds() const;
    /// Made when first asked for; nullptr for an id that is not on the rail.
    [[nodiscard]] Page *page(const QString &id);
    /// nullptr while a gate is in front.
    [[nodiscard]] Page *currentPage() const;
    /// Ids that are not on the rail are ignored.
    void showPage(const QString &id);
    [[nodiscard]] kit::ActionRegistry &actions() const;
    [[nodiscard]] SliceModel &slice() const;

Q_SIGNALS:
    /// A page shows figures, be they remembered ones.
    void figuresShown(const QString &id);
    /// The page in front shows what was asked for, from current columns.
    void pageSettled(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace plumbline::pages
