#include "plumbline/kit/asofcontrol.h"

#include "plumbline/kit/dayfield.h"
#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"

#include <QCalendarWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTextCharFormat>
#include <QToolButton>

namespace plumbline::kit {

QDate toQDate(domain::Date date) {
    return QDate(1970, 1, 1).addDays(date.days());
}

domain::Date fromQDate(const QDate &date) {
    return domain::Date::fromDays(static_cast<std::int32_t>(QDate(1970, 1, 1).daysTo(date)));
}

void prepareCalendar(QCalendarWidget &calendar) {
    calendar.setFirstDayOfWeek(Qt::Monday);
    calendar.setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    // Qt paints weekends red; here a colour says something, and a weekend says nothing.
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        calendar.setWeekdayTextFormat(day, QTextCharFormat());
}

AsOfControl::AsOfControl(QWidget *parent)
    : QWidget(parent),
      m_label(new Label(TextSize::Body, TextLevel::Muted, this)),
      m_previous(new QToolButton(this)),
      m_edit(new DayField(this)),
      m_next(new QToolButton(this)),
      m_goToday(new QPushButton(this)) {
    m_previous->setIcon(icon(Glyph::ChevronLeft));
    m_next->setIcon(icon(Glyph::ChevronRight));
    for (QToolButton *button : {m_previous, m_next})
        button->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(tokens().space(1));
    for (QWidget *part : std::initializer_list<QWidget *>{m_label, m_previous, m_edit, m_next, m_goToday})
        layout->addWidget(part);
    // The words say what the date is; they are never cut.
    m_label->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_previous, &QToolButton::clicked, this, [this] { go(m_date.plusDays(-1)); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(m_date.plusDays(1)); });
    connect(m_goToday, &QPushButton::clicked, this, [this] { go(m_today); });
    connect(m_edit, &DayField::dayChanged, this, [this](const QDate &date) { go(fromQDate(date)); });
    retranslate();
}

void AsOfControl::setToday(domain::Date today) {
    m_today = today;
    refresh();
}

void AsOfControl::setDate(domain::Date date) {
    m_date = date;
    refresh();
}

domain::Date AsOfControl::date() const {
    return m_date;
}

void AsOfControl::go(domain::Date date) {
    const domain::Date within = std::min(date, m_today);
    if (within == m_date)
        return;
    setDate(within);
    Q_EMIT dateChanged(m_date);
}

void AsOfControl::refresh() {
    m_edit->setLastDay(toQDate(std::max(m_today, m_date)));
    m_edit->setDay(toQDate(m_date));
    m_next->setEnabled(m_date < m_today);
    m_goToday->setEnabled(m_date != m_today);
}

void AsOfControl::retranslate() {
    m_label->setText(tr("As of"));
    m_label->setBuddy(m_edit);
    m_edit->setAccessibleName(tr("The day everything is read as of"));
    m_edit->setToolTip(tr("Every page shows what was known to be true on this day."));
    m_previous->setToolTip(tr("One day earlier"));
    m_next->setToolTip(tr("One day later"));
    m_goToday->setText(tr("Today"));
    m_goToday->setToolTip(tr("Back to today"));
    for (QToolButton *button : {m_previous, m_next})
        button->setAccessibleName(button->toolTip());
}

void AsOfControl::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace plumbline::kit
