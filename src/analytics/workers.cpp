#include "plumbline/analytics/workers.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace plumbline::analytics {

struct Workers::Private {
    using Work = std::function<void(std::size_t, std::size_t, std::size_t)>;

    explicit Private(std::size_t parts) : width(parts) {}

    /// Runs are claimed until none is left.
    void takeRuns(std::size_t part) noexcept {
        for (;;) {
            const std::size_t first = next.fetch_add(run);
            if (first >= count)
                return;
            try {
                (*work)(part, first, std::min(count, first + run));
            } catch (...) {
                next = count;
                const std::lock_guard lock(mutex);
                if (!failure)
                    failure = std::current_exception();
            }
        }
    }

    void serve(const std::stop_token &stop, std::size_t part) {
        std::uint64_t seen = 0;
        std::unique_lock lock(mutex);
        while (wake.wait(lock, stop, [&] { return open && generation != seen; })) {
            seen = generation;
            ++active;
            lock.unlock();
            takeRuns(part);
            lock.lock();
            if (--active == 0)
                done.notify_all();
        }
    }

    const std::size_t width;
    /// Held for the whole of a job: one at a time.
    std::mutex turn;
    std::mutex mutex;
    std::condition_variable_any wake;
    std::condition_variable_any done;
    // The job; written while no thread is in it.
    const Work *work = nullptr;
    std::size_t count = 0;
    std::size_t run = 0;
    std::atomic<std::size_t> next = 0;
    /// Whether threads may still join the job, and how many are in it beside the caller.
    bool open = false;
    std::uint64_t generation = 0;
    std::size_t active = 0;
    std::exception_ptr failure;
    // Last, so that the threads end before what they use does.
    std::vector<std::jthread> threads;
};

WorkersPtr Workers::make() {
    return make(std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8));
}

WorkersPtr Workers::make(std::size_t threads) {
    return WorkersPtr(new Workers(std::max<std::size_t>(threads, 1)));
}

Workers::Workers(std::size_t threads) : d(std::make_unique<Private>(threads)) {
    // The caller's own thread does part 0.
    for (std::size_t part = 1; part < threads; ++part)
        d->threads.emplace_back([this, part](const std::stop_token &stop) { d->serve(stop, part); });
}

Workers::~Workers() = default;

std::size_t Workers::width() const {
    return d->width;
}

void Workers::forParts(std::size_t count, const Private::Work &work) {
    // Waking a thread costs more than a small job.
    constexpr std::size_t Small = 8192;
    constexpr std::size_t RunsPerPart = 12;
    if (d->width == 1 || count < Small) {
        if (count > 0)
            work(0, 0, count);
        return;
    }
    const std::lock_guard turn(d->turn);
    {
        const std::lock_guard lock(d->mutex);
        d->work = &work;
        d->count = count;
        d->run = (count / (d->width * RunsPerPart) + 64) & ~std::size_t{63};
        d->next = 0;
        d->failure = nullptr;
        d->open = true;
        ++d->generation;
    }
    d->wake.notify_all();
    d->takeRuns(0);
    std::unique_lock lock(d->mutex);
    d->open = false;
    d->done.wait(lock, [this] { return d->active == 0; });
    if (d->failure)
        std::rethrow_exception(d->failure);
}

} // namespace plumbline::analytics
