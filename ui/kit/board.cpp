#include "plumbline/kit/board.h"

#include "boardlane.h"

#include <QApplication>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

namespace plumbline::kit {

namespace {

/// From the edge inwards, where a dragged card scrolls the board.
constexpr int EdgeUnits = 10;

} // namespace

Board::Board(QWidget *parent)
    : QWidget(parent), m_scroll(new QScrollArea(this)), m_ground(new QWidget), m_row(new QHBoxLayout(m_ground)), m_ghost(new QLabel(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(tokens().space(2));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_ground);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_ground->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    m_ghost->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_ghost->hide();
}

Board::~Board() = default;

void Board::setColumns(std::vector<BoardColumn> columns)
{
    // What is under the hand stays under it until it lets go.
    if (m_isHeld) {
        m_waiting = std::move(columns);
        return;
    }
    const QString card = currentCard();
    const int row = m_current ? m_current->currentRow() : 0;
    const int lane = m_current ? indexOf(m_current) : 0;
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = focus == this || isAncestorOf(focus);
    m_columns = std::move(columns);
    buildLanes();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const int scrolled = m_lanes[i]->list()->verticalScrollBar()->value();
        const QSignalBlocker quiet(m_lanes[i]->list());
        m_lanes[i]->setColumn(m_columns[i]);
        m_lanes[i]->list()->setDraggable(m_moving == Moving::Possible);
        m_lanes[i]->list()->verticalScrollBar()->setValue(scrolled);
    }
    m_current = laneOf(card);
    if (m_current == nullptr && static_cast<std::size_t>(lane) < m_lanes.size() && m_lanes[static_cast<std::size_t>(lane)]->hasCards())
        m_current = m_lanes[static_cast<std::size_t>(lane)];
    if (m_current == nullptr)
        if (const auto first = std::ranges::find_if(m_lanes, &BoardLane::hasCards); first != m_lanes.end())
            m_current = *first;
    if (m_current == nullptr)
        return;
    const int known = m_current->model().rowOf(card);
    m_current->setCurrentRow(known >= 0 ? known : row);
    if (hadFocus)
        m_current->list()->setFocus(Qt::OtherFocusReason);
}

void Board::setHeld(bool held)
{
    m_isHeld = held;
    if (!held && m_waiting)
        setColumns(*std::exchange(m_waiting, std::nullopt));
}

void Board::buildLanes()
{
    while (m_lanes.size() > m_columns.size()) {
        delete m_lanes.back();
        m_lanes.pop_back();
    }
    while (m_lanes.size() < m_columns.size()) {
        m_lanes.push_back(new BoardLane(*this, m_ground));
        m_row->addWidget(m_lanes.back());
    }
}

void Board::setMoving(Moving moving)
{
    m_moving = moving;
    for (BoardLane *lane : m_lanes)
        lane->list()->setDraggable(moving == Moving::Possible);
}

QString Board::currentCard() const
{
    return m_current ? m_current->currentKey() : QString();
}

BoardLane *Board::laneOf(const QString &card) const
{
    const auto found = std::ranges::find_if(m_lanes, [&](const BoardLane *lane) { return lane->model().rowOf(card) >= 0; });
    return found == m_lanes.end() ? nullptr : *found;
}

QString Board::columnOf(const QString &card) const
{
    const BoardLane *lane = laneOf(card);
    return lane != nullptr ? lane->key() : QString();
}

int Board::indexOf(const BoardLane *lane) const
{
    return static_cast<int>(std::ranges::find(m_lanes, lane) - m_lanes.begin());
}

void Board::setCurrentCard(const QString &card)
{
    BoardLane *lane = laneOf(card);
    if (lane == nullptr)
        return;
    lane->setCurrentRow(lane->model().rowOf(card));
    const QWidget *focus = QApplication::focusWidget();
    if (focus != nullptr && isAncestorOf(focus))
        lane->list()->setFocus(Qt::OtherFocusReason);
    setLaneCurrent(lane);
}

QRect Board::placeOf(const QString &column, const QString &card) const
{
    for (const BoardLane *lane : m_lanes) {
        if (lane->key() != column)
            continue;
        if (card.isEmpty())
            return {lane->mapTo(this, QPoint()), lane->size()};
        const CardList *list = lane->list();
        const QRect place = list->visualRect(lane->model().index(lane->model().rowOf(card)));
        return {list->viewport()->mapTo(this, place.topLeft()), place.size()};
    }
    return {};
}

void Board::setLaneCurrent(BoardLane *lane)
{
    if (m_current != nullptr && m_current != lane)
        m_current->clearCurrent();
    m_current = lane;
    m_scroll->ensureWidgetVisible(lane, 0, 0);
    if (const QString card = lane->currentKey(); !card.isEmpty())
        Q_EMIT currentCardChanged(card);
}

/// To the nearest column with cards, at the same height.
void Board::goSideways(const BoardLane *from, int step)
{
    const int row = from->currentRow();
    for (int at = indexOf(from) + step; at >= 0 && at < static_cast<int>(m_lanes.size()); at += step) {
        BoardLane *lane = m_lanes[static_cast<std::size_t>(at)];
        if (!lane->hasCards())
            continue;
        lane->setCurrentRow(row);
        lane->list()->setFocus(Qt::OtherFocusReason);
        return;
    }
}

void Board::moveCurrent(int columns)
{
    const QString card = currentCard();
    if (card.isEmpty() || m_moving == Moving::Impossible)
        return;
    const int to = indexOf(m_current) + columns;
    if (to >= 0 && to < static_cast<int>(m_lanes.size()))
        Q_EMIT moveWanted(card, m_current->key(), m_lanes[static_cast<std::size_t>(to)]->key());
}

BoardLane *Board::laneAt(const QPoint &global) const
{
    if (!m_scroll->rect().contains(m_scroll->mapFromGlobal(global)))
        return nullptr;
    const auto found = std::ranges::find_if(m_lanes, [&](const BoardLane *lane) { return lane->rect().contains(lane->mapFromGlobal(global)); });
    return found == m_lanes.end() ? nullptr : *found;
}

void Board::dragTo(const QString & /*card*/, const QPixmap &picture, const QPoint &global, const QPoint &grip)
{
    const QPoint at = mapFromGlobal(global);
    m_ghost->setPixmap(picture);
    m_ghost->adjustSize();
    m_ghost->move(at - grip);
    m_ghost->show();
    m_ghost->raise();
    QScrollBar *bar = m_scroll->horizontalScrollBar();
    const int edge = tokens().space(EdgeUnits);
    if (at.x() < edge)
        bar->setValue(bar->value() - (edge - at.x()));
    else if (at.x() > width() - edge)
        bar->setValue(bar->value() + (at.x() - width() + edge));
    const BoardLane *over = laneAt(global);
    for (BoardLane *lane : m_lanes)
        lane->setOffer(lane == over && lane != m_current ? BoardLane::Offer::Possible : BoardLane::Offer::None);
}

void Board::drop(const QString &card, const BoardLane *from, const QPoint &global)
{
    const BoardLane *to = laneAt(global);
    if (to != nullptr && to != from && !card.isEmpty())
        Q_EMIT moveWanted(card, from->key(), to->key());
}

void Board::endDrag()
{
    m_ghost->hide();
    for (BoardLane *lane : m_lanes)
        lane->setOffer(BoardLane::Offer::None);
}

void Board::focusCards()
{
    if (m_current != nullptr)
        m_current->list()->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void Board::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current != nullptr)
        m_current->list()->setFocus(event->reason());
}

void Board::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        m_row->setSpacing(tokens().space(2));
    QWidget::changeEvent(event);
}

} // namespace plumbline::kit
