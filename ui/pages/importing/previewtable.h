#pragma once

#include "plumbline/kit/label.h"

#include <QAbstractTableModel>

class QTableView;

namespace plumbline::pages {

class ImportDraft;
class MappingHeader;

/// The first rows of a file as they stand in it; cells of columns that are not imported are faint.
class PreviewModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    PreviewModel(const ImportDraft &draft, QObject *parent);

    /// The draft has another preview.
    void show();
    /// Another choice of columns: the same cells, other inks.
    void repaintCells();
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const ImportDraft &m_draft;
    std::vector<QStringList> m_rows;
    QStringList m_headers;
};

/// The file's head with a choice above each column.
class PreviewCard final : public kit::Card {
    Q_OBJECT
public:
    PreviewCard(ImportDraft &draft, QWidget *parent);

    void showPreview();
    void showEdits();
    void retranslate();
    /// Puts the focus where a missing column can be given.
    void focusMapping();
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] MappingHeader *header() const { return m_header; }

private:
    void bringIntoSight(int column);
    ImportDraft &m_draft;
    PreviewModel *m_model;
    QTableView *m_table;
    MappingHeader *m_header;
};

} // namespace plumbline::pages
