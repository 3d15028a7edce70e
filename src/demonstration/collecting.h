#pragma once

#include "documents.h"

namespace plumbline::demonstration {

/// An instalment and what is left of it.
struct Owed {
    domain::InstalmentId instalment;
    domain::FactId invoice;
    domain::Date invoicedOn;
    domain::Date dueOn;
    domain::Money left;
    domain::Money baseLeft;
    bool disputed = false;
};

/// How instalments are paid, or not, and what finance does about it.
class Collecting {
public:
    Collecting(const World &world, Emitter &emitter, Documents &documents)
        : m_world(world), m_emitter(emitter), m_documents(documents), m_random(world.randomFor(9))
    {
    }

    /// Whether the customer refuses to pay this instalment for now.
    [[nodiscard]] bool isDisputed(domain::Date dueOn);
    /// A credit note on the invoice whose last instalment this is.
    void credit(const Booking &booking, Owed &owed, domain::Money invoiced);
    void collect(const Booking &booking, Owed owed);
    /// Money that came in before there was anything to set it against.
    void takeDeposit(const Booking &booking);

private:
    [[nodiscard]] domain::Date dayOfPayment(const Booking &booking, const Owed &owed);
    [[nodiscard]] bool isPast(domain::Date day) const { return day <= m_world.options.today; }
    /// A receipt and its allocation; `extra` is paid beyond what is owed. False when the day has not come.
    bool pay(const Booking &booking, Owed &owed, domain::Date on, domain::Money amount, domain::Money extra);
    void set(domain::FactId from, domain::Date on, Owed &owed, domain::Money amount);
    void payInParts(const Booking &booking, Owed &owed, domain::Date on);
    void payTooMuch(const Booking &booking, Owed &owed, domain::Date on);
    void payTooLittle(const Booking &booking, Owed &owed, domain::Date on);
    void writeOff(const Booking &booking, Owed &owed, domain::Date on);
    /// Reminders until the day of payment, and what the customer promised.
    void chase(const Booking &booking, const Owed &owed, domain::Money asked);
    void promise(const Booking &booking, const Owed &owed, domain::Money asked);

    const World &m_world;
    Emitter &m_emitter;
    Documents &m_documents;
    Random m_random;
    /// The day the instalment at hand was paid in full, where it was.
    std::optional<domain::Date> m_paidOn;
};

} // namespace plumbline::demonstration
