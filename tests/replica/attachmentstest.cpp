#include "plumbline/domain/attachmentlimit.h"
#include "support/attaching.h"
#include "support/otherprocess.h"
#include "support/plaintextsearch.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"
#include "support/testreplica.h"

#include <QDir>

using namespace plumbline;
using namespace plumbline::replica;
using namespace plumbline::tests;
using domain::EntityKind;
using ledger::Sha256;

namespace {

constexpr qsizetype Large = 3 * Attachments::PieceSize + 12345;

/// The replica's only account, made where there is none.
domain::Uuid accountOf(Replica &replica, World &world) {
    const auto reader = replica.reader().value();
    if (const auto all = reader->all(EntityKind::Account).value(); !all.empty())
        return all.front().id;
    if (!importAccounts(replica, QStringLiteral("Northwind"), 1, world))
        throw std::runtime_error("no account");
    return reader->all(EntityKind::Account).value().front().id;
}

std::int64_t attachmentCount(const Replica &replica) {
    return replica.reader().value()->count(EntityKind::Attachment).value();
}

/// Adds half of a file and is killed.
void addAndHang(const QString &folder) {
    World world;
    const auto replica = openReplica(folder, world).value();
    const auto file = NewAttachment::begin(*replica).value();
    if (!file->append(noise(Large, 3)))
        return;
    tellParent("half");
    for (;;)
        if (!file->append(noise(Attachments::PieceSize, 4)))
            return;
}

} // namespace

/// Attachments' bytes in the encrypted file of a replica that stands alone.
class AttachmentsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    World m_world;

    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("replica")); }

    [[nodiscard]] std::unique_ptr<Replica> createOrOpen() {
        return (QFileInfo::exists(path()) ? openReplica(path(), m_world) : createReplica(path(), m_world)).value();
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFileIsKeptWholeAndReadBackByItsHash() {
        const auto replica = createReplica(path(), m_world).value();
        const domain::Uuid account = accountOf(*replica, m_world);
        for (const qsizetype size : {qsizetype{1}, Attachments::PieceSize, Attachments::PieceSize + 1, Large}) {
            const QByteArray bytes = noise(size, 1);
            const auto id = attach(*replica, EntityKind::Account, account, QStringLiteral("contract.pdf"), bytes, m_world.ids.next());
            QCOMPARE(codeOf(id), QStringLiteral("none"));
            const auto record = replica->reader().value()->find(EntityKind::Attachment, id->uuid()).value();
            QVERIFY(record);
            const auto attachment = domain::fromRecord<domain::Attachment>(*record).value();
            QCOMPARE(attachment.size, size);
            QVERIFY(attachment.added_by == replica->owner().user);
            QCOMPARE(keptBytes(*replica, Sha256::of(bytes)), bytes);
            const auto kept = replica->reader().value()->attachmentBytes(Sha256::of(bytes)).value();
            QVERIFY(kept && kept->state == KeptBytes::State::Whole && kept->size == size);
        }
        QVERIFY(replica->reader().value()->attachmentPiece(Sha256::of("nothing"), 0).value().isEmpty());
        QCOMPARE(codeOf(replica->checkIntegrity()), QStringLiteral("none"));
    }

    void theSameBytesAreKeptOnce() {
        const QByteArray bytes = noise(8 << 20, 2);
        const auto add = [&](int times) {
            const auto replica = createOrOpen();
            const domain::Uuid account = accountOf(*replica, m_world);
            for (int i = 0; i < times; ++i)
                QVERIFY(attach(*replica, EntityKind::Account, account, QStringLiteral("f"), bytes, m_world.ids.next()));
        };
        add(1);
        const qint64 size = QFileInfo(databasePath(path())).size();
        QVERIFY(size > bytes.size());
        add(3);
        // What is added a second time is stored until its hash is known; its room is used again.
        QVERIFY(QFileInfo(databasePath(path())).size() < size + bytes.size() + (2 << 20));
        const auto replica = createOrOpen();
        QCOMPARE(attachmentCount(*replica), 4);
        QCOMPARE(keptBytes(*replica, Sha256::of(bytes)), bytes);
    }

    void whatCannotBeAnAttachmentIsRefusedAndLeavesNothing() {
        const auto replica = createReplica(path(), m_world).value();
        const domain::Uuid account = accountOf(*replica, m_world);
        const QString name = QStringLiteral("file");
        const QByteArray bytes = noise(Large, 5);
        QCOMPARE(codeOf(attach(*replica, EntityKind::Account, account, name, {}, m_world.ids.next())),
                 codeOf(domain::errors::AttachmentUnusable));
        QCOMPARE(codeOf(attach(*replica, EntityKind::Account, account, QStringLiteral("../file"), bytes, m_world.ids.next())),
                 codeOf(domain::errors::AttachmentUnusable));
        QCOMPARE(codeOf(attach(*replica, EntityKind::Account, m_world.ids.next(), name, bytes, m_world.ids.next())),
                 codeOf(domain::errors::RecordNotFound));
        QVERIFY(!replica->reader().value()->attachmentBytes(Sha256::of(bytes)).value());
        QCOMPARE(attachmentCount(*replica), 0);

        const auto file = NewAttachment::begin(*replica).value();
        const QByteArray part(4 << 20, 'x');
        for (std::int64_t size = 0; size < domain::MaxAttachmentSize; size += part.size())
            QVERIFY(file->append(part));
        QCOMPARE(codeOf(file->append("y")), codeOf(domain::errors::AttachmentUnusable));
        QVERIFY(file->discard());
    }

    void aFileThatWasGivenUpLeavesNoByte() {
        const auto replica = createReplica(path(), m_world).value();
        accountOf(*replica, m_world);
        const auto file = NewAttachment::begin(*replica).value();
        QVERIFY(file->append(noise(Large, 6)));
        QVERIFY(file->discard());
        QVERIFY(!replica->reader().value()->attachmentBytes(Sha256::of(noise(Large, 6))).value());
        // The pages it had are used again: another of the size makes the file no larger.
        const qint64 size = QFileInfo(databasePath(path())).size();
        const auto again = NewAttachment::begin(*replica).value();
        QVERIFY(again->append(noise(Large, 7)));
        QVERIFY(again->discard());
        QCOMPARE(QFileInfo(databasePath(path())).size(), size);
    }

    void aProcessKilledWhileAddingLeavesNothingBehind() {
        if (const QString folder = childArgument(); !folder.isEmpty()) {
            addAndHang(folder);
            return;
        }
        {
            const auto replica = createReplica(path(), m_world).value();
            accountOf(*replica, m_world);
        }
        QProcess child;
        startChild(child, *this, path());
        QCOMPARE(nextLine(child).value_or("nothing"), QByteArrayLiteral("half"));
        child.kill();
        QVERIFY(child.waitForFinished());
        const auto replica = openReplica(path(), m_world).value();
        QCOMPARE(attachmentCount(*replica), 0);
        QVERIFY(!replica->reader().value()->attachmentBytes(Sha256::of(noise(Large, 3))).value());
        const qint64 size = QFileInfo(databasePath(path())).size();
        const QByteArray bytes = noise(Large, 8);
        QVERIFY(attach(*replica, EntityKind::Account, accountOf(*replica, m_world), QStringLiteral("f"), bytes, m_world.ids.next()));
        // In the room that the swept bytes left.
        QVERIFY(QFileInfo(databasePath(path())).size() <= std::max<qint64>(size, 4 << 20));
        QCOMPARE(keptBytes(*replica, Sha256::of(bytes)), bytes);
        QCOMPARE(codeOf(replica->checkIntegrity()), QStringLiteral("none"));
    }

    void noByteOfAFileCanBeReadFromTheFolder() {
        const QByteArray secret = "Quittenbrot-8842 und Zwiebelkuchen-7731 for nobody else";
        QByteArray bytes;
        while (bytes.size() < Large)
            bytes += secret;
        {
            const auto replica = createReplica(path(), m_world).value();
            QVERIFY(attach(*replica, EntityKind::Account, accountOf(*replica, m_world), QStringLiteral("Hagebutte-5512.txt"), bytes,
                           m_world.ids.next()));
            QVERIFY(replica->backUp(m_folder->filePath(QStringLiteral("backup"))));
            PlaintextSearch search;
            search.addText(QStringLiteral("Quittenbrot-8842"));
            search.addText(QStringLiteral("Zwiebelkuchen-7731"));
            search.addText(QStringLiteral("Hagebutte-5512"));
            QCOMPARE(search.below(m_folder->path()).found, QStringList());
            QVERIFY(!search.in(bytes).isEmpty());
        }
        const auto backup = openReplica(m_folder->filePath(QStringLiteral("backup")), m_world).value();
        QCOMPARE(keptBytes(*backup, Sha256::of(bytes)), bytes);
    }

    void aFullDiskRefusesAFileAndKeepsTheRest() {
        PLUMBLINE_IN_OWN_MOUNTS()
        SmallDisk disk(m_folder->filePath(QStringLiteral("disk")), 8 * 1024);
        QVERIFY(disk.isMounted());
        const auto replica = createReplica(m_folder->filePath(QStringLiteral("disk/replica")), m_world).value();
        const domain::Uuid account = accountOf(*replica, m_world);
        const auto file = NewAttachment::begin(*replica).value();
        QString refusal = QStringLiteral("none");
        for (int i = 0; i < 64 && refusal == QStringLiteral("none"); ++i)
            refusal = codeOf(file->append(noise(1 << 20, static_cast<std::uint64_t>(i))));
        QCOMPARE(refusal, codeOf(errors::DiskFull));
        QVERIFY(disk.resize(64 * 1024));
        QVERIFY(file->discard());
        const QByteArray bytes = noise(Large, 9);
        QVERIFY(attach(*replica, EntityKind::Account, account, QStringLiteral("f"), bytes, m_world.ids.next()));
        QCOMPARE(keptBytes(*replica, Sha256::of(bytes)), bytes);
        QCOMPARE(codeOf(replica->checkIntegrity()), QStringLiteral("none"));
    }
};

PLUMBLINE_TEST(AttachmentsTest)
#include "attachmentstest.moc"
