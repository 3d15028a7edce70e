#pragma once

#include "plumbline/kit/filterbar.h"

#include <QFrame>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace plumbline::kit {

class DayField;

/// The list a chip opens: search, options with ticks, and for periods two dates of one's own.
class ChipPopup : public QFrame {
    Q_OBJECT
public:
    ChipPopup(const ChipSpec &spec, ChipChoice choice, QWidget *chip);

Q_SIGNALS:
    void chosen(const plumbline::kit::ChipChoice &choice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addOptions();
    void addRange();
    void filter(const QString &text);
    void toggle(QListWidgetItem *item);
    void emitRange();
    ChipSpec m_spec;
    ChipChoice m_choice;
    QLineEdit *m_search;
    QListWidget *m_list;
    DayField *m_first = nullptr;
    DayField *m_last = nullptr;
};

} // namespace plumbline::kit
