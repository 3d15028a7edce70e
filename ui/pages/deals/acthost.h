#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace plumbline::kit {
class ActPanel;
}

namespace plumbline::pages {

/// An act as the side panel shows it.
struct ActForm {
    QString title;
    QString subtitle;
    /// The fields; the panel takes them over.
    QWidget *body = nullptr;
    /// Where typing begins; the act's button has the focus otherwise.
    QWidget *start = nullptr;
    QString act;
    /// What stands in the way to begin with.
    QString obstacle;
    std::function<void()> run;
};

/// The one side panel of a page, shared by all of its acts: the one that was begun last has it.
class ActHost final : public QObject {
    Q_OBJECT
public:
    explicit ActHost(kit::ActPanel *panel);

    void begin(ActForm form);
    /// The act is on its way: nothing else can be done in the panel.
    void setUnderway();
    /// It was refused; what was typed stays.
    void refuse(const QString &sentence);
    void finish();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] kit::ActPanel *panel() const { return m_panel; }

Q_SIGNALS:
    /// The person closed it before it was done.
    void dismissed();

private:
    kit::ActPanel *m_panel;
    std::function<void()> m_run;
    bool m_isFinishing = false;
};

} // namespace plumbline::pages
