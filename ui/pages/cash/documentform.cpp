#include "cash/documentform.h"

#include "cash/cashwords.h"
#include "cash/customerfield.h"
#include "cash/daytext.h"
#include "cash/partslist.h"
#include "cash/remainderview.h"

#include "plumbline/domain/errors.h"
#include "plumbline/kit/dayfield.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/tokens.h"
#include "plumbline/workspace/labels.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace plumbline::pages {

DocumentForm::DocumentForm(const Context &context, Kind kind, QWidget *parent)
    : CashForm(context, parent), m_kind(kind), m_customer(new CustomerField(context.workspace, this)), m_money(new QWidget(this)),
      m_amount(new QLineEdit(m_money)), m_currency(new QComboBox(m_money)), m_rate(new QLineEdit(this)), m_day(new kit::DayField(this)),
      m_number(new QLineEdit(this)), m_parts(new PartsList(this))
{
    build();
    connectParts();
    const QDate today = toQDate(context.workspace.today());
    m_day->setLastDay(today);
    m_day->setDay(today);
    fillCurrencies();
    retranslate();
    m_baseAsked.ask(context.workspace.baseCurrency(), this, [this](const domain::Result<domain::Currency> &base) {
        m_base = base.value_or(domain::Currency());
        fillCurrencies();
        propose();
    });
}

void DocumentForm::build()
{
    m_customer->setObjectName(QStringLiteral("receipt.customer"));
    m_amount->setObjectName(QStringLiteral("receipt.amount"));
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_currency->setObjectName(QStringLiteral("receipt.currency"));
    m_rate->setObjectName(QStringLiteral("receipt.rate"));
    m_day->setObjectName(QStringLiteral("receipt.day"));
    m_number->setObjectName(QStringLiteral("receipt.number"));
    auto *line = new QHBoxLayout(m_money);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kit::tokens().space(2));
    line->addWidget(m_amount, 1);
    line->addWidget(m_currency);
    addField(m_customer);
    addField(m_money);
    addField(m_rate);
    addField(m_day);
    addField(m_number);
    column()->addWidget(m_parts, 1);
    setFieldVisible(m_rate, false);
}

void DocumentForm::connectParts()
{
    connect(m_customer, &CustomerField::customerChanged, this, &DocumentForm::takeCustomer);
    connect(m_amount, &QLineEdit::textChanged, this, &DocumentForm::propose);
    connect(m_number, &QLineEdit::textChanged, this, &DocumentForm::propose);
    connect(m_currency, &QComboBox::currentIndexChanged, this, [this] {
        m_isCurrencyChosen = true;
        setFieldVisible(m_rate, isForeign());
        if (const auto known = rate(); !known && cash())
            for (const auto &[each, rateMicro] : cash()->rates)
                if (each == currency())
                    m_rate->setText(cashwords::rateText(rateMicro));
        propose();
    });
    connect(m_rate, &QLineEdit::textChanged, this, &DocumentForm::edited);
    connect(m_parts, &PartsList::changed, this, [this] {
        showRemainder();
        Q_EMIT edited();
    });
}

void DocumentForm::setCustomer(const analytics::Member &customer)
{
    m_customer->setCustomer(customer);
}

void DocumentForm::takeCustomer()
{
    const auto &chosen = m_customer->customer();
    const auto id = chosen ? domain::Uuid::parse(chosen->key) : domain::fail(domain::errors::IdUnreadable);
    if (id) {
        if (account() != domain::AccountId(*id))
            m_parts->clear();
        follow(domain::AccountId(*id));
    } else {
        forgetCustomer();
        m_parts->clear();
    }
    propose();
}

void DocumentForm::take()
{
    fillCurrencies();
    m_parts->setItems(cash()->open, context().workspace.today());
    propose();
}

/// The organisation's own first, then those the customer owes in, then the usual ones.
void DocumentForm::fillCurrencies()
{
    const domain::Currency before = currency();
    std::vector<domain::Currency> all;
    const auto add = [&all](domain::Currency each) {
        if (!each.isNone() && std::ranges::find(all, each) == all.end())
            all.push_back(each);
    };
    add(m_base);
    if (cash())
        for (const workspace::OpenInstalment &each : cash()->open)
            add(each.amount.currency());
    for (const char *usual : {"CNY", "USD", "EUR", "HKD", "JPY", "GBP"})
        add(domain::Currency::of(usual));
    {
        const QSignalBlocker quiet(m_currency);
        m_currency->clear();
        for (const domain::Currency &each : all)
            m_currency->addItem(each.code());
        const int at = m_currency->findText(before.code());
        m_currency->setCurrentIndex(m_isCurrencyChosen && at >= 0 ? at : 0);
    }
    setFieldVisible(m_rate, isForeign());
}

domain::Currency DocumentForm::currency() const
{
    return domain::Currency::parse(m_currency->currentText()).value_or(domain::Currency());
}

bool DocumentForm::isForeign() const
{
    return !m_base.isNone() && currency() != m_base;
}

domain::Result<domain::Money> DocumentForm::amount() const
{
    return domain::Money::parse(m_amount->text(), currency());
}

std::optional<std::int64_t> DocumentForm::rate() const
{
    return isForeign() ? cashwords::rateIn(m_rate->text()) : std::optional<std::int64_t>(1'000'000);
}

void DocumentForm::propose()
{
    m_parts->propose(amount().value_or(domain::Money(0, currency())), m_number->text());
    showRemainder();
    Q_EMIT edited();
}

void DocumentForm::showRemainder()
{
    if (m_remainder.isNull())
        return;
    if (const auto typed = amount(); typed && typed->minor() > 0)
        m_remainder->show(*typed, m_parts->allocated());
    else
        m_remainder->clear();
}

QWidget *DocumentForm::makeSummary()
{
    m_remainder = new RemainderView;
    showRemainder();
    return m_remainder;
}

QString DocumentForm::title() const
{
    return m_kind == Kind::Receipt ? tr("Record a receipt") : tr("Post a credit note");
}

QString DocumentForm::act() const
{
    return m_kind == Kind::Receipt ? tr("Record receipt") : tr("Post credit note");
}

QString DocumentForm::obstacle() const
{
    const QString role = obstacleOfRole(domain::FinanceStaff);
    return role.isEmpty() ? obstacleOfFields() : role;
}

QString DocumentForm::obstacleOfFields() const
{
    if (!account())
        return tr("Choose the customer.");
    if (!cash())
        return tr("What the customer owes is on its way.");
    if (m_amount->text().trimmed().isEmpty())
        return tr("Type the amount.");
    const auto typed = amount();
    if (!typed)
        return workspace::errorText(typed.error());
    if (typed->minor() <= 0)
        return tr("The amount has to be above zero.");
    if (!rate())
        return tr("Type the rate: how much one %1 is in %2, with up to six decimals.").arg(currency().code(), m_base.code());
    if (m_number->text().trimmed().isEmpty())
        return m_kind == Kind::Receipt ? tr("Type the bank’s reference or the receipt’s number.") : tr("Type the credit note’s number.");
    if (const QString problem = m_parts->problem(); !problem.isEmpty())
        return problem;
    if (m_parts->allocated() > *typed)
        return tr("The parts are more than the amount. Lessen one of them.");
    return {};
}

domain::Command DocumentForm::toCommand(domain::FactId id) const
{
    const QString number = m_number->text().trimmed();
    const domain::Date day = toDate(m_day->day());
    if (m_kind == Kind::Receipt)
        return domain::RecordReceipt{id, *account(), number, day, *amount(), *rate(), {}};
    domain::PostDocument post;
    post.document.id = id;
    post.document.kind = domain::FactKind::CreditNote;
    post.document.account = account();
    post.document.document = number;
    post.document.date = day;
    post.document.amount = *amount();
    post.document.rate_micro = *rate();
    return post;
}

QString DocumentForm::doneSentence() const
{
    const kit::Format format;
    const domain::Money left = *amount() - m_parts->allocated();
    const QString number = m_number->text().trimmed();
    const QString whole = format.moneyWithCurrency(*amount());
    if (left.isZero())
        return m_kind == Kind::Receipt ? tr("Receipt %1 of %2 is recorded, and all of it is allocated.").arg(number, whole)
                                       : tr("Credit note %1 of %2 is posted, and all of it is allocated.").arg(number, whole);
    const QString rest = format.moneyWithCurrency(left);
    return m_kind == Kind::Receipt ? tr("Receipt %1 of %2 is recorded; %3 of it stays unapplied.").arg(number, whole, rest)
                                   : tr("Credit note %1 of %2 is posted; %3 of it stays unapplied.").arg(number, whole, rest);
}

void DocumentForm::submit()
{
    if (!obstacle().isEmpty())
        return;
    const domain::FactId id(context().workspace.newId());
    const auto latest = m_parts->latestInvoice();
    const domain::Date day = toDate(m_day->day());
    domain::AllocateReceipt allocation{id, m_parts->toParts([this] { return context().workspace.newId(); }), latest ? std::max(day, *latest) : day};
    Q_EMIT began();
    acting().ask(desk().record(toCommand(id), allocation), this,
                 [this, sentence = doneSentence(), whose = *account()](const domain::Result<workspace::CashRecorded> &recorded) {
                     if (!recorded)
                         refuse(recorded.error());
                     else if (recorded->notAllocated)
                         Q_EMIT leftUnapplied(whose, recorded->document, workspace::errorText(*recorded->notAllocated));
                     else
                         Q_EMIT done(sentence);
                 });
}

void DocumentForm::focusStart()
{
    if (m_customer->customer())
        m_amount->setFocus(Qt::OtherFocusReason);
    else
        m_customer->setFocus(Qt::OtherFocusReason);
}

void DocumentForm::retranslate()
{
    name(m_customer, tr("Customer"));
    name(m_money, tr("Amount"));
    m_amount->setAccessibleName(tr("Amount"));
    m_currency->setAccessibleName(tr("Currency"));
    name(m_rate, tr("Rate"));
    name(m_day, m_kind == Kind::Receipt ? tr("Received on") : tr("Date"));
    name(m_number, m_kind == Kind::Receipt ? tr("Reference") : tr("Number"));
    m_customer->setPlaceholderText(tr("Part of the name"));
    m_number->setPlaceholderText(m_kind == Kind::Receipt ? tr("Bank reference; an invoice number in it is recognised") : QString());
    m_parts->retranslate();
    if (!m_remainder.isNull())
        m_remainder->retranslate();
}

} // namespace plumbline::pages
