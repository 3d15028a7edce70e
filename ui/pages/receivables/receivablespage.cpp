#include "receivables/receivablespage.h"

#include "cash/cashside.h"
#include "parts/toggle.h"
#include "rows/rowsview.h"

#include "plumbline/kit/ageingbar.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/models/celltext.h"
#include "plumbline/models/customersmodel.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/labels.h"

#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using analytics::AgeingColumn;
using analytics::Metric;

constexpr int TileCount = 5;
constexpr int RowsHeight = 75;

} // namespace

ReceivablesPage::ReceivablesPage(const Context &context, QWidget *parent)
    : FigurePage(QStringLiteral("receivables"), context, parent), m_tiles(new kit::FigureRow), m_card(new kit::Card), m_ageing(new kit::AgeingBar),
      m_lists(new QStackedWidget), m_customers(new kit::TablePanel), m_model(new models::CustomersModel(this)), m_filter(new QLineEdit),
      m_customersToggle(new Toggle), m_itemsToggle(new Toggle), m_items(new RowsView(context, QStringLiteral("receivables")))
{
    build();
    buildCustomers();
    buildActs();
    connectParts();
    addActions();
}

void ReceivablesPage::build()
{
    const kit::Tokens &look = kit::tokens();
    // First of all, since the order of making is the order of Tab.
    m_tiles->showLoading(TileCount);
    m_tiles->setObjectName(QStringLiteral("receivablesTiles"));
    m_ageing->setObjectName(QStringLiteral("ageing"));
    m_items->setObjectName(QStringLiteral("receivablesRows"));
    m_card->body()->addWidget(m_ageing);
    m_lists->addWidget(m_customers);
    m_lists->addWidget(m_items);
    m_acts = new QWidget;
    m_lists->setMinimumHeight(look.space(RowsHeight));
    m_items->addTool(m_itemsToggle);
    column()->addWidget(m_tiles);
    column()->addWidget(m_card);
    column()->addWidget(m_acts);
    column()->addWidget(m_lists, 1);
}

void ReceivablesPage::buildCustomers()
{
    m_customers->setObjectName(QStringLiteral("customers"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(kit::tokens().space(50));
    m_filter->addAction(kit::icon(kit::Glyph::Filter, kit::TextLevel::Muted), QLineEdit::LeadingPosition);
    m_customers->addTool(m_filter);
    m_customers->addTool(m_customersToggle);
    kit::DataTable *table = m_customers->table();
    table->setModel(m_model);
    table->setItemDelegateForColumn(models::CustomersModel::Ageing, new kit::AgeingDelegate(table));
    table->rememberColumns(context().settings, QStringLiteral("receivables.customers"));
    m_customers->states()->setState(kit::PageState::Loading);
}

void ReceivablesPage::connectParts()
{
    connect(m_tiles, &kit::FigureRow::activated, this, &ReceivablesPage::pickOfAll);
    connect(m_ageing, &kit::Chart::activated, this, &ReceivablesPage::pickOfAll);
    for (Toggle *toggle : {m_customersToggle, m_itemsToggle})
        connect(toggle, &Toggle::chosen, this, [this](int which) {
            chooseList(static_cast<Look>(which));
            (which == Items ? m_items->panel() : m_customers)->table()->setFocus();
        });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        showCustomerTotals();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_customers->table()->setFocus(); });
    connect(m_customers->states(), &kit::StateStack::acted, this, [this] { m_filter->clear(); });
    connect(m_customers, &kit::TablePanel::exportRequested, this, &ReceivablesPage::exportWanted);
    connect(m_customers->table(), &kit::DataTable::opened, this, &ReceivablesPage::openCustomer);
    connect(m_customers->table(), &kit::DataTable::escaped, this, [this] { removeFilter(); });
    connect(m_customers->table(), &kit::DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        const auto account = index.isValid() ? domain::Uuid::parse(m_model->customerAt(index.row()).account.key) : domain::Result<domain::Uuid>(domain::Uuid());
        if (account && !account->isNil())
            Q_EMIT recordSelected(domain::EntityKind::Account, *account);
    });
    setStart(m_customers->table());
    connect(m_customers->table(), &kit::DataTable::currentRowChanged, this, &ReceivablesPage::showActs);
    connect(m_items->panel()->table(), &kit::DataTable::currentRowChanged, this, &ReceivablesPage::showActs);
    connect(m_items, &RowsView::recordSelected, this, &ReceivablesPage::recordSelected);
    connect(m_items, &RowsView::recordOpened, this, &ReceivablesPage::recordOpened);
    connect(m_items, &RowsView::exportWanted, this, &ReceivablesPage::exportWanted);
    connect(m_items, &RowsView::escaped, this, [this] { removeFilter(); });
    connect(m_items, &RowsView::failed, this, &ReceivablesPage::noticeChanged);
    connect(m_items, &RowsView::settled, this, &ReceivablesPage::settled);
}

QString ReceivablesPage::pageTitle()
{
    return tr("Receivables");
}

QString ReceivablesPage::help() const
{
    return tr("Everything owed on the as-of day, by days past its due date. The columns add up to the outstanding total; cash and credits that are not "
              "allocated stand in a column of their own. Click a column to see its items; Enter on a customer lists what they owe. Ctrl+R records a receipt "
              "of the selected customer; O opens their account, C records a chase, P a promise to pay and D a dispute.");
}

void ReceivablesPage::refresh()
{
    const analytics::Slice slice = context().slice.slice();
    ask<analytics::ReceivablesPage>(context().workspace.receivables(slice), [this](const analytics::ReceivablesPage &page) {
        m_page = page;
        m_lastDay.reset();
        if (isEmpty())
            askLastDay();
    });
    m_side->refresh();
}

/// On the day of the newest invoice something was owed.
void ReceivablesPage::askLastDay()
{
    analytics::Slice whole;
    whole.asOf = context().slice.today();
    whole.period = {domain::Date(1970, 1, 1), whole.asOf};
    workspace::Workspace &workspace = context().workspace;
    m_lastDayAsked.ask(workspace.rows({Metric::NetCreditSales}, whole), this, [this, &workspace](const domain::Result<analytics::RowsPtr> &rows) {
        if (!rows || (*rows)->size() == 0)
            return;
        m_lastDayAsked.ask(workspace.sorted(*rows, analytics::RowColumn::Date, analytics::Rows::Order::Descending), this,
                           [this](const domain::Result<analytics::RowsPtr> &newestFirst) {
                               if (!newestFirst)
                                   return;
                               const domain::Value newest = (*newestFirst)->cell(0, analytics::RowColumn::Date);
                               const auto *day = std::get_if<domain::Date>(&newest);
                               if (!day || *day == context().slice.slice().asOf)
                                   return;
                               m_lastDay = *day;
                               retranslateFigures();
                           });
    });
}

void ReceivablesPage::forget()
{
    m_customer.reset();
    m_wantsItems = false;
    m_lastDayAsked.drop();
    m_lastDay.reset();
    m_side->forget();
    m_done->clear();
    for (models::Latest *each : {&m_customerAsked, &m_disputing})
        each->drop();
    look(Customers);
    FigurePage::forget();
}

bool ReceivablesPage::isEmpty() const
{
    return m_page.customers.empty() && m_page.openCount.value.value_or(0) == 0 && m_page.outstanding.value.value_or(0) == 0;
}

std::pair<QString, QString> ReceivablesPage::emptyTexts() const
{
    return {tr("Nothing is owed on this day."), tr("If invoices are missing, import the receivables export of your finance system, a CSV or Excel file with one invoice per row.")};
}

void ReceivablesPage::showSkeletons()
{
    m_page = {};
    m_tiles->showLoading(TileCount);
    m_ageing->showLoading();
    m_model->clear();
    m_filter->clear();
    m_customers->states()->setState(kit::PageState::Loading);
    m_items->forget();
}

void ReceivablesPage::retranslate()
{
    const QStringList looks{tr("Customers"), tr("Items")};
    for (Toggle *toggle : {m_customersToggle, m_itemsToggle}) {
        toggle->setChoices(looks);
        toggle->setAccessibleName(tr("List customers or single items"));
    }
    look(static_cast<Look>(m_lists->currentIndex()));
    m_card->setTitle(tr("Ageing"));
    m_card->setSubtitle(tr("Days past the due date; the columns add up to the outstanding total"));
    m_ageing->setTitle(tr("Ageing of receivables"));
    m_ageing->setEmptySentence(tr("Nothing is owed on this day."));
    m_customers->setTitle(tr("Customers by what they owe"));
    m_filter->setPlaceholderText(tr("Filter customers"));
    m_filter->setAccessibleName(tr("Filter customers by name, owner or credit rating"));
    m_filter->setToolTip(tr("Show only customers that contain this text (/)"));
    m_model->retranslate();
    m_items->retranslate();
    retranslateActs();
    retranslateFigures();
}

void ReceivablesPage::look(Look which)
{
    m_lists->setCurrentIndex(which);
    showActs();
    for (Toggle *toggle : {m_customersToggle, m_itemsToggle})
        toggle->setChoice(which);
}

void ReceivablesPage::showFigures()
{
    showTiles();
    showAgeing();
    m_model->setCustomers(m_page.customers, currency());
    showCustomerTotals();
    const std::optional<QString> key = picked() ? std::optional(picked()->toString()) : std::nullopt;
    m_tiles->setPicked(key);
    m_ageing->setPicked(key);
}

void ReceivablesPage::showTiles()
{
    const kit::Format format;
    const std::int64_t outstanding = m_page.outstanding.value.value_or(0);
    const auto share = [&](const analytics::Figure &figure) {
        if (outstanding <= 0 || !figure.value)
            return QString();
        return tr("%1 of total").arg(format.percent(domain::multiplyDivide(*figure.value, 10000, outstanding, domain::Rounding::HalfAwayFromZero)));
    };
    std::vector<kit::Figure> tiles;
    tiles.push_back(tileOf(m_page.outstanding, tr("%1 open items").arg(format.count(m_page.openCount.value.value_or(0))), m_page.openCount));
    tiles.push_back(tileOf(m_page.overdue, share(m_page.overdue)));
    kit::Figure old = tileOf(m_page.overSixtyDays, share(m_page.overSixtyDays));
    if (m_page.overSixtyDays.value.value_or(0) > 0)
        old.badge = kit::Badge{kit::Tone::Bad, kit::Trend::None, tr("Chase first")};
    tiles.push_back(std::move(old));
    tiles.push_back(tileOf(m_page.disputed, tr("Within the total")));
    tiles.push_back(tileOf(m_page.unapplied, tr("Not allocated yet")));
    m_tiles->setFigures(tiles);
}

void ReceivablesPage::showAgeing()
{
    const kit::Format format;
    std::vector<kit::Datum> buckets;
    for (const analytics::AgeingFigures &each : m_page.ageing) {
        // Dated columns always stand, the two others only when there is something in them.
        const std::int64_t amount = each.amount.value.value_or(0);
        if (each.column > AgeingColumn::Over120 && amount == 0)
            continue;
        const models::AmountText text = models::figureText(each.amount, currency());
        buckets.push_back({each.amount.id.toString(), workspace::label(each.column), amount, text.text,
                           tr("%1 in %2 open items").arg(text.full, format.count(each.count.value.value_or(0))), each.column > AgeingColumn::Over120});
    }
    m_ageing->setBuckets(std::move(buckets));
}

void ReceivablesPage::showCustomerTotals()
{
    const domain::Money shown(m_model->shownTotal(), currency());
    const QString text = kit::Format().moneyWithCurrency(shown);
    m_customers->footer()->setTotals(m_model->rowCount(), {{workspace::label(Metric::Outstanding), text, text}});
    if (m_model->rowCount() > 0 || m_filter->text().isEmpty())
        m_customers->states()->setState(kit::PageState::Ready);
    else
        m_customers->states()->setNotice({kit::PageState::FilteredToNothing, tr("No customer contains “%1”.").arg(m_filter->text()), {}, tr("Take the filter off")});
}

QString ReceivablesPage::bucketName(const analytics::FigureId &figure) const
{
    const bool aged = figure.metric == Metric::AgeingAmount || figure.metric == Metric::AgeingCount;
    return aged && figure.bucket >= 0 && figure.bucket < analytics::AgeingColumnCount ? workspace::label(static_cast<AgeingColumn>(figure.bucket)) : QString();
}

/// The page's slice, cut to the customer whose items are listed.
analytics::Slice ReceivablesPage::sliceOfItems() const
{
    analytics::Slice slice = context().slice.slice();
    if (m_customer)
        slice.membersOf(analytics::Dimension::Account) = {m_customer->key};
    return slice;
}

void ReceivablesPage::showRowsOf(const std::optional<analytics::FigureId> &figure)
{
    if (!figure && !m_customer && !m_wantsItems) {
        look(Customers);
        return;
    }
    const analytics::FigureId id = figure.value_or(analytics::FigureId{Metric::Outstanding});
    QString title = figure ? models::figureLabel(*figure, bucketName(*figure)) : tr("Open items");
    if (m_customer)
        //: The open items of one customer: "Acme: Outstanding".
        title = tr("%1: %2").arg(m_customer->name.isEmpty() ? tr("Unattributed") : m_customer->name, title);
    m_items->showFigure(id, title, sliceOfItems(), currency());
    look(Items);
}

/// Items: those of everybody, or of the figure picked. Customers: all of them, so every filter comes off.
void ReceivablesPage::chooseList(Look which)
{
    m_wantsItems = which == Items;
    if (m_wantsItems) {
        showRowsOf(picked());
        return;
    }
    m_customer.reset();
    FigurePage::removeFilter();
    look(Customers);
    Q_EMIT filterChanged();
}

/// Tiles and columns count everybody, so the rows behind one are everybody's: it takes the place of the customer.
void ReceivablesPage::pickOfAll(const QString &key)
{
    const bool hadCustomer = m_customer.has_value();
    m_customer.reset();
    const auto figure = analytics::FigureId::parse(key);
    if (!hadCustomer || !figure || picked() != *figure) {
        pick(key);
        return;
    }
    showRowsOf(picked());
    Q_EMIT filterChanged();
}

void ReceivablesPage::openCustomer(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_customer = m_model->customerAt(index.row()).account;
    showRowsOf(picked());
    Q_EMIT filterChanged();
}

QString ReceivablesPage::filterSentence() const
{
    const QString figure = FigurePage::filterSentence();
    if (!m_customer)
        return figure;
    const QString name = m_customer->name.isEmpty() ? tr("Unattributed") : m_customer->name;
    return figure.isEmpty() ? name : tr("%1: %2").arg(name, figure);
}

bool ReceivablesPage::areRowsSettled() const
{
    return m_side->isSettled() && !m_disputing.isPending() && (m_lists->currentIndex() == Customers || m_items->isSettled());
}

bool ReceivablesPage::removeFilter()
{
    if (m_lists->currentIndex() == Items && m_items->removeFilter())
        return true;
    if (m_lists->currentIndex() == Customers && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    if (m_customer) {
        m_customer.reset();
        showRowsOf(picked());
        Q_EMIT filterChanged();
        return true;
    }
    if (FigurePage::removeFilter())
        return true;
    if (!std::exchange(m_wantsItems, false))
        return false;
    look(Customers);
    return true;
}

bool ReceivablesPage::focusFilter()
{
    if (m_lists->currentIndex() == Items) {
        m_items->focusFilter();
        return true;
    }
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    return true;
}

std::optional<ExportContent> ReceivablesPage::exportContent() const
{
    if (!hasFigures())
        return std::nullopt;
    const bool items = m_lists->currentIndex() == Items && m_items->model().rows();
    ExportContent content{items ? m_items->content() : m_model->content(), picture()};
    content.table.title = title();
    return content;
}

} // namespace plumbline::pages
