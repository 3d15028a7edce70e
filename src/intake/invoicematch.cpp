#include "invoicematch.h"

#include "plumbline/domain/entities.h"

namespace plumbline::intake {

using domain::Fact;
using domain::FactKind;
using domain::Result;

namespace {

QString refOf(FactKind kind, const QString &number) {
    return domain::toToken(kind) + u':' + number;
}

bool isSettled(const KnownFact &known) {
    return known.instalment && !known.allocated.isZero() && known.allocated == known.instalment->amount;
}

} // namespace

QString numberOfRef(const QString &ref) {
    return ref.section(u':', 1);
}

Result<std::vector<QString>> InvoiceMatch::begin(const Existing &existing, std::vector<Row> rows) {
    m_rows = std::move(rows);
    std::vector<domain::Uuid> accounts;
    for (const Row &row : m_rows)
        if (row.terms.account)
            accounts.push_back(row.terms.account->uuid());
    PLUMBLINE_TRY(m_there.load(existing, accounts));
    std::vector<QString> refs;
    for (const Row &row : m_rows)
        for (const QString &ref : m_there.like(row.terms)) {
            refs.push_back(ref);
            refs.push_back(refOf(FactKind::Receipt, numberOfRef(ref)));
        }
    return refs;
}

const std::vector<InvoiceMatch::Row> &InvoiceMatch::settle(const KnownFacts &known) {
    // The surest first, whatever the order of the rows.
    for (const Round round : {Round::SameRow, Round::SameDay, Round::Open, Round::Any})
        for (Row &row : m_rows)
            if (row.number.isEmpty())
                match(row, known, round);
    for (Row &row : m_rows)
        if (row.number.isEmpty())
            nameNew(row);
    return m_rows;
}

void InvoiceMatch::match(Row &row, const KnownFacts &known, Round round) {
    for (const QString &ref : m_there.like(row.terms)) {
        const KnownFact *there = m_taken.contains(ref) ? nullptr : known.find(ref);
        if (there == nullptr)
            continue;
        const KnownFact *receipt = known.find(refOf(FactKind::Receipt, numberOfRef(ref)));
        const bool settled = isSettled(*there);
        bool fits = round == Round::Any;
        if (round == Round::SameRow)
            fits = numberOfRef(ref) == row.ownNumber;
        else if (round == Round::SameDay)
            fits = row.settledOn && ((settled && there->lastAllocation == row.settledOn) ||
                                     (receipt != nullptr && receipt->fact.date == *row.settledOn));
        else if (round == Round::Open)
            fits = !settled && receipt == nullptr;
        if (!fits)
            continue;
        row.number = numberOfRef(ref);
        // An invoice settled on another day is refused for that; it stays free for the row that means it.
        if (!(round == Round::Any && row.settledOn && settled))
            m_taken.insert(ref);
        return;
    }
}

void InvoiceMatch::nameNew(Row &row) {
    const std::vector<QString> there = m_there.like(row.terms);
    QString ref = refOf(row.terms.kind, row.ownNumber);
    const QString content = row.ownNumber.section(u'-', 0, 0);
    for (int ordinal = row.ownNumber.section(u'-', 1).toInt() + 1;
         m_taken.contains(ref) || std::ranges::find(there, ref) != there.end(); ++ordinal)
        ref = refOf(row.terms.kind, QStringLiteral("%1-%2").arg(content).arg(ordinal));
    m_taken.insert(ref);
    row.number = numberOfRef(ref);
}

} // namespace plumbline::intake
