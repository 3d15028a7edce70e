#include "opened.h"
#include "support/testregistry.h"

#include "../../src/workspace/columnset.h"
#include "plumbline/analytics/columns.h"
#include "plumbline/domain/entities.h"

#include <random>

using namespace plumbline;
using namespace plumbline::domain;
using plumbline::tests::answerOf;
using plumbline::tests::OpenedWorkspace;

namespace {

/// The state of an organisation, played from the first operation on.
class Replay {
public:
    Replay(const replica::Reader &reader, ledger::Position until)
    {
        for (ledger::Position at = 1; at <= until; ++at) {
            const auto changes = reader.changes(at, 0, std::numeric_limits<std::int64_t>::max()).value();
            for (const Change &change : changes)
                apply(change);
        }
    }

    [[nodiscard]] analytics::Columns columns() const
    {
        analytics::DirectoryBuilder directory(Currency::of("CNY"));
        const auto describe = [&](const auto &entity) { directory.add(entity); };
        each<Team>(describe);
        each<User>(describe);
        each<Account>(describe);
        each<Product>(describe);
        each<Stage>(describe);
        analytics::PipelineBuilder pipeline(directory.build().value(), analytics::Workers::make(1));
        const auto day = [](const std::optional<Date> &date) { return date ? date->days() : analytics::NoDay; };
        each<Deal>([&](const Deal &deal) {
            analytics::DealInput input;
            input.id = deal.id.uuid();
            input.title = deal.title.toUtf8();
            input.owner = deal.owner ? deal.owner->uuid() : Uuid();
            input.account = deal.account ? deal.account->uuid() : Uuid();
            input.stage = deal.stage.uuid();
            input.baseAmount = deal.base_amount.minor();
            input.createdOn = day(deal.created_on);
            input.closedOn = day(deal.closed_on);
            pipeline.addDeal(input);
        });
        each<StageChange>([&](const StageChange &change) {
            pipeline.addStageChange({change.deal.uuid(), change.stage.uuid(), day(change.on), static_cast<std::int32_t>(change.ordinal),
                                     change.base_amount.minor(), 0});
        });
        analytics::Columns all;
        all.pipeline = pipeline.build().value();
        analytics::ReceivablesBuilder receivables(all.pipeline, analytics::Workers::make(1));
        const auto post = [&](const auto &entity) { receivables.add(entity, 0); };
        each<Fact>(post);
        each<Instalment>(post);
        all.receivables = receivables.build().value();
        return all;
    }

private:
    void apply(const Change &change)
    {
        const std::pair key(entityOf(change), recordOf(change));
        if (const auto *created = std::get_if<Created>(&change))
            m_rows.emplace(key, created->after);
        else if (std::holds_alternative<Removed>(change))
            m_rows.erase(key);
        else
            for (const FieldChange &field : std::get<Updated>(change).fields)
                m_rows.at(key).values.at(static_cast<std::size_t>(field.field)) = field.after;
    }
    template<typename Entity, typename Use>
    void each(const Use &use) const
    {
        for (const auto &[key, record] : m_rows)
            if (key.first == Entity::Kind)
                use(fromRecord<Entity>(record).value());
    }

    std::map<std::pair<EntityKind, Uuid>, Record> m_rows;
};

/// Somebody at work: brings deals and invoices in, moves and edits them, and takes things back.
class Worker {
public:
    Worker(replica::Replica &replica, const replica::Reader &reader, tests::World &world, std::uint32_t seed)
        : m_replica(replica), m_reader(reader), m_world(world), m_dice(seed)
    {
    }

    void work()
    {
        switch (below(6)) {
        case 0: return bringIn();
        case 1: return invoice();
        case 2: return moveOn();
        case 3: return handOver();
        default: return takeBack();
        }
    }

    void bringIn()
    {
        const auto stages = all<Stage>();
        Account account;
        account.id = AccountId(m_world.ids.next());
        account.name = QStringLiteral("Account %1").arg(below(1000000));
        User owner;
        owner.id = UserId(m_world.ids.next());
        owner.name = QStringLiteral("Person %1").arg(below(1000000));
        Changes changes{Created{toRecord(account)}, Created{toRecord(owner)}};
        for (std::uint32_t i = 0; i < 3; ++i) {
            Deal deal;
            deal.id = DealId(m_world.ids.next());
            deal.title = QStringLiteral("Deal");
            deal.account = account.id;
            deal.owner = owner.id;
            deal.stage = stages[below(static_cast<std::uint32_t>(stages.size()))].id;
            deal.amount = deal.base_amount = yuan(below(1000));
            deal.created_on = Date(2026, 1, 1).plusDays(static_cast<int>(below(60)));
            changes.emplace_back(Created{toRecord(deal)});
            changes.emplace_back(Created{toRecord(changeOf(deal, *deal.created_on, 0))});
        }
        execute(ImportRecords{QStringLiteral("deals.csv"), {}, std::move(changes)});
    }

    void invoice()
    {
        const auto accounts = all<Account>();
        if (accounts.empty())
            return;
        Fact fact;
        fact.id = FactId(m_world.ids.next());
        fact.kind = FactKind::Invoice;
        fact.account = accounts[below(static_cast<std::uint32_t>(accounts.size()))].id;
        fact.document = QStringLiteral("I-%1").arg(below(1000000));
        fact.date = Date(2026, 2, 1);
        fact.amount = fact.base_amount = yuan(1 + below(1000));
        fact.rate_micro = 1'000'000;
        execute(ImportRecords{QStringLiteral("invoices.csv"), {}, {Created{toRecord(fact)}}});
    }

    /// What a file that comes in again does: the deal stands elsewhere and is worth something else.
    void moveOn()
    {
        const auto deals = all<Deal>();
        const auto stages = all<Stage>();
        if (deals.empty())
            return;
        const Deal before = deals[below(static_cast<std::uint32_t>(deals.size()))];
        Deal after = before;
        after.stage = stages[below(static_cast<std::uint32_t>(stages.size()))].id;
        // What a deal was won at stays.
        const auto stood = std::ranges::find(stages, before.stage, &Stage::id);
        if (stood == stages.end() || stood->outcome != StageOutcome::Won)
            after.amount = after.base_amount = yuan(below(1000));
        Updated updated{EntityKind::Deal, before.id.uuid(), {}};
        const Record from = toRecord(before);
        const Record to = toRecord(after);
        for (std::size_t i = 0; i < from.values.size(); ++i)
            if (from.values[i] != to.values[i])
                updated.fields.push_back({static_cast<int>(i), from.values[i], to.values[i]});
        StageChange change = changeOf(after, Date(2026, 4, 1), static_cast<int>(m_reader.position().value()));
        execute(ImportRecords{QStringLiteral("deals.csv"), {}, {updated, Created{toRecord(change)}}});
    }

    void handOver()
    {
        const auto deals = all<Deal>();
        const auto people = all<User>();
        if (deals.empty())
            return;
        const Deal &deal = deals[below(static_cast<std::uint32_t>(deals.size()))];
        const int field = describe<Deal>().indexOf(u"owner");
        const Value before = toRecord(deal).values[static_cast<std::size_t>(field)];
        execute(PatchField{EntityKind::Deal, deal.id.uuid(), field, before, people[below(static_cast<std::uint32_t>(people.size()))].id.uuid()});
    }

    /// Whatever can be; undos as well.
    void takeBack()
    {
        const auto head = static_cast<std::uint32_t>(m_reader.position().value());
        static_cast<void>(m_replica.undo(ledger::Position(1 + below(head)), m_replica.owner()));
    }

private:
    static Money yuan(std::int64_t amount) { return Money(amount * 100, Currency::of("CNY")); }
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(m_dice() % bound); }

    StageChange changeOf(const Deal &deal, Date on, int ordinal)
    {
        StageChange change;
        change.id = StageChangeId(m_world.ids.next());
        change.deal = deal.id;
        change.stage = deal.stage;
        change.on = on;
        change.ordinal = ordinal;
        change.base_amount = deal.base_amount;
        return change;
    }
    template<typename Entity>
    std::vector<Entity> all() const
    {
        std::vector<Entity> found;
        const auto read = m_reader.forEach(Entity::Kind, [&](const Record &record) {
            found.push_back(fromRecord<Entity>(record).value());
            return replica::Continue::Yes;
        });
        return read ? found : throw InvariantError("unreadable");
    }
    void execute(Command command)
    {
        const auto done = m_replica.execute(std::move(command), m_replica.owner());
        if (!done)
            throw InvariantError(done.error().detail.toStdString().c_str());
    }

    replica::Replica &m_replica;
    const replica::Reader &m_reader;
    tests::World &m_world;
    std::mt19937 m_dice;
};

workspace::ImportRequest requestFor(const QString &path)
{
    workspace::ImportRequest request;
    request.path = path;
    return request;
}

} // namespace

/// What was known at an earlier position of the ledger, whatever happened to the rows since.
class AsKnown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPastEqualsTheOnePlayedFromTheBeginning_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 4; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void everyPastEqualsTheOnePlayedFromTheBeginning()
    {
        QFETCH(unsigned, seed);
        QTemporaryDir folder;
        tests::World world;
        const auto replica = tests::createReplica(folder.filePath(QStringLiteral("replica")), world).value();
        const auto reader = replica->reader().value();
        Worker worker(*replica, *reader, world, seed);
        worker.bringIn();
        for (int i = 0; i < 40; ++i)
            worker.work();
        const ledger::Position head = reader->position().value();
        QVERIFY(head > 12);
        int undos = 0;
        for (ledger::Position at = 1; at <= head; ++at) {
            undos += reader->entry(at).value()->undoes ? 1 : 0;
            const auto past = workspace::loadColumnsAt(at, *reader, [] { return replica::Continue::Yes; });
            QVERIFY2(past, qPrintable(tests::codeOf(past)));
            const analytics::Columns played = Replay(*reader, at).columns();
            for (const Date asOf : {Date(2026, 1, 20), Date(2026, 3, 1), Date(2026, 6, 30)}) {
                analytics::Slice slice;
                slice.asOf = asOf;
                QVERIFY(analytics::pipelinePage((*past)->columns, slice) == analytics::pipelinePage(played, slice));
                QVERIFY(analytics::receivablesPage((*past)->columns, slice) == analytics::receivablesPage(played, slice));
                for (const analytics::Member &owner : analytics::members(played, analytics::Dimension::Owner)) {
                    slice.membersOf(analytics::Dimension::Owner) = {owner.key};
                    QVERIFY(analytics::pipelinePage((*past)->columns, slice) == analytics::pipelinePage(played, slice));
                }
            }
        }
        QVERIFY2(undos > 3, "things were taken back");
    }

    void whatWasTakenBackSinceIsKnownAsItWas()
    {
        OpenedWorkspace opened;
        QVERIFY(opened.create(Currency::of("USD")));
        workspace::Workspace &workspace = opened.workspace;
        const QByteArray header = "opportunity_id,deal_stage,engage_date,close_date,close_value\n";
        const auto import = [&](const QByteArray &rows) {
            return answerOf(workspace.import(requestFor(opened.write(QStringLiteral("deals.csv"), header + rows)))).value().entry.value().position;
        };
        const auto wonAt = [&](std::optional<ledger::Position> known) {
            analytics::Slice slice;
            slice.asOf = Date(2026, 12, 31);
            slice.asKnown = known;
            const auto shown = answerOf(workspace.pipeline(slice)).value();
            // What is newest may change between two questions; the past does not.
            if (known) {
                const auto rows = answerOf(workspace.rows({analytics::Metric::WonValue}, slice)).value();
                [&] { QCOMPARE(rows->total(), shown.page.wonValue.value.value()); }();
                [&] { QCOMPARE(shown.madeAt, *known); }();
            }
            return shown.page.wonValue.value.value();
        };
        const auto first = import("1,Won,2026-01-05,2026-02-10,1054\n2,Won,2026-01-05,2026-02-10,10\n");
        const auto second = import("3,Won,2026-01-05,2026-02-10,946\n");
        QTRY_COMPARE(wonAt(std::nullopt), 201'000);
        const auto undone = answerOf(workspace.undo(second)).value().position;
        QTRY_COMPARE(wonAt(std::nullopt), 106'400);
        QCOMPARE(wonAt(second), 201'000);
        QCOMPARE(wonAt(first), 106'400);
        const auto nothing = answerOf(workspace.undo(first)).value().position;
        QTRY_COMPARE(wonAt(std::nullopt), 0);
        QCOMPARE(wonAt(undone), 106'400);
        QCOMPARE(wonAt(second), 201'000);
        QCOMPARE(wonAt(1), 0);
        QCOMPARE(wonAt(nothing), 0);
    }
};

PLUMBLINE_TEST(AsKnown)

#include "asknowntest.moc"
