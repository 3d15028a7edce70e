#pragma once

#include "plumbline/analytics/pages.h"
#include "plumbline/domain/currency.h"
#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"

#include <QWidget>

class QCheckBox;

namespace plumbline::kit {
class DayField;
class Label;
class WaterfallChart;
}

namespace plumbline::pages {

/// What changed in the pipeline since a day: a waterfall from then to the day the pages are read as of, and the day it begins on.
class ChangeView : public QWidget {
    Q_OBJECT
public:
    explicit ChangeView(const Context &context, QWidget *parent = nullptr);

    /// Asks for the change of the slice in force.
    void refresh();
    /// The slice with what it is compared with; what the rows of a step are asked for with.
    [[nodiscard]] analytics::Slice slice() const;
    /// From what to what: for the card's subtitle. Empty while nothing is known.
    [[nodiscard]] QString sentence() const;
    void setPicked(const std::optional<QString> &key);
    void showLoading();
    void retranslate();
    [[nodiscard]] bool isPending() const { return m_latest.isPending() || m_latestPosition.isPending(); }

Q_SIGNALS:
    void activated(const QString &key);
    /// New figures show, those of another day among them.
    void shown();
    void failed(const QString &sentence);

private:
    void chooseDay(domain::Date day);
    void askPosition();
    void ask();
    void show(const analytics::PipelineChange &change, domain::Currency currency);
    void showBars();
    [[nodiscard]] domain::Date day() const;

    Context m_context;
    models::Latest m_latest, m_latestPosition;
    kit::Label *m_label;
    kit::DayField *m_day;
    QCheckBox *m_asRecorded;
    kit::Label *m_hint;
    kit::WaterfallChart *m_chart;
    /// Chosen by the person; otherwise it follows the as-of day.
    std::optional<domain::Date> m_chosen;
    /// What was recorded by the end of the day, where that is asked for and anything came later.
    std::optional<std::int64_t> m_known;
    std::optional<analytics::PipelineChange> m_change;
    domain::Currency m_currency;
};

/// The last Friday before a day: what a week of sales is reckoned from.
[[nodiscard]] domain::Date fridayBefore(domain::Date day);

} // namespace plumbline::pages
