#include "exportcells.h"

#include "plumbline/kit/format.h"

#include <QTimeZone>

namespace plumbline::kit {

namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

} // namespace

QString plainDecimal(std::int64_t value, int decimals) {
    QString digits = QString::number(value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value));
    if (decimals > 0) {
        digits = digits.rightJustified(decimals + 1, QLatin1Char('0'));
        digits.insert(digits.size() - decimals, QLatin1Char('.'));
    }
    return value < 0 ? QLatin1Char('-') + digits : digits;
}

QDateTime localTime(domain::Instant instant, const QString &timeZone) {
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(instant).time_since_epoch().count();
    const QTimeZone zone(timeZone.toUtf8());
    return zone.isValid() ? QDateTime::fromMSecsSinceEpoch(milliseconds, zone)
                          : QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

bool isText(const domain::Value &value) {
    return std::holds_alternative<QString>(value);
}

QString machineText(const domain::Value &value, ColumnKind kind, const QString &timeZone) {
    return std::visit(Overloaded{
                          [](std::monostate) { return QString(); },
                          [kind](std::int64_t number) {
                              if (kind == ColumnKind::Percent)
                                  return plainDecimal(number, 2) + QLatin1Char('%');
                              return plainDecimal(number, kind == ColumnKind::Days ? 1 : 0);
                          },
                          [](const QString &text) { return text; },
                          [](domain::Date date) { return date.toIso(); },
                          [&timeZone](domain::Instant instant) {
                              return localTime(instant, timeZone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
                          },
                          [](domain::Money money) { return money.plain(); },
                          [](const domain::Uuid &id) { return id.toString(); },
                      },
                      value);
}

QString humanText(const domain::Value &value, ColumnKind kind, const QString &timeZone) {
    const Format format;
    if (const auto *money = std::get_if<domain::Money>(&value))
        return format.money(*money);
    if (const auto *number = std::get_if<std::int64_t>(&value)) {
        if (kind == ColumnKind::Percent)
            return format.exactPercent(*number);
        return kind == ColumnKind::Days ? plainDecimal(*number, 1) : format.count(*number);
    }
    return machineText(value, kind, timeZone);
}

bool goesOn(ExportProgress &progress, qint64 row) {
    if (row % RowsPerReport != 0)
        return true;
    progress.done.store(row, std::memory_order_relaxed);
    return !progress.cancelled.load(std::memory_order_relaxed);
}

} // namespace plumbline::kit
