#include "refusedwork.h"

#include "operationtext.h"

#include "plumbline/domain/commands.h"
#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace plumbline::workspace {

using namespace domain;

namespace {

/// As many as one reads; the newest are those that came first.
constexpr std::size_t MostTold = 3;

QString amountText(Money money)
{
    return money.format() + u' ' + money.currency().code();
}

/// The allocations that stand, the newest first.
std::vector<Allocation> standing(const replica::Reader &reader, QStringView field, const Uuid &id)
{
    const auto records = reader.where(EntityKind::Allocation, describe<Allocation>().indexOf(field), Value(id));
    std::vector<Allocation> all;
    std::set<AllocationId> takenBack;
    for (const Record &record : records.value_or(std::vector<Record>())) {
        auto allocation = fromRecord<Allocation>(record);
        if (!allocation)
            continue;
        if (allocation->reverses)
            takenBack.insert(*allocation->reverses);
        all.push_back(std::move(*allocation));
    }
    std::erase_if(all, [&](const Allocation &each) { return each.reverses || takenBack.contains(each.id); });
    std::ranges::stable_sort(all, [](const Allocation &a, const Allocation &b) { return a.on != b.on ? a.on > b.on : a.id > b.id; });
    return all;
}

/// Who made it, as far as this device has its entry.
QString makerOf(const Allocation &allocation, const replica::Reader &reader, Texts &texts)
{
    const auto history = reader.history(EntityKind::Allocation, allocation.id.uuid());
    if (!history || history->empty())
        return {};
    return texts.titleOf(EntityKind::User, history->back().entry.actor.uuid());
}

class Explaining {
public:
    Explaining(const replica::Reader &reader, Texts &texts) : m_reader(reader), m_texts(texts) {}

    QString ofDocument(FactId document)
    {
        const auto left = unallocatedOf(document, m_reader);
        if (!left)
            return {};
        m_lines << QCoreApplication::translate("Refused", "%1 has %2 left.").arg(m_texts.titleOf(EntityKind::Fact, document.uuid()), amountText(*left));
        const std::vector<Allocation> all = standing(m_reader, u"from", document.uuid());
        for (std::size_t i = 0; i < std::min(all.size(), MostTold); ++i)
            tell(all[i], m_texts.invoiceOf(all[i].instalment));
        return m_lines.join(u' ');
    }

    QString ofInstalment(InstalmentId instalment)
    {
        const auto open = openOf(instalment, m_reader);
        if (!open)
            return {};
        m_lines << QCoreApplication::translate("Refused", "%1 has %2 open.").arg(m_texts.invoiceOf(instalment), amountText(*open));
        const std::vector<Allocation> all = standing(m_reader, u"instalment", instalment.uuid());
        for (std::size_t i = 0; i < std::min(all.size(), MostTold); ++i)
            tell(all[i], m_texts.titleOf(EntityKind::Fact, all[i].from.uuid()));
        return m_lines.join(u' ');
    }

private:
    void tell(const Allocation &allocation, const QString &other)
    {
        const QString who = makerOf(allocation, m_reader, m_texts);
        const QString day = allocation.on.toIso();
        m_lines << (who.isEmpty() ? QCoreApplication::translate("Refused", "On %1, %2 was set against %3.").arg(day, amountText(allocation.amount), other)
                                  //: Who, the day, the amount, and the document on the other side.
                                  : QCoreApplication::translate("Refused", "%1 allocated %3 on %2: %4.").arg(who, day, amountText(allocation.amount), other));
    }

    const replica::Reader &m_reader;
    Texts &m_texts;
    QStringList m_lines;
};

/// The first part that is more than what is open of its instalment now.
std::optional<InstalmentId> tooMuch(const AllocateReceipt &allocate, const replica::Reader &reader)
{
    for (const AllocateReceipt::Part &part : allocate.parts) {
        const auto open = openOf(part.instalment, reader);
        if (open && open->currency() == part.amount.currency() && part.amount > *open)
            return part.instalment;
    }
    return std::nullopt;
}

} // namespace

QString explanationOf(const ledger::Operation &operation, const Error &refused, const replica::Reader &reader, Texts &texts)
{
    const bool ofSource = refused.code == domain::errors::AllocationExceedsSource;
    if (!ofSource && refused.code != domain::errors::AllocationExceedsInstalment)
        return {};
    const auto command = ledger::decodeCommand(operation.kind, operation.body);
    const auto *allocate = command ? std::get_if<AllocateReceipt>(&*command) : nullptr;
    if (allocate == nullptr)
        return {};
    if (ofSource)
        return Explaining(reader, texts).ofDocument(allocate->from);
    const auto instalment = tooMuch(*allocate, reader);
    return instalment ? Explaining(reader, texts).ofInstalment(*instalment) : QString();
}

WaitingWork refusedWork(replica::RefusedAtHub refused, const replica::Reader &reader, Texts &texts)
{
    WaitingWork work;
    work.sentence = operationSentence(refused.operation, texts);
    work.refused = std::move(refused.why);
    work.kind = WaitingWork::Kind::Refused;
    work.isNews = refused.isNews;
    work.explanation = explanationOf(refused.operation, *work.refused, reader, texts);
    work.operation = std::move(refused.operation);
    return work;
}

} // namespace plumbline::workspace
