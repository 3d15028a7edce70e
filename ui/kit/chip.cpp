#include "chippopup.h"
#include "ink.h"
#include "plumbline/kit/filterbar.h"
#include "plumbline/kit/format.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>

namespace plumbline::kit {

namespace {

constexpr ink::Type TextType{TextSize::Body, Weight::Regular};

} // namespace

Chip::Chip(QWidget *parent) : QAbstractButton(parent) {
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void Chip::setSpec(ChipSpec spec) {
    m_spec = std::move(spec);
    ChipChoice kept;
    kept.range = m_choice.range;
    for (const ChipOption &option : m_spec.options)
        if (m_choice.keys.contains(option.key))
            kept.keys << option.key;
    m_choice = std::move(kept);
    describe();
}

void Chip::setChoice(ChipChoice choice) {
    m_choice = std::move(choice);
    describe();
}

void Chip::choose(ChipChoice choice) {
    if (choice == m_choice)
        return;
    setChoice(std::move(choice));
    Q_EMIT choiceChanged(m_choice);
}

void Chip::clear() {
    choose({});
}

QString Chip::sentence() const {
    if (m_choice.isEmpty())
        return {};
    QStringList parts;
    if (m_choice.range)
        parts << Format().range(*m_choice.range);
    for (const ChipOption &option : m_spec.options)
        if (m_choice.keys.contains(option.key))
            parts << option.label;
    return tr("%1: %2").arg(m_spec.label, parts.join(tr(", ")));
}

QString Chip::shownText() const {
    if (m_choice.isEmpty())
        return m_spec.label;
    if (m_choice.range || m_choice.keys.size() == 1)
        return sentence();
    return tr("%1: %n chosen", nullptr, static_cast<int>(m_choice.keys.size())).arg(m_spec.label);
}

void Chip::describe() {
    const QString chosen = sentence();
    setText(shownText());
    setAccessibleName(chosen.isEmpty() ? tr("%1: everything").arg(m_spec.label) : chosen);
    setAccessibleDescription(tr("Enter opens the list, Backspace clears it."));
    setToolTip(chosen.isEmpty() ? QString() : chosen);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const {
    const Tokens &t = tokens();
    const qreal glyph = m_spec.glyph == Glyph::None ? 0 : t.space(5);
    const qreal text = std::min(ink::widthOf(shownText(), TextType), qreal(t.space(60)));
    return {qRound(t.space(3) + glyph + text) + t.space(7), t.space(7)};
}

QRect Chip::clearRect() const {
    return {width() - tokens().space(6), 0, tokens().space(6), height()};
}

void Chip::paintEvent(QPaintEvent * /*event*/) {
    const Tokens &t = tokens();
    QPainter painter(this);
    const bool chosen = !m_choice.isEmpty();
    const QColor ink = !isEnabled() ? t.textFaint : chosen ? t.accent : t.text;
    ink::panel(painter, rect(), height() / 2.0,
               chosen         ? t.accentSoft
               : underMouse() ? t.hover
                              : t.surface,
               chosen ? t.accent : t.border);
    qreal x = t.space(2) + t.space(1) / 2.0;
    const auto glyph = [&](Glyph which, const QRectF &box) {
        const int side = t.space(4) - t.space(1) / 2;
        const QPixmap pixmap = glyphPixmap(which, ink, QSize(side, side), devicePixelRatioF());
        painter.drawPixmap(QPointF(box.center().x() - side / 2.0, box.center().y() - side / 2.0), pixmap);
    };
    if (m_spec.glyph != Glyph::None) {
        glyph(m_spec.glyph, QRectF(x, 0, t.space(4), height()));
        x += t.space(5);
    }
    const QRect end = clearRect();
    ink::text(painter, QRectF(x, 0, end.left() - x, height()), Qt::AlignLeft | Qt::AlignVCenter, shownText(), TextType, ink);
    glyph(chosen ? Glyph::Close : Glyph::ChevronDown, QRectF(end).adjusted(0, 0, -t.space(1), 0));
    if (hasFocus())
        ink::focusRing(painter, rect(), height() / 2.0);
}

void Chip::openList() {
    if (m_spec.options.empty() && !m_spec.offersRange)
        return;
    auto *popup = new ChipPopup(m_spec, m_choice, this);
    connect(popup, &ChipPopup::chosen, this, &Chip::choose);
    popup->move(mapToGlobal(QPoint(0, height() + tokens().space(1))));
    popup->show();
}

void Chip::keyPressEvent(QKeyEvent *event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
    case Qt::Key_Down:
        return openList();
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        return clear();
    default:
        // Not QAbstractButton's: its arrows would leave the bar in an order of its own.
        event->ignore();
    }
}

void Chip::mouseReleaseEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint()))
        return;
    if (!m_choice.isEmpty() && clearRect().contains(event->position().toPoint()))
        clear();
    else
        openList();
}

void Chip::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange)
        describe();
    QAbstractButton::changeEvent(event);
}

} // namespace plumbline::kit
