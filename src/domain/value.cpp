#include "plumbline/domain/value.h"

namespace plumbline::domain {
namespace {

struct ToText {
    QString operator()(std::monostate) const { return {}; }
    QString operator()(std::int64_t number) const { return QString::number(number); }
    QString operator()(const QString &text) const { return text; }
    QString operator()(Date date) const { return date.toIso(); }
    QString operator()(Instant instant) const { return toIso(instant); }
    QString operator()(Money money) const { return money.plain() + u' ' + money.currency().code(); }
    QString operator()(const Uuid &id) const { return id.toString(); }
};

} // namespace

QString toPlainText(const Value &value)
{
    return std::visit(ToText(), value);
}

} // namespace plumbline::domain
