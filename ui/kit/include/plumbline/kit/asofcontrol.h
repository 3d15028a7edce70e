#pragma once

#include "plumbline/domain/date.h"

#include <QWidget>

class QCalendarWidget;
class QDate;
class QPushButton;
class QToolButton;

namespace plumbline::kit {

class DayField;
class Label;

[[nodiscard]] QDate toQDate(domain::Date date);
[[nodiscard]] domain::Date fromQDate(const QDate &date);
/// Weeks from Monday, every day in the theme's ink.
void prepareCalendar(QCalendarWidget &calendar);

/// The day every page is read as of: previous, the date with a calendar (weeks start on Monday), next, today.
class AsOfControl : public QWidget {
    Q_OBJECT
public:
    explicit AsOfControl(QWidget *parent = nullptr);

    /// From the organisation's clock; what the "today" button goes to, and the last day offered.
    void setToday(domain::Date today);
    void setDate(domain::Date date);
    [[nodiscard]] domain::Date date() const;

Q_SIGNALS:
    /// By the person only.
    void dateChanged(plumbline::domain::Date date);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void go(domain::Date date);
    domain::Date m_today;
    domain::Date m_date;
    Label *m_label;
    QToolButton *m_previous;
    DayField *m_edit;
    QToolButton *m_next;
    QPushButton *m_goToday;
};

} // namespace plumbline::kit
