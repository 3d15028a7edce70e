#pragma once

#include "knownfacts.h"

#include <QSet>

namespace plumbline::intake {

/// Which invoice that is there already a row without a number speaks of. Invoices of one customer, day and amount are told
/// apart by when they were settled; each is spoken of once in a file, so that two of a kind stay two.
class InvoiceMatch {
public:
    struct Row {
        std::size_t index = 0;
        /// The terms; without an account nothing is like it.
        domain::Fact terms;
        std::optional<domain::Date> settledOn;
        /// What the row is called if it is new, such as `#8f3a-1`.
        QString ownNumber;
        QString number;
    };

    /// Before what is there is read: the source numbers the rows may turn out to be.
    [[nodiscard]] domain::Result<std::vector<QString>> begin(const Existing &existing, std::vector<Row> rows);
    /// Afterwards: gives every row of the batch its number.
    [[nodiscard]] const std::vector<Row> &settle(const KnownFacts &known);

private:
    enum class Round : std::uint8_t { SameRow, SameDay, Open, Any };
    void match(Row &row, const KnownFacts &known, Round round);
    void nameNew(Row &row);

    UnnumberedInvoices m_there;
    std::vector<Row> m_rows;
    QSet<QString> m_taken;
};

/// `invoice:0042` is 0042.
[[nodiscard]] QString numberOfRef(const QString &ref);

} // namespace plumbline::intake
