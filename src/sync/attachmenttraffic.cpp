#include "attachmenttraffic.h"

#include "plumbline/sync/errors.h"

namespace plumbline::sync {
namespace {

using replica::PieceFate;
using Way = AttachmentProgress::Way;

/// How often one upload may begin from somewhere earlier, since another device brought other bytes under its hash.
constexpr int MostBeginnings = 4;

} // namespace

void AttachmentTraffic::tell(const ledger::Digest &sha256, Way way, std::int64_t done, std::int64_t size,
                             std::optional<domain::Error> error) const {
    if (m_told)
        m_told({sha256, way, done, size, std::move(error)});
}

void AttachmentTraffic::reconsider() {
    m_sentUpTo = 0;
    m_aside.clear();
}

Result<void> AttachmentTraffic::go() {
    PLUMBLINE_TRY(startUpload());
    return startDownload();
}

Result<void> AttachmentTraffic::startUpload() {
    while (!m_up) {
        PLUMBLINE_TRY_ASSIGN(const auto next, m_attachments.nextToSend(m_sentUpTo));
        if (!next)
            return {};
        m_sentUpTo = next->order;
        if (m_aside.contains(next->sha256))
            continue;
        m_up = Upload{*next, std::nullopt, 0};
        m_send(wire::BlobPiece{next->sha256, 0, next->size, {}});
    }
    return {};
}

Result<void> AttachmentTraffic::startDownload() {
    if (m_down)
        return {};
    PLUMBLINE_TRY_ASSIGN(const auto wanted, m_attachments.wanted());
    for (const replica::WantedBytes &each : wanted) {
        if (m_aside.contains(each.sha256))
            continue;
        m_down = each;
        m_send(wire::BlobRequest{each.sha256, each.have});
        break;
    }
    return {};
}

Result<void> AttachmentTraffic::sendFrom(std::int64_t offset) {
    PLUMBLINE_TRY_ASSIGN(QByteArray bytes, m_attachments.piece(m_up->what.sha256, offset));
    // It was taken away meanwhile.
    if (bytes.isEmpty())
        return leave(std::nullopt);
    m_up->sent = offset;
    m_send(wire::BlobPiece{m_up->what.sha256, offset, m_up->what.size, std::move(bytes)});
    return {};
}

Result<void> AttachmentTraffic::leave(std::optional<domain::Error> why) {
    const replica::BytesToSend what = std::exchange(m_up, std::nullopt)->what;
    m_aside.insert(what.sha256);
    tell(what.sha256, Way::ToHub, 0, what.size, std::move(why));
    return startUpload();
}

Result<void> AttachmentTraffic::hubHas(const wire::BlobState &state) {
    const std::int64_t size = m_up->what.size;
    if (state.size == size && state.have >= size) {
        PLUMBLINE_TRY(m_attachments.markAtHub(state.sha256));
        m_up.reset();
        tell(state.sha256, Way::ToHub, size, size);
        return startUpload();
    }
    const std::int64_t next = state.size == size ? state.have : 0;
    if (!m_up->sent)
        return sendFrom(next);
    // As far as was known when that piece left: an answer that came twice, or a hub that has no room now.
    if (state.size == size && next == *m_up->sent)
        return {};
    if (next > *m_up->sent) {
        tell(state.sha256, Way::ToHub, next, size);
        return sendFrom(next);
    }
    // Refused, or begun anew by somebody else.
    if (++m_up->beginnings < MostBeginnings)
        return sendFrom(next);
    return leave(domain::Error{errors::AttachmentRefused, {}});
}

Result<void> AttachmentTraffic::endDownload(std::optional<domain::Error> why) {
    const replica::WantedBytes what = *std::exchange(m_down, std::nullopt);
    if (why)
        m_aside.insert(what.sha256);
    tell(what.sha256, Way::FromHub, why ? what.have : what.size, what.size, std::move(why));
    return startDownload();
}

Result<void> AttachmentTraffic::on(const wire::BlobState &state) {
    if (m_up && m_up->what.sha256 == state.sha256)
        return hubHas(state);
    if (m_down && m_down->sha256 == state.sha256)
        return endDownload(domain::Error{errors::AttachmentNotThere, {}});
    return {};
}

Result<void> AttachmentTraffic::on(const wire::BlobPiece &piece) {
    if (!m_down || m_down->sha256 != piece.sha256 || m_down->have != piece.offset)
        return {};
    const auto fate = m_attachments.take(piece.sha256, piece.offset, piece.size, piece.bytes);
    // Such as no room for it here; that keeps nothing else from coming.
    if (!fate)
        return endDownload(fate.error());
    switch (*fate) {
    case PieceFate::Kept:
        m_down->have += piece.bytes.size();
        tell(piece.sha256, Way::FromHub, m_down->have, m_down->size);
        m_send(wire::BlobRequest{piece.sha256, m_down->have});
        return {};
    case PieceFate::Whole: return endDownload(std::nullopt);
    case PieceFate::Broken:
        m_down->have = 0;
        return endDownload(domain::Error{errors::AttachmentBroken, {}});
    case PieceFate::NotNext: break;
    }
    // Empty, of another size, or no longer wanted.
    return endDownload(domain::Error{errors::AttachmentBroken, {}});
}

} // namespace plumbline::sync
