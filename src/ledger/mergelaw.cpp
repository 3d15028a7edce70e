#include "plumbline/ledger/mergelaw.h"

#include "plumbline/domain/valuetext.h"

namespace plumbline::ledger {
namespace {

/// A device's clock may say anything; a record holds the years 0 to 9999.
domain::Instant writable(domain::Instant instant)
{
    constexpr domain::Instant First(std::chrono::seconds(-62'167'219'200));
    constexpr domain::Instant Last(std::chrono::seconds(253'402'300'799));
    return std::clamp(instant, First, Last);
}

} // namespace

Meeting meet(const domain::PatchField &patch, std::span<const UnseenChange> unseen, const domain::Value &current)
{
    if (unseen.empty())
        return Clean{};
    if (current == patch.value)
        return Equal{};
    return Clash{unseen.front()};
}

domain::Conflict conflictOf(const domain::PatchField &patch, const UnseenChange &theirs, const Operation &mine, domain::ConflictId id)
{
    const domain::EntityDescription &description = domain::describe(patch.kind);
    domain::Conflict conflict;
    conflict.id = id;
    conflict.record_kind = QLatin1StringView(description.name);
    conflict.record = patch.id.toString();
    conflict.field = description.fields.at(static_cast<std::size_t>(patch.field)).number;
    conflict.base = domain::toValueText(patch.base);
    conflict.mine = domain::toValueText(patch.value);
    conflict.theirs = domain::toValueText(theirs.value);
    conflict.by = mine.actor;
    conflict.made_on_device = domain::DeviceId(mine.device.uuid());
    conflict.made_at = writable(mine.madeAt);
    conflict.theirs_by = theirs.actor;
    conflict.theirs_at = writable(theirs.madeAt);
    conflict.state = domain::ConflictState::Open;
    return conflict;
}

Position effectiveBase(const Seen &base, std::span<const EpochStart> lives)
{
    const auto life = std::ranges::find(lives, base.epoch, &EpochStart::epoch);
    if (life == lives.end())
        return 0;
    Position position = std::max<Position>(base.position, 0);
    // Every later life begins at what its backup still had.
    for (auto later = life + 1; later != lives.end(); ++later)
        position = std::min(position, later->after);
    return position;
}

} // namespace plumbline::ledger
