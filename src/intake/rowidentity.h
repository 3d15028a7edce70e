#pragma once

#include "plumbline/intake/tablesource.h"

#include <QHash>

namespace plumbline::intake {

/// Under what name a row is found again, and whether a row of the same name has come by already.
class RowIdentity {
public:
    /// The row's number, or for rows without one `#` with a hash of its cells and how many rows with these very cells came
    /// before. Ask once for each row, in order.
    [[nodiscard]] QString refOf(const TableRow &row, std::string_view number);

    enum class Repeat : std::uint8_t { First, Same, Different };
    [[nodiscard]] Repeat check(const QString &ref, const TableRow &row);
    /// Remembers the row checked last, which has come in.
    void note(const QString &ref);

private:
    QHash<QString, std::size_t> m_seen;
    std::size_t m_checked = 0;
    QHash<QByteArray, int> m_contents;
};

} // namespace plumbline::intake
