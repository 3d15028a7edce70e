#include "support/law.h"
#include "support/ledgergenerators.h"
#include "support/testregistry.h"

#include "plumbline/ledger/errors.h"
#include "plumbline/ledger/operation.h"

using namespace plumbline;
using namespace plumbline::domain;
using ledger::decodeCommand;
using ledger::encodeCommand;
using tests::areEqual;

namespace {

bool isTyped(const Error &error)
{
    return error.code == ledger::errors::CommandUnreadable || error.code == ledger::errors::CommandUnknown;
}

Uuid uuidOf(std::uint8_t last)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes.back() = last;
    return Uuid(bytes);
}

/// Renames product 7 from Pen to 笔.
PatchField rename()
{
    return {EntityKind::Product, uuidOf(7), 0, QStringLiteral("Pen"), QStringLiteral("笔")};
}

const QByteArray Id7 = QByteArray(15, '\0') + '\x07';
const QByteArray RenameHead = QByteArray::fromHex("01" "11" "0a" "25") + Id7;
const QByteArray RenameValues = QByteArray::fromHex("4803") + QByteArrayLiteral("Pen") + QByteArray::fromHex("5803e7ac94");

} // namespace

class CommandCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandComesBackAsItWas()
    {
        for (std::size_t kind = 0; kind < std::variant_size_v<Command>; ++kind)
            PLUMBLINE_LAW([kind] {
                const Command command = *tests::anyCommandOf(kind);
                const auto decoded = decodeCommand(commandName(command), encodeCommand(command));
                RC_ASSERT(decoded.has_value());
                RC_ASSERT(areEqual(*decoded, command));
            });
    }

    void theBytesAreTheSameForEver()
    {
        QCOMPARE(encodeCommand(rename()).toHex(), (RenameHead + QByteArray::fromHex("3102") + RenameValues).toHex());
        AdvanceStage advance{DealId(uuidOf(7)), StageId(uuidOf(7)), StageId(uuidOf(7)), StageChangeId(uuidOf(7)), Date(1970, 1, 2)};
        QCOMPARE(encodeCommand(advance).toHex(), (QByteArray::fromHex("0115") + Id7 + QByteArray::fromHex("25") + Id7 + QByteArray::fromHex("35")
                                                  + Id7 + QByteArray::fromHex("45") + Id7 + QByteArray::fromHex("5202")).toHex());
    }

    void fieldsAreNumbersNotIndices()
    {
        PatchField patch{EntityKind::Fact, uuidOf(1), describe(EntityKind::Fact).indexOf(u"source_ref"), {}, QStringLiteral("A-1")};
        const auto decoded = decodeCommand(u"patch_field", encodeCommand(patch));
        QVERIFY(decoded && areEqual(*decoded, patch));
    }

    void aKindUnknownHereIsSaidToBe()
    {
        const auto decoded = decodeCommand(u"teleport", encodeCommand(rename()));
        QVERIFY(!decoded);
        QCOMPARE(decoded.error(), (Error{ledger::errors::CommandUnknown, QStringLiteral("teleport")}));
    }

    void anEntityUnknownHereIsSaidToBe()
    {
        const QByteArray body = QByteArray::fromHex("01" "117e" "25") + Id7 + QByteArray::fromHex("3102") + RenameValues;
        QCOMPARE(decodeCommand(u"patch_field", body).error(), (Error{ledger::errors::CommandUnknown, QStringLiteral("entity 63")}));
    }

    void aFieldUnknownHereIsSaidToBe()
    {
        const auto withField = [](const char *hex) { return RenameHead + QByteArray::fromHex(hex) + RenameValues; };
        QCOMPARE(decodeCommand(u"patch_field", withField("314e")).error(),
                 (Error{ledger::errors::CommandUnknown, QStringLiteral("product.39")}));
        for (const char *outside : {"3100", "3101", "31feffffffffffffffff01", "31ffffffffffffffffff01"})
            QCOMPARE(decodeCommand(u"patch_field", withField(outside)).error().code.id, ledger::errors::CommandUnknown.id);
    }

    void aMemberUnknownHereIsSaidToBe()
    {
        const QByteArray body = encodeCommand(rename()) + QByteArray::fromHex("6102");
        QCOMPARE(decodeCommand(u"patch_field", body).error(), (Error{ledger::errors::CommandUnknown, QStringLiteral("patch_field.6")}));
    }

    void aFormatOfALaterVersionIsSaidToBe()
    {
        QByteArray body = encodeCommand(rename());
        body[0] = '\x02';
        QCOMPARE(decodeCommand(u"patch_field", body).error().code.id, ledger::errors::CommandUnknown.id);
    }

    void changesWithAFieldUnknownHereAreRefusedWhole()
    {
        FoundOrganisation command;
        Product product;
        product.name = QStringLiteral("Pen");
        command.changes = {Created{toRecord(product)}};
        QByteArray body = encodeCommand(command);
        // The name's key, field 1 of type text, becomes that of field 39.
        const qsizetype at = body.indexOf(QByteArray::fromHex("1803") + "Pen");
        QVERIFY(at > 0);
        const QByteArray longer = body.left(at) + QByteArray::fromHex("f804") + body.mid(at + 1);
        QByteArray counted = longer;
        counted[2] = static_cast<char>(counted.at(2) + 1);
        const auto decoded = decodeCommand(u"found_organisation", counted);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error(), (Error{ledger::errors::CommandUnknown, QStringLiteral("product.39")}));
    }

    void aMemberThatHasToBeThereIsMissed()
    {
        QCOMPARE(decodeCommand(u"patch_field", RenameHead).error().code.id, ledger::errors::CommandUnreadable.id);
        QCOMPARE(decodeCommand(u"patch_field", {}).error().code.id, ledger::errors::CommandUnreadable.id);
        QCOMPARE(decodeCommand(u"grant_role", QByteArray::fromHex("01")).error().code.id, ledger::errors::CommandUnreadable.id);
    }

    void aTokenUnknownHereIsSaidToBe()
    {
        const QByteArray body = QByteArray::fromHex("0115") + Id7 + QByteArray::fromHex("2805") + "queen";
        QCOMPARE(decodeCommand(u"grant_role", body).error(), (Error{ledger::errors::CommandUnknown, QStringLiteral("queen")}));
    }

    void theBytesOfAnotherKindAreRefused()
    {
        const auto decoded = decodeCommand(u"advance_stage", encodeCommand(rename()));
        QVERIFY(!decoded && isTyped(decoded.error()));
    }

    void everyTruncationIsRefused()
    {
        PLUMBLINE_LAW([] {
            const Command command = *tests::anyCommand();
            const QByteArray body = encodeCommand(command);
            const auto decoded = decodeCommand(commandName(command), body.left(*rc::gen::inRange<qsizetype>(0, body.size())));
            // What is left out may have been optional members.
            RC_ASSERT((decoded ? !areEqual(*decoded, command) : isTyped(decoded.error())));
        });
    }

    void damagedBytesNeverDoMoreThanFail()
    {
        PLUMBLINE_LAW([] {
            const Command command = *tests::anyCommand();
            QByteArray body = encodeCommand(command);
            const int flips = *rc::gen::inRange(1, 6);
            for (int i = 0; i < flips; ++i)
                body[*rc::gen::inRange<qsizetype>(0, body.size())] = *rc::gen::arbitrary<char>();
            const auto decoded = decodeCommand(commandName(command), body);
            RC_ASSERT(decoded.has_value() || isTyped(decoded.error()));
            if (decoded)
                RC_ASSERT(areEqual(*decodeCommand(commandName(command), encodeCommand(*decoded)), *decoded));
        });
    }

    void aCountBeyondTheBytesAsksForNoMemory()
    {
        const QByteArray huge = QByteArray::fromHex("01" "1affffffffffffffff7f");
        QVERIFY(isTyped(decodeCommand(u"found_organisation", huge).error()));
        const QByteArray many = QByteArray::fromHex("01" "1a0a01ffffffffffffff7f00");
        QVERIFY(isTyped(decodeCommand(u"found_organisation", many).error()));
    }
};

PLUMBLINE_TEST(CommandCodecTest)
#include "commandcodectest.moc"
