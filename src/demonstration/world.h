#pragma once

#include "emitter.h"
#include "random.h"

#include <array>

/// What the demonstration's documents are about: the people, the customers and the goods.
namespace plumbline::demonstration {

inline constexpr std::array<QStringView, 4> Regions{u"华东", u"华南", u"华北", u"西部"};

struct Person {
    domain::UserId id;
    QString name;
    domain::Role role = domain::Role::Salesperson;
    std::size_t team = 0;
    std::optional<domain::Date> joined;
    std::optional<domain::Date> left;
    [[nodiscard]] bool worksOn(domain::Date day) const { return (!joined || *joined <= day) && (!left || day <= *left); }
};

struct SalesTeam {
    domain::TeamId id;
    QString name;
    std::size_t region = 0;
    /// Indexes of people; the manager last.
    std::vector<std::size_t> members;
};

/// How a customer pays.
enum class Habit { Prompt, Ordinary, Slow, Troubled };

struct Customer {
    domain::AccountId id;
    QString brief;
    std::size_t team = 0;
    domain::Currency currency;
    Habit habit = Habit::Ordinary;
    int termDays = 30;
};

struct Good {
    domain::ProductId id;
    QString name;
    domain::Money price;
};

struct World {
    Options options;
    domain::Date first;
    domain::Currency base;
    std::vector<Person> people;
    std::vector<SalesTeam> teams;
    std::vector<Customer> customers;
    std::vector<Good> goods;
    /// In rank order, then Lost.
    std::vector<domain::StageId> stages;
    domain::Actor administrator;
    domain::Actor director;
    domain::Actor finance;

    /// A generator of random numbers for one part of the work, so that a change of one leaves the others as they were.
    [[nodiscard]] Random randomFor(std::uint64_t part) const { return Random(options.seed * 0x9E3779B97F4A7C15ULL + part); }
    /// Someone of the team at work that day, sellers before the manager.
    [[nodiscard]] std::size_t sellerOf(std::size_t team, domain::Date day, Random &random) const;
    /// Millionths of base currency for one unit, by month.
    [[nodiscard]] std::int64_t rateMicro(domain::Currency currency, domain::Date day) const;
    [[nodiscard]] domain::Money toBase(domain::Money amount, std::int64_t rate) const
    {
        return amount.converted(base, rate, domain::Rounding::HalfEven);
    }
};

inline constexpr std::size_t FirstStage = 0;
inline constexpr std::size_t LastOpenStage = 3;
inline constexpr std::size_t WonStage = 4;
inline constexpr std::size_t LostStage = 5;

/// The same day, or the Monday behind a weekend.
[[nodiscard]] domain::Date toWeekday(domain::Date day);

/// The organisation, its stages, teams and people.
void foundOrganisation(World &world, Emitter &emitter);
/// Customers and products.
void openMarket(World &world, Emitter &emitter);

} // namespace plumbline::demonstration
