#include "plumbline/demonstration/generate.h"
#include "receivables.h"

namespace plumbline::demonstration {

domain::Result<Size> sizeNamed(QStringView name)
{
    if (name == u"small")
        return Size::Small;
    if (name == u"medium")
        return Size::Medium;
    if (name == u"large")
        return Size::Large;
    return domain::fail(domain::errors::TokenUnknown, name.toString());
}

void generate(const Options &options, const std::function<bool(Step &&)> &batch)
{
    constexpr int months = 24;
    World world;
    world.options = options;
    world.first = options.today.plusMonths(-months).plusDays(1);
    world.base = domain::Currency::of("CNY");
    Emitter emitter(options, batch);
    foundOrganisation(world, emitter);
    if (emitter.goesOn())
        openMarket(world, emitter);
    if (!emitter.goesOn())
        return;
    const std::vector<Booking> bookings = generateDeals(world, emitter);
    generateBooks(world, emitter, generateReceivables(world, emitter, bookings));
    generateCommitments(world, emitter, bookings);
}

} // namespace plumbline::demonstration
