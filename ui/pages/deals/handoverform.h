#pragma once

#include "plumbline/pages/context.h"

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace plumbline::pages {

/// What delivery gets with a won deal: the clause it has to keep, the legal risk, and files of what was promised. Files may be
/// dropped on it.
class HandoverForm final : public QWidget {
    Q_OBJECT
public:
    HandoverForm(const Context &context, const QStringList &paths, QWidget *parent = nullptr);

    [[nodiscard]] QString clause() const;
    [[nodiscard]] QString risk() const;
    [[nodiscard]] const QStringList &paths() const { return m_paths; }
    /// Why it can't be handed over yet; empty: it can.
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] QWidget *start() const;

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void addFiles(const QStringList &paths);
    void showFiles();

    Context m_context;
    QStringList m_paths;
    QPlainTextEdit *m_clause;
    QPlainTextEdit *m_risk;
    QVBoxLayout *m_files;
    QPushButton *m_add;
};

} // namespace plumbline::pages
