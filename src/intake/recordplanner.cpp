#include "namedrecords.h"
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
    explicit RecordPlanner(Workbench &bench) : RowPlanner(bench), m_kind(recordOf(bench.mapping.target)), m_records(m_kind) {}

    Result<void> prepare() override {
        PLUMBLINE_TRY_ASSIGN(std::vector<Record> records, m_bench.context.existing.all(m_kind));
        m_records.load(std::move(records));
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
    Result<void> loadTeams() {
        PLUMBLINE_TRY_ASSIGN(const std::vector<Record> teams, m_bench.context.existing.all(EntityKind::Team));
        for (const Record &team : teams)
            m_teams.emplace(domain::toPlainText(team.values[fieldOf<Team>(u"name")]).trimmed(), team.id);
        return {};
    }

    tl::expected<RowResult, CellProblem> planRow(const TableRow &row) {
        const QString name = toText(reader(u"name").text(row));
        const QString number = m_records.hasNumbers() ? toText(reader(u"source_ref").text(row)) : QString();
        // Also where the number is known: whether a row comes in must not depend on the rows before it.
        if (name.isEmpty())
            return tl::unexpected(CellProblem{RefusalReason::RequiredBlank, QStringLiteral("name"), {}});
        const QString ref = number.isEmpty() ? u'=' + name : u'#' + number;
        switch (m_identity.check(ref, row)) {
        case RowIdentity::Repeat::First:
            break;
        case RowIdentity::Repeat::Same:
            return RowResult{RowOutcome::Unchanged};
        case RowIdentity::Repeat::Different:
            return tl::unexpected(repeated(number, name));
        }
        const NamedRecords::Held existing = m_records.find(number, name);
        Record record = existing ? existing->record : blankRecord(m_kind);
        PLUMBLINE_CELL(const auto currency, currencyFor(row));
        for (CellReader *each : m_fields) {
            PLUMBLINE_CELL(auto value, valueOf(*each, row, *currency));
            if (value)
                record.values[static_cast<std::size_t>(each->column().field)] = std::move(*value);
        }
        if (const auto held = lookNames(row, record); !held)
            return tl::unexpected(held.error());
        else if (*held == RowOutcome::Waiting)
            return RowResult{RowOutcome::Waiting};
        if (existing && m_records.contradicts(*existing, record)) {
            m_identity.note(ref); // so that a later row of this number is not taken in its stead
            return tl::unexpected(repeated(number, name));
        }
        takeNames(record);
        if (m_kind == EntityKind::User)
            setTeam(row, record);
        m_identity.note(ref);
        return write(existing, std::move(record), number);
    }

    static CellProblem repeated(const QString &number, const QString &name) {
        return number.isEmpty() ? CellProblem{RefusalReason::NumberRepeated, QStringLiteral("name"), name}
                                : CellProblem{RefusalReason::NumberRepeated, QStringLiteral("source_ref"), number};
    }

    Cell<domain::Currency> currencyFor(const TableRow &row) {
        return m_kind == EntityKind::User ? Cell<domain::Currency>(m_bench.context.baseCurrency) : currencyOf(row);
    }

    /// Unchanged stands for "all names are known". Names that are new get the nil id until the row is sure to come in.
    tl::expected<RowOutcome, CellProblem> lookNames(const TableRow &row, Record &record) {
        bool waiting = false;
        m_new.clear();
        for (const auto &names : m_names) {
            const TargetColumn &each = names->column();
            const std::string_view cell = reader(each.key).text(row);
            NameResolver::Name &name = names->look(cell);
            if (name.standing == NameResolver::Standing::Refused)
                return tl::unexpected(CellProblem{RefusalReason::NameRefused, each.key, toText(cell)});
            waiting = waiting || name.standing == NameResolver::Standing::Waiting;
            if (name.standing == NameResolver::Standing::New)
                m_new.emplace_back(names.get(), &name);
            if (name.standing == NameResolver::Standing::Known || name.standing == NameResolver::Standing::New)
                record.values[static_cast<std::size_t>(each.field)] = name.id;
        }
        return waiting ? RowOutcome::Waiting : RowOutcome::Unchanged;
    }

    void takeNames(Record &record) {
        for (const auto &[names, name] : m_new) {
            names->create(*name, m_bench.writer);
            record.values[static_cast<std::size_t>(names->column().field)] = name->id;
        }
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

    RowResult write(const NamedRecords::Held &existing, Record record, const QString &number) {
        if (existing) {
            const bool changed = m_bench.writer.update(existing->record, record);
            m_records.replace(existing, std::move(record), number);
            return {changed ? RowOutcome::Updated : RowOutcome::Unchanged};
        }
        record.id = m_bench.writer.newId();
        m_bench.writer.create(record);
        m_records.add(std::move(record), number);
        return {RowOutcome::Created};
    }

    EntityKind m_kind;
    NamedRecords m_records;
    std::unordered_map<QString, Uuid> m_teams;
    std::vector<CellReader *> m_fields;
    std::vector<std::unique_ptr<NameResolver>> m_names;
    /// Of the row at hand.
    std::vector<std::pair<NameResolver *, NameResolver::Name *>> m_new;
    std::map<EntityKind, std::int64_t> m_created;
    RowIdentity m_identity;
};

} // namespace

std::unique_ptr<RowPlanner> makeRecordPlanner(Workbench &bench) {
    return std::make_unique<RecordPlanner>(bench);
}

} // namespace plumbline::intake
