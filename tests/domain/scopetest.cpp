#include "company.h"
#include "support/testregistry.h"

#include "plumbline/domain/valuetext.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::cny;
using plumbline::tests::Company;

namespace {

Scope scopeOf(const Company &company, const User &user)
{
    return plumbline::domain::scopeOf(user.id, company.view, company.today()).value();
}

template<typename Entity>
std::optional<TeamId> teamOf(const Company &company, const Entity &entity)
{
    return plumbline::domain::teamOf(toRecord(entity), company.view).value();
}

template<typename Entity>
bool has(const Company &company, const User &user, const Entity &entity)
{
    return mayHave(toRecord(entity), teamOf(company, entity), scopeOf(company, user));
}

} // namespace

class ScopeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sellersHaveTheirTeamAndOthersEverything()
    {
        const Company company;
        for (const auto &[role, text] : Tokens<Role>::names) {
            const Scope scope = scopeOf(company, company.of(role));
            const bool team = role == Role::Salesperson || role == Role::Manager;
            QCOMPARE(scope.reach, team ? Reach::Teams : Reach::Everything);
            QVERIFY(scope.includes(company.north.id));
            QCOMPARE(scope.includes(company.south.id), !team);
            QVERIFY(scope.includes({}));
        }
        QCOMPARE(plumbline::domain::scopeOf(UserId(), company.view, company.today()).error().code.id, errors::RecordNotFound.id);
    }

    void aDelegateHasTheOthersTeamMeanwhile()
    {
        Company company;
        Delegation delegation;
        delegation.id = company.newId<Delegation>();
        delegation.from_user = company.of(Role::Salesperson).id;
        delegation.to_user = company.stranger.id;
        delegation.from = company.today();
        delegation.until = company.today().plusDays(1);
        company.view.put(delegation);
        QVERIFY(scopeOf(company, company.stranger).includes(company.north.id));
        company.clock.advance(std::chrono::hours(48));
        QVERIFY(!scopeOf(company, company.stranger).includes(company.north.id));
    }

    void everythingHangsOnSomebodysTeam()
    {
        const Company company;
        for (const auto &team : {teamOf(company, company.deal), teamOf(company, company.account), teamOf(company, company.instalment),
                                 teamOf(company, company.receipt)})
            QVERIFY(team == company.north.id);
        QVERIFY(!teamOf(company, company.of(Role::Manager)));
        QVERIFY(!teamOf(company, company.engaging));
        Fact owned = company.receipt;
        owned.owner = company.stranger.id;
        QVERIFY(teamOf(company, owned) == company.south.id);
    }

    void whatIsOutsideIsAbsentNotForbidden()
    {
        Company company;
        const Scope theirs = scopeOf(company, company.stranger);
        const PatchField patch{EntityKind::Deal, company.deal.id.uuid(), 0, company.deal.title, QStringLiteral("x")};
        QCOMPARE(mayWrite(patch, theirs, company.view).error().code.id, errors::RecordNotFound.id);
        QVERIFY(mayWrite(patch, scopeOf(company, company.of(Role::Salesperson)), company.view).has_value());
        const AdvanceStage advance{company.deal.id, {}, {}, {}, {}};
        QCOMPARE(mayWrite(advance, theirs, company.view).error().detail, QStringLiteral("deal"));
        QCOMPARE(mayWrite(company.promise(CommitmentKind::Rebate), theirs, company.view).error().code.id, errors::RecordNotFound.id);
        Deal taken = company.deal;
        taken.id = company.newId<Deal>();
        QCOMPARE(mayWrite(ImportRecords{{}, {}, {Created{toRecord(taken)}}}, theirs, company.view).error().code.id, errors::RecordNotFound.id);
        Attachment file;
        file.record_kind = QStringLiteral("deal");
        file.record = company.deal.id.toString();
        QCOMPARE(mayWrite(AttachFile{file}, theirs, company.view).error().code.id, errors::RecordNotFound.id);
    }

    void devicesAndCostsAreNotForEveryone()
    {
        Company company;
        Device device;
        device.user = company.stranger.id;
        const Fact cost = company.document(FactKind::Cost, cny(5), cny(5));
        for (const auto &[role, text] : Tokens<Role>::names) {
            QCOMPARE(has(company, company.of(role), device), role == Role::Administrator || role == Role::Auditor);
            QCOMPARE(has(company, company.of(role), cost),
                     role == Role::Finance || role == Role::Director || role == Role::Administrator || role == Role::Auditor);
        }
    }

    void aFieldsConflictIsForItsReaders()
    {
        Company company;
        Conflict conflict;
        conflict.record_kind = QStringLiteral("account");
        conflict.record = company.account.id.toString();
        conflict.field = 5;
        QVERIFY(!has(company, company.of(Role::Salesperson), conflict));
        QVERIFY(has(company, company.of(Role::Manager), conflict));
        conflict.field = 1;
        QVERIFY(has(company, company.of(Role::Salesperson), conflict));
        QVERIFY(!has(company, company.stranger, conflict));
    }

    void whatARoleMayNotReadIsTakenOut()
    {
        Company company;
        company.account.credit_limit = cny(1);
        const Record whole = toRecord(company.account);
        QVERIFY(redacted(whole, Role::Finance) == whole);
        QVERIFY(!fromRecord<Account>(redacted(whole, Role::Salesperson))->credit_limit);
        const int limit = describe<Account>().indexOf(u"credit_limit");
        const Change change = Updated{EntityKind::Account, whole.id, {{limit, Value(), cny(1)}, {0, QStringLiteral("a"), QStringLiteral("b")}}};
        QCOMPARE(std::get<Updated>(redacted(change, Role::Delivery)).fields.size(), std::size_t{1});
    }

    void onlyOptionalFieldsAreRestricted()
    {
        for (const EntityKind kind : allEntities())
            for (const FieldDescription &field : describe(kind).fields)
                for (const auto &[role, text] : Tokens<Role>::names)
                    if (field.spec.presence == Presence::Required)
                        QVERIFY2(field.spec.read.contains(role) || kind == EntityKind::Device, field.name);
    }

    void textsOfValuesThatAreNoneAreRefused()
    {
        const auto field = [](EntityKind kind, QStringView name) {
            return describe(kind).fields.at(static_cast<std::size_t>(describe(kind).indexOf(name)));
        };
        const FieldDescription amount = field(EntityKind::Deal, u"amount");
        for (const QString &text : {QString(), QStringLiteral("1"), QStringLiteral("1.2.3 CNY"), QStringLiteral("01.00 CNY"), QStringLiteral("1.00 cny")})
            QCOMPARE(fromValueText(text, amount).error().code.id, errors::ValueTextUnreadable.id);
        QVERIFY(*fromValueText(QStringLiteral("1.00 CNY"), amount) == Value(cny(100)));
        QVERIFY(*fromValueText(std::nullopt, amount) == Value());
        for (const QString &text : {QStringLiteral("2026-1-2"), QStringLiteral("@x"), QStringLiteral("2026-02-30")})
            QVERIFY(!fromValueText(text, field(EntityKind::Deal, u"closed_on")).has_value());
        for (const QString &text : {QStringLiteral("2026-01-02"), QStringLiteral("2026-01-02T24:00:00.000000Z"), QStringLiteral("2026-01-02T00:00:00.0000-1Z")})
            QVERIFY(!fromValueText(text, field(EntityKind::Device, u"enrolled_at")).has_value());
        QCOMPARE(fromValueText(QStringLiteral("wizard"), field(EntityKind::User, u"role")).error().code.id, errors::TokenUnknown.id);
    }
};

PLUMBLINE_TEST(ScopeTest)
#include "scopetest.moc"
