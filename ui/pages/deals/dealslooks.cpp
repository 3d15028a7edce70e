#include "deals/dealspage.h"

#include "deals/acthost.h"
#include "deals/dealview.h"
#include "deals/reassigner.h"
#include "parts/toggle.h"
#include "rows/rowsview.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/board.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/pages/slicemodel.h"

#include <QPushButton>
#include <QStackedWidget>

/// Board and list: which of them is in sight, what the list is filtered by, and moving deals.
namespace plumbline::pages {

void DealsPage::showLook(Look look)
{
    m_look->setChoice(static_cast<int>(look));
    m_looks->setCurrentIndex(static_cast<int>(look));
    if (look == Look::List) {
        setStart(m_rows->panel()->table());
        showRows();
    } else {
        setStart(m_cards);
        m_stageFilter.reset();
        m_cards->focusCards();
    }
    Q_EMIT filterChanged();
}

void DealsPage::showRows()
{
    if (!m_board)
        return;
    analytics::FigureId figure{analytics::Metric::OpenValue, -1, analytics::Part::Whole};
    if (m_stageFilter)
        figure = {analytics::Metric::SnapshotValue, *m_stageFilter, analytics::Part::Whole};
    const QString title = m_stageFilter ? filterSentence() : tr("Open deals");
    m_rows->showFigure(figure, title, context().slice.slice(), m_board->currency);
}

void DealsPage::filterByStage(const QString &stage)
{
    if (!m_board)
        return;
    const auto found = std::ranges::find(m_board->stages, stage, [](const analytics::BoardStage &each) { return each.stage.toString(); });
    if (found == m_board->stages.end())
        return;
    m_stageFilter = static_cast<int>(found - m_board->stages.begin());
    showLook(Look::List);
    m_rows->panel()->table()->setFocus(Qt::OtherFocusReason);
}

QString DealsPage::filterSentence() const
{
    if (isDealOpen() || !m_stageFilter || !m_board)
        return {};
    return tr("Stage: %1").arg(kit::stageLabel(m_board->stages.at(static_cast<std::size_t>(*m_stageFilter)).name));
}

bool DealsPage::removeFilter()
{
    if (goBack())
        return true;
    if (look() == Look::List && m_rows->removeFilter())
        return true;
    if (!m_stageFilter)
        return false;
    m_stageFilter.reset();
    showRows();
    Q_EMIT filterChanged();
    return true;
}

bool DealsPage::focusFilter()
{
    goBack();
    showLook(Look::List);
    m_rows->focusFilter();
    return true;
}

const analytics::BoardStage *DealsPage::stageOf(const QString &key) const
{
    if (!m_board)
        return nullptr;
    const auto found = std::ranges::find(m_board->stages, key, [](const analytics::BoardStage &each) { return each.stage.toString(); });
    return found == m_board->stages.end() ? nullptr : &*found;
}

const analytics::BoardCard *DealsPage::cardOf(const QString &key) const
{
    if (m_board)
        for (const analytics::BoardStage &stage : m_board->stages)
            for (const analytics::BoardCard &card : stage.cards)
                if (card.deal.toString() == key)
                    return &card;
    return nullptr;
}

void DealsPage::moveCard(const QString &card, const QString &from, const QString &to)
{
    const analytics::BoardCard *deal = cardOf(card);
    const analytics::BoardStage *source = stageOf(from);
    const analytics::BoardStage *target = stageOf(to);
    if (!deal || !source || !target || !mayMove())
        return;
    m_banner->clear();
    m_mover->move({{domain::DealId(deal->deal), deal->title, {}}, domain::StageId(source->stage), domain::StageId(target->stage),
                   kit::stageLabel(target->name), target->outcome});
}

void DealsPage::moved(const DealMove &move, qint64 position)
{
    if (m_board && position > m_board->madeAt)
        m_ahead.emplace_back(position, move);
    apply(move);
    showBoard();
    m_deal->refresh();
    Q_EMIT settled();
}

/// The board as it will be once the columns hold the move.
void DealsPage::apply(const DealMove &move)
{
    if (!m_board)
        return;
    const auto at = [this](domain::StageId id) {
        return std::ranges::find(m_board->stages, id.uuid(), [](const analytics::BoardStage &each) { return each.stage; });
    };
    const auto from = at(move.from);
    const auto to = at(move.to);
    if (from == m_board->stages.end() || to == m_board->stages.end())
        return;
    const auto card = std::ranges::find(from->cards, move.deal.id.uuid(), [](const analytics::BoardCard &each) { return each.deal; });
    if (card == from->cards.end())
        return;
    analytics::BoardCard moving = *card;
    moving.daysInStage = 0;
    from->cards.erase(card);
    --from->count;
    from->value -= moving.amount;
    ++to->count;
    to->value += moving.amount;
    if (to->outcome != domain::StageOutcome::Open)
        return;
    const auto before = [&](const analytics::BoardCard &each) { return each.amount > moving.amount; };
    to->cards.insert(std::ranges::find_if_not(to->cards, before), std::move(moving));
}

void DealsPage::showReassign()
{
    const auto person = context().workspace.signedIn();
    const bool may = person && domain::Leaders.contains(person->role) && context().slice.isAsOfToday();
    const qint64 selected = m_rows->panel()->table()->selectedRowCount();
    m_reassign->setVisible(may);
    m_reassign->setEnabled(may && selected > 0 && selected <= Reassigner::MostDeals);
    m_reassign->setToolTip(selected > Reassigner::MostDeals ? tr("Select at most %1 deals").arg(kit::Format().count(Reassigner::MostDeals))
                                                            : tr("Give the selected deals to another owner (Ctrl+Shift+R)"));
}

void DealsPage::reassignSelected()
{
    showReassign();
    if (!m_reassign->isEnabled() || look() != Look::List || isDealOpen())
        return;
    std::vector<domain::DealId> deals;
    for (const QModelIndex &index : m_rows->panel()->table()->selectedRows())
        deals.emplace_back(m_rows->model().recordAt(index.row()));
    m_banner->clear();
    m_reassigner->begin(std::move(deals));
}

} // namespace plumbline::pages
