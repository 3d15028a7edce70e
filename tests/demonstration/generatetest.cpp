#include "generated.h"
#include "support/testregistry.h"

#include <QCryptographicHash>
#include <QTest>

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

using namespace plumbline;
using namespace plumbline::domain;
using demonstration::Options;
using demonstration::Size;
using tests::Generated;

namespace {

const Date Today(2026, 11, 24);

QByteArray fingerprint(const Options &options)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    demonstration::generate(options, [&](demonstration::Step &&step) {
        hash.addData((step.subject + toIso(step.at) + step.actor.user.toString()).toUtf8());
        for (const Change &change : Generated::changesOf(step.command)) {
            hash.addData(recordOf(change).toString().toUtf8());
            for (const Value &value : std::get<Created>(change).after.values)
                hash.addData((toPlainText(value) + u'\n').toUtf8());
        }
        return true;
    });
    return hash.result();
}

bool isFuture(const EntityDescription &description, std::size_t field, const Value &value)
{
    const auto *date = std::get_if<Date>(&value);
    const QLatin1StringView name(description.fields[field].name);
    return date != nullptr && *date > Today && name != QLatin1StringView("due_date") && name != QLatin1StringView("expected_close");
}

/// Says yes to everything a decision asks for that was decided before; documents and instalments it knows whole.
class Seen final : public View {
public:
    Result<std::optional<Record>> find(EntityKind kind, const Uuid &id) const override
    {
        const auto document = m_money.find(id);
        if (document != m_money.end())
            return document->second;
        return m_ids.contains(id) ? std::optional(Record{kind, id, {}}) : std::nullopt;
    }
    Result<std::vector<Record>> where(EntityKind kind, int field, const Value &value) const override
    {
        std::vector<Record> found;
        const auto *id = std::get_if<Uuid>(&value);
        const auto pointing = id != nullptr ? m_pointing.find(*id) : m_pointing.end();
        if (pointing != m_pointing.end())
            std::ranges::copy_if(pointing->second, std::back_inserter(found), [&](const Record &each) {
                return each.kind == kind && each.values[static_cast<std::size_t>(field)] == value;
            });
        return found;
    }
    Result<std::vector<Record>> all(EntityKind) const override { return std::vector<Record>(); }
    void add(const Changes &changes)
    {
        for (const Change &change : changes) {
            m_ids.insert(recordOf(change));
            const auto *created = std::get_if<Created>(&change);
            if (created != nullptr && (created->after.kind == EntityKind::Fact || created->after.kind == EntityKind::Instalment))
                m_money.emplace(created->after.id, created->after);
            if (created != nullptr && (created->after.kind == EntityKind::Allocation || created->after.kind == EntityKind::Instalment))
                for (const Value &value : created->after.values)
                    if (const auto *id = std::get_if<Uuid>(&value))
                        m_pointing[*id].push_back(created->after);
        }
    }

private:
    std::unordered_set<Uuid> m_ids;
    std::unordered_map<Uuid, Record> m_money;
    /// Allocations and instalments by what they name.
    std::unordered_map<Uuid, std::vector<Record>> m_pointing;
};

} // namespace

class GenerateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizesHaveNames()
    {
        QCOMPARE(demonstration::sizeNamed(u"small").value(), Size::Small);
        QCOMPARE(demonstration::sizeNamed(u"medium").value(), Size::Medium);
        QCOMPARE(demonstration::sizeNamed(u"large").value(), Size::Large);
        QCOMPARE(demonstration::sizeNamed(u"huge").error().code.id, errors::TokenUnknown.id);
    }

    void theSameSeedMakesTheSameOrganisation()
    {
        const QByteArray first = fingerprint({Size::Small, 1, Today});
        QCOMPARE(fingerprint({Size::Small, 1, Today}), first);
        QVERIFY(fingerprint({Size::Small, 2, Today}) != first);
        QVERIFY(fingerprint({Size::Small, 1, Today.plusDays(1)}) != first);
    }

    void everyStepIsDecidedWithoutObjection()
    {
        Seen seen;
        const FixedClock clock(Instant{});
        Instant last{};
        int steps = 0;
        demonstration::generate({Size::Medium, 3, Today}, [&](demonstration::Step &&step) {
            const bool founds = std::holds_alternative<FoundOrganisation>(step.command);
            const auto changes = decide(std::move(step.command), seen, step.actor, clock);
            const bool fine = changes && founds == (steps == 0) && changes->size() <= 20'000 && step.at > last && !step.subject.isEmpty();
            if (changes)
                seen.add(*changes);
            last = step.at;
            steps += fine ? 1 : -1'000'000;
            return fine;
        });
        QVERIFY(steps > 10);
        QVERIFY(last < Instant(Today.sysDays()));
    }

    void everyReferencePointsBackwards()
    {
        std::unordered_set<Uuid> known;
        for (const Record &record : Generated::make({Size::Small, 5, Today}).records) {
            const EntityDescription &description = describe(record.kind);
            QVERIFY(validate(record).has_value());
            for (std::size_t i = 0; i < record.values.size(); ++i) {
                const auto *id = std::get_if<Uuid>(&record.values[i]);
                QVERIFY2(id == nullptr || known.contains(*id), description.fields[i].name);
            }
            QVERIFY(known.insert(record.id).second);
        }
    }

    void nothingIsDatedInTheFutureButWhatIsDue()
    {
        for (const Record &record : Generated::make({Size::Small, 6, Today}).records) {
            const EntityDescription &description = describe(record.kind);
            for (std::size_t i = 0; i < record.values.size(); ++i)
                QVERIFY2(!isFuture(description, i, record.values[i]), qPrintable(description.qualifiedName(static_cast<int>(i))));
        }
    }

    void theCallerMayStop()
    {
        int steps = 0;
        demonstration::generate({Size::Medium, 1, Today}, [&](demonstration::Step &&) { return ++steps < 4; });
        QCOMPARE(steps, 4);
    }
};

PLUMBLINE_TEST(GenerateTest)
#include "generatetest.moc"
