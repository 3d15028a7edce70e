#include "support/law.h"
#include "support/ledgergenerators.h"
#include "support/testregistry.h"

#include "plumbline/ledger/errors.h"
#include "plumbline/ledger/signing.h"

using namespace plumbline;
using ledger::isSignedBy;
using ledger::SigningKey;

class SigningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signaturesAreThoseOfTheStandard()
    {
        // RFC 8032, section 7.1, test 2.
        const auto key = SigningKey::fromSeed(QByteArray::fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        QVERIFY(key.has_value());
        QCOMPARE(key->publicKey().toHex(), QByteArrayLiteral("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        QCOMPARE(key->sign(QByteArray::fromHex("72")).toHex(),
                 QByteArrayLiteral("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                   "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    }

    void aKeyComesBackFromItsSeed()
    {
        const SigningKey key = SigningKey::generate();
        const auto again = SigningKey::fromSeed(key.seed());
        QVERIFY(again.has_value());
        QCOMPARE(again->publicKey(), key.publicKey());
        QVERIFY(isSignedBy(key.publicKey(), "message", again->sign("message")));
        QVERIFY(SigningKey::generate().publicKey() != key.publicKey());
    }

    void bytesOfAnotherSizeAreNoKey()
    {
        for (const qsizetype size : {0, 31, 33, 64}) {
            const auto key = SigningKey::fromSeed(QByteArray(size, 'x'));
            QVERIFY(!key);
            QCOMPARE(key.error().code.id, ledger::errors::KeyUnreadable.id);
        }
    }

    void nothingMayBeChangedUnderASignature()
    {
        const SigningKey key = SigningKey::generate();
        PLUMBLINE_LAW([&] {
            const QByteArray message = *tests::anyBytes(100);
            const QByteArray signature = key.sign(message);
            RC_ASSERT(isSignedBy(key.publicKey(), message, signature));
            std::array<QByteArray, 3> parts{key.publicKey(), message, signature};
            QByteArray &part = parts.at(*rc::gen::inRange<std::size_t>(0, 3));
            if (part.isEmpty())
                part = "x";
            else
                part[*rc::gen::inRange<qsizetype>(0, part.size())] ^= static_cast<char>(1 << *rc::gen::inRange(0, 8));
            RC_ASSERT(!isSignedBy(parts[0], parts[1], parts[2]));
        });
    }

    void partsOfAnotherSizeSignNothing()
    {
        const SigningKey key = SigningKey::generate();
        const QByteArray signature = key.sign("message");
        QVERIFY(!isSignedBy(key.publicKey(), "message", {}));
        QVERIFY(!isSignedBy(key.publicKey(), "message", signature.left(63)));
        QVERIFY(!isSignedBy(key.publicKey(), "message", signature + 'x'));
        QVERIFY(!isSignedBy({}, "message", signature));
        QVERIFY(!isSignedBy(key.publicKey().left(31), "message", signature));
    }
};

PLUMBLINE_TEST(SigningTest)
#include "signingtest.moc"
