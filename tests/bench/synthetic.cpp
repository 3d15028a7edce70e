#include "synthetic.h"

#include <chrono>
#include <random>

namespace plumbline::bench {

using namespace domain;

namespace {

constexpr int Teams = 8;
constexpr int People = 240;
constexpr int Accounts = 20000;
constexpr int Products = 40;
constexpr int ChangesPerDeal = 5;
constexpr int Days = 730;

Uuid idOf(std::uint8_t kind, std::uint64_t number) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[0] = kind;
    for (std::size_t i = 0; i < 8; ++i)
        bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return Uuid(bytes);
}

struct Path {
    std::array<std::uint64_t, ChangesPerDeal> stages;
};

/// Stages 0–4 are open, 5 is won, 6 is lost.
constexpr std::array<Path, 6> Paths{
    {{{0, 1, 2, 3, 5}}, {{0, 1, 3, 2, 6}}, {{0, 0, 1, 1, 2}}, {{0, 2, 5, 4, 6}}, {{0, 1, 2, 6, 2}}, {{1, 2, 3, 4, 5}}}};

analytics::DirectoryPtr directory() {
    analytics::DirectoryBuilder builder(Currency::of("CNY"));
    for (std::uint64_t i = 0; i < 7; ++i) {
        Stage stage;
        stage.id = StageId(idOf(1, i));
        stage.name = QStringLiteral("Stage %1").arg(i);
        stage.rank = static_cast<std::int64_t>(i);
        stage.outcome = i == 5 ? StageOutcome::Won : i == 6 ? StageOutcome::Lost : StageOutcome::Open;
        stage.probability = static_cast<std::int64_t>(i) * 1500;
        builder.add(stage);
    }
    for (std::uint64_t i = 0; i < Teams; ++i) {
        Team team;
        team.id = TeamId(idOf(2, i));
        team.name = QStringLiteral("Team %1").arg(i);
        team.region = QStringLiteral("Region %1").arg(i % 4);
        builder.add(team);
    }
    for (std::uint64_t i = 0; i < People; ++i) {
        User user;
        user.id = UserId(idOf(3, i));
        user.name = QStringLiteral("Person %1").arg(i);
        user.team = TeamId(idOf(2, i % Teams));
        builder.add(user);
    }
    for (std::uint64_t i = 0; i < Accounts; ++i) {
        Account account;
        account.id = AccountId(idOf(4, i));
        account.name = QStringLiteral("Account %1").arg(i);
        builder.add(account);
    }
    for (std::uint64_t i = 0; i < Products; ++i) {
        Product product;
        product.id = ProductId(idOf(5, i));
        product.name = QStringLiteral("Product %1").arg(i);
        builder.add(product);
    }
    return builder.build().value();
}

} // namespace

SyntheticPipeline::SyntheticPipeline(std::int64_t deals) {
    const auto start = std::chrono::steady_clock::now();
    std::mt19937 random(20260101);
    const auto below = [&random](std::uint32_t count) { return static_cast<std::uint32_t>(random() % count); };
    analytics::PipelineBuilder builder(directory());
    builder.reserve(static_cast<std::size_t>(deals), static_cast<std::size_t>(deals * ChangesPerDeal));
    const std::int32_t first = Date(2025, 1, 1).days();
    for (std::int64_t i = 0; i < deals; ++i) {
        const Path &path = Paths[below(Paths.size())];
        analytics::DealInput deal;
        deal.id = idOf(6, static_cast<std::uint64_t>(i));
        deal.title = "Opportunity " + QByteArray::number(i) + " 扩容";
        deal.sourceRef = "OPP-" + QByteArray::number(i);
        deal.owner = idOf(3, below(People));
        deal.account = below(8) == 0 ? Uuid() : idOf(4, below(Accounts));
        deal.product = idOf(5, below(Products));
        deal.source = below(6) == 0 ? QByteArray() : "Source " + QByteArray::number(below(9));
        deal.stage = idOf(1, path.stages.back());
        deal.baseAmount = 10000 + below(5000000);
        std::int32_t day = first + static_cast<std::int32_t>(below(Days));
        deal.createdOn = day;
        deal.revision = i * 6;
        builder.addDeal(deal);
        for (int change = 0; change < ChangesPerDeal; ++change) {
            const bool undated = change == 0 && below(50) == 0;
            builder.addStageChange({deal.id, idOf(1, path.stages[static_cast<std::size_t>(change)]),
                                    undated ? analytics::NoDay : day, change, deal.baseAmount + change * 1000,
                                    (day - first) * 1000 + below(30000)});
            day += static_cast<std::int32_t>(below(45));
        }
    }
    m_columns.pipeline = builder.build().value();
    m_columns.receivables = analytics::ReceivablesBuilder(m_columns.pipeline).build().value();
    const auto end = std::chrono::steady_clock::now();
    m_buildMilliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(end - start).count();
}

} // namespace plumbline::bench
