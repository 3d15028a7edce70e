#pragma once

#include "plumbline/replica/attachments.h"
#include "plumbline/sync/session.h"

#include <set>

namespace plumbline::sync {

/// Attachments' bytes in both directions within a session: one piece on the way in each, so that operations and pages go between.
/// What can't go on is left aside for the rest of the session and ends nothing else.
class AttachmentTraffic {
public:
    AttachmentTraffic(replica::Replica &replica, std::function<void(const wire::FromDevice &)> send,
                      std::function<void(const AttachmentProgress &)> told)
        : m_attachments(replica),
          m_send(std::move(send)),
          m_told(std::move(told)) {}

    /// Starts what there is to start. Errors: those of reading the replica.
    [[nodiscard]] Result<void> go();
    /// Rows or wishes have changed: what was left aside may go now.
    void reconsider();
    [[nodiscard]] Result<void> on(const wire::BlobState &state);
    [[nodiscard]] Result<void> on(const wire::BlobPiece &piece);
    /// Nothing is on the way.
    [[nodiscard]] bool isIdle() const { return !m_up && !m_down; }

private:
    struct Upload {
        replica::BytesToSend what;
        /// Where the piece on the way starts; nothing while it is asked what the hub has.
        std::optional<std::int64_t> sent;
        int beginnings = 0;
    };
    [[nodiscard]] Result<void> startUpload();
    [[nodiscard]] Result<void> startDownload();
    [[nodiscard]] Result<void> sendFrom(std::int64_t offset);
    [[nodiscard]] Result<void> hubHas(const wire::BlobState &state);
    [[nodiscard]] Result<void> leave(std::optional<domain::Error> why);
    [[nodiscard]] Result<void> endDownload(std::optional<domain::Error> why);
    void tell(const ledger::Digest &sha256, AttachmentProgress::Way way, std::int64_t done, std::int64_t size,
              std::optional<domain::Error> error = {}) const;

    replica::Attachments m_attachments;
    std::function<void(const wire::FromDevice &)> m_send;
    std::function<void(const AttachmentProgress &)> m_told;
    std::optional<Upload> m_up;
    std::optional<replica::WantedBytes> m_down;
    /// Uploads are gone through in their order.
    std::int64_t m_sentUpTo = 0;
    std::set<ledger::Digest> m_aside;
};

} // namespace plumbline::sync
