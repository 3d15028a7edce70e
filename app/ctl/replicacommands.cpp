#include "command.h"

#include "plumbline/replica/passphrase.h"

#include <QCoreApplication>
#include <QDate>

namespace plumbline::ctl {
namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("ctl", source);
}

domain::Result<domain::Role> roleNamed(const QString &name)
{
    return name.isEmpty() ? domain::Role::Administrator : domain::fromToken<domain::Role>(name);
}

Exit create(const QStringList &arguments)
{
    Options options(QStringLiteral("create"), text("Makes a new, empty, encrypted replica."));
    options.add({QStringLiteral("organisation"), text("The organisation's name."), QStringLiteral("NAME")});
    options.add({QStringLiteral("currency"), text("The base currency every page reports in."), QStringLiteral("CODE"), QStringLiteral("CNY")});
    options.add({QStringLiteral("time-zone"), text("The zone business dates are in."), QStringLiteral("ZONE"), QStringLiteral("Asia/Shanghai")});
    options.add({QStringLiteral("user"), text("Your name, as the audit trail shows it."), QStringLiteral("NAME")});
    options.add({QStringLiteral("role"), text("Your role: administrator, director, manager, finance, salesperson, delivery, auditor."), QStringLiteral("ROLE")});
    if (const auto end = options.parse(arguments))
        return *end;
    if (!options.isSet(QStringLiteral("organisation")) || !options.isSet(QStringLiteral("user")))
        return misused(text("create needs --organisation and --user."));
    auto folder = options.replicaFolder();
    if (!folder)
        return failed(folder.error());
    const auto currency = domain::Currency::parse(options.value(QStringLiteral("currency")));
    if (!currency)
        return failed(currency.error());
    const auto role = roleNamed(options.value(QStringLiteral("role")));
    if (!role)
        return failed(role.error());
    auto passphrase = options.passphrase();
    if (!passphrase)
        return failed(passphrase.error());
    SystemPorts ports;
    workspace::Workspace workspace(ports.ports());
    const replica::Founding founding{options.value(QStringLiteral("organisation")), *currency,
                                     options.value(QStringLiteral("time-zone")), options.value(QStringLiteral("user")), *role};
    if (const auto made = wait(workspace.create(*folder, std::move(*passphrase), founding)); !made)
        return failed(made.error());
    printLine(text("Created %1.").arg(*folder));
    return Exit::Done;
}

Exit demonstration(const QStringList &arguments)
{
    Options options(QStringLiteral("demo"), text("Makes a replica with the demonstration organisation."));
    options.add({QStringLiteral("size"), text("small, medium or large (1,000,000 deals)."), QStringLiteral("SIZE"), QStringLiteral("small")});
    options.add({QStringLiteral("seed"), text("The same seed gives the same organisation."), QStringLiteral("N"), QStringLiteral("1")});
    options.add({QStringLiteral("today"), text("The day it ends at; today when not given."), QStringLiteral("DATE")});
    if (const auto end = options.parse(arguments))
        return *end;
    bool isNumber = false;
    const quint64 seed = options.value(QStringLiteral("seed")).toULongLong(&isNumber);
    if (!isNumber)
        return misused(text("--seed takes a whole number."));
    auto folder = options.replicaFolder();
    if (!folder)
        return failed(folder.error());
    std::optional<domain::Date> today;
    if (options.isSet(QStringLiteral("today"))) {
        const auto parsed = domain::Date::parse(options.value(QStringLiteral("today")));
        if (!parsed)
            return failed(parsed.error());
        today = *parsed;
    }
    auto passphrase = options.passphrase();
    if (!passphrase)
        return failed(passphrase.error());
    SystemPorts ports;
    workspace::Workspace workspace(ports.ports());
    const auto made = wait(workspace.createDemonstration(*folder, std::move(*passphrase),
                                                         {options.value(QStringLiteral("size")), seed, today}));
    if (!made)
        return failed(made.error());
    printLine(text("Created the demonstration organisation in %1.").arg(*folder));
    return Exit::Done;
}

Exit unlock(const QStringList &arguments)
{
    Options options(QStringLiteral("unlock"), text("Checks that the passphrase opens the replica and says what is in it."));
    if (const auto end = options.parse(arguments))
        return *end;
    auto opened = Opened::open(options);
    if (!opened)
        return failed(opened.error());
    workspace::Workspace &workspace = (*opened)->workspace();
    const auto name = wait(workspace.organisationName());
    const auto currency = wait(workspace.baseCurrency());
    if (!name || !currency)
        return failed(name ? currency.error() : name.error());
    printLine(text("%1, in %2, ledger position %3").arg(*name, currency->code()).arg(workspace.position()));
    return Exit::Done;
}

Exit changePassphrase(const QStringList &arguments)
{
    Options options(QStringLiteral("passphrase"), text("Changes the passphrase; the data itself is not rewritten."));
    options.add({QStringLiteral("new-passphrase-file"), text("Read the new passphrase from this file."), QStringLiteral("FILE")});
    if (const auto end = options.parse(arguments))
        return *end;
    auto current = options.passphrase();
    if (!current)
        return failed(current.error());
    auto next = replica::readPassphraseFile(options.value(QStringLiteral("new-passphrase-file")));
    if (!next)
        return failed(next.error());
    auto opened = Opened::open(options);
    if (!opened)
        return failed(opened.error());
    const auto changed = wait((*opened)->workspace().changePassphrase(std::move(*current), std::move(*next)));
    if (!changed)
        return failed(changed.error());
    printLine(text("The passphrase was changed."));
    return Exit::Done;
}

Exit backUp(const QStringList &arguments)
{
    Options options(QStringLiteral("backup"), text("Copies the replica into a new folder; it may be open elsewhere for reading."));
    options.addPositional(QStringLiteral("DIR"), text("The folder to make."));
    if (const auto end = options.parse(arguments))
        return *end;
    if (options.positional().size() != 2)
        return misused(text("backup needs the folder to make."));
    auto opened = Opened::open(options);
    if (!opened)
        return failed(opened.error());
    if (const auto done = wait((*opened)->workspace().backUp(options.positional().at(1))); !done)
        return failed(done.error());
    printLine(text("Backed up to %1.").arg(options.positional().at(1)));
    return Exit::Done;
}

Exit verify(const QStringList &arguments)
{
    Options options(QStringLiteral("verify"), text("Checks every page, reference and ledger entry."));
    if (const auto end = options.parse(arguments))
        return *end;
    auto opened = Opened::open(options);
    if (!opened)
        return failed(opened.error());
    if (const auto sound = wait((*opened)->workspace().checkIntegrity()); !sound)
        return failed(sound.error());
    printLine(text("The replica is sound: every page, reference and ledger entry is as it was written."));
    return Exit::Done;
}

} // namespace

std::vector<CommandLine> replicaCommands()
{
    return {{QStringLiteral("create"), QStringLiteral("--organisation NAME --user NAME"), text("make an empty replica"), create},
            {QStringLiteral("demo"), QStringLiteral("[--size small|medium|large] [--seed N]"), text("make a demonstration replica"), demonstration},
            {QStringLiteral("unlock"), QString(), text("check the passphrase"), unlock},
            {QStringLiteral("passphrase"), QStringLiteral("--new-passphrase-file FILE"), text("change the passphrase"), changePassphrase},
            {QStringLiteral("backup"), QStringLiteral("DIR"), text("copy the replica"), backUp},
            {QStringLiteral("verify"), QString(), text("check the replica's integrity"), verify}};
}

} // namespace plumbline::ctl
