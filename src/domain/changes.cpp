#include "plumbline/domain/changes.h"

namespace plumbline::domain {
namespace {

struct KindOf {
    EntityKind operator()(const Created &created) const { return created.after.kind; }
    EntityKind operator()(const Updated &updated) const { return updated.kind; }
    EntityKind operator()(const Removed &removed) const { return removed.before.kind; }
};

struct IdOf {
    const Uuid &operator()(const Created &created) const { return created.after.id; }
    const Uuid &operator()(const Updated &updated) const { return updated.id; }
    const Uuid &operator()(const Removed &removed) const { return removed.before.id; }
};

struct Inverse {
    Change operator()(const Created &created) const { return Removed{created.after}; }
    Change operator()(const Removed &removed) const { return Created{removed.before}; }
    Change operator()(const Updated &updated) const
    {
        // A field set twice is set back in the opposite order.
        Updated back{updated.kind, updated.id, {}};
        back.fields.reserve(updated.fields.size());
        for (auto change = updated.fields.rbegin(); change != updated.fields.rend(); ++change)
            back.fields.push_back({change->field, change->after, change->before});
        return back;
    }
};

} // namespace

EntityKind entityOf(const Change &change)
{
    return std::visit(KindOf(), change);
}

const Uuid &recordOf(const Change &change)
{
    return std::visit(IdOf(), change);
}

Change inverse(const Change &change)
{
    return std::visit(Inverse(), change);
}

} // namespace plumbline::domain
