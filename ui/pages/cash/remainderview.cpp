#include "cash/remainderview.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"

#include <QGridLayout>

namespace plumbline::pages {

RemainderView::RemainderView(QWidget *parent)
    : QWidget(parent), m_caption(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)),
      m_left(new kit::Label(kit::TextSize::Heading, kit::TextLevel::Strong, this)),
      m_sentence(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this))
{
    m_left->setObjectName(QStringLiteral("remainder.left"));
    m_left->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_sentence->setObjectName(QStringLiteral("remainder.sentence"));
    m_sentence->setOverflow(kit::Label::Overflow::Wrap);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::tokens().space(2));
    grid->setVerticalSpacing(kit::tokens().space(1));
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_caption, 0, 0, Qt::AlignBottom);
    grid->addWidget(m_left, 0, 1);
    grid->addWidget(m_sentence, 1, 0, 1, 2);
    refresh();
}

void RemainderView::show(domain::Money amount, domain::Money allocated)
{
    m_amount = amount;
    m_allocated = allocated;
    m_has = true;
    refresh();
}

void RemainderView::clear()
{
    m_has = false;
    refresh();
}

void RemainderView::retranslate()
{
    refresh();
}

void RemainderView::refresh()
{
    const kit::Format format;
    m_caption->setText(tr("Remainder"));
    const auto left = m_amount.subtract(m_allocated);
    if (!m_has || !left) {
        m_left->setText(kit::Format::none());
        m_left->setTone(kit::Tone::Neutral);
        m_sentence->hide();
        return;
    }
    const QString amount = format.moneyWithCurrency(m_amount);
    m_left->setText(format.moneyWithCurrency(*left));
    m_left->setAccessibleName(tr("Remainder: %1").arg(m_left->text()));
    m_sentence->show();
    if (left->isNegative()) {
        m_left->setTone(kit::Tone::Bad);
        m_sentence->setText(tr("The parts are more than the %1 there is.").arg(amount));
    } else if (left->isZero()) {
        m_left->setTone(kit::Tone::Good);
        m_sentence->setText(tr("All of %1 is allocated.").arg(amount));
    } else {
        m_left->setTone(kit::Tone::Neutral);
        m_sentence->setText(m_allocated.isZero() ? tr("Nothing of it is allocated: it stays unapplied until somebody does.")
                                                 : tr("%1 of %2 is allocated; the rest stays unapplied.").arg(format.money(m_allocated), amount));
    }
}

} // namespace plumbline::pages
