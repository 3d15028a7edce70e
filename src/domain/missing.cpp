#include "plumbline/domain/missing.h"

#include "acts.h"

#include <QStringList>

#include <algorithm>
#include <map>

namespace plumbline::domain {
namespace {

constexpr QLatin1StringView DocumentPrefix("document:");

/// The stages from behind `from` up to `to`, by rank. Going backwards: none.
Result<std::vector<StageId>> stagesOnTheWay(const Stage &from, const Stage &to, const View &view)
{
    std::vector<StageId> way;
    if (to.outcome == StageOutcome::Lost)
        return way;
    const std::int64_t behind = from.outcome == StageOutcome::Lost ? -1 : from.rank;
    PLUMBLINE_TRY_ASSIGN(const std::vector<Record> all, view.all(EntityKind::Stage));
    for (const Record &record : all) {
        PLUMBLINE_TRY_ASSIGN(const Stage stage, fromRecord<Stage>(record));
        if (stage.outcome != StageOutcome::Lost && behind < stage.rank && stage.rank <= to.rank)
            way.push_back(stage.id);
    }
    return way;
}

/// Whether things happened in the deal, and whether documents are read. Each is looked up once, and only when asked for.
class Kept {
public:
    Kept(const Deal &deal, UserId mover, const View &view) : m_deal(deal), m_mover(mover), m_view(view) {}

    Result<bool> happened(KeyEventType type)
    {
        if (!m_events) {
            PLUMBLINE_TRY_ASSIGN(m_events, lookUpWhere<KeyEvent>(m_view, u"deal", m_deal.id.uuid()));
        }
        return std::ranges::any_of(*m_events, [&](const KeyEvent &event) { return event.type == type; });
    }

    Result<bool> isRead(DocumentId id)
    {
        PLUMBLINE_TRY_ASSIGN(const std::optional<Document> document, lookUp(m_view, id));
        // What was withdrawn from the library holds nobody up.
        if (!document)
            return true;
        PLUMBLINE_TRY_ASSIGN(const bool byMover, hasRead(m_mover, *document));
        if (byMover || !m_deal.owner || *m_deal.owner == m_mover)
            return byMover;
        return hasRead(*m_deal.owner, *document);
    }

private:
    Result<bool> hasRead(UserId person, const Document &document)
    {
        auto known = m_read.find(person);
        if (known == m_read.end()) {
            PLUMBLINE_TRY_ASSIGN(auto read, lookUpWhere<Acknowledgement>(m_view, u"by", person.uuid()));
            known = m_read.emplace(person, std::move(read)).first;
        }
        return std::ranges::any_of(known->second, [&](const Acknowledgement &each) {
            return each.document == document.id && each.version == document.version;
        });
    }

    const Deal &m_deal;
    UserId m_mover;
    const View &m_view;
    std::optional<std::vector<KeyEvent>> m_events;
    std::map<UserId, std::vector<Acknowledgement>> m_read;
};

} // namespace

Result<std::vector<Missing>> missingFor(const Deal &deal, StageId to, UserId mover, const View &view)
{
    std::vector<Missing> missing;
    PLUMBLINE_TRY_ASSIGN(const std::vector<Record> gates, view.all(EntityKind::StageGate));
    if (gates.empty())
        return missing;
    PLUMBLINE_TRY_ASSIGN(const Stage from, lookUpPresent(view, deal.stage));
    PLUMBLINE_TRY_ASSIGN(const Stage target, lookUpPresent(view, to));
    PLUMBLINE_TRY_ASSIGN(const std::vector<StageId> way, stagesOnTheWay(from, target, view));
    Kept kept(deal, mover, view);
    for (const Record &record : gates) {
        PLUMBLINE_TRY_ASSIGN(const StageGate gate, fromRecord<StageGate>(record));
        if (std::ranges::find(way, gate.stage) == way.end())
            continue;
        bool open = true;
        if (gate.event) {
            PLUMBLINE_TRY_ASSIGN(open, kept.happened(*gate.event));
        } else if (gate.document) {
            PLUMBLINE_TRY_ASSIGN(open, kept.isRead(*gate.document));
        }
        if (!open)
            missing.push_back({gate.id, gate.stage, gate.event, gate.document});
    }
    // In the order the gates were made, whatever order the view has them in.
    std::ranges::sort(missing, {}, &Missing::gate);
    return missing;
}

QString toText(const std::vector<Missing> &missing)
{
    QStringList parts;
    for (const Missing &each : missing) {
        const QString part = each.event ? toToken(*each.event) : DocumentPrefix + each.document.value_or(DocumentId()).toString();
        if (!parts.contains(part))
            parts << part;
    }
    return parts.join(QStringLiteral(", "));
}

std::vector<Missing> missingFromText(QStringView text)
{
    std::vector<Missing> missing;
    for (const QStringView part : text.split(u", ")) {
        Missing each;
        if (part.startsWith(DocumentPrefix)) {
            const auto id = Uuid::parse(part.mid(DocumentPrefix.size()));
            if (!id)
                continue;
            each.document = DocumentId(*id);
        } else {
            const auto event = fromToken<KeyEventType>(part.toString());
            if (!event)
                continue;
            each.event = *event;
        }
        missing.push_back(each);
    }
    return missing;
}

bool needsFile(KeyEventType type)
{
    switch (type) {
    case KeyEventType::CompetitorComparison:
    case KeyEventType::LegalReview:
    case KeyEventType::ProposalSent:
    case KeyEventType::ContractUploaded:
        return true;
    case KeyEventType::TechnicalAnswer:
    case KeyEventType::Demonstration:
    case KeyEventType::SampleSent:
    case KeyEventType::VisitBooked:
    case KeyEventType::VisitCompleted:
        return false;
    }
    throw InvariantError("a type of key event without a rule");
}

} // namespace plumbline::domain
