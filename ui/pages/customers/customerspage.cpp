#include "customers/customerspage.h"

#include "customers/customerlistmodel.h"
#include "customers/customerview.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/workspace/labels.h"

#include <QAction>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using domain::EntityKind;

constexpr int FilterWidthUnits = 50;
/// How long typing rests before the customers are searched.
constexpr int TypingRest = 150;
const QString BackAction = QStringLiteral("customers.back");

} // namespace

CustomersPage::CustomersPage(const Context &context, QWidget *parent)
    : Page(QStringLiteral("customers"), context, parent), m_model(new CustomerListModel(context.workspace, this))
{
    build();
    connectList();
    connectView();
    addActions();
}

CustomersPage::~CustomersPage()
{
    context().actions.remove(BackAction);
}

QString CustomersPage::pageTitle()
{
    return tr("Customers");
}

QString CustomersPage::help() const
{
    return tr("Every customer as of today, those with unkept commitments first. A commitment is unkept when its due date is over and it is not fulfilled, "
              "or when it was broken and not made good since. Enter opens a customer: what is unkept, what is owed and since when, and everything that "
              "happened. Esc or Alt+Left goes back to the list.");
}

void CustomersPage::build()
{
    const kit::Tokens &t = kit::tokens();
    m_stack = new QStackedWidget(this);
    m_overview = new QWidget(m_stack);
    m_banner = new kit::Banner(m_overview);
    m_panel = new kit::TablePanel(m_overview);
    m_filter = new QLineEdit(m_panel);
    m_filter->setObjectName(QStringLiteral("customers.filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(t.space(FilterWidthUnits));
    m_filter->addAction(kit::icon(kit::Glyph::Filter, kit::TextLevel::Muted), QLineEdit::LeadingPosition);
    m_panel->addTool(m_filter);
    m_panel->table()->setObjectName(QStringLiteral("customers.list"));
    m_panel->table()->setModel(m_model);
    m_panel->table()->rememberColumns(context().settings, QStringLiteral("customers.list"));
    m_panel->states()->setState(kit::PageState::Loading);
    m_typing = new QTimer(this);
    m_typing->setSingleShot(true);
    m_typing->setInterval(TypingRest);
    auto *overview = new QVBoxLayout(m_overview);
    overview->setContentsMargins(t.space(6), t.space(3), t.space(6), t.space(4));
    overview->setSpacing(t.space(3));
    overview->addWidget(m_banner);
    overview->addWidget(m_panel, 1);
    m_view = new CustomerView(context(), m_stack);
    m_stack->addWidget(m_overview);
    m_stack->addWidget(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setStart(m_panel->table());
}

void CustomersPage::connectList()
{
    connect(m_filter, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        m_typing->stop();
        m_model->setFilter(m_filter->text());
        m_panel->table()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_model, &CustomerListModel::shown, this, &CustomersPage::showList);
    connect(m_model, &CustomerListModel::failed, this, &CustomersPage::refuse);
    connect(m_panel, &kit::TablePanel::exportRequested, this, &CustomersPage::exportWanted);
    connect(m_panel->states(), &kit::StateStack::acted, this, [this](kit::PageState state) {
        if (state == kit::PageState::FilteredToNothing)
            removeFilter();
        else if (state == kit::PageState::Empty)
            Q_EMIT pageWanted(QStringLiteral("import"));
        else
            refresh();
    });
    kit::DataTable *table = m_panel->table();
    connect(table, &kit::DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        const domain::Uuid account = m_model->accountAt(index.row());
        if (!account.isNil() && !isOpen())
            Q_EMIT recordSelected(EntityKind::Account, account);
    });
    connect(table, &kit::DataTable::opened, this, [this](const QModelIndex &index) { open(domain::AccountId(m_model->accountAt(index.row()))); });
    connect(table, &kit::DataTable::escaped, this, [this] { removeFilter(); });
}

void CustomersPage::connectView()
{
    connect(m_view, &CustomerView::backWanted, this, &CustomersPage::back);
    connect(m_view, &CustomerView::filterChanged, this, &CustomersPage::filterChanged);
    connect(m_view, &CustomerView::recordSelected, this, &CustomersPage::recordSelected);
    connect(m_view, &CustomerView::recordOpened, this, &CustomersPage::recordOpened);
    connect(m_view, &CustomerView::recordWanted, this, &CustomersPage::recordWanted);
    connect(m_view, &CustomerView::exportWanted, this, &CustomersPage::exportWanted);
    connect(m_view, &CustomerView::settled, this, &CustomersPage::settled);
    connect(m_view, &CustomerView::newWanted, this,
            [this](EntityKind kind) { Q_EMIT newWanted(kind, EntityKind::Account, m_view->account().uuid()); });
}

void CustomersPage::addActions()
{
    context().actions.add({BackAction, [] { return CustomersPage::tr("Back to all customers"); }, kit::ActionSection::Rows,
                           {QKeySequence(Qt::ALT | Qt::Key_Left)}, kit::Glyph::ChevronLeft, {}},
                          this, [this] { back(); });
    enableActions();
}

void CustomersPage::enableActions()
{
    if (QAction *action = context().actions.find(BackAction))
        action->setEnabled(isInFront() && isOpen());
}

void CustomersPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    enableActions();
}

void CustomersPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    enableActions();
}

void CustomersPage::activate()
{
    Page::activate();
    if (isOpen())
        m_view->focusList();
}

/// The slice means nothing here; something was committed.
void CustomersPage::applySlice(const analytics::Slice &slice)
{
    if (isInFront())
        refresh();
    else
        Page::applySlice(slice);
}

void CustomersPage::refresh()
{
    m_asked.ask(workspace::CustomerDesk(context().workspace).customers(), this, [this](const domain::Result<workspace::CustomersShown> &customers) {
        if (customers) {
            m_banner->clear();
            m_model->setCustomers(*customers);
        } else {
            refuse(customers.error());
        }
        Q_EMIT settled();
    });
    if (isOpen())
        m_view->refresh();
}

/// What was on screen stays there, with a sentence above it; an empty page says it in the middle.
void CustomersPage::refuse(const domain::Error &error)
{
    if (m_model->list())
        m_banner->show(kit::Tone::Bad, workspace::errorText(error), {}, kit::Dismissal::CanBeClosed);
    else
        m_panel->states()->setNotice({kit::PageState::Error, workspace::errorText(error), {}, {}});
    Q_EMIT settled();
}

void CustomersPage::showList()
{
    const analytics::CustomerListPtr &list = m_model->list();
    if (!list)
        return;
    const kit::Format format;
    const auto money = [&](std::int64_t amount) { return format.moneyWithCurrency(domain::Money(amount, m_model->currency())); };
    const analytics::CustomerLine &total = list->total();
    const auto sum = [](const QString &label, const QString &text) { return kit::Total{label, text, text}; };
    m_panel->footer()->setTotals(static_cast<qint64>(list->size()), {sum(tr("Outstanding"), money(total.outstanding)), sum(tr("Overdue"), money(total.overdue)),
                                                                     sum(tr("Unkept"), format.count(total.unkept)),
                                                                     sum(tr("Open deals"), money(total.openDeals))});
    if (list->size() > 0)
        m_panel->states()->setState(kit::PageState::Ready);
    else if (m_model->total() > 0)
        m_panel->states()->setNotice(
            {kit::PageState::FilteredToNothing, tr("No customer contains “%1”.").arg(m_model->filter().trimmed()), {}, tr("Take the filter off")});
    else if (context().workspace.syncStatus().line == workspace::SyncStatus::Line::Scanning)
        m_panel->states()->setNotice({kit::PageState::Empty, tr("The first rows are on their way."),
                                      tr("They show here as soon as the hub has sent them all; the bottom line says how far that is."), {}});
    else
        m_panel->states()->setNotice({kit::PageState::Empty, tr("There are no customers yet."), tr("They come with the file they are in, one row each."),
                                      context().actions.find(QStringLiteral("page.import")) ? tr("Import a file") : QString()});
    if (list->size() > 0 && !m_panel->table()->currentIndex().isValid())
        m_panel->table()->selectRow(0);
    Q_EMIT settled();
}

bool CustomersPage::isOpen() const
{
    return m_stack->currentWidget() == m_view;
}

void CustomersPage::open(const domain::AccountId &account)
{
    if (account.isNil())
        return;
    m_stack->setCurrentWidget(m_view);
    setStart(m_view);
    m_view->showCustomer(account);
    m_view->focusList();
    enableActions();
    Q_EMIT filterChanged();
}

void CustomersPage::showRecord(const domain::Uuid &record)
{
    open(domain::AccountId(record));
}

void CustomersPage::back()
{
    if (!isOpen())
        return;
    const domain::Uuid account = m_view->account().uuid();
    m_stack->setCurrentWidget(m_overview);
    setStart(m_panel->table());
    m_view->forget();
    if (const analytics::CustomerListPtr &list = m_model->list())
        if (const std::size_t row = list->rowOf(account); row < list->size())
            m_panel->table()->selectRow(static_cast<int>(row));
    m_panel->table()->setFocus(Qt::OtherFocusReason);
    enableActions();
    Q_EMIT filterChanged();
    Q_EMIT settled();
}

void CustomersPage::forget()
{
    m_asked.drop();
    m_typing->stop();
    m_view->forget();
    m_stack->setCurrentWidget(m_overview);
    setStart(m_panel->table());
    {
        const QSignalBlocker quiet(m_filter);
        m_filter->clear();
    }
    m_model->clear();
    m_banner->clear();
    m_panel->footer()->setTotals(0, {});
    m_panel->states()->setState(kit::PageState::Loading);
    enableActions();
}

bool CustomersPage::isSettled() const
{
    if (isOpen())
        return m_view->isSettled();
    return m_model->list() ? !m_asked.isPending() && m_model->isSettled() && !m_typing->isActive()
                           : m_panel->states()->state() == kit::PageState::Error;
}

QString CustomersPage::filterSentence() const
{
    return isOpen() ? m_view->filterSentence() : QString();
}

bool CustomersPage::removeFilter()
{
    if (isOpen()) {
        if (!m_view->removeFilter())
            back();
        return true;
    }
    if (m_filter->text().isEmpty())
        return false;
    m_filter->clear();
    m_typing->stop();
    m_model->setFilter({});
    return true;
}

bool CustomersPage::focusFilter()
{
    if (isOpen()) {
        m_view->focusFilter();
        return true;
    }
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    return true;
}

std::optional<ExportContent> CustomersPage::exportContent() const
{
    if (isOpen())
        return m_view->exportContent();
    if (m_model->rowCount() == 0)
        return std::nullopt;
    ExportContent content{m_model->content(), m_overview};
    content.table.title = title();
    if (const QString text = m_filter->text().trimmed(); !text.isEmpty())
        content.table.filterLines << tr("Contains “%1”").arg(text);
    return content;
}

void CustomersPage::retranslate()
{
    m_panel->setTitle(tr("All customers"));
    m_panel->table()->setAccessibleName(tr("Customers, those with unkept commitments first"));
    m_filter->setPlaceholderText(tr("Filter customers"));
    m_filter->setAccessibleName(tr("Filter customers by name, owner or credit rating"));
    m_filter->setToolTip(tr("Show only customers that contain this text (/)"));
    m_model->retranslate();
    m_view->retranslate();
    showList();
}

} // namespace plumbline::pages
