#pragma once

#include <QStyledItemDelegate>

namespace plumbline::kit {

enum PaletteRole {
    /// A kit::PaletteRow as int.
    PaletteRowRole = Qt::UserRole + 1,
    /// The action's id or the record's key.
    PaletteKeyRole,
    PaletteSubtitleRole,
    PaletteShortcutRole,
    PaletteGlyphRole,
};

enum class PaletteRow { Section, Action, Record };

/// One line: icon, title, what it is, and its keys at the right.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace plumbline::kit
