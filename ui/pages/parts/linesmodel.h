#pragma once

#include "plumbline/domain/entitykind.h"
#include "plumbline/domain/value.h"
#include "plumbline/kit/tablecontent.h"
#include "plumbline/kit/tokens.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace plumbline::pages {

/// One cell: what shows, and for exports its value where that is no text.
struct LineCell {
    QString text;
    domain::Value value = {};
    kit::Tone tone = kit::Tone::Neutral;
};

/// One line of a list of things that happened or stand open.
struct Line {
    /// Stays the same while the line is the same: what is selected is held by it.
    QString key;
    /// What opens.
    domain::EntityKind entity{};
    domain::Uuid record;
    std::vector<LineCell> cells;
    /// Wants to be noticed: not seen yet.
    bool strong = false;
};

struct LineColumn {
    /// Under which its width is remembered.
    QString key;
    QString label;
    kit::ColumnKind kind = kit::ColumnKind::Text;
    /// In characters of the body font.
    int width = 16;
};

/// A list of at most some thousands of lines in an order of its own, made of words by whoever shows it. Takes differences, so that
/// what is selected stays so while others work.
class LinesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit LinesModel(QObject *parent);

    /// The labels again after a change of language; the number of columns stays as it was first.
    void setColumns(std::vector<LineColumn> columns);
    void setLines(std::vector<Line> lines);
    /// Shows only what contains the text in one of its cells.
    void setFilter(const QString &text);
    [[nodiscard]] const QString &filter() const { return m_filter; }
    void clear();

    /// nullptr outside of the rows.
    [[nodiscard]] const Line *at(int row) const;
    /// -1 when it is not shown.
    [[nodiscard]] int rowOf(const QString &key) const;
    /// Whatever the filter.
    [[nodiscard]] std::size_t total() const { return m_all.size(); }
    [[nodiscard]] kit::TableContent content(const QString &timeZone) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool passes(const Line &line) const;
    [[nodiscard]] QModelIndexList moved(const QModelIndexList &held, const QStringList &keys) const;

    std::vector<LineColumn> m_columns;
    std::vector<Line> m_all;
    /// Places in m_all of those that show.
    std::vector<int> m_shown;
    /// As views know it; differs from m_shown while rows come or go.
    int m_count = 0;
    QString m_filter;
};

} // namespace plumbline::pages
