#pragma once

#include "parts/linesmodel.h"

#include "plumbline/workspace/customerdesk.h"

/// How what happened with a customer, its commitments and its deals read.
namespace plumbline::pages {

[[nodiscard]] QString kindText(workspace::TimelineItem::Kind kind);
/// What happened, without the record it happened to: that is `aboutText`.
[[nodiscard]] QString whatText(const workspace::TimelineItem &item);

[[nodiscard]] std::vector<LineColumn> timelineColumns();
[[nodiscard]] Line timelineLine(const workspace::TimelineItem &item, const QString &timeZone);

[[nodiscard]] std::vector<LineColumn> commitmentColumns();
[[nodiscard]] Line commitmentLine(const workspace::CustomerCommitment &line, domain::Date today);

[[nodiscard]] std::vector<LineColumn> dealColumns();
[[nodiscard]] Line dealLine(const workspace::CustomerDeal &line);

} // namespace plumbline::pages
