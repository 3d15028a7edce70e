#pragma once

#include "memoryview.h"

#include "plumbline/domain/ports.h"

namespace plumbline::tests {

/// An account with a deal and an invoice, to decide on.
struct SmallWorld {
    SmallWorld()
    {
        user.id = newId<domain::User>();
        user.role = domain::Role::Administrator;
        stage.id = newId<domain::Stage>();
        stage.name = QStringLiteral("Engaging");
        won.id = newId<domain::Stage>();
        account.id = newId<domain::Account>();
        account.name = QStringLiteral("Aurora");
        deal.id = newId<domain::Deal>();
        deal.title = QStringLiteral("Sensors");
        deal.account = account.id;
        deal.stage = stage.id;
        deal.amount = domain::Money(10'000, domain::Currency::of("USD"));
        deal.base_amount = domain::Money(71'500, domain::Currency::of("CNY"));
        invoice.id = newId<domain::Fact>();
        invoice.kind = domain::FactKind::Invoice;
        invoice.amount = invoice.base_amount = domain::Money(500, domain::Currency::of("CNY"));
        view.put(user);
        view.put(stage);
        view.put(won);
        view.put(account);
        view.put(deal);
        view.put(invoice);
    }

    template<typename Entity>
    domain::Id<Entity> newId()
    {
        return domain::Id<Entity>(ids.next());
    }
    template<typename Entity>
    static int field(QStringView name)
    {
        return domain::describe<Entity>().indexOf(name);
    }
    [[nodiscard]] domain::Result<domain::Changes> decide(domain::Command command, domain::Role role = domain::Role::Administrator) const
    {
        return domain::decide(std::move(command), view, {user.id, role}, clock);
    }
    [[nodiscard]] domain::Result<domain::Changes> import(domain::Changes changes, domain::Role role = domain::Role::Administrator) const
    {
        return decide(domain::ImportRecords{QStringLiteral("a.csv"), {}, std::move(changes)}, role);
    }
    /// A change of one field of the deal.
    [[nodiscard]] domain::Updated dealChange(QStringView name, domain::Value before, domain::Value after) const
    {
        return {domain::EntityKind::Deal, deal.id.uuid(), {{field<domain::Deal>(name), std::move(before), std::move(after)}}};
    }

    domain::FixedClock clock{domain::Instant(std::chrono::hours(500'000))};
    domain::Uuid7Source ids{clock, 1};
    MemoryView view;
    domain::User user;
    domain::Stage stage, won;
    domain::Account account;
    domain::Deal deal;
    domain::Fact invoice;
};

} // namespace plumbline::tests
