#pragma once

#include "plumbline/kit/icons.h"
#include "plumbline/workspace/syncing.h"

/// How the window stands with the hub, in words.
namespace plumbline::pages {

/// "Connected, up to date", "Offline, everything works", "Receiving rows: 12,340 of 1,000,000"
[[nodiscard]] QString lineText(const workspace::SyncStatus &status);
/// The shape beside the words.
[[nodiscard]] kit::Glyph lineGlyph(const workspace::SyncStatus &status);
/// "3 operations wait"; empty when none does.
[[nodiscard]] QString waitingText(const workspace::SyncStatus &status);
/// "2 set aside"; empty when nothing is.
[[nodiscard]] QString refusedText(const workspace::SyncStatus &status);
[[nodiscard]] QString asideText(const workspace::SyncStatus &status);
/// "3 conflicts"; empty when none is open.
[[nodiscard]] QString conflictsText(const workspace::SyncStatus &status);
/// "Last synced 14:05", with the day where that was not `today`; in the IANA zone.
[[nodiscard]] QString heardText(const workspace::SyncStatus &status, const QString &zone, domain::Date today);
/// "Tries again at 14:06"; empty when nothing is planned.
[[nodiscard]] QString nextText(const workspace::SyncStatus &status, const QString &zone, domain::Date today);

} // namespace plumbline::pages
