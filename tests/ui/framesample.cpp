#include "framesample.h"

#include "plumbline/domain/defaultstages.h"
#include "plumbline/pages/page.h"
#include "plumbline/replica/reader.h"

#include <QTest>

#include <array>

namespace plumbline::tests {

namespace {

using namespace domain;

constexpr const char *Passphrase = "plumb line and spirit level";
constexpr Date Today(2026, 11, 24);

replica::Secret passphrase()
{
    QByteArray bytes(Passphrase);
    return replica::Secret::takeFrom(bytes);
}

/// Makes records one after another, each the same for the same ids.
class Sample {
public:
    Sample(IdSource &ids, const std::vector<Stage> &stages) : m_ids(ids), m_stages(stages) {}

    Changes make()
    {
        people();
        accounts();
        deals();
        invoices();
        balances();
        return std::move(m_changes);
    }

private:
    template<typename Entity>
    Id<Entity> add(Entity entity)
    {
        entity.id = Id<Entity>(m_ids.next());
        m_changes.emplace_back(Created{toRecord(entity)});
        return entity.id;
    }

    static Money yuan(std::int64_t amount) { return Money(amount * 100, Currency::of("CNY")); }

    void people()
    {
        const std::array teams{std::pair(u"华东团队", u"华东"), std::pair(u"North", u"华北")};
        const std::array names{u"林薇", u"Marcus Webb", u"陈思远", u"Ana Duarte"};
        for (const auto &[name, region] : teams) {
            Team team;
            team.name = QStringView(name).toString();
            team.region = QStringView(region).toString();
            m_teams.push_back(add(team));
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            User user;
            user.name = QStringView(names[i]).toString();
            user.role = Role::Salesperson;
            user.team = m_teams[i % m_teams.size()];
            user.joined_on = Date(2025, 1, 6);
            user.sales_fte = 100;
            m_owners.push_back(add(user));
        }
        for (const char16_t *name : {u"GTX Pro", u"MG Special", u"数据网关"}) {
            Product product;
            product.name = QStringView(name).toString();
            m_products.push_back(add(product));
        }
    }

    void accounts()
    {
        const std::array names{u"宁波恒信机电", u"Northwind Traders", u"苏州力合科技", u"Blue Harbour", u"成都天府医药", u"Kestrel Robotics"};
        for (std::size_t i = 0; i < names.size(); ++i) {
            Account account;
            account.name = QStringView(names[i]).toString();
            account.credit_rating = QString(QChar(u'A' + static_cast<int>(i % 3)));
            account.owner = m_owners[i % m_owners.size()];
            m_accounts.push_back(add(account));
        }
    }

    /// Every third is won, every seventh lost, the others stand in one of the open stages.
    void deals()
    {
        for (int i = 0; i < 60; ++i) {
            const std::size_t to = i % 3 == 0 ? 2 : i % 7 == 0 ? 3 : i % 2 == 0 ? 1 : 0;
            const Date created = Today.plusDays(-300 + i * 4);
            Deal deal;
            deal.title = QStringLiteral("%1 %2").arg(i % 2 == 0 ? QStringLiteral("年度框架") : QStringLiteral("Line upgrade")).arg(i);
            if (i % 10 != 9)
                deal.account = m_accounts[static_cast<std::size_t>(i) % m_accounts.size()];
            deal.product = m_products[static_cast<std::size_t>(i) % m_products.size()];
            deal.owner = m_owners[static_cast<std::size_t>(i) % m_owners.size()];
            if (i % 4 != 3)
                deal.source = i % 4 == 0 ? QStringLiteral("展会") : i % 4 == 1 ? QStringLiteral("Referral") : QStringLiteral("Website");
            deal.stage = m_stages[to].id;
            deal.amount = yuan(10000 + i * 1370);
            deal.base_amount = deal.amount;
            deal.created_on = created;
            deal.expected_close = Today.plusDays(20 + i);
            if (to >= 2)
                deal.closed_on = created.plusDays(45);
            deal.source_ref = QStringLiteral("D-%1").arg(i);
            history(add(deal), deal, to);
        }
    }

    void history(DealId id, const Deal &deal, std::size_t to)
    {
        const std::array path{std::size_t{0}, std::size_t{1}, to};
        std::optional<std::size_t> before;
        int days = 0;
        for (const std::size_t each : path) {
            if (before == each || (to == 0 && each == 1))
                continue;
            before = each;
            StageChange change;
            change.deal = id;
            change.stage = m_stages[each].id;
            change.on = each == to && deal.closed_on ? *deal.closed_on : deal.created_on->plusDays(days);
            change.base_amount = deal.base_amount;
            add(change);
            days += 12;
        }
    }

    Fact fact(FactKind kind, const QString &document, Date date, Money amount)
    {
        Fact made;
        made.kind = kind;
        made.document = document;
        made.date = date;
        made.amount = amount;
        made.base_amount = amount;
        made.rate_micro = 1000000;
        return made;
    }

    /// Due from 150 days ago until 30 days ahead; every second is paid in part, one customer is chased and promised.
    void invoices()
    {
        for (int i = 0; i < 24; ++i) {
            const AccountId account = m_accounts[static_cast<std::size_t>(i) % m_accounts.size()];
            const Money amount = yuan(20000 + i * 900);
            const Date due = Today.plusDays(-150 + i * 8);
            Fact invoice = fact(FactKind::Invoice, QStringLiteral("INV-%1").arg(1000 + i), due.plusDays(-30), amount);
            invoice.account = account;
            invoice.owner = m_owners[static_cast<std::size_t>(i) % m_owners.size()];
            invoice.due_date = due;
            const FactId id = add(invoice);
            Instalment instalment;
            instalment.invoice = id;
            instalment.due_date = due;
            instalment.amount = instalment.base_amount = amount;
            instalment.disputed = i == 3;
            const InstalmentId part = add(instalment);
            Fact contract = fact(FactKind::Contract, QStringLiteral("C-%1").arg(i), due.plusDays(-60), yuan(30000 + i * 500));
            contract.account = account;
            contract.owner = invoice.owner;
            add(contract);
            if (i % 2 == 0)
                pay(account, part, due.plusDays(-5), yuan(8000 + i * 100), i);
            if (i % 5 == 0)
                chase(account, id);
        }
        Fact unapplied = fact(FactKind::Receipt, QStringLiteral("R-unapplied"), Today.plusDays(-3), yuan(5000));
        unapplied.account = m_accounts.front();
        add(unapplied);
    }

    void pay(AccountId account, InstalmentId part, Date on, Money amount, int number)
    {
        Fact receipt = fact(FactKind::Receipt, QStringLiteral("R-%1").arg(number), std::min(on, Today), amount);
        receipt.account = account;
        Allocation allocation;
        allocation.from = add(receipt);
        allocation.instalment = part;
        allocation.on = receipt.date;
        allocation.amount = allocation.base_amount = amount;
        add(allocation);
    }

    void chase(AccountId account, FactId invoice)
    {
        DunningAction action;
        action.account = account;
        action.invoice = invoice;
        action.on = Today.plusDays(-6);
        action.level = 2;
        action.by = m_owners.front();
        add(action);
        PromiseToPay promise;
        promise.account = account;
        promise.invoice = invoice;
        promise.made_on = Today.plusDays(-5);
        promise.due_date = Today.plusDays(9);
        promise.amount = yuan(9000);
        add(promise);
    }

    void balances()
    {
        for (int month = 0; month < 12; ++month) {
            const Date day = Today.firstOfMonth().plusMonths(-month);
            const QString number = QString::number(month);
            add(fact(FactKind::Stock, QStringLiteral("S-") + number, day, yuan(90000 + month * 1000)));
            add(fact(FactKind::Payable, QStringLiteral("P-") + number, day, yuan(60000 - month * 500)));
            add(fact(FactKind::Cost, QStringLiteral("K-") + number, day, yuan(40000)));
            Fact acquisition = fact(FactKind::Expense, QStringLiteral("A-") + number, day, yuan(6000));
            acquisition.category = QStringLiteral("acquisition");
            add(acquisition);
        }
    }

    IdSource &m_ids;
    const std::vector<Stage> &m_stages;
    Changes m_changes;
    std::vector<TeamId> m_teams;
    std::vector<UserId> m_owners;
    std::vector<ProductId> m_products;
    std::vector<AccountId> m_accounts;
};

/// The stages the replica was founded with, in their order.
std::vector<Stage> stagesOf(const replica::Replica &replica)
{
    std::vector<Stage> stages;
    const auto reader = replica.reader();
    const auto read = reader ? (*reader)->forEach(EntityKind::Stage,
                                                  [&stages](const Record &record) {
                                                      if (auto stage = fromRecord<Stage>(record))
                                                          stages.push_back(std::move(*stage));
                                                      return replica::Continue::Yes;
                                                  })
                             : Result<void>();
    std::ranges::sort(stages, {}, &Stage::rank);
    return read ? stages : std::vector<Stage>();
}

} // namespace

Instant sampleNow()
{
    return Instant(Today.sysDays() + std::chrono::hours(2));
}

Changes sampleRecords(IdSource &ids, const std::vector<Stage> &stages)
{
    return Sample(ids, stages).make();
}

SampleDesk::SampleDesk(std::uint64_t seed)
    : ids(clock, seed), settings(std::make_unique<kit::Settings>(m_folder.filePath(QStringLiteral("settings.ini")))),
      workspace(std::make_unique<workspace::Workspace>(replica::Ports{&clock, &ids}))
{
    language.use(kit::Tongue::English);
    theme.setMode(kit::ThemeMode::Light);
}

SampleDesk::~SampleDesk() = default;

bool SampleDesk::create(Filling filling)
{
    const replica::Founding founding{QStringLiteral("恒川仪器"), Currency::of("CNY"), QStringLiteral("Asia/Shanghai"), QStringLiteral("周岚"), role};
    auto made = replica::Replica::create(folder(), passphrase(), founding, {&clock, &ids});
    if (!made)
        return false;
    if (filling == Filling::Nothing)
        return true;
    ImportRecords import{QStringLiteral("sample.csv"), QString(64, u'0'), sampleRecords(ids, stagesOf(**made))};
    return (*made)->execute(std::move(import), (*made)->owner(), QStringLiteral("sample.csv")).has_value();
}

void SampleDesk::unlock()
{
    (void)workspace->unlock(folder(), passphrase());
}

std::unique_ptr<pages::MainWindow> SampleDesk::window()
{
    auto made = std::make_unique<pages::MainWindow>(pages::WindowParts{*workspace, *settings, language, theme, prompt, systemBus}, folder());
    made->resize(1280, 800);
    made->show();
    made->activateWindow();
    return made;
}

bool isShown(pages::MainWindow &window, const QString &page)
{
    return QTest::qWaitFor([&] { return window.currentPage() && window.currentPage()->id() == page && window.currentPage()->isSettled(); }, 20000);
}

} // namespace plumbline::tests
