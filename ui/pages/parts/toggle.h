#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace plumbline::pages {

/// Two or three ways to look at the same thing, one of them chosen.
class Toggle : public QWidget {
    Q_OBJECT
public:
    explicit Toggle(QWidget *parent = nullptr);

    /// Keeps the choice; called again after a change of language.
    void setChoices(const QStringList &labels);
    [[nodiscard]] int choice() const;
    void setChoice(int choice);

Q_SIGNALS:
    /// By the person only.
    void chosen(int choice);

private:
    QHBoxLayout *m_layout;
    QButtonGroup *m_buttons;
};

} // namespace plumbline::pages
