#include "support/law.h"
#include "support/ledgergenerators.h"
#include "support/testregistry.h"

#include "plumbline/domain/valuetext.h"
#include "plumbline/ledger/mergelaw.h"

using namespace plumbline;
using domain::PatchField;
using domain::Value;
using ledger::Clash;
using ledger::Clean;
using ledger::Equal;
using ledger::Meeting;
using ledger::UnseenChange;

namespace {

/// Few values, so that histories meet in equal ones.
Value anyValue()
{
    return Value(std::int64_t{*rc::gen::inRange(0, 3)});
}

PatchField patchTo(Value value)
{
    return {domain::EntityKind::Deal, {}, domain::describe(domain::EntityKind::Deal).indexOf(u"probability"), std::int64_t{9}, std::move(value)};
}

/// A history of one field as a hub keeps it: who set it where to what.
struct Set {
    int device;
    ledger::Position position;
    Value value;
};

/// The hub's part of a patch from `device` that had seen everything up to `base`.
Meeting arrive(std::vector<Set> &history, int device, ledger::Position base, const PatchField &patch)
{
    std::vector<UnseenChange> unseen;
    for (auto each = history.rbegin(); each != history.rend(); ++each)
        if (each->position > base && each->device != device)
            unseen.push_back({each->position, {}, {}, each->value});
    const Value current = history.empty() ? patch.base : history.back().value;
    Meeting meeting = ledger::meet(patch, unseen, current);
    if (std::holds_alternative<Clean>(meeting))
        history.push_back({device, history.empty() ? base + 1 : history.back().position + 1, patch.value});
    return meeting;
}

} // namespace

class MergeLawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFieldNobodyElseTouchedTakesThePatch()
    {
        PLUMBLINE_LAW([] { RC_ASSERT(std::holds_alternative<Clean>(ledger::meet(patchTo(anyValue()), {}, anyValue()))); });
    }

    void theSameValueIsEqualAndAnyOtherClashes()
    {
        PLUMBLINE_LAW([] {
            std::vector<UnseenChange> unseen;
            const int changes = *rc::gen::inRange(1, 5);
            for (int i = 0; i < changes; ++i)
                unseen.push_back({changes - i + 10, domain::UserId(*tests::anyUuid()), {}, anyValue()});
            const Value current = unseen.front().value;
            const Value mine = anyValue();
            const Meeting meeting = ledger::meet(patchTo(mine), unseen, current);
            RC_ASSERT(std::holds_alternative<Equal>(meeting) == (mine == current));
            const auto *clash = std::get_if<Clash>(&meeting);
            RC_ASSERT((clash != nullptr) == (mine != current));
            if (clash != nullptr) {
                RC_ASSERT(clash->theirs.position == unseen.front().position);
                RC_ASSERT(clash->theirs.actor == unseen.front().actor);
                RC_ASSERT(clash->theirs.value == current);
            }
        });
    }

    void theOrderOfArrivalChangesWhoseValueStandsNotWhetherTheyClash()
    {
        PLUMBLINE_LAW([] {
            const Value a = anyValue();
            const Value b = anyValue();
            const auto second = [](const Value &first, const Value &then) {
                std::vector<Set> history;
                RC_ASSERT(std::holds_alternative<Clean>(arrive(history, 1, 5, patchTo(first))));
                const Meeting meeting = arrive(history, 2, 5, patchTo(then));
                RC_ASSERT(history.back().value == first);
                return meeting;
            };
            const Meeting one = second(a, b);
            const Meeting other = second(b, a);
            RC_ASSERT(one.index() == other.index());
            RC_ASSERT(std::holds_alternative<Clash>(one) == (a != b));
        });
    }

    void noValueGoesSilently()
    {
        // Whatever devices do and however late they are: a value that does not stand was replaced by somebody who had seen it
        // or did it themselves, is the same as the one that stands, or is kept by a clash.
        PLUMBLINE_LAW([] {
            std::vector<Set> history{{0, 1, std::int64_t{0}}};
            std::array<ledger::Position, 3> seen{1, 1, 1};
            const int steps = *rc::gen::inRange(1, 30);
            for (int i = 0; i < steps; ++i) {
                const auto device = *rc::gen::inRange<std::size_t>(0, seen.size());
                if (*rc::gen::inRange(0, 3) == 0) {
                    seen[device] = history.back().position;
                    continue;
                }
                const Value mine = anyValue();
                const Set before = history.back();
                const bool sawIt = before.position <= seen[device] || before.device == static_cast<int>(device);
                const Meeting meeting = arrive(history, static_cast<int>(device), seen[device], patchTo(mine));
                if (std::holds_alternative<Clean>(meeting))
                    RC_ASSERT(sawIt);
                else if (std::holds_alternative<Equal>(meeting))
                    RC_ASSERT(history.back().value == mine);
                else
                    RC_ASSERT(history.back().value == before.value && std::get<Clash>(meeting).theirs.value != mine);
            }
        });
    }

    void aDeviceNeverClashesWithItself()
    {
        PLUMBLINE_LAW([] {
            std::vector<Set> history;
            const int patches = *rc::gen::inRange(1, 10);
            for (int i = 0; i < patches; ++i)
                RC_ASSERT(std::holds_alternative<Clean>(arrive(history, 1, 5, patchTo(anyValue()))));
        });
    }

    void aConflictKeepsEverythingOfTheLosingValue()
    {
        PLUMBLINE_LAW([] {
            const auto kinds = domain::allEntities();
            PatchField patch{*rc::gen::elementOf(std::vector(kinds.begin(), kinds.end())), *tests::anyUuid(), 0, {}, {}};
            const auto &fields = domain::describe(patch.kind).fields;
            patch.field = *rc::gen::inRange(0, static_cast<int>(fields.size()));
            const auto &field = fields[static_cast<std::size_t>(patch.field)];
            patch.base = *tests::anyValueOf(field);
            patch.value = *tests::anyValueOf(field);
            const UnseenChange theirs{7, domain::UserId(*tests::anyUuid()), domain::Instant(std::chrono::microseconds(8)), *tests::anyValueOf(field)};
            const ledger::Operation mine = *tests::anyOperation();
            const domain::ConflictId id(*tests::anyUuid());
            const domain::Conflict conflict = ledger::conflictOf(patch, theirs, mine, id);
            RC_ASSERT(conflict.id == id);
            RC_ASSERT(domain::entityNamed(conflict.record_kind) == patch.kind);
            RC_ASSERT(domain::Uuid::parse(conflict.record) == patch.id);
            RC_ASSERT(conflict.field == field.number);
            RC_ASSERT(domain::fromValueText(conflict.base, field) == patch.base);
            RC_ASSERT(domain::fromValueText(conflict.mine, field) == patch.value);
            RC_ASSERT(domain::fromValueText(conflict.theirs, field) == theirs.value);
            RC_ASSERT(conflict.by == mine.actor);
            RC_ASSERT(conflict.made_on_device && conflict.made_on_device->uuid() == mine.device.uuid());
            RC_ASSERT(conflict.made_at == mine.madeAt || mine.madeAt.time_since_epoch() > std::chrono::years(7000)
                      || mine.madeAt.time_since_epoch() < -std::chrono::years(1900));
            RC_ASSERT(conflict.theirs_by == theirs.actor);
            RC_ASSERT(conflict.theirs_at == theirs.madeAt);
            RC_ASSERT(conflict.state == domain::ConflictState::Open && !conflict.resolved_by && !conflict.resolved_at);
            RC_ASSERT(domain::validate(domain::toRecord(conflict)).has_value());
        });
    }

    void aBaseOfAnEarlierLifeReachesNoFurtherThanTheBackup()
    {
        const auto epoch = [](std::uint8_t number) {
            std::array<std::uint8_t, 16> bytes{};
            bytes[0] = number;
            return ledger::EpochId(domain::Uuid(bytes));
        };
        // Three lives: the second began from a backup of position 100, the third from one of 60.
        const std::array<ledger::EpochStart, 3> lives{{{epoch(1), 0}, {epoch(2), 100}, {epoch(3), 60}}};
        QCOMPARE(ledger::effectiveBase({epoch(3), 70}, lives), 70);
        QCOMPARE(ledger::effectiveBase({epoch(2), 120}, lives), 60);
        QCOMPARE(ledger::effectiveBase({epoch(2), 50}, lives), 50);
        QCOMPARE(ledger::effectiveBase({epoch(1), 90}, lives), 60);
        QCOMPARE(ledger::effectiveBase({epoch(1), 40}, lives), 40);
        QCOMPARE(ledger::effectiveBase({epoch(4), 90}, lives), 0);
        QCOMPARE(ledger::effectiveBase({epoch(3), -5}, lives), 0);
        QCOMPARE(ledger::effectiveBase({epoch(1), 5}, {}), 0);
    }
};

PLUMBLINE_TEST(MergeLawTest)
#include "mergelawtest.moc"
