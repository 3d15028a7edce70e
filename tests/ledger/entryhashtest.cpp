#include "support/generators.h"
#include "support/law.h"
#include "support/testregistry.h"

#include "plumbline/ledger/entry.h"
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

Digest anyDigest()
{
    Digest digest{};
    for (std::uint8_t &byte : digest)
        byte = *rc::gen::arbitrary<std::uint8_t>();
    return digest;
}

Entry anyEntry()
{
    Entry entry;
    entry.position = *rc::gen::positive<std::int64_t>();
    entry.operation = ledger::OperationId(*tests::anyUuid());
    entry.device = ledger::DeviceId(*tests::anyUuid());
    entry.deviceSequence = *rc::gen::positive<std::int64_t>();
    entry.actor = domain::UserId(*tests::anyUuid());
    entry.madeAt = domain::Instant(std::chrono::microseconds(*rc::gen::positive<std::int64_t>()));
    entry.kind = *tests::anyText();
    entry.subject = *tests::anyText();
    entry.entity = *rc::gen::element(domain::EntityKind::None, domain::EntityKind::Deal, domain::EntityKind::Fact);
    entry.created = *rc::gen::nonNegative<std::int64_t>();
    entry.updated = *rc::gen::nonNegative<std::int64_t>();
    entry.removed = *rc::gen::nonNegative<std::int64_t>();
    if (*rc::gen::arbitrary<bool>())
        entry.undoes = *rc::gen::nonNegative<std::int64_t>();
    entry.changesHash = anyDigest();
    return entry;
}

using Alteration = void (*)(Entry &);

const std::array<Alteration, 15> Alterations{
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
        const QByteArray zeros(16, '\0');
        const QByteArray bytes = QByteArray::fromHex("00") + QByteArray(32, '\xAA') + QByteArray::fromHex("01" "0000000000000002") + zeros
            + zeros + QByteArray::fromHex("0000000000000003") + zeros + QByteArray::fromHex("0000000000000000" "000000000000000e")
            + QByteArrayLiteral("undo_operation") + QByteArray::fromHex("0000000000000003" "e7ac94" "07" "0000000000000004")
            + zeros + QByteArray::fromHex("01" "0000000000000001") + zeros + zeros;
        QCOMPARE(bytesOf(ledger::entryHash(entry, previous)), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
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
