#pragma once

#include "plumbline/sync/session.h"

#include <QPromise>

#include <memory>
#include <vector>

namespace plumbline::workspace {

/// Who waits for which attachment to come from the hub. On the writer thread.
class AttachmentWaits {
public:
    using Promise = QPromise<domain::Result<void>>;

    AttachmentWaits() = default;
    AttachmentWaits(const AttachmentWaits &) = delete;
    AttachmentWaits &operator=(const AttachmentWaits &) = delete;
    ~AttachmentWaits();

    void add(const ledger::Digest &sha256, std::shared_ptr<Promise> promise);
    void moved(const sync::AttachmentProgress &progress);
    /// The line is gone: what has come stays, and the rest comes when it is asked for again.
    void end(const domain::Error &why);

private:
    struct Wait {
        ledger::Digest sha256;
        std::shared_ptr<Promise> promise;
    };
    std::vector<Wait> m_waits;
};

} // namespace plumbline::workspace
