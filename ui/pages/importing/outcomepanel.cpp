#include "importing/outcomepanel.h"

#include "importing/importwords.h"

#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"

#include <QDesktopServices>
#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

bool goesToReceivables(const QString &target) {
    return target == u"invoices" || target == u"documents";
}

} // namespace

OutcomePanel::OutcomePanel(QWidget *parent)
    : QWidget(parent),
      m_picture(new QLabel(this)),
      m_headline(new kit::Label(kit::TextSize::Heading, kit::TextLevel::Strong, this)),
      m_story(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_where(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_figures(new kit::FigureRow(this)),
      m_show(new QPushButton(this)),
      m_another(new QPushButton(this)),
      m_undo(new QPushButton(this)),
      m_refusals(new QPushButton(this)) {
    const kit::Tokens &t = kit::tokens();
    m_headline->setObjectName(QStringLiteral("import.outcome"));
    m_show->setObjectName(QStringLiteral("import.show"));
    m_undo->setObjectName(QStringLiteral("import.undo"));
    m_another->setObjectName(QStringLiteral("import.another"));
    m_refusals->setObjectName(QStringLiteral("import.refusalsFile"));
    m_headline->setLook(kit::TextSize::Heading, kit::TextLevel::Strong, kit::Weight::Medium);
    m_headline->setOverflow(kit::Label::Overflow::Wrap);
    m_story->setOverflow(kit::Label::Overflow::Wrap);
    m_where->setOverflow(kit::Label::Overflow::Wrap);
    kit::setButtonWeight(m_show, kit::ButtonWeight::Primary);
    kit::setButtonWeight(m_refusals, kit::ButtonWeight::Quiet);
    auto *head = new QHBoxLayout;
    head->setSpacing(t.space(3));
    head->addWidget(m_picture, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(t.space(1));
    texts->addWidget(m_headline);
    texts->addWidget(m_story);
    texts->addWidget(m_where);
    head->addLayout(texts, 1);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(t.space(2));
    for (QPushButton *act : {m_show, m_undo, m_another, m_refusals})
        acts->addWidget(act);
    acts->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(6), t.space(6), t.space(6), t.space(6));
    layout->setSpacing(t.space(5));
    layout->addLayout(head);
    layout->addWidget(m_figures);
    layout->addLayout(acts);
    layout->addStretch();
    connect(m_show, &QPushButton::clicked, this, &OutcomePanel::showWanted);
    connect(m_undo, &QPushButton::clicked, this, &OutcomePanel::undoWanted);
    connect(m_another, &QPushButton::clicked, this, &OutcomePanel::anotherWanted);
    connect(m_refusals, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_outcome.refusalsPath)); });
}

void OutcomePanel::show(const QString &target, const QString &fileName, const workspace::ImportOutcome &outcome) {
    m_target = target;
    m_fileName = fileName;
    m_outcome = outcome;
    m_stage = Stage::Done;
    retranslate();
}

void OutcomePanel::showUndone() {
    m_stage = Stage::Undone;
    retranslate();
    m_another->setFocus(Qt::OtherFocusReason);
}

void OutcomePanel::retranslate() {
    const kit::Format format;
    const bool changed = m_outcome.entry.has_value();
    const bool done = m_stage == Stage::Done;
    const QString path = QDir::toNativeSeparators(m_outcome.refusalsPath);
    const kit::Tokens &t = kit::tokens();
    m_picture->setPixmap(kit::glyphPixmap(done ? kit::Glyph::Check : kit::Glyph::Undo,
                                          t.tone(done ? kit::Tone::Good : kit::Tone::Info), QSize(t.space(7), t.space(7)),
                                          devicePixelRatioF()));
    if (!done) {
        m_headline->setText(tr("The import of %1 was taken back").arg(m_fileName));
        m_story->setText(tr("Everything is as it was before it. Both the import and its undoing stay in the ledger."));
    } else if (!changed) {
        m_headline->setText(tr("Nothing had to be changed"));
        m_story->setText(tr("Everything in %1 was here already.").arg(m_fileName));
    } else {
        //: %1 is "8,800 deals".
        m_headline->setText(tr("%1 imported").arg(rowsOf(m_target, m_outcome.rowsRead - m_outcome.refused)));
        m_story->setText(tr("From %1, as entry %2 of the ledger.").arg(m_fileName, format.count(m_outcome.entry->position)));
    }
    m_where->setText(tr("The refused rows are in %1, each with its reason.").arg(path));
    m_where->setVisible(done && m_outcome.refused > 0 && !path.isEmpty());
    std::vector<kit::Figure> figures{{{}, tr("Created"), format.count(m_outcome.created), {}, {}, {}, {}, {}},
                                     {{}, tr("Changed"), format.count(m_outcome.updated), {}, {}, {}, {}, {}},
                                     {{}, tr("As they were"), format.count(m_outcome.unchanged), {}, {}, {}, {}, {}},
                                     {{}, tr("Without customer"), format.count(m_outcome.unattributed), {}, {}, {}, {}, {}},
                                     {{}, tr("Refused"), format.count(m_outcome.refused), {}, {}, {}, {}, {}}};
    m_figures->setFigures(figures);
    m_show->setText(goesToReceivables(m_target) ? tr("Show in Receivables") : tr("Show in Pipeline"));
    m_undo->setText(tr("Undo this import"));
    m_another->setText(tr("Import another file"));
    m_refusals->setText(tr("Open the refused rows"));
    m_refusals->setToolTip(path);
    m_undo->setVisible(done && changed);
    m_show->setVisible(done);
    m_refusals->setVisible(done && m_outcome.refused > 0 && !m_outcome.refusalsPath.isEmpty());
}

void OutcomePanel::focusNext() {
    m_show->setFocus(Qt::OtherFocusReason);
}

} // namespace plumbline::pages
