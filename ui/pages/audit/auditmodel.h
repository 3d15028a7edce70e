#pragma once

#include "plumbline/kit/tablecontent.h"
#include "plumbline/models/latest.h"
#include "plumbline/workspace/workspace.h"

#include <QAbstractTableModel>

namespace plumbline::pages {

/// `8,800 created, 1 changed`
[[nodiscard]] QString changesText(const ledger::Entry &entry);
/// `Import “deals.csv”`
[[nodiscard]] QString actText(const ledger::Entry &entry);
/// Whether an entry can be taken back: not undone already, and not the founding.
[[nodiscard]] bool canBeUndone(const workspace::AuditRow &row);

/// The ledger, newest first, read page by page as the view scrolls. New entries come in on top as insertions.
class AuditModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Position, When, Who, What, Subject, Changes, Mark, ColumnCount };

    AuditModel(workspace::Workspace &workspace, QObject *parent);

    /// Reads from the top with another filter; `before` and `limit` of it are the model's own business.
    void setFilter(const replica::EntryFilter &filter);
    [[nodiscard]] const replica::EntryFilter &filter() const { return m_filter; }
    /// Entries made since, and marks on those that were undone.
    void refresh();
    void clear();
    void retranslate();
    void setTimeZone(const QString &zone);

    [[nodiscard]] const std::vector<workspace::AuditRow> &rows() const { return m_rows; }
    [[nodiscard]] const workspace::AuditRow *rowAt(int row) const;
    /// All entries of the ledger, whatever the filter.
    [[nodiscard]] std::int64_t total() const { return m_total; }
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] bool isSettled() const { return !m_latest.isPending() && !m_fetching; }
    [[nodiscard]] kit::TableContent content() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// An answer is in the model.
    void shown();
    void failed(const plumbline::domain::Error &error);

private:
    void merge(const workspace::AuditPage &page);
    void fetch();
    void append(const workspace::AuditPage &page);
    [[nodiscard]] QString text(const workspace::AuditRow &row, int column) const;
    workspace::Workspace &m_workspace;
    models::Latest m_latest;
    /// Asked for by the view, and read when it has done what it is doing.
    bool m_fetching = false;
    replica::EntryFilter m_filter;
    std::vector<workspace::AuditRow> m_rows;
    std::int64_t m_total = 0;
    QString m_timeZone;
    /// Whether the oldest entry the filter lets through is there.
    bool m_complete = true;
    bool m_started = false;
};

} // namespace plumbline::pages
