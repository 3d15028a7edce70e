#include "plumbline/analytics/workers.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace plumbline::analytics {

struct Workers::Private {
    using Work = std::function<void(std::size_t, std::size_t, std::size_t)>;

    struct Job {
        const Work *work = nullptr;
        std::size_t count = 0;
        std::size_t run = 0;
    };

    explicit Private(std::size_t parts) : width(parts) {}

    void runPart(const Job &job, std::size_t part) noexcept
    {
        const std::size_t first = std::min(job.count, part * job.run);
        const std::size_t last = part + 1 == width ? job.count : std::min(job.count, first + job.run);
        try {
            if (first < last)
                (*job.work)(part, first, last);
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!failure)
                failure = std::current_exception();
        }
    }

    void serve(const std::stop_token &stop, std::size_t part)
    {
        std::uint64_t seen = 0;
        for (;;) {
            Job job;
            {
                std::unique_lock lock(mutex);
                if (!wake.wait(lock, stop, [&] { return generation != seen; }))
                    return;
                seen = generation;
                job = current;
            }
            runPart(job, part);
            const std::lock_guard lock(mutex);
            if (--pending == 0)
                done.notify_all();
        }
    }

    const std::size_t width;
    /// Held for the whole of a job: one at a time.
    std::mutex turn;
    std::mutex mutex;
    std::condition_variable_any wake;
    std::condition_variable_any done;
    Job current;
    std::uint64_t generation = 0;
    std::size_t pending = 0;
    std::exception_ptr failure;
    // Last, so that the threads end before what they use does.
    std::vector<std::jthread> threads;
};

WorkersPtr Workers::make()
{
    return make(std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8));
}

WorkersPtr Workers::make(std::size_t threads)
{
    return WorkersPtr(new Workers(std::max<std::size_t>(threads, 1)));
}

Workers::Workers(std::size_t threads) : d(std::make_unique<Private>(threads))
{
    // The caller's own thread does part 0.
    for (std::size_t part = 1; part < threads; ++part)
        d->threads.emplace_back([this, part](const std::stop_token &stop) { d->serve(stop, part); });
}

Workers::~Workers() = default;

std::size_t Workers::width() const
{
    return d->width;
}

void Workers::forParts(std::size_t count, const Private::Work &work)
{
    const std::size_t run = (count / d->width + 64) & ~std::size_t{63};
    const Private::Job job{&work, count, run};
    // Waking a thread costs more than a small job.
    constexpr std::size_t Small = 8192;
    if (d->width == 1 || count < Small) {
        for (std::size_t part = 0; part < d->width; ++part) {
            const std::size_t first = std::min(count, part * run);
            const std::size_t last = part + 1 == d->width ? count : std::min(count, first + run);
            if (first < last)
                work(part, first, last);
        }
        return;
    }
    const std::lock_guard turn(d->turn);
    {
        const std::lock_guard lock(d->mutex);
        d->current = job;
        d->pending = d->width - 1;
        d->failure = nullptr;
        ++d->generation;
    }
    d->wake.notify_all();
    d->runPart(job, 0);
    std::unique_lock lock(d->mutex);
    d->done.wait(lock, [this] { return d->pending == 0; });
    if (d->failure)
        std::rethrow_exception(d->failure);
}

} // namespace plumbline::analytics
