#pragma once

#include "plumbline/kit/label.h"
#include "plumbline/pages/gate.h"

class QFormLayout;

namespace plumbline::kit {
class Banner;
}

namespace plumbline::pages {

/// What the gates have in common: the product's name, a card in the middle of a quiet window, and one place for sentences.
class GateCard : public Gate {
    Q_OBJECT
public:
    explicit GateCard(QWidget *parent);

protected:
    /// The card's content goes here.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setHeading(const QString &heading, const QString &sentence);
    /// So many units of the grid stay the card's, however tall it is: its top keeps still when its content changes.
    void keepPlaceFor(int units);
    /// Said again when the language changes.
    void say(kit::Tone tone, std::function<QString()> sentence);
    /// Goes with the next change of language.
    void sayOnce(kit::Tone tone, const QString &sentence);
    void saySilence();
    [[nodiscard]] QString sentence() const;
    /// A form whose labels stand above their fields.
    [[nodiscard]] static QFormLayout *makeForm();
    /// Adds a labelled field.
    static kit::Label *addField(QFormLayout &form, QWidget *field);
    bool event(QEvent *event) override;
    virtual void retranslate() = 0;

private:
    kit::Label *m_name;
    kit::Label *m_heading;
    kit::Label *m_explanation;
    kit::Banner *m_banner;
    QWidget *m_place;
    QVBoxLayout *m_body;
    kit::Tone m_tone = kit::Tone::Info;
    std::function<QString()> m_say;
    bool m_hasTexts = false;
};

} // namespace plumbline::pages
