#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/workspace/workspace.h"

#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace plumbline::kit {
class Banner;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

class EffectList;
class SideCard;
class ValueEditor;

/// One conflict: the value before, the edit that lost and the one that stands side by side, what each choice does, and a third
/// value where neither is right. What is being typed stays while the conflict is told anew.
class ConflictView final : public QWidget {
    Q_OBJECT
public:
    ConflictView(workspace::Workspace &workspace, QWidget *parent);

    void show(const workspace::ConflictShown &conflict);
    void setLook(domain::Currency currency, const QString &timeZone);
    /// While a choice is on its way none other can be made.
    enum class Choosing { Possible, Underway };
    void setChoosing(Choosing choosing);
    void retranslate();
    void forget();

    [[nodiscard]] bool canChoose() const;
    /// The conflict a value is being written for, and what stands in the editor.
    struct Draft {
        domain::ConflictId conflict;
        QString typed;
    };
    [[nodiscard]] std::optional<Draft> draft() const;
    void startEditing();
    void stopEditing();
    [[nodiscard]] bool isSettled() const { return !m_effectAsked.isPending(); }

Q_SIGNALS:
    void chosen(plumbline::workspace::ConflictDecision decision);
    void settled();
    /// The editor has come up, perhaps below what is in sight.
    void editingStarted(QWidget *editor);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

public:
    [[nodiscard]] workspace::ConflictDecision decision(domain::ConflictChoice choice) const;

private:
    void build();
    QWidget *buildEditor();
    void showSides();
    void showNotice();
    void showActs();
    void previewEdit();
    void chooseEdited();
    [[nodiscard]] QString moment(const QString &by, std::optional<domain::Instant> at) const;

    workspace::Workspace &m_workspace;
    models::Latest m_effectAsked;
    std::optional<workspace::ConflictShown> m_conflict;
    domain::Currency m_currency;
    QString m_timeZone;
    bool m_isEditing = false;
    Choosing m_choosing = Choosing::Possible;
    kit::Banner *m_notice;
    QBoxLayout *m_sides;
    SideCard *m_base;
    SideCard *m_lost;
    SideCard *m_stands;
    QWidget *m_offer;
    kit::Label *m_neither;
    QPushButton *m_edit;
    QWidget *m_editor;
    kit::Label *m_valueLabel;
    ValueEditor *m_value;
    EffectList *m_editedEffect;
    QPushButton *m_use;
    QPushButton *m_cancel;
};

} // namespace plumbline::pages
