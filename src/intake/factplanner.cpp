#include "invoicematch.h"
#include "rowplanner.h"

#include "plumbline/domain/entities.h"

namespace plumbline::intake {

using domain::Date;
using domain::EntityKind;
using domain::Fact;
using domain::FactKind;
using domain::Instalment;
using domain::Money;
using domain::Record;
using domain::Result;
using domain::Value;
using Standing = NameResolver::Standing;

namespace {

/// A document as its row tells it.
struct Draft {
    Fact fact;
    std::optional<bool> disputed;
    std::optional<Date> settledOn;
    std::optional<QString> region;
    NameResolver::Name *account = nullptr;
    NameResolver::Name *owner = nullptr;
    bool waiting = false;
};

QString refOf(FactKind kind, const QString &number) {
    return domain::toToken(kind) + u':' + number;
}

/// Invoices with their instalment, and with receipt and allocation where they are settled; other documents as bare facts.
/// An invoice of less than nothing is a credit note.
class FactPlanner final : public RowPlanner {
public:
    explicit FactPlanner(Workbench &bench)
        : RowPlanner(bench),
          m_isInvoices(bench.mapping.target == ImportTarget::Invoices),
          m_accounts(column(u"account"), bench.mapping),
          m_owners(column(u"owner"), bench.mapping) {}

    Result<void> prepare() override {
        PLUMBLINE_TRY(m_accounts.load(m_bench.context.existing));
        return m_owners.load(m_bench.context.existing);
    }
    Result<void> begin(std::span<const TableRow> batch) override;
    Result<RowResult> plan(const TableRow &row, std::size_t index) override;
    [[nodiscard]] std::vector<const NameResolver *> resolvers() const override { return {&m_owners, &m_accounts}; }

private:
    using Read = tl::expected<void, CellProblem>;
    [[nodiscard]] Cell<FactKind> kindOf(const TableRow &row);
    [[nodiscard]] tl::expected<Draft, CellProblem> read(const TableRow &row, const QString &number);
    [[nodiscard]] Read readAmounts(const TableRow &row, Draft &draft);
    [[nodiscard]] Read readInvoiceColumns(const TableRow &row, Draft &draft);
    [[nodiscard]] Read lookNames(const TableRow &row, Draft &draft);
    [[nodiscard]] std::optional<CellProblem> differenceTo(const KnownFact &known, const Draft &draft) const;
    [[nodiscard]] RowOutcome update(const KnownFact &known, const Draft &draft);
    void create(Draft &draft);
    void settle(const Fact &invoice, const Instalment &instalment, Money amount, Money base, Date on);
    [[nodiscard]] Result<void> loadDeals(std::span<const TableRow> batch);
    /// What a row without a number says of its invoice; nothing where it cannot be read, which is told when it is planned.
    [[nodiscard]] std::optional<InvoiceMatch::Row> unnumbered(const TableRow &row, std::size_t index);

    const bool m_isInvoices;
    NameResolver m_accounts;
    NameResolver m_owners;
    RowIdentity m_identity;
    std::vector<QString> m_numbers;
    KnownFacts m_known;
    InvoiceMatch m_match;
    std::unordered_map<QString, domain::DealId> m_deals;
};

Cell<FactKind> FactPlanner::kindOf(const TableRow &row) {
    if (m_isInvoices)
        return FactKind::Invoice;
    PLUMBLINE_CELL(const auto token, reader(u"kind").token(row));
    if (!token)
        return tl::unexpected(CellProblem{RefusalReason::RequiredBlank, QStringLiteral("kind"), {}});
    return *domain::fromToken<FactKind>(*token);
}

Result<void> FactPlanner::begin(std::span<const TableRow> batch) {
    PLUMBLINE_TRY(loadDeals(batch));
    m_numbers.clear();
    std::vector<Value> refs;
    std::vector<InvoiceMatch::Row> unknown;
    for (const TableRow &row : batch) {
        m_numbers.emplace_back();
        if (row.fault != RowFault::None)
            continue;
        const std::string_view number = reader(u"document").text(row);
        m_numbers.back() = m_identity.refOf(row, number);
        if (m_isInvoices && number.empty())
            if (auto terms = unnumbered(row, m_numbers.size() - 1))
                unknown.push_back(std::move(*terms));
        if (const auto kind = kindOf(row)) {
            refs.emplace_back(refOf(**kind, m_numbers.back()));
            if (m_isInvoices) {
                refs.emplace_back(refOf(FactKind::CreditNote, m_numbers.back()));
                refs.emplace_back(refOf(FactKind::Receipt, m_numbers.back()));
            }
        }
    }
    PLUMBLINE_TRY_ASSIGN(const std::vector<QString> like, m_match.begin(m_bench.context.existing, std::move(unknown)));
    refs.insert(refs.end(), like.begin(), like.end());
    PLUMBLINE_TRY(m_known.load(m_bench.context.existing, refs));
    for (const InvoiceMatch::Row &row : m_match.settle(m_known))
        m_numbers[row.index] = row.number;
    return {};
}

std::optional<InvoiceMatch::Row> FactPlanner::unnumbered(const TableRow &row, std::size_t index) {
    const auto date = reader(u"date").date(row);
    const auto due = reader(u"due_date").date(row);
    Draft draft;
    draft.fact.kind = FactKind::Invoice;
    if (!date || !*date || !due || !readAmounts(row, draft) || !readInvoiceColumns(row, draft))
        return std::nullopt;
    draft.fact.date = **date;
    draft.fact.due_date = *due;
    draft.fact.category = reader(u"category").string(row);
    if (const auto deal = reader(u"deal").string(row))
        if (const auto found = m_deals.find(*deal); found != m_deals.end())
            draft.fact.deal = found->second;
    if (const auto &account = m_accounts.peek(reader(u"account").text(row)); account.standing == Standing::Known)
        draft.fact.account = domain::AccountId(account.id);
    return InvoiceMatch::Row{index, std::move(draft.fact), draft.settledOn, m_numbers[index], {}};
}

Result<void> FactPlanner::loadDeals(std::span<const TableRow> batch) {
    m_deals.clear();
    std::vector<Value> numbers;
    for (const TableRow &row : batch)
        if (const auto deal = row.fault == RowFault::None ? reader(u"deal").string(row) : std::nullopt)
            numbers.emplace_back(*deal);
    if (numbers.empty())
        return {};
    const std::size_t field = fieldOf<domain::Deal>(u"source_ref");
    PLUMBLINE_TRY_ASSIGN(const std::vector<Record> deals,
                         m_bench.context.existing.where(EntityKind::Deal, static_cast<int>(field), numbers));
    for (const Record &deal : deals)
        m_deals.emplace(domain::toPlainText(deal.values[field]), domain::DealId(deal.id));
    return {};
}

FactPlanner::Read FactPlanner::readAmounts(const TableRow &row, Draft &draft) {
    Fact &fact = draft.fact;
    PLUMBLINE_CELL(const auto currency, currencyOf(row));
    PLUMBLINE_CELL(const auto amount, reader(u"amount").amount(row, *currency));
    PLUMBLINE_CELL(fact.tax, reader(u"tax").amount(row, *currency));
    if (!amount)
        return tl::unexpected(CellProblem{RefusalReason::RequiredBlank, QStringLiteral("amount"), {}});
    PLUMBLINE_CELL(const auto rate, rateOf(row, *currency));
    fact.amount = *amount;
    if (m_isInvoices && amount->isNegative()) {
        fact.kind = FactKind::CreditNote;
        fact.amount = -*amount;
        if (fact.tax)
            fact.tax = -*fact.tax;
    }
    fact.rate_micro = *rate;
    fact.base_amount = fact.amount.converted(m_bench.context.baseCurrency, *rate, domain::Rounding::HalfEven);
    return {};
}

FactPlanner::Read FactPlanner::readInvoiceColumns(const TableRow &row, Draft &draft) {
    if (!m_isInvoices)
        return {};
    PLUMBLINE_CELL(draft.disputed, reader(u"disputed").flag(row));
    PLUMBLINE_CELL(draft.settledOn, reader(u"settled_on").date(row));
    return {};
}

FactPlanner::Read FactPlanner::lookNames(const TableRow &row, Draft &draft) {
    draft.account = &m_accounts.look(reader(u"account").text(row));
    draft.owner = &m_owners.look(reader(u"owner").text(row));
    for (const auto &[names, name] : {std::pair(&m_accounts, draft.account), std::pair(&m_owners, draft.owner)}) {
        if (name->standing == Standing::Refused)
            return tl::unexpected(CellProblem{RefusalReason::NameRefused, names->column().key, name->text});
        draft.waiting = draft.waiting || name->standing == Standing::Waiting;
    }
    if (draft.account->standing == Standing::Known)
        draft.fact.account = domain::AccountId(draft.account->id);
    return {};
}

tl::expected<Draft, CellProblem> FactPlanner::read(const TableRow &row, const QString &number) {
    Draft draft;
    PLUMBLINE_CELL(const auto kind, kindOf(row));
    PLUMBLINE_CELL(const auto date, reader(u"date").date(row));
    PLUMBLINE_CELL(draft.fact.due_date, reader(u"due_date").date(row));
    if (!date)
        return tl::unexpected(CellProblem{RefusalReason::RequiredBlank, QStringLiteral("date"), {}});
    draft.fact.kind = *kind;
    draft.fact.date = *date;
    draft.fact.document = number;
    draft.fact.category = reader(u"category").string(row);
    draft.region = reader(u"region").string(row);
    if (const auto deal = reader(u"deal").string(row)) {
        const auto found = m_deals.find(*deal);
        if (found == m_deals.end())
            return tl::unexpected(CellProblem{RefusalReason::DealUnknown, QStringLiteral("deal"), *deal});
        draft.fact.deal = found->second;
    }
    if (auto read = readAmounts(row, draft); !read)
        return tl::unexpected(std::move(read).error());
    if (auto read = readInvoiceColumns(row, draft); !read)
        return tl::unexpected(std::move(read).error());
    if (auto read = lookNames(row, draft); !read)
        return tl::unexpected(std::move(read).error());
    draft.fact.source_ref = refOf(draft.fact.kind, number);
    return draft;
}

std::optional<CellProblem> FactPlanner::differenceTo(const KnownFact &known, const Draft &draft) const {
    const Fact &before = known.fact;
    const Fact &now = draft.fact;
    const auto changed = [](QStringView key, const Value &value) {
        return CellProblem{RefusalReason::DocumentChanged, key.toString(), domain::toPlainText(value)};
    };
    if (before.amount != now.amount)
        return changed(u"amount", now.amount);
    if (before.date != now.date)
        return changed(u"date", now.date);
    if (now.due_date && before.due_date != now.due_date)
        return changed(u"due_date", *now.due_date);
    if (draft.account->standing == Standing::New || (now.account && before.account != now.account))
        return changed(u"account", draft.account->text);
    if (now.tax && before.tax != now.tax)
        return changed(u"tax", *now.tax);
    const bool settled = known.instalment && known.allocated == known.instalment->amount && !known.allocated.isZero();
    if (draft.settledOn && settled && known.lastAllocation && *known.lastAllocation != *draft.settledOn)
        return changed(u"settled_on", *draft.settledOn);
    return std::nullopt;
}

void FactPlanner::settle(const Fact &invoice, const Instalment &instalment, Money amount, Money base, Date on) {
    Fact receipt;
    receipt.id = domain::FactId(m_bench.writer.newId());
    receipt.kind = FactKind::Receipt;
    receipt.account = invoice.account;
    receipt.deal = invoice.deal;
    receipt.owner = invoice.owner;
    receipt.document = invoice.document;
    receipt.date = on;
    receipt.amount = amount;
    receipt.rate_micro = invoice.rate_micro;
    receipt.base_amount = base;
    receipt.source_ref = refOf(FactKind::Receipt, numberOfRef(*invoice.source_ref));
    m_bench.writer.create(receipt);
    domain::Allocation allocation;
    allocation.id = domain::AllocationId(m_bench.writer.newId());
    allocation.from = receipt.id;
    allocation.instalment = instalment.id;
    allocation.on = on;
    allocation.amount = amount;
    allocation.base_amount = base;
    m_bench.writer.create(allocation);
}

RowOutcome FactPlanner::update(const KnownFact &known, const Draft &draft) {
    bool changed = false;
    if (!known.instalment)
        return RowOutcome::Unchanged;
    Instalment instalment = *known.instalment;
    if (draft.disputed && *draft.disputed != instalment.disputed) {
        const Record before = domain::toRecord(instalment);
        instalment.disputed = *draft.disputed;
        changed = m_bench.writer.update(before, domain::toRecord(instalment));
    }
    const Money open = instalment.amount - known.allocated;
    const QString receipt = refOf(FactKind::Receipt, numberOfRef(*known.fact.source_ref));
    // A receipt of this number that was taken off the instalment again was taken off by somebody; it stays off.
    if (draft.settledOn && !open.isZero() && !open.isNegative() && m_known.find(receipt) == nullptr) {
        settle(known.fact, instalment, open, instalment.base_amount - known.allocatedBase, *draft.settledOn);
        changed = true;
    }
    return changed ? RowOutcome::Updated : RowOutcome::Unchanged;
}

void FactPlanner::create(Draft &draft) {
    Fact &fact = draft.fact;
    // New names are written here only: a row that is refused, or tells nothing new, leaves none behind.
    if (draft.account->standing == Standing::New)
        m_accounts.create(*draft.account, m_bench.writer, draft.region);
    if (draft.owner->standing == Standing::New)
        m_owners.create(*draft.owner, m_bench.writer);
    if (draft.account->standing == Standing::Known)
        fact.account = domain::AccountId(draft.account->id);
    if (draft.owner->standing == Standing::Known)
        fact.owner = domain::UserId(draft.owner->id);
    fact.id = domain::FactId(m_bench.writer.newId());
    m_bench.writer.create(fact);
    if (fact.kind != FactKind::Invoice)
        return;
    Instalment instalment;
    instalment.id = domain::InstalmentId(m_bench.writer.newId());
    instalment.invoice = fact.id;
    instalment.due_date = fact.due_date;
    instalment.amount = fact.amount;
    instalment.base_amount = fact.base_amount;
    instalment.disputed = draft.disputed.value_or(false);
    m_bench.writer.create(instalment);
    if (draft.settledOn && !fact.amount.isZero() && !fact.amount.isNegative())
        settle(fact, instalment, fact.amount, fact.base_amount, *draft.settledOn);
}

Result<RowResult> FactPlanner::plan(const TableRow &row, std::size_t index) {
    const QString &number = m_numbers[index];
    const auto kind = kindOf(row);
    const QString name = kind ? refOf(**kind, number) : QString();
    const auto repeat = kind ? m_identity.check(name, row) : RowIdentity::Repeat::First;
    if (repeat == RowIdentity::Repeat::Same)
        return RowResult{RowOutcome::Unchanged};
    if (repeat == RowIdentity::Repeat::Different)
        return RowResult{RowOutcome::Refused, CellProblem{RefusalReason::NumberRepeated, QStringLiteral("document"), number}};
    auto draft = read(row, number);
    if (!draft)
        return RowResult{RowOutcome::Refused, draft.error()};
    if (draft->waiting)
        return RowResult{RowOutcome::Waiting};
    const KnownFact *known = m_known.find(*draft->fact.source_ref);
    if (known == nullptr && m_isInvoices)
        known = m_known.find(refOf(draft->fact.kind == FactKind::Invoice ? FactKind::CreditNote : FactKind::Invoice, number));
    if (known != nullptr) {
        if (known->fact.kind != draft->fact.kind)
            return RowResult{RowOutcome::Refused, CellProblem{RefusalReason::DocumentChanged, QStringLiteral("amount"), number}};
        if (auto difference = differenceTo(*known, *draft))
            return RowResult{RowOutcome::Refused, std::move(difference)};
        m_identity.note(name);
        return RowResult{update(*known, *draft), std::nullopt, !known->fact.account};
    }
    m_identity.note(name);
    create(*draft);
    return RowResult{RowOutcome::Created, std::nullopt, !draft->fact.account};
}

} // namespace

std::unique_ptr<RowPlanner> makeFactPlanner(Workbench &bench) {
    return std::make_unique<FactPlanner>(bench);
}

} // namespace plumbline::intake
