#include "support/law.h"
#include "support/ledgergenerators.h"
#include "support/testregistry.h"

#include "plumbline/ledger/merkletree.h"
#include "plumbline/ledger/sha256.h"

#include <QCryptographicHash>

using namespace plumbline;
using ledger::Digest;
using ledger::Entry;

namespace {

QByteArray bytesOf(const Digest &digest)
{
    return QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(digest.size()));
}

template<std::size_t Size>
void flip(std::array<std::uint8_t, Size> &bytes)
{
    bytes.at(*rc::gen::inRange<std::size_t>(0, Size)) ^= static_cast<std::uint8_t>(1U << *rc::gen::inRange(0U, 8U));
}

domain::Uuid flipped(const domain::Uuid &uuid)
{
    auto bytes = uuid.bytes();
    flip(bytes);
    return domain::Uuid(bytes);
}

std::int64_t flipped(std::int64_t number)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(number) ^ 1ULL << *rc::gen::inRange(0U, 64U));
}

QString flipped(QString text)
{
    if (text.isEmpty())
        return QStringLiteral("x");
    const qsizetype at = *rc::gen::inRange<qsizetype>(0, text.size());
    text[at] = QChar(text[at].unicode() == u'x' ? u'y' : u'x');
    return text;
}

Entry anyEntry()
{
    return *tests::anyEntry();
}

Digest anyDigest()
{
    return *tests::anyDigest();
}

using Alteration = void (*)(Entry &);

const std::array<Alteration, 18> Alterations{
    [](Entry &entry) { entry.position = flipped(entry.position); },
    [](Entry &entry) { entry.operation = ledger::OperationId(flipped(entry.operation.uuid())); },
    [](Entry &entry) { entry.device = ledger::DeviceId(flipped(entry.device.uuid())); },
    [](Entry &entry) { entry.deviceSequence = flipped(entry.deviceSequence); },
    [](Entry &entry) { entry.actor = domain::UserId(flipped(entry.actor.uuid())); },
    [](Entry &entry) {
        entry.madeAt = domain::Instant(std::chrono::microseconds(flipped(entry.madeAt.time_since_epoch().count())));
    },
    [](Entry &entry) { entry.kind = flipped(entry.kind); },
    [](Entry &entry) { entry.subject = flipped(entry.subject); },
    [](Entry &entry) { entry.entity = entry.entity == domain::EntityKind::Team ? domain::EntityKind::User : domain::EntityKind::Team; },
    [](Entry &entry) { entry.created = flipped(entry.created); },
    [](Entry &entry) { entry.updated = flipped(entry.updated); },
    [](Entry &entry) { entry.removed = flipped(entry.removed); },
    [](Entry &entry) { entry.undoes = entry.undoes ? std::optional<ledger::Position>() : std::optional<ledger::Position>(0); },
    [](Entry &entry) { entry.undoes = flipped(entry.undoes.value_or(0)); },
    [](Entry &entry) {
        const bool rejected = std::holds_alternative<ledger::Rejected>(entry.outcome);
        entry.outcome = rejected ? ledger::Outcome(ledger::Merged{}) : ledger::Outcome(ledger::Rejected{QStringLiteral("a"), QStringLiteral("b")});
    },
    [](Entry &entry) {
        entry.admittedAt = domain::Instant(std::chrono::microseconds(flipped(entry.admittedAt.time_since_epoch().count())));
    },
    [](Entry &entry) { flip(entry.payload); },
    [](Entry &entry) { flip(entry.changesHash); }};

} // namespace

class EntryHashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingOfTheEntryIsUnderItsHash()
    {
        for (const Alteration alter : Alterations)
            PLUMBLINE_LAW([alter] {
                const Entry entry = anyEntry();
                const Digest previous = anyDigest();
                Entry altered = entry;
                alter(altered);
                RC_ASSERT(ledger::entryHash(entry, previous) != ledger::entryHash(altered, previous));
            });
    }

    void itsOwnHashIsNot()
    {
        PLUMBLINE_LAW([] {
            Entry entry = anyEntry();
            const Digest previous = anyDigest();
            const Digest hash = ledger::entryHash(entry, previous);
            entry.hash = hash;
            RC_ASSERT(ledger::entryHash(entry, previous) == hash);
        });
    }

    void everyEntryStandsOnThePreviousOne()
    {
        PLUMBLINE_LAW([] {
            const Entry entry = anyEntry();
            const Digest previous = anyDigest();
            Digest other = previous;
            flip(other);
            RC_ASSERT(ledger::entryHash(entry, previous) != ledger::entryHash(entry, other));
        });
    }

    void textsDoNotRunIntoEachOther()
    {
        Entry one;
        one.kind = QStringLiteral("import");
        one.subject = QStringLiteral("deals.csv");
        Entry other;
        other.kind = QStringLiteral("importdeals");
        other.subject = QStringLiteral(".csv");
        QVERIFY(ledger::entryHash(one, {}) != ledger::entryHash(other, {}));
    }

    void theBytesUnderTheHashAreTheSameForEver()
    {
        Entry entry;
        entry.position = 2;
        entry.deviceSequence = 3;
        entry.kind = QStringLiteral("undo_operation");
        entry.subject = QStringLiteral("笔");
        entry.entity = domain::EntityKind::Deal;
        entry.created = 4;
        entry.undoes = 1;
        Digest previous{};
        previous.fill(0xAA);
        entry.outcome = ledger::Superseded{5};
        entry.admittedAt = domain::Instant(std::chrono::microseconds(64));
        entry.payload.fill(0xBB);
        entry.changesHash.fill(0xCC);
        const QByteArray id(16, '\0');
        // Format, position, operation, device, sequence, actor, made, kind, subject, entity, counts, undoes, outcome, admitted.
        const QByteArray bytes = QByteArray::fromHex("0204") + id + id + QByteArray::fromHex("06") + id + QByteArray::fromHex("00" "0e")
            + QByteArrayLiteral("undo_operation") + QByteArray::fromHex("03" "e7ac94" "07" "08" "00" "00" "01" "02" "02" "050a" "8001")
            + QByteArray(32, '\xBB') + QByteArray(32, '\xCC');
        const auto sha256 = [](const QByteArray &all) { return QCryptographicHash::hash(all, QCryptographicHash::Sha256); };
        QCOMPARE(bytesOf(ledger::entryHash(entry, previous)).toHex(), sha256(QByteArray(1, '\0') + QByteArray(32, '\xAA') + bytes).toHex());
        QCOMPARE(bytesOf(ledger::entryLeaf(entry)).toHex(), sha256(QByteArray(1, '\0') + bytes).toHex());
        QCOMPARE(ledger::encodeEntry(entry).toHex(), (bytes + QByteArray(32, '\0')).toHex());
    }

    void piecesHashLikeTheWhole()
    {
        ledger::Sha256 hash;
        hash.add("ab");
        hash.add("c");
        const Digest abc = hash.finish();
        QCOMPARE(bytesOf(abc).toHex(), QByteArrayLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(abc, ledger::Sha256::of("abc"));
        QCOMPARE(hash.finish(), ledger::Sha256::of(""));
    }
};

PLUMBLINE_TEST(EntryHashTest)
#include "entryhashtest.moc"
