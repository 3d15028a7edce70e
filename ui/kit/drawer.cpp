#include "plumbline/kit/drawer.h"

#include "ink.h"
#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFormLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace plumbline::kit {

Drawer::Drawer(QWidget *parent)
    : QWidget(parent),
      m_title(new Label(TextSize::Title, TextLevel::Strong, this)),
      m_subtitle(new Label(TextSize::Small, TextLevel::Muted, this)),
      m_close(new QToolButton(this)),
      m_rows(new QFormLayout),
      m_inside(new QVBoxLayout),
      m_act(new QPushButton(this)),
      m_scroll(new QScrollArea(this)) {
    const Tokens &t = tokens();
    m_title->setLook(TextSize::Title, TextLevel::Strong, Weight::Medium);
    m_title->setOverflow(Label::Overflow::Wrap);
    m_close->setIcon(icon(Glyph::Close));
    m_close->setAutoRaise(true);
    setButtonWeight(m_act, ButtonWeight::Primary);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    auto *inside = new QWidget;
    inside->setLayout(m_inside);
    m_inside->setContentsMargins(0, 0, 0, 0);
    m_inside->setSpacing(t.space(4));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(t.space(4));
    m_rows->setVerticalSpacing(t.space(2));
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_inside->addLayout(m_rows);
    m_inside->addStretch(1);
    m_scroll->setWidget(inside);
    inside->setAutoFillBackground(false); // setWidget switches it on
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(5), t.space(4), t.space(4), t.space(4));
    layout->setSpacing(t.space(3));
    layout->addLayout(head);
    layout->addWidget(m_subtitle);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_act);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setFixedWidth(sizeHint().width());
    connect(m_close, &QToolButton::clicked, this, &Drawer::close);
    connect(m_act, &QPushButton::clicked, this, &Drawer::acted);
    retranslate();
    m_act->hide();
    hide();
}

QSize Drawer::sizeHint() const {
    return {tokens().space(90), tokens().space(120)};
}

void Drawer::setTitle(const QString &title, const QString &subtitle) {
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    setAccessibleName(title);
}

void Drawer::setRows(const std::vector<DrawerRow> &rows) {
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
    for (const DrawerRow &row : rows) {
        auto *label = new Label(TextSize::Body, TextLevel::Muted, this);
        label->setText(row.label);
        label->setMinimumWidth(tokens().space(24));
        if (!row.link.isEmpty()) {
            auto *link = new QPushButton(row.value, this);
            setButtonWeight(link, ButtonWeight::Link);
            link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
            link->setCursor(Qt::PointingHandCursor);
            link->setAccessibleName(QStringLiteral("%1: %2").arg(row.label, row.value));
            connect(link, &QPushButton::clicked, this, [this, target = row.link] { Q_EMIT linkActivated(target); });
            m_rows->addRow(label, link);
            continue;
        }
        auto *value = new Label(TextSize::Body, TextLevel::Normal, this);
        value->setOverflow(Label::Overflow::Wrap);
        value->setTone(row.tone);
        const QString shape = toneShape(row.tone);
        value->setText(shape.isEmpty() ? row.value : QStringLiteral("%1 %2").arg(shape, row.value));
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAccessibleName(QStringLiteral("%1: %2").arg(row.label, row.value));
        m_rows->addRow(label, value);
    }
}

void Drawer::setContent(QWidget *content) {
    if (m_content != nullptr)
        m_content->deleteLater();
    m_content = content;
    if (content != nullptr)
        m_inside->insertWidget(1, content);
}

void Drawer::setAct(const QString &act) {
    m_act->setText(act);
    m_act->setVisible(!act.isEmpty());
}

void Drawer::open() {
    if (isHidden())
        m_focusBefore = QApplication::focusWidget();
    show();
}

void Drawer::close() {
    if (isHidden())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_focusBefore != nullptr)
        m_focusBefore->setFocus();
    Q_EMIT closed();
}

void Drawer::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape)
        return close();
    QWidget::keyPressEvent(event);
}

void Drawer::retranslate() {
    m_close->setToolTip(tr("Close the details"));
    m_close->setAccessibleName(m_close->toolTip());
}

void Drawer::paintEvent(QPaintEvent * /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), tokens().surface);
    ink::hairline(painter, QPointF(0, 0), QPointF(0, height()), tokens().border);
}

void Drawer::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace plumbline::kit
