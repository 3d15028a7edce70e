#include "commitments/termsform.h"

#include "cash/daytext.h"

#include "plumbline/kit/dayfield.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/workspace/labels.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace plumbline::pages {

TermsForm::TermsForm(const domain::Commitment &commitment, const workspace::DealChoice &deal, QWidget *parent)
    : QWidget(parent), m_commitment(commitment), m_deal(deal), m_now(new kit::Label(this)), m_caption(new kit::Label(this)), m_price(new QLineEdit(this)),
      m_end(new kit::DayField(this))
{
    m_now->setLook(kit::TextSize::Body, kit::TextLevel::Normal);
    m_now->setOverflow(kit::Label::Overflow::Wrap);
    m_caption->setLook(kit::TextSize::Body, kit::TextLevel::Muted);
    m_price->setObjectName(QStringLiteral("terms.price"));
    m_end->setObjectName(QStringLiteral("terms.end"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, kit::tokens().space(1), 0);
    layout->setSpacing(kit::tokens().space(1));
    layout->addWidget(m_now);
    layout->addSpacing(kit::tokens().space(2));
    layout->addWidget(m_caption);
    layout->addWidget(m_price);
    layout->addWidget(m_end);
    layout->addStretch(1);
    m_price->setVisible(isRebate());
    m_end->setVisible(!isRebate());
    m_caption->setBuddy(isRebate() ? static_cast<QWidget *>(m_price) : m_end);
    if (m_deal.amount.currency() == m_commitment.liability.currency())
        if (const auto lower = m_deal.amount.subtract(m_commitment.liability); lower && !lower->isNegative())
            m_price->setText(lower->format());
    const QDate end = toQDate(m_deal.serviceEnd.value_or(m_commitment.due_date));
    m_end->setDay(m_deal.serviceEnd ? end.addYears(1) : end);
    connect(m_price, &QLineEdit::textChanged, this, &TermsForm::changed);
    connect(m_end, &kit::DayField::dayChanged, this, &TermsForm::changed);
    retranslate();
}

void TermsForm::retranslate()
{
    const kit::Format format;
    const QString liability = format.moneyWithCurrency(m_commitment.liability);
    m_now->setText(isRebate() ? tr("Agreed is %1. The promise lets it fall by at most %2.").arg(format.moneyWithCurrency(m_deal.amount), liability)
                              : tr("The service ends on %1. The promise lets it end later.").arg(format.date(m_deal.serviceEnd)));
    //: %1 is a currency code.
    m_caption->setText(isRebate() ? tr("New price in %1").arg(m_deal.amount.currency().code()) : tr("New service end"));
    m_price->setAccessibleName(m_caption->text());
    m_end->setAccessibleName(m_caption->text());
}

domain::Result<domain::Money> TermsForm::price() const
{
    return domain::Money::parse(m_price->text().trimmed(), m_deal.amount.currency());
}

QString TermsForm::obstacle() const
{
    if (!isRebate())
        return m_deal.serviceEnd && toDate(m_end->day()) <= *m_deal.serviceEnd ? tr("The new service end has to be later than the one agreed.") : QString();
    const auto amount = price();
    if (!amount)
        return m_price->text().trimmed().isEmpty() ? tr("Enter the new price.") : workspace::errorText(amount.error());
    return *amount < m_deal.amount ? QString() : tr("The new price has to be lower than the one agreed.");
}

domain::ChangeTerms TermsForm::command() const
{
    domain::ChangeTerms change;
    change.deal = m_deal.id;
    change.commitment = m_commitment.id;
    if (isRebate())
        change.amount = price().value();
    else
        change.serviceEnd = toDate(m_end->day());
    return change;
}

QWidget *TermsForm::start() const
{
    return isRebate() ? static_cast<QWidget *>(m_price) : m_end;
}

} // namespace plumbline::pages
