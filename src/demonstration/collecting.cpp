#include "collecting.h"

#include <algorithm>

namespace plumbline::demonstration {
namespace {

using domain::Date;
using domain::FactKind;
using domain::Money;
using domain::Rounding;

struct Delay {
    int least;
    int most;
};
/// Days from due date to payment, by habit.
constexpr std::array<Delay, 4> Delays{{{-6, 4}, {-3, 25}, {12, 75}, {40, 190}}};

/// Days past due at which each level of dunning falls due.
constexpr std::array<int, 4> DunningDays{7, 21, 45, 90};

/// In thousandths of all instalments: in two parts, too much, too little, never. The rest is paid as owed.
constexpr std::array<int, 5> Manners{110, 30, 30, 14, 816};
constexpr int DisputesInThousand = 28;

} // namespace

bool Collecting::isDisputed(Date dueOn)
{
    const int overdue = m_world.options.today - dueOn;
    // Older disputes are settled by now, and the flag is about now.
    return overdue > 5 && overdue < 200 && m_random.chance(DisputesInThousand * 4);
}

void Collecting::credit(const Booking &booking, Owed &owed, Money invoiced)
{
    const Date on = toWeekday(owed.invoicedOn.plusDays(m_random.between(8, 50)));
    const Money amount = invoiced.scaled(m_random.between(20, 90), 1000, Rounding::HalfEven);
    if (!isPast(on) || amount.isZero() || amount >= owed.left)
        return;
    const domain::Fact note = m_documents.add(booking, {FactKind::CreditNote, on, amount});
    if (m_random.chance(700))
        set(note.id, on, owed, amount);
}

void Collecting::collect(const Booking &booking, Owed owed)
{
    m_paidOn.reset();
    const Date on = dayOfPayment(booking, owed);
    const Money asked = owed.left;
    if (!owed.disputed) {
        switch (m_random.weighted(Manners)) {
        case 0:
            payInParts(booking, owed, on);
            break;
        case 1:
            payTooMuch(booking, owed, on);
            break;
        case 2:
            payTooLittle(booking, owed, on);
            break;
        case 3:
            writeOff(booking, owed, toWeekday(owed.dueOn.plusDays(270)));
            break;
        default:
            pay(booking, owed, on, owed.left, Money(0, owed.left.currency()));
        }
    }
    if (booking.customer)
        chase(booking, owed, asked);
}

void Collecting::takeDeposit(const Booking &booking)
{
    const Date on = toWeekday(booking.on.plusDays(m_random.between(1, 8)));
    if (isPast(on))
        m_documents.add(booking, {FactKind::Receipt, on, booking.amount.scaled(m_random.between(1, 3), 10, Rounding::HalfEven)});
}

Date Collecting::dayOfPayment(const Booking &booking, const Owed &owed)
{
    const Habit habit = booking.customer ? m_world.customers.at(*booking.customer).habit : Habit::Ordinary;
    const Delay delay = Delays.at(static_cast<std::size_t>(habit));
    const Date wanted = owed.dueOn.plusDays(m_random.between(delay.least, delay.most));
    return toWeekday(std::max(wanted, owed.invoicedOn.plusDays(1)));
}

bool Collecting::pay(const Booking &booking, Owed &owed, Date on, Money amount, Money extra)
{
    if (!isPast(on) || amount.isZero())
        return false;
    const domain::Fact receipt = m_documents.add(booking, {FactKind::Receipt, on, amount + extra});
    // Some receipts wait a few days until finance finds out what they are for.
    const Date setOn = m_random.chance(120) ? toWeekday(on.plusDays(m_random.between(1, 4))) : on;
    if (isPast(setOn))
        set(receipt.id, setOn, owed, amount);
    if (owed.left.isZero())
        m_paidOn = setOn;
    return true;
}

void Collecting::set(domain::FactId from, Date on, Owed &owed, Money amount)
{
    domain::Allocation allocation;
    allocation.id = m_emitter.newId<domain::Allocation>();
    allocation.from = from;
    allocation.instalment = owed.instalment;
    allocation.on = on;
    allocation.amount = amount;
    // What settles the instalment takes all that is left in base currency as well.
    allocation.base_amount = amount == owed.left ? owed.baseLeft : owed.baseLeft.scaled(amount.minor(), owed.left.minor(), Rounding::HalfEven);
    owed.left -= amount;
    owed.baseLeft -= allocation.base_amount;
    m_emitter.add(allocation);
}

void Collecting::payInParts(const Booking &booking, Owed &owed, Date on)
{
    const Money none(0, owed.left.currency());
    const Money part = owed.left.scaled(m_random.between(30, 70), 100, Rounding::HalfEven);
    const Date rest = toWeekday(on.plusDays(m_random.between(20, 90)));
    if (pay(booking, owed, on, part, none))
        pay(booking, owed, rest, owed.left, none);
}

void Collecting::payTooMuch(const Booking &booking, Owed &owed, Date on)
{
    const Money extra = owed.left.scaled(m_random.between(5, 60), 1000, Rounding::HalfEven);
    const Date back = toWeekday(on.plusDays(m_random.between(15, 60)));
    if (pay(booking, owed, on, owed.left, extra) && !extra.isZero() && m_random.chance(400) && isPast(back))
        m_documents.add(booking, {FactKind::Refund, back, extra});
}

void Collecting::payTooLittle(const Booking &booking, Owed &owed, Date on)
{
    const Money part = owed.left.scaled(m_random.between(880, 985), 1000, Rounding::HalfEven);
    if (pay(booking, owed, on, part, Money(0, owed.left.currency())) && m_random.chance(500))
        writeOff(booking, owed, toWeekday(on.plusDays(m_random.between(90, 150))));
}

void Collecting::writeOff(const Booking &booking, Owed &owed, Date on)
{
    if (!isPast(on) || owed.left.isZero())
        return;
    const domain::Fact fact = m_documents.add(booking, {FactKind::WriteOff, on, owed.left});
    set(fact.id, on, owed, owed.left);
    m_paidOn = on;
}

void Collecting::chase(const Booking &booking, const Owed &owed, Money asked)
{
    for (std::size_t level = 0; level < DunningDays.size(); ++level) {
        const Date on = toWeekday(owed.dueOn.plusDays(DunningDays.at(level)));
        const bool needed = isPast(on) && (!m_paidOn || on < *m_paidOn) && (!owed.disputed || level == 0);
        if (!needed)
            break;
        if (!m_random.chance(850))
            continue;
        domain::DunningAction action;
        action.id = m_emitter.newId<domain::DunningAction>();
        action.account = m_world.customers.at(*booking.customer).id;
        action.invoice = owed.invoice;
        action.on = on;
        action.level = static_cast<std::int64_t>(level) + 1;
        // The first reminder is the salesperson's.
        action.by = level == 0 ? m_world.people.at(booking.owner).id : m_world.finance.user;
        m_emitter.add(action);
    }
    if (!owed.disputed && m_random.chance(420))
        promise(booking, owed, asked);
}

void Collecting::promise(const Booking &booking, const Owed &owed, Money asked)
{
    const Date madeOn = toWeekday(owed.dueOn.plusDays(m_random.between(8, 14)));
    if (!isPast(madeOn) || (m_paidOn && *m_paidOn <= madeOn))
        return;
    Date dueOn = madeOn.plusDays(m_random.between(7, 45));
    // Three of five promises are kept.
    if (m_paidOn && m_random.chance(600))
        dueOn = m_paidOn->plusDays(m_random.between(0, 5));
    else if (m_paidOn)
        dueOn = std::max(madeOn.plusDays(1), m_paidOn->plusDays(-m_random.between(3, 20)));
    domain::PromiseToPay promise;
    promise.id = m_emitter.newId<domain::PromiseToPay>();
    promise.account = m_world.customers.at(*booking.customer).id;
    promise.invoice = owed.invoice;
    promise.made_on = madeOn;
    promise.due_date = dueOn;
    promise.amount = asked;
    m_emitter.add(promise);
}

} // namespace plumbline::demonstration
