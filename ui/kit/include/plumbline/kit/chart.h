#pragma once

#include "plumbline/kit/tokens.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace plumbline::kit {

/// One thing a chart shows. `value` decides lengths only; texts are printed as given.
struct Datum {
    /// Comes back in `activated`. Empty: cannot be opened.
    QString key;
    QString label;
    std::int64_t value = 0;
    QString formattedValue;
    /// Further lines of the tooltip, such as the full figure.
    QString detail;
    /// Shown hatched in the colour of the unknown: "unattributed".
    bool unattributed = false;
};

/// What all charts painted by the kit have in common: items with rectangles, a current item moved by arrows, Home and
/// End, opened by Enter, Space or a click, a tooltip, a picked item, a skeleton while loading and a sentence when empty.
class Chart : public QWidget {
    Q_OBJECT
public:
    explicit Chart(QWidget *parent = nullptr);

    void showLoading();
    /// What an empty chart says: what to do next. Set it again on LanguageChange.
    void setEmptySentence(const QString &sentence);
    /// What the picture is, read before its items: "Pipeline by stage".
    void setTitle(const QString &title);
    [[nodiscard]] QString title() const { return m_title; }
    /// Marks the item the rows are filtered by.
    void setPicked(const std::optional<QString> &key);
    [[nodiscard]] int currentItem() const { return m_current; }

Q_SIGNALS:
    void activated(const QString &key);

protected:
    [[nodiscard]] virtual int itemCount() const = 0;
    /// Where item `index` is, in widget coordinates; also its click target.
    [[nodiscard]] virtual QRectF itemRect(int index) const = 0;
    /// Which item the pointer is on; -1: none. By itemRect, unless an item is drawn in more than one place.
    [[nodiscard]] virtual int itemUnder(const QPointF &position) const;
    [[nodiscard]] virtual QString itemKey(int index) const = 0;
    /// Label, value and details: the tooltip and what a screen reader says.
    [[nodiscard]] virtual QString itemSentence(int index) const = 0;
    virtual void paintItems(QPainter &painter) = 0;
    virtual void paintSkeleton(QPainter &painter);
    /// Call after the items have changed.
    void itemsChanged();
    [[nodiscard]] int hoveredItem() const { return m_hovered; }
    [[nodiscard]] bool isPicked(int index) const;
    /// Nothing picked, or this one: others are painted paler.
    [[nodiscard]] bool isProminent(int index) const;

    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int itemAt(const QPointF &position) const;
    void setCurrent(int index);
    void setHovered(int index);
    void activate(int index);
    void describe();
    QString m_title;
    QString m_emptySentence;
    std::optional<QString> m_picked;
    int m_current = -1;
    int m_hovered = -1;
    bool m_loading = true;
};

/// The fill of a datum: its colour, or a hatch where it is unattributed. Paler where it is not prominent.
[[nodiscard]] QBrush datumBrush(const QColor &colour, const Datum &datum);

} // namespace plumbline::kit
