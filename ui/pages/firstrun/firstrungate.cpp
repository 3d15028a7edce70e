#include "firstrun/firstrungate.h"

#include "firstrun/createform.h"
#include "firstrun/joinform.h"
#include "firstrun/keepingfields.h"
#include "firstrun/passphrasefield.h"
#include "parts/toggle.h"

#include "plumbline/kit/prompt.h"
#include "plumbline/kit/settings.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

namespace plumbline::pages {

namespace {

/// As tall as the card is with the tallest of its panels.
constexpr int PlaceUnits = 140;

/// Every replica's main file; a person may pick it instead of its folder.
const QString ReplicaFile = QStringLiteral("replica.db");

} // namespace

FirstRunGate::FirstRunGate(const Context &context, QWidget *parent)
    : GateCard(parent),
      m_context(context),
      m_choice(new Toggle(this)),
      m_panels(new QWidget(this)),
      m_create(new CreateForm(m_panels)),
      m_join(new JoinForm(m_panels)),
      m_openLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_openFolder(new QLineEdit(this)),
      m_openChoose(new QPushButton(this)),
      m_recent(new QWidget(this)),
      m_sizeLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_size(new QComboBox(this)),
      m_demonstration(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(this)),
      m_act(new QPushButton(this)) {
    build();
    connectParts();
    showWork();
}

FirstRunGate::~FirstRunGate() {
    m_work.disconnect(this);
    m_work.cancel();
}

void FirstRunGate::build() {
    setObjectName(QStringLiteral("firstRun"));
    m_choice->setObjectName(QStringLiteral("firstRun.choice"));
    m_open = buildOpen();
    m_lookAround = buildLookAround();
    auto *panels = new QVBoxLayout(m_panels);
    panels->setContentsMargins(0, 0, 0, 0);
    for (QWidget *panel : std::initializer_list<QWidget *>{m_create, m_join, m_open, m_lookAround})
        panels->addWidget(panel);
    m_join->hide();
    m_open->hide();
    m_lookAround->hide();
    body()->addWidget(m_choice);
    body()->addWidget(m_panels);
    body()->addWidget(buildFoot());
    keepPlaceFor(PlaceUnits);
}

QWidget *FirstRunGate::buildOpen() {
    const kit::Tokens &t = kit::tokens();
    auto *panel = new QWidget(m_panels);
    m_openFolder->setObjectName(QStringLiteral("open.folder"));
    m_openChoose->setObjectName(QStringLiteral("open.choose"));
    m_openLabel->setBuddy(m_openFolder);
    auto *line = new QHBoxLayout;
    line->setSpacing(t.space(2));
    line->addWidget(m_openFolder, 1);
    line->addWidget(m_openChoose);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(1));
    auto *recent = new QVBoxLayout(m_recent);
    recent->setContentsMargins(0, t.space(2), 0, 0);
    recent->setSpacing(0);
    layout->addWidget(m_openLabel);
    layout->addLayout(line);
    layout->addWidget(m_recent);
    layout->addStretch();
    return panel;
}

QWidget *FirstRunGate::buildLookAround() {
    const kit::Tokens &t = kit::tokens();
    auto *panel = new QWidget(m_panels);
    m_size->setObjectName(QStringLiteral("demonstration.size"));
    m_sizeLabel->setBuddy(m_size);
    m_demonstration->setOverflow(kit::Label::Overflow::Wrap);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(1));
    layout->addWidget(m_sizeLabel);
    layout->addWidget(m_size);
    layout->addSpacing(t.space(1));
    layout->addWidget(m_demonstration);
    layout->addStretch();
    return panel;
}

QWidget *FirstRunGate::buildFoot() {
    const kit::Tokens &t = kit::tokens();
    auto *foot = new QWidget(this);
    m_act->setObjectName(QStringLiteral("firstRun.act"));
    m_cancel->setObjectName(QStringLiteral("firstRun.cancel"));
    m_progress->setTextVisible(false);
    kit::setButtonWeight(m_act, kit::ButtonWeight::Primary);
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(t.space(2));
    line->addWidget(m_progress, 1);
    line->addStretch();
    line->addWidget(m_cancel);
    line->addWidget(m_act);
    return foot;
}

void FirstRunGate::connectParts() {
    connect(m_choice, &Toggle::chosen, this, [this](int chosen) { choose(static_cast<Choice>(chosen)); });
    connect(m_create, &CreateForm::entered, this, &FirstRunGate::act);
    connect(m_join, &JoinForm::entered, this, &FirstRunGate::act);
    connect(m_join, &JoinForm::folderWanted, this, [this](const QString &suggestion) {
        m_context.prompt.saveFile(this, {tr("Choose a new folder for the replica"), suggestion, {}}, this,
                                  [this](const QString &path) {
                                      if (!path.isEmpty())
                                          m_join->setFolder(path);
                                  });
    });
    connect(m_create, &CreateForm::folderWanted, this, [this](const QString &suggestion) {
        m_context.prompt.saveFile(this, {tr("Choose a new folder for the replica"), suggestion, {}}, this,
                                  [this](const QString &path) {
                                      if (!path.isEmpty())
                                          m_create->setFolder(path);
                                  });
    });
    connect(m_openFolder, &QLineEdit::returnPressed, this, &FirstRunGate::act);
    connect(m_openChoose, &QPushButton::clicked, this, [this] {
        const QString suggestion = QFileInfo::exists(replicasFolder()) ? replicasFolder() : QDir::homePath();
        const kit::FileQuestion question{
            tr("Choose the replica to open"), suggestion, {tr("Replicas (%1)").arg(ReplicaFile), tr("All files (*)")}};
        m_context.prompt.openFile(this, question, this, [this](const QString &path) {
            if (!path.isEmpty())
                m_openFolder->setText(QDir::toNativeSeparators(QFileInfo(path).isDir() ? path : QFileInfo(path).absolutePath()));
        });
    });
    connect(m_act, &QPushButton::clicked, this, &FirstRunGate::act);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_work.cancel();
    });
    connect(&m_work, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(&m_work, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(&m_work, &QFutureWatcherBase::finished, this, &FirstRunGate::finished);
}

QString FirstRunGate::demonstrationFolder() const {
    return QDir(replicasFolder()).filePath(QStringLiteral("demonstration-%1").arg(m_size->currentData().toString()));
}

void FirstRunGate::start() {
    saySilence();
    m_create->forgetPassphrase();
    m_join->forgetPassphrase();
    m_openFolder->setText(QDir::toNativeSeparators(m_context.settings.value(kit::settings::LastReplica)));
    showRecent();
    // Whoever has replicas here comes back to one of them far more often than they found an organisation.
    choose(m_recent->findChild<QPushButton *>() ? Open : m_chosen);
}

void FirstRunGate::showRecent() {
    qDeleteAll(m_recent->findChildren<QPushButton *>(Qt::FindDirectChildrenOnly));
    for (const QString &folder : m_context.settings.value(kit::settings::RecentReplicas)) {
        if (!QFileInfo::exists(QDir(folder).filePath(ReplicaFile)))
            continue;
        auto *button = new QPushButton(QDir::toNativeSeparators(folder), m_recent);
        kit::setButtonWeight(button, kit::ButtonWeight::Link);
        button->setObjectName(QStringLiteral("open.recent"));
        button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        button->setCursor(Qt::PointingHandCursor);
        m_recent->layout()->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, folder] {
            m_openFolder->setText(QDir::toNativeSeparators(folder));
            open();
        });
    }
}

void FirstRunGate::choose(Choice choice) {
    if (m_isWorking)
        return;
    m_choice->setChoice(choice);
    m_chosen = choice;
    m_create->setVisible(choice == Create);
    m_join->setVisible(choice == Join);
    m_open->setVisible(choice == Open);
    m_lookAround->setVisible(choice == LookAround);
    saySilence();
    showWork();
    switch (choice) {
    case Create:
        m_create->start();
        break;
    case Join:
        m_join->start();
        break;
    case Open:
        m_openFolder->setFocus(Qt::OtherFocusReason);
        break;
    case LookAround:
        m_act->setFocus(Qt::OtherFocusReason);
        break;
    }
}

void FirstRunGate::act() {
    if (m_isWorking)
        return;
    switch (m_chosen) {
    case Create:
        create();
        break;
    case Join:
        join();
        break;
    case Open:
        open();
        break;
    case LookAround:
        lookAround();
        break;
    }
}

void FirstRunGate::create() {
    if (const QString gap = m_create->firstGap(); !gap.isEmpty()) {
        sayOnce(kit::Tone::Watch, gap);
        return;
    }
    QDir().mkpath(QFileInfo(m_create->folder()).absolutePath());
    follow(m_context.workspace.create(m_create->folder(), m_create->passphrase(), m_create->founding()));
}

void FirstRunGate::join() {
    if (const QString gap = m_join->firstGap(); !gap.isEmpty()) {
        sayOnce(kit::Tone::Watch, gap);
        return;
    }
    QDir().mkpath(QFileInfo(m_join->folder()).absolutePath());
    follow(m_context.workspace.enrol(m_join->folder(), m_join->passphrase(), m_join->joining()));
}

void FirstRunGate::open() {
    QString folder = QDir::cleanPath(QDir::fromNativeSeparators(m_openFolder->text().trimmed()));
    if (folder.endsWith(u'/' + ReplicaFile))
        folder = QFileInfo(folder).absolutePath();
    if (m_openFolder->text().trimmed().isEmpty() || !QFileInfo::exists(QDir(folder).filePath(ReplicaFile))) {
        sayOnce(kit::Tone::Watch, m_openFolder->text().trimmed().isEmpty()
                                      ? tr("Say in which folder the replica is.")
                                      : tr("There is no replica in %1.").arg(QDir::toNativeSeparators(folder)));
        m_openFolder->setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT unlockWanted(folder);
}

/// One that was made before is opened again.
void FirstRunGate::lookAround() {
    QByteArray phrase = DemonstrationPassphrase.toUtf8();
    replica::Secret secret = replica::Secret::takeFrom(phrase);
    const QString folder = demonstrationFolder();
    if (QFileInfo::exists(QDir(folder).filePath(ReplicaFile))) {
        follow(m_context.workspace.unlock(folder, std::move(secret)));
        return;
    }
    QDir().mkpath(replicasFolder());
    follow(
        m_context.workspace.createDemonstration(folder, std::move(secret), {m_size->currentData().toString(), 1, std::nullopt}));
}

void FirstRunGate::follow(const QFuture<domain::Result<void>> &work) {
    saySilence();
    m_progress->setRange(0, 0);
    m_cancel->setEnabled(true);
    m_isWorking = true;
    m_work.setFuture(work);
    showWork();
}

void FirstRunGate::finished() {
    m_isWorking = false;
    showWork();
    if (m_work.future().resultCount() == 0) {
        say(kit::Tone::Info, [] { return tr("Cancelled. What was made so far is gone; what you typed is kept."); });
        return;
    }
    const domain::Result<void> done = m_work.future().resultAt(0);
    if (done) {
        m_create->forgetPassphrase();
        m_join->forgetPassphrase();
        m_join->forgetInvitation();
        return;
    }
    if (m_chosen != Join)
        say(kit::Tone::Bad, [error = done.error()] { return workspace::errorText(error); });
    else if (!m_join->showRefusal(done.error()))
        say(kit::Tone::Bad, [error = done.error()] { return JoinForm::sentenceOf(error); });
}

void FirstRunGate::showWork() {
    const bool working = m_isWorking;
    m_progress->setVisible(working);
    m_cancel->setVisible(working && m_chosen == LookAround);
    m_panels->setEnabled(!working);
    m_choice->setEnabled(!working);
    m_act->setEnabled(!working);
    switch (m_chosen) {
    case Create:
        m_act->setText(working ? tr("Creating…") : tr("Create the replica"));
        break;
    case Join:
        m_act->setText(working ? tr("Joining…") : tr("Join the organisation"));
        break;
    case Open:
        m_act->setText(tr("Go on to the passphrase"));
        break;
    case LookAround:
        m_act->setText(working ? tr("Making it…") : tr("Look around"));
        break;
    }
}

void FirstRunGate::retranslate() {
    setHeading(tr("One true line from pipeline to cash"),
               tr("Everything stays in an encrypted file on this computer and works without a network."));
    m_choice->setChoices({tr("New organisation"), tr("Join an organisation"), tr("Existing replica"), tr("Look around")});
    m_create->retranslate();
    m_join->retranslate();
    m_openLabel->setText(tr("Folder of the replica"));
    m_openFolder->setAccessibleName(tr("Folder of the replica"));
    m_openChoose->setText(tr("Choose…"));
    m_openChoose->setAccessibleName(tr("Choose the replica to open"));
    m_sizeLabel->setText(tr("How much there is to see"));
    m_size->setAccessibleName(tr("How much there is to see"));
    const QString chosen = m_size->currentData().toString();
    m_size->clear();
    m_size->addItem(tr("Small: made in seconds"), QStringLiteral("small"));
    m_size->addItem(tr("Medium: a company of 60 people"), QStringLiteral("medium"));
    m_size->addItem(tr("Large: a million deals, takes minutes"), QStringLiteral("large"));
    m_size->setCurrentIndex(std::max(0, m_size->findData(chosen)));
    m_demonstration->setText(tr("A made-up organisation with two years of deals, invoices and promises. Its passphrase is “%1”.")
                                 .arg(DemonstrationPassphrase));
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel"));
    showWork();
}

} // namespace plumbline::pages
