#pragma once

#include "plumbline/kit/tokens.h"

#include <QPointer>
#include <QWidget>

class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace plumbline::kit {

class Banner;
class Label;

/// The side panel in which an act is filled in and done: its title, its fields, what stands in the way in words, and the act's
/// button. Ctrl+Enter acts from anywhere inside, Esc closes and gives the focus back to where it was. It never forgets what was
/// typed: whoever fills it does, when another act is opened.
class ActPanel : public QWidget {
    Q_OBJECT
public:
    explicit ActPanel(QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &subtitle = {});
    /// The fields; the panel takes them over, scrolls them, and removes those before.
    void setBody(QWidget *body);
    /// What stays in sight above the button, such as a remainder; the panel takes it over and removes the one before.
    void setSummary(QWidget *summary);
    void setAct(const QString &act);
    /// Why the act can't be done yet; empty: it can.
    void setObstacle(const QString &sentence);
    /// Why the act was refused; empty takes the sentence off.
    void setError(const QString &sentence);
    enum class Progress { Idle, Acting };
    void setProgress(Progress progress);

    void open();
    void close();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void acted();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showAct();
    void tryToAct();
    Label *m_title;
    Label *m_subtitle;
    QToolButton *m_close;
    QScrollArea *m_scroll;
    Banner *m_error;
    QVBoxLayout *m_foot;
    QWidget *m_summary = nullptr;
    Label *m_obstacle;
    QPushButton *m_act;
    Progress m_progress = Progress::Idle;
    QPointer<QWidget> m_focusBefore;
};

} // namespace plumbline::kit
