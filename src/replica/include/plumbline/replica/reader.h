#pragma once

#include "plumbline/replica/attachments.h"
#include "plumbline/replica/syncing.h"

#include <map>

namespace plumbline::replica {

/// Which ledger entries to list; absent means any.
struct EntryFilter {
    std::optional<ledger::Position> before;
    domain::DateRange made;
    std::optional<domain::UserId> actor;
    std::optional<QString> kind;
    std::optional<domain::EntityKind> entity;
    /// At most this many, newest first.
    int limit = 200;
};

/// One change of one record with where it happened: a row of a record's history.
struct HistoryItem {
    ledger::Entry entry;
    domain::Change change;
};

/// Rows as the columns of analytics are filled from, without records in between. References are ids.
struct DealRow {
    domain::Uuid id;
    QByteArray title; // UTF-8
    domain::Uuid account, product, owner, stage; // nil where absent
    QByteArray source; // UTF-8, empty where absent
    QByteArray sourceRef;
    std::int64_t baseAmount;
    std::int32_t createdOn, expectedClose, closedOn; // days since 1970, NoDay where absent
    std::int32_t probability; // basis points, -1 where absent
    std::int64_t revision; // ledger position of its last change
};
inline constexpr std::int32_t NoDay = INT32_MIN;

struct StageChangeRow {
    domain::Uuid deal, stage;
    std::int32_t on; // NoDay where absent
    std::int32_t ordinal;
    std::int64_t baseAmount;
    std::int64_t revision;
    std::int32_t expectedClose; // NoDay where absent
};

/// A read connection. Every call sees one committed state; `inSnapshot` keeps one state over several calls.
class Reader final : public domain::View {
public:
    ~Reader() override;

    [[nodiscard]] domain::Result<std::optional<domain::Record>> find(domain::EntityKind kind, const domain::Uuid &id) const override;
    /// Every record of an entity in id order. The callback returns whether to go on.
    [[nodiscard]] domain::Result<void> forEach(domain::EntityKind kind, const std::function<Continue(const domain::Record &)> &row) const;
    /// The same with each record's revision: the ledger position of its last change.
    [[nodiscard]] domain::Result<void> forEachRevised(domain::EntityKind kind,
                                                      const std::function<Continue(const domain::Record &, ledger::Position)> &row) const;
    [[nodiscard]] domain::Result<std::int64_t> count(domain::EntityKind kind) const;
    /// Id and revision of the record of `kind` whose indexed text field has this value.
    [[nodiscard]] domain::Result<std::optional<domain::Uuid>> findByText(domain::EntityKind kind, int field, const QString &text) const;

    [[nodiscard]] domain::Result<std::vector<domain::Record>> where(domain::EntityKind kind, int field,
                                                                    const domain::Value &value) const override;
    [[nodiscard]] domain::Result<std::vector<domain::Record>> all(domain::EntityKind kind) const override;
    /// Every record whose `field` is one of `values`; the field is an indexed one.
    [[nodiscard]] domain::Result<std::vector<domain::Record>> where(domain::EntityKind kind, int field,
                                                                    std::span<const domain::Value> values) const;

    [[nodiscard]] domain::Result<void> forEachDeal(const std::function<Continue(const DealRow &)> &row) const;
    [[nodiscard]] domain::Result<void> forEachStageChange(const std::function<Continue(const StageChangeRow &)> &row) const;

    /// The last entry's; of an enrolled replica how far it has come with the hub.
    [[nodiscard]] domain::Result<ledger::Position> position() const;
    [[nodiscard]] domain::Result<std::vector<ledger::Entry>> entries(const EntryFilter &filter) const;
    [[nodiscard]] domain::Result<std::int64_t> entryCount() const;
    [[nodiscard]] domain::Result<std::optional<ledger::Entry>> entry(ledger::Position position) const;
    /// Which entries were taken back, and by which entry each.
    [[nodiscard]] domain::Result<std::map<ledger::Position, ledger::Position>> undone() const;
    /// The changes of an entry from `offset`, at most `limit` of them.
    [[nodiscard]] domain::Result<domain::Changes> changes(ledger::Position position, std::int64_t offset, std::int64_t limit) const;
    /// Everything that happened to one record, newest first.
    [[nodiscard]] domain::Result<std::vector<HistoryItem>> history(domain::EntityKind kind, const domain::Uuid &id) const;

    /// Whether the replica belongs to a hub.
    [[nodiscard]] bool isEnrolled() const;

    // Of an enrolled replica; empty otherwise.

    /// What waits for the hub, oldest first.
    [[nodiscard]] domain::Result<std::vector<Waiting>> waiting() const;
    /// What was set aside because its rows were taken away.
    [[nodiscard]] domain::Result<std::vector<Quarantined>> quarantined() const;
    /// This device's operations that have their outcome, the newest first.
    [[nodiscard]] domain::Result<std::vector<SettledOperation>> settled(std::int64_t limit) const;
    /// What the hub refused of this device's, the newest first.
    [[nodiscard]] domain::Result<std::vector<RefusedAtHub>> refusedAtHub(int limit) const;
    /// What became of an operation of this device; nothing while it waits.
    [[nodiscard]] domain::Result<std::optional<ledger::Settled>> outcome(std::int64_t deviceSequence) const;
    [[nodiscard]] domain::Result<SyncState> syncState() const;

    /// What is here of an attachment's bytes; nothing where none were ever wanted.
    [[nodiscard]] domain::Result<std::optional<KeptBytes>> attachmentBytes(const ledger::Digest &sha256) const;
    /// The stored piece that holds the byte at `offset`, from there on; empty where there is none. Of a whole attachment only.
    [[nodiscard]] domain::Result<QByteArray> attachmentPiece(const ledger::Digest &sha256, std::int64_t offset) const;

    struct Remembered {
        ledger::Position madeAt;
        QByteArray figures;
    };
    [[nodiscard]] domain::Result<std::optional<Remembered>> rememberedFigures(const QString &page) const;

    /// Ids of records whose searchable fields contain every word of `text`; one- and two-character Chinese terms too.
    [[nodiscard]] domain::Result<std::vector<std::pair<domain::EntityKind, domain::Uuid>>> search(const QString &text, int limit) const;

    /// Runs `read` inside one read transaction.
    [[nodiscard]] domain::Result<void> inSnapshot(const std::function<domain::Result<void>()> &read) const;

private:
    friend class Replica;
    struct Private;
    explicit Reader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace plumbline::replica
