#include "plumbline/pages/roster.h"

#include "audit/auditpage.h"
#include "firstrun/firstrungate.h"
#include "firstrun/unlockgate.h"
#include "health/healthpage.h"
#include "importing/importpage.h"
#include "pipeline/pipelinepage.h"
#include "receivables/receivablespage.h"

namespace plumbline::pages {

namespace {

template<typename Made>
RosterEntry entry(const char *id, kit::Glyph glyph, domain::Roles roles)
{
    return {QString::fromLatin1(id), glyph, [] { return Made::pageTitle(); }, roles,
            [](const Context &context, QWidget *parent) -> Page * { return new Made(context, parent); }};
}

} // namespace

const std::vector<RosterEntry> &roster()
{
    static const std::vector<RosterEntry> entries{
        entry<PipelinePage>("pipeline", kit::Glyph::Pipeline, domain::Everyone),
        entry<ReceivablesPage>("receivables", kit::Glyph::Receivables, domain::Everyone),
        entry<HealthPage>("health", kit::Glyph::Health, domain::Everyone),
        entry<ImportPage>("import", kit::Glyph::Import, domain::Everyone),
        entry<AuditPage>("audit", kit::Glyph::Audit, domain::Everyone),
    };
    return entries;
}

const Gates &gates()
{
    static const Gates made{[](const Context &context, QWidget *parent) -> Gate * { return new FirstRunGate(context, parent); },
                            [](const Context &context, const QString &folder, QWidget *parent) -> Gate * {
                                return new UnlockGate(context, folder, parent);
                            }};
    return made;
}

} // namespace plumbline::pages
