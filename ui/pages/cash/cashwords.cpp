#include "cash/cashwords.h"

#include "plumbline/kit/format.h"
#include "plumbline/workspace/labels.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace plumbline::pages::cashwords {

namespace {

struct Cash {
    Q_DECLARE_TR_FUNCTIONS(plumbline::pages::Cash)
};

constexpr std::int64_t Millionths = 1'000'000;
constexpr qsizetype Decimals = 6;

} // namespace

QString reasonText(domain::SuggestionReason reason)
{
    switch (reason) {
    case domain::SuggestionReason::Named: return Cash::tr("Named in the reference");
    case domain::SuggestionReason::ExactInstalment: return Cash::tr("Exactly this amount");
    case domain::SuggestionReason::ExactSum: return Cash::tr("Adds up exactly");
    case domain::SuggestionReason::Oldest: return Cash::tr("Oldest due first");
    }
    return {};
}

QString dueText(const std::optional<domain::Date> &due, domain::Date today)
{
    const kit::Format format;
    if (!due)
        return Cash::tr("no due date");
    const int late = today - *due;
    if (late <= 0)
        return Cash::tr("due %1").arg(format.date(due));
    return Cash::tr("due %1, %2 days late", nullptr, late).arg(format.date(due), format.count(late));
}

QString levelText(std::int64_t level)
{
    switch (level) {
    case 1: return Cash::tr("1 · Friendly reminder");
    case 2: return Cash::tr("2 · Second reminder");
    case 3: return Cash::tr("3 · Final demand");
    case 4: return Cash::tr("4 · Lawyer’s letter");
    default: return kit::Format().count(level);
    }
}

QString kindText(domain::FactKind kind)
{
    return workspace::tokenLabel(domain::toToken(kind));
}

std::optional<std::int64_t> rateIn(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(R"(^(\d{1,9})(?:[.](\d{1,6}))?$)"));
    const auto match = shape.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const std::int64_t whole = match.capturedView(1).toLongLong() * Millionths;
    const std::int64_t rate = whole + match.captured(2).leftJustified(Decimals, u'0').toLongLong();
    return rate > 0 ? std::optional(rate) : std::nullopt;
}

QString rateText(std::int64_t rateMicro)
{
    QString text = QStringLiteral("%1.%2").arg(rateMicro / Millionths).arg(rateMicro % Millionths, static_cast<int>(Decimals), 10, QLatin1Char('0'));
    while (text.endsWith(u'0'))
        text.chop(1);
    return text.endsWith(u'.') ? text.chopped(1) : text;
}

} // namespace plumbline::pages::cashwords
