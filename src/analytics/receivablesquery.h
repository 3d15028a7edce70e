#pragma once

#include "plumbline/analytics/pages.h"
#include "receivablesdata.h"
#include "slicetables.h"

namespace plumbline::analytics {

/// One line of what is outstanding: an open item, what is left of a credit, a difference of rates, or a refund.
struct Line {
    AgeingColumn column{};
    std::int64_t amount = 0;
    std::uint32_t fact = 0;
    std::int32_t dueDate = NoDay;
    /// Past the due date as of the slice's date; 0 where not due or without one.
    std::int32_t daysOverdue = 0;
    bool disputed = false;

    [[nodiscard]] bool isOverdue() const { return column >= AgeingColumn::To30 && column <= AgeingColumn::Over120; }
    [[nodiscard]] bool isOverSixtyDays() const { return column >= AgeingColumn::To90 && column <= AgeingColumn::Over120; }
};

/// A slice made ready for scanning documents and lines. Lines are numbered: items, then what is left of each credit, then the
/// difference of rates of each credit, then refunds.
class ReceivablesQuery {
public:
    ReceivablesQuery(const ReceivablesData &data, const Slice &slice);

    /// As of a day, whatever the slice says of the period.
    [[nodiscard]] static ReceivablesQuery closingAt(const ReceivablesData &data, const Slice &slice, std::int32_t day);

    [[nodiscard]] const ReceivablesData &data() const { return *m_data; }
    [[nodiscard]] std::int32_t asOf() const { return m_asOf; }
    [[nodiscard]] std::uint32_t known() const { return m_known; }
    [[nodiscard]] const SliceTables &tables() const { return m_tables; }

    /// Dated and recorded by then.
    [[nodiscard]] bool isVisible(std::uint32_t fact) const {
        return m_data->facts.date[fact] <= m_asOf && m_data->facts.revision[fact] <= m_known;
    }
    [[nodiscard]] bool admits(std::uint32_t fact) const;
    [[nodiscard]] std::uint32_t lineCount() const;
    /// The line, or nothing where it is not open, not visible or not of the slice.
    [[nodiscard]] std::optional<Line> line(std::uint32_t at) const;
    /// The document a line belongs to.
    [[nodiscard]] std::uint32_t factOf(std::uint32_t line) const;
    /// The item's instalment or invoice, or the document.
    [[nodiscard]] domain::Uuid idOf(std::uint32_t line) const;
    /// The item's amount before anything was set against it, or the document's.
    [[nodiscard]] std::int64_t fullAmountOf(std::uint32_t line) const;

    /// The newest visible chase or open promise (made by then, promised for then or later) of an account, among those
    /// about `fact` or about the whole account; NoRecord for `fact` takes all of the account's.
    [[nodiscard]] std::optional<std::size_t> lastChase(Ordinal account, std::uint32_t fact) const;
    [[nodiscard]] std::optional<std::size_t> openPromise(Ordinal account, std::uint32_t fact) const;

private:
    [[nodiscard]] bool counts(std::uint32_t fact) const {
        const std::int32_t date = m_data->facts.date[fact];
        return isVisible(fact) && date >= m_first && date <= m_last && (!m_isCut || admits(fact));
    }
    [[nodiscard]] std::optional<Line> itemLine(std::uint32_t item) const;
    [[nodiscard]] std::optional<Line> creditLine(std::uint32_t credit, AgeingColumn column) const;
    template <typename Accept>
    [[nodiscard]] std::optional<std::size_t> newest(const ContactColumns &contacts, Ordinal account, std::uint32_t fact,
                                                    const Accept &accept) const;

    const ReceivablesData *m_data;
    SliceTables m_tables;
    std::int32_t m_asOf;
    /// Whether any member is chosen.
    bool m_isCut;
    std::uint32_t m_known = UINT32_MAX;
    /// Days since 1970, both included.
    std::int32_t m_first = INT32_MIN;
    std::int32_t m_last = INT32_MAX;
};

} // namespace plumbline::analytics
