#include "commitments/commitmentform.h"

#include "approvals/approvalwords.h"
#include "cash/customerfield.h"
#include "cash/daytext.h"
#include "parts/filepick.h"

#include "plumbline/kit/dayfield.h"
#include "plumbline/kit/label.h"
#include "plumbline/workspace/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>

namespace plumbline::pages {

namespace {

using domain::CommitmentKind;

constexpr std::array Kinds{CommitmentKind::Rebate, CommitmentKind::Training, CommitmentKind::Extension, CommitmentKind::CustomDevelopment};
constexpr int FirstDueDays = 30;
constexpr int CurrencyUnits = 22;

QString label(const QString &name)
{
    static const std::map<QString, const char *> Texts{{QStringLiteral("customer"), QT_TRANSLATE_NOOP("plumbline::pages::CommitmentForm", "Customer")},
                                                       {QStringLiteral("deal"), QT_TRANSLATE_NOOP("plumbline::pages::CommitmentForm", "Deal")},
                                                       {QStringLiteral("kind"), QT_TRANSLATE_NOOP("plumbline::pages::CommitmentForm", "What is promised")},
                                                       {QStringLiteral("condition"), QT_TRANSLATE_NOOP("plumbline::pages::CommitmentForm", "What has to happen first, in the customer’s words")},
                                                       {QStringLiteral("department"), QT_TRANSLATE_NOOP("plumbline::pages::CommitmentForm", "Department that has to keep it")},
                                                       {QStringLiteral("liability"), QT_TRANSLATE_NOOP("plumbline::pages::CommitmentForm", "What it costs at most")},
                                                       {QStringLiteral("promisedBy"), QT_TRANSLATE_NOOP("plumbline::pages::CommitmentForm", "Promised by")},
                                                       {QStringLiteral("promisedOn"), QT_TRANSLATE_NOOP("plumbline::pages::CommitmentForm", "Promised on")},
                                                       {QStringLiteral("due"), QT_TRANSLATE_NOOP("plumbline::pages::CommitmentForm", "Due")}};
    return CommitmentForm::tr(Texts.at(name));
}

} // namespace

CommitmentForm::CommitmentForm(const Context &context, domain::Currency base, QWidget *parent)
    : QWidget(parent), m_context(context), m_desk(context.workspace), m_base(base), m_form(new QFormLayout(this)),
      m_customer(new CustomerField(context.workspace, this)), m_deal(new QComboBox(this)), m_kind(new QComboBox(this)),
      m_condition(new QLineEdit(this)), m_department(new QLineEdit(this)), m_liability(new QLineEdit(this)), m_currency(new QComboBox(this)),
      m_promisedBy(new QComboBox(this)), m_promisedOn(new kit::DayField(this)), m_due(new kit::DayField(this)), m_files(new FilePick(context, this))
{
    build();
    askPeople();
    connect(m_customer, &CustomerField::customerChanged, this, &CommitmentForm::askDeals);
    for (QComboBox *each : {m_deal, m_kind, m_currency, m_promisedBy})
        connect(each, &QComboBox::currentIndexChanged, this, &CommitmentForm::changed);
    connect(m_liability, &QLineEdit::textChanged, this, &CommitmentForm::changed);
    for (kit::DayField *each : {m_promisedOn, m_due})
        connect(each, &kit::DayField::dayChanged, this, &CommitmentForm::changed);
    connect(m_files, &FilePick::changed, this, &CommitmentForm::changed);
}

void CommitmentForm::build()
{
    const kit::Tokens &t = kit::tokens();
    m_form->setContentsMargins(0, 0, t.space(1), 0);
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_form->setVerticalSpacing(t.space(1));
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_currency->addItem(m_base.code(), m_base.code());
    m_currency->setMinimumWidth(t.space(CurrencyUnits));
    auto *money = new QWidget(this);
    auto *line = new QHBoxLayout(money);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_liability, 1);
    line->addWidget(m_currency);
    addRow("customer", m_customer);
    addRow("deal", m_deal);
    addRow("kind", m_kind);
    addRow("liability", money, m_liability);
    addRow("due", m_due);
    addRow("condition", m_condition);
    addRow("department", m_department);
    addRow("promisedOn", m_promisedOn);
    addRow("promisedBy", m_promisedBy);
    m_form->addRow(m_files);
    for (const CommitmentKind each : Kinds)
        m_kind->addItem({}, static_cast<int>(each));
    m_deal->addItem({}, QString());
    const QDate today = toQDate(m_context.workspace.today());
    m_promisedOn->setDay(today);
    m_promisedOn->setLastDay(today);
    m_due->setDay(today.addDays(FirstDueDays));
    retranslate();
}

void CommitmentForm::addRow(const char *name, QWidget *field, QWidget *focus)
{
    auto *caption = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this);
    QWidget *typed = focus != nullptr ? focus : field;
    typed->setObjectName(QStringLiteral("commitment.") + QString::fromLatin1(name));
    caption->setBuddy(typed);
    m_labels.emplace_back(QString::fromLatin1(name), caption);
    m_form->addRow(caption, field);
}

void CommitmentForm::retranslate()
{
    for (const auto &[name, caption] : m_labels) {
        caption->setText(label(name));
        caption->buddy()->setAccessibleName(label(name));
    }
    m_currency->setAccessibleName(tr("Currency"));
    for (int i = 0; i < m_kind->count(); ++i)
        m_kind->setItemText(i, kindText(Kinds[static_cast<std::size_t>(i)]));
    m_deal->setItemText(0, tr("Belongs to no deal"));
    m_files->setCaption(tr("Evidence that it was promised"));
}

void CommitmentForm::setAbout(const workspace::PromiseAbout &about)
{
    {
        const QSignalBlocker quiet(m_customer);
        m_customer->setCustomer({about.account.uuid().toString(), about.accountName});
    }
    showDeals(about);
}

void CommitmentForm::askDeals()
{
    m_deals.clear();
    while (m_deal->count() > 1)
        m_deal->removeItem(1);
    Q_EMIT changed();
    const auto &customer = m_customer->customer();
    const auto id = customer ? domain::Uuid::parse(customer->key) : domain::fail(domain::errors::IdUnreadable);
    if (!id)
        return m_aboutAsked.drop();
    m_aboutAsked.ask(m_desk.about(domain::EntityKind::Account, *id), this, [this](const domain::Result<workspace::PromiseAbout> &about) {
        if (about)
            showDeals(*about);
        Q_EMIT settled();
    });
}

void CommitmentForm::showDeals(const workspace::PromiseAbout &about)
{
    m_deals = about.deals;
    while (m_deal->count() > 1)
        m_deal->removeItem(1);
    for (const workspace::DealChoice &each : m_deals) {
        m_deal->addItem(each.title, each.id.uuid().toString());
        if (m_currency->findData(each.amount.currency().code()) < 0)
            m_currency->addItem(each.amount.currency().code(), each.amount.currency().code());
    }
    if (about.deal)
        m_deal->setCurrentIndex(m_deal->findData(about.deal->uuid().toString()));
    Q_EMIT changed();
}

/// A salesperson promises in their own name only.
void CommitmentForm::askPeople()
{
    const auto me = m_context.workspace.signedIn();
    if (!me)
        return;
    m_promisedBy->addItem(me->name, me->user.uuid().toString());
    m_promisedBy->setEnabled(me->role != domain::Role::Salesperson);
    if (me->role == domain::Role::Salesperson)
        return;
    m_peopleAsked.ask(m_desk.people(), this, [this, me](const domain::Result<std::vector<workspace::PersonShown>> &people) {
        for (const workspace::PersonShown &each : people.value_or(std::vector<workspace::PersonShown>()))
            if (domain::Sellers.contains(each.role) && each.id != me->user)
                m_promisedBy->addItem(each.name, each.id.uuid().toString());
        Q_EMIT settled();
    });
}

CommitmentKind CommitmentForm::kind() const
{
    return static_cast<CommitmentKind>(m_kind->currentData().toInt());
}

domain::Result<domain::Money> CommitmentForm::liability() const
{
    PLUMBLINE_TRY_ASSIGN(const auto currency, domain::Currency::parse(m_currency->currentData().toString()));
    return domain::Money::parse(m_liability->text().trimmed(), currency);
}

QString CommitmentForm::obstacle() const
{
    if (!m_customer->customer())
        return tr("Choose the customer it was promised to.");
    if (m_liability->text().trimmed().isEmpty())
        return tr("Say what it costs at most.");
    const auto amount = liability();
    if (!amount)
        return workspace::errorText(amount.error());
    if (amount->minor() <= 0)
        return tr("What it costs has to be above zero.");
    if (m_due->day() < m_promisedOn->day())
        return tr("It can’t be due before it was promised.");
    return {};
}

QString CommitmentForm::whatFollows() const
{
    QStringList roles;
    for (const domain::Role each : domain::stepsFor(kind()))
        roles << roleText(each);
    //: Roles in the order in which they sign, such as "Manager → Finance".
    return tr("It is in force only when it is approved: %1.").arg(roles.join(QStringLiteral(" → ")));
}

domain::SubmitCommitment CommitmentForm::command() const
{
    domain::SubmitCommitment submit;
    const auto text = [](const QLineEdit *line) { return line->text().trimmed().isEmpty() ? std::nullopt : std::optional(line->text().trimmed()); };
    submit.commitment = domain::CommitmentId(m_context.workspace.newId());
    submit.account = domain::AccountId(domain::Uuid::parse(m_customer->customer()->key).value());
    if (const QString deal = m_deal->currentData().toString(); !deal.isEmpty())
        submit.deal = domain::DealId(domain::Uuid::parse(deal).value());
    submit.kind = kind();
    submit.promisedBy = domain::UserId(domain::Uuid::parse(m_promisedBy->currentData().toString()).value());
    submit.promisedOn = toDate(m_promisedOn->day());
    submit.dueDate = toDate(m_due->day());
    submit.liability = liability().value();
    submit.effectiveCondition = text(m_condition);
    submit.department = text(m_department);
    for (std::size_t i = 0; i < domain::stepsFor(kind()).size(); ++i)
        submit.steps.emplace_back(m_context.workspace.newId());
    return submit;
}

QStringList CommitmentForm::paths() const
{
    return m_files->paths();
}

QWidget *CommitmentForm::start() const
{
    return m_customer->customer() ? static_cast<QWidget *>(m_liability) : m_customer;
}

} // namespace plumbline::pages
