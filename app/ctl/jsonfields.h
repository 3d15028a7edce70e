#pragma once

#include "plumbline/domain/entities.h"
#include "plumbline/domain/ports.h"

#include <QJsonObject>
#include <QSet>

namespace plumbline::ctl {

/// The fields of a JSON object one after another, remembering which were asked for: what nobody asked for is a mistake, not
/// an extra. Errors: Misused (a field is missing or of no use), and those of reading values.
class JsonFields {
public:
    JsonFields(const QJsonObject &object, domain::IdSource &ids) : m_object(object), m_ids(ids) {}

    [[nodiscard]] bool has(const QString &name) const;
    /// Texts, and numbers as their text.
    [[nodiscard]] domain::Result<std::optional<QString>> optionalText(const QString &name);
    [[nodiscard]] domain::Result<QString> text(const QString &name);
    [[nodiscard]] domain::Result<domain::Uuid> uuid(const QString &name);
    /// A new one where it is left out.
    [[nodiscard]] domain::Result<domain::Uuid> uuidOrNew(const QString &name);
    [[nodiscard]] domain::Result<std::optional<domain::Date>> optionalDate(const QString &name);
    [[nodiscard]] domain::Result<domain::Money> money(const QString &name);
    [[nodiscard]] domain::Result<std::optional<QJsonArray>> optionalArray(const QString &name);
    /// A whole record by its entity's field names; `id` may be left out.
    [[nodiscard]] domain::Result<domain::Record> record(domain::EntityKind kind);
    /// That nothing is left over.
    [[nodiscard]] domain::Result<void> finish() const;

    template <typename Entity>
    [[nodiscard]] domain::Result<domain::Id<Entity>> id(const QString &name) {
        PLUMBLINE_TRY_ASSIGN(const domain::Uuid read, uuid(name));
        return domain::Id<Entity>(read);
    }
    template <typename Entity>
    [[nodiscard]] domain::Result<domain::Id<Entity>> idOrNew(const QString &name) {
        PLUMBLINE_TRY_ASSIGN(const domain::Uuid read, uuidOrNew(name));
        return domain::Id<Entity>(read);
    }
    template <typename Entity>
    [[nodiscard]] domain::Result<std::optional<domain::Id<Entity>>> optionalId(const QString &name) {
        if (!has(name))
            return std::nullopt;
        PLUMBLINE_TRY_ASSIGN(const domain::Uuid read, uuid(name));
        return domain::Id<Entity>(read);
    }
    template <domain::Tokenised Enum>
    [[nodiscard]] domain::Result<Enum> token(const QString &name) {
        PLUMBLINE_TRY_ASSIGN(const QString read, text(name));
        return domain::fromToken<Enum>(read);
    }

private:
    const QJsonObject m_object;
    domain::IdSource &m_ids;
    QSet<QString> m_asked;
};

} // namespace plumbline::ctl
