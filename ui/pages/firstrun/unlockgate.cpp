#include "firstrun/unlockgate.h"

#include "firstrun/passphrasefield.h"

#include "plumbline/kit/theme.h"
#include "plumbline/workspace/errors.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace plumbline::pages {

UnlockGate::UnlockGate(const Context &context, const QString &folder, QWidget *parent)
    : GateCard(parent),
      m_context(context),
      m_folder(folder),
      m_label(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_passphrase(new PassphraseField(this)),
      m_place(new kit::Label(kit::TextSize::Small, kit::TextLevel::Faint, this)),
      m_another(new QPushButton(this)),
      m_act(new QPushButton(this)) {
    const kit::Tokens &t = kit::tokens();
    setObjectName(QStringLiteral("unlock"));
    m_passphrase->edit()->setObjectName(QStringLiteral("unlock.passphrase"));
    m_act->setObjectName(QStringLiteral("unlock.act"));
    m_another->setObjectName(QStringLiteral("unlock.another"));
    kit::setButtonWeight(m_act, kit::ButtonWeight::Primary);
    kit::setButtonWeight(m_another, kit::ButtonWeight::Quiet);
    m_label->setBuddy(m_passphrase->edit());
    m_place->setText(QDir::toNativeSeparators(m_folder));
    auto *field = new QVBoxLayout;
    field->setSpacing(t.space(1));
    field->addWidget(m_label);
    field->addWidget(m_passphrase);
    field->addWidget(m_place);
    auto *acts = new QHBoxLayout;
    acts->addWidget(m_another);
    acts->addStretch();
    acts->addWidget(m_act);
    body()->addLayout(field);
    body()->addLayout(acts);
    setTabOrder(m_passphrase->edit(), m_act);
    setTabOrder(m_act, m_another);
    connect(m_passphrase, &PassphraseField::entered, this, &UnlockGate::unlock);
    connect(m_passphrase, &PassphraseField::edited, this, &UnlockGate::showBusy);
    connect(m_act, &QPushButton::clicked, this, &UnlockGate::unlock);
    connect(m_another, &QPushButton::clicked, this, &Gate::anotherWanted);
}

void UnlockGate::start() {
    m_passphrase->clear();
    m_needsHub = false;
    saySilence();
    showBusy();
    m_passphrase->edit()->setFocus(Qt::OtherFocusReason);
}

void UnlockGate::explain(const domain::Error &error) {
    m_needsHub = error.code == workspace::errors::LeaseOver;
    say(kit::Tone::Watch, [error] { return workspace::errorText(error); });
    showBusy();
}

void UnlockGate::unlock() {
    if (m_opening.isPending())
        return;
    if (m_passphrase->text().isEmpty()) {
        say(kit::Tone::Watch, [] { return tr("Type the passphrase first."); });
        m_passphrase->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_opening.ask(m_context.workspace.unlock(m_folder, m_passphrase->secret()), this, [this](const domain::Result<void> &opened) {
        m_needsHub = !opened && opened.error().code == workspace::errors::LeaseOver;
        showBusy();
        if (opened) {
            m_passphrase->clear();
            return;
        }
        say(kit::Tone::Bad, [error = opened.error()] { return workspace::errorText(error); });
        // What was typed is kept and selected: typing again replaces it, correcting it is possible too.
        m_passphrase->edit()->setFocus(Qt::OtherFocusReason);
        m_passphrase->edit()->selectAll();
    });
    showBusy();
}

void UnlockGate::showBusy() {
    const bool busy = m_opening.isPending();
    if (m_needsHub)
        m_act->setText(busy ? tr("Connecting…") : tr("Connect and unlock"));
    else
        m_act->setText(busy ? tr("Unlocking…") : tr("Unlock"));
    m_act->setEnabled(!busy);
}

void UnlockGate::retranslate() {
    setHeading(tr("Unlock %1").arg(QDir(m_folder).dirName()),
               tr("Your data is encrypted on this computer. Nothing of it is in memory until you unlock it."));
    m_label->setText(tr("Passphrase"));
    m_passphrase->setAccessibleText(tr("Passphrase"));
    m_passphrase->retranslate();
    m_another->setText(tr("Another replica…"));
    showBusy();
}

} // namespace plumbline::pages
