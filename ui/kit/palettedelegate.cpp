#include "palettedelegate.h"

#include "ink.h"
#include "plumbline/kit/icons.h"

namespace plumbline::kit {

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const Tokens &t = tokens();
    const QString title = index.data(Qt::DisplayRole).toString();
    QRectF rect = QRectF(option.rect).adjusted(t.space(3), 0, -t.space(3), 0);
    if (static_cast<PaletteRow>(index.data(PaletteRowRole).toInt()) == PaletteRow::Section) {
        ink::text(*painter, rect, Qt::AlignLeft | Qt::AlignVCenter, title, {TextSize::Small, Weight::Medium}, t.textFaint);
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (option.state.testFlag(QStyle::State_Selected))
        ink::panel(*painter, QRectF(option.rect).adjusted(t.space(1), 0, -t.space(1), 0), t.radius(), t.selection);
    const int side = t.space(4);
    const QColor colour = enabled ? t.text : t.textFaint;
    const auto glyph = static_cast<Glyph>(index.data(PaletteGlyphRole).toInt());
    const QPixmap pixmap =
        glyphPixmap(glyph, enabled ? t.textMuted : t.textFaint, QSize(side, side), painter->device()->devicePixelRatioF());
    painter->drawPixmap(QPointF(rect.left(), rect.center().y() - side / 2.0), pixmap);
    rect.setLeft(rect.left() + side + t.space(2));
    const QString keys = index.data(PaletteShortcutRole).toString();
    if (!keys.isEmpty()) {
        ink::text(*painter, rect, Qt::AlignRight | Qt::AlignVCenter, keys, {TextSize::Small}, t.textMuted);
        rect.setRight(rect.right() - ink::widthOf(keys, {TextSize::Small}) - t.space(3));
    }
    const qreal wide = std::min(ink::widthOf(title, {}), rect.width());
    ink::text(*painter, QRectF(rect.left(), rect.top(), wide, rect.height()), Qt::AlignLeft | Qt::AlignVCenter, title, {},
              colour);
    rect.setLeft(rect.left() + wide + t.space(3));
    ink::text(*painter, rect, Qt::AlignLeft | Qt::AlignVCenter, index.data(PaletteSubtitleRole).toString(), {TextSize::Small},
              t.textFaint);
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const {
    return {tokens().space(60), tokens().space(9)};
}

} // namespace plumbline::kit
