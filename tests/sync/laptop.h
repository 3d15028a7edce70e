#pragma once

#include "plumbline/replica/reader.h"
#include "plumbline/sync/connection.h"
#include "support/testreplica.h"

#include <QTemporaryDir>

namespace plumbline::tests {

/// An enrolled replica and its connections over the network.
struct Laptop {
    QTemporaryDir folder;
    domain::SystemClock clock;
    domain::Uuid7Source ids{clock};
    std::unique_ptr<replica::Replica> replica;
    std::unique_ptr<sync::Connection> connection;
    bool isOver = false;
    std::optional<domain::Error> error;

    [[nodiscard]] domain::Result<void> enrol(const sync::InvitationText &invitation);
    void connect(sync::Mode mode, sync::Patience patience = {});
    [[nodiscard]] bool isUpToDate() const;
    [[nodiscard]] QString titleOf(domain::DealId deal) const;
    [[nodiscard]] bool retitle(domain::DealId deal, const QString &title) const;
    [[nodiscard]] std::int64_t pending() const;
    [[nodiscard]] std::vector<ledger::Row> rows() const;
};

} // namespace plumbline::tests
