#pragma once

#include "plumbline/kit/board.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

class QBoxLayout;
class QPushButton;
class QToolButton;

namespace plumbline::kit {

class Label;

/// The cards of one column.
class CardsModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void setCards(std::vector<BoardCard> cards);
    [[nodiscard]] const BoardCard *at(int row) const;
    [[nodiscard]] int rowOf(const QString &key) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<BoardCard> m_cards;
};

class CardDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CardDelegate(const CardsModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const CardsModel &m_model;
};

/// The list itself: dragging is done here, without the system's drag and drop, so that it never leaves the window.
class CardList final : public QListView {
    Q_OBJECT
public:
    explicit CardList(QWidget *parent);
    void setDraggable(bool draggable) { m_isDraggable = draggable; }

Q_SIGNALS:
    void sidewaysWanted(int step);
    void moveWanted(int step);
    void openWanted();
    void focused();
    void dragged(const QPixmap &picture, const QPoint &global, const QPoint &grip);
    void dropped(const QPoint &global);
    void dragEnded();
    /// A card is pressed on, or let go.
    void held(bool isHeld);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void beginDrag();
    void endDrag();
    bool m_isDraggable = true;
    bool m_isDragging = false;
    QPoint m_pressedAt;
    QPoint m_grip;
    QPersistentModelIndex m_pressed;
    QPixmap m_picture;
};

/// One column: its head with count, value and lock, its cards, and what is not shown of them.
class BoardLane final : public QWidget {
    Q_OBJECT
public:
    BoardLane(Board &board, QWidget *parent);

    void setColumn(const BoardColumn &column);
    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] CardList *list() const { return m_list; }
    [[nodiscard]] const CardsModel &model() const { return *m_model; }
    [[nodiscard]] bool hasCards() const { return m_model->rowCount() > 0; }
    [[nodiscard]] QString currentKey() const;
    [[nodiscard]] int currentRow() const;
    void setCurrentRow(int row);
    void clearCurrent();
    enum class Offer { None, Possible };
    /// Whether a card that is dragged would come here.
    void setOffer(Offer offer);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectList();

    Board &m_board;
    QString m_key;
    BoardColumn::Kind m_kind = BoardColumn::Kind::Cards;
    Tone m_tone = Tone::Neutral;
    Offer m_offer = Offer::None;
    CardsModel *m_model;
    CardList *m_list;
    QBoxLayout *m_sums = nullptr;
    Label *m_title;
    QToolButton *m_lock;
    Label *m_count;
    Label *m_value;
    Label *m_hint;
    QPushButton *m_more;
};

} // namespace plumbline::kit
