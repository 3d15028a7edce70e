#pragma once

#include "plumbline/kit/actionregistry.h"

#include <QDialog>

class QScrollArea;

namespace plumbline::kit {

class Label;

/// Every key of the product, made from the registry, after a paragraph about the page it was opened on.
class ShortcutSheet : public QDialog {
    Q_OBJECT
public:
    ShortcutSheet(const ActionRegistry &registry, QWidget *parent);

    /// What this page is for and how it is read; empty: keys only.
    void setPageHelp(const QString &title, const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    const ActionRegistry &m_registry;
    QString m_helpTitle;
    QString m_helpText;
    Label *m_title;
    Label *m_text;
    QScrollArea *m_scroll;
};

} // namespace plumbline::kit
