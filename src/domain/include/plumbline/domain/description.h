#pragma once

#include "plumbline/domain/entitykind.h"
#include "plumbline/domain/errors.h"
#include "plumbline/domain/role.h"
#include "plumbline/domain/token.h"
#include "plumbline/domain/value.h"

#include <span>
#include <vector>

/// An entity is described once, in the struct itself: PLUMBLINE_FIELD declares a member and describes it. Tables,
/// row codecs, permission checks, audit labels, import mapping and list columns are made from the descriptions.
namespace plumbline::domain {

enum class Presence { Optional, Required };
/// Hub: only the hub looks records up by this field, so only its database has the index.
enum class Index { No, Yes, Hub };
enum class Search { No, Yes };

/// What is said of a field beside its name and type. Until it says otherwise nobody reads it and only commands write it.
struct FieldSpec {
    /// English label; its translation is in the context "Field".
    const char *label = "";
    Roles read = Nobody;
    /// Who may set it by a patch; Nobody means command-only.
    Roles patch = Nobody;
    Presence presence = Presence::Optional;
    Index index = Index::No;
    Search search = Search::No;
};

struct FieldDescription {
    /// Stable for ever: the field's number in codecs. Numbers of removed fields are not used again.
    int number;
    /// The member's name; also the column's.
    const char *name;
    FieldType type;
    /// For references: the entity pointed to.
    EntityKind references;
    FieldSpec spec;
    Value (*get)(const void *entity);
    Result<void> (*set)(void *entity, const Value &value);
    /// For tokens: the texts allowed.
    std::span<const std::string_view> (*tokens)();
};

struct EntityDescription {
    EntityKind kind;
    /// The table's name.
    const char *name;
    /// English label in the plural; its translation is in the context "Entity".
    const char *label;
    std::vector<FieldDescription> fields;

    /// Index of the field in `fields`, or -1.
    [[nodiscard]] int indexOf(QStringView name) const;
    [[nodiscard]] int indexOfNumber(int number) const;
    /// `deal.amount`, for the detail of errors.
    [[nodiscard]] QString qualifiedName(int index) const;
};

/// A record without its C++ type: the values of its fields in the description's order.
struct Record {
    EntityKind kind{};
    Uuid id;
    std::vector<Value> values;
    friend bool operator==(const Record &, const Record &) = default;
};

/// The description of an entity; the same object for the life of the process.
[[nodiscard]] const EntityDescription &describe(EntityKind kind);
/// Every entity, in an order in which references point backwards.
[[nodiscard]] std::span<const EntityKind> allEntities();
/// Errors: RecordNotFound when no entity has this name.
[[nodiscard]] Result<EntityKind> entityNamed(QStringView name);

/// Checks types, tokens, years and required fields of a whole record. Errors: ValueTypeMismatch, TokenUnknown,
/// RequiredFieldMissing; DateUnreadable outside of the years 0 to 9999.
[[nodiscard]] Result<void> validate(const Record &record);

} // namespace plumbline::domain
