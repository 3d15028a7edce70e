#include "receivables.h"
#include "collecting.h"

#include <algorithm>

namespace plumbline::demonstration {
namespace {

using domain::Date;
using domain::FactKind;
using domain::Money;

/// The receivables side need not grow with the funnel: that many bookings make documents at most.
constexpr std::size_t MostBookings = 80'000;

class Receivables {
public:
    Receivables(const World &world, Emitter &emitter)
        : m_world(world), m_emitter(emitter), m_documents(world, emitter), m_collecting(world, emitter, m_documents), m_random(world.randomFor(8))
    {
    }

    void add(const Booking &booking)
    {
        const domain::Fact contract = m_documents.add(booking, {FactKind::Contract, booking.on, booking.amount});
        if (booking.cancelledOn) {
            m_documents.add(booking, {.kind = FactKind::Contract, .on = *booking.cancelledOn, .amount = -booking.amount, .reverses = contract.id});
            return;
        }
        const Date ordered = toWeekday(booking.on.plusDays(m_random.between(0, 4)));
        if (ordered <= m_world.options.today && m_random.chance(880))
            m_documents.add(booking, {FactKind::Order, ordered, booking.amount});
        if (m_random.chance(25))
            m_collecting.takeDeposit(booking);
        invoice(booking);
    }

    [[nodiscard]] InvoicedByMonth takeInvoiced() { return std::move(m_invoiced); }

private:
    void invoice(const Booking &booking)
    {
        constexpr std::array<std::int64_t, 2> halves{60, 40};
        const bool inTwo = m_random.chance(300);
        const auto parts = booking.amount.split(std::span(halves).first(inTwo ? 2 : 1));
        Date on = booking.on;
        for (const Money &part : parts) {
            on = toWeekday(on.plusDays(m_random.between(6, 45)));
            if (on > m_world.options.today)
                return;
            invoice(booking, on, part);
        }
    }

    void invoice(const Booking &booking, Date on, Money amount)
    {
        constexpr std::array<std::int64_t, 3> weights{50, 30, 20};
        const int term = booking.customer ? m_world.customers.at(*booking.customer).termDays : 30;
        const std::size_t count = 1 + m_random.weighted(std::array{68, 22, 10});
        const Date lastDue = on.plusDays(term + 30 * static_cast<int>(count - 1));
        const domain::Fact fact = m_documents.add(booking, {FactKind::Invoice, on, amount, lastDue});
        m_invoiced[on.firstOfMonth()] += fact.base_amount.minor();

        const auto parts = fact.amount.split(std::span(weights).first(count));
        std::vector<std::int64_t> shares;
        for (const Money &part : parts)
            shares.push_back(part.minor());
        const auto baseParts = fact.base_amount.split(shares);
        std::vector<Owed> schedule;
        for (std::size_t i = 0; i < count; ++i) {
            const Date due = on.plusDays(term + 30 * static_cast<int>(i));
            schedule.push_back(addInstalment(fact, due, parts[i], baseParts[i]));
        }
        if (m_random.chance(45))
            m_collecting.credit(booking, schedule.back(), fact.amount);
        for (const Owed &owed : schedule)
            m_collecting.collect(booking, owed);
    }

    Owed addInstalment(const domain::Fact &invoice, Date due, Money amount, Money base)
    {
        domain::Instalment instalment;
        instalment.id = m_emitter.newId<domain::Instalment>();
        instalment.invoice = invoice.id;
        instalment.due_date = due;
        instalment.amount = amount;
        instalment.base_amount = base;
        instalment.disputed = m_collecting.isDisputed(due);
        m_emitter.add(instalment);
        return {instalment.id, invoice.id, invoice.date, due, amount, base, instalment.disputed};
    }

    const World &m_world;
    Emitter &m_emitter;
    Documents m_documents;
    Collecting m_collecting;
    Random m_random;
    InvoicedByMonth m_invoiced;
};

} // namespace

InvoicedByMonth generateReceivables(const World &world, Emitter &emitter, std::vector<Booking> bookings)
{
    std::ranges::stable_sort(bookings, {}, &Booking::on);
    const std::size_t stride = std::max<std::size_t>(1, (bookings.size() + MostBookings - 1) / MostBookings);
    emitter.beginFile(QStringLiteral("receivables"), world.finance);
    Receivables receivables(world, emitter);
    for (std::size_t i = 0; i < bookings.size() && emitter.goesOn(); i += stride)
        receivables.add(bookings[i]);
    emitter.flush();
    return receivables.takeInvoiced();
}

} // namespace plumbline::demonstration
