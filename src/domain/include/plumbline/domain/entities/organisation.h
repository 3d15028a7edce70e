#pragma once

#include "plumbline/domain/field.h"

#include <QtGlobal>

namespace plumbline::domain {

struct Organisation {
    PLUMBLINE_ENTITY(Organisation, Organisation, "organisation", QT_TRANSLATE_NOOP("Entity", "Organisations"));
    PLUMBLINE_FIELD(1, QString, name, .label = QT_TRANSLATE_NOOP("Field", "Name"), .read = Everyone, .patch = Administrators)
    /// ISO 4217; what every page reports in.
    PLUMBLINE_FIELD(2, QString, base_currency, .label = QT_TRANSLATE_NOOP("Field", "Base currency"), .read = Everyone)
    /// IANA name; business dates are dates in this zone.
    PLUMBLINE_FIELD(3, QString, time_zone, .label = QT_TRANSLATE_NOOP("Field", "Time zone"), .read = Everyone)
};
using OrganisationId = Id<Organisation>;

struct Team {
    PLUMBLINE_ENTITY(Team, Team, "team", QT_TRANSLATE_NOOP("Entity", "Teams"));
    PLUMBLINE_FIELD(1, QString, name, .label = QT_TRANSLATE_NOOP("Field", "Name"), .read = Everyone, .patch = Administrators)
    PLUMBLINE_FIELD(2, std::optional<QString>, region, .label = QT_TRANSLATE_NOOP("Field", "Region"), .read = Everyone, .patch = Administrators)
    PLUMBLINE_FIELD(3, std::optional<QString>, manager, .label = QT_TRANSLATE_NOOP("Field", "Manager"), .read = Everyone, .patch = Administrators)
};
using TeamId = Id<Team>;

template<>
struct Tokens<Role> {
    static constexpr std::array<std::pair<Role, std::string_view>, 7> names{{
        {Role::Salesperson, "salesperson"}, {Role::Manager, "manager"}, {Role::Director, "director"},
        {Role::Finance, "finance"}, {Role::Delivery, "delivery"}, {Role::Administrator, "administrator"},
        {Role::Auditor, "auditor"}}};
};

struct User {
    PLUMBLINE_ENTITY(User, User, "user", QT_TRANSLATE_NOOP("Entity", "People"));
    PLUMBLINE_FIELD(1, QString, name, .label = QT_TRANSLATE_NOOP("Field", "Name"), .read = Everyone, .patch = Administrators, .search = Search::Yes)
    PLUMBLINE_FIELD(2, Role, role, .label = QT_TRANSLATE_NOOP("Field", "Role"), .read = Everyone)
    PLUMBLINE_FIELD(3, std::optional<TeamId>, team, .label = QT_TRANSLATE_NOOP("Field", "Team"), .read = Everyone, .patch = Administrators, .index = Index::Hub)
    /// First and last day at work. Absent: always there, still there.
    PLUMBLINE_FIELD(4, std::optional<Date>, joined_on, .label = QT_TRANSLATE_NOOP("Field", "Joined on"), .read = Everyone, .patch = Administrators)
    PLUMBLINE_FIELD(5, std::optional<Date>, left_on, .label = QT_TRANSLATE_NOOP("Field", "Left on"), .read = Everyone, .patch = Administrators)
    /// Sales full-time equivalent in per cent: 100 for a full-time seller, 0 for those who do not sell. Absent: not known.
    PLUMBLINE_FIELD(6, std::optional<std::int64_t>, sales_fte, .label = QT_TRANSLATE_NOOP("Field", "Sales FTE %"), .read = Everyone, .patch = Administrators)
};
using UserId = Id<User>;

struct ImportTemplate {
    PLUMBLINE_ENTITY(ImportTemplate, ImportTemplate, "import_template", QT_TRANSLATE_NOOP("Entity", "Import templates"));
    PLUMBLINE_FIELD(1, QString, name, .label = QT_TRANSLATE_NOOP("Field", "Name"), .read = Everyone, .patch = Sellers | FinanceStaff)
    /// The column mapping as JSON; the same text `plumbline-ctl import --mapping` reads.
    PLUMBLINE_FIELD(2, QString, mapping, .label = QT_TRANSLATE_NOOP("Field", "Mapping"), .read = Everyone, .patch = Sellers | FinanceStaff)
};
using ImportTemplateId = Id<ImportTemplate>;

} // namespace plumbline::domain
