#pragma once

#include "plumbline/kit/label.h"
#include "plumbline/kit/tablecontent.h"
#include "plumbline/workspace/importing.h"

#include <QAbstractTableModel>

namespace plumbline::kit {
class DataTable;
}

namespace plumbline::pages {

/// Rows of a file that would not come in: where, why, and the offending text.
class RefusalsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<workspace::ImportPreview::Refusal> refusals);
    void retranslate();
    [[nodiscard]] const std::vector<workspace::ImportPreview::Refusal> &refusals() const { return m_refusals; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<workspace::ImportPreview::Refusal> m_refusals;
};

class RefusalsCard final : public kit::Card {
    Q_OBJECT
public:
    explicit RefusalsCard(QWidget *parent);

    /// Hidden where nothing is refused; `all` may be more than are listed.
    void show(const std::vector<workspace::ImportPreview::Refusal> &refusals, std::int64_t all);
    void retranslate();
    [[nodiscard]] kit::DataTable *table() const { return m_table; }
    [[nodiscard]] kit::TableContent content() const;

private:
    RefusalsModel *m_model;
    kit::DataTable *m_table;
    std::int64_t m_all = 0;
};

} // namespace plumbline::pages
