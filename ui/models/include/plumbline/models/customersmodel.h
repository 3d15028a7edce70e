#pragma once

#include "plumbline/analytics/pages.h"
#include "plumbline/domain/currency.h"
#include "plumbline/kit/tablecontent.h"

#include <QAbstractTableModel>

namespace plumbline::models {

/// What customers owe and since when, one line each: amount, small ageing bar, owner, last chase, credit rating, promise.
class CustomersModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Customer, Outstanding, Ageing, OverSixty, Items, Owner, LastChase, CreditRating, PromisedFor, PromisedAmount, ColumnCount };

    explicit CustomersModel(QObject *parent = nullptr);

    void setCustomers(std::vector<analytics::CustomerAgeing> customers, domain::Currency currency);
    void setFilter(const QString &text);
    void clear();
    [[nodiscard]] const analytics::CustomerAgeing &customerAt(int row) const;
    /// All customers', whatever the filter hides.
    [[nodiscard]] std::int64_t total() const { return m_total; }
    /// Of the lines that show.
    [[nodiscard]] std::int64_t shownTotal() const;
    [[nodiscard]] std::size_t size() const { return m_customers.size(); }
    /// What an export writes: the lines that show, in their order.
    [[nodiscard]] kit::TableContent content() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    void retranslate();

private:
    [[nodiscard]] std::vector<int> arranged() const;
    [[nodiscard]] QStringList heldKeys() const;
    void show(std::vector<int> order, const QStringList &held);

    std::vector<analytics::CustomerAgeing> m_customers;
    /// Indices of those that show, in the order they show.
    std::vector<int> m_order;
    domain::Currency m_currency;
    QString m_filter;
    int m_count = 0;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::int64_t m_total = 0;
    std::int64_t m_largest = 0;
};

} // namespace plumbline::models
