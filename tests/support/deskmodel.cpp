#include "support/deskmodel.h"

#include "support/testreplica.h"

#include <algorithm>

namespace plumbline::tests {

using domain::ApprovalState;
using domain::CommitmentState;
using domain::FactKind;
using domain::Money;
using domain::Role;
using domain::Uuid;
using Team = std::optional<Uuid>;

namespace {

bool seesEverything(Role role) {
    return role != Role::Salesperson && role != Role::Manager;
}

std::optional<Uuid> uuidOf(const auto &id) {
    return id ? std::optional(id->uuid()) : std::nullopt;
}

} // namespace

DeskModel::DeskModel(const std::vector<ledger::Row> &rows, domain::Date today) : m_today(today) {
    for (const ledger::Row &row : rows) {
        const domain::Record &record = row.record;
        switch (record.kind) {
        case domain::EntityKind::User: {
            const auto user = domain::fromRecord<domain::User>(record).value();
            people[record.id] = {user.role, uuidOf(user.team)};
            break;
        }
        case domain::EntityKind::Account:
            accounts[record.id] = domain::fromRecord<domain::Account>(record).value().owner.value().uuid();
            break;
        case domain::EntityKind::Stage: stages[record.id] = domain::fromRecord<domain::Stage>(record).value(); break;
        case domain::EntityKind::Deal: {
            const auto deal = domain::fromRecord<domain::Deal>(record).value();
            deals[record.id] = {deal.account->uuid(), deal.owner->uuid(), deal.stage.uuid(), deal.amount, deal.base_amount};
            break;
        }
        case domain::EntityKind::Fact: {
            const auto fact = domain::fromRecord<domain::Fact>(record).value();
            documents[record.id] = {fact.kind, fact.account->uuid(), fact.document, fact.amount, fact.base_amount, fact.rate_micro, {}};
            break;
        }
        case domain::EntityKind::Instalment: {
            const auto part = domain::fromRecord<domain::Instalment>(record).value();
            parts[record.id] = {part.invoice.uuid(), part.amount, part.base_amount};
            break;
        }
        default: break;
        }
    }
}

Team DeskModel::teamOf(const Uuid &person) const {
    const auto found = people.find(person);
    return found == people.end() ? Team() : found->second.team;
}

Team DeskModel::teamOfAccount(const Uuid &account) const {
    const auto found = accounts.find(account);
    return found == accounts.end() ? Team() : teamOf(found->second);
}

Team DeskModel::teamOfPart(const Uuid &part) const {
    const auto found = parts.find(part);
    return found == parts.end() ? Team() : teamOfAccount(documents.at(found->second.invoice).account);
}

std::vector<Uuid> DeskModel::delegatorsOf(domain::UserId who) const {
    std::vector<Uuid> from;
    for (const auto &[id, each] : delegations)
        if (each.to == who.uuid() && !each.ended && each.first <= m_today && m_today <= each.last)
            from.push_back(each.from);
    return from;
}

bool DeskModel::sees(domain::UserId who, const Team &team) const {
    const Person &person = people.at(who.uuid());
    if (!team || seesEverything(person.role) || team == person.team)
        return true;
    return std::ranges::any_of(delegatorsOf(who), [&](const Uuid &from) { return teamOf(from) == team; });
}

bool DeskModel::isReversed(const Uuid &document) const {
    return std::ranges::any_of(documents, [&](const auto &each) { return each.second.reverses == document; });
}

bool DeskModel::isTakenBack(const Uuid &set) const {
    return std::ranges::any_of(sets, [&](const auto &each) { return each.second.reverses == set; });
}

std::int64_t DeskModel::leftOf(const Uuid &document) const {
    if (isReversed(document))
        return 0;
    std::int64_t left = documents.at(document).amount.minor();
    for (const auto &[id, set] : sets)
        if (set.from == document)
            left -= set.amount.minor();
    return left;
}

std::int64_t DeskModel::setAgainst(const Uuid &part) const {
    std::int64_t sum = 0;
    for (const auto &[id, set] : sets)
        if (set.part == part)
            sum += set.amount.minor();
    return sum;
}

std::int64_t DeskModel::baseSetAgainst(const Uuid &part) const {
    std::int64_t sum = 0;
    for (const auto &[id, set] : sets)
        if (set.part == part)
            sum += set.base.minor();
    return sum;
}

std::int64_t DeskModel::leftOfInvoice(const Uuid &invoice) const {
    if (isReversed(invoice))
        return 0;
    std::int64_t left = documents.at(invoice).amount.minor();
    for (const auto &[id, part] : parts)
        if (part.invoice == invoice)
            left -= setAgainst(id);
    return left;
}

std::int64_t DeskModel::openOf(const Uuid &part) const {
    const Part &each = parts.at(part);
    return std::max<std::int64_t>(0, std::min(each.amount.minor() - setAgainst(part), leftOfInvoice(each.invoice)));
}

std::int64_t DeskModel::ledger() const {
    std::int64_t sum = 0;
    for (const auto &[id, document] : documents) {
        const bool owed = document.kind == FactKind::Invoice || document.kind == FactKind::Refund;
        const bool paid = document.kind == FactKind::Receipt || document.kind == FactKind::CreditNote || document.kind == FactKind::WriteOff;
        sum += owed ? document.base.minor() : paid ? -document.base.minor() : 0;
    }
    return sum;
}

std::vector<std::pair<Uuid, DeskModel::Step>> DeskModel::stepsOf(const Uuid &promise) const {
    std::vector<std::pair<Uuid, Step>> all;
    for (const auto &each : steps)
        if (each.second.promise == promise)
            all.push_back(each);
    std::ranges::sort(all, {}, [](const auto &each) { return each.second.ordinal; });
    return all;
}

bool DeskModel::isSignedByFinance(const Uuid &promise) const {
    const auto all = stepsOf(promise);
    return std::ranges::any_of(all, [](const auto &each) {
        return each.second.role == Role::Finance && each.second.state == ApprovalState::Approved;
    });
}

domain::Premise DeskModel::premiseFor(domain::UserId who, const Promise &promise) const {
    const Role role = people.at(who.uuid()).role;
    const domain::Currency base = domain::Currency::of("CNY");
    domain::Premise premise;
    premise.liability = promise.liability;
    if (promise.deal && sees(who, teamOf(deals.at(*promise.deal).owner)))
        premise.deal = deals.at(*promise.deal).base;
    // Nobody posts costs here.
    if (promise.deal && seesEverything(role) && role != Role::Delivery)
        premise.cost = Money(0, base);
    std::int64_t owed = 0;
    for (const auto &[id, document] : documents)
        if (document.kind == FactKind::Invoice && document.account == promise.account && sees(who, teamOfAccount(document.account)))
            owed += document.base.minor();
    for (const auto &[id, set] : sets)
        if (documents.at(parts.at(set.part).invoice).account == promise.account && sees(who, teamOfAccount(promise.account)))
            owed -= set.base.minor();
    premise.receivables = Money(owed, base);
    std::map<QString, Money> open;
    for (const auto &[id, each] : promises)
        if (each.account == promise.account && each.state == CommitmentState::Open && sees(who, teamOf(each.by)))
            open.try_emplace(each.liability.currency().code(), Money(0, each.liability.currency())).first->second += each.liability;
    for (const auto &[code, sum] : open)
        premise.commitments.push_back(sum);
    return premise;
}

QStringList DeskModel::broken() const {
    QStringList wrong;
    for (const auto &[id, document] : documents) {
        const std::int64_t from = document.amount.minor() - leftOf(id);
        if (document.reverses || isReversed(id))
            continue;
        if (leftOf(id) < 0 || from < 0)
            wrong << QStringLiteral("more is set from %1 than it has").arg(document.number);
    }
    for (const auto &[id, part] : parts)
        if (setAgainst(id) < 0 || setAgainst(id) > part.amount.minor() || baseSetAgainst(id) < 0 || baseSetAgainst(id) > part.base.minor())
            wrong << QStringLiteral("more is set against %1 than it comes to").arg(documents.at(part.invoice).number);
    for (const auto &[id, promise] : promises) {
        const auto all = stepsOf(id);
        const bool allApproved = std::ranges::all_of(all, [](const auto &each) { return each.second.state == ApprovalState::Approved; });
        const bool inForce = promise.state == CommitmentState::Open || promise.state == CommitmentState::Fulfilled ||
                             promise.state == CommitmentState::Broken;
        if (inForce && !allApproved)
            wrong << QStringLiteral("a promise is in force that is not approved");
        if (promise.kind == domain::CommitmentKind::Rebate && inForce && !isSignedByFinance(id))
            wrong << QStringLiteral("a rebate is in force without finance's approval");
        for (const auto &[step, each] : all)
            if (each.decidedBy && (*each.decidedBy == each.askedBy || *each.decidedBy == promise.by))
                wrong << QStringLiteral("somebody decided on their own request");
    }
    return wrong;
}

namespace {

/// Compares what the product has of one entity with the model's map of it.
template <typename Entity, typename Known, typename Same>
void compare(const std::vector<ledger::Row> &rows, const std::map<Uuid, Known> &known, QStringList &wrong, Same same) {
    std::size_t found = 0;
    for (const ledger::Row &row : rows) {
        if (row.record.kind != Entity::Kind)
            continue;
        ++found;
        const auto entity = domain::fromRecord<Entity>(row.record).value();
        const auto each = known.find(row.record.id);
        const QString name = QLatin1StringView(domain::describe(Entity::Kind).name) + u' ' + row.record.id.toString();
        if (each == known.end())
            wrong << name + QStringLiteral(" ought not to be there");
        else if (!same(entity, each->second))
            wrong << name + QStringLiteral(" is not what it ought to be");
    }
    if (found < known.size())
        wrong << QStringLiteral("%1 of %2 are missing").arg(known.size() - found).arg(QLatin1StringView(domain::describe(Entity::Kind).name));
}

} // namespace

QStringList DeskModel::differences(const std::vector<ledger::Row> &rows) const {
    QStringList wrong;
    compare<domain::Deal>(rows, deals, wrong, [](const domain::Deal &is, const Deal &ought) {
        return is.stage.uuid() == ought.stage && is.amount == ought.amount && is.base_amount == ought.base;
    });
    compare<domain::Fact>(rows, documents, wrong, [](const domain::Fact &is, const Document &ought) {
        return is.kind == ought.kind && is.amount == ought.amount && is.base_amount == ought.base && uuidOf(is.reverses) == ought.reverses;
    });
    compare<domain::Instalment>(rows, parts, wrong, [](const domain::Instalment &is, const Part &ought) {
        return is.amount == ought.amount && is.base_amount == ought.base && is.invoice.uuid() == ought.invoice;
    });
    compare<domain::Allocation>(rows, sets, wrong, [](const domain::Allocation &is, const Set &ought) {
        return is.from.uuid() == ought.from && is.instalment.uuid() == ought.part && is.amount == ought.amount &&
               is.base_amount == ought.base && uuidOf(is.reverses) == ought.reverses;
    });
    compare<domain::WriteOffRequest>(rows, asks, wrong, [](const domain::WriteOffRequest &is, const Ask &ought) {
        return is.state == ought.state && is.amount == ought.amount && is.requested_by.uuid() == ought.by;
    });
    compare<domain::Commitment>(rows, promises, wrong, [](const domain::Commitment &is, const Promise &ought) {
        return is.state == ought.state && is.liability == ought.liability;
    });
    compare<domain::ApprovalStep>(rows, steps, wrong, [](const domain::ApprovalStep &is, const Step &ought) {
        return is.state == ought.state && uuidOf(is.decided_by) == ought.decidedBy;
    });
    compare<domain::Delegation>(rows, delegations, wrong,
                                [](const domain::Delegation &is, const Standing &ought) { return is.ended_on.has_value() == ought.ended; });
    return wrong;
}

} // namespace plumbline::tests
