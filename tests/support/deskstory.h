#pragma once

#include "support/deskmodel.h"
#include "support/syncworld.h"

namespace plumbline::tests {

/// A device that says what a test wants it to say, correctly signed, whatever the rules of the workstation are.
class HandMadeDevice {
public:
    HandMadeDevice(SyncWorld &world, domain::UserId user);
    /// Offers it in a session of its own, and has it committed. Its place in the device's sequence.
    std::int64_t offer(const domain::Command &command);
    [[nodiscard]] ledger::DeviceId device() const { return m_device; }

private:
    /// Sends what `answer` makes of each of the hub's messages, until it makes nothing of one.
    void talk(const std::function<std::optional<wire::FromDevice>(const wire::FromHub &)> &answer);

    SyncWorld &m_world;
    domain::UserId m_user;
    ledger::DeviceId m_device;
    ledger::SigningKey m_key = ledger::SigningKey::generate();
    std::int64_t m_sequence = 0;
};

/// People of every desk act at random, away from the hub and in touch with it, by their workstations and past them, and a
/// reference model is told what the hub took in its order. The same seed makes the same story.
class DeskStory {
public:
    explicit DeskStory(std::uint64_t seed);
    ~DeskStory();
    /// Runs it and says what did not go as it ought to; empty when all did.
    [[nodiscard]] QStringList violations(int steps);
    [[nodiscard]] const QStringList &story() const { return m_story; }

    /// What was put to the test.
    struct Counts {
        int accepted = 0;
        int refusedAlike = 0;
        int refusedByHub = 0;
        int superseded = 0;
        int attacks = 0;
        int changedPremises = 0;
        int rebatesInForce = 0;
        int ageings = 0;
        Counts &operator+=(const Counts &other);
    };
    [[nodiscard]] const Counts &counts() const { return m_counts; }

private:
    struct Desk {
        Workstation *at;
        domain::Role role;
    };
    struct Known {
        domain::UserId user;
        domain::Command command;
    };

    void step();
    void act(Desk &desk);
    void touch(Desk &desk);
    void settle();
    /// While everybody sees the same: what a workstation refuses the hub refuses, and for the same reason.
    void compareRefusals();
    void pastTheWorkstation();
    void takeBackWhatStays(Desk &desk);
    void replay();
    void judge(const ledger::Entry &entry, const Known &known, const domain::Changes &changes);
    void checkBooks();
    void reverseEverything();

    [[nodiscard]] domain::Command anyCommand(const Desk &desk);
    [[nodiscard]] domain::Command post(domain::FactKind kind);
    [[nodiscard]] domain::Command receive();
    [[nodiscard]] domain::Command allocate();
    [[nodiscard]] domain::Command promise(const Desk &desk);
    [[nodiscard]] domain::Command decide(const Desk &desk);
    [[nodiscard]] domain::Command decideWriteOff();
    [[nodiscard]] domain::Command changeTerms();
    [[nodiscard]] domain::Command move();
    [[nodiscard]] domain::Command importAllocation();
    [[nodiscard]] domain::Command attack();
    [[nodiscard]] domain::Money upTo(std::int64_t open, domain::Currency currency);

    [[nodiscard]] std::size_t below(std::size_t bound) { return bound == 0 ? 0 : m_random() % bound; }
    [[nodiscard]] bool chance(unsigned percent) { return m_random() % 100 < percent; }
    template <typename Value>
    [[nodiscard]] domain::Uuid anyOf(const std::map<domain::Uuid, Value> &known);
    template <typename Entity>
    [[nodiscard]] domain::Id<Entity> newId() {
        return domain::Id<Entity>(m_world.nextId());
    }
    void tell(const QString &line) { m_story << line; }
    void wrong(const QString &what) { m_wrong << what; }

    std::mt19937_64 m_random;
    SyncWorld m_world;
    domain::Date m_today;
    std::vector<Desk> m_desks;
    std::map<domain::UserId, std::unique_ptr<HandMadeDevice>> m_hands;
    std::map<std::pair<ledger::DeviceId, std::int64_t>, Known> m_known;
    std::optional<DeskModel> m_model;
    ledger::Position m_read = 0;
    std::vector<ledger::Position> m_final;
    int m_numbers = 0;
    Counts m_counts;
    QStringList m_story;
    QStringList m_wrong;
};

} // namespace plumbline::tests
