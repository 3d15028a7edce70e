#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

using namespace plumbline;
using namespace plumbline::replica;
using namespace plumbline::tests;
using domain::EntityKind;
using domain::Record;

/// What reading connections see: rows, feeds, the ledger, histories and search.
class ReaderTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    domain::FixedClock m_clock{domain::Instant(std::chrono::sys_days(std::chrono::year(2026) / 3 / 1) + std::chrono::hours(20))};
    std::unique_ptr<domain::Uuid7Source> m_ids;
    std::unique_ptr<Replica> m_replica;
    std::unique_ptr<Reader> m_reader;
    domain::StageId m_stage;

    template <typename Entity>
    Entity made() const {
        Entity entity;
        entity.id = domain::Id<Entity>(m_ids->next());
        return entity;
    }

    domain::Account account(const QString &name) const {
        auto entity = made<domain::Account>();
        entity.name = name;
        return entity;
    }

    domain::Deal deal(const QString &title) const {
        auto entity = made<domain::Deal>();
        entity.title = title;
        entity.stage = m_stage;
        entity.amount = entity.base_amount = domain::Money(12345, domain::Currency::of("CNY"));
        return entity;
    }

    template <typename... Entities>
    ledger::Entry import(const Entities &...entities) {
        domain::Changes changes;
        (changes.emplace_back(domain::Created{domain::toRecord(entities)}), ...);
        return m_replica->execute(domain::ImportRecords{{}, {}, std::move(changes)}, m_replica->owner(), QStringLiteral("f.csv"))
            .value()
            .value();
    }

    template <typename Entity>
    ledger::Entry patch(const Entity &entity, QStringView field, const domain::Value &base, const domain::Value &value) {
        const int index = domain::describe<Entity>().indexOf(field);
        return m_replica->execute(domain::PatchField{Entity::Kind, entity.id.uuid(), index, base, value}, m_replica->owner())
            .value()
            .value();
    }

    QStringList found(const QString &text, int limit = 100) const {
        QStringList titles;
        const auto hits = m_reader->search(text, limit).value();
        for (const auto &[kind, id] : hits)
            titles << std::get<QString>(m_reader->find(kind, id).value().value().values.front());
        titles.sort();
        return titles;
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_ids = std::make_unique<domain::Uuid7Source>(m_clock, 1);
        const Founding founding{QStringLiteral("Aurora"), domain::Currency::of("CNY"), QStringLiteral("Asia/Shanghai"),
                                QStringLiteral("林薇"), domain::Role::Administrator};
        m_replica = Replica::create(m_folder->filePath(QStringLiteral("replica")), secretOf(Passphrase), founding,
                                    {&m_clock, m_ids.get()})
                        .value();
        m_reader = m_replica->reader().value();
        QVERIFY(m_reader->forEach(EntityKind::Stage, [&](const Record &stage) {
            m_stage = domain::StageId(stage.id);
            return Continue::No;
        }));
    }

    void cleanup() {
        m_reader.reset();
        m_replica.reset();
    }

    void theFeedsGiveEveryColumn() {
        const auto customer = account(QStringLiteral("Customer"));
        auto full = deal(QStringLiteral("张三的合同"));
        full.account = customer.id;
        full.owner = m_replica->owner().user;
        full.source = QStringLiteral("Trade fair");
        full.source_ref = QStringLiteral("R-1");
        full.created_on = domain::Date(2026, 1, 2);
        full.closed_on = domain::Date(1969, 12, 31);
        full.probability = 0;
        const auto bare = deal(QString());
        auto moved = made<domain::StageChange>();
        moved.deal = full.id;
        moved.stage = m_stage;
        moved.base_amount = full.base_amount;
        moved.ordinal = 3;
        const auto entry = import(customer, full, bare, moved);

        std::vector<DealRow> deals;
        QVERIFY(m_reader->forEachDeal([&](const DealRow &row) {
            deals.push_back(row);
            return Continue::Yes;
        }));
        QCOMPARE(deals.size(), std::size_t{2});
        QVERIFY(deals[0].id == full.id.uuid() && deals[0].account == customer.id.uuid() && deals[0].stage == m_stage.uuid());
        QCOMPARE(QString::fromUtf8(deals[0].title), full.title);
        QCOMPARE(deals[0].source, QByteArray("Trade fair"));
        QCOMPARE(deals[0].sourceRef, QByteArray("R-1"));
        QCOMPARE(deals[0].baseAmount, 12345);
        QCOMPARE(deals[0].createdOn, full.created_on->days());
        QCOMPARE(deals[0].closedOn, -1);
        QCOMPARE(deals[0].expectedClose, NoDay);
        QCOMPARE(deals[0].probability, 0);
        QCOMPARE(deals[0].revision, entry.position);
        QVERIFY(deals[1].account.isNil() && deals[1].product.isNil() && deals[1].owner.isNil());
        QVERIFY(deals[1].title.isEmpty() && deals[1].source.isEmpty() && deals[1].sourceRef.isEmpty());
        QCOMPARE(deals[1].probability, -1);

        int changes = 0;
        QVERIFY(m_reader->forEachStageChange([&](const StageChangeRow &row) {
            changes += row.deal == full.id.uuid() && row.on == NoDay && row.ordinal == 3 && row.baseAmount == 12345 ? 1 : 100;
            return Continue::Yes;
        }));
        QCOMPARE(changes, 1);
    }

    void aSnapshotKeepsOneStateOverSeveralCalls() {
        const auto counted = m_reader->inSnapshot([&]() -> domain::Result<void> {
            PLUMBLINE_TRY_ASSIGN(const auto before, m_reader->count(EntityKind::Account));
            import(account(QStringLiteral("Meanwhile")));
            PLUMBLINE_TRY_ASSIGN(const auto after, m_reader->count(EntityKind::Account));
            return before == after ? domain::Result<void>() : domain::fail(errors::Damaged);
        });
        QVERIFY(counted);
        QCOMPARE(m_reader->count(EntityKind::Account).value(), 1);
    }

    void entriesAreListedNewestFirstByWhatIsAsked() {
        const auto one = account(QStringLiteral("One"));
        import(one);
        m_clock.advance(std::chrono::hours(48));
        patch(one, u"name", one.name, QStringLiteral("Two"));
        const auto positions = [&](const EntryFilter &filter) {
            std::vector<ledger::Position> all;
            const auto entries = m_reader->entries(filter).value();
            for (const ledger::Entry &entry : entries)
                all.push_back(entry.position);
            return all;
        };
        using Positions = std::vector<ledger::Position>;
        QVERIFY(positions({}) == (Positions{3, 2, 1}));
        QVERIFY(positions({.before = 3}) == (Positions{2, 1}));
        QVERIFY(positions({.limit = 2}) == (Positions{3, 2}));
        QVERIFY(positions({.kind = QStringLiteral("patch_field")}) == (Positions{3}));
        QVERIFY(positions({.entity = EntityKind::Account}) == (Positions{3, 2}));
        QVERIFY(positions({.actor = domain::UserId(m_ids->next())}).empty());
        // Eight in the evening of 1 March UTC is 2 March in Shanghai.
        const auto on = [](domain::Date date) { return EntryFilter{.made = {date, date}}; };
        QVERIFY(positions(on(domain::Date(2026, 3, 1))).empty());
        QVERIFY(positions(on(domain::Date(2026, 3, 2))) == (Positions{2, 1}));
        QVERIFY(positions(on(domain::Date(2026, 3, 4))) == (Positions{3}));
        QVERIFY(positions({.made = {domain::Date(2026, 3, 3), std::nullopt}}) == (Positions{3}));
    }

    void anEntryIsFoundByEveryKindItTouched() {
        const auto customer = account(QStringLiteral("Customer"));
        const auto one = deal(QStringLiteral("One"));
        const auto other = deal(QStringLiteral("Other"));
        const auto both = import(customer, one, other);
        const auto alone = import(account(QStringLiteral("Alone")));
        const auto touching = [&](EntityKind kind) {
            std::vector<ledger::Position> all;
            const auto entries = m_reader->entries({.entity = kind}).value();
            for (const ledger::Entry &entry : entries)
                all.push_back(entry.position);
            return all;
        };
        using Positions = std::vector<ledger::Position>;
        QVERIFY(both.entity == EntityKind::Deal);
        QVERIFY(touching(EntityKind::Deal) == (Positions{both.position}));
        QVERIFY(touching(EntityKind::Account) == (Positions{alone.position, both.position}));
        QVERIFY(touching(EntityKind::Stage) == (Positions{1}));
        QVERIFY(touching(EntityKind::Fact).empty());
        const auto undone = m_replica->undo(both.position, m_replica->owner()).value();
        QVERIFY(touching(EntityKind::Deal) == (Positions{undone.position, both.position}));
    }

    void changesAreReadInPages() {
        domain::Changes changes;
        for (int i = 0; i < 2345; ++i)
            changes.emplace_back(domain::Created{domain::toRecord(account(QString::number(i)))});
        const auto entry = m_replica->execute(domain::ImportRecords{{}, {}, changes}, m_replica->owner()).value().value();
        QVERIFY(m_reader->changes(entry.position, 0, std::numeric_limits<std::int64_t>::max()).value() == changes);
        const auto page = m_reader->changes(entry.position, 995, 10).value();
        QVERIFY(page == domain::Changes(changes.begin() + 995, changes.begin() + 1005));
        QCOMPARE(m_reader->changes(entry.position, 2340, 10).value().size(), std::size_t{5});
        QVERIFY(m_reader->changes(entry.position, 5000, 10).value().empty());
        QVERIFY(m_reader->changes(99, 0, 10).value().empty());
    }

    void aRecordsHistoryReachesBackThroughUndoAndRedo() {
        const auto one = account(QStringLiteral("First"));
        const auto other = account(QStringLiteral("Other"));
        const auto created = import(one, other);
        const auto renamed = patch(one, u"name", one.name, QStringLiteral("Second"));
        patch(other, u"name", other.name, QStringLiteral("Else"));
        const auto back = m_replica->undo(renamed.position, m_replica->owner()).value();
        QVERIFY(m_replica->undo(renamed.position + 1, m_replica->owner()));
        const auto removed = m_replica->undo(created.position, m_replica->owner()).value();
        const auto positions = [&] {
            std::vector<ledger::Position> all;
            const auto items = m_reader->history(EntityKind::Account, one.id.uuid()).value();
            for (const HistoryItem &item : items)
                all.push_back(item.entry.position);
            return all;
        };
        QVERIFY(positions() == (std::vector{removed.position, back.position, renamed.position, created.position}));
        const auto again = m_replica->undo(removed.position, m_replica->owner()).value();
        QVERIFY(positions() ==
                (std::vector{again.position, removed.position, back.position, renamed.position, created.position}));
        const auto items = m_reader->history(EntityKind::Account, one.id.uuid()).value();
        const auto &update = std::get<domain::Updated>(items[3].change);
        QVERIFY(update.fields.front().before == domain::Value(QStringLiteral("First")));
        QVERIFY(update.fields.front().after == domain::Value(QStringLiteral("Second")));
        QVERIFY(std::holds_alternative<domain::Removed>(items[1].change));
        QVERIFY(m_reader->history(EntityKind::Account, m_ids->next()).value().empty());
    }

    void searchFindsChineseTermsOfAnyLength() {
        import(account(QStringLiteral("张三应收有限公司")), account(QStringLiteral("Müller Werkzeuge")),
               account(QStringLiteral("3M 中国")), deal(QStringLiteral("应收账款管理系统")));
        QCOMPARE(found(QStringLiteral("张")), QStringList{QStringLiteral("张三应收有限公司")});
        QCOMPARE(found(QStringLiteral("应收")),
                 QStringList({QStringLiteral("应收账款管理系统"), QStringLiteral("张三应收有限公司")}));
        QCOMPARE(found(QStringLiteral("应收账款")), QStringList{QStringLiteral("应收账款管理系统")});
        QCOMPARE(found(QStringLiteral("werkZEUGE")), QStringList{QStringLiteral("Müller Werkzeuge")});
        QCOMPARE(found(QStringLiteral("3m")), QStringList{QStringLiteral("3M 中国")});
        QCOMPARE(found(QStringLiteral("公司 应收有")), QStringList{QStringLiteral("张三应收有限公司")});
        QCOMPARE(found(QStringLiteral("应账")), QStringList());
        QCOMPARE(found(QStringLiteral("\" OR *")), QStringList());
        QCOMPARE(found(QStringLiteral("  ")), QStringList());
        QCOMPARE(found(QStringLiteral("应收"), 1).size(), 1);
    }

    void searchFollowsEveryChange() {
        const auto one = account(QStringLiteral("Northwind"));
        const auto entry = import(one);
        const auto renamed = patch(one, u"name", one.name, QStringLiteral("南风贸易"));
        QVERIFY(found(QStringLiteral("Northwind")).isEmpty());
        QCOMPARE(found(QStringLiteral("南风")), QStringList{QStringLiteral("南风贸易")});
        QVERIFY(m_replica->undo(renamed.position, m_replica->owner()));
        QCOMPARE(found(QStringLiteral("northw")), QStringList{QStringLiteral("Northwind")});
        QVERIFY(m_replica->undo(entry.position, m_replica->owner()));
        QVERIFY(found(QStringLiteral("northw")).isEmpty());
    }

    void whatIsNotIndexedYetIsFoundToo() {
        domain::Changes changes;
        for (int i = 0; i < 5000; ++i)
            changes.emplace_back(domain::Created{domain::toRecord(account(QStringLiteral("客户 %1 号").arg(i)))});
        QVERIFY(m_replica->execute(domain::ImportRecords{{}, {}, std::move(changes)}, m_replica->owner()));
        const auto one = account(QStringLiteral("Added 客户 later"));
        import(one);
        const auto everywhere = [&] {
            QCOMPARE(found(QStringLiteral("客户 4321")), QStringList{QStringLiteral("客户 4321 号")});
            QCOMPARE(found(QStringLiteral("later")), QStringList{QStringLiteral("Added 客户 later")});
            QCOMPARE(found(QStringLiteral("户"), 10000).size(), 5001);
        };
        everywhere();
        // Half way, as after a crash; and then to the end.
        int steps = 0;
        QCOMPARE(codeOf(m_replica->indexSearch(
                     [&](std::int64_t, std::int64_t) { return ++steps < 2 ? Continue::Yes : Continue::No; })),
                 codeOf(errors::Cancelled));
        everywhere();
        QVERIFY(m_replica->indexSearch());
        everywhere();
        patch(one, u"name", one.name, QStringLiteral("Renamed"));
        QVERIFY(found(QStringLiteral("later")).isEmpty());
        QCOMPARE(codeOf(m_replica->checkIntegrity()), QStringLiteral("none"));
    }
};

PLUMBLINE_TEST(ReaderTest)
#include "readertest.moc"
