#pragma once

#include "day16.h"
#include "plumbline/analytics/pipelinecolumns.h"
#include "texts.h"

#include <QStringList>

namespace plumbline::analytics {

inline constexpr int MaxStages = 60;
/// Stands for "no stage": the deal is not there.
inline constexpr std::uint8_t NoStage = 255;

/// One passage of a deal through the funnel, up to won or lost; reopening starts another.
///
/// Columns by rank: the day the deal first reached the rank or beyond (a rank jumped over is reached on the day of the jump),
/// whether it was jumped over, and the day of its first step backwards after that.
struct EpisodeColumns {
    std::vector<std::vector<Day16>> reached;
    std::vector<std::vector<Day16>> regressed;
    std::vector<std::vector<std::uint8_t>> jumped;
    std::vector<Day16> lost;
    /// The first dealCount() episodes are the deals' first ones in their order; these are the deals of all further ones, sorted.
    std::vector<std::uint32_t> laterDeal;
};

/// Bookings of won value: what each dated change added to or took from the deal's won amount. Sorted by deal.
struct BookingColumns {
    std::vector<std::uint32_t> deal;
    std::vector<Day16> day;
    std::vector<std::int64_t> amount;
};

struct PipelineData {
    DirectoryPtr directory;
    WorkersPtr workers;

    // By deal, in the order of their ids.
    std::vector<domain::Uuid> ids;
    Texts titles, sourceRefs;
    std::vector<Ordinal> account, product, owner, source, region;
    std::vector<std::int32_t> createdOn, expectedClose, closedOn;
    std::vector<std::int16_t> probability;
    /// Names of `source`; 0 is none.
    QStringList sources;
    /// Order of the sources on the page: by name, none last.
    std::vector<Ordinal> sourceOrder;

    // Stage changes by deal, by day and ordinal, undated ones first.
    std::vector<std::uint32_t> firstChange;
    std::vector<Day16> day;
    std::vector<std::uint8_t> stage;
    std::vector<std::int64_t> amount;
    std::vector<std::uint32_t> revision;
    /// The day the deal was expected to close from the change on; Undated where there was none.
    std::vector<Day16> expected;
    /// With every stage change counted: the day the deal came to the outcome it has after this one.
    std::vector<Day16> since;

    // By deal, with every stage change counted.
    /// Undated where nobody said when; then the first dated change stands for it where a period asks.
    std::vector<Day16> createdDay;
    /// Never where there is none.
    std::vector<Day16> firstDated;
    std::vector<Day16> lastDay;
    std::vector<std::uint8_t> lastStage;
    std::vector<std::int64_t> lastAmount;
    std::vector<Day16> closeDay;
    std::vector<Day16> lastExpected;
    /// Least and greatest ledger position of its stage changes.
    std::vector<std::uint32_t> firstRevision, lastRevision;
    std::vector<std::uint8_t> undated;
    EpisodeColumns episodes;
    BookingColumns bookings;
    /// The earliest day any deal has; Undated where none has one.
    Day16 firstDay = Undated;

    [[nodiscard]] std::size_t dealCount() const { return ids.size(); }
    /// The deal's ordinal, or dealCount() where there is none.
    [[nodiscard]] std::size_t find(const domain::Uuid &id) const;
    [[nodiscard]] std::size_t memoryBytes() const;
};

/// Ledger positions as columns hold them.
[[nodiscard]] std::uint32_t toRevision(std::int64_t position);

} // namespace plumbline::analytics
