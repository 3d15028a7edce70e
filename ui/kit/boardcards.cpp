#include "boardlane.h"

#include "ink.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

/// The cards of a board's column: what they say, how they look, and how they are taken hold of.
namespace plumbline::kit {

namespace {

constexpr TextSize Small = TextSize::Small;

} // namespace

void CardsModel::setCards(std::vector<BoardCard> cards)
{
    beginResetModel();
    m_cards = std::move(cards);
    endResetModel();
}

const BoardCard *CardsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_cards[static_cast<std::size_t>(row)] : nullptr;
}

int CardsModel::rowOf(const QString &key) const
{
    const auto found = std::ranges::find(m_cards, key, &BoardCard::key);
    return found == m_cards.end() ? -1 : static_cast<int>(found - m_cards.begin());
}

int CardsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cards.size());
}

QVariant CardsModel::data(const QModelIndex &index, int role) const
{
    const BoardCard *card = at(index.row());
    if (card == nullptr)
        return {};
    QStringList parts{card->title, card->subtitle, card->fullAmount, card->aside, card->fullNote.isEmpty() ? card->note : card->fullNote};
    parts.removeAll(QString());
    switch (role) {
    case Qt::DisplayRole: return card->title;
    case Qt::ToolTipRole: return parts.join(QLatin1Char('\n'));
    case Qt::AccessibleTextRole: return parts.join(QStringLiteral(" · "));
    default: return {};
    }
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const
{
    const Tokens &t = tokens();
    const qreal lines = 2 * ink::lineHeight({}) + 2 * ink::lineHeight({Small});
    return {t.space(40), static_cast<int>(lines) + t.space(8)};
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const BoardCard *card = m_model.at(index.row());
    if (card == nullptr)
        return;
    const Tokens &t = tokens();
    const QRectF body = QRectF(option.rect).adjusted(t.space(1), t.space(1), -t.space(1), -t.space(1));
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    ink::panel(*painter, body, t.radius(), selected ? t.selection : hovered ? t.hover : t.surface, selected ? t.accent : t.border);
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        ink::focusRing(*painter, body, t.radius());
    QRectF line = body.adjusted(t.space(3), t.space(2), -t.space(3), 0);
    const auto write = [&](const QString &text, ink::Type type, const QColor &colour, Qt::Alignment side = Qt::AlignLeft) {
        line.setHeight(ink::lineHeight(type));
        ink::text(*painter, line, static_cast<int>(side) | Qt::AlignVCenter, text, type, colour);
    };
    const auto next = [&] { line.moveTop(line.bottom() + t.hairline()); };
    write(card->title, {TextSize::Body, Weight::Medium}, t.text);
    next();
    write(card->subtitle, {Small}, t.textMuted);
    next();
    const qreal aside = ink::widthOf(card->aside, {Small}) + t.space(2);
    write(card->aside, {Small}, t.textFaint, Qt::AlignRight);
    line.setRight(line.right() - aside);
    write(card->amount, {TextSize::Body, Weight::Medium}, t.text);
    line.setRight(line.right() + aside);
    next();
    const bool marked = card->tone != Tone::Neutral && !card->note.isEmpty();
    write(marked ? toneShape(card->tone) + QLatin1Char(' ') + card->note : card->note, {Small}, marked ? t.tone(card->tone) : t.textFaint);
}

CardList::CardList(QWidget *parent) : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
}

void CardList::keyPressEvent(QKeyEvent *event)
{
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    const int step = event->key() == Qt::Key_Left ? -1 : 1;
    if (event->key() == Qt::Key_Escape) {
        // With nothing dragged it is the page's and the window's.
        event->setAccepted(m_isDragging);
        if (m_isDragging)
            endDrag();
        return;
    }
    if (sideways && event->modifiers() == Qt::ControlModifier) {
        Q_EMIT moveWanted(step);
        return;
    }
    if (sideways && (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier)) {
        Q_EMIT sidewaysWanted(step);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier) {
        Q_EMIT openWanted();
        return;
    }
    QListView::keyPressEvent(event);
}

void CardList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    Q_EMIT focused();
}

void CardList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && hasFocus())
        Q_EMIT focused();
}

void CardList::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    const QModelIndex at = indexAt(event->position().toPoint());
    m_pressed = event->button() == Qt::LeftButton ? QPersistentModelIndex(at) : QPersistentModelIndex();
    m_pressedAt = event->position().toPoint();
    if (m_pressed.isValid())
        Q_EMIT held(true);
    if (at.isValid())
        Q_EMIT focused();
}

void CardList::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!event->buttons().testFlag(Qt::LeftButton) || (!m_pressed.isValid() && !m_isDragging)) {
        QListView::mouseMoveEvent(event);
        return;
    }
    if (!m_isDragging && m_isDraggable && (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        beginDrag();
    if (m_isDragging)
        Q_EMIT dragged(m_picture, event->globalPosition().toPoint(), m_grip);
}

void CardList::beginDrag()
{
    const QRect place = visualRect(m_pressed);
    m_picture = viewport()->grab(place);
    m_grip = m_pressedAt - place.topLeft();
    m_isDragging = true;
    setCursor(Qt::ClosedHandCursor);
}

void CardList::endDrag()
{
    m_isDragging = false;
    m_pressed = QPersistentModelIndex();
    unsetCursor();
    Q_EMIT dragEnded();
}

void CardList::mouseReleaseEvent(QMouseEvent *event)
{
    const bool dropping = m_isDragging && event->button() == Qt::LeftButton;
    if (dropping) {
        endDrag();
        Q_EMIT dropped(event->globalPosition().toPoint());
    } else {
        QListView::mouseReleaseEvent(event);
    }
    m_pressed = QPersistentModelIndex();
    Q_EMIT held(false);
}

} // namespace plumbline::kit
