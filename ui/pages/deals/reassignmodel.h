#pragma once

#include "plumbline/workspace/deals.h"

#include <QAbstractTableModel>

namespace plumbline::pages {

/// Deals that go to another owner: from whom, and what becomes or became of each.
class ReassignModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Deal, From, Outcome, ColumnCount };
    /// Whether it is told what would happen, or what happened.
    enum class Tense { Preview, Done, TakenBack };

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<workspace::Reassignment> rows, const QString &toName, Tense tense);
    [[nodiscard]] const std::vector<workspace::Reassignment> &rows() const { return m_rows; }
    /// Rows that change or changed, and rows that are refused.
    [[nodiscard]] int going() const;
    [[nodiscard]] int refused() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString outcomeOf(const workspace::Reassignment &row) const;
    std::vector<workspace::Reassignment> m_rows;
    QString m_toName;
    Tense m_tense = Tense::Preview;
};

} // namespace plumbline::pages
