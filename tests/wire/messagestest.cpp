#include "support/law.h"
#include "support/testregistry.h"
#include "support/wiregenerators.h"

#include "plumbline/wire/errors.h"

#include <QtEndian>

using namespace plumbline;
using namespace plumbline::wire;
using domain::InvariantError;

namespace {

bool isTyped(const domain::Error &error)
{
    return error.code == errors::FrameUnreadable || error.code == errors::FrameTooLarge || error.code == errors::MessageUnknown;
}

QByteArray frameOf(char kind, char form, quint32 size, const QByteArray &message)
{
    QByteArray header("PL");
    header += kind;
    header += form;
    header.resize(8);
    qToBigEndian(size, header.data() + 4);
    return header + message;
}

QByteArray plain(char kind, const QByteArray &message)
{
    return frameOf(kind, 0, static_cast<quint32>(message.size()), message);
}

constexpr char PullKind = 4;
constexpr char TakenKind = 69;

} // namespace

class MessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMessageOfTheHubComesBackAsItWas()
    {
        PLUMBLINE_LAW([] {
            const FromHub message = *tests::anyFromHub();
            const auto decoded = decodeFromHub(encode(message));
            RC_ASSERT(decoded.has_value());
            RC_ASSERT(*decoded == message);
        });
    }

    void everyMessageOfADeviceComesBackAsItWas()
    {
        PLUMBLINE_LAW([] {
            const FromDevice message = *tests::anyFromDevice();
            const auto decoded = decodeFromDevice(encode(message));
            RC_ASSERT(decoded.has_value());
            RC_ASSERT(*decoded == message);
        });
    }

    void everyTruncationAndContinuationIsRefused()
    {
        PLUMBLINE_LAW([] {
            const QByteArray frame = encode(*tests::anyFromHub());
            const auto cut = decodeFromHub(frame.left(*rc::gen::inRange<qsizetype>(0, frame.size())));
            RC_ASSERT(!cut && isTyped(cut.error()));
            const auto longer = decodeFromHub(frame + '\0');
            RC_ASSERT(!longer && isTyped(longer.error()));
        });
    }

    void damagedFramesNeverDoMoreThanFail()
    {
        PLUMBLINE_LAW([] {
            QByteArray frame = encode(*tests::anyFromDevice());
            const int flips = *rc::gen::inRange(1, 6);
            for (int i = 0; i < flips; ++i)
                frame[*rc::gen::inRange<qsizetype>(0, frame.size())] = *rc::gen::arbitrary<char>();
            const auto decoded = decodeFromDevice(frame);
            RC_ASSERT(decoded || isTyped(decoded.error()));
            if (decoded)
                RC_ASSERT(decodeFromDevice(encode(*decoded)) == *decoded);
        });
    }

    void aMessageOfTheOtherSideIsUnknown()
    {
        const auto decoded = decodeFromHub(encode(FromDevice(Pull{})));
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code.id, errors::MessageUnknown.id);
        QCOMPARE(decodeFromDevice(plain(99, "\x80")).error().code.id, errors::MessageUnknown.id);
    }

    void aFrameIsPackedWherePackingPays()
    {
        Refused refused{QStringLiteral("hub.x"), QString(400, u'a'), {}};
        QVERIFY(encode(FromHub(refused)).size() > 400);
        refused.detail = QString(4000, u'a');
        QVERIFY(encode(FromHub(refused)).size() < 100);
    }

    void aSyncWithNothingToSayIsSmall()
    {
        Hello hello;
        hello.cursor = {ledger::EpochId(domain::Uuid()), 1'000'000, 1'000'000'000};
        hello.signature = QByteArray(64, 's');
        Welcome welcome;
        welcome.head.signature = QByteArray(64, 's');
        const qsizetype asked = encode(FromDevice(hello)).size() + encode(FromDevice(Pull{hello.cursor, true})).size();
        const qsizetype answered = encode(FromHub(Challenge{1, QByteArray(32, 'n')})).size() + encode(FromHub(welcome)).size()
            + encode(FromHub(Page{hello.cursor, hello.cursor, 0, true, {}, {}, {}, {}})).size();
        qInfo("%lld bytes there, %lld back", static_cast<long long>(asked), static_cast<long long>(answered));
        QVERIFY(asked + answered <= 500);
    }

    void declaredLengthsAskForNoMemory()
    {
        // A list of 2^62 operations, a byte string of 2^62 bytes, arrays within arrays without end.
        for (const char *message : {"819b4000000000000000", "815b4000000000000000", "9f9f9f9f9f9f9f9f9f9f9f9f", "81818181818181818181818181"})
            QVERIFY(!decodeFromDevice(plain(3, QByteArray::fromHex(message))));
        QVERIFY(!decodeFromDevice(plain(3, QByteArray(1 << 20, '\x81'))));
        QVERIFY(!decodeFromDevice(plain(3, QByteArray(1 << 20, '\x9f'))));
        const auto huge = decodeFromDevice(frameOf(PullKind, 1, 60 << 20, QByteArray(1000, 'x')));
        QCOMPARE(huge.error().code.id, errors::FrameTooLarge.id);
        QCOMPARE(decodeFromDevice(frameOf(PullKind, 0, 0xFFFFFFFF, {})).error().code.id, errors::FrameTooLarge.id);
        QCOMPARE(decodeFromDevice(QByteArray(MaxFrame + 1, 'P')).error().code.id, errors::FrameTooLarge.id);
    }

    void stringsInPiecesAndIndefiniteListsAreRefused()
    {
        QVERIFY(decodeFromHub(plain(TakenKind, QByteArray::fromHex("8101"))));
        for (const char *message : {"9f01ff", "8120", "81f5", "811b8000000000000000", "820101", "8101" "01", "80", "01", ""})
            QVERIFY2(!decodeFromHub(plain(TakenKind, QByteArray::fromHex(message))), message);
        // A refusal whose text comes in pieces.
        QVERIFY(decodeFromHub(plain(68, QByteArray::fromHex("83" "6161" "6162" "40"))));
        QVERIFY(!decodeFromHub(plain(68, QByteArray::fromHex("83" "7f6161ff" "6162" "40"))));
        QVERIFY(!decodeFromHub(plain(68, QByteArray::fromHex("83" "6161" "62c328" "40"))));
    }

    void operationsOutOfOrderAreRefused()
    {
        Push push{{{}, {}}};
        push.operations[0].deviceSequence = 7;
        push.operations[1].deviceSequence = 8;
        QVERIFY(decodeFromDevice(encode(FromDevice(push))));
        push.operations[1].deviceSequence = 7;
        QVERIFY(!decodeFromDevice(encode(FromDevice(push))));
        push.operations[1].deviceSequence = 6;
        QVERIFY(!decodeFromDevice(encode(FromDevice(push))));
    }

    void entitiesUnknownHereAreLeftOutOfWhatTheHubSays()
    {
        Page page;
        page.gone = {{static_cast<domain::EntityKind>(63), {}, Departure::Removed}, {domain::EntityKind::Deal, {}, Departure::Retracted}};
        auto decoded = decodeFromHub(encode(FromHub(page)));
        QVERIFY(decoded.has_value());
        QCOMPARE(std::get<Page>(*decoded).gone, std::vector<Gone>{page.gone.back()});
        const ScanPoint later{static_cast<domain::EntityKind>(63), {}};
        QVERIFY(!decodeFromDevice(encode(FromDevice(Scan{later, 1}))));
        QVERIFY(!decodeFromDevice(encode(FromDevice(HistoryRequest{later.kind, {}, 0, 1}))));
    }

    void sendersHoldTheBounds()
    {
        QVERIFY_THROWS_EXCEPTION(InvariantError, static_cast<void>(encode(FromHub(BlobPiece{{}, 0, 1 << 21, QByteArray(MaxBlobPiece + 1, 'x')}))));
        QVERIFY_THROWS_EXCEPTION(InvariantError, static_cast<void>(encode(FromHub(Taken{-1}))));
        QVERIFY_THROWS_EXCEPTION(InvariantError, static_cast<void>(encode(FromDevice(Scan{{}, MaxScanBatches + 1}))));
        const std::vector<Gone> gone(MaxGonePerPart + 1, Gone{domain::EntityKind::Deal, {}, Departure::Removed});
        QVERIFY_THROWS_EXCEPTION(InvariantError, static_cast<void>(encode(FromHub(Page{{}, {}, 0, true, {}, gone, {}, {}}))));
    }

    void whatIsSignedIsBoundToWhatItIsAndToTheChallenge()
    {
        Hello hello;
        const QByteArray bytes = helloBytes(hello, "nonce");
        QVERIFY(helloBytes(hello, "other") != bytes);
        hello.signature = "signature";
        QCOMPARE(helloBytes(hello, "nonce"), bytes);
        hello.rememberedSize = 1;
        QVERIFY(helloBytes(hello, "nonce") != bytes);
        Enrol enrol;
        const QByteArray enrolled = enrolBytes(enrol, "nonce");
        enrol.publicKey = "key";
        QVERIFY(enrolBytes(enrol, "nonce") != enrolled);
        const ledger::DeviceId device(domain::Uuid::fromBytes("0123456789abcdef", 16));
        QVERIFY(revocationBytes(device) != revocationBytes({}));
        QVERIFY(!revocationBytes({}).startsWith(bytes.left(18)));
    }

    void theSchemaHasANumber()
    {
        QVERIFY(schemaNumber() > 100);
        QCOMPARE(schemaNumber(), schemaNumber());
    }
};

PLUMBLINE_TEST(MessagesTest)
#include "messagestest.moc"
