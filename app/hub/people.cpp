#include "command.h"

#include "plumbline/domain/token.h"
#include "plumbline/wire/invitation.h"

namespace plumbline::hub {
namespace {

using domain::fail;

void describeInvite(Options &options) {
    options.add(QStringLiteral("user"), QStringLiteral("Who is invited."), QStringLiteral("NAME"));
    options.add(QStringLiteral("hours"), QStringLiteral("How long it is good for (72)."), QStringLiteral("N"));
    options.add(QStringLiteral("address"), QStringLiteral("Where devices reach the hub; otherwise where it was last served."),
                QStringLiteral("HOST:PORT"));
}

Result<void> invite(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const QString name, options.required(QStringLiteral("user")));
    PLUMBLINE_TRY_ASSIGN(const std::int64_t hours, options.number(QStringLiteral("hours"), 72, 1, 24 * 365));
    PLUMBLINE_TRY_ASSIGN(const auto opened, openHub(options));
    const QString address = options.isSet(QStringLiteral("address")) ? options.value(QStringLiteral("address")) : opened->place->address();
    if (address.isEmpty())
        return fail(Misused, QStringLiteral("Say where devices reach the hub: --address HOST:PORT. It was not served yet."));
    PLUMBLINE_TRY_ASSIGN(const QByteArray print, fingerprint(opened->place->certificate().certificate));
    PLUMBLINE_TRY_ASSIGN(const domain::UserId user, opened->hub->userNamed(name));
    PLUMBLINE_TRY_ASSIGN(const Invitation invitation, opened->hub->invite(user, std::chrono::hours(hours)));
    printLine(wire::formatInvitation({address, print, invitation.token}));
    return {};
}

void describeUser(Options &options) {
    options.add(QStringLiteral("name"), QStringLiteral("Their name."), QStringLiteral("NAME"));
    options.add(QStringLiteral("role"),
                QStringLiteral("salesperson, manager, director, finance, delivery, administrator or auditor (salesperson)."),
                QStringLiteral("ROLE"));
    options.add(QStringLiteral("team"), QStringLiteral("Their team."), QStringLiteral("NAME"));
}

Result<void> addUser(const Options &options) {
    domain::User user;
    PLUMBLINE_TRY_ASSIGN(user.name, options.required(QStringLiteral("name")));
    if (options.isSet(QStringLiteral("role"))) {
        const auto role = domain::fromToken<domain::Role>(options.value(QStringLiteral("role")));
        if (!role)
            return fail(Misused, QStringLiteral("There is no role “%1”.").arg(options.value(QStringLiteral("role"))));
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
    options.add(QStringLiteral("device"), QStringLiteral("The device's id."), QStringLiteral("ID"));
}

Result<void> revoke(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const QString text, options.required(QStringLiteral("device")));
    const auto device = domain::Uuid::parse(text);
    if (!device)
        return fail(Misused, QStringLiteral("“%1” is no device's id.").arg(text));
    PLUMBLINE_TRY_ASSIGN(const auto opened, openHub(options));
    return opened->hub->revoke(ledger::DeviceId(*device));
}

} // namespace

std::vector<Command> people() {
    return {{QStringLiteral("invite"), QStringLiteral("Prints an invitation for one device of a person."), describeInvite, invite},
            {QStringLiteral("user add"), QStringLiteral("Adds a person."), describeUser, addUser},
            {QStringLiteral("revoke"), QStringLiteral("Shuts a device out; it destroys its key when it hears so."), describeRevoke, revoke}};
}

} // namespace plumbline::hub
