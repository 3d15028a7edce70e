#include "support/law.h"
#include "support/ledgergenerators.h"
#include "support/testregistry.h"

#include "plumbline/ledger/errors.h"
#include "plumbline/ledger/operation.h"

using namespace plumbline;
using ledger::decodeOperation;
using ledger::encodeOperation;
using ledger::Operation;
using ledger::Outcome;

namespace {

/// One thing of an operation changed.
Operation altered(Operation operation)
{
    switch (*rc::gen::inRange(0, 12)) {
    case 0: operation.id = ledger::OperationId(*tests::anyUuid()); break;
    case 1: operation.device = ledger::DeviceId(*tests::anyUuid()); break;
    case 2: operation.deviceSequence ^= 1; break;
    case 3: operation.actor = domain::UserId(*tests::anyUuid()); break;
    case 4: operation.madeAt += std::chrono::microseconds(operation.madeAt.time_since_epoch().count() > 0 ? -1 : 1); break;
    case 5: operation.kind += u'x'; break;
    case 6: operation.subject += u'x'; break;
    case 7: operation.body += 'x'; break;
    case 8: operation.base.epoch = ledger::EpochId(*tests::anyUuid()); break;
    case 9: operation.base.position ^= 1; break;
    case 10: operation.dependsOn.push_back(1); break;
    default: operation.signature += 'x'; break;
    }
    return operation;
}

} // namespace

class OperationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOperationComesBackAsItWas()
    {
        PLUMBLINE_LAW([] {
            const Operation operation = *tests::anyOperation();
            const auto decoded = decodeOperation(encodeOperation(operation));
            RC_ASSERT(decoded.has_value());
            RC_ASSERT(*decoded == operation);
        });
    }

    void whatIsReadIsWrittenTheSame()
    {
        PLUMBLINE_LAW([] {
            QByteArray bytes = encodeOperation(*tests::anyOperation());
            const int flips = *rc::gen::inRange(0, 4);
            for (int i = 0; i < flips; ++i)
                bytes[*rc::gen::inRange<qsizetype>(0, bytes.size())] = *rc::gen::arbitrary<char>();
            const auto decoded = decodeOperation(bytes);
            RC_ASSERT((decoded ? encodeOperation(*decoded) == bytes : decoded.error().code == ledger::errors::OperationUnreadable));
        });
    }

    void everythingIsUnderThePayloadHashAndTheSignature()
    {
        PLUMBLINE_LAW([] {
            const Operation operation = *tests::anyOperation();
            const Operation other = altered(operation);
            RC_PRE(other != operation);
            RC_ASSERT(ledger::payloadHash(operation) != ledger::payloadHash(other));
            Operation resigned = operation;
            resigned.signature = other.signature;
            RC_ASSERT((ledger::signedBytes(operation) == ledger::signedBytes(other)) == (resigned == other));
        });
    }

    void everyTruncationAndContinuationIsRefused()
    {
        PLUMBLINE_LAW([] {
            const QByteArray bytes = encodeOperation(*tests::anyOperation());
            RC_ASSERT(!decodeOperation(bytes.left(*rc::gen::inRange<qsizetype>(0, bytes.size()))));
            RC_ASSERT(!decodeOperation(bytes + '\0'));
        });
    }

    void aNumberHasOneForm()
    {
        Operation operation;
        QByteArray bytes = encodeOperation(operation);
        QVERIFY(decodeOperation(bytes));
        // Sequence 0 in two bytes.
        bytes.replace(33, 1, QByteArray::fromHex("8000"));
        QVERIFY(!decodeOperation(bytes));
    }

    void approvalsAndReceiptsHaveToBeSigned()
    {
        QVERIFY(ledger::mustBeSigned(domain::commandName(domain::Approve{})));
        QVERIFY(ledger::mustBeSigned(domain::commandName(domain::RecordReceipt{})));
        QVERIFY(!ledger::mustBeSigned(domain::commandName(domain::PatchField{})));
    }

    void anOutcomeComesBackAsItWas()
    {
        PLUMBLINE_LAW([] {
            const Outcome outcome = *tests::anyOutcome();
            const QByteArray bytes = ledger::encodeOutcome(outcome);
            RC_ASSERT(ledger::decodeOutcome(bytes) == outcome);
            RC_ASSERT(!ledger::decodeOutcome(bytes + '\0'));
            RC_ASSERT(!ledger::decodeOutcome(bytes.left(bytes.size() - 1)));
        });
        QVERIFY(!ledger::decodeOutcome(QByteArray(1, '\x06')));
    }

    void outcomesHaveNamesAndDependentsKnowWhetherToGoOn()
    {
        const std::array<std::pair<Outcome, bool>, 5> all{{{ledger::Applied{}, true}, {ledger::Merged{}, true},
            {ledger::Conflicted{}, false}, {ledger::Rejected{}, false}, {ledger::Superseded{}, true}}};
        QStringList names;
        for (const auto &[outcome, effect] : all) {
            names << ledger::outcomeName(outcome);
            QCOMPARE(ledger::tookEffect(outcome), effect);
        }
        QCOMPARE(names.join(u' '), QStringLiteral("applied merged conflict rejected superseded"));
    }

    void anEntryComesBackAsItWas()
    {
        PLUMBLINE_LAW([] {
            const ledger::Entry entry = *tests::anyEntry();
            QByteArray bytes = ledger::encodeEntry(entry);
            RC_ASSERT(ledger::decodeEntry(bytes) == entry);
            RC_ASSERT(!ledger::decodeEntry(bytes + '\0'));
            RC_ASSERT(!ledger::decodeEntry(bytes.left(*rc::gen::inRange<qsizetype>(0, bytes.size()))));
            bytes[*rc::gen::inRange<qsizetype>(0, bytes.size())] = *rc::gen::arbitrary<char>();
            const auto damaged = ledger::decodeEntry(bytes);
            RC_ASSERT((damaged ? ledger::encodeEntry(*damaged) == bytes : damaged.error().code == ledger::errors::EntryUnreadable));
        });
    }
};

PLUMBLINE_TEST(OperationTest)
#include "operationtest.moc"
