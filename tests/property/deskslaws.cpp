#include "support/deskstory.h"
#include "support/testregistry.h"

#include <QTest>

#include <cstdio>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

int stories() {
    bool good = false;
    const int asked = qEnvironmentVariableIntValue("PLUMBLINE_HISTORIES", &good);
    return good ? asked : 6;
}

} // namespace

/// The three desks over random acts of everybody, away from the hub and past it, against a model of the rules.
class DesksLaws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHubAndTheWorkstationsRuleAsTheModelDoes() {
        DeskStory::Counts counts;
        for (int i = 0; i < stories(); ++i) {
            const auto seed = static_cast<std::uint64_t>(5000 + i);
            DeskStory story(seed);
            const QStringList wrong = story.violations(120);
            if (!wrong.isEmpty())
                std::fputs(qPrintable(story.story().join(u'\n') + u'\n'), stderr);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1\n%2").arg(seed).arg(wrong.join(u'\n'))));
            counts += story.counts();
        }
        qInfo("%d accepted, %d refused alike here and there, %d refused by the hub, %d second, %d past the workstation, %d on changed "
              "premises, %d rebates in force, %d ageings",
              counts.accepted, counts.refusedAlike, counts.refusedByHub, counts.superseded, counts.attacks, counts.changedPremises,
              counts.rebatesInForce, counts.ageings);
        // Or there was nothing to it.
        QVERIFY(counts.accepted > 20 * stories());
        QVERIFY(counts.refusedAlike > 5 * stories());
        QVERIFY(counts.refusedByHub > 5 * stories());
        QVERIFY(counts.changedPremises > 0);
        QVERIFY(counts.rebatesInForce > 0);
    }
};

PLUMBLINE_TEST(DesksLaws)
#include "deskslaws.moc"
