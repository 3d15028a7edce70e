#include "plumbline/pages/roster.h"

#include "approvals/approvalspage.h"
#include "audit/auditpage.h"
#include "commitments/commitmentspage.h"
#include "conflicts/conflictspage.h"
#include "customers/customerspage.h"
#include "deals/dealspage.h"
#include "firstrun/firstrungate.h"
#include "firstrun/revokedgate.h"
#include "firstrun/unlockgate.h"
#include "handovers/handoverspage.h"
#include "health/healthpage.h"
#include "importing/importpage.h"
#include "notices/noticespage.h"
#include "pipeline/pipelinepage.h"
#include "process/processpage.h"
#include "receivables/receivablespage.h"

#include "plumbline/workspace/noticedesk.h"
#include "plumbline/workspace/promisedesk.h"

namespace plumbline::pages {

namespace {

using domain::Role;
using domain::Roles;

/// Who answers for what customers owe, and who reads over their shoulders.
constexpr Roles Collectors = domain::Sellers | domain::FinanceStaff | Role::Auditor;
constexpr Roles Overseers = domain::Leaders | domain::FinanceStaff | Role::Auditor;
/// As the rules have it: who may bring in any kind of record.
constexpr Roles Importers = domain::Sellers | domain::FinanceStaff;

/// Whoever signs, asks for a signature, or may be given a colleague's to decide for.
constexpr Roles Signers = domain::Sellers | domain::FinanceStaff | Role::Delivery;

template<typename Made>
RosterEntry entry(const char *id, kit::Glyph glyph, Roles roles, Roles startOf = domain::Nobody)
{
    return {QString::fromLatin1(id), glyph, [] { return Made::pageTitle(); }, roles,
            [](const Context &context, QWidget *parent) -> Page * { return new Made(context, parent); }, startOf};
}

RosterEntry receivables()
{
    RosterEntry made = entry<ReceivablesPage>("receivables", kit::Glyph::Receivables, Collectors, Role::Finance);
    made.makes = domain::EntityKind::Fact;
    return made;
}

/// Whoever reads customers, which is everybody.
RosterEntry customers()
{
    RosterEntry made = entry<CustomersPage>("customers", kit::Glyph::Customers, domain::Everyone);
    made.shows = domain::EntityKind::Account;
    return made;
}

/// Everybody: acts tell superiors, whoever that is.
RosterEntry notices()
{
    RosterEntry made = entry<NoticesPage>("notices", kit::Glyph::Information, domain::Everyone);
    made.count = [](workspace::Workspace &workspace) { return workspace::NoticeDesk(workspace).unseenCount(); };
    return made;
}

/// Everybody has documents to read.
RosterEntry process()
{
    RosterEntry made = entry<ProcessPage>("process", kit::Glyph::SetUp, domain::Everyone);
    made.shows = domain::EntityKind::Document;
    return made;
}

/// Everybody: whoever may edit anything may meet another's edit, and the others see what is being settled.
RosterEntry conflicts()
{
    RosterEntry made = entry<ConflictsPage>("conflicts", kit::Glyph::Conflicts, domain::Everyone);
    made.waiting = [](const workspace::Workspace &workspace) { return ConflictsPage::waitingIn(workspace); };
    return made;
}

RosterEntry deals()
{
    RosterEntry made = entry<DealsPage>("deals", kit::Glyph::Columns, domain::Everyone);
    made.shows = domain::EntityKind::Deal;
    return made;
}

RosterEntry commitments()
{
    RosterEntry made = entry<CommitmentsPage>("commitments", kit::Glyph::Commitments, domain::Everyone);
    made.shows = domain::EntityKind::Commitment;
    return made;
}

RosterEntry approvals()
{
    RosterEntry made = entry<ApprovalsPage>("approvals", kit::Glyph::Approvals, Signers, Role::Manager);
    made.count = [](workspace::Workspace &workspace) { return workspace::PromiseDesk(workspace).waiting(); };
    return made;
}

/// Those who hand deals over, who takes them, and who looks over their shoulders.
RosterEntry handovers()
{
    RosterEntry made = entry<HandoversPage>("handovers", kit::Glyph::Team, domain::Sellers | Role::Delivery | Role::Auditor, Role::Delivery);
    made.shows = domain::EntityKind::Handover;
    made.count = [](workspace::Workspace &workspace) { return workspace::PromiseDesk(workspace).offered(); };
    return made;
}

} // namespace

const std::vector<RosterEntry> &roster()
{
    static const std::vector<RosterEntry> entries{
        entry<PipelinePage>("pipeline", kit::Glyph::Pipeline, domain::Everyone),
        deals(),
        commitments(),
        approvals(),
        receivables(),
        entry<HealthPage>("health", kit::Glyph::Health, Overseers),
        customers(),
        handovers(),
        notices(),
        process(),
        entry<ImportPage>("import", kit::Glyph::Import, Importers),
        conflicts(),
        entry<AuditPage>("audit", kit::Glyph::Audit, Overseers, Role::Auditor),
    };
    return entries;
}

std::vector<const RosterEntry *> rosterOf(Role role)
{
    std::vector<const RosterEntry *> pages;
    for (const RosterEntry &each : roster())
        if (each.roles.contains(role))
            pages.push_back(&each);
    return pages;
}

const RosterEntry &startOf(Role role)
{
    const auto pages = rosterOf(role);
    const auto own = std::ranges::find_if(pages, [role](const RosterEntry *each) { return each->startOf.contains(role); });
    return **(own == pages.end() ? pages.begin() : own);
}

const Gates &gates()
{
    static const Gates made{[](const Context &context, QWidget *parent) -> Gate * { return new FirstRunGate(context, parent); },
                            [](const Context &context, const QString &folder, QWidget *parent) -> Gate * {
                                return new UnlockGate(context, folder, parent);
                            },
                            [](const Context & /*context*/, const Revocation &revocation, QWidget *parent) -> Gate * {
                                return new RevokedGate(revocation, parent);
                            }};
    return made;
}

} // namespace plumbline::pages
