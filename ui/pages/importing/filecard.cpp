#include "importing/filecard.h"

#include "importing/importdraft.h"
#include "importing/importwords.h"

#include "plumbline/kit/icons.h"
#include "plumbline/kit/theme.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>

namespace plumbline::pages {

FileCard::FileCard(workspace::Workspace &workspace, ImportDraft &draft, QWidget *parent)
    : kit::Card(parent),
      m_workspace(workspace),
      m_draft(draft),
      m_targetLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_target(new QComboBox(this)),
      m_templateLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_templateChoice(new QComboBox(this)),
      m_keep(new QPushButton(this)),
      m_another(new QPushButton(this)),
      m_reading(new QWidget(this)),
      m_sheetLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, m_reading)),
      m_sheet(new QComboBox(m_reading)),
      m_encodingLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, m_reading)),
      m_encoding(new QComboBox(m_reading)),
      m_separatorLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, m_reading)),
      m_separator(new QComboBox(m_reading)),
      m_naming(new QWidget(this)),
      m_nameLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, m_naming)),
      m_name(new QLineEdit(m_naming)),
      m_save(new QPushButton(m_naming)) {
    build();
    connect(m_target, &QComboBox::activated, this, [this] {
        m_template.clear();
        m_draft.setTarget(m_target->currentData().toString());
    });
    connect(m_templateChoice, &QComboBox::activated, this, [this](int index) {
        m_template = index > 0 ? m_templateChoice->currentText() : QString();
        m_draft.useMapping(m_templateChoice->currentData().toString());
    });
    connect(m_keep, &QPushButton::clicked, this, &FileCard::showNaming);
    connect(m_another, &QPushButton::clicked, this, &FileCard::anotherWanted);
    connect(m_save, &QPushButton::clicked, this, &FileCard::saveTemplate);
    connect(m_name, &QLineEdit::returnPressed, this, &FileCard::saveTemplate);
    connect(m_name, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_save->setEnabled(!text.trimmed().isEmpty()); });
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), m_naming, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, &FileCard::hideNaming);
}

void FileCard::build() {
    const kit::Tokens &t = kit::tokens();
    m_target->setObjectName(QStringLiteral("import.what"));
    m_templateChoice->setObjectName(QStringLiteral("import.template"));
    m_keep->setObjectName(QStringLiteral("import.keepTemplate"));
    m_name->setObjectName(QStringLiteral("import.templateName"));
    m_save->setObjectName(QStringLiteral("import.saveTemplate"));
    m_another->setObjectName(QStringLiteral("import.chooseAnother"));
    m_targetLabel->setBuddy(m_target);
    m_templateLabel->setBuddy(m_templateChoice);
    m_nameLabel->setBuddy(m_name);
    for (QComboBox *combo : {m_target, m_templateChoice}) {
        combo->setFocusPolicy(Qt::StrongFocus);
        combo->setMinimumWidth(t.space(32));
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    }
    kit::setButtonWeight(m_keep, kit::ButtonWeight::Quiet);
    for (QWidget *tool :
         std::initializer_list<QWidget *>{m_targetLabel, m_target, m_templateLabel, m_templateChoice, m_keep, m_another})
        addTool(tool);
    for (kit::Label *label : {m_targetLabel, m_templateLabel})
        label->setContentsMargins(t.space(2), 0, t.space(1), 0);
    buildReading();
    auto *line = new QHBoxLayout(m_naming);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(t.space(2));
    line->addWidget(m_nameLabel);
    line->addWidget(m_name, 1);
    line->addWidget(m_save);
    line->addStretch(1);
    body()->addWidget(m_naming);
    m_naming->hide();
    m_save->setEnabled(false);
}

void FileCard::buildReading() {
    const kit::Tokens &t = kit::tokens();
    m_sheet->setObjectName(QStringLiteral("import.sheet"));
    m_encoding->setObjectName(QStringLiteral("import.encoding"));
    m_separator->setObjectName(QStringLiteral("import.separator"));
    auto *line = new QHBoxLayout(m_reading);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(t.space(2));
    for (const auto &[label, combo] :
         {std::pair(m_sheetLabel, m_sheet), std::pair(m_encodingLabel, m_encoding), std::pair(m_separatorLabel, m_separator)}) {
        label->setBuddy(combo);
        label->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
        combo->setFocusPolicy(Qt::StrongFocus);
        combo->setMinimumWidth(t.space(28));
        line->addWidget(label);
        line->addWidget(combo);
        connect(combo, &QComboBox::activated, this, &FileCard::readAnew);
    }
    // A sheet is never beside the other two.
    line->insertSpacing(line->indexOf(m_separatorLabel), t.space(2));
    line->addStretch(1);
    body()->addWidget(m_reading);
    setTabOrder(m_another, m_sheet);
    setTabOrder(m_sheet, m_encoding);
    setTabOrder(m_encoding, m_separator);
}

/// A text file has an encoding and a separator, a spreadsheet its sheets.
void FileCard::fillReading() {
    const workspace::ImportPreview &preview = *m_draft.preview();
    const QSignalBlocker quietSheet(m_sheet);
    const QSignalBlocker quietEncoding(m_encoding);
    const QSignalBlocker quietSeparator(m_separator);
    m_sheet->clear();
    m_encoding->clear();
    m_separator->clear();
    for (const QString &sheet : preview.sheets)
        m_sheet->addItem(sheet, sheet);
    m_sheet->setCurrentIndex(m_sheet->findData(preview.sheet));
    for (const QString &encoding : allEncodings())
        m_encoding->addItem(encodingText(encoding), encoding);
    m_encoding->setCurrentIndex(m_encoding->findData(preview.encoding));
    QStringList separators = allSeparators();
    if (!preview.separator.isEmpty() && !separators.contains(preview.separator))
        separators << preview.separator;
    for (const QString &separator : separators)
        m_separator->addItem(separatorName(separator), separator);
    m_separator->setCurrentIndex(m_separator->findData(preview.separator));
    const bool isSpreadsheet = !preview.sheets.isEmpty();
    for (QWidget *part : std::initializer_list<QWidget *>{m_sheetLabel, m_sheet})
        part->setVisible(preview.sheets.size() > 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_encodingLabel, m_encoding, m_separatorLabel, m_separator})
        part->setVisible(!isSpreadsheet);
    m_reading->setVisible(!isSpreadsheet || preview.sheets.size() > 1);
}

/// Only what differs from the file as it was found is asked for.
void FileCard::readAnew() {
    const workspace::ImportPreview &preview = *m_draft.preview();
    ImportDraft::Reading reading = m_draft.reading();
    if (preview.sheets.isEmpty()) {
        const QString encoding = m_encoding->currentData().toString();
        const QString separator = m_separator->currentData().toString();
        if (encoding != preview.encoding || !reading.encoding.isEmpty())
            reading.encoding = encoding;
        if (separator != preview.separator || !reading.separator.isEmpty())
            reading.separator = separator;
    } else {
        reading.sheet = m_sheet->currentData().toString();
    }
    m_template.clear();
    m_draft.read(reading);
}

void FileCard::showPreview() {
    const auto &preview = m_draft.preview();
    setTitle(QFileInfo(m_draft.path()).fileName());
    if (!preview)
        return;
    setSubtitle(preview->problem ? QString() : rowCount(preview->rowsRead));
    // The choice just made stays on the screen until the file has been read that way.
    if (!m_draft.isCounting())
        fillReading();
    fillTargets();
    fillTemplates();
}

void FileCard::fillTargets() {
    const QSignalBlocker quiet(m_target);
    m_target->clear();
    for (const QString &target : allTargets())
        m_target->addItem(targetLabel(target), target);
    m_target->setCurrentIndex(m_target->findData(m_draft.target()));
}

void FileCard::fillTemplates() {
    const QSignalBlocker quiet(m_templateChoice);
    m_templateChoice->clear();
    m_templateChoice->addItem(tr("Guessed from the file"), QString());
    for (const workspace::StoredTemplate &stored : m_templates)
        m_templateChoice->addItem(stored.name, stored.mapping);
    m_templateChoice->setCurrentIndex(m_template.isEmpty() ? 0 : std::max(0, m_templateChoice->findText(m_template)));
    m_templateChoice->setEnabled(!m_templates.empty());
}

void FileCard::loadTemplates() {
    m_templatesAsked.ask(m_workspace.importTemplates(), this,
                         [this](const domain::Result<std::vector<workspace::StoredTemplate>> &templates) {
                             if (!templates)
                                 return;
                             m_templates = *templates;
                             std::ranges::sort(m_templates, {}, &workspace::StoredTemplate::name);
                             fillTemplates();
                         });
}

void FileCard::showNaming() {
    m_naming->show();
    m_name->setText(m_template);
    m_name->selectAll();
    m_name->setFocus(Qt::OtherFocusReason);
}

void FileCard::hideNaming() {
    m_naming->hide();
    m_keep->setFocus(Qt::OtherFocusReason);
}

void FileCard::saveTemplate() {
    const QString name = m_name->text().trimmed();
    if (name.isEmpty() || m_saving.isPending())
        return;
    m_saving.ask(m_workspace.saveImportTemplate(name, m_draft.mapping()), this, [this, name](const domain::Result<void> &saved) {
        if (!saved) {
            Q_EMIT failed(saved.error());
            return;
        }
        m_template = name;
        hideNaming();
        loadTemplates();
        Q_EMIT templateSaved(name);
    });
}

void FileCard::forget() {
    m_templatesAsked.drop();
    m_saving.drop();
    m_templates.clear();
    m_template.clear();
    m_naming->hide();
    m_name->clear();
    fillTemplates();
}

void FileCard::retranslate() {
    m_targetLabel->setText(tr("The rows are"));
    m_target->setAccessibleName(tr("What the rows of the file become"));
    m_templateLabel->setText(tr("Mapping"));
    m_templateChoice->setAccessibleName(tr("Where the mapping comes from"));
    m_keep->setText(tr("Keep as template…"));
    m_another->setText(tr("Another file…"));
    m_sheetLabel->setText(tr("Sheet"));
    m_sheet->setAccessibleName(tr("Sheet of the workbook"));
    m_encodingLabel->setText(tr("Encoding"));
    m_encoding->setAccessibleName(tr("How the file writes its letters"));
    m_separatorLabel->setText(tr("Separated by"));
    m_separator->setAccessibleName(tr("What stands between the cells"));
    m_nameLabel->setText(tr("Name of the template"));
    m_name->setAccessibleName(tr("Name of the template"));
    m_save->setText(tr("Keep template"));
    showPreview();
}

} // namespace plumbline::pages
