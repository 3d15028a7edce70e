#include "figurescodec.h"

#include <QDataStream>
#include <QIODevice>

#include <concepts>

namespace plumbline::workspace {
namespace {

using namespace analytics;

/// Changes whenever the structs of pages.h do.
constexpr quint32 FormatVersion = 2;
constexpr qint64 MostElements = 10'000'000;

/// Writes what it is given.
struct Writing {
    QDataStream &stream;
    template<typename T>
        requires std::integral<T>
    void operator()(T &value) { stream << static_cast<qint64>(value); }
    void operator()(QString &value) { stream << value; }
    bool ok() const { return stream.status() == QDataStream::Ok; }
    static constexpr bool reading = false;
};

/// Reads into what it is given.
struct Reading {
    QDataStream &stream;
    template<typename T>
        requires std::integral<T>
    void operator()(T &value)
    {
        qint64 read = 0;
        stream >> read;
        value = static_cast<T>(read);
    }
    void operator()(QString &value) { stream >> value; }
    bool ok() const { return stream.status() == QDataStream::Ok; }
    static constexpr bool reading = true;
};

template<typename Archive, typename T>
void pass(Archive &archive, T &value);

template<typename Archive, typename T>
void each(Archive &archive, std::vector<T> &values)
{
    auto size = static_cast<qint64>(values.size());
    archive(size);
    if constexpr (Archive::reading) {
        if (!archive.ok() || size < 0 || size > MostElements) {
            archive.stream.setStatus(QDataStream::ReadCorruptData);
            return;
        }
        values.clear();
    }
    for (qint64 i = 0; i < size && archive.ok(); ++i) {
        if constexpr (Archive::reading)
            values.emplace_back();
        pass(archive, values[static_cast<std::size_t>(i)]);
    }
}

template<typename Archive, typename T>
void maybe(Archive &archive, std::optional<T> &value)
{
    bool held = value.has_value();
    archive(held);
    if constexpr (Archive::reading)
        value = held ? std::optional<T>(T{}) : std::nullopt;
    if (held)
        pass(archive, *value);
}

template<typename Archive>
void members(Archive &archive, domain::Date &date)
{
    auto days = date.days();
    archive(days);
    date = domain::Date::fromDays(days);
}

template<typename Archive>
void members(Archive &archive, domain::Currency &currency)
{
    QString code = currency.code();
    archive(code);
    if constexpr (Archive::reading)
        currency = domain::Currency::parse(code).value_or(domain::Currency());
}

template<typename Archive>
void members(Archive &archive, domain::DateRange &range)
{
    maybe(archive, range.first);
    maybe(archive, range.last);
}

template<typename Archive>
void members(Archive &archive, Slice &slice)
{
    pass(archive, slice.asOf);
    maybe(archive, slice.asKnown);
    pass(archive, slice.period);
    for (auto &keys : slice.members)
        each(archive, keys);
    archive(slice.horizonDays);
}

template<typename Archive, typename Enum>
    requires std::is_enum_v<Enum>
void members(Archive &archive, Enum &value)
{
    auto number = static_cast<qint64>(value);
    archive(number);
    value = static_cast<Enum>(number);
}

template<typename Archive, typename... T>
void all(Archive &archive, T &...values)
{
    (pass(archive, values), ...);
}

template<typename Archive>
void members(Archive &archive, Figure &figure)
{
    all(archive, figure.id.metric, figure.id.bucket, figure.id.part, figure.unit);
    maybe(archive, figure.value);
    maybe(archive, figure.numerator);
    maybe(archive, figure.denominator);
    all(archive, figure.numeratorUnit, figure.denominatorUnit);
    each(archive, figure.missing);
}

template<typename Archive>
void members(Archive &archive, Member &member)
{
    all(archive, member.key, member.name);
}

template<typename Archive>
void members(Archive &archive, StageFigures &stage)
{
    all(archive, stage.key, stage.name, stage.won, stage.lost, stage.count, stage.value);
}

template<typename Archive>
void members(Archive &archive, CohortStep &step)
{
    all(archive, step.fromStage, step.toStage, step.entered, step.advanced, step.lost, step.open, step.conversion,
        step.immature, step.skipped, step.regressed);
}

template<typename Archive>
void members(Archive &archive, SourceShare &share)
{
    all(archive, share.source, share.count, share.value);
}

template<typename Archive>
void members(Archive &archive, PipelinePage &page)
{
    all(archive, page.openCount, page.openValue, page.weighted, page.winRate, page.wonValue, page.wonCount, page.lostCount,
        page.unattributedAccounts, page.openWithoutAccount, page.openWithoutAmount, page.undated);
    each(archive, page.stages);
    each(archive, page.cohort);
    each(archive, page.sources);
}

template<typename Archive>
void members(Archive &archive, AgeingFigures &ageing)
{
    all(archive, ageing.column, ageing.amount, ageing.count);
}

template<typename Archive>
void members(Archive &archive, CustomerAgeing &customer)
{
    all(archive, customer.account);
    for (auto &amount : customer.amounts)
        archive(amount);
    all(archive, customer.outstanding, customer.openItems, customer.overSixtyDays, customer.disputed, customer.owner,
        customer.creditRating);
    maybe(archive, customer.lastChase);
    maybe(archive, customer.promisedFor);
    maybe(archive, customer.promisedAmount);
}

template<typename Archive>
void members(Archive &archive, ReceivablesPage &page)
{
    all(archive, page.outstanding, page.openCount, page.overdue, page.overSixtyDays, page.disputed, page.unapplied);
    each(archive, page.ageing);
    each(archive, page.customers);
}

template<typename Archive>
void members(Archive &archive, HealthFigure::Point &point)
{
    all(archive, point.until);
    maybe(archive, point.value);
}

template<typename Archive>
void members(Archive &archive, HealthFigure &figure)
{
    all(archive, figure.figure);
    each(archive, figure.parts);
    each(archive, figure.trend);
}

template<typename Archive>
void members(Archive &archive, HealthPage &page)
{
    all(archive, page.period, page.outputPerHead, page.cashConversionCycle, page.newCustomerCost);
}

template<typename Archive, typename T>
void pass(Archive &archive, T &value)
{
    if constexpr (std::integral<T> || std::same_as<T, QString>)
        archive(value);
    else
        members(archive, value);
}

template<typename Page>
QByteArray encode(Remembering<Page> figures)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << FormatVersion;
    Writing writing{stream};
    all(writing, figures.slice, figures.currency, figures.page);
    return bytes;
}

template<typename Page>
bool decode(const QByteArray &bytes, Remembering<Page> &figures)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 version = 0;
    stream >> version;
    if (version != FormatVersion)
        return false;
    Reading reading{stream};
    all(reading, figures.slice, figures.currency, figures.page);
    return reading.ok() && stream.atEnd();
}

} // namespace

QByteArray encodeFigures(const Remembering<PipelinePage> &figures) { return encode(figures); }
QByteArray encodeFigures(const Remembering<ReceivablesPage> &figures) { return encode(figures); }
QByteArray encodeFigures(const Remembering<HealthPage> &figures) { return encode(figures); }
bool decodeFigures(const QByteArray &bytes, Remembering<PipelinePage> &figures) { return decode(bytes, figures); }
bool decodeFigures(const QByteArray &bytes, Remembering<ReceivablesPage> &figures) { return decode(bytes, figures); }
bool decodeFigures(const QByteArray &bytes, Remembering<HealthPage> &figures) { return decode(bytes, figures); }

} // namespace plumbline::workspace
