#pragma once

#include "plumbline/domain/currency.h"
#include "plumbline/kit/tablecontent.h"
#include "plumbline/models/latest.h"
#include "plumbline/workspace/customerdesk.h"

#include <QAbstractTableModel>

namespace plumbline::pages {

/// Every customer, a line each. Sorting and the text filter run on the workspace's threads; what shows stays until the rest is
/// there, and what is selected stays selected.
class CustomerListModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    CustomerListModel(workspace::Workspace &workspace, QObject *parent);

    void setCustomers(const workspace::CustomersShown &customers);
    void setFilter(const QString &text);
    void clear();
    void retranslate();

    /// Nothing before the first list.
    [[nodiscard]] const analytics::CustomerListPtr &list() const { return m_shown; }
    /// Whatever the filter.
    [[nodiscard]] std::size_t total() const { return m_base ? m_base->size() : 0; }
    [[nodiscard]] const QString &filter() const { return m_wanted.text; }
    [[nodiscard]] domain::Currency currency() const { return m_currency; }
    [[nodiscard]] bool isSettled() const { return !m_latest.isPending(); }
    /// Nil outside of the rows.
    [[nodiscard]] domain::Uuid accountAt(int row) const;
    [[nodiscard]] kit::TableContent content() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Column -1: the order the list comes in.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// What shows has changed: lines, order or filter.
    void shown();
    void failed(const plumbline::domain::Error &error);

private:
    void arrange();
    void show(const analytics::CustomerListPtr &next);
    [[nodiscard]] QModelIndexList moved(const QModelIndexList &held, const analytics::CustomerListPtr &next) const;
    [[nodiscard]] static QString text(const analytics::CustomerLine &line, int column, domain::Currency currency);

    workspace::Workspace &m_workspace;
    models::Latest m_latest;
    analytics::CustomerListPtr m_base;
    analytics::CustomerListPtr m_shown;
    workspace::CustomerDesk::Arrangement m_wanted;
    domain::Currency m_currency;
    int m_count = 0;
};

} // namespace plumbline::pages
