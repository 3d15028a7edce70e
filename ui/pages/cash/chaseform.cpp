#include "cash/chaseform.h"

#include "cash/cashwords.h"
#include "cash/daytext.h"
#include "cash/openchoice.h"

#include "plumbline/kit/dayfield.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/workspace/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

constexpr domain::Roles Chasers = domain::FinanceStaff | domain::Sellers;
constexpr int LastLevel = 4;
/// Most promises are for about that far ahead.
constexpr int DaysAhead = 7;

std::optional<domain::FactId> invoiceOf(const OpenChoice &choice)
{
    const workspace::OpenInstalment *which = choice.chosen();
    return which ? std::optional(which->invoice) : std::nullopt;
}

} // namespace

ChaseForm::ChaseForm(const Context &context, domain::AccountId account, const std::optional<domain::InstalmentId> &about, QWidget *parent)
    : CashForm(context, parent), m_about(new OpenChoice(OpenChoice::Offer::OneOrAll, this)), m_level(new QComboBox(this)),
      m_day(new kit::DayField(this)), m_before(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this))
{
    m_about->setObjectName(QStringLiteral("chase.about"));
    m_level->setObjectName(QStringLiteral("chase.level"));
    m_day->setObjectName(QStringLiteral("chase.day"));
    m_before->setOverflow(kit::Label::Overflow::Wrap);
    addField(m_about);
    m_level->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addField(m_level);
    addField(m_day);
    column()->addWidget(m_before);
    column()->addStretch(1);
    m_about->choose(about);
    const QDate today = toQDate(context.workspace.today());
    m_day->setLastDay(today);
    m_day->setDay(today);
    connect(m_level, &QComboBox::activated, this, [this] { m_isLevelChosen = true; });
    retranslate();
    follow(account);
}

void ChaseForm::take()
{
    m_about->fill(cash()->open, context().workspace.today());
    const kit::Format format;
    if (cash()->chases.empty()) {
        m_before->setText(tr("They were not chased before."));
        return;
    }
    const workspace::ChaseShown &last = cash()->chases.front();
    m_before->setText(tr("Last chased on %1: %2.").arg(format.date(last.on), cashwords::levelText(last.level)));
    if (!m_isLevelChosen)
        m_level->setCurrentIndex(static_cast<int>(std::min<std::int64_t>(last.level + 1, LastLevel)) - 1);
}

QString ChaseForm::title() const
{
    return tr("Record a chase");
}

QString ChaseForm::act() const
{
    return tr("Record chase");
}

QString ChaseForm::obstacle() const
{
    if (const QString role = obstacleOfRole(Chasers); !role.isEmpty())
        return role;
    return cash() ? QString() : tr("What the customer owes is on its way.");
}

void ChaseForm::submit()
{
    if (!obstacle().isEmpty())
        return;
    domain::DunningAction chase;
    chase.id = domain::DunningActionId(context().workspace.newId());
    chase.account = *account();
    chase.invoice = invoiceOf(*m_about);
    chase.on = toDate(m_day->day());
    chase.level = m_level->currentIndex() + 1;
    const QString sentence = tr("The chase of %1 is recorded.").arg(cash()->name);
    send(context().workspace.act(domain::RecordChase{chase}), [sentence](const auto &) { return sentence; });
}

void ChaseForm::focusStart()
{
    m_level->setFocus(Qt::OtherFocusReason);
}

void ChaseForm::fillLevels()
{
    const int before = std::max(0, m_level->currentIndex());
    m_level->clear();
    for (int level = 1; level <= LastLevel; ++level)
        m_level->addItem(cashwords::levelText(level));
    m_level->setCurrentIndex(before);
}

void ChaseForm::retranslate()
{
    name(m_about, tr("About"));
    name(m_level, tr("Level"));
    name(m_day, tr("Sent on"));
    fillLevels();
    if (cash())
        take();
}

PromiseForm::PromiseForm(const Context &context, domain::AccountId account, const std::optional<domain::InstalmentId> &about, QWidget *parent)
    : CashForm(context, parent), m_about(new OpenChoice(OpenChoice::Offer::OneOrAll, this)), m_amount(new QLineEdit(this)),
      m_due(new kit::DayField(this))
{
    m_about->setObjectName(QStringLiteral("promise.about"));
    m_amount->setObjectName(QStringLiteral("promise.amount"));
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_due->setObjectName(QStringLiteral("promise.due"));
    addField(m_about);
    addField(m_amount);
    addField(m_due);
    column()->addStretch(1);
    m_about->choose(about);
    m_due->setDay(toQDate(context.workspace.today().plusDays(DaysAhead)));
    connect(m_about, &QComboBox::activated, this, &PromiseForm::proposeAmount);
    connect(m_amount, &QLineEdit::textEdited, this, [this] { m_isAmountTyped = true; });
    connect(m_amount, &QLineEdit::textChanged, this, &PromiseForm::edited);
    connect(m_due, &kit::DayField::dayChanged, this, &PromiseForm::edited);
    retranslate();
    follow(account);
}

void PromiseForm::take()
{
    m_about->fill(cash()->open, context().workspace.today());
    proposeAmount();
}

domain::Currency PromiseForm::currency() const
{
    const workspace::OpenInstalment *which = m_about->chosen();
    return which ? which->amount.currency() : cash() ? cash()->baseCurrency : domain::Currency();
}

domain::Result<domain::Money> PromiseForm::amount() const
{
    return domain::Money::parse(m_amount->text(), currency());
}

/// What is open of it, or of everything that is owed in the organisation's currency.
void PromiseForm::proposeAmount()
{
    name(m_amount, currency().isNone() ? tr("Amount") : tr("Amount (%1)").arg(currency().code()));
    if (m_isAmountTyped || !cash())
        return;
    domain::Money sum(0, currency());
    const workspace::OpenInstalment *which = m_about->chosen();
    for (const workspace::OpenInstalment &each : cash()->open)
        if (which ? each.item.instalment == which->item.instalment : each.amount.currency() == currency())
            sum = sum.add(each.item.open).value_or(sum);
    m_amount->setText(sum.isZero() ? QString() : sum.format());
}

QString PromiseForm::title() const
{
    return tr("Record a promise to pay");
}

QString PromiseForm::act() const
{
    return tr("Record promise");
}

QString PromiseForm::obstacle() const
{
    if (const QString role = obstacleOfRole(Chasers); !role.isEmpty())
        return role;
    if (!cash())
        return tr("What the customer owes is on its way.");
    if (m_amount->text().trimmed().isEmpty())
        return tr("Type how much they promised.");
    const auto typed = amount();
    if (!typed)
        return workspace::errorText(typed.error());
    if (typed->minor() <= 0)
        return tr("The amount has to be above zero.");
    if (toDate(m_due->day()) < context().workspace.today())
        return tr("The promised day is over. Choose today or a later one.");
    return {};
}

void PromiseForm::submit()
{
    if (!obstacle().isEmpty())
        return;
    domain::PromiseToPay promise;
    promise.id = domain::PromiseToPayId(context().workspace.newId());
    promise.account = *account();
    promise.invoice = invoiceOf(*m_about);
    promise.made_on = context().workspace.today();
    promise.due_date = toDate(m_due->day());
    promise.amount = *amount();
    const kit::Format format;
    const QString sentence = tr("%1 promised %2 by %3.").arg(cash()->name, format.moneyWithCurrency(promise.amount), format.date(promise.due_date));
    send(context().workspace.act(domain::RecordPromise{promise}), [sentence](const auto &) { return sentence; });
}

void PromiseForm::focusStart()
{
    m_amount->setFocus(Qt::OtherFocusReason);
    m_amount->selectAll();
}

void PromiseForm::retranslate()
{
    name(m_about, tr("For"));
    name(m_due, tr("By"));
    name(m_amount, tr("Amount"));
    if (cash())
        take();
}

} // namespace plumbline::pages
