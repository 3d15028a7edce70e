#include "plumbline/kit/actionregistry.h"

#include "plumbline/domain/error.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QMap>
#include <QMenu>
#include <QWidget>

namespace plumbline::kit {

QString sectionTitle(ActionSection section) {
    switch (section) {
    case ActionSection::Pages:
        return ActionRegistry::tr("Pages");
    case ActionSection::Rows:
        return ActionRegistry::tr("Rows");
    case ActionSection::Page:
        return ActionRegistry::tr("This page");
    case ActionSection::Edit:
        return ActionRegistry::tr("Edit");
    case ActionSection::Data:
        return ActionRegistry::tr("Data");
    case ActionSection::View:
        return ActionRegistry::tr("View");
    case ActionSection::Lock:
        return ActionRegistry::tr("Lock");
    case ActionSection::Help:
        return ActionRegistry::tr("Help");
    }
    return {};
}

ActionRegistry::ActionRegistry(QWidget *window) : QObject(window), m_window(window) {
    m_window->installEventFilter(this);
}

ActionRegistry::~ActionRegistry() = default;

namespace {

void label(const ActionRegistry::Entry &entry) {
    entry.action->setText(entry.spec.text());
    const QString explanation = entry.spec.explanation ? entry.spec.explanation() : QString();
    entry.action->setToolTip(explanation.isEmpty() ? entry.action->text() : explanation);
    entry.action->setStatusTip(explanation);
}

} // namespace

QAction *ActionRegistry::add(ActionSpec spec, QObject *context, std::function<void()> run) {
    if (find(spec.id) != nullptr)
        throw domain::InvariantError("two actions with one id");
    auto entry = std::make_unique<Entry>(Entry{std::move(spec), new QAction(this)});
    QAction *action = entry->action;
    action->setObjectName(entry->spec.id);
    action->setIcon(icon(entry->spec.glyph));
    action->setShortcuts(QList<QKeySequence>(entry->spec.shortcuts.begin(), entry->spec.shortcuts.end()));
    action->setShortcutContext(Qt::WindowShortcut);
    label(*entry);
    connect(action, &QAction::triggered, context, std::move(run));
    m_window->addAction(action);
    // After the entries of its section; sections keep their order.
    const auto place = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const auto &each) { return each->spec.section > entry->spec.section; });
    m_entries.insert(place, std::move(entry));
    Q_EMIT changed();
    return action;
}

void ActionRegistry::remove(const QString &id) {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto &each) { return each->spec.id == id; });
    if (found == m_entries.end())
        return;
    m_window->removeAction((*found)->action);
    (*found)->action->deleteLater();
    m_entries.erase(found);
    Q_EMIT changed();
}

QAction *ActionRegistry::find(const QString &id) const {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto &each) { return each->spec.id == id; });
    return found == m_entries.end() ? nullptr : (*found)->action;
}

void ActionRegistry::trigger(const QString &id) const {
    if (QAction *action = find(id))
        action->trigger();
}

std::vector<const ActionRegistry::Entry *> ActionRegistry::entries() const {
    std::vector<const Entry *> all;
    all.reserve(m_entries.size());
    for (const auto &entry : m_entries)
        all.push_back(entry.get());
    return all;
}

void ActionRegistry::fillMenu(QMenu &menu, ActionSection section) const {
    for (const auto &entry : m_entries)
        if (entry->spec.section == section)
            menu.addAction(entry->action);
}

QStringList ActionRegistry::clashes() const {
    QMap<QString, QString> taken;
    QStringList result;
    for (const auto &entry : m_entries) {
        if (!entry->action->isEnabled())
            continue;
        for (const QKeySequence &keys : entry->spec.shortcuts) {
            const QString text = keys.toString(QKeySequence::PortableText);
            if (taken.contains(text))
                result << QStringLiteral("%1: %2, %3").arg(text, taken[text], entry->spec.id);
            taken.insert(text, entry->spec.id);
        }
    }
    return result;
}

bool ActionRegistry::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_window && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void ActionRegistry::retranslate() {
    for (const auto &entry : m_entries)
        label(*entry);
    Q_EMIT changed();
}

} // namespace plumbline::kit
