#include "rowcodec.h"

#include <QStringEncoder>

namespace plumbline::storage {

using domain::Currency;
using domain::FieldDescription;
using domain::FieldType;
using domain::Value;

namespace {

/// UTF-16 to UTF-8 never takes more than three bytes a unit.
constexpr std::size_t BytesPerUnit = 3;

} // namespace

void ValueBinder::reserve(const Value &value) {
    if (const auto *text = std::get_if<QString>(&value))
        m_needed += static_cast<std::size_t>(text->size()) * BytesPerUnit;
    if (m_buffer.size() < m_needed)
        m_buffer.resize(m_needed * 2);
}

std::string_view ValueBinder::encode(const QString &text) {
    char *const start = m_buffer.data() + m_used;
    QStringEncoder encoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const char *const end = encoder.appendToBuffer(start, text);
    const auto size = static_cast<std::size_t>(end - start);
    m_used += size;
    return {start, size};
}

std::string_view ValueBinder::codeOf(Currency currency) {
    auto known = m_codes.find(currency);
    if (known == m_codes.end())
        known = m_codes.emplace(currency, currency.code().toStdString()).first;
    return known->second;
}

int ValueBinder::bind(PreparedStatement &statement, int parameter, FieldType type, const Value &value) {
    const bool two = type == FieldType::Money;
    struct Visitor {
        ValueBinder &binder;
        PreparedStatement &to;
        int at;
        void operator()(std::monostate) const { to.bind(at, std::nullopt); }
        void operator()(std::int64_t number) const { to.bind(at, number); }
        void operator()(const QString &text) const { to.bind(at, binder.encode(text)); }
        void operator()(domain::Date date) const { to.bind(at, date.days()); }
        void operator()(domain::Instant instant) const { to.bind(at, std::int64_t{instant.time_since_epoch().count()}); }
        void operator()(const domain::Money &money) const {
            to.bind(at, money.minor());
            to.bind(at + 1, binder.codeOf(money.currency()));
        }
        void operator()(const domain::Uuid &id) const { to.bind(at, id); }
    };
    if (two && domain::isAbsent(value))
        statement.bind(parameter + 1, std::nullopt);
    std::visit(Visitor{*this, statement, parameter}, value);
    return parameter + (two ? 2 : 1);
}

Currency RecordReader::currencyOf(std::string_view code) {
    if (code != m_code) {
        m_currency = Currency::parse(QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()))).value_or(Currency());
        m_code = code;
    }
    return m_currency;
}

Value RecordReader::readValue(const PreparedStatement &row, int column, FieldType type) {
    switch (type) {
    case FieldType::Integer:
    case FieldType::Boolean:
        return row.integer(column);
    case FieldType::Text:
    case FieldType::Token:
        return row.value<QString>(column);
    case FieldType::Date:
        return domain::Date::fromDays(row.value<std::int32_t>(column));
    case FieldType::Instant:
        return domain::Instant(std::chrono::microseconds(row.integer(column)));
    case FieldType::Money:
        return domain::Money(row.integer(column), currencyOf(row.text(column + 1)));
    case FieldType::Reference:
        return row.value<domain::Uuid>(column);
    }
    throw domain::InvariantError("a field type that has no column");
}

domain::Record RecordReader::read(const PreparedStatement &row) {
    domain::Record record{m_description.kind, row.value<domain::Uuid>(0), {}};
    record.values.reserve(m_description.fields.size());
    int column = 2;
    for (const FieldDescription &field : m_description.fields) {
        record.values.push_back(row.isNull(column) ? Value() : readValue(row, column, field.type));
        column += field.type == FieldType::Money ? 2 : 1;
    }
    return record;
}

} // namespace plumbline::storage
