#include "receivables/receivablespage.h"

#include "cash/cashside.h"
#include "rows/rowsview.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/kit/theme.h"
#include "plumbline/models/customersmodel.h"
#include "plumbline/workspace/labels.h"

#include <QAction>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

/// The acts of the receivables page: their buttons and keys, and whom they are about. The keys are known while the page is, and
/// work while it is in front.
namespace plumbline::pages {

namespace {

const QString RecordAction = QStringLiteral("receivables.record");
const QString AccountAction = QStringLiteral("receivables.account");
const QString ChaseAction = QStringLiteral("receivables.chase");
const QString PromiseAction = QStringLiteral("receivables.promise");
const QString DisputeAction = QStringLiteral("receivables.dispute");
const std::array AllActions{RecordAction, AccountAction, ChaseAction, PromiseAction, DisputeAction};

} // namespace

void ReceivablesPage::buildActs()
{
    const kit::Tokens &look = kit::tokens();
    m_done = new kit::Banner;
    m_whose = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(look.space(2));
    for (const QString &id : AllActions) {
        auto *button = new QPushButton(m_acts);
        button->setObjectName(id);
        kit::setButtonWeight(button, id == RecordAction ? kit::ButtonWeight::Primary : kit::ButtonWeight::Normal);
        connect(button, &QPushButton::clicked, this, [this, id] { context().actions.trigger(id); });
        bar->addWidget(button);
        m_actButtons.emplace_back(button, id);
    }
    bar->addWidget(m_whose, 1);
    auto *layout = new QVBoxLayout(m_acts);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look.space(2));
    layout->addWidget(m_done);
    layout->addLayout(bar);
    m_done->clear();
    m_side = new CashSide(context(), this);
    addSide(m_side);
    connect(m_side, &CashSide::done, this, [this](const QString &sentence) {
        m_done->show(kit::Tone::Good, sentence, {}, kit::Dismissal::CanBeClosed);
    });
}

void ReceivablesPage::addActions()
{
    const auto add = [this](const QString &id, std::function<QString()> text, const QKeySequence &key, kit::Glyph glyph, std::function<void()> run) {
        context().actions.add({id, std::move(text), kit::ActionSection::Rows, {key}, glyph, {}}, this, std::move(run));
    };
    add(RecordAction, [] { return ReceivablesPage::tr("Record receipt"); }, QKeySequence(Qt::CTRL | Qt::Key_R), kit::Glyph::Money, [this] { recordReceipt(); });
    add(AccountAction, [] { return ReceivablesPage::tr("Open account"); }, QKeySequence(Qt::Key_O), kit::Glyph::Customers, [this] { openAccount(); });
    add(ChaseAction, [] { return ReceivablesPage::tr("Chase"); }, QKeySequence(Qt::Key_C), kit::Glyph::Ageing, [this] { begin({CashWish::Act::Chase}); });
    add(PromiseAction, [] { return ReceivablesPage::tr("Promise to pay"); }, QKeySequence(Qt::Key_P), kit::Glyph::Calendar,
        [this] { begin({CashWish::Act::Promise}); });
    add(DisputeAction, [] { return ReceivablesPage::tr("Dispute"); }, QKeySequence(Qt::Key_D), kit::Glyph::Warning, [this] { toggleDispute(); });
    enableActions(false);
}

void ReceivablesPage::enableActions(bool inFront)
{
    for (const QString &id : AllActions)
        if (QAction *action = context().actions.find(id))
            action->setEnabled(inFront);
}

void ReceivablesPage::showEvent(QShowEvent *event)
{
    enableActions(true);
    FigurePage::showEvent(event);
}

void ReceivablesPage::hideEvent(QHideEvent *event)
{
    enableActions(false);
    FigurePage::hideEvent(event);
}

ReceivablesPage::~ReceivablesPage()
{
    for (const QString &id : AllActions)
        context().actions.remove(id);
}

void ReceivablesPage::retranslateActs()
{
    // What was done is said in the language it was done in.
    m_done->clear();
    for (const auto &[button, id] : m_actButtons)
        if (const QAction *action = context().actions.find(id)) {
            button->setText(action->text());
            //: An act and its key: "Chase (C)".
            button->setToolTip(tr("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
        }
    showActs();
}

std::optional<analytics::Member> ReceivablesPage::currentCustomer() const
{
    if (m_lists->currentIndex() == Items)
        return m_customer && !m_customer->key.isEmpty() ? m_customer : std::nullopt;
    const QModelIndex at = m_customers->table()->currentIndex();
    if (!at.isValid())
        return std::nullopt;
    const analytics::Member &account = m_model->customerAt(at.row()).account;
    return account.key.isEmpty() ? std::nullopt : std::optional(account);
}

std::optional<domain::InstalmentId> ReceivablesPage::currentInstalment() const
{
    const QModelIndex at = m_items->panel()->table()->currentIndex();
    if (m_lists->currentIndex() != Items || !at.isValid() || m_items->model().recordKind() != domain::EntityKind::Instalment)
        return std::nullopt;
    return domain::InstalmentId(m_items->model().recordAt(at.row()));
}

void ReceivablesPage::showActs()
{
    const auto customer = currentCustomer();
    const bool isAbout = customer.has_value() || currentInstalment().has_value();
    m_whose->setText(customer ? customer->name : QString());
    for (const auto &[button, id] : m_actButtons)
        button->setEnabled(id == RecordAction || isAbout);
}

void ReceivablesPage::recordReceipt()
{
    Q_EMIT recordSelected(domain::EntityKind::None, {});
    const auto customer = currentCustomer();
    if (customer || !currentInstalment()) {
        m_side->recordReceipt(customer);
        return;
    }
    withCustomer([this](domain::AccountId account) { recordReceiptOf(account); });
}

void ReceivablesPage::recordReceiptOf(domain::AccountId account)
{
    m_customerAsked.ask(context().workspace.record(domain::EntityKind::Account, account.uuid()), this,
                        [this, account](const domain::Result<std::vector<workspace::FieldText>> &fields) {
                            if (!fields) {
                                Q_EMIT noticeChanged(workspace::errorText(fields.error()));
                                return;
                            }
                            const auto name = std::ranges::find(*fields, QStringLiteral("name"), &workspace::FieldText::field);
                            m_side->recordReceipt(analytics::Member{account.toString(), name == fields->end() ? QString() : name->after});
                        });
}

void ReceivablesPage::beginNew(domain::EntityKind aboutKind, const domain::Uuid &about)
{
    Q_EMIT recordSelected(domain::EntityKind::None, {});
    if (aboutKind == domain::EntityKind::Account)
        recordReceiptOf(domain::AccountId(about));
    else
        recordReceipt();
}

void ReceivablesPage::withCustomer(std::function<void(domain::AccountId)> act)
{
    const auto customer = currentCustomer();
    const auto id = customer ? domain::Uuid::parse(customer->key) : domain::Result<domain::Uuid>(domain::Uuid());
    if (id && !id->isNil()) {
        act(domain::AccountId(*id));
        return;
    }
    const auto instalment = currentInstalment();
    if (!instalment)
        return;
    m_customerAsked.ask(workspace::CashDesk(context().workspace).customerOf(*instalment), this,
                        [this, act = std::move(act)](const domain::Result<domain::AccountId> &account) {
                            if (account)
                                act(*account);
                            else
                                Q_EMIT noticeChanged(workspace::errorText(account.error()));
                        });
}

void ReceivablesPage::openAccount()
{
    withCustomer([this](domain::AccountId account) {
        Q_EMIT recordSelected(domain::EntityKind::None, {});
        m_side->showAccount(account);
    });
}

void ReceivablesPage::begin(const CashWish &wish)
{
    CashWish about = wish;
    about.instalment = currentInstalment();
    withCustomer([this, about](domain::AccountId account) {
        Q_EMIT recordSelected(domain::EntityKind::None, {});
        m_side->begin(about, account);
    });
}

/// Of an item's row at once; of a customer's, which of their invoices has to be said.
void ReceivablesPage::toggleDispute()
{
    const auto instalment = currentInstalment();
    if (!instalment) {
        begin({CashWish::Act::Dispute});
        return;
    }
    if (m_disputing.isPending())
        return;
    const int row = m_items->panel()->table()->currentIndex().row();
    const domain::Value mark = m_items->model().rows()->cell(static_cast<std::size_t>(row), analytics::RowColumn::Disputed);
    const auto *flag = std::get_if<std::int64_t>(&mark);
    const bool was = flag != nullptr && *flag != 0;
    m_disputing.ask(context().workspace.patch(domain::EntityKind::Instalment, instalment->uuid(), QStringLiteral("disputed"), was, !was), this,
                    [this, was](const domain::Result<void> &patched) {
                        if (!patched)
                            m_done->show(kit::Tone::Bad, workspace::errorText(patched.error()), {}, kit::Dismissal::CanBeClosed);
                        else
                            m_done->show(kit::Tone::Good, was ? tr("It is no longer disputed.") : tr("It is marked as disputed. Ctrl+Z takes the mark off."), {},
                                         kit::Dismissal::CanBeClosed);
                    });
}

} // namespace plumbline::pages
