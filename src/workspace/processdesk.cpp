#include "plumbline/workspace/processdesk.h"

#include "plumbline/workspace/customerdesk.h"

#include "customerreading.h"
#include "workspace_p.h"

#include "plumbline/domain/entities.h"

#include <map>

namespace plumbline::workspace {

using namespace domain;

namespace {

/// All of a small table.
template<typename Entity>
Result<std::vector<Entity>> every(const replica::Reader &reader)
{
    PLUMBLINE_TRY_ASSIGN(const auto records, reader.all(Entity::Kind));
    std::vector<Entity> entities;
    for (const Record &record : records) {
        PLUMBLINE_TRY_ASSIGN(entities.emplace_back(), fromRecord<Entity>(record));
    }
    return entities;
}

/// Open ones by rank, won, then lost ones.
bool isBefore(const Stage &a, const Stage &b)
{
    if (a.outcome != b.outcome)
        return a.outcome < b.outcome;
    return a.rank != b.rank ? a.rank < b.rank : a.id < b.id;
}

Result<std::vector<ProcessStage>> stagesIn(const replica::Reader &reader)
{
    PLUMBLINE_TRY_ASSIGN(auto stages, every<Stage>(reader));
    PLUMBLINE_TRY_ASSIGN(const auto gates, every<StageGate>(reader));
    std::ranges::sort(stages, &isBefore);
    Texts texts(reader);
    std::vector<ProcessStage> shown;
    for (const Stage &stage : stages) {
        ProcessStage &added = shown.emplace_back(ProcessStage{stage, {}});
        for (const StageGate &gate : gates)
            if (gate.stage == stage.id)
                added.gates.push_back({gate, gate.document ? texts.titleOf(EntityKind::Document, gate.document->uuid()) : QString()});
        // Acts in the order of their list, then documents.
        std::ranges::stable_sort(added.gates, [](const ProcessGate &a, const ProcessGate &b) {
            if (a.gate.event.has_value() != b.gate.event.has_value())
                return a.gate.event.has_value();
            return a.gate.event != b.gate.event ? a.gate.event < b.gate.event : a.documentTitle < b.documentTitle;
        });
    }
    return shown;
}

Result<std::vector<ProcessDocument>> documentsIn(const replica::Reader &reader, UserId person, const std::vector<ProcessStage> &stages)
{
    PLUMBLINE_TRY_ASSIGN(const auto documents, every<Document>(reader));
    PLUMBLINE_TRY_ASSIGN(const auto read, foundWhere<Acknowledgement>(reader, u"by", {Value(person.uuid())}));
    std::vector<ProcessDocument> shown;
    for (const Document &document : documents) {
        ProcessDocument &added = shown.emplace_back(ProcessDocument{document, {}, 0, {}});
        for (const Acknowledgement &each : read) {
            if (each.document != document.id)
                continue;
            added.readVersion = std::max(added.readVersion, each.version);
            if (each.version == document.version)
                added.readAt = each.at;
        }
        for (const ProcessStage &stage : stages)
            for (const ProcessGate &gate : stage.gates)
                if (gate.gate.document == document.id)
                    added.stages << stage.stage.name;
    }
    std::ranges::sort(shown, [](const ProcessDocument &a, const ProcessDocument &b) {
        if (a.readAt.has_value() != b.readAt.has_value())
            return !a.readAt.has_value();
        return a.document.published_at != b.document.published_at ? a.document.published_at > b.document.published_at : a.document.id > b.document.id;
    });
    return shown;
}

} // namespace

Pending<ProcessShown> ProcessDesk::process()
{
    return CustomerDesk::threadsOf(m_workspace).read<ProcessShown>([](Session &session, const replica::Reader &reader) -> Result<ProcessShown> {
        ProcessShown shown;
        PLUMBLINE_TRY(reader.inSnapshot([&]() -> Result<void> {
            PLUMBLINE_TRY_ASSIGN(shown.stages, stagesIn(reader));
            PLUMBLINE_TRY_ASSIGN(shown.documents, documentsIn(reader, session.actor().user, shown.stages));
            return {};
        }));
        return shown;
    });
}

} // namespace plumbline::workspace
