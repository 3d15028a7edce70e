#include "commitments/closeform.h"

#include "cash/daytext.h"
#include "parts/filepick.h"

#include "plumbline/kit/dayfield.h"
#include "plumbline/kit/label.h"
#include "plumbline/workspace/workspace.h"

#include <QComboBox>
#include <QFormLayout>

namespace plumbline::pages {

CloseForm::CloseForm(const Context &context, const domain::Commitment &commitment, const std::vector<domain::CommitmentEnd> &ends, QWidget *parent)
    : QWidget(parent), m_commitment(commitment), m_ends(ends), m_endLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_end(new QComboBox(this)), m_onLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)), m_on(new kit::DayField(this)),
      m_files(new FilePick(context, this))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, kit::tokens().space(1), 0);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_end->setObjectName(QStringLiteral("close.end"));
    m_on->setObjectName(QStringLiteral("close.on"));
    m_endLabel->setBuddy(m_end);
    m_onLabel->setBuddy(m_on);
    form->addRow(m_endLabel, m_end);
    form->addRow(m_onLabel, m_on);
    form->addRow(m_files);
    for (const domain::CommitmentEnd each : m_ends)
        m_end->addItem({}, static_cast<int>(each));
    const QDate today = toQDate(context.workspace.today());
    m_on->setDay(today);
    m_on->setLastDay(today);
    connect(m_end, &QComboBox::currentIndexChanged, this, &CloseForm::changed);
    connect(m_on, &kit::DayField::dayChanged, this, &CloseForm::changed);
    retranslate();
}

void CloseForm::retranslate()
{
    m_endLabel->setText(tr("How it ended"));
    m_end->setAccessibleName(m_endLabel->text());
    m_onLabel->setText(tr("On"));
    m_on->setAccessibleName(tr("Day on which it ended"));
    m_files->setCaption(tr("What shows it"));
    for (int i = 0; i < m_end->count(); ++i) {
        switch (m_ends[static_cast<std::size_t>(i)]) {
        case domain::CommitmentEnd::Fulfilled: m_end->setItemText(i, tr("Kept")); break;
        case domain::CommitmentEnd::Broken: m_end->setItemText(i, tr("Broken: it will not be kept")); break;
        case domain::CommitmentEnd::Cancelled: m_end->setItemText(i, tr("Cancelled: the customer gave it up")); break;
        }
    }
}

domain::CommitmentEnd CloseForm::end() const
{
    return static_cast<domain::CommitmentEnd>(m_end->currentData().toInt());
}

QString CloseForm::obstacle() const
{
    return toDate(m_on->day()) < m_commitment.promised_on ? tr("It can’t have ended before it was promised.") : QString();
}

domain::CloseCommitment CloseForm::command() const
{
    return {m_commitment.id, end(), toDate(m_on->day()), {}};
}

QStringList CloseForm::paths() const
{
    return m_files->paths();
}

QWidget *CloseForm::start() const
{
    return m_end;
}

} // namespace plumbline::pages
