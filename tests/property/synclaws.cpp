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
    return good ? asked : 40;
}

} // namespace

/// The laws of DESIGN section 5 over random histories of the real engine with the real hub in one process.
class SyncLaws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdInEveryHistory() {
        for (int i = 0; i < histories(); ++i) {
            HistoryOptions options;
            options.seed = static_cast<std::uint64_t>(1000 + i);
            options.steps = 160;
            options.workstations = 2 + i % 5;
            SyncHistory history(options);
            const QStringList broken = history.violations();
            const QString message = QStringLiteral("seed %1\n%2\n--- the history\n%3")
                                        .arg(options.seed)
                                        .arg(broken.join(u'\n'), history.story().join(u'\n'));
            QVERIFY2(broken.isEmpty(), qPrintable(message));
        }
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
