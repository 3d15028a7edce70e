#include "support/generators.h"
#include "support/law.h"
#include "support/testregistry.h"

#include "plumbline/domain/calendar.h"
#include "plumbline/domain/ports.h"

#include <numeric>

using namespace plumbline::domain;
using plumbline::tests::anyChanges;
using plumbline::tests::anyRecordOf;
using plumbline::tests::anyUuid;

namespace {

rc::Gen<Currency> anyCurrency()
{
    return rc::gen::map(rc::gen::element("CNY", "USD", "JPY", "KWD", "CLF", "XXX"), [](const char *code) { return Currency::of(code); });
}

rc::Gen<Money> anyMoney()
{
    const auto minor = rc::gen::oneOf(rc::gen::arbitrary<std::int64_t>(), rc::gen::inRange<std::int64_t>(-2'000'000, 2'000'000));
    return rc::gen::apply([](std::int64_t amount, Currency currency) { return Money(amount, currency); }, minor, anyCurrency());
}

rc::Gen<Date> anyDate()
{
    return rc::gen::map(rc::gen::inRange<std::int32_t>(-700'000, 2'900'000), &Date::fromDays);
}

/// Mondays to Fridays with a few days the other way round, within 400 days of `around`.
rc::Gen<WorkCalendar> anyCalendar(Date around)
{
    return rc::gen::map(rc::gen::container<std::vector<std::pair<int, bool>>>(
                            rc::gen::pair(rc::gen::inRange(-400, 400), rc::gen::arbitrary<bool>())),
                        [around](const std::vector<std::pair<int, bool>> &days) {
                            WorkCalendar calendar;
                            for (const auto &[offset, working] : days)
                                calendar.setDay(around.plusDays(offset), working);
                            return calendar;
                        });
}

template<typename Entity>
bool comesBack(const Record &record)
{
    const auto entity = fromRecord<Entity>(record);
    return entity && toRecord(*entity) == record;
}

bool comesBack(const Record &record)
{
    switch (record.kind) {
    case EntityKind::Organisation: return comesBack<Organisation>(record);
    case EntityKind::Team: return comesBack<Team>(record);
    case EntityKind::User: return comesBack<User>(record);
    case EntityKind::Account: return comesBack<Account>(record);
    case EntityKind::Product: return comesBack<Product>(record);
    case EntityKind::Stage: return comesBack<Stage>(record);
    case EntityKind::Deal: return comesBack<Deal>(record);
    case EntityKind::StageChange: return comesBack<StageChange>(record);
    case EntityKind::Fact: return comesBack<Fact>(record);
    case EntityKind::Instalment: return comesBack<Instalment>(record);
    case EntityKind::Allocation: return comesBack<Allocation>(record);
    case EntityKind::DunningAction: return comesBack<DunningAction>(record);
    case EntityKind::PromiseToPay: return comesBack<PromiseToPay>(record);
    case EntityKind::Commitment: return comesBack<Commitment>(record);
    case EntityKind::ImportTemplate: return comesBack<ImportTemplate>(record);
    case EntityKind::Conflict: return comesBack<Conflict>(record);
    case EntityKind::ApprovalStep: return comesBack<ApprovalStep>(record);
    case EntityKind::Device: return comesBack<Device>(record);
    case EntityKind::Delegation: return comesBack<Delegation>(record);
    case EntityKind::Attachment: return comesBack<Attachment>(record);
    case EntityKind::KeyEvent: return comesBack<KeyEvent>(record);
    case EntityKind::Notice: return comesBack<Notice>(record);
    case EntityKind::Document: return comesBack<Document>(record);
    case EntityKind::Acknowledgement: return comesBack<Acknowledgement>(record);
    case EntityKind::StageGate: return comesBack<StageGate>(record);
    case EntityKind::WriteOffRequest: return comesBack<WriteOffRequest>(record);
    case EntityKind::DeliveryTask: return comesBack<DeliveryTask>(record);
    case EntityKind::Handover: return comesBack<Handover>(record);
    case EntityKind::None: break;
    }
    return false;
}

} // namespace

class DomainLaws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSplitAddsUpAndNoPartIsAUnitAway()
    {
        PLUMBLINE_LAW([] {
            const Money whole = *anyMoney();
            auto weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 1'000'000)));
            weights.push_back(1);
            const auto parts = whole.split(weights);
            RC_ASSERT(std::accumulate(parts.begin(), parts.end(), Money(0, whole.currency())) == whole);
            const std::int64_t total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
            for (std::size_t i = 0; i < parts.size(); ++i) {
                RC_ASSERT(parts[i].minor() >= whole.scaled(weights[i], total, Rounding::Floor).minor());
                RC_ASSERT(parts[i].minor() <= whole.scaled(weights[i], total, Rounding::Ceiling).minor());
            }
        });
    }

    void everyAmountIsReadAsItWasWritten()
    {
        PLUMBLINE_LAW([] {
            const Money money = *anyMoney();
            RC_ASSERT(Money::parse(money.format(), money.currency()).value() == money);
            RC_ASSERT(Money::parse(money.plain(), money.currency(), NumberStyle::PointDecimal).value() == money);
            const QString signedText = QStringLiteral("%1 %2").arg(money.currency().code(), money.format());
            RC_ASSERT(Money::parse(signedText, money.currency()).value() == money);
        });
    }

    void noTextMakesTheReadersFail()
    {
        PLUMBLINE_LAW([] {
            const QString text = *plumbline::tests::anyText();
            (void)Money::parse(text, *anyCurrency());
            (void)Date::parse(text);
            (void)Uuid::parse(text);
            (void)Currency::parse(text);
        });
    }

    void roundingsDifferByAUnitAtMost()
    {
        PLUMBLINE_LAW([](std::int32_t a, std::int32_t b, std::int32_t c) {
            RC_PRE(c != 0);
            const auto floor = multiplyDivide(a, b, c, Rounding::Floor);
            const auto ceiling = multiplyDivide(a, b, c, Rounding::Ceiling);
            RC_ASSERT(ceiling - floor == ((std::int64_t{a} * b) % c == 0 ? 0 : 1));
            for (const Rounding rounding : {Rounding::HalfEven, Rounding::HalfAwayFromZero, Rounding::TowardsZero}) {
                const auto rounded = multiplyDivide(a, b, c, rounding);
                RC_ASSERT(floor <= rounded && rounded <= ceiling);
            }
        });
    }

    void everyDateIsReadAsItWasWritten()
    {
        PLUMBLINE_LAW([] {
            const Date date = *anyDate();
            RC_ASSERT(Date::parse(date.toIso()).value() == date);
            RC_ASSERT(Date(date.year(), date.month(), date.day()) == date);
            RC_ASSERT(Date::fromDays(date.days()) == date);
            const QString chinese = QStringLiteral("%1年%2月%3日").arg(date.year(), 4, 10, QChar(u'0')).arg(date.month()).arg(date.day());
            RC_ASSERT(Date::parse(chinese).value() == date);
        });
    }

    void workingDaysForwardsAndBackAgainCancelOut()
    {
        PLUMBLINE_LAW([] {
            const Date from = *anyDate();
            const WorkCalendar calendar = *anyCalendar(from);
            RC_PRE(calendar.isWorkingDay(from));
            const int count = *rc::gen::inRange(-200, 200);
            const Date to = calendar.plusWorkingDays(from, count);
            RC_ASSERT(calendar.isWorkingDay(to));
            RC_ASSERT(calendar.workingDaysBetween(from, to) == count);
            RC_ASSERT(calendar.plusWorkingDays(to, -count) == from);
        });
    }

    void workingDaysAreThoseCountedOneByOne()
    {
        PLUMBLINE_LAW([] {
            const Date from = *anyDate();
            const WorkCalendar calendar = *anyCalendar(from);
            const Date to = from.plusDays(*rc::gen::inRange(0, 500));
            int count = 0;
            for (Date day = from; day < to; day = day.plusDays(1))
                count += calendar.isWorkingDay(day) ? 1 : 0;
            RC_ASSERT(calendar.workingDaysBetween(from, to) == count);
        });
    }

    void idsIncreaseUnderAnyClock()
    {
        PLUMBLINE_LAW([](std::uint64_t seed) {
            FixedClock clock(Instant(std::chrono::hours(400'000)));
            Uuid7Source source(clock, seed);
            Uuid last;
            const auto steps = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(-5'000'000, 5'000'000));
            for (const std::int64_t step : steps) {
                clock.advance(std::chrono::microseconds(step));
                const Uuid next = source.next();
                RC_ASSERT(last < next);
                last = next;
            }
        });
    }

    void everyIdIsReadAsItWasWritten()
    {
        PLUMBLINE_LAW([] {
            const Uuid id = *anyUuid();
            RC_ASSERT(Uuid::parse(id.toString()).value() == id);
        });
    }

    void everyRecordComesBackFromItsStruct()
    {
        for (const EntityKind kind : allEntities()) {
            PLUMBLINE_LAW([kind] {
                const Record record = *anyRecordOf(kind);
                RC_ASSERT(validate(record).has_value());
                RC_ASSERT(comesBack(record));
            });
        }
    }

    void anInverseIsTakenBackByItsInverse()
    {
        PLUMBLINE_LAW([] {
            const Changes changes = *anyChanges();
            for (const Change &change : changes) {
                RC_ASSERT(inverse(inverse(change)) == change);
                RC_ASSERT(entityOf(inverse(change)) == entityOf(change));
                RC_ASSERT(recordOf(inverse(change)) == recordOf(change));
            }
        });
    }
};

PLUMBLINE_TEST(DomainLaws)
#include "domainlaws.moc"
