#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/processdesk.h"

class QPushButton;
class QSplitter;

namespace plumbline::kit {
class ActPanel;
class Banner;
class Card;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

class AttachmentList;
class GateForm;
struct Line;
class LinesPanel;
class PublishForm;

/// How deals are sold: what each stage asks for, and the technical documents people have to have read.
class ProcessPage final : public Page {
    Q_OBJECT
public:
    explicit ProcessPage(const Context &context, QWidget *parent = nullptr);

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] bool followsSlice() const override { return false; }
    void applySlice(const analytics::Slice &slice) override;
    void refresh() override;
    void forget() override;
    [[nodiscard]] bool isSettled() const override;
    bool removeFilter() override;
    bool focusFilter() override;
    void showRecord(const domain::Uuid &document) override;
    [[nodiscard]] std::optional<ExportContent> exportContent() const override;

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Form { None, Gate, Document };
    void build();
    [[nodiscard]] QWidget *buildDocuments();
    void connectParts();
    void showAll();
    void showStages();
    void showDocuments();
    void showDocument();
    void showRights();
    void openForm(Form form);
    void showForm();
    void makeRoom();
    void act();
    void run(domain::Command command, const QStringList &paths, Form from);
    void liftGate();
    void acknowledge();
    void tell(const domain::Error &error);
    [[nodiscard]] const workspace::ProcessDocument *currentDocument() const;
    [[nodiscard]] Line documentLine(const workspace::ProcessDocument &document) const;

    models::Latest m_asked;
    models::Latest m_acting;
    workspace::ProcessShown m_shown;
    bool m_isLoaded = false;
    Form m_form = Form::None;
    /// The document to stand on once it is here.
    QString m_wanted;
    QString m_timeZone;
    kit::Banner *m_banner;
    QSplitter *m_splitter;
    LinesPanel *m_gates;
    QPushButton *m_addGate;
    QPushButton *m_removeGate;
    QWidget *m_right;
    LinesPanel *m_documents;
    QPushButton *m_publish;
    kit::Card *m_details;
    kit::Label *m_state;
    QPushButton *m_read;
    AttachmentList *m_files;
    kit::ActPanel *m_panel;
    GateForm *m_gateForm = nullptr;
    PublishForm *m_publishForm = nullptr;
};

} // namespace plumbline::pages
