#include "plumbline/kit/shortcutsheet.h"

#include "plumbline/kit/label.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace plumbline::kit {

namespace {

struct HelpLine {
    QString keys;
    QString text;
};

/// Keys that belong to lists and pictures themselves and are no actions of the window.
std::vector<HelpLine> keysEverywhere() {
    return {{ShortcutSheet::tr("Arrows"), ShortcutSheet::tr("Move in a list, a picture or the pages")},
            {ShortcutSheet::tr("Space"), ShortcutSheet::tr("Select or deselect the row")},
            {ShortcutSheet::tr("Enter"), ShortcutSheet::tr("Open the row, or the rows behind a figure or a bar")},
            {QStringLiteral("Ctrl+A"), ShortcutSheet::tr("Select every row")},
            {QStringLiteral("Ctrl+C"), ShortcutSheet::tr("Copy the selected rows for a spreadsheet")},
            {QStringLiteral("Alt+↓"), ShortcutSheet::tr("Sort by the current column")},
            {QStringLiteral("Backspace"), ShortcutSheet::tr("Clear a filter chip")},
            {QStringLiteral("Esc"), ShortcutSheet::tr("Take the filter off, close the details")}};
}

void addSection(QGridLayout &grid, const QString &title) {
    auto *label = new Label;
    label->setLook(TextSize::Body, TextLevel::Strong, Weight::Medium);
    label->setText(title);
    const int row = grid.rowCount();
    grid.setRowMinimumHeight(row, tokens().space(9));
    grid.addWidget(label, row, 0, 1, 2, Qt::AlignLeft | Qt::AlignBottom);
}

void addLine(QGridLayout &grid, const HelpLine &line) {
    auto *keys = new Label(TextSize::Body, TextLevel::Muted);
    keys->setText(line.keys);
    keys->setMinimumWidth(tokens().space(32));
    auto *text = new Label(TextSize::Body, TextLevel::Normal);
    text->setOverflow(Label::Overflow::Wrap);
    text->setText(line.text);
    text->setAccessibleName(QStringLiteral("%1: %2").arg(line.keys, line.text));
    const int row = grid.rowCount();
    grid.addWidget(keys, row, 0, Qt::AlignTop);
    grid.addWidget(text, row, 1);
}

} // namespace

ShortcutSheet::ShortcutSheet(const ActionRegistry &registry, QWidget *parent)
    : QDialog(parent),
      m_registry(registry),
      m_title(new Label(TextSize::Title, TextLevel::Strong, this)),
      m_text(new Label(TextSize::Body, TextLevel::Normal, this)),
      m_scroll(new QScrollArea(this)) {
    const Tokens &t = tokens();
    m_title->setLook(TextSize::Heading, TextLevel::Strong, Weight::Medium);
    m_text->setOverflow(Label::Overflow::Wrap);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(6), t.space(5), t.space(6), t.space(5));
    layout->setSpacing(t.space(3));
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_text})
        layout->addWidget(part);
    layout->addWidget(m_scroll, 1);
    resize(t.space(140), t.space(150));
    connect(&registry, &ActionRegistry::changed, this, &ShortcutSheet::refresh);
    refresh();
}

void ShortcutSheet::setPageHelp(const QString &title, const QString &text) {
    m_helpTitle = title;
    m_helpText = text;
    refresh();
}

void ShortcutSheet::refresh() {
    setWindowTitle(tr("Help and keys"));
    m_title->setText(m_helpTitle.isEmpty() ? windowTitle() : m_helpTitle);
    m_text->setText(m_helpText);
    m_text->setVisible(!m_helpText.isEmpty());
    auto *sheet = new QWidget;
    auto *grid = new QGridLayout(sheet);
    grid->setContentsMargins(0, 0, tokens().space(2), 0);
    grid->setHorizontalSpacing(tokens().space(4));
    grid->setVerticalSpacing(tokens().space(1));
    grid->setColumnStretch(1, 1);
    std::optional<ActionSection> section;
    for (const ActionRegistry::Entry *entry : m_registry.entries()) {
        if (entry->spec.shortcuts.empty())
            continue;
        if (section != entry->spec.section)
            addSection(*grid, sectionTitle(entry->spec.section));
        section = entry->spec.section;
        const QString explanation = entry->spec.explanation ? entry->spec.explanation() : QString();
        addLine(*grid, {QKeySequence::listToString(entry->action->shortcuts(), QKeySequence::NativeText),
                        explanation.isEmpty() ? entry->action->text() : explanation});
    }
    addSection(*grid, tr("In lists and pictures"));
    for (const HelpLine &line : keysEverywhere())
        addLine(*grid, line);
    grid->setRowStretch(grid->rowCount(), 1);
    m_scroll->setWidget(sheet); // the scroll area deletes the one before
}

void ShortcutSheet::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QDialog::changeEvent(event);
}

} // namespace plumbline::kit
