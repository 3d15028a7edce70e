#pragma once

#include "plumbline/domain/commands.h"

#include <functional>

/// An invented sales organisation to look at and to measure with: believable, and the same to the byte for the same options.
namespace plumbline::demonstration {

/// About 2,000 deals; about 40,000; 1,000,000 with about 5,000,000 stage changes.
enum class Size { Small, Medium, Large };

/// `small`, `medium` or `large`. Errors: TokenUnknown.
[[nodiscard]] domain::Result<Size> sizeNamed(QStringView name);

struct Options {
    Size size = Size::Small;
    std::uint64_t seed = 1;
    /// The last day of the twenty-four months of history; due dates, promises and expected closes reach beyond it.
    domain::Date today;
};

/// One command with who gives it and when.
struct Step {
    domain::Command command;
    /// What the ledger calls it by.
    QString subject;
    domain::Actor actor;
    domain::Instant at;
};

/// Calls `batch` with the steps in order: first FoundOrganisation, then ImportRecords of at most 20,000 changes each, whose
/// references point backwards. The caller puts its clock to `at` where the ledger is to show it. `batch` returns whether to go on.
void generate(const Options &options, const std::function<bool(Step &&)> &batch);

} // namespace plumbline::demonstration
