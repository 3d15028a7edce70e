#include "synccommands.h"

#include "output.h"
#include "words.h"

#include "plumbline/sync/errors.h"
#include "plumbline/sync/follower.h"
#include "plumbline/workspace/enrolling.h"
#include "plumbline/workspace/labels.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTimer>

#include <map>
#include <set>

namespace plumbline::ctl {

using domain::Result;

namespace {

constexpr qint64 LargestInvitation = 64 << 10;
constexpr int InterruptsAreSeenIn = 100;

Result<QString> invitationText(const Options &options) {
    QFile file(options.value(QStringLiteral("invitation-file")));
    bool isOpen = false;
    if (options.isSet(QStringLiteral("invitation-fd"))) {
        PLUMBLINE_TRY_ASSIGN(const auto descriptor,
                             options.number(QStringLiteral("invitation-fd"), 0, std::numeric_limits<int>::max()));
        isOpen = file.open(static_cast<int>(*descriptor), QIODevice::ReadOnly);
    } else if (file.fileName().isEmpty()) {
        return misuse(Words::tr("Say where the invitation is: --invitation-file or --invitation-fd."));
    } else {
        isOpen = file.open(QIODevice::ReadOnly);
    }
    if (!isOpen)
        return misuse(Words::tr("The invitation can’t be read."));
    return QString::fromLatin1(file.read(LargestInvitation));
}

Result<sync::Enrolling::Done> enrolled(const sync::InvitationText &invitation, const QString &deviceName, SystemPorts &ports) {
    std::optional<Result<sync::Enrolling::Done>> end;
    const auto connection = sync::enrolOver(invitation, deviceName, ledger::DeviceId(ports.ids.next()), [&](auto result) {
        end.emplace(std::move(result));
        QCoreApplication::exit();
    });
    runLoop();
    if (!end)
        return domain::fail(replica::errors::Cancelled);
    return std::move(*end);
}

void showScan(const sync::Progress &progress) {
    constexpr std::int64_t Whole = 1000;
    if (progress.phase == sync::Phase::Scanning && progress.rowsExpected > 0)
        showProgress(static_cast<int>(std::min(Whole, progress.rowsScanned * Whole / progress.rowsExpected)));
}

/// Operations that waited, and what became of them since.
class Sent {
public:
    explicit Sent(const replica::Reader &reader) : m_reader(reader) {}
    Result<void> note() {
        PLUMBLINE_TRY_ASSIGN(const auto waiting, m_reader.waiting());
        for (const replica::Waiting &each : waiting)
            m_open.insert(each.operation.deviceSequence);
        return {};
    }
    /// Each outcome once.
    Result<std::map<QString, std::int64_t>> outcomes() {
        std::map<QString, std::int64_t> counts{{QStringLiteral("applied"), 0},
                                               {QStringLiteral("merged"), 0},
                                               {QStringLiteral("conflict"), 0},
                                               {QStringLiteral("rejected"), 0},
                                               {QStringLiteral("superseded"), 0}};
        for (auto each = m_open.begin(); each != m_open.end();) {
            PLUMBLINE_TRY_ASSIGN(const auto settled, m_reader.outcome(*each));
            if (settled)
                ++counts[ledger::outcomeName(settled->outcome)];
            if (const auto *rejected = settled ? std::get_if<ledger::Rejected>(&settled->outcome) : nullptr)
                refusals.push_back({*each, *rejected});
            each = settled ? m_open.erase(each) : std::next(each);
        }
        return counts;
    }
    struct Refusal {
        std::int64_t sequence = 0;
        ledger::Rejected why;
        /// As a person reads it.
        [[nodiscard]] QString sentence() const {
            const QByteArray code = why.code.toLatin1();
            return workspace::errorText({domain::ErrorCode{{code.constData(), static_cast<std::size_t>(code.size())}}, why.detail});
        }
    };
    /// What the hub refused, as the outcomes were told.
    std::vector<Refusal> refusals;

private:
    const replica::Reader &m_reader;
    std::set<std::int64_t> m_open;
};

QJsonArray jsonOf(const std::vector<Sent::Refusal> &refusals) {
    QJsonArray array;
    for (const Sent::Refusal &each : refusals)
        array.append(QJsonObject{{QStringLiteral("sequence"), static_cast<qint64>(each.sequence)},
                                 {QStringLiteral("code"), each.why.code},
                                 {QStringLiteral("detail"), each.why.detail},
                                 {QStringLiteral("sentence"), each.sentence()}});
    return array;
}

Result<void> printSummary(HeldReplica &held, Sent &sent, Format format) {
    PLUMBLINE_TRY_ASSIGN(const auto state, held.reader->syncState());
    sent.refusals.clear();
    PLUMBLINE_TRY_ASSIGN(const auto outcomes, sent.outcomes());
    std::int64_t all = 0;
    QJsonObject object{{QStringLiteral("position"), static_cast<qint64>(state.cursor.position)},
                       {QStringLiteral("pending"), static_cast<qint64>(state.pending)},
                       {QStringLiteral("conflicts"), static_cast<qint64>(state.openConflicts)},
                       {QStringLiteral("quarantined"), static_cast<qint64>(state.quarantined)}};
    for (const auto &[name, count] : outcomes) {
        object.insert(name, static_cast<qint64>(count));
        all += count;
    }
    object.insert(QStringLiteral("sent"), static_cast<qint64>(all));
    object.insert(QStringLiteral("refusals"), jsonOf(sent.refusals));
    if (format == Format::Json) {
        printLine(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
        return {};
    }
    const auto count = [&](const char *name) { return outcomes.at(QString::fromLatin1(name)); };
    printLine(Words::tr("Up to date at position %1. Sent %2: %3 applied, %4 merged, %5 in conflict, %6 rejected, %7 superseded. "
                        "Waiting %8, open conflicts %9, set aside %10.")
                  .arg(state.cursor.position)
                  .arg(all)
                  .arg(count("applied"))
                  .arg(count("merged"))
                  .arg(count("conflict"))
                  .arg(count("rejected"))
                  .arg(count("superseded"))
                  .arg(state.pending)
                  .arg(state.openConflicts)
                  .arg(state.quarantined));
    for (const Sent::Refusal &each : sent.refusals)
        printLine(Words::tr("The hub refused operation %1 of this device: %2").arg(each.sequence).arg(each.sentence()));
    return {};
}

Result<void> enrolBy(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const QString folder, options.replicaFolder());
    PLUMBLINE_TRY_ASSIGN(const QString text, invitationText(options));
    PLUMBLINE_TRY_ASSIGN(const auto invitation, sync::parseInvitation(text));
    PLUMBLINE_TRY_ASSIGN(auto passphrase, options.passphrase());
    PLUMBLINE_TRY(workspace::checkPlaceForReplica(folder, passphrase));
    HeldReplica held;
    const QString deviceName = workspace::deviceNameOr(options.value(QStringLiteral("device-name")));
    PLUMBLINE_TRY_ASSIGN(const auto done, enrolled(invitation, deviceName, held.ports));
    PLUMBLINE_TRY_ASSIGN(
        held.replica, replica::Replica::createEnrolled(folder, passphrase, done.enrolment, done.deviceKey, held.ports.ports()));
    PLUMBLINE_TRY_ASSIGN(held.reader, held.replica->reader());
    if (const auto scanned = syncOnce(*held.replica); !scanned) {
        printError(Words::tr("The replica is enrolled, but not everything has come: plumbline-ctl sync goes on from there."));
        return scanned;
    }
    Sent sent(*held.reader);
    return printSummary(held, sent, formatOf(options));
}

Exit enrol(const QStringList &arguments) {
    Options options(
        QStringLiteral("enrol"),
        Words::tr("Makes a replica of the organisation on a hub, by an invitation, and fetches what the person may have."));
    options.add({QStringLiteral("invitation-file"), Words::tr("Read the invitation from this file."), QStringLiteral("FILE")});
    options.add(
        {QStringLiteral("invitation-fd"), Words::tr("Read the invitation from this open descriptor."), QStringLiteral("N")});
    options.add({QStringLiteral("device-name"),
                 Words::tr("What the administrator sees this device as; the machine's name when not given."),
                 QStringLiteral("NAME")});
    options.add(QCommandLineOption(QStringLiteral("json"), Words::tr("Print JSON.")));
    options.exclude(QStringLiteral("invitation-file"), QStringLiteral("invitation-fd"));
    if (const auto end = options.parse(arguments))
        return *end;
    const auto done = enrolBy(options);
    return done ? Exit::Done : failedHere(done.error());
}

/// Random numbers of this process, for how long to wait.
std::uint32_t randomBelow(std::uint32_t bound) {
    return QRandomGenerator::system()->bounded(bound);
}

/// Until Ctrl+C, or until there is no use in going on. A line each time everything is there and something was new.
Result<void> followBy(HeldReplica &held, Format format) {
    Sent sent(*held.reader);
    PLUMBLINE_TRY(sent.note());
    Result<void> end;
    bool isNew = true;
    const auto stopOn = [&](const domain::Error &error) {
        end = tl::unexpected(error);
        QCoreApplication::exit();
    };
    sync::Follower::Listener listener;
    listener.changed = [&] { isNew = true; };
    listener.progress = [&](const sync::Progress &progress) {
        showScan(progress);
        if (progress.phase != sync::Phase::UpToDate || !std::exchange(isNew, false))
            return;
        if (const auto printed = printSummary(held, sent, format); !printed)
            stopOn(printed.error());
        static_cast<void>(finishOutput());
    };
    listener.interrupted = [&](const domain::Error &error, const auto &again) {
        isNew = true;
        if (again)
            failedHere(error);
        else
            stopOn(error);
    };
    const sync::Follower follower(*held.replica, randomBelow, std::move(listener));
    runLoop();
    return end;
}

Result<void> syncBy(const Options &options) {
    PLUMBLINE_TRY_ASSIGN(const auto held, HeldReplica::openEnrolled(options, Access::Writing));
    if (options.isSet(QStringLiteral("follow")))
        return followBy(*held, formatOf(options));
    Sent sent(*held->reader);
    PLUMBLINE_TRY(sent.note());
    PLUMBLINE_TRY(syncOnce(*held->replica));
    return printSummary(*held, sent, formatOf(options));
}

Exit sync(const QStringList &arguments) {
    Options options(QStringLiteral("sync"), Words::tr("Sends what waits to the hub and fetches what is new."));
    options.add(QCommandLineOption(QStringLiteral("follow"), Words::tr("Stay, and fetch what comes, until Ctrl+C.")));
    options.add(QCommandLineOption(QStringLiteral("json"), Words::tr("Print JSON.")));
    if (const auto end = options.parse(arguments))
        return *end;
    const auto done = syncBy(options);
    return done ? Exit::Done : failedHere(done.error());
}

} // namespace

Result<void> syncOnce(replica::Replica &replica, std::function<void(const sync::AttachmentProgress &)> attachment) {
    bool isOver = false;
    std::optional<domain::Error> error;
    sync::Listener listener;
    listener.progress = showScan;
    listener.attachment = std::move(attachment);
    listener.ended = [&](const std::optional<domain::Error> &why) {
        isOver = true;
        error = why;
        QCoreApplication::exit();
    };
    const sync::Connection connection(replica, sync::Mode::Once, std::move(listener));
    runLoop();
    if (!isOver)
        return domain::fail(replica::errors::Cancelled);
    if (error)
        return tl::unexpected(*error);
    return {};
}

Result<std::unique_ptr<HeldReplica>> HeldReplica::open(const Options &options, Access access) {
    auto held = std::make_unique<HeldReplica>();
    PLUMBLINE_TRY_ASSIGN(const QString folder, options.replicaFolder());
    PLUMBLINE_TRY_ASSIGN(const auto passphrase, options.passphrase());
    PLUMBLINE_TRY_ASSIGN(held->replica, access == Access::Writing
                                            ? replica::Replica::open(folder, passphrase, held->ports.ports())
                                            : replica::Replica::openForReading(folder, passphrase, held->ports.ports()));
    PLUMBLINE_TRY_ASSIGN(held->reader, held->replica->reader());
    return held;
}

Result<std::unique_ptr<HeldReplica>> HeldReplica::openEnrolled(const Options &options, Access access) {
    PLUMBLINE_TRY_ASSIGN(auto held, open(options, access));
    if (!held->replica->isEnrolled())
        return domain::fail(NotEnrolled);
    return held;
}

void runLoop() {
    QTimer interrupts;
    QObject::connect(&interrupts, &QTimer::timeout, &interrupts, [] {
        if (isInterrupted())
            QCoreApplication::exit();
    });
    interrupts.start(InterruptsAreSeenIn);
    QCoreApplication::exec();
}

Exit failedHere(const domain::Error &error) {
    if (error.code == NotEnrolled)
        printError(Words::tr("This replica belongs to no hub. plumbline-ctl enrol makes one that does."));
    else if (error.code == NotSaved)
        printError(Words::tr("%1 can’t be written.").arg(error.detail));
    else if (error.code == NotReadable)
        printError(Words::tr("%1 can’t be read.").arg(error.detail));
    else
        return failed(error);
    return Exit::Failed;
}

std::vector<CommandLine> hubCommands() {
    return {{QStringLiteral("enrol"), QStringLiteral("--invitation-file FILE | --invitation-fd N"),
             Words::tr("make a replica of a hub's organisation"), enrol},
            {QStringLiteral("sync"), QStringLiteral("[--follow]"), Words::tr("send what waits and fetch what is new"), sync}};
}

std::vector<CommandLine> syncCommands() {
    std::vector<CommandLine> all;
    for (const auto &group : {hubCommands(), auditCommands(), waitingCommands(), actCommands(), attachmentCommands()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

} // namespace plumbline::ctl
