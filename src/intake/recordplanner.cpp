#include "plumbline/domain/entities.h"
#include "rowplanner.h"

namespace plumbline::intake {

using domain::EntityKind;
using domain::Record;
using domain::Result;
using domain::Team;
using domain::Uuid;
using domain::Value;

namespace {

Record blankRecord(EntityKind kind) {
    switch (kind) {
    case EntityKind::Account:
        return domain::toRecord(domain::Account());
    case EntityKind::Product:
        return domain::toRecord(domain::Product());
    case EntityKind::User: {
        domain::User user;
        user.role = domain::Role::Salesperson;
        return domain::toRecord(user);
    }
    default:
        throw domain::InvariantError("a record that is not imported by itself");
    }
}

/// Accounts, products and people: rows whose fields are the record's, found again by their number or else by their name.
class RecordPlanner final : public RowPlanner {
public:
    explicit RecordPlanner(Workbench &bench) : RowPlanner(bench), m_kind(recordOf(bench.mapping.target)) {}

    Result<void> prepare() override {
        PLUMBLINE_TRY_ASSIGN(std::vector<Record> records, m_bench.context.existing.all(m_kind));
        const domain::EntityDescription &description = domain::describe(m_kind);
        m_name = static_cast<std::size_t>(description.indexOf(u"name"));
        m_ref = description.indexOf(u"source_ref");
        for (Record &record : records) {
            const auto held = std::make_shared<Record>(std::move(record));
            m_byName.emplace(domain::toPlainText(held->values[m_name]).trimmed(), held);
            if (m_ref >= 0 && !domain::isAbsent(held->values[static_cast<std::size_t>(m_ref)]))
                m_byRef.emplace(domain::toPlainText(held->values[static_cast<std::size_t>(m_ref)]), held);
        }
        for (const TargetColumn &each : columnsOf(m_bench.mapping.target)) {
            if (each.field < 0 || !m_bench.mapping.provides(each.key))
                continue;
            if (each.type == ColumnType::Name)
                m_names.push_back(std::make_unique<NameResolver>(each, m_bench.mapping));
            else
                m_fields.push_back(&reader(each.key));
        }
        for (const auto &names : m_names)
            PLUMBLINE_TRY(names->load(m_bench.context.existing));
        return m_kind == EntityKind::User ? loadTeams() : Result<void>();
    }

    Result<void> begin(std::span<const TableRow> /*batch*/) override { return {}; }

    Result<RowResult> plan(const TableRow &row, std::size_t /*index*/) override {
        const auto result = planRow(row);
        if (!result)
            return RowResult{RowOutcome::Refused, result.error()};
        return *result;
    }

    [[nodiscard]] std::vector<const NameResolver *> resolvers() const override {
        std::vector<const NameResolver *> all;
        for (const auto &names : m_names)
            all.push_back(names.get());
        return all;
    }

    [[nodiscard]] std::map<EntityKind, std::int64_t> created() const override { return m_created; }

private:
    using Held = std::shared_ptr<Record>;

    Result<void> loadTeams() {
        PLUMBLINE_TRY_ASSIGN(const std::vector<Record> teams, m_bench.context.existing.all(EntityKind::Team));
        for (const Record &team : teams)
            m_teams.emplace(domain::toPlainText(team.values[fieldOf<Team>(u"name")]).trimmed(), team.id);
        return {};
    }

    tl::expected<RowResult, CellProblem> planRow(const TableRow &row) {
        const std::string_view name = reader(u"name").text(row);
        const std::string_view number = m_ref >= 0 ? reader(u"source_ref").text(row) : std::string_view();
        const QString ref = toText(number.empty() ? name : number);
        const auto repeat = m_identity.check(ref, row);
        if (repeat != RowIdentity::Repeat::First && !ref.isEmpty()) {
            if (repeat == RowIdentity::Repeat::Same)
                return RowResult{RowOutcome::Unchanged};
            return tl::unexpected(CellProblem{RefusalReason::NumberRepeated,
                                              number.empty() ? QStringLiteral("name") : QStringLiteral("source_ref"), ref});
        }
        const Held existing = find(number, name);
        if (name.empty() && !existing)
            return tl::unexpected(CellProblem{RefusalReason::RequiredBlank, QStringLiteral("name"), {}});
        Record record = existing ? *existing : blankRecord(m_kind);
        PLUMBLINE_CELL(const auto currency, currencyFor(row));
        for (CellReader *each : m_fields) {
            PLUMBLINE_CELL(auto value, valueOf(*each, row, *currency));
            if (value)
                record.values[static_cast<std::size_t>(each->column().field)] = std::move(*value);
        }
        if (const auto held = resolveNames(row, record); !held)
            return tl::unexpected(held.error());
        else if (*held == RowOutcome::Waiting)
            return RowResult{RowOutcome::Waiting};
        if (m_kind == EntityKind::User)
            setTeam(row, record);
        m_identity.note(ref);
        return write(existing, std::move(record));
    }

    Cell<domain::Currency> currencyFor(const TableRow &row) {
        return m_kind == EntityKind::User ? Cell<domain::Currency>(m_bench.context.baseCurrency) : currencyOf(row);
    }

    Held find(std::string_view number, std::string_view name) const {
        if (!number.empty())
            if (const auto found = m_byRef.find(toText(number)); found != m_byRef.end())
                return found->second;
        const auto found = m_byName.find(toText(name));
        return found == m_byName.end() ? nullptr : found->second;
    }

    /// Unchanged stands for "all names are known".
    tl::expected<RowOutcome, CellProblem> resolveNames(const TableRow &row, Record &record) {
        bool waiting = false;
        for (const auto &names : m_names) {
            const TargetColumn &each = names->column();
            const std::string_view cell = reader(each.key).text(row);
            NameResolver::Name &name = names->look(cell);
            if (name.standing == NameResolver::Standing::Refused)
                return tl::unexpected(CellProblem{RefusalReason::NameRefused, each.key, toText(cell)});
            waiting = waiting || name.standing == NameResolver::Standing::Waiting;
            if (!waiting && name.standing == NameResolver::Standing::New)
                names->create(name, m_bench.writer);
            if (name.standing == NameResolver::Standing::Known)
                record.values[static_cast<std::size_t>(each.field)] = name.id;
        }
        return waiting ? RowOutcome::Waiting : RowOutcome::Unchanged;
    }

    /// A team goes by its own name, else by its manager's, else by its region's.
    void setTeam(const TableRow &row, Record &record) {
        const auto manager = reader(u"manager").string(row);
        const auto region = reader(u"region").string(row);
        auto name = reader(u"team").string(row);
        if (!name)
            name = manager ? manager : region;
        if (!name)
            return;
        auto [at, isNew] = m_teams.try_emplace(*name);
        if (isNew) {
            Team team;
            team.id = domain::TeamId(at->second = m_bench.writer.newId());
            team.name = *name;
            team.region = region;
            team.manager = manager;
            m_bench.writer.create(team);
            ++m_created[EntityKind::Team];
        }
        record.values[fieldOf<domain::User>(u"team")] = at->second;
    }

    RowResult write(const Held &existing, Record record) {
        if (existing) {
            const bool changed = m_bench.writer.update(*existing, record);
            *existing = std::move(record);
            return {changed ? RowOutcome::Updated : RowOutcome::Unchanged};
        }
        record.id = m_bench.writer.newId();
        const auto held = std::make_shared<Record>(record);
        m_byName.emplace(domain::toPlainText(record.values[m_name]), held);
        m_bench.writer.create(std::move(record));
        return {RowOutcome::Created};
    }

    EntityKind m_kind;
    std::size_t m_name = 0;
    int m_ref = -1;
    std::unordered_map<QString, Held> m_byName;
    std::unordered_map<QString, Held> m_byRef;
    std::unordered_map<QString, Uuid> m_teams;
    std::vector<CellReader *> m_fields;
    std::vector<std::unique_ptr<NameResolver>> m_names;
    std::map<EntityKind, std::int64_t> m_created;
    RowIdentity m_identity;
};

} // namespace

std::unique_ptr<RowPlanner> makeRecordPlanner(Workbench &bench) {
    return std::make_unique<RecordPlanner>(bench);
}

} // namespace plumbline::intake
