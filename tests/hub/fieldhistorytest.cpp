#include "../../src/hub/fieldhistory.h"
#include "../../src/hub/hubschema.h"
#include "plumbline/storage/sqlite/connection.h"
#include "plumbline/storage/transaction.h"
#include "support/testregistry.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace plumbline;
using ledger::Position;

namespace {

constexpr int Devices = 3;
constexpr int Records = 3;
constexpr int Fields = 2;

domain::Uuid idOf(int number) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[0] = 1;
    bytes[15] = static_cast<std::uint8_t>(number + 1);
    return domain::Uuid(bytes);
}

int fieldAt(int number) {
    return domain::describe<domain::Deal>().indexOf(number == 0 ? u"title" : u"source");
}

/// A ledger of one's own making, on an encrypted file, and what the history is to say of it.
class Ledger {
public:
    Ledger() {
        constexpr std::array<std::uint8_t, 32> key{3, 1, 4};
        connection = storage::sqlite::Connection::open(folder.filePath(QStringLiteral("hub.db")), key, storage::sqlite::Access::Create).value();
        if (!hub::bringToToday(*connection))
            throw std::runtime_error("schema");
        // Never committed: nothing here waits for the disk.
        transaction.emplace(storage::Transaction::beginWrite(*connection).value());
        journal = std::make_unique<hub::JournalStore>(*connection);
        fields = std::make_unique<hub::FieldHistory>(*journal);
    }
    /// An entry of a device that sets a field of these records, as often as they are named.
    void write(int device, const std::vector<int> &records, int field) {
        hub::JournalEntry entry;
        entry.entry.position = ++head;
        entry.entry.operation = ledger::OperationId(idOf(static_cast<int>(head)));
        entry.entry.device = ledger::DeviceId(idOf(device));
        entry.entry.deviceSequence = head;
        entry.entry.admittedAt = domain::Instant(std::chrono::seconds(head));
        for (const int record : records) {
            entry.changes.emplace_back(
                domain::Updated{domain::EntityKind::Deal, idOf(record), {{fieldAt(field), {}, domain::Value(QString::number(head))}}});
            entry.previous.push_back(revisions[static_cast<std::size_t>(record)]);
            revisions[static_cast<std::size_t>(record)] = head;
        }
        if (!journal->append(entry))
            throw std::runtime_error("append");
        fields->wrote(entry);
        entries.push_back(std::move(entry));
    }
    [[nodiscard]] std::optional<Position> asked(int record, int field, Position base, int device) {
        const auto found = fields->newestUnseen({{domain::EntityKind::Deal, idOf(record)}, fieldAt(field), revisions[static_cast<std::size_t>(record)],
                                                 base, ledger::DeviceId(idOf(device))});
        return found.value() ? std::optional((*found)->position) : std::nullopt;
    }
    /// Written out: every entry, the newest first.
    [[nodiscard]] std::optional<Position> expected(int record, int field, Position base, int device) const {
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
            if (entry->entry.position > base && entry->entry.device != ledger::DeviceId(idOf(device)))
                for (const domain::Change &change : entry->changes)
                    if (domain::recordOf(change) == idOf(record) && std::get<domain::Updated>(change).fields.front().field == fieldAt(field))
                        return entry->entry.position;
        return std::nullopt;
    }

    QTemporaryDir folder;
    std::unique_ptr<storage::Connection> connection;
    std::optional<storage::Transaction> transaction;
    std::unique_ptr<hub::JournalStore> journal;
    std::unique_ptr<hub::FieldHistory> fields;
    std::vector<hub::JournalEntry> entries;
    std::array<Position, Records> revisions{};
    Position head = 0;
};

} // namespace

/// Who changed a field last, as it is kept, beside every entry read again.
class FieldHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptSaysWhatTheLedgerSays() {
        std::mt19937 random(5);
        const auto below = [&](int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); };
        for (int history = 0; history < 20; ++history) {
            Ledger ledger;
            for (int step = 0; step < 120; ++step) {
                std::vector<int> records(static_cast<std::size_t>(1 + below(3)));
                for (int &record : records)
                    record = below(Records);
                ledger.write(below(Devices), records, below(Fields));
                const int record = below(Records);
                const int field = below(Fields);
                const auto base = static_cast<Position>(below(static_cast<int>(ledger.head) + 1));
                const int device = below(Devices + 1);
                QCOMPARE(ledger.asked(record, field, base, device), ledger.expected(record, field, base, device));
                if (below(30) == 0)
                    ledger.fields->forget();
            }
        }
    }

    void manyPatchesFromOneOldBaseFindTheOtherDeviceBehindThem() {
        Ledger ledger;
        ledger.write(1, {0}, 0);
        for (int i = 0; i < 500; ++i) {
            QCOMPARE(ledger.asked(0, 0, 0, 0), std::optional<Position>(1));
            QCOMPARE(ledger.asked(0, 0, 1, 0), std::optional<Position>());
            ledger.write(0, {0}, 0);
        }
        QCOMPARE(ledger.asked(0, 0, 1, 1), std::optional<Position>(501));
    }

    void anEntryOfManyRowsIsReadForEachOfThem() {
        Ledger ledger;
        std::vector<int> records;
        for (int i = 0; i < 100; ++i)
            records.push_back(i % Records);
        ledger.write(1, records, 1);
        for (int record = 0; record < Records; ++record) {
            QCOMPARE(ledger.asked(record, 1, 0, 0), std::optional<Position>(1));
            QCOMPARE(ledger.asked(record, 0, 0, 0), std::optional<Position>());
        }
    }
};

PLUMBLINE_TEST(FieldHistoryTest)
#include "fieldhistorytest.moc"
