#include "plumbline/analytics/pipelinecolumns.h"

#include "pipelinedata.h"

#include <algorithm>

namespace plumbline::analytics {

namespace {

template <typename T>
std::size_t bytesOf(const std::vector<T> &column) {
    return column.capacity() * sizeof(T);
}

template <typename T>
std::size_t bytesOf(const std::vector<std::vector<T>> &columns) {
    std::size_t bytes = 0;
    for (const auto &column : columns)
        bytes += bytesOf(column);
    return bytes;
}

template <typename... Columns>
std::size_t bytesOfAll(const Columns &...columns) {
    return (bytesOf(columns) + ...);
}

} // namespace

std::uint32_t toRevision(std::int64_t position) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(position, 0, UINT32_MAX));
}

std::size_t PipelineData::find(const domain::Uuid &id) const {
    const auto found = std::ranges::lower_bound(ids, id);
    return found != ids.end() && *found == id ? static_cast<std::size_t>(found - ids.begin()) : ids.size();
}

std::size_t PipelineData::memoryBytes() const {
    return titles.memoryBytes() + sourceRefs.memoryBytes() +
           bytesOfAll(ids, account, product, owner, source, region, createdOn, expectedClose, closedOn, probability) +
           bytesOfAll(firstChange, day, stage, amount, revision, expected, since) +
           bytesOfAll(createdDay, firstDated, lastDay, lastStage, lastAmount, closeDay, lastExpected, firstRevision, lastRevision, undated) +
           bytesOfAll(episodes.reached, episodes.regressed, episodes.jumped, episodes.lost, episodes.laterDeal) +
           bytesOfAll(bookings.deal, bookings.day, bookings.amount);
}

PipelineColumns::PipelineColumns(std::unique_ptr<const PipelineData> data) : d(std::move(data)) {}
PipelineColumns::~PipelineColumns() = default;

std::size_t PipelineColumns::dealCount() const {
    return d->dealCount();
}

std::size_t PipelineColumns::stageChangeCount() const {
    return d->day.size();
}

std::size_t PipelineColumns::memoryBytes() const {
    return d->memoryBytes();
}

const DirectoryPtr &PipelineColumns::directory() const {
    return d->directory;
}

} // namespace plumbline::analytics
