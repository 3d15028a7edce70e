#include "company.h"
#include "support/testregistry.h"

#include "plumbline/domain/valuetext.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::cny;
using plumbline::tests::Company;

namespace {

/// The deal has an amount of 500.00 where the salesperson set 700.00.
Conflict amountConflict(Company &company)
{
    company.deal.amount = company.deal.base_amount = cny(50'000);
    company.view.put(company.deal);
    Conflict conflict;
    conflict.id = company.newId<Conflict>();
    conflict.record_kind = QStringLiteral("deal");
    conflict.record = company.deal.id.toString();
    conflict.field = 7;
    conflict.base = toValueText(cny(90'000));
    conflict.mine = toValueText(cny(70'000));
    conflict.theirs = toValueText(cny(50'000));
    conflict.by = company.of(Role::Salesperson).id;
    company.view.put(conflict);
    return conflict;
}

} // namespace

class ConflictsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepingMineWritesItAndWhatFollows()
    {
        Company company;
        const Conflict conflict = amountConflict(company);
        QVERIFY(company.act(ResolveConflict{conflict.id, ConflictChoice::Mine, cny(50'000), {}}, Role::Salesperson).has_value());
        QVERIFY(company.get(company.deal.id).amount == cny(70'000));
        QVERIFY(company.get(company.deal.id).base_amount == cny(70'000));
        const Conflict resolved = company.get(conflict.id);
        QCOMPARE(resolved.state, ConflictState::KeptMine);
        QVERIFY(resolved.resolved_by == company.of(Role::Salesperson).id && resolved.resolved_at == company.clock.now());
    }

    void takingTheirsLeavesTheRecord()
    {
        Company company;
        const Conflict conflict = amountConflict(company);
        const auto changes = company.act(ResolveConflict{conflict.id, ConflictChoice::Theirs, cny(50'000), {}}, Role::Salesperson);
        QCOMPARE(changes->size(), std::size_t{1});
        QCOMPARE(company.get(conflict.id).state, ConflictState::TookTheirs);
    }

    void aThirdValueMayBeWritten()
    {
        Company company;
        const Conflict conflict = amountConflict(company);
        QVERIFY(company.act(ResolveConflict{conflict.id, ConflictChoice::Edited, cny(50'000), cny(60'000)}, Role::Manager).has_value());
        QVERIFY(company.get(company.deal.id).amount == cny(60'000));
        QCOMPARE(company.get(conflict.id).state, ConflictState::Edited);
    }

    void aConflictIsResolvedOnceAndOnWhatWasSeen()
    {
        Company company;
        const Conflict conflict = amountConflict(company);
        const ResolveConflict mine{conflict.id, ConflictChoice::Mine, cny(49'999), {}};
        QCOMPARE(company.decide(mine, Role::Salesperson).error().code.id, errors::Stale.id);
        QVERIFY(company.act(ResolveConflict{conflict.id, ConflictChoice::Theirs, cny(50'000), {}}, Role::Salesperson).has_value());
        QCOMPARE(company.decide(mine, Role::Salesperson).error().code.id, errors::AlreadyResolved.id);
    }

    void onlyWhoMayPatchTheFieldResolves()
    {
        Company company;
        const Conflict conflict = amountConflict(company);
        for (const Role role : {Role::Finance, Role::Delivery, Role::Auditor})
            QCOMPARE(company.decide(ResolveConflict{conflict.id, ConflictChoice::Theirs, cny(50'000), {}}, role).error().code.id,
                     errors::NotPermitted.id);
    }

    void aChoiceTakenBackLeavesTheConflictOpenAsItWas()
    {
        for (const ConflictChoice choice : {ConflictChoice::Mine, ConflictChoice::Theirs, ConflictChoice::Edited}) {
            Company company;
            const Conflict conflict = amountConflict(company);
            const auto before = company.view;
            const auto done = company.act(ResolveConflict{conflict.id, choice, cny(50'000), cny(60'000)}, Role::Salesperson);
            QVERIFY(done.has_value());
            for (const Role role : {Role::Finance, Role::Delivery, Role::Auditor})
                QCOMPARE(company.decide(UndoOperation{1, *done}, role).error().code.id, errors::NotPermitted.id);
            QVERIFY(company.act(UndoOperation{1, *done}, Role::Manager).has_value());
            QVERIFY(company.view == before);
            QCOMPARE(company.get(conflict.id).state, ConflictState::Open);
        }
    }

    void thatTwoEditsMetIsNotTakenBack()
    {
        Company company;
        const Conflict conflict = amountConflict(company);
        const UndoOperation undo{1, {Created{toRecord(conflict)}}};
        QCOMPARE(company.decide(undo, Role::Administrator).error().code.id, errors::NotUndoable.id);
    }

    void aChoiceIsNotTakenBackOverALaterEdit()
    {
        Company company;
        const Conflict conflict = amountConflict(company);
        const auto done = company.act(ResolveConflict{conflict.id, ConflictChoice::Mine, cny(50'000), {}}, Role::Salesperson);
        const PatchField later{EntityKind::Deal, company.deal.id.uuid(), describe<Deal>().indexOf(u"amount"), cny(70'000), cny(80'000)};
        QVERIFY(company.act(later, Role::Manager).has_value());
        QCOMPARE(company.decide(UndoOperation{1, *done}, Role::Manager).error().code.id, errors::Stale.id);
    }

    void anEditedValueIsValidated()
    {
        Company company;
        const Conflict conflict = amountConflict(company);
        const auto refused = company.decide(ResolveConflict{conflict.id, ConflictChoice::Edited, cny(50'000), QStringLiteral("much")}, Role::Manager);
        QCOMPARE(refused.error().code.id, errors::ValueTypeMismatch.id);
    }

    void aConflictOfARecordThatWentCanBePutAway()
    {
        Company company;
        const Conflict conflict = amountConflict(company);
        company.view.apply({Removed{toRecord(company.deal)}});
        QCOMPARE(company.decide(ResolveConflict{conflict.id, ConflictChoice::Mine, {}, {}}, Role::Manager).error().code.id, errors::RecordNotFound.id);
        QVERIFY(company.decide(ResolveConflict{conflict.id, ConflictChoice::Theirs, {}, {}}, Role::Manager).has_value());
    }
};

PLUMBLINE_TEST(ConflictsTest)
#include "conflictstest.moc"
