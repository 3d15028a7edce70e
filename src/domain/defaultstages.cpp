#include "plumbline/domain/defaultstages.h"

namespace plumbline::domain {

std::vector<Stage> defaultStages(IdSource &ids)
{
    const auto stage = [&](QStringView name, std::int64_t rank, StageOutcome outcome, std::int64_t probability) {
        Stage made;
        made.id = StageId(ids.next());
        made.name = name.toString();
        made.rank = rank;
        made.outcome = outcome;
        made.probability = probability;
        return made;
    };
    return {stage(u"Prospecting", 0, StageOutcome::Open, 1000), stage(u"Engaging", 1, StageOutcome::Open, 4000),
            stage(u"Won", 2, StageOutcome::Won, 10000), stage(u"Lost", 3, StageOutcome::Lost, 0)};
}

} // namespace plumbline::domain
