#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/entities/pipeline.h"
#include "plumbline/domain/ports.h"
#include "plumbline/domain/view.h"

/// A deal is worth, and expected on, what was said of it on each day: an edit of either is a row of its history too.
namespace plumbline::domain {

/// Appends the rows that follow an edit of an open deal: one from today on, after all there are; before it, where the history
/// does not say what the deal said before the edit, one that does. Nothing where neither amount nor expected close changes.
/// Ids are derived, so that device and hub make the same.
[[nodiscard]] Result<void> addRevision(Changes &changes, const Record &before, const Updated &edit, const View &view, const Clock &clock);

/// The last of a deal's rows in the order of its history; nothing where there is none.
[[nodiscard]] const StageChange *lastOf(const std::vector<StageChange> &history);

} // namespace plumbline::domain
