#pragma once

#include "plumbline/kit/icons.h"

#include <QStackedWidget>
#include <QWidget>

class QLabel;
class QPushButton;

namespace plumbline::kit {

class Label;

/// Every state a page or a list can be in instead of showing its content.
enum class PageState { Ready, Loading, Empty, FilteredToNothing, Locked, Error };

/// What a state says. Empty texts are filled with the state's own sentences.
struct StateNotice {
    PageState state = PageState::Loading;
    QString sentence;
    /// What to do next, or what was kept.
    QString advice;
    /// The act as the button says it: "Import a file", "Take the filter off". Empty: the state's own, where it has one.
    QString act;
};

/// Grey bars where content will be. Never moves unless the system allows motion.
class SkeletonPanel : public QWidget {
    Q_OBJECT
public:
    explicit SkeletonPanel(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A state as a calm panel: icon, sentence, advice and one act.
class StatePanel : public QWidget {
    Q_OBJECT
public:
    explicit StatePanel(QWidget *parent = nullptr);
    void setNotice(StateNotice notice);
    [[nodiscard]] const StateNotice &notice() const { return m_notice; }

Q_SIGNALS:
    void acted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    StateNotice m_notice;
    QLabel *m_picture;
    Label *m_sentence;
    Label *m_advice;
    QPushButton *m_act;
};

/// Shows its content when Ready, a skeleton while Loading, a StatePanel otherwise.
class StateStack : public QStackedWidget {
    Q_OBJECT
public:
    /// Takes the content over.
    explicit StateStack(QWidget *content, QWidget *parent = nullptr);

    void setNotice(StateNotice notice);
    void setState(PageState state) { setNotice({state, {}, {}, {}}); }
    [[nodiscard]] PageState state() const { return m_state; }
    [[nodiscard]] QWidget *content() const { return m_content; }

Q_SIGNALS:
    /// The button of the state in force was pressed.
    void acted(plumbline::kit::PageState state);

private:
    PageState m_state = PageState::Ready;
    QWidget *m_content;
    SkeletonPanel *m_skeleton;
    StatePanel *m_panel;
};

} // namespace plumbline::kit
