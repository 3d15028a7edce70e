#pragma once

#include "plumbline/domain/suggestallocations.h"
#include "plumbline/workspace/customercash.h"

#include <QString>

/// How what is owed and what came in is said, the same in every panel.
namespace plumbline::pages::cashwords {

[[nodiscard]] QString reasonText(domain::SuggestionReason reason);
/// `due 2026-08-01, 112 days late`
[[nodiscard]] QString dueText(const std::optional<domain::Date> &due, domain::Date today);
/// From 1, a friendly reminder, to 4, a lawyer's letter.
[[nodiscard]] QString levelText(std::int64_t level);
[[nodiscard]] QString kindText(domain::FactKind kind);

/// A rate as people type it, `7.1234`, in millionths; nothing where it is none, or more precise than that.
[[nodiscard]] std::optional<std::int64_t> rateIn(const QString &text);
[[nodiscard]] QString rateText(std::int64_t rateMicro);

} // namespace plumbline::pages::cashwords
