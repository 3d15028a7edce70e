#include "cash/allocateform.h"

#include "cash/cashwords.h"
#include "cash/partslist.h"
#include "cash/remainderview.h"

#include "plumbline/kit/format.h"

#include <QVBoxLayout>

namespace plumbline::pages {

AllocateForm::AllocateForm(const Context &context, domain::AccountId account, domain::FactId document, QWidget *parent)
    : CashForm(context, parent), m_document(document), m_parts(new PartsList(this))
{
    column()->addWidget(m_parts, 1);
    connect(m_parts, &PartsList::changed, this, [this] {
        showRemainder();
        Q_EMIT edited();
    });
    follow(account);
}

const workspace::CashDocument *AllocateForm::document() const
{
    if (!cash())
        return nullptr;
    const auto found = std::ranges::find(cash()->documents, m_document, &workspace::CashDocument::id);
    return found == cash()->documents.end() ? nullptr : &*found;
}

void AllocateForm::take()
{
    const bool isFirst = !std::exchange(m_hasCome, true);
    m_parts->setItems(cash()->open, context().workspace.today());
    if (const workspace::CashDocument *from = document())
        m_parts->propose(from->left, from->document);
    else
        m_parts->clear();
    showRemainder();
    if (isFirst)
        focusStart();
}

void AllocateForm::showRemainder()
{
    if (m_remainder.isNull())
        return;
    if (const workspace::CashDocument *from = document())
        m_remainder->show(from->left, m_parts->allocated());
    else
        m_remainder->clear();
}

QWidget *AllocateForm::makeSummary()
{
    m_remainder = new RemainderView;
    showRemainder();
    return m_remainder;
}

QString AllocateForm::title() const
{
    return tr("Allocate what is unapplied");
}

QString AllocateForm::subtitle() const
{
    const workspace::CashDocument *from = document();
    if (!from)
        return CashForm::subtitle();
    //: A document's kind and number, its day, and its customer.
    return tr("%1 %2 of %3 · %4").arg(cashwords::kindText(from->kind), from->document, kit::Format().date(from->date), cash()->name);
}

QString AllocateForm::act() const
{
    return tr("Allocate");
}

QString AllocateForm::obstacle() const
{
    if (const QString role = obstacleOfRole(domain::FinanceStaff); !role.isEmpty())
        return role;
    if (!cash())
        return tr("What the customer owes is on its way.");
    const workspace::CashDocument *from = document();
    if (!from || from->left.minor() <= 0)
        return tr("Nothing of it is left to allocate.");
    if (const QString problem = m_parts->problem(); !problem.isEmpty())
        return problem;
    if (m_parts->allocated().isZero())
        return tr("Tick an invoice, or type its part.");
    if (m_parts->allocated() > from->left)
        return tr("The parts are more than what is left of it. Lessen one of them.");
    return {};
}

void AllocateForm::submit()
{
    if (!obstacle().isEmpty())
        return;
    const workspace::CashDocument *from = document();
    const auto latest = m_parts->latestInvoice();
    domain::AllocateReceipt allocation{m_document, m_parts->toParts([this] { return context().workspace.newId(); }),
                                       latest ? std::max(from->date, *latest) : from->date};
    const QString sentence = tr("%1 of %2 is allocated.").arg(kit::Format().moneyWithCurrency(m_parts->allocated()), from->document);
    send(context().workspace.act(std::move(allocation)), [sentence](const auto &) { return sentence; });
}

void AllocateForm::focusStart()
{
    m_parts->focusStart();
}

void AllocateForm::retranslate()
{
    m_parts->retranslate();
    if (!m_remainder.isNull())
        m_remainder->retranslate();
}

} // namespace plumbline::pages
