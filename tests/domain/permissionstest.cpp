#include "company.h"
#include "support/testregistry.h"

#include <QFile>
#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::cny;
using plumbline::tests::Company;

namespace {

/// In the order of Role: salesperson, manager, director, finance, delivery, administrator, auditor.
constexpr std::string_view Letters = "SMDFLAU";

template<typename May>
QString rolesThat(May &&may)
{
    QString text;
    for (const auto &[role, token] : Tokens<Role>::names)
        text += may(role) ? QChar(QLatin1Char(Letters[static_cast<std::size_t>(role)])) : QChar(u'-');
    return text;
}

/// Refused for the role's sake, whatever else may be wrong.
bool isAllowed(const Result<Changes> &decided)
{
    return decided || (decided.error().code != errors::NotPermitted && decided.error().code != errors::CommandOnly);
}

/// Two records of every entity, to try every way of writing on.
class Everything {
public:
    Everything()
    {
        for (const EntityKind kind : allEntities())
            for (int copy = 0; copy < 2; ++copy)
                m_view.apply({Created{make(kind, copy)}});
    }

    [[nodiscard]] Result<Changes> decide(Command command, Role role) const
    {
        return plumbline::domain::decide(std::move(command), m_view, {UserId(), role}, m_clock);
    }
    [[nodiscard]] const Record &record(EntityKind kind, std::size_t copy) const { return m_records.at(kind).at(copy); }
    [[nodiscard]] Record another(EntityKind kind) { return make(kind, 2); }
    [[nodiscard]] bool reads(EntityKind kind, std::size_t field, Role role) const
    {
        const Scope scope{role, {}, Reach::Everything, {}};
        const Record &whole = record(kind, 0);
        return mayHave(whole, {}, scope) && redacted(whole, role).values.at(field) == whole.values.at(field);
    }

private:
    Value valueOf(const FieldDescription &field, EntityKind kind, int copy)
    {
        switch (field.type) {
        case FieldType::Integer:
            // A conflict's field is one by its number.
            return std::int64_t{copy + 1};
        case FieldType::Boolean:
            return std::int64_t{copy};
        case FieldType::Text:
            return field.name == std::string_view("record_kind") ? QStringLiteral("deal") : QStringLiteral("CNY");
        case FieldType::Token: {
            const std::string_view token = field.tokens()[static_cast<std::size_t>(copy) % field.tokens().size()];
            return QString::fromLatin1(token.data(), static_cast<qsizetype>(token.size()));
        }
        case FieldType::Date:
            return Date(2026, 1, 1).plusDays(copy);
        case FieldType::Instant:
            return Instant(std::chrono::hours(copy));
        case FieldType::Money:
            return cny(copy + 1);
        case FieldType::Reference:
            break;
        }
        return field.references == kind ? Value() : Value(record(field.references, static_cast<std::size_t>(copy % 2)).id);
    }

    Record make(EntityKind kind, int copy)
    {
        Record made{kind, m_ids.next(), {}};
        for (const FieldDescription &field : describe(kind).fields)
            made.values.push_back(valueOf(field, kind, copy));
        if (copy < 2)
            m_records[kind].push_back(made);
        return made;
    }

    FixedClock m_clock{Instant(std::chrono::hours(498'000))};
    Uuid7Source m_ids{m_clock, 7};
    plumbline::tests::MemoryView m_view;
    std::map<EntityKind, std::vector<Record>> m_records;
};

QString line(const QString &name, const QStringList &columns)
{
    return name.leftJustified(34) + columns.join(QStringLiteral("  "));
}

QStringList fieldLines(Everything &world, EntityKind kind)
{
    QStringList lines;
    const EntityDescription &description = describe(kind);
    const Record created = world.another(kind);
    lines << line(QLatin1StringView(description.name), {QStringLiteral("create by import"), rolesThat([&](Role role) {
                      return isAllowed(world.decide(ImportRecords{{}, {}, {Created{created}}}, role));
                  })});
    for (std::size_t i = 0; i < description.fields.size(); ++i) {
        const int field = static_cast<int>(i);
        const Value before = world.record(kind, 0).values[i];
        const Value after = world.record(kind, 1).values[i];
        const Uuid id = world.record(kind, 0).id;
        lines << line(description.qualifiedName(field),
                      {rolesThat([&](Role role) { return world.reads(kind, i, role); }),
                       rolesThat([&](Role role) { return isAllowed(world.decide(PatchField{kind, id, field, before, after}, role)); }),
                       rolesThat([&](Role role) {
                           return isAllowed(world.decide(ImportRecords{{}, {}, {Updated{kind, id, {{field, before, after}}}}}, role));
                       })});
    }
    return lines;
}

/// Each act on a company where nothing but the role stands in its way.
std::vector<Command> acts(Company &company)
{
    const User &salesperson = company.of(Role::Salesperson);
    const auto rebate = company.promise(CommitmentKind::Training);
    (void)company.act(rebate, Role::Salesperson);
    Conflict conflict;
    conflict.id = company.newId<Conflict>();
    conflict.record_kind = QStringLiteral("deal");
    conflict.record = company.deal.id.toString();
    conflict.field = 1;
    conflict.mine = QStringLiteral("Mine");
    conflict.by = salesperson.id;
    company.view.put(conflict);
    Delegation delegation;
    delegation.id = company.newId<Delegation>();
    delegation.from_user = salesperson.id;
    delegation.to_user = company.stranger.id;
    delegation.from = delegation.until = company.today();
    company.view.put(delegation);
    Delegation further = delegation;
    further.id = company.newId<Delegation>();
    Device device;
    device.id = company.newId<Device>();
    device.user = salesperson.id;
    device.public_key = QString(64, u'b');
    company.view.put(device);
    Device other = device;
    other.id = company.newId<Device>();
    other.public_key = QString(64, u'c');
    User user = company.stranger;
    user.id = company.newId<User>();
    Attachment file;
    file.id = company.newId<Attachment>();
    file.record_kind = QStringLiteral("deal");
    file.record = company.deal.id.toString();
    file.name = QStringLiteral("a.pdf");
    file.sha256 = QString(64, u'0');
    auto own = company.promise(CommitmentKind::Training);
    KeyEvent event;
    event.id = company.newId<KeyEvent>();
    event.deal = company.deal.id;
    event.type = KeyEventType::Demonstration;
    Document document;
    document.id = company.newId<Document>();
    document.title = QStringLiteral("Sensors in depth");
    document.version = 1;
    company.view.put(document);
    StageGate gate;
    gate.id = company.newId<StageGate>();
    gate.stage = company.won.id;
    gate.document = document.id;
    // A gate before a stage that nobody goes to here.
    StageGate lifted = gate;
    lifted.id = company.newId<StageGate>();
    lifted.stage = company.lost.id;
    company.view.put(lifted);
    Notice notice;
    notice.id = company.newId<Notice>();
    notice.to_user = company.of(Role::Manager).id;
    company.view.put(notice);
    Fact contract;
    contract.id = company.newId<Fact>();
    contract.kind = FactKind::Contract;
    contract.document = QStringLiteral("C");
    contract.date = company.today();
    contract.amount = cny(5);
    Allocation allocation;
    allocation.id = company.newId<Allocation>();
    allocation.from = company.receipt.id;
    allocation.instalment = company.instalment.id;
    allocation.amount = allocation.base_amount = cny(1);
    company.view.put(allocation);
    const Fact reversed = company.document(FactKind::CreditNote, cny(5), cny(5));
    WriteOffRequest writeOff;
    writeOff.id = company.newId<WriteOffRequest>();
    writeOff.instalment = company.instalment.id;
    writeOff.amount = cny(2);
    writeOff.requested_by = company.of(Role::Finance).id;
    company.view.put(writeOff);
    DunningAction chase;
    chase.id = company.newId<DunningAction>();
    chase.account = company.account.id;
    chase.level = 1;
    PromiseToPay pays;
    pays.id = company.newId<PromiseToPay>();
    pays.account = company.account.id;
    pays.made_on = pays.due_date = company.today();
    pays.amount = cny(7);
    const CommitmentId kept = company.inForce(CommitmentKind::Training);
    const auto withdrawn = company.promise(CommitmentKind::Training);
    (void)company.act(withdrawn, Role::Salesperson);
    const auto approved = company.promise(CommitmentKind::Training);
    (void)company.act(approved, Role::Salesperson);
    (void)company.act(company.approval(approved, 0, company.of(Role::Manager)), Role::Manager);
    const CommitmentId extension = company.inForce(CommitmentKind::Extension);
    Deal sold = company.deal;
    sold.id = company.newId<Deal>();
    sold.stage = company.won.id;
    company.view.put(sold);
    Handover offered;
    offered.id = company.newId<Handover>();
    offered.deal = sold.id;
    offered.clause = QStringLiteral("4.2");
    company.view.put(offered);
    Handover next = offered;
    next.id = company.newId<Handover>();
    return {AdvanceStage{company.deal.id, company.engaging.id, company.won.id, company.newId<StageChange>(), {}, {}},
            RecordReceipt{company.newId<Fact>(), company.account.id, QStringLiteral("R"), company.today(), cny(5), 1, {}},
            AllocateReceipt{company.receipt.id, {{company.newId<Allocation>(), company.instalment.id, cny(5)}}, {}},
            own,
            company.approval(rebate, 0, company.of(Role::Manager)),
            ResolveConflict{conflict.id, ConflictChoice::Mine, company.deal.title, {}},
            GrantRole{company.stranger.id, Role::Manager},
            AddUser{user},
            Delegate{further},
            EndDelegation{delegation.id},
            EnrolDevice{other},
            RevokeDevice{device.id},
            AttachFile{file},
            RecordKeyEvent{event, {}},
            SeeNotices{{notice.id}},
            PublishDocument{company.newId<Document>(), QStringLiteral("Prices"), 1, {company.file()}},
            AcknowledgeDocument{company.newId<Acknowledgement>(), document.id, 1},
            SetGate{gate},
            LiftGate{lifted.id},
            PostDocument{contract, {}, {}},
            TakeBackAllocation{allocation.id, company.newId<Allocation>()},
            ReverseDocument{reversed.id, company.newId<Fact>()},
            RequestWriteOff{company.newId<WriteOffRequest>(), company.instalment.id, cny(3), WriteOffReason::Goodwill},
            DecideWriteOff{writeOff.id, ApprovalDecision::Approve, {}, openOf(company.instalment.id, company.view).value()},
            RecordChase{chase},
            RecordPromise{pays},
            CloseCommitment{kept, CommitmentEnd::Fulfilled, {}, {}},
            WithdrawCommitment{withdrawn.commitment},
            RevokeApproval{approved.steps.front(), QStringLiteral("The price was wrong")},
            ChangeTerms{company.deal.id, extension, {}, company.today().plusDays(400)},
            OfferHandover{next, {company.file()}},
            AcceptHandover{offered.id, AcceptHandover::Confirmed::Twice, {company.file()}},
            ReturnHandover{offered.id, QStringLiteral("No scan")}};
}

QString written()
{
    QFile file(QStringLiteral(PLUMBLINE_SOURCE_DIR "/tests/domain/permissions.txt"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class PermissionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// permissions.txt says who may do what, so that a change of it shows; here every way is tried for every role.
    void everyRoleMayDoWhatIsWrittenAndNothingElse()
    {
        Everything world;
        QStringList found;
        for (const EntityKind kind : allEntities())
            found << fieldLines(world, kind);
        Company company;
        for (const Command &command : acts(company))
            found << line(commandName(command), {rolesThat([&](Role role) { return company.decide(command, role).has_value(); })});
        QStringList expected;
        for (const QString &each : written().split(u'\n', Qt::SkipEmptyParts))
            if (!each.startsWith(u'#'))
                expected << each;
        for (qsizetype i = 0; i < std::max(found.size(), expected.size()); ++i)
            QCOMPARE(found.value(i), expected.value(i));
    }

    void everyActIsTried()
    {
        Company company;
        // Patches and imports are tried field by field; undoing and founding have tests of their own.
        QCOMPARE(acts(company).size() + 4, std::variant_size_v<Command>);
    }
};

PLUMBLINE_TEST(PermissionsTest)
#include "permissionstest.moc"
