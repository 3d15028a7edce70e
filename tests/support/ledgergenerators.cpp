#include "support/ledgergenerators.h"

namespace plumbline::tests {

using namespace domain;
using ledger::Entry;
using ledger::Operation;
using ledger::Outcome;

rc::Gen<Money> anyMoney()
{
    return rc::gen::apply([](std::int64_t minor, const char *code) { return Money(minor, Currency::of(code)); },
                          rc::gen::arbitrary<std::int64_t>(), rc::gen::element("CNY", "USD", "EUR", "JPY", "KWD"));
}

rc::Gen<ledger::Digest> anyDigest()
{
    return rc::gen::map(rc::gen::container<std::vector<std::uint8_t>>(32, rc::gen::arbitrary<std::uint8_t>()),
                        [](const std::vector<std::uint8_t> &bytes) {
                            ledger::Digest digest{};
                            std::ranges::copy(bytes, digest.begin());
                            return digest;
                        });
}

rc::Gen<QByteArray> anyBytes(int most)
{
    return rc::gen::mapcat(rc::gen::inRange(0, most + 1), [](int size) {
        return rc::gen::map(rc::gen::container<std::string>(static_cast<std::size_t>(size), rc::gen::arbitrary<char>()),
                            [](const std::string &bytes) { return QByteArray::fromStdString(bytes); });
    });
}

namespace {

template<typename Typed>
Typed anyId()
{
    return Typed(*anyUuid());
}

Date someDate()
{
    return Date::fromDays(*rc::gen::inRange(-100'000, 100'000));
}

template<typename Make>
auto maybe(Make make) -> std::optional<decltype(make())>
{
    if (*rc::gen::arbitrary<bool>())
        return make();
    return std::nullopt;
}

template<typename Make>
auto several(Make make)
{
    std::vector<decltype(make())> all(static_cast<std::size_t>(*rc::gen::inRange(0, 4)));
    for (auto &each : all)
        each = make();
    return all;
}

QString text()
{
    return *anyText();
}

Money money()
{
    return *anyMoney();
}

template<typename Enum>
Enum token()
{
    return (*rc::gen::elementOf(std::vector(Tokens<Enum>::names.begin(), Tokens<Enum>::names.end()))).first;
}

template<typename Entity>
Entity entity()
{
    return *fromRecord<Entity>(*anyRecordOf(Entity::Kind));
}

void make(PatchField &command)
{
    const auto kinds = allEntities();
    command.kind = *rc::gen::elementOf(std::vector(kinds.begin(), kinds.end()));
    command.id = *anyUuid();
    const auto &fields = describe(command.kind).fields;
    command.field = *rc::gen::inRange(0, static_cast<int>(fields.size()));
    command.base = *anyValueOf(fields[static_cast<std::size_t>(command.field)]);
    command.value = *anyValueOf(fields[static_cast<std::size_t>(command.field)]);
}
void make(ImportRecords &command)
{
    command = {text(), text(), *anyChanges()};
}
void make(UndoOperation &command)
{
    command = {*rc::gen::arbitrary<std::int64_t>(), *anyChanges()};
}
void make(FoundOrganisation &command)
{
    command.changes = *anyChanges();
}
void make(AdvanceStage &command)
{
    command = {anyId<DealId>(), anyId<StageId>(), anyId<StageId>(), anyId<StageChangeId>(), maybe(someDate),
               maybe(token<LossReason>)};
}
void make(RecordReceipt &command)
{
    command = {anyId<FactId>(), anyId<AccountId>(), text(), someDate(), money(), *rc::gen::arbitrary<std::int64_t>(), maybe(text)};
}
void make(AllocateReceipt &command)
{
    command.from = anyId<FactId>();
    command.parts = several([] { return AllocateReceipt::Part{anyId<AllocationId>(), anyId<InstalmentId>(), money()}; });
    command.on = maybe(someDate);
}
void make(SubmitCommitment &command)
{
    command = {anyId<CommitmentId>(), anyId<AccountId>(), maybe(anyId<DealId>), token<CommitmentKind>(), anyId<UserId>(), someDate(),
               someDate(), money(), maybe(text), maybe(text), several(anyId<ApprovalStepId>), several(entity<Attachment>)};
}
void make(Approve &command)
{
    command = {anyId<ApprovalStepId>(), token<ApprovalDecision>(), maybe(text), Premise{money(), maybe(money), maybe(money), money(), several(money)}};
}
void make(ResolveConflict &command)
{
    PatchField patch{};
    make(patch);
    command = {anyId<ConflictId>(), token<ConflictChoice>(), patch.base, patch.value};
}
void make(GrantRole &command)
{
    command = {anyId<UserId>(), token<Role>()};
}
void make(AddUser &command)
{
    command.user = entity<User>();
}
void make(Delegate &command)
{
    command.delegation = entity<Delegation>();
}
void make(EndDelegation &command)
{
    command.delegation = anyId<DelegationId>();
}
void make(EnrolDevice &command)
{
    command.device = entity<Device>();
}
void make(RevokeDevice &command)
{
    command.device = anyId<domain::DeviceId>();
}
void make(AttachFile &command)
{
    command.attachment = entity<Attachment>();
}
void make(RecordKeyEvent &command)
{
    command.event = entity<KeyEvent>();
    command.files = several(entity<Attachment>);
}
void make(SeeNotices &command)
{
    command.notices = several(anyId<NoticeId>);
}
void make(PublishDocument &command)
{
    command.document = anyId<domain::DocumentId>();
    command.title = text();
    command.version = *rc::gen::arbitrary<std::int64_t>();
    command.files = several(entity<Attachment>);
}
void make(AcknowledgeDocument &command)
{
    command = {anyId<AcknowledgementId>(), anyId<domain::DocumentId>(), *rc::gen::arbitrary<std::int64_t>()};
}
void make(SetGate &command)
{
    command.gate = entity<StageGate>();
}
void make(LiftGate &command)
{
    command.gate = anyId<StageGateId>();
}

void make(PostDocument &command)
{
    command.document = entity<Fact>();
    command.instalments = several(entity<Instalment>);
    command.files = several(entity<Attachment>);
}
void make(TakeBackAllocation &command)
{
    command = {anyId<AllocationId>(), anyId<AllocationId>()};
}
void make(ReverseDocument &command)
{
    command = {anyId<FactId>(), anyId<FactId>()};
}
void make(RequestWriteOff &command)
{
    command = {anyId<WriteOffRequestId>(), anyId<InstalmentId>(), money(), token<WriteOffReason>()};
}
void make(DecideWriteOff &command)
{
    command = {anyId<WriteOffRequestId>(), token<ApprovalDecision>(), maybe(text), money()};
}
void make(RecordChase &command)
{
    command.chase = entity<DunningAction>();
}
void make(RecordPromise &command)
{
    command.promise = entity<PromiseToPay>();
}
void make(CloseCommitment &command)
{
    command = {anyId<CommitmentId>(), token<CommitmentEnd>(), maybe(someDate), several(entity<Attachment>)};
}
void make(WithdrawCommitment &command)
{
    command.commitment = anyId<CommitmentId>();
}
void make(RevokeApproval &command)
{
    command = {anyId<ApprovalStepId>(), text()};
}
void make(ChangeTerms &command)
{
    command = {anyId<DealId>(), anyId<CommitmentId>(), maybe(money), maybe(someDate)};
}
void make(OfferHandover &command)
{
    command.handover = entity<Handover>();
    command.files = several(entity<Attachment>);
}
void make(AcceptHandover &command)
{
    command = {anyId<HandoverId>(), token<AcceptHandover::Confirmed>(), several(entity<Attachment>)};
}
void make(ReturnHandover &command)
{
    command = {anyId<HandoverId>(), text()};
}

template<std::size_t... Alternatives>
Command makeOne(std::size_t which, std::index_sequence<Alternatives...> /*all*/)
{
    Command command;
    const auto one = [&](auto index) {
        constexpr std::size_t Index = decltype(index)::value;
        if (Index == which)
            make(command.emplace<Index>());
    };
    (one(std::integral_constant<std::size_t, Alternatives>()), ...);
    return command;
}

template<typename Entity>
bool areSame(const std::vector<Entity> &a, const std::vector<Entity> &b)
{
    return std::ranges::equal(a, b, {}, toRecord<Entity>, toRecord<Entity>);
}

struct Same {
    template<typename A, typename B>
    bool operator()(const A & /*a*/, const B & /*b*/) const
    {
        return false;
    }
    bool operator()(const ImportRecords &a, const ImportRecords &b) const
    {
        return a.fileName == b.fileName && a.fileHash == b.fileHash && a.changes == b.changes;
    }
    bool operator()(const UndoOperation &a, const UndoOperation &b) const
    {
        return a.ledgerPosition == b.ledgerPosition && a.changes == b.changes;
    }
    bool operator()(const FoundOrganisation &a, const FoundOrganisation &b) const { return a.changes == b.changes; }
    bool operator()(const AddUser &a, const AddUser &b) const { return toRecord(a.user) == toRecord(b.user); }
    bool operator()(const Delegate &a, const Delegate &b) const { return toRecord(a.delegation) == toRecord(b.delegation); }
    bool operator()(const EnrolDevice &a, const EnrolDevice &b) const { return toRecord(a.device) == toRecord(b.device); }
    bool operator()(const AttachFile &a, const AttachFile &b) const { return toRecord(a.attachment) == toRecord(b.attachment); }
    bool operator()(const RecordKeyEvent &a, const RecordKeyEvent &b) const
    {
        return toRecord(a.event) == toRecord(b.event) && areSame(a.files, b.files);
    }
    bool operator()(const PublishDocument &a, const PublishDocument &b) const
    {
        return a.document == b.document && a.title == b.title && a.version == b.version && areSame(a.files, b.files);
    }
    bool operator()(const SetGate &a, const SetGate &b) const { return toRecord(a.gate) == toRecord(b.gate); }
    bool operator()(const SubmitCommitment &a, const SubmitCommitment &b) const
    {
        const auto plain = [](const SubmitCommitment &each) {
            return std::tie(each.commitment, each.account, each.deal, each.kind, each.promisedBy, each.promisedOn, each.dueDate,
                            each.liability, each.effectiveCondition, each.department, each.steps);
        };
        return plain(a) == plain(b) && areSame(a.files, b.files);
    }
    bool operator()(const PostDocument &a, const PostDocument &b) const
    {
        return toRecord(a.document) == toRecord(b.document) && areSame(a.instalments, b.instalments) && areSame(a.files, b.files);
    }
    bool operator()(const RecordChase &a, const RecordChase &b) const { return toRecord(a.chase) == toRecord(b.chase); }
    bool operator()(const RecordPromise &a, const RecordPromise &b) const { return toRecord(a.promise) == toRecord(b.promise); }
    bool operator()(const CloseCommitment &a, const CloseCommitment &b) const
    {
        return a.commitment == b.commitment && a.end == b.end && a.on == b.on && areSame(a.files, b.files);
    }
    bool operator()(const OfferHandover &a, const OfferHandover &b) const
    {
        return toRecord(a.handover) == toRecord(b.handover) && areSame(a.files, b.files);
    }
    bool operator()(const AcceptHandover &a, const AcceptHandover &b) const
    {
        return a.handover == b.handover && a.confirmed == b.confirmed && areSame(a.files, b.files);
    }
    template<std::equality_comparable T>
    bool operator()(const T &a, const T &b) const
    {
        return a == b;
    }
};

Instant someInstant()
{
    return Instant(std::chrono::microseconds(*rc::gen::arbitrary<std::int64_t>()));
}

} // namespace

rc::Gen<Command> anyCommandOf(std::size_t alternative)
{
    return rc::gen::exec([alternative] { return makeOne(alternative, std::make_index_sequence<std::variant_size_v<Command>>()); });
}

rc::Gen<Command> anyCommand()
{
    return rc::gen::mapcat(rc::gen::inRange<std::size_t>(0, std::variant_size_v<Command>), &anyCommandOf);
}

bool areEqual(const Command &a, const Command &b)
{
    return std::visit(Same(), a, b);
}

rc::Gen<Operation> anyOperation()
{
    return rc::gen::exec([] {
        const Command command = *anyCommand();
        Operation operation;
        operation.id = anyId<ledger::OperationId>();
        operation.device = anyId<ledger::DeviceId>();
        operation.deviceSequence = *rc::gen::inRange<std::int64_t>(1, INT64_MAX);
        operation.actor = anyId<UserId>();
        operation.madeAt = someInstant();
        operation.kind = commandName(command);
        operation.subject = text();
        operation.body = ledger::encodeCommand(command);
        operation.base = {anyId<ledger::EpochId>(), *rc::gen::inRange<std::int64_t>(0, INT64_MAX)};
        operation.dependsOn = several([] { return *rc::gen::inRange<std::int64_t>(1, INT64_MAX); });
        operation.signature = *anyBytes(64);
        return operation;
    });
}

rc::Gen<Outcome> anyOutcome()
{
    return rc::gen::exec([]() -> Outcome {
        switch (*rc::gen::inRange(0, 5)) {
        case 0:
            return ledger::Applied{};
        case 1:
            return ledger::Merged{};
        case 2:
            return ledger::Conflicted{anyId<ConflictId>()};
        case 3:
            return ledger::Rejected{text(), text()};
        default:
            return ledger::Superseded{*rc::gen::inRange<std::int64_t>(0, INT64_MAX)};
        }
    });
}

rc::Gen<Entry> anyEntry()
{
    return rc::gen::exec([] {
        Entry entry;
        entry.position = *rc::gen::positive<std::int64_t>();
        entry.operation = anyId<ledger::OperationId>();
        entry.device = anyId<ledger::DeviceId>();
        entry.deviceSequence = *rc::gen::positive<std::int64_t>();
        entry.actor = anyId<UserId>();
        entry.madeAt = someInstant();
        entry.kind = text();
        entry.subject = text();
        entry.entity = *rc::gen::element(EntityKind::None, EntityKind::Deal, EntityKind::Fact);
        entry.created = *rc::gen::nonNegative<std::int64_t>();
        entry.updated = *rc::gen::nonNegative<std::int64_t>();
        entry.removed = *rc::gen::nonNegative<std::int64_t>();
        entry.undoes = maybe([] { return *rc::gen::nonNegative<std::int64_t>(); });
        entry.outcome = *anyOutcome();
        entry.admittedAt = someInstant();
        entry.payload = *anyDigest();
        entry.changesHash = *anyDigest();
        entry.hash = *anyDigest();
        return entry;
    });
}

} // namespace plumbline::tests
