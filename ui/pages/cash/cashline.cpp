#include "cash/cashline.h"

#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"

#include <QGridLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace plumbline::pages {

CashLine::CashLine(const LineTexts &texts, std::vector<LineAct> acts, QWidget *parent) : QWidget(parent)
{
    const kit::Tokens &look = kit::tokens();
    auto *title = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, this);
    auto *amount = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, this);
    auto *details = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this);
    title->setText(texts.title);
    amount->setText(texts.amount);
    amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    amount->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    details->setText(texts.details);
    details->setOverflow(kit::Label::Overflow::Wrap);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, look.space(1), 0, look.space(1));
    grid->setHorizontalSpacing(look.space(2));
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    grid->addWidget(title, 0, 0);
    grid->addWidget(amount, 0, 1, 1, 2);
    grid->addWidget(details, 1, 0);
    if (acts.empty())
        return;
    auto *first = new QPushButton(acts.front().text, this);
    kit::setButtonWeight(first, kit::ButtonWeight::Link);
    //: An act and what it is done to: "Take back: R-12 → INV-1003".
    first->setAccessibleName(tr("%1: %2").arg(acts.front().text, texts.title));
    connect(first, &QPushButton::clicked, this, [run = acts.front().run] { run(); });
    grid->addWidget(first, 1, 1, Qt::AlignRight | Qt::AlignTop);
    if (acts.size() == 1)
        return;
    auto *more = new QToolButton(this);
    more->setIcon(kit::icon(kit::Glyph::More));
    more->setAutoRaise(true);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setToolTip(tr("What else can be done"));
    more->setAccessibleName(tr("More for %1").arg(texts.title));
    auto *menu = new QMenu(more);
    for (std::size_t i = 1; i < acts.size(); ++i)
        connect(menu->addAction(acts[i].text), &QAction::triggered, this, [run = acts[i].run] { run(); });
    more->setMenu(menu);
    grid->addWidget(more, 1, 2, Qt::AlignTop);
}

} // namespace plumbline::pages
