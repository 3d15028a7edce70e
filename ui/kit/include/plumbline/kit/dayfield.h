#pragma once

#include <QDate>
#include <QLineEdit>

class QCalendarWidget;

namespace plumbline::kit {

/// A day as it is typed, from any place in it and in one go: `2013-06-30`. Up and Down step the year, month or day the
/// cursor is in; the picture at the end opens a calendar. What is no day goes back to the one before.
class DayField : public QLineEdit {
    Q_OBJECT
public:
    explicit DayField(QWidget *parent = nullptr);

    void setDay(const QDate &day);
    [[nodiscard]] QDate day() const { return m_day; }
    /// The last day that can be chosen; an invalid one: no such limit.
    void setLastDay(const QDate &day);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// By the person only: Enter, leaving the field, a step, the calendar.
    void dayChanged(const QDate &day);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void take();
    void go(const QDate &day);
    void step(int by);
    void openCalendar();
    QAction *m_open;
    QDate m_day;
    QDate m_last;
};

} // namespace plumbline::kit
