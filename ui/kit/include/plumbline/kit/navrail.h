#pragma once

#include "plumbline/kit/icons.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace plumbline::kit {

struct RailEntry {
    /// Comes back in `activated`.
    QString id;
    QString label;
    Glyph glyph = Glyph::None;
    /// What waits there; 0 shows no badge.
    int waiting = 0;
    /// Shown as the tooltip's key: `Ctrl+1`.
    QString shortcut;
};

/// The window's left edge: pages by role, with counts that need attention. Up and Down move, Enter opens. Shows icons
/// alone when narrow.
class NavRail : public QWidget {
    Q_OBJECT
public:
    enum class Width { Full, IconsOnly };
    explicit NavRail(QWidget *parent = nullptr);

    void setEntries(std::vector<RailEntry> entries);
    /// Entries at the foot: set-up, import, help.
    void setFootEntries(std::vector<RailEntry> entries);
    void setCurrent(const QString &id);
    void setWidth(Width width);
    /// The product's or the organisation's name at the top.
    void setHeading(const QString &heading);
    /// From the top down; for tests.
    [[nodiscard]] QStringList ids() const;
    /// The badge's number; for tests.
    [[nodiscard]] int waitingOf(const QString &id) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated(const QString &id);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] int count() const;
    [[nodiscard]] const RailEntry &entry(int index) const;
    [[nodiscard]] QRect entryRect(int index) const;
    [[nodiscard]] int entryAt(const QPoint &position) const;
    void paintEntry(QPainter &painter, int index) const;
    void describe();
    std::vector<RailEntry> m_entries;
    std::vector<RailEntry> m_foot;
    QString m_heading;
    QString m_current;
    int m_cursor = 0;
    int m_hovered = -1;
    Width m_width = Width::Full;
};

} // namespace plumbline::kit
