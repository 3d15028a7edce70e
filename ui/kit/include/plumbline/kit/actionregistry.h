#pragma once

#include "plumbline/kit/icons.h"

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

class QAction;
class QMenu;

namespace plumbline::kit {

/// The groups of menus, palette and help, in this order.
enum class ActionSection { Pages, Rows, Page, Edit, Data, View, Lock, Help };

[[nodiscard]] QString sectionTitle(ActionSection section);

/// How long an action stays known.
struct ActionSpec {
    /// Stable: `page.pipeline`, `export.xlsx`.
    QString id;
    /// Called again after every change of language.
    std::function<QString()> text;
    ActionSection section = ActionSection::Page;
    std::vector<QKeySequence> shortcuts;
    Glyph glyph = Glyph::None;
    /// One more sentence for help and tooltip; may be null.
    std::function<QString()> explanation;
};

/// Every action once: menus, shortcuts, the palette and the list of keys are made from here. `context` objects own the
/// connections; an action whose context is gone stays known but does nothing.
class ActionRegistry : public QObject {
    Q_OBJECT
public:
    /// Shortcuts work in `window` and its children.
    explicit ActionRegistry(QWidget *window);
    ~ActionRegistry() override;

    /// The QAction's text, icon and shortcut follow language and theme. A second action of the same id throws InvariantError.
    QAction *add(ActionSpec spec, QObject *context, std::function<void()> run);
    void remove(const QString &id);
    /// nullptr when unknown.
    [[nodiscard]] QAction *find(const QString &id) const;
    void trigger(const QString &id) const;

    struct Entry {
        ActionSpec spec;
        QAction *action;
    };
    /// In order of section, then of adding.
    [[nodiscard]] std::vector<const Entry *> entries() const;
    void fillMenu(QMenu &menu, ActionSection section) const;
    /// Two entries that can be run now and have the same shortcut, for a test: empty when there are none.
    [[nodiscard]] QStringList clashes() const;

Q_SIGNALS:
    /// An action was added, removed or renamed.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    QWidget *m_window;
    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace plumbline::kit
