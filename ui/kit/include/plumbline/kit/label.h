#pragma once

#include "plumbline/kit/tokens.h"

#include <QFrame>
#include <QLabel>

class QHBoxLayout;
class QVBoxLayout;

namespace plumbline::kit {

/// A text in a size and level of the type scale; follows the theme. Wraps when asked to, else elides and keeps the
/// whole text as its tooltip.
class Label : public QLabel {
    Q_OBJECT
public:
    enum class Overflow { Elide, Wrap };
    explicit Label(QWidget *parent = nullptr);
    Label(TextSize size, TextLevel level, QWidget *parent = nullptr);

    void setLook(TextSize size, TextLevel level, Weight weight = Weight::Regular);
    void setTone(Tone tone);
    void setOverflow(Overflow overflow);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyLook();
    TextSize m_size = TextSize::Body;
    TextLevel m_level = TextLevel::Normal;
    Weight m_weight = Weight::Regular;
    Tone m_tone = Tone::Neutral;
    Overflow m_overflow = Overflow::Elide;
};

/// A raised surface with an optional title line; what every picture and table of a page stands on.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

    /// The title line's text; empty hides the line. Set it again on LanguageChange.
    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);
    /// Puts a control at the end of the title line.
    void addTool(QWidget *tool);
    /// Where the content goes.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_head;
    Label *m_title;
    Label *m_subtitle;
    QHBoxLayout *m_tools;
    QVBoxLayout *m_body;
};

} // namespace plumbline::kit
