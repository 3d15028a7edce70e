#include "plumbline/analytics/effects.h"

#include "pipelinescan.h"
#include "receivablesquery.h"

#include <map>
#include <unordered_map>

namespace plumbline::analytics {

using domain::EntityKind;
using domain::FactKind;

namespace {

/// The field's value after the change, or nothing where the change leaves it alone.
template <typename Entity>
const domain::Value *valueAfter(const domain::Updated &change, QStringView field) {
    const int index = domain::describe<Entity>().indexOf(field);
    const auto found = std::ranges::find(change.fields, index, &domain::FieldChange::field);
    return found == change.fields.end() ? nullptr : &found->after;
}

domain::Uuid idIn(const domain::Value &value) {
    const auto *id = std::get_if<domain::Uuid>(&value);
    return id != nullptr ? *id : domain::Uuid();
}

/// A document that cash came in for, or went back.
struct Cash {
    std::uint32_t fact = 0;
    std::int64_t amount = 0;
};

} // namespace

struct Effects::Private {
    Private(Columns of, const Slice &slice)
        : columns(std::move(of)),
          pipeline(columns.pipeline->data(), slice),
          receivables(columns.receivables->data(), slice),
          directory(*pipeline.data().directory) {
        weighted = scanPipeline(pipeline).weighted;
        addUp();
        collectCash();
    }

    Columns columns;
    PipelineQuery pipeline;
    ReceivablesQuery receivables;
    const Directory &directory;
    std::int64_t weighted = 0;
    std::int64_t outstanding = 0;
    std::int64_t overSixtyDays = 0;
    /// By person; 0 is nobody.
    std::vector<std::int64_t> received;
    std::unordered_map<std::uint32_t, std::vector<Cash>> ofDeal;
    std::unordered_map<Ordinal, std::vector<Cash>> ofAccount;

    void addUp();
    void collectCash();
    void addCash(std::map<std::uint32_t, std::int64_t> amounts);

    /// What an edit makes of the deal or the account a document belongs to.
    struct Instead {
        std::optional<Ordinal> dealOwner, dealAccount, accountOwner;
        Ordinal account = 0;
    };
    [[nodiscard]] Ordinal accountOf(std::uint32_t fact, const Instead &instead) const;
    [[nodiscard]] Ordinal ownerOf(std::uint32_t fact, const Instead &instead) const;
    [[nodiscard]] std::int64_t weightedAs(std::size_t deal, std::optional<std::int64_t> amount,
                                          std::optional<std::int64_t> ownProbability) const;

    void ofDealEdit(const domain::Updated &change, std::vector<Effect> &effects) const;
    void ofAccountEdit(const domain::Updated &change, std::vector<Effect> &effects) const;
    void ofStageEdit(const domain::Updated &change, std::vector<Effect> &effects) const;
    void moveCash(const std::vector<Cash> &documents, const Instead &instead, std::vector<Effect> &effects) const;
    void moveForecast(std::int64_t by, std::vector<Effect> &effects) const;
};

Effects::Effects(Columns columns, domain::Date asOf) {
    Slice slice;
    slice.asOf = asOf;
    d = std::make_unique<const Private>(std::move(columns), slice);
}

Effects::~Effects() = default;

std::int64_t Effects::now(AffectedFigure figure) const {
    switch (figure) {
    case AffectedFigure::Receivables:
        return d->outstanding;
    case AffectedFigure::OverSixtyDays:
        return d->overSixtyDays;
    case AffectedFigure::WeightedPipeline:
        return d->weighted;
    case AffectedFigure::CashReceived:
        break;
    }
    std::int64_t all = 0;
    for (const std::int64_t each : d->received)
        all += each;
    return all;
}

std::int64_t Effects::cashReceivedFor(const domain::Uuid &person) const {
    return d->received[d->directory.person(person)];
}

std::vector<Effect> Effects::of(const domain::Updated &change) const {
    std::vector<Effect> effects;
    // What is owed and when is posted, never edited: no edit changes it.
    switch (change.kind) {
    case EntityKind::Deal:
        d->ofDealEdit(change, effects);
        break;
    case EntityKind::Account:
        d->ofAccountEdit(change, effects);
        break;
    case EntityKind::Stage:
        d->ofStageEdit(change, effects);
        break;
    default:
        break;
    }
    return effects;
}

void Effects::Private::addUp() {
    for (std::uint32_t at = 0; at < receivables.lineCount(); ++at)
        if (const auto line = receivables.line(at)) {
            outstanding += line->amount;
            overSixtyDays += line->isOverSixtyDays() ? line->amount : 0;
        }
}

void Effects::Private::collectCash() {
    const ReceivablesData &data = receivables.data();
    std::map<std::uint32_t, std::int64_t> amounts;
    for (std::uint32_t credit = 0; credit < data.credits.fact.size(); ++credit) {
        const std::uint32_t from = data.credits.fact[credit];
        if (data.facts.kind[from] != FactKind::Receipt || !receivables.isVisible(from))
            continue;
        data.credits.uses.forEach(credit, receivables.asOf(),
                                  [&](const Reduction &use) { amounts[data.items.fact[use.item]] += use.baseAmount; });
    }
    for (const std::uint32_t refund : data.refunds)
        if (receivables.isVisible(refund))
            amounts[refund] -= data.facts.baseAmount[refund];
    addCash(std::move(amounts));
}

void Effects::Private::addCash(std::map<std::uint32_t, std::int64_t> amounts) {
    const FactColumns &facts = receivables.data().facts;
    received.assign(directory.people.size(), 0);
    for (const auto &[fact, amount] : amounts) {
        received[ownerOf(fact, {})] += amount;
        if (facts.deal[fact] != NoRecord)
            ofDeal[facts.deal[fact]].push_back({fact, amount});
        ofAccount[facts.account[fact]].push_back({fact, amount});
    }
}

Ordinal Effects::Private::accountOf(std::uint32_t fact, const Instead &instead) const {
    const FactColumns &facts = receivables.data().facts;
    return facts.ownAccount[fact] == 0 && instead.dealAccount ? *instead.dealAccount : facts.account[fact];
}

Ordinal Effects::Private::ownerOf(std::uint32_t fact, const Instead &instead) const {
    const FactColumns &facts = receivables.data().facts;
    const std::uint32_t deal = facts.deal[fact];
    const Ordinal ofItsDeal = deal == NoRecord ? 0 : instead.dealOwner.value_or(pipeline.data().owner[deal]);
    if (ofItsDeal != 0)
        return ofItsDeal;
    if (facts.ownOwner[fact] != 0)
        return facts.ownOwner[fact];
    const Ordinal account = accountOf(fact, instead);
    return instead.accountOwner && instead.account == account ? *instead.accountOwner : directory.accounts[account].owner;
}

std::int64_t Effects::Private::weightedAs(std::size_t deal, std::optional<std::int64_t> amount,
                                          std::optional<std::int64_t> ownProbability) const {
    const DealState state = pipeline.state(deal);
    if (state.stage == NoStage || !pipeline.isOpen(state.stage))
        return 0;
    const std::int64_t own = ownProbability.value_or(pipeline.data().probability[deal]);
    const std::int64_t probability = std::clamp<std::int64_t>(own >= 0 ? own : directory.stages[state.stage].probability, 0, 10000);
    return domain::multiplyDivide(amount.value_or(state.amount), probability, 10000, domain::Rounding::HalfEven);
}

void Effects::Private::moveForecast(std::int64_t by, std::vector<Effect> &effects) const {
    if (by != 0)
        effects.push_back({AffectedFigure::WeightedPipeline, {}, weighted, weighted + by});
}

void Effects::Private::ofDealEdit(const domain::Updated &edit, std::vector<Effect> &effects) const {
    const PipelineData &data = pipeline.data();
    const std::size_t deal = data.find(edit.id);
    if (deal == data.dealCount())
        return;
    std::optional<std::int64_t> amount;
    // Before its last change of stage it was worth what it was worth then.
    if (const auto *value = valueAfter<domain::Deal>(edit, u"base_amount");
        value != nullptr && data.lastDay[deal] <= pipeline.horizon.asOf)
        amount = std::get<domain::Money>(*value).minor();
    std::optional<std::int64_t> probability;
    if (const auto *value = valueAfter<domain::Deal>(edit, u"probability")) {
        const auto *given = std::get_if<std::int64_t>(value);
        probability = given != nullptr ? std::clamp<std::int64_t>(*given, -1, 10000) : -1;
    }
    moveForecast(weightedAs(deal, amount, probability) - weightedAs(deal, {}, {}), effects);
    Instead instead;
    if (const auto *value = valueAfter<domain::Deal>(edit, u"owner"))
        instead.dealOwner = directory.person(idIn(*value));
    if (const auto *value = valueAfter<domain::Deal>(edit, u"account"))
        instead.dealAccount = directory.account(idIn(*value));
    if (const auto documents = ofDeal.find(static_cast<std::uint32_t>(deal)); documents != ofDeal.end())
        moveCash(documents->second, instead, effects);
}

void Effects::Private::ofAccountEdit(const domain::Updated &edit, std::vector<Effect> &effects) const {
    const auto *owner = valueAfter<domain::Account>(edit, u"owner");
    const Ordinal account = directory.account(edit.id);
    const auto documents = ofAccount.find(account);
    if (owner == nullptr || account == 0 || documents == ofAccount.end())
        return;
    Instead instead;
    instead.account = account;
    instead.accountOwner = directory.person(idIn(*owner));
    moveCash(documents->second, instead, effects);
}

void Effects::Private::ofStageEdit(const domain::Updated &edit, std::vector<Effect> &effects) const {
    const auto *value = valueAfter<domain::Stage>(edit, u"probability");
    const int stage = directory.stage(edit.id);
    if (value == nullptr || stage < 0 || !pipeline.isOpen(static_cast<std::uint8_t>(stage)))
        return;
    const std::int64_t probability = std::clamp<std::int64_t>(std::get<std::int64_t>(*value), 0, 10000);
    std::int64_t by = 0;
    for (std::size_t deal = 0; deal < pipeline.data().dealCount(); ++deal) {
        if (pipeline.data().probability[deal] >= 0 || pipeline.state(deal).stage != stage)
            continue;
        by += weightedAs(deal, {}, probability) - weightedAs(deal, {}, {});
    }
    moveForecast(by, effects);
}

void Effects::Private::moveCash(const std::vector<Cash> &documents, const Instead &instead, std::vector<Effect> &effects) const {
    std::map<domain::Uuid, std::pair<Ordinal, std::int64_t>> moved;
    const auto add = [&](Ordinal person, std::int64_t amount) {
        if (person == 0)
            return;
        auto &[at, sum] = moved[directory.people[person].id];
        at = person;
        sum += amount;
    };
    for (const Cash &each : documents) {
        add(ownerOf(each.fact, {}), -each.amount);
        add(ownerOf(each.fact, instead), each.amount);
    }
    for (const auto &[person, by] : moved)
        if (by.second != 0)
            effects.push_back({AffectedFigure::CashReceived, person, received[by.first], received[by.first] + by.second});
}

} // namespace plumbline::analytics
