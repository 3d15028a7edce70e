#pragma once

#include "plumbline/analytics/slice.h"
#include "receivablesdata.h"
#include "tablerows.h"

namespace plumbline::analytics {

/// Cells every row about a document has: the document's own columns.
class DocumentSource : public RowSource {
public:
    DocumentSource(ReceivablesColumnsPtr columns, Unit unit) : m_columns(std::move(columns)), m_unit(unit) {}
    [[nodiscard]] Unit unit() const override { return m_unit; }
    [[nodiscard]] domain::Currency currency() const override { return m_columns->directory()->baseCurrency; }
    [[nodiscard]] QString nameOf(RowColumn column, std::int64_t ordinal) const override;

protected:
    [[nodiscard]] const ReceivablesData &data() const { return m_columns->data(); }
    [[nodiscard]] Cell factCell(std::uint32_t fact, RowColumn column) const;
    [[nodiscard]] domain::Currency currencyOf(std::uint32_t fact) const { return data().facts.currency[fact]; }

private:
    ReceivablesColumnsPtr m_columns;
    Unit m_unit;
};

/// The lines behind a figure of the receivables page, or behind the closing receivables of the health page.
[[nodiscard]] RowsPtr itemRows(ReceivablesColumnsPtr columns, const Slice &slice, const FigureId &figure);

} // namespace plumbline::analytics
