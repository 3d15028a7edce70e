#include "approvals/awaylines.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"

#include <QVBoxLayout>

namespace plumbline::pages {

AwayLines::AwayLines(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    hide();
}

void AwayLines::setDelegations(std::vector<workspace::DelegationShown> delegations)
{
    m_delegations = std::move(delegations);
    retranslate();
}

void AwayLines::retranslate()
{
    if (m_lines != nullptr) {
        m_lines->hide();
        m_lines->deleteLater();
    }
    m_lines = new QWidget(this);
    auto *lines = new QVBoxLayout(m_lines);
    lines->setContentsMargins(0, 0, 0, 0);
    for (const workspace::DelegationShown &each : m_delegations) {
        auto *line = new kit::Banner(m_lines);
        line->setObjectName(QStringLiteral("delegation"));
        line->show(kit::Tone::Info, sentenceOf(each), each.isMine ? tr("End") : QString());
        lines->addWidget(line);
        connect(line, &kit::Banner::acted, this, [this, id = each.delegation.id] { Q_EMIT ended(id); });
    }
    m_layout->addWidget(m_lines);
    setVisible(!m_delegations.empty());
}

QString AwayLines::sentenceOf(const workspace::DelegationShown &shown)
{
    const kit::Format format;
    const QString from = format.date(shown.delegation.from);
    const QString until = format.date(shown.delegation.until);
    if (!shown.isMine)
        return shown.isRunning ? tr("%1 is out of office until %2: you decide in their place too.").arg(shown.from, until)
                               : tr("%1 is out of office from %2 until %3: you will decide in their place too.").arg(shown.from, from, until);
    return shown.isRunning ? tr("You are out of office until %2: %1 may decide in your place.").arg(shown.to, until)
                           : tr("You are out of office from %2 until %3: %1 will decide in your place.").arg(shown.to, from, until);
}

} // namespace plumbline::pages
