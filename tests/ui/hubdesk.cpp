#include "hubdesk.h"

#include "plumbline/pages/page.h"
#include "plumbline/sync/session.h"

#include <QTest>

namespace plumbline::tests {

namespace {

constexpr int Patience = 20'000;
using Line = workspace::SyncStatus::Line;

int fieldIndex(const QString &field)
{
    return domain::describe(domain::EntityKind::Deal).indexOf(field);
}

domain::Value fieldOf(const std::vector<ledger::Row> &rows, domain::DealId deal, const QString &field)
{
    for (const ledger::Row &row : rows)
        if (row.record.kind == domain::EntityKind::Deal && row.record.id == deal.uuid())
            return row.record.values[static_cast<std::size_t>(fieldIndex(field))];
    return {};
}

} // namespace

HubHouse::HubHouse() : m_server(std::make_unique<TlsHub>(world.hub(), m_certificate)), m_port(m_server->port()) {}

HubHouse::~HubHouse() = default;

QString HubHouse::invitation(domain::UserId user)
{
    return sync::formatInvitation({m_server->address(), m_certificate.fingerprint, world.hub().invite(user, std::chrono::hours(1)).value().token});
}

void HubHouse::goAway()
{
    m_server.reset();
}

void HubHouse::comeBack()
{
    m_server = std::make_unique<TlsHub>(world.hub(), m_certificate, TlsHub::Manner::Speaks, m_port);
}

domain::Value HubHouse::atHub(domain::DealId deal, const QString &field)
{
    return fieldOf(world.hub().viewOf(world.administrator).value(), deal, field);
}

Seat::~Seat()
{
    window.reset();
    desk.workspace.reset();
}

bool Seat::join(HubHouse &house, domain::UserId user, const QString &device, const QString &page)
{
    const auto joined = desk.workspace->enrol(desk.folder(), secretOf(Passphrase), {house.invitation(user), device});
    if (!QTest::qWaitFor([&] { return joined.isFinished(); }, Patience) || !joined.result())
        return false;
    window = desk.window();
    if (!QTest::qWaitForWindowActive(window.get()) || !isUpToDate())
        return false;
    window->showPage(page);
    return isShown(*window, page);
}

bool Seat::isUpToDate()
{
    return QTest::qWaitFor(
        [this] {
            const workspace::SyncStatus status = desk.workspace->syncStatus();
            return status.line == Line::UpToDate && status.pending == 0 && desk.workspace->state() == workspace::Workspace::State::Ready;
        },
        Patience);
}

bool Seat::isOffline()
{
    return QTest::qWaitFor([this] { return desk.workspace->syncStatus().line == Line::Offline; }, Patience);
}

HubDesk::HubDesk() : m_colleague(&world.addWorkstation(QStringLiteral("colleague"), world.northManager))
{
    world.settle();
}

bool HubDesk::join(domain::UserId user, const QString &page)
{
    return Seat::join(*this, user, DeviceName, page);
}

bool HubDesk::goOffline()
{
    goAway();
    return isOffline();
}

bool HubDesk::editHere(domain::DealId deal, const QString &field, const domain::Value &value)
{
    const auto read = desk.workspace->record(domain::EntityKind::Deal, deal.uuid());
    if (!QTest::qWaitFor([&] { return read.isFinished(); }, Patience) || !read.result())
        return false;
    domain::Value base;
    const std::vector<workspace::FieldText> fields = *read.result();
    for (const workspace::FieldText &each : fields)
        if (each.field == field)
            base = each.value;
    const auto patched = desk.workspace->patch(domain::EntityKind::Deal, deal.uuid(), field, base, value);
    return QTest::qWaitFor([&] { return patched.isFinished(); }, Patience) && patched.result().has_value();
}

bool HubDesk::editElsewhere(domain::DealId deal, const QString &field, const domain::Value &value)
{
    const domain::PatchField patch{domain::EntityKind::Deal, deal.uuid(), fieldIndex(field), fieldOf(m_colleague->rows(), deal, field), value};
    const bool made = m_colleague->execute(patch).has_value();
    world.settle();
    return made && m_colleague->state().pending == 0;
}

bool HubDesk::collide(domain::DealId deal, const QString &field, const domain::Value &mine, const domain::Value &theirs)
{
    const std::int64_t before = desk.workspace->syncStatus().conflicts;
    if (!goOffline() || !editHere(deal, field, mine) || !editElsewhere(deal, field, theirs))
        return false;
    comeBack();
    desk.workspace->syncNow();
    return isUpToDate() && QTest::qWaitFor([&] { return desk.workspace->syncStatus().conflicts == before + 1; }, Patience);
}

bool HubDesk::revoke(const QString &device)
{
    const int name = domain::describe(domain::EntityKind::Device).indexOf(u"name");
    const std::vector<ledger::Row> rows = world.hub().viewOf(world.administrator).value();
    for (const ledger::Row &row : rows)
        if (row.record.kind == domain::EntityKind::Device && row.record.values[static_cast<std::size_t>(name)] == domain::Value(device))
            return world.hub().revoke(ledger::DeviceId(row.record.id)).has_value();
    return false;
}

} // namespace plumbline::tests
