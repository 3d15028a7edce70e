#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/workspace/workspace.h"

#include <QAbstractTableModel>

namespace plumbline::pages {

/// What one entry changed: a row per field, before and after; read in pieces as the view scrolls, since an import's changes
/// may be millions.
class ChangesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Act, Record, Field, Before, After, ColumnCount };

    ChangesModel(workspace::Workspace &workspace, QObject *parent);

    /// 0 shows nothing.
    void show(ledger::Position position, std::int64_t changes);
    [[nodiscard]] ledger::Position position() const { return m_position; }
    void retranslate();
    [[nodiscard]] bool isSettled() const { return !m_latest.isPending() && !m_fetching; }
    /// Records read so far.
    [[nodiscard]] std::int64_t recordsRead() const { return static_cast<std::int64_t>(m_changes.size()); }
    [[nodiscard]] const workspace::AuditChange *changeAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void shown();
    void failed(const plumbline::domain::Error &error);

private:
    struct Line {
        std::size_t change;
        /// Index of the field; -1 for a record without fields to show.
        int field;
    };
    void fetch();
    void append(const std::vector<workspace::AuditChange> &changes);
    [[nodiscard]] static QString kindText(workspace::ChangeKind kind);
    workspace::Workspace &m_workspace;
    models::Latest m_latest;
    /// Asked for by the view, and read when it has done what it is doing.
    bool m_fetching = false;
    ledger::Position m_position = 0;
    std::int64_t m_count = 0;
    std::vector<workspace::AuditChange> m_changes;
    std::vector<Line> m_lines;
};

} // namespace plumbline::pages
