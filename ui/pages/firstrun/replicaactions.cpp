#include "plumbline/pages/replicaactions.h"

#include "firstrun/replicadialogs.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>

namespace plumbline::pages {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReplicaActions)
};

bool isOpen(const Context &context) {
    return context.workspace.state() != workspace::Workspace::State::Locked;
}

} // namespace

void changePassphrase(const Context &context, QWidget *window) {
    if (isOpen(context))
        (new PassphraseDialog(context, window))->open();
}

void backUpReplica(const Context &context, QWidget *window) {
    if (!isOpen(context))
        return;
    const QString name =
        QStringLiteral("%1-backup-%2").arg(QDir(context.workspace.folder()).dirName(), context.workspace.today().toIso());
    const kit::FileQuestion question{Words::tr("Back up into a new folder"), QDir::home().filePath(name), {}};
    context.prompt.saveFile(window, question, window, [context, window](const QString &path) {
        if (path.isEmpty())
            return;
        auto *dialog =
            new WorkDialog({Words::tr("Back up the replica"), Words::tr("Copying the replica. You can go on working meanwhile."),
                            Words::tr("Backed up to %1. It opens with the same passphrase.").arg(QDir::toNativeSeparators(path)),
                            Words::tr("The backup was cancelled. The replica itself is as it was.")},
                           window);
        dialog->follow(context.workspace.backUp(path));
        dialog->open();
    });
}

void checkReplica(const Context &context, QWidget *window) {
    if (!isOpen(context))
        return;
    auto *dialog = new WorkDialog({Words::tr("Check the replica’s integrity"),
                                   Words::tr("Checking every page, every reference and the ledger’s chain."),
                                   Words::tr("The replica is whole: every page, every reference and the ledger’s chain."),
                                   Words::tr("The check was ended before it was through. Nothing was changed.")},
                                  window);
    dialog->follow(context.workspace.checkIntegrity());
    dialog->open();
}

void addReplicaActions(const Context &context, QWidget *window) {
    struct Act {
        const char *id;
        QString (*text)();
        kit::Glyph glyph;
        void (*run)(const Context &, QWidget *);
    };
    static constexpr std::array Acts{
        Act{"replica.passphrase", [] { return Words::tr("Change the passphrase…"); }, kit::Glyph::Lock, &changePassphrase},
        Act{"replica.backUp", [] { return Words::tr("Back up the replica…"); }, kit::Glyph::Backup, &backUpReplica},
        Act{"replica.check", [] { return Words::tr("Check the replica’s integrity"); }, kit::Glyph::Check, &checkReplica}};
    for (const Act &act : Acts) {
        const QString id = QString::fromLatin1(act.id);
        if (!context.actions.find(id))
            context.actions.add({id, act.text, kit::ActionSection::Data, {}, act.glyph, {}}, window,
                                [context, window, run = act.run] { run(context, window); });
    }
}

} // namespace plumbline::pages
