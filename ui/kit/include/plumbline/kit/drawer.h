#pragma once

#include "plumbline/kit/tokens.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QFormLayout;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace plumbline::kit {

class Label;

struct DrawerRow {
    QString label;
    QString value;
    /// Empty: plain text; else the value is a link and comes back in `linkActivated`.
    QString link;
    Tone tone = Tone::Neutral;
};

/// The side panel with the details of the selected row. Esc closes it and gives the focus back to where it was.
class Drawer : public QWidget {
    Q_OBJECT
public:
    explicit Drawer(QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &subtitle = {});
    void setRows(const std::vector<DrawerRow> &rows);
    /// Further content below the rows; the drawer takes it over and removes the one before.
    void setContent(QWidget *content);
    /// The act at the foot, such as "Open in full"; empty hides it.
    void setAct(const QString &act);
    void open();
    void close();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void acted();
    void linkActivated(const QString &link);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    Label *m_title;
    Label *m_subtitle;
    QToolButton *m_close;
    QFormLayout *m_rows;
    QVBoxLayout *m_inside;
    QWidget *m_content = nullptr;
    QPushButton *m_act;
    QScrollArea *m_scroll;
    QPointer<QWidget> m_focusBefore;
};

} // namespace plumbline::kit
