#include "plumbline/kit/format.h"

#include <QCollator>
#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace plumbline::kit {

namespace {

using domain::Money;
using domain::multiplyDivide;
using domain::Rounding;

QString grouped(std::uint64_t value) {
    QString digits = QString::number(value);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QLatin1Char(','));
    return digits;
}

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

/// `value` in units of 10^-decimals, grouped: (-123456, 2) gives `-1,234.56`.
QString decimal(std::int64_t value, int decimals) {
    std::uint64_t scale = 1;
    for (int i = 0; i < decimals; ++i)
        scale *= 10;
    const std::uint64_t absolute = magnitude(value);
    QString text = grouped(absolute / scale);
    if (decimals > 0)
        text += QLatin1Char('.') + QString::number(absolute % scale).rightJustified(decimals, QLatin1Char('0'));
    return value < 0 ? QLatin1Char('-') + text : text;
}

QString translated(const char *context, const char *text) {
    return QCoreApplication::translate(context, text);
}

/// One step of the short form: from `majors` on, written in units of `majors` with `decimals`.
struct Step {
    std::int64_t majors;
    int decimals;
    QString sign;
};

std::vector<Step> stepsOf(Tongue tongue) {
    if (tongue == Tongue::Chinese)
        return {{1'000'000'000'000, 2, QStringLiteral("万亿")},
                {100'000'000, 2, QStringLiteral("亿")},
                {10'000, 1, QStringLiteral("万")}};
    return {{1'000'000'000, 2, QStringLiteral("B")}, {1'000'000, 2, QStringLiteral("M")}, {10'000, 0, QStringLiteral("K")}};
}

} // namespace

QString Format::money(Money amount) const {
    return decimal(amount.minor(), amount.currency().minorDigits());
}

QString Format::moneyWithCurrency(Money amount) const {
    return QStringLiteral("%1 %2").arg(money(amount), amount.currency().code());
}

Figures Format::shortMoney(Money amount) const {
    const QString full = moneyWithCurrency(amount);
    const std::int64_t perMajor = amount.currency().minorPerMajor();
    const std::int64_t majors = multiplyDivide(amount.minor(), 1, perMajor, Rounding::HalfAwayFromZero);
    const auto absolute = magnitude(majors);
    for (const Step &step : stepsOf(m_tongue)) {
        if (absolute < static_cast<std::uint64_t>(step.majors))
            continue;
        const std::int64_t unit = step.sign == QLatin1StringView("K") ? 1'000 : step.majors;
        const std::int64_t scale = step.decimals == 2 ? 100 : step.decimals == 1 ? 10 : 1;
        const std::int64_t shown = multiplyDivide(majors, scale, unit, Rounding::HalfAwayFromZero);
        return {QStringLiteral("%1 %2").arg(decimal(shown, step.decimals), step.sign), full};
    }
    return {decimal(majors, 0), full};
}

QString Format::count(std::int64_t count) const {
    return decimal(count, 0);
}

QString Format::percent(std::int64_t basisPoints) const {
    return QStringLiteral("%1 %").arg(decimal(multiplyDivide(basisPoints, 1, 10, Rounding::HalfAwayFromZero), 1));
}

QString Format::exactPercent(std::int64_t basisPoints) const {
    return QStringLiteral("%1 %").arg(decimal(basisPoints, 2));
}

QString Format::points(std::int64_t basisPoints) const {
    const std::int64_t tenths = multiplyDivide(basisPoints, 1, 10, Rounding::HalfAwayFromZero);
    return tenths > 0 ? QLatin1Char('+') + decimal(tenths, 1) : decimal(tenths, 1);
}

QString Format::days(std::int64_t tenths) const {
    return QCoreApplication::translate("Format", "%1 days").arg(decimal(tenths, 1));
}

QString Format::date(std::optional<domain::Date> date) const {
    return date ? date->toIso() : none();
}

QString Format::range(const domain::DateRange &range) const {
    if (range.first && range.last)
        return QStringLiteral("%1 – %2").arg(range.first->toIso(), range.last->toIso());
    if (range.first)
        return QCoreApplication::translate("Format", "from %1").arg(range.first->toIso());
    if (range.last)
        return QCoreApplication::translate("Format", "until %1").arg(range.last->toIso());
    return QCoreApplication::translate("Format", "any time");
}

QString Format::moment(domain::Instant instant, const QString &timeZone) const {
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(instant).time_since_epoch().count();
    const QTimeZone zone(timeZone.toUtf8());
    const QDateTime local = zone.isValid() ? QDateTime::fromMSecsSinceEpoch(milliseconds, zone)
                                           : QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
    return local.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString Format::none() {
    return QStringLiteral("—");
}

int Format::compare(const QString &a, const QString &b) {
    // A collator keeps the locale it was made in; one per tongue and thread.
    thread_local QCollator collator;
    thread_local Tongue made = currentTongue();
    if (made != currentTongue()) {
        collator = QCollator();
        made = currentTongue();
    }
    collator.setNumericMode(true);
    return collator.compare(a, b);
}

QString fieldLabel(const char *label) {
    return translated("Field", label);
}

QString entityLabel(const char *label) {
    return translated("Entity", label);
}

QString stageLabel(const QString &name) {
    return translated("Stage", name.toUtf8().constData());
}

} // namespace plumbline::kit
