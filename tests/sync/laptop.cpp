#include "laptop.h"

#include "plumbline/sync/errors.h"

#include <QTest>

namespace plumbline::tests {

using domain::EntityKind;

domain::Result<void> Laptop::enrol(const sync::InvitationText &invitation) {
    std::optional<domain::Result<sync::Enrolling::Done>> end;
    const auto enrolling = sync::enrolOver(invitation, QStringLiteral("laptop"), ledger::DeviceId(ids.next()),
                                           [&](auto result) { end.emplace(std::move(result)); });
    if (!QTest::qWaitFor([&] { return end.has_value(); }))
        return domain::fail(sync::errors::Unreachable);
    if (!*end)
        return tl::unexpected(end->error());
    PLUMBLINE_TRY_ASSIGN(replica, replica::Replica::createEnrolled(folder.filePath(QStringLiteral("crm")), secretOf(Passphrase),
                                                                   (*end)->enrolment, (*end)->deviceKey, {&clock, &ids}));
    return {};
}

void Laptop::connect(sync::Mode mode, sync::Patience patience) {
    isOver = false;
    error.reset();
    sync::Listener listener;
    // It may go in there.
    listener.ended = [this](const std::optional<domain::Error> &why) {
        isOver = true;
        error = why;
        connection.reset();
    };
    connection = std::make_unique<sync::Connection>(*replica, mode, std::move(listener), patience);
}

bool Laptop::isUpToDate() const {
    return connection && connection->progress().phase == sync::Phase::UpToDate;
}

QString Laptop::titleOf(domain::DealId deal) const {
    const auto record = replica->reader().value()->find(EntityKind::Deal, deal.uuid()).value();
    return record ? domain::fromRecord<domain::Deal>(*record).value().title : QString();
}

bool Laptop::retitle(domain::DealId deal, const QString &title) const {
    const int field = domain::describe(EntityKind::Deal).indexOf(u"title");
    const domain::PatchField patch{EntityKind::Deal, deal.uuid(), field, domain::Value(titleOf(deal)), domain::Value(title)};
    return replica->execute(patch, replica->owner()).has_value();
}

std::int64_t Laptop::pending() const {
    return replica->syncing().state().value().pending;
}

std::vector<ledger::Row> Laptop::rows() const {
    std::vector<ledger::Row> all;
    const auto reader = replica->reader().value();
    for (const EntityKind kind : domain::allEntities())
        static_cast<void>(reader->forEachRevised(kind, [&](const domain::Record &record, ledger::Position revision) {
            all.push_back({record, revision});
            return replica::Continue::Yes;
        }));
    return all;
}

} // namespace plumbline::tests
