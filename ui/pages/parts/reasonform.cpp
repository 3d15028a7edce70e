#include "parts/reasonform.h"

#include "plumbline/kit/label.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

constexpr int HeightUnits = 30;

} // namespace

ReasonForm::ReasonForm(const QString &name, QWidget *parent)
    : QWidget(parent), m_caption(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)), m_field(new QPlainTextEdit(this))
{
    m_field->setObjectName(name);
    m_field->setTabChangesFocus(true);
    m_field->setFixedHeight(kit::tokens().space(HeightUnits));
    m_caption->setBuddy(m_field);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit::tokens().space(1));
    layout->addWidget(m_caption);
    layout->addWidget(m_field);
    layout->addStretch(1);
    connect(m_field, &QPlainTextEdit::textChanged, this, &ReasonForm::changed);
}

void ReasonForm::setCaption(const QString &caption)
{
    m_caption->setText(caption);
    m_field->setAccessibleName(caption);
}

QString ReasonForm::reason() const
{
    return m_field->toPlainText().trimmed();
}

QWidget *ReasonForm::start() const
{
    return m_field;
}

} // namespace plumbline::pages
