#include "plumbline/workspace/cashdesk.h"

#include "acting.h"
#include "customercash.h"
#include "workspace_p.h"

#include "plumbline/domain/entities.h"
#include "plumbline/domain/errors.h"

namespace plumbline::workspace {

using namespace domain;

Pending<std::vector<analytics::Member>> CashDesk::customers(const QString &text, int limit)
{
    using Members = std::vector<analytics::Member>;
    return m_workspace.d->read<Members>([wanted = text.trimmed(), limit](Session &, const replica::Reader &reader) -> Result<Members> {
        const auto most = static_cast<std::size_t>(std::max(0, limit));
        Members first;
        Members others;
        PLUMBLINE_TRY(reader.forEach(EntityKind::Account, [&](const Record &record) {
            const auto account = fromRecord<Account>(record);
            if (account && account->name.startsWith(wanted, Qt::CaseInsensitive))
                first.push_back({account->id.toString(), account->name});
            else if (account && others.size() < most && account->name.contains(wanted, Qt::CaseInsensitive))
                others.push_back({account->id.toString(), account->name});
            return first.size() < most ? replica::Continue::Yes : replica::Continue::No;
        }));
        first.insert(first.end(), others.begin(), others.end());
        first.resize(std::min(first.size(), most));
        return first;
    });
}

Pending<CustomerCash> CashDesk::customer(AccountId account)
{
    return m_workspace.d->read<CustomerCash>([account](Session &, const replica::Reader &reader) {
        Result<CustomerCash> cash = fail(errors::Locked);
        const auto read = reader.inSnapshot([&]() -> Result<void> {
            cash = readCustomerCash(reader, account);
            return {};
        });
        return read ? std::move(cash) : Result<CustomerCash>(tl::unexpected(read.error()));
    });
}

Pending<AccountId> CashDesk::customerOf(InstalmentId instalment)
{
    return m_workspace.d->read<AccountId>([instalment](Session &, const replica::Reader &reader) -> Result<AccountId> {
        const auto nobody = fail(domain::errors::RecordNotFound, QLatin1StringView(describe(EntityKind::Account).name));
        PLUMBLINE_TRY_ASSIGN(const auto record, reader.find(EntityKind::Instalment, instalment.uuid()));
        if (!record)
            return nobody;
        PLUMBLINE_TRY_ASSIGN(const auto found, fromRecord<Instalment>(*record));
        PLUMBLINE_TRY_ASSIGN(const auto document, reader.find(EntityKind::Fact, found.invoice.uuid()));
        if (!document)
            return nobody;
        PLUMBLINE_TRY_ASSIGN(const auto invoice, fromRecord<Fact>(*document));
        return invoice.account ? Result<AccountId>(*invoice.account) : nobody;
    });
}

Pending<CashRecorded> CashDesk::record(const Command &document, const AllocateReceipt &allocation)
{
    Workspace::Private &d = *m_workspace.d;
    return d.write<CashRecorded>([&d, first = document, second = allocation](const auto &session, auto &) mutable -> Result<CashRecorded> {
        Acting acting(*session, *d.ports.clock);
        CashRecorded recorded{second.from, {}};
        PLUMBLINE_TRY_ASSIGN(auto last, acting.execute(first, [&] { return d.execute(session, first, {}); }));
        if (!second.parts.empty()) {
            auto allocated = acting.execute(second, [&] { return d.execute(session, second, {}); });
            if (!allocated)
                recorded.notAllocated = allocated.error();
            else if (*allocated)
                last = std::move(*allocated);
        }
        if (last)
            d.committed(session, *last, acting.takeColumns());
        return recorded;
    });
}

} // namespace plumbline::workspace
