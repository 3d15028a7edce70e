#include "parts/toggle.h"

#include "plumbline/kit/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace plumbline::pages {

Toggle::Toggle(QWidget *parent) : QWidget(parent), m_layout(new QHBoxLayout(this)), m_buttons(new QButtonGroup(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(kit::tokens().space(1));
    m_buttons->setExclusive(true);
    connect(m_buttons, &QButtonGroup::idClicked, this, &Toggle::chosen);
}

void Toggle::setChoices(const QStringList &labels)
{
    for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
        QAbstractButton *button = m_buttons->button(i);
        if (!button) {
            button = new QPushButton(this);
            button->setCheckable(true);
            button->setObjectName(QStringLiteral("%1.%2").arg(objectName()).arg(i));
            kit::setButtonWeight(button, kit::ButtonWeight::Quiet);
            m_buttons->addButton(button, i);
            m_layout->addWidget(button);
        }
        button->setText(labels.at(i));
        button->setAccessibleName(labels.at(i));
    }
    if (m_buttons->checkedId() < 0)
        setChoice(0);
}

int Toggle::choice() const
{
    return m_buttons->checkedId();
}

void Toggle::setChoice(int choice)
{
    if (QAbstractButton *button = m_buttons->button(choice))
        button->setChecked(true);
}

} // namespace plumbline::pages
