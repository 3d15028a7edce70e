#include "slowdeals.h"

namespace plumbline::tests {

using namespace domain;
using analytics::Dimension;
using analytics::Metric;
using analytics::Part;

namespace {

std::optional<Date> dayOr(std::int32_t days) {
    return days == analytics::NoDay ? std::nullopt : std::optional(Date::fromDays(days));
}

} // namespace

std::vector<Stage> funnelOf(const PlainOrganisation &organisation) {
    std::vector<Stage> all;
    for (const StageOutcome outcome : {StageOutcome::Open, StageOutcome::Won, StageOutcome::Lost})
        for (int rank = 0; rank < 10; ++rank)
            for (const Stage &stage : organisation.stages)
                if (stage.outcome == outcome && stage.rank == rank)
                    all.push_back(stage);
    return all;
}

int placeOf(const PlainOrganisation &organisation, const Stage &stage) {
    const auto funnel = funnelOf(organisation);
    for (std::size_t i = 0; i < funnel.size(); ++i)
        if (funnel[i].id == stage.id)
            return static_cast<int>(i);
    return -1;
}

namespace {

std::vector<Change> knownChanges(const PlainOrganisation &organisation, const analytics::DealInput &deal,
                                 const analytics::Slice &slice) {
    std::vector<Change> all;
    for (const auto &change : organisation.changes)
        if (change.deal == deal.id)
            all.push_back({change.on == analytics::NoDay ? std::nullopt : std::optional(Date::fromDays(change.on)),
                           change.ordinal, change.revision, byId(organisation.stages, StageId(change.stage)), change.baseAmount,
                           dayOr(change.expectedClose)});
    if (all.empty()) {
        const Stage *stage = byId(organisation.stages, StageId(deal.stage));
        const bool dated = stage->outcome != StageOutcome::Open && deal.closedOn != analytics::NoDay;
        all.push_back(
            {dated ? std::optional(Date::fromDays(deal.closedOn)) : std::nullopt, 0, deal.revision, stage, deal.baseAmount,
             dayOr(deal.expectedClose)});
    }
    std::ranges::stable_sort(all, [](const Change &a, const Change &b) {
        return std::tuple(a.on, a.ordinal, a.revision) < std::tuple(b.on, b.ordinal, b.revision);
    });
    // Where nobody ever said otherwise, it was always expected when it is now.
    if (std::ranges::none_of(all, [](const Change &change) { return change.expected.has_value(); }))
        for (Change &change : all)
            change.expected = dayOr(deal.expectedClose);
    // Open, it is worth what its record says, and expected then; closed, what it was worth then.
    if (all.back().stage->outcome == StageOutcome::Open) {
        all.back().amount = deal.baseAmount;
        all.back().expected = dayOr(deal.expectedClose);
    }
    std::erase_if(all, [&](const Change &change) { return slice.asKnown && change.revision > *slice.asKnown; });
    return all;
}

} // namespace

std::vector<Change> visibleChanges(const PlainOrganisation &organisation, const analytics::DealInput &deal,
                                   const analytics::Slice &slice) {
    auto all = knownChanges(organisation, deal, slice);
    std::erase_if(all, [&](const Change &change) { return change.on && *change.on > slice.asOf; });
    return all;
}

namespace {

std::optional<Date> createdOn(const PlainOrganisation &organisation, const analytics::DealInput &deal,
                              const analytics::Slice &slice) {
    if (deal.createdOn != analytics::NoDay)
        return Date::fromDays(deal.createdOn);
    for (const Change &change : visibleChanges(organisation, deal, slice))
        if (change.on)
            return change.on;
    return std::nullopt;
}

} // namespace

bool inPeriod(const analytics::Slice &slice, const std::optional<Date> &date) {
    return date ? slice.period.contains(*date) : slice.period.isOpen();
}

namespace {

Belongings belongingsOfDeal(const analytics::DealInput &deal) {
    Belongings all;
    if (!deal.owner.isNil())
        all.owner = UserId(deal.owner);
    if (!deal.account.isNil())
        all.account = AccountId(deal.account);
    if (!deal.product.isNil())
        all.product = ProductId(deal.product);
    all.source = QString::fromUtf8(deal.source.trimmed());
    return all;
}

/// Whether anything at all has a day by then: before, not even deals without one are there.
bool hasBegun(const PlainOrganisation &organisation, const analytics::Slice &slice) {
    bool anyDay = false;
    for (const auto &deal : organisation.deals) {
        std::vector<Change> changes = knownChanges(organisation, deal, {});
        changes.push_back({dayOr(deal.createdOn), 0, 0, nullptr, 0, std::nullopt});
        for (const Change &change : changes) {
            if (change.on && *change.on <= slice.asOf)
                return true;
            anyDay |= change.on.has_value();
        }
    }
    return !anyDay;
}

} // namespace

bool isThere(const PlainOrganisation &organisation, const analytics::DealInput &deal, const analytics::Slice &slice) {
    const auto created = createdOn(organisation, deal, slice);
    return has(organisation, slice, belongingsOfDeal(deal)) && !(created && *created > slice.asOf) &&
           !visibleChanges(organisation, deal, slice).empty() && hasBegun(organisation, slice);
}

std::optional<Date> closedOn(const std::vector<Change> &changes) {
    std::optional<Date> day = changes.back().on;
    for (std::size_t i = changes.size(); i-- > 0 && changes[i].stage->outcome == changes.back().stage->outcome;)
        day = changes[i].on;
    return day;
}

namespace {

std::int64_t weightedAmount(const analytics::DealInput &deal, const Change &now) {
    const std::int64_t probability = deal.probability >= 0 ? deal.probability : now.stage->probability;
    return multiplyDivide(now.amount, probability, 10000, Rounding::HalfEven);
}

std::int64_t bookingsOf(const std::vector<Change> &changes, const analytics::Slice &slice) {
    std::int64_t sum = 0;
    std::int64_t before = 0;
    for (const Change &change : changes) {
        const std::int64_t after = change.stage->outcome == StageOutcome::Won ? change.amount : 0;
        if (inPeriod(slice, change.on))
            sum += after - before;
        before = after;
    }
    return sum;
}

using Episode = std::vector<Change>;

/// Leaving won or lost starts another.
std::vector<Episode> episodesOf(const std::vector<Change> &changes) {
    std::vector<Episode> all;
    for (const Change &change : changes) {
        const bool reopened = !all.empty() && all.back().back().stage->outcome != StageOutcome::Open &&
                              all.back().back().stage->outcome != change.stage->outcome;
        if (all.empty() || reopened)
            all.emplace_back();
        all.back().push_back(change);
    }
    return all;
}

struct Passage {
    bool entered = false, advanced = false, lost = false, immature = false, skipped = false, regressed = false;
};

Passage passageOf(const PlainOrganisation &organisation, const Episode &episode, bool reopened, const analytics::Slice &slice,
                  int from) {
    Passage passage;
    const auto rankOf = [&](const Change &change) {
        return change.stage->outcome == StageOutcome::Lost ? -1 : placeOf(organisation, *change.stage);
    };
    if (reopened && rankOf(episode.front()) > from)
        return passage;
    std::size_t entry = 0;
    while (entry < episode.size() && rankOf(episode[entry]) < from)
        ++entry;
    if (entry == episode.size() || !episode[entry].on || !slice.period.contains(*episode[entry].on))
        return passage;
    const Date entered = *episode[entry].on;
    const Date deadline = std::min(entered.plusDays(slice.horizonDays), slice.asOf);
    passage.entered = true;
    passage.immature = entered.plusDays(slice.horizonDays) > slice.asOf;
    passage.skipped = rankOf(episode[entry]) > from;
    for (std::size_t i = entry; i < episode.size(); ++i) {
        passage.advanced |= rankOf(episode[i]) > from && *episode[i].on <= deadline;
        passage.lost |= episode[i].stage->outcome == StageOutcome::Lost && *episode[i].on <= deadline;
        passage.regressed |= i > entry && rankOf(episode[i]) >= 0 && rankOf(episode[i]) < rankOf(episode[i - 1]);
    }
    passage.lost &= !passage.advanced;
    return passage;
}

template <typename Take>
void forPassages(const PlainOrganisation &organisation, const analytics::Slice &slice, int from, const Take &take) {
    for (const auto &deal : organisation.deals) {
        if (!isThere(organisation, deal, slice))
            continue;
        const auto episodes = episodesOf(visibleChanges(organisation, deal, slice));
        for (std::size_t i = 0; i < episodes.size(); ++i)
            take(passageOf(organisation, episodes[i], i > 0, slice, from));
    }
}

std::int64_t slowCohort(const PlainOrganisation &organisation, const analytics::Slice &slice, Metric metric, int from) {
    std::int64_t count = 0;
    forPassages(organisation, slice, from, [&](const Passage &passage) {
        const bool counts = metric == Metric::CohortEntered    ? passage.entered
                            : metric == Metric::CohortAdvanced ? passage.advanced
                            : metric == Metric::CohortLost     ? passage.lost
                                                               : passage.entered && !passage.advanced && !passage.lost;
        count += counts ? 1 : 0;
    });
    return count;
}

QString sourceAt(const PlainOrganisation &organisation, int bucket) {
    QStringList names;
    for (const auto &deal : organisation.deals)
        if (const QString name = QString::fromUtf8(deal.source.trimmed()); !name.isEmpty() && !names.contains(name))
            names.push_back(name);
    names.sort(Qt::CaseInsensitive);
    names.push_back(QString());
    return names.value(bucket);
}

std::int64_t slowShare(const PlainOrganisation &organisation, const analytics::DealInput &deal, const analytics::Slice &slice,
                       Metric metric, int bucket) {
    const auto changes = visibleChanges(organisation, deal, slice);
    const Change &now = changes.back();
    const bool open = now.stage->outcome == StageOutcome::Open;
    const bool won = now.stage->outcome == StageOutcome::Won;
    const bool closedThen = !open && inPeriod(slice, closedOn(changes));
    const bool created = inPeriod(slice, createdOn(organisation, deal, slice));
    const bool inBucket = created && placeOf(organisation, *now.stage) == bucket;
    switch (metric) {
    case Metric::SnapshotCount:
        return inBucket ? 1 : 0;
    case Metric::SnapshotValue:
        return inBucket ? now.amount : 0;
    case Metric::OpenCount:
        return created && open ? 1 : 0;
    case Metric::OpenValue:
        return created && open ? now.amount : 0;
    case Metric::WeightedPipeline:
        return created && open ? weightedAmount(deal, now) : 0;
    case Metric::WonCount:
        return closedThen && won ? 1 : 0;
    case Metric::LostCount:
        return closedThen && !won ? 1 : 0;
    case Metric::WonValue:
        return bookingsOf(changes, slice);
    case Metric::SourceCount:
        return created && belongingsOfDeal(deal).source == sourceAt(organisation, bucket) ? 1 : 0;
    case Metric::SourceValue:
        return created && belongingsOfDeal(deal).source == sourceAt(organisation, bucket) ? now.amount : 0;
    case Metric::OpenWithoutAccountCount:
        return created && open && deal.account.isNil() ? 1 : 0;
    case Metric::OpenWithoutAmountCount:
        return created && open && now.amount == 0 ? 1 : 0;
    case Metric::UndatedCount:
        return std::ranges::any_of(changes, [](const Change &change) { return !change.on; }) ? 1 : 0;
    case Metric::UnattributedAccountCount:
        return created && deal.account.isNil() ? 1 : 0;
    default:
        throw InvariantError("not a sum over deals");
    }
}

} // namespace

bool has(const PlainOrganisation &organisation, const analytics::Slice &slice, const Belongings &belongings) {
    const auto passes = [&slice](Dimension dimension, const QString &key) {
        const auto &members = slice.membersOf(dimension);
        return members.empty() || std::ranges::find(members, key) != members.end();
    };
    const User *owner = belongings.owner ? byId(organisation.users, *belongings.owner) : nullptr;
    const Team *team = owner != nullptr && owner->team ? byId(organisation.teams, *owner->team) : nullptr;
    const Account *account = belongings.account ? byId(organisation.accounts, *belongings.account) : nullptr;
    QString region = team != nullptr ? team->region.value_or(QString()) : QString();
    if (region.isEmpty() && account != nullptr)
        region = account->region.value_or(QString());
    return passes(Dimension::Owner, owner != nullptr ? owner->id.toString() : QString()) &&
           passes(Dimension::Team, team != nullptr ? team->id.toString() : QString()) &&
           passes(Dimension::Account, account != nullptr ? account->id.toString() : QString()) &&
           passes(Dimension::Product, belongings.product ? belongings.product->toString() : QString()) &&
           passes(Dimension::Region, region) && passes(Dimension::Source, belongings.source);
}

SlowValue slowPipeline(const PlainOrganisation &organisation, const analytics::Slice &slice, const analytics::FigureId &figure) {
    const auto ratio = [](std::int64_t above, std::int64_t below) {
        return below == 0 ? std::nullopt : SlowValue(multiplyDivide(above, 10000, below, Rounding::HalfEven));
    };
    const auto sum = [&](Metric metric) {
        std::int64_t total = 0;
        for (const auto &deal : organisation.deals)
            if (isThere(organisation, deal, slice))
                total += slowShare(organisation, deal, slice, metric, figure.bucket);
        return total;
    };
    switch (figure.metric) {
    case Metric::CohortEntered:
    case Metric::CohortAdvanced:
    case Metric::CohortLost:
    case Metric::CohortOpen:
        return slowCohort(organisation, slice, figure.metric, figure.bucket);
    case Metric::CohortConversion:
        if (slowMarks(organisation, slice, figure.bucket).skipped == slowCohort(organisation, slice, Metric::CohortEntered, figure.bucket))
            return std::nullopt;
        return ratio(slowCohort(organisation, slice, Metric::CohortAdvanced, figure.bucket),
                     slowCohort(organisation, slice, Metric::CohortEntered, figure.bucket));
    case Metric::WinRate:
        return ratio(sum(Metric::WonCount), sum(Metric::WonCount) + sum(Metric::LostCount));
    default:
        return sum(figure.metric);
    }
}

SlowMarks slowMarks(const PlainOrganisation &organisation, const analytics::Slice &slice, int fromStage) {
    SlowMarks marks;
    forPassages(organisation, slice, fromStage, [&marks](const Passage &passage) {
        marks.immature += passage.immature ? 1 : 0;
        marks.skipped += passage.skipped ? 1 : 0;
        marks.regressed += passage.regressed ? 1 : 0;
    });
    return marks;
}

} // namespace plumbline::tests
