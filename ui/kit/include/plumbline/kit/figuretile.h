#pragma once

#include "plumbline/kit/tokens.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QHBoxLayout;

namespace plumbline::kit {

enum class Trend { None, Up, Down, Flat };

/// A word with a shape: `▲ +4.2 % since last month`.
struct Badge {
    Tone tone = Tone::Neutral;
    Trend trend = Trend::None;
    QString word;
};

/// What a tile says.
struct Figure {
    /// Comes back in `activated`; what the page filters its rows by. Empty: not clickable.
    QString key;
    QString label;
    QString value;
    /// The figure in full, for the tooltip and the accessible name; empty: `value`.
    QString fullValue;
    /// Small text behind the value: `CNY`, `days`.
    QString unit;
    QString subline;
    std::optional<Badge> badge;
    /// Not empty: there is no figure, and this sentence says which data is missing.
    QString missing;
    /// What a number in the subline opens, where it counts something else than the figure. Empty: the subline opens nothing.
    QString sublineKey;
};

/// Drawing sizes of a tile.
enum class TileSize { Normal, Large };

/// One figure, its label above it and its story below; a button for mouse and keyboard.
class FigureTile : public QWidget {
    Q_OBJECT
public:
    explicit FigureTile(QWidget *parent = nullptr);

    void setFigure(Figure figure);
    [[nodiscard]] const Figure &figure() const { return m_figure; }
    void showLoading();
    void setTileSize(TileSize size);
    /// Marked as the filter in force.
    void setPicked(std::optional<QString> pickedKey);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated(const QString &key);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] bool isClickable() const;
    /// The key of what lies at this place: the subline's own or the figure's.
    [[nodiscard]] QString keyAt(const QPoint &place) const;
    void describe();
    void paintText(QPainter &painter, const QRect &inner) const;
    void paintSkeleton(QPainter &painter, const QRect &inner) const;
    Figure m_figure;
    TileSize m_size = TileSize::Normal;
    bool m_loading = true;
    bool m_picked = false;
    bool m_pressed = false;
    bool m_hovered = false;
};

/// Three to five tiles side by side, of equal width.
class FigureRow : public QWidget {
    Q_OBJECT
public:
    explicit FigureRow(QWidget *parent = nullptr);

    /// Reuses tiles, so a refresh does not flicker or lose the focus.
    void setFigures(const std::vector<Figure> &figures);
    /// `count` tiles in their loading state.
    void showLoading(int count);
    void setTileSize(TileSize size);
    void setPicked(const std::optional<QString> &key);
    [[nodiscard]] const std::vector<FigureTile *> &tiles() const { return m_tiles; }

Q_SIGNALS:
    void activated(const QString &key);

private:
    void resizeTo(std::size_t count);
    QHBoxLayout *m_layout;
    std::vector<FigureTile *> m_tiles;
    TileSize m_size = TileSize::Normal;
};

} // namespace plumbline::kit
