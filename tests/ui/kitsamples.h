#pragma once

#include "plumbline/kit/tableroles.h"
#include "plumbline/kit/tokens.h"

#include <QAbstractTableModel>
#include <QWidget>

#include <memory>

/// What the kit's tests and its gallery show.
namespace plumbline::tests {

/// Invoices made from their row number: as many as asked for, none of them kept.
class SampleInvoices : public QAbstractTableModel {
public:
    enum Column { Customer, Amount, DueDate, Overdue, Ageing, Flagged, Columns };
    explicit SampleInvoices(int rows, QObject *parent = nullptr) : QAbstractTableModel(parent), m_rows(rows) {}

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override {
        sortedBy = column;
        sortOrder = order;
    }

    /// How many cells were asked for their text.
    mutable int asked = 0;
    int sortedBy = -1;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;

private:
    int m_rows;
};

/// The gallery's page of every widget in some state, as tall as it needs to be.
std::unique_ptr<QWidget> makeGallery();

} // namespace plumbline::tests
