#include "cash/cashform.h"

#include "plumbline/kit/tokens.h"
#include "plumbline/workspace/labels.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace plumbline::pages {

CashForm::CashForm(const Context &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_desk(context.workspace), m_column(new QVBoxLayout(this)), m_fields(new QFormLayout)
{
    const kit::Tokens &look = kit::tokens();
    m_column->setContentsMargins(0, 0, look.space(2), 0);
    m_column->setSpacing(look.space(4));
    m_fields->setHorizontalSpacing(look.space(3));
    m_fields->setVerticalSpacing(look.space(2));
    m_fields->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_fields->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_fields->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_column->addLayout(m_fields);
}

QString CashForm::subtitle() const
{
    return m_cash ? m_cash->name : QString();
}

void CashForm::follow(domain::AccountId account)
{
    if (m_account != account)
        m_cash.reset();
    m_account = account;
    m_cashAsked.ask(m_desk.customer(account), this, [this](const domain::Result<workspace::CustomerCash> &cash) {
        if (cash) {
            m_cash = *cash;
            take();
            Q_EMIT edited();
        } else {
            refuse(cash.error());
        }
    });
}

void CashForm::refresh()
{
    // While its own act is on its way, what was committed is that act.
    if (m_account && !m_acting.isPending())
        follow(*m_account);
}

void CashForm::forgetCustomer()
{
    m_cashAsked.drop();
    m_account.reset();
    m_cash.reset();
}

void CashForm::refuse(const domain::Error &error)
{
    Q_EMIT refused(workspace::errorText(error));
}

QString CashForm::obstacleOfRole(domain::Roles roles) const
{
    const auto who = m_context.workspace.signedIn();
    if (!who || roles.contains(who->role))
        return {};
    return roles == domain::FinanceStaff ? tr("What came in and how it is allocated is finance’s to record. You see it here as it stands.")
                                         : tr("Your role reads this and records nothing here.");
}

void CashForm::addField(QWidget *field)
{
    m_fields->addRow(QStringLiteral(" "), field);
}

void CashForm::name(QWidget *field, const QString &label)
{
    if (auto *shown = qobject_cast<QLabel *>(m_fields->labelForField(field)))
        shown->setText(label);
    field->setAccessibleName(label);
}

void CashForm::setFieldVisible(QWidget *field, bool visible)
{
    m_fields->setRowVisible(field, visible);
}

} // namespace plumbline::pages
