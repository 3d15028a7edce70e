#include "command.h"
#include "words.h"

#include "plumbline/domain/errors.h"
#include "plumbline/domain/token.h"
#include "plumbline/wire/invitation.h"

namespace plumbline::hub {
namespace {

using domain::fail;

void describeInvite(Options &options) {
    options.add(QStringLiteral("user"), Words::tr("Who is invited."), QStringLiteral("NAME"));
    options.add(QStringLiteral("hours"), Words::tr("How long it is good for (72)."), QStringLiteral("N"));
    options.add(QStringLiteral("address"), Words::tr("Where devices reach the hub; otherwise where it was last served."),
                QStringLiteral("HOST:PORT"));
}

Result<void> invite(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const QString name, options.required(QStringLiteral("user")));
    PLUMBLINE_TRY_ASSIGN(const std::int64_t hours, options.number(QStringLiteral("hours"), 72, 1, 24 * 365));
    PLUMBLINE_TRY_ASSIGN(const auto opened, openHub(options));
    const QString address = options.isSet(QStringLiteral("address")) ? options.value(QStringLiteral("address")) : opened->place->address();
    if (address.isEmpty())
        return fail(Misused, Words::tr("Say where devices reach the hub: --address HOST:PORT. It was not served yet."));
    PLUMBLINE_TRY_ASSIGN(const QByteArray print, fingerprint(opened->place->certificate().certificate));
    PLUMBLINE_TRY_ASSIGN(const domain::UserId user, opened->hub->userNamed(name));
    PLUMBLINE_TRY_ASSIGN(const Invitation invitation, opened->hub->invite(user, std::chrono::hours(hours)));
    printLine(wire::formatInvitation({address, print, invitation.token}));
    return {};
}

void describeUser(Options &options) {
    options.add(QStringLiteral("name"), Words::tr("Their name."), QStringLiteral("NAME"));
    options.add(QStringLiteral("role"),
                Words::tr("salesperson, manager, director, finance, delivery, administrator or auditor (salesperson)."),
                QStringLiteral("ROLE"));
    options.add(QStringLiteral("team"), Words::tr("Their team."), QStringLiteral("NAME"));
}

Result<void> addUser(const Options &options) {
    domain::User user;
    PLUMBLINE_TRY_ASSIGN(user.name, options.required(QStringLiteral("name")));
    if (options.isSet(QStringLiteral("role"))) {
        const auto role = domain::fromToken<domain::Role>(options.value(QStringLiteral("role")));
        if (!role)
            return fail(Misused, Words::tr("There is no role “%1”.").arg(options.value(QStringLiteral("role"))));
        user.role = *role;
    }
    PLUMBLINE_TRY_ASSIGN(const auto opened, openHub(options));
    if (options.isSet(QStringLiteral("team"))) {
        PLUMBLINE_TRY_ASSIGN(user.team, opened->hub->teamNamed(options.value(QStringLiteral("team"))));
    }
    user.id = domain::UserId(opened->system.ids.next());
    PLUMBLINE_TRY_ASSIGN(const domain::UserId added, opened->hub->addUser(user));
    printLine(added.toString());
    return {};
}

void describeRevoke(Options &options) {
    options.add(QStringLiteral("device"), Words::tr("The device's id as status prints it, short or whole."), QStringLiteral("ID"));
}

Result<void> revoke(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const QString text, options.required(QStringLiteral("device")));
    PLUMBLINE_TRY_ASSIGN(const auto opened, openHub(options));
    PLUMBLINE_TRY_ASSIGN(const auto devices, opened->hub->devices());
    std::vector<ledger::DeviceId> meant;
    for (const DeviceStatus &each : devices)
        if (each.device.toString() == text || shortId(each.device) == text)
            meant.push_back(each.device);
    if (meant.size() > 1)
        return fail(Misused, Words::tr("Several devices end in “%1”: say the whole id.").arg(text));
    if (meant.empty())
        return fail(domain::errors::RecordNotFound, text);
    return opened->hub->revoke(meant.front());
}

} // namespace

std::vector<Command> people() {
    return {{QStringLiteral("invite"), Words::tr("Prints an invitation for one device of a person."), describeInvite, invite},
            {QStringLiteral("user add"), Words::tr("Adds a person."), describeUser, addUser},
            {QStringLiteral("revoke"), Words::tr("Shuts a device out; it destroys its key when it hears so."), describeRevoke, revoke}};
}

} // namespace plumbline::hub
