#include "company.h"
#include "support/testregistry.h"

#include <QTest>

using namespace plumbline::domain;
using plumbline::tests::Company;

namespace {

KeyEvent eventOf(Company &company, KeyEventType type)
{
    KeyEvent event;
    event.id = company.newId<KeyEvent>();
    event.deal = company.deal.id;
    event.type = type;
    event.on = company.today();
    if (type == KeyEventType::VisitBooked)
        event.planned_for = company.today().plusDays(3);
    return event;
}

} // namespace

class KeyEventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anActIsRecordedWithItsFilesAndWhoDidIt()
    {
        Company company;
        KeyEvent event = eventOf(company, KeyEventType::ProposalSent);
        event.recipient = QStringLiteral("Ms Ye");
        event.by = company.stranger.id;
        QVERIFY(company.act(RecordKeyEvent{event, {company.file()}}, Role::Salesperson).has_value());
        const KeyEvent made = company.get(event.id);
        QVERIFY(made.by == company.of(Role::Salesperson).id);
        QVERIFY(made.at == company.clock.now());
        QCOMPARE(*made.recipient, QStringLiteral("Ms Ye"));
        const auto files = company.every<Attachment>();
        QCOMPARE(files.size(), std::size_t{1});
        QCOMPARE(files.front().record, event.id.toString());
        QCOMPARE(files.front().record_kind, QStringLiteral("key_event"));
    }

    void theManagerOfTheTeamIsToldOnce()
    {
        Company company;
        const KeyEvent event = eventOf(company, KeyEventType::Demonstration);
        QVERIFY(company.act(RecordKeyEvent{event, {}}, Role::Salesperson).has_value());
        const auto notices = company.every<Notice>();
        QCOMPARE(notices.size(), std::size_t{1});
        QVERIFY(notices.front().to_user == company.of(Role::Manager).id);
        QVERIFY(notices.front().event == event.id);
        // Whoever acts needs no telling.
        QVERIFY(company.act(RecordKeyEvent{eventOf(company, KeyEventType::Demonstration), {}}, Role::Manager).has_value());
        QCOMPARE(company.every<Notice>().size(), std::size_t{1});
    }

    void directorsAreToldWhereATeamHasNoManager()
    {
        Company company;
        Deal deal = company.deal;
        deal.owner = company.stranger.id;
        company.view.put(deal);
        QVERIFY(company.act(RecordKeyEvent{eventOf(company, KeyEventType::Demonstration), {}}, Role::Salesperson).has_value());
        QVERIFY(company.every<Notice>().front().to_user == company.of(Role::Director).id);
    }

    void aNoticeIsSeenByWhomItIsFor()
    {
        Company company;
        QVERIFY(company.act(RecordKeyEvent{eventOf(company, KeyEventType::Demonstration), {}}, Role::Salesperson).has_value());
        const SeeNotices see{{company.every<Notice>().front().id}};
        QCOMPARE(company.decide(see, Role::Director).error().code.id, errors::NotPermitted.id);
        QVERIFY(company.act(see, Role::Manager).has_value());
        QVERIFY(company.every<Notice>().front().seen_at == company.clock.now());
        QVERIFY(company.decide(see, Role::Manager)->empty());
    }

    void whatIsToldByAFileIsRefusedWithoutOne()
    {
        Company company;
        for (const auto &[type, token] : Tokens<KeyEventType>::names) {
            const auto decided = company.decide(RecordKeyEvent{eventOf(company, type), {}}, Role::Salesperson);
            QCOMPARE(decided.has_value(), !needsFile(type));
            if (!decided)
                QCOMPARE(decided.error().code.id, errors::FileMissing.id);
        }
        Attachment bad = company.file();
        bad.sha256 = QStringLiteral("00");
        const RecordKeyEvent broken{eventOf(company, KeyEventType::ProposalSent), {bad}};
        QCOMPARE(company.decide(broken, Role::Salesperson).error().code.id, errors::AttachmentUnusable.id);
    }

    void aBookedVisitIsKeptOnce()
    {
        Company company;
        KeyEvent booked = eventOf(company, KeyEventType::VisitBooked);
        booked.planned_for.reset();
        QCOMPARE(company.decide(RecordKeyEvent{booked, {}}, Role::Salesperson).error().code.id, errors::RequiredFieldMissing.id);
        booked.planned_for = company.today();
        QVERIFY(company.act(RecordKeyEvent{booked, {}}, Role::Salesperson).has_value());
        KeyEvent kept = eventOf(company, KeyEventType::VisitCompleted);
        kept.booking = booked.id;
        QVERIFY(company.act(RecordKeyEvent{kept, {}}, Role::Salesperson).has_value());
        KeyEvent again = eventOf(company, KeyEventType::VisitCompleted);
        again.booking = booked.id;
        QCOMPARE(company.decide(RecordKeyEvent{again, {}}, Role::Salesperson).error().code.id, errors::AlreadyDone.id);
        again.booking = kept.id;
        QCOMPARE(company.decide(RecordKeyEvent{again, {}}, Role::Salesperson).error().code.id, errors::ReferenceBroken.id);
        again.type = KeyEventType::SampleSent;
        again.booking = booked.id;
        QCOMPARE(company.decide(RecordKeyEvent{again, {}}, Role::Salesperson).error().code.id, errors::ReferenceBroken.id);
    }

    void noDayIsLaterThanToday()
    {
        Company company;
        KeyEvent event = eventOf(company, KeyEventType::SampleSent);
        event.on = company.today().plusDays(5);
        QVERIFY(company.act(RecordKeyEvent{event, {}}, Role::Delivery).has_value());
        QVERIFY(company.get(event.id).on == company.today());
    }

    void idsThatFollowFromOthersAreTheSameEverywhere()
    {
        Company company;
        const Uuid a = company.ids.next();
        const Uuid b = company.ids.next();
        QVERIFY(derivedId(a, b) == derivedId(a, b));
        QVERIFY(derivedId(a, b) != derivedId(b, a));
        QCOMPARE(derivedId(a, b).bytes()[6] >> 4, 8);
    }
};

PLUMBLINE_TEST(KeyEventsTest)
#include "keyeventstest.moc"
