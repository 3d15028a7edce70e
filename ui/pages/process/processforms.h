#pragma once

#include "plumbline/pages/context.h"
#include "plumbline/workspace/processdesk.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

/// What a leader fills in to put a gate before a stage.
class GateForm final : public QWidget {
    Q_OBJECT
public:
    explicit GateForm(QWidget *parent = nullptr);

    void setProcess(const workspace::ProcessShown &process);
    void setStage(domain::StageId stage);
    void retranslate();
    /// Why it can't be put yet; empty: it can.
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] domain::StageGate gate(domain::StageGateId id) const;

Q_SIGNALS:
    void edited();

private:
    void fill();
    workspace::ProcessShown m_process;
    QComboBox *m_stage;
    QComboBox *m_wanted;
    QLabel *m_stageLabel;
    QLabel *m_wantedLabel;
};

/// What a leader fills in to publish a technical document, or its next version.
class PublishForm final : public QWidget {
    Q_OBJECT
public:
    explicit PublishForm(const Context &context, QWidget *parent = nullptr);

    void setProcess(const workspace::ProcessShown &process);
    /// Nil: a new one.
    void setDocument(domain::DocumentId document);
    void clear();
    void retranslate();
    [[nodiscard]] QString obstacle() const;
    /// `fresh` becomes the id of a new document.
    [[nodiscard]] domain::PublishDocument document(domain::DocumentId fresh) const;
    [[nodiscard]] QStringList paths() const;

Q_SIGNALS:
    void edited();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void fill();
    void chooseFile();
    void setPath(const QString &path);
    void showChoice();
    [[nodiscard]] const workspace::ProcessDocument *chosen() const;

    Context m_context;
    workspace::ProcessShown m_process;
    QString m_path;
    QComboBox *m_which;
    QLineEdit *m_title;
    kit::Label *m_version;
    kit::Label *m_file;
    QPushButton *m_choose;
    QLabel *m_whichLabel;
    QLabel *m_titleLabel;
    QLabel *m_versionLabel;
    QLabel *m_fileLabel;
};

} // namespace plumbline::pages
