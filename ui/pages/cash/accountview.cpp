#include "cash/accountview.h"

#include "cash/cashwords.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <map>

namespace plumbline::pages {

namespace {

constexpr std::size_t MostOpen = 60;
constexpr std::size_t MostOthers = 12;
constexpr domain::Roles Chasers = domain::FinanceStaff | domain::Sellers;

} // namespace

AccountView::AccountView(const Context &context, domain::AccountId account, QWidget *parent) : CashForm(context, parent)
{
    column()->addStretch(1);
    follow(account);
}

QString AccountView::title() const
{
    return cash() ? cash()->name : tr("Account");
}

QString AccountView::subtitle() const
{
    if (!cash())
        return {};
    std::map<domain::Currency, domain::Money> sums;
    for (const workspace::OpenInstalment &each : cash()->open) {
        domain::Money &sum = sums.try_emplace(each.amount.currency(), domain::Money(0, each.amount.currency())).first->second;
        sum = sum.add(each.item.open).value_or(sum);
    }
    const kit::Format format;
    QStringList facts;
    for (const auto &[currency, sum] : sums)
        facts << tr("%1 open").arg(format.moneyWithCurrency(sum));
    if (!cash()->owner.isEmpty())
        facts << tr("owner %1").arg(cash()->owner);
    if (!cash()->creditRating.isEmpty())
        facts << tr("credit %1").arg(cash()->creditRating);
    return facts.join(QStringLiteral(" · "));
}

QString AccountView::act() const
{
    return tr("Record receipt");
}

void AccountView::submit()
{
    Q_EMIT wanted({CashWish::Act::Receipt});
}

void AccountView::focusStart()
{
    for (QPushButton *each : findChildren<QPushButton *>())
        if (each->isVisibleTo(this)) {
            each->setFocus(Qt::OtherFocusReason);
            return;
        }
}

void AccountView::retranslate()
{
    if (cash())
        take();
}

/// Made anew: a customer's account is short, and everything in it may have moved.
void AccountView::take()
{
    const bool hadFocus = m_content == nullptr || m_content->isAncestorOf(QApplication::focusWidget());
    if (m_content != nullptr) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget(this);
    m_sections = new QVBoxLayout(m_content);
    m_sections->setContentsMargins(0, 0, 0, 0);
    m_sections->setSpacing(kit::tokens().space(1));
    addActs();
    addUnapplied();
    addOpen();
    addWriteOffs();
    addContacts();
    addAllocations();
    addDocuments();
    m_sections->addStretch(1);
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_content);
    m_content->show();
    if (hadFocus)
        focusStart();
}

CashLine *AccountView::line(const LineTexts &texts, std::vector<LineAct> acts)
{
    return new CashLine(texts, std::move(acts), m_content);
}

LineAct AccountView::wish(const QString &text, CashWish wish)
{
    return {text, [this, wish = std::move(wish)] { Q_EMIT wanted(wish); }};
}

void AccountView::addSection(const QString &heading, const std::vector<CashLine *> &lines, std::size_t all)
{
    if (lines.empty())
        return;
    auto *title = new kit::Label(kit::TextSize::Body, kit::TextLevel::Strong, m_content);
    title->setLook(kit::TextSize::Body, kit::TextLevel::Strong, kit::Weight::Medium);
    title->setText(heading);
    title->setContentsMargins(0, kit::tokens().space(4), 0, 0);
    m_sections->addWidget(title);
    for (CashLine *each : lines)
        m_sections->addWidget(each);
    const int left = static_cast<int>(all - lines.size());
    if (left <= 0)
        return;
    auto *more = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, m_content);
    more->setText(tr("and %1 more", nullptr, left).arg(kit::Format().count(left)));
    m_sections->addWidget(more);
}

void AccountView::addActs()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(kit::tokens().space(2));
    const auto add = [&](const char *id, const QString &text, CashWish::Act act) {
        auto *button = new QPushButton(text, m_content);
        button->setObjectName(QString::fromLatin1(id));
        connect(button, &QPushButton::clicked, this, [this, act] { Q_EMIT wanted({act}); });
        bar->addWidget(button);
    };
    if (obstacleOfRole(Chasers).isEmpty()) {
        add("account.chase", tr("Chase"), CashWish::Act::Chase);
        add("account.promise", tr("Promise"), CashWish::Act::Promise);
    }
    if (isFinance()) {
        add("account.dispute", tr("Dispute"), CashWish::Act::Dispute);
        add("account.creditNote", tr("Credit note"), CashWish::Act::CreditNote);
    }
    bar->addStretch(1);
    m_sections->addLayout(bar);
}

void AccountView::addUnapplied()
{
    const kit::Format format;
    std::vector<CashLine *> lines;
    for (const workspace::CashDocument &each : cash()->documents) {
        if (each.left.minor() <= 0)
            continue;
        std::vector<LineAct> acts;
        if (isFinance())
            acts = {wish(tr("Allocate"), {CashWish::Act::Allocate, {}, each.id}), reversing(each)};
        //: A document's day, and what it was for.
        const QString details = tr("%1 · of %2").arg(format.date(each.date), format.moneyWithCurrency(each.amount));
        //: A document's kind and number.
        lines.push_back(line({tr("%1 %2").arg(cashwords::kindText(each.kind), each.document), details, format.moneyWithCurrency(each.left)}, std::move(acts)));
    }
    addSection(tr("Not allocated yet"), lines, lines.size());
}

std::vector<LineAct> AccountView::actsOf(const workspace::OpenInstalment &open)
{
    std::vector<LineAct> acts;
    const domain::InstalmentId id = open.item.instalment;
    if (obstacleOfRole(Chasers).isEmpty()) {
        acts.push_back(wish(tr("Chase"), {CashWish::Act::Chase, id}));
        acts.push_back(wish(tr("Promise to pay…"), {CashWish::Act::Promise, id}));
    }
    if (!isFinance())
        return acts;
    const bool disputed = open.item.disputed;
    acts.push_back({disputed ? tr("No longer disputed") : tr("Mark as disputed"), [this, open, disputed] { setDisputed(open, !disputed); }});
    acts.push_back(wish(tr("Ask for a write-off…"), {CashWish::Act::WriteOff, id}));
    const auto invoice = std::ranges::find(cash()->documents, open.invoice, &workspace::CashDocument::id);
    if (invoice != cash()->documents.end())
        acts.push_back(reversing(*invoice));
    return acts;
}

void AccountView::addOpen()
{
    const kit::Format format;
    const domain::Date today = context().workspace.today();
    std::vector<CashLine *> lines;
    for (const workspace::OpenInstalment &each : cash()->open) {
        if (lines.size() == MostOpen)
            break;
        QStringList details{cashwords::dueText(each.item.due, today)};
        if (each.item.open != each.amount)
            details << tr("of %1").arg(format.money(each.amount));
        if (each.item.disputed)
            details << tr("disputed");
        if (each.writeOffAsked)
            details << tr("write-off of %1 waits for approval").arg(format.money(*each.writeOffAsked));
        lines.push_back(line({each.item.document, details.join(QStringLiteral(" · ")), format.moneyWithCurrency(each.item.open)}, actsOf(each)));
    }
    addSection(tr("Open"), lines, cash()->open.size());
}

void AccountView::addWriteOffs()
{
    const kit::Format format;
    std::vector<CashLine *> lines;
    for (const workspace::WriteOffAsked &each : cash()->writeOffs) {
        if (lines.size() == MostOthers)
            break;
        //: The state of a request, its reason, who asked, and when.
        const QString details = tr("%1 · %2 · %3, %4").arg(workspace::tokenLabel(domain::toToken(each.state)), workspace::tokenLabel(domain::toToken(each.reason)),
                                                           each.requestedBy, format.date(each.requestedOn));
        lines.push_back(line({each.invoiceDocument, details, format.moneyWithCurrency(each.amount)}));
    }
    addSection(tr("Write-offs asked for"), lines, cash()->writeOffs.size());
}

void AccountView::addContacts()
{
    const kit::Format format;
    const auto about = [](const QString &invoice) { return invoice.isEmpty() ? tr("Everything owed") : invoice; };
    std::vector<CashLine *> promises;
    for (const workspace::PromiseShown &each : cash()->promises) {
        if (promises.size() == MostOthers)
            break;
        promises.push_back(line({tr("By %1").arg(format.date(each.dueDate)), tr("%1 · said on %2").arg(about(each.invoiceDocument), format.date(each.madeOn)),
                                 format.moneyWithCurrency(each.amount)}));
    }
    addSection(tr("Promises to pay"), promises, cash()->promises.size());
    std::vector<CashLine *> chases;
    for (const workspace::ChaseShown &each : cash()->chases) {
        if (chases.size() == MostOthers)
            break;
        //: What was chased, and by whom.
        const QString details = each.by.isEmpty() ? about(each.invoiceDocument) : tr("%1 · %2").arg(about(each.invoiceDocument), each.by);
        chases.push_back(line({cashwords::levelText(each.level), details, format.date(each.on)}));
    }
    addSection(tr("Chases"), chases, cash()->chases.size());
}

void AccountView::addAllocations()
{
    const kit::Format format;
    std::vector<CashLine *> lines;
    for (const workspace::AllocationShown &each : cash()->allocations) {
        if (lines.size() == MostOthers)
            break;
        std::vector<LineAct> acts;
        if (isFinance())
            acts.push_back({tr("Take back"), [this, each] { takeBack(each); }});
        //: A receipt or credit note, and the invoice it was set against.
        lines.push_back(line({tr("%1 → %2").arg(each.fromDocument, each.invoiceDocument), tr("%1 · %2").arg(cashwords::kindText(each.fromKind), format.date(each.on)),
                              format.moneyWithCurrency(each.amount)},
                             std::move(acts)));
    }
    addSection(tr("Allocated"), lines, cash()->allocations.size());
}

void AccountView::addDocuments()
{
    const kit::Format format;
    std::vector<CashLine *> lines;
    for (const workspace::CashDocument &each : cash()->documents) {
        if (lines.size() == MostOthers)
            break;
        std::vector<LineAct> acts;
        if (isFinance())
            acts.push_back(reversing(each));
        lines.push_back(line({tr("%1 %2").arg(cashwords::kindText(each.kind), each.document), format.date(each.date), format.moneyWithCurrency(each.amount)}, std::move(acts)));
    }
    addSection(tr("Documents"), lines, cash()->documents.size());
}

LineAct AccountView::reversing(const workspace::CashDocument &document)
{
    return {tr("Reverse…"), [this, document] { reverse(document); }};
}

void AccountView::takeBack(const workspace::AllocationShown &allocation)
{
    const domain::TakeBackAllocation act{allocation.id, domain::AllocationId(context().workspace.newId())};
    const QString sentence = tr("%1 from %2 is taken back from %3 and can be allocated again.")
                                 .arg(kit::Format().moneyWithCurrency(allocation.amount), allocation.fromDocument, allocation.invoiceDocument);
    send(context().workspace.act(act), [sentence](const auto &) { return sentence; });
}

void AccountView::setDisputed(const workspace::OpenInstalment &open, bool disputed)
{
    const QString sentence = disputed ? tr("%1 is marked as disputed.").arg(open.item.document) : tr("%1 is no longer disputed.").arg(open.item.document);
    send(context().workspace.patch(domain::EntityKind::Instalment, open.item.instalment.uuid(), QStringLiteral("disputed"), !disputed, disputed),
         [sentence](const auto &) { return sentence; });
}

void AccountView::reverse(const workspace::CashDocument &document)
{
    const QString name = tr("%1 %2").arg(cashwords::kindText(document.kind), document.document);
    kit::Question question;
    question.tone = kit::Tone::Watch;
    question.title = tr("Reverse %1?").arg(name);
    question.sentence = tr("A document of %1 is posted today against %2, and what was allocated of it or to it is taken back.")
                            .arg(kit::Format().moneyWithCurrency(-document.amount), name);
    question.advice = tr("Both stay in the books. A reversal is not taken back: post the document anew where it was right.");
    question.answers = {{QStringLiteral("reverse"), tr("Reverse it"), true}, {QStringLiteral("keep"), tr("Leave it as it is")}};
    question.defaultAnswer = QStringLiteral("keep");
    context().prompt.ask(this, question, this, [this, id = document.id, name](const QString &answer) {
        if (answer != QStringLiteral("reverse"))
            return;
        const domain::ReverseDocument act{id, domain::FactId(context().workspace.newId())};
        const QString sentence = tr("%1 is reversed.").arg(name);
        send(context().workspace.act(act), [sentence](const auto &) { return sentence; });
    });
}

} // namespace plumbline::pages
