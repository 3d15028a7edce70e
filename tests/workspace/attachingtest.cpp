#include "opened.h"
#include "plumbline/domain/errors.h"
#include "plumbline/replica/errors.h"
#include "support/attaching.h"
#include "support/plaintextsearch.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"

#include <QSignalSpy>

using namespace plumbline;
using namespace plumbline::tests;
using domain::EntityKind;
using workspace::AttachmentShown;

namespace {

constexpr qsizetype Large = 5'000'000;

} // namespace

/// Files on records as the window has them, on a replica that stands alone.
class AttachingTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<OpenedWorkspace> m_opened;
    domain::Uuid m_customer;

    [[nodiscard]] std::vector<AttachmentShown> files() {
        return answerOf(m_opened->workspace.attachments(EntityKind::Account, m_customer)).value();
    }
    [[nodiscard]] domain::Result<domain::AttachmentId> attachFile(const QString &path) {
        return answerOf(m_opened->workspace.attach(EntityKind::Account, m_customer, path));
    }

private Q_SLOTS:
    void init() {
        m_opened = std::make_unique<OpenedWorkspace>();
        QVERIFY(m_opened->create(domain::Currency::of("CNY")));
        workspace::ImportRequest request;
        request.path = m_opened->write(QStringLiteral("accounts.csv"), "account,sector\n远景科技,energy\n");
        QVERIFY(answerOf(m_opened->workspace.import(request)));
        const auto found = answerOf(m_opened->workspace.search(QStringLiteral("远景"), 5)).value();
        QCOMPARE(found.size(), std::size_t{1});
        m_customer = found.front().record;
    }
    void cleanup() { m_opened.reset(); }

    void anActComesWithItsFilesOrNeitherDoes() {
        domain::PublishDocument publish;
        publish.document = domain::DocumentId(m_opened->workspace.newId());
        publish.title = QStringLiteral("技术白皮书");
        const QString path = m_opened->write(QStringLiteral("白皮书.pdf"), noise(Large, 2));
        const auto refused = answerOf(m_opened->workspace.act(publish, {path, path + QStringLiteral(".missing")}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, replica::errors::Unavailable);
        QVERIFY(answerOf(m_opened->workspace.attachments(EntityKind::Document, publish.document.uuid()))->empty());

        QVERIFY(answerOf(m_opened->workspace.act(publish, {path})));
        const auto list = answerOf(m_opened->workspace.attachments(EntityKind::Document, publish.document.uuid())).value();
        QCOMPARE(list.size(), std::size_t{1});
        QCOMPARE(list.front().name, QStringLiteral("白皮书.pdf"));
        QCOMPARE(answerOf(m_opened->workspace.attachmentBytes(list.front().id, Large)).value(), noise(Large, 2));
    }
    void aFileIsListedLookedAtAndSaved() {
        const QByteArray bytes = noise(Large, 1);
        const QString path = m_opened->write(QStringLiteral("合同 2026.pdf"), bytes);
        auto pending = m_opened->workspace.attach(EntityKind::Account, m_customer, path);
        const auto id = answerOf(pending);
        QVERIFY(id);
        QCOMPARE(pending.progressMaximum(), 1000);
        QCOMPARE(pending.progressValue(), 1000);
        const auto list = files();
        QCOMPARE(list.size(), std::size_t{1});
        const AttachmentShown &file = list.front();
        QVERIFY(file.id == *id);
        QCOMPARE(file.name, QStringLiteral("合同 2026.pdf"));
        QCOMPARE(file.mediaType, QStringLiteral("application/pdf"));
        QCOMPARE(file.size, Large);
        QCOMPARE(file.addedBy, QStringLiteral("Ana"));
        QVERIFY(file.place == AttachmentShown::Place::Here);
        QVERIFY(answerOf(m_opened->workspace.fetchAttachment(*id)));
        QCOMPARE(answerOf(m_opened->workspace.attachmentBytes(*id, Large)).value(), bytes);
        QCOMPARE(codeOf(answerOf(m_opened->workspace.attachmentBytes(*id, Large - 1))), codeOf(domain::errors::AttachmentUnusable));
        const QString copy = m_opened->folder.filePath(QStringLiteral("copy.pdf"));
        QVERIFY(answerOf(m_opened->workspace.saveAttachment(*id, copy)));
        QCOMPARE(contentOf(copy), bytes);
        const QString nowhere = m_opened->folder.filePath(QStringLiteral("no/such/folder/copy.pdf"));
        QCOMPARE(codeOf(answerOf(m_opened->workspace.saveAttachment(*id, nowhere))), codeOf(replica::errors::FolderNotWritable));
    }

    void whatCannotBeAttachedSaysWhy() {
        const auto code = [this](const QString &path) { return codeOf(attachFile(path)); };
        QCOMPARE(code(m_opened->folder.filePath(QStringLiteral("missing"))), codeOf(replica::errors::Unavailable));
        QCOMPARE(code(m_opened->folder.path()), codeOf(replica::errors::Unavailable));
        QCOMPARE(code(m_opened->write(QStringLiteral("empty"), {})), codeOf(domain::errors::AttachmentUnusable));
        QFile sparse(m_opened->folder.filePath(QStringLiteral("huge")));
        QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize((qint64{256} << 20) + 1));
        QCOMPARE(code(sparse.fileName()), codeOf(domain::errors::AttachmentUnusable));
        const QString some = m_opened->write(QStringLiteral("some"), "some");
        QCOMPARE(codeOf(answerOf(m_opened->workspace.attach(EntityKind::Deal, m_customer, some))),
                 codeOf(domain::errors::RecordNotFound));
        QVERIFY(files().empty());
    }

    void cancellingLeavesNothingAndOthersAreNotKeptWaiting() {
        QFile sparse(m_opened->folder.filePath(QStringLiteral("large")));
        QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(qint64{200} << 20));
        auto pending = m_opened->workspace.attach(EntityKind::Account, m_customer, sparse.fileName());
        // Another write gets its turn while it is read.
        QVERIFY(answerOf(m_opened->workspace.saveImportTemplate(QStringLiteral("t"), QStringLiteral("{}"))));
        QVERIFY(!pending.isFinished());
        pending.cancel();
        pending.waitForFinished();
        QVERIFY(answerOf(m_opened->workspace.saveImportTemplate(QStringLiteral("u"), QStringLiteral("{}"))));
        QVERIFY(files().empty());
    }

    void lockingInTheMiddleLeavesNothing() {
        const QString path = m_opened->write(QStringLiteral("large"), noise(20'000'000, 2));
        auto pending = m_opened->workspace.attach(EntityKind::Account, m_customer, path);
        m_opened->workspace.lock();
        pending.waitForFinished();
        QVERIFY(answerOf(m_opened->workspace.unlock(m_opened->replicaFolder(), secretOf(Passphrase))));
        QVERIFY(files().empty());
        QVERIFY(attachFile(path));
        QCOMPARE(files().size(), std::size_t{1});
    }

    void lookingAtAFileWritesItNowhere() {
        const QByteArray bytes = QByteArray("Quittenbrot-8842 ").repeated(100'000);
        QTemporaryDir outside;
        QFile file(outside.filePath(QStringLiteral("secret.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto id = attachFile(file.fileName());
        QVERIFY(id);
        QCOMPARE(answerOf(m_opened->workspace.attachmentBytes(*id, bytes.size())).value(), bytes);
        PlaintextSearch search;
        search.addText(QStringLiteral("Quittenbrot-8842"));
        search.addText(QStringLiteral("secret.txt"));
        QCOMPARE(search.below(m_opened->folder.path()).found, QStringList());
    }
};

PLUMBLINE_TEST(AttachingTest)
#include "attachingtest.moc"
