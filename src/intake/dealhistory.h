#pragma once

#include "changewriter.h"
#include "plumbline/domain/entities/pipeline.h"

namespace plumbline::intake {

/// The stage changes a row speaks of, and those a deal has already.
class DealHistory {
public:
    /// A stage the row says the deal came to.
    struct Step {
        domain::StageId stage;
        std::optional<domain::Date> on;
    };

    /// What the deal is worth now, and in the stages before where nothing else is known of them: what a deal closed at says
    /// nothing of the days it was open.
    struct Worth {
        domain::Money now;
        domain::Money before;
    };

    /// When the deal is expected to close now, and was before the row.
    struct Expected {
        std::optional<domain::Date> now;
        std::optional<domain::Date> before;
    };

    /// `existing` are the deal's stage changes so far.
    DealHistory(domain::DealId deal, std::vector<domain::StageChange> existing, const Expected &expected);

    /// Appends the steps the deal has not been through, the last of them always: that is where it is now, so its place is
    /// after all others whatever days a file gives them. Steps it went through unseen are worth what it was worth last.
    void advance(const std::vector<Step> &steps, const Worth &worth, ChangeWriter &writer);
    /// The deal stays where it is and is worth something else, or expected on another day, from its last change on.
    void revalue(domain::StageId stage, domain::Money baseAmount, ChangeWriter &writer);

private:
    /// Rows from before they said when a deal is expected are followed by one that does, once another day is told.
    void catchUp(ChangeWriter &writer);
    void append(const Step &step, domain::Money baseAmount, const std::optional<domain::Date> &expected, ChangeWriter &writer);
    [[nodiscard]] std::optional<domain::Date> lastDay() const;
    [[nodiscard]] std::optional<domain::StageChange> last() const;
    domain::DealId m_deal;
    Expected m_expected;
    std::vector<domain::StageChange> m_changes;
};

} // namespace plumbline::intake
