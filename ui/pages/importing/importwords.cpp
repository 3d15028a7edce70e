#include "importing/importwords.h"

#include "plumbline/intake/encoding.h"
#include "plumbline/intake/importtarget.h"
#include "plumbline/kit/format.h"

#include <QCoreApplication>

namespace plumbline::pages {

namespace {

using intake::ImportTarget;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

/// Plural forms follow the count; the figure itself is grouped by the format.
int pluralOf(std::int64_t count) {
    return static_cast<int>(std::min<std::int64_t>(count, 1'000'000));
}

std::optional<ImportTarget> targetOf(const QString &token) {
    const auto target = domain::fromToken<ImportTarget>(token);
    return target ? std::optional(*target) : std::nullopt;
}

} // namespace

QStringList allTargets() {
    QStringList all;
    for (const ImportTarget target : {ImportTarget::Deals, ImportTarget::Accounts, ImportTarget::Products, ImportTarget::People,
                                      ImportTarget::Invoices, ImportTarget::Documents})
        all << domain::toToken(target);
    return all;
}

QString targetLabel(const QString &target) {
    const auto known = targetOf(target);
    if (!known)
        return target;
    switch (*known) {
    case ImportTarget::Deals:
        return Words::tr("Deals");
    case ImportTarget::Accounts:
        return Words::tr("Customers");
    case ImportTarget::Products:
        return Words::tr("Products");
    case ImportTarget::People:
        return Words::tr("People");
    case ImportTarget::Invoices:
        return Words::tr("Invoices");
    case ImportTarget::Documents:
        return Words::tr("Other documents");
    }
    return target;
}

QString columnLabel(const QString &target, const QString &key) {
    const auto known = targetOf(target);
    const intake::TargetColumn *column = known ? intake::columnOf(*known, key) : nullptr;
    return column ? QCoreApplication::translate(column->context, column->label) : key;
}

ColumnStyle styleKind(const QString &target, const QString &key) {
    const auto known = targetOf(target);
    const intake::TargetColumn *column = known && !key.isEmpty() ? intake::columnOf(*known, key) : nullptr;
    if (!column)
        return ColumnStyle::None;
    switch (column->type) {
    case intake::ColumnType::Date:
        return ColumnStyle::Dates;
    case intake::ColumnType::Amount:
    case intake::ColumnType::Percent:
    case intake::ColumnType::Rate:
        return ColumnStyle::Numbers;
    default:
        return ColumnStyle::None;
    }
}

QString rowsOf(const QString &target, std::int64_t count) {
    const QString figure = kit::Format().count(count);
    const int plural = pluralOf(count);
    switch (targetOf(target).value_or(ImportTarget::Documents)) {
    case ImportTarget::Deals:
        return Words::tr("%1 deals", nullptr, plural).arg(figure);
    case ImportTarget::Accounts:
        return Words::tr("%1 customers", nullptr, plural).arg(figure);
    case ImportTarget::Products:
        return Words::tr("%1 products", nullptr, plural).arg(figure);
    case ImportTarget::People:
        return Words::tr("%1 people", nullptr, plural).arg(figure);
    case ImportTarget::Invoices:
        return Words::tr("%1 invoices", nullptr, plural).arg(figure);
    case ImportTarget::Documents:
        break;
    }
    return Words::tr("%1 documents", nullptr, plural).arg(figure);
}

QString importAct(const QString &target, std::int64_t count) {
    //: %1 is "8,800 deals".
    return Words::tr("Import %1").arg(rowsOf(target, count));
}

QString acceptAct(const QString &target, std::int64_t count, int names) {
    //: %1 is a number, %2 is "8,800 deals".
    return Words::tr("Accept %1 names and import %2", nullptr, names).arg(kit::Format().count(names), rowsOf(target, count));
}

QString rowCount(std::int64_t count) {
    return Words::tr("%1 rows", nullptr, pluralOf(count)).arg(kit::Format().count(count));
}

QString waitingRows(std::int64_t count) {
    return Words::tr("%1 rows wait", nullptr, pluralOf(count)).arg(kit::Format().count(count));
}

QStringList allEncodings() {
    QStringList all;
    for (const intake::Encoding encoding :
         {intake::Encoding::Utf8, intake::Encoding::Utf16LittleEndian, intake::Encoding::Utf16BigEndian,
          intake::Encoding::Gb18030, intake::Encoding::Windows1252})
        all << domain::toToken(encoding);
    return all;
}

QStringList allSeparators() {
    return {QStringLiteral(","), QStringLiteral(";"), QStringLiteral("\t"), QStringLiteral("|")};
}

QString separatorName(const QString &separator) {
    if (separator == u",")
        return Words::tr("Comma");
    if (separator == u";")
        return Words::tr("Semicolon");
    if (separator == u"\t")
        return Words::tr("Tab");
    return separator == u"|" ? Words::tr("Bar") : separator;
}

QString encodingText(const QString &encoding) {
    if (encoding == QLatin1StringView("utf-16le"))
        return QStringLiteral("UTF-16 LE");
    if (encoding == QLatin1StringView("utf-16be"))
        return QStringLiteral("UTF-16 BE");
    if (encoding == QLatin1StringView("windows-1252"))
        return QStringLiteral("Windows-1252");
    return encoding.toUpper();
}

QString decisionText(const QString &decision) {
    if (decision.startsWith(u"use:"))
        return Words::tr("Use “%1”").arg(decision.mid(4));
    if (decision == u"create")
        return Words::tr("Create it");
    if (decision == u"blank")
        return Words::tr("Leave it blank");
    if (decision == u"refuse")
        return Words::tr("Refuse these rows");
    if (decision == u"suggested")
        return Words::tr("Use the closest name");
    return decision;
}

QString decisionForRestText(const QString &decision) {
    if (decision == u"create")
        return Words::tr("Create them all");
    if (decision == u"blank")
        return Words::tr("Leave them all blank");
    if (decision == u"refuse")
        return Words::tr("Refuse all their rows");
    return decisionText(decision);
}

} // namespace plumbline::pages
