#include "firstrun/revokedgate.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace plumbline::pages {

RevokedGate::RevokedGate(const Revocation &revocation, QWidget *parent)
    : GateCard(parent), m_revocation(revocation), m_data(new kit::Label(this)), m_work(new kit::Label(this)), m_next(new kit::Label(this)),
      m_folder(new kit::Label(kit::TextSize::Small, kit::TextLevel::Faint, this)), m_act(new QPushButton(this))
{
    setObjectName(QStringLiteral("revoked"));
    m_act->setObjectName(QStringLiteral("revoked.act"));
    m_work->setObjectName(QStringLiteral("revoked.work"));
    kit::setButtonWeight(m_act, kit::ButtonWeight::Primary);
    for (kit::Label *each : {m_data, m_work, m_next}) {
        each->setOverflow(kit::Label::Overflow::Wrap);
        body()->addWidget(each);
    }
    m_folder->setText(QDir::toNativeSeparators(m_revocation.folder));
    body()->addWidget(m_folder);
    auto *acts = new QHBoxLayout;
    acts->addStretch();
    acts->addWidget(m_act);
    body()->addLayout(acts);
    connect(m_act, &QPushButton::clicked, this, &Gate::anotherWanted);
}

void RevokedGate::start()
{
    saySilence();
    m_act->setFocus(Qt::OtherFocusReason);
}

/// There is one thing to do here.
void RevokedGate::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_act->click();
    else
        GateCard::keyPressEvent(event);
}

void RevokedGate::retranslate()
{
    setHeading(tr("This device is no longer part of the organisation"), tr("An administrator ended its access at the hub."));
    m_data->setText(tr("The key of the data on this computer was erased, so nobody can read it any more. Everything the hub had received is safe there."));
    if (m_revocation.waiting > 0)
        m_work->setText(tr("%1 operations made here had not reached the hub and can’t be sent any more.", nullptr, static_cast<int>(m_revocation.waiting))
                            .arg(kit::Format().count(m_revocation.waiting)));
    else
        m_work->setText(tr("Nothing was waiting here: all your work had reached the hub."));
    m_next->setText(tr("To work here again, ask an administrator for an invitation. The folder holds nothing readable and can be deleted."));
    m_act->setText(tr("Join again, or open another replica"));
}

} // namespace plumbline::pages
