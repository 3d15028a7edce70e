#include "command.h"
#include "words.h"

#include "plumbline/hub/errors.h"
#include "plumbline/hub/server.h"

#include <QLockFile>
#include <QTextStream>

#include <csignal>

namespace plumbline::hub {
namespace {

using domain::fail;

void describe(Options &options) {
    options.add(QStringLiteral("listen"), Words::tr("Address and port (127.0.0.1:0: any free port of this machine)."),
                QStringLiteral("HOST:PORT"));
}

Result<void> readAddress(const QString &text, Listening &listening) {
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const quint16 port = text.mid(colon + 1).toUShort(&isNumber);
    if (colon < 1 || !isNumber)
        return fail(Misused, Words::tr("--listen takes HOST:PORT."));
    listening.host = text.left(colon).remove(u'[').remove(u']');
    listening.port = port;
    return {};
}

void waitForTheEnd() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    int which = 0;
    sigwait(&signals, &which);
}

Result<void> serve(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const auto opened, openHub(options));
    Place &place = *opened->place;
    QLockFile lock(place.lockFile());
    lock.setStaleLockTime(0);
    // One process serves a file; on a server any number do.
    if (place.isFile() && !lock.tryLock(0))
        return fail(errors::InUse, place.lockFile());
    Listening listening;
    listening.certificate = place.certificate().certificate;
    listening.key = place.certificate().key;
    PLUMBLINE_TRY(readAddress(options.isSet(QStringLiteral("listen")) ? options.value(QStringLiteral("listen"))
                                                                      : QStringLiteral("127.0.0.1:0"),
                              listening));
    PLUMBLINE_TRY_ASSIGN(const auto server, Server::start(*opened->hub, listening, Bounds{}, [](const QString &line) {
        QTextStream(stderr) << "plumbline-hub: " << line << '\n';
    }));
    const bool isIpv6 = listening.host.contains(u':');
    const QString address = QStringLiteral("%1:%2").arg(isIpv6 ? u'[' + listening.host + u']' : listening.host).arg(server->port());
    PLUMBLINE_TRY(place.setAddress(address));
    auto watch = place.watch([&server] { server->heardOfOthers(); });
    printLine(Words::tr("listening on %1").arg(address));
    waitForTheEnd();
    watch.reset();
    server->stop();
    return {};
}

} // namespace

std::vector<Command> serving() {
    return {{QStringLiteral("serve"), Words::tr("Serves it until SIGTERM or SIGINT."), describe, serve}};
}

} // namespace plumbline::hub
