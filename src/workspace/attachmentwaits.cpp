#include "attachmentwaits.h"

#include "plumbline/workspace/errors.h"

namespace plumbline::workspace {
namespace {

constexpr std::int64_t Whole = 1000;

void answer(AttachmentWaits::Promise &promise, domain::Result<void> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace

AttachmentWaits::~AttachmentWaits()
{
    end({errors::Locked, {}});
}

void AttachmentWaits::add(const ledger::Digest &sha256, std::shared_ptr<Promise> promise)
{
    promise->setProgressRange(0, Whole);
    m_waits.push_back({sha256, std::move(promise)});
}

void AttachmentWaits::moved(const sync::AttachmentProgress &progress)
{
    if (progress.way != sync::AttachmentProgress::Way::FromHub)
        return;
    const bool isOver = progress.error || progress.done == progress.size;
    for (const Wait &each : m_waits) {
        if (each.sha256 != progress.sha256)
            continue;
        each.promise->setProgressValue(static_cast<int>(progress.done * Whole / std::max<std::int64_t>(1, progress.size)));
        if (isOver)
            answer(*each.promise, progress.error ? domain::Result<void>(tl::unexpected(*progress.error)) : domain::Result<void>());
    }
    std::erase_if(m_waits, [&](const Wait &each) {
        return each.promise->isCanceled() || (isOver && each.sha256 == progress.sha256);
    });
}

void AttachmentWaits::end(const domain::Error &why)
{
    for (const Wait &each : std::exchange(m_waits, {}))
        answer(*each.promise, tl::unexpected(why));
}

} // namespace plumbline::workspace
