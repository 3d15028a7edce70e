#pragma once

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

/// What one line of the parts shows.
struct PartTexts {
    QString document;
    QString details;
    QString reason;
    QString problem;
    QString typed;
    /// Said of the field to whoever does not see where it stands.
    QString fieldName;
};

/// One open instalment: its tick, its number, when it is due and what is open of it, and the part that is set against it.
class PartRow : public QWidget {
    Q_OBJECT
public:
    explicit PartRow(int line, QWidget *parent = nullptr);

    [[nodiscard]] int line() const { return m_line; }
    void show(const PartTexts &texts);
    void setReadOnly(bool readOnly);
    /// Tab comes to it after `before`; returns what it leaves by.
    QWidget *followInTabOrder(QWidget *before);
    void focusTick();

Q_SIGNALS:
    void ticked(int line, bool isTicked);
    void typed(int line, const QString &text);

private:
    int m_line;
    QCheckBox *m_tick;
    QLineEdit *m_amount;
    kit::Label *m_details;
    kit::Label *m_reason;
};

} // namespace plumbline::pages
