#include "boardlane.h"

#include "ink.h"
#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QToolTip>

namespace plumbline::kit {

namespace {

constexpr int CardsWidthUnits = 46;
constexpr int TargetWidthUnits = 27;

} // namespace

BoardLane::BoardLane(Board &board, QWidget *parent)
    : QWidget(parent), m_board(board), m_model(new CardsModel(this)), m_list(new CardList(this)),
      m_title(new Label(TextSize::Body, TextLevel::Strong, this)), m_lock(new QToolButton(this)),
      m_count(new Label(TextSize::Small, TextLevel::Muted, this)), m_value(new Label(TextSize::Small, TextLevel::Muted, this)),
      m_hint(new Label(TextSize::Small, TextLevel::Muted, this)), m_more(new QPushButton(this))
{
    m_title->setLook(TextSize::Body, TextLevel::Strong, Weight::Medium);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CardDelegate(*m_model, m_list));
    m_lock->setIcon(icon(Glyph::Lock, TextLevel::Muted));
    m_lock->setAutoRaise(true);
    // Heads stay at one height, with a lock or without.
    QSizePolicy kept = m_lock->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_lock->setSizePolicy(kept);
    m_hint->setOverflow(Label::Overflow::Wrap);
    m_hint->setAlignment(Qt::AlignCenter);
    setButtonWeight(m_more, ButtonWeight::Quiet);
    build();
    connectList();
}

void BoardLane::build()
{
    const Tokens &t = tokens();
    auto *head = new QHBoxLayout;
    head->setSpacing(t.space(1));
    head->addWidget(m_title, 1);
    head->addWidget(m_lock);
    m_sums = new QBoxLayout(QBoxLayout::LeftToRight);
    m_sums->setSpacing(t.space(2));
    m_sums->addWidget(m_count);
    m_sums->addStretch(1);
    m_sums->addWidget(m_value);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(2), t.space(2), t.space(2), t.space(2));
    layout->setSpacing(t.space(1));
    auto *inset = new QVBoxLayout;
    inset->setContentsMargins(t.space(2), 0, t.space(2), 0);
    inset->setSpacing(0);
    inset->addLayout(head);
    inset->addLayout(m_sums);
    layout->addLayout(inset);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_more);
}

void BoardLane::connectList()
{
    connect(m_list, &CardList::sidewaysWanted, this, [this](int step) { m_board.goSideways(this, step); });
    connect(m_list, &CardList::moveWanted, &m_board, &Board::moveCurrent);
    connect(m_list, &CardList::focused, this, [this] { m_board.setLaneCurrent(this); });
    connect(m_list, &CardList::openWanted, this, [this] {
        if (const QString card = currentKey(); !card.isEmpty())
            Q_EMIT m_board.cardOpened(card);
    });
    connect(m_list, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const BoardCard *card = m_model->at(index.row()))
            Q_EMIT m_board.cardOpened(card->key);
    });
    connect(m_list, &CardList::dragged, this, [this](const QPixmap &picture, const QPoint &global, const QPoint &grip) {
        m_board.dragTo(currentKey(), picture, global, grip);
    });
    connect(m_list, &CardList::dragEnded, this, [this] { m_board.endDrag(); });
    connect(m_list, &CardList::dropped, this, [this](const QPoint &global) { m_board.drop(currentKey(), this, global); });
    connect(m_list, &CardList::held, &m_board, &Board::setHeld);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const BoardCard *card = m_model->at(m_list->indexAt(at).row());
        if (card != nullptr)
            Q_EMIT m_board.menuWanted(card->key, m_list->viewport()->mapToGlobal(at));
    });
    connect(m_lock, &QToolButton::clicked, this, [this] {
        QToolTip::showText(m_lock->mapToGlobal(QPoint(0, m_lock->height())), m_lock->toolTip(), m_lock);
    });
    connect(m_more, &QPushButton::clicked, this, [this] { Q_EMIT m_board.moreWanted(m_key); });
}

void BoardLane::setColumn(const BoardColumn &column)
{
    m_key = column.key;
    m_kind = column.kind;
    m_tone = column.tone;
    setObjectName(QStringLiteral("lane.") + column.key);
    const bool target = column.kind == BoardColumn::Kind::Target;
    const Tokens &t = tokens();
    setMinimumWidth(t.space(target ? TargetWidthUnits : CardsWidthUnits));
    setSizePolicy(target ? QSizePolicy::Fixed : QSizePolicy::Expanding, QSizePolicy::Expanding);
    // A narrow place has no room for both in one line.
    m_sums->setDirection(target ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_sums->setSpacing(target ? 0 : t.space(2));
    m_title->setText(column.title);
    m_count->setText(column.count);
    m_value->setText(column.value);
    m_value->setToolTip(column.fullValue);
    m_hint->setText(column.hint);
    m_hint->setTone(column.tone);
    m_hint->setVisible(target || column.cards.empty());
    m_list->setVisible(!target && !column.cards.empty());
    m_lock->setVisible(!column.gate.isEmpty());
    m_lock->setToolTip(column.gate);
    m_lock->setAccessibleName(column.gate);
    m_more->setVisible(!column.more.isEmpty());
    m_more->setText(column.more);
    m_model->setCards(column.cards);
    QStringList name{column.title, column.count, column.fullValue.isEmpty() ? column.value : column.fullValue, column.gate};
    name.removeAll(QString());
    setAccessibleName(name.join(QStringLiteral(" · ")));
    m_list->setAccessibleName(accessibleName());
    update();
}

QString BoardLane::currentKey() const
{
    const BoardCard *card = m_model->at(currentRow());
    return card != nullptr ? card->key : QString();
}

int BoardLane::currentRow() const
{
    return m_list->currentIndex().row();
}

void BoardLane::setCurrentRow(int row)
{
    const int last = m_model->rowCount() - 1;
    if (last < 0)
        return;
    m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, last)));
    m_list->scrollTo(m_list->currentIndex());
}

void BoardLane::clearCurrent()
{
    m_list->selectionModel()->clear();
}

void BoardLane::setOffer(Offer offer)
{
    if (m_offer == offer)
        return;
    m_offer = offer;
    update();
}

void BoardLane::paintEvent(QPaintEvent * /*event*/)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    const bool offered = m_offer == Offer::Possible;
    ink::panel(painter, rect(), t.space(2), offered ? t.accentSoft : t.sunken, offered ? t.accent : t.border);
}

void BoardLane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_list->doItemsLayout();
    QWidget::changeEvent(event);
}

} // namespace plumbline::kit
