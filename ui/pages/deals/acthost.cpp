#include "deals/acthost.h"

#include "plumbline/kit/actpanel.h"

#include <QPushButton>
#include <QScopedValueRollback>

namespace plumbline::pages {

ActHost::ActHost(kit::ActPanel *panel) : QObject(panel), m_panel(panel)
{
    connect(m_panel, &kit::ActPanel::acted, this, [this] {
        if (m_run)
            m_run();
    });
    connect(m_panel, &kit::ActPanel::closed, this, [this] {
        if (!m_isFinishing)
            Q_EMIT dismissed();
    });
}

void ActHost::begin(ActForm form)
{
    m_run = std::move(form.run);
    m_panel->setTitle(form.title, form.subtitle);
    m_panel->setBody(form.body);
    m_panel->setAct(form.act);
    m_panel->setError({});
    m_panel->setObstacle(form.obstacle);
    m_panel->setProgress(kit::ActPanel::Progress::Idle);
    m_panel->open();
    if (form.start != nullptr)
        form.start->setFocus(Qt::OtherFocusReason);
    else if (auto *button = m_panel->findChild<QPushButton *>(QStringLiteral("actPanel.act")))
        button->setFocus(Qt::OtherFocusReason);
}

void ActHost::setUnderway()
{
    m_panel->setError({});
    m_panel->setProgress(kit::ActPanel::Progress::Acting);
}

void ActHost::refuse(const QString &sentence)
{
    m_panel->setProgress(kit::ActPanel::Progress::Idle);
    m_panel->setError(sentence);
}

void ActHost::finish()
{
    const QScopedValueRollback finishing(m_isFinishing, true);
    m_panel->close();
}

bool ActHost::isOpen() const
{
    return !m_panel->isHidden();
}

} // namespace plumbline::pages
