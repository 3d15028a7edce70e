#include "frame/syncline.h"

#include "frame/syncwords.h"

#include "plumbline/kit/theme.h"
#include "plumbline/kit/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace plumbline::pages {

namespace {

constexpr int ProgressWidthUnits = 36;
/// A bar counts in these, whatever the rows: more than an int holds may come.
constexpr int ProgressSteps = 1000;

} // namespace

SyncLine::SyncLine(QWidget *parent)
    : QWidget(parent), m_line(new QPushButton(this)), m_progress(new QProgressBar(this)), m_conflicts(new QPushButton(this))
{
    const kit::Tokens &t = kit::tokens();
    m_line->setObjectName(QStringLiteral("sync.line"));
    m_progress->setObjectName(QStringLiteral("sync.progress"));
    m_conflicts->setObjectName(QStringLiteral("sync.conflicts"));
    for (QPushButton *each : {m_line, m_conflicts}) {
        kit::setButtonWeight(each, kit::ButtonWeight::Quiet);
        each->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(t.space(ProgressWidthUnits));
    m_conflicts->setIcon(kit::icon(kit::Glyph::Conflicts));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, t.space(1), 0);
    layout->setSpacing(t.space(1));
    layout->addWidget(m_line);
    layout->addWidget(m_progress);
    layout->addWidget(m_conflicts);
    connect(m_line, &QPushButton::clicked, this, &SyncLine::waitingWanted);
    connect(m_conflicts, &QPushButton::clicked, this, &SyncLine::conflictsWanted);
    applyLook();
    refresh();
}

void SyncLine::setStatus(const workspace::SyncStatus &status)
{
    m_status = status;
    refresh();
}

void SyncLine::retranslate()
{
    refresh();
}

void SyncLine::applyLook()
{
    for (QPushButton *each : {m_line, m_conflicts})
        each->setFont(kit::tokens().font(kit::TextSize::Small));
}

void SyncLine::refresh()
{
    using Line = workspace::SyncStatus::Line;
    setVisible(m_status.line != Line::Alone);
    QStringList words{lineText(m_status)};
    if (const QString waiting = waitingText(m_status); !waiting.isEmpty())
        words << waiting;
    m_line->setIcon(kit::icon(lineGlyph(m_status)));
    m_line->setText(words.join(QStringLiteral("  ·  ")));
    m_line->setToolTip(tr("Show what waits for the hub"));
    m_line->setAccessibleName(words.join(QLatin1Char('\n')));
    m_progress->setVisible(m_status.line == Line::Scanning && m_status.rowsExpected > 0);
    m_progress->setRange(0, ProgressSteps);
    if (m_status.rowsExpected > 0) {
        const std::int64_t done = std::clamp<std::int64_t>(m_status.rowsScanned, 0, m_status.rowsExpected);
        m_progress->setValue(static_cast<int>(domain::multiplyDivide(done, ProgressSteps, m_status.rowsExpected, domain::Rounding::Floor)));
    }
    m_progress->setAccessibleName(lineText(m_status));
    const QString conflicts = conflictsText(m_status);
    m_conflicts->setVisible(!conflicts.isEmpty());
    m_conflicts->setText(conflicts);
    m_conflicts->setToolTip(tr("Go to the open conflicts"));
}

void SyncLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyLook();
    QWidget::changeEvent(event);
}

} // namespace plumbline::pages
