#pragma once

#include "plumbline/pages/context.h"

#include <QStringList>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

/// The files an act will be told by: chosen or dropped, each with a way to leave it out again.
class FilePick final : public QWidget {
    Q_OBJECT
public:
    FilePick(const Context &context, QWidget *parent);

    /// What the files are: "Evidence", "Signed scan of the requirements".
    void setCaption(const QString &caption);
    [[nodiscard]] const QStringList &paths() const { return m_paths; }
    void add(const QStringList &paths);

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void choose();
    void build();
    void retranslate();

    Context m_context;
    QStringList m_paths;
    kit::Label *m_caption;
    kit::Label *m_hint;
    QPushButton *m_add;
    QVBoxLayout *m_lines;
    QWidget *m_list = nullptr;
};

} // namespace plumbline::pages
