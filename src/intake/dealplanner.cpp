#include "dealhistory.h"
#include "plumbline/intake/errors.h"
#include "rowplanner.h"

#include "plumbline/domain/entities.h"

#include <algorithm>
#include <array>
#include <set>

namespace plumbline::intake {

using domain::Date;
using domain::Deal;
using domain::EntityKind;
using domain::fail;
using domain::Money;
using domain::Record;
using domain::Result;
using domain::Stage;
using domain::StageChange;
using domain::StageOutcome;
using domain::Value;
using Standing = NameResolver::Standing;

namespace {

/// A deal as its row tells it.
struct Draft {
    Deal deal;
    /// The fields the row says something about, by index.
    std::vector<bool> given;
    std::optional<Date> engagedOn;
    std::optional<Date> stageOn;
    const Stage *stage = nullptr;
    /// In base currency, by the price list; only where the mapping says that it counts.
    std::optional<Money> listWorth;
    /// Stage, owner, product and account, as their columns name them.
    std::array<NameResolver::Name *, 4> names{};
    bool waiting = false;
};

/// Places of the fields a deal's row sets in a way of its own.
struct Places {
    std::size_t title = fieldOf<Deal>(u"title"), account = fieldOf<Deal>(u"account"), product = fieldOf<Deal>(u"product"),
                owner = fieldOf<Deal>(u"owner"), stage = fieldOf<Deal>(u"stage"), amount = fieldOf<Deal>(u"amount"),
                baseAmount = fieldOf<Deal>(u"base_amount"), serviceEnd = fieldOf<Deal>(u"service_end"), createdOn = fieldOf<Deal>(u"created_on"),
                expectedClose = fieldOf<Deal>(u"expected_close"), closedOn = fieldOf<Deal>(u"closed_on"),
                sourceRef = fieldOf<Deal>(u"source_ref");
};

std::optional<Date> dateIn(const Value &value) {
    const auto *date = std::get_if<Date>(&value);
    return date != nullptr ? std::optional(*date) : std::nullopt;
}

class DealPlanner final : public RowPlanner {
public:
    explicit DealPlanner(Workbench &bench)
        : RowPlanner(bench),
          m_accounts(column(u"account"), bench.mapping),
          m_products(column(u"product"), bench.mapping),
          m_owners(column(u"owner"), bench.mapping),
          m_stages(column(u"stage"), bench.mapping) {}

    Result<void> prepare() override;
    Result<void> begin(std::span<const TableRow> batch) override;
    Result<RowResult> plan(const TableRow &row, std::size_t index) override;
    [[nodiscard]] std::vector<const NameResolver *> resolvers() const override {
        return {&m_owners, &m_products, &m_stages, &m_accounts};
    }

private:
    using Read = tl::expected<void, CellProblem>;
    [[nodiscard]] tl::expected<Draft, CellProblem> read(const TableRow &row, const QString &ref, bool isNew);
    [[nodiscard]] Read lookNames(const TableRow &row, Draft &draft);
    void takeNames(Draft &draft);
    [[nodiscard]] Read readDates(const TableRow &row, Draft &draft);
    [[nodiscard]] Read readAmount(const TableRow &row, Draft &draft, bool isNew);
    [[nodiscard]] Read readOtherFields(const TableRow &row, Draft &draft);
    [[nodiscard]] tl::expected<bool, CellProblem> usable(NameResolver &names, NameResolver::Name &name,
                                                         std::string_view cell) const;
    void setTitle(const TableRow &row, const QString &ref, Draft &draft);
    [[nodiscard]] std::optional<Money> listPrice(const Draft &draft) const;
    [[nodiscard]] std::optional<Money> listWorth(const TableRow &row, const Draft &draft);
    [[nodiscard]] DealHistory::Worth worthOf(const Draft &draft, Money now) const;
    [[nodiscard]] std::vector<DealHistory::Step> steps(const Draft &draft) const;
    [[nodiscard]] const Stage *engagedStage() const;
    [[nodiscard]] bool changesWhatWasAgreed(const Record &existing, const Record &merged) const;
    [[nodiscard]] Result<RowResult> update(const Record &existing, const Draft &draft);
    [[nodiscard]] Result<std::vector<StageChange>> historyOf(const domain::Uuid &deal) const;

    const Places m_at;
    NameResolver m_accounts;
    NameResolver m_products;
    NameResolver m_owners;
    NameResolver m_stages;
    /// By rank; lost stages last.
    std::vector<Stage> m_byRank;
    std::unordered_map<domain::Uuid, std::size_t> m_stageById;
    std::unordered_map<domain::Uuid, Money> m_listPrices;
    const Stage *m_engaged = nullptr;
    std::vector<CellReader *> m_others;
    RowIdentity m_identity;
    std::vector<QString> m_refs;
    std::unordered_map<QString, Record> m_existing;
};

Result<void> DealPlanner::prepare() {
    for (NameResolver *names : {&m_accounts, &m_products, &m_owners, &m_stages})
        PLUMBLINE_TRY(names->load(m_bench.context.existing));
    for (const Record &record : m_stages.records()) {
        PLUMBLINE_TRY_ASSIGN(Stage stage, domain::fromRecord<Stage>(record));
        m_byRank.push_back(std::move(stage));
    }
    if (m_byRank.empty())
        return fail(errors::NoStages);
    std::sort(m_byRank.begin(), m_byRank.end(), [](const Stage &a, const Stage &b) {
        return std::pair(a.outcome == StageOutcome::Lost, a.rank) < std::pair(b.outcome == StageOutcome::Lost, b.rank);
    });
    for (std::size_t i = 0; i < m_byRank.size(); ++i)
        m_stageById.emplace(m_byRank[i].id.uuid(), i);
    m_engaged = engagedStage();
    if (const QString &named = m_bench.mapping.engagedStage;
        !named.isEmpty() && (m_engaged == nullptr || m_engaged->name != named))
        return fail(errors::MappingUnreadable, QStringLiteral("engaged_stage: %1").arg(named));
    for (const Record &record : m_products.records()) {
        PLUMBLINE_TRY_ASSIGN(const auto product, domain::fromRecord<domain::Product>(record));
        if (product.list_price)
            m_listPrices.emplace(record.id, *product.list_price);
    }
    const std::set<std::size_t> own{m_at.title,  m_at.account,   m_at.product,       m_at.owner,    m_at.stage,
                                    m_at.amount, m_at.createdOn, m_at.expectedClose, m_at.closedOn, m_at.sourceRef};
    for (const TargetColumn &each : columnsOf(ImportTarget::Deals))
        if (each.field >= 0 && !own.contains(static_cast<std::size_t>(each.field)) && m_bench.mapping.provides(each.key))
            m_others.push_back(&reader(each.key));
    return {};
}

const Stage *DealPlanner::engagedStage() const {
    const Stage *second = nullptr;
    int open = 0;
    for (const Stage &stage : m_byRank) {
        if (!m_bench.mapping.engagedStage.isEmpty() && stage.name == m_bench.mapping.engagedStage)
            return &stage;
        if (stage.outcome == StageOutcome::Open && open++ < 2)
            second = &stage;
    }
    return second;
}

Result<void> DealPlanner::begin(std::span<const TableRow> batch) {
    m_refs.clear();
    m_existing.clear();
    std::vector<Value> asked;
    for (const TableRow &row : batch) {
        m_refs.push_back(row.fault == RowFault::None ? m_identity.refOf(row, reader(u"source_ref").text(row)) : QString());
        if (!m_refs.back().isEmpty())
            asked.emplace_back(m_refs.back());
    }
    PLUMBLINE_TRY_ASSIGN(std::vector<Record> found,
                         m_bench.context.existing.where(EntityKind::Deal, static_cast<int>(m_at.sourceRef), asked));
    for (Record &record : found) {
        const QString ref = domain::toPlainText(record.values[m_at.sourceRef]);
        m_existing.emplace(ref, std::move(record));
    }
    return {};
}

tl::expected<bool, CellProblem> DealPlanner::usable(NameResolver &names, NameResolver::Name &name, std::string_view cell) const {
    if (name.standing == Standing::Refused)
        return tl::unexpected(CellProblem{RefusalReason::NameRefused, names.column().key, toText(cell)});
    return name.standing != Standing::Waiting;
}

DealPlanner::Read DealPlanner::lookNames(const TableRow &row, Draft &draft) {
    const std::array<NameResolver *, 4> resolvers{&m_stages, &m_owners, &m_products, &m_accounts};
    for (std::size_t i = 0; i < resolvers.size(); ++i) {
        const QString &key = resolvers[i]->column().key;
        const std::string_view cell = reader(key).text(row);
        if (cell.empty() && resolvers[i] == &m_stages)
            return tl::unexpected(CellProblem{RefusalReason::RequiredBlank, key, {}});
        draft.names[i] = &resolvers[i]->look(cell);
        PLUMBLINE_CELL(const bool known, usable(*resolvers[i], *draft.names[i], cell));
        draft.waiting = draft.waiting || !known;
    }
    if (draft.waiting)
        return {};
    draft.deal.stage = domain::StageId(draft.names[0]->id);
    draft.stage = &m_byRank[m_stageById.at(draft.names[0]->id)];
    if (draft.names[2]->standing == Standing::Known)
        draft.deal.product = domain::ProductId(draft.names[2]->id);
    return {};
}

/// Writes the names that are new; only for rows that come in for certain.
void DealPlanner::takeNames(Draft &draft) {
    const std::array<std::pair<NameResolver *, std::size_t>, 4> fields{
        {{&m_stages, m_at.stage}, {&m_owners, m_at.owner}, {&m_products, m_at.product}, {&m_accounts, m_at.account}}};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (draft.names[i]->standing == Standing::New)
            fields[i].first->create(*draft.names[i], m_bench.writer);
        draft.given[fields[i].second] = draft.names[i]->standing == Standing::Known;
    }
    const auto isKnown = [&](std::size_t i) { return draft.names[i]->standing == Standing::Known; };
    if (isKnown(1))
        draft.deal.owner = domain::UserId(draft.names[1]->id);
    if (isKnown(2))
        draft.deal.product = domain::ProductId(draft.names[2]->id);
    if (isKnown(3))
        draft.deal.account = domain::AccountId(draft.names[3]->id);
}

DealPlanner::Read DealPlanner::readDates(const TableRow &row, Draft &draft) {
    PLUMBLINE_CELL(draft.engagedOn, reader(u"engaged_on").date(row));
    PLUMBLINE_CELL(draft.stageOn, reader(u"stage_on").date(row));
    PLUMBLINE_CELL(draft.deal.created_on, reader(u"created_on").date(row));
    PLUMBLINE_CELL(draft.deal.expected_close, reader(u"expected_close").date(row));
    PLUMBLINE_CELL(draft.deal.closed_on, reader(u"closed_on").date(row));
    return {};
}

DealPlanner::Read DealPlanner::readAmount(const TableRow &row, Draft &draft, bool isNew) {
    PLUMBLINE_CELL(const auto currency, currencyOf(row));
    PLUMBLINE_CELL(auto amount, reader(u"amount").amount(row, *currency));
    draft.given[m_at.amount] = draft.given[m_at.baseAmount] = amount.has_value();
    if (!amount && isNew && draft.stage != nullptr && draft.stage->outcome == StageOutcome::Open)
        amount = listPrice(draft);
    if (!amount && isNew)
        amount = Money(0, *currency);
    if (!amount)
        return {};
    draft.deal.amount = *amount;
    if (amount->isZero()) {
        draft.deal.base_amount = Money(0, m_bench.context.baseCurrency);
        return {};
    }
    PLUMBLINE_CELL(const auto rate, rateOf(row, amount->currency()));
    draft.deal.base_amount = amount->converted(m_bench.context.baseCurrency, *rate, domain::Rounding::HalfEven);
    return {};
}

std::optional<Money> DealPlanner::listPrice(const Draft &draft) const {
    if (m_bench.mapping.emptyAmount != EmptyAmount::ListPrice || !draft.deal.product)
        return std::nullopt;
    const auto found = m_listPrices.find(draft.deal.product->uuid());
    return found == m_listPrices.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Money> DealPlanner::listWorth(const TableRow &row, const Draft &draft) {
    const auto price = listPrice(draft);
    if (!price)
        return std::nullopt;
    const auto rate = rateOf(row, price->currency());
    if (!rate || !*rate)
        return std::nullopt;
    return price->converted(m_bench.context.baseCurrency, **rate, domain::Rounding::HalfEven);
}

/// What a deal was closed at is known from the day it closed; while it was open the file says nothing of what it was worth.
DealHistory::Worth DealPlanner::worthOf(const Draft &draft, Money now) const {
    if (draft.stage->outcome == StageOutcome::Open)
        return {now, now};
    return {now, draft.listWorth.value_or(Money(0, m_bench.context.baseCurrency))};
}

DealPlanner::Read DealPlanner::readOtherFields(const TableRow &row, Draft &draft) {
    for (CellReader *each : m_others) {
        PLUMBLINE_CELL(const auto currency, currencyOf(row));
        PLUMBLINE_CELL(const auto value, valueOf(*each, row, *currency));
        const auto place = static_cast<std::size_t>(each->column().field);
        draft.given[place] = value.has_value();
        if (value && !domain::describe<Deal>().fields[place].set(&draft.deal, *value))
            throw domain::InvariantError("a cell was read as another type than its field's");
    }
    return {};
}

void DealPlanner::setTitle(const TableRow &row, const QString &ref, Draft &draft) {
    if (const auto title = reader(u"title").string(row)) {
        draft.deal.title = *title;
        draft.given[m_at.title] = true;
        return;
    }
    draft.deal.title = ref;
    if (!reader(u"source_ref").text(row).empty())
        return;
    QStringList parts;
    for (const QStringView key : {QStringView(u"account"), QStringView(u"product")})
        if (const auto part = reader(key).string(row))
            parts.append(*part);
    if (!parts.isEmpty())
        draft.deal.title = parts.join(QStringLiteral(" · "));
}

tl::expected<Draft, CellProblem> DealPlanner::read(const TableRow &row, const QString &ref, bool isNew) {
    Draft draft;
    draft.given.resize(domain::describe<Deal>().fields.size());
    if (auto read = readDates(row, draft); !read)
        return tl::unexpected(std::move(read).error());
    if (auto read = readOtherFields(row, draft); !read)
        return tl::unexpected(std::move(read).error());
    // Amounts are read before the names, so that a bad one raises no questions, and again once the list price is known.
    if (auto read = readAmount(row, draft, isNew); !read)
        return tl::unexpected(std::move(read).error());
    if (auto read = lookNames(row, draft); !read)
        return tl::unexpected(std::move(read).error());
    if (draft.waiting)
        return draft;
    if (m_bench.mapping.emptyAmount == EmptyAmount::ListPrice)
        if (auto read = readAmount(row, draft, isNew); !read)
            return tl::unexpected(std::move(read).error());
    takeNames(draft);
    draft.listWorth = listWorth(row, draft);
    if (draft.stage->outcome == StageOutcome::Open) {
        // The close date of an open deal is when somebody expects it to close.
        if (!draft.deal.expected_close)
            draft.deal.expected_close = draft.deal.closed_on;
        draft.deal.closed_on.reset();
    }
    if (!draft.deal.created_on)
        draft.deal.created_on = draft.engagedOn;
    draft.given[m_at.closedOn] = draft.deal.closed_on || draft.stage->outcome == StageOutcome::Open;
    draft.given[m_at.createdOn] = draft.deal.created_on.has_value();
    draft.given[m_at.expectedClose] = draft.deal.expected_close.has_value();
    draft.deal.source_ref = ref;
    setTitle(row, ref, draft);
    return draft;
}

/// First stage on the day of creation, the engaged stage on its day, then where the deal is now.
std::vector<DealHistory::Step> DealPlanner::steps(const Draft &draft) const {
    std::vector<DealHistory::Step> steps;
    const bool open = draft.stage->outcome == StageOutcome::Open;
    const Stage &first = m_byRank.front();
    const bool mapsCreation = m_bench.mapping.provides(QStringLiteral("created_on"));
    if (mapsCreation && draft.deal.created_on && first.id != draft.stage->id && draft.deal.created_on != draft.engagedOn)
        steps.push_back({first.id, draft.deal.created_on});
    const bool isEngaged = m_engaged != nullptr && m_engaged->id == draft.stage->id;
    if (draft.engagedOn && m_engaged != nullptr && !isEngaged && (!open || m_engaged->rank < draft.stage->rank))
        steps.push_back({m_engaged->id, draft.engagedOn});
    std::optional<Date> on = open ? draft.stageOn : draft.deal.closed_on;
    if (!on && open && isEngaged)
        on = draft.engagedOn;
    if (!on && open && first.id == draft.stage->id && mapsCreation)
        on = draft.deal.created_on;
    if (!on && !open)
        on = draft.stageOn;
    steps.push_back({draft.stage->id, on});
    return steps;
}

Result<std::vector<StageChange>> DealPlanner::historyOf(const domain::Uuid &deal) const {
    const std::array<Value, 1> asked{deal};
    PLUMBLINE_TRY_ASSIGN(
        const std::vector<Record> records,
        m_bench.context.existing.where(EntityKind::StageChange, static_cast<int>(fieldOf<StageChange>(u"deal")), asked));
    std::vector<StageChange> changes;
    for (const Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(StageChange change, domain::fromRecord<StageChange>(record));
        changes.push_back(std::move(change));
    }
    return changes;
}

bool DealPlanner::changesWhatWasAgreed(const Record &existing, const Record &merged) const {
    const auto stage = m_stageById.find(std::get<domain::Uuid>(existing.values[m_at.stage]));
    if (stage == m_stageById.end() || m_byRank[stage->second].outcome != StageOutcome::Won)
        return false;
    return std::ranges::any_of(std::array{m_at.amount, m_at.baseAmount, m_at.serviceEnd},
                               [&](std::size_t field) { return existing.values[field] != merged.values[field]; });
}

Result<RowResult> DealPlanner::update(const Record &existing, const Draft &draft) {
    const Record told = domain::toRecord(draft.deal);
    Record merged = existing;
    for (std::size_t i = 0; i < merged.values.size(); ++i)
        if (draft.given[i])
            merged.values[i] = told.values[i];
    if (changesWhatWasAgreed(existing, merged))
        return RowResult{RowOutcome::Refused, CellProblem{RefusalReason::DealAgreed, QStringLiteral("amount"), draft.deal.source_ref.value_or(QString())}};
    const bool changed = m_bench.writer.update(existing, merged);
    const bool moved = existing.values[m_at.stage] != merged.values[m_at.stage];
    const bool revalued = existing.values[m_at.baseAmount] != merged.values[m_at.baseAmount];
    const bool putOff = existing.values[m_at.expectedClose] != merged.values[m_at.expectedClose] && draft.stage->outcome == StageOutcome::Open;
    if (moved || revalued || putOff) {
        PLUMBLINE_TRY_ASSIGN(std::vector<StageChange> changes, historyOf(existing.id));
        DealHistory history(domain::DealId(existing.id), std::move(changes),
                            {dateIn(merged.values[m_at.expectedClose]), dateIn(existing.values[m_at.expectedClose])});
        const Money amount = std::get<Money>(merged.values[m_at.baseAmount]);
        if (moved)
            history.advance(steps(draft), worthOf(draft, amount), m_bench.writer);
        else
            history.revalue(draft.deal.stage, amount, m_bench.writer);
    }
    const bool unattributed = domain::isAbsent(merged.values[m_at.account]);
    return RowResult{changed ? RowOutcome::Updated : RowOutcome::Unchanged, std::nullopt, unattributed};
}

Result<RowResult> DealPlanner::plan(const TableRow &row, std::size_t index) {
    const QString &ref = m_refs[index];
    const auto existing = m_existing.find(ref);
    switch (m_identity.check(ref, row)) {
    case RowIdentity::Repeat::First:
        break;
    case RowIdentity::Repeat::Same:
        return RowResult{RowOutcome::Unchanged};
    case RowIdentity::Repeat::Different:
        return RowResult{RowOutcome::Refused, CellProblem{RefusalReason::NumberRepeated, QStringLiteral("source_ref"), ref}};
    }
    auto draft = read(row, ref, existing == m_existing.end());
    if (!draft)
        return RowResult{RowOutcome::Refused, draft.error()};
    if (draft->waiting)
        return RowResult{RowOutcome::Waiting};
    m_identity.note(ref);
    if (existing != m_existing.end())
        return update(existing->second, *draft);
    draft->deal.id = domain::DealId(m_bench.writer.newId());
    m_bench.writer.create(draft->deal);
    const std::optional<Date> expected = draft->deal.expected_close;
    DealHistory(draft->deal.id, {}, {expected, expected}).advance(steps(*draft), worthOf(*draft, draft->deal.base_amount), m_bench.writer);
    return RowResult{RowOutcome::Created, std::nullopt, !draft->deal.account};
}

} // namespace

std::unique_ptr<RowPlanner> makeDealPlanner(Workbench &bench) {
    return std::make_unique<DealPlanner>(bench);
}

} // namespace plumbline::intake
