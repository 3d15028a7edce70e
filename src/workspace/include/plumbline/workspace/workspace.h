#pragma once

#include "plumbline/analytics/pages.h"
#include "plumbline/analytics/rows.h"
#include "plumbline/domain/commands.h"
#include "plumbline/replica/reader.h"
#include "plumbline/replica/replica.h"
#include "plumbline/workspace/attachments.h"
#include "plumbline/workspace/audit.h"
#include "plumbline/workspace/importing.h"
#include "plumbline/workspace/syncing.h"

#include <QFuture>
#include <QObject>

#include <memory>

/// The one façade the window and the command line talk to: the signed-in user, the replica, and every query as a future.
/// All work happens on the workspace's own threads: futures finish without an event loop on the caller's side, and no call
/// here blocks. Results that carry a page say which ledger position they were made at.
namespace plumbline::workspace {

template<typename T>
using Pending = QFuture<domain::Result<T>>;

/// A page's figures with where they come from.
template<typename Page>
struct Shown {
    Page page;
    domain::Currency currency;
    ledger::Position madeAt = 0;
    /// The business date they are for; remembered figures may be yesterday's.
    domain::Date asOf;
    /// Whether these are remembered figures from the last time, shown until the columns are loaded.
    enum class Freshness { Remembered, Current } freshness = Freshness::Current;
};

/// Who the open replica belongs to; what a page offers follows from the role.
struct SignedIn {
    domain::UserId user;
    domain::Role role = domain::Role::Administrator;
    QString name;
};

/// Which demonstration organisation to make: `size` is small, medium or large; it ends `today`, absent meaning today.
struct Demonstration {
    QString size;
    quint64 seed = 1;
    std::optional<domain::Date> today;
};

class Workspace final : public QObject {
    Q_OBJECT

public:
    enum class State {
        /// No replica is open; nothing secret is in memory.
        Locked,
        /// Open; remembered figures can be had, columns are loading.
        Loading,
        /// Open, every query is answered from memory.
        Ready,
    };
    Q_ENUM(State)

    explicit Workspace(replica::Ports ports, QObject *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] State state() const;
    /// The ledger position of the newest committed operation; 0 while locked.
    [[nodiscard]] ledger::Position position() const;
    [[nodiscard]] QString folder() const;
    /// Nobody while locked.
    [[nodiscard]] std::optional<SignedIn> signedIn() const;

    /// Errors: those of replica::Replica::create and of replica::checkChosen.
    [[nodiscard]] Pending<void> create(const QString &folder, replica::Secret passphrase, const replica::Founding &founding);
    /// Where the hub was not heard for longer than its lease, nothing is open before it was: it is asked at once.
    /// Errors: those of replica::Replica::open; workspace.lease_over where the hub can't be reached then; sync.revoked.
    [[nodiscard]] Pending<void> unlock(const QString &folder, replica::Secret passphrase);
    /// The same beside whoever has it open, and from media that can't be written to: everything can be asked, nothing changed,
    /// and no hub is reached.
    [[nodiscard]] Pending<void> unlockForReading(const QString &folder, replica::Secret passphrase);
    /// Enrols this workstation with a hub and makes an empty replica for it; rows come as the status says from then on.
    /// Errors: those of sync::enrolOver and of replica::Replica::createEnrolled.
    [[nodiscard]] Pending<void> enrol(const QString &folder, replica::Secret passphrase, const Joining &joining);
    /// Waits for nothing: running work is cancelled, connections close, secrets are wiped.
    void lock();
    [[nodiscard]] Pending<void> changePassphrase(replica::Secret current, replica::Secret next);
    [[nodiscard]] Pending<void> backUp(const QString &targetFolder);
    [[nodiscard]] Pending<void> checkIntegrity();

    [[nodiscard]] Pending<QString> organisationName();
    [[nodiscard]] Pending<domain::Currency> baseCurrency();
    /// The organisation's IANA time zone; moments are shown in it.
    [[nodiscard]] Pending<QString> timeZone();
    /// Today in the organisation's time zone.
    [[nodiscard]] domain::Date today() const;
    /// Members of a dimension with rows behind them, in the order people expect.
    [[nodiscard]] Pending<std::vector<analytics::Member>> members(analytics::Dimension dimension);
    /// All there are of it, with rows behind them or not: whom a filter may name. Regions are those of teams and accounts.
    [[nodiscard]] Pending<std::vector<analytics::Member>> everyMember(analytics::Dimension dimension);

    [[nodiscard]] Pending<Shown<analytics::PipelinePage>> pipeline(const analytics::Slice &slice);
    [[nodiscard]] Pending<Shown<analytics::ReceivablesPage>> receivables(const analytics::Slice &slice);
    [[nodiscard]] Pending<Shown<analytics::HealthPage>> health(const analytics::Slice &slice);
    /// The rows a figure was made from. Errors: analytics.unknown_figure.
    [[nodiscard]] Pending<analytics::RowsPtr> rows(const analytics::FigureId &figure, const analytics::Slice &slice);
    /// Sorting and searching of long lists happens on the workspace's threads.
    [[nodiscard]] Pending<analytics::RowsPtr> sorted(analytics::RowsPtr rows, analytics::RowColumn column, analytics::Rows::Order order);
    [[nodiscard]] Pending<analytics::RowsPtr> containing(analytics::RowsPtr rows, const QString &text);

    [[nodiscard]] Pending<AuditPage> audit(const replica::EntryFilter &filter);
    /// One entry's changes, at most `limit` from `offset`, with labels and readable values.
    [[nodiscard]] Pending<std::vector<AuditChange>> auditChanges(ledger::Position position, std::int64_t offset, std::int64_t limit);
    /// Everything that happened to one record, newest first.
    [[nodiscard]] Pending<std::vector<AuditChange>> history(domain::EntityKind kind, const domain::Uuid &id);
    /// A record's fields with readable values, for the drawer.
    [[nodiscard]] Pending<std::vector<FieldText>> record(domain::EntityKind kind, const domain::Uuid &id);
    [[nodiscard]] Pending<std::vector<SearchHit>> search(const QString &text, int limit);

    /// Hangs a file on a record; it is encrypted into the replica as it is read, and sent to the hub when there is one. Progress of
    /// the future: 0…1000; cancelling leaves nothing behind. Errors: replica.unavailable, domain.attachment_unusable, and those of
    /// the act.
    [[nodiscard]] Pending<domain::AttachmentId> attach(domain::EntityKind kind, const domain::Uuid &record, const QString &path);
    /// In the order they were added.
    [[nodiscard]] Pending<std::vector<AttachmentShown>> attachments(domain::EntityKind kind, const domain::Uuid &record);
    /// Brings the file’s bytes onto this device where they are not here yet. Progress of the future: 0…1000.
    /// Errors: sync.unreachable (it comes when the hub can be reached), sync.attachment_not_there, sync.attachment_broken.
    [[nodiscard]] Pending<void> fetchAttachment(domain::AttachmentId id);
    /// In memory only. Errors: replica.attachment_not_here; domain.attachment_unusable when it is larger than `limit`.
    [[nodiscard]] Pending<QByteArray> attachmentBytes(domain::AttachmentId id, qint64 limit);
    /// Decrypts it to a file of the person’s own. Errors: replica.attachment_not_here, those of writing.
    [[nodiscard]] Pending<void> saveAttachment(domain::AttachmentId id, const QString &path);

    /// Reads the head of the file, guesses or applies the mapping and says what an import would do. Nothing is written.
    [[nodiscard]] Pending<ImportPreview> previewImport(const ImportRequest &request);
    /// Imports in one transaction. Cancelling the future cancels the import; nothing is written then.
    /// Progress of the future: 0…1000.
    [[nodiscard]] Pending<ImportOutcome> import(const ImportRequest &request);
    [[nodiscard]] Pending<std::vector<StoredTemplate>> importTemplates();
    [[nodiscard]] Pending<void> saveImportTemplate(const QString &name, const QString &mapping);

    /// Takes an operation back, as a new operation; without a position, the user's newest that is not undone.
    [[nodiscard]] Pending<ledger::Entry> undo(std::optional<ledger::Position> position);
    [[nodiscard]] Pending<void> patch(domain::EntityKind kind, const domain::Uuid &id, const QString &field, const domain::Value &base,
                                      const domain::Value &value);

    /// Runs one act at once; nothing when nothing had to change. Errors: those of the act.
    [[nodiscard]] Pending<std::optional<ledger::Entry>> act(domain::Command act);
    /// The same with the files the act is told by: those at `paths` become its files and commit with it, or nothing does.
    /// Errors: replica.unavailable, domain.attachment_unusable, and those of the act.
    [[nodiscard]] Pending<std::optional<ledger::Entry>> act(domain::Command act, const QStringList &paths);
    /// A new id for a record that an act makes.
    [[nodiscard]] domain::Uuid newId() const;

    /// As last told; `Alone` while locked.
    [[nodiscard]] SyncStatus syncStatus() const;
    /// Asks the hub for what is new, or tries at once to reach it.
    void syncNow();
    /// What waits for the hub, what was kept aside and the newest of what the hub refused, in the order it was made.
    [[nodiscard]] Pending<std::vector<WaitingWork>> waitingWork();
    /// The person has looked at what the hub refused.
    void markRefusalsSeen();
    enum class Conflicts { Open, All };
    /// Newest first.
    [[nodiscard]] Pending<std::vector<ConflictShown>> conflicts(Conflicts which);
    /// What an edited value would do, before it is chosen. Errors: workspace.value_unreadable.
    [[nodiscard]] Pending<std::vector<EffectLine>> effectOf(const ConflictDecision &decision);
    /// Each is decided by itself; one that is refused keeps none of the others back.
    [[nodiscard]] Pending<std::vector<DecisionOutcome>> resolve(const std::vector<ConflictDecision> &decisions);

    /// Fills a new replica with the demonstration organisation. Progress of the future: 0…1000.
    [[nodiscard]] Pending<void> createDemonstration(const QString &folder, replica::Secret passphrase, const Demonstration &wanted);

Q_SIGNALS:
    void stateChanged(plumbline::workspace::Workspace::State state);
    /// Something was committed and the columns hold it: pages showing an older position ask again.
    void changed(qint64 position);
    /// An attachment’s bytes came, or arrived at the hub.
    void attachmentsMoved();
    void syncStatusChanged(const plumbline::workspace::SyncStatus &status);
    /// The hub revoked this device: the data key is gone and the workspace is locked. What waited is lost with it.
    void revoked();
    /// Columns could not be loaded or the file became unreadable while open; workspace.lease_over: it was locked.
    void failed(const plumbline::domain::Error &error);

private:
    // What the desks read, each in its own header.
    friend class CashDesk;
    friend class CustomerDesk;
    friend class DealDesk;
    friend class FunnelDesk;
    friend class PromiseDesk;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace plumbline::workspace
