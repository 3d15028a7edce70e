#include "cash/writeoffform.h"

#include "cash/openchoice.h"

#include "plumbline/domain/errors.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/workspace/labels.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace plumbline::pages {

WriteOffForm::WriteOffForm(const Context &context, domain::AccountId account, const std::optional<domain::InstalmentId> &about, QWidget *parent)
    : CashForm(context, parent), m_about(new OpenChoice(OpenChoice::Offer::OneOf, this)), m_amount(new QLineEdit(this)), m_reason(new QComboBox(this)),
      m_asked(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this))
{
    m_about->setObjectName(QStringLiteral("writeOff.about"));
    m_amount->setObjectName(QStringLiteral("writeOff.amount"));
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_reason->setObjectName(QStringLiteral("writeOff.reason"));
    m_asked->setOverflow(kit::Label::Overflow::Wrap);
    addField(m_about);
    addField(m_amount);
    m_reason->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addField(m_reason);
    column()->addWidget(m_asked);
    column()->addStretch(1);
    m_about->choose(about);
    connect(m_about, &QComboBox::activated, this, [this] {
        m_isAmountTyped = false;
        proposeAmount();
        Q_EMIT edited();
    });
    connect(m_amount, &QLineEdit::textEdited, this, [this] { m_isAmountTyped = true; });
    connect(m_amount, &QLineEdit::textChanged, this, &WriteOffForm::edited);
    retranslate();
    follow(account);
}

void WriteOffForm::take()
{
    m_about->fill(cash()->open, context().workspace.today());
    proposeAmount();
}

domain::Result<domain::Money> WriteOffForm::amount() const
{
    const workspace::OpenInstalment *which = m_about->chosen();
    if (!which)
        return domain::fail(domain::errors::RecordNotFound);
    return domain::Money::parse(m_amount->text(), which->amount.currency());
}

void WriteOffForm::proposeAmount()
{
    const workspace::OpenInstalment *which = m_about->chosen();
    name(m_amount, which ? tr("Amount (%1)").arg(which->amount.currency().code()) : tr("Amount"));
    const kit::Format format;
    m_asked->setText(which && which->writeOffAsked
                         ? tr("%1 of it waits for approval already. Asking again adds to that.").arg(format.moneyWithCurrency(*which->writeOffAsked))
                         : tr("It stays owed until a leader approves; you can’t approve it yourself."));
    if (!m_isAmountTyped)
        m_amount->setText(which ? which->item.open.format() : QString());
}

QString WriteOffForm::title() const
{
    return tr("Ask for a write-off");
}

QString WriteOffForm::act() const
{
    return tr("Ask for approval");
}

QString WriteOffForm::obstacle() const
{
    if (const QString role = obstacleOfRole(domain::FinanceStaff); !role.isEmpty())
        return role;
    if (!cash())
        return tr("What the customer owes is on its way.");
    const workspace::OpenInstalment *which = m_about->chosen();
    if (!which)
        return tr("Nothing is open.");
    if (m_amount->text().trimmed().isEmpty())
        return tr("Type the amount to give up.");
    const auto typed = amount();
    if (!typed)
        return workspace::errorText(typed.error());
    if (typed->minor() <= 0)
        return tr("The amount has to be above zero.");
    if (*typed > which->item.open)
        return tr("Only %1 is open of it.").arg(kit::Format().moneyWithCurrency(which->item.open));
    return {};
}

void WriteOffForm::submit()
{
    if (!obstacle().isEmpty())
        return;
    const workspace::OpenInstalment *which = m_about->chosen();
    const QString token = m_reason->currentData().toString();
    const auto reason = domain::fromToken<domain::WriteOffReason>(token).value_or(domain::WriteOffReason::Uncollectable);
    const domain::RequestWriteOff ask{domain::WriteOffRequestId(context().workspace.newId()), which->item.instalment, *amount(), reason};
    const QString sentence = tr("Writing off %1 of %2 waits for approval.").arg(kit::Format().moneyWithCurrency(ask.amount), which->item.document);
    send(context().workspace.act(ask), [sentence](const auto &) { return sentence; });
}

void WriteOffForm::focusStart()
{
    m_amount->setFocus(Qt::OtherFocusReason);
    m_amount->selectAll();
}

void WriteOffForm::fillReasons()
{
    const int before = std::max(0, m_reason->currentIndex());
    m_reason->clear();
    for (const auto &[reason, token] : domain::Tokens<domain::WriteOffReason>::names) {
        const QString key = domain::toToken(reason);
        m_reason->addItem(workspace::tokenLabel(key), key);
    }
    m_reason->setCurrentIndex(before);
}

void WriteOffForm::retranslate()
{
    name(m_about, tr("Invoice"));
    name(m_amount, tr("Amount"));
    name(m_reason, tr("Reason"));
    fillReasons();
    if (cash())
        take();
}

} // namespace plumbline::pages
