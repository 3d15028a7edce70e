#pragma once

#include <QFrame>

class QPushButton;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

class EffectList;

/// One value of a conflict: whose, what, by whom and when, and, where it can be chosen, what that does and the button to do so.
class SideCard final : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Fact, Choice };
    /// `name` is the button's object name, and with `.effect` that of the effects.
    SideCard(Kind kind, const QString &name, QWidget *parent);

    void setHeading(const QString &heading);
    void setValue(const QString &value, const QString &under);
    [[nodiscard]] EffectList *effects() const { return m_effects; }
    /// What the effects are of: "What it changes, CNY".
    void setEffectHeading(const QString &heading);
    /// nullptr for a fact.
    [[nodiscard]] QPushButton *button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    kit::Label *m_heading;
    kit::Label *m_value;
    kit::Label *m_under;
    kit::Label *m_effectHeading;
    EffectList *m_effects;
    QPushButton *m_button = nullptr;
};

} // namespace plumbline::pages
