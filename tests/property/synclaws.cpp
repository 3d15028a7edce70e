#include "support/postgresserver.h"
#include "support/synchistory.h"
#include "support/testregistry.h"

using namespace plumbline;
using namespace plumbline::tests;

namespace {

/// How many histories are run; `plumbline-bench chaos` runs for longer.
int histories() {
    bool good = false;
    const int asked = qEnvironmentVariableIntValue("PLUMBLINE_HISTORIES", &good);
    return good ? asked : 30;
}

} // namespace

/// The laws of DESIGN section 5 over random histories of the real engine with the real hub in one process.
class SyncLaws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdInEveryHistory() {
        int revoked = 0;
        int erased = 0;
        std::int64_t gone = 0;
        for (int i = 0; i < histories(); ++i) {
            HistoryOptions options;
            options.seed = static_cast<std::uint64_t>(1000 + i);
            options.steps = 160;
            options.workstations = 2 + i % 6;
            SyncHistory history(options);
            const QStringList broken = history.violations();
            // Longer than a message of a test may be.
            if (!broken.isEmpty())
                std::fputs(qPrintable(history.story().join(u'\n') + u'\n'), stderr);
            QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("seed %1\n%2").arg(options.seed).arg(broken.join(u'\n'))));
            revoked += history.revoked();
            erased += history.erased();
            gone += history.textsGone();
        }
        qInfo("%d devices revoked, %d of them erased; %lld retracted texts looked for in files", revoked, erased,
              static_cast<long long>(gone));
        // Or the laws of revoking and of retracting were not put to the test.
        QVERIFY(revoked >= histories() / 4);
        QVERIFY(erased >= histories() / 4);
        QVERIFY(gone >= histories() / 2);
    }

    void doNotDependOnTheClocksOfDevices() {
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            HistoryOptions options;
            options.seed = seed;
            SyncHistory right(options);
            options.skew = std::chrono::hours(24 * 3650);
            SyncHistory wrong(options);
            QVERIFY(right.violations().isEmpty());
            QVERIFY(wrong.violations().isEmpty());
            QCOMPARE(wrong.outcomes(), right.outcomes());
        }
    }

    void giveTheSameLedgerOnBothEngines() {
        if (PostgresServer::instance() == nullptr)
            QSKIP("PostgreSQL 15 or later is not installed");
        for (std::uint64_t seed = 21; seed <= 24; ++seed) {
            HistoryOptions options;
            options.seed = seed;
            options.restores = false;
            SyncHistory embedded(options);
            options.engine = storage::Engine::Postgres;
            SyncHistory served(options);
            QCOMPARE(embedded.violations().join(u'\n'), QString());
            QCOMPARE(served.violations().join(u'\n'), QString());
            QCOMPARE(served.ledger(), embedded.ledger());
        }
    }
};

PLUMBLINE_TEST(SyncLaws)
#include "synclaws.moc"
