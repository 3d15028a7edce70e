#include "handovers/acceptform.h"

#include "parts/filepick.h"

#include "plumbline/kit/label.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace plumbline::pages {

AcceptForm::AcceptForm(const Context &context, domain::HandoverId handover, QWidget *parent)
    : QWidget(parent), m_handover(handover), m_about(new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, this)),
      m_scan(new FilePick(context, this)), m_twice(new QCheckBox(this))
{
    const kit::Tokens &t = kit::tokens();
    m_about->setOverflow(kit::Label::Overflow::Wrap);
    m_twice->setObjectName(QStringLiteral("accept.twice"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, t.space(1), 0);
    layout->setSpacing(t.space(4));
    layout->addWidget(m_about);
    layout->addWidget(m_scan);
    layout->addWidget(m_twice);
    layout->addStretch(1);
    connect(m_scan, &FilePick::changed, this, &AcceptForm::changed);
    connect(m_twice, &QCheckBox::toggled, this, &AcceptForm::changed);
    retranslate();
}

void AcceptForm::retranslate()
{
    m_about->setText(tr("From now on delivery answers for it. It takes the requirements signed by the customer, and that they were confirmed twice."));
    m_scan->setCaption(tr("Signed scan of the requirements"));
    m_twice->setText(tr("Confirmed twice with the customer"));
    m_twice->setAccessibleName(m_twice->text());
}

QString AcceptForm::obstacle() const
{
    if (m_scan->paths().isEmpty() && !m_twice->isChecked())
        return tr("Add the signed scan, and tick that the requirements were confirmed twice.");
    if (m_scan->paths().isEmpty())
        return tr("Add the signed scan of the requirements.");
    return m_twice->isChecked() ? QString() : tr("Tick that the requirements were confirmed twice with the customer.");
}

domain::AcceptHandover AcceptForm::command() const
{
    return {m_handover, m_twice->isChecked() ? domain::AcceptHandover::Confirmed::Twice : domain::AcceptHandover::Confirmed::No, {}};
}

QStringList AcceptForm::paths() const
{
    return m_scan->paths();
}

QWidget *AcceptForm::start() const
{
    return m_twice;
}

} // namespace plumbline::pages
