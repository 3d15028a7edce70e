#include "acts.h"
#include "decisions.h"
#include "hexadecimal.h"

namespace plumbline::domain {
namespace {

constexpr qsizetype KeyBytes = 32;

} // namespace

Result<Changes> decideOne(EnrolDevice &&enrol, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Administrators, u"enrol_device"));
    Device device = enrol.device;
    device.enrolled_at = clock.now();
    device.revoked_at.reset();
    if (!isHexadecimal(device.public_key, KeyBytes))
        return fail(errors::DeviceKeyUnusable, device.name);
    // A revoked key does not come back under another name.
    PLUMBLINE_TRY_ASSIGN(const auto known, view.where(EntityKind::Device, describe<Device>().indexOf(u"public_key"), device.public_key));
    if (!known.empty())
        return fail(errors::DeviceKeyUnusable, device.name);
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(device), view));
    return changes;
}

Result<Changes> decideOne(RevokeDevice &&revoke, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Administrators, u"revoke_device"));
    PLUMBLINE_TRY_ASSIGN(const Device before, lookUpPresent(view, revoke.device));
    if (before.revoked_at)
        return Changes{};
    Device after = before;
    after.revoked_at = clock.now();
    Changes changes;
    PLUMBLINE_TRY(addDifference(changes, toRecord(before), toRecord(after)));
    return changes;
}

} // namespace plumbline::domain
