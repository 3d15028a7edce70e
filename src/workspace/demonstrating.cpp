#include "workspace_p.h"

#include "plumbline/demonstration/generate.h"
#include "plumbline/replica/errors.h"
#include "plumbline/replica/passphrase.h"

#include <QDir>

/// The demonstration organisation: generated step by step through the same commands everything else is written with.
namespace plumbline::workspace {

using namespace domain;

namespace {

/// About how many changes a size makes, for progress alone.
std::int64_t expectedChanges(demonstration::Size size)
{
    switch (size) {
    case demonstration::Size::Small: return 35'000;
    case demonstration::Size::Medium: return 500'000;
    case demonstration::Size::Large: return 7'500'000;
    }
    return 1;
}

std::int64_t changesIn(const Command &command)
{
    const auto *import = std::get_if<ImportRecords>(&command);
    return import ? static_cast<std::int64_t>(import->changes.size()) : 0;
}

/// Fills the replica; its clock follows the steps, so that the ledger's times are the organisation's.
Result<void> fill(replica::Replica &replica, const demonstration::Options &options, FixedClock &clock, const replica::Progress &progress)
{
    std::int64_t done = 0;
    std::optional<Error> failure;
    demonstration::generate(options, [&](demonstration::Step &&step) {
        clock.set(step.at);
        done += changesIn(step.command);
        if (auto executed = replica.execute(std::move(step.command), step.actor, step.subject); !executed)
            failure = executed.error();
        else if (progress(done, std::max(done + 1, expectedChanges(options.size))) == replica::Continue::No)
            failure = Error{replica::errors::Cancelled, {}};
        return !failure;
    });
    if (failure)
        return tl::unexpected(*failure);
    return {};
}

} // namespace

Pending<void> Workspace::createDemonstration(const QString &folder, replica::Secret passphrase, const Demonstration &wanted)
{
    auto secret = std::make_shared<replica::Secret>(std::move(passphrase));
    return runOn<void>(d->writer, [this, folder, secret, wanted](auto &promise) -> Result<void> {
        const auto size = demonstration::sizeNamed(wanted.size);
        if (!size)
            return fail(errors::UnknownSize, wanted.size);
        PLUMBLINE_TRY(replica::checkChosen(*secret));
        promise.setProgressRange(0, 1000);
        const Date today = wanted.today.value_or(businessDate(d->ports.clock->now(), QStringLiteral("Asia/Shanghai")));
        FixedClock clock{Instant(today.sysDays())};
        Uuid7Source ids(clock, wanted.seed);
        PLUMBLINE_TRY_ASSIGN(auto made, replica::Replica::create(folder, *secret, std::nullopt, {&clock, &ids}));
        const auto filled = fill(*made, {*size, wanted.seed, today}, clock, [&promise](std::int64_t done, std::int64_t total) {
            promise.setProgressValue(static_cast<int>(1000 * done / total));
            return promise.isCanceled() ? replica::Continue::No : replica::Continue::Yes;
        });
        if (filled)
            PLUMBLINE_TRY(made->indexSearch());
        made.reset();
        if (!filled) {
            // `create` refuses a folder that is there already, so all of it is ours to take away.
            QDir(folder).removeRecursively();
            return filled;
        }
        PLUMBLINE_TRY_ASSIGN(auto opened, replica::Replica::open(folder, *secret, d->ports));
        promise.setProgressValue(1000);
        return d->adopt(std::move(opened), Private::Opened::ForWriting);
    });
}

} // namespace plumbline::workspace
