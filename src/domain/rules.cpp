#include "rules.h"

#include "plumbline/domain/entities.h"

#include <QStringList>

#include <algorithm>

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
    case EntityKind::Commitment:
        // Promises made before Plumbline come in by the administrator's hand; new ones need their approvals.
        return Administrators;
    case EntityKind::Conflict:
    case EntityKind::ApprovalStep:
    case EntityKind::Device:
    case EntityKind::Delegation:
    case EntityKind::Attachment:
    case EntityKind::KeyEvent:
    case EntityKind::Notice:
    case EntityKind::Document:
    case EntityKind::Acknowledgement:
    case EntityKind::StageGate:
    case EntityKind::WriteOffRequest:
    case EntityKind::DeliveryTask:
    case EntityKind::Handover:
        return Nobody;
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
    const bool isRole = description.kind == EntityKind::User && described.type == FieldType::Token;
    // A promise comes into force by its approvals, whoever brings the file.
    const bool isPromise = description.kind == EntityKind::Commitment;
    if (isAppendOnly(description.kind) || isScheduleAmount || isRole || isPromise)
        return fail(errors::CommandOnly, description.qualifiedName(field));
    // Whoever may not patch a field may not reach it by way of a file either. Fields nobody may patch are set by commands,
    // and an import is one.
    const Roles patch = described.spec.patch;
    if (!patch.isEmpty() && !patch.contains(role))
        return fail(errors::NotPermitted, description.qualifiedName(field));
    return {};
}

Roles readersOf(EntityKind kind)
{
    return kind == EntityKind::Device ? DeviceReaders : Everyone;
}

bool isInternalDocument(const QString &factKind)
{
    static const QStringList kinds{toToken(FactKind::Cost), toToken(FactKind::Expense), toToken(FactKind::Stock),
                                   toToken(FactKind::Payable)};
    return kinds.contains(factKind);
}

bool isUndoable(const Change &change)
{
    static const int role = describe<User>().indexOf(u"role");
    const EntityKind kind = entityOf(change);
    const auto *updated = std::get_if<Updated>(&change);
    // A choice between two edits can be taken back; that they met can't.
    if (kind == EntityKind::Conflict)
        return updated != nullptr;
    if (importers(kind).isEmpty())
        return false;
    // Promises that came in by a file may leave again with it; one that was submitted or decided stays.
    if (kind == EntityKind::Commitment)
        return updated == nullptr;
    return updated == nullptr || kind != EntityKind::User
        || std::ranges::none_of(updated->fields, [](const FieldChange &field) { return field.field == role; });
}

Result<void> mayTakeBack(const Change &change, Role role)
{
    const EntityDescription &description = describe(entityOf(change));
    const auto *updated = std::get_if<Updated>(&change);
    if (updated == nullptr) {
        if (!importers(description.kind).contains(role))
            return fail(errors::NotPermitted, entityName(description.kind));
        return {};
    }
    for (const FieldChange &field : updated->fields) {
        const Roles patch = description.fields.at(static_cast<std::size_t>(field.field)).spec.patch;
        if (!patch.contains(role) && !(patch.isEmpty() && importers(description.kind).contains(role)))
            return fail(errors::NotPermitted, description.qualifiedName(field.field));
    }
    return {};
}

QString entityName(EntityKind kind)
{
    return QLatin1StringView(describe(kind).name);
}

} // namespace plumbline::domain
