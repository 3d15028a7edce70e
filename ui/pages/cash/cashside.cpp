#include "cash/cashside.h"

#include "cash/allocateform.h"
#include "cash/chaseform.h"
#include "cash/disputeform.h"
#include "cash/documentform.h"
#include "cash/writeoffform.h"

#include <QEvent>

namespace plumbline::pages {

CashSide::CashSide(const Context &context, QWidget *parent) : kit::ActPanel(parent), m_context(context)
{
    setObjectName(QStringLiteral("cashSide"));
    connect(this, &kit::ActPanel::acted, this, [this] {
        if (m_form != nullptr)
            m_form->submit();
    });
}

void CashSide::recordReceipt(const std::optional<analytics::Member> &customer)
{
    m_backTo.reset();
    auto *form = new DocumentForm(m_context, DocumentForm::Kind::Receipt);
    put(form);
    if (customer) {
        form->setCustomer(*customer);
        form->focusStart();
    }
}

void CashSide::showAccount(domain::AccountId account)
{
    m_backTo.reset();
    put(new AccountView(m_context, account));
}

void CashSide::begin(const CashWish &wish, domain::AccountId account)
{
    m_backTo.reset();
    put(make(wish, account));
}

CashForm *CashSide::make(const CashWish &wish, domain::AccountId account)
{
    switch (wish.act) {
    case CashWish::Act::Receipt: return new DocumentForm(m_context, DocumentForm::Kind::Receipt);
    case CashWish::Act::CreditNote: return new DocumentForm(m_context, DocumentForm::Kind::CreditNote);
    case CashWish::Act::Allocate: return new AllocateForm(m_context, account, wish.document.value_or(domain::FactId()));
    case CashWish::Act::WriteOff: return new WriteOffForm(m_context, account, wish.instalment);
    case CashWish::Act::Chase: return new ChaseForm(m_context, account, wish.instalment);
    case CashWish::Act::Promise: return new PromiseForm(m_context, account, wish.instalment);
    case CashWish::Act::Dispute: return new DisputeForm(m_context, account);
    }
    return nullptr;
}

/// What is put aside goes with the body it was.
void CashSide::put(CashForm *form)
{
    m_form = form;
    setError({});
    setProgress(Progress::Idle);
    setBody(form);
    setSummary(form->makeSummary());
    connectForm(form);
    form->retranslate();
    showForm();
    open();
    form->focusStart();
}

void CashSide::connectForm(CashForm *form)
{
    connect(form, &CashForm::edited, this, &CashSide::showForm);
    connect(form, &CashForm::began, this, [this] { setProgress(Progress::Acting); });
    connect(form, &CashForm::refused, this, [this](const QString &sentence) {
        setProgress(Progress::Idle);
        setError(sentence);
    });
    // Behind the form's own work: what follows takes its place.
    connect(form, &CashForm::done, this, &CashSide::finish, Qt::QueuedConnection);
    if (auto *view = qobject_cast<AccountView *>(form))
        connect(
            view, &AccountView::wanted, this,
            [this, view](const CashWish &wish) {
                if (m_form != view || !view->account())
                    return;
                const domain::AccountId account = *view->account();
                const QString name = view->title();
                CashForm *next = make(wish, account);
                put(next);
                m_backTo = account;
                if (auto *document = qobject_cast<DocumentForm *>(next)) {
                    document->setCustomer({account.toString(), name});
                    document->focusStart();
                }
            },
            Qt::QueuedConnection);
    if (auto *document = qobject_cast<DocumentForm *>(form))
        connect(
            document, &DocumentForm::leftUnapplied, this,
            [this](domain::AccountId account, domain::FactId fact, const QString &why) {
                put(new AllocateForm(m_context, account, fact));
                m_backTo = account;
                setError(tr("It is recorded, but it was not allocated. %1 Allocate it here, or leave it unapplied.").arg(why));
            },
            Qt::QueuedConnection);
}

void CashSide::showForm()
{
    if (m_form == nullptr)
        return;
    setTitle(m_form->title(), m_form->subtitle());
    setAct(m_form->act());
    setObstacle(m_form->obstacle());
}

void CashSide::finish(const QString &sentence)
{
    setProgress(Progress::Idle);
    Q_EMIT done(sentence);
    if (qobject_cast<AccountView *>(m_form) != nullptr)
        m_form->refresh();
    else if (m_backTo)
        showAccount(*m_backTo);
    else
        close();
}

void CashSide::refresh()
{
    if (m_form != nullptr && !isHidden())
        m_form->refresh();
}

void CashSide::forget()
{
    m_form = nullptr;
    m_backTo.reset();
    setBody(new QWidget);
    setSummary(nullptr);
    setTitle({});
    setError({});
    close();
}

bool CashSide::isSettled() const
{
    return m_form == nullptr || isHidden() || m_form->isSettled();
}

void CashSide::changeEvent(QEvent *event)
{
    ActPanel::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || m_form == nullptr)
        return;
    m_form->retranslate();
    setError({});
    showForm();
}

} // namespace plumbline::pages
