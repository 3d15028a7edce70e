#include "acts.h"
#include "decisions.h"
#include "files.h"

#include <algorithm>

namespace plumbline::domain {
namespace {

constexpr Roles GateKeepers = Administrators | Role::Director;

} // namespace

Result<Changes> decideOne(PublishDocument &&publish, const View &view, const Actor &actor, const Clock &clock)
{
    PLUMBLINE_TRY(requireRole(actor, Leaders, u"publish_document"));
    if (publish.files.empty())
        return fail(errors::FileMissing, entityName(EntityKind::Document));
    PLUMBLINE_TRY_ASSIGN(const std::optional<Document> before, lookUp(view, publish.document));
    if (publish.version != (before ? before->version + 1 : 1))
        return fail(errors::Stale, nameOfField<Document>(u"version"));
    Document after = before.value_or(Document());
    after.id = publish.document;
    after.title = publish.title.trimmed();
    after.version = publish.version;
    after.published_at = clock.now();
    if (after.title.isEmpty())
        return fail(errors::RequiredFieldMissing, nameOfField<Document>(u"title"));
    const Record record = toRecord(after);
    Changes changes;
    if (before) {
        PLUMBLINE_TRY(addDifference(changes, toRecord(*before), record));
    } else {
        PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(record, view));
    }
    PLUMBLINE_TRY(addFiles(changes, std::move(publish.files), record, view, actor));
    return changes;
}

Result<Changes> decideOne(AcknowledgeDocument &&acknowledge, const View &view, const Actor &actor, const Clock &clock)
{
    if (actor.role == Role::Auditor)
        return fail(errors::NotPermitted, QStringLiteral("acknowledge_document"));
    PLUMBLINE_TRY_ASSIGN(const Document document, lookUpPresent(view, acknowledge.document));
    if (acknowledge.version != document.version)
        return fail(errors::Stale, nameOfField<Document>(u"version"));
    PLUMBLINE_TRY_ASSIGN(const auto read, lookUpWhere<Acknowledgement>(view, u"by", actor.user.uuid()));
    const bool done = std::ranges::any_of(read, [&](const Acknowledgement &each) {
        return each.document == document.id && each.version == document.version;
    });
    if (done)
        return fail(errors::AlreadyDone, document.title);
    Acknowledgement made;
    made.id = acknowledge.acknowledgement;
    made.document = document.id;
    made.version = document.version;
    made.by = actor.user;
    made.at = clock.now();
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(made), view));
    return changes;
}

Result<Changes> decideOne(SetGate &&set, const View &view, const Actor &actor)
{
    PLUMBLINE_TRY(requireRole(actor, GateKeepers, u"set_gate"));
    if (set.gate.event.has_value() == set.gate.document.has_value())
        return fail(errors::RequiredFieldMissing, nameOfField<StageGate>(u"event"));
    Changes changes;
    PLUMBLINE_TRY_ASSIGN(changes.emplace_back(), creationOf(toRecord(set.gate), view));
    return changes;
}

Result<Changes> decideOne(LiftGate &&lift, const View &view, const Actor &actor)
{
    PLUMBLINE_TRY(requireRole(actor, GateKeepers, u"lift_gate"));
    PLUMBLINE_TRY_ASSIGN(const StageGate gate, lookUpPresent(view, lift.gate));
    return Changes{Removed{toRecord(gate)}};
}

} // namespace plumbline::domain
