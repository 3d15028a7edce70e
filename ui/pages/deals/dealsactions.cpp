#include "deals/dealspage.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/board.h"
#include "plumbline/kit/format.h"

#include <QAction>
#include <QMenu>

/// The keys of the deals page. They are known while the page is, and work while it is in front.
namespace plumbline::pages {

namespace {

const QString ForwardAction = QStringLiteral("deals.forward");
const QString BackAction = QStringLiteral("deals.back");
const QString StageAction = QStringLiteral("deals.stage");
const QString ReturnAction = QStringLiteral("deals.return");
const QString ReassignAction = QStringLiteral("deals.reassign");
const std::array AllActions{ForwardAction, BackAction, StageAction, ReturnAction, ReassignAction};

} // namespace

void DealsPage::addActions()
{
    const auto add = [this](const QString &id, std::function<QString()> text, QKeyCombination keys, kit::Glyph glyph, std::function<void()> run) {
        return context().actions.add({id, std::move(text), kit::ActionSection::Rows, {QKeySequence(keys)}, glyph, {}}, this, std::move(run));
    };
    // The keys with arrows are the board's own: in a field they move the cursor by a word.
    add(ForwardAction, [] { return DealsPage::tr("Move the deal a stage forward"); }, Qt::CTRL | Qt::Key_Right, kit::Glyph::ChevronRight, [this] {
        m_cards->moveCurrent(1);
    })->setShortcutContext(Qt::WidgetShortcut);
    add(BackAction, [] { return DealsPage::tr("Move the deal a stage back"); }, Qt::CTRL | Qt::Key_Left, kit::Glyph::ChevronLeft, [this] {
        m_cards->moveCurrent(-1);
    })->setShortcutContext(Qt::WidgetShortcut);
    add(StageAction, [] { return DealsPage::tr("Move the deal to a stage…"); }, Qt::CTRL | Qt::Key_M, kit::Glyph::Pipeline, [this] {
        const QString card = m_cards->currentCard();
        const QRect place = m_cards->placeOf(m_cards->columnOf(card), card);
        if (!card.isEmpty() && look() == Look::Board && !isDealOpen())
            offerStages(card, m_cards->mapToGlobal(place.center()));
    });
    add(ReturnAction, [] { return DealsPage::tr("Back from a deal to the board or list"); }, Qt::ALT | Qt::Key_Left, kit::Glyph::ChevronLeft, [this] { goBack(); });
    add(ReassignAction, [] { return DealsPage::tr("Give the selected deals to another owner…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_R, kit::Glyph::Person,
        [this] { reassignSelected(); });
    enableActions(false);
}

/// The stages the card could go to, as a menu.
void DealsPage::offerStages(const QString &card, const QPoint &at)
{
    if (!mayMove() || !m_board)
        return;
    const QString from = m_cards->columnOf(card);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("deals.stages"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const analytics::BoardStage &stage : m_board->stages) {
        const QString key = stage.stage.toString();
        QAction *go = menu->addAction(tr("Move to %1").arg(kit::stageLabel(stage.name)));
        go->setEnabled(key != from);
        connect(go, &QAction::triggered, this, [this, card, from, key] { moveCard(card, from, key); });
    }
    menu->popup(at);
    if (QAction *first = menu->actions().value(0); first != nullptr && first->isEnabled())
        menu->setActiveAction(first);
}

void DealsPage::enableActions(bool inFront)
{
    for (const QString &id : AllActions)
        if (QAction *action = context().actions.find(id))
            action->setEnabled(inFront);
}

void DealsPage::showEvent(QShowEvent *event)
{
    enableActions(true);
    Page::showEvent(event);
}

void DealsPage::hideEvent(QHideEvent *event)
{
    enableActions(false);
    Page::hideEvent(event);
}

DealsPage::~DealsPage()
{
    for (const QString &id : AllActions)
        context().actions.remove(id);
}

} // namespace plumbline::pages
