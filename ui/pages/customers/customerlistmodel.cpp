#include "customers/customerlistmodel.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/tableroles.h"
#include "plumbline/kit/tokens.h"

#include <unordered_map>

namespace plumbline::pages {

namespace {

using analytics::CustomerColumn;
using analytics::CustomerLine;
using kit::ColumnKind;

struct ColumnSpec {
    const char *key;
    ColumnKind kind;
    int width;
};

constexpr std::array<ColumnSpec, analytics::CustomerColumnCount> Specs{{{"name", ColumnKind::Text, 26},
                                                                        {"owner", ColumnKind::Text, 14},
                                                                        {"rating", ColumnKind::Text, 7},
                                                                        {"outstanding", ColumnKind::Money, 16},
                                                                        {"overdue", ColumnKind::Money, 16},
                                                                        {"unkept", ColumnKind::Count, 12},
                                                                        {"open_deals", ColumnKind::Money, 17},
                                                                        {"last_contact", ColumnKind::Date, 13}}};

const ColumnSpec &specOf(int column)
{
    return Specs.at(static_cast<std::size_t>(column));
}

domain::Value valueOf(const CustomerLine &line, int column, domain::Currency currency)
{
    const auto textOrNothing = [](const QString &text) { return text.isEmpty() ? domain::Value() : domain::Value(text); };
    switch (static_cast<CustomerColumn>(column)) {
    case CustomerColumn::Name: return line.name;
    case CustomerColumn::Owner: return textOrNothing(line.owner);
    case CustomerColumn::CreditRating: return textOrNothing(line.creditRating);
    case CustomerColumn::Outstanding: return domain::Money(line.outstanding, currency);
    case CustomerColumn::Overdue: return domain::Money(line.overdue, currency);
    case CustomerColumn::Unkept: return line.unkept;
    case CustomerColumn::OpenDeals: return domain::Money(line.openDeals, currency);
    case CustomerColumn::LastContact: return line.lastContact ? domain::Value(*line.lastContact) : domain::Value();
    }
    return {};
}

} // namespace

CustomerListModel::CustomerListModel(workspace::Workspace &workspace, QObject *parent) : QAbstractTableModel(parent), m_workspace(workspace) {}

void CustomerListModel::setCustomers(const workspace::CustomersShown &customers)
{
    m_base = customers.list;
    if (customers.currency != m_currency) {
        m_currency = customers.currency;
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
    arrange();
}

void CustomerListModel::setFilter(const QString &text)
{
    if (text == m_wanted.text)
        return;
    m_wanted.text = text;
    arrange();
}

void CustomerListModel::sort(int column, Qt::SortOrder order)
{
    m_wanted.column = column < 0 ? std::nullopt : std::optional(static_cast<CustomerColumn>(column));
    m_wanted.order = order == Qt::DescendingOrder ? analytics::Rows::Order::Descending : analytics::Rows::Order::Ascending;
    arrange();
}

void CustomerListModel::arrange()
{
    if (!m_base)
        return;
    if (!m_wanted.column && m_wanted.text.trimmed().isEmpty()) {
        m_latest.drop();
        show(m_base);
        return;
    }
    m_latest.ask(workspace::CustomerDesk(m_workspace).arranged(m_base, m_wanted), this, [this](const domain::Result<analytics::CustomerListPtr> &list) {
        if (list)
            show(*list);
        else
            Q_EMIT failed(list.error());
    });
}

void CustomerListModel::show(const analytics::CustomerListPtr &next)
{
    const int after = static_cast<int>(next->size());
    if (after > m_count) {
        beginInsertRows({}, m_count, after - 1);
        m_count = after;
        endInsertRows();
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList held = persistentIndexList();
    changePersistentIndexList(held, moved(held, next));
    m_shown = next;
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    if (after < m_count) {
        beginRemoveRows({}, after, m_count - 1);
        m_count = after;
        endRemoveRows();
    }
    Q_EMIT shown();
}

QModelIndexList CustomerListModel::moved(const QModelIndexList &held, const analytics::CustomerListPtr &next) const
{
    // Looking a few up is quicker than knowing where all of a million are.
    constexpr qsizetype Few = 16;
    std::unordered_map<domain::Uuid, int> rows;
    if (held.size() > Few)
        for (std::size_t row = 0; row < next->size(); ++row)
            rows.emplace(next->account(row), static_cast<int>(row));
    QModelIndexList to;
    for (const QModelIndex &index : held) {
        const domain::Uuid account = accountAt(index.row());
        int row = -1;
        if (held.size() > Few) {
            const auto place = rows.find(account);
            row = place == rows.end() ? -1 : place->second;
        } else if (const std::size_t place = next->rowOf(account); place < next->size()) {
            row = static_cast<int>(place);
        }
        to << (row < 0 ? QModelIndex() : createIndex(row, index.column()));
    }
    return to;
}

void CustomerListModel::clear()
{
    m_latest.drop();
    beginResetModel();
    m_base.reset();
    m_shown.reset();
    m_wanted.text.clear();
    m_count = 0;
    endResetModel();
}

void CustomerListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (m_count > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_count - 1, columnCount() - 1));
}

domain::Uuid CustomerListModel::accountAt(int row) const
{
    return m_shown && row >= 0 && row < static_cast<int>(m_shown->size()) ? m_shown->account(static_cast<std::size_t>(row)) : domain::Uuid();
}

int CustomerListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int CustomerListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : analytics::CustomerColumnCount;
}

QString CustomerListModel::text(const CustomerLine &line, int column, domain::Currency currency)
{
    const kit::Format format;
    const auto textOrNone = [](const QString &text) { return text.isEmpty() ? kit::Format::none() : text; };
    switch (static_cast<CustomerColumn>(column)) {
    case CustomerColumn::Name: return line.name;
    case CustomerColumn::Owner: return textOrNone(line.owner);
    case CustomerColumn::CreditRating: return textOrNone(line.creditRating);
    case CustomerColumn::Outstanding: return format.money(domain::Money(line.outstanding, currency));
    case CustomerColumn::Overdue: return format.money(domain::Money(line.overdue, currency));
    case CustomerColumn::Unkept: return format.count(line.unkept);
    case CustomerColumn::OpenDeals: return format.money(domain::Money(line.openDeals, currency));
    case CustomerColumn::LastContact: return format.date(line.lastContact);
    }
    return {};
}

QVariant CustomerListModel::data(const QModelIndex &index, int role) const
{
    if (!m_shown || index.row() < 0 || index.row() >= static_cast<int>(m_shown->size()))
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(m_shown->line(static_cast<std::size_t>(index.row())), index.column(), m_currency);
    case kit::ToneRole:
        return index.column() == static_cast<int>(CustomerColumn::Unkept) && m_shown->line(static_cast<std::size_t>(index.row())).unkept > 0
            ? QVariant(static_cast<int>(kit::Tone::Bad))
            : QVariant();
    case kit::RecordRole: return accountAt(index.row()).toString();
    default: return {};
    }
}

QVariant CustomerListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ColumnSpec &spec = specOf(section);
    const bool figures = spec.kind == ColumnKind::Money || spec.kind == ColumnKind::Count;
    const auto label = [section] {
        switch (static_cast<CustomerColumn>(section)) {
        case CustomerColumn::Name: return tr("Customer");
        case CustomerColumn::Owner: return tr("Owner");
        case CustomerColumn::CreditRating: return tr("Credit");
        case CustomerColumn::Outstanding: return tr("Outstanding");
        case CustomerColumn::Overdue: return tr("Overdue");
        case CustomerColumn::Unkept: return tr("Unkept");
        case CustomerColumn::OpenDeals: return tr("Open deals");
        case CustomerColumn::LastContact: return tr("Last contact");
        }
        return QString();
    };
    switch (role) {
    case Qt::DisplayRole:
        if (spec.kind != ColumnKind::Money || m_currency.isNone())
            return label();
        //: A money column's header: its name and its currency.
        return tr("%1 (%2)").arg(label(), m_currency.code());
    case Qt::ToolTipRole:
        return section == static_cast<int>(CustomerColumn::Unkept) ? QVariant(tr("Commitments that are past due or were broken")) : QVariant();
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (figures ? Qt::AlignRight : Qt::AlignLeft)));
    case kit::ColumnKindRole: return static_cast<int>(spec.kind);
    case kit::ColumnKeyRole: return QString::fromLatin1(spec.key);
    case kit::ColumnWidthRole: return spec.width;
    default: return {};
    }
}

kit::TableContent CustomerListModel::content() const
{
    kit::TableContent content;
    for (int column = 0; column < columnCount(); ++column)
        content.headers.push_back({headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), specOf(column).kind});
    if (!m_shown)
        return content;
    const auto cells = [currency = m_currency](const CustomerLine &line) {
        std::vector<domain::Value> values;
        for (int column = 0; column < analytics::CustomerColumnCount; ++column)
            values.push_back(valueOf(line, column, currency));
        return values;
    };
    content.rowCount = static_cast<qint64>(m_shown->size());
    content.row = [list = m_shown, cells](qint64 row) { return cells(list->line(static_cast<std::size_t>(row))); };
    content.totals = cells(m_shown->total());
    content.totals.front() = tr("Total");
    return content;
}

} // namespace plumbline::pages
