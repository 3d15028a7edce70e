#pragma once

#include "plumbline/domain/date.h"
#include "plumbline/domain/money.h"
#include "plumbline/kit/language.h"

#include <QString>

/// Figures as people read them, from integers only. None of these are for files; the exporter writes its own.
namespace plumbline::kit {

/// A figure as shown, and in full for its tooltip, accessible name and clipboard.
struct Figures {
    QString text;
    QString full;
};

class Format {
public:
    /// In the tongue in force when it is made; make another after a change of language.
    Format() : Format(currentTongue()) {}
    explicit Format(Tongue tongue) : m_tongue(tongue) {}

    /// `-1,234.50`, the currency's own decimals, no currency: the header carries it.
    [[nodiscard]] QString money(domain::Money amount) const;
    /// `¥` is never used: `1,234.50 CNY`.
    [[nodiscard]] QString moneyWithCurrency(domain::Money amount) const;
    /// `1,000.6 万`, `3.21 亿`, `10.01 M`, `940 K`; below 10,000 in whole units. Half away from zero.
    [[nodiscard]] Figures shortMoney(domain::Money amount) const;
    /// `12,345`
    [[nodiscard]] QString count(std::int64_t count) const;
    /// Basis points with one decimal: 6315 gives `63.2 %`. Half away from zero.
    [[nodiscard]] QString percent(std::int64_t basisPoints) const;
    /// Basis points with both decimals: 6315 gives `63.15 %`.
    [[nodiscard]] QString exactPercent(std::int64_t basisPoints) const;
    /// A change in percentage points with its sign: `+1.2`, `-0.4`, `0.0`.
    [[nodiscard]] QString points(std::int64_t basisPoints) const;
    /// Tenths of a day: 314 gives `31.4 days`, `31.4 天`.
    [[nodiscard]] QString days(std::int64_t tenths) const;
    /// `2026-11-23`; `—` for none.
    [[nodiscard]] QString date(std::optional<domain::Date> date) const;
    /// `2026-11-01 – 2026-11-23`, `from 2026-11-01`, `until …`, or "any time".
    [[nodiscard]] QString range(const domain::DateRange &range) const;
    /// `2026-11-23 08:05` of an instant in the given IANA zone.
    [[nodiscard]] QString moment(domain::Instant instant, const QString &timeZone) const;

    /// What stands for "no value" in a cell.
    [[nodiscard]] static QString none();
    /// The order labels are sorted in for people: names by the tongue's collation.
    [[nodiscard]] static int compare(const QString &a, const QString &b);

private:
    Tongue m_tongue;
};

/// The translation of a label the domain declares (contexts "Field" and "Entity") or of a default stage ("Stage");
/// texts without a translation, such as a customer's own stage, come back as they are.
[[nodiscard]] QString fieldLabel(const char *label);
[[nodiscard]] QString entityLabel(const char *label);
[[nodiscard]] QString stageLabel(const QString &name);

} // namespace plumbline::kit
