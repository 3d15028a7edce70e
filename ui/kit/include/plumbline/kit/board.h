#pragma once

#include "plumbline/kit/tokens.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace plumbline::kit {

class BoardLane;

/// A thing on a board. Texts are formatted by whoever makes it.
struct BoardCard {
    QString key;
    QString title;
    QString subtitle;
    QString amount;
    QString fullAmount;
    /// Small, at the end of the amount's line: how long it has been there.
    QString aside;
    /// Small, below: what is next; with its tone where that wants somebody.
    QString note;
    /// The note in full, for the tooltip; empty: as it is.
    QString fullNote;
    Tone tone = Tone::Neutral;
};

/// A column of a board: cards from the top down, or a place to drop them on only.
struct BoardColumn {
    QString key;
    QString title;
    /// `24 deals`
    QString count;
    QString value;
    QString fullValue;
    /// What coming here asks for, in words; not empty: a small lock says it.
    QString gate;
    enum class Kind { Cards, Target } kind = Kind::Cards;
    /// Of a target: what dropping there does. Of cards: what an empty column says.
    QString hint;
    Tone tone = Tone::Neutral;
    std::vector<BoardCard> cards;
    /// "and 4,812 more"; empty where all cards are there.
    QString more;
};

/// Columns side by side, cards moved between them by mouse and keyboard. It moves nothing itself: it says what is wanted, and
/// whoever fills it shows it anew once that is so.
///
/// Keys: arrows go from card to card, Enter opens, Ctrl+Left and Ctrl+Right move the card a column.
class Board : public QWidget {
    Q_OBJECT
public:
    explicit Board(QWidget *parent = nullptr);
    ~Board() override;

    /// Keeps the current card, or its place where it is gone, and how far each column is scrolled. While a card is held it waits
    /// until that is let go.
    void setColumns(std::vector<BoardColumn> columns);
    [[nodiscard]] const std::vector<BoardColumn> &columns() const { return m_columns; }
    enum class Moving { Possible, Impossible };
    void setMoving(Moving moving);
    /// Empty where there is none.
    [[nodiscard]] QString currentCard() const;
    /// The column of a card; empty where it is not here.
    [[nodiscard]] QString columnOf(const QString &card) const;
    /// Goes to the card; with the focus where the board has it.
    void setCurrentCard(const QString &card);
    /// The card's rectangle in the board's coordinates, as far as it is in sight; of the column where `card` is empty.
    [[nodiscard]] QRect placeOf(const QString &column, const QString &card) const;
    /// Wants the current card moved by so many columns.
    void moveCurrent(int columns);
    void focusCards();

Q_SIGNALS:
    void currentCardChanged(const QString &card);
    void cardOpened(const QString &card);
    void moveWanted(const QString &card, const QString &from, const QString &to);
    void moreWanted(const QString &column);
    /// Where a menu about the card would stand, on the screen.
    void menuWanted(const QString &card, const QPoint &at);

protected:
    void changeEvent(QEvent *event) override;
    /// The focus goes on to the current card.
    void focusInEvent(QFocusEvent *event) override;

private:
    friend class BoardLane;
    void buildLanes();
    void setHeld(bool held);
    void setLaneCurrent(BoardLane *lane);
    void goSideways(const BoardLane *from, int step);
    void dragTo(const QString &card, const QPixmap &picture, const QPoint &global, const QPoint &grip);
    void drop(const QString &card, const BoardLane *from, const QPoint &global);
    void endDrag();
    [[nodiscard]] BoardLane *laneAt(const QPoint &global) const;
    [[nodiscard]] BoardLane *laneOf(const QString &card) const;
    [[nodiscard]] int indexOf(const BoardLane *lane) const;

    std::vector<BoardColumn> m_columns;
    std::vector<BoardLane *> m_lanes;
    QScrollArea *m_scroll;
    QWidget *m_ground;
    QHBoxLayout *m_row;
    QPointer<BoardLane> m_current;
    QLabel *m_ghost;
    Moving m_moving = Moving::Possible;
    bool m_isHeld = false;
    std::optional<std::vector<BoardColumn>> m_waiting;
};

} // namespace plumbline::kit
