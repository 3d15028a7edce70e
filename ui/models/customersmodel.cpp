#include "customerlines.h"

#include "plumbline/kit/tokens.h"
#include "plumbline/workspace/labels.h"

#include <QCollator>

#include <numeric>

namespace plumbline::models {

namespace {

using analytics::AgeingColumn;
using analytics::CustomerAgeing;
using kit::ColumnKind;

struct ColumnSpec {
    const char *key;
    const char *label;
    ColumnKind kind;
    int width;
};

constexpr std::array<ColumnSpec, CustomersModel::ColumnCount> Specs{{
    {"customer", QT_TRANSLATE_NOOP("Customers", "Customer"), ColumnKind::Text, 22},
    {"outstanding", QT_TRANSLATE_NOOP("Customers", "Outstanding"), ColumnKind::Money, 15},
    {"ageing", QT_TRANSLATE_NOOP("Customers", "Ageing"), ColumnKind::Ageing, 18},
    {"over_sixty", QT_TRANSLATE_NOOP("Customers", "Needs attention"), ColumnKind::Flag, 22},
    {"items", QT_TRANSLATE_NOOP("Customers", "Items"), ColumnKind::Count, 7},
    {"owner", QT_TRANSLATE_NOOP("Customers", "Owner"), ColumnKind::Text, 14},
    {"last_chase", QT_TRANSLATE_NOOP("Customers", "Last chase"), ColumnKind::Date, 11},
    {"credit_rating", QT_TRANSLATE_NOOP("Customers", "Credit"), ColumnKind::Text, 7},
    {"promised_for", QT_TRANSLATE_NOOP("Customers", "Promised for"), ColumnKind::Date, 13},
    {"promised_amount", QT_TRANSLATE_NOOP("Customers", "Promised"), ColumnKind::Money, 14},
}};

const ColumnSpec &specOf(int column)
{
    return Specs.at(static_cast<std::size_t>(column));
}

bool isText(int column)
{
    return column == CustomersModel::Customer || column == CustomersModel::Owner || column == CustomersModel::CreditRating;
}

} // namespace

CustomersModel::CustomersModel(QObject *parent) : QAbstractTableModel(parent) {}

void CustomersModel::setCustomers(std::vector<CustomerAgeing> customers, domain::Currency currency)
{
    const bool header = currency != m_currency;
    m_currency = currency;
    m_total = 0;
    m_largest = 0;
    for (const CustomerAgeing &each : customers) {
        m_total += each.outstanding;
        m_largest = std::max(m_largest, barLength(each));
    }
    const QStringList held = heldKeys();
    m_customers.swap(customers);
    show(arranged(), held);
    if (header)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void CustomersModel::setFilter(const QString &text)
{
    if (m_filter == text.trimmed())
        return;
    m_filter = text.trimmed();
    show(arranged(), heldKeys());
}

void CustomersModel::clear()
{
    beginResetModel();
    m_customers.clear();
    m_order.clear();
    m_filter.clear();
    m_count = 0;
    m_total = m_largest = 0;
    endResetModel();
}

void CustomersModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    show(arranged(), heldKeys());
}

/// The keys behind persistent indexes, in the order of persistentIndexList().
QStringList CustomersModel::heldKeys() const
{
    QStringList keys;
    for (const QModelIndex &each : persistentIndexList())
        keys << customerAt(each.row()).account.key;
    return keys;
}

/// Rows are added before the layout changes and taken off after it, since a layout keeps its number of rows.
void CustomersModel::show(std::vector<int> order, const QStringList &held)
{
    const int after = static_cast<int>(order.size());
    const QModelIndexList before = persistentIndexList();
    if (after > m_count) {
        beginInsertRows({}, m_count, after - 1);
        m_order = order;
        m_count = after;
        endInsertRows();
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    m_order = std::move(order);
    if (!held.isEmpty()) {
        QHash<QString, int> places;
        for (int row = 0; row < after; ++row)
            places.insert(m_customers[static_cast<std::size_t>(m_order[static_cast<std::size_t>(row)])].account.key, row);
        QModelIndexList moved;
        for (qsizetype i = 0; i < before.size(); ++i) {
            const int row = places.value(held.at(i), -1);
            moved << (row < 0 ? QModelIndex() : createIndex(row, before.at(i).column()));
        }
        changePersistentIndexList(before, moved);
    }
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    if (after < m_count) {
        beginRemoveRows({}, after, m_count - 1);
        m_count = after;
        endRemoveRows();
    }
}

std::vector<int> CustomersModel::arranged() const
{
    std::vector<int> order;
    order.reserve(m_customers.size());
    for (std::size_t i = 0; i < m_customers.size(); ++i) {
        const CustomerAgeing &each = m_customers[i];
        if (m_filter.isEmpty() || nameOf(each).contains(m_filter, Qt::CaseInsensitive) || each.owner.contains(m_filter, Qt::CaseInsensitive)
            || each.creditRating.contains(m_filter, Qt::CaseInsensitive))
            order.push_back(static_cast<int>(i));
    }
    if (m_sortColumn < 0)
        return order;
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    if (isText(m_sortColumn)) {
        const QCollator collator;
        std::vector<QCollatorSortKey> keys;
        keys.reserve(m_customers.size());
        for (const CustomerAgeing &each : m_customers)
            keys.push_back(collator.sortKey(textOf(each, m_sortColumn, m_currency)));
        std::ranges::stable_sort(order, [&](int a, int b) {
            const int way = keys[static_cast<std::size_t>(a)].compare(keys[static_cast<std::size_t>(b)]);
            return descending ? way > 0 : way < 0;
        });
    } else {
        std::ranges::stable_sort(order, [&](int a, int b) {
            const CustomerAgeing &left = m_customers[static_cast<std::size_t>(a)];
            const CustomerAgeing &right = m_customers[static_cast<std::size_t>(b)];
            if (isAbsent(left, m_sortColumn) != isAbsent(right, m_sortColumn))
                return isAbsent(right, m_sortColumn);
            const auto way = ordered(left, right, m_sortColumn);
            return descending ? way > 0 : way < 0;
        });
    }
    return order;
}

const CustomerAgeing &CustomersModel::customerAt(int row) const
{
    return m_customers.at(static_cast<std::size_t>(m_order.at(static_cast<std::size_t>(row))));
}

std::int64_t CustomersModel::shownTotal() const
{
    return std::accumulate(m_order.begin(), m_order.end(), std::int64_t{0}, [this](std::int64_t sum, int index) {
        return sum + m_customers[static_cast<std::size_t>(index)].outstanding;
    });
}

int CustomersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int CustomersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant CustomersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= static_cast<int>(m_order.size()))
        return {};
    const CustomerAgeing &customer = customerAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return textOf(customer, column, m_currency);
    case Qt::AccessibleTextRole: return column == Ageing ? ageingSentence(customer, m_currency) : textOf(customer, column, m_currency);
    case Qt::ToolTipRole: return column == Ageing ? QVariant(ageingSentence(customer, m_currency)) : QVariant();
    case kit::FullTextRole: return column == Ageing ? QVariant(ageingSentence(customer, m_currency)) : QVariant();
    case Qt::TextAlignmentRole: return headerData(column, Qt::Horizontal, role);
    case kit::ToneRole:
        return column == OverSixty && !flagOf(customer).isEmpty()
            ? QVariant(static_cast<int>(customer.overSixtyDays ? kit::Tone::Bad : kit::Tone::Watch))
            : QVariant();
    case kit::AgeingBucketsRole: return column == Ageing ? QVariant::fromValue(bucketsOf(customer)) : QVariant();
    case kit::RecordRole: return customer.account.key;
    default: return {};
    }
}

QVariant CustomersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const ColumnSpec &spec = specOf(section);
    const bool figures = spec.kind == ColumnKind::Money || spec.kind == ColumnKind::Count;
    switch (role) {
    case Qt::DisplayRole: {
        const QString label = Customers::tr(spec.label);
        if (spec.kind != ColumnKind::Money || m_currency.isNone())
            return label;
        //: A money column's header: its name and its currency.
        return Customers::tr("%1 (%2)").arg(label, m_currency.code());
    }
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (figures ? Qt::AlignRight : Qt::AlignLeft)));
    case kit::ColumnKindRole: return static_cast<int>(spec.kind);
    case kit::ColumnKeyRole: return QString::fromLatin1(spec.key);
    case kit::ColumnWidthRole: return spec.width;
    case kit::ColumnShownRole: return section != Items && section != PromisedAmount;
    case kit::AgeingScaleRole: return QVariant::fromValue<qint64>(m_largest);
    default: return {};
    }
}

void CustomersModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (m_count > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_count - 1, ColumnCount - 1));
}

kit::TableContent CustomersModel::content() const
{
    kit::TableContent content;
    const auto add = [&content](const QString &label, ColumnKind kind) { content.headers.push_back({label, kind}); };
    const auto header = [this](int column) { return headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); };
    add(header(Customer), ColumnKind::Text);
    add(header(Outstanding), ColumnKind::Money);
    for (int i = 0; i < analytics::AgeingColumnCount; ++i)
        add(workspace::label(static_cast<AgeingColumn>(i)), ColumnKind::Money);
    add(header(OverSixty), ColumnKind::Text);
    add(header(Items), ColumnKind::Count);
    add(header(Owner), ColumnKind::Text);
    add(header(LastChase), ColumnKind::Date);
    add(header(CreditRating), ColumnKind::Text);
    add(header(PromisedFor), ColumnKind::Date);
    add(header(PromisedAmount), ColumnKind::Money);

    auto lines = std::make_shared<std::vector<CustomerAgeing>>();
    for (const int each : m_order)
        lines->push_back(m_customers[static_cast<std::size_t>(each)]);
    content.rowCount = static_cast<qint64>(lines->size());
    content.row = [lines, currency = m_currency](qint64 row) { return cellsOf(lines->at(static_cast<std::size_t>(row)), currency); };
    content.totals = totalsOf(*lines, m_currency);
    return content;
}

} // namespace plumbline::models
