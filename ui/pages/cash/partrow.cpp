#include "cash/partrow.h"

#include "plumbline/kit/label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>

namespace plumbline::pages {

namespace {

constexpr int AmountUnits = 30;

} // namespace

PartRow::PartRow(int line, QWidget *parent)
    : QWidget(parent), m_line(line), m_tick(new QCheckBox(this)), m_amount(new QLineEdit(this)),
      m_details(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)),
      m_reason(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this))
{
    const kit::Tokens &look = kit::tokens();
    m_tick->setObjectName(QStringLiteral("part.tick"));
    m_amount->setObjectName(QStringLiteral("part.amount"));
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_amount->setFixedWidth(look.space(AmountUnits));
    m_details->setOverflow(kit::Label::Overflow::Wrap);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, look.space(1), 0, look.space(1));
    grid->setHorizontalSpacing(look.space(2));
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_tick, 0, 0);
    grid->addWidget(m_amount, 0, 1);
    grid->addWidget(m_details, 1, 0, 1, 2);
    grid->addWidget(m_reason, 2, 0, 1, 2);
    connect(m_tick, &QCheckBox::clicked, this, [this](bool isTicked) { Q_EMIT ticked(m_line, isTicked); });
    connect(m_amount, &QLineEdit::textEdited, this, [this](const QString &text) { Q_EMIT typed(m_line, text); });
}

void PartRow::show(const PartTexts &texts)
{
    m_tick->setText(texts.document);
    m_tick->setChecked(!texts.typed.trimmed().isEmpty());
    if (m_amount->text() != texts.typed)
        m_amount->setText(texts.typed);
    m_amount->setAccessibleName(texts.fieldName);
    m_details->setText(texts.details);
    const bool isWrong = !texts.problem.isEmpty();
    m_reason->setText(isWrong ? texts.problem : texts.reason);
    m_reason->setTone(isWrong ? kit::Tone::Bad : kit::Tone::Info);
    m_reason->setOverflow(kit::Label::Overflow::Wrap);
    m_reason->setVisible(!m_reason->text().isEmpty());
    m_tick->setAccessibleDescription(texts.details + QLatin1Char('\n') + m_reason->text());
}

QWidget *PartRow::followInTabOrder(QWidget *before)
{
    setTabOrder(before, m_tick);
    setTabOrder(m_tick, m_amount);
    return m_amount;
}

void PartRow::focusTick()
{
    m_tick->setFocus(Qt::OtherFocusReason);
}

void PartRow::setReadOnly(bool readOnly)
{
    m_tick->setEnabled(!readOnly);
    m_amount->setReadOnly(readOnly);
}

} // namespace plumbline::pages
