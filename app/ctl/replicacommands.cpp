#include "command.h"
#include "output.h"
#include "words.h"

#include "plumbline/workspace/errors.h"
#include "plumbline/workspace/labels.h"

namespace plumbline::ctl {
namespace {

domain::Result<domain::Role> roleNamed(const QString &name)
{
    return name.isEmpty() ? domain::Role::Administrator : domain::fromToken<domain::Role>(name);
}

domain::Result<domain::Currency> currencyNamed(const QString &code)
{
    const auto currency = domain::Currency::parse(code);
    return currency ? currency : misuse(workspace::errorText(currency.error()));
}

/// What a new organisation starts from; everything wrong with it is wrong with the call.
domain::Result<replica::Founding> foundingOf(const Options &options)
{
    for (const QString &needed : {QStringLiteral("organisation"), QStringLiteral("user")})
        if (options.value(needed).trimmed().isEmpty())
            return misuse(Words::tr("create needs --%1 with a name.").arg(needed));
    PLUMBLINE_TRY_ASSIGN(const auto currency, currencyNamed(options.value(QStringLiteral("currency"))));
    const auto role = roleNamed(options.value(QStringLiteral("role")));
    if (!role)
        return misuse(workspace::errorText(role.error()));
    replica::Founding founding{options.value(QStringLiteral("organisation")).trimmed(), currency,
                               options.value(QStringLiteral("time-zone")), options.value(QStringLiteral("user")).trimmed(), *role};
    if (const auto sound = replica::checkFounding(founding); !sound)
        return misuse(workspace::errorText(sound.error()));
    return founding;
}

domain::Result<QString> createdBy(const Options &options)
{
    PLUMBLINE_TRY_ASSIGN(const QString folder, options.replicaFolder());
    PLUMBLINE_TRY_ASSIGN(const auto founding, foundingOf(options));
    PLUMBLINE_TRY_ASSIGN(auto passphrase, options.passphrase());
    SystemPorts ports;
    workspace::Workspace workspace(ports.ports());
    PLUMBLINE_TRY(wait(workspace.create(folder, std::move(passphrase), founding)));
    return folder;
}

Exit create(const QStringList &arguments)
{
    Options options(QStringLiteral("create"), Words::tr("Makes a new, empty, encrypted replica."));
    options.add({QStringLiteral("organisation"), Words::tr("The organisation's name."), QStringLiteral("NAME")});
    options.add({QStringLiteral("currency"), Words::tr("The base currency every page reports in."), QStringLiteral("CODE"), QStringLiteral("CNY")});
    options.add({QStringLiteral("time-zone"), Words::tr("The zone business dates are in."), QStringLiteral("ZONE"), QStringLiteral("Asia/Shanghai")});
    options.add({QStringLiteral("user"), Words::tr("Your name, as the audit trail shows it."), QStringLiteral("NAME")});
    options.add({QStringLiteral("role"), Words::tr("Your role: administrator, director, manager, finance, salesperson, delivery, auditor."), QStringLiteral("ROLE")});
    if (const auto end = options.parse(arguments))
        return *end;
    const auto folder = createdBy(options);
    if (!folder)
        return failed(folder.error());
    printLine(Words::tr("Created %1.").arg(*folder));
    return Exit::Done;
}

domain::Result<QString> demonstrationBy(const Options &options)
{
    bool isNumber = false;
    const quint64 seed = options.value(QStringLiteral("seed")).toULongLong(&isNumber);
    if (!isNumber)
        return misuse(Words::tr("--%1 takes a whole number, not “%2”.").arg(QStringLiteral("seed"), options.value(QStringLiteral("seed"))));
    const QString size = options.value(QStringLiteral("size"));
    if (size != u"small" && size != u"medium" && size != u"large")
        return misuse(workspace::errorText({workspace::errors::UnknownSize, size}));
    PLUMBLINE_TRY_ASSIGN(const QString folder, options.replicaFolder());
    PLUMBLINE_TRY_ASSIGN(const auto today, options.date(QStringLiteral("today")));
    PLUMBLINE_TRY_ASSIGN(auto passphrase, options.passphrase());
    SystemPorts ports;
    workspace::Workspace workspace(ports.ports());
    PLUMBLINE_TRY(wait(workspace.createDemonstration(folder, std::move(passphrase), {size, seed, today})));
    return folder;
}

Exit demonstration(const QStringList &arguments)
{
    Options options(QStringLiteral("demo"), Words::tr("Makes a replica with the demonstration organisation."));
    options.add({QStringLiteral("size"), Words::tr("small, medium or large (1,000,000 deals)."), QStringLiteral("SIZE"), QStringLiteral("small")});
    options.add({QStringLiteral("seed"), Words::tr("The same seed gives the same organisation."), QStringLiteral("N"), QStringLiteral("1")});
    options.add({QStringLiteral("today"), Words::tr("The day it ends at; today when not given."), QStringLiteral("DATE")});
    if (const auto end = options.parse(arguments))
        return *end;
    const auto folder = demonstrationBy(options);
    if (!folder)
        return failed(folder.error());
    printLine(Words::tr("Created the demonstration organisation in %1.").arg(*folder));
    return Exit::Done;
}

Exit unlock(const QStringList &arguments)
{
    Options options(QStringLiteral("unlock"), Words::tr("Checks that the passphrase opens the replica and says what is in it."));
    if (const auto end = options.parse(arguments))
        return *end;
    auto opened = Opened::open(options, Access::Reading);
    if (!opened)
        return failed(opened.error());
    workspace::Workspace &workspace = (*opened)->workspace();
    const auto name = wait(workspace.organisationName());
    const auto currency = wait(workspace.baseCurrency());
    if (!name || !currency)
        return failed(name ? currency.error() : name.error());
    printLine(Words::tr("%1, in %2, ledger position %3").arg(*name, currency->code()).arg(workspace.position()));
    return Exit::Done;
}

domain::Result<void> changePassphraseBy(const Options &options)
{
    const QString descriptor = options.value(QStringLiteral("passphrase-fd"));
    if (!descriptor.isEmpty() && descriptor == options.value(QStringLiteral("new-passphrase-fd")))
        return misuse(Words::tr("The two passphrases need a descriptor each."));
    PLUMBLINE_TRY_ASSIGN(const QString folder, options.replicaFolder());
    PLUMBLINE_TRY_ASSIGN(auto current, options.passphrase());
    PLUMBLINE_TRY_ASSIGN(auto next, options.passphrase(QStringLiteral("new-")));
    PLUMBLINE_TRY_ASSIGN(const auto opened, Opened::open(folder, current.clone(), Access::Writing));
    return wait(opened->workspace().changePassphrase(std::move(current), std::move(next)));
}

Exit changePassphrase(const QStringList &arguments)
{
    Options options(QStringLiteral("passphrase"), Words::tr("Changes the passphrase; the data itself is not rewritten."));
    options.add({QStringLiteral("new-passphrase-file"), Words::tr("Read the new passphrase from this file."), QStringLiteral("FILE")});
    options.add({QStringLiteral("new-passphrase-fd"), Words::tr("Read the new passphrase from this open descriptor."), QStringLiteral("N")});
    options.exclude(QStringLiteral("new-passphrase-file"), QStringLiteral("new-passphrase-fd"));
    if (const auto end = options.parse(arguments))
        return *end;
    if (const auto changed = changePassphraseBy(options); !changed)
        return failed(changed.error());
    printLine(Words::tr("The passphrase was changed."));
    return Exit::Done;
}

Exit backUp(const QStringList &arguments)
{
    Options options(QStringLiteral("backup"), Words::tr("Copies the replica into a new folder; it may be open elsewhere meanwhile."));
    options.addPositional(QStringLiteral("DIR"), Words::tr("The folder to make."));
    if (const auto end = options.parse(arguments))
        return *end;
    const QString target = options.positional().constFirst();
    auto opened = Opened::open(options, Access::Reading);
    if (!opened)
        return failed(opened.error());
    if (const auto done = wait((*opened)->workspace().backUp(target)); !done)
        return failed(done.error());
    printLine(Words::tr("Backed up to %1.").arg(target));
    return Exit::Done;
}

Exit verify(const QStringList &arguments)
{
    Options options(QStringLiteral("verify"), Words::tr("Checks every page, reference and ledger entry."));
    if (const auto end = options.parse(arguments))
        return *end;
    auto opened = Opened::open(options, Access::Reading);
    if (!opened)
        return failed(opened.error());
    if (const auto sound = wait((*opened)->workspace().checkIntegrity()); !sound)
        return failed(sound.error());
    printLine(Words::tr("The replica is sound: every page, reference and ledger entry is as it was written."));
    return Exit::Done;
}

} // namespace

std::vector<CommandLine> replicaCommands()
{
    return {{QStringLiteral("create"), QStringLiteral("--organisation NAME --user NAME"), Words::tr("make an empty replica"), create},
            {QStringLiteral("demo"), QStringLiteral("[--size small|medium|large] [--seed N]"), Words::tr("make a demonstration replica"), demonstration},
            {QStringLiteral("unlock"), QString(), Words::tr("check the passphrase"), unlock},
            {QStringLiteral("passphrase"), QStringLiteral("--new-passphrase-file FILE | --new-passphrase-fd N"), Words::tr("change the passphrase"), changePassphrase},
            {QStringLiteral("backup"), QStringLiteral("DIR"), Words::tr("copy the replica"), backUp},
            {QStringLiteral("verify"), QString(), Words::tr("check the replica's integrity"), verify}};
}

} // namespace plumbline::ctl
