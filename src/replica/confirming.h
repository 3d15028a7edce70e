#pragma once

#include "pendingwork.h"
#include "replica_p.h"

namespace plumbline::replica {

/// Confirmed rows going into the tables and out of them. Inside the caller's transaction.
class Confirming {
public:
    explicit Confirming(Writing &writing) : m_writing(writing) {}

    /// Makes the row what the hub says; one that is there already at this revision or a later one is left alone.
    [[nodiscard]] domain::Result<void> put(const ledger::Row &row);
    /// The same for rows of one kind, faster where they come in the order of their ids and lie behind what is there.
    [[nodiscard]] domain::Result<void> putInOrder(std::span<const ledger::Row> rows);
    /// The same for rows of another life of the ledger, where a smaller revision may be the later one.
    [[nodiscard]] domain::Result<void> replace(const ledger::Row &row);
    /// Takes the row out; retracted ones out of everything that says something of them too.
    [[nodiscard]] domain::Result<void> leave(const ledger::Gone &gone);
    /// Hashes that attachments which left have named.
    [[nodiscard]] const std::set<ledger::Digest> &departed() const { return m_departed; }

private:
    [[nodiscard]] domain::Result<void> write(const ledger::Row &row, const std::optional<domain::Record> &before);

    Writing &m_writing;
    std::set<ledger::Digest> m_departed;
};

} // namespace plumbline::replica
