#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace plumbline::analytics {

/// A few threads that live as long as the columns that share them, so that no query starts one.
class Workers {
public:
    /// As many as the machine runs at once, at most eight.
    [[nodiscard]] static std::shared_ptr<Workers> make();
    [[nodiscard]] static std::shared_ptr<Workers> make(std::size_t threads);
    ~Workers();
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    /// How many parts `forParts` runs at once, the caller's thread included.
    [[nodiscard]] std::size_t width() const;
    /// Cuts [0, count) into runs of a multiple of 64 and calls `work(part, first, last)` for each; returns when all are done.
    /// Threads take runs as they come free: a part may get several, in ascending order and never two at once, and a thread that
    /// wakes late holds nobody up. Callers from several threads take turns.
    void forParts(std::size_t count, const std::function<void(std::size_t part, std::size_t first, std::size_t last)> &work);

private:
    explicit Workers(std::size_t threads);
    struct Private;
    std::unique_ptr<Private> d;
};
using WorkersPtr = std::shared_ptr<Workers>;

} // namespace plumbline::analytics
