#include "plumbline/kit/actpanel.h"

#include "ink.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace plumbline::kit {

namespace {

constexpr int WidthUnits = 105;
constexpr int HeightUnits = 120;

} // namespace

ActPanel::ActPanel(QWidget *parent)
    : QWidget(parent),
      m_title(new Label(TextSize::Title, TextLevel::Strong, this)),
      m_subtitle(new Label(TextSize::Small, TextLevel::Muted, this)),
      m_close(new QToolButton(this)),
      m_scroll(new QScrollArea(this)),
      m_error(new Banner(this)),
      m_foot(new QVBoxLayout),
      m_obstacle(new Label(TextSize::Small, TextLevel::Muted, this)),
      m_act(new QPushButton(this))
{
    const Tokens &t = tokens();
    m_title->setLook(TextSize::Title, TextLevel::Strong, Weight::Medium);
    m_title->setOverflow(Label::Overflow::Wrap);
    m_subtitle->setOverflow(Label::Overflow::Wrap);
    m_obstacle->setOverflow(Label::Overflow::Wrap);
    m_close->setIcon(icon(Glyph::Close));
    m_close->setAutoRaise(true);
    m_act->setObjectName(QStringLiteral("actPanel.act"));
    setButtonWeight(m_act, ButtonWeight::Primary);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    m_foot->setSpacing(t.space(2));
    m_foot->addWidget(m_obstacle);
    m_foot->addWidget(m_act);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(5), t.space(4), t.space(4), t.space(4));
    layout->setSpacing(t.space(3));
    layout->addLayout(head);
    layout->addWidget(m_subtitle);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_error);
    layout->addLayout(m_foot);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setFixedWidth(sizeHint().width());
    connect(m_close, &QToolButton::clicked, this, &ActPanel::close);
    connect(m_act, &QPushButton::clicked, this, &ActPanel::tryToAct);
    m_error->clear();
    m_subtitle->hide();
    retranslate();
    showAct();
    hide();
}

QSize ActPanel::sizeHint() const
{
    return {tokens().space(WidthUnits), tokens().space(HeightUnits)};
}

void ActPanel::setTitle(const QString &title, const QString &subtitle)
{
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    setAccessibleName(title);
}

void ActPanel::setBody(QWidget *body)
{
    m_scroll->setWidget(body);
    body->setAutoFillBackground(false); // setWidget switches it on
    // Tab goes from the last field to the act.
    QWidget *last = body;
    for (QWidget *each = body->nextInFocusChain(); each != body; each = each->nextInFocusChain())
        if (body->isAncestorOf(each))
            last = each;
    setTabOrder(last, m_act);
}

void ActPanel::setSummary(QWidget *summary)
{
    if (m_summary != nullptr)
        m_summary->deleteLater();
    m_summary = summary;
    if (summary != nullptr)
        m_foot->insertWidget(0, summary);
}

void ActPanel::setAct(const QString &act)
{
    m_act->setText(act);
}

void ActPanel::setObstacle(const QString &sentence)
{
    m_obstacle->setText(sentence);
    showAct();
}

void ActPanel::setError(const QString &sentence)
{
    if (sentence.isEmpty())
        m_error->clear();
    else
        m_error->show(Tone::Bad, sentence);
}

void ActPanel::setProgress(Progress progress)
{
    m_progress = progress;
    showAct();
}

void ActPanel::showAct()
{
    m_obstacle->setVisible(!m_obstacle->text().isEmpty());
    m_act->setEnabled(m_obstacle->text().isEmpty() && m_progress == Progress::Idle);
}

void ActPanel::tryToAct()
{
    if (!m_act->isEnabled())
        return;
    m_error->clear();
    Q_EMIT acted();
}

void ActPanel::open()
{
    if (isHidden())
        m_focusBefore = QApplication::focusWidget();
    show();
}

void ActPanel::close()
{
    if (isHidden())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_focusBefore != nullptr)
        m_focusBefore->setFocus();
    Q_EMIT closed();
}

void ActPanel::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        return close();
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        return tryToAct();
    QWidget::keyPressEvent(event);
}

void ActPanel::retranslate()
{
    m_close->setToolTip(tr("Close; what you typed stays until another act is opened"));
    m_close->setAccessibleName(tr("Close"));
}

void ActPanel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().surface);
    ink::hairline(painter, QPointF(0, 0), QPointF(0, height()), tokens().border);
}

void ActPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace plumbline::kit
