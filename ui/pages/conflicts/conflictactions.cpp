#include "conflicts/conflictspage.h"

#include "conflicts/conflictview.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/tablepanel.h"

#include <QAction>

/// The keys of the conflicts page. They are known while the page is, and work while it is in front.
namespace plumbline::pages {

namespace {

const QString NextAction = QStringLiteral("conflicts.next");
const QString PreviousAction = QStringLiteral("conflicts.previous");
const QString MineAction = QStringLiteral("conflicts.keepMine");
const QString TheirsAction = QStringLiteral("conflicts.takeTheirs");
const QString EditAction = QStringLiteral("conflicts.edit");
const std::array AllActions{NextAction, PreviousAction, MineAction, TheirsAction, EditAction};

} // namespace

void ConflictsPage::addActions()
{
    const auto add = [this](const QString &id, std::function<QString()> text, Qt::Key key, kit::Glyph glyph, std::function<void()> run) {
        context().actions.add({id, std::move(text), kit::ActionSection::Rows, {QKeySequence(key)}, glyph, {}}, this, std::move(run));
    };
    add(NextAction, [] { return ConflictsPage::tr("Next conflict"); }, Qt::Key_J, kit::Glyph::ChevronDown, [this] { moveBy(1); });
    add(PreviousAction, [] { return ConflictsPage::tr("Previous conflict"); }, Qt::Key_K, kit::Glyph::ChevronUp, [this] { moveBy(-1); });
    add(MineAction, [] { return ConflictsPage::tr("Keep mine, or bring back the edit that lost"); }, Qt::Key_M, kit::Glyph::Check,
        [this] { chooseForSelected(domain::ConflictChoice::Mine); });
    add(TheirsAction, [] { return ConflictsPage::tr("Take theirs, or leave the edit that stands"); }, Qt::Key_T, kit::Glyph::Check,
        [this] { chooseForSelected(domain::ConflictChoice::Theirs); });
    add(EditAction, [] { return ConflictsPage::tr("Write another value"); }, Qt::Key_E, kit::Glyph::Conflicts, [this] {
        if (m_panel->table()->selectedRowCount() <= 1)
            m_one->startEditing();
    });
    enableActions(false);
}

void ConflictsPage::enableActions(bool inFront)
{
    for (const QString &id : AllActions)
        if (QAction *action = context().actions.find(id))
            action->setEnabled(inFront);
}

void ConflictsPage::showEvent(QShowEvent *event)
{
    enableActions(true);
    Page::showEvent(event);
}

void ConflictsPage::hideEvent(QHideEvent *event)
{
    enableActions(false);
    Page::hideEvent(event);
}

ConflictsPage::~ConflictsPage()
{
    for (const QString &id : AllActions)
        context().actions.remove(id);
}

} // namespace plumbline::pages
