#include "rules.h"

namespace plumbline::domain {

Roles importers(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Account:
        // A receivables export brings its customers along.
        return Sellers | FinanceStaff;
    case EntityKind::Product:
    case EntityKind::Deal:
    case EntityKind::StageChange:
    case EntityKind::Commitment:
        return Sellers;
    case EntityKind::Fact:
    case EntityKind::Instalment:
    case EntityKind::Allocation:
    case EntityKind::DunningAction:
    case EntityKind::PromiseToPay:
        return FinanceStaff;
    case EntityKind::ImportTemplate:
        return Sellers | FinanceStaff;
    case EntityKind::Organisation:
    case EntityKind::Team:
    case EntityKind::User:
    case EntityKind::Stage:
        return Administrators;
    case EntityKind::None:
        break;
    }
    return Nobody;
}

bool isAppendOnly(EntityKind kind)
{
    return kind == EntityKind::Fact || kind == EntityKind::Allocation || kind == EntityKind::StageChange;
}

Result<void> mayUpdateByImport(const EntityDescription &description, int field, Role role)
{
    const FieldDescription &described = description.fields.at(static_cast<std::size_t>(field));
    const bool isScheduleAmount = description.kind == EntityKind::Instalment && described.type == FieldType::Money;
    if (isAppendOnly(description.kind) || isScheduleAmount)
        return fail(errors::CommandOnly, description.qualifiedName(field));
    // Whoever may not patch a field may not reach it by way of a file either. Fields nobody may patch are set by commands,
    // and an import is one.
    const Roles patch = described.spec.patch;
    if (!patch.isEmpty() && !patch.contains(role))
        return fail(errors::NotPermitted, description.qualifiedName(field));
    return {};
}

QString entityName(EntityKind kind)
{
    return QLatin1StringView(describe(kind).name);
}

} // namespace plumbline::domain
