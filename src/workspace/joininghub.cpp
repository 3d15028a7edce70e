#include "joininghub.h"

#include "executor.h"

#include "plumbline/replica/errors.h"
#include "plumbline/replica/passphrase.h"
#include "plumbline/workspace/enrolling.h"
#include "plumbline/workspace/errors.h"

#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

namespace plumbline::workspace {

using domain::Result;

Result<void> checkPlaceForReplica(const QString &folder, const replica::Secret &passphrase)
{
    PLUMBLINE_TRY(replica::checkChosen(passphrase));
    const QDir place(folder);
    if (QFileInfo::exists(folder) && (!place.exists() || !place.isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)))
        return domain::fail(replica::errors::Exists, folder);
    QString above = place.absolutePath();
    while (!QFileInfo::exists(above))
        above = QFileInfo(above).absolutePath();
    if (!QFileInfo(above).isDir() || !QFileInfo(above).isWritable())
        return domain::fail(replica::errors::FolderNotWritable, folder);
    return {};
}

QString deviceNameOr(const QString &given)
{
    const QString name = given.trimmed();
    return name.isEmpty() ? QSysInfo::machineHostName() : name;
}

Result<std::unique_ptr<JoiningHub>> JoiningHub::start(const Joining &joining, Target target, std::function<void(Made made)> ended)
{
    PLUMBLINE_TRY_ASSIGN(const auto invitation, sync::parseInvitation(joining.invitation));
    PLUMBLINE_TRY(checkPlaceForReplica(target.folder, *target.passphrase));
    const ledger::DeviceId device(target.ports.ids->next());
    std::unique_ptr<JoiningHub> started(new JoiningHub(std::move(target), std::move(ended)));
    started->m_connection = sync::enrolOver(invitation, deviceNameOr(joining.deviceName), device, [self = started.get()](auto done) {
        self->end(guarded<std::unique_ptr<replica::Replica>>([&] { return self->make(std::move(done)); }));
    });
    return started;
}

JoiningHub::~JoiningHub()
{
    end(domain::fail(errors::Locked));
}

JoiningHub::Made JoiningHub::make(Result<sync::Enrolling::Done> done) const
{
    PLUMBLINE_TRY(done.map([](const auto &) {}));
    return replica::Replica::createEnrolled(m_target.folder, *m_target.passphrase, done->enrolment, done->deviceKey, m_target.ports);
}

void JoiningHub::end(Made made)
{
    m_target.passphrase.reset();
    if (const auto ended = std::exchange(m_ended, nullptr))
        ended(std::move(made));
}

} // namespace plumbline::workspace
