#include "documents.h"

namespace plumbline::demonstration {
namespace {

using domain::FactKind;

/// Of an amount with 13 per cent value-added tax inside.
domain::Money taxWithin(domain::Money amount)
{
    return amount.scaled(13, 113, domain::Rounding::HalfEven);
}

constexpr std::array<QStringView, 11> Prefixes{u"HT", u"DD", u"FP", u"SK", u"HC", u"TK", u"HX", u"CB", u"FY", u"KC", u"YF"};

} // namespace

domain::Fact Documents::add(const Booking &booking, const Wanted &wanted)
{
    domain::Fact fact = make(wanted);
    if (booking.customer)
        fact.account = m_world.customers.at(*booking.customer).id;
    fact.deal = booking.deal;
    fact.owner = m_world.people.at(booking.owner).id;
    m_emitter.add(fact);
    return fact;
}

domain::Fact Documents::add(const Wanted &wanted)
{
    const domain::Fact fact = make(wanted);
    m_emitter.add(fact);
    return fact;
}

domain::Fact Documents::make(const Wanted &wanted)
{
    const auto kind = static_cast<std::size_t>(wanted.kind);
    domain::Fact fact;
    fact.id = m_emitter.newId<domain::Fact>();
    fact.kind = wanted.kind;
    fact.document = Prefixes.at(kind).toString() + QStringLiteral("-%1-%2").arg(wanted.on.year()).arg(++m_numbers.at(kind), 5, 10, QChar(u'0'));
    fact.date = wanted.on;
    fact.due_date = wanted.dueDate;
    fact.amount = wanted.amount;
    fact.rate_micro = m_world.rateMicro(wanted.amount.currency(), wanted.on);
    fact.base_amount = m_world.toBase(wanted.amount, fact.rate_micro);
    const bool taxed = wanted.kind == FactKind::Invoice || wanted.kind == FactKind::CreditNote;
    if (taxed && wanted.amount.currency() == m_world.base)
        fact.tax = taxWithin(wanted.amount);
    fact.category = wanted.category;
    fact.reverses = wanted.reverses;
    fact.source_ref = fact.document;
    return fact;
}

} // namespace plumbline::demonstration
