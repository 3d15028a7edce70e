#pragma once

#include "plumbline/kit/tablecontent.h"
#include "plumbline/workspace/syncing.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>

namespace plumbline::pages {

/// Conflicts in the order people look at them: their own first, then the newest. Takes differences, so that what is selected
/// stays so while others choose.
class ConflictsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Record, Field, Lost, Stands, Who, When, Mark, ColumnCount };
    using Row = std::shared_ptr<const workspace::ConflictShown>;
    /// What was refused when it was chosen, by conflict.
    using Refusals = std::map<domain::ConflictId, domain::Error>;

    explicit ConflictsModel(QObject *parent);

    /// In the model's order; on any thread, since ten thousand take longer than a frame.
    [[nodiscard]] static std::vector<Row> inOrder(const std::vector<workspace::ConflictShown> &conflicts);
    void setConflicts(std::vector<Row> inOrder);
    /// Shows only what contains the text in its record, field, values or people.
    void setFilter(const QString &text);
    [[nodiscard]] const QString &filter() const { return m_filter; }
    void setRefusals(Refusals refusals);
    [[nodiscard]] const Refusals &refusals() const { return m_refusals; }
    void setTimeZone(const QString &zone);
    void retranslate();
    void clear();

    /// nullptr outside of the rows.
    [[nodiscard]] const workspace::ConflictShown *at(int row) const;
    /// Whatever the filter; nullptr when it is not there.
    [[nodiscard]] const workspace::ConflictShown *find(const domain::ConflictId &id) const;
    /// -1 when it is not shown.
    [[nodiscard]] int rowOf(const domain::ConflictId &id) const;
    /// Whatever the filter.
    [[nodiscard]] std::size_t total() const { return m_all.size(); }
    [[nodiscard]] kit::TableContent content() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool passes(const workspace::ConflictShown &conflict) const;
    [[nodiscard]] QString text(const workspace::ConflictShown &conflict, int column) const;
    void show(std::vector<Row> next);
    void forgetRefusalsOfWhatIsOver();

    std::vector<Row> m_all;
    std::vector<Row> m_shown;
    QString m_filter;
    Refusals m_refusals;
    QString m_timeZone;
};

} // namespace plumbline::pages
