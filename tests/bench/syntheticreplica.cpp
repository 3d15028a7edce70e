#include "syntheticreplica.h"

#include "plumbline/domain/entities.h"
#include "plumbline/replica/errors.h"
#include "plumbline/replica/reader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <random>

namespace plumbline::bench {

using namespace domain;

namespace {

constexpr char Passphrase[] = "a passphrase for measuring";
constexpr std::size_t ChangesPerOperation = 100'000;
constexpr int StepsPerDeal = 5;
constexpr int Teams = 8;
constexpr int People = 60;
constexpr int Products = 40;
/// Deals to a customer, and deals to an invoice.
constexpr std::int64_t DealsPerAccount = 50;
constexpr std::int64_t DealsPerInvoice = 10;
constexpr int Rebates = 80;

/// Makes records one after another, the same for the same seed, and executes them as imports.
class Filling {
public:
    Filling(replica::Replica &replica, std::vector<Stage> stages, replica::Ports ports)
        : m_replica(replica),
          m_stages(std::move(stages)),
          m_ports(ports),
          m_today(businessDate(ports.clock->now(), {})) {}

    Result<void> run(std::int64_t deals, Papers papers) {
        organisation(deals);
        for (std::int64_t i = 0; i < deals; ++i) {
            deal(i);
            if (papers == Papers::Many)
                paidInvoice(i);
            else if (i % DealsPerInvoice == 0)
                invoice(i);
            if (m_changes.size() >= ChangesPerOperation)
                PLUMBLINE_TRY(execute());
        }
        PLUMBLINE_TRY(execute());
        return papers == Papers::Many ? promises() : Result<void>();
    }

private:
    template <typename Entity>
    Id<Entity> add(Entity entity) {
        entity.id = Id<Entity>(m_ports.ids->next());
        m_changes.emplace_back(Created{toRecord(entity)});
        return entity.id;
    }

    [[nodiscard]] int below(int count) { return static_cast<int>(m_random() % static_cast<std::uint32_t>(count)); }
    template <typename T>
    [[nodiscard]] const T &oneOf(const std::vector<T> &all) {
        return all[m_random() % all.size()];
    }
    static Money yuan(std::int64_t amount) { return Money(amount * 100, Currency::of("CNY")); }

    Result<void> execute() {
        return m_replica.execute(ImportRecords{QStringLiteral("deals.csv"), {}, std::exchange(m_changes, {})}, as(Role::Administrator))
            .map([](const auto &) {});
    }

    [[nodiscard]] Actor as(Role role) const { return {m_replica.owner().user, role}; }

    /// Rebates that a manager has approved: they wait for finance, whose replica it is then.
    Result<void> promises() {
        User manager;
        manager.name = QStringLiteral("Manager");
        manager.role = Role::Manager;
        const Actor by{add(manager), Role::Manager};
        PLUMBLINE_TRY(execute());
        for (int i = 0; i < Rebates; ++i) {
            SubmitCommitment submit;
            submit.commitment = CommitmentId(m_ports.ids->next());
            submit.account = oneOf(m_accounts);
            submit.kind = CommitmentKind::Rebate;
            submit.promisedBy = m_owners.front();
            submit.promisedOn = m_today;
            submit.dueDate = m_today.plusDays(30);
            submit.liability = yuan(100 + i);
            submit.steps = {ApprovalStepId(m_ports.ids->next()), ApprovalStepId(m_ports.ids->next())};
            PLUMBLINE_TRY(m_replica.execute(submit, {m_owners.front(), Role::Salesperson}));
            PLUMBLINE_TRY_ASSIGN(const auto reader, m_replica.reader());
            PLUMBLINE_TRY_ASSIGN(const auto record, reader->find(EntityKind::Commitment, submit.commitment.uuid()));
            PLUMBLINE_TRY_ASSIGN(const Commitment commitment, fromRecord<Commitment>(*record));
            PLUMBLINE_TRY_ASSIGN(const Scope scope, scopeOf(by.user, *reader, m_today));
            PLUMBLINE_TRY_ASSIGN(const Premise premise, premiseOf(commitment, *reader, scope));
            PLUMBLINE_TRY(m_replica.execute(Approve{submit.steps.front(), ApprovalDecision::Approve, std::nullopt, premise}, by));
        }
        return {};
    }

    void organisation(std::int64_t deals) {
        for (int i = 0; i < Teams; ++i) {
            Team team;
            team.name = QStringLiteral("Team %1").arg(i);
            team.region = QStringLiteral("Region %1").arg(i % 4);
            m_teams.push_back(add(team));
        }
        for (int i = 0; i < People; ++i) {
            User user;
            user.name = QStringLiteral("Person %1").arg(i);
            user.role = Role::Salesperson;
            user.team = m_teams[static_cast<std::size_t>(i) % m_teams.size()];
            user.sales_fte = 100;
            m_owners.push_back(add(user));
        }
        for (int i = 0; i < Products; ++i) {
            Product product;
            product.name = QStringLiteral("Product %1").arg(i);
            m_products.push_back(add(product));
        }
        for (std::int64_t i = 0; i <= deals / DealsPerAccount; ++i) {
            Account account;
            account.name = (i % 40 == 7 ? QStringLiteral("张江精密 %1") : QStringLiteral("Account %1")).arg(i);
            account.owner = oneOf(m_owners);
            m_accounts.push_back(add(account));
        }
    }

    void deal(std::int64_t number) {
        Deal deal;
        deal.title = (number % 200 == 11 ? QStringLiteral("应收管理 %1") : QStringLiteral("Opportunity %1")).arg(number);
        if (below(8) != 0)
            deal.account = oneOf(m_accounts);
        deal.product = oneOf(m_products);
        deal.owner = oneOf(m_owners);
        if (below(6) != 0)
            deal.source = QStringLiteral("Source %1").arg(below(9));
        deal.stage = oneOf(m_stages).id;
        deal.amount = deal.base_amount = Money(10000 + below(5000000), Currency::of("CNY"));
        deal.created_on = m_today.plusDays(-below(600));
        deal.source_ref = QStringLiteral("D-%1").arg(number);
        const DealId id = add(deal);
        for (int step = 0; step < StepsPerDeal; ++step) {
            StageChange change;
            change.deal = id;
            change.stage = step == StepsPerDeal - 1 ? deal.stage : m_stages[static_cast<std::size_t>(step) % m_stages.size()].id;
            change.on = std::min(deal.created_on->plusDays(step * 20), m_today);
            change.ordinal = step;
            change.base_amount = deal.base_amount;
            add(change);
        }
    }

    Fact fact(FactKind kind, const QString &document, Date date, AccountId account, Money amount) {
        Fact made;
        made.kind = kind;
        made.document = document;
        made.date = date;
        made.account = account;
        made.amount = made.base_amount = amount;
        made.rate_micro = 1000000;
        return made;
    }

    /// Two of three are paid.
    void invoice(std::int64_t number) {
        const AccountId account = oneOf(m_accounts);
        const Money amount = yuan(1000 + below(90000));
        const Date date = m_today.plusDays(-below(400));
        Fact invoice = fact(FactKind::Invoice, QStringLiteral("INV-%1").arg(number), date, account, amount);
        invoice.owner = oneOf(m_owners);
        invoice.due_date = date.plusDays(60);
        Instalment instalment;
        instalment.invoice = add(invoice);
        instalment.due_date = invoice.due_date;
        instalment.amount = instalment.base_amount = amount;
        const InstalmentId part = add(instalment);
        if (below(3) == 0)
            return;
        const Date paid = std::min(date.plusDays(50), m_today);
        Allocation allocation;
        allocation.from = add(fact(FactKind::Receipt, QStringLiteral("R-%1").arg(number), paid, account, amount));
        allocation.instalment = part;
        allocation.on = paid;
        allocation.amount = allocation.base_amount = amount;
        add(allocation);
    }

    /// By turns one and two receipts of a third each: one and a half to an invoice.
    void paidInvoice(std::int64_t number) {
        const AccountId account = oneOf(m_accounts);
        const Money amount = yuan(900 + 3 * below(30000));
        const Date date = m_today.plusDays(-below(700));
        Fact invoice = fact(FactKind::Invoice, QStringLiteral("INV-%1").arg(number), date, account, amount);
        invoice.owner = oneOf(m_owners);
        invoice.due_date = date.plusDays(60);
        Instalment instalment;
        instalment.invoice = add(invoice);
        instalment.due_date = invoice.due_date;
        instalment.amount = instalment.base_amount = amount;
        const InstalmentId part = add(instalment);
        const int receipts = 1 + static_cast<int>(number % 2);
        for (int i = 0; i < receipts; ++i) {
            const Date paid = std::min(date.plusDays(30 + 50 * i + below(40)), m_today);
            const Money third(amount.minor() / 3, amount.currency());
            Allocation allocation;
            allocation.from = add(fact(FactKind::Receipt, QStringLiteral("R-%1-%2").arg(number).arg(i), paid, account, third));
            allocation.instalment = part;
            allocation.on = paid;
            allocation.amount = allocation.base_amount = third;
            add(allocation);
        }
    }

    replica::Replica &m_replica;
    std::vector<Stage> m_stages;
    replica::Ports m_ports;
    Date m_today;
    std::mt19937 m_random{11};
    Changes m_changes;
    std::vector<TeamId> m_teams;
    std::vector<UserId> m_owners;
    std::vector<ProductId> m_products;
    std::vector<AccountId> m_accounts;
};

Result<std::vector<Stage>> stagesOf(const replica::Replica &replica) {
    std::vector<Stage> stages;
    PLUMBLINE_TRY_ASSIGN(const auto reader, replica.reader());
    PLUMBLINE_TRY(reader->forEach(EntityKind::Stage, [&stages](const Record &record) {
        stages.push_back(fromRecord<Stage>(record).value());
        return replica::Continue::Yes;
    }));
    return stages;
}

Result<void> fill(const QString &folder, std::int64_t deals, Papers papers) {
    const SystemClock clock;
    Uuid7Source ids(clock, 1);
    const replica::Ports ports{&clock, &ids};
    const replica::Founding founding{QStringLiteral("Bench"), Currency::of("CNY"), QStringLiteral("UTC"), QStringLiteral("Bench"),
                                     papers == Papers::Many ? Role::Finance : Role::Administrator};
    PLUMBLINE_TRY_ASSIGN(const auto replica, replica::Replica::create(folder, passphrase(), founding, ports));
    PLUMBLINE_TRY_ASSIGN(auto stages, stagesOf(*replica));
    PLUMBLINE_TRY(Filling(*replica, std::move(stages), ports).run(deals, papers));
    return replica->indexSearch();
}

} // namespace

replica::Secret passphrase() {
    QByteArray bytes(Passphrase);
    return replica::Secret::takeFrom(bytes);
}

Result<SyntheticReplica> syntheticReplica(const Options &options, Papers papers) {
    const QString kind = papers == Papers::Many ? QStringLiteral("desks") : QStringLiteral("replica");
    SyntheticReplica made{options.folder + QStringLiteral("/%1-%2").arg(kind).arg(options.size),
                          options.folder + QStringLiteral("/passphrase"), 0};
    QFile file(made.passphraseFile);
    if (!QDir().mkpath(options.folder) || !file.open(QIODevice::WriteOnly) || file.write(Passphrase) < 0)
        return fail(replica::errors::FolderNotWritable, made.passphraseFile);
    file.close();
    if (QFileInfo::exists(made.folder))
        return made;
    const auto start = std::chrono::steady_clock::now();
    // What was not filled to its end must not be taken for a replica the next time.
    const QString unfinished = made.folder + QStringLiteral(".unfinished");
    QDir(unfinished).removeRecursively();
    PLUMBLINE_TRY(fill(unfinished, options.size, papers));
    if (!QDir().rename(unfinished, made.folder))
        return fail(replica::errors::FolderNotWritable, made.folder);
    made.fillingMilliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
    return made;
}

Result<void> writeDeals(const QString &path, std::int64_t deals, const QByteArray &prefix) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(replica::errors::FolderNotWritable, path);
    static constexpr std::array Stages{"Prospecting", "Engaging", "Won", "Lost"};
    std::mt19937 random(7);
    file.write("Opportunity ID,Title,Source,Stage,Amount,Created,Engage date,Close date\n");
    for (std::int64_t i = 0; i < deals; ++i) {
        const std::size_t stage = random() % Stages.size();
        const Date created = Date(2024, 1, 1).plusDays(static_cast<int>(random() % 700));
        const Date engaged = created.plusDays(20);
        QByteArray line = prefix + QByteArray::number(i) + ",Opportunity " + QByteArray::number(i) + " 扩容,Source " +
                          QByteArray::number(static_cast<int>(random() % 9)) + ',' + Stages[stage] + ',' +
                          QByteArray::number(static_cast<int>(100 + random() % 50000)) + ".50," + created.toIso().toLatin1() +
                          ',';
        line += stage > 0 ? engaged.toIso().toLatin1() : QByteArray();
        line += ',' + (stage > 1 ? engaged.plusDays(40).toIso().toLatin1() : QByteArray()) + '\n';
        file.write(line);
    }
    return {};
}

} // namespace plumbline::bench
