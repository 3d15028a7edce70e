#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/kit/label.h"
#include "plumbline/models/latest.h"
#include "plumbline/workspace/importing.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace plumbline::workspace {
class Workspace;
}

namespace plumbline::pages {

class ImportDraft;

/// The file, how it is read, what its rows become, and the templates its mapping can come from or be kept as.
class FileCard final : public kit::Card {
    Q_OBJECT
public:
    FileCard(workspace::Workspace &workspace, ImportDraft &draft, QWidget *parent);

    void showPreview();
    void retranslate();
    void forget();
    void loadTemplates();

Q_SIGNALS:
    void anotherWanted();
    void templateSaved(const QString &name);
    void failed(const plumbline::domain::Error &error);

private:
    void build();
    void fillTargets();
    void fillTemplates();
    void buildReading();
    void fillReading();
    void readAnew();
    void saveTemplate();
    void showNaming();
    void hideNaming();
    workspace::Workspace &m_workspace;
    ImportDraft &m_draft;
    models::Latest m_templatesAsked;
    models::Latest m_saving;
    std::vector<workspace::StoredTemplate> m_templates;
    QString m_template;
    kit::Label *m_targetLabel;
    QComboBox *m_target;
    kit::Label *m_templateLabel;
    QComboBox *m_templateChoice;
    QPushButton *m_keep;
    QPushButton *m_another;
    QWidget *m_reading;
    kit::Label *m_sheetLabel;
    QComboBox *m_sheet;
    kit::Label *m_encodingLabel;
    QComboBox *m_encoding;
    kit::Label *m_separatorLabel;
    QComboBox *m_separator;
    QWidget *m_naming;
    kit::Label *m_nameLabel;
    QLineEdit *m_name;
    QPushButton *m_save;
};

} // namespace plumbline::pages
