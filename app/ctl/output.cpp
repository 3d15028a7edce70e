#include "output.h"

#include "command.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <cstdio>

namespace plumbline::ctl {
namespace {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

QString cellText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return value.toString();
}

QString csvCell(const QString &text)
{
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    QString quoted = text;
    quoted.replace(u'"', QStringLiteral("\"\""));
    return u'"' + quoted + u'"';
}

/// Columns a terminal gives to a text: Chinese letters take two.
qsizetype widthOf(const QString &text)
{
    return text.size() + std::ranges::count_if(text, [](QChar c) { return c.unicode() >= 0x1100 && c.script() != QChar::Script_Latin && (c.unicode() >= 0x2E80); });
}

/// Right-aligned decimals with `digits` of them.
QString decimals(std::int64_t value, int digits)
{
    const bool negative = value < 0;
    QString text = QString::number(negative ? -value : value).rightJustified(digits + 1, u'0');
    if (digits > 0)
        text.insert(text.size() - digits, u'.');
    return negative ? u'-' + text : text;
}

} // namespace

Format formatOf(const Options &options)
{
    return options.isSet(QStringLiteral("json")) ? Format::Json : options.isSet(QStringLiteral("csv")) ? Format::Csv : Format::Text;
}

void printLine(const QString &line)
{
    out() << line << '\n';
}

bool finishOutput()
{
    out().flush();
    // What the stream handed on may still be on its way to the file.
    const bool flushed = std::fflush(stdout) == 0;
    return flushed && out().status() == QTextStream::Ok && std::ferror(stdout) == 0;
}

TablePrinter::TablePrinter(Format format, std::vector<Column> columns) : m_format(format), m_columns(std::move(columns))
{
    if (m_format == Format::Json)
        out() << "[";
    if (m_format == Format::Csv) {
        QStringList keys;
        for (const Column &column : m_columns)
            keys << csvCell(column.key);
        out() << keys.join(u',') << "\r\n";
    }
}

void TablePrinter::row(const std::vector<QJsonValue> &values)
{
    if (m_format == Format::Json) {
        QJsonObject object;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            object.insert(m_columns[i].key, values[i]);
        out() << (m_first ? "\n" : ",\n") << QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    } else {
        QStringList cells;
        for (const QJsonValue &value : values)
            cells << (m_format == Format::Csv ? csvCell(cellText(value)) : cellText(value));
        if (m_format == Format::Csv)
            out() << cells.join(u',') << "\r\n";
        else
            m_texts.push_back(cells);
    }
    m_first = false;
}

void TablePrinter::printText() const
{
    std::vector<QStringList> lines{QStringList()};
    for (const Column &column : m_columns)
        lines.front() << column.title;
    lines.insert(lines.end(), m_texts.begin(), m_texts.end());
    std::vector<qsizetype> widths(m_columns.size());
    for (const QStringList &cells : lines)
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(cells.at(static_cast<qsizetype>(i))));
    for (const QStringList &cells : lines) {
        QString line;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const QString &cell = cells.at(static_cast<qsizetype>(i));
            line += cell + QString(i + 1 < widths.size() ? widths[i] - widthOf(cell) + 2 : 0, u' ');
        }
        out() << line << '\n';
    }
}

TablePrinter::~TablePrinter()
{
    if (m_format == Format::Json)
        out() << (m_first ? "]\n" : "\n]\n");
    if (m_format == Format::Text)
        printText();
}

QString plainNumber(analytics::Unit unit, std::int64_t value, domain::Currency currency)
{
    switch (unit) {
    case analytics::Unit::Count:
    case analytics::Unit::Days:
    case analytics::Unit::WorkingDays: return QString::number(value);
    case analytics::Unit::Money: return domain::Money(value, currency).plain();
    case analytics::Unit::BasisPoints:
    case analytics::Unit::HundredthHeads: return decimals(value, 2);
    case analytics::Unit::TenthDays: return decimals(value, 1);
    }
    throw domain::InvariantError("a unit without a number");
}

QString unitName(analytics::Unit unit, domain::Currency currency)
{
    switch (unit) {
    case analytics::Unit::Count: return QStringLiteral("count");
    case analytics::Unit::Money: return currency.code();
    case analytics::Unit::BasisPoints: return QStringLiteral("percent");
    case analytics::Unit::HundredthHeads: return QStringLiteral("heads");
    case analytics::Unit::Days:
    case analytics::Unit::TenthDays: return QStringLiteral("days");
    case analytics::Unit::WorkingDays: return QStringLiteral("working days");
    }
    throw domain::InvariantError("a unit without a name");
}

QJsonValue jsonNumber(analytics::Unit unit, std::optional<std::int64_t> value, domain::Currency currency)
{
    if (!value)
        return QJsonValue::Null;
    if (unit == analytics::Unit::Count)
        return static_cast<qint64>(*value);
    return plainNumber(unit, *value, currency);
}

QJsonValue jsonValue(const domain::Value &value)
{
    if (domain::isAbsent(value))
        return QJsonValue::Null;
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return static_cast<qint64>(*number);
    if (const auto *money = std::get_if<domain::Money>(&value))
        return money->plain();
    return domain::toPlainText(value);
}

} // namespace plumbline::ctl
