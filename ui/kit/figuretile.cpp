#include "plumbline/kit/figuretile.h"

#include "ink.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace plumbline::kit {

namespace {

QString arrow(Trend trend) {
    switch (trend) {
    case Trend::Up:
        return QStringLiteral("↑");
    case Trend::Down:
        return QStringLiteral("↓");
    case Trend::Flat:
        return QStringLiteral("→");
    case Trend::None:
        break;
    }
    return {};
}

QString badgeText(const Badge &badge) {
    const QString shape = badge.trend == Trend::None ? toneShape(badge.tone) : arrow(badge.trend);
    return shape.isEmpty() ? badge.word : QStringLiteral("%1 %2").arg(shape, badge.word);
}

ink::Type figureType(TileSize size) {
    return {size == TileSize::Large ? TextSize::Figure : TextSize::Heading, Weight::Medium};
}

} // namespace

FigureTile::FigureTile(QWidget *parent) : QWidget(parent) {
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

bool FigureTile::isClickable() const {
    return !m_loading && !m_figure.key.isEmpty() && m_figure.missing.isEmpty();
}

void FigureTile::setFigure(Figure figure) {
    m_figure = std::move(figure);
    m_loading = false;
    setFocusPolicy(isClickable() ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(isClickable() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    describe();
    updateGeometry();
    update();
}

void FigureTile::showLoading() {
    m_loading = true;
    setAccessibleDescription(tr("This figure is being computed."));
    update();
}

void FigureTile::setTileSize(TileSize size) {
    m_size = size;
    updateGeometry();
    update();
}

void FigureTile::setPicked(std::optional<QString> pickedKey) {
    const auto isPicked = [&](const QString &key) { return !key.isEmpty() && pickedKey == key; };
    m_picked = isPicked(m_figure.key) || isPicked(m_figure.sublineKey);
    describe();
    update();
}

void FigureTile::describe() {
    const QString value = m_figure.fullValue.isEmpty() ? m_figure.value : m_figure.fullValue;
    const QString shown = m_figure.missing.isEmpty() ? value : m_figure.missing;
    setAccessibleName(QStringLiteral("%1: %2").arg(m_figure.label, shown));
    QStringList lines;
    if (!m_figure.subline.isEmpty())
        lines << m_figure.subline;
    if (m_figure.badge)
        lines << m_figure.badge->word;
    if (!m_figure.sublineKey.isEmpty())
        lines << tr("Shift+Enter opens what is counted here.");
    if (m_picked)
        lines << tr("The rows below are filtered by this figure.");
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
}

QSize FigureTile::sizeHint() const {
    const Tokens &t = tokens();
    const qreal lines = ink::lineHeight({TextSize::Small}) * 2 + ink::lineHeight(figureType(m_size));
    return {t.space(50), qRound(lines) + t.space(8)};
}

QSize FigureTile::minimumSizeHint() const {
    return {tokens().space(32), sizeHint().height()};
}

bool FigureTile::event(QEvent *event) {
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverLeave:
        m_hovered = event->type() == QEvent::HoverEnter;
        update();
        break;
    case QEvent::ToolTip: {
        const auto *help = dynamic_cast<QHelpEvent *>(event);
        const QString full = m_figure.fullValue.isEmpty() ? m_figure.value : m_figure.fullValue;
        const QString text = m_figure.missing.isEmpty() ? QStringLiteral("%1\n%2").arg(m_figure.label, full) : m_figure.missing;
        if (help != nullptr && !m_loading)
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    default:
        break;
    }
    return QWidget::event(event);
}

void FigureTile::paintEvent(QPaintEvent * /*event*/) {
    const Tokens &t = tokens();
    QPainter painter(this);
    const bool hot = m_hovered && isClickable();
    // A large one stands in a card of its own, which needs no second border inside.
    const bool isBare = m_size == TileSize::Large && !m_picked && !m_pressed && !hot;
    if (!isBare)
        ink::panel(painter, rect(), t.space(2),
                   m_picked    ? t.accentSoft
                   : m_pressed ? t.sunken
                   : hot       ? t.hover
                               : t.surface,
                   m_picked ? t.accent
                   : hot    ? t.borderStrong
                            : t.border);
    const int side = t.space(m_size == TileSize::Large ? 2 : 4);
    const QRect inner = rect().adjusted(side, t.space(3), -side, -t.space(3));
    if (m_loading)
        paintSkeleton(painter, inner);
    else
        paintText(painter, inner);
    if (hasFocus())
        ink::focusRing(painter, rect(), t.space(2));
}

void FigureTile::paintText(QPainter &painter, const QRect &inner) const {
    const Tokens &t = tokens();
    const ink::Type small{TextSize::Small};
    const ink::Type big = figureType(m_size);
    QRectF line(inner.x(), inner.y(), inner.width(), ink::lineHeight(small));
    ink::text(painter, line, Qt::AlignLeft | Qt::AlignVCenter, m_figure.label, small, t.textMuted);

    line = QRectF(inner.x(), line.bottom() + t.space(1) / 2.0, inner.width(), ink::lineHeight(big));
    if (!m_figure.missing.isEmpty()) {
        ink::text(painter, line, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("—"), big, t.textFaint);
    } else {
        // A figure is never cut: where it is tight the unit goes first, then the figure gets smaller.
        qreal unit = m_figure.unit.isEmpty() ? 0 : ink::widthOf(m_figure.unit, small) + t.space(1);
        if (ink::widthOf(m_figure.value, big) + unit > line.width())
            unit = 0;
        ink::Type type = big;
        if (ink::widthOf(m_figure.value, big) > line.width())
            type.size = TextSize::Title;
        const qreal value = std::min(ink::widthOf(m_figure.value, type), line.width());
        ink::text(painter, QRectF(line.x(), line.y(), value, line.height()), Qt::AlignLeft | Qt::AlignVCenter, m_figure.value,
                  type, t.text);
        // On the baseline of the figure: both lines end in their descent.
        const qreal drop = (ink::lineHeight(big) - ink::lineHeight(small)) * 0.28;
        if (unit > 0)
            ink::text(painter, QRectF(line.x() + value + t.space(1), line.y() + drop, unit, line.height()),
                      Qt::AlignLeft | Qt::AlignVCenter, m_figure.unit, small, t.textMuted);
    }

    line = QRectF(inner.x(), line.bottom() + t.space(1) / 2.0, inner.width(), ink::lineHeight(small));
    if (!m_figure.missing.isEmpty())
        return ink::text(painter, line, Qt::AlignLeft | Qt::AlignVCenter, m_figure.missing, small, t.tone(Tone::Watch));
    qreal used = 0;
    if (m_figure.badge) {
        const QString text = badgeText(*m_figure.badge);
        used = std::min(ink::widthOf(text, small) + t.space(3), line.width());
        const QRectF ground(line.x(), line.y() - t.space(1) / 4.0, used, line.height() + t.space(1) / 2.0);
        ink::panel(painter, ground, t.space(1), t.toneGround(m_figure.badge->tone));
        ink::text(painter, ground.adjusted(t.space(1), 0, -t.space(1), 0), Qt::AlignCenter, text, small,
                  t.tone(m_figure.badge->tone));
        used += t.space(2);
    }
    ink::text(painter, line.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_figure.subline, small,
              m_figure.sublineKey.isEmpty() ? t.textFaint : t.accent);
}

void FigureTile::paintSkeleton(QPainter &painter, const QRect &inner) const {
    const Tokens &t = tokens();
    ink::text(painter, inner, Qt::AlignLeft | Qt::AlignTop, m_figure.label, {TextSize::Small}, t.textMuted);
    if (m_figure.label.isEmpty())
        ink::skeletonBar(painter, QRectF(inner.x(), inner.y() + t.space(1), inner.width() * 0.4, t.space(2)));
    ink::skeletonBar(painter, QRectF(inner.x(), inner.center().y() - t.space(2), inner.width() * 0.6, t.space(5)));
    ink::skeletonBar(painter, QRectF(inner.x(), inner.bottom() - t.space(2), inner.width() * 0.5, t.space(2)));
}

void FigureTile::mousePressEvent(QMouseEvent *event) {
    m_pressed = isClickable() && event->button() == Qt::LeftButton;
    update();
}

void FigureTile::mouseReleaseEvent(QMouseEvent *event) {
    const bool inside = m_pressed && rect().contains(event->position().toPoint());
    m_pressed = false;
    update();
    if (inside)
        Q_EMIT activated(keyAt(event->position().toPoint()));
}

QString FigureTile::keyAt(const QPoint &place) const {
    const Tokens &t = tokens();
    const qreal top = t.space(3) + ink::lineHeight({TextSize::Small}) + ink::lineHeight(figureType(m_size)) + t.space(1);
    return place.y() >= top && !m_figure.sublineKey.isEmpty() ? m_figure.sublineKey : m_figure.key;
}

void FigureTile::keyPressEvent(QKeyEvent *event) {
    const bool acts = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (acts && isClickable()) {
        const bool below = event->modifiers().testFlag(Qt::ShiftModifier) && !m_figure.sublineKey.isEmpty();
        Q_EMIT activated(below ? m_figure.sublineKey : m_figure.key);
        return;
    }
    QWidget::keyPressEvent(event);
}

void FigureTile::changeEvent(QEvent *event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
    QWidget::changeEvent(event);
}

FigureRow::FigureRow(QWidget *parent) : QWidget(parent), m_layout(new QHBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(tokens().space(3));
}

void FigureRow::resizeTo(std::size_t count) {
    while (m_tiles.size() > count) {
        m_layout->removeWidget(m_tiles.back());
        m_tiles.back()->deleteLater();
        m_tiles.back()->hide();
        m_tiles.pop_back();
    }
    while (m_tiles.size() < count) {
        auto *tile = new FigureTile(this);
        tile->setTileSize(m_size);
        connect(tile, &FigureTile::activated, this, &FigureRow::activated);
        m_layout->addWidget(tile, 1);
        m_tiles.push_back(tile);
    }
}

void FigureRow::setFigures(const std::vector<Figure> &figures) {
    resizeTo(figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i)
        m_tiles[i]->setFigure(figures[i]);
}

void FigureRow::showLoading(int count) {
    resizeTo(static_cast<std::size_t>(count));
    for (FigureTile *tile : m_tiles)
        tile->showLoading();
}

void FigureRow::setTileSize(TileSize size) {
    m_size = size;
    for (FigureTile *tile : m_tiles)
        tile->setTileSize(size);
}

void FigureRow::setPicked(const std::optional<QString> &key) {
    for (FigureTile *tile : m_tiles)
        tile->setPicked(key);
}

} // namespace plumbline::kit
