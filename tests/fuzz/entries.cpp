#include "fuzz/entries.h"

#include "fuzz/seeds.h"

#include "plumbline/ledger/auditexport.h"
#include "plumbline/wire/messages.h"

namespace plumbline::fuzz {
namespace {

void hold(bool law, const char *what)
{
    if (!law)
        throw domain::InvariantError(what);
}

/// Commands have no comparison of their own: their bytes are canonical.
void checkCommand(QStringView kind, const QByteArray &body)
{
    const auto read = ledger::decodeCommand(kind, body);
    if (!read)
        return;
    hold(domain::commandName(*read) == kind, "a command of another kind");
    const QByteArray written = ledger::encodeCommand(*read);
    const auto again = ledger::decodeCommand(kind, written);
    hold(again && ledger::encodeCommand(*again) == written, "a command that comes back as another");
}

} // namespace

void frameFromDevice(const QByteArray &bytes)
{
    const auto read = wire::decodeFromDevice(bytes);
    if (read)
        hold(wire::decodeFromDevice(wire::encode(*read)) == read, "a device's message that comes back as another");
}

void frameFromHub(const QByteArray &bytes)
{
    const auto read = wire::decodeFromHub(bytes);
    if (read)
        hold(wire::decodeFromHub(wire::encode(*read)) == read, "a hub's message that comes back as another");
}

void rows(const QByteArray &bytes)
{
    const auto read = wire::decodeRows(bytes);
    if (read && read->kind != domain::EntityKind::None)
        hold(wire::decodeRows(wire::encodeRows(*read)) == read, "rows that come back as others");
}

void operation(const QByteArray &bytes)
{
    const auto read = ledger::decodeOperation(bytes);
    if (!read)
        return;
    hold(ledger::encodeOperation(*read) == bytes, "an operation in two forms");
    checkCommand(read->kind, read->body);
}

void command(const QByteArray &bytes)
{
    static const std::vector<QString> kinds = commandKinds();
    if (!bytes.isEmpty())
        checkCommand(kinds.at(static_cast<std::uint8_t>(bytes.front()) % kinds.size()), bytes.mid(1));
}

void auditExport(const QByteArray &bytes)
{
    // Whatever key it says: what matters here is how it is read.
    static const QByteArray hubKey = auditHubKey();
    const auto summary = ledger::verifyAuditExport(bytes, hubKey);
    if (summary)
        hold(bytes == auditSeeds().front(), "a changed audit export that still holds");
}

std::span<const Target> targets()
{
    static constexpr std::array All{
        Target{"frame_from_device", &frameFromDevice, &deviceSeeds}, Target{"frame_from_hub", &frameFromHub, &hubSeeds},
        Target{"rows", &rows, &rowSeeds},                            Target{"operation", &operation, &operationSeeds},
        Target{"command", &command, &commandSeeds},                  Target{"audit_export", &auditExport, &auditSeeds}};
    return All;
}

} // namespace plumbline::fuzz
