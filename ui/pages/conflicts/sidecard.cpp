#include "conflicts/sidecard.h"

#include "conflicts/effectlist.h"

#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace plumbline::pages {

SideCard::SideCard(Kind kind, const QString &name, QWidget *parent)
    : QFrame(parent), m_heading(new kit::Label(this)), m_value(new kit::Label(this)), m_under(new kit::Label(this)),
      m_effectHeading(new kit::Label(this)), m_effects(new EffectList(this))
{
    const kit::Tokens &t = kit::tokens();
    setObjectName(name + QStringLiteral(".card"));
    m_heading->setLook(kit::TextSize::Small, kit::TextLevel::Muted, kit::Weight::Medium);
    m_value->setLook(kit::TextSize::Title, kit::TextLevel::Strong, kit::Weight::Medium);
    m_value->setOverflow(kit::Label::Overflow::Wrap);
    m_value->setObjectName(name + QStringLiteral(".value"));
    m_under->setLook(kit::TextSize::Small, kit::TextLevel::Muted);
    m_under->setOverflow(kit::Label::Overflow::Wrap);
    m_effectHeading->setLook(kit::TextSize::Small, kit::TextLevel::Muted);
    m_effects->setObjectName(name + QStringLiteral(".effect"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(3), t.space(3), t.space(3), t.space(3));
    layout->setSpacing(t.space(1));
    layout->addWidget(m_heading);
    layout->addWidget(m_value);
    layout->addWidget(m_under);
    layout->addSpacing(t.space(2));
    layout->addWidget(m_effectHeading);
    layout->addWidget(m_effects);
    layout->addStretch(1);
    if (kind == Kind::Fact) {
        m_effectHeading->hide();
        m_effects->hide();
        return;
    }
    m_button = new QPushButton(this);
    m_button->setObjectName(name);
    layout->addSpacing(t.space(2));
    layout->addWidget(m_button);
}

void SideCard::setHeading(const QString &heading)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
}

void SideCard::setValue(const QString &value, const QString &under)
{
    m_value->setText(value);
    m_value->setVisible(!value.isEmpty());
    m_under->setText(under);
    m_under->setVisible(!under.isEmpty());
    setAccessibleDescription(under.isEmpty() ? value : QStringLiteral("%1\n%2").arg(value, under));
}

void SideCard::setEffectHeading(const QString &heading)
{
    m_effectHeading->setText(heading);
}

void SideCard::paintEvent(QPaintEvent * /*event*/)
{
    const kit::Tokens &t = kit::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.sunken);
    painter.drawRoundedRect(rect(), t.radius(), t.radius());
}

} // namespace plumbline::pages
