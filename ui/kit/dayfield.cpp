#include "plumbline/kit/dayfield.h"

#include "plumbline/kit/asofcontrol.h"
#include "plumbline/kit/icons.h"
#include "plumbline/kit/tokens.h"

#include <QAction>
#include <QCalendarWidget>
#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace plumbline::kit {

namespace {

const QString DayFormat = QStringLiteral("yyyy-MM-dd");
/// Where the month and the day begin in the text.
constexpr int MonthAt = 5;
constexpr int DayAt = 8;
/// Nobody's books are older; a year of fewer digits was not finished.
constexpr int FirstYear = 1900;

/// Also of `2013-6-3`.
QDate dayIn(const QString &text) {
    const QStringList parts = text.split(QLatin1Char('-'));
    if (parts.size() != 3)
        return {};
    const QDate day(parts[0].toInt(), parts[1].toInt(), parts[2].toInt());
    return day.isValid() && day.year() >= FirstYear ? day : QDate();
}

} // namespace

DayField::DayField(QWidget *parent)
    : QLineEdit(parent), m_open(addAction(icon(Glyph::Calendar, TextLevel::Muted), TrailingPosition)) {
    // With a mask what is typed takes the place of what stands there, wherever it begins.
    setInputMask(QStringLiteral("0000-00-00"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QLineEdit::editingFinished, this, &DayField::take);
    connect(m_open, &QAction::triggered, this, &DayField::openCalendar);
    retranslate();
}

void DayField::setDay(const QDate &day) {
    m_day = day;
    const int cursor = cursorPosition();
    setText(day.toString(DayFormat));
    setCursorPosition(cursor);
}

void DayField::setLastDay(const QDate &day) {
    m_last = day;
}

QSize DayField::sizeHint() const {
    const Tokens &t = tokens();
    return {fontMetrics().horizontalAdvance(QStringLiteral("0000-00-00")) + t.space(13), QLineEdit::sizeHint().height()};
}

void DayField::take() {
    const QDate typed = dayIn(text());
    if (typed.isValid())
        go(typed);
    else
        setDay(m_day);
}

void DayField::go(const QDate &day) {
    const QDate within = m_last.isValid() ? std::min(day, m_last) : day;
    const bool differs = within != m_day;
    setDay(within);
    if (differs)
        Q_EMIT dayChanged(m_day);
}

void DayField::step(int by) {
    const QDate typed = dayIn(text());
    const QDate from = typed.isValid() ? typed : m_day;
    const int cursor = cursorPosition();
    go(cursor < MonthAt ? from.addYears(by) : cursor < DayAt ? from.addMonths(by) : from.addDays(by));
}

void DayField::openCalendar() {
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(popup);
    prepareCalendar(*calendar);
    if (m_last.isValid())
        calendar->setMaximumDate(m_last);
    calendar->setSelectedDate(m_day);
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(calendar);
    const auto choose = [this, popup](const QDate &day) {
        popup->close();
        go(day);
    };
    connect(calendar, &QCalendarWidget::clicked, this, choose);
    connect(calendar, &QCalendarWidget::activated, this, choose);
    popup->move(mapToGlobal(QPoint(0, height())));
    popup->show();
    calendar->setFocus();
}

void DayField::keyPressEvent(QKeyEvent *event) {
    switch (event->key()) {
    case Qt::Key_Up:
        return step(1);
    case Qt::Key_Down:
        return event->modifiers() == Qt::AltModifier ? openCalendar() : step(-1);
    case Qt::Key_Escape:
        if (text() != m_day.toString(DayFormat))
            return setDay(m_day);
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void DayField::retranslate() {
    m_open->setToolTip(tr("Choose from a calendar"));
}

void DayField::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QLineEdit::changeEvent(event);
}

} // namespace plumbline::kit
