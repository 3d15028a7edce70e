#include "plumbline/intake/columnmapping.h"

#include "plumbline/domain/currency.h"
#include "plumbline/intake/errors.h"

#include <QJsonDocument>

namespace plumbline::intake {

using domain::DateOrder;
using domain::fail;
using domain::NumberStyle;
using domain::Result;

namespace {

template <typename Enum, std::size_t Count>
using Names = std::array<std::pair<Enum, const char *>, Count>;

constexpr Names<NumberStyle, 3> NumberNames{{{NumberStyle::Automatic, "automatic"},
                                             {NumberStyle::PointDecimal, "point_decimal"},
                                             {NumberStyle::CommaDecimal, "comma_decimal"}}};
constexpr Names<DateOrder, 4> DateNames{{{DateOrder::Automatic, "automatic"},
                                         {DateOrder::YearMonthDay, "year_month_day"},
                                         {DateOrder::MonthDayYear, "month_day_year"},
                                         {DateOrder::DayMonthYear, "day_month_year"}}};
constexpr Names<DecisionKind, 4> DecisionNames{{{DecisionKind::UseSuggested, "suggested"},
                                                {DecisionKind::CreateNew, "create"},
                                                {DecisionKind::LeaveBlank, "blank"},
                                                {DecisionKind::RefuseRows, "refuse"}}};
constexpr Names<EmptyAmount, 2> EmptyNames{{{EmptyAmount::Zero, "zero"}, {EmptyAmount::ListPrice, "list_price"}}};

template <typename Enum, std::size_t Count>
QString nameOf(const Names<Enum, Count> &names, Enum value) {
    for (const auto &[each, name] : names)
        if (each == value)
            return QString::fromLatin1(name);
    throw domain::InvariantError("a choice without a name");
}

template <typename Enum, std::size_t Count>
Result<Enum> named(const Names<Enum, Count> &names, const QJsonValue &value, Enum absent) {
    if (value.isUndefined())
        return absent;
    for (const auto &[each, name] : names)
        if (value.isString() && value.toString() == QLatin1StringView(name))
            return each;
    return fail(errors::MappingUnreadable, value.toVariant().toString());
}

QJsonValue toJsonValue(const SourceColumn &column) {
    if (column.numbers == NumberStyle::Automatic && column.dates == DateOrder::Automatic)
        return column.header;
    QJsonObject object{{QStringLiteral("from"), column.header}};
    if (column.numbers != NumberStyle::Automatic)
        object.insert(QStringLiteral("numbers"), nameOf(NumberNames, column.numbers));
    if (column.dates != DateOrder::Automatic)
        object.insert(QStringLiteral("dates"), nameOf(DateNames, column.dates));
    return object;
}

Result<SourceColumn> columnFromJson(const QString &key, const QJsonValue &value) {
    if (value.isString())
        return SourceColumn{value.toString()};
    const QJsonObject object = value.toObject();
    SourceColumn column{object.value(u"from").toString()};
    if (column.header.isEmpty())
        return fail(errors::MappingUnreadable, QStringLiteral("columns.%1").arg(key));
    PLUMBLINE_TRY_ASSIGN(column.numbers, named(NumberNames, object.value(u"numbers"), NumberStyle::Automatic));
    PLUMBLINE_TRY_ASSIGN(column.dates, named(DateNames, object.value(u"dates"), DateOrder::Automatic));
    return column;
}

/// Takes a text member out of `object`; a member of another type is an error.
Result<QString> takeText(QJsonObject &object, const QString &key) {
    const QJsonValue value = object.take(key);
    if (!value.isUndefined() && !value.isString())
        return fail(errors::MappingUnreadable, key);
    return value.toString();
}

Result<QJsonObject> takeObject(QJsonObject &object, const QString &key) {
    const QJsonValue value = object.take(key);
    if (!value.isUndefined() && !value.isObject())
        return fail(errors::MappingUnreadable, key);
    return value.toObject();
}

Result<void> readSource(ColumnMapping &mapping, QJsonObject &object) {
    PLUMBLINE_TRY_ASSIGN(const QString target, takeText(object, QStringLiteral("target")));
    const auto parsed = domain::fromToken<ImportTarget>(target);
    if (!parsed)
        return fail(errors::MappingUnreadable, QStringLiteral("target: %1").arg(target));
    mapping.target = *parsed;
    PLUMBLINE_TRY_ASSIGN(const QString encoding, takeText(object, QStringLiteral("encoding")));
    if (!encoding.isEmpty()) {
        const auto known = domain::fromToken<Encoding>(encoding);
        if (!known)
            return fail(errors::MappingUnreadable, QStringLiteral("encoding: %1").arg(encoding));
        mapping.encoding = *known;
    }
    PLUMBLINE_TRY_ASSIGN(const QString separator, takeText(object, QStringLiteral("separator")));
    if (separator.size() > 1 || (separator.size() == 1 && separator[0].unicode() > 127))
        return fail(errors::MappingUnreadable, QStringLiteral("separator: %1").arg(separator));
    if (!separator.isEmpty())
        mapping.separator = separator[0].toLatin1();
    PLUMBLINE_TRY_ASSIGN(mapping.sheet, takeText(object, QStringLiteral("sheet")));
    PLUMBLINE_TRY_ASSIGN(mapping.currency, takeText(object, QStringLiteral("currency")));
    PLUMBLINE_TRY_ASSIGN(mapping.engagedStage, takeText(object, QStringLiteral("engaged_stage")));
    PLUMBLINE_TRY_ASSIGN(mapping.emptyAmount, named(EmptyNames, object.take(QStringLiteral("empty_amount")), EmptyAmount::Zero));
    return {};
}

QString joined(const QStringList &names) {
    return names.join(QStringLiteral(", "));
}

} // namespace

QString toText(const Decision &decision) {
    return decision.kind == DecisionKind::UseExisting ? QStringLiteral("use:") + decision.name
                                                      : nameOf(DecisionNames, decision.kind);
}

Result<Decision> decisionFromText(const QString &text) {
    if (text.startsWith(u"use:"))
        return Decision{DecisionKind::UseExisting, text.mid(4)};
    PLUMBLINE_TRY_ASSIGN(const DecisionKind kind, named(DecisionNames, text, DecisionKind::UseExisting));
    return Decision{kind, {}};
}

QByteArray toJson(const ColumnMapping &mapping) {
    QJsonObject object = mapping.unknown;
    object.insert(QStringLiteral("target"), domain::toToken(mapping.target));
    if (mapping.encoding != Encoding::Automatic)
        object.insert(QStringLiteral("encoding"), domain::toToken(mapping.encoding));
    if (mapping.separator)
        object.insert(QStringLiteral("separator"), QString(QLatin1Char(*mapping.separator)));
    if (!mapping.sheet.isEmpty())
        object.insert(QStringLiteral("sheet"), mapping.sheet);
    if (!mapping.currency.isEmpty())
        object.insert(QStringLiteral("currency"), mapping.currency);
    if (!mapping.engagedStage.isEmpty())
        object.insert(QStringLiteral("engaged_stage"), mapping.engagedStage);
    if (mapping.emptyAmount != EmptyAmount::Zero)
        object.insert(QStringLiteral("empty_amount"), nameOf(EmptyNames, mapping.emptyAmount));
    QJsonObject columns;
    for (const auto &[key, column] : mapping.columns)
        columns.insert(key, toJsonValue(column));
    object.insert(QStringLiteral("columns"), columns);
    QJsonObject fixed;
    for (const auto &[key, text] : mapping.fixed)
        fixed.insert(key, text);
    if (!fixed.isEmpty())
        object.insert(QStringLiteral("fixed"), fixed);
    QJsonObject decisions;
    for (const auto &[key, named] : mapping.decisions) {
        QJsonObject byName;
        for (const auto &[name, decision] : named)
            byName.insert(name, toText(decision));
        decisions.insert(key, byName);
    }
    if (!decisions.isEmpty())
        object.insert(QStringLiteral("decisions"), decisions);
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<ColumnMapping> mappingFromJson(const QByteArray &json) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return fail(errors::MappingUnreadable, error.errorString());
    QJsonObject object = document.object();
    ColumnMapping mapping;
    PLUMBLINE_TRY(readSource(mapping, object));
    PLUMBLINE_TRY_ASSIGN(const QJsonObject columns, takeObject(object, QStringLiteral("columns")));
    for (auto at = columns.begin(); at != columns.end(); ++at) {
        PLUMBLINE_TRY_ASSIGN(mapping.columns[at.key()], columnFromJson(at.key(), at.value()));
    }
    PLUMBLINE_TRY_ASSIGN(const QJsonObject fixed, takeObject(object, QStringLiteral("fixed")));
    for (auto at = fixed.begin(); at != fixed.end(); ++at) {
        if (!at.value().isString())
            return fail(errors::MappingUnreadable, QStringLiteral("fixed.%1").arg(at.key()));
        mapping.fixed[at.key()] = at.value().toString();
    }
    PLUMBLINE_TRY_ASSIGN(const QJsonObject decisions, takeObject(object, QStringLiteral("decisions")));
    for (auto at = decisions.begin(); at != decisions.end(); ++at) {
        if (!at.value().isObject())
            return fail(errors::MappingUnreadable, QStringLiteral("decisions.%1").arg(at.key()));
        const QJsonObject byName = at.value().toObject();
        for (auto each = byName.begin(); each != byName.end(); ++each) {
            PLUMBLINE_TRY_ASSIGN(mapping.decisions[at.key()][each.key()], decisionFromText(each.value().toString()));
        }
    }
    mapping.unknown = object;
    return mapping;
}

Result<void> checkMapping(const ColumnMapping &mapping, const QStringList &headers) {
    QStringList unknownKeys;
    QStringList absent;
    for (const auto &[key, column] : mapping.columns) {
        if (columnOf(mapping.target, key) == nullptr)
            unknownKeys.append(key);
        if (!headers.contains(column.header))
            absent.append(column.header);
    }
    for (const auto &[key, text] : mapping.fixed)
        if (columnOf(mapping.target, key) == nullptr)
            unknownKeys.append(key);
    if (!unknownKeys.isEmpty())
        return fail(errors::MappingUnreadable, joined(unknownKeys));
    if (!absent.isEmpty())
        return fail(errors::ColumnsNotInFile, joined(absent));
    QStringList missing;
    for (const TargetColumn &column : columnsOf(mapping.target))
        if (column.presence == domain::Presence::Required && !mapping.provides(column.key))
            missing.append(column.key);
    if (!missing.isEmpty())
        return fail(errors::RequiredColumnsMissing, joined(missing));
    if (!mapping.currency.isEmpty() && !domain::Currency::parse(mapping.currency))
        return fail(errors::MappingUnreadable, QStringLiteral("currency: %1").arg(mapping.currency));
    return {};
}

} // namespace plumbline::intake
