#include "plumbline/ledger/digesttext.h"
#include "plumbline/storage/statement.h"
#include "plumbline/sync/errors.h"
#include "support/attaching.h"
#include "support/decryptedpages.h"
#include "support/syncworld.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;
using domain::EntityKind;
using ledger::Sha256;
using replica::Attachments;
using replica::KeptBytes;

namespace {

constexpr qsizetype Pieces = 4;
constexpr qsizetype Size = (Pieces - 1) * Attachments::PieceSize + 4321;
/// Frames of a session beside an attachment's bytes.
constexpr std::int64_t Small = 40'000;

domain::Result<domain::AttachmentId> attachTo(Workstation &at, domain::DealId deal, const QByteArray &bytes, SyncWorld &world) {
    return attach(at.replica(), EntityKind::Deal, deal.uuid(), QStringLiteral("offer.pdf"), bytes, world.nextId());
}

bool has(Workstation &at, const QByteArray &bytes) {
    return keptBytes(at.replica(), Sha256::of(bytes)) == bytes;
}

void want(Workstation &at, const QByteArray &bytes) {
    if (!Attachments(at.replica()).want(Sha256::of(bytes), bytes.size()))
        throw std::runtime_error("not wanted");
}

/// The deal's owner as an act of someone who may.
domain::PatchField given(Workstation &by, domain::DealId deal, domain::UserId to) {
    const int field = domain::describe(EntityKind::Deal).indexOf(u"owner");
    const auto record = by.replica().reader().value()->find(EntityKind::Deal, deal.uuid()).value();
    return {EntityKind::Deal, deal.uuid(), field, record->values.at(static_cast<std::size_t>(field)), to.uuid()};
}

/// What the hub answers to a message of this device.
wire::FromHub answerTo(Workstation &at, const wire::FromDevice &message) {
    at.toHub.push_back(wire::encode(message));
    at.deliverToHub();
    const QByteArray frame = at.toDevice.back();
    at.toDevice.pop_back();
    return wire::decodeFromHub(frame).value();
}

} // namespace

/// Attachments' bytes between real replicas and a real hub.
class AttachmentTraffic : public QObject {
    Q_OBJECT

public:
    explicit AttachmentTraffic(storage::Engine engine) : m_engine(engine) {}

protected:
    storage::Engine m_engine;
    std::unique_ptr<SyncWorld> m_world;

    /// One frame of this workstation's line; false when nothing moves.
    bool frame(Workstation &at) {
        if (!m_world->hub().commitQueued())
            throw std::runtime_error("no commit");
        return at.deliverToHub() || at.deliverToDevice();
    }
    void drain() {
        while (m_world->step()) {
        }
    }
    /// Bytes of it the hub has; -1 where it knows nothing of it.
    std::int64_t atHub(const QByteArray &bytes) {
        const auto data = m_world->hubData();
        storage::Statement<1, 1> have(*data, "SELECT have FROM stored_blob WHERE sha256 = $1");
        return have.value<std::int64_t>(storage::Bytes(Sha256::of(bytes))).value().value_or(-1);
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<SyncWorld>(1, m_engine); }
    void cleanup() { m_world.reset(); }

    void aByteThatChangedAtTheHubIsFoundByItsCheck() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        const QByteArray bytes = noise(Size, 3);
        QVERIFY(attachTo(seller, m_world->northDeals[0], bytes, *m_world));
        seller.wake();
        m_world->settle();
        QVERIFY(m_world->hub().verify());
        {
            const auto data = m_world->hubData();
            QByteArray piece = bytes.left(Attachments::PieceSize);
            piece[7] = static_cast<char>(piece[7] ^ 1);
            storage::Statement<2> change(*data, "UPDATE stored_piece SET bytes = $1 WHERE sha256 = $2 AND first_byte = 0");
            QVERIFY(change.run(storage::bytesOf(piece), storage::Bytes(Sha256::of(bytes))));
        }
        const auto verified = m_world->hub().verify();
        QVERIFY(!verified);
        QVERIFY(verified.error().detail.startsWith(QStringLiteral("attachment ")));
    }

    void aFileComesToTheHubAndToWhoeverAsksForIt() {
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        const QByteArray bytes = noise(Size, 1);
        const auto id = attachTo(seller, m_world->northDeals[0], bytes, *m_world);
        QCOMPARE(codeOf(id), QStringLiteral("none"));
        QCOMPARE(atHub(bytes), -1);
        seller.wake();
        m_world->settle();
        QCOMPARE(atHub(bytes), Size);
        // The record is there, the bytes come when they are asked for.
        QVERIFY(manager.replica().reader().value()->find(EntityKind::Attachment, id->uuid()).value());
        QVERIFY(!manager.replica().reader().value()->attachmentBytes(Sha256::of(bytes)).value());
        want(manager, bytes);
        manager.wake();
        m_world->settle();
        QVERIFY(has(manager, bytes));
        // Nothing is said about it again.
        const std::int64_t up = seller.bytesUp + manager.bytesUp;
        seller.cut();
        manager.cut();
        m_world->settle();
        QVERIFY(seller.bytesUp + manager.bytesUp - up < Small);
    }

    void anUploadCutAfterAnyFrameGoesOnFromThere() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        bool cutInside = true;
        for (int frames = 0; cutInside; ++frames) {
            seller.cut();
            const QByteArray bytes = noise(Size, 1000 + static_cast<std::uint64_t>(frames));
            QVERIFY(attachTo(seller, m_world->northDeals[0], bytes, *m_world));
            const std::int64_t up = seller.bytesUp;
            seller.connect();
            for (int i = 0; i < frames && cutInside; ++i)
                cutInside = frame(seller);
            const std::int64_t there = std::max<std::int64_t>(0, atHub(bytes));
            const std::int64_t before = seller.bytesUp;
            seller.cut();
            m_world->settle();
            QCOMPARE(atHub(bytes), Size);
            QVERIFY2(seller.bytesUp - before < Size - there + Small, qPrintable(QString::number(frames)));
            QVERIFY(seller.bytesUp - up < Size + 2 * Small);
        }
        QVERIFY(m_world->hub().verify());
    }

    void aDownloadCutAfterAnyFrameGoesOnFromThere() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        m_world->settle();
        bool cutInside = true;
        for (int frames = 0; cutInside; ++frames) {
            const QByteArray bytes = noise(Size, 2000 + static_cast<std::uint64_t>(frames));
            QVERIFY(attachTo(seller, m_world->northDeals[0], bytes, *m_world));
            seller.wake();
            m_world->settle();
            manager.cut();
            want(manager, bytes);
            manager.connect();
            for (int i = 0; i < frames && cutInside; ++i)
                cutInside = frame(manager);
            const auto kept = manager.replica().reader().value()->attachmentBytes(Sha256::of(bytes)).value();
            const std::int64_t before = manager.bytesDown;
            // Not readable before all of it is there.
            QVERIFY(kept->state == KeptBytes::State::Whole || !has(manager, bytes));
            if (frames % 2 == 0)
                manager.cut();
            else
                manager.crash();
            m_world->settle();
            QVERIFY(has(manager, bytes));
            QVERIFY2(manager.bytesDown - before < Size - kept->have + Small, qPrintable(QString::number(frames)));
        }
    }

    void aHubKilledInTheMiddleOfAnUploadGoesOn() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        const QByteArray bytes = noise(Size, 3);
        QVERIFY(attachTo(seller, m_world->northDeals[0], bytes, *m_world));
        seller.wake();
        while (atHub(bytes) < 2 * Attachments::PieceSize)
            QVERIFY(frame(seller));
        const std::int64_t up = seller.bytesUp;
        m_world->restartHub();
        m_world->settle();
        QCOMPARE(atHub(bytes), Size);
        QVERIFY(seller.bytesUp - up < 2 * Attachments::PieceSize + Small);
    }

    void framesThatComeTwiceChangeNothing() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        m_world->settle();
        const QByteArray bytes = noise(Size, 4);
        QVERIFY(attachTo(seller, m_world->northDeals[0], bytes, *m_world));
        seller.wake();
        const auto twice = [](std::deque<QByteArray> &frames) {
            if (!frames.empty())
                frames.push_front(frames.front());
        };
        const std::int64_t up = seller.bytesUp;
        for (int i = 0; i < 200; ++i) {
            twice(i % 2 == 0 ? seller.toHub : seller.toDevice);
            frame(seller);
        }
        drain();
        // Where an answer came so often that it looked like a refusal, the next session goes on.
        seller.cut();
        m_world->settle();
        QCOMPARE(atHub(bytes), Size);
        QVERIFY2(seller.bytesUp - up < 8 * Size, qPrintable(QString::number(seller.bytesUp - up)));
        want(manager, bytes);
        manager.wake();
        for (int i = 0; i < 200; ++i) {
            twice(i % 2 == 0 ? manager.toHub : manager.toDevice);
            frame(manager);
        }
        drain();
        QVERIFY(has(manager, bytes));
    }

    void aLongUploadKeepsNoOperationWaiting() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        const QByteArray bytes = noise(40 * Attachments::PieceSize, 5);
        QVERIFY(attachTo(seller, m_world->northDeals[0], bytes, *m_world));
        seller.wake();
        while (atHub(bytes) < 2 * Attachments::PieceSize)
            QVERIFY(frame(seller));
        const int field = domain::describe(EntityKind::Deal).indexOf(u"title");
        QVERIFY(seller.execute(domain::PatchField{EntityKind::Deal, m_world->northDeals[1].uuid(), field,
                                                  QStringLiteral("north deal 1"), QStringLiteral("in between")}));
        while (seller.state().pending > 0)
            QVERIFY(frame(seller));
        QVERIFY2(atHub(bytes) < 6 * Attachments::PieceSize, qPrintable(QString::number(atHub(bytes))));
        m_world->settle();
        QCOMPARE(atHub(bytes), bytes.size());
    }

    void whatNoVisibleRecordNamesIsNeitherGivenNorTaken() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        Workstation &stranger = m_world->addWorkstation(QStringLiteral("sam"), m_world->southSeller);
        m_world->settle();
        const QByteArray bytes = noise(Size, 6);
        QVERIFY(attachTo(seller, m_world->northDeals[0], bytes, *m_world));
        seller.wake();
        m_world->settle();
        QCOMPARE(atHub(bytes), Size);
        const ledger::Digest hash = Sha256::of(bytes);
        const wire::FromHub nothing = wire::BlobState{hash, 0, -1};
        QVERIFY(answerTo(stranger, wire::BlobRequest{hash, 0}) == nothing);
        QVERIFY(answerTo(stranger, wire::BlobPiece{hash, 0, Size, {}}) == nothing);
        const auto allowed = answerTo(seller, wire::BlobRequest{hash, 0});
        QVERIFY(std::holds_alternative<wire::BlobPiece>(allowed));
        // Not even where it would be the first to bring it.
        const QByteArray own = noise(1000, 7);
        const wire::FromHub refused = wire::BlobState{Sha256::of(own), 0, -1};
        QVERIFY(answerTo(stranger, wire::BlobPiece{Sha256::of(own), 0, own.size(), own}) == refused);
        QCOMPARE(atHub(own), -1);
        // Nor of another size than the record says.
        QVERIFY(answerTo(seller, wire::BlobPiece{hash, 0, Size + 1, own}) == nothing);
        // A device that asks all the same is told that it is not there.
        want(stranger, bytes);
        stranger.wake();
        m_world->settle();
        QVERIFY(keptBytes(stranger.replica(), hash).isEmpty());
        QVERIFY(stranger.isConnected());
    }

    void bytesWithAnotherHashAreDroppedByTheHub() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        const QByteArray bytes = noise(Size, 8);
        const ledger::Digest hash = Sha256::of(bytes);
        QVERIFY(attachTo(seller, m_world->northDeals[0], bytes, *m_world));
        seller.wake();
        // Until the record is there, but none of the bytes.
        while (seller.state().pending > 0)
            QVERIFY(frame(seller));
        seller.toHub.clear();
        const QByteArray other = noise(Size, 9);
        for (std::int64_t at = 0; at < Size; at += Attachments::PieceSize) {
            const QByteArray piece = other.mid(at, Attachments::PieceSize);
            const auto answer = std::get<wire::BlobState>(answerTo(seller, wire::BlobPiece{hash, at, Size, piece}));
            QCOMPARE(answer.have, at + piece.size() < Size ? at + piece.size() : 0);
        }
        QCOMPARE(atHub(bytes), -1);
        // Half of another's bytes lie there under the hash: it begins again when they turn out wrong.
        QVERIFY(std::holds_alternative<wire::BlobState>(
            answerTo(seller, wire::BlobPiece{hash, 0, Size, other.left(Attachments::PieceSize)})));
        seller.cut();
        m_world->settle();
        QCOMPARE(atHub(bytes), Size);
    }

    void bytesWithAnotherHashAreThrownAwayByTheDevice() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        m_world->settle();
        const QByteArray bytes = noise(Size, 10);
        QVERIFY(attachTo(seller, m_world->northDeals[0], bytes, *m_world));
        seller.wake();
        m_world->settle();
        want(manager, bytes);
        manager.wake();
        int spoiled = 0;
        do {
            if (manager.toDevice.empty())
                continue;
            const auto message = wire::decodeFromHub(manager.toDevice.front()).value();
            if (const auto *piece = std::get_if<wire::BlobPiece>(&message)) {
                wire::BlobPiece other = *piece;
                other.bytes[0] = static_cast<char>(other.bytes[0] ^ 1);
                manager.toDevice.front() = wire::encode(wire::FromHub(other));
                ++spoiled;
            }
        } while (frame(manager));
        QCOMPARE(spoiled, static_cast<int>(Pieces));
        QVERIFY(keptBytes(manager.replica(), Sha256::of(bytes)).isEmpty());
        const auto kept = manager.replica().reader().value()->attachmentBytes(Sha256::of(bytes)).value();
        QCOMPARE(kept->have, 0);
        manager.cut();
        m_world->settle();
        QVERIFY(has(manager, bytes));
    }

    void aRetractedRecordTakesItsFilesWithIt() {
        Workstation &director = m_world->addWorkstation(QStringLiteral("dan"), m_world->director);
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        QByteArray secret;
        while (secret.size() < Size)
            secret += "Quittenbrot8842 ";
        const QByteArray shared = noise(Size, 13);
        QVERIFY(attachTo(seller, m_world->northDeals[0], secret, *m_world));
        QVERIFY(attachTo(seller, m_world->northDeals[0], shared, *m_world));
        QVERIFY(attachTo(seller, m_world->northDeals[1], shared, *m_world));
        seller.wake();
        m_world->settle();
        QVERIFY(decryptedPages(seller.folder()).contains("Quittenbrot8842"));
        QVERIFY(director.execute(given(director, m_world->northDeals[0], m_world->southSeller)));
        m_world->settle();
        const QByteArray left = decryptedPages(seller.folder());
        const ledger::Digest hash = Sha256::of(secret);
        QVERIFY(!left.contains("Quittenbrot8842"));
        QVERIFY(!left.contains(QByteArray(reinterpret_cast<const char *>(hash.data()), static_cast<qsizetype>(hash.size()))));
        QVERIFY(!left.contains(ledger::toHex(hash).toLatin1()));
        // Another deal of theirs has the same file.
        QVERIFY(has(seller, shared));
        QVERIFY(seller.replica().checkIntegrity());
        // Half of a file that was coming goes as well.
        QVERIFY(director.execute(given(director, m_world->northDeals[0], m_world->northSeller)));
        m_world->settle();
        want(seller, secret);
        seller.wake();
        while (seller.replica().reader().value()->attachmentBytes(hash).value()->have == 0)
            QVERIFY(frame(seller));
        QVERIFY(decryptedPages(seller.folder()).contains("Quittenbrot8842"));
        seller.cut();
        QVERIFY(director.execute(given(director, m_world->northDeals[0], m_world->southSeller)));
        m_world->settle();
        QVERIFY(!decryptedPages(seller.folder()).contains("Quittenbrot8842"));
    }

    void aFileThatWasNotSentIsSetAsideWithItsOperation() {
        Workstation &director = m_world->addWorkstation(QStringLiteral("dan"), m_world->director);
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        seller.cut();
        const QByteArray bytes = noise(Size, 14);
        QVERIFY(attachTo(seller, m_world->northDeals[0], bytes, *m_world));
        QVERIFY(director.execute(given(director, m_world->northDeals[0], m_world->southSeller)));
        drain();
        m_world->settle();
        QCOMPARE(seller.state().quarantined, 1);
        QCOMPARE(seller.replica().reader().value()->count(EntityKind::Attachment).value(), 0);
        QVERIFY(has(seller, bytes));
        QCOMPARE(atHub(bytes), -1);
        QCOMPARE(seller.state().pending, 0);
        QVERIFY(seller.rows() == m_world->hub().viewOf(seller.user()).value());
    }

    void aSessionForOnceEndsWhenTheFilesAreThere() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        m_world->settle();
        seller.cut();
        const QByteArray bytes = noise(Size, 15);
        QVERIFY(attachTo(seller, m_world->northDeals[0], bytes, *m_world));
        want(seller, noise(10, 16));
        seller.connect(sync::Mode::Once);
        while (frame(seller)) {
        }
        QCOMPARE(atHub(bytes), Size);
        QVERIFY(!seller.lastError());
    }
};

/// With the hub on a file of its own, whose backup is the hub's business too.
class AttachmentTrafficTest : public AttachmentTraffic {
    Q_OBJECT

public:
    AttachmentTrafficTest() : AttachmentTraffic(storage::Engine::Sqlite) {}

private Q_SLOTS:
    void aRestoredHubGetsItsFilesAgain() {
        Workstation &seller = m_world->addWorkstation(QStringLiteral("ned"), m_world->northSeller);
        Workstation &manager = m_world->addWorkstation(QStringLiteral("nora"), m_world->northManager);
        m_world->settle();
        const QByteArray before = noise(Size, 11);
        QVERIFY(attachTo(seller, m_world->northDeals[0], before, *m_world));
        m_world->settle();
        m_world->backUpHub();
        const QByteArray after = noise(Size, 12);
        QVERIFY(attachTo(seller, m_world->northDeals[0], after, *m_world));
        seller.wake();
        m_world->settle();
        want(manager, after);
        manager.wake();
        m_world->settle();
        QVERIFY(has(manager, after));
        m_world->restoreHub();
        QCOMPARE(atHub(after), -1);
        const std::int64_t up = seller.bytesUp + manager.bytesUp;
        m_world->settle();
        QCOMPARE(atHub(before), Size);
        QCOMPARE(atHub(after), Size);
        // What the backup had is only asked after, and what one has sent the other need not send.
        QVERIFY(seller.bytesUp + manager.bytesUp - up < 2 * Size + 4 * Small);
    }
};

/// The same with the hub on PostgreSQL.
class AttachmentTrafficOnPostgresTest : public AttachmentTraffic {
    Q_OBJECT

public:
    AttachmentTrafficOnPostgresTest() : AttachmentTraffic(storage::Engine::Postgres) {}
};

PLUMBLINE_TEST(AttachmentTrafficTest)
PLUMBLINE_TEST(AttachmentTrafficOnPostgresTest)
#include "attachmenttraffictest.moc"
