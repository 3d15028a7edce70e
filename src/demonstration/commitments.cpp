#include "receivables.h"

#include <algorithm>

namespace plumbline::demonstration {
namespace {

using domain::CommitmentKind;
using domain::CommitmentState;
using domain::Date;

constexpr std::array Kinds{CommitmentKind::Training, CommitmentKind::Extension, CommitmentKind::Rebate, CommitmentKind::CustomDevelopment};
constexpr std::size_t MostBookings = 40'000;

/// What became of it: most were kept, some late, some broken; a few lie about past their day.
void conclude(domain::Commitment &commitment, Date today, Random &random)
{
    const bool due = commitment.due_date <= today;
    switch (random.weighted(due ? std::array{66, 12, 12, 5, 5} : std::array{22, 0, 0, 3, 75})) {
    case 0:
        commitment.state = CommitmentState::Fulfilled;
        commitment.closed_on = std::max(commitment.promised_on, commitment.due_date.plusDays(-random.between(0, 25)));
        break;
    case 1:
        commitment.state = CommitmentState::Fulfilled;
        commitment.closed_on = commitment.due_date.plusDays(random.between(1, 30));
        break;
    case 2:
        commitment.state = CommitmentState::Broken;
        commitment.closed_on = commitment.due_date.plusDays(random.between(1, 20));
        break;
    case 3:
        commitment.state = CommitmentState::Cancelled;
        commitment.closed_on = std::min(commitment.promised_on.plusDays(random.between(3, 20)), commitment.due_date);
        break;
    default:
        commitment.state = CommitmentState::Open;
    }
    if (commitment.closed_on && *commitment.closed_on > today) {
        commitment.state = CommitmentState::Open;
        commitment.closed_on.reset();
    }
}

} // namespace

void generateCommitments(const World &world, Emitter &emitter, const std::vector<Booking> &bookings)
{
    emitter.beginFile(QStringLiteral("commitments"), world.administrator);
    Random random = world.randomFor(11);
    const std::size_t stride = std::max<std::size_t>(1, (bookings.size() + MostBookings - 1) / MostBookings);
    for (std::size_t i = 0; i < bookings.size() && emitter.goesOn(); i += stride) {
        const Booking &booking = bookings[i];
        if (!booking.customer || booking.cancelledOn || !random.chance(190))
            continue;
        domain::Commitment commitment;
        commitment.id = emitter.newId<domain::Commitment>();
        commitment.account = world.customers.at(*booking.customer).id;
        commitment.deal = booking.deal;
        commitment.kind = random.pick(Kinds);
        commitment.promised_by = world.people.at(booking.owner).id;
        commitment.promised_on = booking.on.plusDays(-random.between(0, 10));
        commitment.due_date = toWeekday(booking.on.plusDays(random.between(20, 120)));
        const domain::Money base = world.toBase(booking.amount, booking.rate);
        commitment.liability = base.scaled(random.between(8, 55), 1000, domain::Rounding::HalfEven);
        conclude(commitment, world.options.today, random);
        emitter.add(commitment);
    }
    emitter.flush();
}

} // namespace plumbline::demonstration
