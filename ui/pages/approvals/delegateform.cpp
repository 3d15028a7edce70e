#include "approvals/delegateform.h"

#include "approvals/approvalwords.h"
#include "cash/daytext.h"

#include "plumbline/kit/dayfield.h"
#include "plumbline/kit/label.h"

#include <QComboBox>
#include <QFormLayout>

namespace plumbline::pages {

namespace {

constexpr int FirstDays = 7;

kit::Label *captionOf(QWidget *parent)
{
    return new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, parent);
}

} // namespace

DelegateForm::DelegateForm(const Context &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_desk(context.workspace), m_about(new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, this)),
      m_toLabel(captionOf(this)), m_to(new QComboBox(this)), m_fromLabel(captionOf(this)), m_from(new kit::DayField(this)),
      m_untilLabel(captionOf(this)), m_until(new kit::DayField(this))
{
    m_about->setOverflow(kit::Label::Overflow::Wrap);
    m_to->setObjectName(QStringLiteral("delegate.to"));
    m_from->setObjectName(QStringLiteral("delegate.from"));
    m_until->setObjectName(QStringLiteral("delegate.until"));
    m_toLabel->setBuddy(m_to);
    m_fromLabel->setBuddy(m_from);
    m_untilLabel->setBuddy(m_until);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, kit::tokens().space(1), 0);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->addRow(m_about);
    form->addRow(m_toLabel, m_to);
    form->addRow(m_fromLabel, m_from);
    form->addRow(m_untilLabel, m_until);
    m_to->addItem({}, QString());
    const QDate today = toQDate(context.workspace.today());
    m_from->setDay(today);
    m_until->setDay(today.addDays(FirstDays));
    connect(m_to, &QComboBox::currentIndexChanged, this, &DelegateForm::changed);
    connect(m_from, &kit::DayField::dayChanged, this, &DelegateForm::changed);
    connect(m_until, &kit::DayField::dayChanged, this, &DelegateForm::changed);
    askPeople();
    retranslate();
}

void DelegateForm::askPeople()
{
    const auto me = m_context.workspace.signedIn();
    m_asked.ask(m_desk.people(), this, [this, me](const domain::Result<std::vector<workspace::PersonShown>> &people) {
        for (const workspace::PersonShown &each : people.value_or(std::vector<workspace::PersonShown>()))
            if (me && each.id != me->user && each.role != domain::Role::Auditor)
                //: A person and their role: "Li Wei · Manager".
                m_to->addItem(tr("%1 · %2").arg(each.name, roleText(each.role)), each.id.uuid().toString());
        Q_EMIT settled();
    });
}

void DelegateForm::retranslate()
{
    m_about->setText(tr("While you are out of office somebody else may approve and refuse in your place, and has what your team has. "
                        "You can still decide yourself, and end it at any time. Your own requests stay yours: your delegate can’t approve them."));
    m_toLabel->setText(tr("Who decides for you"));
    m_to->setAccessibleName(m_toLabel->text());
    m_to->setItemText(0, tr("Choose a person"));
    m_fromLabel->setText(tr("First day"));
    m_from->setAccessibleName(m_fromLabel->text());
    m_untilLabel->setText(tr("Last day"));
    m_until->setAccessibleName(m_untilLabel->text());
}

QString DelegateForm::obstacle() const
{
    if (m_to->currentData().toString().isEmpty())
        return tr("Choose who decides for you.");
    if (m_until->day() < m_from->day())
        return tr("The last day can’t be before the first.");
    if (toDate(m_until->day()) < m_context.workspace.today())
        return tr("The last day is past already.");
    return {};
}

domain::Delegate DelegateForm::command() const
{
    domain::Delegation delegation;
    delegation.id = domain::DelegationId(m_context.workspace.newId());
    if (const auto me = m_context.workspace.signedIn())
        delegation.from_user = me->user;
    delegation.to_user = domain::UserId(domain::Uuid::parse(m_to->currentData().toString()).value());
    delegation.from = toDate(m_from->day());
    delegation.until = toDate(m_until->day());
    return {delegation};
}

QString DelegateForm::delegate() const
{
    return m_to->currentText();
}

QWidget *DelegateForm::start() const
{
    return m_to;
}

} // namespace plumbline::pages
