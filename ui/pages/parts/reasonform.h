#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

/// An act that needs nothing but a reason.
class ReasonForm final : public QWidget {
    Q_OBJECT
public:
    /// `name` is the field's object name.
    ReasonForm(const QString &name, QWidget *parent);

    void setCaption(const QString &caption);
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QWidget *start() const;

Q_SIGNALS:
    void changed();

private:
    kit::Label *m_caption;
    QPlainTextEdit *m_field;
};

} // namespace plumbline::pages
